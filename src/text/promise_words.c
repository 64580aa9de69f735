#include "text/promise_words.h"

#include <string.h>

enum {
    STEM_LEAST = 2,
    WORD_MOST = 24,
    SENSE_LEAST = 3, BARE_LEAST = 4, /* letters of a word with a sense, and without its ending */
};

/* Endings of verbs and of nouns made from them, the longest first. */
static const Str endings[] = { S("kannya"), S("innya"), S("inya"), S("kan"), S("nya"), S("lah"),
                               S("in"), S("an"), S("i"), S("") };
/* Beginnings, with the letter that they swallow: menukar is tukar. */
static const struct Beginning {
    Str letters, swallowed;
    VowForm form;
} beginnings[] = {
    { S(""), S(""), FORM_BASE },         { S("di"), S(""), FORM_PASSIVE },
    { S("memper"), S(""), FORM_ACTIVE }, { S("diper"), S(""), FORM_PASSIVE },
    { S("meny"), S("s"), FORM_ACTIVE },  { S("meng"), S(""), FORM_ACTIVE },
    { S("meng"), S("k"), FORM_ACTIVE },  { S("men"), S(""), FORM_ACTIVE },
    { S("men"), S("t"), FORM_ACTIVE },   { S("mem"), S(""), FORM_ACTIVE },
    { S("mem"), S("p"), FORM_ACTIVE },   { S("me"), S(""), FORM_ACTIVE },
    { S("nge"), S(""), FORM_ACTIVE },    { S("ng"), S(""), FORM_ACTIVE },
    { S("ng"), S("k"), FORM_ACTIVE },    { S("ny"), S("s"), FORM_ACTIVE },
    { S("n"), S("t"), FORM_ACTIVE },     { S("m"), S("p"), FORM_ACTIVE },
    { S("ber"), S(""), FORM_ACTIVE },    { S("tak"), S(""), FORM_BASE },
    { S("dak"), S(""), FORM_BASE },
};

static const SaidEntry *find(const char *word) {
    return said_find(word, said_promise_words, said_promise_words_count);
}

/* The entry of the stem between a beginning, which the word has, and an ending, or NULL. */
static const SaidEntry *stem_find(const char *word, size_t n, const struct Beginning *b, Str ending,
                                  const StemTable *table) {
    char stem[SAID_WORD_ROOM] = { 0 };
    size_t first = b->letters.n, last = ending.n, more = b->swallowed.n;
    if (n < first + last + STEM_LEAST || n - first - last + more >= sizeof stem ||
        memcmp(word + n - last, ending.p, last) != 0)
        return NULL;
    memcpy(stem, b->swallowed.p, more);
    memcpy(stem + more, word + first, n - first - last);
    const SaidEntry *entry = said_find(stem, table->entries, table->count);
    bool is_asked = entry != NULL && (table->kind == 0 || entry->kind == table->kind);
    return is_asked ? entry : NULL;
}

const SaidEntry *said_stem(const char *word, size_t n, const StemTable *table, VowForm *form) {
    for (size_t b = 0; b < COUNT(beginnings); b++) {
        Str letters = beginnings[b].letters;
        if (n < letters.n || memcmp(word, letters.p, letters.n) != 0)
            continue;
        for (size_t e = 0; e < COUNT(endings); e++) {
            const SaidEntry *entry = stem_find(word, n, &beginnings[b], endings[e], table);
            if (entry != NULL) {
                *form = beginnings[b].form;
                return entry;
            }
        }
    }
    return NULL;
}

const SaidEntry *said_sense(const char *word, size_t n) {
    static const Str more[] = { S("ter"), S("ke") };
    static const Str regional[] = { S("nipun"), S("ipun"), S("ne"), S("e"), S("ku"), S("mu"),
                                    S("pun") }; /* mesine, dapurku */
    StemTable table = { said_sense_words, said_sense_words_count, 0 };
    VowForm form;
    const SaidEntry *entry =
        n < SAID_WORD_ROOM ? said_find(word, table.entries, table.count) : NULL;
    if (entry == NULL) /* perawatan itself before perawat with an ending */
        entry = said_stem(word, n, &table, &form);
    if (entry == NULL && n > SENSE_LEAST + 1 && word[n - 1] == 's') /* members */
        entry = said_stem(word, n - 1, &table, &form);
    for (size_t i = 0; i < COUNT(more) && entry == NULL; i++)
        if (n > more[i].n + SENSE_LEAST && memcmp(word, more[i].p, more[i].n) == 0)
            entry = said_stem(word + more[i].n, n - more[i].n, &table, &form);
    for (size_t i = 0; i < COUNT(regional) && entry == NULL; i++)
        if (n >= regional[i].n + BARE_LEAST &&
            memcmp(word + n - regional[i].n, regional[i].p, regional[i].n) == 0)
            entry = said_stem(word, n - regional[i].n, &table, &form);
    return entry;
}

/* A word for something done, whatever its affixes. */
static VowWord act_of(const char *word, size_t n) {
    StemTable table = { said_promise_words, said_promise_words_count, VOW_ACT };
    VowForm form;
    const SaidEntry *entry = said_stem(word, n, &table, &form);
    return entry ? (VowWord){ VOW_ACT, (uint8_t)form, entry->value } : (VowWord){ 0 };
}

/* "We'll": said_letters() leaves out what parts it from "well". */
static bool has_mark(const SaidScan *s, const SaidToken *t) {
    return memchr(s->text.p + t->from, '\'', t->to - t->from) != NULL;
}

static VowWord word_of(const SaidScan *s, const SaidToken *t) {
    char word[WORD_MOST + 1] = { 0 };
    if (t->number >= 0)
        return (VowWord){ 0 };
    size_t n = said_letters(s, t, word, WORD_MOST);
    if (n == 0)
        return (VowWord){ 0 };
    const SaidEntry *entry = n < SAID_WORD_ROOM ? find(word) : NULL;
    if (entry == NULL)
        return act_of(word, n);
    if (entry->kind == VOW_GLUED && !has_mark(s, t))
        return (VowWord){ 0 };
    return (VowWord){ .kind = (uint8_t)entry->kind, .value = entry->value };
}

VowWord *vow_words(Arena *a, const SaidScan *s) {
    VowWord *words = arena_make(a, VowWord, s->count + 1);
    for (size_t i = 0; i < s->count; i++)
        words[i] = word_of(s, &s->tokens[i]);
    return words;
}
