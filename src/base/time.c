#include "base/time.h"

#include "base/number.h"

#include <string.h>
#include <time.h>

enum { YEAR_LEAST = 1601, YEAR_MOST = 9999 };

static const char weekday_names[][4] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
static const char month_names[][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
static const char month_names_id[][4] = { "Jan", "Feb", "Mar", "Apr", "Mei", "Jun",
                                          "Jul", "Agu", "Sep", "Okt", "Nov", "Des" };

/* Days are counted in eras of 400 years that start on 1 March, so that the leap day is the
 * last of its year and month lengths follow the 153-days-in-5-months pattern. */
enum { ERA_DAYS = 146097, EPOCH_IN_ERAS = 719468 /* 1970-01-01 since 0000-03-01 */ };

static int64_t days_from_date(int64_t year, int month, int day) {
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t in_era = year - era * 400;
    int64_t in_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * ERA_DAYS + in_era * 365 + in_era / 4 - in_era / 100 + in_year - EPOCH_IN_ERAS;
}

static void date_from_days(int64_t days, Civil *c) {
    days += EPOCH_IN_ERAS;
    int64_t era = (days >= 0 ? days : days - (ERA_DAYS - 1)) / ERA_DAYS;
    int64_t day = days - era * ERA_DAYS;
    int64_t year = (day - day / 1460 + day / 36524 - day / (ERA_DAYS - 1)) / 365;
    int64_t in_year = day - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * in_year + 2) / 153;
    c->day = (int)(in_year - (153 * month + 2) / 5 + 1);
    c->month = (int)(month < 10 ? month + 3 : month - 9);
    c->year = (int)(year + era * 400 + (c->month <= 2));
}

Civil civil_from(int64_t at, int zone) {
    at += zone;
    int64_t days = at / DAY, left = at % DAY;
    if (left < 0) {
        left += DAY;
        days--;
    }
    Civil c = { .hour = (int)(left / HOUR), .minute = (int)(left / MINUTE % 60),
                .second = (int)(left % 60) };
    date_from_days(days, &c);
    int64_t weekday = (days + 4) % 7; /* 1970-01-01 was a Thursday */
    c.weekday = (int)(weekday < 0 ? weekday + 7 : weekday);
    return c;
}

int64_t civil_to(const Civil *c, int zone) {
    return days_from_date(c->year, c->month, c->day) * DAY + c->hour * HOUR + c->minute * MINUTE +
           c->second - zone;
}

static int month_days(int year, int month) {
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (leap && month == 2);
}

bool civil_is_valid(const Civil *c) {
    return c->year >= YEAR_LEAST && c->year <= YEAR_MOST && c->month >= 1 && c->month <= 12 &&
           c->day >= 1 && c->day <= month_days(c->year, c->month) && c->hour >= 0 &&
           c->hour <= 23 && c->minute >= 0 && c->minute <= 59 && c->second >= 0 && c->second <= 59;
}

static char *put_digits(char *p, int value, int n) {
    for (int i = n - 1; i >= 0; i--, value /= 10)
        p[i] = (char)('0' + value % 10);
    return p + n;
}

/* By hand, because a page of the API holds hundreds of times: a tenth of what printf costs. */
Str time_rfc3339(Arena *a, int64_t at) {
    enum { LENGTH = sizeof "2026-11-22T19:05:09Z" - 1 };
    Civil c = civil_from(at, 0);
    if (c.year < 0 || c.year > YEAR_MOST)
        return str_fmt(a, "%d-%02d-%02dT%02d:%02d:%02dZ", c.year, c.month, c.day, c.hour, c.minute,
                       c.second);
    char *text = arena_alloc_raw(a, LENGTH + 1, 1), *p = put_digits(text, c.year, 4);
    const int rest[] = { c.month, c.day, c.hour, c.minute, c.second };
    for (size_t i = 0; i < COUNT(rest); i++) {
        *p++ = "--T::"[i];
        p = put_digits(p, rest[i], 2);
    }
    memcpy(p, "Z", 2);
    return (Str){ text, LENGTH };
}

Str time_mail(Arena *a, int64_t at) {
    Civil c = civil_from(at, 0);
    return str_fmt(a, "%s, %02d %s %04d %02d:%02d:%02d +0000", weekday_names[c.weekday], c.day,
                   month_names[c.month - 1], c.year, c.hour, c.minute, c.second);
}

static Str zone_name(Arena *a, int zone) {
    if (zone == ZONE_WIB)
        return S("WIB");
    if (zone == ZONE_WITA)
        return S("WITA");
    if (zone == ZONE_WIT)
        return S("WIT");
    if (zone == 0)
        return S("UTC");
    int minutes = (zone < 0 ? -zone : zone) / 60;
    return str_fmt(a, "UTC%c%02d.%02d", zone < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

Str time_local(Arena *a, int64_t at, int zone) {
    Civil c = civil_from(at, zone);
    Str name = zone_name(a, zone);
    return str_fmt(a, "%d %s %04d %02d.%02d " STR_FMT, c.day, month_names_id[c.month - 1], c.year,
                   c.hour, c.minute, STR_ARG(name));
}

Str time_length(Arena *a, int64_t seconds, const char *hours, const char *minutes) {
    long long all = seconds < MINUTE ? 1 : (long long)(seconds / MINUTE);
    long long whole = all / 60, rest = all % 60;
    if (whole == 0)
        return str_fmt(a, "%lld %s", rest, minutes);
    if (rest == 0)
        return str_fmt(a, "%lld %s", whole, hours);
    return str_fmt(a, "%lld %s %lld %s", whole, hours, rest, minutes);
}

/* Take exactly n digits off the front; n is small. */
static bool take_digits(Str *s, size_t n, int *out) {
    int value = 0;
    if (s->n < n)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (!ascii_is_digit(s->p[i]))
            return false;
        value = value * 10 + (s->p[i] - '0');
    }
    *out = value;
    *s = str_slice(*s, n, s->n);
    return true;
}

static bool take(Str *s, char c) {
    if (s->n == 0 || s->p[0] != c)
        return false;
    *s = str_slice(*s, 1, s->n);
    return true;
}

/* ".123" or ",123": read and thrown away, seconds are whole. */
static bool skip_fraction(Str *s) {
    if (!take(s, '.') && !take(s, ','))
        return true;
    size_t n = 0;
    while (n < s->n && ascii_is_digit(s->p[n]))
        n++;
    *s = str_slice(*s, n, s->n);
    return n > 0;
}

/* "Z", "+07:00", "+0700" or "+07". */
static bool take_offset(Str *s, int *zone) {
    if (take(s, 'Z') || take(s, 'z')) {
        *zone = 0;
        return true;
    }
    int sign = s->n && s->p[0] == '-' ? -1 : 1, hours, minutes = 0;
    if ((!take(s, '+') && !take(s, '-')) || !take_digits(s, 2, &hours))
        return false;
    if (take(s, ':') ? !take_digits(s, 2, &minutes) : s->n && !take_digits(s, 2, &minutes))
        return false;
    if (hours > 23 || minutes > 59)
        return false;
    *zone = sign * (hours * HOUR + minutes * MINUTE);
    return true;
}

/* A leap second is written 60; it becomes the second after. */
static bool to_time(Civil c, int zone, int64_t *out) {
    int leap = c.second == 60;
    c.second -= leap;
    if (!civil_is_valid(&c))
        return false;
    *out = civil_to(&c, zone) + leap;
    return true;
}

static bool parse_number(Str text, int64_t *out) {
    int64_t value;
    if ((text.n != 10 && text.n != 13) || !ascii_is_digit(text.p[0]) ||
        !parse_i64(text, 0, INT64_MAX, &value))
        return false;
    *out = text.n == 13 ? value / 1000 : value;
    return true;
}

bool time_parse(Str text, int zone, int64_t *out) {
    if (parse_number(text, out))
        return true;
    Civil c = { 0 };
    if (!take_digits(&text, 4, &c.year) || !take(&text, '-') || !take_digits(&text, 2, &c.month) ||
        !take(&text, '-') || !take_digits(&text, 2, &c.day))
        return false;
    if (text.n == 0)
        return to_time(c, zone, out);
    if (!take(&text, 'T') && !take(&text, 't') && !take(&text, ' '))
        return false;
    if (!take_digits(&text, 2, &c.hour) || !take(&text, ':') || !take_digits(&text, 2, &c.minute))
        return false;
    if (take(&text, ':') && (!take_digits(&text, 2, &c.second) || !skip_fraction(&text)))
        return false;
    (void)take(&text, ' ');
    if (text.n && !take_offset(&text, &zone))
        return false;
    return text.n == 0 && to_time(c, zone, out);
}

/* Next word of a mail date: comments in parentheses, white space and commas part words. */
static bool next_word(Str *s, Str *word) {
    size_t at = 0;
    int depth = 0;
    for (; at < s->n; at++) {
        char c = s->p[at];
        if (c == '(')
            depth++;
        else if (c == ')' && depth > 0)
            depth--;
        else if (depth == 0 && c != ',' && !ascii_is_space(c))
            break;
    }
    size_t from = at;
    while (at < s->n && s->p[at] != ',' && s->p[at] != '(' && !ascii_is_space(s->p[at]))
        at++;
    *word = str_slice(*s, from, at);
    *s = str_slice(*s, at, s->n);
    return word->n > 0;
}

static bool month_from_word(Str word, int *month) {
    for (int i = 0; i < 12; i++)
        if (word.n >= 3 && str_eq_nocase(str_slice(word, 0, 3), str_c(month_names[i]))) {
            *month = i + 1;
            return true;
        }
    return false;
}

/* RFC 5322, 4.3: two digits below 50 are 20xx, other two and all three digits are 19xx. */
static bool year_from_word(Str word, int *year) {
    int64_t value;
    if (word.n < 2 || word.n > 4 || !ascii_is_digit(word.p[0]) ||
        !parse_i64(word, 0, YEAR_MOST, &value))
        return false;
    if (word.n == 2 && value < 50)
        value += 2000;
    else if (word.n < 4)
        value += 1900;
    *year = (int)value;
    return true;
}

static bool clock_from_word(Str word, Civil *c) {
    if (!take_digits(&word, word.n > 1 && word.p[1] == ':' ? 1 : 2, &c->hour) ||
        !take(&word, ':') || !take_digits(&word, 2, &c->minute))
        return false;
    if (take(&word, ':') && !take_digits(&word, 2, &c->second))
        return false;
    return word.n == 0;
}

/* Unknown letters mean UTC, as RFC 5322 says of zones nobody can rely on. */
static bool zone_from_word(Str word, int *zone) {
    static const struct {
        char name[5];
        int hours;
    } zones[] = {
        { "EST", -5 }, { "EDT", -4 }, { "CST", -6 }, { "CDT", -5 },  { "MST", -7 }, { "MDT", -6 },
        { "PST", -8 }, { "PDT", -7 }, { "WIB", 7 },  { "WITA", 8 }, { "WIT", 9 },
    };
    *zone = 0;
    if (word.p[0] == '+' || word.p[0] == '-')
        return take_offset(&word, zone) && word.n == 0;
    for (size_t i = 0; i < word.n; i++)
        if (!ascii_is_alpha(word.p[i]))
            return false;
    for (size_t i = 0; i < COUNT(zones); i++)
        if (str_eq_nocase(word, str_c(zones[i].name)))
            *zone = zones[i].hours * HOUR;
    return true;
}

bool time_parse_day(Str text, int64_t *out) {
    return text.n == TIME_DAY_LENGTH && text.p[4] == '-' && text.p[7] == '-' &&
           time_parse(text, 0, out);
}

bool time_parse_mail(Str text, int64_t *out) {
    Civil c = { 0 };
    Str word, more;
    int64_t day;
    int zone = 0;
    if (!next_word(&text, &word))
        return false;
    if (ascii_is_alpha(word.p[0]) && !next_word(&text, &word)) /* the weekday */
        return false;
    if (word.n > 2 || !parse_i64(word, 1, 31, &day))
        return false;
    c.day = (int)day;
    if (!next_word(&text, &word) || !month_from_word(word, &c.month) ||
        !next_word(&text, &word) || !year_from_word(word, &c.year) ||
        !next_word(&text, &word) || !clock_from_word(word, &c))
        return false;
    if (next_word(&text, &word) && !zone_from_word(word, &zone))
        return false;
    return !next_word(&text, &more) && to_time(c, zone, out);
}

int64_t clock_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec;
}

int64_t clock_monotonic_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void clock_after(int64_t ms, struct timespec *out) {
    clock_gettime(CLOCK_MONOTONIC, out);
    int64_t nanoseconds = out->tv_nsec + ms % 1000 * 1000000;
    out->tv_sec += ms / 1000 + nanoseconds / 1000000000;
    out->tv_nsec = nanoseconds % 1000000000;
}
