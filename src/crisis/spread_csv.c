/* The trace as a table that may leave the house: no names and no texts, a digest in their place. */
#include "base/crypto.h"
#include "crisis/spread.h"
#include "crisis/trace.h"
#include "desk/clause.h"
#include "wire/csv.h"

typedef struct SpreadRow {
    int64_t at;
    Channel channel;
    Str source, handle, link, sha256, found;
} SpreadRow;
static const Field row_fields[] = {
    FIELD_TIME_OF(SpreadRow, at), FIELD_ENUM_OF(SpreadRow, channel, channel_names),
    FIELD(SpreadRow, source),     FIELD(SpreadRow, handle),
    FIELD(SpreadRow, link),       FIELD(SpreadRow, sha256),
    FIELD(SpreadRow, found),
};
static const Model row_model = MODEL(SpreadRow, row_fields);

typedef struct SpreadText {
    Str text;
} SpreadText;
static const Field text_fields[] = { FIELD(SpreadText, text) };
static const Model text_model = MODEL(SpreadText, text_fields);

/* As what the trace tells of it: "earliest same_text". */
static Str found_as(Arena *a, const Trace *t, int64_t message_id) {
    Buf b = buf_new(a, 100);
    const TraceStep *s = t->steps.items;
    for (size_t i = 0; i < t->steps.count; i++)
        if (s[i].message_id == message_id)
            buf_printf(&b, "%s%s", b.n ? " " : "", trace_kind_names[s[i].kind]);
    return buf_str(&b);
}

static NODISCARD Err put_row(Db *db, const SpreadOf *of, const Trace *t, const TraceRow *r,
                             Buf *out, Error *e) {
    SCRATCH(a);
    SpreadText text = { 0 };
    TRY(db_one(db, a, Q_TRACE_TEXT, DB_ARGS(DB_V(of->span.brand_id), DB_V(r->id)), &text_model,
               &text, e));
    csv_record(out, &row_model,
               &(SpreadRow){ .at = r->written_at,
                             .channel = r->channel,
                             .source = r->source_name,
                             .handle = r->handle,
                             .link = r->link,
                             .sha256 = sha256_hex(a, text.text),
                             .found = found_as(a, t, r->id) });
    return ERR_OK;
}

Err spread_csv(Db *db, Arena *a, const Caller *by, int64_t crisis_id, Buf *out, int64_t *count,
               Error *e) {
    SpreadOf of;
    Trace trace = { 0 };
    TRY(spread_gather(db, a, by, crisis_id, &of, e));
    if (!trace_is_named(&of.policy, by))
        FAIL_CLAUSE(e, &of.policy, CLAUSE_TRACE, ERR_DENIED, "",
                    "accounts of a trace are not for this role");
    TRY(trace_tell(db, a, by->brand_id, &of.rows, &trace, e));
    const TraceRow *r = of.rows.list.items;
    csv_header(out, &row_model);
    for (size_t i = 0; i < of.rows.list.count; i++)
        TRY(put_row(db, &of, &trace, &r[i], out, e));
    if (out->full)
        FAIL(e, ERR_LIMIT, "this is more than one table can bring: keep an evidence file instead");
    *count = (int64_t)of.rows.list.count;
    return ERR_OK;
}

Err spread_csv_taken(Db *db, Arena *a, const Caller *by, int64_t crisis_id, int64_t count,
                     Error *e) {
    return crisis_tell(db, by, crisis_id,
                       &(CrisisTrace){ .act = "spread_export",
                                       .detail = str_fmt(a, "rows=%lld", (long long)count) },
                       e);
}
