/* The text is cut into clauses once; then each slot is compared by the rule of its kind. */
#include "text/drift.h"

#include "text/drift_part.h"

#include <string.h>

const char *const drift_kind_names[] = { "cause",   "dates", "batch",  "remedy", "deadline",
                                         "contact", "fault", "amount", "place",  NULL };
static_assert(COUNT(drift_kind_names) == DRIFT_KIND__COUNT + 1, "one name for each kind");

enum {
    WORD_MOST = 24,
    KEY_LEAST = 3,
    STEM_LEAST = 4,
    MONEY_REACH = 3,
    NOTHING_REACH = 2,
    FAMILY_REFUND = 1,
    FAMILY_LOSS = 6, /* ganti rugi, see data/said/matter.txt */
    SENSE_STRONG = 3,
    SENTENCE_MOST = 80, /* tokens: a longer one is read in parts */
    SLOTS_MOST = 64, /* of a statement; what is behind them is not compared */
};

/* ---- words ---- */

/* Words too common to tell one phrase from another. */
static bool is_small(const SaidScan *s, size_t i, const char *word, size_t n) {
    const SaidEntry *vow = said_find(word, said_promise_words, said_promise_words_count);
    if (s->tokens[i].number >= 0)
        return false;
    return n < KEY_LEAST || s->tokens[i].when == WHEN_FILLER || s->tokens[i].when == WHEN_SINCE ||
           s->tokens[i].when == WHEN_AND ||
           (vow != NULL && vow->kind != VOW_ACT && vow->kind != VOW_OTHER &&
            vow->kind != VOW_STAFF);
}

/* FNV-1a */
static uint32_t hash_of(const char *word, size_t n) {
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < n; i++)
        h = (h ^ (uint8_t)word[i]) * 16777619u;
    return h | 1u << 31; /* apart from the keys of the table */
}

/* What memakai and dipakai have in common: affixes and a first letter that they swallow go. */
static uint32_t stem_hash(const char *word, size_t n) {
    static const Str before[] = { S("meng"), S("meny"), S("mem"), S("men"),
                                  S("me"),   S("di"),   S("ber"), S("ter") };
    static const Str behind[] = { S("kannya"), S("nya"), S("kan"), S("an"), S("in"), S("i") };
    for (size_t i = 0; i < COUNT(behind); i++)
        if (n >= behind[i].n + STEM_LEAST &&
            memcmp(word + n - behind[i].n, behind[i].p, behind[i].n) == 0) {
            n -= behind[i].n;
            break;
        }
    for (size_t i = 0; i < COUNT(before); i++)
        if (n >= before[i].n + STEM_LEAST - 1 && memcmp(word, before[i].p, before[i].n) == 0) {
            word += before[i].n;
            n -= before[i].n;
            break;
        }
    bool is_swallowed = n > STEM_LEAST - 1 && memchr("ptks", word[0], 4) != NULL &&
                        memchr("aiueo", word[1], 5) != NULL;
    return hash_of(word + is_swallowed, n - is_swallowed);
}

/* The word without the endings that change nothing: kurirnya, kurire. */
static size_t bare_length(const char *word, size_t n) {
    return n > 5 && memcmp(word + n - 3, "nya", 3) == 0 ? n - 3 : n;
}

/* The sense of a word, also behind "ter-" and "ke-". */
static const SaidEntry *sense_of(const char *word, size_t n) {
    static const Str more[] = { S("ter"), S("ke") };
    StemTable table = { said_sense_words, said_sense_words_count, 0 };
    VowForm form;
    const SaidEntry *entry =
        n < SAID_WORD_ROOM ? said_find(word, table.entries, table.count) : NULL;
    if (entry == NULL) /* perawatan itself before perawat with an ending */
        entry = said_stem(word, n, &table, &form);
    if (entry == NULL && n > KEY_LEAST + 1 && word[n - 1] == 's') /* members */
        entry = said_stem(word, n - 1, &table, &form);
    for (size_t i = 0; i < COUNT(more) && entry == NULL; i++)
        if (n > more[i].n + KEY_LEAST && memcmp(word, more[i].p, more[i].n) == 0)
            entry = said_stem(word + more[i].n, n - more[i].n, &table, &form);
    return entry;
}

/* Where the list of senses has it, that is its key. */
static MatterWord with_sense(MatterWord m, const SaidEntry *sense) {
    if (sense == NULL)
        return m;
    m.sense = sense->kind;
    m.tells = sense->value == 1 || sense->value == SENSE_STRONG;
    m.is_strong = sense->value == SENSE_STRONG;
    m.is_scene = sense->value > 0;
    m.key = m.any_key = 1u << 29 | sense->kind;
    return m;
}

static MatterWord matter_of(const SaidScan *s, size_t i) {
    StemTable table = { said_matter_words, said_matter_words_count, 0 };
    const SaidToken *t = &s->tokens[i];
    char word[WORD_MOST + 1] = { 0 };
    VowForm form;
    if (t->number >= 0)
        return (MatterWord){ .key = 1u << 30 | (uint32_t)t->number,
                             .any_key = 1u << 30 | (uint32_t)t->number };
    size_t n = said_letters(s, t, word, WORD_MOST);
    if (n == 0)
        return (MatterWord){ .kind = MATTER_UNKNOWN };
    if (t->when == WHEN_NUMBER && t->value > 1) /* sepuluh kali is 10 kali */
        return (MatterWord){ .key = 1u << 30 | (uint32_t)t->value,
                             .any_key = 1u << 30 | (uint32_t)t->value };
    const SaidEntry *entry = said_stem(word, n, &table, &form);
    if (entry == NULL) {
        uint32_t any = stem_hash(word, n);
        bool small = is_small(s, i, word, n);
        const SaidEntry *sense = sense_of(word, n);
        bool is_known =
            !small || n < KEY_LEAST || t->when == WHEN_TIMES || /* KW, 10x */
            (sense != NULL && (sense->kind == SENSE_ALL || sense->kind == SENSE_POOR ||
                               sense->kind == SENSE_ALONE || sense->kind == SENSE_CARELESS));
        return with_sense((MatterWord){ .key = small ? 0 : any, .any_key = any },
                          is_known ? sense : NULL);
    }
    bool is_changed = strlen(entry->text) != bare_length(word, n);
    if ((entry->kind == MATTER_FAULT && form != FORM_BASE) || /* menyalahkan, dikabari */
        (entry->kind == MATTER_RUMOUR && is_changed))
        return (MatterWord){ .key = hash_of(word, n), .any_key = hash_of(word, n) };
    MatterWord m = { .kind = entry->kind, .value = entry->value };
    m.key =
        m.value ? (uint32_t)(m.kind * 256 + m.value) : hash_of(entry->text, strlen(entry->text));
    m.any_key = m.key;
    return with_sense(m, sense_of(word, n));
}

/* "uangnya (kakak) balik", "kembalikan dana": a refund. */
static bool returns_money(const MatterWord *words, size_t count, size_t i) {
    size_t first = i > MONEY_REACH ? i - MONEY_REACH : 0;
    size_t end = i + 2 < count ? i + 2 : count;
    if (words[i].kind != MATTER_RETURN)
        return false;
    for (size_t k = first; k < end; k++)
        if (words[k].kind == MATTER_MONEY)
            return true;
    return false;
}

static void set_sense(MatterWord *m, uint8_t sense) {
    m->sense = sense;
    m->key = m->any_key = 1u << 29 | sense;
    m->tells = m->is_scene = m->is_strong = false;
}

static bool is_not_word(const SaidScan *s, size_t i) {
    char word[WORD_MOST + 1] = { 0 };
    size_t n = said_letters(s, &s->tokens[i], word, WORD_MOST);
    const SaidEntry *vow = n > 0 && n < SAID_WORD_ROOM
                               ? said_find(word, said_promise_words, said_promise_words_count)
                               : NULL;
    return vow != NULL && vow->kind == VOW_NOT;
}

/* A denial just before. */
static bool is_without(const SaidScan *s, size_t i) {
    for (size_t k = i; k > 0 && i - k < NOTHING_REACH; k--)
        if (is_not_word(s, k - 1))
            return true;
    return false;
}

/* What a denial makes of a word: "tanpa biaya" is free, "tidak segar" is rotten. */
static const struct Contrary {
    uint8_t sense, contrary;
    bool tells;
} contraries[] = {
    { SENSE_FEE, SENSE_FREE, false },    { SENSE_PAY, SENSE_FREE, false },
    { SENSE_CHARGE, SENSE_FREE, false }, { SENSE_FRESH, SENSE_ROTTEN, true },
    { SENSE_WASH, SENSE_DIRTY, true },   { SENSE_REPAIR, SENSE_UNSERVED, true },
};

static void set_contrary(const SaidScan *s, MatterWord *words, size_t i) {
    bool is_less = words[i - 1].sense == SENSE_POOR || words[i - 1].sense == SENSE_CARELESS ||
                   (i > 1 && words[i - 2].sense == SENSE_CARELESS); /* forgot to wash */
    bool is_half = words[i].sense == SENSE_PRICE || words[i].sense == SENSE_TUITION ||
                   words[i].sense == SENSE_FEE || words[i].sense == SENSE_OFF;
    for (size_t k = 0; k < COUNT(contraries); k++)
        if (words[i].sense == contraries[k].sense && (is_without(s, i) || is_less)) {
            set_sense(&words[i], contraries[k].contrary);
            words[i].tells = words[i].is_scene = contraries[k].tells;
            words[i].is_turned = true;
            return;
        }
    if (is_half && words[i - 1].sense == SENSE_HALF) { /* half price */
        set_sense(&words[i], SENSE_DISCOUNT);
        words[i].tells = true;
    }
}

MatterWord *matter_words(Arena *a, const SaidScan *s) {
    MatterWord *words = arena_make(a, MatterWord, s->count + 1);
    for (size_t i = 0; i < s->count; i++)
        words[i] = matter_of(s, i);
    for (size_t i = 1; i < s->count; i++) /* "ganti rugi" is no exchange */
        if (words[i].kind == MATTER_REMEDY && words[i].value == FAMILY_LOSS &&
            words[i - 1].kind == MATTER_REMEDY)
            words[i - 1].value = FAMILY_LOSS;
    for (size_t i = 1; i < s->count; i++) {
        if (words[i].sense == SENSE_SEND && words[i - 1].sense == SENSE_FEE)
            set_sense(&words[i], SENSE_SHIPPING); /* biaya kirim */
        else
            set_contrary(s, words, i);
    }
    for (size_t i = 0; i < s->count; i++)
        if (returns_money(words, s->count, i)) {
            words[i].kind = MATTER_REMEDY;
            words[i].value = FAMILY_REFUND;
        }
    return words;
}

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
    for (size_t c = first; c < end; c++)
        has |= r->clauses[c].has;
    for (size_t c = first; c < end; c++) {
        r->clauses[c].sentence_has = has;
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

void drift_check(Arena *a, const DriftInput *in, DriftFinding **out, size_t *count) {
    DriftRun r = { .arena = a, .in = in, .scan = said_scan(a, in->text) };
    PromiseInput promise = { .text = in->text, .at = in->at, .zone = in->zone };
    r.vows = vow_words(a, &r.scan);
    r.matters = matter_words(a, &r.scan);
    r.found = arena_make(a, DriftFinding, DRIFTS_MAX);
    cut_clauses(&r);
    personal_find(a, in->text, &r.personal, &r.personal_count);
    promise_find(a, &promise, &r.promises, &r.promise_count);
    drift_rights(&r);
    for (size_t i = 0; i < in->slot_count && i < SLOTS_MOST; i++)
        rules[in->slots[i].kind](&r, i);
    *out = r.found;
    *count = r.count;
}
