/* Whether a draft says something, and something of its own. */
#include "text/cluster.h"
#include "text/draft_part.h"
#include "text/pipeline.h"

#include <stdlib.h>

enum {
    EMPTY_WORDS = 24,     /* a longer reply that does not help is no_help */
    LONG_WORDS = 8,       /* an answer of fewer need not help: it is one of several */
    LONG_BESIDE = 24,     /* the same where something else is wrong, which says more */
    EMPTY_SUBSTANCE = 2,  /* words besides courtesies that say nothing yet */
    NEAR_LEAST = 40,      /* pieces: shorter courtesies may be alike */
    NEAR_PERCENT = 75,    /* of all pieces of two texts are in both */
    EARLIER_MOST = 100,   /* texts that are compared */
};

/* How sure the head must be of the whole text that it does not help. */
static const float IDLE = 0.12f, IDLE_BESIDE_HELP = 0.4f;

/* Findings about the manner of a text; one that has others says something. */
static bool is_of_manner(DraftRule rule) {
    return rule == DRAFT_SHOUTING || rule == DRAFT_HONORIFIC || rule == DRAFT_REGISTER ||
           rule == DRAFT_ENGLISH || rule == DRAFT_OVER_APOLOGY || rule == DRAFT_NEAR_IDENTICAL ||
           rule == DRAFT_CONDITIONAL_APOLOGY || rule == DRAFT_PLACEHOLDER;
}

static bool says_something(const Check *c) {
    for (size_t i = 0; i < c->by_rules; i++)
        if (!is_of_manner(c->out[i].rule))
            return true;
    return false;
}

static bool is_help(const Check *c) {
    if (draft_list_count(&c->words, DRAFT_LIST_HELP) > 0)
        return true;
    for (size_t i = 0; i < c->pass.token_count; i++)
        if (c->pass.tokens[i].kind == TOKEN_LINK)
            return true;
    return c->pass.question_marks > 0;
}

static bool has_number(const Check *c) {
    for (size_t i = 0; i < c->pass.token_count; i++)
        if (c->pass.tokens[i].kind == TOKEN_NUMBER)
            return true;
    return false;
}

/* A name is behind an honorific and begins with a capital. */
static bool is_name(const DraftWords *w, size_t i) {
    char first = w->text.p[draft_word_from(w, i)];
    return i > 0 && first >= 'A' && first <= 'Z' && draft_word_is(w, i - 1, DRAFT_SET_SAYS_ANY);
}

/* Inside what another rule found, or a courtesy of the list. */
static bool is_of_finding(const Check *c, size_t i) {
    int64_t from = (int64_t)draft_word_from(&c->words, i);
    for (size_t k = 0; k < c->by_rules; k++)
        if (c->out[k].from <= from && from < c->out[k].to &&
            (c->out[k].rule == DRAFT_CONDITIONAL_APOLOGY || c->out[k].rule == DRAFT_PLACEHOLDER))
            return true;
    return false;
}

/* Words besides courtesies, greetings and names of address; whether there are such courtesies. */
static size_t substance(Check *c, bool *is_courteous) {
    const DraftWords *w = &c->words;
    bool *covered = arena_make(c->pass.arena, bool, w->count + 1);
    size_t words = 0;
    *is_courteous = true;
    for (size_t i = 0; i < w->count; i++) /* pictures alone are a courtesy */
        if (c->pass.tokens[w->items[i].token].kind == TOKEN_WORD)
            *is_courteous = false;
    for (size_t i = 0; i < w->phrase_count; i++) {
        const DraftPhrase *p = &w->phrases[i];
        if (p->list != DRAFT_LIST_COURTESY && p->list != DRAFT_LIST_APOLOGY)
            continue;
        *is_courteous = true;
        for (size_t k = 0; k < p->count; k++)
            covered[p->first + k] = true;
    }
    for (size_t i = 0; i < w->count; i++) {
        uint8_t kind = c->pass.tokens[w->items[i].token].kind;
        bool counts = kind == TOKEN_WORD || kind == TOKEN_LINK || kind == TOKEN_NUMBER;
        words += counts && !covered[i] && !draft_word_is(w, i, DRAFT_SET_FILLER) &&
                 !is_name(w, i) && !is_of_finding(c, i);
    }
    return words;
}

bool draft_is_courtesy(Check *c) {
    bool is_courteous;
    return substance(c, &is_courteous) == 0 && is_courteous && !has_number(c);
}

void draft_check_empty(Check *c, const RuleRow *row) {
    FindingLevel level = c->in->is_crisis ? FINDING_BLOCK
                         : c->in->answers_complaint ? row->level : FINDING_HINT;
    bool is_courteous;
    if (c->words.count == 0)
        draft_find_all(c, row->rule, FINDING_BLOCK);
    else if (!says_something(c) && !is_help(c) && !has_number(c) &&
             c->words.count <= EMPTY_WORDS && substance(c, &is_courteous) <= EMPTY_SUBSTANCE &&
             is_courteous)
        draft_find_all(c, row->rule, level);
}

/* Whether something is wrong with it that says more than that it does not help; a guess will do,
 * for it asks as well. */
static bool is_beside(const Check *c) {
    for (size_t i = 0; i < c->count; i++)
        if (!is_of_manner(c->out[i].rule) || c->out[i].rule == DRAFT_CONDITIONAL_APOLOGY ||
            c->out[i].rule == DRAFT_PLACEHOLDER || c->out[i].rule == DRAFT_REGISTER)
            return true;
    return false;
}

void draft_check_no_help(Check *c, const RuleRow *row) {
    bool says_more = is_beside(c);
    size_t least = says_more ? LONG_BESIDE : LONG_WORDS;
    float idle = draft_heard_share(c, DRAFT_NO_HELP);
    bool helps = c->pass.question_marks > 0 ||
                 idle < (says_more || is_help(c) ? IDLE_BESIDE_HELP : IDLE);
    if (c->in->answers_complaint && c->words.count >= least && !helps &&
        !draft_has(c, DRAFT_EMPTY) && !draft_has(c, DRAFT_PROMISE))
        draft_find_all(c, row->rule, row->level);
}

static int compare_hash(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

typedef struct Pieces {
    uint64_t *hash; /* ascending, each once */
    size_t count;
} Pieces;

/* The pieces of a text without numbers (which have none) and names. */
static Pieces pieces_of(Arena *a, const Pass *p, Str text) {
    bool *skips = arena_make(a, bool, p->token_count + 1);
    for (size_t i = 0; i < p->token_count; i++) {
        char first = text.p[p->tokens[i].from];
        bool begins = i == 0 || (p->tokens[i - 1].marks & MARK_END) != 0;
        skips[i] = first >= 'A' && first <= 'Z' && p->tokens[i].word == 0 && !begins;
    }
    Pieces out = { arena_make(a, uint64_t, p->normal_n + p->token_count + 1), 0 };
    size_t all = cluster_pieces(p, skips, out.hash);
    qsort(out.hash, all, sizeof *out.hash, compare_hash);
    for (size_t i = 0; i < all; i++)
        if (out.count == 0 || out.hash[out.count - 1] != out.hash[i])
            out.hash[out.count++] = out.hash[i];
    return out;
}

static bool is_near(const Pieces *a, const Pieces *b) {
    size_t both = 0;
    for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
        both += a->hash[i] == b->hash[k];
        bool step_a = a->hash[i] <= b->hash[k], step_b = b->hash[k] <= a->hash[i];
        i += step_a;
        k += step_b;
    }
    size_t any = a->count + b->count - both;
    return b->count >= NEAR_LEAST && both * 100 >= any * NEAR_PERCENT;
}

void draft_check_near_identical(Check *c, const RuleRow *row) {
    if (c->in->earlier_count == 0)
        return;
    Pieces own = pieces_of(c->pass.arena, &c->pass, c->in->text);
    for (size_t i = 0; i < c->in->earlier_count && i < EARLIER_MOST; i++) {
        SCRATCH(tmp);
        Pass p UNSET;
        Reading unused;
        ReadingInput reading = { .text = c->in->earlier[i] };
        pass_begin(&p, tmp, &reading, &unused);
        pass_run(&p, STAGE_READ, STAGE_NORMALISE);
        Pieces other = pieces_of(tmp, &p, reading.text);
        if (own.count >= NEAR_LEAST && is_near(&own, &other)) {
            draft_find_all(c, row->rule, row->level);
            return;
        }
    }
}
