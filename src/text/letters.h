/* letters.h - the words of a text that are nothing but letters, found and looked up ahead.
 *
 * Most of a message is such words. They are measured eight bytes at a time and looked up some
 * dozens in a row, so that no look-up waits for the one before. */
#ifndef TEXT_LETTERS_H
#define TEXT_LETTERS_H

#include "text/fold.h"
#include "text/lexicon.h"

/* Letters a to z with none before or behind them. */
typedef struct Letters {
    uint64_t hash;
    uint32_t at, n;
    uint16_t word; /* in the lexicon, or 0 */
} Letters;

enum { LETTERS_AHEAD = 48 };

typedef struct LettersAhead {
    const char *p; /* LEX_SLACK zeros behind the n bytes */
    uint32_t n, read; /* bytes looked at */
    const Letters *next, *end; /* of `found` */
    Letters found[LETTERS_AHEAD];
} LettersAhead;

void letters_start(LettersAhead *a, const char *p, uint32_t n);
/* Forgets what was found, and finds what follows; false when there is no more. */
bool letters_find(LettersAhead *a);

#endif
