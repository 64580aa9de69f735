/* promise_words.h - the words of a text as promise.c looks at them: who acts, how, what is done. */
#ifndef TEXT_PROMISE_WORDS_H
#define TEXT_PROMISE_WORDS_H

#include "text/said_ahead.h"

/* What its affixes make of a word for something done. */
typedef enum VowForm { FORM_BASE, FORM_PASSIVE, FORM_ACTIVE } VowForm;

typedef struct VowWord {
    uint8_t kind, form; /* VOW_, VowForm */
    int8_t value;
} VowWord;

/* One for each token of the scan. */
VowWord *vow_words(Arena *a, const SaidScan *s);

#endif
