#include "text/model.h"

#include "base/crypto.h"
#include "text/drafts.gen.h"
#include "text/model.gen.h"
#include "text/wide.h"

#include <math.h>

extern const char text_model_bytes[], text_drafts_bytes[]; /* made by tools/unpack_model.py */

typedef struct Layout {
    size_t outputs, blocks, rows, end;
} Layout;

static Layout layout_of(const ModelHeader *h) {
    Layout l = { .outputs = MODEL_START };
    l.blocks = (l.outputs + h->output_count * sizeof(ModelOutput) + 63) / 64 * 64;
    l.rows = l.blocks + MODEL_BLOCKS * sizeof(ModelBlock);
    l.end = l.rows + (size_t)h->row_count * MODEL_OUTPUTS_MOST;
    return l;
}

/* Far beyond what training gives, and so small that no score overflows: softmax would make that
 * NaN, which no store takes. */
static bool is_sane(float x) { return fabsf(x) <= 1e6f; /* never of NaN */ }

static bool has_sane_numbers(const ModelOutput *o) {
    return is_sane(o->scale) && o->scale >= 0 && is_sane(o->bias) && is_sane(o->slope) &&
           is_sane(o->offset) && o->threshold >= 0 && o->threshold <= 1;
}

static NODISCARD Err check_outputs(const TextModel *m, Error *e) {
    uint32_t heads = 0;
    for (uint32_t i = 0; i < m->header->output_count; i++) {
        const ModelOutput *o = &m->outputs[i];
        if (memchr(o->head, '\0', sizeof o->head) == NULL ||
            memchr(o->answer, '\0', sizeof o->answer) == NULL || o->kind > HEAD_SET ||
            !has_sane_numbers(o))
            FAIL(e, ERR_INVALID, "output %u of the model is damaged", i);
        heads += i == 0 || strcmp(o->head, m->outputs[i - 1].head) != 0;
    }
    if (heads != m->header->head_count)
        FAIL(e, ERR_INVALID, "the model has %u heads, not %u", heads, m->header->head_count);
    return ERR_OK;
}

static NODISCARD Err check_content(Str bytes, const TextModel *m, Error *e) {
    uint8_t digest[SHA256_BYTES];
    sha256(str_slice(bytes, MODEL_START, bytes.n), digest);
    if (memcmp(digest, m->header->digest, sizeof m->header->digest) != 0)
        FAIL(e, ERR_INVALID, "the model was changed or is damaged: its checksum differs");
    uint32_t rows = 0;
    for (size_t i = 0; i < MODEL_BLOCKS; i++) {
        if (m->blocks[i].before != rows)
            FAIL(e, ERR_INVALID, "block %zu of the model is damaged", i);
        rows += (uint32_t)__builtin_popcountll(m->blocks[i].present);
    }
    if (rows != m->header->row_count)
        FAIL(e, ERR_INVALID, "the model has %u rows, not %u", m->header->row_count, rows);
    return check_outputs(m, e);
}

static bool is_standard(const TextModel *m) {
    if (m->header->output_count != OUTPUTS || m->kind == FEATURES_DRAFTS)
        return false;
    for (int i = 0; i < OUTPUTS; i++)
        if (strcmp(m->outputs[i].head, head_table[head_of_output(i)].name) != 0 ||
            strcmp(m->outputs[i].answer, output_name(i)) != 0 ||
            m->outputs[i].kind != (uint32_t)head_table[head_of_output(i)].kind)
            return false;
    return true;
}

static void take_numbers(TextModel *m) {
    ModelHead *next = m->heads;
    for (uint32_t i = 0; i < m->header->output_count; i++) {
        const ModelOutput *o = &m->outputs[i];
        if (i == 0 || strcmp(o->head, m->outputs[i - 1].head) != 0)
            *next++ = (ModelHead){ .first = (uint8_t)i, .kind = (uint8_t)o->kind };
        next[-1].end = (uint8_t)(i + 1);
        m->numbers.scale[i] = o->scale;
        m->numbers.bias[i] = o->bias;
        m->numbers.slope[i] = o->slope;
        m->numbers.offset[i] = o->offset;
        m->numbers.threshold[i] = o->threshold;
    }
}

Err model_open(Str bytes, TextModel *out, Error *e) {
    const void *at = bytes.p;
    if (bytes.n < MODEL_START || memcmp(bytes.p, "TGPGMDL2", 8) != 0)
        FAIL(e, ERR_INVALID, "is not a model of this program");
    const ModelHeader *h = (const ModelHeader *)((const char *)at + 8);
    uint32_t version = h->feature_version & ((1u << MODEL_KIND_AT) - 1);
    uint32_t kind = h->feature_version >> MODEL_KIND_AT;
    if (version != FEATURE_VERSION)
        FAIL(e, ERR_INVALID, "the model was made for another release (features %u, not %u): "
             "train it anew", version, FEATURE_VERSION);
    if (kind >= FEATURE_KINDS)
        FAIL(e, ERR_INVALID, "the model reads a kind of features (%u) that this release does not "
             "know", kind);
    Layout l = { 0 };
    bool fits = h->output_count > 0 && h->output_count <= MODEL_OUTPUTS_MOST &&
                h->row_count > 0 && h->row_count <= (uint32_t)1 << FEATURE_BITS;
    if (fits)
        l = layout_of(h);
    if (!fits || h->size != bytes.n || l.end != bytes.n || bytes.n > MODEL_BYTES_MOST)
        FAIL(e, ERR_INVALID, "the model is cut off or damaged");
    TextModel m = { .header = h, .kind = (FeatureKind)kind };
    m.outputs = (const ModelOutput *)((const char *)at + l.outputs);
    m.blocks = (const ModelBlock *)((const char *)at + l.blocks);
    m.rows = (const int8_t *)at + l.rows;
    TRY(check_content(bytes, &m, e));
    m.is_standard = is_standard(&m);
    take_numbers(&m);
    *out = m;
    return ERR_OK;
}

Err model_open_copy(Arena *a, Str bytes, TextModel *out, Error *e) {
    char *aligned = arena_alloc(a, bytes.n + 1, MODEL_OUTPUTS_MOST);
    memcpy(aligned, bytes.p, bytes.n);
    return model_open((Str){ aligned, bytes.n }, out, e);
}

/* ---- scores ---- */

/* All of them, also where there are fewer outputs: the loops need no end that is not known. */
PART_OF_WIDE void add_scores(const TextModel *m, const ModelSums *s, float *p) {
    const ModelNumbers *n = &m->numbers;
    float sum[MODEL_OUTPUTS_MOST] UNSET;
    for (uint32_t k = 0; k < MODEL_OUTPUTS_MOST; k++)
        sum[k] = (float)s->whole[model_lane(k)];
    for (uint32_t k = 0; k < MODEL_OUTPUTS_MOST; k++)
        p[k] = n->slope[k] * (n->bias[k] + n->scale[k] * sum[k] * s->norm) + n->offset[k];
}

static void soften(const float *power, float *p, uint32_t count) {
    float sum = 0;
    for (uint32_t k = 0; k < count; k++)
        sum += power[k];
    for (uint32_t k = 0; k < count; k++)
        p[k] = power[k] / sum;
}

static void less_the_most(const float *score, float *out, uint32_t count) {
    float most = score[0];
    for (uint32_t k = 1; k < count; k++)
        most = score[k] > most ? score[k] : most;
    for (uint32_t k = 0; k < count; k++)
        out[k] = score[k] - most;
}

/* Logistic of all outputs but those of a choice, which are made anew: softmax. */
WIDE void model_answer(const TextModel *m, const ModelSums *s, float *p) {
    uint32_t count = m->header->output_count;
    const ModelHead *last = m->heads + m->header->head_count;
    float power[MODEL_OUTPUTS_MOST] UNSET;
    add_scores(m, s, p);
    for (uint32_t k = 0; k < MODEL_OUTPUTS_MOST; k++)
        power[k] = -p[k];
    for (const ModelHead *h = m->heads; h < last; h++)
        if (h->kind == HEAD_CHOICE)
            less_the_most(p + h->first, power + h->first, h->end - h->first);
    for (uint32_t k = 0; k < count; k++)
        power[k] = expf(power[k]);
    for (uint32_t k = 0; k < MODEL_OUTPUTS_MOST; k++)
        p[k] = 1 / (1 + power[k]);
    for (const ModelHead *h = m->heads; h < last; h++)
        if (h->kind == HEAD_CHOICE)
            soften(power + h->first, p + h->first, h->end - h->first);
}

float model_adds(const TextModel *m, const ModelSums *s, int output, uint32_t token) {
    uint32_t lane = model_lane((uint32_t)output);
    return m->numbers.scale[output] * (float)s->token[token][lane] * s->norm;
}

void model_speak(const TextModel *m, const ModelSums *s, int output, float *out) {
    for (uint32_t token = 0; token < s->tokens; token++)
        out[token] = model_adds(m, s, output, token);
}

/* Checked when the program was built. */
static_assert((int)MODEL_KIND == (int)FEATURES_NORMAL, "the memory of words holds for the model");
static_assert((int)DRAFTS_KIND == (int)FEATURES_DRAFTS, "and the heads of drafts are theirs");

static const TextModel inside = {
    .is_standard = true,
    .kind = FEATURES_NORMAL,
    .header = (const ModelHeader *)(const void *)(text_model_bytes + 8),
    .outputs = (const ModelOutput *)(const void *)(text_model_bytes + MODEL_OUTPUTS_AT),
    .blocks = (const ModelBlock *)(const void *)(text_model_bytes + MODEL_BLOCKS_AT),
    .rows = (const int8_t *)(const void *)(text_model_bytes + MODEL_ROWS_AT),
    .numbers = MODEL_NUMBERS,
    .heads = MODEL_HEADS,
};

static const TextModel of_drafts = {
    .kind = FEATURES_DRAFTS,
    .header = (const ModelHeader *)(const void *)(text_drafts_bytes + 8),
    .outputs = (const ModelOutput *)(const void *)(text_drafts_bytes + DRAFTS_OUTPUTS_AT),
    .blocks = (const ModelBlock *)(const void *)(text_drafts_bytes + DRAFTS_BLOCKS_AT),
    .rows = (const int8_t *)(const void *)(text_drafts_bytes + DRAFTS_ROWS_AT),
    .numbers = DRAFTS_NUMBERS,
    .heads = DRAFTS_HEADS,
};

const TextModel *model_default(void) { return &inside; }
const TextModel *model_of_drafts(void) { return &of_drafts; }
