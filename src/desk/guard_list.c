/* Reading requests: one, those of a person, the lists of the page Penjagaan, the month. */
#include "base/number.h"
#include "base/time.h"
#include "desk/brand.h"
#include "desk/guard.h"
#include "desk/secrecy.h"

enum { OPEN_PAGE_MOST = 50, SHOWN_AFTER = 7 * DAY };

static const Field backlash_fields[] = {
    FIELD(Backlash, of_author, .doc = "New negative messages of the same author"),
    FIELD(Backlash, of_problem, .doc = "New negative messages about the same problem"),
};
static const Model backlash_model = MODEL(Backlash, backlash_fields);

static const Field guard_fields[] = {
    FIELD(GuardRequest, id),
    FIELD_ENUM_OF(GuardRequest, kind, guard_kind_names),
    FIELD(GuardRequest, author_id, .flags = FIELD_OPTIONAL),
    FIELD(GuardRequest, case_id),
    FIELD(GuardRequest, message_id),
    FIELD(GuardRequest, copy_id, .flags = FIELD_SECRET),
    FIELD_ENUM_OF(GuardRequest, reason, guard_reason_names),
    FIELD(GuardRequest, note, .flags = FIELD_OPTIONAL),
    FIELD(GuardRequest, correction, .flags = FIELD_OPTIONAL,
          .doc = "takedown: what is said in its place"),
    FIELD(GuardRequest, strikes, .doc = "Live ones when a ban was asked for"),
    FIELD(GuardRequest, is_short, .doc = "Fewer than the policy wants"),
    FIELD(GuardRequest, is_passed, .doc = "An owner let it pass all the same"),
    FIELD_ENUM_OF(GuardRequest, state, guard_state_names),
    FIELD(GuardRequest, asked_by),
    FIELD(GuardRequest, asked_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(GuardRequest, asked_at),
    FIELD_TIME_OF(GuardRequest, ready_at, .doc = "The end of the cool-off"),
    FIELD(GuardRequest, decided_by, .flags = FIELD_OPTIONAL),
    FIELD(GuardRequest, decided_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(GuardRequest, decided_at, .flags = FIELD_OPTIONAL),
    FIELD(GuardRequest, remark, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(GuardRequest, expires_at, .flags = FIELD_OPTIONAL, .doc = "Of a ban"),
    FIELD(GuardRequest, done_by, .flags = FIELD_OPTIONAL),
    FIELD(GuardRequest, done_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(GuardRequest, done_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(GuardRequest, watch_until, .flags = FIELD_OPTIONAL),
    FIELD(GuardRequest, appeal, .flags = FIELD_OPTIONAL),
    FIELD(GuardRequest, appealed_by, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(GuardRequest, appealed_at, .flags = FIELD_OPTIONAL),
    FIELD(GuardRequest, ended_by, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(GuardRequest, ended_at, .flags = FIELD_OPTIONAL),
    FIELD(GuardRequest, version),
    FIELD(GuardRequest, in_force, .doc = "A ban that holds now"),
    FIELD_RECORD_OF(GuardRequest, backlash, &backlash_model),
    FIELD_RECORD_OF(GuardRequest, copy, &sealed_copy_model, .doc = "The message as it was"),
};
const Model guard_request_model = MODEL(GuardRequest, guard_fields);

static const char *const view_names[] = { "open", "watch", "bans", "over", NULL };
static_assert(COUNT(view_names) == GUARD_VIEW__COUNT + 1, "one name for each list");
static const Field filter_fields[] = {
    FIELD_ENUM_OF(GuardFilter, view, view_names, .flags = FIELD_OPTIONAL),
    FIELD(GuardFilter, cursor, .flags = FIELD_OPTIONAL, .max = 20),
};
const Model guard_filter_model = MODEL(GuardFilter, filter_fields);

static const Field query_fields[] = {
    FIELD(GuardMonthQuery, month, .flags = FIELD_OPTIONAL, .max = 7,
          .doc = "2026-11; none: this one"),
};
const Model guard_month_query_model = MODEL(GuardMonthQuery, query_fields);

static const Field month_fields[] = {
    FIELD(GuardMonth, month),
    FIELD(GuardMonth, hidden),
    FIELD(GuardMonth, deleted),
    FIELD(GuardMonth, reported),
    FIELD(GuardMonth, banned),
    FIELD(GuardMonth, taken_down, .doc = "Posts of our own"),
    FIELD(GuardMonth, passed, .doc = "Bans before the strikes were reached"),
    FIELD_LIST_OF(GuardMonth, items, &guard_request_model, .doc = "Newest first, at most 200"),
};
const Model guard_month_model = MODEL(GuardMonth, month_fields);

static bool holds(const GuardRequest *g, int64_t now) {
    return g->kind == GUARD_BAN && (g->state == GUARD_APPROVED || g->state == GUARD_DONE) &&
           now < g->expires_at;
}

static NODISCARD Err count_backlash(Db *db, Arena *a, const Caller *by, GuardRequest *g, Error *e) {
    if (g->watch_until == 0)
        return ERR_OK;
    return db_one(db, a, Q_GUARD_BACKLASH,
                  DB_ARGS(DB_V(by->brand_id), DB_V(g->done_at), DB_V(g->watch_until),
                          DB_V(g->case_id), DB_V(g->author_id)),
                  &backlash_model, &g->backlash, e);
}

/* That there is one; not of whom it is, nor what people wrote about it. */
static void hide(GuardRequest *g) {
    g->author_id = 0;
    g->note = g->remark = g->appeal = (Str){ 0 };
    g->backlash = (Backlash){ 0 };
}

static NODISCARD Err complete(Db *db, Arena *a, const Caller *by, GuardRequest *g, Error *e) {
    g->in_force = holds(g, by->now);
    TRY(sealed_copy_get(db, a, by, g->copy_id, &g->copy, e));
    if (secrecy_hides(by, g->copy.is_secret, g->copy.owner_id))
        hide(g);
    return ERR_OK;
}

Err guard_get(Db *db, Arena *a, const Caller *by, int64_t id, GuardRequest *out, Error *e) {
    TRY(db_one(db, a, Q_GUARD_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &guard_request_model, out,
               e));
    TRY(count_backlash(db, a, by, out, e));
    return complete(db, a, by, out, e);
}

static NODISCARD Err complete_all(Db *db, Arena *a, const Caller *by, const List *list, Error *e) {
    GuardRequest *rows = list->items;
    for (size_t i = 0; i < list->count; i++)
        TRY(complete(db, a, by, &rows[i], e));
    return ERR_OK;
}

static NODISCARD Err count_all(Db *db, Arena *a, const Caller *by, const List *list, Error *e) {
    GuardRequest *rows = list->items;
    for (size_t i = 0; i < list->count; i++)
        TRY(count_backlash(db, a, by, &rows[i], e));
    return complete_all(db, a, by, list, e);
}

Err guard_of_author(Db *db, Arena *a, const Caller *by, int64_t author_id, List *out, Error *e) {
    TRY(db_list(db, a, Q_GUARD_OF_AUTHOR,
                DB_ARGS(DB_V(by->brand_id), DB_V(author_id), DB_V(secrecy_sees_all(by)),
                        DB_V(by->staff_id)),
                &guard_request_model, out, e));
    return count_all(db, a, by, out, e);
}

/* ---- the lists ---- */

static NODISCARD Err list_open(Db *db, Arena *a, const Caller *by, Str cursor, List *out, Str *next,
                               Error *e) {
    int64_t after = 0;
    if (cursor.n && !parse_i64(cursor, 1, INT64_MAX, &after))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    TRY(db_list(db, a, Q_GUARD_OPEN,
                DB_ARGS(DB_V(by->brand_id), DB_V(after), DB_V((int64_t)OPEN_PAGE_MOST + 1)),
                &guard_request_model, out, e));
    if (out->count > OPEN_PAGE_MOST) {
        out->count = OPEN_PAGE_MOST;
        const GuardRequest *rows = out->items;
        *next = str_fmt(a, "%lld", (long long)rows[OPEN_PAGE_MOST - 1].id);
    }
    return ERR_OK;
}

Err guard_list(Db *db, Arena *a, const Caller *by, const GuardFilter *f, List *out, Str *next,
               Error *e) {
    const struct {
        Query q;
        int64_t at;
    } views[] = {
        [GUARD_VIEW_WATCH] = { Q_GUARD_WATCHED, by->now - SHOWN_AFTER },
        [GUARD_VIEW_BANS] = { Q_GUARD_BANS, by->now },
        [GUARD_VIEW_OVER] = { Q_GUARD_OVER, by->now },
    };
    static_assert(COUNT(views) == GUARD_VIEW__COUNT, "one row for each list");
    *next = (Str){ 0 };
    if (f->view == GUARD_VIEW_OPEN)
        TRY(list_open(db, a, by, f->cursor, out, next, e));
    else
        TRY(db_list(db, a, views[f->view].q, DB_ARGS(DB_V(by->brand_id), DB_V(views[f->view].at)),
                    &guard_request_model, out, e));
    return count_all(db, a, by, out, e);
}

/* ---- the month ---- */

typedef struct KindCount {
    GuardKind kind;
    int64_t count, passed;
} KindCount;
static const Field kind_count_fields[] = { FIELD_ENUM_OF(KindCount, kind, guard_kind_names),
                                           FIELD(KindCount, count), FIELD(KindCount, passed) };
static const Model kind_count_model = MODEL(KindCount, kind_count_fields);

typedef struct Span {
    int64_t from, until;
} Span;

/* The month as its brand counts days; an empty text is the present one. */
static NODISCARD Err month_span(Str month, int zone, int64_t now, Span *out, Error *e) {
    SCRATCH(a);
    int64_t at = now;
    if (month.n && (month.n != 7 || !time_parse(str_fmt(a, STR_FMT "-01", STR_ARG(month)), zone,
                                                &at)))
        FAIL_FIELD(e, "month", "is no month: write 2026-11");
    Civil c = civil_from(at, zone);
    Civil first = { .year = c.year, .month = c.month, .day = 1 };
    out->from = civil_to(&first, zone);
    first.year += first.month == 12;
    first.month = first.month % 12 + 1;
    out->until = civil_to(&first, zone);
    return ERR_OK;
}

static NODISCARD Err count_kinds(Db *db, Arena *a, const Caller *by, const Span *s, GuardMonth *m,
                                 Error *e) {
    List counts;
    int64_t *const of[] = { [GUARD_HIDE] = &m->hidden, [GUARD_DELETE] = &m->deleted,
                            [GUARD_REPORT] = &m->reported, [GUARD_BAN] = &m->banned,
                            [GUARD_TAKEDOWN] = &m->taken_down };
    static_assert(COUNT(of) == GUARD_KIND__COUNT, "one count for each kind");
    TRY(db_list(db, a, Q_GUARD_DONE_COUNTS,
                DB_ARGS(DB_V(by->brand_id), DB_V(s->from), DB_V(s->until)), &kind_count_model,
                &counts, e));
    const KindCount *rows = counts.items;
    for (size_t i = 0; i < counts.count; i++) {
        *of[rows[i].kind] = rows[i].count;
        m->passed += rows[i].passed;
    }
    return ERR_OK;
}

Err guard_month(Db *db, Arena *a, const Caller *by, Str month, GuardMonth *out, Error *e) {
    Brand brand = { 0 };
    Span s = { 0 };
    GuardMonth m = { 0 };
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    TRY(month_span(month, (int)brand.zone, by->now, &s, e));
    Civil first = civil_from(s.from, (int)brand.zone);
    m.month = str_fmt(a, "%04d-%02d", first.year, first.month);
    TRY(count_kinds(db, a, by, &s, &m, e));
    TRY(db_list(db, a, Q_GUARD_DONE_BETWEEN,
                DB_ARGS(DB_V(by->brand_id), DB_V(s.from), DB_V(s.until)), &guard_request_model,
                &m.items, e));
    TRY(complete_all(db, a, by, &m.items, e));
    *out = m;
    return ERR_OK;
}
