/* The page behind the link of a call. The token is all that its reader has: it shows one
 * incident of one brand and lets its reader take or watch it, nothing else. */
#include "desk/alarm.h"

#include "base/crypto.h"
#include "base/time.h"
#include "desk/alarm_call.h"
#include "desk/audit.h"
#include "desk/case.h"
#include "desk/event.h"
#include "desk/incident.h"

enum { TOKEN_MAX = 100, CASES_BEFORE = 2 * HOUR };

typedef struct Link {
    int64_t call_id, brand_id, incident_id;
    Str name, brand_name;
    int64_t zone, opened_at;
} Link;
static const Field link_fields[] = {
    FIELD(Link, call_id),    FIELD(Link, brand_id), FIELD(Link, incident_id), FIELD(Link, name),
    FIELD(Link, brand_name), FIELD(Link, zone),     FIELD(Link, opened_at),
};
static const Model link_model = MODEL(Link, link_fields);

static NODISCARD Err find_link(Db *db, Arena *a, Str token, int64_t now, Link *out, Error *e) {
    bool found = false;
    if (token.n && token.n <= TOKEN_MAX)
        TRY(db_maybe(db, a, Q_ALARM_BY_TOKEN,
                     DB_ARGS(DB_V(sha256_hex(a, token)), DB_V(now - CALL_LINK_TIME)), &link_model,
                     out, &found, e));
    if (!found)
        FAIL(e, ERR_NOT_FOUND, "this link has run out or the alarm is over: sign in to see more");
    return ERR_OK;
}

static NODISCARD Err mark_opened(Db *db, const Link *l, int64_t now, Error *e) {
    SCRATCH(a);
    if (l->opened_at)
        return ERR_OK;
    TRY(db_run(db, Q_ALARM_MARK_OPENED, DB_ARGS(DB_V(l->brand_id), DB_V(l->call_id), DB_V(now)),
               NULL, e));
    TRY(audit_add(db, &(Caller){ .brand_id = l->brand_id, .now = now },
                  &(AuditAct){ .act = "alarm.opened", .object = "incident",
                               .object_id = l->incident_id,
                               .detail = str_fmt(a, "call=%lld to " STR_FMT,
                                                 (long long)l->call_id, STR_ARG(l->name)) },
                  e));
    return event_add(db, l->brand_id, EVENT_INCIDENT, l->incident_id, now, e);
}

static NODISCARD Err show(Db *db, Arena *a, const Link *l, AlarmPage *out, Error *e) {
    AlarmPage page = { .brand_id = l->brand_id, .incident_id = l->incident_id,
                       .call_id = l->call_id, .brand_name = l->brand_name, .name = l->name,
                       .zone = l->zone };
    TRY(incident_get(db, a, l->brand_id, l->incident_id, &page.incident, e));
    Err r = watch_latest(db, a, l->brand_id, &page.verdict, e);
    if (r != ERR_NOT_FOUND)
        TRY(r);
    TRY(db_list(db, a, Q_ALARM_CASES,
                DB_ARGS(DB_V(l->brand_id), DB_V(page.incident.opened_at - CASES_BEFORE)),
                &case_row_model, &page.messages, e));
    TRY(db_list(db, a, Q_ALARM_CALLS_NEXT, DB_ARGS(DB_V(l->brand_id), DB_V(l->incident_id)),
                &alarm_call_model, &page.calls, e));
    alarm_mask_calls(a, &page.calls);
    *out = page;
    return ERR_OK;
}

Err alarm_page(Db *db, Arena *a, Str token, int64_t now, AlarmPage *out, Error *e) {
    Link l = { 0 };
    TRY(find_link(db, a, token, now, &l, e));
    TRY(mark_opened(db, &l, now, e));
    return show(db, a, &l, out, e);
}

Err alarm_page_act(Db *db, Arena *a, Str token, IncidentAct act, int64_t now, AlarmPage *out,
                   Error *e) {
    Link l = { 0 };
    IncidentRow row = { 0 };
    if (act != INCIDENT_ACT_TAKE && act != INCIDENT_ACT_WATCH)
        FAIL(e, ERR_DENIED, "sign in to end an alarm");
    TRY(find_link(db, a, token, now, &l, e));
    TRY(mark_opened(db, &l, now, e));
    TRY(incident_load(db, a, l.brand_id, l.incident_id, &row, e));
    Str detail = str_fmt(a, "by link, call=%lld to " STR_FMT, (long long)l.call_id,
                         STR_ARG(l.name));
    TRY(incident_change(db, &(Caller){ .brand_id = l.brand_id, .now = now }, &row,
                        &(IncidentChange){ .act = act },
                        &(IncidentHand){ .name = l.name, .detail = detail }, e));
    return show(db, a, &l, out, e);
}
