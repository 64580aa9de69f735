/* evidence.h - the evidence of a message as one short column: a line "stage says from to from to.."
 * for neighbours that say the same. Cheaper to write than JSON, and shorter. */
#ifndef DESK_EVIDENCE_H
#define DESK_EVIDENCE_H

#include "text/reading.h"

/* Bytes of title and text up to which none is kept of a message that asks nobody: it is found again
 * for who looks. */
enum { EVIDENCE_SPARED_MOST = 1000 };

/* none when there is no evidence. */
Str evidence_write(Arena *a, const Reading *r);
/* Lines that make no sense are left out. */
void evidence_read(Arena *a, Str text, List *out /* of Evidence */);

#endif
