/* trace.h - where it began and how it spread, as far as we see: evidence, never an accusation.
 *
 * Of negative and guessing messages, oldest first, at most TRACE_MOST: what was found first, where
 * it came up next, the same text or link by many, and who is heard by many. Words of confidential
 * cases and what was deleted where it stood are counted, not shown. */
#ifndef DESK_TRACE_H
#define DESK_TRACE_H

#include "desk/policy.h"
#include "desk/source.h"

enum { TRACE_MOST = 2000, TRACE_STEPS_MOST = 30, TRACE_LINKS_MOST = 60 };

typedef enum TraceKind {
    TRACE_EARLIEST,
    TRACE_CHANNEL,
    TRACE_EARLY,
    TRACE_SAME_TEXT,
    TRACE_SAME_LINK,
    TRACE_REACH,
    TRACE_KIND__COUNT
} TraceKind;
extern const char *const trace_kind_names[];

/* A message that is part of it. */
typedef struct TraceRow {
    int64_t id, case_id, who; /* who: an author, or less than 0: nobody knows */
    int64_t source_id;
    Str source_name;
    Channel channel;
    Str author_name, handle;
    int64_t heard_at; /* since when we know the account; 0: nobody knows */
    int64_t written_at, signature, reach;
    Str link, text; /* the beginning */
    bool is_secret, is_deleted, is_spam;
} TraceRow;

/* Which messages: of one problem up to a time, or of all between two. */
typedef struct TraceSpan {
    int64_t brand_id, problem_id, from, until;
} TraceSpan;

typedef struct TraceRows {
    List list;               /* of TraceRow, by time */
    bool is_cut;             /* there were more: these are the earliest */
    int64_t secret, deleted; /* left out */
} TraceRows;
NODISCARD Err trace_rows(Db *db, Arena *a, const TraceSpan *span, TraceRows *out, Error *e);
/* From when a rise that is known of at `at` is looked at. */
NODISCARD Err trace_start(Db *db, Arena *a, int64_t brand_id, int64_t at, int64_t *out, Error *e);

typedef struct TraceStep {
    TraceKind kind;
    int64_t at, case_id, message_id;
    Channel channel;
    Str author_name; /* for whom the policy says; the caller of the handler sees to it */
    int64_t reach;
    int64_t people, minutes; /* same text or link: so many people, within so many minutes */
    int64_t fresh;           /* of them, so many whom we had not heard of a day before */
    bool is_together;        /* three people and more within ten minutes: "pola serempak" */
    Str text;                /* the beginning */
} TraceStep;

/* The same text or link, from who had it first to somebody after. */
typedef struct TraceLink {
    TraceKind kind;
    int64_t from_at, at;
    Channel from_channel, channel;
} TraceLink;
extern const Model trace_link_model;

typedef struct Trace {
    int64_t from, until;
    int64_t messages;
    bool is_cut;     /* there were more: the earliest are told */
    int64_t sources; /* that we listen to: what is elsewhere we do not see */
    Channel origin; /* of the earliest; of a verdict, by origin.h since its rise */
    List steps; /* of TraceStep, by time; at most TRACE_STEPS_MOST */
    List links; /* of TraceLink; at most TRACE_LINKS_MOST; not in trace_model */
} Trace;
extern const Model trace_model;

/* The first cases among them from then on, as origin_of() takes them. */
void trace_first_cases(Arena *a, const TraceRows *rows, int64_t from, List *out);
/* From these rows; `from` and `until` are of the caller. */
NODISCARD Err trace_tell(Db *db, Arena *a, int64_t brand_id, const TraceRows *rows, Trace *out,
                         Error *e);
/* Up to the verdict, from where its rise began. */
NODISCARD Err trace_read(Db *db, Arena *a, int64_t brand_id, int64_t verdict_id, Trace *out,
                         Error *e);
/* Whether names of accounts, and what a hold is for, are for this person. */
bool trace_is_named(const Policy *p, const Caller *by);
/* ERR_DENIED with its clause when what was over at `until` is no longer shown. */
NODISCARD Err trace_may_show(const Policy *p, int64_t until, int64_t now, Error *e);

#endif
