/* trace.h - where it began and how it spread, as far as we see: evidence, never an accusation.
 *
 * Of the newest run of negative and guessing messages, oldest first, at most 2,000: what was found
 * first, where it came up next, the same text or link by many, and who is heard by many. */
#ifndef DESK_TRACE_H
#define DESK_TRACE_H

#include "desk/source.h"

typedef enum TraceKind { TRACE_EARLIEST, TRACE_CHANNEL, TRACE_EARLY, TRACE_SAME_TEXT,
                         TRACE_SAME_LINK, TRACE_REACH, TRACE_KIND__COUNT } TraceKind;

typedef struct TraceStep {
    TraceKind kind;
    int64_t at, case_id, message_id;
    Channel channel;
    Str author_name; /* for owners and admins; the caller of the handler sees to it */
    int64_t reach;
    int64_t people, minutes; /* same text or link: so many people, within so many minutes */
    bool is_together;        /* three people and more within ten minutes: "pola serempak" */
    Str text;                /* the beginning */
} TraceStep;

typedef struct Trace {
    int64_t from, until;
    int64_t messages;
    bool is_cut;       /* there were more: the earliest are told */
    int64_t sources;   /* that we listen to: what is elsewhere we do not see */
    Channel origin;
    List steps;        /* of TraceStep, by time; at most 30 */
} Trace;
extern const Model trace_model;

/* Up to the verdict, from where its rise began. */
NODISCARD Err trace_read(Db *db, Arena *a, int64_t brand_id, int64_t verdict_id, Trace *out,
                         Error *e);

#endif
