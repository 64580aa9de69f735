/* A right wording that is denied: "uangnya tidak bisa kembali". */
#include "text/drift_words.h"

enum {
    WINDOW = 12,      /* tokens in which the words of a denied wording stand */
    DENIED_REACH = 4, /* tokens between "tidak" and what it denies */
};

/* A word between a denial and what it denies: "tidak (bisa kami) kembalikan". */
static bool is_link(const DriftRun *r, size_t i) {
    static const uint8_t links[] = { VOW_MAY,  VOW_MAY_ASK, VOW_WE,   VOW_YOU,
                                     VOW_WILL, VOW_WHICH,   VOW_THAT, VOW_BREAK };
    bool is_between = said_when(&r->scan, i) == WHEN_FILLER ||
                      said_when(&r->scan, i) == WHEN_SINCE || matter_at(r, i) == MATTER_ALSO ||
                      matter_at(r, i) == MATTER_CAUSE || sense_at(r, i) == SENSE_ALLOW ||
                      (matter_at(r, i) == MATTER_GIVE && sense_at(r, i) == 0); /* beri */
    for (size_t k = 0; k < COUNT(links); k++)
        is_between = is_between || vow_at(r, i) == links[k];
    return is_between || sense_at(r, i) == SENSE_EXIST; /* tidak ada yang retak */
}

/* What may stand between a thing and what is said of it: links, who is told, how much it is. */
static bool is_beside(const DriftRun *r, size_t i) {
    return is_link(r, i) || sense_at(r, i) == SENSE_PEOPLE || matter_at(r, i) == MATTER_OWN ||
           vow_at(r, i) == VOW_DONE || r->scan.tokens[i].number >= 0 ||
           said_when(&r->scan, i) == WHEN_NUMBER || matter_at(r, i) == MATTER_RUPIAH ||
           matter_at(r, i) == MATTER_THOUSAND;
}

bool drift_is_called_off(const DriftRun *r, const DriftSpan *span) {
    const DriftClause *c = clause_of(r, span->first);
    size_t behind = span->end, before = span->first;
    while (behind < c->end && matter_at(r, behind) != MATTER_VOID && is_beside(r, behind))
        behind++;
    while (before > c->first && matter_at(r, before - 1) != MATTER_VOID &&
           (is_beside(r, before - 1) || r->matters[before - 1].key == 0))
        before--;
    bool is_ours = before > c->first + 1 && matter_at(r, before - 1) == MATTER_VOID &&
                   vow_at(r, before - 2) == VOW_WE;
    if (drift_means(r, c, SENSE_ONCE)) /* "voucher sempat kami tawarkan" */
        return true;
    /* "diskon 50% yang disebut admin batal" */
    bool is_told = false;
    for (size_t k = span->end; k < c->end; k++) {
        if (is_told && matter_at(r, k) == MATTER_VOID && vow_at(r, k - 1) != VOW_WHICH)
            return true;
        is_told = is_told || vow_at(r, k) == VOW_WHICH;
    }
    return is_ours || (behind < c->end && matter_at(r, behind) == MATTER_VOID);
}

/* A right wording as it is looked for; nothing is looked for when it denies something itself. */
typedef struct RightPhrase {
    uint32_t keys[KEYS_MOST];
    int8_t family[KEYS_MOST]; /* of remedies; 0 = none */
    size_t count;
    bool denies, is_remedy, is_cause;
} RightPhrase;

static RightPhrase right_phrase(const DriftRun *r, Str text) {
    RightPhrase p = { .count = 0 };
    const Wording *wording = drift_wording(r, text);
    const MatterWord *words = wording->words;
    const VowWord *vows = wording->vows;
    for (size_t i = 0; i < wording->scan.count; i++) {
        p.denies = p.denies || vows[i].kind == VOW_NOT || words[i].sense == SENSE_LAPSE ||
                   words[i].sense == SENSE_FAIL || words[i].sense == SENSE_POOR ||
                   words[i].sense == SENSE_CARELESS;
        bool is_new = words[i].key && drift_index_of(p.keys, p.count, words[i].key) == p.count;
        if (!is_new || p.count == KEYS_MOST) /* "uang muka" are two words with one key */
            continue;
        p.family[p.count] = words[i].kind == MATTER_REMEDY ? words[i].value : 0;
        p.keys[p.count++] = words[i].key;
    }
    return p;
}

/* Which of its keys stands at token i, or one of the same family of remedies; count: none. */
static size_t right_key_at(const DriftRun *r, const RightPhrase *p, size_t i) {
    const MatterWord *m = &r->matters[i];
    size_t at = m->key ? drift_index_of(p->keys, p->count, m->key) : p->count;
    for (size_t k = 0; k < p->count && at == p->count && m->kind == MATTER_REMEDY; k++)
        at = p->family[k] && p->family[k] == m->value ? k : at;
    return at;
}

static bool has_key(const DriftRun *r, const RightPhrase *p, size_t i) {
    return right_key_at(r, p, i) < p->count;
}

/* "Tiketnya tidak diganti" where its price comes back: any word for making it good, of a thing that
 * stands before it. */
static bool denies_making_good(const DriftRun *r, const RightPhrase *p, size_t denied) {
    const DriftClause *c = clause_of(r, denied);
    bool is_good = (drift_family_bit(&r->matters[denied]) & DRIFT_THINGS) ||
                   matter_at(r, denied) == MATTER_RETURN || sense_at(r, denied) == SENSE_BEAR;
    bool has_thing = false;
    for (size_t k = c->first; k < denied; k++)
        has_thing = has_thing || (has_key(r, p, k) && sense_at(r, k) != SENSE_PEOPLE &&
                                  sense_at(r, k) != SENSE_FULL && sense_at(r, k) != SENSE_ALL);
    return p->is_remedy && is_good && has_thing;
}

/* How many of its keys stand in [first, end); *span grows around them. */
static size_t keys_within(const DriftRun *r, const RightPhrase *p, size_t first, size_t end,
                          DriftSpan *span) {
    uint32_t seen = 0;
    for (size_t i = first; i < end; i++) {
        if (!has_key(r, p, i))
            continue;
        seen |= 1u << right_key_at(r, p, i);
        span->first = i < span->first ? i : span->first;
        span->end = i >= span->end ? i + 1 : span->end;
    }
    return (size_t)__builtin_popcount(seen);
}

/* "DP hangus" where money comes back: what was paid, by whatever name, lapses. */
static bool is_paid_lapsed(const DriftRun *r, const RightPhrase *p, const DriftSpan *span) {
    static const Sense paid[] = { SENSE_DEPOSIT, SENSE_MONEY, SENSE_TICKET, SENSE_FEE_MONTH,
                                  SENSE_TUITION };
    const DriftClause *c = clause_of(r, span->first);
    bool gives_back = false, is_paid = false;
    for (size_t k = 0; k < p->count; k++)
        gives_back = gives_back || p->family[k] == FAMILY_REFUND;
    for (size_t k = c->first; k < span->end; k++)
        is_paid = is_paid || sense_is_among(sense_at(r, k), paid, COUNT(paid));
    return gives_back && is_paid && !c->sentence_if && !(c->vows >> VOW_USUAL & 1);
}

/* Whether one of its keys there is a thing, not that it is free or all of it. */
static bool has_thing(const DriftRun *r, const RightPhrase *p, const DriftSpan *span) {
    for (size_t i = span->first; i < span->end; i++) {
        Sense sense = sense_at(r, i);
        if (has_key(r, p, i) && sense != SENSE_FREE && sense != SENSE_FULL &&
            sense != SENSE_PEOPLE && sense != SENSE_LAPSE && sense != SENSE_ALL)
            return true;
    }
    return false;
}

/* What the denial at i denies: the next word that says something; 0 when it is no denial of a
 * thing: "belum", "tidak perlu" (but "kami tidak perlu"), "bukan hanya", "tidak pernah bilang". */
static size_t denied_by(const DriftRun *r, size_t i) {
    const DriftClause *c = clause_of(r, i);
    bool is_open = matter_at(r, i) == MATTER_UNKNOWN_YET || sense_at(r, i) == SENSE_DONT ||
                   r->vows[i].value != 0;
    bool is_ours = i > c->first && vow_at(r, i - 1) == VOW_WE;
    for (size_t k = i + 1; !is_open && k < c->sentence_end && k <= i + DENIED_REACH; k++) {
        uint8_t vow = vow_at(r, k);
        if (said_gap(&r->scan, k) != GAP_SPACE || matter_at(r, k) == MATTER_ONLY ||
            r->matters[k].is_turned)
            return 0;
        if (!is_link(r, k) && !(is_ours && vow == VOW_ASK))
            return vow == VOW_PLEASE || vow == VOW_SAID || vow == VOW_ASK ? 0 : k;
    }
    return 0;
}

/* Whether what is denied at i is supposed, told of others, or over: "sudah tidak rusak". */
static bool is_moot_denial(const DriftRun *r, size_t i, bool is_lapsed) {
    const DriftClause *c = clause_of(r, i);
    bool is_over = i > c->first && vow_at(r, i - 1) == VOW_DONE;
    bool is_if = c->sentence_if; /* but "DP hangus kalau batal" */
    if (is_lapsed && drift_speaks(r, i, MATTER_VOID))
        is_if = c->is_if;
    return c->asks || is_if || is_over || drift_speaks(r, i, MATTER_RUMOUR) ||
           drift_speaks(r, i, MATTER_OTHER);
}

/* "Kemasan Kakak tidak bocor": what this customer has is sound, whatever became of others'. */
static bool is_of_theirs(const DriftRun *r, const RightPhrase *p, size_t first, size_t i) {
    for (size_t k = first; k < i; k++) {
        bool is_beside = (k > first && has_key(r, p, k - 1)) || has_key(r, p, k + 1);
        if (matter_at(r, k) == MATTER_OWN && is_beside && said_gap(&r->scan, k) == GAP_SPACE)
            return true;
    }
    return false;
}

/* "Gudang Surabaya tidak menumpuk": it is said of another place than any right one. */
static bool is_elsewhere(const DriftRun *r, const DriftClause *c) {
    for (size_t i = c->first; i + 1 < c->end; i++) {
        bool is_named = matter_at(r, i) == MATTER_HEAD && r->scan.tokens[i + 1].is_capital;
        bool is_right = false;
        for (size_t k = 0; is_named && k < r->in->slot_count; k++)
            is_right = is_right || drift_shares_key(r, drift_right_keys(r, drift_slot(r, k)),
                                                    i + 1, i + 2);
        if (is_named && !is_right)
            return true;
    }
    return false;
}

/* "Tidak refund dua kali": that it is done more than once is denied, not the thing. */
static bool is_of_more(const DriftRun *r, size_t denied) {
    size_t end = clause_of(r, denied)->end;
    for (size_t k = denied + 1; k < end && k <= denied + DENIED_REACH; k++) {
        int times = r->scan.tokens[k].number;
        size_t behind = times >= 0 ? k + 1 : said_number_words(&r->scan, k, &times);
        bool is_times = behind > k && behind < end && sense_at(r, behind) == SENSE_TIMES;
        if ((is_times && times > 1) || sense_at(r, k) == SENSE_DOUBLE)
            return true;
    }
    return false;
}

/* "Tidak bisa refund": a word for what we can do stands between. */
static bool is_of_can(const DriftRun *r, size_t denied) {
    for (size_t k = denied; k > clause_of(r, denied)->first && denied - k < DENIED_REACH; k--)
        if (vow_at(r, k - 1) == VOW_MAY_ASK || sense_at(r, k - 1) == SENSE_ALLOW ||
            sense_at(r, k - 1) == SENSE_EXIST) /* tidak ada potongan */
            return true;
    return false;
}

/* Whether enough of the wording stands around a denial: half of it; the verb alone when we deny
 * that ("tidak kami ganti"), a thing alone when it lapses ("tiketnya hangus"). */
static bool is_denied(const DriftRun *r, const RightPhrase *p, size_t denied, size_t found,
                      const DriftSpan *span) {
    if (!denied)
        return has_thing(r, p, span) || is_paid_lapsed(r, p, span);
    bool is_remedy = matter_at(r, denied) == MATTER_REMEDY || matter_at(r, denied) == MATTER_RETURN;
    bool is_verb = is_remedy && (clause_vows(r, denied, VOW_WE) || is_of_can(r, denied));
    is_verb = is_verb || sense_at(r, denied) == SENSE_CANCELLED; /* "tidak bisa dibatalkan" */
    return (is_verb && p->is_remedy) || (found * 2 >= p->count && (found >= 2 || p->count == 1));
}

/* "Refundnya tidak bisa, Kak": nothing follows the denial that could be all it denies, and no
 * condition under which it holds. */
static bool denies_before(const DriftRun *r, size_t i) {
    const DriftClause *c = clause_of(r, i);
    bool can = false;
    if (vow_at(r, i) != VOW_NOT || r->vows[i].value != 0)
        return false;
    for (size_t k = i + 1; k < c->end; k++) {
        can = can || vow_at(r, k) == VOW_MAY_ASK || sense_at(r, k) == SENSE_ALLOW;
        if (!is_beside(r, k))
            return false;
    }
    for (size_t k = c->sentence_first; k < c->sentence_end; k++)
        can = can && vow_at(r, k) != VOW_IF;
    return can;
}

/* "Refund kami tolak": we refuse what was named before. */
static bool refuses_before(const DriftRun *r, size_t i) {
    const DriftClause *c = clause_of(r, i);
    return sense_at(r, i) == SENSE_REFUSE && i > c->first && vow_at(r, i - 1) == VOW_WE &&
           !c->denies;
}

/* Where a remedy stands just before such a denial; false when it does not. */
static bool denied_before(const DriftRun *r, const RightPhrase *p, size_t i, DriftSpan *out) {
    const DriftClause *c = clause_of(r, i);
    size_t k = i;
    if (!p->is_remedy || (!denies_before(r, i) && !refuses_before(r, i)) ||
        c->vows >> VOW_SAID & 1) /* "siapa bilang refund tidak bisa" */
        return false;
    while (k > c->first && !has_key(r, p, k - 1) && is_beside(r, k - 1))
        k--;
    *out = (DriftSpan){ .first = i, .end = i + 1 };
    if (k == c->first || !has_key(r, p, k - 1))
        return false;
    size_t found = keys_within(r, p, c->first, i, out);
    bool is_head = right_key_at(r, p, k - 1) == 0; /* pembatalan of "pembatalan dengan refund" */
    return has_thing(r, p, out) &&
           (found == p->count || is_head || matter_at(r, k - 1) == MATTER_REMEDY);
}

/* Where a right wording is denied: "uangnya tidak bisa kembali", "bukan karena mesinnya". From
 * token *at on, which is set behind it. */
static bool denied_at(const DriftRun *r, const RightPhrase *p, size_t *at, DriftSpan *out) {
    for (size_t i = *at; p->count > 0 && !p->denies && i < r->scan.count; i++) {
        const DriftClause *c = clause_of(r, i);
        if (denied_before(r, p, i, out) && !is_moot_denial(r, i, false)) {
            *at = i + 1;
            return true;
        }
        bool is_lapsed = p->is_remedy && sense_at(r, i) == SENSE_LAPSE && !c->denies;
        size_t denied = vow_at(r, i) == VOW_NOT ? denied_by(r, i) : 0;
        bool makes_good = denied && denies_making_good(r, p, denied);
        bool is_key = denied && (has_key(r, p, denied) || makes_good);
        if ((!is_lapsed && !is_key) || is_moot_denial(r, i, is_lapsed))
            continue;
        size_t first = i > c->first + WINDOW ? i - WINDOW : c->first;
        size_t last = is_lapsed ? i : denied, end = clause_of(r, last)->end;
        DriftSpan span = { .first = i, .end = last + 1 };
        size_t found = keys_within(r, p, first, end < i + WINDOW ? end : i + WINDOW, &span) +
                       (makes_good && !has_key(r, p, denied));
        if (!is_denied(r, p, is_lapsed ? 0 : denied, found, &span) ||
            (p->is_cause && (is_of_theirs(r, p, first, i) || is_elsewhere(r, c))) ||
            (is_key && is_of_more(r, denied)))
            continue;
        *at = span.end > i ? span.end : i + 1;
        *out = span;
        return true;
    }
    return false;
}

void drift_check_denied(DriftRun *r, size_t slot) {
    const DriftSlot *s = drift_slot(r, slot);
    for (size_t i = 0; i < drift_bounded(s->value_count); i++) {
        size_t at = 0;
        DriftSpan span;
        RightPhrase p = right_phrase(r, s->values[i]);
        p.is_remedy = s->kind == DRIFT_REMEDY;
        p.is_cause = s->kind == DRIFT_CAUSE;
        while (r->count < DRIFTS_MAX && denied_at(r, &p, &at, &span)) {
            span.value = i;
            drift_add(r, slot, span, false);
        }
    }
}
