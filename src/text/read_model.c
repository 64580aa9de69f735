/* The trained heads, after the rules and with what the rules found among their features. They
 * decide class, mood and the wish for an answer; a signal stands when a rule or a head says so.
 * They may not talk away somebody in danger, a plain fault or a grave matter: see class_of(). */
#include "text/model.h"
#include "text/stages.h"
#include "text/wide.h"

#include <math.h>

enum {
    FAULT_PLAIN = 3,   /* weight of faults from which the rules' complaint stands */
    GRAVE_FULL = 3,    /* weight of a signal that is reported, not only named */
    SPEAKERS_MOST = 3, /* words shown for an answer */
    SPEAKERS_FEW = 2,  /* for an answer of a set, or against one */
    CHOSEN_MOST = 8,   /* answers whose words are shown */
};
static const float speaks_least = 0.02f; /* of a score, to be shown */
static const float sure_least = 0.9f;    /* to call what the rules find grave spam or praise */
static const float reported_least = 0.85f; /* to take a grave matter for reported */

static float probability(const Pass *p, Head head, int answer) {
    return p->out->p[head_table[head].first + answer];
}

/* The outputs of sets whose answer holds, as bits. */
static uint64_t outputs_that_hold(const Pass *p) {
    const float *threshold = p->in->model->numbers.threshold;
    uint64_t bits = 0;
    for (int o = 0; o < OUTPUTS; o++)
        bits |= (uint64_t)(p->out->p[o] >= threshold[o]) << o;
    return bits;
}
static_assert((int)OUTPUTS <= 64, "there is a bit for each");

static int64_t answers_that_hold(uint64_t held, Head head) {
    const HeadInfo *h = &head_table[head];
    return (int64_t)(held >> h->first & ((UINT64_C(1) << h->count) - 1));
}

/* What the rules noted for answers that the model gives itself. */
static void forget_notes(Pass *p, Stage stage) {
    size_t kept = 0;
    for (size_t i = 0; i < p->note_count; i++)
        if (p->notes[i].stage != stage)
            p->notes[kept++] = p->notes[i];
    p->note_count = kept;
}

typedef struct Chosen {
    Stage stage;
    int output;
    const char *says;
} Chosen;

/* What each token adds to the score of one answer (or takes from it, with sign -1) as a number of
 * which the highest is the heaviest word, the earlier of two alike: made and compared without a
 * branch, since nobody can foretell which words are loud. */
typedef struct Ranks {
    int32_t of[FEATURE_WORDS_MOST];
    uint32_t count; /* a multiple of RANKS_AT_ONCE, those behind the last token the lowest */
} Ranks;

enum { RANK = 512, RANKS_AT_ONCE = 8 };
static_assert((int)RANK >= (int)FEATURE_WORDS_MOST, "a rank holds the number of its token");
static_assert(FEATURE_WORDS_MOST % RANKS_AT_ONCE == 0, "there is room for all");

PART_OF_WIDE void ranks_make(Ranks *r, const ModelSums *sums, int output, int sign) {
    uint32_t lane = model_lane((uint32_t)output), i = 0;
    for (; i < sums->tokens; i++)
        r->of[i] = sign * sums->token[i][lane] * RANK - (int32_t)i;
    for (; i % RANKS_AT_ONCE != 0; i++)
        r->of[i] = INT32_MIN;
    r->count = i;
}

PART_OF_WIDE uint32_t ranks_first(const Ranks *r) {
    int32_t most[RANKS_AT_ONCE];
    for (uint32_t k = 0; k < RANKS_AT_ONCE; k++)
        most[k] = INT32_MIN;
    for (uint32_t i = 0; i < r->count; i += RANKS_AT_ONCE)
        for (uint32_t k = 0; k < RANKS_AT_ONCE; k++)
            most[k] = r->of[i + k] > most[k] ? r->of[i + k] : most[k];
    for (uint32_t k = 1; k < RANKS_AT_ONCE; k++)
        most[0] = most[k] > most[0] ? most[k] : most[0];
    return (0 - (uint32_t)most[0]) % RANK;
}

static bool is_shown(const Pass *p, const uint32_t *shown, size_t count, uint32_t token) {
    for (size_t k = 0; k < count; k++)
        if (p->tokens[shown[k]].from == p->tokens[token].from)
            return true; /* ibu2 is two words at one place */
    return false;
}

/* The heaviest words for (sign 1) or against (-1) an answer. */
WIDE static void note_speakers(Pass *p, const Chosen *c, const ModelSums *sums, int sign) {
    static const char *const against[] = { "!other", "!complaint", "!criticism", "!question",
        "!pressing", "!venting", "!troll", "!spam", "!rumour", "!at_risk", "!praise" };
    static_assert(COUNT(against) == CLASS__COUNT, "one for each class");
    uint32_t shown[SPEAKERS_MOST];
    size_t count = 0, most = sign > 0 && c->stage != STAGE_MODEL ? SPEAKERS_MOST : SPEAKERS_FEW;
    Ranks ranks UNSET;
    ranks_make(&ranks, sums, c->output, sign);
    for (uint32_t tried = 0; tried < sums->tokens && count < most; tried++) {
        uint32_t token = ranks_first(&ranks);
        float adds = model_adds(p->in->model, sums, c->output, token);
        if (!(adds * (float)sign > speaks_least))
            return;
        ranks.of[token] = INT32_MIN;
        if (is_shown(p, shown, count, token))
            continue;
        shown[count++] = token;
        pass_note(p, c->stage, sign > 0 ? c->says : against[p->out->class], token, 1);
    }
}

static void note_answers(Pass *p, const ModelSums *sums, uint64_t held) {
    Chosen chosen[CHOSEN_MOST];
    int count = 0;
    const Reading *r = p->out;
    if (r->class != CLASS_OTHER && !r->is_corrected)
        chosen[count++] = (Chosen){ STAGE_CLASS, head_table[HEAD_CLASS].first + (int)r->class,
                                    class_names[r->class] };
    if (r->mood != MOOD_NEUTRAL)
        chosen[count++] = (Chosen){ STAGE_MOOD, head_table[HEAD_MOOD].first + (int)r->mood,
                                    mood_names[r->mood] };
    held &= ~UINT64_C(0) << head_table[HEAD_SEVERITY].first; /* and the sets behind it */
    for (; held != 0 && count < CHOSEN_MOST; held &= held - 1) {
        int o = __builtin_ctzll(held);
        chosen[count++] = (Chosen){ STAGE_MODEL, o, output_name(o) };
    }
    for (int k = 0; k < count; k++) {
        note_speakers(p, &chosen[k], sums, 1);
        if (chosen[k].stage == STAGE_CLASS)
            note_speakers(p, &chosen[k], sums, -1);
    }
}

/* A head's signals beside those of the rules: named, or reported where it is as good as sure. */
static void add_signals(Pass *p, int64_t answers) {
    static const Signal signals[] = { SIGNAL_SAFETY, SIGNAL_HEALTH, SIGNAL_HALAL, SIGNAL_FRAUD,
        SIGNAL_DATA_LEAK, SIGNAL_STAFF, SIGNAL_LEGAL, SIGNAL_MONEY, SIGNAL_CROWD, SIGNAL_MEDIA };
    for (size_t i = 0; i < COUNT(signals); i++) {
        if (!(answers >> i & 1))
            continue;
        int weight = probability(p, HEAD_SEVERITY, (int)i) >= reported_least ? GRAVE_FULL : 2;
        p->out->signals |= INT64_C(1) << signals[i];
        if (p->signal_weight[signals[i]] < weight)
            p->signal_weight[signals[i]] = weight;
    }
}

/* What the rules found and no head may talk away. */
typedef struct Found {
    MessageClass class;
    bool is_faulty, is_grave;
} Found;

static Found found_by_rules(const Pass *p) {
    static const Signal grave[] = { SIGNAL_SAFETY, SIGNAL_HEALTH, SIGNAL_DATA_LEAK,
                                    SIGNAL_THREAT };
    Found f = { .class = p->out->class, .is_faulty = p->out->class == CLASS_COMPLAINT &&
                                                     p->fault >= FAULT_PLAIN };
    for (size_t i = 0; i < COUNT(grave); i++)
        f.is_grave = f.is_grave || p->signal_weight[grave[i]] >= GRAVE_FULL;
    return f;
}

/* What is called spam is seen by nobody, so it takes more than a likeness: short questions about
 * goods ("ready size 42?") share every word with advertisements for them. */
static MessageClass best_class(const Pass *p) {
    const float *of_class = &p->out->p[head_table[HEAD_CLASS].first];
    int best = head_best(HEAD_CLASS, p->out->p), next = -1;
    if (best != CLASS_SPAM || !p->only_asks ||
        (answers_that_hold(outputs_that_hold(p), HEAD_SPAM) & ~(INT64_C(1) << SPAM_PROMOTION)))
        return (MessageClass)best;
    for (int c = 0; c < CLASS__COUNT; c++)
        if (c != CLASS_SPAM && (next < 0 || of_class[c] > of_class[next]))
            next = c;
    return (MessageClass)next;
}

/* The head's answer, or the rules' where it would make light of a plain fault or a grave matter. A
 * complaint missed costs more than one too many. */
static MessageClass class_of(const Pass *p, const Found *f, bool is_told) {
    MessageClass said = is_told ? (MessageClass)head_best(HEAD_CLASS, p->out->p) : best_class(p);
    bool is_light = said == CLASS_SPAM || said == CLASS_PRAISE;
    bool was_light = f->class == CLASS_SPAM || f->class == CLASS_PRAISE;
    if (f->class == CLASS_AT_RISK || (f->is_faulty && said == CLASS_OTHER))
        return f->class;
    if (f->is_grave && is_told && is_light && !was_light)
        return f->class; /* nor may people's word on other messages */
    if ((f->is_faulty || f->is_grave) && is_light && !was_light &&
        probability(p, HEAD_CLASS, (int)said) < sure_least)
        return f->class;
    return said;
}

/* Severity and the wish for an answer need nothing of the stages between: what they will say can
 * be known before the dearest of the evidence is looked for. */
static bool is_spared(Pass *p) {
    if (!p->in->spares_evidence)
        return false;
    stage_severity(p);
    stage_decide(p);
    return !reading_asks(p->out);
}

/* What people of the brand said of messages like this one: the odds of each class change, within
 * bounds, before anybody asks which class it is. */
static bool heed(Pass *p, size_t marks[CLASS_MARKS]) {
    float boost[CLASS__COUNT], sum = 0;
    float *of_class = &p->out->p[head_table[HEAD_CLASS].first];
    if (!corrections_speak(p, boost, marks))
        return false;
    for (int c = 0; c < CLASS__COUNT; c++) {
        of_class[c] *= expf(boost[c]);
        sum += of_class[c];
    }
    for (int c = 0; c < CLASS__COUNT; c++)
        of_class[c] /= sum;
    return boost[head_best(HEAD_CLASS, p->out->p)] > 0;
}

static void note_likeness(Pass *p, const size_t marks[CLASS_MARKS]) {
    for (size_t i = 0; marks[i] != SIZE_MAX; i++)
        pass_note(p, STAGE_CLASS, class_names[p->out->class], marks[i], 1);
}

static void answer(Pass *p, const ModelSums *sums) {
    Reading *r = p->out;
    float all[MODEL_OUTPUTS_MOST] UNSET;
    size_t marks[CLASS_MARKS];
    Found found = found_by_rules(p);
    model_answer(p->in->model, sums, all);
    memcpy(r->p, all, sizeof r->p);
    r->has_model = true;
    bool is_told = heed(p, marks);
    forget_notes(p, STAGE_MOOD);
    r->mood = (Mood)head_best(HEAD_MOOD, r->p);
    r->class = class_of(p, &found, is_told);
    if (r->class != CLASS_AT_RISK) { /* whose rule keeps its words and its weight */
        forget_notes(p, STAGE_CLASS);
        r->certainty = (double)probability(p, HEAD_CLASS, (int)r->class);
    }
    r->is_corrected = is_told && (int)r->class == head_best(HEAD_CLASS, r->p);
    uint64_t held = outputs_that_hold(p);
    add_signals(p, answers_that_hold(held, HEAD_SEVERITY));
    r->subjects = answers_that_hold(held, HEAD_SUBJECT);
    r->demands = answers_that_hold(held, HEAD_DEMAND);
    r->harm = answers_that_hold(held, HEAD_HARM);
    if (is_spared(p))
        return;
    if (r->is_corrected)
        note_likeness(p, marks);
    note_answers(p, sums, held);
}

static NOINLINE void answer_without_memory(Pass *p) {
    Features f UNSET;
    ModelSums sums UNSET;
    features_of_kind(p, p->in->model->kind, &f);
    model_add(p->in->model, &f, &sums);
    answer(p, &sums);
}

void stage_model(Pass *p) {
    const TextModel *m = p->in->model;
    if (m == NULL || !m->is_standard || p->token_count == 0)
        return;
    const ModelSums *sums = model_recall(p);
    if (sums != NULL)
        answer(p, sums);
    else
        answer_without_memory(p);
}
