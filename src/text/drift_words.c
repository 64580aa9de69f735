/* Wordings: whether an old one stands in a text, or a right one is denied. */
#include "text/drift_words.h"

#include <string.h>

enum {
    WINDOW = 12,     /* tokens in which all keys of a phrase stand */
    LONG_PHRASE = 4, /* keys */
    EVERYDAY_LEAST = 2, /* other words of a clause that names a place */
    REASON_NEAR = 4, /* tokens between "karena" and what it gives */
};

/* ---- the wordings of the statement ---- */

/* By where their text lies; half of it stays empty. */
struct Wordings {
    Wording *items;
    size_t size;
};

struct Wordings *drift_wordings(Arena *a, const DriftInput *in) {
    struct Wordings *w = arena_make(a, struct Wordings, 1);
    size_t count = 0;
    for (size_t i = 0; i < in->slot_count; i++)
        count += in->slots[i].value_count + in->slots[i].old_count;
    for (w->size = 1; w->size < 2 * count + 1;)
        w->size *= 2;
    w->items = arena_make(a, Wording, w->size);
    return w;
}

const Wording *drift_wording(const DriftRun *r, Str text) {
    struct Wordings *all = r->wordings;
    size_t at = ((uintptr_t)text.p * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (all->size - 1);
    Wording *w = &all->items[at];
    while (w->words && (w->text.p != text.p || w->text.n != text.n)) {
        at = (at + 1) & (all->size - 1);
        w = &all->items[at];
    }
    if (w->words)
        return w;
    w->text = text;
    w->scan = said_scan(r->arena, text);
    w->words = matter_words(r->arena, &w->scan);
    w->vows = vow_words(r->arena, &w->scan);
    return w;
}

/* ---- phrases ---- */

/* The keys of a wording, without common words; 0 when there are none. */
size_t drift_keys_of(const DriftRun *r, Str text, uint32_t *keys) {
    const Wording *wording = drift_wording(r, text);
    const MatterWord *words = wording->words;
    size_t count = 0;
    for (size_t i = 0; i < wording->scan.count && count < KEYS_MOST; i++)
        if (words[i].key)
            keys[count++] = words[i].key;
    if (count >= 2 || wording->scan.count < 2)
        return count;
    count = 0; /* "orang dalam": both words, however common */
    for (size_t i = 0; i < wording->scan.count && count < KEYS_MOST; i++)
        keys[count++] = words[i].any_key;
    return count;
}

size_t drift_index_of(const uint32_t *keys, size_t count, uint32_t key) {
    for (size_t i = 0; i < count; i++)
        if (keys[i] == key)
            return i;
    return count;
}

/* An old wording as it is looked for. */
typedef struct OldPhrase {
    uint32_t keys[KEYS_MOST];
    bool tells[KEYS_MOST], strong[KEYS_MOST];
    uint32_t stems[KEYS_MOST]; /* of its words that have a key of their own */
    size_t count, stem_count;
    bool denies;   /* "alat tidak dibaca": then a denial belongs to it */
    bool is_other; /* it says "lain" itself */
    bool is_sale;  /* what is in use is part of it: "tiket berlaku tahun depan" */
    bool is_cause; /* then words near in meaning count */
    bool is_lone;  /* one word that tells nothing alone: something must have come of it */
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

static void take_stems(const DriftRun *r, const DriftSlot *s, const MatterWord *words, size_t count,
                       OldPhrase *p) {
    for (size_t i = 0; i < count && p->stem_count < KEYS_MOST; i++)
        if (words[i].key && words[i].stem && is_own(r, s, &words[i]))
            p->stems[p->stem_count++] = words[i].stem;
}

static void old_phrase(const DriftRun *r, const DriftSlot *s, Str text, OldPhrase *p) {
    const Wording *wording = drift_wording(r, text);
    const MatterWord *words = wording->words;
    const VowWord *vows = wording->vows;
    bool tells = false, is_cut = false, is_small = false; /* words left out */
    const RightKeys *right = s->kind == DRIFT_PLACE ? drift_right_keys(r, s) : NULL;
    *p = (OldPhrase){ .is_cause = s->kind == DRIFT_CAUSE };
    take_stems(r, s, words, wording->scan.count, p);
    for (size_t i = 0; i < wording->scan.count; i++) {
        bool is_taken = words[i + 1 < wording->scan.count ? i + 1 : i].is_turned ||
                        words[i + 2 < wording->scan.count ? i + 2 : i].is_turned;
        p->denies = p->denies || (vows[i].kind == VOW_NOT && !is_taken);
        p->is_other = p->is_other || words[i].kind == MATTER_OTHER;
        p->is_sale = p->is_sale || words[i].kind == MATTER_SALE;
        is_small = is_small || words[i].key == 0;
        is_cut = is_cut || (words[i].key && !is_own(r, s, &words[i]));
        if (words[i].key == 0 || p->count == KEYS_MOST || !is_own(r, s, &words[i]) ||
            drift_index_of(p->keys, p->count, words[i].key) < p->count ||
            (right && drift_index_of(right->keys, right->count, words[i].key) < right->count))
            continue;
        tells = tells || words[i].tells;
        p->tells[p->count] = words[i].tells;
        p->strong[p->count] = words[i].is_strong;
        p->keys[p->count++] = words[i].key;
    }
    p->is_lone = p->count == 1 && !tells && p->is_cause;
    if (p->count >= 2 ||
        (p->count == 1 && (tells || (!is_cut && !is_small) || s->kind == DRIFT_PLACE)))
        return;
    p->is_weak = p->count == 1 && s->kind == DRIFT_CAUSE;
    if (p->is_weak)
        return;
    p->count = drift_keys_of(r, text, p->keys);
    memset(p->tells, 0, sizeof p->tells);
    memset(p->strong, 0, sizeof p->strong);
}

/* What is said for one another: an error for something broken. */
static const Sense near_senses[][2] = {
    { SENSE_BROKEN, SENSE_BUG },    { SENSE_BROKEN, SENSE_OUTAGE }, { SENSE_BROKEN, SENSE_FAIL },
    { SENSE_BUG, SENSE_OUTAGE },    { SENSE_BUG, SENSE_FAIL },      { SENSE_FRAUD, SENSE_THEFT },
    { SENSE_HEAVY, SENSE_CROWD },   { SENSE_LATE, SENSE_POSTPONE },
    { SENSE_CLOSED, SENSE_CANCELLED },
    { SENSE_POWER, SENSE_OUTAGE }, { SENSE_SABOTAGE, SENSE_PURPOSE },
    { SENSE_CARELESS, SENSE_WRONG }, { SENSE_MIXUP, SENSE_WRONG },
    { SENSE_SICK, SENSE_HOSPITAL }, { SENSE_TANK, SENSE_BOTTLES },
};

/* The key of the phrase that a word near in meaning stands for; not what is right itself. */
static size_t near_key(const DriftRun *r, const OldPhrase *p, size_t i) {
    Sense sense = r->matters[i].sense;
    size_t at = p->count;
    if (!sense || drift_is_right_sense(r, sense))
        return at;
    for (size_t k = 0; k < COUNT(near_senses); k++)
        for (size_t side = 0; side < 2; side++) {
            Sense near = near_senses[k][1 - side];
            if (near_senses[k][side] != sense)
                continue;
            if (drift_is_right_sense(r, near))
                continue;
            at = at < p->count ? at : drift_index_of(p->keys, p->count, 1u << 29 | near);
        }
    return at;
}

/* Whether the word is as near to what is right: "the sync broke" where it failed. */
static bool is_near_right(const DriftRun *r, size_t i) {
    for (size_t k = 0; k < COUNT(near_senses); k++)
        for (size_t side = 0; side < 2; side++)
            if (near_senses[k][side] == r->matters[i].sense &&
                drift_is_right_sense(r, near_senses[k][1 - side]))
                return true;
    return false;
}

static size_t key_at(const DriftRun *r, const OldPhrase *p, size_t i) {
    uint32_t key = r->matters[i].any_key;
    size_t at = key ? drift_index_of(p->keys, p->count, key) : p->count;
    return at < p->count || !p->is_cause ? at : near_key(r, p, i);
}

/* Whether the sentence tells why: "karena", "makanya", "memang", or what came of it. */
static bool gives_why(const DriftRun *r, const OldPhrase *p, size_t i) {
    const DriftClause *c = clause_of(r, i);
    for (size_t k = c->sentence_first; k < c->sentence_end; k++) {
        bool is_other = r->matters[k].is_scene && key_at(r, p, k) == p->count;
        if (matter_at(r, k) == MATTER_BECAUSE || matter_at(r, k) == MATTER_CAUSE || is_other ||
            matter_at(r, k) == MATTER_WHY || vow_at(r, k) == VOW_INDEED ||
            (sense_at(r, k) == SENSE_SO && k > i))
            return true;
    }
    return false;
}

/* "Kabelnya korslet": two words of one meaning, both of which stand there. */
static bool is_whole(const DriftRun *r, const OldPhrase *p, size_t i) {
    size_t end = clause_of(r, i)->end < i + WINDOW ? clause_of(r, i)->end : i + WINDOW;
    for (size_t k = 0; k < p->stem_count; k++) {
        bool has = false;
        for (size_t t = i; t < end; t++)
            has = has || r->matters[t].stem == p->stems[k];
        if (!has)
            return false;
    }
    return p->stem_count > 1;
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
    if (is_near && !misses_point(p, seen))
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
    bool is_doubtful = false;
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
        is_doubtful = is_doubtful ||
                      (r->matters[k].any_key != p->keys[which] && is_near_right(r, k));
        *end = k + 1;
    }
    return is_enough(r, s, p, i, seen) &&
           (!is_doubtful || (size_t)__builtin_popcount(seen) == p->count);
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

/* A word that is a kind of place, without a name. */
static bool is_part_of_place(const DriftRun *r, size_t i) {
    static const Sense places[] = { SENSE_ROOMS, SENSE_ROAD, SENSE_AIRPORT, SENSE_ROUTE,
                                      SENSE_FLOOR, SENSE_MERCHANT };
    for (size_t k = 0; k < COUNT(places); k++)
        if (sense_at(r, i) == places[k])
            return true;
    return i < r->scan.count && r->scan.tokens[i].is_capital; /* seluruh Bekasi */
}

/* Whether the sentence names the right place too: "RSUD penuh, jadi kami pakai RS Bunda". */
static bool names_right_place(const DriftRun *r, const DriftSlot *s, size_t i) {
    const DriftClause *c = clause_of(r, i);
    uint32_t families = 0;
    if (clause_speaks(r, i, MATTER_ALSO))
        return false;
    for (size_t v = 0; v < s->value_count; v++)
        for (size_t k = c->sentence_first; k < c->sentence_end; k = clause_of(r, k)->end)
            if (!clause_of(r, k)->denies &&
                drift_has_wording(r, s->values[v], k, clause_of(r, k)->end, &families))
                return true;
    return false;
}

/* Whether something happened by other words of the sentence than those of the place: a hospital is
 * none of it. */
static bool has_scene_beside(const DriftRun *r, const OldPhrase *p, size_t i) {
    const DriftClause *c = clause_of(r, i);
    for (size_t k = c->sentence_first; k < c->sentence_end; k++) {
        uint8_t kind = matter_at(r, k);
        bool is_hit = kind == MATTER_AFFECTED || kind == MATTER_INCIDENT || kind == MATTER_CROWD ||
                      (r->matters[k].is_scene && sense_at(r, k) != SENSE_HOSPITAL);
        if (is_hit && key_at(r, p, k) == p->count)
            return true;
    }
    return false;
}

/* "Hotel Nusa Dua juga punya kolam", "paket kakak di hub Marunda": more is told of the place than
 * that it is one, and nothing happened there. */
static bool is_of_everyday(const DriftRun *r, const OldPhrase *p, size_t i) {
    const DriftClause *c = clause_of(r, i);
    size_t words = 0;
    for (size_t k = c->first; k < c->end; k++)
        words += r->matters[k].key && key_at(r, p, k) == p->count && vow_at(r, k) != VOW_YOU &&
                 matter_at(r, k) != MATTER_HEAD && matter_at(r, k) != MATTER_ALSO;
    return (words >= EVERYDAY_LEAST || drift_is_of_you(r, c)) &&
           !(c->families & r->families) && !(c->has >> MATTER_RETURN & 1) && /* juga diganti */
           !drift_means(r, c, SENSE_WRONG) && !drift_means(r, c, SENSE_MOVE) &&
           !drift_means(r, c, SENSE_COOK) && !has_scene_beside(r, p, i);
}

/* A place is only meant where something happened, or where it is named as a branch of ours. */
static bool is_no_scene(const DriftRun *r, const DriftSlot *s, const OldPhrase *p, size_t i) {
    bool is_hit =
        has_scene_beside(r, p, i) || drift_means(r, clause_of(r, i), SENSE_WRONG);
    bool is_named = (i > 0 && matter_at(r, i - 1) == MATTER_HEAD) ||
                    matter_at(r, i) == MATTER_HEAD || clause_speaks(r, i, MATTER_ALSO);
    bool is_toward = (i > 0 && said_where(&r->scan, i - 1) == WHERE_TOWARD) ||
                     (i > 1 && said_where(&r->scan, i - 2) == WHERE_TOWARD); /* di tol X */
    bool is_moved = is_toward && /* pindah ke RSUD */
                    (drift_means(r, clause_of(r, i), SENSE_MOVE) ||
                     vow_at(r, clause_of(r, i)->first) == VOW_MAY || /* tetap di .. */
                     drift_means(r, clause_of(r, i), SENSE_EVENT));
    is_named = is_named || is_moved;
    bool is_bare = r->matters[i].sense == SENSE_ALL; /* "semua" of "semua cabang" */
    return s->kind == DRIFT_PLACE &&
           (drift_is_spared(r, i) || (!is_named && !is_hit) ||
            names_right_place(r, s, i) || is_of_everyday(r, p, i) ||
            (is_bare && !clause_speaks(r, i, MATTER_HEAD) && !is_part_of_place(r, i + 1)));
}

/* What is sold or used already, or no words of giving and none that tells enough. */
static bool is_not_given(const DriftRun *r, const OldPhrase *p, size_t i) {
    const DriftClause *c = clause_of(r, i);
    bool tells = p->is_sale;
    bool is_sold = !p->is_sale && (clause_speaks(r, i, MATTER_SALE) ||
                                   clause_speaks(r, i, MATTER_SAFE) ||
                                   drift_means(r, c, SENSE_STILL)); /* masih ada */
    for (size_t k = c->first; k + 1 < c->end && !p->is_sale; k++) /* tetap ada */
        is_sold = is_sold || (vow_at(r, k) == VOW_MAY && sense_at(r, k + 1) == SENSE_EXIST);
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
    for (size_t k = i; k > 0 && i - k < REASON_NEAR; k--)
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

/* "Mekanik memasang dengan benar", "stok habis, yang cokelat masih ada": nothing went wrong. */
static bool is_in_order(const DriftRun *r, size_t i) {
    const DriftClause *c = clause_of(r, i);
    bool is_left = false, is_dated = false; /* "expired-nya Maret 2028" */
    for (size_t k = c->first; k + 1 < c->end; k++)
        is_dated = is_dated || (sense_at(r, k) == SENSE_EXPIRED &&
                                (said_when(&r->scan, k + 1) == WHEN_MONTH ||
                                 said_when(&r->scan, k + 2) == WHEN_MONTH));
    for (size_t k = c->sentence_first; k + 1 < c->sentence_end; k++)
        is_left = is_left || (sense_at(r, k) == SENSE_STILL &&
                              (sense_at(r, k + 1) == SENSE_EXIST ||
                               matter_at(r, k + 1) == MATTER_SALE ||
                               matter_at(r, k + 1) == MATTER_SAFE)); /* izinnya masih berlaku */
    return is_left || is_dated || (drift_means(r, c, SENSE_CORRECT) && !clause_vows(r, i, VOW_NOT));
}

/* Whether the sentence says a right cause too: then another trouble in it is what came of that. */
bool drift_says_right(const DriftRun *r, const DriftSlot *s, size_t i) {
    const DriftClause *c = clause_of(r, i);
    for (size_t v = 0; v < s->value_count && s->kind == DRIFT_CAUSE; v++) {
        uint32_t keys[KEYS_MOST];
        size_t count = drift_keys_of(r, s->values[v], keys), found = 0;
        bool is_name = count == 1 && drift_wording(r, s->values[v])->scan.count == 1; /* HFMD */
        for (size_t k = 0; k < count; k++) {
            bool has = false;
            for (size_t t = c->sentence_first; t < c->sentence_end; t++)
                has = has || r->matters[t].key == keys[k];
            found += has;
        }
        if ((count >= 2 || (is_name && !c->denies)) && found == count)
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
            (p->is_lone && !is_whole(r, p, i) && !gives_why(r, p, i)) ||
            drift_is_moot_span(r, span.first, span.end, p->denies) ||
            (!p->is_other && drift_speaks(r, i, MATTER_OTHER)) || clause_vows(r, i, VOW_OPENS) ||
            clause_vows(r, i, VOW_USUAL) || (s->kind == DRIFT_CAUSE && is_in_order(r, i)) ||
            (s->kind == DRIFT_REMEDY && (is_not_given(r, p, i) || drift_is_without(r, i) ||
                                         drift_is_called_off(r, &span))) ||
            clause_speaks(r, i, MATTER_VISIT) || is_no_scene(r, s, p, i) ||
            is_promo(r, i) || /* buka jam 9 */
            drift_says_right(r, s, i))
            continue;
        bool is_place = s->kind == DRIFT_PLACE;
        *at = span.end > i ? span.end : i + 1;
        span.first -= is_place && i > 0 && matter_at(r, i - 1) == MATTER_HEAD; /* cabang Batu */
        span.end += is_place && matter_at(r, span.end) == MATTER_HEAD;
        while (span.end < clause_of(r, span.end - 1)->end && key_at(r, p, span.end) < p->count &&
               r->matters[span.end].key == r->matters[span.end - 1].key)
            span.end++; /* both words of "orang dalam" */
        *at = span.end > *at ? span.end : *at;
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
bool drift_tells_fault(const DriftRun *r, Str text) {
    const Wording *wording = drift_wording(r, text);
    const MatterWord *words = wording->words;
    for (size_t i = 0; i < wording->scan.count; i++)
        if (words[i].kind == MATTER_FAULT)
            return true;
    return false;
}

void drift_check_old(DriftRun *r, size_t slot) {
    const DriftSlot *s = drift_slot(r, slot);
    for (size_t i = 0; i < s->old_count; i++) {
        size_t at = s->kind == DRIFT_FAULT && drift_tells_fault(r, s->old[i]) ? r->scan.count : 0;
        DriftSpan span;
        while (r->count < DRIFTS_MAX && drift_old_at(r, s, s->old[i], &at, &span))
            drift_add(r, slot, span, true);
    }
}

/* ---- what is right ---- */

/* Whether the slot says that nobody knows. */
bool drift_is_unknown(const DriftRun *r, const DriftSlot *s) {
    for (size_t i = 0; i < s->value_count; i++) {
        const Wording *wording = drift_wording(r, s->values[i]);
        const MatterWord *words = wording->words;
        bool is_yet = false;
        for (size_t w = 0; w < wording->scan.count; w++) {
            int8_t open = words[w].kind == MATTER_UNKNOWN_YET ? words[w].value : 0;
            if (open == OPEN_PROBED || open == OPEN_NOBODY || open == OPEN_AWAITED ||
                (is_yet && words[w].sense == SENSE_KNOW)) /* not "label belum diganti" */
                return true;
            is_yet = is_yet || open == OPEN_YET;
        }
    }
    return false;
}

RightKeys *drift_right_keys(const DriftRun *r, const DriftSlot *s) {
    RightKeys *right = arena_make(r->arena, RightKeys, 1);
    for (size_t i = 0; i < s->value_count && right->count + KEYS_MOST <= RIGHT_MOST; i++)
        right->count += drift_keys_of(r, s->values[i], right->keys + right->count);
    return right;
}

bool drift_shares_key(const DriftRun *r, const RightKeys *right, size_t first, size_t end) {
    for (size_t k = first; k < end; k++)
        if (r->matters[k].key &&
            drift_index_of(right->keys, right->count, r->matters[k].key) < right->count)
            return true;
    return false;
}

bool drift_has_wording(const DriftRun *r, Str text, size_t first, size_t end, uint32_t *families) {
    const Wording *wording = drift_wording(r, text);
    const MatterWord *words = wording->words;
    size_t count = 0;
    uint32_t own = 0;
    for (size_t w = 0; w < wording->scan.count; w++) {
        bool has = words[w].key == 0;
        count += !has;
        own |= drift_family_bit(&words[w]);
        for (size_t i = first; i < end && !has; i++)
            has = r->matters[i].key == words[w].key ||
                  (words[w].kind == MATTER_REMEDY && matter_at(r, i) == MATTER_REMEDY &&
                   r->matters[i].value == words[w].value);
        if (!has)
            return false;
    }
    *families |= count > 0 ? own : 0;
    return count > 0;
}
