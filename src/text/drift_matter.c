/* What each word of a text is about, and the key under which other words mean the same. */
#include "text/drift_part.h"

#include <string.h>

enum {
    WORD_MOST = 24,
    KEY_LEAST = 3,
    STEM_LEAST = 4,
    MONEY_REACH = 4,
    NOTHING_REACH = 2,
    SENSE_STRONG = 3,
    PASSES_MOST = 3, /* endings that are taken off one word */
    OTHER_REACH = 4, /* tokens between "tukar" and "barang lain" */
};

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

/* The length of the word without the first of these endings that it has. */
static size_t bare_of(const char *word, size_t n) {
    static const Str behind[] = { S("kannya"), S("nya"), S("kan"), S("ing"), S("ed"), S("es"),
                                  S("an"),     S("in"),  S("ne"),  S("i"),   S("s"),  S("e") };
    for (size_t i = 0; i < COUNT(behind); i++)
        if (n >= behind[i].n + STEM_LEAST &&
            memcmp(word + n - behind[i].n, behind[i].p, behind[i].n) == 0)
            return n - behind[i].n;
    return n;
}

/* What memakai, kepakai and dipakai, delayed and delays have in common: affixes and a first letter
 * that they swallow go. */
static uint32_t stem_hash(const char *word, size_t n) {
    static const Str before[] = { S("meng"), S("meny"), S("mem"), S("men"), S("me"),
                                  S("nge"),  S("ng"),   S("ny"),  S("di"),  S("ber"),
                                  S("ter"),  S("ke") };
    for (size_t passes = 0; passes < PASSES_MOST; passes++) { /* keras-nya, keras */
        size_t bare = bare_of(word, n);
        if (bare == n)
            break;
        n = bare;
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

/* What is given for it is no part of what happened. */
static bool is_remedy(Sense sense) {
    static const Sense given[] = { SENSE_REFUND, SENSE_CASHBACK,     SENSE_VOUCHER,
                                     SENSE_DISCOUNT, SENSE_COMPENSATION, SENSE_FIRED,
                                     SENSE_WARRANTY, SENSE_DONATION };
    for (size_t i = 0; i < COUNT(given); i++)
        if (given[i] == sense)
            return true;
    return false;
}

/* Where the list of senses has it, that is its key. */
static MatterWord with_sense(MatterWord m, const SaidEntry *sense) {
    if (sense == NULL)
        return m;
    m.sense = sense->kind;
    m.tells = sense->value == 1 || sense->value == SENSE_STRONG;
    m.is_strong = sense->value == SENSE_STRONG;
    m.is_scene = sense->value > 0 && sense->value != SENSE_OF_DRIFT && !is_remedy(sense->kind);
    m.key = m.any_key = 1u << 29 | sense->kind;
    return m;
}

/* "Paling lambat", "maksimal": no word for what is late; "kurirnya lambat" is one. */
static bool is_limit(const SaidScan *s, size_t i) {
    enum { LEAD_LAST = 0 };
    uint8_t when = s->tokens[i].when;
    bool is_slow = when == WHEN_DEADLINE && s->tokens[i].value == LEAD_LAST && i > 0 &&
                   said_when(s, i - 1) != WHEN_MOST && said_when(s, i + 1) != WHEN_DATE;
    char word[WORD_MOST + 1] = { 0 };
    size_t n = is_slow ? said_letters(s, &s->tokens[i], word, WORD_MOST) : 0;
    return (when == WHEN_DEADLINE || when == WHEN_MOST) && !str_eq((Str){ word, n }, S("lambat"));
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
        const SaidEntry *sense = is_limit(s, i) ? NULL : said_sense(word, n);
        bool is_known =
            !small || n < KEY_LEAST || t->when == WHEN_TIMES || /* KW, 10x */
            (sense != NULL && (sense->kind == SENSE_ALL || sense->kind == SENSE_POOR ||
                               sense->kind == SENSE_ALONE || sense->kind == SENSE_CARELESS));
        MatterWord word_alone = { .key = small ? 0 : any, .any_key = any };
        bool is_asked_for = sense != NULL && (sense->kind >= SENSE_KNOW || /* tahu, boleh, jual */
                                              sense->kind == SENSE_OVERSELL);
        if (!is_known && is_asked_for)
            word_alone.sense = sense->kind; /* no key, but the rules ask for it */
        return with_sense(word_alone, is_known ? sense : NULL);
    }
    bool is_changed = strlen(entry->text) != bare_length(word, n);
    if ((entry->kind == MATTER_FAULT && form != FORM_BASE) || /* menyalahkan, dikabari */
        (entry->kind == MATTER_RUMOUR && is_changed))
        return with_sense((MatterWord){ .key = hash_of(word, n), .any_key = hash_of(word, n) },
                          said_sense(word, n)); /* ditanggung */
    MatterWord m = { .kind = (uint8_t)entry->kind, .value = entry->value };
    m.key =
        m.value ? (uint32_t)(m.kind * 256 + m.value) : hash_of(entry->text, strlen(entry->text));
    m.any_key = m.key;
    return with_sense(m, is_limit(s, i) ? NULL : said_sense(word, n));
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

static void set_sense(MatterWord *m, Sense sense) {
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

/* A denial just before, in the same clause. */
static bool is_without(const SaidScan *s, size_t i) {
    for (size_t k = i; k > 0 && i - k < NOTHING_REACH && said_gap(s, k) == GAP_SPACE; k--)
        if (is_not_word(s, k - 1))
            return true;
    return false;
}

/* What a denial makes of a word: "tanpa biaya" is free, "tidak segar" is rotten. */
static const struct Contrary {
    Sense sense, contrary;
    bool tells;
} contraries[] = {
    { SENSE_FEE, SENSE_FREE, false },    { SENSE_PAY, SENSE_FREE, false },
    { SENSE_CHARGE, SENSE_FREE, false }, { SENSE_FRESH, SENSE_ROTTEN, true },
    { SENSE_WASH, SENSE_DIRTY, true },   { SENSE_REPAIR, SENSE_UNSERVED, true },
    { SENSE_ALLOW, SENSE_REFUSE, true }, { SENSE_COOKED, SENSE_RAW, true },
    { SENSE_PROBLEM, SENSE_FINE, false }, { SENSE_SOLD_WELL, SENSE_UNSOLD, true },
    { SENSE_RELATED, SENSE_UNRELATED, false },
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
            if (words[i].sense == SENSE_UNRELATED) /* "tidak ada hubungannya" */
                words[i].kind = MATTER_OTHER;
            return;
        }
    if (is_half && words[i - 1].sense == SENSE_HALF) { /* half price */
        set_sense(&words[i], SENSE_DISCOUNT);
        words[i].tells = true;
    }
}

/* "Gulung tikar", "baik-baik": what two words mean together stands in the list as one. */
static void join_pair(const SaidScan *s, MatterWord *words, size_t i) {
    char pair[WORD_MOST + 1] = { 0 };
    Gap gap = said_gap(s, i + 1);
    size_t n = said_letters(s, &s->tokens[i], pair, WORD_MOST);
    bool is_date = i + 2 < s->count && s->tokens[i + 2].number >= 0; /* lewat tanggal 20 */
    if (n == 0 || (gap != GAP_SPACE && gap != GAP_DASH) || is_date)
        return;
    size_t more = said_letters(s, &s->tokens[i + 1], pair + n, WORD_MOST - n);
    if (more == 0 || n + more >= SAID_WORD_ROOM)
        return;
    const SaidEntry *entry =
        said_find(pair, said_sense_words, said_sense_words_count);
    if (entry == NULL && n + more > KEY_LEAST + 3) { /* sarung tangannya */
        StemTable table = { said_sense_words, said_sense_words_count, 0 };
        VowForm form;
        entry = said_stem(pair, n + more, &table, &form);
    }
    if (entry == NULL)
        return;
    words[i] = with_sense(words[i], entry);
    words[i + 1] = with_sense(words[i + 1], entry);
}

/* "Hub Marunda" is a place, "hub 0812" how to reach us; "ditukar barang lain" is of this matter. */
static void set_by_place(const SaidScan *s, MatterWord *words, size_t i) {
    static const struct {
        Sense sense;
        uint8_t kind;
    } kinds[] = {
        { SENSE_ONE_OF, MATTER_UNKNOWN },  /* "salah satunya" is no fault */
        { SENSE_CALLED_OFF, MATTER_VOID }, /* tidak jadi */
        { SENSE_UNRELATED, MATTER_OTHER }, /* urusan lain */
        { SENSE_RETOLD, MATTER_RUMOUR },   /* salah info */
    };
    char word[WORD_MOST + 1] = { 0 };
    size_t n = said_letters(s, &s->tokens[i], word, WORD_MOST);
    bool is_name = i + 1 < s->count && s->tokens[i + 1].is_capital &&
                   s->tokens[i + 1].number < 0 && words[i + 1].kind == MATTER_UNKNOWN;
    if (words[i].kind == MATTER_REACH && n == 3 && memcmp(word, "hub", 3) == 0 && is_name)
        words[i].kind = MATTER_HEAD;
    for (size_t k = 0; k < COUNT(kinds); k++)
        if (words[i].sense && words[i].sense == kinds[k].sense)
            words[i].kind = kinds[k].kind;
    if (words[i].kind == MATTER_RUMOUR && n == 6 && memcmp(word, "claims", 6) == 0 &&
        (i == 0 || said_gap(s, i) >= GAP_STOP)) /* "Claims close on 20 August" */
        words[i].kind = MATTER_UNKNOWN;
    bool is_other = words[i].kind == MATTER_OTHER && words[i].sense != SENSE_UNRELATED;
    for (size_t k = i; is_other && k > 0 && i - k < OTHER_REACH; k--)
        if (words[k - 1].sense == SENSE_REPLACE || words[k - 1].sense == SENSE_MIXUP)
            words[i].kind = MATTER_UNKNOWN;
}

static uint32_t stem_at(const SaidScan *s, size_t i) {
    char word[WORD_MOST + 1] = { 0 };
    size_t n = s->tokens[i].number < 0 ? said_letters(s, &s->tokens[i], word, WORD_MOST) : 0;
    return n > 0 ? stem_hash(word, n) : 0;
}

MatterWord *matter_words(Arena *a, const SaidScan *s) {
    MatterWord *words = arena_make(a, MatterWord, s->count + 1);
    for (size_t i = 0; i < s->count; i++) {
        words[i] = matter_of(s, i);
        words[i].stem = stem_at(s, i);
    }
    for (size_t i = 0; i < s->count; i++) {
        if (i + 1 < s->count)
            join_pair(s, words, i);
        set_by_place(s, words, i);
    }
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
