#include "desk/department.h"

#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/event.h"
#include "text/heads.h"

enum {
    SUBJECTS_MOST = 16, SUBJECT_MOST = 20, NAME_MOST = 120, /* bytes; forty letters of any script */
    LINE_MOST = SUBJECT_MOST + NAME_MOST + 2,
};

static const Field department_fields[] = {
    FIELD(Department, subject, .flags = FIELD_REQUIRED, .max = SUBJECT_MOST,
          .doc = "delivery, packaging, quality, ..."),
    FIELD(Department, department, .flags = FIELD_OPTIONAL, .max = NAME_MOST,
          .doc = "As the shop calls it; null: nobody looks after it yet"),
};
static const Model department_model = MODEL(Department, department_fields);

static const Field department_table_fields[] = {
    FIELD_LIST_OF(DepartmentTable, subjects, &department_model, .flags = FIELD_REQUIRED,
                  .max = SUBJECTS_MOST),
};
const Model department_table_model = MODEL(DepartmentTable, department_table_fields);

Err department_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    const HeadInfo *head = &head_table[HEAD_SUBJECT];
    Department *all = arena_make(a, Department, (size_t)head->count);
    List stored;
    TRY(db_list(db, a, Q_DEPARTMENT_LIST, DB_ARGS(DB_V(brand_id)), &department_model, &stored, e));
    for (int i = 0; i < head->count; i++)
        all[i].subject = str_c(head->answers[i]);
    const Department *d = stored.items;
    for (size_t i = 0; i < stored.count; i++) {
        int subject = head_answer(HEAD_SUBJECT, d[i].subject);
        if (subject >= 0)
            all[subject].department = d[i].department;
    }
    *out = (List){ all, (size_t)head->count };
    return ERR_OK;
}

static NODISCARD Err check(const DepartmentTable *in, Error *e) {
    const Department *d = in->subjects.items;
    int64_t seen = 0;
    for (size_t i = 0; i < in->subjects.count; i++) {
        int subject = head_answer(HEAD_SUBJECT, d[i].subject);
        if (subject < 0)
            FAIL_FIELD(e, "subject", "is not one that is known: delivery, packaging, quality, ...");
        if (seen & INT64_C(1) << subject)
            FAIL_FIELD(e, "subject", "stands there twice: " STR_FMT, STR_ARG(d[i].subject));
        if (!utf8_is_line(str_trim(d[i].department)))
            FAIL_FIELD(e, "department", "must be one line of text");
        seen |= INT64_C(1) << subject;
    }
    return ERR_OK;
}

static NODISCARD Err put(Db *db, int64_t brand_id, const Department *d, Error *e) {
    if (d->department.n == 0)
        return db_run(db, Q_DEPARTMENT_DELETE, DB_ARGS(DB_V(brand_id), DB_V(d->subject)), NULL, e);
    return db_run(db, Q_DEPARTMENT_PUT,
                  DB_ARGS(DB_V(brand_id), DB_V(d->subject), DB_V(d->department)), NULL, e);
}

/* A department may bear a person's name: names are kept where they can be erased. */
static NODISCARD Err log_change(Db *db, const Caller *by, Str subjects, Str names, Error *e) {
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "department.set", .object = "department",
                               .object_id = by->brand_id, .detail = subjects, .personal = names },
                  e));
    return event_add(db, by->brand_id, EVENT_SETTINGS, 0, by->now, e);
}

Err department_set(Db *db, Arena *a, const Caller *by, const DepartmentTable *in, List *out,
                   Error *e) {
    TRY(check(in, e));
    TRY(department_list(db, a, by->brand_id, out, e));
    Department *all = out->items;
    const Department *d = in->subjects.items;
    Buf subjects = buf_new(a, SUBJECTS_MOST * LINE_MOST);
    Buf names = buf_new(a, SUBJECTS_MOST * LINE_MOST);
    for (size_t i = 0; i < in->subjects.count; i++) {
        Department *now = &all[head_answer(HEAD_SUBJECT, d[i].subject)];
        Str name = str_trim(d[i].department);
        if (str_eq(now->department, name))
            continue;
        now->department = name.n ? name : (Str){ 0 };
        TRY(put(db, by->brand_id, now, e));
        buf_printf(&subjects, "%s" STR_FMT, names.n ? " " : "", STR_ARG(now->subject));
        buf_printf(&names, STR_FMT " " STR_FMT "\n", STR_ARG(now->subject), STR_ARG(name));
    }
    return names.n ? log_change(db, by, buf_str(&subjects), buf_str(&names), e) : ERR_OK;
}
