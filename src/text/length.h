/* length.h - how long a text is, as each kind of channel counts. The one place that knows. */
#ifndef TEXT_LENGTH_H
#define TEXT_LENGTH_H

#include "base/str.h"

typedef enum LengthRule {
    LENGTH_RUNES, /* code points: where a platform does not say how it counts */
    LENGTH_BYTES, /* of UTF-8 */
    LENGTH_X,     /* weighted characters of X: CJK and emoji are two, a link is 23 */
} LengthRule;

/* The length of the text. Where it is above `most`, *cut is the first byte too many, else the end
 * of the text; cut may be NULL. */
size_t length_of(Str text, LengthRule rule, size_t most, size_t *cut);

#endif
