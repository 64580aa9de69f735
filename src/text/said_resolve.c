/* From a time as it was said to the one that was meant; said.h has the rules. */
#include "text/said_calendar.h"

enum {
    MONTHS_AHEAD = 90 * DAY,                 /* a date without a year may be so far ahead */
    YEARS_TRIED = 9,                         /* a leap day comes at the latest after eight */
    MONTHS_TRIED = 3,                        /* a 31st at the latest after two */
};
typedef struct Span {
    int64_t from, to;
} Span;

/* The calendar week, month or year that is `offset` from this one. */
static Span period(const Frame *f, TimeUnit unit, int offset) {
    int64_t monday = monday_of(f) + offset * WEEK;
    switch (unit) {
    case UNIT_MINUTE:
    case UNIT_HOUR:
    case UNIT_DAY:   return (Span){ f->today + offset * DAY, f->today + (offset + 1) * DAY };
    case UNIT_WEEK:  return (Span){ monday, monday + WEEK };
    case UNIT_MONTH: return (Span){ month_start(f, &f->now, offset),
                                    month_start(f, &f->now, offset + 1) };
    case UNIT_YEAR:  return (Span){ midnight(f, f->now.year + offset, 1, 1),
                                    midnight(f, f->now.year + offset + 1, 1, 1) };
    }
    return (Span){ 0, 0 };
}

/* So many units before the writing, as near as people mean it. */
static Span ago(const Frame *f, TimeUnit unit, int count) {
    int64_t at = f->written, day = f->today - (int64_t)count * WEEK;
    switch (unit) {
    case UNIT_MINUTE: return (Span){ at - (count + 5) * MINUTE, at - (count - 5) * MINUTE };
    case UNIT_HOUR:   return (Span){ at - count * HOUR - HOUR / 2, at - count * HOUR + HOUR / 2 };
    case UNIT_WEEK:   return (Span){ day - 3 * DAY, day + 4 * DAY };
    case UNIT_DAY:
    case UNIT_MONTH:
    case UNIT_YEAR:   return period(f, unit, -count);
    }
    return (Span){ 0, 0 };
}

static Span lasting(const Frame *f, TimeUnit unit, int count) {
    static const int64_t seconds[] = { MINUTE, HOUR, DAY, WEEK };
    if (unit <= UNIT_WEEK)
        return (Span){ f->written - count * seconds[unit], f->written };
    int64_t first = month_start(f, &f->now, unit == UNIT_YEAR ? -12 * count : -count);
    Civil c = civil_from(first, f->zone);
    c.day = f->now.day;
    while (!civil_is_valid(&c) && c.day > 28)
        c.day--;
    int64_t of_day = f->written - f->today;
    return (Span){ midnight(f, c.year, c.month, c.day) + of_day, f->written };
}

static int64_t weekday_start(const Frame *f, const Phrase *p) {
    int back = (f->now.weekday - p->weekday + 7) % 7;
    if (p->has & SAID_PERIOD) /* senin minggu lalu */
        return monday_of(f) + p->offset * WEEK + (p->weekday + 6) % 7 * DAY;
    switch (p->direction) {
    case TOWARD_THIS:   return monday_of(f) + (p->weekday + 6) % 7 * DAY;
    case TOWARD_FUTURE: return f->today + (7 - back) * DAY;
    case TOWARD_PAST:   return f->today - (back ? back : 7) * DAY;
    case TOWARD_ANY:    break;
    }
    return (p->has & SAID_TENSE) && !p->is_earlier ? f->today + (7 - back) * DAY
                                                   : f->today - back * DAY;
}

/* A day of the month alone: the last one, the next one after nanti, or that of "bulan lalu". */
static bool day_of_month(const Frame *f, const Phrase *p, int64_t *out) {
    if ((p->has & SAID_PERIOD) && p->unit == UNIT_MONTH) {
        Civil c = civil_from(month_start(f, &f->now, p->offset), f->zone);
        c.day = p->date.day;
        *out = civil_to(&c, f->zone);
        return civil_is_valid(&c);
    }
    bool is_past = !(p->has & SAID_TENSE) || p->is_earlier;
    for (int i = 0; i <= MONTHS_TRIED; i++) {
        Civil c = civil_from(month_start(f, &f->now, is_past ? -i : i), f->zone);
        c.day = p->date.day;
        if (!civil_is_valid(&c))
            continue;
        *out = civil_to(&c, f->zone);
        if (is_past ? *out <= f->written : *out >= f->today)
            return true;
    }
    return false;
}

static bool date_start(const Frame *f, const Phrase *p, int64_t *out) {
    Civil c = { .year = p->date.year, .month = p->date.month, .day = p->date.day };
    if (c.month == 0)
        return day_of_month(f, p, out);
    if (c.year == 0 && (p->has & SAID_PERIOD) && p->unit == UNIT_YEAR)
        c.year = f->now.year + p->offset;
    if (c.year != 0) {
        *out = civil_to(&c, f->zone);
        return civil_is_valid(&c);
    }
    for (int i = 0; i <= YEARS_TRIED; i++) {
        c.year = f->now.year + 1 - i;
        *out = civil_to(&c, f->zone);
        if (civil_is_valid(&c) && *out <= f->written + MONTHS_AHEAD)
            return true;
    }
    return false;
}

static Span month_span(const Frame *f, const Phrase *p) {
    if (p->date.month == 0)
        return (Span){ midnight(f, p->date.year, 1, 1), midnight(f, p->date.year + 1, 1, 1) };
    Civil c = { .year = p->date.year ? p->date.year : f->now.year, .month = p->date.month };
    Span span = { month_start(f, &c, 0), month_start(f, &c, 1) };
    if (p->date.year == 0 && span.from > f->written) {
        span.from = month_start(f, &c, -12);
        span.to = month_start(f, &c, -11);
    }
    return span;
}

/* Midnight of the day that was said. */
static bool day_start(const Frame *f, const Phrase *p, int64_t *out) {
    if (p->has & SAID_DATE)
        return date_start(f, p, out);
    bool is_ahead = (p->has & SAID_DAY) && p->offset > 0; /* besok Senin */
    if ((p->has & SAID_WEEKDAY) && !is_ahead)
        *out = weekday_start(f, p);
    else if (p->has & SAID_DAY)
        *out = f->today + p->offset * DAY;
    else if ((p->has & SAID_AGO) && p->unit == UNIT_DAY)
        *out = f->today - (int64_t)p->count * DAY;
    else
        return false;
    return true;
}

static const struct PartRow {
    int from, to;          /* hours of the day */
    int half, whole;       /* hours below `half` are meant after noon; `whole` is midnight */
} parts[PART__COUNT] = {
    [PART_SMALL_HOURS] = { 0, 4, 0, 12 },  [PART_DAWN] = { 4, 6, 0, 12 },
    [PART_MORNING] = { 5, 11, 0, -1 },     [PART_NOON] = { 11, 15, 6, -1 },
    [PART_AFTERNOON] = { 12, 18, 12, -1 }, [PART_LATE] = { 15, 19, 12, -1 },
    [PART_NIGHT] = { 18, 28, 12, -1 },
};
enum { NIGHT_TURNS = 5 }; /* "jam 4 malam" is after midnight, "jam 5" nobody says */

/* Minutes since the midnight of the day, with what the part of the day tells. */
static int minute_in_part(int minute, DayPart part) {
    int hour = minute / 60;
    if (part == PART_NIGHT)
        return hour < NIGHT_TURNS ? minute + WHOLE_DAY : hour <= 12 ? minute + HALF_DAY : minute;
    if (hour == parts[part].whole)
        return minute - HALF_DAY;
    return hour < parts[part].half ? minute + HALF_DAY : minute;
}

bool clock_is_settled(const Phrase *p) {
    return p->clock.is_whole_day || (p->has & SAID_PART) || p->clock.minute > HALF_DAY + 59;
}

int clock_usual_minute(int minute) {
    int hour = minute / 60;
    return hour >= 1 && hour <= 6 ? minute + HALF_DAY : minute;
}

int clock_settled_minute(const Phrase *p, int minute) {
    bool is_small = (p->has & SAID_PART) && p->part == PART_NIGHT && minute < NIGHT_TURNS * 60;
    if (!(p->has & SAID_PART) || (p->clock.is_whole_day && !is_small))
        return minute;
    return minute_in_part(minute, p->part);
}

/* The last such minute before the writing, or the first one after it. */
static int64_t nearest(const Frame *f, const Phrase *p) {
    bool is_past = !(p->has & SAID_TENSE) || p->is_earlier;
    int minute = clock_settled_minute(p, p->clock.minute) % WHOLE_DAY;
    int64_t step = clock_is_settled(p) ? DAY : DAY / 2;
    int64_t at = f->today + minute * MINUTE;
    while (at > f->written)
        at -= step;
    while (at + step <= f->written)
        at += step;
    return is_past ? at : at + step;
}

static int64_t clock_on_day(const Frame *f, const Phrase *p, int64_t day) {
    if (clock_is_settled(p))
        return day + clock_settled_minute(p, p->clock.minute) * MINUTE;
    bool is_future = (p->has & SAID_TENSE) && !p->is_earlier;
    int64_t at = day + p->clock.minute % WHOLE_DAY * MINUTE, later = at + DAY / 2;
    if (day == f->today && !is_future && at <= f->written && p->clock.minute < HALF_DAY)
        return later <= f->written ? later : at;
    return day + clock_usual_minute(p->clock.minute) * MINUTE;
}

static Span clock_span(const Frame *f, const Phrase *p, bool has_day, int64_t day) {
    int64_t at = has_day ? clock_on_day(f, p, day) : nearest(f, p);
    Span span = { at, at + (p->clock.is_exact ? MINUTE : HOUR) };
    if (p->clock.until < 0)
        return span;
    int64_t step = clock_is_settled(p) ? DAY : DAY / 2;
    span.to = at - p->clock.minute % HALF_DAY * MINUTE + p->clock.until % HALF_DAY * MINUTE;
    if (p->clock.is_whole_day)
        span.to = at + (p->clock.until - p->clock.minute) * MINUTE;
    while (span.to <= span.from)
        span.to += p->clock.is_whole_day ? step : DAY / 2;
    return span;
}

/* tadi malam is the night that began yesterday; tadi pagi yesterday's if it has not begun. */
static int64_t earlier_day(const Frame *f, DayPart part) {
    if (part == PART_NIGHT || f->today + parts[part].from * HOUR >= f->written)
        return f->today - DAY;
    return f->today;
}

static bool within_day(const Frame *f, const Phrase *p, Span *out) {
    int64_t day = 0;
    bool has_day = day_start(f, p, &day), has_part = p->has & SAID_PART;
    if (!has_day && has_part && (p->has & SAID_TENSE)) {
        bool is_night = p->part == PART_NIGHT;
        day = p->is_earlier ? earlier_day(f, p->part) : f->today;
        has_day = is_night || !(p->has & SAID_CLOCK);
    }
    if (!has_day && (p->has & (SAID_PERIOD | SAID_MONTH | SAID_AGO | SAID_DATE)))
        return false; /* "jam 8 minggu lalu": nobody knows the day */
    if (p->has & SAID_CLOCK) {
        *out = clock_span(f, p, has_day, day);
        return true;
    }
    if (!has_day)
        return false;
    *out = (Span){ day, day + DAY };
    if (has_part)
        *out = (Span){ day + parts[p->part].from * HOUR, day + parts[p->part].to * HOUR };
    return true;
}

static bool span_of(const Frame *f, const Phrase *p, Span *out) {
    if (p->has & SAID_LASTING)
        *out = lasting(f, p->unit, p->count);
    else if (p->has & SAID_JUST)
        *out = (Span){ f->written - HOUR, f->written };
    else if (within_day(f, p, out))
        return true;
    else if (p->has & SAID_DATE)
        return false; /* the 31st of a month of 30 days */
    else if (p->has & SAID_AGO)
        *out = ago(f, p->unit, p->count);
    else if (p->has & SAID_MONTH)
        *out = month_span(f, p);
    else if (p->has & SAID_PERIOD)
        *out = period(f, p->unit, p->offset);
    else
        return false;
    return true;
}

bool phrase_resolve(const Phrase *p, int64_t written, int zone, int64_t *begins, int64_t *ends) {
    Span span;
    if (written <= 0 || written > WRITTEN_MOST || p->is_vague)
        return false;
    Frame f = frame_of(written, (p->has & SAID_ZONE) ? p->zone * HOUR : zone);
    if (!span_of(&f, p, &span))
        return false;
    bool is_over = p->is_since || ((p->has & SAID_TENSE) && p->is_earlier && span.to > written);
    if (is_over && span.from < written)
        span.to = written;
    if (span.from >= span.to)
        return false;
    *begins = span.from;
    *ends = span.to;
    return true;
}
