#include "desk/roster.h"

#include "desk/audit.h"
#include "desk/clause.h"
#include "desk/event.h"
#include "desk/staff.h"

static const Field shift_fields[] = {
    FIELD(Shift, weekday, .least = 0, .most = 6, .doc = "Of its beginning; 0 is Sunday"),
    FIELD(Shift, from_at, .least = 0, .most = DAY - 1, .doc = "Seconds after midnight"),
    FIELD(Shift, to_at, .least = 0, .most = DAY,
          .doc = "The same; not after from_at: on the next day"),
};
static const Model shift_model = MODEL(Shift, shift_fields);

static const Field exception_fields[] = {
    FIELD(ShiftException, day, .flags = FIELD_REQUIRED, .max = 10, .doc = "2026-12-25"),
    FIELD(ShiftException, is_off, .doc = "No duty that day; else these hours and no others"),
    FIELD(ShiftException, from_at, .least = 0, .most = DAY - 1),
    FIELD(ShiftException, to_at, .least = 0, .most = DAY),
};
static const Model exception_model = MODEL(ShiftException, exception_fields);

#define WATCHER_FIELDS                                                                            \
    FIELD(Watcher, staff_id, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),             \
        FIELD(Watcher, name, .flags = FIELD_READONLY),                                            \
        FIELD(Watcher, zone, .flags = FIELD_REQUIRED, .doc = "25200 WIB, 28800 WITA, 32400 WIT"), \
        FIELD(Watcher, quiet_from, .least = 0, .most = DAY - 1),                                  \
        FIELD(Watcher, quiet_to, .least = 0, .most = DAY - 1,                                     \
              .doc = "As quiet_from: no quiet hours"),                                            \
        FIELD_ENUM_OF(Watcher, quiet_level, verdict_level_names,                                  \
                      .doc = "From this level on they are woken in quiet hours too; else issue")

static const Field watcher_fields[] = {
    WATCHER_FIELDS,
    FIELD_LIST_OF(Watcher, shifts, &shift_model, .flags = FIELD_OPTIONAL, .max = ROSTER_SHIFTS),
    FIELD_LIST_OF(Watcher, exceptions, &exception_model, .flags = FIELD_OPTIONAL,
                  .max = ROSTER_EXCEPTIONS),
    FIELD_LIST_OF(Watcher, ways, NULL, .flags = FIELD_READONLY | FIELD_OPTIONAL,
                  .doc = "How they can be woken; none: by mail at the account's address"),
    FIELD(Watcher, is_on_duty, .flags = FIELD_READONLY),
};
static const Model watcher_model = MODEL(Watcher, watcher_fields);

static const Field gap_fields[] = { FIELD_TIME_OF(RosterGap, from_at),
                                    FIELD_TIME_OF(RosterGap, to_at) };
static const Model gap_model = MODEL(RosterGap, gap_fields);

static const Field roster_fields[] = {
    FIELD_LIST_OF(Roster, people, &watcher_model, .flags = FIELD_REQUIRED, .max = ROSTER_PEOPLE),
    FIELD_LIST_OF(Roster, gaps, &gap_model, .flags = FIELD_READONLY | FIELD_OPTIONAL,
                  .doc = "When nobody is on duty in the next seven days"),
    FIELD(Roster, stand_in, .flags = FIELD_READONLY | FIELD_OPTIONAL,
          .doc = "Who is called now although nobody is on duty"),
};
const Model roster_model = MODEL(Roster, roster_fields);

/* ---- reading ---- */

static const Field watcher_row_fields[] = { WATCHER_FIELDS, FIELD(Watcher, email),
                                            FIELD(Watcher, tested_at) };
static const Model watcher_row_model = MODEL(Watcher, watcher_row_fields);

static const Field shift_row_fields[] = { FIELD(Shift, staff_id), FIELD(Shift, weekday),
                                          FIELD(Shift, from_at), FIELD(Shift, to_at) };
static const Model shift_row_model = MODEL(Shift, shift_row_fields);

static const Field exception_row_fields[] = {
    FIELD(ShiftException, staff_id), FIELD(ShiftException, number), FIELD(ShiftException, is_off),
    FIELD(ShiftException, from_at),  FIELD(ShiftException, to_at),
};
static const Model exception_row_model = MODEL(ShiftException, exception_row_fields);

typedef struct WayRow {
    int64_t staff_id;
    Str way;
} WayRow;
static const Field way_row_fields[] = { FIELD(WayRow, staff_id), FIELD(WayRow, way) };
static const Model way_row_model = MODEL(WayRow, way_row_fields);

/* All lists come sorted by person, so each person's part is one piece of it. */
static List piece_of(const List *all, size_t size, int64_t staff_id) {
    char *p = all->items;
    size_t from = 0, n = 0;
    while (from < all->count && *(const int64_t *)(const void *)(p + from * size) != staff_id)
        from++;
    while (from + n < all->count &&
           *(const int64_t *)(const void *)(p + (from + n) * size) == staff_id)
        n++;
    return (List){ n ? p + from * size : NULL, n };
}
static_assert(offsetof(Shift, staff_id) == 0 && offsetof(ShiftException, staff_id) == 0 &&
                  offsetof(WayRow, staff_id) == 0,
              "piece_of() finds the person in front");

static List ways_of(Arena *a, const List *all, int64_t staff_id) {
    List rows = piece_of(all, sizeof(WayRow), staff_id);
    const WayRow *row = rows.items;
    Str *ways = arena_make(a, Str, rows.count + 1);
    for (size_t i = 0; i < rows.count; i++)
        ways[i] = row[i].way;
    return (List){ ways, rows.count };
}

static void name_days(Arena *a, const List *exceptions) {
    ShiftException *x = exceptions->items;
    for (size_t i = 0; i < exceptions->count; i++)
        x[i].day = str_slice(time_rfc3339(a, x[i].number * DAY), 0, 10);
}

static NODISCARD Err load_people(Db *db, Arena *a, int64_t brand_id, int64_t now, List *out,
                                 Error *e) {
    List shifts, exceptions, ways;
    DbArgs brand = DB_ARGS(DB_V(brand_id));
    TRY(db_list(db, a, Q_WATCHER_LIST, brand, &watcher_row_model, out, e));
    TRY(db_list(db, a, Q_SHIFT_LIST, brand, &shift_row_model, &shifts, e));
    TRY(db_list(db, a, Q_SHIFT_EXCEPTION_LIST, DB_ARGS(DB_V(brand_id), DB_V(now / DAY - 2)),
                &exception_row_model, &exceptions, e));
    TRY(db_list(db, a, Q_WAKE_WAYS_OF_BRAND, brand, &way_row_model, &ways, e));
    name_days(a, &exceptions);
    Watcher *w = out->items;
    for (size_t i = 0; i < out->count; i++) {
        w[i].shifts = piece_of(&shifts, sizeof(Shift), w[i].staff_id);
        w[i].exceptions = piece_of(&exceptions, sizeof(ShiftException), w[i].staff_id);
        w[i].ways = ways_of(a, &ways, w[i].staff_id);
        w[i].is_on_duty = roster_is_on_duty(&w[i], now);
    }
    return ERR_OK;
}

Err roster_get(Db *db, Arena *a, int64_t brand_id, int64_t now, Roster *out, Error *e) {
    Roster r = { 0 };
    size_t waiting;
    TRY(load_people(db, a, brand_id, now, &r.people, e));
    r.gaps = roster_gaps(a, &r.people, now, now + WEEK);
    const Watcher **line = roster_line(a, &r.people, now, &waiting);
    if (waiting && waiting == r.people.count)
        r.stand_in = line[0]->name;
    *out = r;
    return ERR_OK;
}

/* ---- changing ---- */

static bool is_zone(int64_t zone) {
    return zone == ZONE_WIB || zone == ZONE_WITA || zone == ZONE_WIT;
}

static NODISCARD Err check_person(Db *db, const Caller *by, const Watcher *w, size_t at, Error *e) {
    TRY(member_check(db, by->brand_id, w[at].staff_id, "staff_id", e));
    for (size_t i = 0; i < at; i++)
        if (w[i].staff_id == w[at].staff_id)
            FAIL_FIELD(e, "staff_id", "stands there twice");
    if (!is_zone(w[at].zone))
        FAIL_FIELD(e, "zone", "must be 25200 (WIB), 28800 (WITA) or 32400 (WIT)");
    return ERR_OK;
}

static NODISCARD Err put_exception(Db *db, const Caller *by, int64_t staff_id,
                                   const ShiftException *x, Error *e) {
    int64_t at;
    if (!time_parse_day(x->day, &at))
        FAIL_FIELD(e, "day", "must be a date like 2026-12-25");
    return db_run(db, Q_SHIFT_EXCEPTION_INSERT,
                  DB_ARGS(DB_V(by->brand_id), DB_V(staff_id), DB_V(at / DAY), DB_V(x->is_off),
                          DB_V(x->is_off ? (int64_t)0 : x->from_at),
                          DB_V(x->is_off ? (int64_t)0 : x->to_at)),
                  NULL, e);
}

/* Who is new has their ways tested with the next working day, not at once. */
static NODISCARD Err put_person(Db *db, const Caller *by, const Watcher *w, size_t place,
                                Error *e) {
    const Shift *s = w->shifts.items;
    const ShiftException *x = w->exceptions.items;
    VerdictLevel level = w->quiet_level > VERDICT_WATCH ? w->quiet_level : VERDICT_ISSUE;
    TRY(db_run(db, Q_WATCHER_PUT,
               DB_ARGS(DB_V(by->brand_id), DB_V(w->staff_id), DB_V((int64_t)place + 1),
                       DB_V(w->zone), DB_V(w->quiet_from), DB_V(w->quiet_to),
                       db_name(verdict_level_names, (int)level), DB_V(by->now - 29 * DAY)),
               NULL, e));
    for (size_t i = 0; i < w->shifts.count; i++)
        TRY(db_run(db, Q_SHIFT_INSERT,
                   DB_ARGS(DB_V(by->brand_id), DB_V(w->staff_id), DB_V(s[i].weekday),
                           DB_V(s[i].from_at), DB_V(s[i].to_at)),
                   NULL, e));
    for (size_t i = 0; i < w->exceptions.count; i++)
        TRY(put_exception(db, by, w->staff_id, &x[i], e));
    return ERR_OK;
}

static NODISCARD Err put_people(Db *db, const Caller *by, const Roster *in, Error *e) {
    const Watcher *w = in->people.items;
    DbArgs brand = DB_ARGS(DB_V(by->brand_id));
    TRY(db_run(db, Q_WATCHER_KEEP, brand, NULL, e));
    TRY(db_run(db, Q_SHIFTS_CLEAR, brand, NULL, e));
    TRY(db_run(db, Q_SHIFT_EXCEPTIONS_CLEAR, brand, NULL, e));
    for (size_t i = 0; i < in->people.count; i++) {
        TRY(check_person(db, by, w, i, e));
        TRY(put_person(db, by, &w[i], i, e));
    }
    return db_run(db, Q_WATCHER_DROP_REST, brand, NULL, e);
}

/* Where others could take over, nobody is on duty longer than the policy says. */
static NODISCARD Err check_shifts(Db *db, Arena *a, int64_t brand_id, const Roster *in, Error *e) {
    const Watcher *w = in->people.items;
    Policy policy = { 0 };
    TRY(policy_get(db, a, brand_id, &policy, e));
    for (size_t i = 0; in->people.count > 1 && policy.shift_most && i < in->people.count; i++) {
        const Shift *s = w[i].shifts.items;
        for (size_t k = 0; k < w[i].shifts.count; k++) {
            int64_t length = s[k].to_at - s[k].from_at + (s[k].to_at <= s[k].from_at ? DAY : 0);
            if (length > policy.shift_most)
                FAIL_CLAUSE(e, &policy, CLAUSE_SHIFT, ERR_INVALID, "to_at",
                            "is more than %lld hours later: divide the turn",
                            (long long)(policy.shift_most / HOUR));
        }
    }
    return ERR_OK;
}

Err roster_set(Db *db, Arena *a, const Caller *by, const Roster *in, Roster *out, Error *e) {
    if (in->people.count > ROSTER_PEOPLE)
        FAIL_FIELD(e, "people", "has more than %d people", ROSTER_PEOPLE);
    TRY(check_shifts(db, a, by->brand_id, in, e));
    TRY(put_people(db, by, in, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "roster.set",
                               .object = "alarm",
                               .object_id = by->brand_id,
                               .detail = str_fmt(a, "people=%zu", in->people.count) },
                  e));
    TRY(event_add(db, by->brand_id, EVENT_SETTINGS, 0, by->now, e));
    return roster_get(db, a, by->brand_id, by->now, out, e);
}
