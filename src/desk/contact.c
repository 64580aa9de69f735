#include "desk/contact.h"

#include "base/time.h"
#include "base/utf8.h"
#include "desk/address.h"
#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/deadline.h"
#include "desk/department.h"
#include "desk/event.h"
#include "desk/staff.h"

#include <stdlib.h>

enum { NAME_MOST = 120, ADDRESS_MOST = 254, DUE_MOST = 30 * DAY };

static const Field contact_fields[] = {
    FIELD(Contact, department, .flags = FIELD_REQUIRED, .max = NAME_MOST),
    FIELD(Contact, name, .flags = FIELD_OPTIONAL, .max = NAME_MOST),
    FIELD(Contact, address, .flags = FIELD_OPTIONAL, .max = ADDRESS_MOST,
          .doc = "Mail; null: that of the member of staff, else only by link"),
    FIELD(Contact, staff_id, .flags = FIELD_OPTIONAL, .least = 0, .most = INT64_MAX),
    FIELD(Contact, staff_name, .flags = FIELD_OPTIONAL | FIELD_READONLY),
    FIELD(Contact, due_after, .flags = FIELD_REQUIRED, .least = HOUR / 4, .most = DUE_MOST,
          .doc = "Seconds of working time"),
    FIELD_TIME_OF(Contact, due_at, .flags = FIELD_READONLY,
                  .doc = "What is asked now is due then"),
    FIELD(Contact, mail, .flags = FIELD_OPTIONAL | FIELD_READONLY,
          .doc = "Where a question goes by itself"),
};
const Model contact_model = MODEL(Contact, contact_fields);

static int by_name(const void *x, const void *y) {
    return str_compare(((const Contact *)x)->department, ((const Contact *)y)->department);
}

static bool is_known(const Contact *all, size_t count, Str department) {
    for (size_t i = 0; i < count; i++)
        if (str_eq(all[i].department, department))
            return true;
    return false;
}

Err contact_list(Db *db, Arena *a, const Caller *by, List *out, Error *e) {
    List stored, subjects;
    Policy policy = { 0 };
    Brand brand = { 0 };
    TRY(db_list(db, a, Q_DEPARTMENT_CONTACT_LIST, DB_ARGS(DB_V(by->brand_id)), &contact_model,
                &stored, e));
    TRY(department_list(db, a, by->brand_id, &subjects, e));
    TRY(policy_get(db, a, by->brand_id, &policy, e));
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    Contact *all = arena_make(a, Contact, stored.count + subjects.count);
    size_t count = 0;
    for (; count < stored.count; count++)
        all[count] = ((const Contact *)stored.items)[count];
    for (size_t i = 0; i < subjects.count; i++) {
        Str department = ((const Department *)subjects.items)[i].department;
        if (department.n && !is_known(all, count, department))
            all[count++] = (Contact){ .department = department, .due_after = CONTACT_DUE_AFTER };
    }
    for (size_t i = 0; i < count; i++)
        all[i].due_at = deadline_working(&policy, brand.zone, by->now, all[i].due_after);
    if (count)
        qsort(all, count, sizeof *all, by_name);
    *out = (List){ count ? all : NULL, count };
    return ERR_OK;
}

Err contact_get(Db *db, Arena *a, const Caller *by, Str department, Contact *out, Error *e) {
    List all;
    TRY(contact_list(db, a, by, &all, e));
    const Contact *c = all.items;
    for (size_t i = 0; i < all.count; i++)
        if (str_eq(c[i].department, str_trim(department))) {
            *out = c[i];
            return ERR_OK;
        }
    FAIL_FIELD(e, "department", "is none of this shop: choose one of the list");
}

static NODISCARD Err check(Db *db, const Caller *by, const Contact *c, Error *e) {
    int64_t count;
    if (utf8_is_blank(c->department))
        FAIL_FIELD(e, "department", "is empty: name the department");
    if (!utf8_is_line(c->department))
        FAIL_FIELD(e, "department", "must be one line of text");
    if (!utf8_is_line(c->name))
        FAIL_FIELD(e, "name", "must be one line of text");
    if (c->address.n && !address_is_mail(c->address))
        FAIL_FIELD(e, "address", "must be one mail address");
    if (c->staff_id)
        TRY(member_check(db, by->brand_id, c->staff_id, "staff_id", e));
    TRY(db_i64(db, Q_DEPARTMENT_CONTACT_COUNT, DB_ARGS(DB_V(by->brand_id)), &count, e));
    if (count >= CONTACTS_MOST)
        FAIL(e, ERR_LIMIT, "%d departments are enough", CONTACTS_MOST);
    return ERR_OK;
}

Err contact_set(Db *db, Arena *a, const Caller *by, const Contact *in, Contact *out, Error *e) {
    Contact c = *in;
    c.department = str_trim(in->department);
    c.name = str_trim(in->name);
    c.address = str_trim(in->address);
    TRY(check(db, by, &c, e));
    TRY(db_run(db, Q_DEPARTMENT_CONTACT_PUT,
               DB_ARGS(DB_V(by->brand_id), DB_V(c.department), db_text(c.name), db_text(c.address),
                       db_id(c.staff_id), DB_V(c.due_after)),
               NULL, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "contact.set", .object = "department",
                               .object_id = by->brand_id,
                               .detail = str_fmt(a, "staff=%lld due_after=%lld",
                                                 (long long)c.staff_id, (long long)c.due_after),
                               .personal = str_fmt(a, STR_FMT ": " STR_FMT " " STR_FMT,
                                                   STR_ARG(c.department), STR_ARG(c.name),
                                                   STR_ARG(c.address)) },
                  e));
    TRY(event_add(db, by->brand_id, EVENT_SETTINGS, 0, by->now, e));
    return contact_get(db, a, by, c.department, out, e);
}
