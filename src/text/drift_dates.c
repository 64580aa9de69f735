/* Days, ranges of days and months of what happened. */
#include "text/drift_words.h"

enum {
    FROM_REACH = 3, /* tokens between "sejak" and its day */
    NAME_ROOM = 12, /* letters of a day with a name */
    SHORT_TEXT = 8,
    DAYS_NEAR = 45, /* a range of days this far away is another one */
    FULL_WEEK = 7,
    REOPEN_MOST = 14, /* days behind a range on which something may open again */
    DATE_ALONE = 4, /* tokens of a clause that is a date and no more */
    MONTH_BEGIN = 10, /* as promise.h has it */
    MONTH_END = 31,
    WHOLE_REACH = 4, /* tokens between "whole" and its month */
};

/* Days with a name at token i: Natal, Christmas Eve; returns their end, or i. */
static size_t named_day_at(const SaidScan *s, size_t i, Civil *out) {
    static const struct Named {
        Str first, second; /* words; of one word the second is empty */
        int month, day;
    } named[] = {
        { S("christmas"), S("eve"), 12, 24 }, { S("malam"), S("natal"), 12, 24 },
        { S("christmas"), S(""), 12, 25 },    { S("natal"), S(""), 12, 25 },
        { S("new"), S("year"), 1, 1 },        { S("tahun"), S("baru"), 1, 1 },
        { S("agustusan"), S(""), 8, 17 },     { S("valentine"), S(""), 2, 14 },
    };
    char words[2][NAME_ROOM + 1] = { { 0 }, { 0 } };
    Str said[2] = { { 0 } };
    for (size_t k = 0; k < 2 && i + k < s->count; k++)
        said[k] = (Str){ words[k], said_letters(s, &s->tokens[i + k], words[k], NAME_ROOM) };
    for (size_t k = 0; k < COUNT(named); k++) {
        bool has_second = named[k].second.n > 0;
        if (!str_eq(said[0], named[k].first) || (has_second && !str_eq(said[1], named[k].second)))
            continue;
        *out = (Civil){ .month = named[k].month, .day = named[k].day };
        return i + 1 + has_second;
    }
    return i;
}

/* What stands between the days of a list: "12 dan 13 Juni", "5, 6 & 7 Mei"; its end, or i. */
static size_t link_at(const SaidScan *s, size_t i) {
    Gap gap = said_gap(s, i);
    bool is_mark = gap == GAP_COMMA || said_between(s, i, S("&")) || said_between(s, i, S("+"));
    return said_when(s, i) == WHEN_AND && joined(s, i) ? i + 1 : is_mark ? i : SIZE_MAX;
}

/* Some days of one month, as the range from the first to the last of them; its end, or i. */
static size_t listed_days_at(const SaidScan *s, size_t i, Days *out) {
    bool is_named = said_when(s, i) == WHEN_DATE;
    size_t at = i + is_named, days = 0;
    Phrase p = { 0 };
    if (!is_number(s, at, 2, 1, MONTH_END))
        return i;
    int first = s->tokens[at].number, before = 0;
    while (is_number(s, at, 2, 1, MONTH_END) && s->tokens[at].number > before) {
        size_t end = said_read_date(s, at, &p), next = link_at(s, at + 1);
        before = s->tokens[at].number;
        if (end == at && is_named && days > 0 && next == SIZE_MAX) {
            p.date = (Civil){ .day = before }; /* "tgl 5 sama 6" */
            end = at + 1;
        }
        if (end > at && days > 0) {
            *out = (Days){ .from = p.date, .to = p.date, .is_range = true };
            out->from.day = first;
            return end;
        }
        if (end > at || next == SIZE_MAX)
            return i;
        at = next < s->count && said_when(s, next) == WHEN_DATE ? next + 1 : next;
        days++;
    }
    return i;
}

/* Days at token i; returns their end, or i. */
size_t drift_days_at(const SaidScan *s, size_t i, Days *out) {
    Phrase p = { 0 };
    size_t listed = listed_days_at(s, i, out);
    if (listed > i)
        return listed;
    *out = (Days){ .is_range = true };
    size_t name = named_day_at(s, i, &out->from);
    if (name > i) {
        *out = (Days){ .from = out->from, .to = out->from };
        return name;
    }
    size_t end = said_read_days(s, i, &out->from, &out->to);
    if (end > i && out->from.year == 0 && out->to.year) /* 28 Desember sampai 3 Januari 2028 */
        out->from.year = out->to.year - (out->from.month > out->to.month);
    if (end > i)
        return end;
    end = said_read_date(s, i, &p);
    *out = (Days){ .from = p.date, .to = p.date };
    return p.has & SAID_DATE ? end : i; /* "Januari 2026" is no day */
}

/* A whole month at token i, "Juli 2027", or its first days, "awal Juli"; not the one of a date. */
static bool month_at(const SaidScan *s, size_t i, Days *out) {
    Days day;
    bool is_dated = drift_days_at(s, i, &day) > i || (i > 0 && drift_days_at(s, i - 1, &day) > i) ||
                    (i > 1 && drift_days_at(s, i - 2, &day) > i);
    if (said_when(s, i) != WHEN_MONTH || is_dated)
        return false;
    bool is_begin = i > 0 && said_when(s, i - 1) == WHEN_EDGE &&
                    s->tokens[i - 1].value == EDGE_BEGIN;
    bool has_year = i + 1 < s->count && is_number(s, i + 1, 4, YEAR_LEAST, YEAR_MOST);
    Civil first = { .month = s->tokens[i].value, .day = 1,
                    .year = has_year ? s->tokens[i + 1].number : 0 };
    *out = (Days){ .from = first, .to = first, .is_range = true, .is_month = true };
    out->to.day = is_begin ? MONTH_BEGIN : MONTH_END;
    return true;
}

static bool days_of(const DriftRun *r, Str value, Days *out) {
    const Wording *wording = drift_wording(r, value);
    for (size_t i = 0; i < wording->scan.count; i++)
        if (drift_days_at(&wording->scan, i, out) > i)
            return true;
    for (size_t i = 0; i < wording->scan.count; i++)
        if (month_at(&wording->scan, i, out))
            return true;
    return false;
}

/* Whether the sentence speaks of something that is given. */
static bool is_of_given(const DriftRun *r, size_t token) {
    const DriftClause *c = clause_of(r, token);
    for (size_t i = c->sentence_first; i < c->sentence_end; i++)
        if (drift_is_given_sense(r, r->matters[i].sense) && r->matters[i].sense != SENSE_PEOPLE)
            return true;
    return false;
}

static bool same_days(const Days *a, const Days *b) {
    return a->is_range == b->is_range && drift_same_day(&a->from, &b->from) &&
           drift_same_day(&a->to, &b->to);
}

/* Days since 1970 of a day, whose month and year may be those of `by`. */
static int64_t day_number(const Civil *c, const Civil *by) {
    Civil whole = { .year = c->year ? c->year : by->year,
                    .month = c->month ? c->month : by->month,
                    .day = c->day };
    return civil_to(&whole, 0) / DAY;
}

static bool is_within(const Days *said, const Days *right) {
    return day_number(&said->from, &right->from) >= day_number(&right->from, &right->from) &&
           day_number(&said->to, &right->to) <= day_number(&right->to, &right->to);
}

static bool is_near(const Days *said, const Days *right) {
    int64_t from = day_number(&right->from, &right->from), to = day_number(&right->to, &right->to);
    return day_number(&said->to, &right->to) + DAYS_NEAR >= from &&
           day_number(&said->from, &right->from) <= to + DAYS_NEAR;
}

/* A day by which something is promised is no day of the matter. */
static bool is_deadline(const DriftRun *r, size_t first) {
    size_t from = r->scan.tokens[first].from;
    for (size_t i = 0; i < r->promise_count; i++)
        if (r->promises[i].time_from <= from && from < r->promises[i].time_to)
            return true;
    uint8_t before = first > 0 ? said_when(&r->scan, first - 1) : (uint8_t)WHEN_UNKNOWN;
    bool is_most = (first > 1 && said_when(&r->scan, first - 2) == WHEN_MOST) || /* paling telat */
                   (first > 2 && said_when(&r->scan, first - 3) == WHEN_MOST);
    for (size_t i = first; i < first + 3; i++) /* "tanggal 26 paling telat" */
        is_most = is_most || (said_when(&r->scan, i + 1) == WHEN_MOST);
    return before == WHEN_DEADLINE || before == WHEN_MOST || is_most;
}

/* "Sejak Jumat tanggal 2 masuk semua": all from an earlier day on. */
static bool begins_before(const DriftRun *r, size_t i, const Days *said, const Days *right) {
    const DriftClause *c = clause_of(r, i);
    bool is_from = false;
    for (size_t k = i; k > c->first && i - k < FROM_REACH; k--)
        is_from = is_from || said_when(&r->scan, k - 1) == WHEN_SINCE ||
                  said_when(&r->scan, k - 1) == WHEN_AFTER;
    return is_from && drift_means(r, c, SENSE_ALL) &&
           day_number(&said->from, &right->from) < day_number(&right->from, &right->from);
}

static bool contradicts_days(const DriftRun *r, size_t i, const Days *said, const Days *right) {
    bool is_affected = drift_speaks(r, i, MATTER_AFFECTED);
    if (!is_near(said, right) || is_deadline(r, i))
        return false;
    if (said->is_range && right->is_range)
        return (is_affected || clause_speaks(r, i, MATTER_EVENT)) &&
               (!is_within(said, right) || clause_speaks(r, i, MATTER_ONLY));
    const DriftClause *c = clause_of(r, i);
    bool is_alone = right->is_range && !said->is_range && drift_speaks(r, i, MATTER_ONLY) &&
                    !drift_is_of_you(r, c); /* "just one day, on 21 March" */
    bool is_short = c->end - c->first <= DATE_ALONE; /* between commas: ", 4 May, " */
    bool is_scene = drift_is_scene_of(r, c) || drift_means(r, c, SENSE_LATE) ||
                    drift_means(r, c, SENSE_POSTPONE) || begins_before(r, i, said, right);
    return (is_scene || (is_short && drift_is_scene(r, i))) &&
           (!is_within(said, right) || is_alone) &&
           !drift_speaks(r, i, MATTER_SAFE) && !drift_is_spared(r, i);
}

/* "Buka lagi 15 Februari" where it is closed until the 18th. */
static bool ends_early(const DriftRun *r, size_t i, const Days *said, const Days *right) {
    const DriftClause *c = clause_of(r, i);
    bool is_again = drift_means(r, c, SENSE_AGAIN) || clause_speaks(r, i, MATTER_RETURN);
    if (!right->is_range || said->is_range || !drift_means(r, c, SENSE_RESUME) || !is_again)
        return false;
    int64_t day = day_number(&said->from, &right->to), to = day_number(&right->to, &right->to);
    return day > day_number(&right->from, &right->from) && day <= to + REOPEN_MOST &&
           (day < to || day > to + 1);
}

/* Whether "sampai" leads to the day. */
static bool is_until(const DriftRun *r, size_t i) {
    const DriftClause *c = clause_of(r, i);
    for (size_t k = i; k > c->first && i - k < FROM_REACH; k--)
        if (said_when(&r->scan, k - 1) == WHEN_UNTIL)
            return true;
    return false;
}

/* "Tutup sampai 14 Februari" where it is closed until the 10th. */
static bool ends_otherwise(const DriftRun *r, size_t i, const Days *said, const Days *right) {
    bool is_shut = drift_is_shut(r, i); /* also "tutup 3 hari, sampai Rabu" */
    if (!right->is_range || right->is_month || said->is_range || !is_shut || !is_until(r, i))
        return false;
    int64_t day = day_number(&said->from, &right->to), to = day_number(&right->to, &right->to);
    return day != to && day >= day_number(&right->from, &right->from) && day <= to + REOPEN_MOST;
}

/* "Mulai 15 Juli", where an old range began. */
static bool begins_with(const DriftRun *r, size_t i, const Days *said, const Days *old) {
    bool is_from = false;
    for (size_t k = i; k > 0 && i - k < FROM_REACH; k--)
        is_from = is_from || said_when(&r->scan, k - 1) == WHEN_SINCE ||
                  said_when(&r->scan, k - 1) == WHEN_AFTER;
    return is_from && (!said->is_range || said->is_month) && old->is_range &&
           drift_same_day(&said->from, &old->from);
}

/* An old day is one of the matter where something happened or was bought then. */
static bool is_day_of_matter(const DriftRun *r, size_t i, const Days *said) {
    return !drift_is_spared(r, i) && !drift_speaks(r, i, MATTER_OTHER) &&
           (said->is_range || drift_is_scene(r, i) || drift_speaks(r, i, MATTER_EVENT) ||
            is_of_given(r, i) || r->scan.count <= SHORT_TEXT);
}

/* The last such day of the week before the text was sent. */
static bool weekday_at(const DriftRun *r, size_t i, Days *out) {
    if (said_when(&r->scan, i) != WHEN_WEEKDAY || clause_vows(r, i, VOW_WILL))
        return false;
    Civil now = civil_from(r->in->at, r->in->zone);
    int back = (now.weekday - r->scan.tokens[i].value + FULL_WEEK) % FULL_WEEK;
    Civil day = civil_from(r->in->at - back * (int64_t)DAY, r->in->zone);
    *out = (Days){ .from = day, .to = day };
    return true;
}

/* The next such day of the week, which "sampai" leads to: "tutup sampai Rabu". */
static bool weekday_until(const DriftRun *r, size_t i, Days *out) {
    if (said_when(&r->scan, i) != WHEN_WEEKDAY || !is_until(r, i))
        return false;
    Civil now = civil_from(r->in->at, r->in->zone);
    int ahead = (r->scan.tokens[i].value - now.weekday + FULL_WEEK) % FULL_WEEK;
    Civil day = civil_from(r->in->at + ahead * (int64_t)DAY, r->in->zone);
    *out = (Days){ .from = day, .to = day };
    return true;
}

/* All days that a slot names. */
typedef struct DaysKnown {
    Days right[VALUES_MOST], old[VALUES_MOST];
    size_t right_count, old_count;
} DaysKnown;

/* Whether the day is of the week before the text like a right one, and another day. */
static bool is_other_weekday(const DriftRun *r, const DaysKnown *known, const Days *said) {
    Civil now = civil_from(r->in->at, r->in->zone);
    bool is_other = known->right_count > 0;
    for (size_t k = 0; k < known->right_count && is_other; k++) {
        const Days *right = &known->right[k];
        int64_t today = day_number(&now, &now), to = day_number(&right->to, &now);
        is_other = !right->is_month && to <= today && to + FULL_WEEK > today &&
                   !is_within(said, right);
    }
    return is_other;
}

/* "Makan siang hari Kamis" where it was on a Friday, and an earlier version said Thursday. */
static void check_weekday(DriftRun *r, size_t slot, const DaysKnown *known, size_t i,
                          const Days *said) {
    const DriftClause *c = clause_of(r, i);
    bool is_old = false, differs = is_other_weekday(r, known, said);
    for (size_t k = 0; k < known->old_count; k++)
        is_old = is_old ||
                 (!known->old[k].is_range && drift_same_day(&said->from, &known->old[k].from));
    bool is_scene = drift_is_scene_of(r, c) ||
                    (clause_speaks(r, i, MATTER_ALSO) && drift_means(r, c, SENSE_WRONG));
    if ((is_old || differs) && is_scene && !drift_is_spared(r, i) && !drift_is_moot(r, i))
        drift_add(r, slot, (DriftSpan){ .first = i, .end = i + 1 }, is_old);
}

/* "Tutup sampai Rabu" where it is closed until Saturday. */
static void check_weekday_end(DriftRun *r, size_t slot, const DaysKnown *known, size_t i,
                              const Days *said) {
    for (size_t k = 0; k < known->right_count; k++)
        if (ends_otherwise(r, i, said, &known->right[k]) && !drift_is_moot(r, i))
            drift_add(r, slot, (DriftSpan){ .first = i, .end = i + 1 }, false);
}

/* Days of the week that no date follows. */
static void check_weekdays(DriftRun *r, size_t slot, const DaysKnown *known) {
    for (size_t i = 0; i < r->scan.count; i++) {
        Days said, other;
        bool is_dated = drift_days_at(&r->scan, i + 1, &other) > i + 1 ||
                        (i + 2 < r->scan.count && drift_days_at(&r->scan, i + 2, &other) > i + 2);
        if (is_dated)
            continue;
        if (weekday_until(r, i, &said))
            check_weekday_end(r, slot, known, i, &said);
        else if (weekday_at(r, i, &said))
            check_weekday(r, slot, known, i, &said);
    }
}

/* "The whole of November", "sepanjang Juli". */
static bool is_whole(const DriftRun *r, size_t i) {
    const DriftClause *c = clause_of(r, i);
    for (size_t k = i; k > c->first && i - k < WHOLE_REACH; k--)
        if (sense_at(r, k - 1) == SENSE_ALL || said_when(&r->scan, k - 1) == WHEN_LASTING)
            return true;
    return sense_at(r, i + 1) == SENSE_FULL;
}

/* What is said of months: all of one where part of it is right; from its beginning on, as an old
 * range. */
static void check_whole_months(DriftRun *r, size_t slot, const Days *right, size_t right_count,
                               const Days *old, size_t old_count) {
    for (size_t i = 0; i < r->scan.count; i++) {
        Days said;
        bool is_part = false, is_old = false, is_within_one = right_count == 0;
        if (!month_at(&r->scan, i, &said))
            continue;
        for (size_t k = 0; k < right_count; k++) {
            is_part = is_part || right[k].from.month == said.from.month;
            is_within_one = is_within_one || is_within(&said, &right[k]);
        }
        for (size_t k = 0; k < old_count; k++)
            is_old = is_old || (begins_with(r, i, &said, &old[k]) && drift_is_scene(r, i));
        bool is_all = is_part && !is_within_one && said.to.day == MONTH_END && is_whole(r, i);
        if ((is_all || (is_old && !is_within_one)) && !drift_is_moot(r, i) &&
            !drift_is_spared(r, i))
            drift_add(r, slot, (DriftSpan){ .first = i, .end = i + 1 + (said.from.year != 0) },
                      is_old);
    }
}

/* "Akhir April pun ikut ditarik" where it was May: a month of an old range and of no right one. */
static void check_months(DriftRun *r, size_t slot, const Days *right, size_t right_count,
                         const Days *old, size_t old_count) {
    for (size_t i = 0; i < r->scan.count; i++) {
        int month = said_when(&r->scan, i) == WHEN_MONTH ? r->scan.tokens[i].value : 0;
        bool is_dated = (i > 0 && r->scan.tokens[i - 1].number >= 0) ||
                        (i + 1 < r->scan.count && r->scan.tokens[i + 1].number >= 0);
        bool is_right = false, is_old = false;
        for (size_t k = 0; k < right_count; k++)
            is_right = is_right || right[k].from.month == month || right[k].to.month == month;
        for (size_t k = 0; k < old_count; k++)
            is_old = is_old || old[k].from.month == month || old[k].to.month == month;
        /* "Februari juga bisa klaim" */
        bool is_more = right_count > 0 && drift_speaks(r, i, MATTER_ALSO) &&
                       drift_speaks(r, i, MATTER_AFFECTED);
        if (month > 0 && !is_dated && !is_right && (is_old || is_more) && drift_is_scene(r, i) &&
            !drift_is_spared(r, i) && !clause_of(r, i)->asks && !clause_of(r, i)->denies)
            drift_add(r, slot, (DriftSpan){ .first = i, .end = i + 1 }, true);
    }
}

/* Whether the sentence names a right day too. */
static bool names_right(const DriftRun *r, const DaysKnown *known, size_t token) {
    const DriftClause *c = clause_of(r, token);
    for (size_t i = c->sentence_first; i < c->sentence_end;) {
        Days said;
        size_t end = drift_days_at(&r->scan, i, &said);
        for (size_t k = 0; end > i && k < known->right_count; k++)
            if (same_days(&said, &known->right[k]))
                return true;
        i = end > i ? end : i + 1;
    }
    return false;
}

/* "Expired-nya tgl 19", "Bapak booking tgl 12, naiknya tgl 13": the day of something else. */
static bool is_of_other_thing(const DriftRun *r, const DaysKnown *known, size_t i) {
    const DriftClause *c = clause_of(r, i);
    bool is_expiry = drift_means(r, c, SENSE_EXPIRED) && !drift_is_right_sense(r, SENSE_EXPIRED);
    bool is_theirs = c->vows >> VOW_YOU & 1 && c->has >> MATTER_EVENT & 1 &&
                     !(c->has >> MATTER_AFFECTED & 1);
    bool is_over = c->vows >> VOW_DONE & 1 && c->has >> MATTER_COMES & 1 &&
                   !(c->has >> MATTER_AFFECTED & 1); /* "tanggal 19 sudah masuk semua" */
    bool is_before = false; /* "itu sebelum kejadian" */
    for (size_t k = c->sentence_first; k + 1 < c->sentence_end; k++)
        is_before = is_before || (said_when(&r->scan, k) == WHEN_DEADLINE &&
                                  matter_at(r, k + 1) == MATTER_INCIDENT);
    return is_expiry || is_over || is_before || drift_speaks(r, i, MATTER_OTHER) ||
           (is_theirs && names_right(r, known, i));
}

/* The days at token i, which end at `end`. */
static void check_days(DriftRun *r, size_t slot, const DaysKnown *known, size_t i, size_t end,
                       const Days *said) {
    bool is_right = false, is_old = false, differs = known->right_count > 0;
    for (size_t k = 0; k < known->right_count; k++) {
        const Days *right = &known->right[k];
        is_right = is_right || same_days(said, right);
        differs = differs && (contradicts_days(r, i, said, right) ||
                              ends_early(r, i, said, right) || ends_otherwise(r, i, said, right));
    }
    for (size_t k = 0; k < known->old_count; k++)
        is_old = is_old || same_days(said, &known->old[k]) ||
                 begins_with(r, i, said, &known->old[k]);
    is_old = is_old && !is_deadline(r, i) && is_day_of_matter(r, i, said);
    if (is_of_other_thing(r, known, i))
        return;
    if (!is_right && (is_old || differs) && !drift_is_moot(r, i))
        drift_add(r, slot, (DriftSpan){ .first = i, .end = end }, is_old);
}

void drift_dates(DriftRun *r, size_t slot) {
    const DriftSlot *s = drift_slot(r, slot);
    DaysKnown *known = arena_make(r->arena, DaysKnown, 1);
    size_t at = 0;
    DriftSpan span;
    Days said;
    for (size_t i = 0; i < drift_bounded(s->value_count); i++)
        known->right_count += days_of(r, s->values[i], &known->right[known->right_count]);
    for (size_t i = 0; i < drift_bounded(s->old_count); i++) {
        if (days_of(r, s->old[i], &known->old[known->old_count]))
            known->old_count++;
        else
            for (at = 0; drift_old_at(r, s, s->old[i], &at, &span);)
                drift_add(r, slot, span, true);
    }
    for (size_t i = 0; i < r->scan.count;) {
        size_t end = drift_days_at(&r->scan, i, &said);
        if (end > i)
            check_days(r, slot, known, i, end, &said);
        i = end > i ? end : i + 1;
    }
    check_weekdays(r, slot, known);
    check_months(r, slot, known->right, known->right_count, known->old, known->old_count);
    check_whole_months(r, slot, known->right, known->right_count, known->old, known->old_count);
}
