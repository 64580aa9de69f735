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

/* The longest first. */
static const struct Ending {
    Str text;
    Language language;
} endings[] = {
    { S("tion"), LANGUAGE_EN }, { S("ment"), LANGUAGE_EN }, { S("keun"), LANGUAGE_SU },
    { S("ipun"), LANGUAGE_JV }, { S("nya"), LANGUAGE_ID },  { S("kan"), LANGUAGE_ID },
    { S("ake"), LANGUAGE_JV },  { S("ane"), LANGUAGE_JV },  { S("ing"), LANGUAGE_EN },
    { S("eun"), LANGUAGE_SU },  { S("ne"), LANGUAGE_JV },   { S("na"), LANGUAGE_SU },
    { S("ed"), LANGUAGE_EN },   { S("ly"), LANGUAGE_EN },
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

static bool vote_ending(Votes *v, Str word) {
    if (word.n < ENDING_STEM + 2)
        return false;
    for (size_t i = 0; i < COUNT(endings); i++) {
        Str e = endings[i].text; /* most words fail at their last letter */
        if (e.p[e.n - 1] != word.p[word.n - 1] || word.n < e.n + ENDING_STEM || !str_ends(word, e))
            continue;
        v->of[endings[i].language] += ENDING;
        return true;
    }
    return false;
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
