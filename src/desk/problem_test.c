#include "desk/event.h"
#include "desk/mass.h"
#include "desk/problem.h"
#include "desk/problem_group.h"
#include "desk/sweep.h"
#include "test_problems.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

static void say(TestShop *s, const char *const *texts, size_t n, int64_t *cases) {
    for (size_t i = 0; i < n; i++)
        cases[i] = shop_message(s, &(TestMessage){ .at = NOW - (int64_t)i * HOUR, .who = "@a",
                                                   .text = texts[i], .mood = MOOD_NEGATIVE,
                                                   .class = CLASS_COMPLAINT });
}

static bool group(TestShop *s) {
    ProblemLook *look;
    ProblemTurn turn = { s->brand_id, NOW, 0 };
    bool changed = false;
    CHECK_OK(problem_look(s->db, s->arena, &turn, &look, &e));
    if (look == NULL)
        return false;
    problem_think(s->arena, look, 3);
    CHECK_OK(problem_keep(s->db, s->arena, look, &changed, &e));
    return changed;
}

static List problems(TestShop *s) {
    Caller by = shop_person(s, NOW);
    List list;
    Str next;
    CHECK_OK(problem_list(s->db, s->arena, &by, &(ProblemFilter){ .limit = 20 }, &list, &next, &e));
    return list;
}

static int64_t problem_of(TestShop *s, int64_t case_id) {
    Case c = { 0 };
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, case_id, &c, &e));
    return c.problem_id;
}

TEST(cases_about_the_same_are_a_problem_with_its_counts) {
    TEST_SHOP(s);
    int64_t leak[6], bark[6];
    say(&s, leaks, 6, leak);
    say(&s, cashier, 6, bark);
    CHECK(group(&s));
    CHECK(!group(&s)); /* nothing new */
    List list = problems(&s);
    CHECK(list.count == 2);
    const Problem *p = list.items;
    for (size_t i = 0; i < list.count; i++)
        CHECK(p[i].case_count == 6 && p[i].waiting == 6 && p[i].last_day == 6 &&
              p[i].day_before == 0 && p[i].made_by == 0 && p[i].last_at == NOW);
    CHECK(problem_of(&s, leak[0]) == problem_of(&s, leak[5]));
    CHECK(problem_of(&s, leak[0]) != problem_of(&s, bark[0]));
    Caller by = shop_person(&s, NOW);
    Problem one = { 0 };
    CHECK_OK(problem_get(s.db, s.arena, &by, problem_of(&s, leak[0]), &one, &e));
    CHECK(one.first_case_id == leak[5] && str_eq(one.first_text, str_c(leaks[5])));
    CHECK(str_find(one.words, S("bocor")) >= 0);
}

TEST(complaints_told_calmly_join_too) {
    TEST_SHOP(s);
    static const MessageClass classes[] = { CLASS_COMPLAINT, CLASS_PRESSING, CLASS_AT_RISK,
                                            CLASS_RUMOUR, CLASS_QUESTION, CLASS_PRAISE };
    int64_t leak[COUNT(classes)];
    for (size_t i = 0; i < COUNT(classes); i++)
        leak[i] = shop_message(&s, &(TestMessage){ .at = NOW - (int64_t)i, .who = "@a",
                                                   .text = leaks[i], .mood = MOOD_NEUTRAL,
                                                   .class = classes[i] });
    CHECK(group(&s));
    for (size_t i = 0; i < COUNT(classes); i++) {
        bool is_asked = classes[i] != CLASS_QUESTION && classes[i] != CLASS_PRAISE;
        CHECK((problem_of(&s, leak[i]) != 0) == is_asked);
    }
}

TEST(where_nothing_happened_nothing_is_read) {
    TEST_SHOP(s);
    int64_t leak[6];
    ProblemLook *look;
    ProblemTurn turn = { s.brand_id, NOW, 0 };
    say(&s, leaks, 6, leak);
    CHECK_OK(event_add(s.db, s.brand_id, EVENT_MANY, 0, NOW, &e));
    CHECK_OK(problem_look(s.db, s.arena, &turn, &look, &e));
    CHECK(look != NULL);
    store_fault_after(s.store, 1000);
    CHECK_OK(problem_look(s.db, s.arena, &turn, &look, &e));
    CHECK(look == NULL && store_fault_left(s.store) == 999);
    CHECK_OK(event_add(s.db, s.brand_id, EVENT_CASE, leak[0], NOW, &e));
    CHECK_OK(problem_look(s.db, s.arena, &turn, &look, &e));
    CHECK(look != NULL);
}

/* The name of the shop in every message marks none of its problems, when those who praise say it
 * too. */
TEST(other_messages_tell_what_is_usual) {
    TEST_SHOP(s);
    for (int i = 0; i < 240; i++) {
        const char *said = i % 2 ? leaks[i % 6] : cashier[i % 6];
        shop_message(&s, &(TestMessage){ .at = NOW - i, .who = "@a", .mood = MOOD_NEGATIVE,
                                         .text = str_z(s.arena, str_fmt(s.arena, "warungku %s",
                                                                        said)),
                                         .class = CLASS_COMPLAINT });
        shop_message(&s, &(TestMessage){ .at = NOW - i, .who = "@b", .text = "halo warungku buka?",
                                         .mood = MOOD_NEUTRAL, .class = CLASS_OTHER });
    }
    CHECK(group(&s));
    List list = problems(&s);
    const Problem *p = list.items;
    CHECK(list.count == 2);
    for (size_t i = 0; i < list.count; i++)
        CHECK(p[i].case_count == 120 && str_find(p[i].words, S("warungku")) < 0);
}

TEST(cases_of_a_problem_come_in_pages) {
    TEST_SHOP(s);
    int64_t leak[6], seen = 0;
    say(&s, leaks, 6, leak);
    group(&s);
    Caller by = shop_person(&s, NOW);
    ProblemCases of = { .problem_id = problem_of(&s, leak[0]), .page = { .limit = 2 } };
    do {
        List list;
        Str next;
        CHECK_OK(problem_cases(s.db, s.arena, &by, &of, &list, &next, &e));
        const CaseRow *rows = list.items;
        for (size_t i = 0; i < list.count; i++)
            CHECK(rows[i].id == leak[seen++]);
        of.page.cursor = next;
    } while (of.page.cursor.n);
    CHECK(seen == 6);
}

TEST(what_people_do_to_problems_holds) {
    TEST_SHOP(s);
    int64_t leak[6], bark[6], later[1];
    Problem made = { 0 };
    Case c = { 0 };
    say(&s, leaks, 6, leak);
    group(&s);
    Caller by = shop_person(&s, NOW);
    int64_t first = problem_of(&s, leak[0]);
    CaseId two[] = { { leak[4] }, { leak[5] } };
    CHECK_OK(problem_split(s.db, s.arena, &by, first,
                           &(ProblemSplit){ S("Segel"), { two, 2 } }, &made, &e));
    CHECK(made.case_count == 2 && str_eq(made.name, S("Segel")) && made.made_by == by.staff_id);
    CHECK_OK(problem_put(s.db, s.arena, &by, leak[0], &(CaseProblem){ .problem_id = 0 }, &c, &e));
    CHECK(c.problem_id == 0);
    say(&s, cashier, 6, bark);
    CHECK(group(&s));
    CHECK(problem_of(&s, leak[0]) == 0);         /* taken out, and left there */
    CHECK(problem_of(&s, leak[4]) == made.id);   /* split, and not joined again */
    CHECK(problem_of(&s, leak[1]) == first);
    CHECK_OK(problem_merge(s.db, s.arena, &by, made.id, first, &made, &e));
    CHECK(made.id == first && made.case_count == 5);
    say(&s, leaks + 2, 1, later);
    CHECK(group(&s));
    CHECK(problem_of(&s, later[0]) == first && problem_of(&s, leak[4]) == first);
    CHECK(problem_merge(s.db, s.arena, &by, first, first, &made, &e) == ERR_INVALID);
    CHECK(problem_split(s.db, s.arena, &by, first, &(ProblemSplit){ .name = S("x") }, &made, &e) ==
          ERR_INVALID);
}

TEST(a_merge_is_taken_back) {
    TEST_SHOP(s);
    int64_t leak[6], bark[6];
    Problem p = { 0 };
    Case c = { 0 };
    say(&s, leaks, 6, leak);
    say(&s, cashier, 6, bark);
    group(&s);
    Caller by = shop_person(&s, NOW), later = shop_person(&s, NOW + 8 * DAY);
    int64_t from = problem_of(&s, leak[0]), into = problem_of(&s, bark[0]);
    CHECK(problem_unmerge(s.db, s.arena, &by, into, from, &p, &e) == ERR_INVALID);
    CHECK_OK(problem_merge(s.db, s.arena, &by, from, into, &p, &e));
    CHECK(p.case_count == 12 && problems(&s).count == 1);
    CHECK(problem_get(s.db, s.arena, &by, from, &p, &e) == ERR_NOT_FOUND);
    CHECK(problem_put(s.db, s.arena, &by, bark[1], &(CaseProblem){ .problem_id = from }, &c, &e) ==
          ERR_INVALID);
    CHECK_OK(problem_put(s.db, s.arena, &by, leak[5], &(CaseProblem){ .problem_id = 0 }, &c, &e));
    CHECK_OK(problem_unmerge(s.db, s.arena, &by, into, from, &p, &e));
    CHECK(p.id == from && p.case_count == 5 && problems(&s).count == 2);
    CHECK(problem_of(&s, leak[5]) == 0 && problem_of(&s, bark[0]) == into);
    CHECK_OK(problem_merge(s.db, s.arena, &by, from, into, &p, &e));
    CHECK_OK(sweep(s.db, later.now, &e));
    CHECK(problem_unmerge(s.db, s.arena, &later, into, from, &p, &e) == ERR_INVALID);
    CHECK(str_eq(str_c(e.field), S("from")));
}

TEST(a_case_begins_a_new_problem) {
    TEST_SHOP(s);
    int64_t leak[2];
    Case c = { 0 };
    Problem p = { 0 };
    say(&s, leaks, 2, leak);
    Caller by = shop_person(&s, NOW);
    CHECK_OK(problem_put(s.db, s.arena, &by, leak[0], &(CaseProblem){ .name = S(" Segel ") }, &c,
                         &e));
    CHECK(c.problem_id != 0 && str_eq(c.problem_name, S("Segel")));
    CHECK_OK(problem_get(s.db, s.arena, &by, c.problem_id, &p, &e));
    CHECK(p.case_count == 1 && p.made_by == by.staff_id && p.waiting == 1);
    CHECK(problem_put(s.db, s.arena, &by, leak[1],
                      &(CaseProblem){ .problem_id = p.id, .name = S("x") }, &c, &e) == ERR_INVALID);
    CHECK_OK(problem_put(s.db, s.arena, &by, leak[1], &(CaseProblem){ .problem_id = p.id }, &c,
                         &e));
    CHECK(c.problem_id == p.id);
}

/* Whom one answers all of it would reach else, too. */
TEST(what_a_person_named_takes_single_cases_and_never_a_whole_group) {
    TEST_SHOP(s);
    int64_t leak[6], bark[6], again[6];
    Case c = { 0 };
    say(&s, leaks, 6, leak);
    CHECK(group(&s));
    int64_t found = problem_of(&s, leak[0]);
    Caller by = shop_person(&s, NOW);
    CHECK_OK(problem_put(s.db, s.arena, &by, leak[0], &(CaseProblem){ .name = S("Segel") }, &c,
                         &e));
    int64_t named = c.problem_id;
    say(&s, cashier, 6, bark);
    CHECK(group(&s));
    for (size_t i = 1; i < 6; i++)
        CHECK(problem_of(&s, leak[i]) == found);
    say(&s, leaks, 6, again); /* alike word by word */
    CHECK(group(&s));
    CHECK(problem_of(&s, leak[0]) == named && problem_of(&s, leak[1]) == found);
    for (size_t i = 0; i < 6; i++)
        CHECK(problem_of(&s, again[i]) == named || problem_of(&s, again[i]) == found);
}

/* Else its cases would be left out as no longer of it, and strangers come in as latecomers. */
TEST(a_problem_that_is_being_answered_is_joined_with_no_other) {
    TEST_SHOP(s);
    int64_t leak[6], bark[6], more[1], twin;
    Mass m = { 0 };
    say(&s, leaks, 6, leak);
    CHECK(group(&s));
    int64_t first = problem_of(&s, leak[0]);
    CHECK_OK(db_i64(s.db, Q_PROBLEM_INSERT,
                    DB_ARGS(DB_V(s.brand_id), DB_V(S("kemasan")), db_null(), DB_V((int64_t)NOW),
                            db_null(), DB_V(false)),
                    &twin, &e));
    for (size_t i = 3; i < 6; i++) /* as the program finds them */
        CHECK_OK(db_run(s.db, Q_PROBLEM_CASE_FIND,
                        DB_ARGS(DB_V(s.brand_id), DB_V(leak[i]), DB_V(twin), DB_V((int64_t)NOW)),
                        NULL, &e));
    Caller by = shop_person(&s, NOW);
    MassForm form = { .scope = MASS_OF_PROBLEM, .problem_id = twin };
    CHECK_OK(mass_make(s.db, s.arena, &by, &form, &m, &e));
    say(&s, cashier, 6, bark);
    CHECK(group(&s));
    CHECK(problem_of(&s, leak[0]) == first && problem_of(&s, leak[3]) == twin);
    CHECK_OK(mass_act(s.db, s.arena, &by, m.id, &(MassChange){ .act = MASS_DROP, .version = 1 },
                      &m, &e));
    say(&s, cashier, 1, more);
    CHECK(group(&s));
    CHECK(problem_of(&s, leak[0]) == first && problem_of(&s, leak[3]) == first);
}

/* More than one page reaches, with cases in some alone. */
TEST(thousands_of_problems_are_listed_to_the_end) {
    TEST_SHOP(s);
    enum { MANY = 10150 };
    int64_t leak[2], id, seen = 0, before = INT64_MAX;
    Case c = { 0 };
    Caller by = shop_person(&s, NOW);
    say(&s, leaks, 2, leak);
    for (int i = 0; i < MANY; i++)
        CHECK_OK(db_i64(s.db, Q_PROBLEM_INSERT,
                        DB_ARGS(DB_V(s.brand_id), DB_V(S("kata")), db_null(), DB_V(by.now),
                                db_null(), DB_V(true)),
                        &id, &e));
    int64_t grows = id - 5000;
    CHECK_OK(problem_put(s.db, s.arena, &by, leak[0], &(CaseProblem){ .problem_id = grows }, &c,
                         &e));
    ProblemFilter filter = { .limit = 200, .cursor = S("9900") };
    do {
        List list;
        Str next;
        CHECK_OK(problem_list(s.db, s.arena, &by, &filter, &list, &next, &e));
        const Problem *p = list.items;
        for (size_t i = 0; i < list.count; i++) {
            CHECK(p[i].id < before && p[i].id != grows && p[i].case_count == 0);
            before = p[i].id;
        }
        seen += (int64_t)list.count;
        filter.cursor = next;
    } while (filter.cursor.n);
    CHECK(seen == MANY - 9900);
    CHECK(((const Problem *)problems(&s).items)->id == grows);
}

TEST(a_settled_problem_takes_no_more_cases) {
    TEST_SHOP(s);
    int64_t leak[6], again[6];
    Problem p = { 0 };
    say(&s, leaks, 6, leak);
    group(&s);
    Caller by = shop_person(&s, NOW);
    int64_t first = problem_of(&s, leak[0]);
    ProblemChange settled = { S("Segel"), true };
    CHECK_OK(problem_change(s.db, s.arena, &by, first, &settled, &p, &e));
    CHECK(p.is_over && str_eq(p.name, S("Segel")));
    say(&s, leaks, 6, again);
    CHECK(group(&s));
    CHECK(problem_of(&s, again[0]) != first && problem_of(&s, again[0]) != 0);
    CHECK(problem_of(&s, leak[0]) == first);
    CHECK(problems(&s).count == 1);
}

TEST(a_change_of_a_person_meanwhile_comes_first) {
    TEST_SHOP(s);
    int64_t leak[6], bark[6], one[1];
    ProblemLook *look;
    ProblemTurn turn = { s.brand_id, NOW, 0 };
    Problem p = { 0 };
    bool changed;
    say(&s, leaks, 6, leak);
    say(&s, cashier, 6, bark);
    group(&s);
    say(&s, leaks, 1, one);
    CHECK_OK(problem_look(s.db, s.arena, &turn, &look, &e));
    problem_think(s.arena, look, 3);
    Caller by = shop_person(&s, NOW);
    CHECK_OK(problem_merge(s.db, s.arena, &by, problem_of(&s, leak[0]), problem_of(&s, bark[0]), &p,
                           &e));
    CHECK_OK(problem_keep(s.db, s.arena, look, &changed, &e));
    CHECK(!changed && problem_of(&s, one[0]) == 0);
    CHECK(group(&s));
    CHECK(problem_of(&s, one[0]) == p.id);
}

TEST(a_name_a_person_gave_is_not_joined_away) {
    TEST_SHOP(s);
    int64_t one[3], two[3], more[6];
    Problem p = { 0 };
    say(&s, leaks, 3, one);
    say(&s, leaks + 3, 3, two);
    CHECK(group(&s));
    Caller by = shop_person(&s, NOW);
    CaseId out[] = { { two[0] }, { two[1] } };
    int64_t old = problem_of(&s, one[0]);
    CHECK_OK(problem_split(s.db, s.arena, &by, old, &(ProblemSplit){ { 0 }, { out, 2 } }, &p, &e));
    int64_t named = p.id;
    ProblemChange change = { S("Segel"), false };
    CHECK_OK(problem_change(s.db, s.arena, &by, named, &change, &p, &e));
    say(&s, leaks, 6, more);
    CHECK(group(&s));
    CHECK_OK(problem_get(s.db, s.arena, &by, named, &p, &e));
    CHECK(str_eq(p.name, S("Segel")) && problem_of(&s, two[0]) == named);
}

TEST(a_split_while_the_program_thinks_comes_first) {
    TEST_SHOP(s);
    int64_t leak[6], more[1];
    ProblemLook *look;
    ProblemTurn turn = { s.brand_id, NOW, 0 };
    Problem p = { 0 };
    bool changed;
    say(&s, leaks, 6, leak);
    group(&s);
    say(&s, leaks, 1, more);
    CHECK_OK(problem_look(s.db, s.arena, &turn, &look, &e));
    problem_think(s.arena, look, 3);
    Caller by = shop_person(&s, NOW);
    CaseId out[] = { { leak[0] } };
    CHECK_OK(problem_split(s.db, s.arena, &by, problem_of(&s, leak[1]),
                           &(ProblemSplit){ { 0 }, { out, 1 } }, &p, &e));
    CHECK_OK(problem_keep(s.db, s.arena, look, &changed, &e));
    CHECK(!changed && problem_of(&s, more[0]) == 0);
}

TEST(two_that_look_at_once_make_no_problem_twice) {
    TEST_SHOP(s);
    int64_t leak[6];
    ProblemLook *one, *two;
    ProblemTurn turn = { s.brand_id, NOW, 0 }, turn_of_two = turn;
    bool changed;
    say(&s, leaks, 6, leak);
    CHECK_OK(problem_look(s.db, s.arena, &turn, &one, &e));
    CHECK_OK(problem_look(s.db, s.arena, &turn_of_two, &two, &e));
    problem_think(s.arena, one, 3);
    problem_think(s.arena, two, 4);
    CHECK_OK(problem_keep(s.db, s.arena, one, &changed, &e));
    CHECK(changed);
    CHECK_OK(problem_keep(s.db, s.arena, two, &changed, &e));
    CHECK(!changed && problems(&s).count == 1);
}

TEST(problems_of_another_brand_are_not_there) {
    TEST_SHOP(s);
    int64_t leak[6];
    Problem p = { 0 };
    Case c = { 0 };
    say(&s, leaks, 6, leak);
    group(&s);
    Caller by = shop_person(&s, NOW), other = by;
    other.brand_id = shop_other_brand(&s);
    int64_t id = problem_of(&s, leak[0]);
    CHECK(problem_get(s.db, s.arena, &other, id, &p, &e) == ERR_NOT_FOUND);
    CHECK(problem_merge(s.db, s.arena, &other, id, id + 1, &p, &e) == ERR_NOT_FOUND);
    CHECK(problem_put(s.db, s.arena, &other, leak[0], &(CaseProblem){ .problem_id = id }, &c, &e) ==
          ERR_NOT_FOUND);
}
