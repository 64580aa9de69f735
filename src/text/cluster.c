#include "text/cluster.h"

#include "text/stages.h"

/* SimHash over the five-letter pieces of the normal words. Numbers, links and mentions are left
 * out, so that copies that differ in them are equal. The 64 counters are kept as bit planes:
 * plane k holds bit k of all counters, and adding one hash is a ripple carry over the planes. */

enum { PIECE = 5, PLANES = 20, GROUP = 8, GROUP_PLANE = 3, WAITING = 16 * GROUP };

typedef struct Counters {
    uint64_t plane[PLANES];
    uint32_t count; /* of all hashes */
    uint32_t waits;
    uint64_t waiting[WAITING]; /* hashes to be added in groups */
} Counters;

static void ripple(Counters *c, size_t plane, uint64_t bits) {
    for (; bits != 0; plane++) {
        uint64_t carry = c->plane[plane] & bits;
        c->plane[plane] ^= bits;
        bits = carry;
    }
}

/* Adds two numbers of one bit to *low and returns the carries. */
static inline uint64_t add_two(uint64_t *low, uint64_t x, uint64_t y) {
    uint64_t half = *low ^ x, carry = (*low & x) | (half & y);
    *low = half ^ y;
    return carry;
}

/* Eight at once with seven adders: the long ripple is needed once in eight. */
static void add_groups(Counters *c) {
    uint64_t ones = c->plane[0], twos = c->plane[1], fours = c->plane[2];
    uint32_t at = 0;
    for (; at + GROUP <= c->waits; at += GROUP) {
        const uint64_t *g = c->waiting + at;
        uint64_t a = add_two(&ones, g[0], g[1]), b = add_two(&ones, g[2], g[3]);
        uint64_t x = add_two(&twos, a, b);
        a = add_two(&ones, g[4], g[5]);
        b = add_two(&ones, g[6], g[7]);
        uint64_t y = add_two(&twos, a, b);
        ripple(c, GROUP_PLANE, add_two(&fours, x, y));
    }
    c->plane[0] = ones;
    c->plane[1] = twos;
    c->plane[2] = fours;
    for (; at < c->waits; at++)
        ripple(c, 0, c->waiting[at]);
    c->count += c->waits;
    c->waits = 0;
}

/* The bits whose counter is more than half of the count. */
static uint64_t counters_majority(const Counters *c) {
    uint64_t more = 0, equal = ~UINT64_C(0);
    uint32_t half = c->count / 2;
    for (size_t k = PLANES; k-- > 0;) {
        uint64_t limit = (half >> k) & 1 ? ~UINT64_C(0) : 0;
        more |= equal & c->plane[k] & ~limit;
        equal &= ~(c->plane[k] ^ limit);
    }
    return more;
}

static bool counts(const Token *t) { return t->kind == TOKEN_WORD && t->n > 0; }

static uint64_t piece_hash(const char *p) {
    uint64_t v;
    memcpy(&v, p, sizeof v);
    v &= (UINT64_C(1) << (8 * PIECE)) - 1;
    v *= UINT64_C(0xD6E8FEB86659FD93);
    v ^= v >> 32;
    v *= UINT64_C(0x9E3779B97F4A7C15);
    return v ^ (v >> 29);
}

/* Where the pieces begin that begin in word i: bytes [from, to) of the normal text. They run on
 * into the next word, if it follows directly. None: the word is shorter than a piece. */
typedef struct Range {
    uint32_t from, to;
} Range;

static Range range_of(const Pass *p, size_t i, const bool *skips) {
    const Token *t = &p->tokens[i];
    bool runs_on = i + 1 < p->token_count && counts(&p->tokens[i + 1]) &&
                   p->tokens[i + 1].at == t->at + t->n + 1 && (skips == NULL || !skips[i + 1]);
    uint32_t end = t->at + t->n + (runs_on ? PIECE - 1 : 0);
    if (end > p->normal_n)
        end = (uint32_t)p->normal_n;
    return end - t->at < PIECE ? (Range){ 0, 0 } : (Range){ t->at, end - PIECE + 1 };
}

static void add_piece(Counters *c, uint64_t hash) {
    if (c->waits == WAITING)
        add_groups(c);
    c->waiting[c->waits++] = hash;
}

/* A piece begins at each of these bytes that is no space. One long loop over many words, since the
 * ends of short ones cannot be foretold. */
static void add_pieces(Counters *c, const char *p, const char *end) {
    while (p < end) {
        size_t room = WAITING - c->waits;
        const char *stop = (size_t)(end - p) < room ? end : p + room;
        uint64_t *out = c->waiting + c->waits;
        for (; p < stop; p++) {
            *out = piece_hash(p);
            out += *p != ' ';
        }
        c->waits = (uint32_t)(out - c->waiting);
        if (c->waits == WAITING)
            add_groups(c);
    }
}

/* Words [from, last], one behind the other, of which all but the last run on. */
static void add_words(const Pass *p, Counters *c, size_t from, size_t last) {
    Range r = range_of(p, last, NULL);
    uint32_t end = r.to ? r.to : p->tokens[last].at;
    add_pieces(c, p->normal + p->tokens[from].at, p->normal + end);
    if (r.to == 0)
        add_piece(c, lex_mix(p->tokens[last].hash));
}

/* Whether a piece begins at each byte of the word, and the next word follows. */
static bool runs_on(const Pass *p, size_t i) {
    const Token *t = &p->tokens[i];
    return i + 1 < p->token_count && counts(t) && counts(t + 1) && t[1].at == t->at + t->n + 1 &&
           t->at + t->n + PIECE - 1 <= p->normal_n;
}

size_t cluster_pieces(const Pass *p, const bool *skips, uint64_t *out) {
    size_t count = 0;
    for (size_t i = 0; i < p->token_count; i++) {
        if (!counts(&p->tokens[i]) || skips[i])
            continue;
        Range r = range_of(p, i, skips);
        if (r.to == 0)
            out[count++] = lex_mix(p->tokens[i].hash);
        for (uint32_t at = r.from; at < r.to; at++)
            out[count++] = piece_hash(p->normal + at);
    }
    return count;
}

void stage_cluster(Pass *p) {
    Counters c UNSET;
    memset(c.plane, 0, sizeof c.plane);
    c.count = c.waits = 0;
    for (size_t i = 0, from = 0; i < p->token_count; i++) {
        if (runs_on(p, i))
            continue;
        if (counts(&p->tokens[i]))
            add_words(p, &c, from, i);
        from = i + 1;
    }
    add_groups(&c);
    if (c.count > 0) {
        p->out->signature = counters_majority(&c);
        return;
    }
    uint64_t whole = 0;
    for (size_t i = 0; i < p->token_count; i++)
        whole = lex_mix(whole ^ p->tokens[i].hash);
    p->out->signature = whole;
}
