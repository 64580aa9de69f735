/* map.h - a hash table from bytes to a pointer, inside an arena. Never shrinks, no delete:
 * the right thing for lookups built once or per batch. Iteration is in insertion order. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

/* A fast hash for tables in memory (wyhash-like mixing of 8 bytes a step; not for security:
 * tables keyed by outside text must pass a random seed). */
uint64_t hash_bytes(Str s, uint64_t seed);

typedef struct MapEntry {
    Str key;
    uint64_t hash;
    void *value;
} MapEntry;

typedef struct Map {
    Arena *arena;
    uint64_t seed;
    MapEntry *entries;
    uint32_t *slots; /* index + 1 into entries; 0 = free */
    size_t count, entries_cap, slots_cap;
} Map;

Map   map_new(Arena *a, uint64_t seed);
void *map_get(const Map *m, Str key); /* NULL when absent */
/* The value's address for this key, added with NULL when absent. The key is not copied. */
void **map_at(Map *m, Str key);

#endif
