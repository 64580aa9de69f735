#include "crisis/contact_tree.h"

#include "crisis/room.h"
#include "crisis/timeline.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 20 * HOUR };

static TreeContact add(TestShop *s, const char *name, int64_t caller_id) {
    TreeContact out = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(tree_add(s->db, s->arena, &by,
                      &(TreeContact){ .name = str_c(name), .phone = S("0812 3456 7890"),
                                      .mail = S("ani@toko.example"), .caller_id = caller_id },
                      &out, &e));
    return out;
}

static List all(TestShop *s) {
    List list;
    Caller by = shop_person(s, NOW);
    CHECK_OK(tree_list(s->db, s->arena, &by, &list, &e));
    return list;
}

static const TreeContact *named(const List *list, const char *name) {
    const TreeContact *c = list->items;
    for (size_t i = 0; i < list->count; i++)
        if (str_eq(c[i].name, str_c(name)))
            return &c[i];
    return NULL;
}

TEST(a_contact_that_makes_no_sense_is_refused_by_field) {
    static const struct {
        TreeContact c;
        const char *field;
    } t[] = {
        { { .name = S("  ") }, "name" },
        { { .name = S("Ani\nBudi") }, "name" },
        { { .name = S("Ani"), .role = S("a\nb") }, "role" },
        { { .name = S("Ani"), .phone = S("telepon saja") }, "phone" },
        { { .name = S("Ani"), .phone = S("0812") }, "phone" },
        { { .name = S("Ani"), .mail = S("ani@") }, "mail" },
        { { .name = S("Ani"), .telegram = S("@ani") }, "telegram" },
        { { .name = S("Ani"), .staff_id = 999999 }, "staff_id" },
        { { .name = S("Ani"), .caller_id = 999999 }, "caller_id" },
    };
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    for (size_t i = 0; i < COUNT(t); i++) {
        TreeContact out = { 0 };
        CHECK_ERR(ERR_INVALID, tree_add(s.db, s.arena, &by, &t[i].c, &out, &e));
        CHECK_STR(str_c(e.field), t[i].field);
    }
}

TEST(nobody_calls_themselves_by_however_many_others) {
    TEST_SHOP(s);
    TreeContact out = { 0 };
    Caller by = shop_person(&s, NOW);
    TreeContact ani = add(&s, "Ani", 0), budi = add(&s, "Budi", ani.id),
                cici = add(&s, "Cici", budi.id);
    ani.caller_id = cici.id;
    CHECK_ERR(ERR_INVALID, tree_change(s.db, s.arena, &by, ani.id, &ani, &out, &e));
    CHECK_STR(str_c(e.field), "caller_id");
    ani.caller_id = ani.id;
    CHECK_ERR(ERR_INVALID, tree_change(s.db, s.arena, &by, ani.id, &ani, &out, &e));
}

TEST(whom_somebody_called_is_called_by_who_called_them) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    TreeContact ani = add(&s, "Ani", 0), budi = add(&s, "Budi", ani.id);
    add(&s, "Cici", budi.id);
    CHECK_OK(tree_remove(s.db, s.arena, &by, budi.id, &e));
    List list = all(&s);
    CHECK(list.count == 2 && named(&list, "Cici")->caller_id == ani.id);
}

TEST(who_changed_something_else_meanwhile_is_told) {
    TEST_SHOP(s);
    TreeContact out = { 0 };
    Caller by = shop_person(&s, NOW);
    TreeContact ani = add(&s, "Ani", 0);
    ani.role = S("Kasir");
    CHECK_OK(tree_change(s.db, s.arena, &by, ani.id, &ani, &out, &e));
    CHECK_ERR(ERR_CONFLICT, tree_change(s.db, s.arena, &by, ani.id, &ani, &out, &e));
}

TEST(who_only_reads_sees_names_alone) {
    TEST_SHOP(s);
    List list;
    Caller by = shop_person(&s, NOW);
    add(&s, "Ani", 0);
    by.rights = RIGHT_READ;
    CHECK_OK(tree_list(s.db, s.arena, &by, &list, &e));
    const TreeContact *c = list.items;
    CHECK(list.count == 1 && c->phone.n == 0 && c->mail.n == 0);
    CHECK_STR(c->name, "Ani");
}

TEST(who_has_an_account_joins_once) {
    TEST_SHOP(s);
    int64_t added;
    Caller by = shop_person(&s, NOW);
    CHECK_OK(tree_join(s.db, s.arena, &by, &added, &e));
    CHECK(added >= 1 && (int64_t)all(&s).count == added);
    CHECK_OK(tree_join(s.db, s.arena, &by, &added, &e));
    CHECK(added == 0);
}

/* What is kept beside the rooms is no business of a room: readers and guests see its timeline. */
TEST(a_timeline_shows_nothing_of_contacts) {
    TEST_SHOP(s);
    Crisis c = { 0 };
    List rows;
    Str next;
    Caller by = shop_person(&s, NOW);
    CHECK_OK(crisis_open(s.db, s.arena, &by, &(CrisisForm){ .name = S("Kemasan bocor") }, &c, &e));
    add(&s, "Ani", 0);
    CHECK_OK(timeline_list(s.db, s.arena, &by, &(TimelineOf){ .crisis_id = c.id }, &rows, &next,
                           &e));
    const TimelineRow *r = rows.items;
    CHECK(rows.count > 0);
    for (size_t i = 0; i < rows.count; i++)
        CHECK(str_eq(r[i].object, S("crisis")) && str_find(r[i].text, S("0812")) < 0);
}

TEST(brands_are_walls) {
    TEST_SHOP(s);
    TreeContact out = { 0 };
    TreeContact ani = add(&s, "Ani", 0);
    Caller other = shop_person(&s, NOW);
    other.brand_id = shop_other_brand(&s);
    CHECK_ERR(ERR_NOT_FOUND, tree_change(s.db, s.arena, &other, ani.id, &ani, &out, &e));
    CHECK_ERR(ERR_NOT_FOUND, tree_remove(s.db, s.arena, &other, ani.id, &e));
}

TEST(a_table_goes_out_and_comes_back_the_same) {
    TEST_SHOP(s);
    TreeTaken taken;
    TreeContact out = { 0 };
    Caller by = shop_person(&s, NOW);
    TreeContact ani = add(&s, "Ani", 0);
    CHECK_OK(tree_add(s.db, s.arena, &by,
                      &(TreeContact){ .name = S("Budi, yang \"lama\""), .phone = S("+62 812 34567"),
                                      .caller_id = ani.id, .position = 3 },
                      &out, &e));
    Buf csv = buf_new(s.arena, 1 << 16);
    CHECK_OK(tree_csv(s.db, s.arena, &by, &csv, &e));
    CHECK_OK(tree_remove(s.db, s.arena, &by, out.id, &e));
    CHECK_OK(tree_import(s.db, s.arena, &by, &(TreeTable){ buf_str(&csv) }, &taken, &e));
    CHECK(taken.added == 1 && taken.changed == 1);
    List list = all(&s);
    const TreeContact *budi = named(&list, "Budi, yang \"lama\"");
    CHECK(budi && budi->caller_id == ani.id && budi->position == 3);
    CHECK_STR(budi->phone, "+62 812 34567");
}

/* Who calls whom is what the table says: an empty cell is nobody, and two may change places. */
TEST(a_table_takes_a_caller_away_and_turns_two_around) {
    TEST_SHOP(s);
    TreeTaken taken;
    Caller by = shop_person(&s, NOW);
    TreeContact ani = add(&s, "Ani", 0);
    add(&s, "Budi", ani.id);
    CHECK_OK(tree_import(s.db, s.arena, &by,
                         &(TreeTable){ S("nama,ditelepon_oleh\nAni,Budi\nBudi,\n") }, &taken,
                         &e));
    List list = all(&s);
    const TreeContact *one = named(&list, "Ani"), *two = named(&list, "Budi");
    CHECK(one && two && one->caller_id == two->id && two->caller_id == 0);
    CHECK_OK(tree_import(s.db, s.arena, &by, &(TreeTable){ S("nama,peran\nAni,Kasir\n") }, &taken,
                         &e));
    list = all(&s);
    CHECK(named(&list, "Ani")->caller_id == two->id); /* the table does not speak of it */
}

TEST(a_table_with_a_wrong_line_says_which) {
    static const struct {
        const char *csv, *says;
    } t[] = {
        { "siapa,telepon\nAni,0812345678\n", "first line" },
        { "nama,telepon\nAni,0812345678\nBudi,telepon\n", "line 3" },
        { "nama,ditelepon_oleh\nAni,\nBudi,Zorro\n", "Zorro" },
        { "nama,ditelepon_oleh\nAni,Budi\nBudi,Ani\n", "circle" },
        { "nama,urutan\nAni,dua\n", "line 2" },
        { "nama\n\"Ani\n", "line" },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        TEST_SHOP(s);
        TreeTaken taken;
        Caller by = shop_person(&s, NOW);
        CHECK_ERR(ERR_INVALID,
                  tree_import(s.db, s.arena, &by, &(TreeTable){ str_c(t[i].csv) }, &taken, &e));
        CHECK_STR(str_c(e.field), "csv");
        CHECK(str_find(str_c(e.msg), str_c(t[i].says)) >= 0);
    }
}

TEST(a_table_in_english_with_semicolons_is_read_and_keeps_what_it_does_not_name) {
    TEST_SHOP(s);
    TreeTaken taken;
    Caller by = shop_person(&s, NOW);
    add(&s, "Ani", 0);
    CHECK_OK(tree_import(s.db, s.arena, &by,
                         &(TreeTable){ S("Name;Role;Called_by\nani;Kasir;\nBudi;Dapur;Ani\n") },
                         &taken, &e));
    CHECK(taken.added == 1 && taken.changed == 1);
    List list = all(&s);
    const TreeContact *ani = named(&list, "ani"), *budi = named(&list, "Budi");
    CHECK(ani && budi && budi->caller_id == ani->id);
    CHECK_STR(ani->role, "Kasir");
    CHECK_STR(ani->phone, "0812 3456 7890");
}
