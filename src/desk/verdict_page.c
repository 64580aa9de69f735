#include "desk/verdict_page.h"

#include "base/limits.h"
#include "base/number.h"
#include "desk/brand.h"
#include "desk/policy.h"
#include "desk/onset.h"
#include "desk/scene.h"

static const char *const verdict_gap_names[] = { "cause", "word",  "history",  "silent",
                                                 "late",  "reach", "channels", NULL };
static_assert(COUNT(verdict_gap_names) == GAP__COUNT + 1, "one name per gap");

static const Field page_fields[] = {
    FIELD_RECORD_OF(VerdictPage, verdict, &verdict_row_model),
    FIELD(VerdictPage, is_newest),
    FIELD_RECORD_OF(VerdictPage, decision, &decision_model, .doc = "That holds; id 0: none"),
    FIELD(VerdictPage, danger, .doc = "Somebody may be harmed and waits: not to be lowered"),
    FIELD_RECORD_OF(VerdictPage, cause, &cause_model),
    FIELD_RECORD_OF(VerdictPage, incident, &incident_model, .doc = "That runs; id 0: none"),
    FIELD_ENUM_OF(VerdictPage, alarm_level, verdict_level_names),
    FIELD_TIME_OF(VerdictPage, onset_at, .doc = "When the rise began"),
    FIELD_LIST_OF(VerdictPage, missing, NULL, .doc = "What is not known, gravest first"),
    FIELD(VerdictPage, sources, .doc = "That we listen to"),
    FIELD_RECORD_OF(VerdictPage, meter, &meter_model),
    FIELD_LIST_OF(VerdictPage, decisions, &decision_model),
};
const Model verdict_page_model = MODEL(VerdictPage, page_fields);

static const Field behind_query_fields[] = {
    FIELD(BehindQuery, factor, .flags = FIELD_REQUIRED, .max = 20),
    FIELD(BehindQuery, cursor, .flags = FIELD_OPTIONAL, .max = 60),
    FIELD(BehindQuery, limit, .flags = FIELD_OPTIONAL, .least = 1, .most = LIMIT_PAGE),
};
const Model behind_query_model = MODEL(BehindQuery, behind_query_fields);

static const Field behind_fields[] = {
    FIELD(BehindMessage, id),
    FIELD(BehindMessage, case_id),
    FIELD_ENUM_OF(BehindMessage, channel, channel_names),
    FIELD(BehindMessage, author_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(BehindMessage, written_at),
    FIELD_ENUM_OF(BehindMessage, mood, mood_names),
    FIELD_ENUM_OF(BehindMessage, class, class_names),
    FIELD_ENUM_OF(BehindMessage, severity, severity_names),
    FIELD(BehindMessage, reach),
    FIELD(BehindMessage, text, .doc = "The beginning of what was said"),
};
const Model behind_message_model = MODEL(BehindMessage, behind_fields);

/* ---- the page ---- */

static const VerdictReason *reason_of(const VerdictRow *row, VerdictReasonKind kind) {
    const VerdictReason *r = row->reasons.items;
    for (size_t i = 0; i < row->reasons.count; i++)
        if (r[i].kind == kind)
            return &r[i];
    return NULL;
}

static void find_missing(Arena *a, VerdictPage *p) {
    const VerdictRow *v = &p->verdict;
    const VerdictReason *reach = reason_of(v, REASON_REACH);
    bool is_up = v->shown > VERDICT_NORMAL;
    const bool is_missing[GAP__COUNT] = {
        [GAP_CAUSE] = is_up && p->cause.id == 0,
        [GAP_WORD] = is_up && p->meter.last_word_at < p->onset_at,
        [GAP_HISTORY] = reason_of(v, REASON_NO_HISTORY) != NULL,
        [GAP_SILENT] = reason_of(v, REASON_GAP) != NULL,
        [GAP_LATE] = reason_of(v, REASON_LATE) != NULL,
        [GAP_REACH] = is_up && (reach == NULL || reach->value <= 0),
        [GAP_CHANNELS] = p->sources < 2,
    };
    Str *names = arena_make(a, Str, GAP__COUNT);
    p->missing = (List){ names, 0 };
    for (size_t i = 0; i < GAP__COUNT; i++)
        if (is_missing[i])
            names[p->missing.count++] = str_c(verdict_gap_names[i]);
}

/* What stands now, whichever verdict is looked at. */
static NODISCARD Err read_present(Db *db, Arena *a, int64_t brand_id, int64_t now, VerdictPage *p,
                                  Error *e) {
    VerdictRow newest = { 0 };
    Policy policy = { 0 };
    TRY(watch_latest(db, a, brand_id, &newest, e));
    p->is_newest = newest.id == p->verdict.id;
    TRY(policy_get(db, a, brand_id, &policy, e));
    p->alarm_level = policy.alarm_level;
    Err found = incident_open(db, a, brand_id, &p->incident, e);
    if (found != ERR_NOT_FOUND)
        TRY(found);
    TRY(decision_held(db, a, brand_id, &p->decision, e));
    TRY(decision_danger(db, brand_id, now, &p->danger, e));
    TRY(decision_list(db, a, brand_id, &p->decisions, e));
    TRY(cause_get(db, a, brand_id, now, &p->cause, e));
    return db_i64(db, Q_TRACE_SOURCES, DB_ARGS(DB_V(brand_id)), &p->sources, e);
}

Err verdict_page(Db *db, Arena *a, int64_t brand_id, int64_t id, int64_t now, VerdictPage *out,
                 Error *e) {
    VerdictPage p = { 0 };
    TRY(verdict_get(db, a, brand_id, id, &p.verdict, e));
    TRY(read_present(db, a, brand_id, now, &p, e));
    p.onset_at = p.verdict.at;
    if (p.verdict.shown > VERDICT_NORMAL)
        TRY(onset_find(db, brand_id, p.verdict.at, p.verdict.usual_high, &p.onset_at, e));
    TRY(meter_read(db, a, brand_id, p.is_newest ? now : p.verdict.at, &p.meter, e));
    find_missing(a, &p);
    *out = p;
    return ERR_OK;
}

/* ---- behind a factor ---- */

typedef struct Behind {
    bool is_about_messages;
    bool negative, rumour;  /* those alone */
    int64_t reach;          /* at least */
    const FactorBits *bits; /* any of them; NULL: whatever they say */
} Behind;

static const Behind behind[REASON__COUNT] = {
    [REASON_SUDDENNESS] = { true, .negative = true },
    [REASON_SPEED] = { true, .negative = true },
    [REASON_CHANNELS] = { true, .negative = true },
    [REASON_REACH] = { true, .negative = true, .reach = 1 },
    [REASON_GRAVITY] = { .is_about_messages = true }, /* asked of the cases */
    [REASON_CAUSE] = { true, .rumour = true },
    [REASON_BUSINESS] = { true, .negative = true, .bits = &scene_business_bits },
    [REASON_RESPONSIBILITY] = { true, .negative = true, .bits = &scene_own_bits },
    [REASON_MIND] = { true, .negative = true },
    [REASON_PEOPLE] = { true, .negative = true },
    [REASON_SUBJECT] = { true, .negative = true },
    [REASON_CALM] = { true, .negative = true },
};

static FactorBits bits_of(const VerdictReason *r) {
    if (r->kind == REASON_SUBJECT)
        return (FactorBits){ .subjects = (int64_t)1 << r->subject };
    return behind[r->kind].bits ? *behind[r->kind].bits : (FactorBits){ 0 };
}

static NODISCARD Err find_reason(const VerdictRow *row, Str factor, const VerdictReason **out,
                                 Error *e) {
    int kind = names_find(model_find(&verdict_reason_model, S("kind"))->names, factor);
    *out = kind < 0 ? NULL : reason_of(row, (VerdictReasonKind)kind);
    if (*out == NULL)
        FAIL_FIELD(e, "factor", "is none that this verdict names");
    if (!behind[kind].is_about_messages)
        FAIL_FIELD(e, "factor", "is about no messages: open its numbers instead");
    return ERR_OK;
}

typedef struct Place {
    int64_t at, id;
} Place;

static NODISCARD Err read_cursor(Str cursor, Place *out, Error *e) {
    Str rest = cursor, at;
    *out = (Place){ INT64_MAX, INT64_MAX };
    if (rest.n && !(str_cut(&rest, '-', &at) && parse_i64(at, 0, INT64_MAX, &out->at) &&
                    parse_i64(rest, 1, INT64_MAX, &out->id)))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    return ERR_OK;
}

typedef struct BehindSpan {
    const VerdictRow *row;
    const VerdictReason *reason;
    Place after;
    int64_t limit;
} BehindSpan;

/* It counts cases that wait, however old: so those are shown, each by its gravest word. */
static NODISCARD Err read_grave(Db *db, Arena *a, int64_t brand_id, const BehindSpan *s, List *out,
                                Error *e) {
    return db_list(db, a, Q_VERDICT_GRAVE_MESSAGES,
                   DB_ARGS(DB_V(brand_id), DB_V(s->row->at), DB_V(s->after.at), DB_V(s->after.id),
                           DB_V(s->limit)),
                   &behind_message_model, out, e);
}

/* Windows of the detector end with the five minutes that ran and are whole ones. */
static int64_t window_from(const VerdictRow *row, const VerdictReason *r) {
    int64_t window = r->window > 0 ? r->window * MINUTE : VERDICT_NEAR_SECONDS;
    int64_t end = row->at - row->at % VERDICT_BUCKET_SECONDS + VERDICT_BUCKET_SECONDS;
    return window % VERDICT_BUCKET_SECONDS ? row->at - window : end - window;
}

static NODISCARD Err read_behind(Db *db, Arena *a, int64_t brand_id, const BehindSpan *s,
                                 List *out, Error *e) {
    const Behind *b = &behind[s->reason->kind];
    FactorBits bits = bits_of(s->reason);
    return db_list(db, a, Q_VERDICT_MESSAGES,
                   DB_ARGS(DB_V(brand_id), DB_V(window_from(s->row, s->reason)),
                           DB_V(s->row->at), DB_V(s->after.at), DB_V(s->after.id), DB_V(s->limit),
                           DB_V(b->negative), DB_V(b->rumour), DB_V(bits.subjects),
                           DB_V(bits.demands), DB_V(bits.signals), DB_V(b->reach)),
                   &behind_message_model, out, e);
}

Err verdict_behind(Db *db, Arena *a, const BehindOf *of, List *out, Str *next, Error *e) {
    const BehindQuery *q = &of->query;
    int64_t brand_id = of->brand_id;
    VerdictRow row = { 0 };
    const VerdictReason *r;
    Place after;
    int64_t limit = q->limit ? q->limit : LIMIT_PAGE_DEFAULT;
    *next = (Str){ 0 };
    TRY(verdict_get(db, a, brand_id, of->verdict_id, &row, e));
    TRY(find_reason(&row, q->factor, &r, e));
    TRY(read_cursor(q->cursor, &after, e));
    BehindSpan span = { &row, r, after, limit + 1 };
    TRY(r->kind == REASON_GRAVITY ? read_grave(db, a, brand_id, &span, out, e)
                                  : read_behind(db, a, brand_id, &span, out, e));
    if ((int64_t)out->count <= limit)
        return ERR_OK;
    const BehindMessage *m = out->items;
    out->count = (size_t)limit;
    *next = str_fmt(a, "%lld-%lld", (long long)m[limit - 1].written_at,
                    (long long)m[limit - 1].id);
    return ERR_OK;
}
