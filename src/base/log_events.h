/* log_events.h - the name of every event the program logs, so that whoever runs it can look
 * one up and search for it. The lint fails when a log_event() call names another. */
#ifndef BASE_LOG_EVENTS_H
#define BASE_LOG_EVENTS_H

typedef struct LogEvent {
    const char *name; /* subject.what_happened */
    const char *doc;  /* one sentence: when it is logged and what to do, if anything */
} LogEvent;

/* Ends with a NULL name. */
extern const LogEvent log_events[];

#endif
