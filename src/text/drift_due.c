/* How long something takes, or until when: by amount and unit, by the date, or by its end. */
#include "text/drift_words.h"

enum {
    MONTH_DAYS = 30,
    YEAR_MONTHS = 12,
    FULL_WEEK = 7,
    WORK_WEEK = 5,
    BARE_MOST = 1,   /* words beside a time that is a clause by itself */
    HOURS_LEAST = 6, /* less is no time in which a matter is settled */
};

static DueFrame frame_of_run(const DriftRun *r) {
    return (DueFrame){ .at = r->in->at, .zone = r->in->zone, .closes = 20 * HOUR };
}

/* The first time to come of a value that is a length or a date. */
static bool time_of(const DriftRun *r, Str value, Phrase *out) {
    DueFrame f = frame_of_run(r);
    const Wording *wording = drift_wording(r, value);
    AheadTime t;
    for (size_t i = 0; i < wording->scan.count; i++)
        if (ahead_read(&wording->scan, i, &f, &t) > i && (t.phrase.has & (SAID_SPAN | SAID_DATE))) {
            *out = t.phrase;
            return true;
        }
    return false;
}

static int64_t length_of_span(const SpanSaid *s) {
    return s->seconds + (s->days + s->months * MONTH_DAYS) * (int64_t)DAY;
}

/* Whether both are as long; "3 hari" says less than "3 hari kerja". */
static bool same_length(const SpanSaid *a, const SpanSaid *b) {
    return length_of_span(a) == length_of_span(b);
}

static bool same_time(const Phrase *a, const Phrase *b) {
    if (a->has & b->has & SAID_SPAN)
        return same_length(&a->span, &b->span);
    return (a->has & b->has & SAID_DATE) && drift_same_day(&a->date, &b->date);
}

/* Whether something is given, which the deadline is about; else it is about news and talks. */
static bool gives(const DriftRun *r) {
    for (size_t i = 0; i < r->in->slot_count; i++) {
        const DriftSlot *s = &r->in->slots[i];
        if (s->kind != DRIFT_REMEDY)
            continue;
        for (size_t k = 0; k < drift_bounded(s->value_count); k++) {
            const Wording *wording = drift_wording(r, s->values[k]);
            const MatterWord *words = wording->words;
            for (size_t w = 0; w < wording->scan.count; w++)
                if ((words[w].kind == MATTER_REMEDY && words[w].value <= 3) ||
                    (words[w].kind == MATTER_THING && words[w].value == 16))
                    return true;
        }
    }
    return false;
}

/* Whether a repair is what is given. */
static bool repairs(const DriftRun *r) {
    return r->families >> FAMILY_REPAIR & 1 || drift_is_given_sense(r, SENSE_REPAIR) ||
           drift_is_given_sense(r, SENSE_INSTALL);
}

/* Whether the time is that of a promise which the deadline is about. */
static bool is_promised(const DriftRun *r, const AheadTime *t, bool gives_things) {
    size_t from = r->scan.tokens[t->first].from, to = r->scan.tokens[t->end - 1].to;
    for (size_t i = 0; i < r->promise_count; i++) {
        const FoundPromise *p = &r->promises[i];
        bool is_talk = p->kind == PROMISE_WORD || p->kind == PROMISE_CONTACT ||
                       p->kind == PROMISE_CHECK || (p->kind == PROMISE_REPAIR && !repairs(r));
        if (p->time_from < to && from < p->time_to)
            return !(gives_things && is_talk);
    }
    return false;
}

/* Whether a remedy stands in the clause of the time, or in the sentence where that clause is
 * nothing else: "refund baru cair / setelah dua minggu". */
static bool is_of_remedy(const DriftRun *r, const AheadTime *t) {
    const DriftClause *c = clause_of(r, t->first);
    uint32_t families = c->families;
    bool is_bare = c->end - c->first <= t->end - t->first + BARE_MOST;
    for (size_t i = c->sentence_first; i < c->sentence_end && is_bare; i++)
        families |= drift_family_bit(&r->matters[i]);
    return families & r->families;
}

static bool is_others(const DriftRun *r, size_t token) {
    return clause_vows(r, token, VOW_OTHER) || drift_speaks(r, token, MATTER_OTHER);
}

typedef struct Deadline {
    Phrase right[VALUES_MOST], old[VALUES_MOST];
    size_t right_count, old_count;
    /* A length that any slot names is said of that one: "pemantauan gratis 6 bulan". */
    Phrase named[VALUES_MOST];
    size_t named_count;
    bool gives;
} Deadline;

static void name_times(const DriftRun *r, Deadline *d) {
    for (size_t i = 0; i < r->in->slot_count; i++)
        for (size_t k = 0;
             k < drift_bounded(r->in->slots[i].value_count) && d->named_count < VALUES_MOST; k++)
            d->named_count += time_of(r, r->in->slots[i].values[k], &d->named[d->named_count]);
}

static bool is_among(const Phrase *p, const Phrase *all, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (same_time(p, &all[i]))
            return true;
    return false;
}

/* Whether some slot names the time: 30 working days are no month. */
static bool is_named(const Deadline *d, const Phrase *p) {
    for (size_t i = 0; i < d->named_count; i++)
        if (same_time(p, &d->named[i]) && (d->named[i].span.months == 0 || !p->span.is_working))
            return true;
    return false;
}

static bool is_comparable(const Deadline *d, const Phrase *p) {
    for (size_t i = 0; i < d->right_count; i++)
        if (d->right[i].has & p->has & (SAID_SPAN | SAID_DATE))
            return true;
    return false;
}

/* When a right time is over, counted from now where it is a length. */
static int64_t due_of(const DriftRun *r, const Phrase *p, int64_t *length) {
    *length = p->has & SAID_SPAN ? length_of_span(&p->span) : 0;
    if (p->span.is_working)
        *length = *length * FULL_WEEK / WORK_WEEK;
    Civil now = civil_from(r->in->at, r->in->zone), day = p->date;
    day.year = day.year ? day.year : now.year;
    day.month = day.month ? day.month : now.month;
    return *length ? r->in->at + *length : civil_to(&day, r->in->zone);
}

/* What others make: it takes its time, where other things may well be done sooner. */
static bool is_result(const DriftRun *r, size_t token) {
    const DriftClause *c = clause_of(r, token);
    return drift_means(r, c, SENSE_RESULT) || drift_means(r, c, SENSE_CERTIFICATE) ||
           drift_means(r, c, SENSE_VISA);
}

/* "DP kakak kami kembalikan besok": money comes back. */
static bool is_payback(const DriftRun *r, size_t token) {
    const DriftClause *c = clause_of(r, token);
    bool is_money = drift_means(r, c, SENSE_MONEY) || drift_means(r, c, SENSE_DEPOSIT) ||
                    drift_means(r, c, SENSE_FEE) || drift_means(r, c, SENSE_REFUND);
    bool comes = c->has >> MATTER_RETURN & 1 || c->vows >> VOW_ACT & 1;
    return is_money && comes && !drift_means(r, c, SENSE_FORM);
}

/* "Kami proses besok, uangnya masuk dalam 3 hari kerja": the sentence has a right time too, which
 * ends the matter; what is sooner begins it. */
static bool names_right(const DriftRun *r, const Deadline *d, size_t token) {
    const DriftClause *c = clause_of(r, token);
    DueFrame f = frame_of_run(r);
    AheadTime t;
    for (size_t i = c->sentence_first; i < c->sentence_end;) {
        size_t end = ahead_read(&r->scan, i, &f, &t);
        if (end > i && is_among(&t.phrase, d->right, d->right_count))
            return true;
        i = end > i ? end : i + 1;
    }
    return false;
}

/* A day where the statement has a length, or the other way: later than that, or, where the old
 * value was shorter too, in less than half of the time. */
static bool is_far(const DriftRun *r, const DriftSlot *slot, const Deadline *d,
                   const AheadTime *t) {
    bool is_far = t->is_known && d->right_count > 0;
    for (size_t i = 0; i < d->right_count && is_far; i++) {
        int64_t length, due = due_of(r, &d->right[i], &length), old_length;
        length = length ? length : due - r->in->at;
        bool is_sooner =
            d->old_count > 0 ? due_of(r, &d->old[0], &old_length) < due : slot->old_count > 0;
        bool is_span = d->right[i].has & SAID_SPAN;
        bool is_soon = length > 0 && (t->due - r->in->at) * 2 < length &&
                       ((is_sooner && is_result(r, t->first)) ||
                        (is_span && t->is_certain && is_payback(r, t->first))) &&
                       !names_right(r, d, t->first);
        is_far = is_soon || t->due > due + length / 3 + DAY;
    }
    return is_far;
}

/* What a deadline may be about, whatever is given. */
static bool is_awaited(Sense sense, bool is_again) {
    static const Sense things[] = {
        SENSE_RESULT, SENSE_MONEY, SENSE_ACCOUNT, SENSE_TRADE, SENSE_CERTIFICATE, SENSE_VISA,
        SENSE_PROBE,  SENSE_FLIGHT, SENSE_ALL,    SENSE_DEPOSIT, SENSE_REFUND
    };
    return sense_is_among(sense, things, COUNT(things)) || (sense == SENSE_RESUME && is_again);
}

/* Whether the clause speaks of what the deadline is about coming out: "hasilnya keluar", "uangnya
 * masuk", "back on your account". The "sampai" of a time is none of it. */
static bool comes_out(const DriftRun *r, const AheadTime *t) {
    const DriftClause *c = clause_of(r, t->first);
    bool has_thing = c->families != 0, comes = c->vows >> VOW_ACT & 1;
    bool is_again = drift_means(r, c, SENSE_AGAIN);
    bool is_bare = c->end - c->first <= t->end - t->first + BARE_MOST; /* "sekitar tiga minggu" */
    size_t first = is_bare ? c->sentence_first : c->first;
    for (size_t i = first; i < c->end; i++) {
        Sense sense = r->matters[i].sense;
        bool is_until = said_when(&r->scan, i) == WHEN_UNTIL && i + 1 >= t->first && i < t->end;
        has_thing = has_thing || is_awaited(sense, is_again) || drift_is_given_sense(r, sense);
        comes = comes || (sense == SENSE_RESUME && is_again) ||
                (matter_at(r, i) == MATTER_COMES && !is_until) ||
                matter_at(r, i) == MATTER_RETURN || matter_at(r, i) == MATTER_VISIT ||
                said_when(&r->scan, i) == WHEN_LATER ||
                (matter_at(r, i) == MATTER_UNKNOWN_YET && !(c->vows >> VOW_PLEASE & 1)) ||
                (vow_at(r, i) == VOW_MAY_ASK && (c->vows >> VOW_DONE & 1));
    }
    return has_thing && comes;
}

/* "Klaim ditutup 20 Agustus", "claims close on": the last day on which something is given. */
static bool is_closing(const DriftRun *r, size_t token) {
    const DriftClause *c = clause_of(r, token);
    bool ends = drift_means(r, c, SENSE_ENDS) || drift_is_shut(r, token);
    return ends && (drift_means(r, c, SENSE_REPORT) || (c->families & r->families));
}

/* "Bening lagi", "nyala lagi": how it was comes back; not "kabari lagi", "2 hari lagi". */
static bool is_restored(const DriftRun *r, const AheadTime *t) {
    const DriftClause *c = clause_of(r, t->first);
    for (size_t i = c->first + 1; i < c->end; i++) {
        bool is_inside = i >= t->first && i <= t->end;
        if (!is_inside && sense_at(r, i) == SENSE_AGAIN && vow_at(r, i - 1) == VOW_UNKNOWN &&
            matter_at(r, i - 1) != MATTER_REACH && matter_at(r, i - 1) != MATTER_SAFE &&
            said_when(&r->scan, i - 1) == WHEN_UNKNOWN && r->scan.tokens[i - 1].number < 0)
            return true;
    }
    return false;
}

/* "Penukaran sampai besok": until when something is given. */
static bool is_until(const DriftRun *r, const AheadTime *t) {
    const DriftClause *c = clause_of(r, t->first);
    bool is_led = said_when(&r->scan, t->first) == WHEN_UNTIL ||
                  (t->first > c->first && said_when(&r->scan, t->first - 1) == WHEN_UNTIL);
    return is_led && ((c->families & r->families) || drift_means(r, c, SENSE_REPORT));
}

/* Whether the clause tells how long a shop is open, or what is on sale. */
static bool is_of_shop(const DriftRun *r, const DriftClause *c) {
    return drift_is_shut(r, c->first) || drift_means(r, c, SENSE_RESUME) ||
           c->vows >> VOW_OPENS & 1 || c->has >> MATTER_SALE & 1 ||
           drift_means(r, c, SENSE_PROMO) || drift_means(r, c, SENSE_EXPIRED);
}

/* "Terakhir tanggal 24", "ditunggu sampai tanggal 3": until then. */
static bool is_last(const DriftRun *r, const AheadTime *t) {
    const DriftClause *c = clause_of(r, t->first);
    bool is_led = t->phrase.is_limit || drift_means(r, c, SENSE_ENDS) ||
                  said_when(&r->scan, t->first) == WHEN_UNTIL ||
                  (t->first > c->first && said_when(&r->scan, t->first - 1) == WHEN_UNTIL);
    bool is_bare = c->sentence_end - c->sentence_first <= t->end - t->first + 1 + BARE_MOST;
    return is_led && !is_of_shop(r, c) && (is_bare || t->phrase.has & SAID_DATE);
}

/* Whether it is over another day than any right one. */
static bool is_other_day(const DriftRun *r, const Deadline *d, const AheadTime *t) {
    bool is_other = d->right_count > 0 && t->is_known;
    for (size_t i = 0; i < d->right_count && is_other; i++) {
        int64_t length, due = due_of(r, &d->right[i], &length);
        is_other = t->due + DAY < due || t->due > due + 2 * (int64_t)DAY;
    }
    return is_other;
}

/* "Kami jemput tanggal 16 jam 9": an hour that no deadline has is one of a meeting. */
static bool is_meeting(const Deadline *d, const Phrase *p) {
    bool is_hour = (p->has & SAID_CLOCK) && (p->has & SAID_DATE) && !p->is_limit;
    for (size_t i = 0; i < d->right_count; i++)
        is_hour = is_hour && !(d->right[i].has & SAID_CLOCK);
    return is_hour;
}

/* Whether the clause is about something else that comes or is used at its time: new stock, the
 * customer's next visit, what a voucher is valid for, a day off, what is usual. */
static bool is_of_else(const DriftRun *r, const DriftClause *c, const Phrase *p) {
    bool is_visit = drift_means(r, c, SENSE_SCHEDULE) && (c->vows >> VOW_YOU & 1);
    bool is_valid = c->has >> MATTER_SALE & 1 &&
                    (p->has & SAID_SPAN || !(c->families & r->families));
    bool is_paper = (drift_means(r, c, SENSE_CERTIFICATE) &&
                     !drift_is_right_sense(r, SENSE_CERTIFICATE)) ||
                    (drift_means(r, c, SENSE_VISA) && !drift_is_right_sense(r, SENSE_VISA));
    bool is_warranty =
        drift_means(r, c, SENSE_WARRANTY) && !drift_is_given_sense(r, SENSE_WARRANTY);
    return is_visit || is_valid || is_paper || is_warranty || c->has >> MATTER_INCIDENT & 1 ||
           drift_means(r, c, SENSE_STOCK) || drift_means(r, c, SENSE_PROMO) ||
           drift_means(r, c, SENSE_HOLIDAY) || c->vows >> VOW_USUAL & 1;
}

static bool is_late(const DriftRun *r, const Deadline *d, const AheadTime *t) {
    bool is_late = d->right_count > 0 && t->is_known;
    for (size_t i = 0; i < d->right_count && is_late; i++) {
        int64_t length;
        is_late = t->due > due_of(r, &d->right[i], &length) + DAY;
    }
    return is_late;
}

/* What is no time of a matter: some hours, how long something lasts, a month, one that is over. */
static bool is_no_time(const DriftRun *r, const Deadline *d, const AheadTime *t, bool is_old) {
    const Phrase *p = &t->phrase;
    bool is_short = (p->has & SAID_SPAN) && p->span.days == 0 && p->span.months == 0 &&
                    p->span.seconds < HOURS_LEAST * HOUR;
    bool is_later = p->offset > 0 || p->edge == EDGE_END || (p->has & SAID_MONTH) ||
                    (p->span.months > 0 && p->span.months < YEAR_MONTHS);
    bool is_late = (comes_out(r, t) || is_restored(r, t) || is_result(r, t->first) ||
                    is_promised(r, t, d->gives)) && p->unit != UNIT_YEAR && is_later;
    bool is_long = ((p->span.months > 0 && !is_old) || ((p->has & SAID_PERIOD) && !p->is_limit)) &&
                   !is_late; /* not "normal lagi bulan depan" */
    bool is_of_bill = t->first > 0 && sense_at(r, t->first - 1) == SENSE_FEE_MONTH;
    bool is_clock = !(p->has & (SAID_SPAN | SAID_DATE | SAID_DAY | SAID_WEEKDAY | SAID_PERIOD |
                                SAID_MONTH));
    return is_short || is_long || is_clock || is_of_bill || p->is_lasting || t->is_over ||
           is_named(d, p) || drift_is_moot(r, t->first) ||
           is_meeting(d, p) || is_of_else(r, clause_of(r, t->first), p) || is_others(r, t->first);
}

/* A day of the calendar may be one of the matter: "hasil produksi tanggal 10". */
static bool is_to_come(const AheadTime *t) {
    return t->is_certain || (t->phrase.has & (SAID_PERIOD | SAID_MONTH)) || t->phrase.is_limit;
}

/* How a time is tied to what the deadline is about. */
typedef struct Tie {
    bool is_old, is_promise, is_given, comes;
    bool is_due; /* by any of these */
} Tie;

static Tie tie_of(const DriftRun *r, const Deadline *d, const AheadTime *t, bool is_old) {
    Tie tie = { .is_old = is_old, .is_promise = is_promised(r, t, d->gives),
                .is_given = is_of_remedy(r, t), .comes = comes_out(r, t) };
    bool is_waited = is_old && (drift_means(r, clause_of(r, t->first), SENSE_WAIT) ||
                                is_last(r, t));
    tie.is_due = tie.is_promise || tie.is_given || tie.comes || is_waited;
    return tie;
}

/* Whether a date is meant that can be held against a right one. */
static bool is_date_meant(const DriftRun *r, const Deadline *d, const AheadTime *t,
                          const Tie *tie) {
    bool is_all = drift_means(r, clause_of(r, t->first), SENSE_ALL);
    bool is_money_late = is_payback(r, t->first) && is_late(r, d, t); /* "cair tanggal 20" */
    bool is_limit = t->phrase.is_limit &&
                    (tie->is_due || !is_of_shop(r, clause_of(r, t->first)));
    return is_limit || is_closing(r, t->first) ||
           (tie->is_due && (is_money_late || tie->is_old || is_all));
}

/* Whether a length is meant that can be held against a right one. */
static bool is_length_meant(const DriftRun *r, const Deadline *d, const AheadTime *t,
                            const Tie *tie) {
    const DriftClause *c = clause_of(r, t->first);
    bool is_talk = d->gives && c->has >> MATTER_REACH & 1 && !tie->is_given; /* kami balas .. */
    bool is_working = t->phrase.span.is_working && d->right[0].span.is_working && !is_talk;
    bool is_limit = t->phrase.is_limit && !d->gives && !(c->vows >> VOW_PLEASE & 1);
    return is_working || is_limit || tie->is_promise || tie->is_given ||
           (tie->comes && is_result(r, t->first)) || (tie->is_old && (tie->is_due || c->families));
}

/* Whether a time that is like a right one, or old, is meant for what the deadline is about. */
static bool is_meant(const DriftRun *r, const Deadline *d, const AheadTime *t, bool is_old) {
    const Phrase *p = &t->phrase;
    Tie tie = tie_of(r, d, t, is_old);
    if (is_comparable(d, p))
        return p->has & SAID_DATE ? is_date_meant(r, d, t, &tie) : is_length_meant(r, d, t, &tie);
    return tie.comes || (is_result(r, t->first) && is_to_come(t)) ||
           (tie.is_promise && p->offset > 0) || is_restored(r, t) || (is_old && tie.is_due);
}

static void check_time(DriftRun *r, size_t slot, const Deadline *d, const AheadTime *t) {
    const Phrase *p = &t->phrase;
    bool is_old = is_among(p, d->old, d->old_count);
    /* "semua terkirim sebelum akhir bulan" */
    bool is_all = drift_means(r, clause_of(r, t->first), SENSE_ALL) && p->is_limit &&
                  comes_out(r, t);
    bool ends = !is_comparable(d, p) && (is_until(r, t) || is_all) && is_other_day(r, d, t);
    bool differs = is_comparable(d, p) || is_old || ends || is_far(r, drift_slot(r, slot), d, t);
    if (differs && !is_no_time(r, d, t, is_old) && (ends || is_meant(r, d, t, is_old)))
        drift_add(r, slot, (DriftSpan){ .first = t->first, .end = t->end }, is_old);
}

void drift_deadline(DriftRun *r, size_t slot) {
    const DriftSlot *s = drift_slot(r, slot);
    Deadline *d = arena_make(r->arena, Deadline, 1);
    DueFrame f = frame_of_run(r);
    AheadTime t;
    d->gives = gives(r);
    name_times(r, d);
    for (size_t i = 0; i < drift_bounded(s->value_count); i++)
        d->right_count += time_of(r, s->values[i], &d->right[d->right_count]);
    for (size_t i = 0; i < drift_bounded(s->old_count); i++)
        d->old_count += time_of(r, s->old[i], &d->old[d->old_count]);
    for (size_t i = 0; i < r->scan.count;) {
        size_t end = ahead_read(&r->scan, i, &f, &t);
        if (end > i)
            check_time(r, slot, d, &t);
        i = end > i ? end : i + 1;
    }
}

bool drift_has_other_time(const DriftRun *r, size_t token) {
    const DriftClause *c = clause_of(r, token);
    Deadline *d = arena_make(r->arena, Deadline, 1);
    DueFrame f = frame_of_run(r);
    AheadTime t;
    name_times(r, d);
    for (size_t i = c->sentence_first; i < c->sentence_end;) {
        size_t end = ahead_read(&r->scan, i, &f, &t);
        if (end > i && !is_among(&t.phrase, d->named, d->named_count))
            return true;
        i = end > i ? end : i + 1;
    }
    return false;
}
