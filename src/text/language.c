#include "text/stages.h"

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

static const struct BitLanguage {
    uint8_t bit;
    Language language;
} bit_languages[] = {
    { LEX_LANGUAGE_ID, LANGUAGE_ID },
    { LEX_LANGUAGE_EN, LANGUAGE_EN },
    { LEX_LANGUAGE_JV, LANGUAGE_JV },
    { LEX_LANGUAGE_SU, LANGUAGE_SU },
};

/* The last four letters of a word as one number. */
#define TAIL(a, b, c, d) ((uint32_t)(a) | (uint32_t)(b) << 8 | (uint32_t)(c) << 16 | \
                          (uint32_t)(d) << 24)
static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the first letter is the lowest");

/* The longest first. */
static const struct Ending {
    uint32_t tail, mask, letters;
    Language language;
} endings[] = {
#define ENDING_4(a, b, c, d, language) { TAIL(a, b, c, d), 0xFFFFFFFF, 4, language }
#define ENDING_3(a, b, c, language) { TAIL(0, a, b, c), 0xFFFFFF00, 3, language }
#define ENDING_2(a, b, language) { TAIL(0, 0, a, b), 0xFFFF0000, 2, language }
    ENDING_4('t', 'i', 'o', 'n', LANGUAGE_EN), ENDING_4('m', 'e', 'n', 't', LANGUAGE_EN),
    ENDING_4('k', 'e', 'u', 'n', LANGUAGE_SU), ENDING_4('i', 'p', 'u', 'n', LANGUAGE_JV),
    ENDING_3('n', 'y', 'a', LANGUAGE_ID),      ENDING_3('k', 'a', 'n', LANGUAGE_ID),
    ENDING_3('a', 'k', 'e', LANGUAGE_JV),      ENDING_3('a', 'n', 'e', LANGUAGE_JV),
    ENDING_3('i', 'n', 'g', LANGUAGE_EN),      ENDING_3('e', 'u', 'n', LANGUAGE_SU),
    ENDING_2('n', 'e', LANGUAGE_JV),           ENDING_2('n', 'a', LANGUAGE_SU),
    ENDING_2('e', 'd', LANGUAGE_EN),           ENDING_2('l', 'y', LANGUAGE_EN),
};

enum { BITS = 16 }; /* sets of four languages */
static_assert((int)LEX_LANGUAGE_SU < (int)BITS, "a bit for each language of the lists");

typedef struct Votes {
    int of[LANGUAGE__COUNT];
    int words[BITS]; /* words by the set of their languages, until they are shared out */
} Votes;

static void share_out(Votes *v) {
    for (unsigned bits = 1; bits < BITS; bits++) {
        if (v->words[bits] == 0)
            continue;
        int share = v->words[bits] * WORD / __builtin_popcount(bits);
        for (size_t i = 0; i < COUNT(bit_languages); i++)
            if (bits & bit_languages[i].bit)
                v->of[bit_languages[i].language] += share;
    }
}

/* All endings are compared, since it cannot be foretold where one fails. */
static bool vote_ending(Votes *v, Str word) {
    uint32_t tail, hits = 0;
    if (word.n < ENDING_STEM + 2)
        return false;
    memcpy(&tail, word.p + word.n - sizeof tail, sizeof tail);
    for (size_t i = 0; i < COUNT(endings); i++) {
        const struct Ending *e = &endings[i];
        hits |= (uint32_t)(((tail & e->mask) == e->tail) & (word.n >= e->letters + ENDING_STEM))
                << i;
    }
    if (hits == 0)
        return false;
    v->of[endings[__builtin_ctz(hits)].language] += ENDING;
    return true;
}

static void vote(Votes *v, const Pass *p, const Token *t) {
    const LexWord *w = &lex_words[t->word];
    Str text = { p->normal + t->at, t->n };
    bool is_itself = w->size == t->n; /* nothing hangs on it */
    if (w->languages != 0 && is_itself)
        v->words[w->languages % BITS]++;
    else if (t->n > 0 && (uint8_t)text.p[0] >= FOREIGN)
        v->of[LANGUAGE_OTHER] += WORD;
    else if (!vote_ending(v, text) && t->word != 0)
        v->of[LANGUAGE_ID] += LISTED;
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

void stage_language(Pass *p) {
    Votes v = { .of = { 0 } };
    for (size_t i = 0; i < p->token_count; i++)
        if (p->tokens[i].kind == TOKEN_WORD)
            vote(&v, p, &p->tokens[i]);
    share_out(&v);
    p->out->language = decide(&v);
    write_shares(&v, p->out->language_share);
}
