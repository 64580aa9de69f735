/* own_post_match.h - whether what stands on an account is what the desk wrote. Pure. Inside desk/
 * only. */
#ifndef DESK_OWN_POST_MATCH_H
#define DESK_OWN_POST_MATCH_H

#include "base/mem.h"
#include "base/str.h"

#include <stdbool.h>

/* The letters and digits of a text alone, small where that is ASCII: platforms add a name before an
 * answer, change line breaks and signs, and cut what is long. Lives in `a`. */
Str own_post_fold(Arena *a, Str text);
/* Both folded. The same, or one whole in the other and the greater part of it. */
bool own_post_matches(Str seen, Str written);
/* What a progress update says, folded. */
typedef struct ToldParts {
    Str known, unknown, doing;
} ToldParts;
/* As people paste it: each part whole in it, and little beside them; or, where it was too long, how
 * what is known begins. */
bool own_post_tells(Str seen, const ToldParts *parts);

#endif
