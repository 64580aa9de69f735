#include "text/features.h"

enum { PIECE_LEAST = 3, PIECE_MOST = 4 };

void feature_put(Features *f, uint32_t id) {
    if (f->count < FEATURES_MOST)
        f->id[f->count++] = id;
}

static void put(Features *f, uint64_t hash, FeatureSpace space) {
    feature_put(f, feature_number(hash, space));
}

uint32_t feature_named(uint64_t hash) { return feature_number(hash, SPACE_NAMED); }

size_t feature_own(const Pass *p, const Token *t, uint32_t *id) {
    size_t count = 0, n = feature_letters(t);
    id[count++] = feature_number(feature_word_of(t), SPACE_WORD);
    if (t->kind != TOKEN_WORD)
        return count;
    char word[FEATURE_LETTERS_MOST + 2 + LEX_SLACK] = { '<' };
    memcpy(word + 1, p->normal + t->at, n);
    word[n + 1] = '>';
    n += 2;
    for (size_t i = 0; i + PIECE_LEAST <= n; i++) {
        uint64_t bytes;
        memcpy(&bytes, word + i, sizeof bytes);
        for (size_t size = PIECE_LEAST; size <= PIECE_MOST && i + size <= n; size++)
            id[count++] = feature_number(bytes & ((UINT64_C(1) << (8 * size)) - 1), SPACE_PIECE);
    }
    return count;
}

/* In the order that models are fitted in: the word, its pair, its pieces. */
void feature_put_token(Features *f, const Pass *p, const Token *t, uint64_t *before) {
    uint32_t own[FEATURES_OF_WORD_MOST];
    size_t count = feature_own(p, t, own);
    uint64_t word = feature_word_of(t);
    feature_put(f, own[0]);
    feature_put(f, feature_pair(*before, word));
    for (size_t i = 1; i < count; i++)
        feature_put(f, own[i]);
    *before = word;
}

static void put_cues(Features *f, const Pass *p) {
    for (size_t i = 0; i < p->hit_count; i++)
        for (size_t c = 0; c < p->hits[i].cue_count; c++) {
            const LexCue *cue = &lex_cues[p->hits[i].cue + c];
            put(f, (uint64_t)cue->list << 8 | cue->weight, SPACE_CUE);
        }
}

/* Zero, one, two to three, more. */
static uint64_t some(int n) { return n < 2 ? (uint64_t)n : n < 4 ? 2 : 3; }

static uint64_t length_class(size_t tokens) {
    uint64_t class = 0;
    for (; tokens > 1 && class < 8; tokens /= 2)
        class++;
    return class;
}

static void put_shape(Features *f, const Pass *p) {
    const Reading *r = p->out;
    const uint64_t shape[] = {
        some(p->question_marks),   some(p->exclamation_marks), length_class(p->token_count),
        some(p->fault),            (uint64_t)r->mood,          (uint64_t)r->class,
        (uint64_t)r->language,     some((int)p->fold.styled),  some(p->request),
    };
    for (size_t i = 0; i < COUNT(shape); i++)
        put(f, (i + 1) << 8 | shape[i], SPACE_SHAPE);
    for (int s = 0; s < SIGNAL__COUNT; s++)
        if (p->signal_weight[s] > 0)
            put(f, 0x10000 | (uint64_t)s << 8 | some(p->signal_weight[s]), SPACE_SHAPE);
}

void features_of_whole(const Pass *p, uint64_t last, Features *out) {
    feature_put(out, feature_number(lex_mix(last), SPACE_PAIR));
    put_cues(out, p);
    put_shape(out, p);
}

void features_make(const Pass *p, Features *out) {
    uint64_t before = FEATURE_BEFORE_FIRST;
    out->count = out->tokens = 0;
    for (size_t i = 0; i < p->token_count && i < FEATURE_WORDS_MOST; i++) {
        feature_put_token(out, p, &p->tokens[i], &before);
        out->end[out->tokens++] = out->count;
    }
    features_of_whole(p, before, out);
    out->total = out->count;
}
