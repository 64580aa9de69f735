/* The trained heads, after the rules and with what the rules found among their features. They
 * decide class, mood and the wish for an answer; a signal stands when a rule or a head says so.
 * They may not talk away somebody in danger, a plain fault or a grave matter: see class_of(). */
#include "text/model.h"
#include "text/stages.h"

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

static float probability(const Pass *p, Head head, int answer) {
    return p->out->p[head_table[head].first + answer];
}

static bool has(const Pass *p, Head head, int answer) {
    int output = head_table[head].first + answer;
    return p->out->p[output] >= p->in->model->outputs[output].threshold;
}

static int64_t answers_that_hold(const Pass *p, Head head) {
    int64_t bits = 0;
    for (int i = 0; i < head_table[head].count; i++)
        bits |= (int64_t)has(p, head, i) << i;
    return bits;
}

/* What the rules noted for answers that the model gives itself. */
static void forget_notes(Pass *p, Stage stage) {
    size_t kept = 0;
    for (size_t i = 0; i < p->evidence_count; i++)
        if (p->evidence[i].stage != stage)
            p->evidence[kept++] = p->evidence[i];
    p->evidence_count = kept;
}

typedef struct Chosen {
    Stage stage;
    int output;
    const char *says;
} Chosen;

/* What each token adds to the score of one answer. */
typedef struct Speakers {
    float of[FEATURE_WORDS_MOST];
    size_t tokens;
    uint16_t loud[FEATURE_WORDS_MOST]; /* tokens heavy enough to be shown, in text order */
    size_t loud_count;
} Speakers;

static void find_loud(Speakers *s, float sign) {
    s->loud_count = 0;
    for (size_t i = 0; i < s->tokens; i++) {
        s->loud[s->loud_count] = (uint16_t)i;
        s->loud_count += s->of[i] * sign > speaks_least;
    }
}

/* The heaviest word that is not shown yet: ibu2 is two words at one place. */
static size_t heaviest(const Pass *p, const Speakers *s, float sign, const size_t *shown,
                       size_t count) {
    size_t best = s->tokens;
    for (size_t n = 0; n < s->loud_count; n++) {
        size_t i = s->loud[n];
        if (best < s->tokens && s->of[i] * sign <= s->of[best] * sign)
            continue;
        bool is_shown = false;
        for (size_t k = 0; k < count; k++)
            is_shown = is_shown || p->tokens[shown[k]].from == p->tokens[i].from;
        if (!is_shown)
            best = i;
    }
    return best;
}

/* The heaviest words for (sign 1) or against (-1) an answer. */
static void note_speakers(Pass *p, const Chosen *c, Speakers *s, int sign) {
    static const char *const against[] = { "!other", "!complaint", "!criticism", "!question",
        "!pressing", "!venting", "!troll", "!spam", "!rumour", "!at_risk", "!praise" };
    static_assert(COUNT(against) == CLASS__COUNT, "one for each class");
    size_t shown[SPEAKERS_MOST], most = SPEAKERS_FEW;
    if (sign > 0 && c->stage != STAGE_MODEL)
        most = SPEAKERS_MOST;
    find_loud(s, (float)sign);
    for (size_t n = 0; n < most; n++) {
        shown[n] = heaviest(p, s, (float)sign, shown, n);
        if (shown[n] == s->tokens)
            return;
        pass_note(p, c->stage, sign > 0 ? c->says : against[p->out->class], shown[n], 1);
    }
}

static void note_answers(Pass *p, const ModelSums *sums) {
    Chosen chosen[CHOSEN_MOST];
    int count = 0;
    const Reading *r = p->out;
    if (r->class != CLASS_OTHER && !r->is_corrected)
        chosen[count++] = (Chosen){ STAGE_CLASS, head_table[HEAD_CLASS].first + (int)r->class,
                                    class_names[r->class] };
    if (r->mood != MOOD_NEUTRAL)
        chosen[count++] = (Chosen){ STAGE_MOOD, head_table[HEAD_MOOD].first + (int)r->mood,
                                    mood_names[r->mood] };
    for (int o = head_table[HEAD_SEVERITY].first; o < OUTPUTS && count < CHOSEN_MOST; o++)
        if (r->p[o] >= p->in->model->outputs[o].threshold)
            chosen[count++] = (Chosen){ STAGE_MODEL, o, output_name(o) };
    for (int k = 0; k < count; k++) {
        Speakers s UNSET;
        s.tokens = sums->tokens;
        model_speak(p->in->model, sums, chosen[k].output, s.of);
        note_speakers(p, &chosen[k], &s, 1);
        if (chosen[k].stage == STAGE_CLASS)
            note_speakers(p, &chosen[k], &s, -1);
    }
}

/* A head's signals beside those of the rules. */
static void add_signals(Pass *p) {
    static const Signal signals[] = { SIGNAL_SAFETY, SIGNAL_HEALTH, SIGNAL_HALAL, SIGNAL_FRAUD,
        SIGNAL_DATA_LEAK, SIGNAL_STAFF, SIGNAL_LEGAL, SIGNAL_MONEY, SIGNAL_CROWD, SIGNAL_MEDIA };
    for (size_t i = 0; i < COUNT(signals); i++) {
        if (!has(p, HEAD_SEVERITY, (int)i))
            continue;
        p->out->signals |= INT64_C(1) << signals[i];
        if (p->signal_weight[signals[i]] < 2)
            p->signal_weight[signals[i]] = 2;
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
    if (best != CLASS_SPAM || !p->only_asks || has(p, HEAD_SPAM, SPAM_GAMBLING) ||
        has(p, HEAD_SPAM, SPAM_SCAM))
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

static void add_up(const Pass *p, ModelSums *out) {
    const TextModel *m = p->in->model;
    Features f UNSET;
    if (p->in->memory != NULL && model_recall(p->in->memory, m, p, out))
        return;
    features_of_kind(p, m->kind, &f);
    model_add(m, &f, out);
}

void stage_model(Pass *p) {
    const TextModel *m = p->in->model;
    Reading *r = p->out;
    ModelSums sums UNSET;
    float all[MODEL_OUTPUTS_MOST] UNSET;
    size_t marks[CLASS_MARKS];
    if (m == NULL || !m->is_standard || p->token_count == 0)
        return;
    Found found = found_by_rules(p);
    add_up(p, &sums);
    model_answer(m, &sums, all);
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
    add_signals(p);
    r->subjects = answers_that_hold(p, HEAD_SUBJECT);
    r->demands = answers_that_hold(p, HEAD_DEMAND);
    r->harm = answers_that_hold(p, HEAD_HARM);
    if (is_spared(p))
        return;
    if (r->is_corrected)
        note_likeness(p, marks);
    note_answers(p, &sums);
}
