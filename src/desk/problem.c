#include "desk/problem.h"

#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/crisis_now.h"
#include "desk/event.h"

enum { NAME_MOST = 200, PLACE_MOST = 10 * 1000 * 1000 };

static const Field problem_fields[] = {
    FIELD(Problem, id),
    FIELD(Problem, name, .flags = FIELD_OPTIONAL, .doc = "Given by a person; null: none"),
    FIELD(Problem, words, .doc = "That mark it, made by the program"),
    FIELD(Problem, made_by, .flags = FIELD_OPTIONAL, .doc = "null: the program"),
    FIELD(Problem, is_over),
    FIELD(Problem, case_count),
    FIELD(Problem, waiting, .doc = "Cases that wait for an answer"),
    FIELD(Problem, last_day, .doc = "Cases begun in the last 24 hours"),
    FIELD(Problem, day_before, .doc = "Cases begun in the 24 hours before"),
    FIELD_TIME_OF(Problem, first_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Problem, last_at, .flags = FIELD_OPTIONAL),
    FIELD(Problem, first_case_id, .flags = FIELD_OPTIONAL),
    FIELD(Problem, first_author, .flags = FIELD_OPTIONAL),
    FIELD(Problem, first_text, .flags = FIELD_OPTIONAL),
    FIELD(Problem, demands, .doc = "Bits, in the order of the demand names"),
};
const Model problem_model = MODEL(Problem, problem_fields);

static const Field filter_fields[] = {
    FIELD(ProblemFilter, over, .flags = FIELD_OPTIONAL),
    FIELD(ProblemFilter, cursor, .flags = FIELD_OPTIONAL, .max = 60),
    FIELD(ProblemFilter, limit, .flags = FIELD_OPTIONAL, .least = 1, .most = LIMIT_PAGE),
};
const Model problem_filter_model = MODEL(ProblemFilter, filter_fields);

static const Field page_fields[] = {
    FIELD(PageFilter, cursor, .flags = FIELD_OPTIONAL, .max = 60),
    FIELD(PageFilter, limit, .flags = FIELD_OPTIONAL, .least = 1, .most = LIMIT_PAGE),
};
const Model page_filter_model = MODEL(PageFilter, page_fields);

static const Field change_fields[] = {
    FIELD(ProblemChange, name, .flags = FIELD_OPTIONAL, .max = NAME_MOST),
    FIELD(ProblemChange, is_over, .flags = FIELD_REQUIRED),
};
const Model problem_change_model = MODEL(ProblemChange, change_fields);

static const Field merge_fields[] = {
    FIELD(ProblemMerge, into, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
};
const Model problem_merge_model = MODEL(ProblemMerge, merge_fields);

static const Field unmerge_fields[] = {
    FIELD(ProblemUnmerge, from, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
};
const Model problem_unmerge_model = MODEL(ProblemUnmerge, unmerge_fields);

static const Field case_id_fields[] = {
    FIELD(CaseId, id, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
};
const Model case_id_model = MODEL(CaseId, case_id_fields);
static const Field split_fields[] = {
    FIELD(ProblemSplit, name, .flags = FIELD_OPTIONAL, .max = NAME_MOST),
    FIELD_LIST_OF(ProblemSplit, cases, &case_id_model, .flags = FIELD_REQUIRED, .max = LIMIT_PAGE),
};
const Model problem_split_model = MODEL(ProblemSplit, split_fields);

static const Field put_fields[] = {
    FIELD(CaseProblem, problem_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(CaseProblem, name, .flags = FIELD_OPTIONAL, .max = NAME_MOST,
          .doc = "With no problem_id: of a new problem that the case begins"),
};
const Model case_problem_model = MODEL(CaseProblem, put_fields);

/* ---- reading ---- */

static int64_t limit_of(int64_t asked) { return asked ? asked : LIMIT_PAGE_DEFAULT; }

/* Problems are few and their order moves with every case: the cursor counts those before. */
Err problem_list(Db *db, Arena *a, const Caller *by, const ProblemFilter *f, List *out, Str *next,
                 Error *e) {
    int64_t limit = limit_of(f->limit), before = 0;
    *next = (Str){ 0 };
    if (f->cursor.n && !parse_i64(f->cursor, 1, PLACE_MOST, &before))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    TRY(db_list(db, a, Q_PROBLEM_LIST,
                DB_ARGS(DB_V(by->brand_id), DB_V(by->now), DB_V(f->over), DB_V(limit + 1),
                        DB_V(before)),
                &problem_model, out, e));
    if ((int64_t)out->count > limit) {
        out->count = (size_t)limit;
        *next = str_fmt(a, "%lld", (long long)(before + limit));
    }
    return ERR_OK;
}

Err problem_get(Db *db, Arena *a, const Caller *by, int64_t id, Problem *out, Error *e) {
    return db_one(db, a, Q_PROBLEM_GET, DB_ARGS(DB_V(by->brand_id), DB_V(by->now), DB_V(id)),
                  &problem_model, out, e);
}

typedef struct Member {
    int64_t case_id, problem_id, at;
} Member;
static const Field member_fields[] = { FIELD(Member, case_id), FIELD(Member, problem_id),
                                       FIELD(Member, at) };
static const Model member_model = MODEL(Member, member_fields);

static NODISCARD Err member_of(Db *db, Arena *a, int64_t brand_id, int64_t case_id, Member *out,
                               bool *found, Error *e) {
    *out = (Member){ .case_id = case_id };
    return db_maybe(db, a, Q_PROBLEM_CASE_GET, DB_ARGS(DB_V(brand_id), DB_V(case_id)),
                    &member_model, out, found, e);
}

/* The cursor is the place of the last case: its time and id. */
Err problem_cases(Db *db, Arena *a, const Caller *by, const ProblemCases *of, List *out, Str *next,
                  Error *e) {
    int64_t limit = limit_of(of->page.limit);
    Member last = { .at = INT64_MAX };
    Str rest = of->page.cursor, at;
    bool found;
    *next = (Str){ 0 };
    if (rest.n && !(str_cut(&rest, '-', &at) && parse_i64(at, INT64_MIN, INT64_MAX, &last.at) &&
                    parse_i64(rest, 1, INT64_MAX, &last.case_id)))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    TRY(db_list(db, a, Q_PROBLEM_CASES,
                DB_ARGS(DB_V(by->brand_id), DB_V(of->problem_id), DB_V(last.at),
                        DB_V(last.case_id), DB_V(limit)),
                &case_row_model, out, e));
    if ((int64_t)out->count < limit)
        return ERR_OK;
    const CaseRow *rows = out->items;
    TRY(member_of(db, a, by->brand_id, rows[limit - 1].id, &last, &found, e));
    *next = str_fmt(a, "%lld-%lld", (long long)last.at, (long long)last.case_id);
    return ERR_OK;
}

/* ---- acts ---- */

/* A name may be that of a person: it stands where it can be erased. */
static NODISCARD Err log_act(Db *db, const Caller *by, const AuditAct *act, Error *e) {
    TRY(audit_add(db, by, act, e));
    return event_add(db, by->brand_id, EVENT_PROBLEM, act->object_id, by->now, e);
}

static NODISCARD Err keep(Db *db, const Caller *by, int64_t id, Error *e) {
    return db_run(db, Q_PROBLEM_KEEP, DB_ARGS(DB_V(by->brand_id), DB_V(id)), NULL, e);
}

/* What a person calls it: none when nothing of it shows. */
static NODISCARD Err read_name(Str said, Str *out, Error *e) {
    *out = utf8_is_blank(said) ? (Str){ 0 } : str_trim(said);
    if (!utf8_is_line(*out))
        FAIL_FIELD(e, "name", "must be one line of text");
    return ERR_OK;
}

Err problem_change(Db *db, Arena *a, const Caller *by, int64_t id, const ProblemChange *change,
                   Problem *out, Error *e) {
    Str name;
    TRY(read_name(change->name, &name, e));
    TRY(problem_get(db, a, by, id, out, e));
    TRY(db_run(db, Q_PROBLEM_CHANGE,
               DB_ARGS(DB_V(by->brand_id), DB_V(id), db_text(name), DB_V(change->is_over)), NULL,
               e));
    TRY(keep(db, by, id, e));
    TRY(log_act(db, by,
                &(AuditAct){ .act = "problem.change", .object = "problem", .object_id = id,
                             .detail = change->is_over ? S("over") : S("open"), .personal = name },
                e));
    return problem_get(db, a, by, id, out, e);
}

/* A problem that cases go into: of the brand, and not settled. `field` names it in the errors. */
static NODISCARD Err take_target(Db *db, Arena *a, const Caller *by, int64_t id, const char *field,
                                 Error *e) {
    Problem target = { 0 };
    Err found = problem_get(db, a, by, id, &target, e);
    if (found == ERR_NOT_FOUND)
        FAIL_FIELD(e, field, "is no problem of this brand");
    TRY(found);
    if (target.is_over)
        FAIL_FIELD(e, field, "is settled: open it again first");
    return keep(db, by, id, e);
}

Err problem_merge(Db *db, Arena *a, const Caller *by, int64_t id, int64_t into, Problem *out,
                  Error *e) {
    Problem from = { 0 };
    if (id == into)
        FAIL_FIELD(e, "into", "is the same problem: choose another one");
    TRY(problem_get(db, a, by, id, &from, e));
    TRY(take_target(db, a, by, into, "into", e));
    DbVal brand = DB_V(by->brand_id), old = DB_V(id);
    TRY(db_run(db, Q_PROBLEM_MOVE_ALL, DB_ARGS(brand, old, DB_V(into), old), NULL, e));
    TRY(db_run(db, Q_PROBLEM_MERGE, DB_ARGS(brand, old, DB_V(by->now)), NULL, e));
    TRY(crisis_carry(db, by, id, into, e));
    TRY(log_act(db, by,
                &(AuditAct){ .act = "problem.merge", .object = "problem", .object_id = into,
                             .detail = str_fmt(a, "%lld cases of %lld", (long long)from.case_count,
                                               (long long)id) },
                e));
    return problem_get(db, a, by, into, out, e);
}

Err problem_unmerge(Db *db, Arena *a, const Caller *by, int64_t id, int64_t from, Problem *out,
                    Error *e) {
    DbVal brand = DB_V(by->brand_id);
    int64_t moved = 0, restored;
    TRY(problem_get(db, a, by, id, out, e));
    TRY(db_run(db, Q_PROBLEM_UNMERGE, DB_ARGS(brand, DB_V(from)), &restored, e));
    if (restored)
        TRY(db_run(db, Q_PROBLEM_MOVE_BACK, DB_ARGS(brand, DB_V(id), DB_V(from)), &moved, e));
    if (moved == 0)
        FAIL_FIELD(e, "from", "has no case in this problem any more, or was joined with it more "
                   "than %d days ago: split its cases off instead", PROBLEM_UNMERGE_MOST / DAY);
    TRY(crisis_carry_back(db, by, from, id, e));
    TRY(log_act(db, by,
                &(AuditAct){ .act = "problem.unmerge", .object = "problem", .object_id = from,
                             .detail = str_fmt(a, "%lld cases of %lld", (long long)moved,
                                               (long long)id) },
                e));
    return problem_get(db, a, by, from, out, e);
}

static NODISCARD Err put(Db *db, const Caller *by, const Member *m, Error *e) {
    return db_run(db, Q_PROBLEM_CASE_PUT,
                  DB_ARGS(DB_V(by->brand_id), DB_V(m->case_id), db_id(m->problem_id), DB_V(m->at),
                          DB_V(by->staff_id)),
                  NULL, e);
}

static NODISCARD Err move_cases(Db *db, Arena *a, const Caller *by, const Problem *from,
                                const ProblemSplit *split, int64_t into, Error *e) {
    const CaseId *ids = split->cases.items;
    for (size_t i = 0; i < split->cases.count; i++) {
        Member m;
        bool found;
        TRY(member_of(db, a, by->brand_id, ids[i].id, &m, &found, e));
        if (m.problem_id != from->id)
            FAIL_FIELD(e, "cases", "case %lld is not in this problem", (long long)ids[i].id);
        m.problem_id = into;
        TRY(put(db, by, &m, e));
    }
    return ERR_OK;
}

Err problem_split(Db *db, Arena *a, const Caller *by, int64_t id, const ProblemSplit *split,
                  Problem *out, Error *e) {
    Problem from = { 0 };
    int64_t made;
    Str name;
    TRY(read_name(split->name, &name, e));
    TRY(problem_get(db, a, by, id, &from, e));
    if (split->cases.count == 0)
        FAIL_FIELD(e, "cases", "is empty: choose the cases that are about something else");
    if ((int64_t)split->cases.count >= from.case_count)
        FAIL_FIELD(e, "cases", "are all of them: leave at least one, or rename the problem");
    TRY(db_i64(db, Q_PROBLEM_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(from.words), db_text(name), DB_V(by->now),
                       DB_V(by->staff_id), DB_V(true)),
               &made, e));
    TRY(move_cases(db, a, by, &from, split, made, e));
    TRY(keep(db, by, id, e));
    TRY(log_act(db, by,
                &(AuditAct){ .act = "problem.split", .object = "problem", .object_id = made,
                             .detail = str_fmt(a, "%zu cases of %lld", split->cases.count,
                                               (long long)id),
                             .personal = name },
                e));
    return problem_get(db, a, by, made, out, e);
}

/* Until the program knows better its words are those of the name. */
static NODISCARD Err begin_one(Db *db, const Caller *by, Str name, int64_t *id, Error *e) {
    return db_i64(db, Q_PROBLEM_INSERT,
                  DB_ARGS(DB_V(by->brand_id), DB_V(name), DB_V(name), DB_V(by->now),
                          DB_V(by->staff_id), DB_V(true)),
                  id, e);
}

static NODISCARD Err find_place(Db *db, Arena *a, const Caller *by, const CaseProblem *where,
                                int64_t *into, Error *e) {
    Str name;
    TRY(read_name(where->name, &name, e));
    *into = where->problem_id;
    if (*into && name.n)
        FAIL_FIELD(e, "name", "is for a new problem: leave it out, or leave problem_id out");
    if (*into)
        return take_target(db, a, by, *into, "problem_id", e);
    return name.n ? begin_one(db, by, name, into, e) : ERR_OK;
}

Err problem_put(Db *db, Arena *a, const Caller *by, int64_t case_id, const CaseProblem *where,
                Case *out, Error *e) {
    int64_t into;
    TRY(case_get(db, a, by->brand_id, case_id, out, e));
    TRY(find_place(db, a, by, where, &into, e));
    TRY(put(db, by, &(Member){ case_id, into, out->first_at }, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "problem.put", .object = "case", .object_id = case_id,
                               .detail = str_fmt(a, "%lld -> %lld", (long long)out->problem_id,
                                                 (long long)into),
                               .personal = str_trim(where->name) },
                  e));
    TRY(event_add(db, by->brand_id, EVENT_PROBLEM, into, by->now, e));
    TRY(event_add(db, by->brand_id, EVENT_CASE, case_id, by->now, e));
    return case_get(db, a, by->brand_id, case_id, out, e);
}
