/* Reads times as they are said: a phrase is a row of atoms ("kemarin" "sore" "jam 4"), each read by
 * one row of a table, each at most once. said_resolve.c tells which time was meant. */
#include "text/said.h"

#include "text/said_read.h"

#include <string.h>

enum {
    COUNT_DIGITS = 3,
    HOURS_SPOKEN = 12, WORD_LEAST = 3,
    LEADS_MOST = 6, /* words in front of a time: "paling lambat dalam waktu" */
    LEAD_BEFORE = 1, LEAD_IF = 2, /* values of a deadline, see data/said/time.txt */
    ATOMS_MOST = 12, /* a phrase has no more kinds of them */
};

/* "3 hari", "tiga hari", "beberapa hari", "seminggu"; returns the end or i. */
static size_t amount(const SaidScan *s, size_t i, Phrase *p) {
    TimeUnit unit;
    if (said_when(s, i) == WHEN_ONE) {
        p->count = 1;
        p->unit = (TimeUnit)value(s, i);
        return i + 1;
    }
    bool is_few = said_when(s, i) == WHEN_FEW, is_word = said_when(s, i) == WHEN_NUMBER;
    bool is_plain = is_number(s, i, COUNT_DIGITS, 1, 999) && !leans_back(s, i);
    if ((!is_few && !is_word && !is_plain) || !joined(s, i + 1) || !unit_at(s, i + 1, &unit))
        return i;
    p->is_vague = is_few;
    p->count = is_few ? 0 : is_word ? value(s, i) : s->tokens[i].number;
    p->unit = unit;
    return i + 2;
}

/* "(yang) lalu", "kemarin", "ini", "depan" behind a unit or weekday; returns the end or i. */
static size_t direction(const SaidScan *s, size_t i, Direction *out) {
    size_t at = skip(s, i, WHEN_FILLER);
    if (next_is(s, at, WHEN_PAST) || (next_is(s, at, WHEN_DAY) && value(s, at) == -1))
        *out = TOWARD_PAST;
    else if (next_is(s, at, WHEN_FUTURE))
        *out = TOWARD_FUTURE;
    else if (next_is(s, at, WHEN_THIS))
        *out = TOWARD_THIS;
    else
        return i;
    return at + 1;
}

static int offset_of(Direction d) {
    return d == TOWARD_PAST ? -1 : d == TOWARD_FUTURE ? 1 : 0;
}

/* "last", "next", "this" in front of a word. */
static bool direction_before(const SaidScan *s, size_t i, Direction *out) {
    static const uint8_t kinds[] = { [TOWARD_PAST] = WHEN_LAST, [TOWARD_THIS] = WHEN_THIS_BEFORE,
                                     [TOWARD_FUTURE] = WHEN_NEXT };
    for (size_t d = TOWARD_PAST; d <= TOWARD_FUTURE; d++)
        if (said_when(s, i) == kinds[d]) {
            *out = (Direction)d;
            return joined(s, i + 1);
        }
    return false;
}

/* 3 hari yang lalu */
static size_t read_ago(const SaidScan *s, size_t i, Phrase *p) {
    size_t end = amount(s, i, p);
    Direction d;
    if (end == i)
        return i;
    size_t after = direction(s, end, &d);
    if (after == end || d != TOWARD_PAST)
        return i;
    p->has |= SAID_AGO;
    return after;
}

/* udah (hampir) seminggu, 3 hari ini, seminggu terakhir */
static size_t read_lasting(const SaidScan *s, size_t i, Phrase *p) {
    bool is_already = said_when(s, i) == WHEN_ALREADY;
    if (p->is_ahead && !is_already)
        return i; /* "dalam 3 hari ini" */
    size_t from = is_already ? skip_fillers(s, i + 1) : i;
    from = from > i ? skip(s, from, WHEN_SINCE) : from; /* lebih dari */
    if (is_already && !joined(s, from))
        return i;
    size_t end = amount(s, from, p), after;
    Direction d;
    if (end == from)
        return i;
    after = direction(s, end, &d);
    if (is_already && (after == end || d != TOWARD_PAST))
        after = end;
    else if (next_is(s, end, WHEN_LATELY))
        after = end + 1;
    else if (after == end || d != TOWARD_THIS)
        return i;
    p->has |= SAID_LASTING;
    return after;
}

/* The "malam" of "malam minggu" and "malam Jumat": the evening before. */
static bool is_eve(const SaidScan *s, size_t i, const Phrase *p) {
    return i > 0 && (p->has & SAID_PART) && said_when(s, i - 1) == WHEN_PART &&
           value(s, i - 1) == PART_NIGHT;
}

size_t said_read_period(const SaidScan *s, size_t i, Phrase *p) {
    Direction d = TOWARD_ANY;
    TimeUnit unit = UNIT_MINUTE;
    size_t end = i;
    if (direction_before(s, i, &d) && unit_at(s, i + 1, &unit))
        end = i + 2;
    else if (unit_at(s, i, &unit) && !(said_when(s, i) == WHEN_MINGGU && is_eve(s, i, p)))
        end = direction(s, i + 1, &d);
    if (end <= i + 1 || unit < UNIT_DAY || (unit == UNIT_DAY && d != TOWARD_THIS))
        return i;
    p->has |= unit == UNIT_DAY ? SAID_DAY : SAID_PERIOD;
    p->unit = unit;
    p->offset = offset_of(d);
    return end;
}

/* bulan Maret (2026), Maret 2026, tahun 2025 */
static size_t read_month(const SaidScan *s, size_t i, Phrase *p) {
    TimeUnit unit = UNIT_MINUTE;
    bool has_unit = unit_at(s, i, &unit) && unit == UNIT_MONTH && next_is(s, i + 1, WHEN_MONTH);
    if (unit == UNIT_YEAR && joined(s, i + 1) && is_number(s, i + 1, 4, YEAR_LEAST, YEAR_MOST)) {
        p->has |= SAID_MONTH;
        p->date = (Civil){ .year = s->tokens[i + 1].number };
        return i + 2;
    }
    size_t at = has_unit ? i + 1 : i, end = at + 1;
    bool has_year = joined(s, end) && is_number(s, end, 4, YEAR_LEAST, YEAR_MOST);
    if (said_when(s, at) != WHEN_MONTH || (!has_unit && !has_year))
        return i;
    p->has |= SAID_MONTH;
    p->date = (Civil){ .year = has_year ? s->tokens[end].number : 0, .month = value(s, at) };
    return end + has_year;
}

/* (hari) Senin (kemarin), last Monday, malam minggu */
static size_t read_weekday(const SaidScan *s, size_t i, Phrase *p) {
    TimeUnit unit = UNIT_MINUTE;
    Direction d = TOWARD_ANY;
    bool is_night = is_eve(s, i, p);
    bool has_before = direction_before(s, i, &d);
    bool has_day = !has_before && unit_at(s, i, &unit) && unit == UNIT_DAY && joined(s, i + 1);
    size_t at = has_before || has_day ? i + 1 : i;
    bool is_sunday = said_when(s, at) == WHEN_MINGGU &&
                     (has_day || is_night || next_is(s, at + 1, WHEN_PART));
    bool is_place = i > 0 && said_when(s, i - 1) == WHEN_MARKET;
    if ((said_when(s, at) != WHEN_WEEKDAY && !is_sunday) || is_place)
        return i;
    p->has |= SAID_WEEKDAY;
    p->weekday = ((is_sunday ? 0 : value(s, at)) + (is_night ? 6 : 0)) % 7;
    size_t end = has_before ? at + 1 : direction(s, at + 1, &d);
    p->direction = d;
    return end;
}

/* kemarin, kemarin lusa, hari kemarin, besok; kemarin2 is nobody knows when */
static size_t read_day(const SaidScan *s, size_t i, Phrase *p) {
    TimeUnit unit;
    size_t at = unit_at(s, i, &unit) && unit == UNIT_DAY && next_is(s, i + 1, WHEN_DAY) ? i + 1 : i;
    bool is_after = at == i && unit_at(s, i, &unit) && unit == UNIT_DAY &&
                    next_is(s, i + 1, WHEN_AFTER) && next_is(s, i + 2, WHEN_DAY);
    if (is_after && value(s, i + 2) == 1) { /* the day after tomorrow */
        p->offset = 2;
        p->has |= SAID_DAY;
        return i + 3;
    }
    if (said_when(s, at) == WHEN_LUSA) {
        p->offset = 2;
        p->has |= SAID_DAY;
        return at + 1;
    }
    if (said_when(s, at) != WHEN_DAY)
        return i;
    p->has |= SAID_DAY;
    p->offset = value(s, at);
    if (p->offset == 1 && next_is(s, at + 1, WHEN_LUSA)) { /* besok lusa */
        p->offset = 2;
        return at + 2;
    }
    bool doubled = (said_gap(s, at + 1) == GAP_NONE && is_number(s, at + 1, 1, 2, 2)) ||
                   (said_gap(s, at + 1) == GAP_DASH && said_when(s, at + 1) == WHEN_DAY);
    if (doubled) {
        p->is_vague = true;
        return at + 2;
    }
    if (p->offset == -1 && (next_is(s, at + 1, WHEN_LUSA) || next_is(s, at + 1, WHEN_FORMERLY))) {
        p->offset = -2;
        return at + 2;
    }
    return at + 1;
}

/* semalam, last night, tonight */
static size_t read_night(const SaidScan *s, size_t i, Phrase *p) {
    Direction d;
    size_t end = i + 1;
    if (said_when(s, i) == WHEN_LAST_NIGHT)
        p->offset = -1;
    else if (said_when(s, i) == WHEN_TONIGHT)
        p->offset = 0;
    else if (direction_before(s, i, &d) && d == TOWARD_PAST && said_when(s, i + 1) == WHEN_PART) {
        p->offset = -1;
        end = i + 2;
    } else {
        return i;
    }
    p->part = PART_NIGHT;
    p->has |= SAID_DAY | SAID_PART;
    return end;
}

/* sore, malam hari, pagi ini, this morning; not of a greeting */
static size_t read_part(const SaidScan *s, size_t i, Phrase *p) {
    Direction d = TOWARD_ANY;
    TimeUnit unit;
    bool has_before = direction_before(s, i, &d) && d == TOWARD_THIS;
    size_t at = has_before ? i + 1 : i;
    if (said_when(s, at) != WHEN_PART || (i > 0 && said_when(s, i - 1) == WHEN_GREETING))
        return i;
    p->has |= SAID_PART;
    p->part = (DayPart)value(s, at);
    size_t end = at + 1;
    if (joined(s, end) && unit_at(s, end, &unit) && unit == UNIT_DAY &&
        !next_is(s, end + 1, WHEN_THIS) && !next_is(s, end + 1, WHEN_WEEKDAY) &&
        !next_is(s, end + 1, WHEN_MINGGU))
        end++;
    bool is_this = has_before || next_is(s, end, WHEN_THIS);
    if (is_this && !(p->has & SAID_DAY)) {
        p->has |= SAID_DAY;
        p->offset = 0;
        end += !has_before;
    }
    return end;
}

static size_t read_tense(const SaidScan *s, size_t i, Phrase *p) {
    uint8_t kind = said_when(s, i);
    if (kind != WHEN_EARLIER && kind != WHEN_LATER)
        return i;
    p->has |= SAID_TENSE;
    p->is_earlier = kind == WHEN_EARLIER;
    return i + 1;
}

/* barusan, baru saja, just now */
static size_t read_just(const SaidScan *s, size_t i, Phrase *p) {
    size_t end = i;
    if (said_when(s, i) == WHEN_JUST)
        end = i + 1;
    else if (said_when(s, i) == WHEN_FRESH &&
             (next_is(s, i + 1, WHEN_ONLY) || next_is(s, i + 1, WHEN_NOW)))
        end = i + 2;
    p->has |= end > i ? SAID_JUST : 0;
    return end;
}

static size_t read_zone(const SaidScan *s, size_t i, Phrase *p) {
    if (said_when(s, i) != WHEN_ZONE || !(p->has & SAID_CLOCK))
        return i;
    p->has |= SAID_ZONE;
    p->zone = value(s, i);
    return i + 1;
}

/* 8, 08.00, 20:15, delapan as minutes; returns the end or i. */
static size_t minutes_at(const SaidScan *s, size_t i, ClockSaid *c, int *out) {
    bool is_word = said_when(s, i) == WHEN_NUMBER &&
                   s->tokens[i].to - s->tokens[i].from >= WORD_LEAST; /* not the "an" of 8-an */
    if (is_word && value(s, i) <= HOURS_SPOKEN) {
        *out = value(s, i) * 60;
        return i + 1;
    }
    if (!is_number(s, i, 2, 0, 24))
        return i;
    const SaidToken *t = &s->tokens[i];
    Gap gap = said_gap(s, i + 1);
    bool has_minutes = (gap == GAP_DOT || gap == GAP_COLON) && is_number(s, i + 1, 2, 0, 59) &&
                       s->tokens[i + 1].digits == 2;
    if (has_minutes && t->number == 24 && s->tokens[i + 1].number > 0)
        return i;
    c->is_exact = c->is_exact || has_minutes;
    c->is_whole_day = c->is_whole_day || t->number > 12 || t->number == 0 ||
                      (t->digits == 2 && t->number < 10);
    *out = t->number * 60 + (has_minutes ? s->tokens[i + 1].number : 0);
    return i + 1 + has_minutes;
}

/* What may be glued to the hour: jam 8an, 8pagi, 8pm, 8wib. */
static bool may_cling(const SaidScan *s, size_t i) {
    static const uint8_t kinds[] = { WHEN_PART, WHEN_NOON, WHEN_ZONE, WHEN_NUMBER };
    if (said_gap(s, i) != GAP_NONE)
        return true;
    for (size_t k = 0; k < COUNT(kinds); k++)
        if (said_when(s, i) == kinds[k] && s->tokens[i].number < 0)
            return true;
    return false;
}

static void apply_noon(ClockSaid *c, int noon_hours) {
    c->minute = c->minute % (12 * 60) + noon_hours * 60;
    c->is_whole_day = true;
}

static size_t range_end(const SaidScan *s, size_t i, bool is_between, ClockSaid *c) {
    size_t at = i;
    if (is_between && next_is(s, i, WHEN_AND))
        at = i + 1;
    else if (!said_ranges(s, i, &at))
        return i;
    if (said_when(s, at) == WHEN_JAM || said_when(s, at) == WHEN_CLOCK)
        at++;
    int until = -1;
    TimeUnit unit;
    size_t end = minutes_at(s, at, c, &until);
    bool is_date = said_gap(s, end) == GAP_SLASH || said_gap(s, end) == GAP_DASH;
    if (end == at || is_date || !may_cling(s, end) || (joined(s, end) && unit_at(s, end, &unit)))
        return i;
    c->until = until;
    return end;
}

/* "kurang 10", "lewat 15" */
static size_t corrected(const SaidScan *s, size_t i, ClockSaid *c) {
    int sign = next_is(s, i, WHEN_MORE) ? 1 : next_is(s, i, WHEN_LESS) ? -1 : 0;
    int minutes = next_is(s, i + 1, WHEN_QUARTER) ? 15 : 0;
    if (is_number(s, i + 1, 2, 1, 59))
        minutes = s->tokens[i + 1].number;
    if (sign == 0 || !joined(s, i + 1) || minutes == 0 || c->minute < 60)
        return i;
    c->minute += sign * minutes;
    c->is_exact = true;
    return i + 2;
}

/* Whether a number in front makes it so many hours: "2 jam 15 menit". */
static bool counts_hours(const SaidScan *s, size_t i) {
    return i > 0 && joined(s, i) && (is_number(s, i - 1, 2, 0, 99) ||
                                     said_when(s, i - 1) == WHEN_NUMBER);
}

/* "pkl. 17.00" */
static bool follows(const SaidScan *s, size_t i) {
    Gap gap = said_gap(s, i);
    return joined(s, i) || gap == GAP_DOT || gap == GAP_STOP || gap == GAP_COLON;
}

/* Whether what stands around a bare number makes it an hour: sebelum 17.00, at 6, "setengah 8
 * malam". */
static bool is_hour(const SaidScan *s, size_t i, size_t number, size_t end, const ClockSaid *c) {
    uint8_t here = said_when(s, i), before = i > 0 && joined(s, i) ? said_when(s, i - 1) : 0;
    if (here == WHEN_HALF)
        return next_is(s, end, WHEN_PART);
    if (here == WHEN_AT)
        return number > i && said_gap(s, end) != GAP_DASH && said_gap(s, end) != GAP_SLASH;
    if (before == WHEN_BETWEEN)
        return c->is_exact || next_is(s, end, WHEN_AND);
    return c->is_exact && (before == WHEN_DEADLINE || before == WHEN_AFTER);
}

/* jam 8an, jam 8-an */
static size_t skip_about(const SaidScan *s, size_t i) {
    bool is_tight = said_gap(s, i) == GAP_NONE || said_gap(s, i) == GAP_DASH;
    return is_tight && said_when(s, i) == WHEN_NUMBER &&
           s->tokens[i].to - s->tokens[i].from < WORD_LEAST ? i + 1 : i;
}

/* Whether a number there begins no hour: "2 jam 15", "1.250". */
static bool is_no_hour(const SaidScan *s, size_t i, size_t number, const Phrase *p) {
    return (said_when(s, i) == WHEN_JAM && !p->has && counts_hours(s, i)) ||
           (number > i ? !follows(s, number) : leans_back(s, i));
}

/* jam 8, pukul 20.15, jam setengah 8, 8 pm, 15.00 WIB, 20:15 */
static size_t read_clock(const SaidScan *s, size_t i, Phrase *p) {
    uint8_t kind = said_when(s, i);
    bool is_named = kind == WHEN_JAM || kind == WHEN_CLOCK;
    ClockSaid c = { .until = -1 };
    size_t at = is_named || kind == WHEN_AT ? i + 1 : i;
    bool is_half = (is_named && next_is(s, at, WHEN_HALF)) || (p->is_ahead && kind == WHEN_HALF);
    at += is_half;
    if (is_no_hour(s, i, at, p))
        return i;
    size_t end = minutes_at(s, at, &c, &c.minute);
    if (end == at || !may_cling(s, end) || (is_half && c.minute < 60))
        return i;
    TimeUnit unit;
    if (joined(s, end) && unit_at(s, end, &unit) && unit <= UNIT_HOUR)
        return i;
    if (is_half) {
        c.minute -= 30;
        c.is_exact = true;
    }
    end = skip_about(s, end);
    bool has_noon = next_is(s, end, WHEN_NOON) && c.minute <= 12 * 60 + 59;
    bool is_colon = said_gap(s, at + 1) == GAP_COLON && end > at + 1 &&
                    said_gap(s, end) != GAP_COLON;
    if (!is_named && !has_noon && !is_colon && !next_is(s, end, WHEN_ZONE) &&
        !(p->is_ahead && is_hour(s, i, at, end, &c)))
        return i;
    if (has_noon)
        apply_noon(&c, value(s, end++));
    end = corrected(s, end, &c);
    end = range_end(s, end, i > 0 && said_when(s, i - 1) == WHEN_BETWEEN, &c);
    p->has |= SAID_CLOCK;
    p->clock = c;
    return end;
}

/* tgl 5-7: until the second one */
static size_t read_days(const SaidScan *s, size_t i, Phrase *p) {
    Civil from, to;
    size_t end = said_read_days(s, i, &from, &to);
    if (end > i) {
        p->date = to;
        p->has |= SAID_DATE;
    }
    return end;
}

typedef enum AtomWay { WAY_BOTH, WAY_BACK, WAY_AHEAD } AtomWay;

/* In this order: "minggu lalu" is a week before "minggu" is a Sunday. */
static const struct Atom {
    size_t (*read)(const SaidScan *s, size_t i, Phrase *p); /* the end, or i */
    unsigned unless; /* one of these was said */
    AtomWay way;
} atoms[] = {
    { read_ago, SAID_AGO | SAID_LASTING | SAID_DAY | SAID_DATE | SAID_PERIOD, WAY_BOTH },
    { read_lasting, ~0u, WAY_BOTH },
    { read_days, SAID_DATE | SAID_AGO, WAY_AHEAD },
    { said_read_date, SAID_DATE | SAID_AGO, WAY_BOTH },
    { said_read_edge, SAID_EDGE | SAID_PERIOD | SAID_SPAN, WAY_AHEAD },
    { read_month, ~(unsigned)SAID_TENSE, WAY_BOTH },
    { said_read_span, ~(unsigned)SAID_TENSE, WAY_AHEAD },
    { read_clock, SAID_CLOCK, WAY_BOTH },
    { said_read_period, SAID_PERIOD | SAID_DAY | SAID_AGO | SAID_LASTING, WAY_BOTH },
    { read_weekday, SAID_WEEKDAY | SAID_LASTING, WAY_BOTH },
    { read_night, SAID_DAY | SAID_PART | SAID_LASTING, WAY_BOTH },
    { read_day, SAID_DAY | SAID_AGO | SAID_LASTING | SAID_PERIOD | SAID_JUST, WAY_BOTH },
    { read_part, SAID_PART | SAID_LASTING | SAID_JUST, WAY_BOTH },
    { read_tense, SAID_TENSE | SAID_AGO | SAID_LASTING, WAY_BOTH },
    { read_just, ~(unsigned)SAID_TENSE, WAY_BOTH },
    { read_zone, SAID_ZONE, WAY_BOTH },
};

static size_t atom_read(const SaidScan *s, size_t i, Phrase *p) {
    AtomWay other = p->is_ahead ? WAY_BACK : WAY_AHEAD;
    unsigned has = p->has & SAID_SPAN ? ~0u : p->has; /* nothing follows how long it takes */
    for (size_t k = 0; i < s->count && k < COUNT(atoms); k++) {
        Phrase trial = *p;
        if (atoms[k].way == other || (has & atoms[k].unless))
            continue;
        size_t end = atoms[k].read(s, i, &trial);
        if (end > i) {
            *p = trial;
            return end;
        }
    }
    return i;
}

/* "sore" alone may be a time to come, never one that was. */
static bool is_time(const Phrase *p) {
    return (p->is_ahead && (p->has & SAID_PART)) ||
           (p->has & ~(unsigned)(SAID_PART | SAID_ZONE | SAID_TENSE)) ||
           ((p->has & SAID_PART) && (p->has & SAID_TENSE));
}

/* "paling lambat", "maksimal", "dalam waktu", "sebelum": what may stand before a time to come. */
static size_t skip_leads(const SaidScan *s, size_t i, Phrase *p) {
    static const uint8_t kinds[] = { WHEN_DEADLINE, WHEN_MOST, WHEN_AFTER, WHEN_BOUND, WHEN_MORE,
                                     WHEN_LESS, WHEN_BETWEEN, WHEN_FILLER, WHEN_LASTING };
    bool is_measure = false;
    for (int n = 0; n < LEADS_MOST; n++) {
        uint8_t kind = said_when(s, i);
        bool is_lead = is_measure && kind == WHEN_SINCE; /* kurang dari */
        for (size_t k = 0; k < COUNT(kinds); k++)
            is_lead = is_lead || kind == kinds[k];
        if (!is_lead || (kind == WHEN_DEADLINE && value(s, i) == LEAD_IF))
            break;
        is_measure = kind == WHEN_MORE || kind == WHEN_LESS;
        if (kind == WHEN_AFTER || (kind == WHEN_DEADLINE && value(s, i) == LEAD_BEFORE))
            p->bound = kind == WHEN_AFTER ? BOUND_AFTER : BOUND_BEFORE;
        p->is_limit = p->is_limit || kind == WHEN_DEADLINE || kind == WHEN_MOST;
        p->is_lasting = p->is_lasting || kind == WHEN_LASTING;
        i++;
        bool is_doubled = said_gap(s, i) == GAP_DASH && said_when(s, i) == kind;
        if (!joined(s, i) && !is_doubled)
            break;
    }
    return i;
}

/* The atom at i, or behind fillers ("kemarin pada jam 8"). */
static size_t atom_after_fillers(const SaidScan *s, size_t i, Phrase *p) {
    Phrase led = *p;
    size_t end = atom_read(s, i, p), over = skip_fillers(s, i);
    if (end == i && p->is_ahead && (over = skip_leads(s, i, &led)) > i && joined(s, over)) {
        end = atom_read(s, over, &led);
        if (end > over) {
            *p = led;
            return end;
        }
        end = i;
    }
    if (over == i && next_is(s, i, WHEN_SINCE) && next_is(s, i + 1, WHEN_JAM))
        over = i + 1; /* kemarin dari jam 9 */
    if (end > i || over == i || !joined(s, over))
        return end;
    end = atom_read(s, over, p);
    return end > over ? end : i;
}

/* What stands in front of the phrase: "sebelum tgl 1" is to come. */
static void mind_before(const SaidScan *s, size_t i, Phrase *p) {
    if (i == 0 || !joined(s, i))
        return;
    if (said_when(s, i - 1) == WHEN_DEADLINE && !(p->has & SAID_TENSE))
        p->has |= SAID_TENSE; /* not earlier */
}

size_t phrase_read(const SaidScan *s, size_t i, bool is_ahead, Phrase *p) {
    *p = (Phrase){ .is_ahead = is_ahead, .is_since = said_when(s, i) == WHEN_SINCE };
    size_t end = i + p->is_since;
    if (is_ahead)
        end = skip_leads(s, end, p);
    if (end > i && !joined(s, end))
        return i;
    size_t next = atom_read(s, end, p);
    for (int n = 1; n < ATOMS_MOST && next > end; n++) {
        end = next;
        /* "Pagi, kemarin saya" greets */
        bool greets = p->has == SAID_PART && said_gap(s, end) == GAP_COMMA;
        if (joined(s, end) && !greets)
            next = atom_after_fillers(s, end, p);
    }
    if (!is_time(p))
        return i;
    if (!is_ahead)
        mind_before(s, i, p);
    p->is_vague = p->is_vague || (i > 0 && joined(s, i) && said_when(s, i - 1) == WHEN_EVERY);
    return end;
}

typedef struct Times {
    Arena *arena;
    SaidTime *items;
    size_t count, cap;
} Times;

static void times_add(Times *t, SaidTime time) {
    if (t->count == t->cap) {
        size_t cap = t->cap ? t->cap * 2 : 8;
        SaidTime *items = arena_make(t->arena, SaidTime, cap);
        if (t->count)
            memcpy(items, t->items, t->count * sizeof *items);
        t->items = items;
        t->cap = cap;
    }
    t->items[t->count++] = time;
}

static SaidTime time_of(const SaidScan *s, size_t first, size_t end, const Phrase *p,
                        int64_t written, int zone) {
    SaidTime t = { .from = s->tokens[first].from, .to = s->tokens[end - 1].to };
    t.is_known = phrase_resolve(p, written, zone, &t.begins, &t.ends);
    return t;
}

/* Where the second half of "from A to B" begins, or i. */
static size_t until_end(const SaidScan *s, size_t i) {
    if (next_is(s, i, WHEN_UNTIL))
        return said_gap(s, i) == GAP_SPACE ? i + 1 : SIZE_MAX;
    return said_gap(s, i) == GAP_RANGE || said_gap(s, i) == GAP_DASH ? i : SIZE_MAX;
}

/* "dari A sampai B": one time from the beginning of A to the end of B. */
static size_t read_until(const SaidScan *s, size_t i, int64_t written, int zone, SaidTime *t) {
    Phrase p;
    size_t at = until_end(s, i);
    if (at >= s->count)
        return i;
    if (at > i && next_is(s, at, WHEN_NOW)) { /* sampai sekarang */
        t->to = s->tokens[at].to;
        if (t->is_known && t->begins < written)
            t->ends = written;
        return at + 1;
    }
    size_t end = phrase_read(s, at, false, &p);
    if (end == at)
        return i;
    bool is_bare = t->is_known && !(p.has & ~(unsigned)(SAID_CLOCK | SAID_PART | SAID_ZONE));
    if (is_bare) /* "dari jam 9 pagi sampai jam 5 sore": the next one */
        p.has |= SAID_TENSE;
    SaidTime other = time_of(s, at, end, &p, is_bare ? t->begins : written, zone);
    if (t->is_known != other.is_known || (t->is_known && other.ends <= t->begins))
        return i;
    t->to = other.to;
    bool is_hour = (p.has & SAID_CLOCK) && other.begins > t->begins;
    t->ends = is_hour ? other.begins : other.ends; /* until five is not until six */
    return end;
}

void said_times(Arena *a, Str text, int64_t written, int zone, SaidTime **out, size_t *count) {
    SaidScan s = said_scan(a, text);
    Times times = { .arena = a };
    for (size_t i = 0; i < s.count;) {
        Phrase p;
        size_t end = phrase_read(&s, i, false, &p);
        if (end == i) {
            i++;
            continue;
        }
        SaidTime t = time_of(&s, i, end, &p, written, zone);
        i = read_until(&s, end, written, zone, &t);
        times_add(&times, t);
    }
    *out = times.items;
    *count = times.count;
}
