/* verdict_page.h - a verdict as a person reads it: what holds, what is missing, how long we have
 * been silent, and the messages behind each factor. */
#ifndef DESK_VERDICT_PAGE_H
#define DESK_VERDICT_PAGE_H

#include "desk/case.h"
#include "desk/decision.h"
#include "desk/watch.h"

/* ---- how long we have been silent, and what is guessed meanwhile ---- */

typedef struct MeterHour {
    int64_t at, negative, guesses; /* of the clock hour that begins then */
} MeterHour;
typedef struct Meter {
    int64_t last_word_at; /* ours, that all can read; 0: none is known */
    int64_t negative_since, guesses_since; /* since then, within the last 24 hours */
    List hours;           /* of MeterHour, 12, oldest first */
} Meter;
extern const Model meter_model;
NODISCARD Err meter_read(Db *db, Arena *a, int64_t brand_id, int64_t now, Meter *out, Error *e);

/* ---- the page ---- */

/* What is not known, and would make the verdict surer. */
typedef enum VerdictGap { GAP_CAUSE, GAP_WORD, GAP_HISTORY, GAP_SILENT, GAP_LATE, GAP_REACH,
                          GAP_CHANNELS, GAP__COUNT } VerdictGap;

typedef struct VerdictPage {
    VerdictRow verdict;
    bool is_newest;
    Decision decision; /* id 0: none holds */
    bool danger;       /* it must not be played down now */
    Cause cause;
    Incident incident; /* id 0: none runs */
    VerdictLevel alarm_level;
    int64_t onset_at;  /* when the rise began; the verdict's own time on an ordinary day */
    List missing;      /* of Str: names of VerdictGap, gravest first */
    int64_t sources;   /* that we listen to */
    Meter meter;
    List decisions;    /* of Decision, newest first */
} VerdictPage;
extern const Model verdict_page_model;
NODISCARD Err verdict_page(Db *db, Arena *a, int64_t brand_id, int64_t id, int64_t now,
                           VerdictPage *out, Error *e);

/* ---- the messages behind a factor ---- */

typedef struct BehindQuery {
    Str factor; /* a name of VerdictReasonKind */
    Str cursor;
    int64_t limit;
} BehindQuery;
extern const Model behind_query_model;
typedef struct BehindOf {
    int64_t brand_id, verdict_id;
    BehindQuery query;
} BehindOf;

typedef struct BehindMessage {
    int64_t id, case_id;
    Channel channel;
    Str author_name;
    int64_t written_at;
    Mood mood;
    MessageClass class;
    Severity severity;
    int64_t reach;
    Str text; /* the beginning */
} BehindMessage;
extern const Model behind_message_model;

/* Newest first: the messages of the factor's time that were here when it was judged. Repeats are
 * shown, though each person counts once. ERR_INVALID for a factor that is about no messages
 * (history, spam ..) or that this verdict does not name. */
NODISCARD Err verdict_behind(Db *db, Arena *a, const BehindOf *of, List *out, Str *next, Error *e);

#endif
