#include "desk/alarm_post.h"

#include "base/time.h"
#include "desk/incident.h"
#include "desk/scene.h"

static const Field post_fields[] = {
    FIELD(AlarmPost, id),
    FIELD(AlarmPost, brand_id),
    FIELD(AlarmPost, incident_id),
    FIELD_ENUM_OF(AlarmPost, way, alarm_way_names),
    FIELD(AlarmPost, way_id),
    FIELD(AlarmPost, name),
    FIELD(AlarmPost, address),
    FIELD(AlarmPost, secret),
    FIELD(AlarmPost, posted),
    FIELD(AlarmPost, brand_name),
    FIELD(AlarmPost, language),
    FIELD(AlarmPost, token),
    FIELD_ENUM_OF(AlarmPost, level, verdict_level_names),
    FIELD_ENUM_OF(AlarmPost, now_level, verdict_level_names),
    FIELD_ENUM_OF(AlarmPost, state, incident_state_names),
    FIELD(AlarmPost, opened_at),
    FIELD(AlarmPost, changed_at),
    FIELD(AlarmPost, messages),
    FIELD(AlarmPost, zone),
    FIELD(AlarmPost, taken_name),
    FIELD(AlarmPost, is_gone),
    FIELD(AlarmPost, is_drill),
};
static const Model post_model = MODEL(AlarmPost, post_fields);

Err alarm_posted(Db *db, const CallOut *c, Str external_id, Str sealed, int64_t now, Error *e) {
    return db_run(db, Q_ALARM_POST_PUT,
                  DB_ARGS(DB_V(c->brand_id), DB_V(c->incident_id), DB_V(c->recipient), DB_V(c->id),
                          DB_V(external_id.p ? external_id : S("")), DB_V(sealed), DB_V(now)),
                  NULL, e);
}

Err alarm_post_stale(Db *db, int64_t now, bool *any, Error *e) {
    int64_t count;
    TRY(db_i64(db, Q_ALARM_POST_STALE, DB_ARGS(DB_V(now - POST_EVERY)), &count, e));
    *any = count > 0;
    return ERR_OK;
}

Err alarm_post_claim(Db *db, Arena *a, int64_t now, AlarmPost *out, Error *e) {
    int64_t id;
    TRY(db_run(db, Q_ALARM_POST_RETIRE, DB_ARGS(DB_V(now - INCIDENT_FRESH)), NULL, e));
    TRY(db_i64(db, Q_ALARM_POST_CLAIM, DB_ARGS(DB_V(now), DB_V(now - POST_EVERY)), &id, e));
    TRY(db_one(db, a, Q_ALARM_POST_OUT, DB_ARGS(DB_V(id)), &post_model, out, e));
    TRY(scene_grave(db, out->brand_id, now, &out->grave, e));
    if (out->state == INCIDENT_OVER || out->is_gone) /* this was its last change */
        TRY(db_run(db, Q_ALARM_POST_END, DB_ARGS(DB_V(out->brand_id), DB_V(id)), NULL, e));
    return ERR_OK;
}
