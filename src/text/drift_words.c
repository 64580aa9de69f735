/* The slots that are compared by their words: causes, remedies, whose fault it is, places. */
#include "text/drift_part.h"

#include <string.h>

enum {
    KEYS_MOST = 12,   /* of a phrase */
    RIGHT_MOST = 120, /* keys of all values together */
    WINDOW = 12,      /* tokens in which all of them stand */
    LONG_PHRASE = 4,  /* keys */
    OWNER_REACH = 4,  /* tokens between a fault and whose it is */
    FAMILIES = 32,
    OTHER_PERSON = 1, /* dia, mereka: who knows; see data/said/promise.txt */
    REASON_REACH = 8, /* tokens behind "karena" that tell the reason */
    FIRST_NOTE = 3,
    LAST_NOTE = 6, /* families of money and its likes: voucher to compensation */
    FAMILY_REFUND = 1,
    FAMILY_FIRED = 9,
    FAULT_BEARS = 2, /* tanggung */
};

static const DriftSlot *slot_of(const DriftRun *r, size_t slot) { return &r->in->slots[slot]; }

/* ---- phrases ---- */

/* The keys of a wording, without common words; 0 when there are none. */
static size_t keys_of(Arena *a, Str text, uint32_t *keys) {
    SaidScan s = said_scan(a, text);
    MatterWord *words = matter_words(a, &s);
    size_t count = 0;
    for (size_t i = 0; i < s.count && count < KEYS_MOST; i++)
        if (words[i].key)
            keys[count++] = words[i].key;
    if (count >= 2 || s.count < 2)
        return count;
    count = 0; /* "orang dalam": both words, however common */
    for (size_t i = 0; i < s.count && count < KEYS_MOST; i++)
        keys[count++] = words[i].any_key;
    return count;
}

static size_t index_of(const uint32_t *keys, size_t count, uint32_t key) {
    for (size_t i = 0; i < count; i++)
        if (keys[i] == key)
            return i;
    return count;
}

/* An old wording as it is looked for. */
typedef struct OldPhrase {
    uint32_t keys[KEYS_MOST];
    bool tells[KEYS_MOST], strong[KEYS_MOST];
    size_t count;
    bool denies;   /* "alat tidak dibaca": then a denial belongs to it */
    bool is_other; /* it says "lain" itself */
    bool is_weak;  /* one common word is left: then a reason must be given with it */
} OldPhrase;

/* What tells this wording from all that is right: not the people, nor what both are about. */
static bool is_own(const DriftRun *r, const DriftSlot *s, const MatterWord *w) {
    bool is_year = s->kind == DRIFT_DATES && w->key >> 30 == 1;
    bool is_place = s->kind == DRIFT_PLACE &&
                    (w->kind == MATTER_HEAD || w->sense == SENSE_ROOMS || w->sense == SENSE_ROAD ||
                     w->sense == SENSE_AIRPORT || w->sense == SENSE_ROUTE);
    bool compares = s->kind == DRIFT_CAUSE || s->kind == DRIFT_REMEDY;
    return !is_place && !is_year &&
           !(compares &&
             (w->sense == SENSE_PEOPLE || (w->sense && drift_is_right_sense(r, w->sense))));
}

static void old_phrase(const DriftRun *r, const DriftSlot *s, Str text, OldPhrase *p) {
    SaidScan scan = said_scan(r->arena, text);
    MatterWord *words = matter_words(r->arena, &scan);
    VowWord *vows = vow_words(r->arena, &scan);
    bool tells = false, is_cut = false, is_small = false; /* words left out */
    *p = (OldPhrase){ .count = 0 };
    for (size_t i = 0; i < scan.count; i++) {
        bool is_taken = words[i + 1 < scan.count ? i + 1 : i].is_turned ||
                        words[i + 2 < scan.count ? i + 2 : i].is_turned;
        p->denies = p->denies || (vows[i].kind == VOW_NOT && !is_taken);
        p->is_other = p->is_other || words[i].kind == MATTER_OTHER;
        is_small = is_small || words[i].key == 0;
        is_cut = is_cut || (words[i].key && !is_own(r, s, &words[i]));
        if (words[i].key == 0 || p->count == KEYS_MOST || !is_own(r, s, &words[i]) ||
            index_of(p->keys, p->count, words[i].key) < p->count)
            continue;
        tells = tells || words[i].tells;
        p->tells[p->count] = words[i].tells;
        p->strong[p->count] = words[i].is_strong;
        p->keys[p->count++] = words[i].key;
    }
    if (p->count >= 2 ||
        (p->count == 1 && (tells || (!is_cut && !is_small) || s->kind == DRIFT_PLACE)))
        return;
    p->is_weak = p->count == 1 && s->kind == DRIFT_CAUSE;
    if (p->is_weak)
        return;
    p->count = keys_of(r->arena, text, p->keys);
    memset(p->tells, 0, sizeof p->tells);
    memset(p->strong, 0, sizeof p->strong);
}

static size_t key_at(const DriftRun *r, const OldPhrase *p, size_t i) {
    return r->matters[i].any_key ? index_of(p->keys, p->count, r->matters[i].any_key) : p->count;
}

/* Whether the sentence tells why: "karena", "makanya", "memang", or what came of it. */
static bool gives_why(const DriftRun *r, const OldPhrase *p, size_t i) {
    const DriftClause *c = clause_of(r, i);
    for (size_t k = c->sentence_first; k < c->sentence_end; k++) {
        bool is_other = r->matters[k].is_scene && key_at(r, p, k) == p->count;
        if (matter_at(r, k) == MATTER_BECAUSE || matter_at(r, k) == MATTER_CAUSE || is_other ||
            matter_at(r, k) == MATTER_WHY || vow_at(r, k) == VOW_INDEED)
            return true;
    }
    return false;
}

/* "Basi karena ..": what stands before the reason is what came of it. */
static bool is_effect(const DriftRun *r, size_t i) {
    const DriftClause *c = clause_of(r, i);
    for (size_t k = i + 1; k < c->sentence_end; k++)
        if (matter_at(r, k) == MATTER_BECAUSE)
            return true;
    return false;
}

/* Whether what is missing is what makes it a fault: salah, rusak. */
static bool misses_point(const OldPhrase *p, uint32_t seen) {
    for (size_t k = 0; k < p->count; k++)
        if (!(seen >> k & 1) && (p->tells[k] || p->keys[k] == (1u << 29 | SENSE_WRONG) ||
                                 p->keys[k] == (1u << 29 | SENSE_CARELESS)))
            return true;
    return false;
}

/* How many of the keys must be there: of a long phrase one may be missing, and of a cause or a
 * remedy more when one of them tells enough. */
static bool is_enough(const DriftRun *r, const DriftSlot *s, const OldPhrase *p, size_t i,
                      uint32_t seen) {
    size_t found = (size_t)__builtin_popcount(seen), own = p->count;
    bool tells = false, is_strong = false, is_cause = s->kind == DRIFT_CAUSE;
    if (is_cause && found < own && is_effect(r, i))
        return false;
    for (size_t k = 0; k < p->count; k++) {
        tells = tells || (p->tells[k] && (seen >> k & 1));
        is_strong = is_strong || (p->strong[k] && (seen >> k & 1));
    }
    if (found == own || (own >= LONG_PHRASE && found + 1 >= own))
        return true;
    if (s->kind == DRIFT_PLACE && own + 1 == LONG_PHRASE && found + 1 == own)
        return true;
    bool is_near = is_cause && own + 1 == LONG_PHRASE && found + 1 == own && !p->denies;
    if (is_near && (gives_why(r, p, i) || !misses_point(p, seen)))
        return true;
    if ((!is_cause && s->kind != DRIFT_REMEDY) || !tells || p->denies)
        return false;
    return found * 2 >= own && (found > 1 || !is_cause || is_strong || gives_why(r, p, i));
}

/* Whether enough keys stand within a few tokens from i on, in one sentence; *end is behind them.
 * Behind a comma it may go on in the next clause, unless that one is moot. */
static bool all_at(const DriftRun *r, const DriftSlot *s, const OldPhrase *p, size_t i,
                   size_t *end) {
    uint32_t seen = 0;
    size_t most = i + WINDOW < r->scan.count ? i + WINDOW : r->scan.count;
    for (size_t k = i; k < most && (size_t)__builtin_popcount(seen) < p->count; k++) {
        Gap gap = said_gap(&r->scan, k);
        bool is_other = r->clause_of[k] != r->clause_of[i];
        if (is_other && (gap == GAP_STOP || gap == GAP_END || (drift_is_moot(r, k) && !p->denies)))
            break;
        size_t which = key_at(r, p, k);
        if (which == p->count || seen >> which & 1)
            continue;
        seen |= 1u << which;
        *end = k + 1;
    }
    return is_enough(r, s, p, i, seen);
}

/* A denial that belongs to it stands among its clauses: tidak, lupa, tanpa. */
static bool has_denial(const DriftRun *r, size_t i, DriftSpan *span) {
    size_t first = clause_of(r, i)->first, end = clause_of(r, span->end - 1)->end;
    for (size_t k = first; k < end; k++) {
        if (vow_at(r, k) != VOW_NOT && r->matters[k].sense != SENSE_CARELESS)
            continue;
        span->first = k < span->first ? k : span->first;
        span->end = k >= span->end ? k + 1 : span->end;
        return true;
    }
    return false;
}

/* A place is only meant where something happened, or where it is named as a branch of ours. */
static bool is_no_scene(const DriftRun *r, const DriftSlot *s, size_t i) {
    bool is_named = (i > 0 && matter_at(r, i - 1) == MATTER_HEAD) ||
                    matter_at(r, i) == MATTER_HEAD || clause_speaks(r, i, MATTER_ALSO);
    return s->kind == DRIFT_PLACE &&
           (drift_is_spared(r, i) || (!is_named && !drift_is_scene(r, i)));
}

/* What is sold or used already, or no words of giving and none that tells enough. */
static bool is_not_given(const DriftRun *r, const OldPhrase *p, size_t i) {
    const DriftClause *c = clause_of(r, i);
    bool tells = false, is_sold = clause_speaks(r, i, MATTER_SALE);
    for (size_t k = 0; k < p->count; k++)
        tells = tells || p->tells[k];
    for (size_t k = c->first; k + 1 < c->end; k++) /* bisa dibeli */
        is_sold = is_sold || (vow_at(r, k) == VOW_MAY_ASK && matter_at(r, k + 1) == MATTER_EVENT);
    return is_sold || (!tells && !clause_speaks(r, i, MATTER_GIVE) && !clause_vows(r, i, VOW_WE) &&
                       !clause_vows(r, i, VOW_ACT) && !clause_vows(r, i, VOW_PLEASE) &&
                       clause_of(r, i)->families == 0);
}

/* "karena dicuci": a reason is given just before. */
static bool is_reason(const DriftRun *r, size_t i) {
    for (size_t k = i; k > 0 && i - k < OWNER_REACH; k--)
        if (matter_at(r, k - 1) == MATTER_BECAUSE || matter_at(r, k - 1) == MATTER_CAUSE ||
            matter_at(r, k - 1) == MATTER_WHY)
            return true;
    return false;
}

/* A discount of another day. */
static bool is_promo(const DriftRun *r, size_t i) {
    const DriftClause *c = clause_of(r, i);
    if (drift_is_right_sense(r, SENSE_PROMO))
        return false;
    for (size_t k = c->sentence_first; k < c->sentence_end; k++)
        if (r->matters[k].sense == SENSE_PROMO)
            return true;
    return false;
}

/* Whether the sentence says a right cause too: then another trouble in it is what came of that. */
static bool says_right(const DriftRun *r, const DriftSlot *s, size_t i) {
    const DriftClause *c = clause_of(r, i);
    for (size_t v = 0; v < s->value_count && s->kind == DRIFT_CAUSE; v++) {
        uint32_t keys[KEYS_MOST];
        size_t count = keys_of(r->arena, s->values[v], keys), found = 0;
        for (size_t k = 0; k < count; k++) {
            bool has = false;
            for (size_t t = c->sentence_first; t < c->sentence_end; t++)
                has = has || r->matters[t].key == keys[k];
            found += has;
        }
        if (count >= 2 && found == count)
            return true;
    }
    return false;
}

static bool old_phrase_at(DriftRun *r, const DriftSlot *s, const OldPhrase *p, size_t *at,
                          DriftSpan *out) {
    for (size_t i = *at; p->count > 0 && i < r->scan.count; i++) {
        DriftSpan span = { .first = i };
        if (key_at(r, p, i) == p->count || !all_at(r, s, p, i, &span.end) ||
            (p->denies && !has_denial(r, i, &span)) || (p->is_weak && !is_reason(r, i)) ||
            drift_is_moot_span(r, span.first, span.end, p->denies) ||
            (!p->is_other && drift_speaks(r, i, MATTER_OTHER)) || clause_vows(r, i, VOW_OPENS) ||
            (s->kind == DRIFT_REMEDY && is_not_given(r, p, i)) ||
            clause_speaks(r, i, MATTER_VISIT) || is_no_scene(r, s, i) ||
            is_promo(r, i) || /* buka jam 9 */
            says_right(r, s, i))
            continue;
        bool is_place = s->kind == DRIFT_PLACE;
        *at = span.end > i ? span.end : i + 1;
        span.first -= is_place && i > 0 && matter_at(r, i - 1) == MATTER_HEAD; /* cabang Batu */
        span.end += is_place && matter_at(r, span.end) == MATTER_HEAD;
        *out = span;
        return true;
    }
    return false;
}

bool drift_old_at(DriftRun *r, const DriftSlot *s, Str old, size_t *at, DriftSpan *out) {
    OldPhrase p;
    old_phrase(r, s, old, &p);
    return old_phrase_at(r, s, &p, at, out);
}

/* Whether whose fault it is stands in the wording: that is compared by meaning. */
static bool tells_fault(const DriftRun *r, Str text) {
    SaidScan s = said_scan(r->arena, text);
    MatterWord *words = matter_words(r->arena, &s);
    for (size_t i = 0; i < s.count; i++)
        if (words[i].kind == MATTER_FAULT)
            return true;
    return false;
}

static void check_old(DriftRun *r, size_t slot) {
    const DriftSlot *s = slot_of(r, slot);
    for (size_t i = 0; i < s->old_count; i++) {
        size_t at = s->kind == DRIFT_FAULT && tells_fault(r, s->old[i]) ? r->scan.count : 0;
        DriftSpan span;
        while (r->count < DRIFTS_MAX && drift_old_at(r, s, s->old[i], &at, &span))
            drift_add(r, slot, span, true);
    }
}

/* ---- cause ---- */

/* Whether the slot says that nobody knows. */
static bool is_unknown(const DriftRun *r, const DriftSlot *s) {
    for (size_t i = 0; i < s->value_count; i++) {
        SaidScan scan = said_scan(r->arena, s->values[i]);
        MatterWord *words = matter_words(r->arena, &scan);
        for (size_t w = 0; w < scan.count; w++)
            if (words[w].kind == MATTER_UNKNOWN_YET)
                return true;
    }
    return false;
}

/* The keys of all that is right. */
typedef struct RightKeys {
    uint32_t keys[RIGHT_MOST];
    size_t count;
} RightKeys;

static RightKeys *right_keys(const DriftRun *r, const DriftSlot *s) {
    RightKeys *right = arena_make(r->arena, RightKeys, 1);
    for (size_t i = 0; i < s->value_count && right->count + KEYS_MOST <= RIGHT_MOST; i++)
        right->count += keys_of(r->arena, s->values[i], right->keys + right->count);
    return right;
}

static bool shares_key(const DriftRun *r, const RightKeys *right, size_t first, size_t end) {
    for (size_t k = first; k < end; k++)
        if (r->matters[k].key &&
            index_of(right->keys, right->count, r->matters[k].key) < right->count)
            return true;
    return false;
}

static bool has_trouble(const DriftRun *r, size_t first, size_t end) {
    for (size_t i = first; i < end; i++)
        if (matter_at(r, i) == MATTER_TROUBLE || matter_at(r, i) == MATTER_AFFECTED ||
            matter_at(r, i) == MATTER_CROWD)
            return true;
    return false;
}

/* The reason behind "karena" or "penyebabnya": up to the end of its sentence or a few tokens. */
static DriftSpan reason_at(const DriftRun *r, size_t i) {
    size_t end = i + 1;
    while (end < r->scan.count && end < i + 1 + REASON_REACH &&
           said_gap(&r->scan, end) != GAP_END && said_gap(&r->scan, end) != GAP_STOP &&
           said_gap(&r->scan, end) != GAP_COMMA)
        end++;
    return (DriftSpan){ .first = i + 1, .end = end };
}

/* What tells a reason at i: "penyebabnya" always, "karena" when trouble was told before it. */
static bool gives_reason(const DriftRun *r, size_t i) {
    if (matter_at(r, i) == MATTER_CAUSE)
        return true;
    if (matter_at(r, i) != MATTER_BECAUSE)
        return false;
    size_t first = i > REASON_REACH ? i - REASON_REACH : 0;
    for (size_t k = i; k > first; k--)
        if (said_gap(&r->scan, k - 1) == GAP_STOP || said_gap(&r->scan, k - 1) == GAP_END)
            first = k - 1;
    return has_trouble(r, first, i);
}

static void check_reason(DriftRun *r, size_t slot, const RightKeys *right, size_t i) {
    DriftSpan reason = reason_at(r, i);
    bool is_wondered = drift_speaks(r, i, MATTER_UNKNOWN_YET) || drift_speaks(r, i, MATTER_OTHER);
    if (reason.end == reason.first || is_wondered || drift_is_moot(r, i) ||
        drift_is_moot(r, reason.first))
        return;
    if (!shares_key(r, right, reason.first, reason.end))
        drift_add(r, slot, reason, false);
}

void drift_cause(DriftRun *r, size_t slot) {
    bool unknown = is_unknown(r, slot_of(r, slot));
    const RightKeys *right = right_keys(r, slot_of(r, slot));
    check_old(r, slot);
    for (size_t i = 0; i < r->scan.count; i++) {
        bool is_sure = matter_at(r, i) == MATTER_CAUSE || drift_speaks(r, i, MATTER_CERTAIN);
        bool is_from = unknown && is_sure && said_when(&r->scan, i) == WHEN_SINCE;
        if (is_from || (gives_reason(r, i) && (!unknown || is_sure)))
            check_reason(r, slot, right, i);
    }
}

/* ---- remedy ---- */

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
             index_of(right->keys, right->count, r->matters[i].key) < right->count && !sense))
            return true;
    }
    return false;
}

/* "Cuma ongkos pasang tetap bayar" where all of it is free. */
static void check_charges(DriftRun *r, size_t slot) {
    if (!drift_is_right_sense(r, SENSE_FREE) && !drift_is_right_sense(r, SENSE_FEE))
        return; /* nothing is said to cost nothing */
    const RightKeys *right = right_keys(r, slot_of(r, slot));
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
    check_old(r, slot);
    check_charges(r, slot);
    check_money(r, slot);
    for (size_t i = 0; i < r->scan.count; i++)
        if (matter_at(r, i) == MATTER_REMEDY)
            check_family(r, slot, i);
}

/* ---- fault ---- */

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
    if (is_unknown(r, s))
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
    const DriftSlot *s = slot_of(r, slot);

    Whose right = whose_slot(r, slot_of(r, slot));
    if (right == WHOSE_OURS)
        check_excuse(r, slot);
    for (size_t i = 0; i < r->scan.count; i++)
        if (matter_at(r, i) == MATTER_FAULT)
            check_fault(r, slot, i, right);
    check_old(r, slot);
    for (size_t i = 0; i < s->old_count; i++)
        if (tells_fault(r, s->old[i]))
            check_old_owner(r, slot, s->old[i]);
}

/* ---- place ---- */

/* The name behind "cabang" or "gudang (kami) (di)"; its token, or 0. */
static size_t name_behind(const DriftRun *r, size_t head) {
    const DriftClause *c = clause_of(r, head);
    for (size_t i = head + 1; i < c->end && i <= head + OWNER_REACH; i++) {
        bool is_between = vow_at(r, i) == VOW_WE || said_when(&r->scan, i) == WHEN_FILLER ||
                          said_where(&r->scan, i) == WHERE_TOWARD;
        if (!is_between)
            return r->scan.tokens[i].is_capital ? i : 0;
    }
    return 0;
}

void drift_place(DriftRun *r, size_t slot) {
    const RightKeys *right = right_keys(r, slot_of(r, slot));
    check_old(r, slot);
    for (size_t i = 0; i < r->scan.count; i++) {
        if (matter_at(r, i) != MATTER_HEAD)
            continue;
        size_t name = name_behind(r, i);
        bool is_scene = clause_speaks(r, i, MATTER_INCIDENT) || clause_speaks(r, i, MATTER_CROWD);
        if (name > 0 && is_scene && !drift_is_moot(r, i) && !drift_speaks(r, i, MATTER_SAFE) &&
            !shares_key(r, right, name, name + 1))
            drift_add(r, slot, (DriftSpan){ .first = i, .end = name + 1 }, false);
    }
}
