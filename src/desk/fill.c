#include "desk/fill.h"

#include "base/limits.h"
#include "base/time.h"

#include <string.h>

enum { NEWS_AFTER = 2 * HOUR, NEWS_STEP = 30 * MINUTE, NAME_MOST = 60, NAME_DIGITS_MOST = 5 };

static const char *const channel_labels[] = {
    "kanal ini", "Instagram", "Facebook",    "TikTok", "X",    "YouTube",
    "WhatsApp",  "Google",    "marketplace", "email",  "blog", "forum",
};
static_assert(COUNT(channel_labels) == CHANNEL__COUNT, "one label per channel");

typedef struct Filled {
    const char *name;
    Str value;
} Filled;

static const char *zone_name(int64_t zone) {
    return zone == ZONE_WITA ? "WITA" : zone == ZONE_WIT ? "WIT" : "WIB";
}

static Str clock_text(Arena *a, int64_t now, int64_t zone) {
    int64_t at = now + NEWS_AFTER;
    at += (NEWS_STEP - at % NEWS_STEP) % NEWS_STEP;
    Civil c = civil_from(at, (int)zone);
    return str_fmt(a, "%02d.%02d", c.hour, c.minute);
}

/* Our answer must not carry what a stranger put where a name belongs. */
static bool is_plain_name(Str name) {
    size_t digits = 0;
    if (name.n == 0 || name.n > NAME_MOST || str_find(name, S("www.")) >= 0)
        return false;
    for (size_t i = 0; i < name.n; i++) {
        if ((unsigned char)name.p[i] < ' ' || strchr("/\\<>{}:", name.p[i]) != NULL)
            return false;
        digits += ascii_is_digit(name.p[i]);
    }
    return digits <= NAME_DIGITS_MOST;
}

static Str first_name(Str whole) {
    Str first = whole, rest = whole;
    return str_cut(&rest, ' ', &first) && first.n ? first : whole;
}

static Str put_in(Arena *a, Str text, const Filled *values, size_t count) {
    Buf b = buf_new(a, LIMIT_REPLY_TEXT);
    for (size_t i = 0; i < text.n; i++) {
        size_t v = 0;
        Str rest = str_slice(text, i, text.n);
        while (v < count && !str_starts(rest, str_c(values[v].name)))
            v++;
        if (v == count) {
            buf_putc(&b, text.p[i]);
            continue;
        }
        bool is_doubled = values[v].value.n == 0 && b.n && b.p[b.n - 1] == ' ';
        if (is_doubled) /* "Kak ," */
            b.n--;
        buf_put(&b, values[v].value);
        i += strlen(values[v].name) - 1;
    }
    return buf_str(&b);
}

Str fill_text(Arena *a, Str text, const Fill *f) {
    const Filled values[] = {
        { "{sapaan}", S("Kak") },
        { "{nama}", is_plain_name(f->customer) ? f->customer : S("") },
        { "{kasus}", f->case_id ? str_fmt(a, "%lld", (long long)f->case_id) : S("") },
        { "{kanal}", str_c(channel_labels[f->channel]) },
        { "{admin}", first_name(f->person) },
        { "{jam}", clock_text(a, f->now, f->zone) },
        { "{zona}", str_c(zone_name(f->zone)) },
        { "{tautan}", f->link },
    };
    return put_in(a, text, values, COUNT(values));
}
