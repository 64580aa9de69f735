#include "text/said_ahead.h"

enum { SAID_ANY_DAY = SAID_DAY | SAID_WEEKDAY | SAID_DATE | SAID_PERIOD | SAID_MONTH };

/* "besok jam 1 sampai jam 3": the second half is of the same day. */
static void take_day(const Phrase *from, Phrase *to) {
    if (to->has & (SAID_ANY_DAY | SAID_SPAN))
        return;
    to->has |= from->has & (SAID_ANY_DAY | SAID_TENSE);
    to->offset = from->offset;
    to->weekday = from->weekday;
    to->direction = from->direction;
    to->date = from->date;
    to->unit = from->unit;
}

static bool is_over(const Phrase *p, bool is_known) {
    bool is_date_gone = (p->has & SAID_DATE) && !is_known;
    return (p->has & (SAID_AGO | SAID_LASTING | SAID_JUST)) || p->is_since ||
           ((p->has & SAID_TENSE) && p->is_earlier) || is_date_gone ||
           ((p->has & (SAID_DAY | SAID_PERIOD)) && p->offset < 0) ||
           ((p->has & SAID_WEEKDAY) && p->direction == TOWARD_PAST);
}

static bool is_certain(const Phrase *p) {
    return (p->has & SAID_SPAN) || ((p->has & SAID_TENSE) && !p->is_earlier) ||
           ((p->has & (SAID_DAY | SAID_PERIOD)) && p->offset > 0) || p->is_limit ||
           ((p->has & SAID_WEEKDAY) && p->direction == TOWARD_FUTURE);
}

static void resolve(const DueFrame *f, AheadTime *t) {
    t->is_known = !t->phrase.is_lasting && phrase_due(&t->phrase, f, &t->due);
}

/* "besok atau lusa", "Senin-Selasa", "jam 1 siang s/d jam 3 sore": the later of both. */
static size_t other_end(const SaidScan *s, size_t i, const DueFrame *f, AheadTime *t) {
    AheadTime other = { 0 };
    size_t at;
    if (!said_ranges(s, i, &at))
        return i;
    size_t end = phrase_read(s, at, true, &other.phrase);
    if (end == at || other.phrase.is_since)
        return i;
    take_day(&t->phrase, &other.phrase);
    resolve(f, &other);
    if (other.is_known && (!t->is_known || other.due > t->due)) {
        t->phrase = other.phrase;
        t->is_known = true;
        t->due = other.due;
    }
    return end;
}

size_t ahead_read(const SaidScan *s, size_t i, const DueFrame *f, AheadTime *out) {
    *out = (AheadTime){ .first = i };
    size_t end = phrase_read(s, i, true, &out->phrase);
    if (end == i)
        return i;
    resolve(f, out);
    out->is_over = is_over(&out->phrase, out->is_known);
    out->is_certain = !out->is_over && is_certain(&out->phrase);
    out->end = other_end(s, end, f, out);
    return out->end;
}
