#include "crisis/step.h"

#include "base/time.h"
#include "base/utf8.h"
#include "crisis/trace.h"

enum { TEXT_MOST = 500, REASON_MOST = 1000, DUE_MOST = 365 * DAY };

static const char *const act_names[] = { "take", "release", "done", "undo", "skip", "up", "down",
                                         NULL };
static_assert(COUNT(act_names) == STEP_ACT__COUNT + 1, "one name per act");

static const Field step_fields[] = {
    FIELD(Step, id),
    FIELD(Step, crisis_id),
    FIELD_ENUM_OF(Step, phase, crisis_phase_names),
    FIELD(Step, position),
    FIELD(Step, text),
    FIELD_ENUM_OF(Step, duty, duty_names, .doc = "Whose step it is"),
    FIELD(Step, staff_id, .flags = FIELD_OPTIONAL, .doc = "Who took it"),
    FIELD(Step, staff_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Step, due_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Step, done_at, .flags = FIELD_OPTIONAL),
    FIELD(Step, done_by, .flags = FIELD_OPTIONAL),
    FIELD(Step, done_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Step, skipped_at, .flags = FIELD_OPTIONAL),
    FIELD(Step, reason, .flags = FIELD_OPTIONAL),
    FIELD(Step, is_late),
    FIELD(Step, version),
};
const Model step_model = MODEL(Step, step_fields);

static const Field form_fields[] = {
    FIELD_ENUM_OF(StepForm, phase, crisis_phase_names, .flags = FIELD_REQUIRED),
    FIELD(StepForm, text, .flags = FIELD_REQUIRED, .max = TEXT_MOST),
    FIELD_ENUM_OF(StepForm, duty, duty_names, .flags = FIELD_REQUIRED),
    FIELD_TIME_OF(StepForm, due_at, .flags = FIELD_OPTIONAL),
};
const Model step_form_model = MODEL(StepForm, form_fields);

static const Field change_fields[] = {
    FIELD_ENUM_OF(StepChange, act, act_names, .flags = FIELD_REQUIRED),
    FIELD(StepChange, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
    FIELD(StepChange, reason, .flags = FIELD_OPTIONAL, .max = REASON_MOST),
};
const Model step_change_model = MODEL(StepChange, change_fields);

static bool is_open(const Step *s) { return s->done_at == 0 && s->skipped_at == 0; }

Err step_list(Db *db, Arena *a, const Caller *by, int64_t crisis_id, List *out, Error *e) {
    TRY(db_list(db, a, Q_CRISIS_STEPS, DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id)), &step_model,
                out, e));
    Step *s = out->items;
    for (size_t i = 0; i < out->count; i++)
        s[i].is_late = is_open(&s[i]) && s[i].due_at != 0 && s[i].due_at < by->now;
    return ERR_OK;
}

static NODISCARD Err get(Db *db, Arena *a, const Caller *by, const StepOf *of, Step *out,
                         Error *e) {
    TRY(db_one(db, a, Q_CRISIS_STEP_GET,
               DB_ARGS(DB_V(by->brand_id), DB_V(of->crisis_id), DB_V(of->step_id)), &step_model,
               out, e));
    out->is_late = is_open(out) && out->due_at != 0 && out->due_at < by->now;
    return ERR_OK;
}

Err step_add(Db *db, Arena *a, const Caller *by, int64_t crisis_id, const StepForm *form,
             Step *out, Error *e) {
    Crisis c = { 0 };
    int64_t count, id;
    TRY(crisis_running(db, a, by, crisis_id, &c, e));
    if (utf8_is_blank(form->text))
        FAIL_FIELD(e, "text", "is needed: what is to be done, in one sentence");
    if (form->phase == PHASE_CLOSED)
        FAIL_FIELD(e, "phase", "is no phase one works in");
    if (form->due_at && (form->due_at <= by->now || form->due_at > by->now + DUE_MOST))
        FAIL_FIELD(e, "due_at", "must be a time within the next %lld hours",
                   (long long)(DUE_MOST / HOUR));
    TRY(db_i64(db, Q_CRISIS_STEP_COUNT, DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id)), &count, e));
    if (count >= STEPS_MOST)
        FAIL(e, ERR_LIMIT, "a crisis has at most %d steps", STEPS_MOST);
    TRY(db_i64(db, Q_CRISIS_STEP_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id),
                       db_name(crisis_phase_names, (int)form->phase), DB_V(str_trim(form->text)),
                       db_name(duty_names, (int)form->duty), db_id(form->due_at)),
               &id, e));
    TRY(crisis_tell(db, by, crisis_id,
                    &(CrisisTrace){ .act = "step_add",
                                    .detail = str_fmt(a, "step=%lld %s", (long long)id,
                                                      crisis_phase_names[form->phase]),
                                    .personal = str_trim(form->text) },
                    e));
    return get(db, a, by, &(StepOf){ crisis_id, id }, out, e);
}

/* ---- acts ---- */

typedef struct StepDoing {
    Db *db;
    Arena *a;
    const Caller *by;
    const StepChange *change;
    Step *s;
} StepDoing;

static Err take(StepDoing *d, Error *e) {
    (void)e;
    d->s->staff_id = d->by->staff_id;
    return ERR_OK;
}

static Err release(StepDoing *d, Error *e) {
    (void)e;
    d->s->staff_id = 0;
    return ERR_OK;
}

static Err done(StepDoing *d, Error *e) {
    (void)e;
    d->s->done_at = d->by->now;
    d->s->done_by = d->by->staff_id;
    if (d->s->staff_id == 0)
        d->s->staff_id = d->by->staff_id;
    return ERR_OK;
}

static Err undo(StepDoing *d, Error *e) {
    (void)e;
    d->s->done_at = d->s->done_by = d->s->skipped_at = 0;
    d->s->reason = (Str){ 0 };
    return ERR_OK;
}

static Err skip(StepDoing *d, Error *e) {
    if (utf8_is_blank(d->change->reason))
        FAIL_FIELD(e, "reason", "is needed: one sentence that explains it later");
    d->s->skipped_at = d->by->now;
    d->s->reason = str_trim(d->change->reason);
    return ERR_OK;
}

/* Places are made anew, so that steps that were copied with the same one are told apart. */
static Err move(StepDoing *d, Error *e) {
    List all;
    int64_t place = 0, other = d->change->act == STEP_UP ? -1 : 1;
    TRY(step_list(d->db, d->a, d->by, d->s->crisis_id, &all, e));
    const Step *s = all.items;
    size_t of[STEPS_MOST + 200], n = 0, at = 0;
    for (size_t i = 0; i < all.count && n < COUNT(of); i++)
        if (s[i].phase == d->s->phase) {
            at = s[i].id == d->s->id ? n : at;
            of[n++] = i;
        }
    int64_t to = (int64_t)at + other;
    if (to < 0 || to >= (int64_t)n)
        FAIL(e, ERR_CONFLICT, "it stands at the end already");
    size_t kept = of[at];
    of[at] = of[to];
    of[to] = kept;
    for (size_t i = 0; i < n; i++)
        if (s[of[i]].position != ++place)
            TRY(db_run(d->db, Q_CRISIS_STEP_PLACE,
                       DB_ARGS(DB_V(d->by->brand_id), DB_V(s[of[i]].id), DB_V(place)), NULL, e));
    return ERR_OK;
}

enum { OPEN = 1, ENDED = 2 };
static const struct StepRow {
    int from;
    bool places; /* changes the order, not the step */
    Err (*act)(StepDoing *d, Error *e);
} rows[] = {
    [STEP_TAKE] = { OPEN, false, take },       [STEP_RELEASE] = { OPEN, false, release },
    [STEP_DONE] = { OPEN, false, done },       [STEP_UNDO] = { ENDED, false, undo },
    [STEP_SKIP] = { OPEN, false, skip },       [STEP_UP] = { OPEN | ENDED, true, move },
    [STEP_DOWN] = { OPEN | ENDED, true, move },
};
static_assert(COUNT(rows) == STEP_ACT__COUNT, "one row per act");

static NODISCARD Err store(StepDoing *d, Error *e) {
    const Step *s = d->s;
    int64_t changed;
    TRY(db_run(d->db, Q_CRISIS_STEP_UPDATE,
               DB_ARGS(DB_V(d->by->brand_id), DB_V(s->id), DB_V(s->version), db_id(s->staff_id),
                       db_id(s->done_at), db_id(s->done_by), db_id(s->skipped_at),
                       db_text(s->reason)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this step meanwhile: look again");
    return ERR_OK;
}

Err step_act(Db *db, Arena *a, const Caller *by, const StepOf *of, const StepChange *c, Step *out,
             Error *e) {
    Crisis crisis = { 0 };
    StepDoing d = { db, a, by, c, out };
    const struct StepRow *row = &rows[c->act];
    TRY(crisis_running(db, a, by, of->crisis_id, &crisis, e));
    TRY(get(db, a, by, of, out, e));
    if (out->version != c->version)
        FAIL(e, ERR_CONFLICT, "somebody changed this step meanwhile: look again");
    if (!(row->from & (is_open(out) ? OPEN : ENDED)))
        FAIL(e, ERR_CONFLICT, "this step was done or skipped already: take that back first");
    TRY(row->act(&d, e));
    if (!row->places)
        TRY(store(&d, e));
    TRY(crisis_tell(db, by, of->crisis_id,
                    &(CrisisTrace){ .act = str_z(a, str_fmt(a, "step_%s", act_names[c->act])),
                                    .detail = str_fmt(a, "step=%lld %s", (long long)out->id,
                                                      crisis_phase_names[out->phase]),
                                    .personal = c->act == STEP_SKIP
                                                    ? str_fmt(a, STR_FMT ": " STR_FMT,
                                                              STR_ARG(out->text),
                                                              STR_ARG(out->reason))
                                                    : out->text },
                    e));
    return get(db, a, by, of, out, e);
}

/* ---- the clock ---- */

typedef struct Late {
    int64_t id, crisis_id;
} Late;
static const Field late_fields[] = { FIELD(Late, id), FIELD(Late, crisis_id) };
static const Model late_model = MODEL(Late, late_fields);

Err step_watch(Db *db, int64_t brand_id, int64_t now, bool *told, Error *e) {
    SCRATCH(a);
    const Caller program = { .brand_id = brand_id, .now = now };
    List late;
    TRY(db_list(db, a, Q_CRISIS_STEP_UNTOLD, DB_ARGS(DB_V(brand_id), DB_V(now)), &late_model,
                &late, e));
    const Late *l = late.items;
    *told = late.count > 0;
    for (size_t i = 0; i < late.count; i++) {
        Step s = { 0 };
        TRY(get(db, a, &program, &(StepOf){ l[i].crisis_id, l[i].id }, &s, e));
        TRY(db_run(db, Q_CRISIS_STEP_TOLD, DB_ARGS(DB_V(brand_id), DB_V(l[i].id), DB_V(now)),
                   NULL, e));
        TRY(crisis_tell(db, &program, l[i].crisis_id,
                        &(CrisisTrace){ .act = "step_late",
                                        .detail = str_fmt(a, "step=%lld", (long long)l[i].id),
                                        .personal = s.text },
                        e));
    }
    return ERR_OK;
}
