/* time.h - civil time without the C library's locale or zone state.
 *
 * All arithmetic is on seconds since 1970 UTC (proleptic Gregorian calendar, no leap
 * seconds). Zones are fixed offsets in seconds east of UTC: Indonesia has no summer time.
 * Nothing here reads a clock except clock_now(), which only http/ and app/ call (every layer
 * below takes `now` as an argument), and clock_monotonic_ms(), for those that wait. */
#ifndef BASE_TIME_H
#define BASE_TIME_H

#include "base/str.h"

enum { ZONE_WIB = 7 * 3600, ZONE_WITA = 8 * 3600, ZONE_WIT = 9 * 3600 };
enum { MINUTE = 60, HOUR = 3600, DAY = 86400, WEEK = 7 * DAY };

typedef struct Civil {
    int year, month, day; /* month 1..12, day 1..31 */
    int hour, minute, second;
    int weekday; /* 0 = Sunday; output only */
} Civil;

Civil   civil_from(int64_t at, int zone);
int64_t civil_to(const Civil *c, int zone);
bool    civil_is_valid(const Civil *c); /* a date that exists, 1601..9999 */

/* "2026-11-22T19:05:09Z", always UTC. */
Str time_rfc3339(Arena *a, int64_t at);
/* "Sun, 22 Nov 2026 19:05:09 +0000" (RFC 5322). */
Str time_mail(Arena *a, int64_t at);
/* "22 Nov 2026 20.15 WIB", the way it is written on an Indonesian screen. */
Str time_local(Arena *a, int64_t at, int zone);
/* "2 jam 10 menit": hours and minutes in the words given, at least one minute. */
Str time_length(Arena *a, int64_t seconds, const char *hours, const char *minutes);

/* RFC 3339 or ISO 8601 "2026-11-22[T ]19:05[:09[.123]][Z|+07:00|+0700]", a plain date, or whole
 * seconds (10 digits) or milliseconds (13 digits) since 1970. Text without a zone is read in
 * `zone`. False when it is none of these. */
bool time_parse(Str text, int zone, int64_t *out);
/* A plain date alone, "2026-11-22", and nothing that only is as long: its first second in UTC. */
enum { TIME_DAY_LENGTH = 10 };
bool time_parse_day(Str text, int64_t *out);
/* RFC 5322 and RFC 822 dates as found in mail and feeds, with the obsolete zone names. */
bool time_parse_mail(Str text, int64_t *out);

int64_t clock_now(void);          /* seconds since 1970 */
int64_t clock_monotonic_ms(void); /* never goes back; for deadlines */
/* The moment `ms` from now on that clock, for pthread_cond_timedwait() on a condition that was
 * made with CLOCK_MONOTONIC. */
struct timespec;
void clock_after(int64_t ms, struct timespec *out);

#endif
