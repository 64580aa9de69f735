/* Adding up the rows of a message's features. Whole numbers, so that any order gives the same sum.
 * What takes the time is waiting for rows: they are asked for ahead, and the sum of a common word's
 * rows is taken from the memory in one piece. */
#include "text/model.h"
#include "text/wide.h"

#include <math.h>

/* Half of a row: its bytes in pairs, until each is a number of its own. */
typedef int16_t Words __attribute__((vector_size(32), may_alias));
typedef uint16_t Pairs __attribute__((vector_size(32), may_alias));
typedef int32_t Longs __attribute__((vector_size(64)));

enum {
    ROWS_MOST = INT16_MAX / 128,     /* rows whose sum fits 16 bits */
    ROWS_OF_TOKEN_MOST = FEATURES_OF_WORD_MOST + 1,
    MEMORY_WORDS = 8192,
    MEMORY_LETTERS = 16,
};
static_assert((int)ROWS_OF_TOKEN_MOST < (int)ROWS_MOST, "the sum of a token fits");

/* The lanes of a sum in the order of model_lane(). Four names, so that it stays in registers. */
typedef struct Sum {
    Words even, odd, more_even, more_odd;
} Sum;
static_assert(sizeof(Sum) == MODEL_OUTPUTS_MOST * sizeof(int16_t), "a lane for each output");

PART_OF_WIDE Sum *sum_at(int16_t lanes[MODEL_OUTPUTS_MOST]) { return (Sum *)(void *)lanes; }

typedef struct Running { /* of the whole text: 16 bits at first, 32 when they might not do */
    Sum sum;
    uint32_t rows;
    int32_t *whole;
} Running;

/* One by one: as a whole it would be cleared in memory. */
PART_OF_WIDE void sum_start(Sum *sum) {
    sum->even = sum->odd = sum->more_even = sum->more_odd = (Words){ 0 };
}

PART_OF_WIDE const int8_t *row_at(const TextModel *m, uint32_t row) {
    return m->rows + (size_t)row * MODEL_OUTPUTS_MOST;
}

PART_OF_WIDE void sum_row(Sum *sum, const int8_t *row) {
    const Pairs *half = (const Pairs *)(const void *)row;
    sum->even += (Words)(half[0] << 8) >> 8;
    sum->odd += (Words)half[0] >> 8;
    sum->more_even += (Words)(half[1] << 8) >> 8;
    sum->more_odd += (Words)half[1] >> 8;
}

PART_OF_WIDE void sum_less_row(Sum *sum, const int8_t *row) {
    Sum of_row UNSET;
    sum_start(&of_row);
    sum_row(&of_row, row);
    sum->even -= of_row.even;
    sum->odd -= of_row.odd;
    sum->more_even -= of_row.more_even;
    sum->more_odd -= of_row.more_odd;
}

PART_OF_WIDE void running_start(Running *r, int32_t *whole) {
    sum_start(&r->sum);
    r->rows = 0;
    r->whole = whole;
    memset(whole, 0, MODEL_OUTPUTS_MOST * sizeof *whole);
}

PART_OF_WIDE void add_long(int32_t *whole, const Words *lanes) {
    Longs so_far;
    memcpy(&so_far, whole, sizeof so_far);
    so_far += __builtin_convertvector(*lanes, Longs);
    memcpy(whole, &so_far, sizeof so_far);
}

PART_OF_WIDE void running_flush(Running *r) {
    add_long(r->whole, &r->sum.even);
    add_long(r->whole + 16, &r->sum.odd);
    add_long(r->whole + 32, &r->sum.more_even);
    add_long(r->whole + 48, &r->sum.more_odd);
    sum_start(&r->sum);
    r->rows = 0;
}

/* A sum of at most `rows` rows. */
PART_OF_WIDE void running_add(Running *r, const Sum *sum, uint32_t rows) {
    if (r->rows + rows > ROWS_MOST)
        running_flush(r);
    r->sum.even += sum->even;
    r->sum.odd += sum->odd;
    r->sum.more_even += sum->more_even;
    r->sum.more_odd += sum->more_odd;
    r->rows += rows;
}

/* Whether the feature has weights. */
PART_OF_WIDE bool find_row(const TextModel *m, uint32_t id, uint32_t *row) {
    const ModelBlock *b = &m->blocks[id / 64];
    uint64_t bit = UINT64_C(1) << (id % 64);
    *row = b->before + (uint32_t)__builtin_popcountll(b->present & (bit - 1));
    return (b->present & bit) != 0;
}

/* Features become rows, and those without weights are dropped. The rows are asked for. Nobody can
 * foretell which features have weights, so no step waits for the answer about the one before. */
PART_OF_WIDE uint32_t find_rows(const TextModel *m, const uint32_t *id, size_t count,
                                uint32_t *rows) {
    uint32_t kept = 0;
    for (size_t i = 0; i < count; i++)
        kept += find_row(m, id[i], &rows[kept]);
    for (size_t i = 0; i < kept; i++)
        __builtin_prefetch(row_at(m, rows[i]));
    return kept;
}

PART_OF_WIDE void add_rows(Running *r, const TextModel *m, const uint32_t *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (r->rows == ROWS_MOST)
            running_flush(r);
        r->rows++;
        sum_row(&r->sum, row_at(m, rows[i]));
    }
}

WIDE static void add_features(const TextModel *m, Features *f, ModelSums *out) {
    uint32_t kept = 0, from = 0;
    for (uint32_t token = 0; token <= f->tokens; token++) {
        uint32_t end = token < f->tokens ? f->end[token] : f->count;
        kept += find_rows(m, f->id + from, end - from, f->id + kept);
        from = end;
        if (token < f->tokens)
            f->end[token] = kept;
    }
    f->count = kept;
    Running all UNSET;
    running_start(&all, out->whole);
    uint32_t i = 0;
    for (uint32_t token = 0; token < f->tokens; token++) {
        Sum sum UNSET;
        sum_start(&sum);
        uint32_t rows = f->end[token] - i;
        for (; i < f->end[token]; i++)
            sum_row(&sum, row_at(m, f->id[i]));
        running_add(&all, &sum, rows);
        *sum_at(out->token[token]) = sum;
    }
    add_rows(&all, m, f->id + i, f->count - i);
    running_flush(&all);
}

static void sums_begin(ModelSums *s, uint32_t features, uint32_t tokens) {
    s->features = features;
    s->tokens = tokens;
    s->norm = 1 / sqrtf((float)(features ? features : 1));
}

void model_add(const TextModel *m, Features *f, ModelSums *out) {
    sums_begin(out, f->total, f->tokens);
    add_features(m, f, out);
}

/* ---- memory ---- */

/* A word by all that its own features depend on. */
typedef struct Key {
    uint64_t hash, letters[MEMORY_LETTERS / 8];
    uint32_t n;
    uint32_t was_asked; /* since another word wanted the place: that one must come again */
} Key;

/* A message on its way through the memory: first all that it needs is asked for, then added. */
typedef struct Ahead {
    uint64_t last;     /* word */
    uint32_t features; /* of all tokens */
    const int8_t *pair_row[FEATURE_WORDS_MOST]; /* without weights: no_weights */
    const int16_t *own[FEATURE_WORDS_MOST];     /* sum of each token's own features */
    uint32_t unknown[FEATURE_WORDS_MOST];       /* tokens the memory does not know */
    uint32_t unknown_count;
    uint32_t first_row[FEATURES_MOST + 1]; /* from each feature of theirs on */
    Features rows; /* of the unknown tokens, then those of the whole text */
} Ahead;

struct ModelMemory {
    int16_t sums[MEMORY_WORDS][MODEL_OUTPUTS_MOST];
    Key keys[MEMORY_WORDS];
    const TextModel *model;
    Ahead ahead;
    ModelSums message;
};

static _Alignas(64) const int8_t no_weights[MODEL_OUTPUTS_MOST];

ModelMemory *model_memory_new(Arena *a, const TextModel *m) {
    ModelMemory *memory = arena_alloc(a, sizeof *memory, 64);
    memory->model = m;
    return memory;
}

static size_t place_of(const Token *t) { return (size_t)t->hash % MEMORY_WORDS; }

static bool is_kept(const Token *t) {
    return (t->kind == TOKEN_WORD) & (t->n - 1 < MEMORY_LETTERS);
}

static uint64_t last_letters(const char *p, size_t n) {
    uint64_t v;
    memcpy(&v, p, sizeof v); /* there are LEX_SLACK bytes behind the text */
    return v & (~UINT64_C(0) >> (64 - 8 * n));
}

static Key key_of(const Pass *p, const Token *t) {
    Key k = { .hash = t->hash, .n = t->n, .was_asked = 1 };
    const char *text = p->normal + t->at;
    if (t->n > 8) {
        memcpy(&k.letters[0], text, 8);
        k.letters[1] = last_letters(text + 8, t->n - 8);
    } else {
        k.letters[0] = last_letters(text, t->n);
    }
    return k;
}

/* Up to eight letters and their hash stand for each other: see lexicon.c. */
static inline bool key_is(const Key *key, const Pass *p, const Token *t) {
    const char *text = p->normal + t->at;
    bool is_alike = (key->hash == t->hash) & (key->n == t->n);
    return t->n <= 8 ? is_alike
                     : is_alike && memcmp(&key->letters[0], text, 8) == 0 &&
                           key->letters[1] == last_letters(text + 8, t->n - 8);
}

/* Asks for all that may be known of the words, and for the rows of their pairs. */
WIDE static void look_ahead(const ModelMemory *memory, const Pass *p, Ahead *out) {
    uint32_t features = 0, i = 0, row;
    out->last = FEATURE_BEFORE_FIRST;
    for (; i < p->token_count && i < FEATURE_WORDS_MOST; i++) {
        const Token *t = &p->tokens[i];
        uint64_t word = feature_word_of(t);
        size_t place = place_of(t);
        __builtin_prefetch(&memory->keys[place]);
        __builtin_prefetch(&memory->sums[place][0]);
        __builtin_prefetch(&memory->sums[place][MODEL_OUTPUTS_MOST / 2]);
        bool has_weights = find_row(memory->model, feature_pair(out->last, word), &row);
        const int8_t *const rows[] = { no_weights, row_at(memory->model, row) };
        out->pair_row[i] = rows[has_weights];
        __builtin_prefetch(out->pair_row[i]);
        out->last = word;
        features += (uint32_t)feature_own_count(t) + 1;
    }
    out->rows.tokens = i;
    out->features = features;
}

/* Finds the sums that are known, and which are not: nobody can foretell that. */
static void recall(ModelMemory *memory, const Pass *p) {
    Ahead *a = &memory->ahead;
    uint32_t unknown = 0;
    for (uint32_t i = 0; i < a->rows.tokens; i++) {
        const Token *t = &p->tokens[i];
        size_t place = place_of(t);
        bool may_be_known = is_kept(t), is_same = key_is(&memory->keys[place], p, t);
        uint32_t is_known = may_be_known & is_same;
        memory->keys[place].was_asked |= is_known;
        a->own[i] = is_known ? memory->sums[place] : memory->message.token[i];
        a->unknown[unknown] = i;
        unknown += !is_known;
    }
    a->unknown_count = unknown;
}

/* A word that has no place yet, with the sum of its own features. */
static void remember(ModelMemory *memory, const Pass *p, const Token *t, const Sum *sum) {
    if (!is_kept(t))
        return;
    size_t place = place_of(t);
    if (memory->keys[place].was_asked) {
        memory->keys[place].was_asked = 0;
        return;
    }
    memory->keys[place] = key_of(p, t);
    *sum_at(memory->sums[place]) = *sum;
}

WIDE static void ask_for_rows(ModelMemory *memory, const Pass *p) {
    Ahead *a = &memory->ahead;
    Features *f = &a->rows;
    uint32_t count = 0, kept = 0, *first = a->first_row;
    for (uint32_t k = 0; k < a->unknown_count; k++) {
        count += (uint32_t)feature_own(p, &p->tokens[a->unknown[k]], f->id + count);
        f->end[k] = count;
    }
    for (uint32_t i = 0; i < count; i++) {
        first[i] = kept;
        kept += find_row(memory->model, f->id[i], &f->id[kept]);
    }
    first[count] = kept;
    for (uint32_t k = 0; k < a->unknown_count; k++)
        f->end[k] = first[f->end[k]];
    for (uint32_t i = 0; i < kept; i++)
        __builtin_prefetch(row_at(memory->model, f->id[i]));
    f->count = kept;
}

/* The memory lent for this message, if it is of this model; it remembers normal words. */
static ModelMemory *memory_of(const Pass *p) {
    ModelMemory *memory = p->in->memory;
    return p->in->model != NULL && memory != NULL && memory->model == p->in->model &&
                   memory->model->kind == FEATURES_NORMAL
               ? memory
               : NULL;
}

void model_ask(const Pass *p) {
    ModelMemory *memory = memory_of(p);
    if (memory == NULL)
        return;
    look_ahead(memory, p, &memory->ahead);
    if (memory->ahead.features > FEATURES_MOST)
        return;
    recall(memory, p);
    ask_for_rows(memory, p);
}

/* The sums of the unknown tokens' own features, into the message. */
PART_OF_WIDE void add_unknown(ModelMemory *memory) {
    const Ahead *a = &memory->ahead;
    for (uint32_t k = 0, at = 0; k < a->unknown_count; k++) {
        Sum sum UNSET;
        sum_start(&sum);
        for (; at < a->rows.end[k]; at++)
            sum_row(&sum, row_at(memory->model, a->rows.id[at]));
        *sum_at(memory->message.token[a->unknown[k]]) = sum;
    }
}

/* Once no sum of this message is needed any more, so that places may be given to other words. */
PART_OF_WIDE void remember_unknown(ModelMemory *memory, const Pass *p) {
    const Ahead *a = &memory->ahead;
    for (uint32_t k = 0; k < a->unknown_count; k++) {
        uint32_t token = a->unknown[k];
        Sum own = *sum_at(memory->message.token[token]);
        sum_less_row(&own, a->pair_row[token]);
        remember(memory, p, &p->tokens[token], &own);
    }
}

/* Rows of the whole text begin at `whole` among those of unknown words. */
WIDE static void add_recalled(ModelMemory *memory, const Pass *p, uint32_t whole) {
    const TextModel *m = memory->model;
    Ahead *a = &memory->ahead;
    Features *f = &a->rows;
    ModelSums *out = &memory->message;
    Running all UNSET;
    uint32_t rows = find_rows(m, f->id + whole, f->count - whole, f->id + whole);
    add_unknown(memory);
    running_start(&all, out->whole);
    for (uint32_t i = 0; i < out->tokens; i++) {
        Sum sum = *(const Sum *)(const void *)a->own[i];
        sum_row(&sum, a->pair_row[i]);
        running_add(&all, &sum, (uint32_t)feature_own_count(&p->tokens[i]) + 1);
        *sum_at(out->token[i]) = sum;
    }
    add_rows(&all, m, f->id + whole, rows);
    running_flush(&all);
    remember_unknown(memory, p);
}

const ModelSums *model_recall(const Pass *p) {
    ModelMemory *memory = memory_of(p);
    if (memory == NULL || memory->ahead.features > FEATURES_MOST)
        return NULL;
    Ahead *ahead = &memory->ahead;
    Features *f = &ahead->rows;
    uint32_t whole = f->count;
    features_of_whole(p, ahead->last, f);
    if (f->count == FEATURES_MOST || ahead->features + f->count - whole > FEATURES_MOST)
        return NULL;
    sums_begin(&memory->message, ahead->features + f->count - whole, f->tokens);
    add_recalled(memory, p, whole);
    return &memory->message;
}
