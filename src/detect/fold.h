/* fold.h - one voice counts once: repeats of an author and copies of a text are told. Pure.
 *
 * Two tables of fixed size in which the newest push out older ones, so that a wave of ten
 * thousand copies by fifty accounts stays fifty voices, whatever the volume. A quiet brand
 * remembers an author for FOLD_SECONDS, a very busy one its last few thousand. */
#ifndef DETECT_FOLD_H
#define DETECT_FOLD_H

#include "base/base.h"

enum { FOLD_AUTHORS = 768, FOLD_COPIES = 64, FOLD_SECONDS = 86400 };

typedef struct FoldEntry {
    uint32_t print; /* of the author or text, and 0 for nobody */
    uint32_t at;    /* seconds since 1970 */
} FoldEntry;

typedef struct Fold {
    FoldEntry authors[FOLD_AUTHORS], copies[FOLD_COPIES];
} Fold;

/* Whether a message at `at` (seconds) repeats an author or a text of the last FOLD_SECONDS; it is
 * remembered. author and copy are any numbers, 0 = unknown. Messages come by time. */
bool fold_repeats(Fold *f, int64_t at, uint64_t author, uint64_t copy);

#endif
