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

typedef struct StemTable {
    const SaidEntry *entries;
    size_t count;
    uint8_t kind; /* of the entries that count; 0 = any */
} StemTable;

/* The entry of the word without its affixes (menggantinya, dikirimkan), or NULL. */
const SaidEntry *said_stem(const char *word, size_t n, const StemTable *table, VowForm *form);

/* The entry of the word in data/said/sense.txt, also behind "ter-" and "ke-" and with the endings
 * of Javanese, or NULL. */
/* The value of senses that only answers are compared by, no problems. */
enum { SENSE_OF_DRIFT = 4 };
const SaidEntry *said_sense(const char *word, size_t n);

/* One for each token of the scan. */
VowWord *vow_words(Arena *a, const SaidScan *s);

#endif
