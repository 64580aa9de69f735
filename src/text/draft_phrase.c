/* The rules that are lists of phrases, and the model's harm head beside three of them. */
#include "text/draft_part.h"
#include "text/model.h"

#include <string.h>

enum {
    ENOUGH = 2,         /* weight of the phrases of a rule together */
    APOLOGIES_MOST = 2, /* sorry more often than this is too much */
    HARM_WORDS = 2,     /* named when the model finds harm */
    GROUP_REACH = 12,   /* words that a group and what demeans it take together */
};

/* How sure the head must be of a weak phrase, and of a group near a word that demeans. */
static const float AGREED = 0.5f, LIKELY = 0.1f;

/* A rude word is one, whatever stands around it. */
static bool is_rude(const DraftWords *w, const DraftPhrase *p) {
    for (size_t i = p->first; i < p->first + p->count; i++)
        if (draft_word_is(w, i, DRAFT_SET_FOUL_STRONG))
            return true;
    return false;
}

/* Phrase i is of the list of the row, and the heads do not think better of its sentence. */
static bool is_believed(const Check *c, const RuleRow *row, size_t i) {
    const DraftPhrase *p = &c->words.phrases[i];
    return p->list == row->list && (is_rude(&c->words, p) ||
                                    !draft_is_doubted(c, row->rule, p->first, p->count));
}

static int believed_weight(const Check *c, const RuleRow *row) {
    int sum = 0;
    for (size_t i = 0; i < c->words.phrase_count; i++)
        if (is_believed(c, row, i))
            sum += c->words.phrases[i].weight;
    return sum;
}

void draft_check_phrases(Check *c, const RuleRow *row) {
    const DraftWords *w = &c->words;
    if (believed_weight(c, row) < ENOUGH)
        return;
    for (size_t i = 0; i < w->phrase_count; i++)
        if (is_believed(c, row, i))
            draft_find_words(c, row->rule, row->level, w->phrases[i].first, w->phrases[i].count);
}

/* A word for a group behind signs or digits: nobody hides it who means well. */
static bool is_hidden_group(const DraftWords *w, size_t i) {
    bool has_sign = false; /* more than the dash of non-muslim */
    for (size_t k = draft_word_from(w, i); k < draft_word_to(w, i); k++)
        has_sign = has_sign || ascii_is_digit(w->text.p[k]) || strchr("*@$!#", w->text.p[k]);
    return has_sign && w->items[i].is_masked && !w->items[i].is_quoted &&
           (draft_word_is(w, i, DRAFT_SET_GROUP) || draft_word_is(w, i, DRAFT_SET_SLUR));
}

/* Speaks for people, and no "but" takes it back. */
static bool is_defended(const DraftWords *w, size_t i) {
    return draft_sentence_has(w, i, DRAFT_LIST_DEFENCE) &&
           !draft_word_after(w, i, GROUP_REACH, DRAFT_SET_BUT) &&
           !draft_word_before(w, i, GROUP_REACH, DRAFT_SET_BUT);
}

/* Somebody named as one of a group, near words that demean: no list of phrases holds all the ways
 * to say it, so a person is asked. A bare name of a group wants a harsh word near it, a word like
 * "always" wants somebody named as one of the group. */
static void find_demeaned(Check *c, const RuleRow *row, const DraftPhrase *group) {
    const DraftWords *w = &c->words;
    for (size_t k = 0; k < w->phrase_count; k++) {
        const DraftPhrase *cue = &w->phrases[k];
        if (cue->list != DRAFT_LIST_GROUP_CUE || group->weight + cue->weight <= ENOUGH)
            continue;
        uint32_t from = group->first < cue->first ? group->first : cue->first;
        uint32_t end = group->first + group->count, cue_end = cue->first + cue->count;
        uint32_t to = end > cue_end ? end : cue_end;
        bool is_cited = w->items[from].is_quoted != w->items[to - 1].is_quoted;
        if (to - from <= GROUP_REACH && !is_cited && !is_defended(w, group->first) &&
            !draft_is_below(c, row->rule, from, to - from, LIKELY))
            draft_find_words(c, row->rule, FINDING_ASK, from, to - from);
    }
}

/* A phrase that is grammar alone needs a head that thinks so too. */
static bool is_agreed(const Check *c, const RuleRow *row, const DraftPhrase *p) {
    return p->weight >= ENOUGH || !draft_is_below(c, row->rule, p->first, p->count, AGREED);
}

void draft_check_hate(Check *c, const RuleRow *row) {
    const DraftWords *w = &c->words;
    for (size_t i = 0; i < w->phrase_count; i++)
        if (is_believed(c, row, i) && is_agreed(c, row, &w->phrases[i]) &&
            !is_defended(w, w->phrases[i].first))
            draft_find_words(c, row->rule, row->level, w->phrases[i].first, w->phrases[i].count);
    for (size_t i = 0; i < w->count && !draft_has(c, row->rule); i++)
        if (is_hidden_group(w, i))
            draft_find_words(c, row->rule, FINDING_ASK, i, 1);
    for (size_t i = 0; i < w->phrase_count && !draft_has(c, row->rule); i++)
        if (w->phrases[i].list == DRAFT_LIST_GROUP)
            find_demeaned(c, row, &w->phrases[i]);
}

/* A guess that is being looked into is said as one. */
void draft_check_unverified(Check *c, const RuleRow *row) {
    const DraftWords *w = &c->words;
    for (size_t i = 0; i < w->phrase_count; i++)
        if (is_believed(c, row, i) &&
            (w->phrases[i].weight > ENOUGH ||
             !draft_sentence_has(w, w->phrases[i].first, DRAFT_LIST_CHECKING)))
            draft_find_words(c, row->rule, row->level, w->phrases[i].first, w->phrases[i].count);
}

/* Begging, or sorry once too often. */
void draft_check_over_apology(Check *c, const RuleRow *row) {
    const DraftWords *w = &c->words;
    size_t seen = 0;
    draft_check_phrases(c, row);
    for (size_t i = 0, end = 0; i < w->phrase_count; i++) {
        const DraftPhrase *p = &w->phrases[i];
        if (p->list != DRAFT_LIST_APOLOGY || p->first < end)
            continue;
        end = p->first + p->count;
        if (++seen > APOLOGIES_MOST)
            draft_find_words(c, row->rule, row->level, p->first, p->count);
    }
}

/* What the model's harm head says of a draft, when no word of the rules spoke of harm before: it
 * has read many more insults than any list holds, but a person decides. `least` stands beside the
 * threshold of the model, which was chosen for messages, where harm is a hundred times as common.
 * There is no rule of its own for sexual words. Self-harm is not asked: those who answer a person
 * in danger speak of it as that person does, and must not be stopped. */
static const struct HarmRule {
    const char *answer;
    DraftRule rule;
    float least;
} harm_rules[] = {
    { "insult", DRAFT_INSULT, 0.3f }, { "hate", DRAFT_HATE, 0.2f },
    { "threat", DRAFT_THREAT, 0.2f }, { "sexual", DRAFT_INSULT, 0.2f },
};

/* Said by others, or a word that is plain in another place. */
static bool is_harmless(const DraftWords *w, size_t token) {
    for (size_t i = 0; i < w->count; i++)
        if (token < w->items[i].token + w->items[i].tokens)
            return w->items[i].is_quoted || draft_word_is(w, i, DRAFT_SET_PLAIN);
    return false;
}

/* The heaviest words for the answer: one, and a second one that weighs at least half as much. Where
 * one of them is harmless, or the word behind it, whose pair it speaks for, the answer is not
 * believed. */
static void find_speakers(Check *c, const ModelSums *sums, int output, DraftRule rule) {
    float speaks[FEATURE_WORDS_MOST], least = 0;
    const Token *shown[HARM_WORDS], *token = c->pass.tokens;
    int count = 0;
    model_speak(model_default(), sums, output, speaks);
    while (count < HARM_WORDS) {
        size_t best = sums->tokens;
        for (size_t i = 0; i < sums->tokens; i++)
            if (speaks[i] > least && (count == 0 || token[i].from != shown[0]->from) &&
                (best == sums->tokens || speaks[i] > speaks[best]))
                best = i;
        if (best == sums->tokens)
            break;
        if (is_harmless(&c->words, best) ||
            (best + 1 < sums->tokens && is_harmless(&c->words, best + 1)))
            return;
        if (count == 0)
            least = speaks[best] / 2;
        shown[count++] = &token[best];
    }
    for (int n = 0; n < count; n++)
        draft_find(c, rule, FINDING_ASK, shown[n]->from, shown[n]->to);
    if (count == 0) /* all words together */
        draft_find_all(c, rule, FINDING_ASK);
}

static void check_harm(Check *c) {
    const TextModel *m = model_default();
    const HeadInfo *harm = &head_table[HEAD_HARM];
    Features f UNSET;
    ModelSums sums UNSET;
    float p[MODEL_OUTPUTS_MOST];
    bool is_told = draft_has(c, DRAFT_INSULT) || draft_has(c, DRAFT_HATE) ||
                   draft_has(c, DRAFT_THREAT);
    if (c->pass.token_count == 0 || is_told)
        return;
    features_of_kind(&c->pass, m->kind, &f);
    model_add(m, &f, &sums);
    model_answer(m, &sums, p);
    for (size_t i = 0; i < COUNT(harm_rules); i++) {
        int output = harm->first + (int)i;
        assert(strcmp(harm->answers[i], harm_rules[i].answer) == 0);
        bool says = p[output] >= harm_rules[i].least &&
                    p[output] >= m->outputs[output].threshold &&
                    !draft_is_doubted(c, harm_rules[i].rule, 0, c->words.count);
        if (says && !draft_has(c, harm_rules[i].rule))
            find_speakers(c, &sums, output, harm_rules[i].rule);
    }
}

void draft_check_insult(Check *c, const RuleRow *row) {
    draft_check_phrases(c, row);
    check_harm(c);
}
