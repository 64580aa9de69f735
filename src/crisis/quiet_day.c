#include "crisis/quiet_day.h"

#include "base/time.h"
#include "base/utf8.h"
#include "crisis/lesson.h"
#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/event.h"
#include "desk/search_words.h"

enum { WHY_MOST = 200, WORDS_MOST = 500 };

/* Of what is never posted. */
#define FIRST_DAY "0001-01-01"
#define LAST_DAY  "9999-12-31"

static const Field day_fields[] = {
    FIELD(QuietDay, id, .flags = FIELD_READONLY),
    FIELD(QuietDay, from_day, .flags = FIELD_OPTIONAL, .max = TIME_DAY_LENGTH,
          .doc = "2026-12-25; none: every day"),
    FIELD(QuietDay, to_day, .flags = FIELD_OPTIONAL, .max = TIME_DAY_LENGTH,
          .doc = "Included; none: that day alone"),
    FIELD(QuietDay, is_yearly, .flags = FIELD_OPTIONAL, .doc = "Each year from then on"),
    FIELD(QuietDay, words, .flags = FIELD_OPTIONAL, .max = WORDS_MOST,
          .doc = "Parted by commas; none: nothing at all is posted on these days"),
    FIELD(QuietDay, why, .flags = FIELD_REQUIRED, .max = WHY_MOST),
    FIELD(QuietDay, lesson_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX,
          .doc = "What taught it"),
    FIELD(QuietDay, crisis_id, .flags = FIELD_READONLY | FIELD_OPTIONAL),
    FIELD(QuietDay, made_by, .flags = FIELD_READONLY),
    FIELD_TIME_OF(QuietDay, made_at, .flags = FIELD_READONLY),
};
const Model quiet_day_model = MODEL(QuietDay, day_fields);

/* As days are written here; they are in order as texts too. */
static Str day_of(Arena *a, int64_t at, int64_t zone) {
    Civil c = civil_from(at, (int)zone);
    return str_fmt(a, "%04d-%02d-%02d", c.year, c.month, c.day);
}

static bool is_day(Str text) {
    int64_t at;
    return time_parse_day(text, &at);
}

Err quiet_list(Db *db, Arena *a, const Caller *by, List *out, Error *e) {
    Brand brand = { 0 };
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    TRY(db_list(db, a, Q_QUIET_DAYS,
                DB_ARGS(DB_V(by->brand_id), DB_V(day_of(a, by->now, brand.zone))),
                &quiet_day_model, out, e));
    QuietDay *d = out->items;
    for (size_t i = 0; i < out->count; i++)
        if (str_eq(d[i].from_day, S(FIRST_DAY)))
            d[i].from_day = d[i].to_day = (Str){ 0 };
    return ERR_OK;
}

/* "12-25" of "2026-12-25"; in a year without 29 February that day is kept the day before. */
static Str in_year(Arena *a, Str day, Str year) {
    Str at = str_slice(day, 5, day.n);
    if (!str_eq(at, S("02-29")))
        return at;
    bool is_leap = is_day(str_fmt(a, STR_FMT "-02-29", STR_ARG(str_slice(year, 0, 4))));
    return is_leap ? at : S("02-28");
}

static bool is_on(Arena *a, const QuietDay *q, Str day) {
    if (q->from_day.n == 0)
        return true;
    if (str_compare(day, q->from_day) < 0)
        return false;
    if (!q->is_yearly)
        return str_compare(day, q->to_day) <= 0;
    Str from = in_year(a, q->from_day, day), to = in_year(a, q->to_day, day);
    Str at = in_year(a, day, day);
    bool is_after = str_compare(from, at) <= 0, is_before = str_compare(at, to) <= 0;
    return str_compare(from, to) <= 0 ? is_after && is_before : is_after || is_before;
}

/* What of the words can stand in a post, each normal; empty ones left out. */
static List normal_words(Arena *a, Str words) {
    Str rest = words, word;
    size_t most = 1, n = 0;
    for (size_t i = 0; i < words.n; i++)
        most += words.p[i] == ',';
    Str *out = arena_make(a, Str, most);
    while (rest.n) {
        if (!str_cut(&rest, ',', &word)) {
            word = rest;
            rest = (Str){ 0 };
        }
        word = str_trim(search_normal(a, S(""), word));
        if (word.n)
            out[n++] = word;
    }
    return (List){ out, n };
}

/* `normal`: the text of a post. */
static bool says(const List *words, Str normal) {
    const Str *word = words->items;
    for (size_t i = 0; i < words->count; i++)
        if (search_holds(normal, word[i]))
            return true;
    return false;
}

Err quiet_mark(Db *db, Arena *a, const Caller *by, const List *posts, Error *e) {
    Brand brand = { 0 };
    List days;
    PlannedPost *p = posts->items;
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    TRY(quiet_list(db, a, by, &days, e));
    const QuietDay *d = days.items;
    List *words = arena_make(a, List, days.count + 1);
    for (size_t k = 0; k < days.count; k++)
        words[k] = normal_words(a, d[k].words);
    for (size_t i = 0; i < posts->count && days.count; i++) {
        Str day = day_of(a, p[i].due_at, brand.zone), normal = search_normal(a, S(""), p[i].text);
        for (size_t k = 0; k < days.count && p[i].quiet_why.n == 0; k++)
            if (is_on(a, &d[k], day) && (d[k].words.n == 0 || says(&words[k], normal)))
                p[i].quiet_why = d[k].why;
    }
    return ERR_OK;
}

static NODISCARD Err tell(Db *db, const Caller *by, const char *act, int64_t id, Str why,
                          Error *e) {
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = act, .object = "quiet_day", .object_id = id,
                               .personal = why },
                  e));
    return event_add(db, by->brand_id, EVENT_CRISIS, 0, by->now, e);
}

static bool is_longer_than_a_year(const QuietDay *form) {
    int64_t from, to;
    return time_parse_day(form->from_day, &from) && time_parse_day(form->to_day, &to) &&
           to - from >= 365 * DAY;
}

static NODISCARD Err check(Db *db, Arena *a, const Caller *by, const QuietDay *form, Error *e) {
    Lesson lesson;
    bool is_ever = form->from_day.n == 0 && form->to_day.n == 0;
    if (is_ever && utf8_is_blank(form->words))
        FAIL_FIELD(e, "from_day", "or words are needed: when, or what, is not to be posted");
    if (is_ever && form->is_yearly)
        FAIL_FIELD(e, "from_day", "is needed: which day of each year");
    if (!is_ever && !is_day(form->from_day))
        FAIL_FIELD(e, "from_day", "is no day: write it like 2026-12-25");
    if (form->to_day.n && (!is_day(form->to_day) ||
                           str_compare(form->to_day, form->from_day) < 0))
        FAIL_FIELD(e, "to_day", "is no day from the first one on: write it like 2026-12-25");
    if (form->is_yearly && form->to_day.n && is_longer_than_a_year(form))
        FAIL_FIELD(e, "to_day", "is a year or more after the first one: each day would be meant");
    if (!utf8_is_blank(form->words) && normal_words(a, form->words).count == 0)
        FAIL_FIELD(e, "words", "hold no word: write letters or numbers");
    if (utf8_is_blank(form->why))
        FAIL_FIELD(e, "why", "is needed: one sentence that explains it later");
    if (form->lesson_id == 0)
        return ERR_OK;
    Err code = lesson_get(db, a, by, form->lesson_id, &lesson, e);
    if (code == ERR_NOT_FOUND)
        FAIL_FIELD(e, "lesson_id", "is no lesson of this business");
    return code;
}

Err quiet_add(Db *db, Arena *a, const Caller *by, const QuietDay *form, int64_t *id, Error *e) {
    Brand brand = { 0 };
    int64_t count;
    Str from = form->from_day.n ? form->from_day : S(FIRST_DAY);
    Str to = form->to_day.n ? form->to_day : form->from_day.n ? from : S(LAST_DAY);
    TRY(check(db, a, by, form, e));
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    TRY(db_i64(db, Q_QUIET_DAY_COUNT,
               DB_ARGS(DB_V(by->brand_id), DB_V(day_of(a, by->now, brand.zone))), &count, e));
    if (count >= QUIET_DAYS_MOST)
        FAIL(e, ERR_LIMIT, "at most %d entries: remove old ones", QUIET_DAYS_MOST);
    TRY(db_i64(db, Q_QUIET_DAY_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(from), DB_V(to), DB_V(str_trim(form->why)),
                       DB_V(by->staff_id), DB_V(by->now), DB_V(form->is_yearly),
                       db_text(str_trim(form->words)), db_id(form->lesson_id)),
               id, e));
    return tell(db, by, "post.quiet_add", *id, str_trim(form->why), e);
}

Err quiet_remove(Db *db, const Caller *by, int64_t id, Error *e) {
    int64_t changed;
    TRY(db_run(db, Q_QUIET_DAY_DELETE, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &changed, e));
    if (changed == 0)
        FAIL(e, ERR_NOT_FOUND, "no such entry");
    return tell(db, by, "post.quiet_remove", id, (Str){ 0 }, e);
}
