#include "crisis/drill_run.h"

#include "base/time.h"
#include "crisis/drill_part.h"
#include "desk/event.h"
#include "desk/intake.h"
#include "desk/outbox.h"
#include "desk/watch.h"

enum { BEHIND_MOST = 3 * DRILL_BEAT };

static const Field due_fields[] = { FIELD(DrillDue, id), FIELD(DrillDue, brand_id) };
static const Model drill_due_model = MODEL(DrillDue, due_fields);

Err drill_due(Db *db, Arena *a, int64_t now, List *out, Error *e) {
    return db_list(db, a, Q_DRILL_DUE, DB_ARGS(DB_V(now)), &drill_due_model, out, e);
}

/* The end of the way: it goes nowhere, and the desk takes it for sent. */
static NODISCARD Err deliver_to_nowhere(Db *db, int64_t stage_id, int64_t now, Error *e) {
    for (;;) {
        SCRATCH(a);
        Outgoing out = { 0 };
        Err code = outbox_claim_drill(db, a, stage_id, now, &out, e);
        if (code == ERR_NOT_FOUND)
            return ERR_OK;
        TRY(code);
        TryEnd end = { .outcome = TRY_SENT, .external_id = out.key, .detail = S("latihan"),
                       .is_confirmed = true, .now = now };
        TRY(outbox_finish(db, a, &out, &end, e));
    }
}

static size_t storm_acts(Arena *a, const List *rows, DrillAct **out) {
    const DrillActRow *r = rows->items;
    size_t n = 0;
    *out = arena_make(a, DrillAct, rows->count + 1);
    for (size_t i = 0; i < rows->count; i++) {
        int kind = names_find(drill_act_names, r[i].kind);
        if (kind >= 0)
            (*out)[n++] = (DrillAct){ r[i].beat, (DrillActKind)kind, r[i].is_at_origin };
    }
    return n;
}

/* From the beginning, with all that was done: the same acts give the same storm. */
static size_t speak(Arena *a, const List *rows, const Drill *d, DrillStorm *storm,
                    DrillSaid *said) {
    DrillAct *acts;
    size_t n = storm_acts(a, rows, &acts), count = 0;
    while (storm->beat <= d->beat)
        count = drill_step(storm, a, acts, n, said);
    return count;
}

static NODISCARD Err take_in(Db *db, Arena *a, const Drill *d, const DrillStage *s,
                             const DrillSaid *said, int64_t now, Error *e) {
    const StageSource *from = stage_source(s, said->place);
    Intake *in CLEANUP(intake_close) = NULL;
    IntakeCounts counts;
    Caller program = { .brand_id = s->brand_id, .now = now };
    int64_t at = now - DRILL_BEAT / d->speed + said->second / d->speed;
    int channel = names_find(channel_names, from->channel);
    Item item = { .source = from->name, .author = said->author, .handle = said->handle,
                  .text = said->text, .time = at < d->first_at ? d->first_at : at,
                  .reach = said->reach,
                  .is_direct = channel >= 0 && channel_is_direct((Channel)channel),
                  .id = str_fmt(a, "latihan-%lld-" STR_FMT "-%lld", (long long)d->beat,
                                STR_ARG(said->handle), (long long)said->second) };
    TRY(intake_open(db, a, &program, from->id, &in, e));
    TRY(intake_begin(in, &(IntakeBatch){ .db = db, .now = now, .live = true }, e));
    TRY(intake_item(in, &item, e));
    return intake_end(in, &counts, e);
}

static NODISCARD Err level_now(Db *db, Arena *a, const Drill *d, VerdictLevel *out, Error *e) {
    VerdictRow row = { 0 };
    *out = d->level;
    Err code = watch_latest(db, a, d->stage_id, &row, e);
    if (code == ERR_NOT_FOUND)
        return ERR_OK;
    TRY(code);
    if (row.at >= d->first_at && row.level > d->level)
        *out = row.level;
    return ERR_OK;
}

/* By the clock of the drill; a machine that slept does not catch up. */
static int64_t next_time(const Drill *d, int64_t now) {
    int64_t next = d->next_at + DRILL_BEAT / d->speed;
    return next < now - BEHIND_MOST ? now : next;
}

static NODISCARD Err play(Db *db, Arena *a, const DrillDue *of, Drill *d, int64_t now, Error *e) {
    DrillStage *s = arena_make(a, DrillStage, 1);
    DrillSaid said[DRILL_LINES_MOST];
    List rows;
    TRY(stage_open(db, a, d->stage_id, d, s, e));
    TRY(deliver_to_nowhere(db, d->stage_id, now, e));
    TRY(drill_read_acts(db, of->brand_id, d, s, e));
    TRY(drill_acts(db, a, of->brand_id, d->id, &rows, e));
    size_t count = speak(a, &rows, d, &s->storm, said);
    for (size_t i = 0; i < count; i++)
        TRY(take_in(db, a, d, s, &said[i], now, e));
    TRY(level_now(db, a, d, &d->level, e));
    d->beat++;
    return db_run(db, Q_DRILL_STEP,
                  DB_ARGS(DB_V(of->brand_id), DB_V(d->id), DB_V(d->beat),
                          DB_V(next_time(d, now)), db_name(verdict_level_names, (int)d->level)),
                  NULL, e);
}

Err drill_beat(Db *db, Arena *a, const DrillDue *of, int64_t now, int64_t *stage_id, Error *e) {
    Drill d = { 0 };
    int64_t begun;
    Caller program = { .brand_id = of->brand_id, .now = now };
    TRY(drill_get(db, a, &program, of->id, &d, e));
    *stage_id = 0;
    if (d.state != DRILL_RUNNING || d.next_at > now)
        return ERR_OK;
    TRY(db_run(db, Q_DRILL_BEAT_BEGIN, DB_ARGS(DB_V(of->brand_id), DB_V(d.id), DB_V(now)), &begun,
               e));
    if (begun == 0)
        return ERR_OK;
    *stage_id = d.stage_id;
    if (d.beat >= d.minutes * DRILL_BEATS_A_MINUTE)
        return drill_finish(db, a, &program, &d, e);
    TRY(play(db, a, of, &d, now, e));
    if (d.beat % DRILL_BEATS_A_MINUTE)
        return ERR_OK;
    return event_add(db, of->brand_id, EVENT_CRISIS, d.id, now, e);
}

static NODISCARD Err left_behind(Db *db, Arena *a, int64_t now, List *out, Error *e) {
    return db_list(db, a, Q_DRILL_LEFT_BEHIND, DB_ARGS(DB_V(now - DRILL_STAGE_KEPT)),
                   &drill_due_model, out, e);
}

Err drill_is_untidy(Db *db, Arena *a, int64_t now, bool *out, Error *e) {
    List left;
    TRY(left_behind(db, a, now, &left, e));
    *out = left.count > 0;
    return ERR_OK;
}

Err drill_tidy(Db *db, Arena *a, int64_t now, Error *e) {
    List left;
    TRY(left_behind(db, a, now, &left, e));
    const DrillDue *of = left.items;
    for (size_t i = 0; i < left.count; i++) {
        Drill d = { 0 };
        Caller program = { .brand_id = of[i].brand_id, .now = now };
        TRY(drill_get(db, a, &program, of[i].id, &d, e));
        TRY(drill_clear(db, &program, &d, e));
    }
    return ERR_OK;
}
