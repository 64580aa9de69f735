#include "text/cluster.h"

#include "text/stages.h"
#include "text/wide.h"

/* SimHash over the five-letter pieces of the normal words. Numbers, links and mentions are left
 * out, so that copies that differ in them are equal. The 64 counters are kept as bit planes, in
 * four sets side by side: plane k holds bit k of all counters, and adding hashes is a carry over
 * the planes. */

enum { PIECE = 5, PLANES = 20, LANES = 4, GROUP = 8, GROUP_PLANE = 3, WAITING = 8 * GROUP * LANES };

typedef uint64_t Lanes __attribute__((vector_size(LANES * sizeof(uint64_t)), may_alias));

typedef struct Counters {
    Lanes plane[PLANES];
    uint32_t count;  /* of all hashes */
    uint32_t groups; /* added: of GROUP hashes in each set */
    uint32_t waits;
    _Alignas(Lanes) uint64_t waiting[WAITING + LANES]; /* hashes to be added in groups */
} Counters;

/* Adds two numbers of one bit to *low and gives the carries. */
PART_OF_WIDE void add_two(Lanes *low, const Lanes *x, const Lanes *y, Lanes *carry) {
    Lanes half = *low ^ *x;
    *carry = (*low & *x) | (half & *y);
    *low = half ^ *y;
}

/* Eight at once with seven adders: the long carry, over as many planes as the counters may have
 * come to, is needed once in eight. */
PART_OF_WIDE void add_group(Counters *c, const Lanes *g) {
    Lanes *plane = c->plane, a, b, x, y, carry;
    add_two(&plane[0], &g[0], &g[1], &a);
    add_two(&plane[0], &g[2], &g[3], &b);
    add_two(&plane[1], &a, &b, &x);
    add_two(&plane[0], &g[4], &g[5], &a);
    add_two(&plane[0], &g[6], &g[7], &b);
    add_two(&plane[1], &a, &b, &y);
    add_two(&plane[2], &x, &y, &carry);
    c->groups++;
    for (uint32_t k = GROUP_PLANE; k < PLANES && c->groups * GROUP >> k != 0; k++) {
        Lanes next = plane[k] & carry;
        plane[k] ^= carry;
        carry = next;
    }
}

/* The last group is filled up with zeros, which add nothing. */
PART_OF_WIDE void add_waiting(Counters *c) {
    uint32_t groups = (c->waits + GROUP * LANES - 1) / (GROUP * LANES);
    memset(c->waiting + c->waits, 0, (groups * GROUP * LANES - c->waits) * sizeof c->waiting[0]);
    for (uint32_t i = 0; i < groups; i++)
        add_group(c, (const Lanes *)(const void *)(c->waiting + i * GROUP * LANES));
    c->waits = 0;
}

/* The bits whose counter, of all sets together, is more than half of the count. */
static uint64_t counters_majority(const Counters *c) {
    uint64_t carry[LANES - 1] = { 0 }, more = 0;
    uint32_t half = c->count / 2;
    for (uint32_t k = 0; k < PLANES && c->count >> k != 0; k++) {
        uint64_t sum = c->plane[k][0], limit = (half >> k) & 1 ? ~UINT64_C(0) : 0;
        for (int lane = 1; lane < LANES; lane++) {
            uint64_t x = c->plane[k][lane], y = carry[lane - 1], both = sum ^ x;
            carry[lane - 1] = (sum & x) | (both & y);
            sum = both ^ y;
        }
        more = (sum & ~limit) | (more & ~(sum ^ limit));
    }
    return more;
}

static bool counts(const Token *t) { return t->kind == TOKEN_WORD && t->n > 0; }

/* The hash of a piece, for one and for a vector of them. */
#define PIECE_BYTES ((UINT64_C(1) << (8 * PIECE)) - 1)
#define PIECE_HASH(v)                                                                              \
    ((v) *= UINT64_C(0xD6E8FEB86659FD93), (v) ^= (v) >> 32,                                        \
     (v) *= UINT64_C(0x9E3779B97F4A7C15), (v) ^= (v) >> 29)

static inline uint64_t piece_at(const char *p) {
    uint64_t v;
    memcpy(&v, p, sizeof v);
    return v & PIECE_BYTES;
}

static uint64_t piece_hash(const char *p) {
    uint64_t v = piece_at(p);
    PIECE_HASH(v);
    return v;
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

PART_OF_WIDE void add_piece(Counters *c, uint64_t hash) {
    if (c->waits == WAITING)
        add_waiting(c);
    c->waiting[c->waits++] = hash;
    c->count++;
}

/* A piece begins at each of these bytes that is no space: there a zero is added. Up to LANES - 1
 * more are read and written than there are. */
PART_OF_WIDE void add_pieces(Counters *c, const char *p, const char *end) {
    while (p < end) {
        size_t room = WAITING - c->waits;
        const char *stop = (size_t)(end - p) < room ? end : p + room;
        uint64_t *out = c->waiting + c->waits;
        c->waits += (uint32_t)(stop - p);
        for (; p < stop; p += LANES, out += LANES) {
            Lanes v = { piece_at(p), piece_at(p + 1), piece_at(p + 2), piece_at(p + 3) };
            Lanes is_space = (Lanes)((v & 0xFF) == ' ');
            PIECE_HASH(v);
            v &= ~is_space;
            memcpy(out, &v, sizeof v);
        }
        p = stop;
        if (c->waits == WAITING)
            add_waiting(c);
    }
}

/* Words [from, last], one space between two, of which all but the last run on. */
PART_OF_WIDE void add_words(const Pass *p, Counters *c, size_t from, size_t last) {
    Range r = range_of(p, last, NULL);
    uint32_t at = p->tokens[from].at, end = r.to ? r.to : p->tokens[last].at;
    add_pieces(c, p->normal + at, p->normal + end);
    c->count += end - at - (uint32_t)(last - from);
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

WIDE static void add_all(const Pass *p, Counters *c) {
    for (size_t i = 0, from = 0; i < p->token_count; i++) {
        if (runs_on(p, i))
            continue;
        if (counts(&p->tokens[i]))
            add_words(p, c, from, i);
        from = i + 1;
    }
    add_waiting(c);
}

void stage_cluster(Pass *p) {
    Counters c UNSET;
    memset(c.plane, 0, sizeof c.plane);
    c.count = c.groups = c.waits = 0;
    add_all(p, &c);
    if (c.count > 0) {
        p->out->signature = counters_majority(&c);
        return;
    }
    uint64_t whole = 0;
    for (size_t i = 0; i < p->token_count; i++)
        whole = lex_mix(whole ^ p->tokens[i].hash);
    p->out->signature = whole;
}
