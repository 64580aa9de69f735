#include "desk/secrecy.h"

#include "base/crypto.h"
#include "desk/audit.h"
#include "desk/demand.h"
#include "desk/department.h"
#include "desk/knowledge.h"
#include "desk/message.h"
#include "desk/offline.h"
#include "desk/problem.h"
#include "desk/referral.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR, SOMEBODY = 4711 };

static Caller as(const TestShop *s, Role role, int64_t staff_id) {
    return (Caller){ .staff_id = staff_id, .brand_id = s->brand_id, .role = role,
                     .rights = role_rights(role), .now = NOW };
}

static int64_t a_case(TestShop *s) {
    return shop_message(s, &(TestMessage){ .at = NOW - HOUR, .who = "@ibu",
                                           .text = "rahasia sekali", .class = CLASS_COMPLAINT,
                                           .mood = MOOD_NEGATIVE,
                                           .demands = 1 });
}

static Err set(TestShop *s, const Caller *by, int64_t id, bool is_secret, Case *out) {
    Case now = { 0 };
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, id, &now, &e));
    return secrecy_set(s->db, s->arena, by, id,
                       &(SecrecyForm){ .is_secret = is_secret, .version = now.version }, out, &e);
}

TEST(a_confidential_case_is_for_who_holds_it_and_for_approvers) {
    static const struct {
        Role role;
        bool holds;
        Err want;
    } t[] = { { ROLE_READER, false, ERR_DENIED }, { ROLE_WRITER, false, ERR_DENIED },
              { ROLE_WRITER, true, ERR_OK },      { ROLE_APPROVER, false, ERR_OK },
              { ROLE_ADMIN, false, ERR_OK },      { ROLE_OWNER, false, ERR_OK } };
    TEST_SHOP(s);
    Case c = { 0 };
    Caller writer = as(&s, ROLE_WRITER, s.staff_id);
    int64_t id = a_case(&s);
    for (size_t i = 0; i < COUNT(t); i++) {
        Caller by = as(&s, t[i].role, t[i].holds ? s.staff_id : SOMEBODY);
        CHECK_OK(secrecy_check(s.db, &by, SECRET_CASE, id, &e));
    }
    CHECK_OK(set(&s, &writer, id, true, &c));
    CHECK(c.is_secret && c.owner_id == s.staff_id);
    for (size_t i = 0; i < COUNT(t); i++) {
        Caller by = as(&s, t[i].role, t[i].holds ? s.staff_id : SOMEBODY);
        CHECK_ERR(t[i].want, secrecy_check(s.db, &by, SECRET_CASE, id, &e));
    }
    Caller stranger = as(&s, ROLE_READER, SOMEBODY);
    CHECK_OK(secrecy_check(s.db, &stranger, SECRET_CASE, 999999, &e)); /* what is not there */
}

TEST(what_belongs_to_it_is_as_closed_as_the_case) {
    TEST_SHOP(s);
    Case c = { 0 };
    List list;
    Referral referral = { 0 };
    DemandRow demand = { 0 };
    Caller owner = shop_person(&s, NOW), other = as(&s, ROLE_WRITER, SOMEBODY);
    Department gudang = { S("delivery"), S("Gudang") };
    CHECK_OK(department_set(s.db, s.arena, &owner,
                            &(DepartmentTable){ .subjects = { &gudang, 1 } }, &list, &e));
    int64_t id = a_case(&s), message_id;
    ReferralToken token = { crypto_token(s.arena), S("sealed") };
    ReferralForm form = { .department = S("Gudang"), .question = S("siapa?") };
    CHECK_OK(referral_make(s.db, s.arena, &owner,
                           &(NewReferral){ .case_id = id, .form = &form, .link = token }, &referral,
                           &e));
    CHECK_OK(demand_decide(s.db, s.arena, &owner, id,
                           &(DemandForm){ .demand = S("refund"), .decision = DECIDE_FULFIL,
                                          .reason = S("karena sakit") },
                           &demand, &e));
    CHECK_OK(set(&s, &owner, id, true, &c));
    CHECK_OK(message_list(s.db, s.arena, s.brand_id, id, 0, &list, &e));
    message_id = ((const Message *)list.items)[0].id;
    CHECK_ERR(ERR_NOT_FOUND, secrecy_check(s.db, &other, SECRET_MESSAGE, message_id, &e));
    CHECK_ERR(ERR_NOT_FOUND, secrecy_check(s.db, &other, SECRET_REFERRAL, referral.id, &e));
    CHECK_ERR(ERR_NOT_FOUND, secrecy_check(s.db, &other, SECRET_DEMAND, demand.id, &e));
    CHECK_OK(secrecy_check(s.db, &owner, SECRET_REFERRAL, referral.id, &e));

    /* its words go neither into lists nor to the department */
    Str next;
    ReferralPage page = { 0 };
    CHECK_OK(referral_list(s.db, s.arena, s.brand_id, &(ReferralFilter){ 0 }, &list, &next, &e));
    CHECK(list.count == 0);
    CHECK_OK(referral_page(s.db, s.arena, token.token, NOW, &page, &e));
    CHECK(page.words.count == 0);
    CHECK_OK(demand_list(s.db, s.arena, &other, &(DemandFilter){ .state = DEMAND_DECIDED }, &list,
                         &next, &e));
    const DemandRow *row = list.items;
    CHECK(list.count == 1 && row->is_secret && row->author_name.n == 0 && row->reason.n == 0);
}

TEST(a_list_shows_that_there_is_one_and_no_word_of_it) {
    TEST_SHOP(s);
    Case c = { 0 };
    List list;
    Str next;
    Caller owner = shop_person(&s, NOW);
    int64_t id = a_case(&s);
    CHECK_OK(set(&s, &owner, id, true, &c));
    CHECK_OK(case_list(s.db, s.arena, s.brand_id, &(CaseFilter){ .queue = QUEUE_WAITING }, &list,
                       &next, &e));
    const CaseRow *row = list.items;
    CHECK(list.count == 1 && row->is_secret && row->id == id);
    CHECK(row->author_name.n == 0 && row->excerpt.n == 0);
    CHECK_OK(case_of_author(s.db, s.arena, &owner, c.author_id, &list, &e));
    row = list.items;
    CHECK(list.count == 1 && row->author_name.n == 0 && row->excerpt.n == 0);
    CHECK_OK(set(&s, &owner, id, false, &c));
    CHECK_OK(case_list(s.db, s.arena, s.brand_id, &(CaseFilter){ .queue = QUEUE_WAITING }, &list,
                       &next, &e));
    CHECK_STR(((const CaseRow *)list.items)->excerpt, "rahasia sekali");
}

TEST(a_problem_tells_nothing_of_its_first_case_when_that_is_confidential) {
    TEST_SHOP(s);
    Case c = { 0 };
    Problem p = { 0 };
    Caller owner = shop_person(&s, NOW);
    int64_t id = a_case(&s);
    CHECK_OK(problem_put(s.db, s.arena, &owner, id, &(CaseProblem){ .name = S("Bocor") }, &c, &e));
    CHECK_OK(problem_get(s.db, s.arena, &owner, c.problem_id, &p, &e));
    CHECK_STR(p.first_text, "rahasia sekali");
    CHECK_OK(set(&s, &owner, id, true, &c));
    CHECK_OK(problem_get(s.db, s.arena, &owner, c.problem_id, &p, &e));
    CHECK(p.first_text.n == 0 && p.first_author.n == 0);
}

TEST(who_may_close_a_case_off_is_who_holds_it_or_sees_all) {
    TEST_SHOP(s);
    Case c = { 0 };
    Caller holder = as(&s, ROLE_WRITER, s.staff_id), other = as(&s, ROLE_WRITER, SOMEBODY);
    Caller approver = as(&s, ROLE_APPROVER, SOMEBODY);
    int64_t id = a_case(&s);
    CHECK_OK(case_get(s.db, s.arena, s.brand_id, id, &c, &e));
    CHECK_OK(case_act(s.db, s.arena, &holder, id,
                      &(CaseChange){ .act = ACT_TAKE, .version = c.version }, &c, &e));
    CHECK_ERR(ERR_DENIED, set(&s, &other, id, true, &c));
    CHECK_OK(set(&s, &approver, id, true, &c));
    CHECK(c.owner_id == s.staff_id);
    CHECK_ERR(ERR_CONFLICT, secrecy_set(s.db, s.arena, &holder, id,
                                        &(SecrecyForm){ .version = c.version - 1 }, &c, &e));
    CHECK_OK(set(&s, &holder, id, false, &c));
    CHECK(!c.is_secret);
}

TEST(a_brand_goes_with_all_that_was_handed_over_and_decided) {
    TEST_SHOP(s);
    List list;
    Referral referral = { 0 };
    DemandRow demand = { 0 };
    Knowledge entry = { 0 };
    ReferralPage page = { 0 };
    Caller owner = shop_person(&s, NOW);
    Department gudang = { S("delivery"), S("Gudang") };
    ReferralForm form = { .department = S("Gudang"), .question = S("siapa?") };
    NewReferral in = { .form = &form, .link = { crypto_token(s.arena), S("sealed") } };
    Case c = { 0 };
    CHECK_OK(offline_open(s.db, s.arena, &owner,
                          &(OfflineForm){ .who = S("Bu Tini"), .said = S("Bocor semua") }, &c, &e));
    in.case_id = c.id;
    CHECK_OK(department_set(s.db, s.arena, &owner,
                            &(DepartmentTable){ .subjects = { &gudang, 1 } }, &list, &e));
    CHECK_OK(referral_make(s.db, s.arena, &owner, &in, &referral, &e));
    CHECK_OK(demand_decide(s.db, s.arena, &owner, in.case_id,
                           &(DemandForm){ .demand = S("refund"), .decision = DECIDE_FULFIL },
                           &demand, &e));
    CHECK_OK(knowledge_put(s.db, s.arena, &owner, 0,
                           &(Knowledge){ .question = S("x"), .answer = S("y") }, &entry, &e));
    CHECK_OK(brand_remove(s.db, &owner, &e));
    CHECK_ERR(ERR_NOT_FOUND, referral_page(s.db, s.arena, in.link.token, NOW, &page, &e));
    CHECK_OK(knowledge_find(s.db, s.arena, &owner, &(KnowledgeFilter){ 0 }, &list, &e));
    CHECK(list.count == 0);
}

TEST(who_opens_a_confidential_case_is_in_the_log) {
    TEST_SHOP(s);
    List rows;
    Str next;
    Caller by = as(&s, ROLE_APPROVER, SOMEBODY);
    int64_t id = a_case(&s);
    CHECK_OK(secrecy_opened(s.db, &by, id, &e));
    CHECK_OK(audit_list(s.db, s.arena, s.brand_id,
                        &(AuditFilter){ .object = S("case"), .object_id = id, .limit = 1 }, &rows,
                        &next, &e));
    const AuditRow *row = rows.items;
    CHECK(rows.count == 1 && row->staff_id == SOMEBODY);
    CHECK_STR(row->act, "case.opened");
}
