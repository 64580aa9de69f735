/* The text is cut into numbers, words and signs; then a date, a clock and a zone are taken in
 * whatever order they stand. Anything that is none of these and no filling word ("pukul") makes
 * the whole text no time. */
#include "connect/when.h"

#include "base/number.h"
#include "base/time.h"

#include <string.h>

enum { TOKENS_MOST = 24, TEXT_MOST = 80 };

typedef struct Token {
    enum { TOKEN_NUMBER, TOKEN_WORD, TOKEN_SIGN } kind;
    Str text;
    int value; /* of a number of at most 9 digits, else -1 */
} Token;

typedef struct Tokens {
    Token list[TOKENS_MOST + 4]; /* the rest stays zero: a number of no digits ends all forms */
    size_t count;
} Tokens;

typedef struct Reading {
    const Tokens *t;
    size_t at;
    Civil c;
    int zone;
    DateOrder order;
    bool has_date, has_clock, has_zone;
} Reading;

/* No-break space, narrow no-break space and the marks of writing direction. */
static size_t wide_space(Str s) {
    static const char *const spaces[] = { "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x8E",
                                          "\xE2\x80\x8F", "\xE2\x80\x89" };
    for (size_t i = 0; i < COUNT(spaces); i++)
        if (str_starts(s, str_c(spaces[i])))
            return strlen(spaces[i]);
    return 0;
}

static size_t run(Str s, bool (*is_in)(char)) {
    size_t n = 0;
    while (n < s.n && is_in(s.p[n]))
        n++;
    return n;
}

static bool tokenise(Str s, Tokens *t) {
    *t = (Tokens){ 0 };
    while (s.n) {
        size_t n = ascii_is_space(s.p[0]) ? 1 : wide_space(s);
        if (n == 0) {
            if (t->count == TOKENS_MOST)
                return false;
            Token *token = &t->list[t->count++];
            n = run(s, ascii_is_digit);
            token->kind = n ? TOKEN_NUMBER : TOKEN_WORD;
            if (n == 0 && (n = run(s, ascii_is_alpha)) == 0) {
                token->kind = TOKEN_SIGN;
                n = 1;
            }
            token->text = str_slice(s, 0, n);
            token->value = -1;
            int64_t value;
            if (n <= 9 && parse_i64(token->text, 0, INT32_MAX, &value))
                token->value = (int)value;
        }
        s = str_slice(s, n, s.n);
    }
    return true;
}

static const Token *token(const Reading *r, size_t ahead) {
    size_t at = r->at + ahead;
    return &r->t->list[at < TOKENS_MOST + 4 ? at : TOKENS_MOST + 3];
}

static bool is_number(const Token *t, size_t least, size_t most) {
    return t->kind == TOKEN_NUMBER && t->value >= 0 && t->text.n >= least && t->text.n <= most;
}

static bool is_sign(const Token *t, char sign) {
    return t->kind == TOKEN_SIGN && t->text.n == 1 && t->text.p[0] == sign;
}

static bool is_word(const Token *t, const char *word) {
    return t->kind == TOKEN_WORD && str_eq_nocase(t->text, str_c(word));
}

/* English and Indonesian months; three letters are enough, except that "mar" needs no more. */
static int month_of(const Token *t) {
    static const struct {
        char name[10];
        int month;
    } months[] = {
        { "january", 1 },   { "januari", 1 },   { "february", 2 },  { "februari", 2 },
        { "pebruari", 2 },  { "march", 3 },     { "maret", 3 },     { "april", 4 },
        { "may", 5 },       { "mei", 5 },       { "june", 6 },      { "juni", 6 },
        { "july", 7 },      { "juli", 7 },      { "august", 8 },    { "agustus", 8 },
        { "agt", 8 },       { "ags", 8 },       { "september", 9 }, { "sept", 9 },
        { "october", 10 },  { "oktober", 10 },  { "november", 11 }, { "nopember", 11 },
        { "december", 12 }, { "desember", 12 },
    };
    if (t->kind != TOKEN_WORD || t->text.n < 3)
        return 0;
    for (size_t i = 0; i < COUNT(months); i++) {
        Str name = str_c(months[i].name);
        if (t->text.n <= name.n && str_eq_nocase(t->text, str_slice(name, 0, t->text.n)))
            return months[i].month;
    }
    return 0;
}

static int full_year(const Token *t) {
    return t->text.n == 2 ? t->value + (t->value < 70 ? 2000 : 1900) : t->value;
}

static bool is_year(const Token *t) { return is_number(t, 2, 2) || is_number(t, 4, 4); }

static bool set_date(Reading *r, int year, int month, int day) {
    Civil c = { .year = year, .month = month, .day = day };
    if (!civil_is_valid(&c))
        return false;
    r->c.year = year;
    r->c.month = month;
    r->c.day = day;
    return r->has_date = true;
}

/* 22/11/2026, 22-11-26, 22.11.2026, 2026/11/22 */
static bool take_number_date(Reading *r) {
    const Token *a = token(r, 0), *sign = token(r, 1), *b = token(r, 2), *c = token(r, 4);
    if (sign->kind != TOKEN_SIGN || !strchr("/-.", sign->text.p[0]) ||
        !is_sign(token(r, 3), sign->text.p[0]) || !is_number(b, 1, 2))
        return false;
    bool is_done;
    if (is_number(a, 4, 4)) {
        is_done = is_number(c, 1, 2) && set_date(r, a->value, b->value, c->value);
    } else {
        if (!is_number(a, 1, 2) || !is_year(c))
            return false;
        int year = full_year(c);
        bool is_day_first = r->order == DATE_DAY_FIRST;
        int day = is_day_first ? a->value : b->value, month = is_day_first ? b->value : a->value;
        is_done = set_date(r, year, month, day) || set_date(r, year, day, month);
    }
    if (is_done)
        r->at += 5;
    return is_done;
}

/* 22 Nov 2026, 22-Nov-26, 22 November, 2026 */
static bool take_day_month(Reading *r) {
    const Token *day = token(r, 0);
    size_t n = 1;
    if (!is_number(day, 1, 2))
        return false;
    n += is_sign(token(r, n), '-') || is_sign(token(r, n), '/');
    int month = month_of(token(r, n));
    if (month == 0)
        return false;
    n++;
    n += is_sign(token(r, n), '-') || is_sign(token(r, n), '/') || is_sign(token(r, n), ',') ||
         is_sign(token(r, n), '.');
    if (!is_year(token(r, n)) || !set_date(r, full_year(token(r, n)), month, day->value))
        return false;
    r->at += n + 1;
    return true;
}

/* Nov 22, 2026 */
static bool take_month_day(Reading *r) {
    int month = month_of(token(r, 0));
    size_t n = 1 + (size_t)is_sign(token(r, 1), '.');
    const Token *day = token(r, n);
    if (month == 0 || !is_number(day, 1, 2))
        return false;
    n++;
    n += is_sign(token(r, n), ',');
    if (!is_number(token(r, n), 4, 4) || !set_date(r, token(r, n)->value, month, day->value))
        return false;
    r->at += n + 1;
    return true;
}

/* AM, pm, a.m., "p. m." behind a clock; 0 = none, 1 = am, 2 = pm */
static int take_half(Reading *r) {
    const Token *t = token(r, 0);
    if (is_word(t, "am") || is_word(t, "pm")) {
        r->at++;
        return ascii_lower(t->text.p[0]) == 'a' ? 1 : 2;
    }
    if ((is_word(t, "a") || is_word(t, "p")) && is_sign(token(r, 1), '.') &&
        is_word(token(r, 2), "m")) {
        r->at += 3 + (size_t)is_sign(token(r, 3), '.');
        return ascii_lower(t->text.p[0]) == 'a' ? 1 : 2;
    }
    return 0;
}

/* 20.15, 20:15:09, 8:15 PM, 19:05:09.123 */
static bool take_clock(Reading *r) {
    const Token *hour = token(r, 0), *sign = token(r, 1), *minute = token(r, 2);
    if (!is_number(hour, 1, 2) || !(is_sign(sign, ':') || is_sign(sign, '.')) ||
        !is_number(minute, 2, 2) || hour->value > 23 || minute->value > 59)
        return false;
    r->c.hour = hour->value;
    r->c.minute = minute->value;
    r->at += 3;
    if (is_sign(token(r, 0), sign->text.p[0]) && is_number(token(r, 1), 2, 2) &&
        token(r, 1)->value <= 59) {
        r->c.second = token(r, 1)->value;
        r->at += 2;
        if ((is_sign(token(r, 0), '.') || is_sign(token(r, 0), ',')) &&
            token(r, 1)->kind == TOKEN_NUMBER && token(r, 1)->text.n >= 3)
            r->at += 2;
    }
    int half = take_half(r);
    if (half && r->c.hour >= 1 && r->c.hour <= 12)
        r->c.hour = r->c.hour % 12 + (half == 2 ? 12 : 0);
    return r->has_clock = true;
}

/* WIB, WITA, WIT, UTC, GMT, Z, each with or without +7, +07:00, +0700 */
static bool take_zone(Reading *r) {
    static const struct {
        const char *name;
        int zone;
    } zones[] = { { "WIB", ZONE_WIB }, { "WITA", ZONE_WITA }, { "WIT", ZONE_WIT },
                  { "UTC", 0 },        { "GMT", 0 },          { "Z", 0 } };
    bool is_named = false;
    for (size_t i = 0; i < COUNT(zones) && !is_named; i++)
        if (is_word(token(r, 0), zones[i].name)) {
            r->zone = zones[i].zone;
            is_named = true;
        }
    r->at += is_named;
    bool is_minus = is_sign(token(r, 0), '-');
    const Token *offset = token(r, 1);
    if ((is_minus || is_sign(token(r, 0), '+')) && is_number(offset, 1, 4)) {
        int hours = offset->value, minutes = 0;
        size_t n = 2;
        if (offset->text.n > 2) {
            minutes = hours % 100;
            hours /= 100;
        } else if (is_sign(token(r, 2), ':') && is_number(token(r, 3), 2, 2)) {
            minutes = token(r, 3)->value;
            n = 4;
        }
        if (hours > 14 || minutes > 59)
            return false;
        r->zone = (is_minus ? -1 : 1) * (hours * HOUR + minutes * MINUTE);
        r->at += n;
        is_named = true;
    }
    return r->has_zone = is_named;
}

static bool take_filler(Reading *r) {
    static const char *const words[] = {
        "pukul", "jam", "at", "on", "tanggal", "tgl", "t",
        "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu", "ahad",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "sen", "sel", "rab", "kam", "jum", "sab",
        "min",
    };
    const Token *t = token(r, 0);
    bool is_filler = is_sign(t, ',') || is_sign(t, '-') || is_sign(t, '(') || is_sign(t, ')') ||
                     is_sign(t, '\'');
    for (size_t i = 0; i < COUNT(words) && !is_filler; i++)
        is_filler = is_word(t, words[i]);
    r->at += is_filler;
    return is_filler;
}

static bool take_date(Reading *r) {
    return take_number_date(r) || take_day_month(r) || take_month_day(r);
}

static bool read_tokens(const Tokens *t, int zone, DateOrder order, int64_t *out) {
    Reading r = { .t = t, .zone = zone, .order = order };
    while (r.at < t->count)
        if (!(!r.has_date && take_date(&r)) && !(!r.has_clock && take_clock(&r)) &&
            !(r.has_clock && !r.has_zone && take_zone(&r)) && !take_filler(&r))
            return false;
    if (!r.has_date || !civil_is_valid(&r.c))
        return false;
    *out = civil_to(&r.c, r.zone);
    return true;
}

/* Seconds, milliseconds or microseconds, told apart by their number of digits: from 2001 on each
 * unit has lengths of its own. A fraction is dropped. */
static bool read_number(Str text, int64_t *out) {
    size_t n = run(text, ascii_is_digit);
    Str fraction = str_slice(text, n, text.n);
    int64_t value;
    if (n < 9 || n > 17 || !parse_i64(str_slice(text, 0, n), 0, INT64_MAX, &value))
        return false;
    if (fraction.n && (fraction.p[0] != '.' ||
                       run(str_slice(fraction, 1, fraction.n), ascii_is_digit) != fraction.n - 1))
        return false;
    *out = n <= 11 ? value : n <= 14 ? value / 1000 : value / 1000000;
    return true;
}

bool when_read(Str text, int zone, DateOrder order, int64_t *out) {
    text = str_trim(text);
    if (text.n == 0 || text.n > TEXT_MOST)
        return false;
    if (time_parse(text, zone, out) || read_number(text, out))
        return true;
    Tokens t;
    if (tokenise(text, &t) && read_tokens(&t, zone, order, out))
        return true;
    return time_parse_mail(text, out);
}

static void vote_step(int64_t *last, int64_t now, bool has_last, int64_t *back, int64_t *forth) {
    if (has_last && now < *last)
        ++*back;
    if (has_last && now > *last)
        ++*forth;
    *last = now;
}

void date_votes_add(DateVotes *v, Str text) {
    Tokens t;
    Reading r = { .t = &t };
    if (text.n > TEXT_MOST || !tokenise(text, &t))
        return;
    while (r.at < t.count && is_word(token(&r, 0), "minggu"))
        r.at++;
    const Token *a = token(&r, 0), *b = token(&r, 2);
    if (is_number(a, 4, 4) || !take_number_date(&r))
        return;
    int year = r.c.year;
    bool can_day = b->value <= 12, can_month = a->value <= 12;
    v->day_first += can_day && !can_month;
    v->month_first += can_month && !can_day;
    if (!can_day || !can_month)
        return;
    /* Days are only compared, so months of 31 days will do. */
    int64_t day_first = ((int64_t)year * 12 + b->value) * 31 + a->value;
    int64_t month_first = ((int64_t)year * 12 + a->value) * 31 + b->value;
    vote_step(&v->last_day_first, day_first, v->has_last, &v->back_day_first, &v->forth_day_first);
    vote_step(&v->last_month_first, month_first, v->has_last, &v->back_month_first,
              &v->forth_month_first);
    v->has_last = true;
}

/* Files run forwards or backwards; the reading that changes direction less often is right. */
static int64_t turns(int64_t back, int64_t forth) { return back < forth ? back : forth; }

DateOrder date_votes_order(const DateVotes *v, DateOrder otherwise) {
    if (v->day_first != v->month_first)
        return v->day_first > v->month_first ? DATE_DAY_FIRST : DATE_MONTH_FIRST;
    int64_t day = turns(v->back_day_first, v->forth_day_first);
    int64_t month = turns(v->back_month_first, v->forth_month_first);
    if (day != month)
        return day < month ? DATE_DAY_FIRST : DATE_MONTH_FIRST;
    return otherwise;
}
