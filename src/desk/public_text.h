/* public_text.h - what leaves for all to read and answers nobody's message: a public post, a
 * progress update. */
#ifndef DESK_PUBLIC_TEXT_H
#define DESK_PUBLIC_TEXT_H

#include "desk/clause.h"

typedef struct PublicText {
    Str text;
    const char *field; /* whose error it would be */
    bool overrides;    /* a person has seen what the checker asks */
    bool is_part;      /* of a greater text: it need not say something by itself */
} PublicText;
/* Read as an answer is (reply_check()): ERR_INVALID for what the checker stops, for what it asks
 * without overrides. *rules gains the bits 1 << DraftRule of what it found. */
NODISCARD Err public_text_check(Db *db, Arena *a, const Caller *by, const PublicText *of,
                                uint64_t *rules, Error *e);
/* Whether this person's word is enough for what was found: ERR_DENIED with the clause. */
NODISCARD Err public_text_may_approve(const Policy *p, const Caller *by, uint64_t rules, Error *e);

#endif
