/* The text is cut into clauses once; then each slot is compared by the rule of its kind. */
#include "text/drift.h"

#include "text/drift_words.h"

#include <string.h>

const char *const drift_kind_names[] = { "cause",   "dates", "batch",  "remedy", "deadline",
                                         "contact", "fault", "amount", "place",  NULL };
static_assert(COUNT(drift_kind_names) == DRIFT_KIND__COUNT + 1, "one name for each kind");

enum {
    NOTHING_REACH = 2,
    KNOWN_REACH = 4,    /* tokens between "belum" and "diketahui" */
    SENTENCE_MOST = 80, /* tokens: a longer one is read in parts */
    SLOTS_MOST = 64, /* of a statement; what is behind them is not compared */
};

/* ---- clauses ---- */

static Str gap_text(const SaidScan *s, size_t i) {
    size_t from = i > 0 ? s->tokens[i - 1].to : 0;
    size_t to = i < s->count ? s->tokens[i].from : s->text.n;
    return str_slice(s->text, from, to);
}

/* Dots and dashes within numbers part nothing. */
static bool is_tight(const SaidScan *s, size_t i) {
    return i > 0 && i < s->count && s->tokens[i].number >= 0 && s->tokens[i - 1].number >= 0 &&
           s->tokens[i].from == s->tokens[i - 1].to + 1;
}

static bool ends_sentence(const SaidScan *s, size_t i) {
    Gap gap = said_gap(s, i);
    bool is_short =
        i > 0 && i <= s->count && s->tokens[i - 1].to - s->tokens[i - 1].from == 1; /* s.d. */
    if (is_tight(s, i))
        return false;
    return i >= s->count || gap == GAP_END || (gap == GAP_STOP && !is_short) ||
           str_find(gap_text(s, i), S("?")) >= 0;
}

static bool ends_clause(const DriftRun *r, size_t i) {
    uint8_t kind = vow_at(r, i);
    if (is_tight(&r->scan, i))
        return false;
    return said_gap(&r->scan, i) == GAP_COMMA || kind == VOW_BREAK || kind == VOW_IF ||
           (kind == VOW_JOIN && vow_at(r, i + 1) != VOW_UNKNOWN);
}

/* Facts of a sentence for each of its clauses. */
static void share_facts(DriftRun *r, size_t first, size_t end, bool asks) {
    uint64_t has = 0;
    bool is_if = false;
    for (size_t c = first; c < end; c++) {
        has |= r->clauses[c].has;
        is_if = is_if || r->clauses[c].is_if;
    }
    for (size_t c = first; c < end; c++) {
        r->clauses[c].sentence_has = has;
        r->clauses[c].sentence_if = is_if;
        r->clauses[c].sentence_first = r->clauses[first].first;
        r->clauses[c].sentence_end = r->clauses[end - 1].end;
        r->clauses[c].asks = asks;
    }
}

/* A word of denial; not "tanpa", nor the one of "no extra cost", which is what is given. */
static bool denies_at(const DriftRun *r, size_t i) {
    if (sense_at(r, i) == SENSE_NOBODY)
        return true;
    if (vow_at(r, i) != VOW_NOT || r->vows[i].value != 0)
        return false;
    for (size_t k = i + 1; k <= i + NOTHING_REACH && k < r->scan.count; k++)
        if (r->matters[k].is_turned)
            return false;
    return true;
}

static void clause_take(const DriftRun *r, DriftClause *c, size_t i) {
    c->denies = c->denies || denies_at(r, i);
    c->has |= UINT64_C(1) << matter_at(r, i);
    c->vows |= UINT64_C(1) << vow_at(r, i);
    c->families |= drift_family_bit(&r->matters[i]);
    if (vow_at(r, i) == VOW_NOT && matter_at(r, i + 1) == MATTER_PURPOSE)
        c->has |= UINT64_C(1) << MATTER_OTHER; /* "bukan buat kasus ini" */
}

/* "sebelum 25 Desember" is no condition. */
static bool bounds_time(const SaidScan *s, size_t i) {
    enum { LEAD_BEFORE = 1 };
    return said_when(s, i) == WHEN_AFTER ||
           (said_when(s, i) == WHEN_DEADLINE && s->tokens[i].value == LEAD_BEFORE);
}

static void cut_clauses(DriftRun *r) {
    const SaidScan *s = &r->scan;
    size_t sentence_first = 0;
    r->clauses = arena_make(r->arena, DriftClause, s->count + 1);
    r->clause_of = arena_make(r->arena, uint32_t, s->count + 1);
    for (size_t i = 0; i < s->count;) {
        DriftClause *c = &r->clauses[r->clause_count];
        *c = (DriftClause){ .first = i, .is_if = vow_at(r, i) == VOW_IF && !bounds_time(s, i) };
        c->denies = i > 0 && denies_at(r, i - 1) && !ends_sentence(s, i); /* bukan karena */
        do {
            clause_take(r, c, i);
            r->clause_of[i] = (uint32_t)r->clause_count;
            i++;
        } while (i < s->count && i - c->first < SENTENCE_MOST && !ends_sentence(s, i) &&
                 !ends_clause(r, i));
        c->end = i;
        r->clause_count++;
        bool is_long = i - r->clauses[sentence_first].first >= SENTENCE_MOST;
        if (!ends_sentence(s, i) && !is_long)
            continue;
        share_facts(r, sentence_first, r->clause_count, str_find(gap_text(s, i), S("?")) >= 0);
        sentence_first = r->clause_count;
    }
}

/* ---- what the rules ask ---- */

/* "Mirip cacar air, tapi bukan Bun": nothing but who is told stands behind the denial. */
static bool is_bare_denial(const DriftRun *r, size_t i) {
    size_t end = i < r->scan.count ? clause_of(r, i)->end : i;
    if (sense_at(r, i) != SENSE_ISNT)
        return false;
    for (size_t k = i + 1; k < end; k++)
        if (vow_at(r, k) != VOW_YOU && vow_at(r, k) != VOW_MAY && vow_at(r, k) != VOW_THAT)
            return false;
    return true;
}

/* "Jika ada yang minta OTP, itu peretas": it follows from what is supposed. */
static bool is_consequence(const DriftRun *r, const DriftClause *c) {
    return c->first > c->sentence_first && vow_at(r, c->first) == VOW_THAT &&
           clause_of(r, c->first - 1)->is_if;
}

/* "25 ribu, itu tidak benar": the next clause of the sentence takes it back. */
static bool is_taken_back(const DriftRun *r, const DriftClause *c) {
    size_t i = c->end;
    if (i + 1 >= c->sentence_end)
        return false;
    if (vow_at(r, i) == VOW_BREAK && is_bare_denial(r, i + 1))
        return true;
    return vow_at(r, i) == VOW_THAT && vow_at(r, i + 1) == VOW_NOT &&
           matter_at(r, i + 1) != MATTER_FAULT;
}

bool drift_is_moot(const DriftRun *r, size_t token) {
    const DriftClause *c = clause_of(r, token);
    return is_taken_back(r, c) || is_consequence(r, c) || c->asks || c->denies || c->is_if ||
           drift_means(r, c, SENSE_FORMERLY) || drift_speaks(r, token, MATTER_RUMOUR);
}

bool drift_is_without(const DriftRun *r, size_t token) {
    for (size_t i = token; i > clause_of(r, token)->first && token - i < NOTHING_REACH; i--)
        if (vow_at(r, i - 1) == VOW_NOT && r->vows[i - 1].value != 0)
            return true;
    return false;
}

/* Whether a word of the kind stands in [from, to), not in [first, end). */
static bool has_beside(const DriftRun *r, DriftSpan around, DriftSpan span, bool vow,
                       uint8_t kind) {
    for (size_t i = around.first; i < around.end; i++) {
        bool is_inside = i >= span.first && i < span.end;
        if (!is_inside && (vow ? vow_at(r, i) : matter_at(r, i)) == kind)
            return true;
    }
    return false;
}

bool drift_is_moot_span(const DriftRun *r, size_t first, size_t end, bool denies) {
    const DriftClause *c = clause_of(r, first);
    DriftSpan span = { .first = first, .end = end };
    DriftSpan clause = { .first = c->first, .end = c->end };
    DriftSpan sentence = { .first = c->sentence_first, .end = c->sentence_end };
    bool is_denied = denies ? has_beside(r, clause, span, true, VOW_NOT) : c->denies;
    return c->asks || c->is_if || is_denied || is_taken_back(r, c) || is_consequence(r, c) ||
           (drift_means(r, c, SENSE_FORMERLY) && !denies) ||
           has_beside(r, sentence, span, false, MATTER_RUMOUR);
}

bool drift_is_open(const DriftRun *r, const DriftClause *c) {
    for (size_t i = c->first; i < c->end; i++) {
        int8_t open = matter_at(r, i) == MATTER_UNKNOWN_YET ? r->matters[i].value : 0;
        bool is_no = vow_at(r, i) == VOW_NOT || open == OPEN_YET;
        bool is_still = sense_at(r, i) == SENSE_STILL;
        if (open == OPEN_NOBODY)
            return true;
        for (size_t k = i + 1; k < c->end && k <= i + KNOWN_REACH && (is_no || is_still); k++) {
            Sense sense = sense_at(r, k);
            if ((is_no && sense == SENSE_KNOW) ||
                (is_still && (sense == SENSE_PROBE || sense == SENSE_CHECKUP)))
                return true;
        }
    }
    return false;
}

bool drift_is_spared(const DriftRun *r, size_t token) {
    const DriftClause *c = clause_of(r, token);
    if (clause_speaks(r, token, MATTER_SAFE))
        return true;
    for (size_t i = c->sentence_first; i < c->sentence_end; i++)
        for (size_t k = i + 1; vow_at(r, i) == VOW_NOT && k <= i + 2 && k < c->sentence_end; k++)
            if (matter_at(r, k) == MATTER_AFFECTED || r->matters[k].is_scene)
                return true;
    return false;
}

bool drift_is_scene(const DriftRun *r, size_t token) {
    const DriftClause *c = clause_of(r, token);
    bool is_scene = drift_speaks(r, token, MATTER_AFFECTED) ||
                    drift_speaks(r, token, MATTER_INCIDENT) || drift_speaks(r, token, MATTER_CROWD);
    for (size_t i = c->sentence_first; i < c->sentence_end && !is_scene; i++)
        is_scene = r->matters[i].is_scene;
    return is_scene;
}

bool drift_means(const DriftRun *r, const DriftClause *c, Sense sense) {
    for (size_t i = c->first; i < c->end; i++)
        if (r->matters[i].sense == sense)
            return true;
    return false;
}

bool drift_is_of_you(const DriftRun *r, const DriftClause *c) {
    for (size_t i = c->first; i + 1 < c->end; i++) {
        bool is_you = vow_at(r, i) == VOW_YOU && sense_at(r, i) != SENSE_PEOPLE;
        bool is_last = i + 2 >= c->end && (vow_at(r, i + 1) == VOW_MAY || /* Bu ya */
                                           vow_at(r, i + 1) == VOW_YOU);  /* Pak Budi */
        bool is_first = i == c->first && said_gap(&r->scan, i + 1) == GAP_COMMA;
        if (is_you && !is_last && !is_first)
            return true;
    }
    return false;
}

bool drift_is_shut(const DriftRun *r, size_t token) {
    const DriftClause *c = clause_of(r, token);
    bool is_shut = false;
    for (size_t i = c->sentence_first; i < c->sentence_end; i++)
        is_shut = is_shut || sense_at(r, i) == SENSE_CLOSED || sense_at(r, i) == SENSE_HOLIDAY ||
                  (sense_at(r, i) == SENSE_SEAL && !drift_is_right_sense(r, SENSE_SEAL));
    return is_shut;
}

bool drift_is_scene_of(const DriftRun *r, const DriftClause *c) {
    bool is_scene = c->has >> MATTER_AFFECTED & 1 || c->has >> MATTER_INCIDENT & 1;
    for (size_t i = c->first; i < c->end && !is_scene; i++)
        is_scene = r->matters[i].is_scene;
    return is_scene;
}

size_t drift_token_at(const DriftRun *r, size_t byte) {
    size_t low = 0, high = r->scan.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (r->scan.tokens[middle].to <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool drift_is_found(const DriftRun *r, size_t slot, size_t token) {
    const DriftClause *c = clause_of(r, token);
    size_t from = r->scan.tokens[c->first].from, to = r->scan.tokens[c->end - 1].to;
    for (size_t i = 0; i < r->count; i++)
        if (r->found[i].slot == slot && r->found[i].from < to && from < r->found[i].to)
            return true;
    return false;
}

/* Words between quotation marks are of somebody else: 'ada yang bilang "rem blong"'. */
static bool is_quoted(const DriftRun *r, size_t token) {
    size_t first = r->scan.tokens[clause_of(r, token)->sentence_first].from;
    size_t end = r->scan.tokens[token].from, marks = 0;
    for (size_t i = first > 0 ? first - 1 : 0; i < end; i++)
        marks += r->in->text.p[i] == '"';
    return marks % 2 == 1;
}

/* Whether others may be quoted with such a value: not with codes and numbers. */
static bool is_told(DriftKind kind) {
    return kind == DRIFT_CAUSE || kind == DRIFT_FAULT || kind == DRIFT_REMEDY ||
           kind == DRIFT_PLACE;
}

void drift_add(DriftRun *r, size_t slot, DriftSpan span, bool is_old) {
    size_t from = r->scan.tokens[span.first].from, to = r->scan.tokens[span.end - 1].to;
    if (is_told(drift_slot(r, slot)->kind) && is_quoted(r, span.first))
        return;
    for (size_t i = 0; i < r->count; i++)
        if (r->found[i].slot == slot && r->found[i].from < to && from < r->found[i].to) {
            if (is_old || !r->found[i].is_old) { /* an old wording is said exactly */
                r->found[i].from = from < r->found[i].from ? from : r->found[i].from;
                r->found[i].to = to > r->found[i].to ? to : r->found[i].to;
            }
            r->found[i].is_old = r->found[i].is_old || is_old;
            return;
        }
    if (r->count == DRIFTS_MAX)
        return;
    size_t at = r->count++;
    for (; at > 0 && r->found[at - 1].from > from; at--)
        r->found[at] = r->found[at - 1];
    r->found[at] = (DriftFinding){
        .slot = slot, .from = from, .to = to, .value = span.value, .is_old = is_old
    };
}

static DriftRule *const rules[DRIFT_KIND__COUNT] = {
    [DRIFT_CAUSE] = drift_cause,       [DRIFT_DATES] = drift_dates,
    [DRIFT_BATCH] = drift_batch,       [DRIFT_REMEDY] = drift_remedy,
    [DRIFT_DEADLINE] = drift_deadline, [DRIFT_CONTACT] = drift_contact,
    [DRIFT_FAULT] = drift_fault,       [DRIFT_AMOUNT] = drift_amount,
    [DRIFT_PLACE] = drift_place,
};

static void run(DriftRun *r, Arena *a, const DriftInput *in) {
    PromiseInput promise = { .text = in->text, .at = in->at, .zone = in->zone };
    *r = (DriftRun){ .arena = a, .in = in, .scan = said_scan(a, in->text) };
    r->vows = vow_words(a, &r->scan);
    r->matters = matter_words(a, &r->scan);
    r->found = arena_make(a, DriftFinding, DRIFTS_MAX);
    cut_clauses(r);
    personal_find(a, in->text, &r->personal, &r->personal_count);
    promise_find(a, &promise, &r->promises, &r->promise_count);
    r->wordings = drift_wordings(a, in);
    drift_rights(r);
    for (size_t i = 0; i < in->slot_count && i < SLOTS_MOST; i++)
        rules[in->slots[i].kind](r, i);
}

const DriftRun *drift_read(Arena *a, const DriftInput *in) {
    DriftRun *r = arena_make(a, DriftRun, 1);
    DriftInput *kept = arena_make(a, DriftInput, 1);
    *kept = *in;
    run(r, a, kept);
    return r;
}

void drift_found(const DriftRun *r, const DriftFinding **out, size_t *count) {
    *out = r->found;
    *count = r->count;
}

void drift_check(Arena *a, const DriftInput *in, DriftFinding **out, size_t *count) {
    DriftRun r;
    run(&r, a, in);
    *out = r.found;
    *count = r.count;
}

/* ---- what is promised as the statement gives it ---- */

/* "Dua kali lipat", "double"; not the x of 1x24. */
static bool is_multiple(const DriftRun *r, size_t i) {
    bool is_times = sense_at(r, i) == SENSE_TIMES &&
                    (i + 1 >= r->scan.count || r->scan.tokens[i + 1].number < 0);
    return is_times || sense_at(r, i) == SENSE_DOUBLE;
}

/* What makes more of a remedy: money, shares of it, certainty, one's word for it, multiples, and
 * costs that are borne. */
static bool adds_to_it(const DriftRun *r, size_t i) {
    static const Sense senses[] = { SENSE_PERCENT, SENSE_WARRANTY, SENSE_APPOINTMENT, SENSE_BEAR };
    Sense sense = sense_at(r, i);
    bool bears = matter_at(r, i) == MATTER_FAULT && r->matters[i].value == FAULT_BEARS;
    bool adds = false;
    for (size_t k = 0; k < COUNT(senses); k++) /* janji, garansi, tanggung */
        adds = adds || (sense == senses[k] && !drift_is_given_sense(r, sense));
    return adds || sense == SENSE_SURE || is_multiple(r, i) ||
           (bears && !drift_is_given_sense(r, SENSE_BEAR)) || matter_at(r, i) == MATTER_RUPIAH ||
           matter_at(r, i) == MATTER_THOUSAND || matter_at(r, i) == MATTER_CERTAIN ||
           (sense == SENSE_KNOW && vow_at(r, i) == VOW_WILL); /* pasti */
}

/* A thing, however short its word, that no value of the statement names. */
static bool is_news(const DriftRun *r, size_t i) {
    const MatterWord *m = &r->matters[i];
    if (!m->any_key || r->scan.tokens[i].number >= 0 || said_when(&r->scan, i) != WHEN_UNKNOWN ||
        vow_at(r, i) != VOW_UNKNOWN || m->sense == SENSE_PEOPLE || m->kind == MATTER_OWN ||
        m->kind == MATTER_REMEDY) /* families are asked for by themselves */
        return false;
    for (size_t s = 0; s < r->in->slot_count && s < SLOTS_MOST; s++)
        if (drift_shares_key(r, drift_right_keys(r, drift_slot(r, s)), i, i + 1))
            return false;
    return true;
}

/* "Refund penuh dan HP baru": something else is given with it. */
static bool joins_news(const DriftRun *r, const DriftSpan *span) {
    bool is_joined = false;
    for (size_t i = span->first; i < span->end; i++) {
        is_joined = is_joined || vow_at(r, i) == VOW_JOIN || said_when(&r->scan, i) == WHEN_AND;
        if (is_joined && is_news(r, i))
            return true;
    }
    return false;
}

/* Whether the sentence is one of a plain promise: no other remedy than `families`, no condition. */
static bool is_plain(const DriftRun *r, const DriftClause *c, uint32_t families) {
    uint32_t apology = UINT32_C(1) << FAMILY_APOLOGY;
    size_t from = r->scan.tokens[c->sentence_first].from;
    size_t to = r->scan.tokens[c->sentence_end - 1].to;
    for (size_t i = c->sentence_first; i < c->sentence_end; i++)
        if (adds_to_it(r, i) || vow_at(r, i) == VOW_ASK || /* jika, mau */
            (drift_family_bit(&r->matters[i]) & ~(families | apology)))
            return false;
    for (size_t i = 0; i < r->count; i++)
        if (r->found[i].from < to && from < r->found[i].to)
            return false;
    return !c->asks && !c->sentence_if && !drift_has_other_time(r, c->first);
}

bool drift_affirms(const DriftRun *r, size_t from, size_t to) {
    size_t first = drift_token_at(r, from), last = to > from ? drift_token_at(r, to - 1) : first;
    uint32_t families = 0, given = 0; /* of the sentence, of the clause */
    bool gives = false;
    if (last >= r->scan.count || last < first || r->scan.tokens[last].from >= to)
        return false;
    const DriftClause *c = clause_of(r, first), *behind = clause_of(r, last);
    DriftSpan span = { .first = c->first, .end = behind->end };
    if (c->sentence_first != behind->sentence_first)
        return false;
    for (size_t i = 0; i < r->in->slot_count && i < SLOTS_MOST; i++) {
        const DriftSlot *s = drift_slot(r, i);
        for (size_t k = 0; s->kind == DRIFT_REMEDY && k < drift_bounded(s->value_count); k++) {
            gives = drift_has_wording(r, s->values[k], span.first, span.end, &given) || gives;
            (void)drift_has_wording(r, s->values[k], c->sentence_first, c->sentence_end, &families);
        }
    }
    return gives && is_plain(r, c, families) && !joins_news(r, &span);
}
