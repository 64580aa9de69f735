#include "learn/score.h"

static double ratio(int64_t part, int64_t whole) {
    return whole ? (double)part / (double)whole : 0;
}

AnswerScore answer_score(const Confusion *c, size_t answer) {
    AnswerScore s = { .hit = c->of[answer][answer] };
    for (size_t k = 0; k < c->answers; k++) {
        s.truth += c->of[answer][k];
        s.said += c->of[k][answer];
    }
    s.precision = ratio(s.hit, s.said);
    s.recall = ratio(s.hit, s.truth);
    s.f1 = ratio(2 * s.hit, s.truth + s.said);
    return s;
}

double macro_f1(const Confusion *c) {
    double sum = 0;
    int counted = 0;
    for (size_t i = 0; i < c->answers; i++) {
        AnswerScore s = answer_score(c, i);
        sum += s.truth ? s.f1 : 0;
        counted += s.truth > 0;
    }
    return counted ? sum / counted : 0;
}

double accuracy(const Confusion *c) {
    int64_t rows = 0, right = 0;
    for (size_t i = 0; i < c->answers; i++) {
        rows += answer_score(c, i).truth;
        right += c->of[i][i];
    }
    return ratio(right, rows);
}
