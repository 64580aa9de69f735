/* public_rate.h - how often one address may look at pages that anybody may see.
 *
 * Counts by the minute in a table of fixed size; two addresses that share a place share its
 * count, so it may refuse one a little early and never grows. Safe from many threads. */
#ifndef API_PUBLIC_RATE_H
#define API_PUBLIC_RATE_H

#include "base/str.h"

#include <stdatomic.h>

enum { PUBLIC_RATE_PLACES = 4096, PUBLIC_RATE_MOST = 120 }; /* looks a minute */

typedef struct PublicRate {
    _Atomic uint64_t places[PUBLIC_RATE_PLACES]; /* minute << 16 | count */
    uint64_t seed; /* random: addresses are outside text */
} PublicRate;

/* Counts this look. */
bool public_rate_allows(PublicRate *rate, Str address, int64_t now);

#endif
