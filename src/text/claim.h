/* claim.h - the sentences of a public text, which of them claim something, and which facts could
 * bear them.
 *
 * Everything is a claim but what plainly is none: a question, courtesies alone, and a promise that
 * says nothing beside what is promised and when (promises have a ledger of their own). Rules, not
 * understanding: a person says what a sentence rests on. Pure; linear in the length of the text. */
#ifndef TEXT_CLAIM_H
#define TEXT_CLAIM_H

#include "base/str.h"

typedef struct ClaimSentence {
    size_t from, to; /* bytes, without white space and list signs around it */
    bool is_claim;
} ClaimSentence;

/* In the order of the text. Of a text with more, the last one is all the rest, and a claim. */
enum { CLAIMS_MAX = 100 };
void claim_find(Arena *a, Str text, ClaimSentence **out, size_t *count);

/* The words of a sentence as they are compared: in small letters, one space between them, without
 * signs; two that differ in them are the same. */
Str claim_words(Arena *a, Str sentence);

/* How much of a fact a sentence says, 0 to 1000: shared words, and numbers thrice. 0 when both have
 * numbers and none is shared. */
int claim_nearness(Arena *a, Str sentence, Str fact);
/* The sentence has a number that the fact has not. */
bool claim_adds_number(Arena *a, Str sentence, Str fact);

#endif
