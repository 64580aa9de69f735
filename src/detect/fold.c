#include "detect/fold.h"

/* Finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
static uint64_t mixed(uint64_t x) {
    x += UINT64_C(0x9e3779b97f4a7c15);
    x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
    return x ^ (x >> 31);
}

/* Two places each: the older one makes room. */
static bool seen_before(FoldEntry *table, size_t size, uint64_t id, uint32_t at) {
    uint64_t hash = mixed(id);
    uint32_t print = (uint32_t)(hash >> 32) | 1;
    FoldEntry *pair = &table[hash % (size / 2) * 2];
    for (size_t i = 0; i < 2; i++)
        if (pair[i].print == print) {
            bool is_recent = at - pair[i].at < FOLD_SECONDS;
            pair[i].at = at;
            return is_recent;
        }
    pair[pair[0].print != 0 && (pair[1].print == 0 || pair[1].at < pair[0].at)] =
        (FoldEntry){ print, at };
    return false;
}

bool fold_repeats(Fold *f, int64_t at, uint64_t author, uint64_t copy) {
    uint32_t second = (uint32_t)at;
    bool by_author = author != 0 && seen_before(f->authors, FOLD_AUTHORS, author, second);
    bool by_text = copy != 0 && seen_before(f->copies, FOLD_COPIES, copy, second);
    return by_author || by_text;
}
