#include "text/stages.h"
#include "text/wide.h"

/* Every word that tells speaks for the languages it may belong to, in twelfths so that one of
 * two, three or four languages can be shared evenly. Words of no list tell by how they end. */
enum {
    WORD = 12,
    ENDING = 6,        /* a word of no list that ends like one of this language */
    LISTED = 3,        /* a word of other lists: mostly Indonesian, but who knows */
    ENDING_STEM = 3,   /* letters before an ending */
    MIXED_LEAST = 18,  /* of the second language, to speak of two */
    FOREIGN = 0xCD,    /* first byte in UTF-8 of letters beyond the Latin ones */
};

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the first letter is the lowest");

/* The longest first. */
#define ENDINGS(E)                                                                                 \
    E('t', 'i', 'o', 'n', EN) E('m', 'e', 'n', 't', EN) E('k', 'e', 'u', 'n', SU)                  \
    E('i', 'p', 'u', 'n', JV) E(0, 'n', 'y', 'a', ID) E(0, 'k', 'a', 'n', ID)                      \
    E(0, 'a', 'k', 'e', JV) E(0, 'a', 'n', 'e', JV) E(0, 'i', 'n', 'g', EN)                        \
    E(0, 'e', 'u', 'n', SU) E(0, 0, 'n', 'e', JV) E(0, 0, 'n', 'a', SU) E(0, 0, 'e', 'd', EN)      \
    E(0, 0, 'l', 'y', EN)
#define TAIL(a, b, c, d, language) (uint32_t)((a) | (b) << 8 | (c) << 16 | (d) << 24),
#define MASK(a, b, c, d, language) ((a) ? 0xFFFFFFFF : (b) ? 0xFFFFFF00 : 0xFFFF0000),
#define OF_LANGUAGE(a, b, c, d, language) LANGUAGE_##language,
typedef uint32_t Eight __attribute__((vector_size(8 * sizeof(uint32_t))));
static const union {
    uint32_t one[16];
    Eight eight[2];
} tails = { { ENDINGS(TAIL) } }, masks = { { ENDINGS(MASK) } };
static const uint8_t tail_languages[] = { ENDINGS(OF_LANGUAGE) };

enum { SETS = 16, SHARE_BITS = 16 };
static_assert(LEX_LANGUAGE_EN == 1 && LEX_LANGUAGE_ID == 2 && LEX_LANGUAGE_JV == 4 &&
              LEX_LANGUAGE_SU == 8, "the lists have these four languages");

/* What a word gives each language of a set: numbers of SHARE_BITS side by side. */
#define SHARE_OF(set, bit) ((uint64_t)((set) >> (bit) & 1) << (bit) * SHARE_BITS)
#define SHARE(set)                                                                                 \
    ((SHARE_OF(set, 0) | SHARE_OF(set, 1) | SHARE_OF(set, 2) | SHARE_OF(set, 3)) *                 \
     (WORD / ((set) ? __builtin_popcount(set) : 1)))
static const uint64_t shares[SETS] = {
    SHARE(0), SHARE(1), SHARE(2),  SHARE(3),  SHARE(4),  SHARE(5),  SHARE(6),  SHARE(7),
    SHARE(8), SHARE(9), SHARE(10), SHARE(11), SHARE(12), SHARE(13), SHARE(14), SHARE(15),
};
static_assert(PASS_BITS * WORD < 1 << SHARE_BITS, "the sum of so many words fits");

typedef struct Votes {
    int of[LANGUAGE__COUNT];
} Votes;

static void share_out(Votes *v, uint64_t sum) {
    static const Language languages[] = { LANGUAGE_EN, LANGUAGE_ID, LANGUAGE_JV, LANGUAGE_SU };
    for (size_t i = 0; i < COUNT(languages); i++)
        v->of[languages[i]] += (int)(sum >> SHARE_BITS * i & ((1U << SHARE_BITS) - 1));
}

/* The last four letters as one number, of which those are zero that belong to the stem. */
PART_OF_WIDE uint32_t tail_of(const Pass *p, const Token *t) {
    uint32_t tail, end = t->at + t->n, letters = t->n < ENDING_STEM + 4 ? t->n : ENDING_STEM + 4;
    memcpy(&tail, p->normal + (end < sizeof tail ? 0 : end - sizeof tail), sizeof tail);
    return tail & (uint32_t)(UINT64_C(0xFFFFFFFF) << 8 * (ENDING_STEM + 4 - letters));
}

/* The endings it has, as bits: all are compared, since it cannot be foretold where one fails. */
PART_OF_WIDE uint32_t endings_of(uint32_t tail) {
    static const Eight bits = { 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 4, 1 << 5, 1 << 6, 1 << 7 };
    Eight first = (Eight)((masks.eight[0] & tail) == tails.eight[0]) & bits;
    Eight second = (Eight)((masks.eight[1] & tail) == tails.eight[1]) & bits;
    Eight all = first | second << 8;
    uint64_t pair[sizeof all / sizeof(uint64_t)];
    memcpy(pair, &all, sizeof all);
    pair[0] |= pair[1] | pair[2] | pair[3];
    return (uint32_t)(pair[0] | pair[0] >> 32) & ((1U << COUNT(tail_languages)) - 1);
}

/* A word of no language's list. */
PART_OF_WIDE void vote_other(Votes *v, const Pass *p, const Token *t) {
    uint32_t hits = endings_of(tail_of(p, t));
    if (t->n > 0 && (uint8_t)p->normal[t->at] >= FOREIGN) {
        v->of[LANGUAGE_OTHER] += WORD;
        return;
    }
    uint32_t language = hits ? tail_languages[__builtin_ctz(hits)] : LANGUAGE_ID;
    int listed = LISTED * (t->word != 0);
    v->of[language] += hits ? ENDING : listed;
}

/* Shares out the words from `from` on that stand in a language's list with nothing hanging on them,
 * and returns the other ones as bits. */
PART_OF_WIDE uint64_t vote_listed(Votes *v, const Pass *p, size_t from) {
    uint64_t others = 0, sum = 0;
    for (size_t i = 0; i < PASS_BITS && from + i < p->token_count; i++) {
        const Token *t = &p->tokens[from + i];
        const LexWord *w = &lex_words[t->word];
        unsigned is_word = t->kind == TOKEN_WORD;
        unsigned listed = w->languages % SETS * (is_word & (w->size == t->n));
        sum += shares[listed];
        others |= (uint64_t)(is_word & (listed == 0)) << i;
    }
    share_out(v, sum);
    return others;
}

/* Javanese and Sundanese sentences share many of their words with Indonesian ones, so theirs
 * count for more. */
static Language decide(const Votes *v) {
    Language regional = v->of[LANGUAGE_JV] >= v->of[LANGUAGE_SU] ? LANGUAGE_JV : LANGUAGE_SU;
    int id = v->of[LANGUAGE_ID], en = v->of[LANGUAGE_EN], own = v->of[regional];
    int other = v->of[LANGUAGE_OTHER];
    if (id + en + own + other == 0)
        return LANGUAGE_OTHER;
    if (other > id + en + own)
        return LANGUAGE_OTHER;
    if (own * 3 > id * 2 && own >= en)
        return regional;
    if (own >= MIXED_LEAST && own * 5 >= id * 2 && id >= en)
        return LANGUAGE_MIXED;
    int less = id < en ? id : en;
    if (less >= MIXED_LEAST && less * 6 >= id + en)
        return LANGUAGE_MIXED;
    return en > id ? LANGUAGE_EN : LANGUAGE_ID;
}

static void write_shares(const Votes *v, float *out) {
    int total = 0;
    for (size_t i = 0; i < LANGUAGE__COUNT; i++)
        total += v->of[i];
    for (size_t i = 0; i < LANGUAGE__COUNT; i++)
        out[i] = total > 0 ? (float)v->of[i] / (float)total : 0;
}

WIDE static void vote(Votes *v, const Pass *p) {
    for (size_t from = 0; from < p->token_count; from += PASS_BITS)
        for (uint64_t bits = vote_listed(v, p, from); bits != 0; bits &= bits - 1)
            vote_other(v, p, &p->tokens[from + (size_t)__builtin_ctzll(bits)]);
}

void stage_language(Pass *p) {
    Votes v = { .of = { 0 } };
    vote(&v, p);
    p->out->language = decide(&v);
    write_shares(&v, p->out->language_share);
}
