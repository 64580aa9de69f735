#include "text/draft_head.h"

#include "text/draft_part.h"
#include "text/model.h"
#include "text/pipeline.h"

#include <string.h>

enum {
    WORDS_MOST = 1000,  /* of a draft that are read */
    SENTENCE_LEAST = 3, /* words of one that is read */
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
    bool seen[DRAFT_LIST__COUNT] = { false };
    for (size_t i = 0; i < w->phrase_count; i++) {
        const DraftPhrase *p = &w->phrases[i];
        if (p->first < first || p->first >= end || seen[p->list])
            continue;
        feature_put(f, feature_named(~draft_list_names[p->list]));
        seen[p->list] = true;
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

/* Of words [first, end), at least one; what somebody else said is left out. */
static void features_of(const DraftWords *w, size_t first, size_t end, Features *out) {
    const Pass *p = w->pass;
    uint64_t before = FEATURE_BEFORE_FIRST;
    out->count = out->tokens = 0;
    for (size_t k = first; k < end; k++) {
        const DraftWord *word = &w->items[k];
        for (size_t i = word->token;
             i < word->token + word->tokens && !word->is_quoted && out->tokens < FEATURE_WORDS_MOST;
             i++) {
            feature_put_token(out, p, &p->tokens[i], &before);
            out->end[out->tokens++] = out->count;
        }
    }
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

/* From which probability an answer of the heads is believed: sentences of good answers are many,
 * so it is chosen by them (docs/checker.md). */
static const struct HeadRule {
    const char *answer;
    DraftRule rule;
    FindingLevel level; /* never above ask */
    float least;
} head_rules[] = {
    { "hate", DRAFT_HATE, FINDING_ASK, 0.3f },
    { "threat", DRAFT_THREAT, FINDING_ASK, 0.5f },
    { "insult", DRAFT_INSULT, FINDING_ASK, 0.5f },
    { "blame", DRAFT_BLAME, FINDING_ASK, 0.45f },
    { "sarcasm", DRAFT_SARCASM, FINDING_ASK, 0.45f },
    { "admission", DRAFT_ADMISSION, FINDING_ASK, 0.65f },
    { "promise", DRAFT_PROMISE, FINDING_ASK, 0.6f },
    { "unverified", DRAFT_UNVERIFIED, FINDING_ASK, 0.7f },
    { "personal_post", DRAFT_PERSONAL_POST, FINDING_ASK, 0.5f },
    { "conditional_apology", DRAFT_CONDITIONAL_APOLOGY, FINDING_ASK, 0.5f },
    { "over_apology", DRAFT_OVER_APOLOGY, FINDING_HINT, 0.5f },
    { "register", DRAFT_REGISTER, FINDING_ASK, 0.6f },
    { "personal_data", DRAFT_PERSONAL_DATA, FINDING_ASK, 0.75f },
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

/* Where no word near it demeans, the name of a group is not enough. */
static float least_of(const Check *c, const struct HeadRule *r, size_t first) {
    static const float of_plain = 0.45f;
    bool is_plain =
        r->rule == DRAFT_HATE && !draft_sentence_has(&c->words, first, DRAFT_LIST_GROUP_CUE);
    return is_plain ? of_plain : r->least;
}

static void hear(Check *c, size_t first, size_t end) {
    const TextModel *m = model_of_drafts();
    Features f UNSET;
    ModelSums sums UNSET;
    float p[MODEL_OUTPUTS_MOST];
    features_of(&c->words, first, end, &f);
    model_add(m, &f, &sums);
    model_answer(m, &sums, p);
    for (size_t i = 0; i < COUNT(head_rules) && i < m->header->output_count; i++) {
        const struct HeadRule *r = &head_rules[i];
        assert(strcmp(m->outputs[i].answer, r->answer) == 0);
        if (p[i] >= least_of(c, r, first) && !(c->found_before >> r->rule & 1) &&
            !is_beside(c, r->rule) && !is_known(c, r->rule, first, end))
            ask(c, r, first, end - first);
    }
}

void draft_check_heads(Check *c) {
    const DraftWords *w = &c->words;
    c->by_rules = c->count;
    c->found_before = 0;
    for (size_t i = 0; i < c->count; i++)
        c->found_before |= UINT32_C(1) << c->out[i].rule;
    for (size_t first = 0, end; first < w->count && first < WORDS_MOST; first = end) {
        end = first + 1;
        while (end < w->count && !(w->items[end - 1].marks & MARK_END))
            end++;
        if (end - first >= SENTENCE_LEAST && !is_quoted(w, first, end))
            hear(c, first, end);
    }
}
