/* said_calendar.h - the days around a moment, and what a clock time means on one; for
 * said_resolve.c and said_due.c. */
#ifndef TEXT_SAID_CALENDAR_H
#define TEXT_SAID_CALENDAR_H

#include "text/said_phrase.h"

enum { HALF_DAY = 12 * 60, WHOLE_DAY = 24 * 60 }; /* minutes */
#define WRITTEN_MOST INT64_C(7258118400) /* the year 2200 */

typedef struct Frame {
    int64_t written, today; /* today: its midnight in the zone */
    int zone;
    Civil now;
} Frame;

static inline int64_t midnight(const Frame *f, int year, int month, int day) {
    return civil_to(&(Civil){ .year = year, .month = month, .day = day }, f->zone);
}

/* The first of the month `months` away from that of `c`. */
static inline int64_t month_start(const Frame *f, const Civil *c, int months) {
    int count = c->year * 12 + c->month - 1 + months;
    return midnight(f, count / 12, count % 12 + 1, 1);
}

static inline Frame frame_of(int64_t written, int zone) {
    Frame f = { .written = written, .zone = zone, .now = civil_from(written, zone) };
    f.today = midnight(&f, f.now.year, f.now.month, f.now.day);
    return f;
}

static inline int64_t monday_of(const Frame *f) {
    return f->today - (f->now.weekday + 6) % 7 * DAY;
}

/* Whether no choice of two readings twelve hours apart is left. */
bool clock_is_settled(const Phrase *p);
/* Minutes since the midnight of the day, with what the part of the day tells. */
int clock_settled_minute(const Phrase *p, int minute);
/* "kemarin jam 8" is the morning, "kemarin jam 3" the afternoon. */
int clock_usual_minute(int minute);

#endif
