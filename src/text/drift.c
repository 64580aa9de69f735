/* The text is cut into clauses once; then each slot is compared by the rule of its kind. */
#include "text/drift.h"

#include "text/drift_part.h"

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

/* The bit of a family of remedies. */
static uint32_t family_bit(const MatterWord *m) {
    return m->kind == MATTER_REMEDY ? UINT32_C(1) << m->value : 0;
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
    c->families |= family_bit(&r->matters[i]);
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

/* "25 ribu, itu tidak benar": the next clause of the sentence takes it back. */
static bool is_taken_back(const DriftRun *r, const DriftClause *c) {
    size_t i = c->end;
    if (i + 1 >= c->sentence_end || vow_at(r, i) != VOW_THAT)
        return false;
    return vow_at(r, i + 1) == VOW_NOT && matter_at(r, i + 1) != MATTER_FAULT;
}

bool drift_is_moot(const DriftRun *r, size_t token) {
    const DriftClause *c = clause_of(r, token);
    return is_taken_back(r, c) || c->asks || c->denies || c->is_if ||
           drift_speaks(r, token, MATTER_RUMOUR);
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
    return c->asks || c->is_if || is_denied || has_beside(r, sentence, span, false, MATTER_RUMOUR);
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

void drift_add(DriftRun *r, size_t slot, DriftSpan span, bool is_old) {
    size_t from = r->scan.tokens[span.first].from, to = r->scan.tokens[span.end - 1].to;
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
    drift_rights(r);
    for (size_t i = 0; i < in->slot_count && i < SLOTS_MOST; i++)
        rules[in->slots[i].kind](r, i);
}

void drift_check(Arena *a, const DriftInput *in, DriftFinding **out, size_t *count) {
    DriftRun r;
    run(&r, a, in);
    *out = r.found;
    *count = r.count;
}

/* Money, shares of it and certainty are more than a remedy. */
static bool adds_to_it(const DriftRun *r, const DriftClause *c) {
    for (size_t i = c->sentence_first; i < c->sentence_end; i++) {
        Sense sense = sense_at(r, i);
        if (matter_at(r, i) == MATTER_RUPIAH || matter_at(r, i) == MATTER_THOUSAND ||
            matter_at(r, i) == MATTER_CERTAIN || sense == SENSE_SURE || sense == SENSE_PERCENT ||
            (sense == SENSE_KNOW && vow_at(r, i) == VOW_WILL)) /* pasti */
            return true;
    }
    return false;
}

bool drift_affirms(Arena *a, const DriftInput *in, size_t from, size_t to) {
    DriftRun r;
    bool gives = false;
    run(&r, a, in);
    size_t token = drift_token_at(&r, from);
    if (token >= r.scan.count || to > in->text.n)
        return false;
    const DriftClause *c = clause_of(&r, token);
    size_t first = r.scan.tokens[c->sentence_first].from;
    size_t end = r.scan.tokens[c->sentence_end - 1].to;
    for (size_t i = 0; i < r.count; i++)
        if (r.found[i].from < end && first < r.found[i].to)
            return false;
    for (size_t i = 0; i < in->slot_count && i < SLOTS_MOST; i++)
        for (size_t k = 0; in->slots[i].kind == DRIFT_REMEDY &&
                           k < drift_bounded(in->slots[i].value_count); k++)
            gives = gives || drift_has_wording(&r, in->slots[i].values[k], token);
    return gives && to <= end && !adds_to_it(&r, c) && !drift_has_other_time(&r, token);
}
