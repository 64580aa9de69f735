#include "crisis/quiet_day.h"

#include "base/time.h"
#include "base/utf8.h"
#include "crisis/trace.h"
#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/event.h"

enum { WHY_MOST = 200, DAY_LENGTH = 10 };

static const Field day_fields[] = {
    FIELD(QuietDay, id, .flags = FIELD_READONLY),
    FIELD(QuietDay, from_day, .flags = FIELD_REQUIRED, .max = DAY_LENGTH, .doc = "2026-12-25"),
    FIELD(QuietDay, to_day, .flags = FIELD_REQUIRED, .max = DAY_LENGTH, .doc = "Included"),
    FIELD(QuietDay, why, .flags = FIELD_REQUIRED, .max = WHY_MOST),
    FIELD(QuietDay, made_by, .flags = FIELD_READONLY),
    FIELD_TIME_OF(QuietDay, made_at, .flags = FIELD_READONLY),
};
const Model quiet_day_model = MODEL(QuietDay, day_fields);

/* As days are written here; they are in order as texts too. */
static Str day_of(Arena *a, int64_t at, int64_t zone) {
    Civil c = civil_from(at, (int)zone);
    return str_fmt(a, "%04d-%02d-%02d", c.year, c.month, c.day);
}

static bool is_day(Arena *a, Str text) {
    int64_t at;
    return text.n == DAY_LENGTH &&
           time_parse(str_fmt(a, STR_FMT "T12:00:00Z", STR_ARG(text)), 0, &at) &&
           str_eq(day_of(a, at, 0), text);
}

Err quiet_list(Db *db, Arena *a, const Caller *by, List *out, Error *e) {
    Brand brand = { 0 };
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    return db_list(db, a, Q_QUIET_DAYS,
                   DB_ARGS(DB_V(by->brand_id), DB_V(day_of(a, by->now, brand.zone))),
                   &quiet_day_model, out, e);
}

Err quiet_mark(Db *db, Arena *a, const Caller *by, const List *posts, Error *e) {
    Brand brand = { 0 };
    List days;
    PlannedPost *p = posts->items;
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    TRY(quiet_list(db, a, by, &days, e));
    const QuietDay *d = days.items;
    for (size_t i = 0; i < posts->count; i++) {
        Str day = day_of(a, p[i].due_at, brand.zone);
        for (size_t k = 0; k < days.count; k++)
            if (str_compare(d[k].from_day, day) <= 0 && str_compare(day, d[k].to_day) <= 0)
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

Err quiet_add(Db *db, Arena *a, const Caller *by, const QuietDay *form, int64_t *id, Error *e) {
    Brand brand = { 0 };
    int64_t count;
    if (!is_day(a, form->from_day))
        FAIL_FIELD(e, "from_day", "is no day: write it like 2026-12-25");
    if (!is_day(a, form->to_day) || str_compare(form->to_day, form->from_day) < 0)
        FAIL_FIELD(e, "to_day", "is no day from the first one on: write it like 2026-12-25");
    if (utf8_is_blank(form->why))
        FAIL_FIELD(e, "why", "is needed: one sentence that explains it later");
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    TRY(db_i64(db, Q_QUIET_DAY_COUNT,
               DB_ARGS(DB_V(by->brand_id), DB_V(day_of(a, by->now, brand.zone))), &count, e));
    if (count >= QUIET_DAYS_MOST)
        FAIL(e, ERR_LIMIT, "at most %d entries: remove old ones", QUIET_DAYS_MOST);
    TRY(db_i64(db, Q_QUIET_DAY_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(form->from_day), DB_V(form->to_day),
                       DB_V(str_trim(form->why)), DB_V(by->staff_id), DB_V(by->now)),
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
