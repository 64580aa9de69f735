/* What is given: other things than the statement gives, less of them, or not at all. */
#include "text/drift_part.h"

enum {
    FAMILIES = 32,
    FIRST_NOTE = 3,
    LAST_NOTE = 6, /* families of money and its likes: voucher to compensation */
    FAMILY_REFUND = 1,
    FAMILY_FIRED = 9,
    FAULT_BEARS = 2, /* tanggung */
};

/* The families of remedies that the values name, as bits. */
static uint32_t families_of(const DriftRun *r, const Str *values, size_t count) {
    uint32_t families = 0;
    for (size_t i = 0; i < count; i++) {
        SaidScan scan = said_scan(r->arena, values[i]);
        MatterWord *words = matter_words(r->arena, &scan);
        for (size_t w = 0; w < scan.count; w++)
            if (words[w].kind == MATTER_REMEDY && words[w].value < FAMILIES)
                families |= 1u << words[w].value;
    }
    return families;
}

static bool is_allowed(const DriftRun *r, int8_t family) { return r->families >> family & 1; }

static void add_senses(const DriftRun *r, Str value, uint64_t *senses) {
    SaidScan scan = said_scan(r->arena, value);
    MatterWord *words = matter_words(r->arena, &scan);
    for (size_t w = 0; w < scan.count; w++)
        senses[words[w].sense / 64] |= UINT64_C(1) << (words[w].sense % 64);
}

void drift_rights(DriftRun *r) {
    for (size_t i = 0; i < r->in->slot_count; i++) {
        const DriftSlot *s = &r->in->slots[i];
        for (size_t k = 0; k < s->value_count; k++)
            add_senses(r, s->values[k], r->senses);
        for (size_t k = 0; k < s->value_count && s->kind == DRIFT_REMEDY; k++)
            add_senses(r, s->values[k], r->given);
        if (s->kind == DRIFT_REMEDY)
            r->families |= families_of(r, s->values, s->value_count);
    }
}

/* Whether the clause gives something: "kami beri", "kakak dapat", "we will give". */
static bool gives_here(const DriftRun *r, size_t token) {
    bool has_we = clause_vows(r, token, VOW_WE) || clause_vows(r, token, VOW_GLUED) ||
                  clause_vows(r, token, VOW_STAFF);
    bool gives = clause_speaks(r, token, MATTER_GIVE);
    return (has_we && (gives || clause_vows(r, token, VOW_ACT))) ||
           (clause_vows(r, token, VOW_YOU) && gives);
}

/* "Kami refund": money back is promised with this very word. */
static bool is_promised_refund(const DriftRun *r, size_t i) {
    size_t from = r->scan.tokens[i].from;
    for (size_t k = 0; r->matters[i].value == FAMILY_REFUND && k < r->promise_count; k++)
        if (r->promises[k].from <= from && from < r->promises[k].to)
            return true;
    return false;
}

static void check_family(DriftRun *r, size_t slot, size_t i) {
    int8_t family = r->matters[i].value;
    bool is_note = (family >= FIRST_NOTE && family <= LAST_NOTE) || family == FAMILY_FIRED;
    is_note = is_note || is_promised_refund(r, i);
    if (is_note && !is_allowed(r, family) && !drift_is_moot(r, i) &&
        !drift_speaks(r, i, MATTER_OTHER) && gives_here(r, i))
        drift_add(r, slot, (DriftSpan){ .first = i, .end = i + 1 }, false);
}

/* What a clause asks to be paid. */
typedef struct Charge {
    bool pays, bears, has_fee, is_theirs;
    bool is_alone; /* "bayar sendiri" */
} Charge;

static Charge charge_of(const DriftRun *r, const DriftClause *c) {
    Charge charge = { .pays = false };
    for (size_t i = c->first; i < c->end; i++) {
        const MatterWord *m = &r->matters[i];
        bool is_money = m->kind == MATTER_RUPIAH || m->kind == MATTER_THOUSAND;
        bool is_hit = m->kind == MATTER_AFFECTED && i + 1 < c->end &&
                      r->matters[i + 1].sense == SENSE_FEE; /* kena biaya */
        bool bears = m->kind == MATTER_FAULT && m->value == FAULT_BEARS;
        bool is_put = m->sense == SENSE_CHARGE; /* always on the one who is told */
        charge.pays = charge.pays || m->sense == SENSE_PAY || is_hit || is_put;
        charge.bears = charge.bears || bears;
        charge.has_fee = charge.has_fee || m->sense == SENSE_FEE || is_money;
        charge.is_theirs =
            charge.is_theirs || m->sense == SENSE_PEOPLE || is_money || is_hit || is_put;
        charge.is_alone = charge.is_alone || m->sense == SENSE_ALONE;
    }
    return charge;
}

/* Whether its sentence speaks of something that is given, besides that it is free. */
static bool is_of_right(const DriftRun *r, const DriftClause *c, const RightKeys *right) {
    for (size_t i = c->sentence_first; i < c->sentence_end; i++) {
        uint8_t sense = r->matters[i].sense;
        bool is_cost = sense == SENSE_FREE || sense == SENSE_FEE || sense == SENSE_PAY ||
                       sense == SENSE_CHARGE;
        if ((!is_cost && sense != SENSE_PEOPLE && drift_is_given_sense(r, sense)) ||
            (r->matters[i].key &&
             drift_index_of(right->keys, right->count, r->matters[i].key) < right->count && !sense))
            return true;
    }
    return false;
}

/* "Cuma ongkos pasang tetap bayar" where all of it is free. */
static void check_charges(DriftRun *r, size_t slot) {
    if (!drift_is_right_sense(r, SENSE_FREE) && !drift_is_right_sense(r, SENSE_FEE))
        return; /* nothing is said to cost nothing */
    const RightKeys *right = drift_right_keys(r, drift_slot(r, slot));
    for (size_t c = 0; c < r->clause_count; c++) {
        const DriftClause *clause = &r->clauses[c];
        Charge charge = charge_of(r, clause);
        bool is_usual = (clause->vows >> VOW_USUAL & 1) != 0;
        bool pays = (charge.pays || charge.bears) && (charge.is_theirs || charge.is_alone);
        bool is_said = charge.has_fee || (charge.bears && charge.is_theirs) ||
                       (charge.pays && charge.is_alone);
        if (pays && is_said && !is_usual && (charge.is_alone || is_of_right(r, clause, right)) &&
            !drift_is_moot(r, clause->first) && !drift_speaks(r, clause->first, MATTER_OTHER))
            drift_add(r, slot, (DriftSpan){ .first = clause->first, .end = clause->end }, false);
    }
}

/* Money or its like where the statement gives none: "tiap pasien dapat 500 ribu". */
static void check_money(DriftRun *r, size_t slot) {
    static const uint8_t senses[] = { SENSE_MONEY,    SENSE_REFUND,  SENSE_COMPENSATION,
                                      SENSE_SHIPPING, SENSE_VOUCHER, SENSE_DISCOUNT,
                                      SENSE_FEE,      SENSE_CASHBACK };
    for (size_t i = 0; i < COUNT(senses); i++)
        if (drift_is_right_sense(r, senses[i]))
            return;
    for (size_t i = 0; i < r->scan.count; i++) {
        bool is_money =
            r->matters[i].sense == SENSE_MONEY || r->matters[i].sense == SENSE_COMPENSATION;
        if (is_money && gives_here(r, i) && !drift_is_moot(r, i) &&
            !drift_speaks(r, i, MATTER_OTHER))
            drift_add(r, slot, (DriftSpan){ .first = i, .end = i + 1 }, false);
    }
}

void drift_remedy(DriftRun *r, size_t slot) {
    drift_check_old(r, slot);
    check_charges(r, slot);
    check_money(r, slot);
    for (size_t i = 0; i < r->scan.count; i++)
        if (matter_at(r, i) == MATTER_REMEDY)
            check_family(r, slot, i);
}
