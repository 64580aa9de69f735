/* evidence.h - the evidence of a message as one short column: a line "stage says from to from to.."
 * for neighbours that say the same. Cheaper to write than JSON, and shorter. */
#ifndef DESK_EVIDENCE_H
#define DESK_EVIDENCE_H

#include "text/reading.h"

/* none when there is no evidence. */
Str evidence_write(Arena *a, const Reading *r);
/* Lines that make no sense are left out. */
void evidence_read(Arena *a, Str text, List *out /* of Evidence */);

#endif
