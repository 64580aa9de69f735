#include "app/drill_play.h"

#include "app/opening.h"
#include "base/time.h"
#include "crisis/drill_run.h"
#include "desk/problem_group.h"
#include "desk/watch.h"

enum { BEGINS = 1793588400 }; /* Monday, 2 November 2026, 10.00 WIB */

static const Field score_fields[] = { FIELD(DrillScore, name), FIELD(DrillScore, value),
                                      FIELD(DrillScore, points), FIELD(DrillScore, most) };
static const Model score_model = MODEL(DrillScore, score_fields);

static const Field outcome_fields[] = {
    FIELD(DrillOutcome, pack),
    FIELD(DrillOutcome, title),
    FIELD(DrillOutcome, minutes),
    FIELD(DrillOutcome, seed),
    FIELD_ENUM_OF(DrillOutcome, team, drill_team_names),
    FIELD_ENUM_OF(DrillOutcome, expected, verdict_level_names),
    FIELD_ENUM_OF(DrillOutcome, level, verdict_level_names),
    FIELD(DrillOutcome, level_as_written),
    FIELD(DrillOutcome, origin),
    FIELD(DrillOutcome, found, .flags = FIELD_OPTIONAL),
    FIELD(DrillOutcome, origin_found),
    FIELD(DrillOutcome, messages),
    FIELD(DrillOutcome, score),
    FIELD_RECORD_OF(DrillOutcome, mood, &drill_mood_model),
    FIELD_LIST_OF(DrillOutcome, scores, &score_model),
};
const Model drill_outcome_model = MODEL(DrillOutcome, outcome_fields);

typedef struct Play {
    Arena *arena;
    Store *store;
    const DrillPlan *plan;
    DrillShopPeople people;
    Drill drill;
    DrillDebrief debrief;
    int64_t now;
    ProblemTurn turn;
    ProblemLook *look;
    Arena *thought;
} Play;

static Caller person(const Play *p) {
    return (Caller){ .staff_id = p->people.writer_id, .brand_id = p->people.brand_id,
                     .role = ROLE_OWNER, .rights = role_rights(ROLE_OWNER), .now = p->now };
}

static Err begin(Db *db, void *ctx, Error *e) {
    Play *p = ctx;
    TRY(drill_shop_make(db, p->arena, p->now, &p->people, e));
    Caller by = person(p);
    DrillForm form = { .pack = p->plan->pack, .minutes = p->plan->minutes,
                       .seed = p->plan->seed };
    return drill_start(db, p->arena, &by, &form, &p->drill, e);
}

/* The thread of rehearsals, the team and the watcher, one after the other. */
static Err beat(Db *db, void *ctx, Error *e) {
    SCRATCH(a);
    Play *p = ctx;
    int64_t stage_id, id = p->drill.id;
    bool changed;
    Caller by = person(p);
    TRY(drill_beat(db, a, &(DrillDue){ id, by.brand_id }, p->now, &stage_id, e));
    TRY(drill_get(db, p->arena, &by, id, &p->drill, e));
    if (p->drill.state == DRILL_OVER)
        return drill_debrief(db, p->arena, &by, id, &p->debrief, e);
    TRY(drill_team_act(db, a, &p->people, &p->drill, p->plan->team, p->now, e));
    return watch_judge(db, a, p->drill.stage_id, p->now, &changed, e);
}

static Err look(Db *db, void *ctx, Error *e) {
    Play *p = ctx;
    return problem_look(db, p->thought, &p->turn, &p->look, e);
}

static Err keep(Db *db, void *ctx, Error *e) {
    Play *p = ctx;
    bool changed;
    return problem_keep(db, p->thought, p->look, &changed, e);
}

static NODISCARD Err group(Play *p, Error *e) {
    Arena *a CLEANUP(arena_free) = arena_new(1 << 16);
    p->thought = a;
    p->turn.brand_id = p->drill.stage_id;
    p->turn.now = p->now;
    TRY(store_reading(p->store, look, p, e));
    if (p->look == NULL)
        return ERR_OK;
    problem_think(a, p->look, (uint64_t)p->plan->seed);
    return store_transact(p->store, keep, p, e);
}

static DrillOutcome outcome(const Play *p) {
    const Drill *d = &p->drill;
    const DrillPoint *moods = p->debrief.moods.items;
    int expected = names_find(verdict_level_names, d->expected);
    DrillOutcome o = { .pack = d->pack, .title = d->title, .minutes = d->minutes,
                       .seed = d->seed, .team = p->plan->team, .level = d->level,
                       .expected = (VerdictLevel)expected, .origin = d->true_origin,
                       .found = d->origin, .score = d->score, .scores = p->debrief.scores };
    for (size_t i = 0; i < p->debrief.moods.count; i++) {
        o.messages += moods[i].said;
        o.mood = moods[i].mood;
    }
    /* What only looks like a storm stays below a crisis; what is one reaches its level. */
    o.level_as_written =
        o.expected == VERDICT_NORMAL ? o.level < VERDICT_CRISIS : o.level == o.expected;
    o.origin_found = str_eq(o.origin, o.found);
    return o;
}

static NODISCARD Err play_all(Play *p, Error *e) {
    TRY(store_transact(p->store, begin, p, e));
    while (p->drill.state != DRILL_OVER) {
        TRY(store_transact(p->store, beat, p, e));
        if (p->drill.state != DRILL_OVER)
            TRY(group(p, e));
        p->now += DRILL_BEAT;
    }
    return ERR_OK;
}

Err drill_play(Arena *a, const DrillPlan *plan, DrillOutcome *out, Error *e) {
    ScratchDesk desk CLEANUP(scratch_desk_close) = { 0 };
    TRY(scratch_desk_open(a, &desk, e));
    Play *p = arena_make(a, Play, 1);
    *p = (Play){ .arena = a, .store = desk.store, .plan = plan, .now = BEGINS };
    TRY(play_all(p, e));
    *out = outcome(p);
    return ERR_OK;
}
