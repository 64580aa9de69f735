#include "app/detect_file.h"

#include "app/file.h"
#include "app/print.h"
#include "base/number.h"
#include "base/time.h"
#include "detect/fold.h"
#include "detect/gate.h"
#include "detect/verdict.h"
#include "wire/csv.h"

#include <math.h>

enum {
    FILE_MOST = 2000000000,
    ROW_SECONDS_LEAST = 60, ROW_SECONDS_MOST = 600, /* five minutes, loosely */
    GAP_MOST = 400 * 86400, /* between two rows; more is a clock gone wrong */
};
static const double count_most = 1e9;

typedef struct Rows {
    CsvReader reader;
    CsvRow row;
} Rows;

static NODISCARD Err rows_open(Arena *a, const char *path, Str names, Rows *out, Error *e) {
    Str file;
    TRY(file_read(a, path, FILE_MOST, &file, e));
    *out = (Rows){ .reader = csv_reader(file) };
    TRY(csv_next(&out->reader, a, &out->row, e));
    Str rest = names, name;
    for (size_t i = 0; str_cut(&rest, ',', &name); i++)
        if (i >= out->row.count || !str_eq(out->row.cells[i], name))
            FAIL(e, ERR_INVALID, "the first line must be " STR_FMT, STR_ARG(names));
    return ERR_OK;
}

static Str cell(const Rows *r, size_t i) { return i < r->row.count ? r->row.cells[i] : S(""); }

#define FAIL_ROW(e, r, field, what)                                                               \
    FAIL_FIELD(e, field, "line %lld: %s", (long long)(r)->row.line, what)

/* ---- counts ---- */

typedef struct CountsRun {
    Series series;
    int64_t first, last; /* times of rows */
    int64_t bucket;      /* start of the newest */
} CountsRun;

/* Rows keep their own beat: a row is the next bucket unless some are left out between. */
static NODISCARD Err place_row(CountsRun *c, const Rows *r, int64_t at, Error *e) {
    if (c->bucket == 0) {
        c->bucket = at - at % SERIES_BUCKET_SECONDS;
        c->first = at;
    } else {
        int64_t step = at - c->last, buckets = (step + SERIES_BUCKET_SECONDS / 2) /
                                               SERIES_BUCKET_SECONDS;
        if (step < 0 || step > GAP_MOST)
            FAIL_ROW(e, r, "timestamp", "goes back, or on by more than a year: sort the rows");
        if (c->last == c->first && (step < ROW_SECONDS_LEAST || step > ROW_SECONDS_MOST))
            FAIL_ROW(e, r, "timestamp", "rows must be five minutes apart");
        c->bucket += (buckets > 0 ? buckets : 1) * SERIES_BUCKET_SECONDS;
    }
    c->last = at;
    return ERR_OK;
}

static NODISCARD Err one_count(CountsRun *c, const Rows *r, FILE *out, Error *e) {
    int64_t at;
    double value;
    if (!time_parse(cell(r, 0), 0, &at))
        FAIL_ROW(e, r, "timestamp", "is no time: write it as 2026-11-22 19:05:00");
    if (!parse_f64(cell(r, 1), &value) || value < 0 || value > count_most)
        FAIL_ROW(e, r, "value", "is no count from 0 to 1000000000");
    TRY(place_row(c, r, at, e));
    SeriesSigns s = series_add(&c->series, c->bucket, (SeriesCounts){ .total = (uint32_t)value });
    double news = burst_news(&c->series.burst, c->bucket, s.burst);
    fprintf(out, STR_FMT "," STR_FMT ",%.6f\n", STR_ARG(cell(r, 0)), STR_ARG(cell(r, 1)),
            news / (news + BURST_THRESHOLD));
    return ERR_OK;
}

Err detect_counts(const char *path, FILE *out, Error *e) {
    SCRATCH(a);
    CountsRun *c = arena_make(a, CountsRun, 1);
    Rows r;
    TRY(rows_open(a, path, S("timestamp,value"), &r, e));
    series_begin(&c->series, 0);
    fputs("timestamp,value,anomaly_score\n", out);
    for (;;) {
        SCRATCH(row);
        TRY(csv_next(&r.reader, row, &r.row, e));
        if (r.row.count == 0)
            return ERR_OK;
        TRY(one_count(c, &r, out, e));
    }
}

/* ---- messages ---- */

typedef struct AlarmRecord {
    int64_t time_ms;
    VerdictLevel level;
    double score, surprise;
    List reasons; /* of VerdictReason */
} AlarmRecord;
static const Field alarm_fields[] = {
    FIELD(AlarmRecord, time_ms),
    FIELD_ENUM_OF(AlarmRecord, level, verdict_level_names),
    FIELD(AlarmRecord, score, .doc = "Excess anger in hours' worth of all usual messages."),
    FIELD(AlarmRecord, surprise, .doc = "-log10 of the chance that half a day holds this."),
    FIELD_LIST_OF(AlarmRecord, reasons, &verdict_reason_model),
};
static const Model alarm_model = MODEL(AlarmRecord, alarm_fields);

typedef struct Message {
    int64_t time_ms, author, sentiment, copy, reply;
} Message;

typedef struct StreamRun {
    Series series;
    Fold fold;
    Gate gate;
    SeriesCounts open;
    int64_t open_at;
    double burst; /* of the last whole bucket */
    FILE *out;
} StreamRun;

static NODISCARD Err read_message(const Rows *r, Message *m, Error *e) {
    if (!parse_i64(cell(r, 0), 0, INT64_C(253402300799000), &m->time_ms))
        FAIL_ROW(e, r, "time_ms", "is no number of milliseconds since 1970");
    if (!parse_i64(cell(r, 1), 0, INT64_MAX - 1, &m->author))
        FAIL_ROW(e, r, "author", "is no number");
    if (!parse_i64(cell(r, 2), -1, 1, &m->sentiment))
        FAIL_ROW(e, r, "sentiment", "must be -1, 0 or 1");
    m->copy = -1;
    if (cell(r, 3).n && !parse_i64(cell(r, 3), 0, INT64_MAX - 1, &m->copy))
        FAIL_ROW(e, r, "copy", "must be the number of a text, or empty");
    if (!parse_i64(cell(r, 4), 0, 1, &m->reply))
        FAIL_ROW(e, r, "reply", "must be 0 or 1");
    return ERR_OK;
}

/* To so many parts of one, so that it is written short. */
static double rounded(double x, double parts) { return round(x * parts) / parts; }

static void print_alarm(const StreamRun *s, const Message *m, const SeriesSigns *signs) {
    const ShareSigns *share = &signs->share;
    double of_usual = signs->usual_negative / (signs->usual_hour > 0 ? signs->usual_hour : 1);
    int64_t minutes = share_windows[share->window] * (SERIES_BUCKET_SECONDS / 60);
    VerdictReason reasons[] = {
        { .kind = REASON_SUDDENNESS, .value = share->seen.negative,
          .normal = rounded(share->expected, 10), .window = minutes, .weight = 0.6,
          .trend = TREND_UNKNOWN },
        { .kind = REASON_MIND, .value = rounded(100 * share->seen.negative / share->seen.total, 1),
          .normal = rounded(100 * of_usual, 1), .window = minutes, .weight = 0.4 },
        { .kind = REASON_RATE, .value = share->seen.total,
          .normal = rounded(signs->usual_hour * (double)minutes / 60, 10), .window = minutes },
    };
    size_t count = s->burst >= BURST_THRESHOLD ? 3 : 2;
    AlarmRecord r = { m->time_ms, gate_is_large(signs) ? VERDICT_CRISIS : VERDICT_ISSUE,
                      rounded(gate_size(signs), 1000), rounded(share->surprise, 100),
                      { reasons, count } };
    print_json_line(s->out, &alarm_model, &r);
}

static void take_message(StreamRun *s, const Message *m) {
    int64_t at = m->time_ms / 1000, bucket = at - at % SERIES_BUCKET_SECONDS;
    if (bucket > s->open_at) {
        if (s->open_at != 0)
            s->burst = series_add(&s->series, s->open_at, s->open).burst;
        s->open = (SeriesCounts){ 0 };
        s->open_at = bucket;
    }
    if (fold_repeats(&s->fold, at, (uint64_t)m->author + 1, (uint64_t)(m->copy + 1)))
        return;
    s->open.total++;
    s->open.replies += m->reply == 1;
    if (m->sentiment >= 0)
        return;
    s->open.negative++;
    s->open.negative_replies += m->reply == 1;
    SeriesSigns signs = series_look(&s->series, s->open_at, s->open, at - s->open_at + 1);
    if (gate_ask(&s->gate, at, &signs) != GATE_SLEEP)
        print_alarm(s, m, &signs);
}

Err detect_stream(const char *path, FILE *out, Error *e) {
    SCRATCH(a);
    StreamRun *s = arena_make(a, StreamRun, 1);
    Rows r;
    int64_t before = 0;
    s->out = out;
    TRY(rows_open(a, path, S("time_ms,author,sentiment,copy,reply"), &r, e));
    series_begin(&s->series, 0);
    for (;;) {
        SCRATCH(row);
        Message m = { 0 };
        TRY(csv_next(&r.reader, row, &r.row, e));
        if (r.row.count == 0)
            return ERR_OK;
        TRY(read_message(&r, &m, e));
        if (m.time_ms < before || (before && m.time_ms - before > GAP_MOST * INT64_C(1000)))
            FAIL_ROW(e, &r, "time_ms", "goes back, or on by more than a year: sort the rows");
        before = m.time_ms;
        take_message(s, &m);
    }
}
