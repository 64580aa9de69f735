/* Adding up the rows of a message's features. Whole numbers, so that any order gives the same sum.
 * What takes the time is waiting for rows: they are asked for ahead, and the sum of a common word's
 * rows is taken from the memory in one piece. */
#include "text/model.h"

/* The same code for processors with and without wide instructions, chosen when it starts. */
#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__) && !defined(__clang__)
#define WIDE __attribute__((target_clones("avx2", "default"), optimize("O3")))
#else
#define WIDE
#endif
#define PART_OF_WIDE static inline __attribute__((always_inline))

typedef int8_t Bytes __attribute__((vector_size(16)));
typedef int16_t Words __attribute__((vector_size(32)));
typedef int32_t Longs __attribute__((vector_size(64)));

enum {
    PARTS = MODEL_OUTPUTS_MOST / 16,
    ROWS_MOST = INT16_MAX / 128,     /* rows whose sum fits 16 bits */
    ROWS_OF_TOKEN_MOST = FEATURES_OF_WORD_MOST + 1,
    MEMORY_WORDS = 2048,
    MEMORY_LETTERS = 16,
};
static_assert((int)ROWS_OF_TOKEN_MOST < (int)ROWS_MOST, "the sum of a token fits");

typedef struct Running { /* of the whole text: 16 bits at first, 32 when they might not do */
    Words part[PARTS];
    uint32_t rows;
    int32_t *whole;
} Running;

PART_OF_WIDE void sum_start(Words *sum) {
    for (size_t k = 0; k < PARTS; k++)
        sum[k] = (Words){ 0 };
}

PART_OF_WIDE void sum_row(Words *sum, const TextModel *m, uint32_t row) {
    const Bytes *bytes =
        (const Bytes *)(const void *)(m->rows + (size_t)row * MODEL_OUTPUTS_MOST);
    for (size_t k = 0; k < PARTS; k++)
        sum[k] += __builtin_convertvector(bytes[k], Words);
}

PART_OF_WIDE void running_start(Running *r, int32_t *whole) {
    sum_start(r->part);
    r->rows = 0;
    r->whole = whole;
    memset(whole, 0, MODEL_OUTPUTS_MOST * sizeof *whole);
}

PART_OF_WIDE void running_flush(Running *r) {
    for (size_t k = 0; k < PARTS; k++) {
        Longs so_far;
        memcpy(&so_far, r->whole + 16 * k, sizeof so_far);
        so_far += __builtin_convertvector(r->part[k], Longs);
        memcpy(r->whole + 16 * k, &so_far, sizeof so_far);
    }
    sum_start(r->part);
    r->rows = 0;
}

/* A sum of at most `rows` rows. */
PART_OF_WIDE void running_add(Running *r, const Words *sum, uint32_t rows) {
    if (r->rows + rows > ROWS_MOST)
        running_flush(r);
    for (size_t k = 0; k < PARTS; k++)
        r->part[k] += sum[k];
    r->rows += rows;
}

/* Whether the feature has weights; its row is asked for. */
PART_OF_WIDE bool find_row(const TextModel *m, uint32_t id, uint32_t *row) {
    const ModelBlock *b = &m->blocks[id / 64];
    uint64_t bit = UINT64_C(1) << (id % 64);
    *row = b->before + (uint32_t)__builtin_popcountll(b->present & (bit - 1));
    if ((b->present & bit) == 0)
        return false;
    __builtin_prefetch(m->rows + (size_t)*row * MODEL_OUTPUTS_MOST);
    return true;
}

/* Features become rows, and those without weights are dropped. */
PART_OF_WIDE uint32_t find_rows(const TextModel *m, const uint32_t *id, size_t count,
                                uint32_t *rows) {
    uint32_t kept = 0;
    for (size_t i = 0; i < count; i++)
        kept += find_row(m, id[i], &rows[kept]);
    return kept;
}

PART_OF_WIDE void add_rows(Running *r, const TextModel *m, const uint32_t *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (r->rows == ROWS_MOST)
            running_flush(r);
        r->rows++;
        sum_row(r->part, m, rows[i]);
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
    Running all;
    running_start(&all, out->whole);
    uint32_t i = 0;
    for (uint32_t token = 0; token < f->tokens; token++) {
        Words sum[PARTS];
        sum_start(sum);
        uint32_t rows = f->end[token] - i;
        for (; i < f->end[token]; i++)
            sum_row(sum, m, f->id[i]);
        running_add(&all, sum, rows);
        memcpy(out->token[token], sum, sizeof sum);
    }
    add_rows(&all, m, f->id + i, f->count - i);
    running_flush(&all);
}

void model_add(const TextModel *m, Features *f, ModelSums *out) {
    out->features = f->total;
    out->tokens = f->tokens;
    add_features(m, f, out);
}

/* ---- memory ---- */

/* A word by all that its own features depend on. */
typedef struct Key {
    uint64_t hash, letters[MEMORY_LETTERS / 8];
    uint32_t n;
    uint32_t was_asked; /* since another word wanted the place: that one must come again */
} Key;

struct ModelMemory {
    int16_t sums[MEMORY_WORDS][MODEL_OUTPUTS_MOST];
    Key keys[MEMORY_WORDS];
    const TextModel *model;
};

ModelMemory *model_memory_new(Arena *a, const TextModel *m) {
    ModelMemory *memory = arena_alloc(a, sizeof *memory, 64);
    memory->model = m;
    return memory;
}

static size_t place_of(const Token *t) { return (size_t)t->hash % MEMORY_WORDS; }

static bool is_kept(const Token *t) {
    return t->kind == TOKEN_WORD && t->n > 0 && t->n <= MEMORY_LETTERS;
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

static bool key_is(const Key *one, const Key *other) {
    return one->hash == other->hash && one->letters[0] == other->letters[0] &&
           one->letters[1] == other->letters[1] && one->n == other->n;
}

/* A message on its way through the memory: first all that it needs is asked for, then added. */
typedef struct Ahead {
    uint32_t pair[FEATURE_WORDS_MOST]; /* features, then rows */
    bool has_pair[FEATURE_WORDS_MOST], is_known[FEATURE_WORDS_MOST];
    Features unknown; /* of words the memory does not know, then of what lies behind the last */
} Ahead;

static uint32_t look_ahead(const ModelMemory *memory, const Pass *p, Ahead *out) {
    uint64_t before = FEATURE_BEFORE_FIRST;
    uint32_t features = 0;
    size_t i = 0;
    for (; i < p->token_count && i < FEATURE_WORDS_MOST; i++) {
        const Token *t = &p->tokens[i];
        uint64_t word = feature_word_of(t);
        size_t place = place_of(t);
        __builtin_prefetch(&memory->keys[place]);
        __builtin_prefetch(&memory->sums[place][0]);
        __builtin_prefetch(&memory->sums[place][MODEL_OUTPUTS_MOST / 2]);
        out->pair[i] = feature_pair(before, word);
        before = word;
        features += (uint32_t)feature_own_count(t) + 1;
    }
    out->unknown.tokens = (uint32_t)i;
    out->unknown.count = 0;
    features_of_whole(p, before, &out->unknown);
    return features + out->unknown.count;
}

/* The sum of the token's own features, if it is known. */
static bool recall(ModelMemory *memory, const Pass *p, const Token *t, int16_t *sum) {
    if (!is_kept(t))
        return false;
    size_t place = place_of(t);
    Key *known = &memory->keys[place], key = key_of(p, t);
    if (!key_is(known, &key))
        return false;
    known->was_asked = 1;
    memcpy(sum, memory->sums[place], sizeof memory->sums[place]);
    return true;
}

static void remember(ModelMemory *memory, const Pass *p, const Token *t, const Words *sum) {
    if (!is_kept(t))
        return;
    size_t place = place_of(t);
    if (memory->keys[place].was_asked) {
        memory->keys[place].was_asked = 0;
        return;
    }
    memory->keys[place] = key_of(p, t);
    memcpy(memory->sums[place], sum, sizeof memory->sums[place]);
}

PART_OF_WIDE void ask_for_rows(ModelMemory *memory, const Pass *p, Ahead *a, ModelSums *out) {
    const TextModel *m = memory->model;
    Features *f = &a->unknown;
    uint32_t kept = find_rows(m, f->id, f->count, f->id);
    f->count = kept;
    for (uint32_t i = 0; i < f->tokens; i++) {
        const Token *t = &p->tokens[i];
        a->has_pair[i] = find_row(m, a->pair[i], &a->pair[i]);
        a->is_known[i] = recall(memory, p, t, out->token[i]);
        if (!a->is_known[i])
            kept += find_rows(m, f->id + kept, feature_own(p, t, f->id + kept), f->id + kept);
        f->end[i] = kept;
    }
}

WIDE static void add_recalled(ModelMemory *memory, const Pass *p, Ahead *a, ModelSums *out) {
    const TextModel *m = memory->model;
    const Features *f = &a->unknown;
    Running all;
    ask_for_rows(memory, p, a, out);
    running_start(&all, out->whole);
    uint32_t at = f->count;
    for (uint32_t i = 0; i < f->tokens; i++) {
        const Token *t = &p->tokens[i];
        Words sum[PARTS];
        if (a->is_known[i]) {
            memcpy(sum, out->token[i], sizeof sum);
        } else {
            sum_start(sum);
            for (; at < f->end[i]; at++)
                sum_row(sum, m, f->id[at]);
            remember(memory, p, t, sum);
        }
        if (a->has_pair[i])
            sum_row(sum, m, a->pair[i]);
        running_add(&all, sum, (uint32_t)feature_own_count(t) + 1);
        memcpy(out->token[i], sum, sizeof sum);
    }
    add_rows(&all, m, f->id, f->count);
    running_flush(&all);
}

bool model_recall(ModelMemory *memory, const TextModel *m, const Pass *p, ModelSums *out) {
    Ahead ahead UNSET;
    if (memory->model != m || m->kind != FEATURES_NORMAL)
        return false;
    out->features = look_ahead(memory, p, &ahead);
    if (out->features > FEATURES_MOST)
        return false;
    out->tokens = ahead.unknown.tokens;
    add_recalled(memory, p, &ahead, out);
    return true;
}
