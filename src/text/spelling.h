/* spelling.h - from a word as written to the word as meant, and onto the list of tokens. */
#ifndef TEXT_SPELLING_H
#define TEXT_SPELLING_H

#include "text/pass.h"

/* A word as it stands in folded text. `p` has LEX_SLACK readable bytes behind it. */
typedef struct Written {
    const char *p;
    uint32_t n;
    uint32_t from, to; /* bytes of the original */
    bool has_digit, has_mark, has_rune; /* 0-9; $ @ or an apostrophe; anything not ASCII */
    uint8_t flags;
} Written;

/* Appends one token, or several when slang means several words. */
void spelling_add(Pass *p, const Written *w);
/* The same for letters alone, looked up already. */
void spelling_add_letters(Pass *p, const Written *w, uint64_t hash, uint16_t word);
/* Appends a token whose text is kept as it is (numbers, links, mentions). */
void spelling_add_raw(Pass *p, TokenKind kind, const Written *w);
/* Appends a token that stands in no text (an emoji the lexicon knows). */
void spelling_add_emoji(Pass *p, uint16_t word, const Written *w);

#endif
