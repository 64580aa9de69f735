#include "desk/department.h"

#include "desk/audit.h"
#include "test_shop.h"
#include "text/heads.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

static Err set(TestShop *s, const Department *d, size_t count, List *out) {
    Caller by = shop_person(s, NOW);
    Department copy[20];
    memcpy(copy, d, count * sizeof *d);
    return department_set(s->db, s->arena, &by, &(DepartmentTable){ .subjects = { copy, count } },
                          out, &e);
}
#define SET(s, out, ...)                                                            \
    set((s), (const Department[]){ __VA_ARGS__ },                                   \
        sizeof((const Department[]){ __VA_ARGS__ }) / sizeof(Department), (out))

static Str of(const List *list, const char *subject) {
    const Department *d = list->items;
    for (size_t i = 0; i < list->count; i++)
        if (str_eq(d[i].subject, str_c(subject)))
            return d[i].department;
    return S("no such subject");
}

static size_t logged(TestShop *s, AuditRow *newest) {
    List rows;
    Str next;
    CHECK_OK(audit_list(s->db, s->arena, s->brand_id,
                        &(AuditFilter){ .object = S("department"), .limit = 50 }, &rows,
                        &next, &e));
    if (rows.count)
        *newest = ((const AuditRow *)rows.items)[0];
    return rows.count;
}

TEST(every_subject_is_listed_in_the_order_of_its_bit) {
    TEST_SHOP(s);
    List list;
    CHECK_OK(department_list(s.db, s.arena, s.brand_id, &list, &e));
    const Department *d = list.items;
    CHECK((int)list.count == head_table[HEAD_SUBJECT].count);
    for (size_t i = 0; i < list.count; i++) {
        CHECK(head_answer(HEAD_SUBJECT, d[i].subject) == (int)i);
        CHECK(d[i].department.n == 0);
    }
}

TEST(departments_are_set_one_or_many_and_taken_away) {
    TEST_SHOP(s);
    List list;
    CHECK_OK(SET(&s, &list, { S("delivery"), S(" Gudang ") }, { S("packaging"), S("Gudang") },
                 { S("payment"), S("Kasir") }));
    CHECK_STR(of(&list, "delivery"), "Gudang");
    CHECK_OK(SET(&s, &list, { S("packaging"), S("Dapur") }));
    CHECK_STR(of(&list, "delivery"), "Gudang");
    CHECK_STR(of(&list, "packaging"), "Dapur");
    CHECK_OK(SET(&s, &list, { S("delivery"), S("  ") }, { S("packaging"), { 0 } }));
    CHECK_OK(department_list(s.db, s.arena, s.brand_id, &list, &e));
    CHECK(of(&list, "delivery").n == 0 && of(&list, "packaging").n == 0);
    CHECK_STR(of(&list, "payment"), "Kasir");
}

TEST(what_makes_no_sense_changes_nothing_and_names_the_field) {
    static const struct {
        Department d[2];
        const char *field;
    } t[] = {
        { { { S("payment"), S("Kasir") }, { S("parkir"), S("Satpam") } }, "subject" },
        { { { S("payment"), S("Kasir") }, { S("payment"), S("Gudang") } }, "subject" },
        { { { S("payment"), S("Kasir") }, { S("app"), S("Tim\nIT") } }, "department" },
    };
    TEST_SHOP(s);
    List list;
    for (size_t i = 0; i < COUNT(t); i++) {
        CHECK_ERR(ERR_INVALID, set(&s, t[i].d, 2, &list));
        CHECK_STR(str_c(e.field), t[i].field);
    }
    CHECK_OK(department_list(s.db, s.arena, s.brand_id, &list, &e));
    CHECK(of(&list, "payment").n == 0);
}

TEST(the_log_names_what_changed_and_keeps_names_apart) {
    TEST_SHOP(s);
    List list;
    AuditRow row = { 0 };
    CHECK_OK(SET(&s, &list, { S("delivery"), S("Gudang") }, { S("service"), S("Bu Ningsih") }));
    CHECK(logged(&s, &row) == 1);
    CHECK_STR(row.act, "department.set");
    CHECK_STR(row.detail, "delivery service");
    CHECK(row.commitment.n > 0);
    CHECK_OK(SET(&s, &list, { S("delivery"), S("Gudang") }));
    CHECK(logged(&s, &row) == 1); /* nothing changed */
}

TEST(another_brand_has_its_own) {
    TEST_SHOP(s);
    List list;
    int64_t other = shop_other_brand(&s);
    CHECK_OK(SET(&s, &list, { S("delivery"), S("Gudang") }));
    CHECK_OK(department_list(s.db, s.arena, other, &list, &e));
    CHECK(of(&list, "delivery").n == 0);
    Caller by = shop_person(&s, NOW);
    by.brand_id = other;
    CHECK_OK(brand_remove(s.db, &by, &e));
    CHECK_OK(department_list(s.db, s.arena, s.brand_id, &list, &e));
    CHECK_STR(of(&list, "delivery"), "Gudang");
}
