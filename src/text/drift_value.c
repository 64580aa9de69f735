/* The slots whose values are compared as values: contacts, codes, days, how long, money. */
#include "text/drift_part.h"

#include <string.h>

enum {
    VALUES_MOST = 32,   /* of a slot that are compared */
    CODE_ROOM = 24, CODE_LEAST = 3,
    CODE_REACH = 4,     /* tokens between "batch" and its code */
    OWN_REACH = 3,      /* tokens between "kakak" and a number that is the customer's */
    CONTACT_ROOM = 64, HOTLINE_LEAST = 5, HOTLINE_MOST = 8,
    SHORT_TEXT = 8,
    DAYS_NEAR = 45,     /* a range of days this far away is another one */
    MONTH_DAYS = 30, FULL_WEEK = 7, WORK_WEEK = 5,
    HOURS_LEAST = 6,    /* less is no time in which a matter is settled */
    REFUND_FAMILY = 1 << 1, /* what was paid comes back, a wrong price too */
    NOTE_FAMILIES = 0x78, /* voucher to compensation, see data/said/matter.txt */
    TOLD_LEAST = 10,    /* a smaller number is said of much else */
    THOUSAND = 1000, GROUP = 3, DECIMALS_MOST = 3, GROUPS_MOST = 5,
};

static const DriftSlot *slot_of(const DriftRun *r, size_t slot) { return &r->in->slots[slot]; }

static size_t bounded(size_t count) { return count < VALUES_MOST ? count : VALUES_MOST; }

/* ---- contact ---- */

typedef struct Contact {
    char kind; /* 'p'hone, 'm'ail, '@' a name of an account */
    char text[CONTACT_ROOM];
    size_t n, value; /* value: which one of the slot */
} Contact;

static bool is_handle_byte(char c) {
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == '.' || c == '_';
}

static Contact phone_of(Str s) {
    Contact c = { .kind = 'p' };
    for (size_t i = 0; i < s.n && c.n < CONTACT_ROOM; i++)
        if (ascii_is_digit(s.p[i]))
            c.text[c.n++] = s.p[i];
    if (c.n > 2 && memcmp(c.text, "62", 2) == 0) { /* +62 811 is 0811 */
        c.text[1] = '0';
        memmove(c.text, c.text + 1, --c.n);
    }
    return c;
}

static Contact word_of(char kind, Str s) {
    Contact c = { .kind = kind };
    for (; c.n < s.n && c.n < CONTACT_ROOM; c.n++)
        c.text[c.n] = ascii_lower(s.p[c.n]);
    return c;
}

static bool same_contact(const Contact *a, const Contact *b) {
    return a->kind == b->kind && a->n == b->n && memcmp(a->text, b->text, a->n) == 0;
}

/* The name behind an @ at byte i; empty when it belongs to a mail address. */
static Str handle_at(Str text, size_t i) {
    size_t end = i + 1;
    if (text.p[i] != '@' || (i > 0 && is_handle_byte(text.p[i - 1])))
        return S("");
    while (end < text.n && is_handle_byte(text.p[end]))
        end++;
    while (end > i + 1 && text.p[end - 1] == '.')
        end--;
    return end > i + 1 ? str_slice(text, i, end) : S("");
}

/* A short number to call at byte i: 1500-977, 14045. */
static Str hotline_at(Str text, size_t i) {
    size_t end = i, digits = 0;
    if (!ascii_is_digit(text.p[i]) || (i > 0 && (is_handle_byte(text.p[i - 1]) ||
                                                 text.p[i - 1] == '-' || text.p[i - 1] == '+')))
        return S("");
    for (; end < text.n && (ascii_is_digit(text.p[end]) || text.p[end] == '-'); end++)
        digits += ascii_is_digit(text.p[end]);
    bool is_one = text.p[i] == '1' && digits >= HOTLINE_LEAST && digits <= HOTLINE_MOST;
    return is_one && (end == text.n || !is_handle_byte(text.p[end])) ? str_slice(text, i, end)
                                                                     : S("");
}

/* The first contact of a value. */
static bool contact_of(Arena *a, Str value, Contact *out) {
    PersonalSpan *spans;
    size_t count;
    personal_find(a, value, &spans, &count);
    for (size_t i = 0; i < count; i++) {
        Str s = str_slice(value, spans[i].from, spans[i].to);
        if (spans[i].kind != PERSONAL_PHONE && spans[i].kind != PERSONAL_MAIL)
            continue;
        *out = spans[i].kind == PERSONAL_PHONE ? phone_of(s) : word_of('m', s);
        return true;
    }
    for (size_t i = 0; i < value.n; i++) {
        Str hotline = hotline_at(value, i);
        if (!handle_at(value, i).n && !hotline.n)
            continue;
        *out = hotline.n ? word_of('h', hotline) : word_of('@', handle_at(value, i));
        return true;
    }
    return false;
}

static bool is_customers(const DriftRun *r, size_t token) {
    for (size_t i = token; i > 0 && token - i < OWN_REACH; i--)
        if (matter_at(r, i - 1) == MATTER_OWN)
            return true;
    return false;
}

typedef struct Contacts {
    Contact right[VALUES_MOST], old[VALUES_MOST];
    size_t right_count, old_count;
} Contacts;

static void check_contact(DriftRun *r, size_t slot, const Contacts *known, const Contact *said,
                          size_t from, size_t to) {
    DriftSpan span = { .first = drift_token_at(r, from), .end = drift_token_at(r, to - 1) + 1 };
    bool is_old = false, has_kind = false;
    if (span.first >= r->scan.count)
        return;
    for (size_t i = known->right_count; i > 0; i--) {
        const Contact *right = &known->right[i - 1];
        if (same_contact(right, said))
            return;
        has_kind = has_kind || right->kind == said->kind;
        span.value = right->kind == said->kind ? right->value : span.value;
    }
    for (size_t i = 0; i < known->old_count; i++)
        is_old = is_old || same_contact(&known->old[i], said);
    bool is_offered = has_kind && clause_speaks(r, span.first, MATTER_REACH) &&
                      !is_customers(r, span.first);
    if ((is_old || is_offered) && !drift_is_moot(r, span.first))
        drift_add(r, slot, span, is_old);
}

void drift_contact(DriftRun *r, size_t slot) {
    const DriftSlot *s = slot_of(r, slot);
    Contacts *known = arena_make(r->arena, Contacts, 1);
    Contact said;
    Str text = r->in->text;
    for (size_t i = 0; i < bounded(s->value_count); i++)
        if (contact_of(r->arena, s->values[i], &known->right[known->right_count]))
            known->right[known->right_count++].value = i;
    for (size_t i = 0; i < bounded(s->old_count); i++)
        known->old_count += contact_of(r->arena, s->old[i], &known->old[known->old_count]);
    for (size_t i = 0; i < r->personal_count; i++) {
        const PersonalSpan *p = &r->personal[i];
        Str words = str_slice(text, p->from, p->to);
        if (p->kind != PERSONAL_PHONE && p->kind != PERSONAL_MAIL)
            continue;
        said = p->kind == PERSONAL_PHONE ? phone_of(words) : word_of('m', words);
        check_contact(r, slot, known, &said, p->from, p->to);
    }
    for (size_t i = 0; i < text.n; i++) {
        Str handle = handle_at(text, i);
        said = word_of('@', handle);
        if (handle.n)
            check_contact(r, slot, known, &said, i + 1, i + handle.n);
        Str hotline = hotline_at(text, i);
        said = word_of('h', hotline);
        if (hotline.n)
            check_contact(r, slot, known, &said, i, i + hotline.n);
    }
}

/* ---- days ---- */

typedef struct Days {
    Civil from, to;
    bool is_range;
} Days;

/* Days at token i; returns their end, or i. */
static size_t days_at(const SaidScan *s, size_t i, Days *out) {
    Phrase p = { 0 };
    *out = (Days){ .is_range = true };
    size_t end = said_read_days(s, i, &out->from, &out->to);
    if (end > i)
        return end;
    end = said_read_date(s, i, &p);
    *out = (Days){ .from = p.date, .to = p.date };
    return end;
}

static bool days_of(Arena *a, Str value, Days *out) {
    SaidScan s = said_scan(a, value);
    for (size_t i = 0; i < s.count; i++)
        if (days_at(&s, i, out) > i)
            return true;
    return false;
}

/* ---- batch ---- */

typedef struct Code {
    char text[CODE_ROOM];
    size_t n, prefix; /* letters in front */
    size_t digits;
} Code;

static bool is_code_byte(char c) { return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-'; }

/* The run of letters, digits and dashes from byte i on. */
static Code code_at(Str t, size_t i) {
    Code c = { 0 };
    for (; i < t.n && c.n < CODE_ROOM && is_code_byte(t.p[i]); i++) {
        if (!ascii_is_digit(t.p[i]) && c.digits == 0 && t.p[i] != '-')
            c.prefix++;
        c.digits += ascii_is_digit(t.p[i]);
        c.text[c.n++] = ascii_lower(t.p[i]);
    }
    return c;
}

static bool same_code(const Code *a, const Code *b) {
    return a->n == b->n && memcmp(a->text, b->text, a->n) == 0;
}

static bool same_shape(const Code *a, const Code *b) {
    if (a->prefix != b->prefix || memcmp(a->text, b->text, a->prefix) != 0)
        return false;
    return a->prefix > 0 ? a->digits > 0 : a->digits == b->digits && a->n == b->n;
}

/* The first run with a digit in a value. */
static bool code_of(Str value, Code *out) {
    for (size_t i = 0; i < value.n; i++)
        if (is_code_byte(value.p[i]) && (i == 0 || !is_code_byte(value.p[i - 1]))) {
            *out = code_at(value, i);
            if (out->digits >= CODE_LEAST)
                return true;
        }
    return false;
}

static bool names_code(const DriftRun *r, size_t token) {
    for (size_t i = token; i > 0 && token - i < CODE_REACH; i--)
        if (matter_at(r, i - 1) == MATTER_CODE)
            return true;
    return clause_speaks(r, token, MATTER_CODE) && drift_speaks(r, token, MATTER_AFFECTED);
}

typedef struct Codes {
    Code items[VALUES_MOST];
    size_t count;
} Codes;

static Codes *codes_of(Arena *a, const Str *values, size_t count) {
    Codes *codes = arena_make(a, Codes, 1);
    for (size_t i = 0; i < bounded(count); i++)
        codes->count += code_of(values[i], &codes->items[codes->count]);
    return codes;
}

static bool has_code(const Codes *codes, const Code *said, bool by_shape) {
    for (size_t i = 0; i < codes->count; i++)
        if (by_shape ? same_shape(&codes->items[i], said) : same_code(&codes->items[i], said))
            return true;
    return false;
}

void drift_batch(DriftRun *r, size_t slot) {
    const DriftSlot *s = slot_of(r, slot);
    const Codes *right = codes_of(r->arena, s->values, s->value_count);
    const Codes *old = codes_of(r->arena, s->old, s->old_count);
    for (size_t i = 0, behind = 0; i < r->scan.count; i++) {
        Days days;
        size_t from = r->scan.tokens[i].from, end = days_at(&r->scan, i, &days);
        behind = end > i ? end : behind;
        if (i < behind) /* the year of a date */
            continue;
        if (from > 0 && is_code_byte(r->in->text.p[from - 1]))
            continue;
        Code code = code_at(r->in->text, from);
        if (code.digits < CODE_LEAST || has_code(right, &code, false))
            continue;
        bool is_old = has_code(old, &code, false);
        bool is_named = names_code(r, i) && has_code(right, &code, true);
        bool is_meant = is_old ? names_code(r, i) || code.prefix > 0
                               : is_named && drift_speaks(r, i, MATTER_AFFECTED);
        if (!is_meant || drift_is_moot(r, i) || drift_is_spared(r, i))
            continue;
        drift_add(r, slot, (DriftSpan){ .first = i,
                                        .end = drift_token_at(r, from + code.n - 1) + 1 }, is_old);
    }
}

/* ---- dates ---- */

/* What is not said of a day agrees. */
static bool same_day(const Civil *a, const Civil *b) {
    return a->day == b->day && (!a->month || !b->month || a->month == b->month) &&
           (!a->year || !b->year || a->year == b->year);
}

static bool same_days(const Days *a, const Days *b) {
    return a->is_range == b->is_range && same_day(&a->from, &b->from) && same_day(&a->to, &b->to);
}

/* Days since 1970 of a day, whose month and year may be those of `by`. */
static int64_t day_number(const Civil *c, const Civil *by) {
    Civil whole = { .year = c->year ? c->year : by->year, .month = c->month ? c->month : by->month,
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
    return before == WHEN_DEADLINE || before == WHEN_MOST;
}

static bool contradicts_days(const DriftRun *r, size_t i, const Days *said, const Days *right) {
    bool is_affected = drift_speaks(r, i, MATTER_AFFECTED);
    if (!is_near(said, right) || is_deadline(r, i))
        return false;
    if (said->is_range && right->is_range)
        return (is_affected || clause_speaks(r, i, MATTER_EVENT)) &&
               (!is_within(said, right) || clause_speaks(r, i, MATTER_ONLY));
    bool is_said = clause_speaks(r, i, MATTER_AFFECTED) || clause_speaks(r, i, MATTER_INCIDENT);
    return is_said && !is_within(said, right) && !drift_speaks(r, i, MATTER_SAFE);
}

/* "Mulai 15 Juli", where an old range began. */
static bool begins_with(const DriftRun *r, size_t i, const Days *said, const Days *old) {
    bool is_from = false;
    for (size_t k = i; k > 0 && i - k < OWN_REACH; k--)
        is_from = is_from || said_when(&r->scan, k - 1) == WHEN_SINCE ||
                  said_when(&r->scan, k - 1) == WHEN_AFTER;
    return is_from && !said->is_range && old->is_range && same_day(&said->from, &old->from);
}

/* Whether the sentence speaks of something that is given. */
static bool is_of_given(const DriftRun *r, size_t token) {
    const DriftClause *c = clause_of(r, token);
    for (size_t i = c->sentence_first; i < c->sentence_end; i++)
        if (drift_is_given_sense(r, r->matters[i].sense) && r->matters[i].sense != SENSE_PEOPLE)
            return true;
    return false;
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

/* "Makan siang hari Kamis" where it was on a Friday, and an earlier version said Thursday. */
static void check_weekdays(DriftRun *r, size_t slot, const Days *old, size_t count) {
    for (size_t i = 0; i < r->scan.count; i++) {
        Days said, other;
        bool is_old = false;
        bool is_dated = days_at(&r->scan, i + 1, &other) > i + 1 ||
                        (i + 2 < r->scan.count && days_at(&r->scan, i + 2, &other) > i + 2);
        if (is_dated || !weekday_at(r, i, &said))
            continue;
        for (size_t k = 0; k < count; k++)
            is_old = is_old || (!old[k].is_range && same_day(&said.from, &old[k].from));
        const DriftClause *c = clause_of(r, i);
        bool is_scene = false;
        for (size_t k = c->first; k < c->end; k++)
            is_scene = is_scene || r->matters[k].is_scene || matter_at(r, k) == MATTER_AFFECTED ||
                       matter_at(r, k) == MATTER_INCIDENT;
        if (is_old && is_scene && !drift_is_spared(r, i) && !drift_is_moot(r, i))
            drift_add(r, slot, (DriftSpan){ .first = i, .end = i + 1 }, true);
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
        if (month > 0 && !is_dated && !is_right && is_old && drift_is_scene(r, i) &&
            !drift_is_spared(r, i) && !clause_of(r, i)->asks && !clause_of(r, i)->denies)
            drift_add(r, slot, (DriftSpan){ .first = i, .end = i + 1 }, true);
    }
}

void drift_dates(DriftRun *r, size_t slot) {
    const DriftSlot *s = slot_of(r, slot);
    Days right[VALUES_MOST], old[VALUES_MOST], said;
    size_t right_count = 0, old_count = 0, at = 0;
    DriftSpan span;
    for (size_t i = 0; i < bounded(s->value_count); i++)
        right_count += days_of(r->arena, s->values[i], &right[right_count]);
    for (size_t i = 0; i < bounded(s->old_count); i++) {
        if (days_of(r->arena, s->old[i], &old[old_count]))
            old_count++;
        else
            for (at = 0; drift_old_at(r, s, s->old[i], &at, &span);)
                drift_add(r, slot, span, true);
    }
    for (size_t i = 0; i < r->scan.count;) {
        size_t end = days_at(&r->scan, i, &said);
        bool is_right = false, is_old = false, differs = right_count > 0;
        if (end == i) {
            i++;
            continue;
        }
        for (size_t k = 0; k < right_count; k++) {
            is_right = is_right || same_days(&said, &right[k]);
            differs = differs && contradicts_days(r, i, &said, &right[k]);
        }
        for (size_t k = 0; k < old_count; k++)
            is_old = is_old || ((same_days(&said, &old[k]) || begins_with(r, i, &said, &old[k])) &&
                                !is_deadline(r, i) && is_day_of_matter(r, i, &said));
        if (!is_right && (is_old || differs) && !drift_is_moot(r, i))
            drift_add(r, slot, (DriftSpan){ .first = i, .end = end }, is_old);
        i = end;
    }
    check_weekdays(r, slot, old, old_count);
    check_months(r, slot, right, right_count, old, old_count);
}

/* ---- deadline ---- */

static DueFrame frame_of_run(const DriftRun *r) {
    return (DueFrame){ .at = r->in->at, .zone = r->in->zone, .closes = 20 * HOUR };
}

/* The first time to come of a value that is a length or a date. */
static bool time_of(const DriftRun *r, Str value, Phrase *out) {
    DueFrame f = frame_of_run(r);
    SaidScan s = said_scan(r->arena, value);
    AheadTime t;
    for (size_t i = 0; i < s.count; i++)
        if (ahead_read(&s, i, &f, &t) > i && (t.phrase.has & (SAID_SPAN | SAID_DATE))) {
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
    return (a->has & b->has & SAID_DATE) && same_day(&a->date, &b->date);
}


/* Whether something is given, which the deadline is about; else it is about news and talks. */
static bool gives(const DriftRun *r) {
    for (size_t i = 0; i < r->in->slot_count; i++) {
        const DriftSlot *s = &r->in->slots[i];
        if (s->kind != DRIFT_REMEDY)
            continue;
        for (size_t k = 0; k < bounded(s->value_count); k++) {
            SaidScan scan = said_scan(r->arena, s->values[k]);
            MatterWord *words = matter_words(r->arena, &scan);
            for (size_t w = 0; w < scan.count; w++)
                if ((words[w].kind == MATTER_REMEDY && words[w].value <= 3) ||
                    (words[w].kind == MATTER_THING && words[w].value == 16))
                    return true;
        }
    }
    return false;
}

/* Whether the time is that of a promise which the deadline is about. */
static bool is_promised(const DriftRun *r, const AheadTime *t, bool gives_things) {
    size_t from = r->scan.tokens[t->first].from, to = r->scan.tokens[t->end - 1].to;
    for (size_t i = 0; i < r->promise_count; i++) {
        const FoundPromise *p = &r->promises[i];
        bool is_talk = p->kind == PROMISE_WORD || p->kind == PROMISE_CONTACT ||
                       p->kind == PROMISE_CHECK;
        if (p->time_from < to && from < p->time_to)
            return !(gives_things && is_talk);
    }
    return false;
}

static bool is_of_remedy(const DriftRun *r, size_t token) {
    return clause_of(r, token)->families & r->families;
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
        for (size_t k = 0; k < bounded(r->in->slots[i].value_count) &&
                           d->named_count < VALUES_MOST; k++)
            d->named_count += time_of(r, r->in->slots[i].values[k], &d->named[d->named_count]);
}

static bool is_among(const Phrase *p, const Phrase *all, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (same_time(p, &all[i]))
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

/* Results take their time; other things may well be done sooner. */
static bool is_result(const DriftRun *r, size_t token) {
    const DriftClause *c = clause_of(r, token);
    for (size_t i = c->first; i < c->end; i++)
        if (r->matters[i].sense == SENSE_RESULT)
            return true;
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
        bool is_sooner = d->old_count > 0 ? due_of(r, &d->old[0], &old_length) < due
                                          : slot->old_count > 0;
        bool is_soon = length > 0 && is_sooner && is_result(r, t->first) &&
                       (t->due - r->in->at) * 2 < length;
        is_far = is_soon || t->due > due + length / 3 + DAY;
    }
    return is_far;
}

/* Whether the clause speaks of what the deadline is about coming out: "hasilnya keluar", "uangnya
 * masuk", "back on your account". */
static bool comes_out(const DriftRun *r, size_t token) {
    const DriftClause *c = clause_of(r, token);
    bool has_thing = c->families != 0, comes = c->vows >> VOW_ACT & 1;
    for (size_t i = c->first; i < c->end; i++) {
        uint8_t sense = r->matters[i].sense;
        has_thing = has_thing || sense == SENSE_RESULT || sense == SENSE_MONEY ||
                    sense == SENSE_ACCOUNT || sense == SENSE_TRADE ||
                    drift_is_given_sense(r, sense) || sense == SENSE_REFUND;
        comes = comes || matter_at(r, i) == MATTER_COMES || matter_at(r, i) == MATTER_RETURN ||
                (vow_at(r, i) == VOW_MAY_ASK && (c->vows >> VOW_DONE & 1)) ||
                matter_at(r, i) == MATTER_VISIT;
    }
    return has_thing && comes;
}

static void check_time(DriftRun *r, size_t slot, const Deadline *d, const AheadTime *t) {
    const Phrase *p = &t->phrase;
    bool is_short = (p->has & SAID_SPAN) && p->span.days == 0 &&
                                    p->span.months == 0 && p->span.seconds < HOURS_LEAST * HOUR;
    bool is_old = is_among(p, d->old, d->old_count), is_like = is_comparable(d, p);
    bool is_long = (p->span.months > 0 && !is_old) ||
                   ((p->has & SAID_PERIOD) && !p->is_limit) ||
                   !(p->has & (SAID_SPAN | SAID_DATE | SAID_DAY | SAID_WEEKDAY | SAID_PERIOD));
    if (is_short || p->is_lasting || t->is_over || is_long ||
        is_among(p, d->named, d->named_count) || drift_is_moot(r, t->first) ||
        is_others(r, t->first) || (!is_like && !is_old && !is_far(r, slot_of(r, slot), d, t)))
        return;
    bool is_promise = is_promised(r, t, d->gives);
    bool is_bare = (p->span.is_working && d->right[0].span.is_working) ||
                   (p->is_limit && !d->gives && !clause_vows(r, t->first, VOW_PLEASE));
    bool is_due = is_promise || comes_out(r, t->first) || is_of_remedy(r, t->first);
    bool is_meant = p->has & SAID_DATE ? p->is_limit || (is_due && is_old)
                                       : is_promise || is_bare || is_of_remedy(r, t->first) ||
                                             (is_old && (is_due || clause_of(r, t->first)->families));
    if (!is_like)
        is_meant = comes_out(r, t->first) || (is_old && is_due);
    if (is_meant)
        drift_add(r, slot, (DriftSpan){ .first = t->first, .end = t->end }, is_old);
}

void drift_deadline(DriftRun *r, size_t slot) {
    const DriftSlot *s = slot_of(r, slot);
    Deadline *d = arena_make(r->arena, Deadline, 1);
    DueFrame f = frame_of_run(r);
    AheadTime t;
    d->gives = gives(r);
    name_times(r, d);
    for (size_t i = 0; i < bounded(s->value_count); i++)
        d->right_count += time_of(r, s->values[i], &d->right[d->right_count]);
    for (size_t i = 0; i < bounded(s->old_count); i++)
        d->old_count += time_of(r, s->old[i], &d->old[d->old_count]);
    for (size_t i = 0; i < r->scan.count;) {
        size_t end = ahead_read(&r->scan, i, &f, &t);
        if (end > i)
            check_time(r, slot, d, &t);
        i = end > i ? end : i + 1;
    }
}

/* ---- amount ---- */

typedef struct Amount {
    int64_t value;
    bool is_money, is_round; /* round: with "ribu" or "juta" */
    bool is_counted;         /* people, parcels .. */
    uint32_t noun; /* the key of what is counted, 0 for money */
} Amount;

/* 25.000, 12,400, 1.499: digits with the marks of thousands, or with decimals in thousandths. */
static size_t digits_at(const SaidScan *s, size_t i, int64_t *whole, int64_t *thousandths) {
    if (s->tokens[i].number < 0)
        return i;
    int64_t value = s->tokens[i].number;
    size_t end = i + 1, groups = 0;
    *thousandths = 0;
    while (end < s->count && groups < GROUPS_MOST && s->tokens[end].digits == GROUP &&
           s->tokens[end].from == s->tokens[end - 1].to + 1 && value < INT32_MAX * INT64_C(1000)) {
        value = value * THOUSAND + s->tokens[end].number;
        end++;
        groups++;
    }
    bool has_decimals = end < s->count && s->tokens[end].number >= 0 &&
                        s->tokens[end].digits < DECIMALS_MOST && s->tokens[end].digits > 0 &&
                        s->tokens[end].from == s->tokens[end - 1].to + 1 &&
                        (said_gap(s, end) == GAP_COMMA || said_gap(s, end) == GAP_DOT);
    if (has_decimals) {
        *thousandths = s->tokens[end].number * (s->tokens[end].digits == 1 ? 100 : 10);
        end++;
    }
    *whole = value;
    return end;
}

static bool is_countable(const MatterWord *m) {
    return m->sense >= SENSE_PEOPLE && m->sense <= SENSE_HOUSE;
}

/* An amount at token i of a scan with its words; returns its end, or i. */
static size_t amount_at(const SaidScan *s, const MatterWord *words, size_t i, Amount *out) {
    static const int64_t factors[] = { 1, THOUSAND, THOUSAND * THOUSAND };
    bool has_mark = words[i].kind == MATTER_RUPIAH;
    size_t at = i + has_mark, end;
    int64_t whole = 0, part = 0;
    int spoken = 0;
    if (at >= s->count)
        return i;
    if (words[at].kind == MATTER_THOUSAND_ONE) { /* sejuta */
        *out = (Amount){ .value = factors[words[at].value], .is_money = has_mark, .is_round = true };
        return at + 1;
    }
    end = digits_at(s, at, &whole, &part);
    if (end == at) {
        end = said_number_words(s, at, &spoken);
        whole = spoken;
    }
    if (end == at)
        return i;
    bool has_factor = end < s->count && words[end].kind == MATTER_THOUSAND && joined(s, end);
    int64_t factor = factors[has_factor ? words[end].value : 0];
    if (has_factor && whole >= THOUSAND && factor > THOUSAND) { /* "1,499 juta" */
        part = whole % THOUSAND;
        whole /= THOUSAND;
    }
    end += has_factor;
    *out = (Amount){ .value = whole * factor + part * factor / THOUSAND, .is_money = has_mark,
                    .is_round = has_factor };
    if (!has_mark && end + 1 < s->count && said_when(s, end) == WHEN_MORE) /* seratus lebih orang */
        end++;
    if (!has_mark && end < s->count && joined(s, end)) {
        out->noun = words[end].key;
        out->is_counted = is_countable(&words[end]);
    }
    return end;
}

static bool amount_of(Arena *a, Str value, Amount *out) {
    SaidScan s = said_scan(a, value);
    MatterWord *words = matter_words(a, &s);
    for (size_t i = 0; i < s.count; i++)
        if (amount_at(&s, words, i, out) > i)
            return true;
    return false;
}

/* "25 ribu" without a mark is money unless something else is counted. */
static bool same_kind(const Amount *said, const Amount *known) {
    return known->is_money ? said->is_money || (said->is_round && !said->is_counted)
                           : !said->is_money && said->noun == known->noun;
}

static bool is_worth(const DriftRun *r, size_t token) {
    bool is_price = clause_speaks(r, token, MATTER_RIGHT) && clause_speaks(r, token, MATTER_PRICE);
    return is_price || (clause_of(r, token)->families & r->families & NOTE_FAMILIES);
}

typedef struct Amounts {
    Amount items[VALUES_MOST];
    size_t count;
} Amounts;

static Amounts *amounts_of(Arena *a, const Str *values, size_t count) {
    Amounts *amounts = arena_make(a, Amounts, 1);
    for (size_t i = 0; i < bounded(count); i++)
        amounts->count += amount_of(a, values[i], &amounts->items[amounts->count]);
    return amounts;
}

/* Whether one of them is as much; *is_same_kind when one could have been. */
static bool has_amount(const Amounts *amounts, const Amount *said, bool *is_same_kind) {
    bool has = false;
    for (size_t i = 0; i < amounts->count; i++) {
        bool is_same = same_kind(said, &amounts->items[i]);
        *is_same_kind = *is_same_kind || is_same;
        has = has || (is_same && said->value == amounts->items[i].value);
    }
    return has;
}

/* Whether the text says the right number too: then this one told what others say. */
static bool is_set_right(const DriftRun *r, const Amounts *right, size_t token) {
    for (size_t i = 0; i < r->scan.count;) {
        Amount said;
        size_t end = amount_at(&r->scan, r->matters, i, &said);
        bool is_here = i == token;
        for (size_t k = 0; k < right->count && end > i && !is_here; k++)
            if (said.value == right->items[k].value && said.value >= TOLD_LEAST)
                return true;
        i = end > i ? end : i + 1;
    }
    return false;
}

/* "yang muntah ada enam puluhan": an old number, whatever is counted, where something happened. */
static bool is_old_number(const DriftRun *r, const Amounts *old, const Amount *said, size_t token) {
    const DriftClause *c = clause_of(r, token);
    bool is_same = false, is_of_noun = false, is_of_other = false;
    uint32_t noun = 0;
    for (size_t i = 0; i < old->count && !is_same; i++) {
        is_same = !old->items[i].is_money && !said->is_money && said->value >= TOLD_LEAST &&
                  said->value == old->items[i].value;
        noun = old->items[i].noun;
    }
    for (size_t i = c->sentence_first; i < c->sentence_end && is_same; i++) {
        bool is_here = i >= c->first && i < c->end && r->matters[i].key != noun;
        is_of_noun = is_of_noun || r->matters[i].key == noun;
        is_of_other = is_of_other || (is_here && is_countable(&r->matters[i]));
    }
    return is_same && !is_of_other && (is_of_noun || drift_is_scene(r, token));
}

/* "Total yang sakit 45 anak": so many that it is no part of the right number. */
static bool is_all_of(const DriftRun *r, const Amounts *right, const Amount *said, size_t token) {
    const DriftClause *c = clause_of(r, token);
    for (size_t i = c->first; i < c->end; i++)
        if (r->matters[i].sense == SENSE_HOSPITAL || r->matters[i].sense == SENSE_TREATMENT)
            return false;
    for (size_t i = 0; i < right->count; i++)
        if (!right->items[i].is_money && said->value * 4 >= right->items[i].value * 3 &&
            !(c->vows >> VOW_DONE & 1))
            return drift_is_scene(r, token) && !drift_speaks(r, token, MATTER_CROWD);
    return false;
}

/* Old money is meant where it is given, paid or a limit. */
static bool is_paid(const DriftRun *r, size_t token, const Amount *said) {
    const DriftClause *c = clause_of(r, token);
    bool is_limit = false;
    for (size_t i = c->first; i < c->end; i++)
        is_limit = is_limit || r->matters[i].sense == SENSE_MONEY || said_when(&r->scan, i) == WHEN_DEADLINE ||
                   said_when(&r->scan, i) == WHEN_MOST;
    return !(said->is_money || said->is_round) || said->is_counted || is_limit ||
           c->families != 0 || drift_speaks(r, token, MATTER_REMEDY) ||
           drift_speaks(r, token, MATTER_GIVE) || clause_speaks(r, token, MATTER_PRICE);
}

static void check_amount(DriftRun *r, size_t slot, const Amounts *known[2], DriftSpan span,
                         const Amount *said) {
    bool is_same_kind = false, is_old_kind = false;
    if (has_amount(known[0], said, &is_same_kind))
        return;
    bool is_old = has_amount(known[1], said, &is_old_kind) ||
                  is_old_number(r, known[1], said, span.first);
    bool is_counted = is_same_kind && !said->is_money && said->noun != 0 &&
                      (drift_speaks(r, span.first, MATTER_AFFECTED) ||
                       is_all_of(r, known[0], said, span.first));
    bool is_money = is_same_kind && (said->is_money || said->is_round) && is_worth(r, span.first);
    bool is_moot = drift_is_moot(r, span.first) || drift_speaks(r, span.first, MATTER_OTHER) || drift_speaks(r, span.first, MATTER_FAULT) ||
                   (is_old && !is_paid(r, span.first, said)) ||
                   (is_old && (drift_speaks(r, span.first, MATTER_VOID) ||
                               (!said->is_money && clause_speaks(r, span.first, MATTER_CROWD)) ||
                               (span.first > 0 && matter_at(r, span.first - 1) == MATTER_WORTH) ||
                               (clause_of(r, span.first)->families & REFUND_FAMILY)));
    if ((is_old || is_counted || is_money) && !is_moot && !is_set_right(r, known[0], span.first))
        drift_add(r, slot, span, is_old);
}

void drift_amount(DriftRun *r, size_t slot) {
    const DriftSlot *s = slot_of(r, slot);
    const Amounts *known[2] = { amounts_of(r->arena, s->values, s->value_count),
                                amounts_of(r->arena, s->old, s->old_count) }; /* right, old */
    for (size_t i = 0; i < r->scan.count;) {
        Amount said;
        size_t end = amount_at(&r->scan, r->matters, i, &said);
        if (end > i && (said.noun == 0 || said.value >= 1))
            check_amount(r, slot, known,
                         (DriftSpan){ .first = i, .end = said.noun ? end + 1 : end }, &said);
        i = end > i ? end : i + 1;
    }
}
