/* While a crisis is hot, our first public word stands where it began. */
#include "crisis/room.h"
#include "desk/alarm.h"
#include "desk/audit.h"
#include "desk/closing.h"
#include "desk/compose.h"
#include "desk/mass_run.h"
#include "desk/reply.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 20 * HOUR };

static int64_t written(TestShop *s, size_t source, const char *who) {
    return shop_message(s, &(TestMessage){ .at = NOW - HOUR, .source = source, .who = who,
                                           .text = "kemasannya bocor semua, tolong dijawab",
                                           .mood = MOOD_NEGATIVE, .class = CLASS_COMPLAINT,
                                           .is_own = true });
}

static Crisis begun_at(TestShop *s, size_t source) {
    Crisis c = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(crisis_open(s->db, s->arena, &by, &(CrisisForm){ .name = S("Kemasan bocor") }, &c,
                         &e));
    CHECK_OK(crisis_change(s->db, s->arena, &by, c.id,
                           &(CrisisChange){ .name = c.name, .lead_id = c.lead_id,
                                            .word_every = HOUR, .version = c.version,
                                            .origin_source_id = s->sources[source] },
                           &c, &e));
    return c;
}

static Err answer(TestShop *s, int64_t case_id, bool is_public, Str reason, Str key) {
    Case c = { 0 };
    Reply out = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, case_id, &c, &e));
    return reply_create(s->db, s->arena, &by, case_id,
                        &(ReplyForm){ .case_version = c.version, .is_public = is_public,
                                      .text = S("Halo Kak, batch 12 kami tahan sejak pukul 10.00. "
                                                "Kirim nomor pesanan lewat DM, kami ganti."),
                                      .overrides = true, .first_reason = reason,
                                      .request_key = key },
                        &out, &e);
}

TEST(elsewhere_first_needs_a_reason_that_is_kept) {
    TEST_SHOP(s);
    int64_t here = written(&s, 0, "ani"), there = written(&s, 1, "budi");
    begun_at(&s, 0);
    CHECK(answer(&s, there, true, (Str){ 0 }, S("kunci-satu")) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "first_reason");
    CHECK_STR(str_c(e.clause.name), "origin");
    CHECK_OK(answer(&s, there, true, S("Akun asal sedang terkunci"), S("kunci-dua")));
    CHECK_OK(answer(&s, here, true, (Str){ 0 }, S("kunci-tiga")));
}

TEST(after_the_first_word_any_account_may_answer) {
    TEST_SHOP(s);
    int64_t there = written(&s, 1, "budi");
    begun_at(&s, 0);
    Caller by = shop_person(&s, NOW);
    CHECK_OK(crisis_heard(s.db, &by, &(CrisisPart){ .case_id = there }, &e));
    CHECK_OK(answer(&s, there, true, (Str){ 0 }, S("kunci-satu")));
}

TEST(a_private_answer_and_a_day_without_crisis_ask_nothing) {
    TEST_SHOP(s);
    int64_t there = written(&s, 1, "budi"), other = written(&s, 1, "cici");
    CHECK_OK(answer(&s, other, true, (Str){ 0 }, S("kunci-satu")));
    begun_at(&s, 0);
    CHECK_OK(answer(&s, there, false, (Str){ 0 }, S("kunci-dua")));
}

TEST(the_checker_is_stricter_while_a_room_is_open) {
    TEST_SHOP(s);
    int64_t here = written(&s, 0, "ani");
    CheckForm form = { .case_id = here, .text = S("Terima kasih ya Kak"), .is_public = true,
                       .now = NOW };
    List found;
    CHECK_OK(compose_check(s.db, s.arena, s.brand_id, &form, &found, &e));
    const Finding *f = found.items;
    for (size_t i = 0; i < found.count; i++)
        CHECK(f[i].rule != DRAFT_EMPTY || f[i].level != FINDING_BLOCK);
    begun_at(&s, 0);
    CHECK_OK(compose_check(s.db, s.arena, s.brand_id, &form, &found, &e));
    bool blocks = false;
    f = found.items;
    for (size_t i = 0; i < found.count; i++)
        blocks |= f[i].rule == DRAFT_EMPTY && f[i].level == FINDING_BLOCK;
    CHECK(blocks);
}

/* ---- one answer to many ---- */

typedef struct Many {
    int64_t cases[2];
} Many;

/* An answer to two cases of other accounts than the one it began at. */
static Mass to_many(TestShop *s, const Many *many) {
    Mass m = { 0 };
    CaseId ids[] = { { many->cases[0] }, { many->cases[1] } };
    Caller by = shop_person(s, NOW);
    for (size_t i = 0; i < 3; i++)
        shop_hook(s, i, NULL);
    CHECK_OK(mass_make(s->db, s->arena, &by,
                       &(MassForm){ .scope = MASS_OF_CASES, .cases = { ids, 2 } }, &m, &e));
    MassText text = { .version = m.version,
                      .text = S("Halo {sapaan} {nama}, batch 12 kami tahan sejak pukul 10.00. "
                                "Kirim nomor pesanan lewat DM, kami ganti. - {admin}") };
    CHECK_OK(mass_save(s->db, s->arena, &by, m.id, &text, &m, &e));
    return m;
}

static Err hand_in(TestShop *s, Mass *m, Str reason) {
    Caller by = shop_person(s, NOW);
    return mass_act(s->db, s->arena, &by, m->id,
                    &(MassChange){ .act = MASS_HAND_IN, .version = m->version, .overrides = true,
                                   .first_reason = reason },
                    m, &e);
}

static size_t logged(TestShop *s, const char *act) {
    List log;
    Str next;
    size_t found = 0;
    CHECK_OK(audit_list(s->db, s->arena, s->brand_id,
                        &(AuditFilter){ .object = S("crisis"), .limit = 100 }, &log, &next, &e));
    const AuditRow *rows = log.items;
    for (size_t i = 0; i < log.count; i++)
        found += str_eq(rows[i].act, str_c(act));
    return found;
}

static int64_t passed(TestShop *s) {
    Caller by = shop_person(s, NOW);
    int64_t n;
    CHECK_OK(db_i64(s->db, Q_RIGHTS_PAUSE_OVERRIDES,
                    DB_ARGS(DB_V(by.brand_id), DB_V(by.staff_id), DB_V((int64_t)0)), &n, &e));
    return n;
}

TEST(a_mass_answer_is_asked_once_for_all_its_parts) {
    TEST_SHOP(s);
    Many many = { { written(&s, 1, "ani"), written(&s, 2, "budi") } };
    MassTurn turn;
    begun_at(&s, 0);
    Mass m = to_many(&s, &many);
    CHECK(hand_in(&s, &m, S(" ")) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "first_reason");
    CHECK_STR(str_c(e.clause.name), "origin");
    int64_t before = passed(&s);
    CHECK_OK(mass_get(s.db, s.arena, s.brand_id, m.id, &m, &e));
    CHECK_OK(hand_in(&s, &m, S(" Akun asal sedang terkunci ")));
    CHECK_STR(m.first_reason, "Akun asal sedang terkunci");
    CHECK_OK(mass_run(s.db, s.arena, m.start_at, &turn, &e));
    CHECK(turn.made == 2 && turn.skipped == 0);
    CHECK(logged(&s, "crisis.elsewhere_first") == 1);
    CHECK(passed(&s) == before + 2); /* the checker and the origin, each once */
}

TEST(a_mass_answer_where_it_began_is_asked_nothing) {
    TEST_SHOP(s);
    Many many = { { written(&s, 1, "ani"), written(&s, 1, "budi") } };
    MassTurn turn;
    begun_at(&s, 1);
    Mass m = to_many(&s, &many);
    CHECK_OK(hand_in(&s, &m, (Str){ 0 }));
    CHECK_OK(mass_run(s.db, s.arena, m.start_at, &turn, &e));
    CHECK(turn.made == 2 && logged(&s, "crisis.elsewhere_first") == 0);
}

TEST(a_post_for_all_is_a_word_elsewhere) {
    TEST_SHOP(s);
    Many many = { { written(&s, 1, "ani"), written(&s, 1, "budi") } };
    begun_at(&s, 1);
    Mass m = to_many(&s, &many);
    Caller by = shop_person(&s, NOW);
    MassText text = { .version = m.version, .mode = MASS_POST,
                      .post_text = S("Batch 12 kami tahan sejak pukul 10.00. Kabar berikutnya "
                                     "jam 16.00.") };
    CHECK_OK(mass_save(s.db, s.arena, &by, m.id, &text, &m, &e));
    CHECK(hand_in(&s, &m, (Str){ 0 }) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "first_reason");
    CHECK_OK(mass_get(s.db, s.arena, s.brand_id, m.id, &m, &e));
    CHECK_OK(hand_in(&s, &m, S("Diunggah di akun asal")));
}

/* ---- where no field is for a reason ---- */

TEST(the_reason_of_a_closing_is_that_of_its_note) {
    TEST_SHOP(s);
    Case c = { 0 };
    int64_t there = written(&s, 1, "budi");
    shop_answer(&s, there, NOW - MINUTE);
    begun_at(&s, 0);
    CHECK_OK(case_get(s.db, s.arena, s.brand_id, there, &c, &e));
    ClosingForm form = { .version = c.version, .outcome = ENDED_ACCEPTED, .note_agreed = true,
                         .public_note = S("Terima kasih Kak Budi, penggantinya sudah sampai dan "
                                          "masalahnya selesai. - Rasti"),
                         .overrides = true };
    Caller by = shop_person(&s, NOW);
    CHECK(case_close(s.db, s.arena, &by, there, &form, &c, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "reason");
    CHECK_STR(str_c(e.clause.name), "origin");
    form.reason = S("Kasus ini selesai sebelum krisis");
    CHECK_OK(case_close(s.db, s.arena, &by, there, &form, &c, &e));
    CHECK(logged(&s, "crisis.elsewhere_first") == 1);
}

/* The page behind the link of a call. */
static AlarmPage page_of(TestShop *s, Str token) {
    AlarmPage page = { 0 };
    CHECK_OK(alarm_page(s->db, s->arena, token, NOW + 5, &page, &e));
    return page;
}

static Str called(TestShop *s) {
    Caller by = shop_person(s, NOW);
    AlarmStep step = { .way = STEP_PERSON, .staff_id = s->staff_id };
    List out;
    CHECK_OK(alarm_set(s->db, s->arena, &by, &(AlarmLadder){ { &step, 1 } }, &out, &e));
    (void)shop_grave(s, NOW);
    CallOut call = shop_claim(s, NOW);
    CHECK_OK(alarm_called(s->db, &call, true, (Str){ 0 }, NOW, &e));
    return call.token;
}

TEST(the_page_of_an_alarm_offers_an_answer_where_it_began) {
    TEST_SHOP(s);
    int64_t here = shop_message(&s, &(TestMessage){ .at = NOW - MINUTE, .source = 1, .who = "@ani",
                                                    .text = "kemasannya bocor semua",
                                                    .mood = MOOD_NEGATIVE,
                                                    .class = CLASS_COMPLAINT });
    Str token = called(&s);
    CHECK(page_of(&s, token).hold_case != here); /* another one is seen by more */
    begun_at(&s, 1);
    AlarmPage page = page_of(&s, token);
    CHECK(page.hold == HOLD_READY && page.hold_case == here);
    HoldForm form = { page.hold_case, page.hold_version };
    CHECK_OK(alarm_page_hold(s.db, s.arena, token, &form, NOW + 6, &page, &e));
    CHECK(page.hold == HOLD_DONE && logged(&s, "crisis.elsewhere_first") == 0);
}

TEST(an_alarm_with_nothing_where_it_began_is_answered_all_the_same) {
    TEST_SHOP(s);
    Str token = called(&s);
    begun_at(&s, 2);
    AlarmPage page = page_of(&s, token);
    CHECK(page.hold == HOLD_READY);
    HoldForm form = { page.hold_case, page.hold_version };
    CHECK_OK(alarm_page_hold(s.db, s.arena, token, &form, NOW + 6, &page, &e));
    CHECK(page.hold == HOLD_DONE && logged(&s, "crisis.elsewhere_first") == 1);
}
