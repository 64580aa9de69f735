#include "desk/referral.h"

#include "base/crypto.h"
#include "desk/audit.h"
#include "desk/contact.h"
#include "desk/deadline.h"
#include "desk/department.h"
#include "desk/event.h"
#include "desk/policy.h"
#include "desk/problem.h"
#include "desk/staff.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

static void add_department(TestShop *s) {
    List list;
    Contact out = { 0 };
    Caller by = shop_person(s, NOW);
    Department gudang[] = { { S("packaging"), S("Gudang") }, { S("payment"), S("Kasir") } };
    CHECK_OK(department_set(s->db, s->arena, &by, &(DepartmentTable){ .subjects = { gudang, 2 } },
                            &list, &e));
    CHECK_OK(contact_set(s->db, s->arena, &by,
                         &(Contact){ .department = S("Gudang"), .name = S("Bu Ningsih"),
                                     .address = S("gudang@toko.example"), .due_after = 4 * HOUR },
                         &out, &e));
}

static int64_t a_case(TestShop *s, const char *who, const char *text) {
    return shop_message(s, &(TestMessage){ .at = NOW - HOUR, .who = who, .text = text,
                                           .class = CLASS_COMPLAINT, .mood = MOOD_NEGATIVE });
}

static ReferralToken token(TestShop *s) {
    Str t = crypto_token(s->arena);
    return (ReferralToken){ t, str_fmt(s->arena, "sealed " STR_FMT, STR_ARG(t)) };
}

static Err ask(TestShop *s, NewReferral in, ReferralForm form, Referral *out) {
    Caller by = shop_person(s, NOW);
    form.department = form.department.p ? form.department : S("Gudang");
    form.question = form.question.p ? form.question : S("Apakah batch 12 bocor?");
    in.form = &form;
    in.link = in.link.token.n ? in.link : token(s);
    return referral_make(s->db, s->arena, &by, &in, out, &e);
}

static CaseState state_of(TestShop *s, int64_t id) {
    Case c = { 0 };
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, id, &c, &e));
    return c.state;
}

static Note newest_note(TestShop *s, int64_t case_id) {
    List notes;
    CHECK_OK(note_list(s->db, s->arena, s->brand_id, case_id, &notes, &e));
    return notes.count ? ((const Note *)notes.items)[notes.count - 1] : (Note){ 0 };
}

static Str newest_act(TestShop *s) {
    List rows;
    Str next;
    CHECK_OK(audit_list(s->db, s->arena, s->brand_id,
                        &(AuditFilter){ .object = S("referral"), .limit = 1 }, &rows, &next, &e));
    return rows.count ? ((const AuditRow *)rows.items)[0].act : S("");
}

TEST(a_person_of_a_department_is_set_and_listed_with_when_an_answer_is_due) {
    TEST_SHOP(s);
    List list;
    Caller by = shop_person(&s, NOW);
    add_department(&s);
    CHECK_OK(contact_list(s.db, s.arena, &by, &list, &e));
    const Contact *c = list.items;
    CHECK(list.count == 2);
    CHECK_STR(c[0].department, "Gudang");
    CHECK_STR(c[0].mail, "gudang@toko.example");
    CHECK(c[0].due_at == NOW + 4 * HOUR);
    CHECK_STR(c[1].department, "Kasir");
    CHECK(c[1].mail.n == 0 && c[1].due_after == CONTACT_DUE_AFTER);
    by.now = SHOP_MONDAY + 18 * HOUR; /* the shop closes at eight: two hours today, two tomorrow */
    CHECK_OK(contact_list(s.db, s.arena, &by, &list, &e));
    CHECK(((const Contact *)list.items)[0].due_at == SHOP_MONDAY + DAY + 10 * HOUR);
}

TEST(a_department_that_makes_no_sense_is_refused_by_field) {
    static const struct {
        Contact c;
        const char *field;
    } t[] = {
        { { .department = S("  "), .due_after = HOUR }, "department" },
        { { .department = S("Gu\ndang"), .due_after = HOUR }, "department" },
        { { .department = S("Gudang"), .name = S("a\nb"), .due_after = HOUR }, "name" },
        { { .department = S("Gudang"), .address = S("bukan alamat"), .due_after = HOUR },
          "address" },
        { { .department = S("Gudang"), .staff_id = 999999, .due_after = HOUR }, "staff_id" },
    };
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    for (size_t i = 0; i < COUNT(t); i++) {
        Contact out = { 0 };
        CHECK_ERR(ERR_INVALID, contact_set(s.db, s.arena, &by, &t[i].c, &out, &e));
        CHECK_STR(str_c(e.field), t[i].field);
    }
}

TEST(a_member_of_staff_is_reached_by_the_mail_of_the_account) {
    TEST_SHOP(s);
    Contact out = { 0 };
    Caller by = shop_person(&s, NOW);
    CHECK_OK(contact_set(s.db, s.arena, &by,
                         &(Contact){ .department = S("Toko"), .staff_id = s.staff_id,
                                     .due_after = HOUR },
                         &out, &e));
    CHECK_STR(out.mail, "rasti@toko.example");
    CHECK_STR(out.staff_name, "Rasti");
}

TEST(a_matter_goes_to_the_department_and_its_answer_comes_back_into_the_case) {
    TEST_SHOP(s);
    Referral r = { 0 };
    ReferralPage page = { 0 };
    ReferralToken link = token(&s);
    add_department(&s);
    int64_t id = a_case(&s, "@sari", "bocor, hubungi 081234567890");
    CHECK_OK(ask(&s, (NewReferral){ .case_id = id, .link = link }, (ReferralForm){ 0 }, &r));
    CHECK(r.state == REFERRAL_ASKED && r.case_count == 1 && r.case_id == id);
    CHECK(r.due_at == NOW + 4 * HOUR && r.mail == MAIL_DUE);
    CHECK(state_of(&s, id) == CASE_REFERRED);
    CHECK_STR(newest_act(&s), "referral.make");

    CHECK_OK(referral_page(s.db, s.arena, link.token, NOW + 60, &page, &e));
    CHECK(page.words.count == 1 && page.brand_id == s.brand_id);
    CHECK_OK(referral_page_act(s.db, s.arena, link.token,
                               &(ReferralChange){ .act = REFERRAL_ANSWER, .version = r.version,
                                                  .text = S(" Ya, segelnya. "),
                                                  .name = S("Pak Joko") },
                               NOW + HOUR, &page, &e));
    CHECK(page.referral.state == REFERRAL_ANSWERED);
    Note n = newest_note(&s, id);
    CHECK(n.kind == NOTE_ANSWER && n.staff_id == 0 && n.at == NOW + HOUR);
    CHECK_STR(n.text, "Ya, segelnya.");
    CHECK_STR(n.who, "Gudang (Pak Joko)");
    CHECK(state_of(&s, id) == CASE_CLASSIFIED);
    CHECK_STR(newest_act(&s), "referral.answer");
    CHECK_ERR(ERR_NOT_FOUND, referral_page(s.db, s.arena, link.token, NOW + HOUR, &page, &e));
}

TEST(a_link_lives_two_weeks_and_leads_nowhere_else) {
    TEST_SHOP(s);
    Referral r = { 0 };
    ReferralPage page = { 0 };
    Str sealed;
    ReferralToken link = token(&s);
    Caller by = shop_person(&s, NOW);
    add_department(&s);
    CHECK_OK(ask(&s, (NewReferral){ .case_id = a_case(&s, "@a", "bocor"), .link = link },
                 (ReferralForm){ 0 }, &r));
    CHECK_OK(referral_page(s.db, s.arena, link.token, NOW + REFERRAL_LINK_TIME - 1, &page, &e));
    CHECK_OK(referral_sealed(s.db, s.arena, &by, r.id, &sealed, &e));
    CHECK(str_eq(sealed, link.sealed));
    CHECK_ERR(ERR_NOT_FOUND,
              referral_page(s.db, s.arena, link.token, NOW + REFERRAL_LINK_TIME, &page, &e));
    CHECK_ERR(ERR_NOT_FOUND, referral_page(s.db, s.arena, S("tebakan"), NOW, &page, &e));
    CHECK_ERR(ERR_NOT_FOUND, referral_page(s.db, s.arena, S(""), NOW, &page, &e));
    by.now = NOW + REFERRAL_LINK_TIME;
    CHECK_ERR(ERR_CONFLICT, referral_sealed(s.db, s.arena, &by, r.id, &sealed, &e));
}

/* Every state with every act, from the desk and by the link. */
TEST(states_and_acts_row_by_row) {
    static const struct {
        ReferralAct act;
        Err open, closed, by_link;
        ReferralState then;
        CaseState left;
    } t[] = {
        { REFERRAL_TAKE, ERR_OK, ERR_CONFLICT, ERR_OK, REFERRAL_TAKEN, CASE_REFERRED },
        { REFERRAL_ANSWER, ERR_OK, ERR_CONFLICT, ERR_OK, REFERRAL_ANSWERED, CASE_CLASSIFIED },
        { REFERRAL_RETURN, ERR_OK, ERR_CONFLICT, ERR_OK, REFERRAL_RETURNED, CASE_CLASSIFIED },
        { REFERRAL_WITHDRAW, ERR_OK, ERR_CONFLICT, ERR_DENIED, REFERRAL_WITHDRAWN,
          CASE_CLASSIFIED },
        { REFERRAL_REMIND, ERR_OK, ERR_CONFLICT, ERR_DENIED, REFERRAL_ASKED, CASE_REFERRED },
    };
    static_assert(COUNT(t) == REFERRAL_ACT__COUNT, "one row per act");
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW + 60);
    add_department(&s);
    for (size_t i = 0; i < COUNT(t); i++) {
        Referral asked = { 0 }, after = { 0 };
        ReferralPage page = { 0 };
        ReferralToken link = token(&s);
        int64_t id = a_case(&s, "@sari", "bocor");
        ReferralChange c = { .act = t[i].act, .text = S("begini"), .due_at = NOW + 2 * HOUR };
        CHECK_OK(ask(&s, (NewReferral){ .case_id = id }, (ReferralForm){ 0 }, &asked));
        c.version = asked.version;
        CHECK_ERR(t[i].open, referral_act(s.db, s.arena, &by, asked.id, &c, &after, &e));
        CHECK(after.state == t[i].then && after.version == asked.version + 1);
        CHECK(state_of(&s, id) == t[i].left);
        CHECK_ERR(ERR_CONFLICT, referral_act(s.db, s.arena, &by, asked.id, &c, &after, &e));

        NewReferral linked = { .case_id = id, .link = link };
        CHECK_OK(ask(&s, linked, (ReferralForm){ 0 }, &asked));
        c.version = asked.version;
        CHECK_ERR(t[i].by_link,
                  referral_page_act(s.db, s.arena, link.token, &c, NOW + 60, &page, &e));
        CHECK_OK(referral_get(s.db, s.arena, s.brand_id, asked.id, &after, &e));
        if (after.closed_at == 0)
            CHECK_OK(referral_act(s.db, s.arena, &by, asked.id,
                                  &(ReferralChange){ .act = REFERRAL_WITHDRAW,
                                                     .version = after.version },
                                  &after, &e));
        c.version = after.version;
        CHECK_ERR(t[i].closed, referral_act(s.db, s.arena, &by, asked.id, &c, &after, &e));
    }
}

TEST(what_an_act_needs_is_asked_for_by_field) {
    TEST_SHOP(s);
    Referral r = { 0 };
    Caller by = shop_person(&s, NOW);
    add_department(&s);
    int64_t id = a_case(&s, "@a", "bocor");
    CHECK_ERR(ERR_INVALID, ask(&s, (NewReferral){ .case_id = id },
                               (ReferralForm){ .question = S("  ") }, &r));
    CHECK_STR(str_c(e.field), "question");
    CHECK_ERR(ERR_INVALID, ask(&s, (NewReferral){ .case_id = id },
                               (ReferralForm){ .department = S("Satpam") }, &r));
    CHECK_STR(str_c(e.field), "department");
    CHECK_ERR(ERR_INVALID,
              ask(&s, (NewReferral){ .case_id = id }, (ReferralForm){ .due_at = NOW }, &r));
    CHECK_STR(str_c(e.field), "due_at");
    CHECK_OK(ask(&s, (NewReferral){ .case_id = id }, (ReferralForm){ 0 }, &r));
    static const struct {
        ReferralChange c;
        const char *field;
    } t[] = { { { .act = REFERRAL_ANSWER, .text = S(" ") }, "text" },
              { { .act = REFERRAL_TAKE }, "due_at" },
              { { .act = REFERRAL_TAKE, .due_at = NOW + REFERRAL_DUE_MOST + 1 }, "due_at" } };
    for (size_t i = 0; i < COUNT(t); i++) {
        ReferralChange c = t[i].c;
        c.version = r.version;
        CHECK_ERR(ERR_INVALID, referral_act(s.db, s.arena, &by, r.id, &c, &r, &e));
        CHECK_STR(str_c(e.field), t[i].field);
    }
}

TEST(two_departments_have_a_case_until_both_have_answered) {
    TEST_SHOP(s);
    Referral one = { 0 }, two = { 0 };
    Caller by = shop_person(&s, NOW);
    add_department(&s);
    int64_t id = a_case(&s, "@a", "bocor dan salah bayar");
    CHECK_OK(ask(&s, (NewReferral){ .case_id = id }, (ReferralForm){ 0 }, &one));
    CHECK_OK(ask(&s, (NewReferral){ .case_id = id }, (ReferralForm){ .department = S("Kasir") },
                 &two));
    CHECK(two.mail == MAIL_NONE); /* nobody has said where to */
    ReferralChange c = { .act = REFERRAL_ANSWER, .version = one.version, .text = S("ya") };
    CHECK_OK(referral_act(s.db, s.arena, &by, one.id, &c, &one, &e));
    CHECK(state_of(&s, id) == CASE_REFERRED);
    CHECK_OK(referral_act(s.db, s.arena, &by, two.id, &c, &two, &e));
    CHECK(state_of(&s, id) == CASE_CLASSIFIED);
}

TEST(talk_with_the_customer_leaves_a_case_where_it_is) {
    static const CaseState states[] = { CASE_ANSWERED, CASE_CLASSIFIED };
    for (size_t i = 0; i < COUNT(states); i++) {
        CHECK(case_state_by_talk(CASE_REFERRED, states[i]) == CASE_REFERRED);
        CHECK(case_state_by_talk(CASE_CLASSIFIED, states[i]) == states[i]);
    }
}

TEST(a_closed_case_is_handed_to_nobody) {
    TEST_SHOP(s);
    Referral r = { 0 };
    Case c = { 0 };
    Caller by = shop_person(&s, NOW);
    add_department(&s);
    int64_t id = a_case(&s, "@a", "bocor");
    CHECK_OK(case_get(s.db, s.arena, s.brand_id, id, &c, &e));
    CHECK_OK(case_act(s.db, s.arena, &by, id,
                      &(CaseChange){ .act = ACT_DONE, .version = c.version, .reason = S("sudah") },
                      &c, &e));
    CHECK_ERR(ERR_CONFLICT, ask(&s, (NewReferral){ .case_id = id }, (ReferralForm){ 0 }, &r));
    CHECK_ERR(ERR_CONFLICT, ask(&s, (NewReferral){ .case_id = 999999 }, (ReferralForm){ 0 }, &r));
}

TEST(a_whole_problem_is_one_question_and_its_answer_stands_in_every_case) {
    enum { CASES = 4 };
    TEST_SHOP(s);
    Referral r = { 0 };
    Case c = { 0 };
    ReferralPage page = { 0 };
    ReferralToken link = token(&s);
    int64_t ids[CASES];
    Caller by = shop_person(&s, NOW);
    add_department(&s);
    for (int i = 0; i < CASES; i++)
        ids[i] = a_case(&s, "@a", "bocor");
    CHECK_OK(problem_put(s.db, s.arena, &by, ids[0], &(CaseProblem){ .name = S("Bocor") }, &c, &e));
    int64_t problem = c.problem_id;
    for (int i = 1; i < CASES; i++)
        CHECK_OK(problem_put(s.db, s.arena, &by, ids[i], &(CaseProblem){ .problem_id = problem },
                             &c, &e));
    CHECK_OK(case_act(s.db, s.arena, &by, ids[3],
                      &(CaseChange){ .act = ACT_DONE, .version = c.version, .reason = S("x") }, &c,
                      &e));
    NewReferral in = { .problem_id = problem, .link = link };
    CHECK_OK(ask(&s, in, (ReferralForm){ 0 }, &r));
    CHECK(r.case_count == CASES - 1 && r.problem_id == problem);
    CHECK_OK(referral_page_act(s.db, s.arena, link.token,
                               &(ReferralChange){ .act = REFERRAL_RETURN, .version = r.version,
                                                  .text = S("tanya dapur") },
                               NOW + 60, &page, &e));
    for (int i = 0; i < CASES - 1; i++) {
        CHECK(newest_note(&s, ids[i]).kind == NOTE_RETURNED);
        CHECK(state_of(&s, ids[i]) == CASE_CLASSIFIED);
    }
    CHECK(newest_note(&s, ids[3]).id == 0 && state_of(&s, ids[3]) == CASE_DONE);
    CHECK_ERR(ERR_CONFLICT,
              ask(&s, (NewReferral){ .problem_id = 999999 }, (ReferralForm){ 0 }, &r));
}

TEST(open_ones_stand_by_due_time_and_pages_go_on) {
    TEST_SHOP(s);
    List list;
    Str next;
    Referral r[3] = { 0 };
    add_department(&s);
    for (int i = 0; i < 3; i++)
        CHECK_OK(ask(&s, (NewReferral){ .case_id = a_case(&s, "@a", "bocor") },
                     (ReferralForm){ .due_at = NOW + (3 - i) * HOUR }, &r[i]));
    ReferralFilter f = { .limit = 2 };
    CHECK_OK(referral_list(s.db, s.arena, s.brand_id, &f, &list, &next, &e));
    CHECK(list.count == 2 && ((const Referral *)list.items)[0].id == r[2].id);
    f.cursor = next;
    CHECK_OK(referral_list(s.db, s.arena, s.brand_id, &f, &list, &next, &e));
    CHECK(list.count == 1 && ((const Referral *)list.items)[0].id == r[0].id && next.n == 0);
    f.cursor = S("x");
    CHECK_ERR(ERR_INVALID, referral_list(s.db, s.arena, s.brand_id, &f, &list, &next, &e));
    f = (ReferralFilter){ .closed = true };
    CHECK_OK(referral_list(s.db, s.arena, s.brand_id, &f, &list, &next, &e));
    CHECK(list.count == 0);
    int64_t other = shop_other_brand(&s);
    CHECK_OK(referral_list(s.db, s.arena, other, &(ReferralFilter){ 0 }, &list, &next, &e));
    CHECK(list.count == 0);
    CHECK_ERR(ERR_NOT_FOUND, referral_get(s.db, s.arena, other, r[0].id, &r[0], &e));
}

/* ---- mail ---- */

TEST(a_mail_is_claimed_once_tried_again_and_told_of) {
    TEST_SHOP(s);
    Referral r = { 0 };
    ReferralMail m = { 0 };
    int64_t at, now = NOW;
    add_department(&s);
    int64_t id = a_case(&s, "@a", "bocor");
    CHECK_OK(ask(&s, (NewReferral){ .case_id = id }, (ReferralForm){ 0 }, &r));
    static const int64_t waits[] = { MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR };
    for (size_t i = 0; i < COUNT(waits); i++) {
        CHECK_OK(referral_next(s.db, &at, &e));
        CHECK(at == now);
        CHECK_OK(referral_mail_claim(s.db, s.arena, now, &m, &e));
        CHECK(m.tries == (int64_t)i + 1 && m.referral_id == r.id && m.words.count == 1);
        CHECK_STR(m.address, "gudang@toko.example");
        CHECK_ERR(ERR_NOT_FOUND, referral_mail_claim(s.db, s.arena, now, &m, &e));
        CHECK_OK(referral_mail_ended(s.db, &m,
                                     &(ReferralMailEnd){ .failure = S("busy"), .now = now }, &e));
        now += waits[i];
    }
    CHECK_OK(referral_mail_claim(s.db, s.arena, now, &m, &e));
    CHECK_OK(referral_mail_ended(s.db, &m, &(ReferralMailEnd){ .failure = S("gone"), .now = now },
                                 &e));
    CHECK_OK(referral_get(s.db, s.arena, s.brand_id, r.id, &r, &e));
    CHECK(r.mail == MAIL_FAILED);
    CHECK_STR(r.mail_failure, "gone");
    CHECK_STR(newest_act(&s), "referral.unmailed");
}

TEST(a_sender_that_was_stopped_loses_no_mail) {
    TEST_SHOP(s);
    Referral r = { 0 };
    ReferralMail first = { 0 }, again = { 0 };
    add_department(&s);
    CHECK_OK(ask(&s, (NewReferral){ .case_id = a_case(&s, "@a", "bocor") }, (ReferralForm){ 0 },
                 &r));
    CHECK_OK(referral_mail_claim(s.db, s.arena, NOW, &first, &e));
    CHECK_OK(referral_mail_claim(s.db, s.arena, NOW + MINUTE, &again, &e));
    CHECK(again.id == first.id && again.tries == 2);
    /* the first sender wakes up: its word counts no more */
    CHECK_OK(referral_mail_ended(
        s.db, &first, &(ReferralMailEnd){ .is_final = true, .now = NOW + 2 * MINUTE }, &e));
    CHECK_OK(referral_mail_ended(
        s.db, &again, &(ReferralMailEnd){ .is_ok = true, .now = NOW + 2 * MINUTE }, &e));
    CHECK_OK(referral_get(s.db, s.arena, s.brand_id, r.id, &r, &e));
    CHECK(r.mail == MAIL_SENT);
}

TEST(what_is_overdue_is_reminded_of_once) {
    TEST_SHOP(s);
    Referral r = { 0 };
    ReferralMail m = { 0 };
    EventPage before, after;
    List late;
    int64_t at;
    add_department(&s);
    CHECK_OK(ask(&s, (NewReferral){ .case_id = a_case(&s, "@a", "bocor") },
                 (ReferralForm){ .no_mail = true }, &r));
    CHECK_OK(referral_next(s.db, &at, &e));
    CHECK(at == r.due_at && r.mail == MAIL_NONE);
    CHECK_OK(referral_remind(s.db, s.arena, r.due_at - 1, &late, &e));
    CHECK(late.count == 0);
    CHECK_OK(event_read(s.db, s.arena, s.brand_id, 0, &before, &e));
    CHECK_OK(referral_remind(s.db, s.arena, r.due_at, &late, &e));
    CHECK(late.count == 1 && ((const ReferralLate *)late.items)[0].brand_id == s.brand_id);
    CHECK_OK(referral_mail_claim(s.db, s.arena, r.due_at, &m, &e));
    CHECK(m.is_reminder);
    CHECK_OK(event_read(s.db, s.arena, s.brand_id, 0, &after, &e));
    CHECK(after.newest > before.newest);
    CHECK_OK(referral_mail_ended(s.db, &m, &(ReferralMailEnd){ .is_ok = true, .now = r.due_at },
                                 &e));
    CHECK_OK(referral_remind(s.db, s.arena, r.due_at + DAY, &late, &e));
    CHECK(late.count == 0);
    CHECK_ERR(ERR_NOT_FOUND, referral_mail_claim(s.db, s.arena, r.due_at + DAY, &m, &e));
    CHECK_OK(referral_get(s.db, s.arena, s.brand_id, r.id, &r, &e));
    CHECK(r.reminded_at == r.due_at);
}

TEST(an_answer_stops_the_mail_that_has_not_left) {
    TEST_SHOP(s);
    Referral r = { 0 };
    ReferralMail m = { 0 };
    int64_t at;
    Caller by = shop_person(&s, NOW);
    add_department(&s);
    CHECK_OK(ask(&s, (NewReferral){ .case_id = a_case(&s, "@a", "bocor") }, (ReferralForm){ 0 },
                 &r));
    CHECK_OK(referral_act(s.db, s.arena, &by, r.id,
                          &(ReferralChange){ .act = REFERRAL_WITHDRAW, .version = r.version }, &r,
                          &e));
    CHECK(r.mail == MAIL_NONE);
    CHECK_ERR(ERR_NOT_FOUND, referral_mail_claim(s.db, s.arena, NOW + DAY, &m, &e));
    CHECK_OK(referral_next(s.db, &at, &e));
    CHECK(at == 0);
}
