/* apart.h - which texts are near copies of others: a text is a near copy of another one when half
 * of its different letter triples occur there. Letters and digits alone count, in lower case.
 * Private to learn/. */
#ifndef LEARN_APART_H
#define LEARN_APART_H

#include "base/str.h"

typedef struct Apart Apart;

Apart *apart_new(Arena *a);
void apart_add(Apart *x, Str text);
/* Texts with fewer than APART_LEAST triples are copies only when all their triples occur. */
enum { APART_LEAST = 8 };
typedef enum ApartCopy {
    APART_ASKED, /* the text asked about is a near copy of one that was added */
    APART_ADDED, /* one that was added is a near copy of the text asked about */
} ApartCopy;
bool apart_has_near(Apart *x, Str text, ApartCopy which);

#endif
