#include "text/heads.h"

static const char *const class_answers[] = {
    "other", "real_complaint", "constructive_criticism", "question", "pressing_demand", "venting",
    "troll", "spam_scam", "rumour", "at_risk", "praise",
};
static const char *const needs_answer_answers[] = { "yes" };
static const char *const mood_answers[] = { "neutral", "negative", "positive" };
static const char *const intent_answers[] = { "none", "answer", "action", "tell", "warn", "buy" };
static const char *const severity_answers[] = {
    "safety", "health", "halal", "fraud", "data_leak", "staff", "legal", "money", "crowd", "media",
};
static const char *const subject_answers[] = {
    "delivery", "packaging", "quality", "wrong_item", "price", "payment", "service", "app", "place",
    "other",
};
static const char *const demand_answers[] = {
    "refund", "replacement", "apology", "explanation", "deadline", "call_back", "takedown",
    "compensation",
};
static const char *const harm_answers[] = { "insult", "hate", "threat", "sexual", "self_harm" };
static const char *const spam_answers[] = {
    [SPAM_GAMBLING] = "gambling",
    [SPAM_SCAM] = "scam",
    [SPAM_PROMOTION] = "promotion",
};

enum { /* where the outputs of each head begin */
    FIRST_CLASS = 0,
    FIRST_NEEDS_ANSWER = FIRST_CLASS + COUNT(class_answers),
    FIRST_MOOD = FIRST_NEEDS_ANSWER + COUNT(needs_answer_answers),
    FIRST_INTENT = FIRST_MOOD + COUNT(mood_answers),
    FIRST_SEVERITY = FIRST_INTENT + COUNT(intent_answers),
    FIRST_SUBJECT = FIRST_SEVERITY + COUNT(severity_answers),
    FIRST_DEMAND = FIRST_SUBJECT + COUNT(subject_answers),
    FIRST_HARM = FIRST_DEMAND + COUNT(demand_answers),
    FIRST_SPAM = FIRST_HARM + COUNT(harm_answers),
    FIRST__END = FIRST_SPAM + COUNT(spam_answers),
};

#define HEAD_ROW(NAME, name, kind) \
    [HEAD_##NAME] = { #name, kind, FIRST_##NAME, COUNT(name##_answers), name##_answers }

const HeadInfo head_table[HEAD__COUNT] = {
    HEAD_ROW(CLASS, class, HEAD_CHOICE),       HEAD_ROW(NEEDS_ANSWER, needs_answer, HEAD_SET),
    HEAD_ROW(MOOD, mood, HEAD_CHOICE),         HEAD_ROW(INTENT, intent, HEAD_CHOICE),
    HEAD_ROW(SEVERITY, severity, HEAD_SET),    HEAD_ROW(SUBJECT, subject, HEAD_SET),
    HEAD_ROW(DEMAND, demand, HEAD_SET),        HEAD_ROW(HARM, harm, HEAD_SET),
    HEAD_ROW(SPAM, spam, HEAD_SET),
};
static_assert((int)FIRST__END == (int)OUTPUTS, "OUTPUTS counts all answers");

Head head_of_output(int output) {
    Head head = 0;
    while (output >= head_table[head].first + head_table[head].count)
        head++;
    return head;
}

int head_answer(Head head, Str name) {
    for (int i = 0; i < head_table[head].count; i++)
        if (str_eq(name, str_c(head_table[head].answers[i])))
            return i;
    return -1;
}

int head_best(Head head, const float *p) {
    const HeadInfo *h = &head_table[head];
    int best = 0;
    for (int i = 1; i < h->count; i++)
        if (p[h->first + i] > p[h->first + best])
            best = i;
    return best;
}
