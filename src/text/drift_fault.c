/* Whose fault it was. */
#include "text/drift_part.h"

enum {
    OWNER_REACH = 4,  /* tokens between a fault and whose it is */
    OTHER_PERSON = 1, /* dia, mereka: who knows; see data/said/promise.txt */
};

typedef enum Whose { WHOSE_NOBODYS, WHOSE_OURS, WHOSE_THEIRS, WHOSE_UNKNOWN } Whose;

static bool is_ours(const DriftRun *r, size_t i) {
    uint8_t kind = vow_at(r, i);
    return kind == VOW_WE || (kind == VOW_STAFF && r->vows[i].value == 1);
}

static bool is_theirs(const DriftRun *r, size_t i) {
    static const uint8_t others[] = { SENSE_SUPPLIER, SENSE_MAKER,   SENSE_MERCHANT, SENSE_PLATFORM,
                                      SENSE_COURIER,  SENSE_CARRIER, SENSE_RIVAL };
    bool is_other = vow_at(r, i) == VOW_OTHER && r->vows[i].value != OTHER_PERSON;
    for (size_t k = 0; k < COUNT(others); k++)
        is_other = is_other || (r->matters[i].sense == others[k] && vow_at(r, i) != VOW_STAFF);
    return is_other || matter_at(r, i) == MATTER_PARTY;
}

/* Whose the fault at i is: "kesalahan kami", "our fault", "kurir yang salah". */
static Whose whose_at(const DriftRun *r, size_t i, DriftSpan *span) {
    const DriftClause *c = clause_of(r, i);
    *span = (DriftSpan){ .first = i, .end = i + 1 };
    for (size_t k = i + 1; k < c->end && k <= i + OWNER_REACH; k++)
        if (is_ours(r, k) || is_theirs(r, k)) {
            span->end = k + 1;
            return is_ours(r, k) ? WHOSE_OURS : WHOSE_THEIRS;
        }
    if (vow_at(r, i + 1) == VOW_YOU && vow_at(r, i + 2) == VOW_MAY && i + 2 < c->end) {
        span->end = i + 3; /* "salah Ibu sendiri" */
        return WHOSE_THEIRS;
    }
    for (size_t k = i; k > c->first && i - k < OWNER_REACH; k--)
        if (is_ours(r, k - 1) || is_theirs(r, k - 1)) {
            span->first = k - 1;
            return is_ours(r, k - 1) ? WHOSE_OURS : WHOSE_THEIRS;
        }
    return WHOSE_NOBODYS;
}

/* "bukan (murni) kesalahan", "not our fault"; the span grows to hold it. */
static bool is_negated(const DriftRun *r, DriftSpan *span) {
    const DriftClause *c = clause_of(r, span->first);
    for (size_t k = span->first; k > c->first && span->first - k < OWNER_REACH; k--)
        if (vow_at(r, k - 1) == VOW_NOT || matter_at(r, k - 1) == MATTER_BEYOND) {
            span->first = k - 1;
            return true;
        }
    for (size_t k = span->first; k < span->end; k++)
        if (vow_at(r, k) == VOW_NOT)
            return true;
    return false;
}

static Whose whose_slot(const DriftRun *r, const DriftSlot *s) {
    if (drift_is_unknown(r, s))
        return WHOSE_UNKNOWN;
    for (size_t i = 0; i < s->value_count; i++) {
        SaidScan scan = said_scan(r->arena, s->values[i]);
        VowWord *vows = vow_words(r->arena, &scan);
        for (size_t w = 0; w < scan.count; w++)
            if (vows[w].kind == VOW_WE)
                return WHOSE_OURS;
    }
    return WHOSE_THEIRS;
}

/* Whether the sentence says that we did not do our part: "dan kami kelewatan ngecek". */
static bool blames_us_too(const DriftRun *r, size_t i) {
    const DriftClause *c = clause_of(r, i);
    bool has_we = false;
    for (size_t k = c->sentence_first; k < c->sentence_end; k++) {
        bool fails = vow_at(r, k) == VOW_NOT || r->matters[k].sense == SENSE_CARELESS;
        if (has_we && fails)
            return true;
        has_we = has_we || vow_at(r, k) == VOW_WE;
    }
    return false;
}

static void check_fault(DriftRun *r, size_t slot, size_t i, Whose right) {
    DriftSpan span;
    Whose said = whose_at(r, i, &span);
    bool is_no = is_negated(r, &span), is_moot = clause_of(r, i)->asks || clause_of(r, i)->is_if ||
                                                 drift_speaks(r, i, MATTER_RUMOUR);
    if (said == WHOSE_NOBODYS || is_moot || drift_speaks(r, i, MATTER_UNKNOWN_YET))
        return;
    bool blames_us = said == WHOSE_OURS && !is_no, clears_us = said == WHOSE_OURS && is_no;
    bool blames_them =
        said == WHOSE_THEIRS && !is_no && !clause_of(r, i)->denies && !blames_us_too(r, i);
    bool is_wrong = (right == WHOSE_OURS && (clears_us || blames_them)) ||
                    (right == WHOSE_THEIRS && blames_us) ||
                    (right == WHOSE_UNKNOWN && (blames_us || clears_us || blames_them));
    if (is_wrong)
        drift_add(r, slot, span, false);
}

/* Whether a fault stands in the sentence that is not ours. */
static bool is_blamed(const DriftRun *r, size_t token) {
    const DriftClause *c = clause_of(r, token);
    bool is_blamed = false;
    for (size_t i = c->sentence_first; i < c->sentence_end; i++) {
        DriftSpan span;
        bool is_fault =
            (matter_at(r, i) == MATTER_FAULT || r->matters[i].sense == SENSE_CARELESS) &&
            !clause_of(r, i)->denies;
        if (matter_at(r, i) == MATTER_FAULT && whose_at(r, i, &span) == WHOSE_OURS &&
            !is_negated(r, &span))
            return false;
        bool is_theirs = r->clause_of[i] == r->clause_of[token] || clause_vows(r, i, VOW_OTHER);
        is_blamed = is_blamed || (is_fault && is_theirs);
    }
    return is_blamed;
}

static bool is_actor(const MatterWord *m) {
    return m->sense == SENSE_PEOPLE || (m->sense >= SENSE_NURSE && m->sense <= SENSE_CLEANER) ||
           m->sense == SENSE_PORTION;
}

/* Whose fault it was said to be before: "kesalahan sekolah" is looked for by the school. */
static void check_old_owner(DriftRun *r, size_t slot, Str old) {
    SaidScan scan = said_scan(r->arena, old);
    MatterWord *words = matter_words(r->arena, &scan);
    bool has_actor = false;
    for (size_t w = 0; w < scan.count; w++)
        has_actor = has_actor || is_actor(&words[w]);
    for (size_t w = 0; w < scan.count; w++)
        for (size_t i = 0; i < r->scan.count && words[w].key; i++) {
            if (words[w].kind == MATTER_FAULT || r->matters[i].key != words[w].key ||
                (has_actor && !is_actor(&words[w])) || !is_blamed(r, i) || drift_is_moot(r, i) ||
                drift_is_found(r, slot, i) || blames_us_too(r, i) ||
                drift_speaks(r, i, MATTER_UNKNOWN_YET))
                continue;
            drift_add(r, slot, (DriftSpan){ .first = i, .end = i + 1 }, true);
        }
}

/* "Ini musibah": nobody's fault, where it is ours. */
static void check_excuse(DriftRun *r, size_t slot) {
    for (size_t i = 0; i < r->scan.count; i++) {
        DriftSpan span;
        const DriftClause *c = clause_of(r, i);
        bool is_ours = false;
        for (size_t k = c->sentence_first; k < c->sentence_end; k++)
            is_ours = is_ours || (matter_at(r, k) == MATTER_FAULT &&
                                  whose_at(r, k, &span) == WHOSE_OURS && !is_negated(r, &span));
        bool is_beyond =
            i > 0 && matter_at(r, i - 1) == MATTER_BEYOND && r->matters[i].sense == SENSE_CONTROL;
        if ((r->matters[i].sense == SENSE_EXCUSE || is_beyond) && !is_ours && !drift_is_moot(r, i))
            drift_add(r, slot, (DriftSpan){ .first = i, .end = i + 1 }, false);
    }
}

void drift_fault(DriftRun *r, size_t slot) {
    const DriftSlot *s = drift_slot(r, slot);

    Whose right = whose_slot(r, drift_slot(r, slot));
    if (right == WHOSE_OURS)
        check_excuse(r, slot);
    for (size_t i = 0; i < r->scan.count; i++)
        if (matter_at(r, i) == MATTER_FAULT)
            check_fault(r, slot, i, right);
    drift_check_old(r, slot);
    for (size_t i = 0; i < s->old_count; i++)
        if (drift_tells_fault(r, s->old[i]))
            check_old_owner(r, slot, s->old[i]);
}
