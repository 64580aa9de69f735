#include "desk/fill.h"

#include "base/limits.h"
#include "desk/brand.h"
#include "desk/greeting.h"
#include "desk/staff.h"
#include "text/draft.h"
#include "text/name.h"
#include "text/said.h"

enum { NEWS_AFTER = 2 * HOUR };

static const char *const channel_labels[] = {
    "kanal ini", "Instagram", "Facebook",    "TikTok", "X",    "YouTube",
    "WhatsApp",  "Google",    "marketplace", "email",  "blog", "forum",
    "telepon",   "toko",
};
static_assert(COUNT(channel_labels) == CHANNEL__COUNT, "one label per channel");

static const char *const months[2][12] = {
    { "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
      "Oktober", "November", "Desember" },
    { "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December" },
};

static Str first_name(Str whole) {
    Str first = whole, rest = whole;
    return str_cut(&rest, ' ', &first) && first.n ? first : whole;
}

/* ---- one value each; none: nobody knows ---- */

/* Who goes by "Bu Rina" is addressed so, and not as "Kak Bu Rina". */
static Str value_honorific(Arena *a, const Fill *f) {
    Str because;
    (void)a;
    return f->honorific.p ? f->honorific
                          : greeting_written(greeting_of_name(f->customer, &because));
}

static Str value_customer(Arena *a, const Fill *f) {
    (void)a;
    Str name = str_trim(f->customer);
    return name_is_shown(name, f->handle) ? greeting_bare_name(name) : S("");
}

static Str value_admin(Arena *a, const Fill *f) {
    Str name = name_is_signed(f->sign_name) ? f->sign_name : first_name(f->person);
    (void)a;
    return name_is_signed(name) ? name : S("");
}

static Str value_channel(Arena *a, const Fill *f) {
    (void)a;
    return str_c(channel_labels[f->channel]);
}

static Str value_link(Arena *a, const Fill *f) {
    (void)a;
    return f->link.p ? f->link : S("");
}

static Str value_place(Arena *a, const Fill *f) {
    (void)a;
    return f->place;
}

static Str value_case(Arena *a, const Fill *f) {
    return f->case_id ? str_fmt(a, "%lld", (long long)f->case_id) : S("");
}

int64_t fill_next_word(int64_t now) {
    int64_t at = now + NEWS_AFTER;
    return at + (FILL_CLOCK_STEP - at % FILL_CLOCK_STEP) % FILL_CLOCK_STEP;
}

static Str value_clock(Arena *a, const Fill *f) {
    Civil c = civil_from(fill_next_word(f->now), (int)f->zone);
    return str_fmt(a, "%02d.%02d", c.hour, c.minute);
}

static Str value_zone(Arena *a, const Fill *f) {
    (void)a;
    return f->zone == ZONE_WITA ? S("WITA") : f->zone == ZONE_WIT ? S("WIT") : S("WIB");
}

static Str value_day(Arena *a, const Fill *f) {
    if (f->began_at == 0)
        return (Str){ 0 };
    Civil c = civil_from(f->began_at, (int)f->zone);
    return str_fmt(a, "%d %s %d", c.day, months[f->is_english][c.month - 1], c.year);
}

static Str value_length(Arena *a, const Fill *f) {
    static const struct {
        int64_t from, seconds;
        const char *id, *en;
    } units[] = {
        { 2 * DAY, DAY, "hari", "day" },
        { HOUR, HOUR, "jam", "hour" },
        { 0, MINUTE, "menit", "minute" },
    };
    int64_t waited = f->now - f->waits_since;
    size_t u = 0;
    if (f->waits_since == 0 || waited < MINUTE)
        return (Str){ 0 };
    while (waited < units[u].from)
        u++;
    long long n = (long long)(waited / units[u].seconds);
    return f->is_english ? str_fmt(a, "%lld %s%s", n, units[u].en, n == 1 ? "" : "s")
                         : str_fmt(a, "%lld %s", n, units[u].id);
}

typedef Str ValueFn(Arena *a, const Fill *f);
static const struct FillField {
    const char *name;
    ValueFn *value;
} fill_fields[] = {
    { "sapaan", value_honorific }, { "nama", value_customer }, { "kasus", value_case },
    { "kanal", value_channel },    { "jam", value_clock },     { "zona", value_zone },
    { "admin", value_admin },      { "tanggal", value_day },   { "tempat", value_place },
    { "lama", value_length },      { "tautan", value_link },
};

static Str value_of(Arena *a, Str name, const Fill *f) {
    for (size_t i = 0; i < COUNT(fill_fields); i++)
        if (str_eq(name, str_c(fill_fields[i].name)))
            return fill_fields[i].value(a, f);
    return (Str){ 0 };
}

Str fill_text(Arena *a, Str text, const Fill *f) {
    Buf b = buf_new(a, LIMIT_REPLY_TEXT);
    for (size_t i = 0; i < text.n; i++) {
        ptrdiff_t plain = str_find(str_slice(text, i, text.n), S("{"));
        size_t to = plain < 0 ? text.n : i + (size_t)plain;
        buf_put(&b, str_slice(text, i, to));
        if ((i = to) == text.n)
            break;
        Str name = draft_field(text, i);
        Str value = name.p ? value_of(a, name, f) : (Str){ 0 };
        if (value.p == NULL) {
            buf_putc(&b, text.p[i]);
            continue;
        }
        bool is_doubled = value.n == 0 && b.n && b.p[b.n - 1] == ' ';
        if (is_doubled) /* "Kak ," */
            b.n--;
        buf_put(&b, value);
        i += name.n + 1;
    }
    return buf_str(&b);
}

Fill fill_example(int64_t now, bool is_english) {
    return (Fill){ .customer = S("Ani"),
                   .person = S("Rasti"),
                   .honorific = is_english ? S("") : S("Kak"),
                   .case_id = 812,
                   .channel = CHANNEL_INSTAGRAM,
                   .place = S("Tebet"),
                   .began_at = now - 3 * HOUR,
                   .waits_since = now - 3 * HOUR,
                   .now = now,
                   .zone = ZONE_WIB,
                   .is_english = is_english };
}

/* ---- for a case ---- */

/* The one place the customer named; none when there are two. */
static Str only_place(Arena *a, const List *said) {
    const SaidLine *line = said->items;
    Str found = { 0 };
    for (size_t i = 0; i < said->count; i++) {
        SaidPlace *places;
        size_t count;
        if (line[i].is_own)
            continue;
        said_places(a, line[i].text, &places, &count);
        for (size_t k = 0; k < count; k++) {
            if (found.p && !str_eq_nocase(found, places[k].name))
                return (Str){ 0 };
            found = places[k].name;
        }
    }
    return found;
}

/* When the oldest message came that nobody answered yet: after the last of ours. */
static int64_t unanswered_since(const List *said) {
    const SaidLine *line = said->items;
    int64_t since = 0;
    for (size_t i = 0; i < said->count && !line[i].is_own; i++)
        since = line[i].written_at;
    return since;
}

Err fill_for_case(Db *db, Arena *a, const Caller *by, const Case *c, Fill *out, Error *e) {
    Staff person = { 0 };
    Brand brand = { 0 };
    Honorific honorific;
    List said;
    TRY(staff_get(db, a, by->staff_id, &person, e));
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    TRY(greeting_known(db, a, by->brand_id, c->author_id, &honorific, e));
    TRY(case_said(db, a, by->brand_id, c->id, &said, e));
    *out = (Fill){ .customer = c->author_name,
                   .handle = c->author_handle,
                   .person = person.name,
                   .sign_name = person.sign_name,
                   .honorific = honorific ? greeting_written(honorific) : (Str){ 0 },
                   .case_id = c->id,
                   .channel = c->channel,
                   .place = only_place(a, &said),
                   .began_at = c->first_at,
                   .waits_since = unanswered_since(&said),
                   .now = by->now,
                   .zone = brand.zone };
    return ERR_OK;
}
