/* heads.h - the questions a model answers about a message, and the answers it may give.
 *
 * One table for training, judging, reading and the labels of people. A choice has exactly one
 * answer, a set any number of them. Names are those of `tanggap classify` and of label files. */
#ifndef TEXT_HEADS_H
#define TEXT_HEADS_H

#include "base/str.h"

typedef enum Head {
    HEAD_CLASS, HEAD_NEEDS_ANSWER, HEAD_MOOD, HEAD_INTENT, HEAD_SEVERITY, HEAD_SUBJECT,
    HEAD_DEMAND, HEAD_HARM, HEAD_SPAM, HEAD__COUNT
} Head;

/* Answers of HEAD_SPAM. */
enum { SPAM_GAMBLING, SPAM_SCAM, SPAM_PROMOTION };

typedef enum HeadKind { HEAD_CHOICE, HEAD_SET } HeadKind;

typedef struct HeadInfo {
    const char *name;
    HeadKind kind;
    int first, count; /* of its outputs, in the order of the enum of its answers */
    const char *const *answers;
} HeadInfo;

enum { OUTPUTS = 57 };

extern const HeadInfo head_table[HEAD__COUNT];

/* The head an output belongs to. */
Head head_of_output(int output);
/* The number of an answer by its name, -1 when the head has none such. */
int head_answer(Head head, Str name);
/* The most probable answer of a choice, by its number; p[] as in model_answer(). */
int head_best(Head head, const float *p);
static inline const char *output_name(int output) {
    const HeadInfo *h = &head_table[head_of_output(output)];
    return h->answers[output - h->first];
}

#endif
