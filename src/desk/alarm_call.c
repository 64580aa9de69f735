#include "desk/alarm_call.h"

#include "base/crypto.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/event.h"
#include "desk/incident.h"
#include "desk/scene.h"

enum { FAILURE_MAX = 200 };

static const Field call_out_fields[] = {
    FIELD(CallOut, id),
    FIELD(CallOut, brand_id),
    FIELD(CallOut, incident_id),
    FIELD(CallOut, round),
    FIELD_ENUM_OF(CallOut, way, alarm_way_names),
    FIELD(CallOut, way_id),
    FIELD(CallOut, name),
    FIELD(CallOut, address),
    FIELD(CallOut, secret),
    FIELD(CallOut, brand_name),
    FIELD(CallOut, language),
    FIELD(CallOut, recipient),
    FIELD(CallOut, posted),
    FIELD_ENUM_OF(CallOut, level, verdict_level_names),
    FIELD_ENUM_OF(CallOut, now_level, verdict_level_names),
    FIELD(CallOut, is_test),
    FIELD(CallOut, is_report),
    FIELD(CallOut, is_gone),
    FIELD(CallOut, is_drill),
    FIELD(CallOut, opened_at),
    FIELD(CallOut, messages),
    FIELD(CallOut, zone),
};
static const Model call_out_model = MODEL(CallOut, call_out_fields);

/* Where a call stands in its ladder. */
typedef struct Place {
    int64_t id, brand_id, incident_id, round, position;
} Place;
static const Field place_fields[] = { FIELD(Place, id), FIELD(Place, brand_id),
                                      FIELD(Place, incident_id), FIELD(Place, round),
                                      FIELD(Place, position) };
static const Model place_model = MODEL(Place, place_fields);

static NODISCARD Err tell(Db *db, const Place *p, const char *act, int64_t now, Error *e) {
    SCRATCH(a);
    TRY(audit_add(db, &(Caller){ .brand_id = p->brand_id, .now = now },
                  &(AuditAct){ .act = act,
                               .object = "incident",
                               .object_id = p->incident_id,
                               .detail = str_fmt(a, "round=%lld step=%lld", (long long)p->round,
                                                 (long long)p->position) },
                  e));
    return event_add(db, p->brand_id, EVENT_INCIDENT, p->incident_id, now, e);
}

static NODISCARD Err hasten_next(Db *db, const Place *p, int64_t now, Error *e) {
    return db_run(db, Q_ALARM_CALL_HASTEN,
                  DB_ARGS(DB_V(p->brand_id), DB_V(p->incident_id), DB_V(p->round),
                          DB_V(p->position), DB_V(now)),
                  NULL, e);
}

/* Those whose caller died in the middle, more often than can be chance. */
static NODISCARD Err give_up_lost(Db *db, int64_t now, Error *e) {
    SCRATCH(a);
    List lost;
    TRY(db_run(db, Q_ALARM_LEASE_AGAIN, DB_ARGS(DB_V(now), DB_V(CALL_TRIES)), NULL, e));
    TRY(db_list(db, a, Q_ALARM_LEASE_LOST, DB_ARGS(DB_V(now)), &place_model, &lost, e));
    const Place *p = lost.items;
    for (size_t i = 0; i < lost.count; i++) {
        TRY(db_run(db, Q_ALARM_CALL_LOST,
                   DB_ARGS(DB_V(p[i].brand_id), DB_V(p[i].id),
                           DB_V(S("the caller was stopped before it could say how it went"))),
                   NULL, e));
        TRY(hasten_next(db, &p[i], now, e));
        TRY(tell(db, &p[i], "alarm.failed", now, e));
    }
    return ERR_OK;
}

Err alarm_claim(Db *db, Arena *a, int64_t now, CallOut *out, Error *e) {
    int64_t any, id;
    CallOut call = { 0 };
    TRY(db_i64(db, Q_ALARM_ANY_DUE, DB_ARGS(DB_V(now)), &any, e));
    if (any == 0)
        FAIL(e, ERR_NOT_FOUND, "no call is due");
    TRY(give_up_lost(db, now, e));
    TRY(db_run(db, Q_ALARM_CANCEL_STALE, DB_ARGS(DB_V(now), DB_V(now - INCIDENT_FRESH)), NULL, e));
    Str token = crypto_token(a);
    TRY(db_i64(db, Q_ALARM_CLAIM,
               DB_ARGS(DB_V(now), DB_V(now + CALL_LEASE), DB_V(sha256_hex(a, token))), &id, e));
    TRY(db_one(db, a, Q_ALARM_CALL_OUT, DB_ARGS(DB_V(id)), &call_out_model, &call, e));
    TRY(scene_grave(db, call.brand_id, now, &call.grave, e));
    call.token = token;
    *out = call;
    return ERR_OK;
}

Err alarm_called(Db *db, const CallOut *c, bool ok, Str failure, int64_t now, Error *e) {
    SCRATCH(a);
    int64_t ended;
    Place place = { 0 };
    DbVal why = ok ? db_null() : db_val_text(utf8_cut(failure.p ? failure : S(""), FAILURE_MAX));
    TRY(db_run(db, Q_ALARM_CALL_END,
               DB_ARGS(DB_V(c->brand_id), DB_V(c->id), DB_V(sha256_hex(a, c->token)),
                       db_name(call_state_names, ok ? CALL_CALLED : CALL_FAILED),
                       ok ? db_val_i64(now) : db_null(), why),
               &ended, e));
    if (ended == 0)
        return ERR_OK; /* the lease ran out and another has claimed it since */
    TRY(db_one(db, a, Q_ALARM_CALL_PLACE, DB_ARGS(DB_V(c->brand_id), DB_V(c->id)), &place_model,
               &place, e));
    if (!ok)
        TRY(hasten_next(db, &place, now, e));
    return tell(db, &place, ok ? "alarm.called" : "alarm.failed", now, e);
}
