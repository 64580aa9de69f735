#include "crisis/drill_debrief.h"

#include "crisis/drill_part.h"

static const Field score_fields[] = {
    FIELD(DrillScore, name),
    FIELD(DrillScore, value, .doc = "Seconds, or how many; -1: there was none"),
    FIELD(DrillScore, points),
    FIELD(DrillScore, most),
    FIELD(DrillScore, act_id, .flags = FIELD_OPTIONAL),
};
static const Model score_model = MODEL(DrillScore, score_fields);

static const Field point_fields[] = {
    FIELD(DrillPoint, beat),
    FIELD_RECORD_OF(DrillPoint, mood, &drill_mood_model),
    FIELD(DrillPoint, said, .doc = "Messages of this minute"),
};
static const Model point_model = MODEL(DrillPoint, point_fields);

static const Field level_fields[] = {
    FIELD_TIME_OF(DrillLevel, at),
    FIELD_ENUM_OF(DrillLevel, level, verdict_level_names),
};
static const Model level_model = MODEL(DrillLevel, level_fields);

static const Field member_fields[] = { FIELD(DrillMember, staff_id),
                                       FIELD(DrillMember, staff_name),
                                       FIELD_TIME_OF(DrillMember, at) };
static const Model member_model = MODEL(DrillMember, member_fields);

static const Field debrief_fields[] = {
    FIELD_LIST_OF(DrillDebrief, scores, &score_model),
    FIELD_LIST_OF(DrillDebrief, acts, &drill_act_row_model),
    FIELD_LIST_OF(DrillDebrief, moods, &point_model),
    FIELD_LIST_OF(DrillDebrief, levels, &level_model),
    FIELD_LIST_OF(DrillDebrief, members, &member_model),
};
const Model drill_debrief_model = MODEL(DrillDebrief, debrief_fields);

static const Str nobody = { "toko", 4 };

/* Played once more, for its moods alone: what is said is not looked at. */
static NODISCARD Err play_again(Arena *a, const Drill *d, const List *acts, List *out, Error *e) {
    DrillBook *book = arena_make(a, DrillBook, 1);
    DrillShop shop = { .name = nobody };
    DrillStorm storm = { .book = book, .shop = &shop };
    DrillSaid said[DRILL_LINES_MOST];
    DrillAct *all = arena_make(a, DrillAct, acts->count + 1);
    const DrillActRow *r = acts->items;
    size_t n = 0;
    TRY(drill_book(a, book, e));
    const DrillPack *pack = drill_pack(book, d->pack);
    DrillPoint *points = arena_make(a, DrillPoint, (size_t)d->minutes + 1);
    for (size_t i = 0; i < acts->count; i++) {
        int kind = names_find(drill_act_names, r[i].kind);
        if (kind >= 0)
            all[n++] = (DrillAct){ r[i].beat, (DrillActKind)kind, r[i].is_at_origin };
    }
    *out = (List){ points, 0 };
    if (pack == NULL)
        return ERR_OK;
    drill_begin(&storm, pack, (uint64_t)d->seed, d->minutes);
    while (storm.beat < d->beat && storm.beat < storm.beats) {
        DrillPoint *p = &points[storm.beat / DRILL_BEATS_A_MINUTE];
        p->said += (int64_t)drill_step(&storm, a, all, n, said);
        p->beat = storm.beat;
        p->mood = storm.mood;
        out->count = (size_t)((storm.beat - 1) / DRILL_BEATS_A_MINUTE) + 1;
    }
    return ERR_OK;
}

Err drill_debrief(Db *db, Arena *a, const Caller *by, int64_t id, DrillDebrief *out, Error *e) {
    Drill d = { 0 };
    DbVal brand = DB_V(by->brand_id), of = DB_V(id);
    *out = (DrillDebrief){ 0 };
    TRY(drill_get(db, a, by, id, &d, e));
    TRY(db_list(db, a, Q_DRILL_SCORES, DB_ARGS(brand, of), &score_model, &out->scores, e));
    TRY(drill_acts(db, a, by->brand_id, id, &out->acts, e));
    TRY(db_list(db, a, Q_DRILL_MEMBERS, DB_ARGS(brand, of), &member_model, &out->members, e));
    if (d.stage_id)
        TRY(db_list(db, a, Q_DRILL_LEVELS, DB_ARGS(DB_V(d.stage_id), DB_V(d.first_at)),
                    &level_model, &out->levels, e));
    return play_again(a, &d, &out->acts, &out->moods, e);
}
