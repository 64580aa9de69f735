#include "desk/intake_seen.h"

#include "base/map.h"

/* Two bits of one word (Bloom 1970; Putze et al. 2007, blocked): one line of memory an id, and of
 * a million ids some three in a hundred taken for known. */
enum { WORDS = 1 << 18 };

struct IntakeSeen {
    uint64_t words[WORDS];
};

IntakeSeen *intake_seen_new(Arena *a) { return arena_make(a, IntakeSeen, 1); }

bool intake_seen_add(IntakeSeen *s, int64_t source_id, Str id) {
    uint64_t hash = hash_bytes(id, (uint64_t)source_id);
    uint64_t bits = UINT64_C(1) << (hash >> 58) | UINT64_C(1) << (hash >> 52 & 63);
    uint64_t *word = &s->words[hash % WORDS];
    bool was_there = (*word & bits) == bits;
    *word |= bits;
    return was_there;
}
