/* words.h - a brand's own words: whole words and phrases of up to four words, compared after
 * normalisation. Immutable once built; rebuilt when a word changes (a few milliseconds
 * for ten thousand words). */
#ifndef TEXT_WORDS_H
#define TEXT_WORDS_H

#include "base/str.h"

typedef enum WordKind {
    WORD_BRAND,
    WORD_PRODUCT,
    WORD_RIVAL,
    WORD_WATCH,
    WORD_CONTACT, /* how the shop is reached: found in no message, may stand in public answers */
    WORD_KIND__COUNT
} WordKind;
extern const char *const word_kind_names[];

typedef struct Word {
    Str text;
    WordKind kind;
} Word;

typedef struct WordSet WordSet;

WordSet *word_set_new(Arena *a, const Word *words, size_t count);

#endif
