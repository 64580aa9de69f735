#include "desk/watch.h"

#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/event.h"
#include "desk/incident.h"
#include "wire/json.h"

static const Field verdict_row_fields[] = {
    FIELD(VerdictRow, id),
    FIELD_TIME_OF(VerdictRow, at),
    FIELD_ENUM_OF(VerdictRow, level, verdict_level_names),
    FIELD(VerdictRow, score),
    FIELD(VerdictRow, more_needed,
          .doc = "Further angry messages within the hour that would raise the level"),
    FIELD_LIST_OF(VerdictRow, reasons, &verdict_reason_model),
};
const Model verdict_row_model = MODEL(VerdictRow, verdict_row_fields);

/* ---- rows ---- */

typedef struct StoredVerdict {
    int64_t id, at;
    VerdictLevel level;
    double score;
    int64_t more_needed;
    Str reasons_text; /* JSON */
} StoredVerdict;
static const Field stored_fields[] = {
    FIELD(StoredVerdict, id),    FIELD(StoredVerdict, at),
    FIELD_ENUM_OF(StoredVerdict, level, verdict_level_names),
    FIELD(StoredVerdict, score), FIELD(StoredVerdict, more_needed),
    FIELD(StoredVerdict, reasons_text),
};
static const Model stored_model = MODEL(StoredVerdict, stored_fields);

static NODISCARD Err open_stored(Arena *a, const StoredVerdict *s, VerdictRow *out, Error *e) {
    VerdictRow row = { .id = s->id, .at = s->at, .level = s->level, .score = s->score,
                       .more_needed = s->more_needed };
    TRY(json_read_list(a, s->reasons_text, &verdict_reason_model, &row.reasons, e));
    *out = row;
    return ERR_OK;
}

Err watch_latest(Db *db, Arena *a, int64_t brand_id, VerdictRow *out, Error *e) {
    StoredVerdict s = { 0 };
    bool found;
    TRY(db_maybe(db, a, Q_VERDICT_LATEST, DB_ARGS(DB_V(brand_id)), &stored_model, &s, &found, e));
    if (!found)
        FAIL(e, ERR_NOT_FOUND, "nothing was judged yet");
    return open_stored(a, &s, out, e);
}

Err watch_history(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    List stored;
    TRY(db_list(db, a, Q_VERDICT_HISTORY, DB_ARGS(DB_V(brand_id)), &stored_model, &stored, e));
    const StoredVerdict *s = stored.items;
    VerdictRow *rows = arena_make(a, VerdictRow, stored.count + 1);
    for (size_t i = 0; i < stored.count; i++)
        TRY(open_stored(a, &s[i], &rows[i], e));
    *out = (List){ rows, stored.count };
    return ERR_OK;
}

/* ---- what the judgement looks at ---- */

enum { LAST_HOURS = 2 * HOUR, GRAVE_TIME = DAY };

typedef struct Angry {
    int64_t negative_people, channels, rumours;
} Angry;
static const Field angry_fields[] = { FIELD(Angry, negative_people), FIELD(Angry, channels),
                                      FIELD(Angry, rumours) };
static const Model angry_model = MODEL(Angry, angry_fields);

static NODISCARD Err read_buckets(Db *db, Arena *a, int64_t brand_id, VerdictInput *in, Error *e) {
    List list;
    int64_t from = in->now - VERDICT_HISTORY_SECONDS - DAY;
    TRY(db_list(db, a, Q_WATCH_BUCKETS, DB_ARGS(DB_V(brand_id), DB_V(from), DB_V(in->now)),
                &verdict_bucket_model, &list, e));
    TRY(db_i64(db, Q_WATCH_FIRST_BUCKET, DB_ARGS(DB_V(brand_id)), &in->history_from, e));
    if (in->history_from == 0 || in->history_from > in->now)
        in->history_from = in->now;
    in->buckets = list.items;
    in->bucket_count = list.count;
    return ERR_OK;
}

static NODISCARD Err read_scene(Db *db, Arena *a, int64_t brand_id, VerdictInput *in, Error *e) {
    Angry angry = { 0 };
    DbVal brand = db_val_i64(brand_id), now = db_val_i64(in->now);
    DbVal from = db_val_i64(in->now - LAST_HOURS);
    TRY(read_buckets(db, a, brand_id, in, e));
    TRY(db_one(db, a, Q_WATCH_ANGRY, DB_ARGS(brand, from, now), &angry_model, &angry, e));
    TRY(db_i64(db, Q_WATCH_PEOPLE, DB_ARGS(brand, from, now), &in->people, e));
    TRY(db_i64(db, Q_WATCH_GRAVE, DB_ARGS(brand, DB_V(in->now - GRAVE_TIME), now), &in->grave, e));
    in->negative_people = angry.negative_people;
    in->channels = angry.channels;
    in->rumours = angry.rumours;
    return ERR_OK;
}

/* ---- whether it is news ---- */

/* A row a minute says enough; on an ordinary day, one in ten. */
enum { ROW_EVERY = MINUTE, CALM_ROW_EVERY = 10 * MINUTE };

static const VerdictReason *reason_of(const VerdictReason *r, size_t n, VerdictReasonKind kind) {
    for (size_t i = 0; i < n; i++)
        if (r[i].kind == kind)
            return &r[i];
    return NULL;
}

/* By half and by more than one: what a person would call another number. */
static bool is_other_number(double x, double y) {
    double low = x < y ? x : y, high = x < y ? y : x;
    return high > low * 1.5 && high - low > 1;
}

static bool has_other_reasons(const VerdictRow *before, const Verdict *v) {
    const VerdictReason *old = before->reasons.items;
    if (before->reasons.count != v->reason_count)
        return true;
    for (size_t i = 0; i < v->reason_count; i++) {
        const VerdictReason *was = reason_of(old, before->reasons.count, v->reasons[i].kind);
        if (was == NULL)
            return true;
        if (v->level > VERDICT_NORMAL && is_other_number(was->value, v->reasons[i].value))
            return true;
    }
    return false;
}

static bool is_news(const VerdictRow *before, const Verdict *v, int64_t now) {
    int64_t age = now - before->at;
    if (before->id == 0 || v->level > before->level)
        return true;
    if (v->level < before->level)
        return age >= ROW_EVERY;
    return age >= (v->level == VERDICT_NORMAL ? CALM_ROW_EVERY : ROW_EVERY) &&
           has_other_reasons(before, v);
}

static NODISCARD Err keep_verdict(Db *db, int64_t brand_id, int64_t now, const VerdictRow *before,
                                  Verdict *v, Error *e) {
    SCRATCH(a);
    int64_t id;
    Buf reasons = buf_new(a, 16 * 1024);
    json_list(&reasons, &verdict_reason_model, &(List){ v->reasons, v->reason_count });
    TRY(db_i64(db, Q_VERDICT_INSERT,
               DB_ARGS(DB_V(brand_id), DB_V(now), db_name(verdict_level_names, (int)v->level),
                       DB_V(v->score), DB_V(v->more_needed), DB_V(buf_str(&reasons))),
               &id, e));
    if (v->level != before->level)
        TRY(audit_add(db, &(Caller){ .brand_id = brand_id, .now = now },
                      &(AuditAct){ .act = "verdict.level", .object = "verdict", .object_id = id,
                                   .detail = str_fmt(a, "%s to %s, score %.1f",
                                                     verdict_level_names[before->level],
                                                     verdict_level_names[v->level], v->score) },
                      e));
    return event_add(db, brand_id, EVENT_VERDICT, id, now, e);
}

Err watch_judge(Db *db, Arena *a, int64_t brand_id, int64_t now, bool *changed, Error *e) {
    Policy policy = { 0 };
    VerdictRow before = { 0 };
    Verdict v;
    *changed = false;
    TRY(policy_get(db, brand_id, &policy, e));
    Err r = watch_latest(db, a, brand_id, &before, e);
    if (r != ERR_NOT_FOUND)
        TRY(r);
    VerdictInput in = { .now = now, .before = before.level };
    TRY(read_scene(db, a, brand_id, &in, e));
    verdict_judge(&in, &v);
    IncidentView view = { .brand_id = brand_id, .now = now, .before = before.level,
                          .level = before.level, .alarm_level = policy.alarm_level };
    if (view.alarm_level == VERDICT_NORMAL)
        view.alarm_level = VERDICT_WATCH; /* an ordinary day wakes nobody */
    if (is_news(&before, &v, now)) {
        TRY(keep_verdict(db, brand_id, now, &before, &v, e));
        view.level = v.level;
        *changed = true;
    }
    return incident_follow(db, &view, changed, e);
}
