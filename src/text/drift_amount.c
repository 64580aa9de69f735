/* Money and what is counted: by value, and by what is counted. */
#include "text/drift_words.h"

enum {
    REFUND_FAMILY = 1 << 1, /* what was paid comes back, a wrong price too */
    NOTE_FAMILIES = 0x78,   /* voucher to compensation, see data/said/matter.txt */
    TEEN_LEAST = 11, TEEN_MOST = 99, /* belasan, dozens */
    TOLD_LEAST = 10,        /* a smaller number is said of much else */
    THOUSAND = 1000,
    GROUP = 3,
    BOUND_REACH = 4,        /* tokens between "tidak" and what it bounds */
    DECIMALS_MOST = 3,
    GROUPS_MOST = 5,
};

typedef struct Amount {
    int64_t value;
    bool is_money, is_round; /* round: with "ribu" or "juta" */
    bool is_counted;         /* people, parcels .. */
    bool is_any;             /* of whatever the sentence is about */
    bool is_staff;           /* people of some trade */
    int64_t most;            /* of "a few hundred", "ribuan": so many at the most; else 0 */
    uint32_t noun;           /* the key of what is counted, 0 for money */
    uint32_t thing;          /* behind a measure: pakaian of "412 potong pakaian"; else 0 */
} Amount;

/* 25.000, 12,400, 1.499: digits with the marks of thousands, or with decimals in thousandths. */
static size_t digits_at(const SaidScan *s, size_t i, int64_t *whole, int64_t *thousandths) {
    if (s->tokens[i].number < 0)
        return i;
    int64_t value = s->tokens[i].number;
    size_t end = i + 1, groups = 0;
    *thousandths = 0;
    while (end < s->count && groups < GROUPS_MOST && s->tokens[end].digits == GROUP &&
           s->tokens[end].from == s->tokens[end - 1].to + 1 && value < INT32_MAX * INT64_C(1000)) {
        value = value * THOUSAND + s->tokens[end].number;
        end++;
        groups++;
    }
    bool has_decimals = end < s->count && s->tokens[end].number >= 0 &&
                        s->tokens[end].digits < DECIMALS_MOST && s->tokens[end].digits > 0 &&
                        s->tokens[end].from == s->tokens[end - 1].to + 1 &&
                        (said_gap(s, end) == GAP_COMMA || said_gap(s, end) == GAP_DOT);
    if (has_decimals) {
        *thousandths = s->tokens[end].number * (s->tokens[end].digits == 1 ? 100 : 10);
        end++;
    }
    *whole = value;
    return end;
}

/* "A few hundred", ratusan, "puluhan ribu": some of a power of ten; returns its end, or i. */
static size_t vague_at(const SaidScan *s, const MatterWord *words, size_t i, Amount *out) {
    static const int64_t factors[] = { 1, THOUSAND, THOUSAND * THOUSAND };
    size_t at = i;
    while (at < s->count && at < i + 2 && /* a few */
           (said_when(s, at) == WHEN_FEW || (at == i && said_when(s, at + 1) == WHEN_FEW)))
        at++;
    bool is_few = at > i;
    int64_t unit = 0;
    if (at < s->count && words[at].sense == SENSE_TEEN) {
        *out = (Amount){ .value = TEEN_LEAST, .most = TEEN_MOST };
        return at + 1;
    }
    if (said_when(s, at) == WHEN_TENS || (is_few && said_when(s, at) == WHEN_NUMBER))
        unit = s->tokens[at].value;
    at += unit >= TOLD_LEAST;
    bool has_factor = at < s->count && words[at].kind == MATTER_THOUSAND &&
                      (is_few || unit >= TOLD_LEAST || s->tokens[at].to - s->tokens[at].from > 5);
    int64_t factor = has_factor ? factors[words[at].value] : 1;
    at += has_factor;
    unit = unit >= TOLD_LEAST ? unit * factor : factor;
    if (unit < TOLD_LEAST)
        return i;
    *out = (Amount){ .value = unit, .most = unit * TOLD_LEAST - 1 };
    return at;
}

static bool is_countable(const MatterWord *m) {
    return m->sense >= SENSE_PEOPLE && m->sense <= SENSE_HOUSE;
}

/* Whoever they are, people are counted alike: "58 orang", "seratusan karyawan". */
static uint32_t count_key(const MatterWord *m) {
    bool is_staff = m->sense >= SENSE_NURSE && m->sense <= SENSE_WORKER;
    return is_staff || m->sense == SENSE_PEOPLE ? 1u << 29 | SENSE_PEOPLE : m->key;
}

/* "(seribu) dua ratus empat puluh", "dua ribu lima ratus": what follows the thousands in words. */
static size_t spoken_rest(const SaidScan *s, size_t end, int64_t *whole) {
    int rest = 0;
    size_t next = joined(s, end) ? said_number_words(s, end, &rest) : end;
    if (next == end || rest >= THOUSAND || *whole % THOUSAND != 0)
        return end;
    *whole += rest;
    return next;
}

/* 25.000, "25 ribu", "seribu dua ratus", "dua belas"; returns its end, or i. */
static size_t number_at(const SaidScan *s, const MatterWord *words, size_t i, Amount *out) {
    static const int64_t factors[] = { 1, THOUSAND, THOUSAND * THOUSAND };
    int64_t whole = 0, part = 0;
    int spoken = 0;
    if (words[i].kind == MATTER_THOUSAND_ONE) { /* sejuta */
        *out = (Amount){ .value = factors[words[i].value], .is_round = true };
        return spoken_rest(s, i + 1, &out->value);
    }
    size_t end = digits_at(s, i, &whole, &part);
    if (end == i) {
        end = said_number_words(s, i, &spoken);
        whole = spoken;
    }
    if (end == i)
        return i;
    bool has_factor = end < s->count && words[end].kind == MATTER_THOUSAND && joined(s, end);
    int64_t factor = factors[has_factor ? words[end].value : 0];
    if (has_factor && whole >= THOUSAND && factor > THOUSAND) { /* "1,499 juta" */
        part = whole % THOUSAND;
        whole /= THOUSAND;
    }
    end += has_factor;
    *out = (Amount){ .value = whole * factor + part * factor / THOUSAND, .is_round = has_factor };
    return has_factor ? spoken_rest(s, end, &out->value) : end;
}

/* What is counted stands behind the number. */
static void take_noun(const SaidScan *s, const MatterWord *words, size_t end, Amount *out) {
    if (end >= s->count || !joined(s, end))
        return;
    out->noun = count_key(&words[end]);
    out->is_counted = is_countable(&words[end]);
    out->is_staff = words[end].sense >= SENSE_NURSE && words[end].sense <= SENSE_WORKER;
    if (said_when(s, end) == WHEN_MEASURE && end + 1 < s->count && joined(s, end + 1))
        out->thing = count_key(&words[end + 1]);
}

/* An amount at token i of a scan with its words; returns its end, or i. */
static size_t amount_at(const SaidScan *s, const MatterWord *words, size_t i, Amount *out) {
    bool has_mark = words[i].kind == MATTER_RUPIAH;
    size_t at = i + has_mark, end;
    if (at >= s->count)
        return i;
    end = number_at(s, words, at, out);
    if (end == at) {
        end = vague_at(s, words, at, out);
        if (end > at)
            take_noun(s, words, end, out);
        bool is_end = end >= s->count || !joined(s, end); /* "puluhan ribu." of what was told */
        out->is_any = is_end;
        out->is_staff = false;
        return end > at && (out->is_counted || is_end) ? end : i;
    }
    out->is_money = has_mark;
    if (!has_mark && end + 1 < s->count && said_when(s, end) == WHEN_MORE) /* seratus lebih orang */
        end++;
    if (!has_mark)
        take_noun(s, words, end, out);
    return end;
}

static bool amount_of(const DriftRun *r, Str value, Amount *out) {
    const Wording *wording = drift_wording(r, value);
    const MatterWord *words = wording->words;
    for (size_t i = 0; i < wording->scan.count; i++)
        if (amount_at(&wording->scan, words, i, out) > i)
            return true;
    return false;
}

int64_t drift_money(Arena *a, Str text) {
    SaidScan s = said_scan(a, text);
    MatterWord *words = matter_words(a, &s);
    int64_t most = 0;
    for (size_t i = 0; i < s.count;) {
        Amount said = { 0 };
        size_t end = amount_at(&s, words, i, &said);
        bool is_money = end > i && (said.is_money || (said.is_round && !said.is_counted));
        most = is_money && said.value > most ? said.value : most;
        i = end > i ? end : i + 1;
    }
    return most;
}

/* "25 ribu" without a mark is money unless something else is counted. */
static bool same_kind(const Amount *said, const Amount *known) {
    if (said->is_any)
        return !known->is_money;
    return known->is_money ? said->is_money || (said->is_round && !said->is_counted)
                           : !said->is_money &&
                                 (said->noun == known->noun ||
                                  (known->thing && said->noun == known->thing) ||
                                  (said->thing && said->thing == known->noun));
}

static bool is_worth(const DriftRun *r, size_t token) {
    const DriftClause *c = clause_of(r, token);
    bool is_price = clause_speaks(r, token, MATTER_RIGHT) && clause_speaks(r, token, MATTER_PRICE);
    for (size_t i = c->first; i < c->end; i++) /* "denda yang kami hapus Rp300.000" */
        is_price = is_price || (clause_vows(r, token, VOW_WE) && clause_vows(r, token, VOW_ACT) &&
                                r->matters[i].sense == SENSE_FINE_PAID &&
                                drift_is_given_sense(r, SENSE_FINE_PAID));
    return is_price || (clause_of(r, token)->families & r->families & NOTE_FAMILIES);
}

typedef struct Amounts {
    Amount items[VALUES_MOST];
    size_t count;
} Amounts;

static Amounts *amounts_of(const DriftRun *r, const Str *values, size_t count) {
    Amounts *amounts = arena_make(r->arena, Amounts, 1);
    for (size_t i = 0; i < drift_bounded(count); i++)
        amounts->count += amount_of(r, values[i], &amounts->items[amounts->count]);
    return amounts;
}

/* Whether one of them is as much; *is_same_kind when one could have been. */
static bool has_amount(const Amounts *amounts, const Amount *said, bool *is_same_kind) {
    bool has = false;
    for (size_t i = 0; i < amounts->count; i++) {
        bool is_same = same_kind(said, &amounts->items[i]);
        *is_same_kind = *is_same_kind || is_same;
        has = has || (is_same && (said->most ? said->value <= amounts->items[i].value &&
                                                   amounts->items[i].value <= said->most
                                             : said->value == amounts->items[i].value));
    }
    return has;
}

/* Whether the text says the right number too: then this one told what others say. */
static bool is_set_right(const DriftRun *r, const Amounts *right, size_t token) {
    for (size_t i = 0; i < r->scan.count;) {
        Amount said;
        size_t end = amount_at(&r->scan, r->matters, i, &said);
        bool is_here = i == token;
        bool is_end = end >= r->scan.count || !joined(&r->scan, end) || /* "yang bentrok tiga" */
                      vow_at(r, end) == VOW_YOU;
        for (size_t k = 0; k < right->count && end > i && !is_here; k++)
            if (said.value == right->items[k].value &&
                (said.value >= TOLD_LEAST ||
                 (said.value > 1 && (is_end || said.noun == right->items[k].noun))))
                return true;
        i = end > i ? end : i + 1;
    }
    return false;
}

/* "yang muntah ada enam puluhan": an old number, whatever is counted, where something happened. */
static bool is_old_number(const DriftRun *r, const Amounts *old, const Amount *said, size_t token) {
    const DriftClause *c = clause_of(r, token);
    bool is_same = false, is_of_noun = false, is_of_other = false;
    uint32_t noun = 0;
    for (size_t i = 0; i < old->count && !is_same; i++) {
        is_same = !old->items[i].is_money && !said->is_money && said->value >= TOLD_LEAST &&
                  said->value == old->items[i].value;
        noun = old->items[i].noun;
    }
    for (size_t i = c->sentence_first; i < c->sentence_end && is_same; i++) {
        bool is_here = i >= c->first && i < c->end && count_key(&r->matters[i]) != noun;
        is_of_noun = is_of_noun || count_key(&r->matters[i]) == noun;
        is_of_other = is_of_other || (is_here && is_countable(&r->matters[i]));
    }
    return is_same && !is_of_other && (is_of_noun || drift_is_scene(r, token));
}

/* "Total yang sakit 45 anak": so many that it is no part of the right number. */
static bool is_all_of(const DriftRun *r, const Amounts *right, const Amount *said, size_t token) {
    const DriftClause *c = clause_of(r, token);
    for (size_t i = c->first; i < c->end; i++)
        if (r->matters[i].sense == SENSE_HOSPITAL || r->matters[i].sense == SENSE_TREATMENT)
            return false;
    for (size_t i = 0; i < right->count; i++)
        if (!right->items[i].is_money && said->value * 4 >= right->items[i].value * 3 &&
            !(c->vows >> VOW_DONE & 1))
            return drift_is_scene(r, token) && !drift_speaks(r, token, MATTER_CROWD);
    return false;
}

/* "150,000 transactions were hit": more than the right number cannot be part of it; fewer are said
 * to be all with "only". */
static bool is_count_of_all(const DriftRun *r, const Amounts *right, const Amount *said,
                            size_t token) {
    const DriftClause *c = clause_of(r, token);
    bool is_more = right->count > 0, is_fewer = right->count > 0;
    for (size_t i = 0; i < right->count; i++) {
        if (!right->items[i].is_money && !same_kind(said, &right->items[i]))
            continue; /* "37 pelanggan" beside "412 potong" */
        is_more = is_more && !right->items[i].is_money && said->value > right->items[i].value;
        is_fewer = is_fewer && !right->items[i].is_money &&
                   (said->most ? said->most : said->value) < right->items[i].value;
    }
    bool is_limited = is_fewer && clause_speaks(r, token, MATTER_ONLY);
    bool is_scene = drift_is_scene_of(r, c) || drift_means(r, c, SENSE_LATE) ||
                    ((said->is_any || is_more) && drift_is_scene(r, token));
    return (is_more || is_limited) && is_scene && !drift_is_spared(r, token);
}

/* Old money is meant where it is given, paid or a limit. */
static bool is_paid(const DriftRun *r, const Amounts *old, size_t token, const Amount *said) {
    const DriftClause *c = clause_of(r, token);
    bool is_limit = false;
    for (size_t i = c->first; i < c->end; i++)
        is_limit = is_limit || r->matters[i].sense == SENSE_MONEY ||
                   said_when(&r->scan, i) == WHEN_DEADLINE || said_when(&r->scan, i) == WHEN_MOST;
    bool is_money = false;
    for (size_t i = 0; i < old->count; i++)
        is_money = is_money || (old->items[i].is_money && old->items[i].value == said->value);
    return !is_money || said->is_counted || is_limit || c->families != 0 ||
           drift_speaks(r, token, MATTER_REMEDY) || drift_speaks(r, token, MATTER_GIVE) ||
           clause_speaks(r, token, MATTER_PRICE);
}

/* Whether so many are said to be hit, of what the statement counts. */
static bool is_counted(const DriftRun *r, const Amounts *right, const Amount *said, size_t token) {
    if (said->is_money || (said->noun == 0 && !said->is_any))
        return false;
    return is_count_of_all(r, right, said, token) ||
           (!said->most &&
            ((drift_speaks(r, token, MATTER_AFFECTED) && !drift_is_spared(r, token)) ||
             is_all_of(r, right, said, token)));
}

/* "Tinggal dua yang dirawat, sisanya pulang", "baru 12 yang lapor", "yang sudah diganti 120": some
 * of all, not how many there are; what this customer has is that too. */
static bool is_some(const DriftRun *r, const Amounts *right, const Amount *said, size_t token) {
    const DriftClause *c = clause_of(r, token);
    bool is_fewer = false, is_so_far = false;
    for (size_t i = 0; i < right->count; i++)
        is_fewer = is_fewer || ((same_kind(said, &right->items[i]) || !said->is_counted) &&
                                !right->items[i].is_money && said->value < right->items[i].value);
    if (said->is_money || !is_fewer)
        return false;
    for (size_t i = c->sentence_first; i < c->sentence_end; i++)
        if (sense_at(r, i) == SENSE_REST)
            return true;
    for (size_t i = c->first; i < token; i++) /* "baru 12", but not "baru 12 yang kena" */
        is_so_far = is_so_far || (said_when(&r->scan, i) == WHEN_FRESH && !drift_is_scene_of(r, c));
    if (drift_is_of_you(r, c)) /* punya kakak 5 potong */
        return !(c->has >> MATTER_ONLY & 1);
    bool is_done = c->vows >> VOW_DONE & 1 &&
                   (c->families || c->has >> MATTER_RETURN & 1 || c->has >> MATTER_REACH & 1 ||
                    c->has >> MATTER_VISIT & 1 || c->has >> MATTER_GIVE & 1 ||
                    c->has >> MATTER_COMES & 1);
    return is_so_far || is_done;
}

/* "Empat anak sudah kering, lima lagi masih demam": both together are the right number. */
static bool is_summed(const DriftRun *r, const Amounts *right, const Amount *said, size_t token) {
    const DriftClause *c = clause_of(r, token);
    for (size_t i = c->sentence_first; i < c->sentence_end;) {
        Amount other;
        size_t end = amount_at(&r->scan, r->matters, i, &other);
        for (size_t k = 0; k < right->count && end > i && i != token; k++)
            if (!right->items[k].is_money && said->value + other.value == right->items[k].value)
                return true;
        i = end > i ? end : i + 1;
    }
    return false;
}

/* "Isinya 300 peserta", "tiap hari 40 pasien": what something holds, or what is usual. */
static bool is_of_routine(const DriftRun *r, const DriftClause *c) {
    bool is_every = false;
    for (size_t i = c->first; i < c->end; i++)
        is_every = is_every || said_when(&r->scan, i) == WHEN_EVERY;
    return is_every || c->vows >> VOW_USUAL & 1 || drift_means(r, c, SENSE_FILL) ||
           drift_means(r, c, SENSE_CAPACITY);
}

/* "Kakak sudah bayar Rp149.900": what was paid is told. */
static bool is_their_payment(const DriftRun *r, const DriftClause *c) {
    return drift_is_of_you(r, c) && c->vows >> VOW_DONE & 1 && drift_means(r, c, SENSE_PAY);
}

/* Whether an old number is said of something else. */
static bool is_other_number(const DriftRun *r, const Amounts *old, const Amount *said,
                            size_t token) {
    return !is_paid(r, old, token, said) || drift_speaks(r, token, MATTER_VOID) ||
           (!said->is_money && is_of_routine(r, clause_of(r, token))) ||
           (said->is_money && (is_their_payment(r, clause_of(r, token)) ||
                               (drift_means(r, clause_of(r, token), SENSE_PROMO) &&
                                !drift_is_right_sense(r, SENSE_PROMO)))) ||
           (drift_speaks(r, token, MATTER_SAFE) && !drift_is_scene(r, token)) ||
           (!said->is_money && clause_speaks(r, token, MATTER_CROWD)) ||
           (token > 0 && matter_at(r, token - 1) == MATTER_WORTH) ||
           (clause_of(r, token)->families & REFUND_FAMILY);
}

/* "Pasien yang kena cuma 10": what is counted stands before the number that ends the clause. */
static void take_noun_before(const DriftRun *r, const Amounts *right, DriftSpan span,
                             Amount *said) {
    const DriftClause *c = clause_of(r, span.first);
    bool is_end = span.end >= c->end || vow_at(r, span.end) == VOW_YOU ||
                  vow_at(r, span.end) == VOW_MAY;
    if (said->is_money || said->is_round || !is_end || !(c->has >> MATTER_AFFECTED & 1))
        return;
    for (size_t i = c->first; i < span.first; i++)
        for (size_t k = 0; k < right->count; k++)
            if (right->items[k].noun && count_key(&r->matters[i]) == right->items[k].noun) {
                said->noun = right->items[k].noun;
                said->is_counted = is_countable(&r->matters[i]);
                return;
            }
}

static void check_amount(DriftRun *r, size_t slot, const Amounts *known[2], DriftSpan span,
                         const Amount *said) {
    bool is_same_kind = false, is_old_kind = false;
    size_t token = span.first;
    if (has_amount(known[0], said, &is_same_kind) || (said->is_staff && !drift_is_scene(r, token)))
        return;
    bool is_old =
        has_amount(known[1], said, &is_old_kind) || is_old_number(r, known[1], said, token);
    bool differs = is_same_kind && (is_counted(r, known[0], said, token) ||
                                    ((said->is_money || said->is_round) && is_worth(r, token)));
    bool is_moot = drift_is_moot(r, token) || drift_speaks(r, token, MATTER_OTHER) ||
                   drift_speaks(r, token, MATTER_FAULT) || is_some(r, known[0], said, token) ||
                   (!said->is_money && is_summed(r, known[0], said, token)) ||
                   (is_old && is_other_number(r, known[1], said, token));
    if ((is_old || differs) && !is_moot && !is_set_right(r, known[0], token))
        drift_add(r, slot, span, is_old);
}

/* ---- numbers that are denied ---- */

/* "Tidak sampai 300 orang", "tidak lebih dari 300": the token of the number that is bounded from
 * token i on, or 0. */
static size_t bounded_at(const DriftRun *r, size_t i) {
    size_t end = clause_of(r, i)->end;
    bool is_bound = false;
    if (vow_at(r, i) != VOW_NOT || r->vows[i].value != 0)
        return 0;
    for (size_t k = i + 1; k < end && k <= i + BOUND_REACH; k++) {
        if (is_bound && r->scan.tokens[k].number >= 0)
            return k;
        is_bound = is_bound || said_when(&r->scan, k) == WHEN_UNTIL ||
                   said_when(&r->scan, k) == WHEN_MORE || sense_at(r, k) == SENSE_REACHES;
    }
    return 0;
}

static void check_bounded(DriftRun *r, size_t slot, const Amounts *right, size_t i) {
    size_t at = bounded_at(r, i);
    Amount said;
    size_t end = at ? amount_at(&r->scan, r->matters, at, &said) : 0;
    bool is_wrong = false;
    for (size_t k = 0; k < right->count && end > at; k++)
        is_wrong = is_wrong || (!right->items[k].is_money && same_kind(&said, &right->items[k]) &&
                                right->items[k].value > said.value);
    const DriftClause *c = clause_of(r, i);
    if (is_wrong && !c->asks && !c->is_if && !drift_speaks(r, i, MATTER_OTHER))
        drift_add(r, slot, (DriftSpan){ .first = i, .end = end }, false);
}

/* What became of those whom a value counts: luka of "9 penumpang luka"; or of nobody, when it is
 * denied: mati of "tidak ada yang mati". */
static Sense fate_of(const DriftRun *r, Str value, bool *is_denied) {
    const Wording *wording = drift_wording(r, value);
    const MatterWord *words = wording->words;
    const VowWord *vows = wording->vows;
    Sense fate = 0;
    Amount n;
    *is_denied = false;
    for (size_t i = 0; i < wording->scan.count; i++) {
        *is_denied = *is_denied || vows[i].kind == VOW_NOT;
        fate = words[i].is_scene ? words[i].sense : fate;
    }
    bool is_some = wording->scan.count > 0 && amount_at(&wording->scan, words, 0, &n) > 0 &&
                   n.value > 0;
    return is_some || *is_denied ? fate : 0;
}

/* "Tidak ada yang terluka" where nine are; not "tidak ada yang luka parah". */
static void check_nobody(DriftRun *r, size_t slot, Sense fate, size_t value) {
    static const Sense more[] = { SENSE_SEVERE, SENSE_HEAVY, SENSE_AGAIN };
    for (size_t i = 0; fate && i + 1 < r->scan.count; i++) {
        const DriftClause *c = clause_of(r, i);
        bool is_none = sense_at(r, i) == SENSE_NOBODY ||
                       (vow_at(r, i) == VOW_NOT && sense_at(r, i + 1) == SENSE_EXIST);
        for (size_t k = i + 1; is_none && k < c->sentence_end && k <= i + BOUND_REACH; k++) {
            bool is_more = said_gap(&r->scan, k + 1) == GAP_SPACE && /* parah, lagi */
                           (sense_is_among(sense_at(r, k + 1), more, COUNT(more)) ||
                            r->matters[k + 1].is_scene);
            if (sense_at(r, k) == fate && !is_more && !c->asks && !c->sentence_if &&
                !drift_speaks(r, i, MATTER_OTHER) && !drift_speaks(r, i, MATTER_RUMOUR))
                drift_add(r, slot, (DriftSpan){ .first = i, .end = k + 1, .value = value }, false);
        }
    }
}

/* "Ada kucing yang mati" where none did. */
static void check_somebody(DriftRun *r, size_t slot, Sense fate, size_t value) {
    for (size_t i = 0; fate && i < r->scan.count; i++) {
        const DriftClause *c = clause_of(r, i);
        bool is_told = drift_means(r, c, SENSE_PEOPLE) || drift_means(r, c, SENSE_EXIST) ||
                       c->vows >> VOW_DONE & 1;
        for (size_t k = c->first; k < c->end && !is_told; k++)
            is_told = said_when(&r->scan, k) == WHEN_NUMBER || r->scan.tokens[k].number > 0;
        if (sense_at(r, i) == fate && is_told && !drift_is_moot(r, i) && !c->sentence_if &&
            !drift_is_of_you(r, c) && !drift_speaks(r, i, MATTER_OTHER))
            drift_add(r, slot, (DriftSpan){ .first = i, .end = i + 1, .value = value }, false);
    }
}

void drift_amount(DriftRun *r, size_t slot) {
    const DriftSlot *s = drift_slot(r, slot);
    const Amounts *known[2] = { amounts_of(r, s->values, s->value_count),
                                amounts_of(r, s->old, s->old_count) }; /* right, old */
    for (size_t i = 0; i < r->scan.count;) {
        Amount said;
        size_t end = amount_at(&r->scan, r->matters, i, &said);
        DriftSpan span = { .first = i, .end = end > i && said.noun ? end + 1 : end };
        if (end > i)
            take_noun_before(r, known[0], span, &said);
        if (end > i && (said.noun == 0 || said.value >= 1))
            check_amount(r, slot, known, span, &said);
        i = end > i ? end : i + 1;
    }
    for (size_t i = 0; i < r->scan.count; i++)
        check_bounded(r, slot, known[0], i);
    for (size_t i = 0; i < drift_bounded(s->value_count); i++) {
        bool is_denied = false;
        Sense fate = fate_of(r, s->values[i], &is_denied);
        if (is_denied)
            check_somebody(r, slot, fate, i);
        else
            check_nobody(r, slot, fate, i);
    }
}
