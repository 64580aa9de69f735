#include "text/correction.h"

#include "text/stages.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MOST = 128, WORD_BYTES = 64 }; /* of a text; of a word that are told apart */
static const float alike_least = 0.5f; /* cosine from which two messages are much alike */
static const float loudest = 6;        /* log odds 400: what people said of the very same words */
static const float function_weight = 0.25f;

/* A word of a correction: those of all corrections stand in one list in the order of hashes. */
typedef struct Heard {
    uint64_t hash;
    uint32_t correction;
} Heard;

struct CorrectionSet {
    size_t count, heard_count;
    MessageClass *class;
    float *size; /* sum of the squares of its words' weights */
    uint64_t *print; /* of all its words */
    Heard *heard;
};

typedef struct Words {
    uint64_t hash[WORDS_MOST]; /* rising, each once */
    float square[WORDS_MOST];  /* of its weight */
    size_t count;
    float size;
} Words;

static float square_of(uint16_t word) {
    return lex_words[word].languages ? function_weight * function_weight : 1;
}

static void take(Words *w, uint64_t hash, uint16_t word) {
    size_t at = w->count;
    for (; at > 0 && w->hash[at - 1] >= hash; at--)
        if (w->hash[at - 1] == hash)
            return;
    if (w->count == WORDS_MOST)
        return;
    for (size_t i = w->count++; i > at; i--) {
        w->hash[i] = w->hash[i - 1];
        w->square[i] = w->square[i - 1];
    }
    w->hash[at] = hash;
    w->square[at] = square_of(word);
    w->size += w->square[at];
}

/* The lexicon reads past the end of a word; longer ones are told apart by their beginning. */
static void take_text(Words *w, Str text) {
    char room[WORD_BYTES + LEX_SLACK] = { 0 };
    if (text.n == 0 || *text.p == '@')
        return;
    size_t n = text.n < WORD_BYTES ? text.n : WORD_BYTES;
    memcpy(room, text.p, n);
    uint64_t hash = lex_hash(room, n);
    take(w, hash, lexicon_word(room, n, hash));
}

static Words words_of_text(Str normal) {
    Words w UNSET;
    Str word;
    w.count = 0;
    w.size = 0;
    while (str_cut(&normal, ' ', &word))
        take_text(&w, word);
    return w;
}

static Words words_of_pass(const Pass *p) {
    Words w UNSET;
    w.count = 0;
    w.size = 0;
    for (size_t i = 0; i < p->token_count; i++)
        if (p->tokens[i].n)
            take_text(&w, (Str){ p->normal + p->tokens[i].at, p->tokens[i].n });
    return w;
}

static uint64_t print_of(const Words *w) {
    uint64_t print = 0;
    for (size_t i = 0; i < w->count; i++)
        print = lex_mix(print ^ w->hash[i]);
    return print;
}

static bool is_known(const CorrectionSet *set, uint64_t print) {
    for (size_t i = 0; i < set->count; i++)
        if (set->print[i] == print)
            return true;
    return false;
}

static int by_hash(const void *one, const void *other) {
    const Heard *x = one, *y = other;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->correction > y->correction) - (x->correction < y->correction);
}

CorrectionSet *correction_set_new(Arena *a, const Correction *items, size_t count) {
    CorrectionSet *set = arena_make(a, CorrectionSet, 1);
    if (count > CORRECTIONS_MOST)
        count = CORRECTIONS_MOST;
    set->class = arena_make(a, MessageClass, count + 1);
    set->size = arena_make(a, float, count + 1);
    set->print = arena_make(a, uint64_t, count + 1);
    size_t words = 0;
    for (size_t i = 0; i < count; i++)
        words += items[i].normal.n / 2 < WORDS_MOST ? items[i].normal.n / 2 + 1 : WORDS_MOST;
    set->heard = arena_make(a, Heard, words + 1);
    for (size_t i = 0; i < count; i++) {
        Words w = words_of_text(items[i].normal);
        if (w.count == 0 || is_known(set, print_of(&w)))
            continue;
        for (size_t k = 0; k < w.count; k++)
            set->heard[set->heard_count++] = (Heard){ w.hash[k], (uint32_t)set->count };
        set->class[set->count] = items[i].class;
        set->size[set->count] = w.size;
        set->print[set->count++] = print_of(&w);
    }
    qsort(set->heard, set->heard_count, sizeof *set->heard, by_hash);
    return set;
}

static size_t first_heard(const CorrectionSet *set, uint64_t hash) {
    size_t from = 0, to = set->heard_count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (set->heard[middle].hash < hash)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* The words that message and correction have in common. */
static void add_shared(const CorrectionSet *set, const Words *w, float *shared) {
    for (size_t i = 0; i < w->count; i++)
        for (size_t k = first_heard(set, w->hash[i]);
             k < set->heard_count && set->heard[k].hash == w->hash[i]; k++)
            shared[set->heard[k].correction] += w->square[i];
}

static void find_marks(const CorrectionSet *set, const Pass *p, uint32_t correction,
                       size_t marks[CLASS_MARKS]) {
    size_t n = 0;
    for (size_t i = 0; i < p->token_count && n < CLASS_MARKS - 1; i++) {
        const Token *t = &p->tokens[i];
        if (t->n == 0 || lex_words[t->word].languages)
            continue;
        for (size_t k = first_heard(set, t->hash);
             k < set->heard_count && set->heard[k].hash == t->hash; k++)
            if (set->heard[k].correction == correction && (n == 0 || marks[n - 1] != i))
                marks[n++] = i;
    }
    marks[n] = SIZE_MAX;
}

static float likeness(const CorrectionSet *set, const Words *w, const float *shared,
                      uint32_t correction) {
    return shared[correction] / sqrtf(set->size[correction] * w->size);
}

bool correction_is_alike(const CorrectionSet *set, Str normal) {
    float shared[CORRECTIONS_MOST] = { 0 };
    Words w = words_of_text(normal);
    add_shared(set, &w, shared);
    for (uint32_t i = 0; i < set->count; i++)
        if (likeness(set, &w, shared, i) > alike_least)
            return true;
    return false;
}

bool corrections_speak(const Pass *p, float boost[CLASS__COUNT], size_t marks[CLASS_MARKS]) {
    const CorrectionSet *set = p->in->corrections;
    float shared[CORRECTIONS_MOST] UNSET, most = 0;
    uint32_t nearest = 0;
    if (set == NULL || set->count == 0)
        return false;
    memset(shared, 0, set->count * sizeof *shared);
    Words w = words_of_pass(p);
    add_shared(set, &w, shared);
    memset(boost, 0, CLASS__COUNT * sizeof *boost);
    for (uint32_t i = 0; i < set->count; i++) {
        float alike = likeness(set, &w, shared, i);
        if (!(alike > alike_least))
            continue;
        float near = (alike - alike_least) / (1 - alike_least);
        boost[set->class[i]] += loudest * near;
        if (alike > most) {
            most = alike;
            nearest = i;
        }
    }
    for (size_t c = 0; c < CLASS__COUNT; c++)
        boost[c] = fminf(boost[c], loudest);
    if (most > 0)
        find_marks(set, p, nearest, marks);
    return most > 0;
}
