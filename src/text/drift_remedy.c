/* What is given: other things than the statement gives, less of them, or not at all. */
#include "text/drift_words.h"

enum {
    FAMILIES = 32,
    FIRST_NOTE = 3,
    LAST_NOTE = 6, /* families of money and its likes: voucher to compensation */
    TURNED_REACH = 5, /* tokens between "diganti" and "voucher" */
    BEARER_REACH = 2, /* tokens between "ditanggung" and by whom */
    EXTENT_REACH = 3, /* tokens between what is given and how long */
    MONTH_DAYS = 30,
    WHOLE = 100, /* per cent */
};

/* The families of remedies that the values name, as bits. */
static uint32_t families_of(const DriftRun *r, const Str *values, size_t count) {
    uint32_t families = 0;
    for (size_t i = 0; i < count; i++) {
        const Wording *wording = drift_wording(r, values[i]);
        const MatterWord *words = wording->words;
        for (size_t w = 0; w < wording->scan.count; w++)
            if (words[w].kind == MATTER_REMEDY && words[w].value < FAMILIES)
                families |= 1u << words[w].value;
    }
    return families;
}

static bool is_allowed(const DriftRun *r, int8_t family) { return r->families >> family & 1; }

static void add_senses(const DriftRun *r, Str value, uint64_t *senses) {
    const Wording *wording = drift_wording(r, value);
    const MatterWord *words = wording->words;
    for (size_t w = 0; w < wording->scan.count; w++) {
        bool is_whole = drift_percent_at(&wording->scan, words, w) > w &&
                        wording->scan.tokens[w].number == WHOLE;
        if (is_whole) /* 100% */
            senses[SENSE_FULL / 64] |= UINT64_C(1) << (SENSE_FULL % 64);
        senses[words[w].sense / 64] |= UINT64_C(1) << (words[w].sense % 64);
    }
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

/* "Diganti voucher", "uangnya balik jadi poin": what is given becomes something else. */
static bool is_turned_into(const DriftRun *r, size_t i) {
    const DriftClause *c = clause_of(r, i);
    for (size_t k = i; k > c->first && i - k < TURNED_REACH; k--)
        if (matter_at(r, k - 1) == MATTER_RETURN || sense_at(r, k - 1) == SENSE_REPLACE ||
            drift_family_bit(&r->matters[k - 1]) & r->families || sense_at(r, k - 1) == SENSE_AS)
            return !(c->vows >> VOW_ASK & 1);
    return false;
}

static void check_family(DriftRun *r, size_t slot, size_t i) {
    int8_t family = r->matters[i].value;
    bool is_note = (family >= FIRST_NOTE && family <= LAST_NOTE) || family == FAMILY_FIRED;
    bool gives = gives_here(r, i) || is_turned_into(r, i);
    is_note = is_note || is_promised_refund(r, i);
    DriftSpan span = { .first = i, .end = i + 1 };
    if (is_note && !is_allowed(r, family) && !drift_is_moot(r, i) && !drift_is_without(r, i) &&
        !drift_speaks(r, i, MATTER_OTHER) && gives && !drift_is_called_off(r, &span))
        drift_add(r, slot, span, false);
}

/* What a clause asks to be paid. */
typedef struct Charge {
    bool pays, bears, has_fee, is_theirs;
    bool is_alone; /* "bayar sendiri" */
    bool is_sum;   /* "ongkos jemput 5rb" */
} Charge;

/* "Ditanggung tamu", "bear it yourself": the customer stands behind the word. */
static bool is_by_them(const DriftRun *r, const DriftClause *c, size_t i) {
    if (i + 1 < c->end && matter_at(r, i + 1) == MATTER_OWN) /* ditanggung Ibu */
        return true;
    for (size_t k = i + 1; k < c->end && k <= i + BEARER_REACH; k++)
        if (sense_at(r, k) == SENSE_PEOPLE || sense_at(r, k) == SENSE_ALONE ||
            matter_at(r, k) == MATTER_PARTY)
            return true;
    return false;
}

static bool is_money(const MatterWord *m) {
    return m->kind == MATTER_RUPIAH || m->kind == MATTER_THOUSAND;
}

/* "Kena biaya", "kena denda", "dikenakan": put on the one who is told. */
static bool is_put_on(const DriftRun *r, const DriftClause *c, size_t i) {
    Sense next = i + 1 < c->end ? sense_at(r, i + 1) : 0;
    bool is_hit = matter_at(r, i) == MATTER_AFFECTED &&
                  (next == SENSE_FEE || next == SENSE_FINE_PAID);
    return is_hit || sense_at(r, i) == SENSE_CHARGE;
}

/* "Ditanggung tamu"; not "kami tanggung". */
static bool is_borne(const DriftRun *r, const DriftClause *c, size_t i) {
    const MatterWord *m = &r->matters[i];
    bool is_ours = i > c->first && vow_at(r, i - 1) == VOW_WE;
    return ((m->kind == MATTER_FAULT && m->value == FAULT_BEARS) || m->sense == SENSE_BEAR) &&
           !is_ours && is_by_them(r, c, i);
}

static Charge charge_of(const DriftRun *r, const DriftClause *c) {
    Charge charge = { .pays = false };
    bool names_fee = false;
    for (size_t i = c->first; i < c->end; i++) {
        const MatterWord *m = &r->matters[i];
        bool is_put = is_put_on(r, c, i), bears = is_borne(r, c, i);
        bool is_half = m->sense == SENSE_HALF;
        charge.pays = charge.pays || m->sense == SENSE_PAY || is_put;
        charge.bears = charge.bears || bears;
        charge.has_fee = charge.has_fee || m->sense == SENSE_FEE || is_money(m) || is_half ||
                         m->sense == SENSE_FINE_PAID;
        charge.is_theirs = charge.is_theirs || m->sense == SENSE_PEOPLE || is_money(m) ||
                           is_put || is_half || bears;
        charge.is_alone = charge.is_alone || m->sense == SENSE_ALONE;
        charge.is_sum = charge.is_sum || (is_money(m) && names_fee);
        names_fee = names_fee || m->sense == SENSE_FEE;
    }
    charge.is_theirs = charge.is_theirs || (charge.pays && drift_is_of_you(r, c));
    charge.is_sum = charge.is_sum && !(c->has >> MATTER_SAFE & 1) && /* normal 25 ribu */
                    !(c->vows >> VOW_WE & 1) && !(c->has >> MATTER_GIVE & 1) &&
                    !(c->has >> MATTER_RETURN & 1) && c->families == 0;
    return charge;
}

/* Whether its sentence speaks of something that is given, besides that it is free. */
static bool is_of_right(const DriftRun *r, const DriftClause *c, const RightKeys *right) {
    for (size_t i = c->sentence_first; i < c->sentence_end; i++) {
        Sense sense = r->matters[i].sense;
        bool is_cost = sense == SENSE_FREE || sense == SENSE_FEE || sense == SENSE_PAY ||
                       sense == SENSE_CHARGE;
        if ((!is_cost && sense != SENSE_PEOPLE && drift_is_given_sense(r, sense)) ||
            (r->matters[i].key &&
             drift_index_of(right->keys, right->count, r->matters[i].key) < right->count && !sense))
            return true;
    }
    return false;
}

/* "Kampasnya gratis, pasangnya bayar": another clause of the sentence says what is free. */
static bool is_other_free(const DriftRun *r, const DriftClause *c) {
    for (size_t i = c->sentence_first; i < c->sentence_end; i++)
        if (sense_at(r, i) == SENSE_FREE && (i < c->first || i >= c->end))
            return !(c->vows >> VOW_WE & 1);
    return false;
}

/* Whether the clause names something that a value of the slot names, right or old. */
static bool is_known(const DriftRun *r, const RightKeys *const known[2], const DriftClause *c) {
    for (size_t i = c->first; i < c->end; i++) {
        Sense sense = sense_at(r, i);
        if (sense != SENSE_PAY && sense != SENSE_FREE && sense != SENSE_PEOPLE &&
            matter_at(r, i) != MATTER_REMEDY &&
            (drift_shares_key(r, known[0], i, i + 1) || drift_shares_key(r, known[1], i, i + 1)))
            return true;
    }
    return false;
}

/* "Cuma ongkos pasang tetap bayar" where all of it is free. */
static void check_charges(DriftRun *r, size_t slot) {
    if (!drift_is_right_sense(r, SENSE_FREE) && !drift_is_right_sense(r, SENSE_FEE) &&
        !drift_is_right_sense(r, SENSE_BEAR) &&
        !drift_is_right_sense(r, SENSE_FINE_PAID))
        return; /* nothing is said to cost nothing */
    const DriftSlot *s = drift_slot(r, slot);
    DriftSlot before = { .kind = s->kind, .values = s->old, .value_count = s->old_count };
    const RightKeys *right = drift_right_keys(r, s);
    const RightKeys *const known[2] = { right, drift_right_keys(r, &before) };
    for (size_t c = 0; c < r->clause_count; c++) {
        const DriftClause *clause = &r->clauses[c];
        Charge charge = charge_of(r, clause);
        bool is_usual = (clause->vows >> VOW_USUAL & 1) != 0;
        bool pays = (charge.pays || charge.bears || charge.is_sum ||
                     (charge.is_alone && charge.has_fee)) &&
                    (charge.is_theirs || charge.is_alone);
        bool is_contrast = is_other_free(r, clause) && /* not "ganti oli bayar, kampas gratis" */
                           (charge.has_fee || is_known(r, known, clause));
        pays = pays || (charge.pays && is_contrast);
        bool is_said = charge.has_fee || is_contrast || (charge.bears && charge.is_theirs) ||
                       (charge.pays && charge.is_alone);
        bool is_meant = charge.is_alone || is_contrast || is_of_right(r, clause, right);
        if (pays && is_said && !is_usual && is_meant &&
            !drift_is_moot(r, clause->first) && !drift_speaks(r, clause->first, MATTER_OTHER))
            drift_add(r, slot, (DriftSpan){ .first = clause->first, .end = clause->end }, false);
    }
}

/* Whether somebody else than us pays with the word at i: not "kami yang bayar". */
static bool is_price(const DriftRun *r, size_t i) {
    const DriftClause *c = clause_of(r, i);
    bool is_money = matter_at(r, i) == MATTER_RUPIAH ||
                    (matter_at(r, i) == MATTER_THOUSAND && i > 0 &&
                     (r->scan.tokens[i - 1].number >= 0 ||
                      said_when(&r->scan, i - 1) == WHEN_NUMBER));
    /* "dendanya tetap jalan" */
    bool is_kept = i + 1 < c->end && vow_at(r, i) == VOW_MAY &&
                   (matter_at(r, i + 1) == MATTER_SAFE || matter_at(r, i + 1) == MATTER_SALE);
    is_money = is_money && !(c->has >> MATTER_SAFE & 1); /* normal 25 ribu */
    return (is_money || is_kept || sense_at(r, i) == SENSE_PAY) && !(c->vows >> VOW_WE & 1) &&
           !(c->has >> MATTER_GIVE & 1) && !(c->has >> MATTER_RETURN & 1) &&
           !(c->has >> MATTER_PRICE & 1); /* "harga per kotak" is of what is sold */
}

/* "Sesi psikolognya Rp200.000" where it is free: what it costs. */
static void check_price(DriftRun *r, size_t slot, size_t value) {
    Str text = drift_slot(r, slot)->values[value];
    const Wording *wording = drift_wording(r, text);
    const MatterWord *words = wording->words;
    uint32_t keys[KEYS_MOST];
    size_t count = 0;
    bool is_free = false;
    for (size_t i = 0; i < wording->scan.count && count < KEYS_MOST; i++) {
        is_free = is_free || words[i].sense == SENSE_FREE;
        if (words[i].key && words[i].key >> 30 != 1 && words[i].sense != SENSE_FREE &&
            words[i].sense != SENSE_FEE && words[i].sense != SENSE_PEOPLE &&
            words[i].sense != SENSE_MONTH && words[i].sense != SENSE_AGAIN &&
            words[i].sense != SENSE_REPAIR && words[i].kind != MATTER_REMEDY)
            keys[count++] = words[i].key;
    }
    for (size_t i = 0; is_free && i < r->scan.count; i++) {
        const DriftClause *c = clause_of(r, i);
        size_t first = r->scan.count;
        for (size_t k = i; k > c->first; k--)
            if (drift_index_of(keys, count, r->matters[k - 1].key) < count)
                first = k - 1;
        if (first < i && is_price(r, i) && !drift_is_moot(r, i) &&
            !drift_speaks(r, i, MATTER_OTHER) && !clause_vows(r, i, VOW_USUAL))
            drift_add(r, slot, (DriftSpan){ .first = first, .end = i + 1, .value = value }, false);
    }
}

/* Money or its like where the statement gives none: "tiap pasien dapat 500 ribu". */
static void check_money(DriftRun *r, size_t slot) {
    static const Sense senses[] = { SENSE_MONEY,    SENSE_REFUND,  SENSE_COMPENSATION,
                                      SENSE_SHIPPING, SENSE_VOUCHER, SENSE_DISCOUNT,
                                      SENSE_FEE,      SENSE_CASHBACK, SENSE_DEPOSIT };
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

/* ---- how much of it ---- */

/* How long something is given: "6 bulan", "dua malam". */
typedef struct Extent {
    size_t first, end; /* tokens; equal when there is none */
    int64_t length;
    enum { EXTENT_TIME, EXTENT_NIGHTS, EXTENT_PERCENT } kind;
} Extent;

/* "25%", "25 persen"; the end of it, or i. */
size_t drift_percent_at(const SaidScan *s, const MatterWord *words, size_t i) {
    if (!is_number(s, i, 3, 1, 100))
        return i;
    size_t behind = s->tokens[i].to;
    if (behind < s->text.n && s->text.p[behind] == '%')
        return i + 1;
    return i + 1 < s->count && words[i + 1].sense == SENSE_PERCENT ? i + 2 : i;
}

static Extent extent_at(const SaidScan *s, const MatterWord *words, size_t i) {
    Phrase p = { 0 };
    int nights = 0;
    Extent e = { .first = i, .end = i };
    size_t part = drift_percent_at(s, words, i);
    if (part > i)
        return (Extent){ .first = i, .end = part, .length = s->tokens[i].number,
                         .kind = EXTENT_PERCENT };
    size_t end = is_number(s, i, 2, 1, 99) ? i + 1 : said_number_words(s, i, &nights);
    nights = end > i && nights == 0 ? s->tokens[i].number : nights;
    bool is_night = words[end < s->count ? end : i].sense == SENSE_STAY;
    if (end > i && end < s->count && is_night)
        return (Extent){ .first = i, .end = end + 1, .length = nights, .kind = EXTENT_NIGHTS };
    if (said_when(s, i) == WHEN_LAST_NIGHT) /* semalam: also one night */
        return (Extent){ .first = i, .end = i + 1, .length = 1, .kind = EXTENT_NIGHTS };
    end = said_read_span(s, i, &p);
    bool is_later = end > i && (said_when(s, end - 1) == WHEN_AGAIN || /* 6 bulan lagi, depan */
                                said_when(s, end - 1) == WHEN_FUTURE ||
                                said_when(s, end) == WHEN_FUTURE);
    if (end == i || p.span.is_working || is_later)
        return e;
    e.end = end;
    e.length = p.span.seconds + (p.span.days + p.span.months * MONTH_DAYS) * (int64_t)DAY;
    return e;
}

/* Whether a word of the value stands just before the extent, or just behind it. */
static bool is_extent_of(const DriftRun *r, const uint32_t *keys, size_t count, const Extent *e) {
    const DriftClause *c = clause_of(r, e->first);
    size_t first = e->first > c->first + EXTENT_REACH ? e->first - EXTENT_REACH : c->first;
    size_t end = e->end + EXTENT_REACH < c->end ? e->end + EXTENT_REACH : c->end;
    for (size_t i = first; i < end; i++) {
        bool is_inside = i >= e->first && i < e->end;
        bool is_limit = i < e->first && (said_when(&r->scan, i) == WHEN_DEADLINE ||
                                         said_when(&r->scan, i) == WHEN_MOST ||
                                         said_when(&r->scan, i) == WHEN_SINCE ||
                                         said_when(&r->scan, i) == WHEN_AFTER);
        if (is_limit)
            return false;
        if (!is_inside && r->matters[i].key && r->matters[i].key >> 30 != 1 &&
            r->matters[i].sense != SENSE_FREE && r->matters[i].sense != SENSE_PEOPLE &&
            r->matters[i].sense != SENSE_MONTH && r->matters[i].sense != SENSE_YEAR &&
            drift_index_of(keys, count, r->matters[i].key) < count)
            return true;
    }
    return false;
}

/* "Iuran sebulan kami kembalikan" where it is a week's: longer or shorter than it is given. */
static void check_extent(DriftRun *r, size_t slot, size_t value) {
    Str text = drift_slot(r, slot)->values[value];
    const Wording *wording = drift_wording(r, text);
    const MatterWord *words = wording->words;
    uint32_t keys[KEYS_MOST];
    size_t count = drift_keys_of(r, text, keys);
    Extent right = { 0 };
    for (size_t i = 0; i < wording->scan.count && right.end == right.first; i++)
        right = extent_at(&wording->scan, words, i);
    for (size_t i = 0; i < r->scan.count && right.end > right.first; i++) {
        Extent said = extent_at(&r->scan, r->matters, i);
        if (said.end == said.first)
            continue;
        if (said.kind == right.kind && said.length != right.length &&
            is_extent_of(r, keys, count, &said) && !drift_is_moot(r, i) &&
            !drift_speaks(r, i, MATTER_OTHER) && !clause_vows(r, i, VOW_USUAL))
            drift_add(r, slot, (DriftSpan){ .first = said.first, .end = said.end, .value = value },
                      false);
        i = said.end - 1;
    }
}

/* Whether we give it, with another word than that it is free, and not for some other reason. */
static bool gives_gift(const DriftRun *r, size_t token) {
    const DriftClause *c = clause_of(r, token);
    bool gives = false;
    for (size_t i = c->first; i < c->end; i++) {
        bool is_right = sense_at(r, i) != SENSE_PEOPLE && drift_is_given_sense(r, sense_at(r, i));
        if (is_right) /* "a free shipping voucher" where there is one */
            return false;
        gives = gives || (matter_at(r, i) == MATTER_GIVE && sense_at(r, i) != SENSE_FREE);
    }
    return gives && gives_here(r, token) && !drift_means(r, c, SENSE_PROMO);
}

/* "Kami kasih creambath gratis" where nothing is given for free. */
static void check_gift(DriftRun *r, size_t slot) {
    if (drift_is_right_sense(r, SENSE_FREE) || drift_is_right_sense(r, SENSE_FEE))
        return;
    for (size_t i = 0; i < r->scan.count; i++)
        if (sense_at(r, i) == SENSE_FREE && gives_gift(r, i) && !drift_is_moot(r, i) &&
            !drift_speaks(r, i, MATTER_OTHER) && !drift_is_found(r, slot, i))
            drift_add(r, slot, (DriftSpan){ .first = i, .end = i + 1 }, false);
}

/* "Tiga tryout gratis" where it is one: how many of a thing are given. */
static void check_count(DriftRun *r, size_t slot, size_t value) {
    const Wording *wording = drift_wording(r, drift_slot(r, slot)->values[value]);
    const MatterWord *words = wording->words;
    int right = 0, said = 0;
    uint32_t noun = 0;
    for (size_t i = 0; i + 1 < wording->scan.count && !noun; i++) {
        size_t end = said_number_words(&wording->scan, i, &right);
        bool has_noun = end > i && end < wording->scan.count &&
                        said_when(&wording->scan, end) == WHEN_UNKNOWN;
        noun = has_noun ? words[end].key : 0;
    }
    for (size_t i = 0; noun && i + 1 < r->scan.count; i++) {
        size_t end = said_number_words(&r->scan, i, &said);
        if (end > i && end < r->scan.count && r->matters[end].key == noun && said != right &&
            clause_speaks(r, i, MATTER_GIVE) && !drift_is_moot(r, i) &&
            !drift_speaks(r, i, MATTER_OTHER))
            drift_add(r, slot, (DriftSpan){ .first = i, .end = end + 1, .value = value }, false);
    }
}

void drift_remedy(DriftRun *r, size_t slot) {
    drift_check_old(r, slot);
    drift_check_denied(r, slot);
    check_charges(r, slot);
    check_money(r, slot);
    for (size_t i = 0; i < drift_bounded(drift_slot(r, slot)->value_count); i++)
        check_extent(r, slot, i);
    for (size_t i = 0; i < drift_bounded(drift_slot(r, slot)->value_count); i++)
        check_price(r, slot, i);
    for (size_t i = 0; i < drift_bounded(drift_slot(r, slot)->value_count); i++)
        check_count(r, slot, i);
    for (size_t i = 0; i < r->scan.count; i++)
        if (matter_at(r, i) == MATTER_REMEDY)
            check_family(r, slot, i);
    drift_limits(r, slot);
    check_gift(r, slot);
}
