/* The dates of a calendar as they are said: 12 Maret, tgl 5, 12/3/2026. */
#include "text/said_read.h"

enum { CENTURY = 2000 };

static bool date_exists(Civil c) {
    enum { LEAP_YEAR = 2024 };
    if (c.year == 0)
        c.year = LEAP_YEAR;
    if (c.month == 0)
        c.month = 1;
    return civil_is_valid(&c);
}

static size_t date_done(Phrase *p, Civil date, size_t i, size_t end) {
    if (!date_exists(date))
        return i;
    p->has |= SAID_DATE;
    p->date = date;
    return end;
}

/* A year of four digits, or of two behind the mark of a date in digits; 0 = none. */
static int year_at(const SaidScan *s, size_t i, bool may_be_short) {
    if (is_number(s, i, 4, YEAR_LEAST, YEAR_MOST))
        return s->tokens[i].number;
    return may_be_short && i < s->count && s->tokens[i].digits == 2
               ? CENTURY + s->tokens[i].number : 0;
}

/* 12, dua belas */
static size_t day_number(const SaidScan *s, size_t i, int *out) {
    if (is_number(s, i, 2, 1, 31)) {
        *out = s->tokens[i].number;
        return i + 1;
    }
    size_t end = said_number_words(s, i, out);
    return *out >= 1 && *out <= 31 ? end : i;
}

/* 12 Maret (2026), 12-mar-26, 12th of March */
static size_t date_by_name(const SaidScan *s, size_t i, Phrase *p) {
    int day = 0;
    size_t at = day_number(s, i, &day);
    if (at == i)
        return i;
    if (said_gap(s, at) == GAP_NONE && said_when(s, at) == WHEN_ORDINAL)
        at++;
    at = skip(s, at, WHEN_FILLER);
    Gap gap = said_gap(s, at);
    bool is_tight = gap == GAP_DASH || gap == GAP_SLASH;
    if (said_when(s, at) != WHEN_MONTH || (!joined(s, at) && !is_tight))
        return i;
    Civil date = { .day = day, .month = value(s, at) };
    if (joined(s, at + 1) || (is_tight && said_gap(s, at + 1) == gap))
        date.year = year_at(s, at + 1, is_tight);
    return date_done(p, date, i, at + 1 + (date.year != 0));
}

/* March 12th, 2026 */
static size_t date_month_first(const SaidScan *s, size_t i, Phrase *p) {
    if (said_when(s, i) != WHEN_MONTH || !joined(s, i + 1) || !is_number(s, i + 1, 2, 1, 31))
        return i;
    size_t at = i + 2;
    bool is_ordinal = said_gap(s, at) == GAP_NONE && said_when(s, at) == WHEN_ORDINAL;
    at += is_ordinal;
    TimeUnit unit;
    if (said_gap(s, at) == GAP_NONE || next_is(s, at, WHEN_MEASURE) ||
        (joined(s, at) && unit_at(s, at, &unit)))
        return i;
    Civil date = { .day = s->tokens[i + 1].number, .month = value(s, i) };
    if (joined(s, at))
        date.year = year_at(s, at, false);
    return date_done(p, date, i, at + (date.year != 0));
}

static bool is_date_gap(Gap gap) {
    return gap == GAP_SLASH || gap == GAP_DASH || gap == GAP_DOT;
}

/* Digits that go on behind a date make it something else: INV/2026/12/3/55, 24/7%. */
static bool goes_on(const SaidScan *s, size_t end) {
    Gap gap = said_gap(s, end);
    return gap == GAP_NONE || gap == GAP_SLASH || gap == GAP_DASH || gap == GAP_COLON ||
           (gap == GAP_DOT && end < s->count && s->tokens[end].digits > 0);
}

/* 2026-03-12 */
static size_t date_iso(const SaidScan *s, size_t i, Phrase *p) {
    int year = year_at(s, i, false);
    if (year == 0 || said_gap(s, i + 1) != GAP_DASH || said_gap(s, i + 2) != GAP_DASH ||
        !is_number(s, i + 1, 2, 1, 12) || !is_number(s, i + 2, 2, 1, 31) || goes_on(s, i + 3))
        return i;
    Civil date = { .year = year, .month = s->tokens[i + 1].number, .day = s->tokens[i + 2].number };
    return date_done(p, date, i, i + 3);
}

/* Marks out of five or ten, halves and quarters, day and night: 8/10, 1/2, 24/7. */
static bool is_fraction(int a, int b) {
    return (a <= b && (b == 10 || b <= 5)) || (a == 24 && b == 7);
}

/* 12/3, 12-3-2026, 12.03.26; without `tgl` only what can hardly be anything else */
static size_t date_in_digits(const SaidScan *s, size_t i, bool is_named, Phrase *p) {
    Gap gap = said_gap(s, i + 1);
    if (!is_number(s, i, 2, 1, 31) || !is_date_gap(gap) || !is_number(s, i + 1, 2, 1, 12))
        return i;
    Civil date = { .day = s->tokens[i].number, .month = s->tokens[i + 1].number };
    bool has_third = said_gap(s, i + 2) == gap && i + 2 < s->count && s->tokens[i + 2].digits > 0;
    date.year = has_third ? year_at(s, i + 2, true) : 0;
    if (has_third != (date.year != 0))
        return i;
    size_t end = i + 2 + has_third;
    if (goes_on(s, end))
        return i;
    bool is_sure = is_named || (has_third && s->tokens[i + 2].digits == 4) ||
                   (has_third && gap != GAP_DOT);
    bool is_likely = gap == GAP_SLASH && !is_fraction(date.day, date.month) &&
                     !next_is(s, end, WHEN_MEASURE);
    return is_sure || is_likely ? date_done(p, date, i, end) : i;
}

size_t said_read_date(const SaidScan *s, size_t i, Phrase *p) {
    bool is_named = said_when(s, i) == WHEN_DATE;
    size_t at = is_named ? i + 1 : i, end;
    bool is_dotted = said_gap(s, at) == GAP_DOT || said_gap(s, at) == GAP_STOP ||
                     said_gap(s, at) == GAP_COLON; /* tgl. 12 */
    if (is_named ? !joined(s, at) && !is_dotted : leans_back(s, at))
        return i;
    if ((end = date_in_digits(s, at, is_named, p)) > at || (end = date_by_name(s, at, p)) > at ||
        (end = date_iso(s, at, p)) > at || (end = date_month_first(s, at, p)) > at)
        return end;
    int day = 0;
    end = is_named ? day_number(s, at, &day) : at;
    if (end == at || goes_on(s, end))
        return i;
    return date_done(p, (Civil){ .day = day }, i, end);
}

/* The number of a day that no month follows: "10" of "10-12 November". */
static size_t day_alone(const SaidScan *s, size_t i, bool may_lean, Civil *out) {
    size_t at = said_when(s, i) == WHEN_DATE && joined(s, i + 1) ? i + 1 : i;
    if (!is_number(s, at, 2, 1, 31) || (at == i && !may_lean && leans_back(s, i)))
        return i;
    *out = (Civil){ .day = s->tokens[at].number };
    return at + 1;
}

/* What follows the joint of a range: a whole date or a day alone. */
static size_t range_to(const SaidScan *s, size_t i, Civil *out) {
    Phrase p = { 0 };
    size_t named = said_when(s, i) == WHEN_DATE && joined(s, i + 1) ? i + 1 : i;
    size_t end = date_by_name(s, named, &p);
    if (end == named)
        end = date_in_digits(s, named, true, &p);
    if (end > named) {
        *out = p.date;
        return end;
    }
    return goes_on(s, named + 1) ? i : day_alone(s, i, true, out);
}

size_t said_read_days(const SaidScan *s, size_t i, Civil *from, Civil *to) {
    Phrase p = { 0 };
    bool is_named = said_when(s, i) == WHEN_DATE;
    size_t end = day_alone(s, i, false, from), next;
    bool is_bare = end > i && said_ranges(s, end, &next);
    if (!is_bare) {
        end = said_read_date(s, i, &p);
        *from = p.date;
        if (end == i || !said_ranges(s, end, &next))
            return i;
    }
    size_t after = range_to(s, next, to);
    bool is_sure = is_named || to->month != 0 || from->month != 0;
    if (after == next || !is_sure)
        return i;
    if (to->month == 0) {
        to->month = from->month;
        to->year = from->year;
    }
    if (from->month == 0) {
        from->month = to->month;
        from->year = to->year;
    }
    bool is_backwards = from->month == to->month && from->day >= to->day;
    return is_backwards || !date_exists(*from) || !date_exists(*to) ? i : after;
}
