#include "crisis/fact.h"
#include "crisis/room.h"
#include "desk/mass.h"
#include "desk/prepared.h"
#include "desk/problem.h"
#include "desk/reply.h"
#include "desk/statement.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 20 * HOUR };

static Crisis opened(TestShop *s, int64_t problem_id) {
    Crisis c = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(crisis_open(s->db, s->arena, &by,
                         &(CrisisForm){ .name = S("Kemasan bocor"), .problem_id = problem_id }, &c,
                         &e));
    return c;
}

static Fact added(TestShop *s, const Crisis *c, Str text) {
    Fact f = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(fact_add(s->db, s->arena, &by, c->id,
                      &(FactForm){ .text = text, .source = S("Kepala gudang") }, &f, &e));
    return f;
}

static Fact done(TestShop *s, const Caller *by, int64_t id, const FactStep *step) {
    Fact f = { 0 };
    CHECK_OK(fact_act(s->db, s->arena, by, id, step, &f, &e));
    return f;
}

static void cite(TestShop *s, const Crisis *c, Str sentence, int64_t fact_id) {
    Caller by = shop_person(s, NOW);
    CHECK_OK(claim_set(s->db, s->arena, &by, c->id,
                       &(ClaimForm){ .sentence = sentence, .fact_id = fact_id,
                                     .is_free = fact_id == 0 },
                       &e));
}

TEST(who_words_a_fact_does_not_verify_it) {
    TEST_SHOP(s);
    Crisis c = opened(&s, 0);
    Caller by = shop_person(&s, NOW), second = shop_second(&s, NOW);
    Fact f = added(&s, &c, S("Batch 12 bocor")), out = { 0 };
    FactStep verify = { .act = FACT_VERIFY, .version = f.version };
    CHECK(f.state == FACT_UNSURE && f.worded_by == s.staff_id);
    CHECK(fact_act(s.db, s.arena, &by, f.id, &verify, &out, &e) == ERR_DENIED);
    CHECK_STR(str_c(e.clause.name), "four_eyes");
    f = done(&s, &second, f.id, &verify);
    CHECK(f.state == FACT_SURE && f.verified_by == second.staff_id && f.verified_at == NOW);
    /* Who edits it makes it unsure again, and is the one who may not verify it. */
    f = done(&s, &second, f.id, &(FactStep){ .act = FACT_EDIT, .version = f.version,
                                             .text = S("Batch 12 dan 13 bocor"),
                                             .source = S("Lab") });
    CHECK(f.state == FACT_UNSURE && f.verified_by == 0);
    verify.version = f.version;
    CHECK(fact_act(s.db, s.arena, &second, f.id, &verify, &out, &e) == ERR_DENIED);
    CHECK(done(&s, &by, f.id, &verify).state == FACT_SURE);
}

TEST(its_history_is_kept) {
    TEST_SHOP(s);
    FactPage page;
    Crisis c = opened(&s, 0);
    Caller second = shop_second(&s, NOW);
    Fact f = added(&s, &c, S("Batch 12 bocor")), out = { 0 };
    f = done(&s, &second, f.id, &(FactStep){ .act = FACT_VERIFY, .version = f.version });
    FactStep refute = { .act = FACT_REFUTE, .version = f.version, .reason = S(" ") };
    CHECK(fact_act(s.db, s.arena, &second, f.id, &refute, &out, &e) == ERR_INVALID);
    refute.reason = S("Lab: tidak bocor");
    f = done(&s, &second, f.id, &refute);
    CHECK(f.state == FACT_REFUTED);
    Fact next = done(&s, &second, f.id, &(FactStep){ .act = FACT_REPLACE, .version = f.version,
                                                     .text = S("Batch 13 bocor"),
                                                     .source = S("Lab") });
    CHECK(next.id != f.id && next.state == FACT_UNSURE);
    CHECK_OK(fact_page(s.db, s.arena, s.brand_id, f.id, &page, &e));
    CHECK(page.fact.state == FACT_REPLACED && page.fact.replaced_by == next.id);
    CHECK(page.changes.count == 4);
    refute.version = page.fact.version;
    CHECK(fact_act(s.db, s.arena, &second, f.id, &refute, &out, &e) == ERR_CONFLICT);
    CHECK(fact_page(s.db, s.arena, shop_other_brand(&s), f.id, &page, &e) == ERR_NOT_FOUND);
}

static Err gate(TestShop *s, const Crisis *c, Str text) {
    Policy p = { 0 };
    CHECK_OK(policy_get(s->db, s->arena, s->brand_id, &p, &e));
    return facts_gate(s->db, s->arena, &p, &(ClaimText){ s->brand_id, c->id, text }, "text", &e);
}

TEST(a_claim_rests_on_a_fact_that_is_sure) {
    TEST_SHOP(s);
    List rows;
    Crisis c = opened(&s, 0);
    Caller second = shop_second(&s, NOW);
    Str text = S("Halo Kak. Batch 12 bocor pada 41 paket. Kami kabari lagi pukul 22.00.");
    Fact f = added(&s, &c, S("Kemasan batch 12 bocor pada 41 paket"));
    CHECK(gate(&s, &c, text) == ERR_INVALID);
    CHECK_STR(str_c(e.clause.name), "substance");
    CHECK_OK(claim_read(s.db, s.arena, &(ClaimText){ s.brand_id, c.id, text }, &rows, &e));
    const ClaimRow *r = rows.items;
    CHECK(rows.count == 3 && r[0].stand == CLAIM_NONE && r[1].stand == CLAIM_OPEN &&
          r[2].stand == CLAIM_NONE);
    CHECK(r[1].proposed_id == f.id);
    cite(&s, &c, S("batch 12 bocor pada 41 paket"), f.id);
    CHECK(gate(&s, &c, text) == ERR_INVALID); /* nobody verified it */
    f = done(&s, &second, f.id, &(FactStep){ .act = FACT_VERIFY, .version = f.version });
    CHECK_OK(gate(&s, &c, text));
    /* Another number is another sentence, and cannot lean on this fact. */
    cite(&s, &c, S("Batch 12 bocor pada 42 paket."), f.id);
    CHECK(gate(&s, &c, S("Batch 12 bocor pada 42 paket.")) == ERR_INVALID);
    /* It holds until somebody doubts the fact. */
    f = done(&s, &second, f.id, &(FactStep){ .act = FACT_DOUBT, .version = f.version,
                                             .reason = S("Salah hitung") });
    CHECK(gate(&s, &c, text) == ERR_INVALID);
    cite(&s, &c, S("Batch 12 bocor pada 41 paket."), 0);
    CHECK_OK(gate(&s, &c, text)); /* a person said that it needs none */
    Caller by = shop_person(&s, NOW);
    CHECK_OK(claim_set(s.db, s.arena, &by, c.id,
                       &(ClaimForm){ .sentence = S("Batch 12 bocor pada 41 paket.") }, &e));
    CHECK(gate(&s, &c, text) == ERR_INVALID);
}

TEST(only_facts_of_the_same_crisis_are_cited) {
    TEST_SHOP(s);
    Crisis c = opened(&s, 0);
    Caller by = shop_person(&s, NOW);
    ClaimForm form = { .sentence = S("Semua aman."), .fact_id = 999 };
    CHECK(claim_set(s.db, s.arena, &by, c.id, &form, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "fact_id");
}

/* ---- what leaves ---- */

static Reply answer(TestShop *s, int64_t case_id, Str text, Err *code) {
    static int number;
    Case of = { 0 };
    Reply r = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, case_id, &of, &e));
    ReplyForm form = { .case_version = of.version, .text = text, .is_public = false,
                       .overrides = true,
                       .request_key = str_fmt(s->arena, "fact-test-%d", number++) };
    *code = reply_create(s->db, s->arena, &by, case_id, &form, &r, &e);
    return r;
}

static int64_t case_of(TestShop *s, const char *who, const char *text) {
    return shop_message(s, &(TestMessage){ .at = NOW - HOUR, .who = who, .text = text,
                                           .mood = MOOD_NEGATIVE, .class = CLASS_COMPLAINT,
                                           .is_own = true });
}

/* The problem of a case, made by hand. */
static int64_t problem_of(TestShop *s, int64_t case_id) {
    Case c = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, case_id, &c, &e));
    CHECK_OK(problem_put(s->db, s->arena, &by, case_id,
                         &(CaseProblem){ .name = S("Kemasan bocor") }, &c,
                         &e));
    return c.problem_id;
}

TEST(answers_of_its_cases_pass_the_gate) {
    TEST_SHOP(s);
    Err code;
    int64_t its = case_of(&s, "Sari", "Kemasan rendang bocor semua"),
            other = case_of(&s, "Budi", "Kapan buka lagi");
    Crisis c = opened(&s, problem_of(&s, its));
    Str claim = S("Kak, rendang batch 12 kami tarik dari semua toko.");
    CHECK(c.problem_id != 0);
    (void)answer(&s, its, claim, &code);
    CHECK(code == ERR_INVALID);
    CHECK_STR(str_c(e.clause.name), "substance");
    (void)answer(&s, other, claim, &code); /* about something else */
    CHECK(code == ERR_OK);
    cite(&s, &c, claim, 0);
    (void)answer(&s, its, claim, &code);
    CHECK(code == ERR_OK);
}

TEST(the_holding_answer_needs_no_fact) {
    TEST_SHOP(s);
    Err code;
    List offers;
    Caller by = shop_person(&s, NOW);
    int64_t its = case_of(&s, "Sari", "Kemasan rendang bocor semua");
    Crisis c = opened(&s, problem_of(&s, its));
    CHECK_OK(prepared_for_case(s.db, s.arena, &by, its, &offers, &e));
    const PreparedOffer *o = offers.items;
    bool has_left = false;
    for (size_t i = 0; i < offers.count && !has_left; i++) {
        if (o[i].kind != PREPARED_HOLDING || !o[i].is_complete)
            continue;
        (void)answer(&s, its, o[i].text, &code);
        CHECK(code == ERR_OK);
        has_left = true;
    }
    CHECK(has_left && c.id);
}

TEST(the_key_statement_is_approved_on_facts) {
    TEST_SHOP(s);
    Statement st = { 0 };
    StatementVersion v = { 0 };
    Caller by = shop_person(&s, NOW), second = shop_second(&s, NOW);
    int64_t its = case_of(&s, "Sari", "Kemasan rendang bocor semua");
    Crisis c = opened(&s, problem_of(&s, its));
    StatementForm form = { .name = S("Kemasan"), .problem_id = c.problem_id,
                           .text = S("Batch 12 kami tarik.") };
    CHECK_OK(statement_create(s.db, s.arena, &by, &form, &st, &e));
    StatementStep approve = { .statement_id = st.id, .number = 1, .act = STATEMENT_APPROVE,
                              .version = 1 };
    CHECK(statement_act(s.db, s.arena, &second, &approve, &v, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.clause.name), "substance");
    cite(&s, &c, form.text, 0);
    CHECK_OK(statement_act(s.db, s.arena, &second, &approve, &v, &e));
    CHECK(v.state == STATEMENT_APPROVED);
}
