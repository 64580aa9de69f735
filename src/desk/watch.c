#include "desk/watch.h"

#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/policy.h"
#include "desk/decision.h"
#include "desk/event.h"
#include "desk/incident.h"
#include "desk/scene.h"
#include "wire/json.h"

static const Field verdict_row_fields[] = {
    FIELD(VerdictRow, id),
    FIELD_TIME_OF(VerdictRow, at),
    FIELD_ENUM_OF(VerdictRow, level, verdict_level_names, .doc = "What the program says"),
    FIELD_ENUM_OF(VerdictRow, shown, verdict_level_names,
                  .doc = "What holds: another one where a person decided so"),
    FIELD(VerdictRow, decision_id, .flags = FIELD_OPTIONAL),
    FIELD(VerdictRow, score),
    FIELD(VerdictRow, surprise,
          .doc = "-log10 of the chance that an ordinary half day shows this"),
    FIELD(VerdictRow, excess, .doc = "Negative messages above the expected ones"),
    FIELD(VerdictRow, more_needed,
          .doc = "Further angry messages within the hour that would raise the level"),
    FIELD(VerdictRow, usual_low, .doc = "Negative messages of an ordinary hour like this one"),
    FIELD(VerdictRow, usual_high),
    FIELD_LIST_OF(VerdictRow, reasons, &verdict_reason_model),
};
const Model verdict_row_model = MODEL(VerdictRow, verdict_row_fields);

static const Field again_fields[] = {
    FIELD(VerdictAgain, agrees, .doc = "The same level and reasons"),
    FIELD(VerdictAgain, counts_moved,
          .doc = "Messages of the time before came in, or were taken out, since"),
    FIELD_ENUM_OF(VerdictAgain, was, verdict_level_names),
    FIELD_ENUM_OF(VerdictAgain, level, verdict_level_names, .doc = "As judged now"),
    FIELD(VerdictAgain, was_score),
    FIELD(VerdictAgain, score),
    FIELD_LIST_OF(VerdictAgain, reasons, &verdict_reason_model),
};
const Model verdict_again_model = MODEL(VerdictAgain, again_fields);

/* ---- rows ---- */

typedef struct StoredVerdict {
    VerdictRow row;   /* without its reasons */
    Str reasons_text; /* JSON */
} StoredVerdict;
static const Field stored_fields[] = {
    FIELD_AS(StoredVerdict, row.id, "id"),
    FIELD_AS(StoredVerdict, row.at, "at"),
    { .name = "level", .offset = offsetof(StoredVerdict, row.level), .type = FIELD_ENUM,
      .names = verdict_level_names },
    { .name = "shown", .offset = offsetof(StoredVerdict, row.shown), .type = FIELD_ENUM,
      .names = verdict_level_names },
    FIELD_AS(StoredVerdict, row.decision_id, "decision_id"),
    FIELD_AS(StoredVerdict, row.score, "score"),
    FIELD_AS(StoredVerdict, row.surprise, "surprise"),
    FIELD_AS(StoredVerdict, row.excess, "excess"),
    FIELD_AS(StoredVerdict, row.more_needed, "more_needed"),
    FIELD_AS(StoredVerdict, row.usual_low, "usual_low"),
    FIELD_AS(StoredVerdict, row.usual_high, "usual_high"),
    FIELD(StoredVerdict, reasons_text),
};
static const Model stored_model = MODEL(StoredVerdict, stored_fields);

static NODISCARD Err open_stored(Arena *a, const StoredVerdict *s, VerdictRow *out, Error *e) {
    *out = s->row;
    return json_read_list(a, s->reasons_text, &verdict_reason_model, &out->reasons, e);
}

Err watch_latest(Db *db, Arena *a, int64_t brand_id, VerdictRow *out, Error *e) {
    StoredVerdict s = { 0 };
    bool found;
    TRY(db_maybe(db, a, Q_VERDICT_LATEST, DB_ARGS(DB_V(brand_id)), &stored_model, &s, &found, e));
    if (!found)
        FAIL(e, ERR_NOT_FOUND, "nothing was judged yet");
    return open_stored(a, &s, out, e);
}

Err verdict_get(Db *db, Arena *a, int64_t brand_id, int64_t id, VerdictRow *out, Error *e) {
    StoredVerdict s = { 0 };
    bool found;
    TRY(db_maybe(db, a, Q_VERDICT_GET, DB_ARGS(DB_V(brand_id), DB_V(id)), &stored_model, &s,
                 &found, e));
    if (!found)
        FAIL(e, ERR_NOT_FOUND, "no such verdict");
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

/* ---- judged once more ---- */

typedef struct KeptText {
    Str input;
} KeptText;
static const Field kept_text_fields[] = { FIELD(KeptText, input) };
static const Model kept_text_model = MODEL(KeptText, kept_text_fields);

static bool has_same_reasons(const List *was, const Verdict *v) {
    const VerdictReason *old = was->items;
    if (was->count != v->reason_count)
        return false;
    for (size_t i = 0; i < was->count; i++)
        if (old[i].kind != v->reasons[i].kind || old[i].value != v->reasons[i].value)
            return false;
    return true;
}

Err watch_again(Db *db, Arena *a, int64_t brand_id, int64_t id, VerdictAgain *out, Error *e) {
    VerdictRow row = { 0 };
    KeptText text = { 0 };
    SceneKept kept;
    Verdict v;
    TRY(verdict_get(db, a, brand_id, id, &row, e));
    TRY(db_one(db, a, Q_VERDICT_INPUT, DB_ARGS(DB_V(brand_id), DB_V(id)), &kept_text_model, &text,
               e));
    if (text.input.n == 0)
        FAIL(e, ERR_NOT_FOUND, "what this verdict was made from was not kept yet");
    TRY(scene_open(db, a, brand_id, text.input, &kept, e));
    verdict_judge(&kept.input, &v);
    VerdictReason *reasons = arena_make(a, VerdictReason, v.reason_count + 1);
    for (size_t i = 0; i < v.reason_count; i++)
        reasons[i] = v.reasons[i];
    *out = (VerdictAgain){ .was = row.level, .level = v.level, .was_score = row.score,
                           .score = v.score, .counts_moved = kept.counts_moved,
                           .agrees = v.level == row.level && has_same_reasons(&row.reasons, &v),
                           .reasons = { reasons, v.reason_count } };
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

/* One grave matter more wakes people although the level stays. */
static bool has_more_grave(const VerdictRow *before, const VerdictInput *in) {
    const VerdictReason *was =
        reason_of(before->reasons.items, before->reasons.count, REASON_GRAVITY);
    return was && (double)in->grave > was->value;
}

static bool has_other_reasons(const VerdictRow *before, const Verdict *v) {
    const VerdictReason *old = before->reasons.items;
    if (before->reasons.count != v->reason_count)
        return true;
    for (size_t i = 0; i < v->reason_count; i++) {
        const VerdictReason *was = reason_of(old, before->reasons.count, v->reasons[i].kind);
        if (was == NULL)
            return true;
        if (was->kind == REASON_GRAVITY && was->value != v->reasons[i].value)
            return true;
        if (v->level > VERDICT_NORMAL && is_other_number(was->value, v->reasons[i].value))
            return true;
    }
    return false;
}

/* The program's judgement is taken over now, and not a minute later. */
static bool is_news(const VerdictRow *before, const Verdict *v, int64_t now) {
    int64_t age = now - before->at;
    if (before->id == 0 || v->level > before->level)
        return true;
    if (v->level < before->level)
        return age >= ROW_EVERY;
    return age >= (v->level == VERDICT_NORMAL ? CALM_ROW_EVERY : ROW_EVERY) &&
           has_other_reasons(before, v);
}

typedef struct Judgement {
    const VerdictInput *input;
    const VerdictRow *before;
    Verdict verdict;
    VerdictLevel level, shown; /* taken over; `level` is the one before when it is no news */
    Decision held;
} Judgement;

static NODISCARD Err log_level(Db *db, int64_t brand_id, const Judgement *j, int64_t id,
                               Error *e) {
    SCRATCH(a);
    if (j->level == j->before->level && j->shown == j->before->shown)
        return ERR_OK;
    const List *old = &j->before->reasons;
    const VerdictReason *was = reason_of(old->items, old->count, REASON_LATE);
    int64_t late = j->input->late - (was ? (int64_t)was->value : 0);
    return audit_add(db, &(Caller){ .brand_id = brand_id, .now = j->input->now },
                     &(AuditAct){ .act = "verdict.level", .object = "verdict", .object_id = id,
                                  .detail = str_fmt(a, "%s to %s, shown %s, score %.1f, late %lld",
                                                    verdict_level_names[j->before->level],
                                                    verdict_level_names[j->verdict.level],
                                                    verdict_level_names[j->shown],
                                                    j->verdict.score,
                                                    (long long)(late > 0 ? late : 0)) },
                     e);
}

static NODISCARD Err keep_verdict(Db *db, int64_t brand_id, const Judgement *j, Error *e) {
    SCRATCH(a);
    int64_t id, now = j->input->now;
    const Verdict *v = &j->verdict;
    Buf reasons = buf_new(a, 16 * 1024);
    json_list(&reasons, &verdict_reason_model,
              &(List){ (void *)(uintptr_t)v->reasons, v->reason_count });
    TRY(db_i64(db, Q_VERDICT_INSERT,
               DB_ARGS(DB_V(brand_id), DB_V(now), db_name(verdict_level_names, (int)v->level),
                       db_name(verdict_level_names, (int)j->shown), db_id(j->held.id),
                       DB_V(v->score), DB_V(v->surprise), DB_V(v->excess), DB_V(v->more_needed),
                       DB_V(v->usual_low), DB_V(v->usual_high), DB_V(buf_str(&reasons)),
                       DB_V(scene_keep(a, j->input))),
               &id, e));
    TRY(log_level(db, brand_id, j, id, e));
    return event_add(db, brand_id, EVENT_VERDICT, id, now, e);
}

static NODISCARD Err look(Db *db, Arena *a, int64_t brand_id, VerdictInput *in, VerdictRow *before,
                          Error *e) {
    Brand brand = { 0 };
    Cause cause;
    TRY(brand_get(db, a, brand_id, &brand, e));
    Err r = watch_latest(db, a, brand_id, before, e);
    if (r != ERR_NOT_FOUND)
        TRY(r);
    TRY(cause_get(db, a, brand_id, in->now, &cause, e));
    in->zone = (int)(brand.zone / MINUTE);
    in->before = before->level;
    in->cause_known = cause.id != 0;
    return scene_read(db, a, brand_id, in, e);
}

Err watch_judge(Db *db, Arena *a, int64_t brand_id, int64_t now, bool *changed, Error *e) {
    Policy policy = { 0 };
    VerdictRow before = { 0 };
    VerdictInput in = { .now = now };
    Judgement j = { .input = &in, .before = &before };
    *changed = false;
    TRY(policy_get(db, a, brand_id, &policy, e));
    TRY(look(db, a, brand_id, &in, &before, e));
    verdict_judge(&in, &j.verdict);
    bool is_new = is_news(&before, &j.verdict, now);
    j.level = is_new ? j.verdict.level : before.level;
    TRY(decision_follow(db, a, brand_id, now, j.level, &j.held, e));
    j.shown = decision_shown(&j.held, j.level);
    bool is_kept = is_new || j.shown != before.shown || j.held.id != before.decision_id;
    if (is_kept) {
        TRY(keep_verdict(db, brand_id, &j, e));
        *changed = true;
    }
    IncidentView view = { .brand_id = brand_id, .now = now, .before = before.shown,
                          .level = j.shown, .alarm_level = policy.alarm_level,
                          .has_more_grave = is_kept && has_more_grave(&before, &in),
                          .usual_high = j.verdict.usual_high };
    if (view.alarm_level == VERDICT_NORMAL)
        view.alarm_level = VERDICT_WATCH; /* an ordinary day wakes nobody */
    return incident_follow(db, &view, changed, e);
}
