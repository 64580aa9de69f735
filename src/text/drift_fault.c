/* Whose fault it was. */
#include "text/drift_words.h"

enum {
    OWNER_REACH = 4,  /* tokens between a fault and whose it is */
};

/* WHOSE_BEYOND: nobody's, "di luar kendali kami". */
typedef enum Whose { WHOSE_NOBODYS, WHOSE_OURS, WHOSE_THEIRS, WHOSE_UNKNOWN, WHOSE_BEYOND } Whose;

static bool is_ours(const DriftRun *r, size_t i) {
    uint8_t kind = vow_at(r, i);
    return kind == VOW_WE || (kind == VOW_STAFF && r->vows[i].value == 1);
}

static bool is_theirs(const DriftRun *r, size_t i) {
    static const Sense others[] = { SENSE_SUPPLIER, SENSE_MAKER,   SENSE_MERCHANT,
                                      SENSE_PLATFORM, SENSE_COURIER, SENSE_CARRIER,
                                      SENSE_RIVAL,    SENSE_OFFICE,  SENSE_CONTRACTOR };
    bool is_other = vow_at(r, i) == VOW_OTHER && r->vows[i].value != OTHER_PERSON;
    /* not "toko kakak" */
    bool is_staff = vow_at(r, i) == VOW_STAFF && vow_at(r, i + 1) != VOW_YOU;
    return is_other || matter_at(r, i) == MATTER_PARTY ||
           (!is_staff && sense_is_among(r->matters[i].sense, others, COUNT(others)));
}

/* "Pemasok kami" is not us, whoever works for us is. */
static bool is_always_theirs(const DriftRun *r, size_t i) {
    static const Sense others[] = { SENSE_SUPPLIER, SENSE_MAKER, SENSE_PLATFORM, SENSE_CARRIER };
    return is_theirs(r, i) && sense_is_among(r->matters[i].sense, others, COUNT(others));
}

/* "Pemasok kami", "pelanggan kami": the word before "kami" is of others all the same. */
static bool is_owned_by_us(const DriftRun *r, size_t i) {
    return is_always_theirs(r, i) || matter_at(r, i) == MATTER_PARTY ||
           r->matters[i].sense == SENSE_PEOPLE;
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
    if (matter_at(r, i + 1) == MATTER_OWN && i + 1 < c->end) { /* "salah kakak sih" */
        span->end = i + 2;
        return WHOSE_THEIRS;
    }
    if (vow_at(r, i + 1) == VOW_YOU && vow_at(r, i + 2) == VOW_MAY && i + 2 < c->end) {
        span->end = i + 3; /* "salah Ibu sendiri" */
        return WHOSE_THEIRS;
    }
    bool is_deed = vow_at(r, i + 1) == VOW_UNKNOWN || vow_at(r, i + 1) == VOW_ACT;
    if (i > c->first && vow_at(r, i - 1) == VOW_YOU && i + 1 < c->end && is_deed &&
        sense_at(r, i + 1) != SENSE_KNOW) {
        span->first = i - 1; /* "kakak salah masukkan nomor", not "kakak salah paham" */
        return WHOSE_THEIRS;
    }
    for (size_t k = i; k > c->first && i - k < OWNER_REACH; k--)
        if (is_ours(r, k - 1) || is_theirs(r, k - 1)) {
            bool is_owned = k - 1 > c->first && is_owned_by_us(r, k - 2);
            span->first = k - 1 - is_owned;
            return is_ours(r, k - 1) && !is_owned ? WHOSE_OURS : WHOSE_THEIRS;
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
        const Wording *wording = drift_wording(r, s->values[i]);
        const VowWord *vows = wording->vows;
        const MatterWord *words = wording->words;
        bool is_ours = false;
        for (size_t w = 0; w < wording->scan.count; w++) {
            if (words[w].sense == SENSE_EXCUSE || words[w].kind == MATTER_BEYOND)
                return WHOSE_BEYOND;
            is_ours = is_ours || vows[w].kind == VOW_WE || vows[w].kind == VOW_STAFF;
        }
        if (is_ours)
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

/* "Biaya rumah sakit kami yang tanggung": who pays, not whose fault it was. */
static bool is_of_costs(const DriftRun *r, size_t i) {
    static const Sense costs[] = { SENSE_FEE, SENSE_MONEY, SENSE_SHIPPING, SENSE_PAY,
                                   SENSE_TREATMENT, SENSE_MEDICINE };
    const DriftClause *c = clause_of(r, i);
    bool is_cost = c->families != 0;
    for (size_t k = 0; k < COUNT(costs); k++)
        is_cost = is_cost || drift_means(r, c, costs[k]);
    return r->matters[i].value == FAULT_BEARS && is_cost;
}

static void check_fault(DriftRun *r, size_t slot, size_t i, Whose right) {
    DriftSpan span;
    if (is_of_costs(r, i))
        return;
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
                    (right == WHOSE_BEYOND && (blames_us || blames_them)) ||
                    (right == WHOSE_UNKNOWN && (blames_us || clears_us || blames_them));
    if (is_wrong)
        drift_add(r, slot, span, false);
}

/* What somebody is blamed for: late, careless, rude .. */
static bool is_blame(const DriftRun *r, size_t i) {
    static const Sense blames[] = {
        SENSE_CARELESS, SENSE_WRONG, SENSE_POOR, SENSE_BLAMEWORTHY, SENSE_LATE,  SENSE_FRAUD,
        SENSE_FIRST,    SENSE_SHOUT, SENSE_FAIL, SENSE_REFUSE,      SENSE_DIRTY, SENSE_THEFT
    };
    return matter_at(r, i) == MATTER_FAULT ||
           sense_is_among(r->matters[i].sense, blames, COUNT(blames));
}

/* Whether a fault stands in the sentence that is not ours. */
static bool is_blamed(const DriftRun *r, size_t token) {
    const DriftClause *c = clause_of(r, token);
    bool is_blamed = false;
    for (size_t i = c->sentence_first; i < c->sentence_end; i++) {
        DriftSpan span;
        bool is_near = i > token && i <= token + OWNER_REACH && is_blame(r, i) &&
                       r->matters[token].sense != SENSE_PEOPLE;
        bool is_fault =
            (matter_at(r, i) == MATTER_FAULT || r->matters[i].sense == SENSE_CARELESS || is_near) &&
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
    const Wording *wording = drift_wording(r, old);
    const MatterWord *words = wording->words;
    bool has_actor = false;
    for (size_t w = 0; w < wording->scan.count; w++)
        has_actor = has_actor || is_actor(&words[w]);
    for (size_t w = 0; w < wording->scan.count; w++)
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

/* Whether the word is of somebody else whom the old wordings blame: "kesalahan sekolah". */
static bool is_old_owner(const DriftRun *r, const RightKeys *old, size_t i) {
    return matter_at(r, i) != MATTER_FAULT && r->matters[i].key &&
           drift_index_of(old->keys, old->count, r->matters[i].key) < old->count;
}

/* A certain one: tamunya, banknya. What has no such ending may be we ourselves: "bank yang keliru",
 * or any of them: "tamu yang terlambat". */
static bool is_certain(const DriftRun *r, size_t i) {
    Str word = str_slice(r->in->text, r->scan.tokens[i].from, r->scan.tokens[i].to);
    return str_ends(word, S("nya"));
}

/* A thing is at fault in other words: "mesinnya yang rusak" is a cause. */
static bool is_somebody(const DriftRun *r, size_t i) {
    Sense sense = r->matters[i].sense;
    return sense == 0 || is_actor(&r->matters[i]) || is_theirs(r, i) || sense == SENSE_SCHOOL;
}

/* Whether it is somebody who may be blamed with "yang". */
static bool is_party(const DriftRun *r, const RightKeys *old, size_t i) {
    bool is_whoever = vow_at(r, i) == VOW_OTHER || r->matters[i].sense == SENSE_PEOPLE;
    if (vow_at(r, i) == VOW_YOU) /* "Ibu yang tidak baca" */
        return drift_means(r, clause_of(r, i), SENSE_READ) ||
               clause_speaks(r, i, MATTER_FAULT);
    bool is_one = r->matters[i].sense != SENSE_PEOPLE || is_certain(r, i);
    return (is_old_owner(r, old, i) && is_one && is_somebody(r, i)) ||
           (is_whoever ? is_certain(r, i) : is_theirs(r, i));
}

/* What the party before the "yang" at i fails in, behind it; 0 when it is nothing. */
static size_t failing_behind(const DriftRun *r, size_t i) {
    const DriftClause *c = clause_of(r, i);
    for (size_t k = i + 1; k < c->end && k <= i + OWNER_REACH; k++) {
        bool is_undone = (vow_at(r, k) == VOW_NOT && k + 1 < c->end) ||
                         sense_at(r, k) == SENSE_ALONE; /* "yang buka sabuk sendiri" */
        if (is_blame(r, k) || is_undone || (r->matters[k].is_scene && is_certain(r, i - 1)))
            return k;
    }
    return 0;
}

/* The party before the "yang" at i; scan.count when there is none, or when it is denied or ours. */
static size_t party_before(const DriftRun *r, const RightKeys *old, size_t i) {
    const DriftClause *c = clause_of(r, i);
    size_t party = r->scan.count;
    for (size_t k = i; k > c->first && i - k < OWNER_REACH; k--) {
        bool is_owned = k - 1 > c->first && is_owned_by_us(r, k - 2); /* pemasok kami */
        if (vow_at(r, k - 1) == VOW_NOT || (vow_at(r, k - 1) == VOW_WE && !is_owned))
            return r->scan.count;
        party = is_party(r, old, k - 1) ? k - 1 : party;
    }
    return party;
}

/* "Lembaganya yang lelet", "tamunya yang mulai duluan". */
static void check_cleft(DriftRun *r, size_t slot, const RightKeys *old, size_t i) {
    const DriftClause *c = clause_of(r, i);
    size_t party = i > c->first ? party_before(r, old, i) : r->scan.count;
    size_t blame = party < r->scan.count ? failing_behind(r, i) : 0;
    bool is_moot = c->asks || c->is_if || drift_is_open(r, c);
    for (size_t k = c->sentence_first; k < c->sentence_end; k++) /* keliru is no rumour here */
        is_moot = is_moot || (matter_at(r, k) == MATTER_RUMOUR && k != blame);
    if (blame && !is_moot && !drift_is_found(r, slot, party) && !blames_us_too(r, i))
        drift_add(r, slot, (DriftSpan){ .first = party, .end = blame + 1 },
                  is_old_owner(r, old, party));
}

/* "Konsumen mestinya baca label": what somebody else should have done. */
static void check_should(DriftRun *r, size_t slot, size_t i) {
    const DriftClause *c = clause_of(r, i);
    bool is_us = c->vows >> VOW_WE & 1 || c->vows >> VOW_YOU & 1;
    for (size_t k = i; k > c->first && i - k < OWNER_REACH; k--)
        if ((is_theirs(r, k - 1) || r->matters[k - 1].sense == SENSE_PEOPLE) && !is_us &&
            !drift_is_moot(r, i)) {
            drift_add(r, slot, (DriftSpan){ .first = k - 1, .end = i + 1 }, false);
            return;
        }
}

/* "Kami cuma ikut aturan", "kita tinggal pasang", "kami juga korban": we had no part in it. */
static void check_bystander(DriftRun *r, size_t slot, size_t i) {
    static const Sense parts[] = { SENSE_INSTALL, SENSE_OVERSELL, SENSE_COOK,
                                   SENSE_GO_BETWEEN };
    const DriftClause *c = clause_of(r, i);
    bool is_only = false, is_also = false;
    for (size_t k = i + 1; k < c->end && k <= i + OWNER_REACH && vow_at(r, k) != VOW_WHICH; k++) {
        bool is_part = sense_is_among(r->matters[k].sense, parts, COUNT(parts)) ||
                       matter_at(r, k) == MATTER_ALSO || matter_at(r, k) == MATTER_EVENT;
        bool is_out = (is_only && is_part) || (is_also && r->matters[k].sense == SENSE_PEOPLE);
        if (is_out && c->families == 0 && !drift_is_moot(r, i) && !blames_us_too(r, i) &&
            !drift_is_found(r, slot, i)) {
            drift_add(r, slot, (DriftSpan){ .first = i, .end = k + 1 }, false);
            return;
        }
        is_only = is_only || matter_at(r, k) == MATTER_ONLY;
        is_also = is_also || matter_at(r, k) == MATTER_ALSO;
    }
}

/* "Kami teledor" where it is not ours, or not known to be. */
static void check_careless(DriftRun *r, size_t slot, size_t i) {
    const DriftClause *c = clause_of(r, i);
    for (size_t k = i; k > c->first && i - k < OWNER_REACH; k--)
        if (vow_at(r, k - 1) == VOW_WE && !drift_is_moot(r, i)) {
            drift_add(r, slot, (DriftSpan){ .first = k - 1, .end = i + 1 }, false);
            return;
        }
}

/* "Siapa yang salah belum kami ketahui" where it is known. */
static void check_open(DriftRun *r, size_t slot) {
    for (size_t i = 0; i < r->clause_count; i++) {
        const DriftClause *c = &r->clauses[i];
        bool is_of_fault = (c->has >> MATTER_FAULT & 1 || drift_means(r, c, SENSE_WHO) ||
                            c->has >> MATTER_UNKNOWN_YET & 1) &&
                           drift_speaks(r, c->first, MATTER_FAULT) &&
                           !drift_speaks(r, c->first, MATTER_OTHER) &&
                           !drift_speaks(r, c->first, MATTER_RUMOUR);
        if (is_of_fault && drift_is_open(r, c) && !c->asks && !c->is_if)
            drift_add(r, slot, (DriftSpan){ .first = c->first, .end = c->end }, false);
    }
}

/* "Silakan tagih ke mereka", "komplain ke penjualnya": others have to answer for it. */
static void check_sent_away(DriftRun *r, size_t slot, const RightKeys *old, size_t i) {
    static const Sense demands[] = { SENSE_REPORT, SENSE_CHARGE, SENSE_DEMAND };
    const DriftClause *c = clause_of(r, i);
    for (size_t k = i + 1; k < c->end && k <= i + OWNER_REACH; k++) {
        bool is_them = (vow_at(r, k) == VOW_OTHER && r->vows[k].value == OTHER_PERSON) ||
                       is_old_owner(r, old, k) || is_always_theirs(r, k);
        bool is_toward = said_where(&r->scan, k - 1) == WHERE_TOWARD ||
                         said_when(&r->scan, k - 1) == WHEN_TOWARD ||
                         vow_at(r, k - 1) == VOW_THAT; /* ke, sama */
        if (sense_is_among(sense_at(r, i), demands, COUNT(demands)) && is_them && is_toward &&
            !drift_is_moot(r, i) && !(c->vows >> VOW_WE & 1) && !drift_is_found(r, slot, i)) {
            drift_add(r, slot, (DriftSpan){ .first = i, .end = k + 1 }, false);
            return;
        }
    }
}

/* "Kakak klik dua kali makanya tertagih": what the customer did is the reason. */
static void check_customer(DriftRun *r, size_t slot, size_t i) {
    const DriftClause *c = clause_of(r, i);
    bool is_link = matter_at(r, i) == MATTER_WHY && vow_at(r, i) == VOW_BREAK;
    if (!is_link || i == c->sentence_first)
        return;
    const DriftClause *why = clause_of(r, i - 1);
    if (vow_at(r, why->first) == VOW_YOU && why->end - why->first > 2 && !drift_is_moot(r, i - 1) &&
        !(why->vows >> VOW_WE & 1) && !blames_us_too(r, i) && drift_is_scene_of(r, c))
        drift_add(r, slot, (DriftSpan){ .first = why->first, .end = i }, false);
}

/* Who else is to blame, by the words of a sentence. */
static void check_parties(DriftRun *r, size_t slot, Whose right) {
    const DriftSlot *s = drift_slot(r, slot);
    DriftSlot before = { .kind = s->kind, .values = s->old, .value_count = s->old_count };
    const RightKeys *old = drift_right_keys(r, &before);
    for (size_t i = 0; i < r->scan.count; i++) {
        if (vow_at(r, i) == VOW_WHICH)
            check_cleft(r, slot, old, i);
        if (sense_at(r, i) == SENSE_SHOULD)
            check_should(r, slot, i);
        if (vow_at(r, i) == VOW_WE && right == WHOSE_OURS)
            check_bystander(r, slot, i);
        if (right == WHOSE_OURS) {
            check_sent_away(r, slot, old, i);
            check_customer(r, slot, i);
        }
    }
}

void drift_fault(DriftRun *r, size_t slot) {
    const DriftSlot *s = drift_slot(r, slot);
    Whose right = whose_slot(r, s);
    if (right == WHOSE_OURS)
        check_excuse(r, slot);
    for (size_t i = 0; i < r->scan.count; i++) {
        if (matter_at(r, i) == MATTER_FAULT)
            check_fault(r, slot, i, right);
        if (sense_at(r, i) == SENSE_CARELESS && right != WHOSE_OURS)
            check_careless(r, slot, i);
    }
    drift_check_old(r, slot);
    for (size_t i = 0; i < s->old_count; i++)
        if (drift_tells_fault(r, s->old[i]))
            check_old_owner(r, slot, s->old[i]);
    if (right != WHOSE_THEIRS)
        check_parties(r, slot, right);
    if (right != WHOSE_UNKNOWN)
        check_open(r, slot);
}
