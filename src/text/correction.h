/* correction.h - what people of a brand said about the class of messages, and what that means for a
 * new one.
 *
 * A correction speaks only for messages much like the one it was made on: more than half of the
 * words in common (cosine over the words, function words counting little), the more the louder,
 * and all that speak for one class are together bounded. So one tap on a
 * message settles its copies, and ten wrong ones spoil what resembles those ten and nothing else.
 * Pure; a set is read by any number of threads. */
#ifndef TEXT_CORRECTION_H
#define TEXT_CORRECTION_H

#include "text/reading.h"

enum { CORRECTIONS_MOST = 500 };

typedef struct Correction {
    Str normal; /* Reading.normal of the message */
    MessageClass class;
} Correction;

typedef struct CorrectionSet CorrectionSet;

/* The newest first: of two on the same words the first stands. Those past CORRECTIONS_MOST are not
 * looked at. Its memory is in `a`, texts are not kept. */
CorrectionSet *correction_set_new(Arena *a, const Correction *items, size_t count);
/* Whether one of them speaks for a message of these normal words. */
bool correction_is_alike(const CorrectionSet *set, Str normal);

#endif
