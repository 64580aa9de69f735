#include "base/map.h"
#include "learn/apart.h"
#include "learn/examples.h"
#include "learn/score.h"

#include <math.h>
#include <string.h>

enum { BINS = 10, ANSWERS_MOST = MODEL_OUTPUTS_MOST, REPORT_MAX = 256 * 1024 };

/* The answers asked about: those of a choice, or yes and no of one answer of a set. */
typedef struct Question {
    const TextModel *model;
    uint32_t first, count; /* outputs of a choice; of a set: the one output */
    bool is_yes_no;
    Str names[ANSWERS_MOST];
    size_t answers;
    bool occurs[ANSWERS_MOST]; /* in the file, or asked for: others are not guessed */
} Question;

typedef struct Tally {
    Confusion confusion;
    int64_t left_out, unknown, rows;
    double bin_p[BINS], bin_right[BINS];
    int64_t bin_rows[BINS];
} Tally;

static Err question_find(const TextModel *m, Str head, Question *out, Error *e) {
    Str answer = head, name;
    (void)str_cut(&answer, ':', &name);
    *out = (Question){ .model = m };
    for (uint32_t o = 0; o < m->header->output_count; o++) {
        const ModelOutput *at = &m->outputs[o];
        if (!str_eq(name, str_c(at->head)) || (answer.n && !str_eq(answer, str_c(at->answer))))
            continue;
        if (out->count++ == 0)
            out->first = o;
        out->is_yes_no = at->kind == HEAD_SET || answer.n;
        out->names[out->answers++] = str_c(at->answer);
    }
    if (out->count == 0)
        FAIL_FIELD(e, "head", "the model has no head " STR_FMT "; `tanggap eval --help` names them",
                   STR_ARG(head));
    if (out->is_yes_no && out->count > 1)
        FAIL_FIELD(e, "head", "has several answers at once: name one, as in " STR_FMT ":" STR_FMT,
                   STR_ARG(name), STR_ARG(out->names[0]));
    if (out->is_yes_no) {
        out->names[0] = S("no");
        out->names[1] = S("yes");
        out->answers = 2;
    }
    return ERR_OK;
}

/* VALUE=ANSWER, .. */
static Str mapped(Str map, Str value) {
    Str pair;
    while (str_cut(&map, ',', &pair)) {
        Str answer = pair, from;
        (void)str_cut(&answer, '=', &from);
        if (str_eq(from, value))
            return answer;
    }
    return value;
}

static int answer_of(const Question *q, Str value) {
    if (q->is_yes_no) {
        if (str_eq(value, S("1")) || str_eq(value, S("true")))
            return 1;
        if (str_eq(value, S("0")) || str_eq(value, S("false")))
            return 0;
    }
    for (size_t i = 0; i < q->answers; i++)
        if (str_eq(value, q->names[i]))
            return (int)i;
    return -1;
}

/* What the model says, and how sure it is of that. */
static size_t said_of(const Question *q, Arena *scratch, Str text, double *sure) {
    float p[MODEL_OUTPUTS_MOST];
    Features *f = arena_make(scratch, Features, 1);
    ModelSums sums UNSET;
    reading_features(scratch, &(ReadingInput){ .text = text }, q->model->kind, f);
    model_add(q->model, f, &sums);
    model_answer(q->model, &sums, p);
    if (q->is_yes_no) {
        bool yes = p[q->first] >= q->model->outputs[q->first].threshold;
        *sure = yes ? p[q->first] : 1 - p[q->first];
        return yes;
    }
    size_t best = 0;
    double sum = 0;
    for (size_t i = 0; i < q->answers; i++) {
        float here = q->occurs[i] ? p[q->first + i] : 0;
        sum += here;
        if (!q->occurs[best] || here > p[q->first + best])
            best = i;
    }
    *sure = sum > 0 ? p[q->first + best] / sum : 0;
    return best;
}

static void add_row(Tally *t, size_t truth, size_t said, double sure) {
    int bin = (int)(sure * BINS);
    bin = bin >= BINS ? BINS - 1 : bin < 0 ? 0 : bin;
    t->rows++;
    t->confusion.of[truth][said]++;
    t->bin_rows[bin]++;
    t->bin_p[bin] += sure;
    t->bin_right[bin] += truth == said;
}

static void report_answers(const Question *q, const Tally *t, Buf *b) {
    buf_printf(b, "%-24s %8s %9s %7s %7s\n", "answer", "rows", "precision", "recall", "F1");
    for (size_t i = 0; i < q->answers; i++) {
        AnswerScore s = answer_score(&t->confusion, i);
        if (s.truth)
            buf_printf(b, "%-24.*s %8lld %9.1f %7.1f %7.1f\n", STR_ARG(q->names[i]),
                       (long long)s.truth, 100 * s.precision, 100 * s.recall, 100 * s.f1);
    }
}

static void report_confusion(const Question *q, const Tally *t, Buf *b) {
    enum { SHORT = 5 };
    buf_printf(b, "\nconfusion (rows: the label, columns: what was said)\n%-24s", "");
    for (size_t k = 0; k < q->answers; k++) {
        Str name = str_slice(q->names[k], 0, SHORT);
        buf_printf(b, " %*.*s", SHORT, STR_ARG(name));
    }
    buf_putc(b, '\n');
    for (size_t i = 0; i < q->answers; i++) {
        if (answer_score(&t->confusion, i).truth == 0)
            continue;
        buf_printf(b, "%-24.*s", STR_ARG(q->names[i]));
        for (size_t k = 0; k < q->answers; k++)
            buf_printf(b, " %5lld", (long long)t->confusion.of[i][k]);
        buf_putc(b, '\n');
    }
}

static double calibration_error(const Tally *t) {
    double sum = 0;
    for (int i = 0; i < BINS; i++)
        sum += fabs(t->bin_p[i] - t->bin_right[i]);
    return t->rows ? sum / (double)t->rows : 0;
}

static Apart *apart_of(Arena *a, const JudgeOptions *o) {
    Apart *apart = o->apart_count ? apart_new(a) : NULL;
    for (size_t i = 0; i < o->apart_count; i++) {
        Str rest = o->apart[i], line;
        while (str_cut(&rest, '\n', &line))
            apart_add(apart, line);
    }
    return apart;
}

typedef struct Columns {
    int text, label;
    size_t first_row;
} Columns;

static Err columns_find(const Table *t, const JudgeOptions *o, Columns *out, Error *e) {
    bool has_names = false;
    out->text = table_column(t, o->text.n ? o->text : S("text"), &has_names);
    out->label = table_column(t, o->label.n ? o->label : S("label"), &has_names);
    if (o->text.n == 0 && out->text < 0)
        out->text = 0;
    if (o->label.n == 0 && out->label < 0)
        out->label = out->text == 0 ? 1 : 0;
    if (o->label.n && out->label < 0)
        FAIL(e, ERR_INVALID, "--label: the table has no column " STR_FMT " among its %zu",
             STR_ARG(o->label), t->columns);
    if (o->text.n && out->text < 0)
        FAIL(e, ERR_INVALID, "--text: the table has no column " STR_FMT " among its %zu",
             STR_ARG(o->text), t->columns);
    if (out->text < 0 || out->label < 0 || (size_t)out->label >= t->columns)
        FAIL(e, ERR_INVALID, "the table needs a column of texts and one of labels: name them with "
             "--text and --label");
    out->first_row = has_names;
    return ERR_OK;
}

Err learn_judge(Arena *a, const JudgeOptions *o, Str *report, Error *e) {
    Question q;
    Table t;
    Columns c = { 0 };
    Tally *tally = arena_make(a, Tally, 1);
    Arena *scratch CLEANUP(arena_free) = arena_new(1 << 17);
    TRY(question_find(o->model, o->head, &q, e));
    TRY(table_read(a, o->file, false, &t, e));
    TRY(columns_find(&t, o, &c, e));
    tally->confusion.answers = q.answers;
    Apart *apart = apart_of(a, o);
    for (size_t i = 0; i < q.answers; i++)
        q.occurs[i] = o->guesses_all;
    for (size_t i = c.first_row; i < t.rows; i++) {
        int truth = answer_of(&q, mapped(o->map, str_trim(t.cells[i][c.label])));
        if (truth >= 0)
            q.occurs[truth] = true;
    }
    for (size_t i = c.first_row; i < t.rows; i++) {
        int truth = answer_of(&q, mapped(o->map, str_trim(t.cells[i][c.label])));
        double sure;
        if (truth < 0) {
            tally->unknown++;
            continue;
        }
        if (apart && apart_has_near(apart, t.cells[i][c.text], APART_ASKED)) {
            tally->left_out++;
            continue;
        }
        arena_reset(scratch);
        size_t said = said_of(&q, scratch, t.cells[i][c.text], &sure);
        add_row(tally, (size_t)truth, said, sure);
    }
    if (tally->rows == 0 && tally->left_out == 0)
        FAIL(e, ERR_INVALID, "no row has a label that the head " STR_FMT " can answer, such as "
             STR_FMT ": name what others mean with --map", STR_ARG(o->head), STR_ARG(q.names[0]));
    Buf b = buf_new(a, REPORT_MAX);
    report_answers(&q, tally, &b);
    buf_printf(&b, "\nrows %lld, accuracy %.1f, macro F1 %.1f, calibration error %.3f\n",
               (long long)tally->rows, 100 * accuracy(&tally->confusion),
               100 * macro_f1(&tally->confusion), calibration_error(tally));
    if (tally->left_out)
        buf_printf(&b, "left out as near copies: %lld\n", (long long)tally->left_out);
    if (tally->unknown)
        buf_printf(&b, "rows with another label: %lld\n", (long long)tally->unknown);
    report_confusion(&q, tally, &b);
    *report = buf_str(&b);
    return ERR_OK;
}
