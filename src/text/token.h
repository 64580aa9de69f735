/* token.h - one pass over folded text that makes words, spells out slang and looks them up.
 *
 * Whatever is written twice the same way ends as the same word: bangeeet, b4nget and ba_nget
 * as `banget`, gk and nggak as `tidak`, ibu2 and ibu-ibu as `ibu ibu`, g a c o r as `gacor`. */
#ifndef TEXT_TOKEN_H
#define TEXT_TOKEN_H

#include "text/pass.h"

/* Appends the tokens of a folded text to the pass, with `flags` on each; stops at LIMIT_TOKENS. */
void token_read(Pass *p, const Fold *f, uint8_t flags);
/* Finds the words and phrases of the lexicon among the tokens. */
void token_match(Pass *p);

#endif
