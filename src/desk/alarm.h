/* alarm.h - the ladder of people to wake, the calls, and the page behind the link. */
#ifndef DESK_ALARM_H
#define DESK_ALARM_H

#include "desk/reply.h"
#include "desk/watch.h"

/* By what a call is made. */
typedef enum AlarmWay { ALARM_MAIL, ALARM_HOOK, ALARM_TELEGRAM, ALARM_PUSH,
                        ALARM_WAY__COUNT } AlarmWay;
extern const char *const alarm_way_names[]; /* "mail", "hook", "telegram", "push" */

/* Whom a step of the ladder calls: an address of its own ("mail", "hook"), or people by all their
 * ways ("duty", "next", "owner", "person"). */
typedef enum StepWay {
    STEP_MAIL,
    STEP_HOOK,
    STEP_DUTY,   /* everybody on duty; when nobody is, the next in line */
    STEP_NEXT,   /* the next in line, one a step */
    STEP_OWNER,  /* the owners of the brand */
    STEP_PERSON, /* staff_id */
    STEP_WAY__COUNT
} StepWay;

typedef struct AlarmStep {
    int64_t id, position;
    Str name;       /* whom: "Rasti (pemilik)"; none for duty, next and owner */
    StepWay way;
    Str address;    /* mail and hook */
    Str secret;     /* hook: input only */
    int64_t staff_id;
    int64_t wait;   /* seconds after the step before; 0 for the first */
} AlarmStep;

typedef struct AlarmLadder {
    List steps; /* of AlarmStep */
} AlarmLadder;
extern const Model alarm_ladder_model;

NODISCARD Err alarm_steps(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);
/* Replaces the whole ladder, in the order given; a hook without a secret keeps the one of the step
 * with its id, or without id of the same address. Calls already planned stay as they are. A ladder
 * without steps calls those on duty, then the next in line, then the owners, as soon as there is a
 * roster. Who owns the level of an incident (crisis/escalation.h) is called with the first step. */
NODISCARD Err alarm_set(Db *db, Arena *a, const Caller *by, const AlarmLadder *in, List *out,
                        Error *e);
/* Of alarms that run: who is named by no step and owns no level of theirs any more is not called,
 * and their links end. */
NODISCARD Err alarm_calls_dismiss(Db *db, int64_t brand_id, Error *e);
/* The row of what is set beside the ladder, once: what only the ladder and the owners of levels
 * reach is tested from tomorrow on. */
NODISCARD Err alarm_setting_make(Db *db, const Caller *by, Error *e);

typedef enum CallState {
    CALL_DUE,
    CALL_CALLING,
    CALL_CALLED,
    CALL_FAILED,
    CALL_CANCELLED,
    CALL_QUIET, /* not made: quiet hours of the person */
    CALL_STATE__COUNT
} CallState;
extern const char *const call_state_names[];
typedef struct AlarmCall {
    int64_t id, incident_id, round, position;
    Str name;
    AlarmWay way;
    Str address;   /* masked but for its first letters */
    CallState state;
    int64_t due_at, began_at, called_at;
    int64_t received_at; /* the device said so by itself */
    int64_t opened_at;   /* a person opened the link */
    Str failure;
    bool is_report;      /* tells an owner what a monthly test found */
} AlarmCall;
extern const Model alarm_call_model;
NODISCARD Err alarm_calls(Db *db, Arena *a, int64_t brand_id, int64_t incident_id, List *out,
                          Error *e);
/* *Uji alarm*: an incident marked as test; every step is called at once. It ends by itself after
 * half an hour, or by the next test. ERR_INVALID when the ladder is empty. */
NODISCARD Err alarm_test(Db *db, Arena *a, const Caller *by, Incident *out, Error *e);
/* The newest tests, by hand and monthly, at most twelve. */
typedef struct AlarmTest {
    int64_t id; /* of its incident */
    int64_t opened_at;
    bool is_monthly;
    int64_t calls, reached, failed;
} AlarmTest;
extern const Model alarm_test_model;
NODISCARD Err alarm_tests(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);

/* What the shop sends when it does not know more yet. Braces are filled in: {sapaan}, {nama},
 * {jam}, {zona}, {admin}. Empty: the program's own sentence. */
typedef struct HoldingText {
    Str text;
    Str own; /* read only: the program's sentence */
} HoldingText;
extern const Model holding_text_model;
NODISCARD Err holding_get(Db *db, Arena *a, int64_t brand_id, HoldingText *out, Error *e);
/* ERR_INVALID names text when the sentence checker would stop it. */
NODISCARD Err holding_set(Db *db, Arena *a, const Caller *by, Str text, HoldingText *out, Error *e);

/* When the whole path last worked: a hook when it answered, the others when the device said
 * so or the link was opened.
 * 0 = never. */
NODISCARD Err alarm_last_good(Db *db, int64_t brand_id, int64_t *at, Error *e);

/* For the caller thread: claim one due call for a minute, inside a write transaction that is
 * committed before the call is made, and after ERR_NOT_FOUND (none is due) as well: calls that
 * were given up or have become pointless were written down. A lease that runs out is given again
 * twice, so a person may be called twice, but not never. due.h tells when to come again. */
typedef struct CallOut {
    int64_t id, brand_id, incident_id, round;
    AlarmWay way;
    int64_t way_id; /* of wake_way.h; 0: an address of the ladder, or the account's mail */
    Str name, address, secret, brand_name, language;
    Str recipient;
    Str posted; /* what an earlier call left there, to be replaced; else none */
    Str token;  /* for the link: shown once, stored hashed, good for 30 minutes after the call */
    VerdictLevel level, now_level; /* the highest it reached, and what is shown now */
    bool is_test, is_report;
    bool is_gone; /* the person removed this way meanwhile: there is nothing to call */
    bool is_drill; /* of a rehearsal: nobody is called */
    int64_t opened_at; /* since when its messages are counted */
    int64_t messages, grave, zone; /* grave: matters that wait */
    const struct NoticeOut *notice; /* notice.h: what it tells instead of an incident; else NULL */
} CallOut;
NODISCARD Err alarm_claim(Db *db, Arena *a, int64_t now, CallOut *out, Error *e);
/* `failure`: short, without personal text; the next step is then called at once. */
NODISCARD Err alarm_called(Db *db, const CallOut *c, bool ok, Str failure, int64_t now, Error *e);

/* The page behind the link, without sign-in: allows only take, watch and the prepared holding
 * answer (ERR_DENIED else), each once by each link: the same act again changes nothing.
 * ERR_NOT_FOUND for a token that is unknown, has run out, whose incident is over or whose person
 * left the brand; ERR_INVALID for watching what C05 keeps from being merely watched. All are
 * writes: the first opening is the receipt of the call. */
typedef enum AlarmUse { ALARM_USE_TAKE = 1, ALARM_USE_WATCH = 2, ALARM_USE_HOLD = 4 } AlarmUse;

typedef enum HoldState {
    HOLD_NONE,    /* nothing to answer */
    HOLD_STRANGER, /* the call went to an address, not to a person who could be its author */
    HOLD_DENIED,  /* the person's role may not answer */
    HOLD_READY,
    HOLD_BLOCKED, /* the sentence checker wants a person to read it */
    HOLD_DONE,    /* handed in by this link: see hold_reply */
} HoldState;
typedef struct AlarmPage {
    int64_t brand_id, incident_id, call_id, staff_id;
    Str brand_name, name;
    unsigned used;  /* bits by AlarmUse */
    bool is_report;
    Incident incident;
    bool danger;    /* somebody may be harmed and waits: it may be taken, not watched (C05) */
    VerdictRow verdict;
    List messages;  /* of CaseRow: the most seen first, at most 5 */
    HoldState hold;
    Str hold_text;        /* filled in for its author */
    Str hold_excerpt;     /* what it answers: the first complaint of the messages, else the first */
    Channel hold_channel;
    bool hold_by_hand;    /* the program does not reach that place: a person posts it there */
    Str hold_link;        /* where it is to be posted, when that is known */
    int64_t hold_case, hold_version;
    ReplyState hold_reply; /* where it stands: waiting for a second person, held, by hand, .. */
    List calls;     /* of AlarmCall: what happens next, at most 5 */
    int64_t zone;
} AlarmPage;
NODISCARD Err alarm_page(Db *db, Arena *a, Str token, int64_t now, AlarmPage *out, Error *e);
NODISCARD Err alarm_page_act(Db *db, Arena *a, Str token, IncidentAct act, int64_t now,
                             AlarmPage *out, Error *e);
/* Hands in the holding answer to this case as the person the call went to, by the same rules as
 * from the desk: a second person may have to read it. ERR_CONFLICT when the case changed since
 * `version`; ERR_DENIED unless page.hold was HOLD_READY for it. */
typedef struct HoldForm {
    int64_t case_id, version;
} HoldForm;
NODISCARD Err alarm_page_hold(Db *db, Arena *a, Str token, const HoldForm *form, int64_t now,
                              AlarmPage *out, Error *e);
/* The device tells that the call came, without showing anything. */
NODISCARD Err alarm_received(Db *db, Arena *a, Str token, int64_t now, int64_t *brand_id, Error *e);

#endif
