/* The page behind the link of a call. The token is all that its reader has: it shows one
 * incident of one brand and lets its reader take it, watch it or send the holding answer, each
 * once, nothing else. */
#include "desk/alarm.h"

#include "base/crypto.h"
#include "base/time.h"
#include "desk/alarm_call.h"
#include "desk/audit.h"
#include "desk/case.h"
#include "desk/decision.h"
#include "desk/event.h"
#include "desk/holding.h"
#include "desk/incident.h"

enum { TOKEN_MAX = 100, CASES_BEFORE = 2 * HOUR };

typedef struct Link {
    int64_t call_id, brand_id, incident_id;
    Str name, brand_name;
    int64_t zone, opened_at, received_at, used, staff_id;
    bool is_report;
} Link;
static const Field link_fields[] = {
    FIELD(Link, call_id),   FIELD(Link, brand_id),    FIELD(Link, incident_id),
    FIELD(Link, name),      FIELD(Link, brand_name),  FIELD(Link, zone),
    FIELD(Link, opened_at), FIELD(Link, received_at), FIELD(Link, used),
    FIELD(Link, staff_id),  FIELD(Link, is_report),
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
                  &(AuditAct){ .act = "alarm.opened",
                               .object = "incident",
                               .object_id = l->incident_id,
                               .detail = str_fmt(a, "call=%lld", (long long)l->call_id),
                               .personal = l->name },
                  e));
    return event_add(db, l->brand_id, EVENT_INCIDENT, l->incident_id, now, e);
}

static NODISCARD Err show(Db *db, Arena *a, const Link *l, int64_t now, AlarmPage *out, Error *e) {
    AlarmPage page = { .brand_id = l->brand_id,
                       .incident_id = l->incident_id,
                       .call_id = l->call_id,
                       .staff_id = l->staff_id,
                       .name = l->name,
                       .brand_name = l->brand_name,
                       .zone = l->zone,
                       .is_report = l->is_report,
                       .used = (unsigned)l->used };
    TRY(incident_get(db, a, l->brand_id, l->incident_id, &page.incident, e));
    if (!page.incident.is_test)
        TRY(decision_danger(db, l->brand_id, now, &page.danger, e));
    Err r = watch_latest(db, a, l->brand_id, &page.verdict, e);
    if (r != ERR_NOT_FOUND)
        TRY(r);
    TRY(db_list(db, a, Q_ALARM_CASES,
                DB_ARGS(DB_V(l->brand_id), DB_V(page.incident.opened_at - CASES_BEFORE)),
                &case_row_model, &page.messages, e));
    TRY(db_list(db, a, Q_ALARM_CALLS_NEXT, DB_ARGS(DB_V(l->brand_id), DB_V(l->incident_id)),
                &alarm_call_model, &page.calls, e));
    alarm_mask_calls(a, &page.calls);
    TRY(holding_offer(db, a, now, &page, e));
    *out = page;
    return ERR_OK;
}

Err alarm_page(Db *db, Arena *a, Str token, int64_t now, AlarmPage *out, Error *e) {
    Link l = { 0 };
    TRY(find_link(db, a, token, now, &l, e));
    TRY(mark_opened(db, &l, now, e));
    return show(db, a, &l, now, out, e);
}

/* *first: not used for that before. */
static NODISCARD Err use_link(Db *db, Link *l, AlarmUse use, bool *first, Error *e) {
    int64_t changed;
    TRY(db_run(db, Q_ALARM_USE, DB_ARGS(DB_V(l->brand_id), DB_V(l->call_id), DB_V((int64_t)use)),
               &changed, e));
    *first = changed > 0;
    l->used |= use;
    return ERR_OK;
}

static NODISCARD Err change(Db *db, Arena *a, const Link *l, IncidentAct act, int64_t now,
                            Error *e) {
    IncidentRow row = { 0 };
    TRY(incident_load(db, a, l->brand_id, l->incident_id, &row, e));
    Str detail = str_fmt(a, "by link, call=%lld", (long long)l->call_id);
    return incident_change(db, &(Caller){ .brand_id = l->brand_id, .now = now }, &row,
                           &(IncidentChange){ .act = act },
                           &(IncidentHand){ .name = l->name, .detail = detail }, e);
}

Err alarm_page_act(Db *db, Arena *a, Str token, IncidentAct act, int64_t now, AlarmPage *out,
                   Error *e) {
    Link l = { 0 };
    bool first;
    if (act != INCIDENT_ACT_TAKE && act != INCIDENT_ACT_WATCH)
        FAIL(e, ERR_DENIED, "sign in to end an alarm");
    TRY(find_link(db, a, token, now, &l, e));
    TRY(mark_opened(db, &l, now, e));
    TRY(use_link(db, &l, act == INCIDENT_ACT_TAKE ? ALARM_USE_TAKE : ALARM_USE_WATCH, &first, e));
    if (first)
        TRY(change(db, a, &l, act, now, e));
    return show(db, a, &l, now, out, e);
}

Err alarm_page_hold(Db *db, Arena *a, Str token, const HoldForm *form, int64_t now, AlarmPage *out,
                    Error *e) {
    Link l = { 0 };
    bool first;
    AlarmPage page = { 0 };
    TRY(find_link(db, a, token, now, &l, e));
    TRY(mark_opened(db, &l, now, e));
    TRY(show(db, a, &l, now, &page, e));
    TRY(use_link(db, &l, ALARM_USE_HOLD, &first, e));
    if (first)
        TRY(holding_send(db, a, &page, form, now, e));
    return show(db, a, &l, now, out, e);
}

Err alarm_received(Db *db, Arena *a, Str token, int64_t now, int64_t *brand_id, Error *e) {
    Link l = { 0 };
    TRY(find_link(db, a, token, now, &l, e));
    *brand_id = l.brand_id;
    if (l.received_at)
        return ERR_OK;
    TRY(db_run(db, Q_ALARM_MARK_RECEIVED, DB_ARGS(DB_V(l.brand_id), DB_V(l.call_id), DB_V(now)),
               NULL, e));
    return event_add(db, l.brand_id, EVENT_INCIDENT, l.incident_id, now, e);
}
