/* features.h - what the trained heads see of a message: numbers of hashed pieces, in text order.
 *
 * Of each word: itself, itself with the word before it, and its pieces of three and four letters
 * with a mark at both ends; beside them the words the rules know (which list, how heavy), what
 * the rules made of it, and its shape. A piece that occurs twice counts twice. The hash is
 * part of the model's format: a change here needs a new model (FEATURE_VERSION). */
#ifndef TEXT_FEATURES_H
#define TEXT_FEATURES_H

#include "text/pass.h"

enum {
    FEATURE_BITS = 18,
    FEATURE_VERSION = 1,
    FEATURES_MOST = 6144,      /* of one message; what lies behind is not read */
    FEATURE_WORDS_MOST = 400,  /* words of one message */
    FEATURE_LETTERS_MOST = 40, /* of one word; its pieces end there */
    FEATURES_OF_WORD_MOST = 2 * FEATURE_LETTERS_MOST, /* itself and its pieces */
};

typedef struct Features {
    uint32_t total; /* of the message */
    uint32_t count; /* of `id`: fewer once model_add() dropped those without weights */
    uint32_t tokens; /* spans filled; the features behind the last belong to the whole text */
    uint32_t end[FEATURE_WORDS_MOST]; /* features of token i end here */
    uint32_t id[FEATURES_MOST];       /* below 1 << FEATURE_BITS; after model_add() a row */
} Features;

/* The parts that features_make() puts together, for who adds their rows up at once. A word's own
 * features depend on nothing but its hash and its normal text; `before` is the word_of() the token
 * before it, FEATURE_BEFORE_FIRST for the first one. */
enum { FEATURE_BEFORE_FIRST = 1 };

/* Kinds of pieces: the same letters as a word and as a part of one are two features. */
typedef enum FeatureSpace { SPACE_WORD = 1, SPACE_PAIR, SPACE_PIECE, SPACE_CUE, SPACE_SHAPE,
                            SPACE_NAMED } FeatureSpace;

static inline uint32_t feature_number(uint64_t hash, FeatureSpace space) {
    uint64_t x = (hash ^ (uint64_t)space * UINT64_C(0x9E3779B97F4A7C15)) *
                 UINT64_C(0xD6E8FEB86659FD93);
    x ^= x >> 32;
    x *= UINT64_C(0xA24BAED4963EE407);
    return (uint32_t)(x >> (64 - FEATURE_BITS));
}

/* Numbers differ in length alone, mentions and links not at all. */
static inline uint64_t feature_word_of(const Token *t) {
    if (t->kind == TOKEN_NUMBER)
        return 0x100 + (t->n < 8 ? t->n : 8);
    return t->kind == TOKEN_MENTION ? 0x200 : t->kind == TOKEN_LINK ? 0x201 : t->hash;
}

static inline uint32_t feature_pair(uint64_t before, uint64_t word) {
    return feature_number(lex_mix(before) ^ word, SPACE_PAIR);
}

static inline size_t feature_letters(const Token *t) {
    return t->n < FEATURE_LETTERS_MOST ? t->n : FEATURE_LETTERS_MOST;
}

/* How many feature_own() writes: at most FEATURES_OF_WORD_MOST. With a mark at both ends, n
 * letters have n pieces of three and n - 1 of four. */
static inline size_t feature_own_count(const Token *t) {
    return t->kind == TOKEN_WORD && t->n > 0 ? 2 * feature_letters(t) : 1;
}
size_t feature_own(const Pass *p, const Token *t, uint32_t *id);
/* One more, unless there are FEATURES_MOST; a token's own and its pair with the word `before`. */
void feature_put(Features *f, uint32_t id);
void feature_put_token(Features *f, const Pass *p, const Token *t, uint64_t *before);
/* Something else that is known of a text, by the hash of its name. */
uint32_t feature_named(uint64_t hash);
/* Those of the whole text, behind those of its last token. */
void features_of_whole(const Pass *p, uint64_t last, Features *out);

/* After the stages normalise, signals, mood and class have run. */
void features_make(const Pass *p, Features *out);

/* What a model was trained on. Words as they were written (features_written.c) tell how somebody
 * writes, which the normal words hide: for irony and other matters of style. */
typedef enum FeatureKind {
    FEATURES_NORMAL,  /* features_make() alone: the model of messages inside the program */
    FEATURES_BOTH,
    FEATURES_WRITTEN, /* words and pairs as they were written alone */
    FEATURES_DRAFTS,  /* of no message: sentences of drafts, draft_features() */
    FEATURE_KINDS
} FeatureKind;
/* Of all kinds but FEATURES_DRAFTS. */
void features_of_kind(const Pass *p, FeatureKind kind, Features *out);
/* The same from the text alone, for training. */
void reading_features(Arena *a, const ReadingInput *in, FeatureKind kind, Features *out);

#endif
