#include "crisis/drill_part.h"

#include "base/limits.h"
#include "base/number.h"
#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/event.h"

static const char *const drill_state_names[] = { "running", "paused", "over", NULL };
static_assert(COUNT(drill_state_names) == DRILL_STATE__COUNT + 1, "one name per state");
static const char *const turn_names[] = { "pause", "go_on", "end", "join", "clear", NULL };
static_assert(COUNT(turn_names) == DRILL_TURN__COUNT + 1, "one name per turn");

enum { ANSWER_MOST = 2000 };

static const Field drill_fields[] = {
    FIELD(Drill, id),
    FIELD(Drill, stage_id, .flags = FIELD_OPTIONAL, .doc = "The brand it plays in, until cleared"),
    FIELD(Drill, pack),
    FIELD(Drill, title, .flags = FIELD_OPTIONAL),
    FIELD(Drill, title_en, .flags = FIELD_OPTIONAL),
    FIELD(Drill, seed, .flags = FIELD_SECRET),
    FIELD(Drill, minutes),
    FIELD(Drill, speed),
    FIELD_ENUM_OF(Drill, state, drill_state_names),
    FIELD(Drill, beat, .doc = "Beats of twenty seconds played"),
    FIELD_TIME_OF(Drill, next_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Drill, began_at),
    FIELD(Drill, began_by),
    FIELD(Drill, began_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Drill, first_at),
    FIELD_TIME_OF(Drill, ended_at, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(Drill, level, verdict_level_names, .doc = "The highest reached"),
    FIELD(Drill, origin, .flags = FIELD_OPTIONAL,
          .doc = "The channel where the desk says it began"),
    FIELD(Drill, score),
    FIELD(Drill, went_well, .flags = FIELD_OPTIONAL, .max = ANSWER_MOST),
    FIELD(Drill, to_change, .flags = FIELD_OPTIONAL, .max = ANSWER_MOST),
    FIELD(Drill, next_step, .flags = FIELD_OPTIONAL, .max = ANSWER_MOST),
    FIELD(Drill, told_by, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Drill, told_at, .flags = FIELD_OPTIONAL),
    FIELD(Drill, version),
    FIELD(Drill, cause, .flags = FIELD_OPTIONAL, .doc = "What really happened; once it is over"),
    FIELD(Drill, cause_en, .flags = FIELD_OPTIONAL),
    FIELD(Drill, true_origin, .flags = FIELD_OPTIONAL, .doc = "Where it began; once it is over"),
    FIELD(Drill, expected, .flags = FIELD_OPTIONAL, .doc = "The level of the pack"),
};
const Model drill_model = MODEL(Drill, drill_fields);

static const Field form_fields[] = {
    FIELD(DrillForm, pack, .flags = FIELD_OPTIONAL, .max = 40),
    FIELD(DrillForm, minutes, .flags = FIELD_REQUIRED, .least = 1, .most = DRILL_LONGEST,
          .doc = "15, 30 or 60"),
    FIELD(DrillForm, speed, .flags = FIELD_OPTIONAL, .least = 1, .most = 4,
          .doc = "So many times faster than the clock: 1, 2 or 4"),
};
const Model drill_form_model = MODEL(DrillForm, form_fields);

static const Field change_fields[] = {
    FIELD_ENUM_OF(DrillChange, act, turn_names, .flags = FIELD_REQUIRED),
    FIELD(DrillChange, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
};
const Model drill_change_model = MODEL(DrillChange, change_fields);

static const Field told_fields[] = {
    FIELD(DrillTold, went_well, .flags = FIELD_OPTIONAL, .max = ANSWER_MOST),
    FIELD(DrillTold, to_change, .flags = FIELD_OPTIONAL, .max = ANSWER_MOST),
    FIELD(DrillTold, next_step, .flags = FIELD_OPTIONAL, .max = ANSWER_MOST),
    FIELD(DrillTold, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
};
const Model drill_told_model = MODEL(DrillTold, told_fields);

static const Field here_fields[] = {
    FIELD(DrillHere, id),      FIELD(DrillHere, brand_id),
    FIELD_ENUM_OF(DrillHere, state, drill_state_names),
    FIELD(DrillHere, minutes), FIELD(DrillHere, beat), FIELD(DrillHere, pack),
};
const Model drill_here_model = MODEL(DrillHere, here_fields);

static const Field choice_fields[] = { FIELD(DrillPack, key), FIELD(DrillPack, title),
                                       FIELD(DrillPack, title_en) };
const Model drill_choice_model = { .name = "DrillChoice", .size = sizeof(DrillPack),
                                   .fields = choice_fields, .count = COUNT(choice_fields) };

/* ---- reading ---- */

/* While it runs nobody is told how it ends. */
static void add_pack(Drill *d, const DrillBook *book) {
    const DrillPack *p = drill_pack(book, d->pack);
    if (p == NULL)
        return;
    d->title = p->title;
    d->title_en = p->title_en;
    if (d->state != DRILL_OVER)
        return;
    d->cause = p->cause;
    d->cause_en = p->cause_en;
    d->true_origin = p->places[0];
    d->expected = p->level;
}

Err drill_get(Db *db, Arena *a, const Caller *by, int64_t id, Drill *out, Error *e) {
    DrillBook *book = arena_make(a, DrillBook, 1);
    TRY(drill_book(a, book, e));
    TRY(db_one(db, a, Q_DRILL_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &drill_model, out, e));
    add_pack(out, book);
    return ERR_OK;
}

Err drill_list(Db *db, Arena *a, const Caller *by, const PageFilter *f, List *out, Str *next,
               Error *e) {
    int64_t limit = f->limit ? f->limit : LIMIT_PAGE_DEFAULT, before = INT64_MAX;
    DrillBook *book = arena_make(a, DrillBook, 1);
    *next = (Str){ 0 };
    if (f->cursor.n && !parse_i64(f->cursor, 1, INT64_MAX, &before))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    TRY(drill_book(a, book, e));
    TRY(db_list(db, a, Q_DRILL_LIST, DB_ARGS(DB_V(by->brand_id), DB_V(before), DB_V(limit + 1)),
                &drill_model, out, e));
    Drill *d = out->items;
    if ((int64_t)out->count > limit) {
        out->count = (size_t)limit;
        *next = str_fmt(a, "%lld", (long long)d[limit - 1].id);
    }
    for (size_t i = 0; i < out->count; i++)
        add_pack(&d[i], book);
    return ERR_OK;
}

Err drill_packs(Arena *a, List *out, Error *e) {
    DrillBook *book = arena_make(a, DrillBook, 1);
    TRY(drill_book(a, book, e));
    *out = (List){ book->packs, book->count };
    return ERR_OK;
}

Err drill_here(Db *db, Arena *a, const Caller *by, DrillHere *out, Error *e) {
    return db_one(db, a, Q_DRILL_OF_STAGE, DB_ARGS(DB_V(by->brand_id)), &drill_here_model, out, e);
}

/* ---- beginning ---- */

typedef struct ThreatName {
    Str text;
} ThreatName;
static const Field threat_name_fields[] = { FIELD(ThreatName, text) };
static const Model threat_name_model = MODEL(ThreatName, threat_name_fields);

/* What the shop fears most and a pack tells of; else by the seed, but never what looks alike. */
static NODISCARD Err choose(Db *db, Arena *a, const Caller *by, Drill *d, Error *e) {
    List threats;
    DrillBook *book = arena_make(a, DrillBook, 1);
    TRY(drill_book(a, book, e));
    if (d->pack.n) {
        if (drill_pack(book, d->pack) == NULL)
            FAIL_FIELD(e, "pack", "is none of the packs there are");
        return ERR_OK;
    }
    TRY(db_list(db, a, Q_DRILL_THREATS, DB_ARGS(DB_V(by->brand_id)), &threat_name_model, &threats,
                e));
    const ThreatName *t = threats.items;
    for (size_t i = 0; i < threats.count && d->pack.n == 0; i++) {
        const DrillPack *p = drill_pack_for(book, t[i].text);
        d->pack = p ? p->key : d->pack;
    }
    for (size_t i = (size_t)d->seed % book->count; d->pack.n == 0; i = (i + 1) % book->count)
        if (!str_eq(book->packs[i].level, S("normal")))
            d->pack = book->packs[i].key;
    return ERR_OK;
}

static NODISCARD Err check_form(const DrillForm *f, Error *e) {
    if (f->minutes != 15 && f->minutes != 30 && f->minutes != DRILL_LONGEST)
        FAIL_FIELD(e, "minutes", "must be 15, 30 or 60");
    if (f->speed != 0 && f->speed != 1 && f->speed != 2 && f->speed != 4)
        FAIL_FIELD(e, "speed", "must be 1, 2 or 4");
    return ERR_OK;
}

static NODISCARD Err check_free(Db *db, Arena *a, const Caller *by, Error *e) {
    Brand brand = { 0 };
    int64_t running;
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    if (brand.drill_of)
        FAIL(e, ERR_CONFLICT, "this is a rehearsal already");
    TRY(db_i64(db, Q_DRILL_NOW, DB_ARGS(DB_V(by->brand_id)), &running, e));
    if (running)
        FAIL(e, ERR_CONFLICT, "a rehearsal runs already: end it first");
    return ERR_OK;
}

/* One stage a brand: that of the last time makes room. */
static NODISCARD Err clear_last(Db *db, Arena *a, const Caller *by, Error *e) {
    int64_t stage;
    DrillHere old = { 0 };
    Drill d = { 0 };
    TRY(db_i64(db, Q_BRAND_DRILL_STAGE, DB_ARGS(DB_V(by->brand_id)), &stage, e));
    if (stage == 0)
        return ERR_OK;
    TRY(db_one(db, a, Q_DRILL_OF_STAGE, DB_ARGS(DB_V(stage)), &drill_here_model, &old, e));
    TRY(drill_get(db, a, by, old.id, &d, e));
    return drill_clear(db, by, &d, e);
}

static NODISCARD Err tell(Db *db, const Caller *by, const char *act, int64_t id, Str detail,
                          Error *e) {
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = act, .object = "drill", .object_id = id, .detail = detail },
                  e));
    return event_add(db, by->brand_id, EVENT_CRISIS, id, by->now, e);
}

static NODISCARD Err join(Db *db, const Caller *by, int64_t id, Error *e) {
    if (by->staff_id == 0)
        return ERR_OK;
    return db_run(db, Q_DRILL_JOIN,
                  DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(by->staff_id), DB_V(by->now)), NULL,
                  e);
}

Err drill_start(Db *db, Arena *a, const Caller *by, const DrillForm *form, Drill *out, Error *e) {
    int64_t id, stage;
    Drill d = { .pack = form->pack, .seed = form->seed & INT64_MAX, .minutes = form->minutes,
                .speed = form->speed ? form->speed : 1, .began_at = by->now,
                .first_at = by->now };
    TRY(check_form(form, e));
    TRY(check_free(db, a, by, e));
    TRY(choose(db, a, by, &d, e));
    TRY(clear_last(db, a, by, e));
    TRY(stage_make(db, a, by, &(NewStage){ &d, form->is_bare }, &stage, e));
    TRY(db_i64(db, Q_DRILL_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(stage), DB_V(d.pack), DB_V(d.seed),
                       DB_V(d.minutes), DB_V(d.speed), DB_V(by->now), DB_V(by->staff_id)),
               &id, e));
    TRY(join(db, by, id, e));
    TRY(tell(db, by, "crisis.drill_start", id,
             str_fmt(a, STR_FMT " %lld", STR_ARG(d.pack), (long long)d.minutes), e));
    return drill_get(db, a, by, id, out, e);
}

/* ---- turns ---- */

static NODISCARD Err check_version(const Drill *d, int64_t version, Error *e) {
    if (d->version != version)
        FAIL(e, ERR_CONFLICT, "somebody changed this rehearsal meanwhile: look again");
    return ERR_OK;
}

static NODISCARD Err set_state(Db *db, const Caller *by, const Drill *d, DrillState to, Error *e) {
    return db_run(db, Q_DRILL_TURN,
                  DB_ARGS(DB_V(by->brand_id), DB_V(d->id), DB_V(d->version),
                          db_name(drill_state_names, (int)to),
                          db_id(to == DRILL_RUNNING ? by->now : 0)),
                  NULL, e);
}

typedef NODISCARD Err TurnFn(Db *db, Arena *a, const Caller *by, const Drill *d, Error *e);

static Err turn_pause(Db *db, Arena *a, const Caller *by, const Drill *d, Error *e) {
    (void)a;
    return set_state(db, by, d, DRILL_PAUSED, e);
}
static Err turn_go_on(Db *db, Arena *a, const Caller *by, const Drill *d, Error *e) {
    (void)a;
    return set_state(db, by, d, DRILL_RUNNING, e);
}
static Err turn_end(Db *db, Arena *a, const Caller *by, const Drill *d, Error *e) {
    return drill_finish(db, a, by, d, e);
}
static Err turn_join(Db *db, Arena *a, const Caller *by, const Drill *d, Error *e) {
    (void)a;
    return join(db, by, d->id, e);
}
static Err turn_clear(Db *db, Arena *a, const Caller *by, const Drill *d, Error *e) {
    (void)a;
    return drill_clear(db, by, d, e);
}

#define IN(state) (1u << (state))

static const struct {
    unsigned from;
    TurnFn *run;
    const char *act;
    bool needs_version;
} turns[] = {
    [DRILL_PAUSE] = { IN(DRILL_RUNNING), turn_pause, "crisis.drill_pause", true },
    [DRILL_GO_ON] = { IN(DRILL_PAUSED), turn_go_on, "crisis.drill_go_on", true },
    [DRILL_END] = { IN(DRILL_RUNNING) | IN(DRILL_PAUSED), turn_end, NULL, false },
    [DRILL_JOIN] = { IN(DRILL_RUNNING) | IN(DRILL_PAUSED), turn_join, "crisis.drill_join", false },
    [DRILL_CLEAR] = { IN(DRILL_OVER), turn_clear, NULL, false },
};
static_assert(COUNT(turns) == DRILL_TURN__COUNT, "one row per turn");

Err drill_change(Db *db, Arena *a, const Caller *by, int64_t id, const DrillChange *c, Drill *out,
                 Error *e) {
    Drill d = { 0 };
    TRY(drill_get(db, a, by, id, &d, e));
    if ((turns[c->act].from & IN(d.state)) == 0)
        FAIL(e, ERR_CONFLICT, "a rehearsal that is %s cannot do that", drill_state_names[d.state]);
    if (turns[c->act].needs_version)
        TRY(check_version(&d, c->version, e));
    TRY(turns[c->act].run(db, a, by, &d, e));
    if (turns[c->act].act)
        TRY(tell(db, by, turns[c->act].act, id, (Str){ 0 }, e));
    return drill_get(db, a, by, id, out, e);
}

Err drill_tell(Db *db, Arena *a, const Caller *by, int64_t id, const DrillTold *t, Drill *out,
               Error *e) {
    Drill d = { 0 };
    TRY(drill_get(db, a, by, id, &d, e));
    if (d.state != DRILL_OVER)
        FAIL(e, ERR_CONFLICT, "the questions are asked once it is over");
    TRY(check_version(&d, t->version, e));
    TRY(db_run(db, Q_DRILL_TELL,
               DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(t->version), DB_V(t->went_well),
                       DB_V(t->to_change), DB_V(t->next_step), DB_V(by->staff_id), DB_V(by->now)),
               NULL, e));
    Str parts[] = { t->went_well, t->to_change, t->next_step };
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "crisis.drill_tell", .object = "drill", .object_id = id,
                               .personal = str_join(a, parts, COUNT(parts), S("\n")) },
                  e));
    TRY(event_add(db, by->brand_id, EVENT_CRISIS, id, by->now, e));
    return drill_get(db, a, by, id, out, e);
}

/* ---- for others ---- */

static const Field standing_fields[] = {
    FIELD_TIME_OF(DrillStanding, last_at, .flags = FIELD_OPTIONAL),
    FIELD(DrillStanding, is_passed),
};
const Model drill_standing_model = MODEL(DrillStanding, standing_fields);

Err drill_last(Db *db, int64_t brand_id, int64_t *at, Error *e) {
    return db_i64(db, Q_DRILL_LAST_AT, DB_ARGS(DB_V(brand_id)), at, e);
}
