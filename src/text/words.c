#include "text/words.h"

#include "text/stages.h"
#include "text/token.h"

const char *const word_kind_names[] = { "brand", "product", "rival", "watch", "contact", NULL };
static_assert(COUNT(word_kind_names) == WORD_KIND__COUNT + 1, "one name for each kind");

enum { PHRASE_MAX = 4 };

/* A word or phrase by the hash of its normal text. */
typedef struct Entry {
    uint64_t hash; /* 0 = free */
    Str text;      /* normal */
    uint8_t kinds; /* bits 1 << WordKind; 0 for a mere beginning of a phrase */
    uint8_t longest; /* most words of a phrase that begins with this one */
} Entry;

struct WordSet {
    Entry *entries;
    size_t mask;
    uint64_t *firsts; /* two bits for each entry that a word or phrase may begin with: hardly any
                       * other word of a message looks into the large table */
};

static uint64_t phrase_hash(uint64_t so_far, uint64_t word) {
    return lex_mix(so_far * 31 ^ word);
}

static const Entry no_entry;

static Entry *entry_at(const WordSet *set, uint64_t hash, Str text) {
    hash += hash == 0;
    for (size_t i = (size_t)hash & set->mask;; i = (i + 1) & set->mask) {
        Entry *e = &set->entries[i];
        if (e->hash == 0 || (e->hash == hash && str_eq(e->text, text)))
            return e;
    }
}

static Entry *entry_add(WordSet *set, Arena *a, uint64_t hash, Str text) {
    Entry *e = entry_at(set, hash, text);
    if (e->hash == 0)
        *e = (Entry){ .hash = hash + (hash == 0), .text = str_dup(a, text) };
    return e;
}

static uint64_t *firsts_at(const WordSet *set, uint64_t hash) {
    return &set->firsts[((size_t)hash & set->mask) / 64];
}

static uint64_t first_bits(uint64_t hash) {
    return UINT64_C(1) << (hash >> 58) | UINT64_C(1) << (hash >> 52) % 64;
}

static Entry *first_add(WordSet *set, Arena *a, uint64_t hash, Str text) {
    *firsts_at(set, hash) |= first_bits(hash);
    return entry_add(set, a, hash, text);
}

static bool may_be_first(const WordSet *set, uint64_t hash) {
    uint64_t bits = first_bits(hash);
    return (*firsts_at(set, hash) & bits) == bits;
}

static const Entry *first_find(const WordSet *set, uint64_t hash, Str text) {
    return may_be_first(set, hash) ? entry_at(set, hash, text) : &no_entry;
}

static Str tokens_text(const Pass *p, size_t first, size_t count) {
    const Token *last = &p->tokens[first + count - 1];
    uint32_t at = p->tokens[first].at;
    return (Str){ p->normal + at, last->at + last->n - at };
}

/* One token as it is compared: @kopikita is kopikita. */
static Str token_key(const Pass *p, size_t i, uint64_t *hash) {
    const Token *t = &p->tokens[i];
    Str text = tokens_text(p, i, 1);
    *hash = t->hash;
    if (t->kind == TOKEN_MENTION && text.n > 1) {
        text = (Str){ text.p + 1, text.n - 1 };
        *hash = lex_hash(text.p, text.n);
    }
    return text;
}

/* The word as messages are read, so that "Es Teh Poci's" meets "es teh pocis". */
static void add(WordSet *set, Arena *a, const Word *w, Pass *p) {
    fold_text(&p->fold, p->arena, w->text);
    token_read(p, &p->fold, 0);
    size_t count = 0;
    while (count < p->token_count && count < PHRASE_MAX && p->tokens[count].n > 0)
        count++;
    if (count == 0)
        return;
    uint64_t hash, all = 0;
    Str text = token_key(p, 0, &hash);
    Entry *first = first_add(set, a, phrase_hash(0, hash), text);
    if (first->longest < count)
        first->longest = (uint8_t)count;
    for (size_t i = 0; i < count; i++)
        all = phrase_hash(all, p->tokens[i].hash);
    Entry *whole = count == 1 ? first : entry_add(set, a, all, tokens_text(p, 0, count));
    whole->kinds |= (uint8_t)(1U << w->kind);
}

WordSet *word_set_new(Arena *a, const Word *words, size_t count) {
    WordSet *set = arena_make(a, WordSet, 1);
    size_t size = 64;
    while (size < count * 4) /* a phrase also takes an entry for its first word */
        size *= 2;
    set->entries = arena_make(a, Entry, size);
    set->firsts = arena_make(a, uint64_t, size / 64);
    set->mask = size - 1;
    SCRATCH(tmp);
    Pass p UNSET;
    for (size_t i = 0; i < count; i++) {
        Reading unused;
        arena_reset(tmp);
        pass_begin(&p, tmp, &(ReadingInput){ .text = words[i].text }, &unused);
        add(set, a, &words[i], &p);
    }
    return set;
}

static void note(Pass *p, const Entry *e, size_t first, size_t count) {
    for (int kind = 0; kind < WORD_KIND__COUNT; kind++) {
        if (!(e->kinds & (1U << kind)))
            continue;
        p->out->word_hits |= INT64_C(1) << kind;
        pass_note(p, STAGE_BRAND_WORDS, word_kind_names[kind], first, count);
    }
}

enum { HANGER = 3 }; /* nya */

/* kopikitanya, "their Kopikita". */
static bool hangs(const Pass *p, const Token *t) {
    uint32_t end = t->at + t->n;
    const char *last = p->normal + (end < HANGER ? 0 : end - HANGER);
    return (t->word == 0) & (t->n >= HANGER + 3) & (last[0] == 'n') & (last[1] == 'y') &
           (last[2] == 'a');
}

static const Entry *entry_without_hanger(const WordSet *set, Str text) {
    text.n -= HANGER;
    return first_find(set, phrase_hash(0, lex_hash(text.p, text.n)), text);
}

/* The words at and after token i; phrases do not cross the end of a text. */
static void match_at(Pass *p, const WordSet *set, size_t i) {
    const Token *t = &p->tokens[i];
    uint64_t key;
    Str text = token_key(p, i, &key);
    uint64_t hash = phrase_hash(0, key);
    const Entry *e = first_find(set, hash, text);
    if (e->hash == 0 && hangs(p, t))
        e = entry_without_hanger(set, text);
    size_t longest = e->hash ? e->longest : 0;
    if (e->kinds)
        note(p, e, i, 1);
    for (size_t n = 2; n <= longest && i + n <= p->token_count; n++) {
        const Token *next = &p->tokens[i + n - 1];
        if (next->n == 0 || (next->flags ^ t->flags) & TOKEN_IN_TITLE)
            return;
        hash = phrase_hash(hash, next->hash);
        const Entry *phrase = entry_at(set, hash, tokens_text(p, i, n));
        if (phrase->hash && phrase->kinds)
            note(p, phrase, i, n);
    }
}

/* The tokens from `from` on that may be a word or begin a phrase of the brand, as bits. */
static uint64_t may_match(const Pass *p, const WordSet *set, size_t from) {
    uint64_t bits = 0;
    for (size_t i = 0; i < PASS_BITS && from + i < p->token_count; i++) {
        const Token *t = &p->tokens[from + i];
        bool is_first = may_be_first(set, phrase_hash(0, t->hash)), has_hanger = hangs(p, t);
        bool may = is_first | has_hanger | (t->kind == TOKEN_MENTION);
        bits |= (uint64_t)(may & (t->n > 0)) << i;
    }
    return bits;
}

void stage_brand_words(Pass *p) {
    const WordSet *set = p->in->words;
    for (size_t from = 0; set != NULL && from < p->token_count; from += PASS_BITS)
        for (uint64_t bits = may_match(p, set, from); bits != 0; bits &= bits - 1)
            match_at(p, set, from + (size_t)__builtin_ctzll(bits));
}
