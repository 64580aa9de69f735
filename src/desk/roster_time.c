/* What a roster says about a moment: arithmetic on days and shifts, without a database or clock. */
#include "desk/roster.h"

#include <stdlib.h>

typedef struct Span {
    int64_t from, to;
} Span;

static int64_t day_of(int64_t at, int64_t zone) {
    int64_t local = at + zone;
    return local >= 0 ? local / DAY : -((DAY - 1 - local) / DAY);
}

static Span span_on(int64_t day, int64_t zone, int64_t from_at, int64_t to_at) {
    int64_t midnight = day * DAY - zone;
    return (Span){ midnight + from_at, midnight + to_at + (to_at <= from_at ? DAY : 0) };
}

/* Every time of duty that begins on this local day. Gives how many; `out` has room for all. */
static size_t spans_of_day(const Watcher *w, int64_t day, Span *out) {
    const ShiftException *x = w->exceptions.items;
    const Shift *s = w->shifts.items;
    int64_t weekday = ((day + 4) % 7 + 7) % 7; /* 1 January 1970 was a Thursday */
    bool is_special = false;
    size_t n = 0;
    for (size_t i = 0; i < w->exceptions.count; i++) {
        if (x[i].number != day)
            continue;
        is_special = true;
        if (!x[i].is_off)
            out[n++] = span_on(day, w->zone, x[i].from_at, x[i].to_at);
    }
    for (size_t i = 0; i < w->shifts.count && !is_special; i++)
        if (s[i].weekday == weekday)
            out[n++] = span_on(day, w->zone, s[i].from_at, s[i].to_at);
    return n;
}

enum { SPANS_OF_DAY = ROSTER_SHIFTS + ROSTER_EXCEPTIONS };

bool roster_is_on_duty(const Watcher *w, int64_t at) {
    Span spans[SPANS_OF_DAY];
    int64_t today = day_of(at, w->zone);
    for (int64_t day = today - 1; day <= today; day++) { /* yesterday's may last into today */
        size_t n = spans_of_day(w, day, spans);
        for (size_t i = 0; i < n; i++)
            if (at >= spans[i].from && at < spans[i].to)
                return true;
    }
    return false;
}

bool roster_is_off(const Watcher *w, int64_t at) {
    const ShiftException *x = w->exceptions.items;
    int64_t today = day_of(at, w->zone);
    for (size_t i = 0; i < w->exceptions.count; i++)
        if (x[i].number == today && x[i].is_off)
            return !roster_is_on_duty(w, at);
    return false;
}

bool roster_is_quiet(const Watcher *w, int64_t at, VerdictLevel level) {
    if (w->quiet_from == w->quiet_to || level >= w->quiet_level)
        return false;
    int64_t second = at + w->zone - day_of(at, w->zone) * DAY;
    if (w->quiet_from < w->quiet_to)
        return second >= w->quiet_from && second < w->quiet_to;
    return second >= w->quiet_from || second < w->quiet_to;
}

int64_t roster_next_start(const Watcher *w, int64_t at, int64_t within) {
    Span spans[SPANS_OF_DAY];
    int64_t first = day_of(at, w->zone), last = day_of(at + within, w->zone), found = 0;
    for (int64_t day = first; day <= last && found == 0; day++) {
        size_t n = spans_of_day(w, day, spans);
        for (size_t i = 0; i < n; i++)
            if (spans[i].from > at && spans[i].from <= at + within &&
                (found == 0 || spans[i].from < found))
                found = spans[i].from;
    }
    return found;
}

static int by_start(const void *x, const void *y) {
    const Span *a = x, *b = y;
    return (a->from > b->from) - (a->from < b->from);
}

/* Of everybody, from the day before `from` on: sorted by their beginning. */
static Span *all_spans(Arena *a, const List *people, int64_t from, int64_t to, size_t *count) {
    const Watcher *w = people->items;
    size_t n = 0, days = (size_t)((to - from) / DAY) + 3;
    Span *all = arena_make(a, Span, people->count * (days * ROSTER_SHIFTS + ROSTER_EXCEPTIONS) + 1);
    for (size_t i = 0; i < people->count; i++)
        for (int64_t day = day_of(from, w[i].zone) - 1; day <= day_of(to, w[i].zone); day++)
            n += spans_of_day(&w[i], day, all + n);
    qsort(all, n, sizeof *all, by_start);
    *count = n;
    return all;
}

List roster_gaps(Arena *a, const List *people, int64_t from, int64_t to) {
    size_t n, count = 0;
    const Span *spans = all_spans(a, people, from, to, &n);
    RosterGap *gaps = arena_make(a, RosterGap, ROSTER_GAPS);
    int64_t covered = from;
    for (size_t i = 0; i <= n && count < ROSTER_GAPS && covered < to; i++) {
        int64_t next = i < n ? spans[i].from : to;
        if (next > to)
            next = to;
        if (next > covered)
            gaps[count++] = (RosterGap){ covered, next };
        if (i < n && spans[i].to > covered)
            covered = spans[i].to;
        else if (next > covered)
            covered = next;
    }
    return (List){ gaps, count };
}

/* ---- whom to wake ---- */

typedef struct Waiting {
    const Watcher *who;
    int64_t start; /* of the next shift; INT64_MAX: none */
    size_t place;
} Waiting;

static int by_turn(const void *x, const void *y) {
    const Waiting *a = x, *b = y;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

const Watcher **roster_line(Arena *a, const List *people, int64_t at, size_t *count) {
    const Watcher *w = people->items;
    Waiting *waiting = arena_make(a, Waiting, people->count + 1);
    const Watcher **line = arena_make(a, const Watcher *, people->count + 1);
    size_t n = 0;
    for (size_t i = 0; i < people->count; i++) {
        if (roster_is_on_duty(&w[i], at))
            continue;
        int64_t start = roster_next_start(&w[i], at, 2 * WEEK);
        waiting[n++] = (Waiting){ &w[i], start ? start : INT64_MAX, i };
    }
    qsort(waiting, n, sizeof *waiting, by_turn);
    for (size_t i = 0; i < n; i++)
        line[i] = waiting[i].who;
    *count = n;
    return line;
}

RosterPick roster_pick(Arena *a, const List *people, int64_t at, VerdictLevel level) {
    const Watcher *w = people->items;
    RosterPick pick = { .people = arena_make(a, const Watcher *, people->count + 1),
                        .asleep = arena_make(a, const Watcher *, people->count + 1) };
    for (size_t i = 0; i < people->count; i++) {
        if (!roster_is_on_duty(&w[i], at))
            continue;
        if (roster_is_quiet(&w[i], at, level))
            pick.asleep[pick.asleep_count++] = &w[i];
        else
            pick.people[pick.count++] = &w[i];
    }
    size_t waiting;
    const Watcher **line = roster_line(a, people, at, &waiting);
    for (size_t i = 0; i < waiting && pick.count == 0; i++) {
        if (roster_is_quiet(line[i], at, level))
            pick.asleep[pick.asleep_count++] = line[i];
        else
            pick.people[pick.count++] = line[i];
    }
    return pick;
}
