#include "desk/solution.h"

#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/event.h"

enum { NAME_MOST = 120, TEXT_MOST = 2000 };

static const Field solution_fields[] = {
    FIELD(Solution, id, .flags = FIELD_READONLY),
    FIELD(Solution, name, .flags = FIELD_REQUIRED, .max = NAME_MOST),
    FIELD(Solution, text, .flags = FIELD_REQUIRED, .max = TEXT_MOST,
          .doc = "For the customer; {nama} and the like are for the writer to fill"),
    FIELD(Solution, cost, .flags = FIELD_REQUIRED, .least = 0, .most = RUPIAH_MOST,
          .doc = "Rupiah"),
    FIELD_ENUM_OF(Solution, role, role_names, .flags = FIELD_REQUIRED,
                  .doc = "The least that may offer it"),
};
const Model solution_model = MODEL(Solution, solution_fields);

Err solution_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    return db_list(db, a, Q_SOLUTION_LIST, DB_ARGS(DB_V(brand_id)), &solution_model, out, e);
}

Err solution_get(Db *db, Arena *a, int64_t brand_id, int64_t id, Solution *out, Error *e) {
    return db_one(db, a, Q_SOLUTION_GET, DB_ARGS(DB_V(brand_id), DB_V(id)), &solution_model, out,
                  e);
}

static NODISCARD Err check(Db *db, const Caller *by, int64_t id, const Solution *s, Error *e) {
    int64_t count;
    if (utf8_is_blank(s->name))
        FAIL_FIELD(e, "name", "is empty: give it a short name, such as ganti barang");
    if (!utf8_is_line(s->name))
        FAIL_FIELD(e, "name", "must be one line of text");
    if (utf8_is_blank(s->text))
        FAIL_FIELD(e, "text", "is empty: write what the customer reads");
    if (s->role < ROLE_WRITER)
        FAIL_FIELD(e, "role", "must be writer, approver, admin or owner");
    TRY(db_i64(db, Q_SOLUTION_NAMED, DB_ARGS(DB_V(by->brand_id), DB_V(s->name), DB_V(id)), &count,
               e));
    if (count > 0)
        FAIL_FIELD(e, "name", "is in the list already");
    TRY(db_i64(db, Q_SOLUTION_COUNT, DB_ARGS(DB_V(by->brand_id)), &count, e));
    if (id == 0 && count >= SOLUTIONS_MOST)
        FAIL(e, ERR_LIMIT, "%d solutions are enough: remove one first", SOLUTIONS_MOST);
    return ERR_OK;
}

static NODISCARD Err tell(Db *db, const Caller *by, const char *act, int64_t id, Str detail,
                          Error *e) {
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = act, .object = "solution", .object_id = id,
                               .detail = detail },
                  e));
    return event_add(db, by->brand_id, EVENT_SETTINGS, id, by->now, e);
}

Err solution_put(Db *db, Arena *a, const Caller *by, int64_t id, const Solution *in, Solution *out,
                 Error *e) {
    Solution s = *in;
    s.name = str_trim(in->name);
    s.text = str_trim(in->text);
    TRY(check(db, by, id, &s, e));
    DbVal brand = DB_V(by->brand_id), role = db_name(role_names, (int)s.role);
    int64_t changed = 1;
    if (id == 0)
        TRY(db_i64(db, Q_SOLUTION_INSERT,
                   DB_ARGS(brand, DB_V(s.name), DB_V(s.text), DB_V(s.cost), role), &id, e));
    else
        TRY(db_run(db, Q_SOLUTION_UPDATE,
                   DB_ARGS(brand, DB_V(id), DB_V(s.name), DB_V(s.text), DB_V(s.cost), role),
                   &changed, e));
    if (changed == 0)
        FAIL(e, ERR_NOT_FOUND, "no such solution");
    TRY(tell(db, by, "solution.set", id,
             str_fmt(a, "cost=%lld role=%s", (long long)s.cost, role_names[s.role]), e));
    return solution_get(db, a, by->brand_id, id, out, e);
}

Err solution_remove(Db *db, const Caller *by, int64_t id, Error *e) {
    int64_t removed;
    TRY(db_run(db, Q_SOLUTION_DELETE, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &removed, e));
    if (removed == 0)
        FAIL(e, ERR_NOT_FOUND, "no such solution");
    return tell(db, by, "solution.remove", id, S(""), e);
}
