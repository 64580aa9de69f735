#include "text/stages.h"

typedef struct Votes {
    int id, en, jv, su, known;
} Votes;

static Votes count_votes(const Pass *p) {
    Votes v = { 0 };
    for (size_t i = 0; i < p->token_count; i++) {
        const LexWord *w = &lex_words[p->tokens[i].word];
        unsigned bits = w->languages;
        v.known += p->tokens[i].word != 0 && p->tokens[i].kind == TOKEN_WORD && bits == 0;
        v.id += (bits & LEX_LANGUAGE_ID) != 0;
        v.en += (bits & LEX_LANGUAGE_EN) != 0;
        /* A word shared with Indonesian says little about Javanese or Sundanese. */
        v.jv += (bits & LEX_LANGUAGE_JV) && !(bits & LEX_LANGUAGE_ID);
        v.su += (bits & LEX_LANGUAGE_SU) && !(bits & LEX_LANGUAGE_ID);
    }
    return v;
}

static int larger(int a, int b) { return a > b ? a : b; }

static Language decide(const Votes *v) {
    int regional = larger(v->jv, v->su);
    if (v->id + v->en + regional == 0)
        return v->known > 0 ? LANGUAGE_ID : LANGUAGE_OTHER;
    if (regional > v->id && regional >= v->en)
        return v->jv >= v->su ? LANGUAGE_JV : LANGUAGE_SU;
    if (regional >= 2 && regional * 2 >= v->id)
        return LANGUAGE_MIXED;
    /* Words of the lists that are not function words are mostly Indonesian. */
    int id = v->id + v->known;
    int more = larger(id, v->en), less = id + v->en - more;
    if (less >= 2 && less * 4 >= more)
        return LANGUAGE_MIXED;
    return v->en > id ? LANGUAGE_EN : LANGUAGE_ID;
}

void stage_language(Pass *p) {
    Votes v = count_votes(p);
    p->out->language = decide(&v);
}
