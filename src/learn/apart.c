#include "learn/apart.h"

#include <string.h>

enum { TRIPLE_BITS = 18, TRIPLES = 1 << TRIPLE_BITS, TRIPLES_MOST = 4096 };

typedef struct Posting Posting;
struct Posting {
    Posting *next;
    uint32_t texts[14];
    uint32_t count;
};

struct Apart {
    Arena *arena;
    Posting *by_triple[TRIPLES];
    uint32_t count;      /* texts */
    uint16_t *shared;    /* of the text asked about, by text */
    uint32_t shared_cap;
    uint32_t *touched;
    uint32_t *triples; /* of each text */
    uint32_t triples_cap;
};

typedef struct Triples {
    uint32_t id[TRIPLES_MOST], count;
    bool seen[TRIPLES];
} Triples;

Apart *apart_new(Arena *a) {
    Apart *x = arena_make(a, Apart, 1);
    x->arena = a;
    return x;
}

static uint32_t triple_id(const char *p) {
    uint32_t v = (uint32_t)(uint8_t)p[0] | (uint32_t)(uint8_t)p[1] << 8 |
                 (uint32_t)(uint8_t)p[2] << 16;
    return (v * 2654435761u) >> (32 - TRIPLE_BITS);
}

/* Each different triple once. */
static void triples_of(Arena *a, Str text, Triples *out) {
    Str plain = str_lower_ascii(a, text);
    char *p = arena_make(a, char, plain.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < plain.n; i++)
        if (ascii_is_alpha(plain.p[i]) || ascii_is_digit(plain.p[i]) || (uint8_t)plain.p[i] >= 0x80)
            p[n++] = plain.p[i];
    out->count = 0;
    for (size_t i = 0; i + 3 <= n && out->count < TRIPLES_MOST; i++) {
        uint32_t id = triple_id(p + i);
        if (!out->seen[id]) {
            out->seen[id] = true;
            out->id[out->count++] = id;
        }
    }
}

/* How many of its triples make a copy. */
static uint32_t needed(uint32_t triples) {
    return triples < APART_LEAST ? triples : (triples + 1) / 2;
}

static void note_size(Apart *x, uint32_t triples) {
    if (x->count == x->triples_cap) {
        uint32_t cap = x->triples_cap ? x->triples_cap * 2 : 1024;
        uint32_t *more = arena_make(x->arena, uint32_t, cap);
        if (x->count)
            memcpy(more, x->triples, x->count * sizeof *more);
        x->triples = more;
        x->triples_cap = cap;
    }
    x->triples[x->count] = triples;
}

void apart_add(Apart *x, Str text) {
    SCRATCH(a);
    Triples *t = arena_make(a, Triples, 1);
    triples_of(a, text, t);
    note_size(x, t->count);
    for (uint32_t i = 0; i < t->count; i++) {
        Posting **head = &x->by_triple[t->id[i]];
        if (*head == NULL || (*head)->count == COUNT((*head)->texts)) {
            Posting *fresh = arena_make(x->arena, Posting, 1);
            fresh->next = *head;
            *head = fresh;
        }
        (*head)->texts[(*head)->count++] = x->count;
    }
    x->count++;
}

static void make_room(Apart *x) {
    if (x->shared_cap >= x->count)
        return;
    x->shared_cap = x->count * 2;
    x->shared = arena_make(x->arena, uint16_t, x->shared_cap);
    x->touched = arena_make(x->arena, uint32_t, x->shared_cap);
}

bool apart_has_near(Apart *x, Str text, ApartCopy which) {
    SCRATCH(a);
    Triples *t = arena_make(a, Triples, 1);
    uint32_t touched = 0;
    bool near = false;
    triples_of(a, text, t);
    make_room(x);
    uint32_t need = needed(t->count);
    if (need == 0)
        return false;
    for (uint32_t i = 0; i < t->count; i++)
        for (const Posting *p = x->by_triple[t->id[i]]; p; p = p->next)
            for (uint32_t k = 0; k < p->count; k++) {
                uint16_t *shared = &x->shared[p->texts[k]];
                if (*shared == 0)
                    x->touched[touched++] = p->texts[k];
                if (*shared < UINT16_MAX)
                    ++*shared;
                if (which == APART_ADDED)
                    need = needed(x->triples[p->texts[k]]);
                near = near || *shared >= need;
            }
    for (uint32_t i = 0; i < touched; i++)
        x->shared[x->touched[i]] = 0;
    return near;
}
