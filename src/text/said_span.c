/* How long something will take, and the ends of weeks and months: said of the future alone. */
#include "text/said_read.h"

enum { AMOUNT_DIGITS = 3, AMOUNT_MOST = 999, TEN = 10, HUNDRED = 100, HOURS_OF_DAY = 24,
       WORK_WEEK = 5 };

/* Whether this stands between token i - 1 and token i, spaces aside. */
bool said_between(const SaidScan *s, size_t i, Str mark) {
    if (i == 0 || i >= s->count)
        return false;
    return str_eq(str_trim(str_slice(s->text, s->tokens[i - 1].to, s->tokens[i].from)), mark);
}

static bool has_dash(const SaidScan *s, size_t i) {
    return said_gap(s, i) == GAP_DASH || said_gap(s, i) == GAP_RANGE ||
           said_between(s, i, S("\xe2\x80\x93")) || said_between(s, i, S("\xe2\x80\x94")) ||
           said_between(s, i, S("~"));
}

bool said_ranges(const SaidScan *s, size_t i, size_t *next) {
    size_t at = i;
    if (next_is(s, i, WHEN_UNTIL))
        at = next_is(s, i + 1, WHEN_WITH) ? i + 2 : i + 1;
    else if (next_is(s, i, WHEN_SD) && said_gap(s, i + 1) == GAP_SLASH &&
             said_when(s, i + 1) == WHEN_D)
        at = i + 2;
    else if (next_is(s, i, WHEN_OR) ||
             (next_is(s, i, WHEN_TO) && (said_when(s, i + 1) == WHEN_NUMBER ||
                                         is_number(s, i + 1, AMOUNT_DIGITS, 1, AMOUNT_MOST))))
        at = i + 1;
    else if (!has_dash(s, i))
        return false;
    *next = at;
    return at < s->count;
}

/* One part of a number: dua, dua puluh, lima ratus, belas. */
static size_t number_part(const SaidScan *s, size_t i, int *out) {
    int n = value(s, i);
    size_t end = i + 1;
    if (n == 1 && joined(s, end) && said_when(s, end) == WHEN_NUMBER && value(s, end) == HUNDRED)
        n = value(s, end++); /* a hundred */
    if (next_is(s, end, WHEN_TENS)) {
        n = value(s, end) ? n * value(s, end) : n + TEN;
        end++;
    }
    *out = n;
    return end;
}

size_t said_number_words(const SaidScan *s, size_t i, int *out) {
    int n = 0, part;
    if (said_when(s, i) != WHEN_NUMBER)
        return i;
    size_t end = number_part(s, i, &n);
    for (;;) {
        size_t at = n >= HUNDRED && next_is(s, end, WHEN_AND) ? end + 1 : end;
        bool is_tight = joined(s, at) || said_gap(s, at) == GAP_DASH;
        int room = n < 2 * TEN ? 0 : n % HUNDRED == 0 ? HUNDRED : n % TEN == 0 ? TEN : 0;
        if (!is_tight || said_when(s, at) != WHEN_NUMBER)
            break;
        size_t next = number_part(s, at, &part);
        if (part >= room)
            break;
        n += part;
        end = next;
    }
    *out = n;
    return end;
}

/* The half of "1,5" or "1.5". */
static bool has_half(const SaidScan *s, size_t i) {
    if (!is_number(s, i, 1, 5, 5) || i == 0)
        return false;
    bool is_tight = s->tokens[i].from == s->tokens[i - 1].to + 1;
    return is_tight && (said_gap(s, i) == GAP_COMMA || said_gap(s, i) == GAP_DOT);
}

/* 3, tiga, dua puluh empat, 1,5, satu setengah: how many halves that is. */
static size_t halves_at(const SaidScan *s, size_t i, int *out) {
    int n = 0;
    size_t end = i;
    bool is_glued = said_gap(s, i) == GAP_NONE && i > 0 && s->tokens[i - 1].number >= 0;
    if (said_when(s, i) == WHEN_HALF) {
        *out = 1;
        return next_is(s, i + 1, WHEN_NUMBER) && value(s, i + 1) == 1 ? i + 2 : i + 1;
    }
    if (is_number(s, i, AMOUNT_DIGITS, 1, AMOUNT_MOST) && !is_glued) {
        n = s->tokens[i].number;
        end = i + 1;
        bool has_words = end < s->count && said_between(s, end, S("(")); /* 3 (tiga) */
        int same = 0;
        size_t after = has_words ? said_number_words(s, end, &same) : end;
        end = after > end && same == n ? after : end;
    } else {
        end = said_number_words(s, i, &n);
    }
    if (end == i)
        return i;
    *out = 2 * n;
    if (end == i + 1 && has_half(s, end)) {
        *out += 1;
        end++;
    } else if (next_is(s, end, WHEN_HALF)) {
        *out += 1;
        end++;
    }
    return end;
}

/* One half of a range: so many of a unit that may only follow the second one. */
typedef struct Amount {
    int halves;
    bool has_unit;
    TimeUnit unit;
    bool is_working;
} Amount;

/* kerja, or working in front; "jam kerja" are hours of business */
static size_t unit_with_work(const SaidScan *s, size_t i, Amount *a) {
    bool works = next_is(s, i, WHEN_WORK);
    size_t at = works ? i + 1 : i;
    bool is_closed = said_between(s, at, S(")")) || said_gap(s, at) == GAP_DASH;
    if ((!joined(s, at) && !is_closed) || !unit_at(s, at, &a->unit))
        return i;
    a->has_unit = true;
    size_t end = at + 1;
    if (next_is(s, end, WHEN_WORK)) {
        works = true;
        end++;
    }
    a->is_working = works;
    return end;
}

/* 1x24 jam, satu kali dua puluh empat jam, 2×24 */
static size_t times_at(const SaidScan *s, size_t i, Amount *a) {
    int times = 0, hours = 0;
    size_t at = halves_at(s, i, &times), end;
    if (at == i)
        return i;
    if (next_is(s, at, WHEN_TIMES))
        at++;
    else if (!said_between(s, at, S("\xc3\x97")) && !said_between(s, at, S("*")))
        return i;
    if (is_number(s, at, 2, HOURS_OF_DAY, HOURS_OF_DAY)) {
        hours = HOURS_OF_DAY;
        end = at + 1;
    } else {
        end = said_number_words(s, at, &hours);
    }
    if (end == at || hours != HOURS_OF_DAY)
        return i;
    TimeUnit unit;
    if ((joined(s, end) || said_gap(s, end) == GAP_DASH) && unit_at(s, end, &unit) &&
        unit == UNIT_HOUR)
        end++;
    *a = (Amount){ .halves = times * hours, .has_unit = true, .unit = UNIT_HOUR };
    if (next_is(s, end, WHEN_WORK)) {
        *a = (Amount){ .halves = times, .has_unit = true, .unit = UNIT_DAY, .is_working = true };
        end++;
    }
    return end;
}

/* sejam, seminggu, 3, 3 hari kerja; without a unit only as the first half of a range */
static size_t amount_at(const SaidScan *s, size_t i, Amount *a) {
    *a = (Amount){ 0 };
    if (said_when(s, i) == WHEN_ONE) {
        *a = (Amount){ .halves = 2, .has_unit = true, .unit = (TimeUnit)value(s, i) };
        size_t end = i + 1;
        if (next_is(s, end, WHEN_WORK)) {
            a->is_working = true;
            end++;
        } else if (next_is(s, end, WHEN_HALF)) {
            a->halves++;
            end++;
        }
        return end;
    }
    TimeUnit unit;
    if (said_when(s, i) == WHEN_QUARTER && joined(s, i + 1) && unit_at(s, i + 1, &unit) &&
        unit == UNIT_HOUR) {
        *a = (Amount){ .halves = 30, .has_unit = true, .unit = UNIT_MINUTE };
        return i + 2;
    }
    size_t end = times_at(s, i, a);
    if (end > i)
        return end;
    end = halves_at(s, i, &a->halves);
    return end > i ? unit_with_work(s, end, a) : i;
}

static void amount_to_span(const Amount *a, SpanSaid *out) {
    static const int days[] = { [UNIT_DAY] = 1, [UNIT_WEEK] = 7 };
    *out = (SpanSaid){ .is_working = a->is_working && a->unit >= UNIT_DAY };
    bool is_work_week = a->is_working && a->unit == UNIT_WEEK;
    switch (a->unit) {
    case UNIT_MINUTE: out->seconds = (int64_t)a->halves * MINUTE / 2; break;
    case UNIT_HOUR:   out->seconds = (int64_t)a->halves * HOUR / 2; break;
    case UNIT_DAY:
    case UNIT_WEEK:
        out->days = (a->halves * (is_work_week ? WORK_WEEK : days[a->unit]) + 1) / 2;
        break;
    case UNIT_MONTH:  out->months = a->halves / 2; break;
    case UNIT_YEAR:   out->months = a->halves * 6; break;
    }
    if (a->unit == UNIT_MONTH && a->halves % 2)
        out->days = 15;
}

/* "2-3 hari", "sehari dua hari", "dua tiga hari", "1 jam 30 menit": the later, or the sum. */
static size_t second_amount(const SaidScan *s, size_t i, Amount *first, SpanSaid *out) {
    Amount other;
    size_t at = i;
    bool is_range = said_ranges(s, i, &at);
    bool is_next = !is_range && joined(s, i) && said_gap(s, i) != GAP_COMMA;
    if (!is_range && !is_next)
        return i;
    size_t end = amount_at(s, at, &other);
    if (end == at || !other.has_unit)
        return i;
    bool is_sum = !is_range && first->has_unit && first->unit > other.unit &&
                  other.unit <= UNIT_HOUR;
    bool is_word = said_when(s, at) == WHEN_NUMBER && !first->has_unit &&
                   other.halves == first->halves + 2; /* dua tiga hari */
    bool is_pair = first->has_unit && first->unit == other.unit; /* sehari dua hari */
    if (!is_range && !is_sum && !is_word && !is_pair)
        return i;
    if (is_range && said_gap(s, i) == GAP_COMMA)
        return i;
    SpanSaid span;
    amount_to_span(&other, &span);
    *out = is_sum ? (SpanSaid){ .seconds = out->seconds + span.seconds, .days = out->days } : span;
    return end;
}

/* "3 hari lagi", "2 jam ke depan", "24 jam dari sekarang", "an hour from now" */
static size_t span_tail(const SaidScan *s, size_t i) {
    if (next_is(s, i, WHEN_AGAIN) || next_is(s, i, WHEN_THIS) || next_is(s, i, WHEN_FUTURE))
        return i + 1;
    if (next_is(s, i, WHEN_TOWARD) && next_is(s, i + 1, WHEN_FUTURE))
        return i + 2;
    if (next_is(s, i, WHEN_SINCE) && next_is(s, i + 1, WHEN_NOW))
        return i + 2;
    return i;
}

/* H+2 */
static size_t plus_days(const SaidScan *s, size_t i, Phrase *p) {
    if (said_when(s, i) != WHEN_PLUS_DAY || !said_between(s, i + 1, S("+")) ||
        !is_number(s, i + 1, 2, 1, 99))
        return i;
    p->span = (SpanSaid){ .days = s->tokens[i + 1].number };
    size_t end = i + 2;
    TimeUnit unit = UNIT_DAY;
    if (joined(s, end) && unit_at(s, end, &unit) && unit == UNIT_DAY)
        end++;
    if (next_is(s, end, WHEN_WORK)) {
        p->span.is_working = true;
        end++;
    }
    p->has |= SAID_SPAN;
    return end;
}

/* hari kerja berikutnya, next business day */
static size_t next_workday(const SaidScan *s, size_t i, Phrase *p) {
    TimeUnit unit = UNIT_DAY;
    bool is_first = said_when(s, i) == WHEN_NEXT && next_is(s, i + 1, WHEN_WORK) &&
                    joined(s, i + 2) && unit_at(s, i + 2, &unit) && unit == UNIT_DAY;
    bool is_last = unit_at(s, i, &unit) && unit == UNIT_DAY && next_is(s, i + 1, WHEN_WORK) &&
                   (next_is(s, i + 2, WHEN_FOLLOWING) || next_is(s, i + 2, WHEN_FUTURE));
    if (!is_first && !is_last)
        return i;
    p->span = (SpanSaid){ .days = 1, .is_working = true };
    p->has |= SAID_SPAN;
    return i + 3;
}

size_t said_read_span(const SaidScan *s, size_t i, Phrase *p) {
    size_t end = plus_days(s, i, p);
    end = end > i ? end : next_workday(s, i, p);
    if (end > i)
        return end;
    if (said_when(s, i) == WHEN_FEW && joined(s, i + 1)) { /* beberapa jam lagi */
        Amount few = { 0 };
        end = unit_with_work(s, i + 1, &few);
        if (end == i + 1)
            return i;
        p->is_vague = true;
        p->has |= SAID_SPAN;
        return span_tail(s, end);
    }
    Amount first;
    end = amount_at(s, i, &first);
    if (end == i)
        return i;
    SpanSaid span = { 0 };
    if (first.has_unit)
        amount_to_span(&first, &span);
    size_t after = second_amount(s, end, &first, &span);
    if (after == end && !first.has_unit)
        return i;
    p->span = span;
    p->has |= SAID_SPAN;
    return span_tail(s, after);
}

/* The named edge of a week, a month or a year at i: "minggu depan", "bulan", "Desember". */
static size_t edge_of(const SaidScan *s, size_t i, Phrase *p) {
    TimeUnit unit;
    size_t at = skip_fillers(s, i), end = said_read_period(s, at, p);
    if (end > at)
        return end;
    if (said_when(s, at) == WHEN_MONTH && joined(s, at)) {
        p->has |= SAID_MONTH;
        p->date = (Civil){ .month = value(s, at) };
        end = at + 1;
        if (joined(s, end) && is_number(s, end, 4, YEAR_LEAST, YEAR_MOST))
            p->date.year = s->tokens[end++].number;
        return end;
    }
    if (joined(s, at) && unit_at(s, at, &unit) && unit >= UNIT_DAY) {
        p->has |= unit == UNIT_DAY ? SAID_DAY : SAID_PERIOD;
        p->unit = unit;
        p->offset = 0;
        return at + 1;
    }
    return i;
}

/* tengah malam, midnight, noon */
static size_t named_hour(const SaidScan *s, size_t i, Phrase *p) {
    bool is_midnight = said_when(s, i) == WHEN_EDGE && value(s, i) == EDGE_MIDDLE &&
                       next_is(s, i + 1, WHEN_PART) && value(s, i + 1) == PART_NIGHT;
    if (!is_midnight && said_when(s, i) != WHEN_NAMED_HOUR)
        return i;
    int hour = is_midnight ? HOURS_OF_DAY : value(s, i);
    p->clock = (ClockSaid){ .minute = hour * 60, .until = -1, .is_exact = true,
                            .is_whole_day = true };
    p->has |= SAID_CLOCK;
    return skip(s, i + (is_midnight ? 2 : 1), WHEN_THIS);
}

size_t said_read_edge(const SaidScan *s, size_t i, Phrase *p) {
    size_t end = p->has & SAID_CLOCK ? i : named_hour(s, i, p);
    if (end > i)
        return end;
    if (said_when(s, i) == WHEN_AT && joined(s, i + 1)) { /* at noon, at the end of */
        size_t over = skip_fillers(s, i + 1);
        end = said_when(s, over) == WHEN_AT ? over : said_read_edge(s, over, p);
        return end > over ? end : i;
    }
    bool is_this = said_when(s, i) == WHEN_THIS_BEFORE || said_when(s, i) == WHEN_NEXT;
    size_t at = is_this && joined(s, i + 1) ? i + 1 : i;
    if (said_when(s, at) == WHEN_WEEKEND) {
        p->edge = EDGE_END;
        p->unit = UNIT_WEEK;
        bool is_next = (at > i && said_when(s, i) == WHEN_NEXT) ||
                       next_is(s, at + 1, WHEN_FUTURE);
        p->offset = is_next;
        p->has |= SAID_EDGE | SAID_PERIOD;
        end = at + 1;
        return next_is(s, end, WHEN_FUTURE) || next_is(s, end, WHEN_THIS) ? end + 1 : end;
    }
    if (said_when(s, i) != WHEN_EDGE)
        return i;
    end = edge_of(s, i + 1, p);
    if (end == i + 1)
        return i;
    p->edge = (PeriodEdge)value(s, i);
    p->has |= SAID_EDGE;
    return end;
}
