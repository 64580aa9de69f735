/* model.h - trained weights: read from one block of bytes that stays where it is (a file mapped
 * into memory, or part of the program), immutable and safe for any number of threads.
 *
 * Layout, little-endian, offsets in bytes:
 *
 *     0   "TGPGMDL2"
 *     8   ModelHeader
 *     56  outputs: ModelOutput [output_count]
 *     ..  blocks, from a multiple of 64: ModelBlock [MODEL_BLOCKS], which features have weights
 *     ..  rows: int8 [row_count][64], in the order of the features
 *
 * A feature's row holds its weight for every output, in steps of that output's `scale`, so that
 * one line of cache serves all heads. The score of an output is
 *
 *     bias + scale * sum(weights) / sqrt(number of features)
 *
 * and its probability follows from the scores of its head by `slope` and `offset`, which were
 * fitted on messages the weights had not seen: logistic for a set (Platt 1999), softmax for a
 * choice (vector scaling, Guo et al. 2017). */
#ifndef TEXT_MODEL_H
#define TEXT_MODEL_H

#include "base/err.h"
#include "text/features.h"
#include "text/heads.h"

enum { MODEL_OUTPUTS_MOST = 64, MODEL_BYTES_MOST = 24 * 1024 * 1024 };

typedef struct ModelHeader {
    uint32_t feature_version; /* FEATURE_VERSION and, above MODEL_KIND_AT, a FeatureKind */
    uint32_t output_count, row_count, head_count;
    uint64_t size;      /* of the whole block */
    uint8_t digest[24]; /* first bytes of SHA-256 of everything behind the header */
} ModelHeader;
enum { MODEL_START = 8 + sizeof(ModelHeader), MODEL_KIND_AT = 16 };

typedef struct ModelOutput {
    char head[24], answer[32];
    uint32_t kind; /* HeadKind */
    float scale, bias, slope, offset, threshold; /* p from which a set has the answer */
} ModelOutput;

/* 64 features: those with weights, and how many such there are before them. Small enough to stay
 * in the nearest cache, where a number for each feature would not. */
typedef struct ModelBlock {
    uint64_t present;
    uint32_t before, unused;
} ModelBlock;
enum { MODEL_BLOCKS = (1 << FEATURE_BITS) / 64 };

/* The numbers of all outputs side by side: every message asks for each of them. */
typedef struct ModelNumbers {
    float scale[MODEL_OUTPUTS_MOST], bias[MODEL_OUTPUTS_MOST], slope[MODEL_OUTPUTS_MOST],
        offset[MODEL_OUTPUTS_MOST], threshold[MODEL_OUTPUTS_MOST];
} ModelNumbers;

/* Outputs [first, end) are the answers to one question. */
typedef struct ModelHead {
    uint8_t first, end, kind; /* HeadKind */
} ModelHead;

typedef struct TextModel {
    bool is_standard; /* of messages, its heads and answers those of head_table */
    FeatureKind kind; /* all but FEATURES_NORMAL are read without a memory */
    const ModelHeader *header;
    const ModelOutput *outputs;
    const ModelBlock *blocks;
    const int8_t *rows; /* [row_count][MODEL_OUTPUTS_MOST] */
    ModelNumbers numbers;
    ModelHead heads[MODEL_OUTPUTS_MOST]; /* as many as the header says */
} TextModel;

/* *out refers to `bytes`, which must be 64-byte aligned. ERR_INVALID when they are no model, were
 * changed, or were made for other features. */
NODISCARD Err model_open(Str bytes, TextModel *out, Error *e);
/* The same of bytes that stand anywhere: *out refers to an aligned copy in `a`. */
NODISCARD Err model_open_copy(Arena *a, Str bytes, TextModel *out, Error *e);
/* What the features of one message add up to, in steps of each output's scale; the sum of an
 * output stands at its model_lane(). */
typedef struct ModelSums {
    uint32_t features, tokens;
    float norm; /* one by the root of the number of features */
    _Alignas(64) int32_t whole[MODEL_OUTPUTS_MOST];
    int16_t token[FEATURE_WORDS_MOST][MODEL_OUTPUTS_MOST]; /* what each token spoke for */
} ModelSums;

/* Of each 32 outputs first the even ones, then the odd: as bytes become words most cheaply. */
static inline uint32_t model_lane(uint32_t output) {
    return output / 32 * 32 + output % 2 * 16 + output % 32 / 2;
}

void model_add(const TextModel *m, Features *f, ModelSums *out); /* *f is used up */

/* The sums of words that were seen lately: most words of a message are among some thousand common
 * ones, and the sum of a word's own rows is always the same. It changes nothing but the time.
 * For one thread that reads many messages; some 1.5 MB in `a`. */
typedef struct ModelMemory ModelMemory;
ModelMemory *model_memory_new(Arena *a, const TextModel *m);
/* After the stage normalise: asks for what the words of a message need, so that it has come before
 * model_recall() adds it up. */
void model_ask(const Pass *p);
/* model_add() of features_make() for the message last asked for; it holds until the next one. NULL
 * without a memory of this model, or for a message of too many features. */
const ModelSums *model_recall(const Pass *p);

/* The probability of every output into p[MODEL_OUTPUTS_MOST]; those of a choice sum to 1. */
void model_answer(const TextModel *m, const ModelSums *s, float *p);
/* What a token adds to the score of an output, in units of the score. */
float model_adds(const TextModel *m, const ModelSums *s, int output, uint32_t token);
/* The same for each token: out[s->tokens]. */
void model_speak(const TextModel *m, const ModelSums *s, int output, float *out);

/* The models inside the program: of messages, and of the sentences of drafts (draft_head.h). */
const TextModel *model_default(void);
const TextModel *model_of_drafts(void);

#endif
