/* alarm.h - the ladder of people to wake, the calls, and the page behind the link. */
#ifndef DESK_ALARM_H
#define DESK_ALARM_H

#include "desk/watch.h"

typedef enum AlarmWay { ALARM_MAIL, ALARM_HOOK, ALARM_WAY__COUNT } AlarmWay;
extern const char *const alarm_way_names[]; /* "mail", "hook" */

typedef struct AlarmStep {
    int64_t id, position;
    Str name;       /* whom: "Rasti (pemilik)" */
    AlarmWay way;
    Str address;
    Str secret;     /* hook: input only */
    int64_t wait;   /* seconds after the step before; 0 for the first */
} AlarmStep;

typedef struct AlarmLadder {
    List steps; /* of AlarmStep */
} AlarmLadder;
extern const Model alarm_ladder_model;

NODISCARD Err alarm_steps(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);
/* Replaces the whole ladder, in the order given; a hook without a secret keeps the one of the step
 * with its id, or without id of the same address. Calls already planned stay as they are. */
NODISCARD Err alarm_set(Db *db, Arena *a, const Caller *by, const AlarmLadder *in, List *out,
                        Error *e);

typedef enum CallState { CALL_DUE, CALL_CALLING, CALL_CALLED, CALL_FAILED, CALL_CANCELLED,
                         CALL_STATE__COUNT } CallState;
extern const char *const call_state_names[];
typedef struct AlarmCall {
    int64_t id, incident_id, round, position;
    Str name;
    AlarmWay way;
    Str address;   /* masked but for its first letters */
    CallState state;
    int64_t due_at, called_at, opened_at;
    Str failure;
} AlarmCall;
extern const Model alarm_call_model;
NODISCARD Err alarm_calls(Db *db, Arena *a, int64_t brand_id, int64_t incident_id, List *out,
                          Error *e);
/* *Uji alarm*: an incident marked as test; every step is called at once. It ends by itself after
 * half an hour, or by the next test. ERR_INVALID when the ladder is empty. */
NODISCARD Err alarm_test(Db *db, Arena *a, const Caller *by, Incident *out, Error *e);
/* When the whole path last worked: a mail when its link was opened, a hook when it answered.
 * 0 = never. */
NODISCARD Err alarm_last_good(Db *db, int64_t brand_id, int64_t *at, Error *e);

/* For the caller thread: claim one due call for a minute, inside a write transaction that is
 * committed before the call is made, and after ERR_NOT_FOUND (none is due) as well: calls that
 * were given up or have become pointless were written down. A lease that runs out is given again
 * twice, so a person may be called twice, but not never. due.h tells when to come again. */
typedef struct CallOut {
    int64_t id, brand_id, incident_id;
    AlarmWay way;
    Str name, address, secret, brand_name;
    Str token; /* for the link: shown once, stored hashed, good for 30 minutes after the call */
    VerdictLevel level;
    bool is_test;
    int64_t opened_at, messages, zone;
} CallOut;
NODISCARD Err alarm_claim(Db *db, Arena *a, int64_t now, CallOut *out, Error *e);
/* `failure`: short, without personal text; the next step is then called at once. */
NODISCARD Err alarm_called(Db *db, const CallOut *c, bool ok, Str failure, int64_t now, Error *e);

/* The page behind the link, without sign-in: allows only take and watch (ERR_DENIED else).
 * ERR_NOT_FOUND for a token that is unknown, has run out or whose incident is over. Both are
 * writes: the first opening is the receipt of the call. */
typedef struct AlarmPage {
    int64_t brand_id, incident_id, call_id;
    Str brand_name, name;
    Incident incident;
    VerdictRow verdict;
    List messages;  /* of CaseRow: the most seen first, at most 5 */
    List calls;     /* of AlarmCall: what happens next, at most 5 */
    int64_t zone;
} AlarmPage;
NODISCARD Err alarm_page(Db *db, Arena *a, Str token, int64_t now, AlarmPage *out, Error *e);
NODISCARD Err alarm_page_act(Db *db, Arena *a, Str token, IncidentAct act, int64_t now,
                             AlarmPage *out, Error *e);

#endif
