/* From a time as it was said to the latest moment it can mean; promise.h has the rules. */
#include "text/said_calendar.h"

enum {
    WEEK_BEGINS = 2,  /* the second day of a week ends its beginning: Tuesday */
    WEEK_MIDDLE = 4,
    MONTH_BEGINS = 10, MONTH_MIDDLE = 20,
    MONTHS_TRIED = 13, YEARS_TRIED = 9,
    YEAR_DAYS = 366,
    MONTHS_BACK = 6, DATE_GONE = 180 * DAY,
};

/* The hour by which a part of the day is over. */
static const int part_ends[PART__COUNT] = {
    [PART_SMALL_HOURS] = 4, [PART_DAWN] = 6,        [PART_MORNING] = 11, [PART_NOON] = 15,
    [PART_AFTERNOON] = 18,  [PART_LATE] = 19, [PART_NIGHT] = 22,
};

typedef struct Due {
    const DueFrame *in;
    const Phrase *p;
    Frame frame;
} Due;

static int64_t local_day(const DueFrame *f, int64_t at) {
    int64_t local = at + f->zone;
    return local >= 0 ? local / DAY : -((-local + DAY - 1) / DAY);
}

static bool is_working_day(const DueFrame *f, int64_t day) {
    int64_t weekday = ((day + 4) % 7 + 7) % 7; /* 1970 began with a Thursday */
    bool works = weekday >= 1 && weekday <= 5;
    for (size_t i = 0; works && i < f->holiday_count; i++)
        works = f->holidays[i] != day;
    return works;
}

int64_t due_workday(const DueFrame *f, int days) {
    int64_t day = local_day(f, f->at);
    int64_t last = day + 2 * (int64_t)days + 14 + (int64_t)f->holiday_count;
    for (int left = days; left > 0 && day < last; ) {
        day++;
        left -= is_working_day(f, day);
    }
    return day * DAY - f->zone + f->closes;
}

static int64_t last_day_of_month(const Frame *f, const Civil *c, int months) {
    return month_start(f, c, months + 1) - DAY;
}

/* Midnight of so many months after today, at most the last of its month. */
static int64_t months_after(const Frame *f, int months) {
    int64_t last = last_day_of_month(f, &f->now, months);
    Civil c = civil_from(last, f->zone);
    if (f->now.day < c.day)
        c.day = f->now.day;
    return midnight(f, c.year, c.month, c.day);
}

static bool span_due(const Due *d, int64_t *out) {
    const SpanSaid *span = &d->p->span;
    if (span->is_working && span->days > 0)
        *out = due_workday(d->in, span->days);
    else if (span->months > 0)
        *out = months_after(&d->frame, span->months) + span->days * DAY + d->in->closes;
    else if (span->days > 0)
        *out = d->frame.today + span->days * DAY + d->in->closes + span->seconds;
    else
        *out = d->in->at + span->seconds;
    return true;
}

static int64_t week_day(const Due *d) {
    static const int days[] = { [EDGE_BEGIN] = WEEK_BEGINS, [EDGE_MIDDLE] = WEEK_MIDDLE,
                                [EDGE_END] = 7 };
    bool has_edge = d->p->has & SAID_EDGE;
    int64_t monday = monday_of(&d->frame) + d->p->offset * WEEK;
    int day = has_edge ? days[d->p->edge] : 7;
    if (d->p->offset == 0 && monday + (day - 1) * DAY < d->frame.today)
        monday += WEEK;
    return monday + (day - 1) * DAY;
}

/* Midnight of the day with which the edge of a month ends. */
static int64_t edge_of_month(const Due *d, const Civil *month, int offset) {
    int64_t first = month_start(&d->frame, month, offset);
    if (!(d->p->has & SAID_EDGE) || d->p->edge == EDGE_END)
        return last_day_of_month(&d->frame, month, offset);
    return first + ((d->p->edge == EDGE_BEGIN ? MONTH_BEGINS : MONTH_MIDDLE) - 1) * DAY;
}

static int64_t month_day(const Due *d) {
    int64_t day = edge_of_month(d, &d->frame.now, d->p->offset);
    bool is_over = d->p->offset == 0 && day < d->frame.today;
    return is_over ? edge_of_month(d, &d->frame.now, 1) : day;
}

/* akhir November, awal Desember 2026 */
static int64_t named_month_day(const Due *d) {
    Civil c = { .year = d->p->date.year ? d->p->date.year : d->frame.now.year,
                .month = d->p->date.month };
    if (c.month == 0)
        c.month = 12;
    int64_t day = edge_of_month(d, &c, 0);
    return d->p->date.year == 0 && day < d->frame.today ? edge_of_month(d, &c, 12) : day;
}

static int64_t period_day(const Due *d) {
    if (d->p->unit == UNIT_WEEK)
        return week_day(d);
    if (d->p->unit == UNIT_MONTH)
        return month_day(d);
    return midnight(&d->frame, d->frame.now.year + d->p->offset, 12, 31);
}

static int64_t weekday_day(const Due *d) {
    const Frame *f = &d->frame;
    int ahead = (d->p->weekday - f->now.weekday + 7) % 7;
    int64_t this_week = monday_of(f) + (d->p->weekday + 6) % 7 * DAY;
    if ((d->p->has & SAID_PERIOD) && d->p->unit == UNIT_WEEK)
        return this_week + d->p->offset * WEEK;
    if (d->p->direction == TOWARD_FUTURE)
        return this_week + WEEK;
    if (d->p->direction == TOWARD_THIS)
        return f->today + ahead * DAY;
    return f->today + (ahead ? ahead : 7) * DAY;
}

/* A day of the month alone is the next one, that of "bulan depan" or of the year said. */
static bool date_day(const Due *d, int64_t *out) {
    const Frame *f = &d->frame;
    Civil c = { .year = d->p->date.year, .month = d->p->date.month, .day = d->p->date.day };
    if (c.year != 0 && c.month != 0) {
        *out = civil_to(&c, f->zone);
        return civil_is_valid(&c);
    }
    bool has_month = c.month != 0;
    if (has_month) { /* "tgl 8 Mei" a few weeks later tells what was */
        c.year = f->now.year - (f->now.month - c.month < -MONTHS_BACK);
        int64_t last = civil_to(&c, f->zone);
        if (civil_is_valid(&c) && last < f->today && last > f->today - DATE_GONE)
            return false;
    }
    bool is_in_period = !has_month && (d->p->has & SAID_PERIOD) && d->p->unit == UNIT_MONTH;
    for (int i = 0; i < (has_month ? YEARS_TRIED : MONTHS_TRIED); i++) {
        int offset = is_in_period ? d->p->offset : i;
        Civil month = civil_from(month_start(f, &f->now, has_month ? 0 : offset), f->zone);
        c.year = has_month ? f->now.year + i : month.year;
        c.month = has_month ? c.month : month.month;
        *out = civil_to(&c, f->zone);
        if (civil_is_valid(&c) && (is_in_period || *out >= f->today))
            return true;
    }
    return false;
}

/* The day that was said; false when none was. "besok Senin" is tomorrow when that is a Monday. */
static bool day_of(const Due *d, int64_t *out) {
    const Phrase *p = d->p;
    int64_t by_offset = d->frame.today + p->offset * DAY;
    if (p->has & SAID_DATE)
        return date_day(d, out);
    if (p->has & SAID_WEEKDAY) {
        bool agrees = (p->has & SAID_DAY) &&
                      civil_from(by_offset, d->frame.zone).weekday == p->weekday;
        *out = agrees ? by_offset : weekday_day(d);
    } else if (p->has & SAID_DAY) {
        *out = by_offset;
    } else if (p->has & SAID_MONTH) {
        *out = named_month_day(d);
    } else if (p->has & SAID_PERIOD) {
        *out = period_day(d);
    } else {
        return false;
    }
    return true;
}

/* The first such minute after sending; with a part of the day that of today's. */
static int64_t next_clock(const Due *d, int minute) {
    int64_t step = clock_is_settled(d->p) ? DAY : DAY / 2;
    int64_t at = d->frame.today + clock_settled_minute(d->p, minute) * MINUTE;
    while (at - step > d->in->at)
        at -= step;
    while (at <= d->in->at)
        at += step;
    return at;
}

static int64_t clock_on(const Due *d, int64_t day, int minute) {
    if (clock_is_settled(d->p))
        return day + clock_settled_minute(d->p, minute) * MINUTE;
    int64_t at = day + clock_usual_minute(minute) * MINUTE;
    bool is_over = day == d->frame.today && at <= d->in->at && minute < HALF_DAY;
    return is_over ? day + (minute + HALF_DAY) * MINUTE : at;
}

/* The end of "jam 10-1" is after its beginning. */
static int64_t clock_due(const Due *d, bool has_day, int64_t day) {
    const ClockSaid *c = &d->p->clock;
    int64_t begins = has_day ? clock_on(d, day, c->minute) : 0;
    if (c->until < 0)
        return has_day ? begins : next_clock(d, c->minute);
    if (!has_day)
        return next_clock(d, c->until);
    int64_t ends = clock_on(d, day, c->until);
    while (ends < begins)
        ends += DAY / 2;
    return ends;
}

/* Today's part of the day, tomorrow's when that is over. */
static int64_t part_day(const Due *d) {
    int64_t ends = d->frame.today + part_ends[d->p->part] * HOUR;
    return ends <= d->in->at ? d->frame.today + DAY : d->frame.today;
}

static bool within_day(const Due *d, bool has_day, int64_t day, int64_t *out) {
    bool has_part = d->p->has & SAID_PART;
    if (!has_day && has_part && ((d->p->has & SAID_TENSE) || !(d->p->has & SAID_CLOCK))) {
        day = part_day(d);
        has_day = true;
    }
    if (d->p->has & SAID_CLOCK)
        *out = clock_due(d, has_day, day);
    else if (has_part)
        *out = day + part_ends[d->p->part] * HOUR;
    else
        return false;
    if (d->p->bound == BOUND_AFTER) {
        Civil c = civil_from(*out, d->frame.zone);
        int64_t closes = midnight(&d->frame, c.year, c.month, c.day) + d->in->closes;
        *out = closes > *out ? closes : *out;
    }
    return true;
}

static bool due_of(const Due *d, int64_t *out) {
    int64_t day = 0;
    bool has_day;
    if (d->p->has & SAID_SPAN)
        return span_due(d, out);
    if (d->p->has & (SAID_AGO | SAID_LASTING | SAID_JUST))
        return false;
    has_day = day_of(d, &day);
    if ((d->p->has & SAID_DATE) && !has_day)
        return false;
    if (within_day(d, has_day, day, out))
        return true;
    if (!has_day)
        return false;
    bool is_long = !(d->p->has & (SAID_DATE | SAID_WEEKDAY | SAID_DAY));
    bool is_bare = is_long && !(d->p->has & SAID_EDGE); /* sebelum minggu depan */
    if (d->p->bound == BOUND_BEFORE && !is_long)
        day -= DAY;
    else if (d->p->bound == BOUND_BEFORE && is_bare && d->p->offset > 0)
        day = d->p->unit == UNIT_WEEK ? day - WEEK : month_start(&d->frame, &d->frame.now, 1) - DAY;
    *out = day + d->in->closes;
    return true;
}

bool phrase_due(const Phrase *p, const DueFrame *f, int64_t *due) {
    DueFrame in = *f;
    if (in.at <= 0 || in.at > WRITTEN_MOST || p->is_vague ||
        ((p->has & SAID_TENSE) && p->is_earlier) || p->is_since)
        return false;
    if (p->has & SAID_ZONE)
        in.zone = p->zone * HOUR;
    Due d = { .in = &in, .p = p, .frame = frame_of(in.at, in.zone) };
    int64_t out = 0;
    if (!due_of(&d, &out) || out > in.at + (int64_t)YEAR_DAYS * 10 * DAY)
        return false;
    /* The day may be named when its end is a little over: "hari ini" at 21.00. */
    if (out <= in.at && out + DAY <= in.at)
        return false;
    *due = out;
    return true;
}
