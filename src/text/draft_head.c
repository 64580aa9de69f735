#include "text/draft_head.h"

#include "text/draft_part.h"
#include "text/model.h"
#include "text/pipeline.h"

#include <string.h>

enum {
    WORDS_MOST = 1000,  /* of a draft that are read */
    SENTENCE_LEAST = 3, /* words of one that is read */
    CLAUSE_REACH = 8,   /* words on each side that a clause takes */
    BEGGING_LEAST = 5,  /* of one that begs: "Maaf, maaf sekali." does not */
    LENGTHS = 6,        /* classes of length */
};

/* What is known of a sentence beside its words. */
typedef enum Shape {
    SHAPE_QUESTION = 1,
    SHAPE_EXCLAIM,
    SHAPE_EMOJI,
    SHAPE_NUMBER,
    SHAPE_LINK,
    SHAPE_LENGTH
} Shape;

static void put_shape(Features *f, Shape shape, uint64_t value) {
    feature_put(f, feature_named((uint64_t)shape << 8 | value));
}

/* The classes of the words, each once. */
static void put_classes(Features *f, const DraftWords *w, size_t first, size_t end) {
    bool seen[DRAFT_SET__NAMED] = { false };
    for (size_t i = first; i < end; i++)
        for (size_t k = 0; k < w->items[i].set_count && !w->items[i].is_quoted; k++) {
            uint16_t set = w->items[i].sets[k];
            if (set >= DRAFT_SET__NAMED)
                break;
            if (!seen[set])
                feature_put(f, feature_named(draft_set_names[set]));
            seen[set] = true;
        }
}

static void put_lists(Features *f, const DraftWords *w, size_t first, size_t end) {
    bool seen[DRAFT_LIST__COUNT][2] = { { false } };
    for (size_t i = 0; i < w->phrase_count; i++) {
        const DraftPhrase *p = &w->phrases[i];
        bool is_weak = p->weight < DRAFT_WEIGHT_USUAL;
        if (p->first < first || p->first >= end || seen[p->list][is_weak])
            continue;
        feature_put(f, feature_named(~draft_list_names[p->list] ^ is_weak));
        seen[p->list][is_weak] = true;
    }
}

static void put_form(Features *f, const DraftWords *w, size_t first, size_t end) {
    uint8_t marks = w->items[end - 1].marks, kinds = 0;
    uint64_t length = 0;
    for (size_t n = end - first; n > 1 && length < LENGTHS; n /= 2)
        length++;
    for (size_t i = first; i < end; i++)
        kinds |= (uint8_t)(1 << w->pass->tokens[w->items[i].token].kind);
    put_shape(f, SHAPE_QUESTION, (marks & MARK_QUESTION) != 0);
    put_shape(f, SHAPE_EXCLAIM, (marks & MARK_EXCLAIM) != 0);
    put_shape(f, SHAPE_EMOJI, kinds >> TOKEN_EMOJI & 1);
    put_shape(f, SHAPE_NUMBER, kinds >> TOKEN_NUMBER & 1);
    put_shape(f, SHAPE_LINK, kinds >> TOKEN_LINK & 1);
    put_shape(f, SHAPE_LENGTH, length);
}

/* Whose name is no reason: a people or a faith is read as that, whichever it is, unless the word
 * itself is rude. */
static uint64_t group_of(const DraftWords *w, size_t i) {
    if (draft_word_is(w, i, DRAFT_SET_SLUR))
        return 0;
    return draft_word_is(w, i, DRAFT_SET_ETHNIC)     ? draft_set_names[DRAFT_SET_ETHNIC]
           : draft_word_is(w, i, DRAFT_SET_RELIGION) ? draft_set_names[DRAFT_SET_RELIGION]
                                                     : 0;
}

/* Whoever is spoken to or speaks: "Kakak lupa" and "Bapak lupa" are alike. */
static uint64_t person_of(const DraftWords *w, size_t i) {
    return draft_word_is(w, i, DRAFT_SET_YOU)  ? draft_set_names[DRAFT_SET_YOU]
           : draft_word_is(w, i, DRAFT_SET_WE) ? draft_set_names[DRAFT_SET_WE]
                                               : 0;
}

static void put_word(Features *f, const DraftWords *w, size_t k, uint64_t *before) {
    const DraftWord *word = &w->items[k];
    uint64_t group = group_of(w, k), person = person_of(w, k);
    size_t end = word->token + (group != 0 ? 1 : word->tokens);
    for (size_t i = word->token; i < end && f->tokens < FEATURE_WORDS_MOST; i++) {
        uint64_t last = *before;
        if (group != 0) {
            feature_put(f, feature_pair(last, group));
            *before = group;
        } else {
            feature_put_token(f, w->pass, &w->pass->tokens[i], before);
        }
        if (person != 0) {
            feature_put(f, feature_pair(last, person));
            *before = person;
        }
        f->end[f->tokens++] = f->count;
    }
}

/* Of words [first, end), at least one; what somebody else said is left out. */
static void features_of(const DraftWords *w, size_t first, size_t end, Features *out) {
    uint64_t before = FEATURE_BEFORE_FIRST;
    out->count = out->tokens = 0;
    for (size_t k = first; k < end; k++)
        if (!w->items[k].is_quoted)
            put_word(out, w, k, &before);
    feature_put(out, feature_pair(before, 0));
    put_classes(out, w, first, end);
    put_lists(out, w, first, end);
    put_form(out, w, first, end);
    out->total = out->count;
}

void draft_features(Arena *a, Str text, Features *out) {
    Pass p;
    Reading unused;
    DraftWords w;
    ReadingInput in = { .text = text };
    pass_begin(&p, a, &in, &unused);
    pass_run(&p, STAGE_READ, STAGE_NORMALISE);
    draft_words_make(&p, text, &w);
    *out = (Features){ .count = 0 };
    if (w.count > 0)
        features_of(&w, 0, w.count, out);
    else
        feature_put(out, feature_pair(FEATURE_BEFORE_FIRST, 0));
    out->total = out->count;
}

/* From which probability an answer of the heads is believed, and below which one no phrase
 * is: chosen by drafts and sentences they were not trained on (docs/checker.md). */
static const struct HeadRule {
    const char *answer;
    DraftRule rule;
    FindingLevel level; /* never above ask */
    float least, doubts;
    bool is_grave; /* blocks, or a second person hangs on it: each clause must be doubted */
} head_rules[] = {
    { "hate", DRAFT_HATE, FINDING_ASK, 0.25f, 0.15f, true },
    { "threat", DRAFT_THREAT, FINDING_ASK, 0.5f, 0.2f, true },
    { "insult", DRAFT_INSULT, FINDING_ASK, 0.35f, 0.2f, true },
    { "blame", DRAFT_BLAME, FINDING_ASK, 0.7f, 0.2f, false },
    { "sarcasm", DRAFT_SARCASM, FINDING_ASK, 0.6f, 0.25f, false },
    { "admission", DRAFT_ADMISSION, FINDING_ASK, 0.65f, 0.3f, true },
    { "promise", DRAFT_PROMISE, FINDING_ASK, 0.4f, 0.3f, true },
    { "unverified", DRAFT_UNVERIFIED, FINDING_ASK, 0.6f, 0.1f, false },
    { "personal_post", DRAFT_PERSONAL_POST, FINDING_ASK, 0.7f, 0.15f, false },
    { "conditional_apology", DRAFT_CONDITIONAL_APOLOGY, FINDING_ASK, 0.5f, 0.05f, false },
    { "over_apology", DRAFT_OVER_APOLOGY, FINDING_HINT, 0.5f, 0.2f, false },
    { "register", DRAFT_REGISTER, FINDING_ASK, 0.5f, 0.1f, false },
    { "personal_data", DRAFT_PERSONAL_DATA, FINDING_ASK, 0.65f, 0, false },
    { "no_help", DRAFT_NO_HELP, FINDING_ASK, 0.5f, 0, false },
};

/* An insult is not said twice of words that demean or threaten; in private, data of the person who
 * reads it may stand, and beside the shop's own number others are looked for by rules. */
static bool is_beside(const Check *c, DraftRule rule) {
    if (rule == DRAFT_PERSONAL_DATA)
        return !c->in->is_public || c->has_own_contact;
    if (rule == DRAFT_ADMISSION) /* "salah Kakak" is none */
        return c->found_before >> DRAFT_BLAME & 1;
    return rule == DRAFT_INSULT && (draft_has(c, DRAFT_HATE) || draft_has(c, DRAFT_THREAT));
}

/* What the rules know better: that a sentence speaks for people, or that it says "kamu", which is
 * rude to some customers only. */
static bool is_known(const Check *c, DraftRule rule, size_t first, size_t end) {
    const DraftWords *w = &c->words;
    bool has_but = false, says_kamu = false;
    for (size_t i = first; i < end; i++) {
        has_but = has_but || draft_word_is(w, i, DRAFT_SET_BUT);
        says_kamu = says_kamu || draft_word_is(w, i, DRAFT_SET_SAYS_KAMU);
    }
    if (rule == DRAFT_HATE)
        return !has_but && draft_sentence_has(w, first, DRAFT_LIST_DEFENCE);
    return (rule == DRAFT_REGISTER && says_kamu) ||
           (rule == DRAFT_OVER_APOLOGY && end - first < BEGGING_LEAST);
}

/* Most of it is what somebody else said. */
static bool is_quoted(const DraftWords *w, size_t first, size_t end) {
    size_t quoted = 0;
    for (size_t i = first; i < end; i++)
        quoted += w->items[i].is_quoted;
    return quoted * 2 >= end - first;
}

/* Whatever the policy: no head blocks. */
static void ask(Check *c, const struct HeadRule *r, size_t first, size_t count) {
    size_t before = c->count;
    draft_find_words(c, r->rule, r->level, first, count);
    if (c->count == before)
        return;
    c->out[before].is_guess = true;
    if (c->out[before].level > FINDING_ASK)
        c->out[before].level = FINDING_ASK;
}

/* Hate is aimed at a group and demeans it: where no word of the sentence is known for the one or
 * none for the other, the head must be surer. */
static float least_of(const Check *c, const struct HeadRule *r, size_t first) {
    static const float surer = 0.15f;
    bool is_plain = r->rule == DRAFT_HATE &&
                    !(draft_sentence_has(&c->words, first, DRAFT_LIST_GROUP_CUE) &&
                      draft_sentence_has(&c->words, first, DRAFT_LIST_GROUP));
    return is_plain ? r->least + surer : r->least;
}

/* What the heads say of words [first, end). */
static void hear(const Check *c, size_t first, size_t end, DraftHeard *heard) {
    const TextModel *m = model_of_drafts();
    Features f UNSET;
    ModelSums sums UNSET;
    float p[MODEL_OUTPUTS_MOST];
    features_of(&c->words, first, end, &f);
    model_add(m, &f, &sums);
    model_answer(m, &sums, p);
    *heard = (DraftHeard){ .first = (uint32_t)first, .end = (uint32_t)end };
    for (size_t i = 0; i < COUNT(head_rules) && i < m->header->output_count; i++) {
        assert(strcmp(m->outputs[i].answer, head_rules[i].answer) == 0);
        heard->p[head_rules[i].rule] = p[i];
    }
}

/* A sentence that is too short, or somebody else's, or far behind, is not heard: nobody doubts. */
void draft_hear(Check *c) {
    const DraftWords *w = &c->words;
    c->heard = arena_make(c->pass.arena, DraftHeard, w->count / SENTENCE_LEAST + 1);
    c->heard_count = 0;
    for (size_t first = 0, end; first < w->count && first < WORDS_MOST; first = end) {
        end = first + 1;
        while (end < w->count && !(w->items[end - 1].marks & MARK_END))
            end++;
        if (end - first >= SENTENCE_LEAST && !is_quoted(w, first, end))
            hear(c, first, end, &c->heard[c->heard_count++]);
    }
}

static const struct HeadRule *row_of(DraftRule rule) {
    for (size_t i = 0; i < COUNT(head_rules); i++)
        if (head_rules[i].rule == rule)
            return &head_rules[i];
    return NULL;
}

/* The words between commas around [*first, *end), at most CLAUSE_REACH more on each side. */
static void widen(const DraftWords *w, size_t *first, size_t *end) {
    size_t least = *first > CLAUSE_REACH ? *first - CLAUSE_REACH : 0;
    size_t most = *end + CLAUSE_REACH < w->count ? *end + CLAUSE_REACH : w->count;
    while (*first > least && !(w->items[*first - 1].marks & (MARK_END | MARK_COMMA)))
        --*first;
    while (*end < most && !(w->items[*end - 1].marks & (MARK_END | MARK_COMMA)))
        ++*end;
}

/* Friendly words around an insult do not make it one less: the clause by itself must sound good,
 * too. One of two words says nothing of its own. */
static bool is_clause_below(const Check *c, DraftRule rule, size_t first, size_t count,
                            float least) {
    DraftHeard heard;
    size_t from = first, end = first + count;
    widen(&c->words, &from, &end);
    if (end - from < SENTENCE_LEAST)
        return false;
    hear(c, from, end, &heard);
    return heard.p[rule] < least;
}

bool draft_is_below(const Check *c, DraftRule rule, size_t first, size_t count, float least) {
    float most = 0;
    size_t heard = 0;
    for (size_t i = 0; i < c->heard_count; i++) {
        const DraftHeard *h = &c->heard[i];
        if (h->first >= first + count || h->end <= first)
            continue;
        size_t from = h->first > first ? h->first : first;
        size_t end = h->end < first + count ? h->end : first + count;
        most = h->p[rule] > most ? h->p[rule] : most;
        heard += end - from;
    }
    const struct HeadRule *row = row_of(rule);
    return row != NULL && heard == count && most < least &&
           (!row->is_grave || count == c->words.count ||
            is_clause_below(c, rule, first, count, least));
}

bool draft_is_doubted(const Check *c, DraftRule rule, size_t first, size_t count) {
    const struct HeadRule *row = row_of(rule);
    return row != NULL && draft_is_below(c, rule, first, count, row->doubts);
}

float draft_heard_share(const Check *c, DraftRule rule) {
    float sum = 0, words = 0;
    for (size_t i = 0; i < c->heard_count; i++) {
        float n = (float)(c->heard[i].end - c->heard[i].first);
        sum += n * c->heard[i].p[rule];
        words += n;
    }
    return words > 0 ? sum / words : 0;
}

/* Findings of rules [first, end) that ask or block in the sentence. */
static bool is_found_in(const Check *c, const DraftHeard *h, DraftRule first, DraftRule end) {
    int64_t from = (int64_t)draft_word_from(&c->words, h->first);
    int64_t to = (int64_t)draft_word_to(&c->words, h->end - 1);
    for (size_t i = 0; i < c->by_rules; i++)
        if (c->out[i].level >= FINDING_ASK && c->out[i].rule >= first && c->out[i].rule < end &&
            c->out[i].from < to && c->out[i].to > from)
            return true;
    return false;
}

/* "It broke because you forced it" is blame, and a guess besides: where a rule found something in
 * the sentence or another head is surer, the one for guesses adds nothing. */
static bool is_said(const Check *c, DraftRule rule, const DraftHeard *h) {
    if (rule != DRAFT_UNVERIFIED)
        return false;
    if (is_found_in(c, h, 0, DRAFT_RULE__COUNT))
        return true;
    for (size_t i = 0; i < COUNT(head_rules); i++)
        if (head_rules[i].rule != DRAFT_NO_HELP && h->p[head_rules[i].rule] > h->p[rule])
            return true;
    return false;
}

/* Where the rule spoke in another sentence, a head must be sure to mark this one as well. */
static bool is_told(const Check *c, DraftRule rule, const DraftHeard *h) {
    static const float sure = 0.85f;
    return (c->found_before >> rule & 1) &&
           (h->p[rule] < sure || is_found_in(c, h, rule, rule + 1));
}

static void ask_about(Check *c, const DraftHeard *h) {
    for (size_t i = 0; i < COUNT(head_rules); i++) {
        const struct HeadRule *r = &head_rules[i];
        if (r->rule != DRAFT_NO_HELP && h->p[r->rule] >= least_of(c, r, h->first) &&
            !is_told(c, r->rule, h) && !is_beside(c, r->rule) &&
            !is_known(c, r->rule, h->first, h->end) && !is_said(c, r->rule, h))
            ask(c, r, h->first, h->end - h->first);
    }
}

void draft_check_heads(Check *c) {
    c->by_rules = c->count;
    c->found_before = 0;
    for (size_t i = 0; i < c->count; i++)
        c->found_before |= UINT32_C(1) << c->out[i].rule;
    for (size_t i = 0; i < c->heard_count; i++)
        ask_about(c, &c->heard[i]);
}
