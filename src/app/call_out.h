/* call_out.h - the ways an alarm leaves the program: one file each. */
#ifndef APP_CALL_OUT_H
#define APP_CALL_OUT_H

#include "app/alarm_text.h"
#include "app/program.h"
#include "desk/alarm_post.h"
#include "desk/wake_way.h"

typedef struct AlarmCaller {
    Program *program;
    Fetcher *fetcher;
} AlarmCaller;

typedef struct CallLeft {
    Str posted;   /* what now stands there, for replacing it; empty: nothing can be */
    bool is_gone; /* on failure: the other side says this address is no more */
} CallLeft;

/* ERR_OK: taken by the mail server, program, bot or push service. */
typedef Err CallWay(AlarmCaller *s, Arena *a, const CallOut *c, CallLeft *left, Error *e);
CallWay call_by_mail, call_by_hook, call_by_telegram, call_by_push;

/* Brings up to date what stands there, without a sound. A mail stays as it is. */
typedef Err ShowWay(AlarmCaller *s, Arena *a, const AlarmPost *p, Error *e);
ShowWay show_by_telegram, show_by_push;

/* By the way of the call. */
NODISCARD Err call_make(AlarmCaller *s, Arena *a, const CallOut *c, CallLeft *left, Error *e);
/* Tells one person of deadlines and unknown posts, if somebody is to be told: *more. */
NODISCARD Err call_notice(AlarmCaller *s, Arena *a, bool *more, Error *e);

AlarmText call_text(const AlarmCaller *s, Arena *a, const CallOut *c);
/* The same for a small screen. */
AlarmShort call_short(const AlarmCaller *s, Arena *a, const CallOut *c);
AlarmFacts call_facts(const CallOut *c);
AlarmFacts post_facts(const AlarmPost *p);
/* public_url/alarm/TOKEN, from the sealed token; the front page when there is none. */
NODISCARD Err post_link(const AlarmCaller *s, Arena *a, const AlarmPost *p, Str *out, Error *e);

#endif
