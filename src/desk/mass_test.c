#include "base/limits.h"
#include "desk/care.h"
#include "desk/case_decision.h"
#include "desk/clause.h"
#include "desk/compose.h"
#include "desk/halt.h"
#include "desk/holding.h"
#include "desk/pace.h"
#include "desk/promise.h"
#include "desk/secrecy.h"
#include "desk/staff.h"

#include "test_mass.h"

TEST(a_mass_answer_leaves_out_who_needs_a_person_and_says_why) {
    DESK(d, 2);
    Mass m;
    const int64_t refund = INT64_C(1) << head_answer(HEAD_DEMAND, S("refund"));
    int64_t answered = say(&d, &(TestMessage){ 0 });
    shop_answer(&d.shop, answered, NOW);
    int64_t grave = say(&d, &(TestMessage){ .severity = SEVERITY_GRAVE });
    int64_t claim = say(&d, &(TestMessage){ .severity = SEVERITY_HIGH, .demands = refund });
    int64_t mild = say(&d, &(TestMessage){ .severity = SEVERITY_MEDIUM, .demands = refund });
    int64_t risk = say(&d, &(TestMessage){ .class = CLASS_AT_RISK });
    int64_t troll = say(&d, &(TestMessage){ .class = CLASS_TROLL });
    int64_t typed = say(&d, &(TestMessage){ 0 });
    Caller second = shop_second(&d.shop, NOW);
    List others;
    CHECK_OK(presence_mark(d.shop.db, d.shop.arena, &second, typed, true, &others, &e));
    int64_t closed = say(&d, &(TestMessage){ 0 });
    Case c = the_case(&d, closed);
    CHECK_OK(case_act(d.shop.db, d.shop.arena, &second, closed,
                      &(CaseChange){ .act = ACT_DONE, .version = c.version, .reason = S("x") }, &c,
                      &e));
    m = make(&d);
    CHECK(reason_of(&d, m.id, d.cases[0]) == MASS_FITS);
    CHECK(reason_of(&d, m.id, answered) == MASS_ANSWERED);
    CHECK(reason_of(&d, m.id, grave) == MASS_PERSONAL);
    CHECK(reason_of(&d, m.id, claim) == MASS_PERSONAL);
    CHECK(reason_of(&d, m.id, mild) == MASS_FITS);
    CHECK(reason_of(&d, m.id, risk) == MASS_AT_RISK);
    CHECK(reason_of(&d, m.id, troll) == MASS_SPAM);
    CHECK(reason_of(&d, m.id, typed) == MASS_BUSY);
    CHECK(reason_of(&d, m.id, closed) == MASS_CLOSED);
    MassPage p = page(&d, m.id);
    CHECK(p.planned == 3 && p.skipped == 7 && p.people == 10 && p.left_out.count == 6);
    CHECK(p.needs_approval);
}

TEST(each_reads_their_own_text) {
    DESK(d, 1);
    say(&d, &(TestMessage){ .who = "Sari http://judi.example/" });
    Mass m = make(&d);
    MassPreview seen;
    Caller by = shop_person(&d.shop, NOW);
    save(&d, &m, (MassText){ .text = S("Halo {sapaan} {nama}, kasus {kasus} di {kanal}: kabar "
                                       "pukul {jam} {zona}. - {admin}") });
    CHECK_OK(mass_preview(d.shop.db, d.shop.arena, &by, m.id, 0, &seen, &e));
    Str want = str_fmt(d.shop.arena, "Halo Kak @pelangganaaa, kasus %lld di Instagram: kabar pukul "
                       "12.00 WIB. - Rasti", (long long)d.cases[0]);
    CHECK_STR(seen.text, str_z(d.shop.arena, want));
    CHECK_STR(seen.excerpt, "paket saya belum sampai");
    CHECK_OK(mass_preview(d.shop.db, d.shop.arena, &by, m.id, 1, &seen, &e));
    CHECK(str_starts(seen.text, S("Halo Kak, kasus"))); /* such a name is no name */
    CHECK_ERR(ERR_NOT_FOUND, mass_preview(d.shop.db, d.shop.arena, &by, m.id, 2, &seen, &e));
}

TEST(the_whole_waits_for_a_second_person_who_may_change_it) {
    DESK(d, 4);
    Caller first = shop_person(&d.shop, NOW), second = shop_second(&d.shop, NOW);
    Mass m = handed_in(&d, good);
    CHECK(m.state == MASS_WAITING && run(&d, NOW + HOUR).mass_id == 0);
    List waiting = items(&d, m.id, (MassItemFilter){ .stand = S("waiting") });
    CHECK(waiting.count == 4);
    CHECK(act_at(&d, &first, &m, (MassChange){ .act = MASS_APPROVE }) == ERR_DENIED);
    CHECK(act_at(&d, &second, &m, (MassChange){ .act = MASS_RETURN }) == ERR_INVALID);
    CHECK(act_at(&d, &second, &m, (MassChange){ .act = MASS_APPROVE, .version = 99 }) ==
          ERR_CONFLICT);
    CHECK_OK(act_at(&d, &second, &m,
                    (MassChange){ .act = MASS_RETURN, .remark = S("lebih ramah") }));
    CHECK(m.state == MASS_DRAFT);
    CHECK_STR(m.remark, "lebih ramah");
    CHECK_OK(act_at(&d, &first, &m, (MassChange){ .act = MASS_HAND_IN }));
    Str edited = str_fmt(d.shop.arena, "%s (Dimas)", good);
    CHECK_OK(act_at(&d, &second, &m, (MassChange){ .act = MASS_APPROVE, .text = edited }));
    CHECK(m.state == MASS_COUNTING && m.start_at == NOW + MASS_UNDO &&
          m.approver_id == second.staff_id);
    MassPage p = page(&d, m.id);
    const MassTextVersion *t = p.texts.items;
    CHECK(p.texts.count == 3 && t[0].staff_id == second.staff_id);
    CHECK(t[1].staff_id == first.staff_id);
    CHECK(str_eq(t[0].text, edited) && str_eq(t[1].text, str_c(good)));
    CHECK(run(&d, NOW + MASS_UNDO).made == 4);
    List made = items(&d, m.id, (MassItemFilter){ .stand = S("underway") });
    const MassItem *item = made.items;
    Reply r = { 0 };
    CHECK(made.count == 4);
    CHECK_OK(reply_get(d.shop.db, d.shop.arena, d.shop.brand_id, item[0].reply_id, &r, &e));
    CHECK(r.state == REPLY_HELD && r.approver_id == second.staff_id &&
          r.author_id == first.staff_id && r.send_at >= NOW + MASS_UNDO + 30);
}

TEST(the_checker_stops_the_whole_or_asks_once_for_it) {
    DESK(d, 3);
    set_policy(&d, without_second);
    Mass m = make(&d);
    CHECK(act(&d, &m, (MassChange){ .act = MASS_HAND_IN }) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "text");
    save(&d, &m, (MassText){ .text = S("Dasar goblok, {nama}") });
    CHECK(act(&d, &m, (MassChange){ .act = MASS_HAND_IN, .overrides = true }) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "text");
}

TEST(what_the_checker_asks_about_needs_one_word_for_all) {
    DESK(d, 3);
    List clauses;
    set_policy(&d, without_second);
    Mass m = make(&d);
    save(&d, &m, (MassText){ .text = S("Halo Kak {nama}, besok pasti sampai, kami janji. Boleh "
                                       "kirim nomor pesanannya?") });
    CHECK(act(&d, &m, (MassChange){ .act = MASS_HAND_IN }) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "overrides");
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_HAND_IN, .overrides = true }));
    CHECK(run(&d, NOW + MASS_UNDO).made == 3);
    CHECK_OK(clause_list(d.shop.db, d.shop.arena, d.shop.brand_id, NOW, &clauses, &e));
    const ClauseRow *row = clauses.items;
    CHECK(row[CLAUSE_CHECKER].overrides == 1);
}

static void one_override(Policy *p) {
    p->four_eyes = false;
    p->override_pause = 1;
}

static const char promises[] = "Halo Kak {nama}, besok pasti sampai, kami janji. Boleh kirim nomor "
                               "pesanannya?";

static Mass overridden(Desk *d) {
    Mass m = make(d);
    save(d, &m, (MassText){ .text = str_c(promises) });
    CHECK_OK(act(d, &m, (MassChange){ .act = MASS_HAND_IN, .overrides = true }));
    return m;
}

TEST(the_override_that_is_one_too_many_is_read_by_a_second_person) {
    DESK(d, 3);
    (void)shop_second(&d.shop, NOW);
    set_policy(&d, one_override);
    Mass m = overridden(&d);
    CHECK(m.state == MASS_COUNTING);
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_UNDO_ALL }));
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_HAND_IN, .overrides = true }));
    CHECK(m.state == MASS_WAITING); /* by itself */
}

TEST(a_pause_of_its_author_while_it_counts_has_the_whole_read_first) {
    DESK(d, 3);
    (void)shop_second(&d.shop, NOW);
    set_policy(&d, one_override);
    Mass m = overridden(&d);
    CHECK(m.state == MASS_COUNTING);
    (void)overridden(&d); /* another one: one too many */
    CHECK(run(&d, NOW + MASS_UNDO).made == 0);
    CHECK_OK(mass_get(d.shop.db, d.shop.arena, d.shop.brand_id, m.id, &m, &e));
    CHECK(m.state == MASS_WAITING);
}

static Caller as_writer(Desk *d) {
    Caller writer = shop_person(&d->shop, NOW);
    writer.role = ROLE_WRITER;
    writer.rights = role_rights(ROLE_WRITER);
    return writer;
}

/* What a single answer waits for, many wait for too: they are no way around the policy. */
TEST(words_that_need_a_higher_word_need_it_for_many) {
    DESK(d, 3);
    set_policy(&d, without_second);
    Caller second = shop_second(&d.shop, NOW), writer = as_writer(&d);
    Mass m = make(&d);
    MassChange in = { .act = MASS_HAND_IN, .overrides = true };
    save(&d, &m, (MassText){ .text = S("Halo Kak {nama}, besok pasti sampai, kami janji. Boleh "
                                       "kirim nomor pesanannya?") });
    CHECK_OK(act_at(&d, &writer, &m, in)); /* promises the cure */
    CHECK(m.state == MASS_WAITING);
    CHECK_OK(act_at(&d, &second, &m, (MassChange){ .act = MASS_RETURN, .remark = S("jangan") }));
    save(&d, &m, (MassText){ .text = S("Halo Kak {nama}, ini kesalahan kami. Boleh kirim nomor "
                                       "pesanannya?") });
    CHECK_OK(act_at(&d, &writer, &m, in)); /* admits a fault */
    CHECK(m.state == MASS_WAITING);
    CHECK(act_at(&d, &second, &m, (MassChange){ .act = MASS_APPROVE }) == ERR_DENIED);
    CHECK(e.clause.number == clause_number(CLAUSE_ADMISSION));
}

TEST(money_above_what_a_role_may_give_waits_for_a_higher_one_in_many_too) {
    DESK(d, 3);
    set_policy(&d, without_second);
    Caller second = shop_second(&d.shop, NOW), writer = as_writer(&d);
    second.role = ROLE_APPROVER;
    Mass m = make(&d);
    save(&d, &m, (MassText){ .text = S("Halo Kak {nama}, kami kembalikan Rp5.000.000 hari ini "
                                       "juga.") });
    CHECK_OK(act_at(&d, &writer, &m, (MassChange){ .act = MASS_HAND_IN, .overrides = true }));
    CHECK(m.state == MASS_WAITING);
    CHECK(act_at(&d, &second, &m, (MassChange){ .act = MASS_APPROVE }) == ERR_DENIED);
    CHECK(e.clause.number == clause_number(CLAUSE_LIMITS));
    second.role = ROLE_OWNER;
    CHECK_OK(act_at(&d, &second, &m, (MassChange){ .act = MASS_APPROVE }));
}

/* Said before it is handed in, where the words ask for one though nothing is exposed. */
TEST(the_page_says_that_the_words_need_a_second_person) {
    DESK(d, 2);
    (void)shop_second(&d.shop, NOW);
    set_policy(&d, without_second);
    Caller writer = shop_person(&d.shop, NOW);
    MassPage p = { 0 };
    writer.role = ROLE_WRITER;
    writer.rights = role_rights(ROLE_WRITER);
    Mass m = make(&d);
    save(&d, &m, (MassText){ .text = str_c(good) });
    CHECK_OK(mass_page(d.shop.db, d.shop.arena, &writer, m.id, &p, &e));
    CHECK(!p.needs_approval);
    save(&d, &m, (MassText){ .text = S("Halo Kak {nama}, ini kesalahan kami. Boleh kirim nomor "
                                       "pesanannya?") });
    CHECK_OK(mass_page(d.shop.db, d.shop.arena, &writer, m.id, &p, &e));
    CHECK(p.needs_approval);
    save(&d, &m, (MassText){ .mode = MASS_POST, .post_text = S("Ini kesalahan kami. Kabar "
                             "berikutnya pukul 16.00.") });
    CHECK_OK(mass_page(d.shop.db, d.shop.arena, &writer, m.id, &p, &e));
    CHECK(p.needs_approval);
}

static void without_placeholder(Policy *p) {
    static CheckRule rule = { .rule = { "placeholder", 11 }, .level = CHECK_OFF };
    p->four_eyes = false;
    p->checker = (List){ &rule, 1 };
}

static Err hand_in_post(Desk *d, Mass *m, const char *text, bool overrides) {
    save(d, m, (MassText){ .mode = MASS_POST, .post_text = str_c(text) });
    return act(d, m, (MassChange){ .act = MASS_HAND_IN, .overrides = overrides });
}

TEST(the_post_obeys_the_levels_of_the_policy) {
    DESK(d, 2);
    Mass m = make(&d);
    const char *const open = "Pesanan [isi kotanya] sedang kami cek, kabar berikutnya pukul 16.00.";
    set_policy(&d, without_second);
    CHECK(hand_in_post(&d, &m, open, true) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "post_text");
    set_policy(&d, without_placeholder);
    CHECK_OK(hand_in_post(&d, &m, open, true));
}

static void from_no_phone(Policy *p) {
    p->four_eyes = false;
    p->phone = PHONE_DRAFTS;
}

TEST(many_leave_from_a_phone_no_sooner_than_one) {
    DESK(d, 2);
    set_policy(&d, from_no_phone);
    Mass m = make(&d);
    Caller by = shop_person(&d.shop, NOW);
    by.is_phone = true;
    save(&d, &m, (MassText){ .text = str_c(good) });
    CHECK(act_at(&d, &by, &m, (MassChange){ .act = MASS_HAND_IN }) == ERR_DENIED);
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_HAND_IN }));
}

static void with_second(Policy *p) { p->four_eyes = true; }

static const Mass *again(Desk *d, Mass *m) {
    CHECK_OK(mass_get(d->shop.db, d->shop.arena, d->shop.brand_id, m->id, m, &e));
    return m;
}

/* The rules changed, or who came later stands in public: nobody reads what the whole did not have
 * read. */
TEST(a_part_nobody_read_is_left_to_a_person_where_two_must_read_it) {
    DESK(d, 2);
    (void)shop_second(&d.shop, NOW);
    set_policy(&d, without_second);
    Mass m = handed_in(&d, good);
    CHECK(m.state == MASS_COUNTING);
    CHECK(run(&d, NOW + MASS_UNDO).made == 2);
    int64_t late = say(&d, &(TestMessage){ 0 });
    set_policy(&d, with_second);
    MassTurn turn = run(&d, NOW + HOUR);
    CHECK(turn.made == 0 && turn.skipped == 1);
    CHECK(reason_of(&d, m.id, late) == MASS_REFUSED);
}

TEST(a_clause_switched_on_while_it_counts_has_the_whole_read_first) {
    DESK(d, 2);
    Caller second = shop_second(&d.shop, NOW + 2 * MASS_UNDO);
    set_policy(&d, without_second);
    Mass m = handed_in(&d, good);
    set_policy(&d, with_second);
    MassTurn turn = run(&d, NOW + MASS_UNDO);
    CHECK(turn.made == 0 && turn.skipped == 0);
    CHECK(again(&d, &m)->state == MASS_WAITING && m.start_at == 0 && m.next_at == 0);
    CHECK(run(&d, NOW + HOUR).mass_id == 0);
    CHECK_OK(act_at(&d, &second, &m, (MassChange){ .act = MASS_APPROVE }));
    CHECK(m.state == MASS_COUNTING && run(&d, NOW + 3 * MASS_UNDO).made == 2);
}

TEST(a_clause_switched_on_while_the_post_is_written_has_the_rest_read_first) {
    DESK(d, 2);
    (void)shop_second(&d.shop, NOW);
    set_policy(&d, without_second);
    Mass m = make(&d);
    save(&d, &m, (MassText){ .mode = MASS_POST,
                             .post_text = S("Kami sedang mengecek, kabar berikutnya jam 16.00.") });
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_HAND_IN }));
    CHECK(m.state == MASS_POSTING);
    set_policy(&d, with_second);
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_POSTED, .link = S("https://ig.example/p/1") }));
    CHECK(m.state == MASS_WAITING && run(&d, NOW + HOUR).posted == 0);
}

/* All of the first had private talks: nobody had to read it, so nobody read it. */
TEST(who_comes_late_in_public_gets_no_answer_that_nobody_read) {
    DESK(d, 0);
    (void)shop_second(&d.shop, NOW);
    set_policy(&d, with_second);
    say(&d, &(TestMessage){ .is_direct = true });
    Mass m = handed_in(&d, good);
    CHECK(m.state == MASS_COUNTING && run(&d, NOW + MASS_UNDO).made == 1);
    int64_t open = say(&d, &(TestMessage){ 0 });
    int64_t talk = say(&d, &(TestMessage){ .is_direct = true });
    MassTurn turn = run(&d, NOW + HOUR);
    CHECK(turn.made == 1 && turn.skipped == 1);
    CHECK(reason_of(&d, m.id, open) == MASS_REFUSED && reason_of(&d, m.id, talk) == MASS_FITS);
}

TEST(nobody_approves_what_they_wrote_whoever_hands_it_in) {
    DESK(d, 2);
    Caller writer = shop_person(&d.shop, NOW), other = shop_second(&d.shop, NOW);
    writer.role = ROLE_OWNER;
    writer.rights = role_rights(ROLE_OWNER);
    Mass m = make(&d);
    save(&d, &m, (MassText){ .text = str_c(good) }); /* writer's words */
    CHECK(m.writer_id == writer.staff_id);
    CHECK_OK(act_at(&d, &other, &m, (MassChange){ .act = MASS_HAND_IN }));
    CHECK(m.state == MASS_WAITING && m.author_id == other.staff_id);
    CHECK(act_at(&d, &writer, &m, (MassChange){ .act = MASS_APPROVE }) == ERR_DENIED);
    CHECK(act_at(&d, &other, &m, (MassChange){ .act = MASS_APPROVE }) == ERR_DENIED);
    CHECK_OK(act_at(&d, &writer, &m, (MassChange){ .act = MASS_UNDO_ALL }));
    MassText own = { .version = m.version,
                     .text = S("Halo Kak {nama}, boleh DM nomornya? Kami cek.") };
    CHECK_OK(mass_save(d.shop.db, d.shop.arena, &other, m.id, &own, &m, &e));
    CHECK(m.writer_id == other.staff_id);
    CHECK_OK(act_at(&d, &other, &m, (MassChange){ .act = MASS_HAND_IN }));
    CHECK_OK(act_at(&d, &writer, &m, (MassChange){ .act = MASS_APPROVE }));
}

TEST(the_name_below_is_theirs_who_hand_it_in_and_stays_as_it_was_read) {
    DESK(d, 2);
    Caller first = shop_person(&d.shop, NOW), second = shop_second(&d.shop, NOW);
    MassPreview seen;
    Mass m = make(&d);
    save(&d, &m, (MassText){ .text = str_c(good) });
    CHECK_OK(mass_preview(d.shop.db, d.shop.arena, &second, m.id, 0, &seen, &e));
    CHECK(str_find(seen.text, S("- Dimas")) > 0); /* of who asks: they would hand it in */
    CHECK_OK(act_at(&d, &second, &m, (MassChange){ .act = MASS_HAND_IN }));
    CHECK_STR(m.sign_name, "Dimas");
    CHECK_OK(act_at(&d, &second, &m, (MassChange){ .act = MASS_UNDO_ALL }));
    CHECK(m.sign_name.n == 0);
    CHECK_OK(act_at(&d, &first, &m, (MassChange){ .act = MASS_HAND_IN }));
    CHECK_OK(staff_set_sign_name(d.shop.db, &first, S("Toko Sebelah"), &e));
    CHECK_OK(mass_preview(d.shop.db, d.shop.arena, &second, m.id, 0, &seen, &e));
    CHECK(str_find(seen.text, S("- Rasti")) > 0);
    CHECK_OK(act_at(&d, &second, &m, (MassChange){ .act = MASS_APPROVE }));
    CHECK(run(&d, NOW + MASS_UNDO).made == 2);
    List made = items(&d, m.id, (MassItemFilter){ .stand = S("underway") });
    CHECK(str_find(((MassItem *)made.items)[0].reply_text, S("- Rasti")) > 0);
}

static void signed_first(Policy *p) { p->sign_first = true; }

TEST(who_did_not_sign_the_policy_approves_nothing) {
    DESK(d, 2);
    Caller first = shop_person(&d.shop, NOW), second = shop_second(&d.shop, NOW);
    Policy p = { 0 };
    set_policy(&d, signed_first);
    CHECK_OK(policy_get(d.shop.db, d.shop.arena, d.shop.brand_id, &p, &e));
    CHECK_OK(policy_sign(d.shop.db, &first, &(PolicySign){ p.policy_version }, &e));
    Mass m = handed_in(&d, good);
    CHECK(m.state == MASS_WAITING);
    CHECK(act_at(&d, &second, &m, (MassChange){ .act = MASS_APPROVE }) == ERR_DENIED);
    CHECK(e.clause.number == clause_number(CLAUSE_SIGN));
    CHECK_OK(policy_sign(d.shop.db, &second, &(PolicySign){ p.policy_version }, &e));
    CHECK_OK(act_at(&d, &second, &m, (MassChange){ .act = MASS_APPROVE }));
}

TEST(the_link_of_the_post_is_a_link_and_nothing_else) {
    DESK(d, 2);
    set_policy(&d, without_second);
    Mass m = make(&d);
    save(&d, &m, (MassText){ .mode = MASS_BOTH, .text = S("Halo Kak {nama}, kabarnya di {tautan}. "
                             "Boleh kirim nomor pesanannya?"),
                             .post_text = S("Kami sedang mengecek, kabar lagi pukul 16.00.") });
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_HAND_IN }));
    MassChange with = { .act = MASS_POSTED,
                        .link = S("https://x.example/p1\n\nKami tutup, maaf") };
    CHECK(act(&d, &m, with) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "link");
    with.link = S("https://x.example/p1");
    CHECK_OK(act(&d, &m, with));
}

TEST(within_the_minute_all_is_undone_and_nothing_has_left) {
    DESK(d, 3);
    set_policy(&d, without_second);
    Mass m = handed_in(&d, good);
    CHECK(m.state == MASS_COUNTING && run(&d, NOW + MASS_UNDO - 1).mass_id == 0);
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_UNDO_ALL, .version = 1 }));
    CHECK(m.state == MASS_DRAFT && str_eq(m.text, str_c(good)));
    CHECK(run(&d, NOW + DAY).mass_id == 0 && send_all(&d, NOW + DAY) == 0);
}

TEST(a_pause_holds_what_waits_in_the_way_out_and_a_stop_calls_it_back) {
    DESK(d, 6);
    set_policy(&d, without_second);
    Mass m = handed_in(&d, good);
    CHECK(run(&d, NOW + MASS_UNDO).made == 6);
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_PAUSE, .version = 1 }));
    Caller later = shop_person(&d.shop, NOW + HOUR);
    CHECK(send_all(&d, NOW + HOUR) == 0 && run(&d, NOW + HOUR).mass_id == 0);
    CHECK_OK(act_at(&d, &later, &m, (MassChange){ .act = MASS_RESUME }));
    CHECK(send_all(&d, NOW + HOUR + 9) == 0 && send_all(&d, NOW + HOUR + 10) == 6);
    CHECK(page(&d, m.id).direct == 6);
    Mass two = { 0 };
    say(&d, &(TestMessage){ 0 });
    two = make(&d);
    save(&d, &two, (MassText){ .text = str_c(good) });
    CHECK_OK(act(&d, &two, (MassChange){ .act = MASS_HAND_IN }));
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_STOP })); /* or it takes the latecomer */
    CHECK(run(&d, NOW + 2 * MASS_UNDO).made == 1);
    CHECK_OK(act(&d, &two, (MassChange){ .act = MASS_STOP }));
    MassPage p = page(&d, two.id);
    CHECK(send_all(&d, NOW + DAY) == 0 && p.taken_out == 1 && p.skipped == 6);
}

TEST(what_ended_is_not_begun_again_by_a_pause) {
    DESK(d, 2);
    set_policy(&d, without_second);
    Mass m = handed_in(&d, good);
    CHECK(run(&d, NOW + MASS_UNDO).made == 2);
    int64_t until = again(&d, &m)->late_until;
    Caller later = shop_person(&d.shop, NOW + HOUR);
    Caller much_later = shop_person(&d.shop, NOW + 2 * DAY);
    CHECK_OK(act_at(&d, &later, &m, (MassChange){ .act = MASS_PAUSE }));
    CHECK_OK(act_at(&d, &later, &m, (MassChange){ .act = MASS_RESUME }));
    CHECK(m.state == MASS_DONE && m.late_until == until && until == NOW + MASS_UNDO + DAY);
    say(&d, &(TestMessage){ 0 });
    CHECK(run(&d, NOW + 2 * HOUR).made == 1);
    CHECK_OK(act_at(&d, &much_later, &m, (MassChange){ .act = MASS_PAUSE }));
    CHECK_OK(act_at(&d, &much_later, &m, (MassChange){ .act = MASS_RESUME }));
    say(&d, &(TestMessage){ 0 });
    CHECK(run(&d, NOW + 2 * DAY + HOUR).made == 0);
    CHECK(again(&d, &m)->state == MASS_DONE && m.late_until == until && m.next_at == 0);
}

static Reply only_reply(Desk *d, int64_t case_id) {
    List list;
    CHECK_OK(reply_of_case(d->shop.db, d->shop.arena, d->shop.brand_id, case_id, &list, &e));
    CHECK(list.count == 1);
    return *(const Reply *)list.items;
}

TEST(a_stop_calls_nothing_back_that_may_have_arrived) {
    DESK(d, 3);
    set_policy(&d, without_second);
    Outgoing o = { 0 }, under_way = { 0 }, too_late = { 0 };
    Mass m = handed_in(&d, good);
    CHECK(run(&d, NOW + MASS_UNDO).made == 3);
    CHECK_OK(outbox_claim(d.shop.db, d.shop.arena, NOW + HOUR, NULL, &o, &e));
    o.out_lookup = S("https://toko.example/tanya");
    CHECK_OK(outbox_finish(d.shop.db, d.shop.arena, &o,
                           &(TryEnd){ .outcome = TRY_UNKNOWN, .now = NOW + HOUR }, &e));
    CHECK(only_reply(&d, o.case_id).state == REPLY_HELD); /* will be asked by key */
    CHECK_OK(outbox_claim(d.shop.db, d.shop.arena, NOW + HOUR, NULL, &under_way, &e));
    CHECK_OK(outbox_claim(d.shop.db, d.shop.arena, NOW + HOUR, NULL, &too_late, &e));
    too_late.out_lookup = o.out_lookup;
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_STOP, .version = 1 }));
    CHECK(only_reply(&d, o.case_id).state == REPLY_UNKNOWN);
    CHECK(only_reply(&d, under_way.case_id).state == REPLY_SENDING);
    CHECK_OK(outbox_finish(d.shop.db, d.shop.arena, &under_way,
                           &(TryEnd){ .outcome = TRY_NOT_SENT, .now = NOW + HOUR }, &e));
    CHECK(only_reply(&d, under_way.case_id).state == REPLY_CANCELLED);
    CHECK_OK(outbox_finish(d.shop.db, d.shop.arena, &too_late,
                           &(TryEnd){ .outcome = TRY_UNKNOWN, .now = NOW + HOUR }, &e));
    CHECK(only_reply(&d, too_late.case_id).state == REPLY_UNKNOWN);
    CHECK(send_all(&d, NOW + DAY) == 0);
}

TEST(what_a_stop_calls_back_promised_nothing) {
    DESK(d, 1);
    set_policy(&d, without_second);
    List list;
    Mass m = handed_in(&d, "Halo Kak {nama}, maaf paketnya terlambat. Kami kabari lagi pukul {jam} "
                           "{zona}. Boleh DM nomor pesanannya?");
    CHECK(run(&d, NOW + MASS_UNDO).made == 1);
    CHECK_OK(promise_of_case(d.shop.db, d.shop.arena, d.shop.brand_id, d.cases[0], &list, &e));
    CHECK(list.count == 1 && ((Promise *)list.items)->state == PROMISE_OPEN);
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_STOP, .version = 1 }));
    CHECK_OK(promise_of_case(d.shop.db, d.shop.arena, d.shop.brand_id, d.cases[0], &list, &e));
    CHECK(list.count == 1 && ((Promise *)list.items)->state == PROMISE_DROPPED);
}

TEST(a_pause_holds_what_a_sender_gives_back) {
    DESK(d, 1);
    set_policy(&d, without_second);
    Outgoing o = { 0 };
    Mass m = handed_in(&d, good);
    CHECK(run(&d, NOW + MASS_UNDO).made == 1);
    CHECK_OK(outbox_claim(d.shop.db, d.shop.arena, NOW + HOUR, NULL, &o, &e));
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_PAUSE, .version = 1 }));
    CHECK_OK(outbox_finish(d.shop.db, d.shop.arena, &o,
                           &(TryEnd){ .outcome = TRY_NOT_SENT, .now = NOW + HOUR }, &e));
    CHECK(send_all(&d, NOW + DAY) == 0);
}

TEST(latecomers_get_the_same_answer_for_a_day_under_the_same_checks) {
    DESK(d, 2);
    set_policy(&d, without_second);
    Mass m = handed_in(&d, good);
    CHECK(run(&d, NOW + MASS_UNDO).made == 2);
    CHECK_OK(mass_get(d.shop.db, d.shop.arena, d.shop.brand_id, m.id, &m, &e));
    CHECK(m.state == MASS_DONE && m.late_until == NOW + MASS_UNDO + DAY);
    int64_t late = say(&d, &(TestMessage){ 0 });
    int64_t grave = say(&d, &(TestMessage){ .severity = SEVERITY_GRAVE });
    CHECK(run(&d, NOW + HOUR).made == 1);
    MassPage p = page(&d, m.id);
    CHECK(p.late == 2 && p.underway == 3 && p.skipped == 1);
    CHECK(reason_of(&d, m.id, late) == MASS_FITS && reason_of(&d, m.id, grave) == MASS_PERSONAL);
    (void)run(&d, NOW + 2 * DAY); /* over */
    say(&d, &(TestMessage){ 0 });
    CHECK(run(&d, NOW + 3 * DAY).mass_id == 0 && page(&d, m.id).late == 2);
}

TEST(a_post_answers_all_it_is_for_and_is_told_apart) {
    DESK(d, 3);
    set_policy(&d, without_second);
    List in;
    Mass m = make(&d);
    save(&d, &m, (MassText){ .mode = MASS_POST, .post_text = S("Paket terlambat karena banjir. "
                             "Kami cek satu per satu; kabar berikutnya pukul 16.00 di sini.") });
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_HAND_IN }));
    CHECK(m.state == MASS_POSTING && run(&d, NOW + DAY).mass_id == 0);
    MassChange up = { .act = MASS_POSTED, .link = S("javascript:x") };
    CHECK(act(&d, &m, up) == ERR_INVALID);
    up.link = S("https://ig.example/p/1");
    CHECK_OK(act(&d, &m, up));
    CHECK(run(&d, NOW + MASS_UNDO).posted == 3);
    MassPage p = page(&d, m.id);
    Case c = the_case(&d, d.cases[0]);
    CHECK(p.by_post == 3 && p.direct == 0);
    CHECK(c.state == CASE_ANSWERED && c.answered_at == NOW + MASS_UNDO);
    CHECK_STR(c.decision, "answer");
    CHECK_OK(mass_of_case(d.shop.db, d.shop.arena, d.shop.brand_id, c.id, &in, &e));
    const MassOfCase *row = in.items;
    CHECK(in.count == 1 && row[0].stand == STAND_BY_POST);
    CHECK_STR(row[0].post_link, "https://ig.example/p/1");
    int64_t late = say(&d, &(TestMessage){ 0 });
    CHECK(run(&d, NOW + HOUR).posted == 1 && the_case(&d, late).state == CASE_ANSWERED);
}

static const char *decided(Desk *d, int64_t case_id) {
    List list;
    CHECK_OK(case_decisions(d->shop.db, d->shop.arena, d->shop.brand_id, case_id, &list, &e));
    const CaseDecision *of = list.items;
    return list.count == 1 ? str_z(d->shop.arena, of[0].decision) : "none or many";
}

TEST(what_a_post_answered_is_answered_in_public_and_can_be_closed) {
    DESK(d, 1);
    set_policy(&d, without_second);
    Care care = { 0 };
    Mass m = make(&d);
    save(&d, &m, (MassText){ .mode = MASS_POST, .post_link = S("https://ig.example/p/1"),
                             .post_text = S("Paket terlambat karena banjir; semua sudah jalan.") });
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_HAND_IN }));
    CHECK(run(&d, NOW + MASS_UNDO).posted == 1);
    CHECK_STR(str_c(decided(&d, d.cases[0])), "post");
    Caller by = shop_person(&d.shop, NOW + HOUR);
    CHECK_OK(care_get(d.shop.db, d.shop.arena, &by, d.cases[0], &care, &e));
    CHECK(care.handoff.is_needed && care.handoff.post_at == NOW + MASS_UNDO);
    CHECK(care.handoff.public_at == 0 && care.handoff.due_at == 0);
    Case c = the_case(&d, d.cases[0]);
    ClosingForm form = { .version = c.version, .outcome = ENDED_FAIR };
    CHECK_OK(case_close(d.shop.db, d.shop.arena, &by, c.id, &form, &c, &e));
}

TEST(the_ledger_tells_who_was_answered_as_one_of_many) {
    DESK(d, 2);
    set_policy(&d, without_second);
    (void)handed_in(&d, good);
    CHECK(run(&d, NOW + MASS_UNDO).made == 2 && send_all(&d, NOW + HOUR) == 2);
    CHECK_STR(str_c(decided(&d, d.cases[1])), "mass");
}

TEST(with_a_post_those_nobody_reaches_are_answered_too) {
    DESK(d, 2);
    set_policy(&d, without_second);
    int64_t unknown = say(&d, &(TestMessage){ .is_nameless = true });
    Mass m = make(&d);
    CHECK(page(&d, m.id).planned == 2 && reason_of(&d, m.id, unknown) == MASS_UNREACHABLE);
    save(&d, &m, (MassText){ .mode = MASS_BOTH, .text = S("Halo Kak {nama}, kabarnya di {tautan}. "
                             "Boleh kirim nomor pesanannya?"),
                             .post_text = S("Kami sedang mengecek, kabar berikutnya pukul 16.00."),
                             .post_link = S("https://ig.example/p/2") });
    CHECK(page(&d, m.id).planned == 3 && reason_of(&d, m.id, unknown) == MASS_FITS);
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_HAND_IN }));
    MassTurn turn = run(&d, NOW + MASS_UNDO);
    CHECK(turn.made == 2 && turn.posted == 1 && the_case(&d, unknown).state == CASE_ANSWERED);
    List list = items(&d, m.id, (MassItemFilter){ .stand = S("underway") });
    CHECK(str_find(((MassItem *)list.items)[0].reply_text, S("https://ig.example/p/2")) > 0);
}

TEST(each_account_keeps_its_pace) {
    DESK(d, 0);
    set_policy(&d, without_second);
    for (int i = 0; i < 70; i++)
        say(&d, &(TestMessage){ .source = 0 });
    (void)handed_in(&d, good);
    int64_t most = pace_of(CHANNEL_INSTAGRAM).per_minute, made = 0, now = NOW + MASS_UNDO;
    for (; now < NOW + 2 * MASS_UNDO; now += 5)
        made += run(&d, now).made;
    CHECK(made == most && pace_minutes(CHANNEL_INSTAGRAM, 70) == 3);
    CHECK(pace_minutes(CHANNEL_INSTAGRAM, 601) == 61 && pace_minutes(CHANNEL_INSTAGRAM, 0) == 0);
    for (; now < NOW + 3 * MASS_UNDO; now += 5)
        made += run(&d, now).made;
    CHECK(made == 2 * most);
    CHECK(send_all(&d, NOW + MASS_UNDO + 30) < most); /* spread over the minute */
}

TEST(what_is_killed_before_its_commit_doubles_nothing) {
    DESK(d, 5);
    set_policy(&d, without_second);
    Mass m = handed_in(&d, good);
    shop_commit(&d.shop);
    CHECK(run(&d, NOW + MASS_UNDO).made == 5);
    store_abort(d.shop.store, &d.shop.db); /* the process dies here */
    CHECK_OK(store_write(d.shop.store, &d.shop.db, &e));
    CHECK(page(&d, m.id).planned == 5 && send_all(&d, NOW + HOUR) == 0);
    CHECK(run(&d, NOW + MASS_UNDO + 1).made == 5);
    CHECK(run(&d, NOW + MASS_UNDO + HOUR).made == 0 && send_all(&d, NOW + 2 * HOUR) == 5);
}

TEST(a_list_gives_all_that_match_it) {
    DESK(d, 5);
    say(&d, &(TestMessage){ .class = CLASS_QUESTION });
    Mass m = { 0 };
    Caller by = shop_person(&d.shop, NOW);
    MassForm form = { .scope = MASS_OF_LIST, .filter = { .class = S("complaint") } };
    CHECK_OK(mass_make(d.shop.db, d.shop.arena, &by, &form, &m, &e));
    CHECK(m.item_count == 5 && m.problem_id == 0);
    CaseId ids[] = { { d.cases[1] }, { d.cases[1] }, { d.cases[3] } };
    form = (MassForm){ .scope = MASS_OF_CASES, .cases = { ids, 3 } };
    CHECK_OK(mass_make(d.shop.db, d.shop.arena, &by, &form, &m, &e));
    CHECK(m.item_count == 2);
    form = (MassForm){ .scope = MASS_OF_PROBLEM, .problem_id = 999 };
    CHECK_ERR(ERR_INVALID, mass_make(d.shop.db, d.shop.arena, &by, &form, &m, &e));
    by.brand_id = shop_other_brand(&d.shop);
    form = (MassForm){ .scope = MASS_OF_CASES, .cases = { ids, 3 } };
    CHECK_ERR(ERR_NOT_FOUND, mass_make(d.shop.db, d.shop.arena, &by, &form, &m, &e));
}

TEST(an_author_who_may_not_send_any_more_stops_it) {
    DESK(d, 2);
    set_policy(&d, without_second);
    Mass m = handed_in(&d, good);
    CHECK_OK(db_run(d.shop.db, Q_MEMBER_SET,
                    DB_ARGS(DB_V(d.shop.brand_id), DB_V(d.shop.staff_id),
                            db_name(role_names, ROLE_READER), DB_V(NOW)), NULL, &e));
    CHECK(run(&d, NOW + MASS_UNDO).made == 0);
    CHECK_OK(mass_get(d.shop.db, d.shop.arena, d.shop.brand_id, m.id, &m, &e));
    CHECK(m.state == MASS_PAUSED);
    CHECK_STR(m.remark, "author");
}

/* The promise of the product: an answer for 500 with a handful of acts, and none to a wrong one. */
TEST(five_hundred_are_answered_each_by_their_own_reply) {
    DESK(d, 500);
    set_policy(&d, without_second);
    Mass m = handed_in(&d, good); /* make, save, hand in: three acts of a person */
    int64_t sent = 0;
    for (int64_t now = NOW + MASS_UNDO; now < NOW + 3 * HOUR; now += 5) {
        (void)run(&d, now);
        sent += send_all(&d, now);
    }
    MassPage p = page(&d, m.id);
    CHECK(sent == 500 && p.direct == 500 && p.planned == 0 && p.people == 500);
    for (size_t i = 0; i < d.count; i++) {
        Case c = the_case(&d, d.cases[i]);
        List replies;
        CHECK_OK(reply_of_case(d.shop.db, d.shop.arena, d.shop.brand_id, c.id, &replies, &e));
        const Reply *r = replies.items;
        CHECK(c.state == CASE_ANSWERED && replies.count == 1 && r[0].state == REPLY_SENT);
        CHECK(str_find(r[0].text, c.author_name) > 0);
    }
}
