/* Less than the statement gives: part of it, for some alone, or on conditions it does not make. */
#include "text/drift_words.h"

enum {
    CAP_REACH = 4,   /* tokens between "maksimal" and "juta" */
    PROOF_REACH = 3, /* tokens between "kalau" and "tidak ada" */
};

/* Whether the clause speaks of what is given, besides whom it is given to. */
static bool is_of_gift(const DriftRun *r, const DriftClause *c) {
    bool is_given = (c->families & r->families) != 0;
    for (size_t i = c->first; i < c->end && !is_given; i++)
        is_given = sense_at(r, i) != SENSE_PEOPLE && drift_is_given_sense(r, sense_at(r, i));
    return is_given;
}

/* "Maksimal 5 juta": money that is given at the most. */
static bool is_capped(const DriftRun *r, size_t i) {
    const DriftClause *c = clause_of(r, i);
    bool is_most = said_when(&r->scan, i) == WHEN_DEADLINE || said_when(&r->scan, i) == WHEN_MOST;
    for (size_t k = i + 1; is_most && k < c->end && k <= i + CAP_REACH; k++)
        if (matter_at(r, k) == MATTER_RUPIAH || matter_at(r, k) == MATTER_THOUSAND)
            return true;
    return false;
}

/* "Dipotong biaya admin": something is taken off what comes back. */
static bool is_cut(const DriftRun *r, size_t i) {
    const DriftClause *c = clause_of(r, i);
    return sense_at(r, i) == SENSE_DISCOUNT && !drift_is_without(r, i) &&
           !drift_is_given_sense(r, SENSE_DISCOUNT) &&
           (drift_means(r, c, SENSE_FEE) || drift_means(r, c, SENSE_ADMIN));
}

/* "Dikembalikan separuh", "dipotong 10 persen" where all of it comes back. */
static void check_part(DriftRun *r, size_t slot) {
    if (!drift_is_given_sense(r, SENSE_FULL))
        return;
    for (size_t i = 0; i < r->scan.count; i++) {
        const DriftClause *c = clause_of(r, i);
        bool is_percent = is_number(&r->scan, i, 2, 1, 99) &&
                          drift_percent_at(&r->scan, r->matters, i) > i;
        bool is_back = c->families & r->families || clause_speaks(r, i, MATTER_RETURN) ||
                       clause_speaks(r, i, MATTER_VOID) || drift_means(r, c, SENSE_REFUND) ||
                       (drift_means(r, c, SENSE_DISCOUNT) && drift_speaks(r, i, MATTER_VOID));
        bool is_part = is_percent || sense_at(r, i) == SENSE_HALF || is_capped(r, i) ||
                       (is_cut(r, i) && is_back);
        is_back = is_back || ((c->vows >> VOW_WE & 1 || drift_means(r, c, SENSE_BEAR)) &&
                              is_of_gift(r, c));
        /* "kalau batal kena potongan" is said under that condition */
        bool is_told = c->asks || c->denies || drift_speaks(r, i, MATTER_RUMOUR);
        bool is_moot = c->is_if && clause_speaks(r, i, MATTER_VOID) ? is_told
                                                                    : drift_is_moot(r, i);
        if (is_part && is_back && !drift_is_found(r, slot, i) && !is_moot &&
            !clause_vows(r, i, VOW_USUAL) && !drift_speaks(r, i, MATTER_OTHER))
            drift_add(r, slot, (DriftSpan){ .first = c->first, .end = c->end }, false);
    }
}

/* ---- only for some ---- */

/* What tells for whom: "khusus yang sakit saja", behind the word that limits it. */
static bool is_limit_word(const DriftRun *r, size_t i) {
    return matter_at(r, i) == MATTER_ONLY || sense_at(r, i) == SENSE_SPECIAL;
}

/* Whether a word of the limit is one of the matter itself: who is hit, a day, a code. */
static bool is_of_matter(const DriftRun *r, size_t i) {
    uint8_t kind = matter_at(r, i);
    Sense sense = sense_at(r, i);
    return kind == MATTER_AFFECTED || kind == MATTER_INCIDENT || kind == MATTER_EVENT ||
           kind == MATTER_CODE || kind == MATTER_HEAD || r->scan.tokens[i].number >= 0 ||
           said_when(&r->scan, i) == WHEN_MONTH ||
           (sense && sense != SENSE_PEOPLE && drift_is_right_sense(r, sense));
}

/* "Khusus member premium", "buat yang sakit aja": who alone gets it, whom the statement does not
 * set apart. */
static bool limits_people(const DriftRun *r, const DriftClause *c, size_t i) {
    bool has_who = false, is_for = sense_at(r, i) == SENSE_SPECIAL;
    size_t first = i, end = c->end;
    if (matter_at(r, i) == MATTER_ONLY && i > c->first && /* "buat member aja" */
        matter_at(r, c->first) != MATTER_ONLY) {
        while (first > c->first && matter_at(r, first - 1) != MATTER_PURPOSE)
            first--;
        is_for = is_for || first > c->first;
        end = is_for ? i : end;
        first = first > c->first ? first : i;
    }
    for (size_t k = first; k < end; k++) {
        is_for = is_for || (k == i + 1 && matter_at(r, k) == MATTER_PURPOSE);
        if (k != i && drift_family_bit(&r->matters[k]) && k > i)
            return false;
    }
    size_t from = first < i ? first : i + 1;
    for (size_t k = from; k < end && is_for; k++) /* "untuk belanja di atas 100 ribu" */
        if (matter_at(r, k) == MATTER_RUPIAH || matter_at(r, k) == MATTER_THOUSAND)
            return true;
    for (size_t k = from; k < end && is_for; k++) {
        if (is_of_matter(r, k))
            return false;
        has_who = has_who || sense_at(r, k) == SENSE_PEOPLE || vow_at(r, k) == VOW_WHICH;
    }
    return is_for && has_who;
}

static void check_only_some(DriftRun *r, size_t slot) {
    for (size_t i = 0; i < r->scan.count; i++) {
        const DriftClause *c = clause_of(r, i);
        if (is_limit_word(r, i) && is_of_gift(r, c) && limits_people(r, c, i) &&
            !drift_is_moot(r, i) && !c->sentence_if && !clause_speaks(r, i, MATTER_OTHER) &&
            !drift_means(r, c, SENSE_PROMO) && !drift_is_found(r, slot, i))
            drift_add(r, slot, (DriftSpan){ .first = c->first, .end = c->end }, false);
    }
}

/* ---- only one of several ---- */

/* "Cuma bisa tukar" where money comes back as well. */
static void check_only_one(DriftRun *r, size_t slot) {
    for (size_t i = 0; i + 2 < r->scan.count; i++) {
        const DriftClause *c = clause_of(r, i);
        uint32_t families = c->families & r->families;
        bool is_other = (r->families & ~families & DRIFT_THINGS) != 0;
        bool is_can = vow_at(r, i + 1) == VOW_MAY_ASK &&
                      (drift_family_bit(&r->matters[i + 2]) & r->families & DRIFT_THINGS);
        if (matter_at(r, i) == MATTER_ONLY && is_can && is_other && !drift_is_moot(r, i) &&
            !c->sentence_if && !drift_speaks(r, i, MATTER_OTHER))
            drift_add(r, slot, (DriftSpan){ .first = i, .end = i + 3 }, false);
    }
}

/* ---- only with a proof ---- */

/* "Kalau tidak ada nota", "tanpa struk": at the condition; where it ends, or i. */
static size_t lacking_at(const DriftRun *r, size_t i) {
    const DriftClause *c = clause_of(r, i);
    if (vow_at(r, i) == VOW_NOT && r->vows[i].value != 0 && sense_at(r, i + 1) == SENSE_RECEIPT)
        return i + 2;
    if (vow_at(r, i) != VOW_IF)
        return i;
    for (size_t k = i + 1; k + 1 < c->sentence_end && k <= i + PROOF_REACH; k++)
        if (vow_at(r, k) == VOW_NOT && sense_at(r, k + 1) == SENSE_EXIST)
            return k + 2;
    return i;
}

/* "Kalau notanya tidak ada, tidak bisa kami ganti", where it is given without. */
static void check_proof(DriftRun *r, size_t slot) {
    for (size_t i = 0; i < r->scan.count; i++) {
        const DriftClause *c = clause_of(r, i);
        size_t behind = lacking_at(r, i), denied = 0;
        bool is_paper = false, gives = false;
        for (size_t k = c->sentence_first; k < c->sentence_end && behind > i; k++) {
            is_paper = is_paper || sense_at(r, k) == SENSE_RECEIPT;
            bool is_given = (drift_family_bit(&r->matters[k]) & r->families) != 0;
            if (k >= behind && vow_at(r, k) == VOW_NOT)
                denied = k;
            bool is_all = denied && k == denied + 1 && vow_at(r, k) == VOW_MAY_ASK && /* ga bisa */
                          (k + 1 >= c->sentence_end || vow_at(r, k + 1) == VOW_YOU);
            gives = gives || (is_given && denied && k > denied) || is_all;
            if (is_given && !denied)
                gives = false;
        }
        if (is_paper && denied && gives && !c->asks && !drift_speaks(r, i, MATTER_OTHER) &&
            !drift_speaks(r, i, MATTER_RUMOUR))
            drift_add(r, slot, (DriftSpan){ .first = i, .end = clause_of(r, denied)->end }, false);
    }
}

void drift_limits(DriftRun *r, size_t slot) {
    check_part(r, slot);
    check_only_some(r, slot);
    check_only_one(r, slot);
    check_proof(r, slot);
}
