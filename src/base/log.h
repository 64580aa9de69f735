/* log.h - structured events: a name from the table in log_events.h plus fields.
 *
 * Library layers (base to desk) return errors and never log; http/ and app/ do. Never log
 * passwords, tokens or the text of messages. Output is one line an event, as text or JSON,
 * control characters escaped; a failed write is ignored so that a full disk never changes
 * an answer. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/err.h"
#include "base/str.h"

typedef enum LogLevel { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR, LOG_LEVEL__COUNT } LogLevel;
typedef enum LogFormat { LOG_TEXT, LOG_JSON, LOG_FORMAT__COUNT } LogFormat;
extern const char *const log_level_names[];
extern const char *const log_format_names[];

typedef struct LogField {
    const char *name;
    enum { LOG_FIELD_STR, LOG_FIELD_I64 } kind;
    Str s;
    int64_t i;
} LogField;

typedef struct Log Log; /* one per process, made in app/ and passed down */

Log *log_open(int fd, LogLevel least, LogFormat format, int64_t (*now)(void));
void log_close(Log **log);
/* From now on; any thread. */
void log_set_level(Log *log, LogLevel least);
/* Number of events written at LOG_WARN and above since the start, for /metrics. */
int64_t log_warnings(const Log *log);

/* A NULL log takes nothing: tests of handlers need none. */
void log_event_(Log *log, LogLevel level, const char *event, const LogField *fields, size_t n);
#define LOG_S(key, str) ((LogField){ .name = (key), .kind = LOG_FIELD_STR, .s = (str) })
#define LOG_I(key, num) ((LogField){ .name = (key), .kind = LOG_FIELD_I64, .i = (num) })
/* log_event(log, LOG_WARN, "feed.failed", LOG_S("source", name), LOG_S("why", str_c(e.msg))); */
#define log_event(log, level, event, ...)                                       \
    log_event_((log), (level), (event), (const LogField[]){ __VA_ARGS__ },      \
               COUNT(((const LogField[]){ __VA_ARGS__ })))

#endif
