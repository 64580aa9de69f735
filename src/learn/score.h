/* score.h - F1 of answers from what was said against what is true. Private to learn/. */
#ifndef LEARN_SCORE_H
#define LEARN_SCORE_H

#include "text/model.h"

typedef struct Confusion {
    size_t answers;
    int64_t of[MODEL_OUTPUTS_MOST][MODEL_OUTPUTS_MOST]; /* [true][said] */
} Confusion;

typedef struct AnswerScore {
    int64_t truth, said, hit;
    double precision, recall, f1;
} AnswerScore;

AnswerScore answer_score(const Confusion *c, size_t answer);
/* The mean F1 of the answers that are true of some row. */
double macro_f1(const Confusion *c);
double accuracy(const Confusion *c);

#endif
