/* personal_part.h - the kinds of personal data that are more than a number: one file each, for
 * personal.c only. Both look at the text from byte i on, where a word or number begins, and read
 * a bounded number of bytes. */
#ifndef TEXT_PERSONAL_PART_H
#define TEXT_PERSONAL_PART_H

#include "base/str.h"

/* The number of an order, invoice or parcel at i or behind the words for one that begin at i. */
bool personal_order(Str text, size_t i, size_t *from, size_t *to);
/* A street address that begins at i. */
bool personal_address(Str text, size_t i, size_t *to);

/* A telephone number in words or with letters for digits that begins at i. */
bool personal_spelled(Str text, size_t i, size_t *to);

#endif
