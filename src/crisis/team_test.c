#include "crisis/room.h"
#include "crisis/step.h"
#include "crisis/team.h"
#include "desk/brand.h"
#include "desk/duty.h"
#include "desk/overview.h"
#include "desk/staff.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 20 * HOUR };

static Crisis opened(TestShop *s) {
    Crisis c = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(crisis_open(s->db, s->arena, &by, &(CrisisForm){ .name = S("Kemasan bocor") }, &c,
                         &e));
    return c;
}

static int64_t somebody(TestShop *s, const char *email, Role role) {
    Staff made = { 0 };
    CHECK_OK(staff_create(s->db, s->arena,
                          &(NewStaff){ .email = str_c(email), .name = S("Orang"),
                                       .password_hash = S("x"),
                                       .brand_id = role ? s->brand_id : 0, .role = role,
                                       .now = NOW },
                          &made, &e));
    return made.id;
}

static Role role_at(TestShop *s, int64_t staff_id, int64_t at) {
    Role role;
    CHECK_OK(role_now(s->db, s->brand_id, staff_id, at, &role, &e));
    return role;
}

TEST(rights_begin_and_end_by_themselves) {
    TEST_SHOP(s);
    Crisis c = opened(&s);
    Caller by = shop_person(&s, NOW);
    int64_t reader = somebody(&s, "baca@toko.example", ROLE_READER);
    TeamMember m = { 0 };
    TeamForm form = { reader, DUTY_SPOKESPERSON, NOW + HOUR, NOW + 5 * HOUR };
    CHECK_OK(team_add(s.db, s.arena, &by, c.id, &form, &m, &e));
    CHECK(role_at(&s, reader, NOW) == ROLE_READER);
    CHECK(role_at(&s, reader, NOW + HOUR) == ROLE_APPROVER);
    CHECK(role_at(&s, reader, NOW + 5 * HOUR - 1) == ROLE_APPROVER);
    CHECK(role_at(&s, reader, NOW + 5 * HOUR) == ROLE_READER);
    CHECK(team_add(s.db, s.arena, &by, c.id, &form, &m, &e) == ERR_INVALID); /* twice */
    Caller later = shop_person(&s, NOW + 2 * HOUR);
    CHECK_OK(team_end(s.db, s.arena, &later, &(TeamOf){ c.id, m.id }, &m, &e));
    CHECK(role_at(&s, reader, NOW + 3 * HOUR) == ROLE_READER);
    CHECK(team_end(s.db, s.arena, &later, &(TeamOf){ c.id, m.id }, &m, &e) == ERR_CONFLICT);
}

TEST(whoever_is_removed_has_no_duty_left) {
    TEST_SHOP(s);
    Crisis c = opened(&s);
    Caller by = shop_person(&s, NOW);
    int64_t reader = somebody(&s, "baca@toko.example", ROLE_READER);
    TeamMember m = { 0 };
    Staff out;
    CHECK_OK(team_add(s.db, s.arena, &by, c.id,
                      &(TeamForm){ reader, DUTY_SPOKESPERSON, NOW, NOW + 5 * HOUR }, &m, &e));
    CHECK(role_at(&s, reader, NOW) == ROLE_APPROVER);
    CHECK_OK(staff_set_role(s.db, s.arena, &by, reader, ROLE_NONE, &out, &e));
    CHECK(role_at(&s, reader, NOW) == ROLE_NONE);
    int64_t other = somebody(&s, "lain@toko.example", ROLE_READER);
    CHECK_OK(team_add(s.db, s.arena, &by, c.id,
                      &(TeamForm){ other, DUTY_SPOKESPERSON, NOW, NOW + 5 * HOUR }, &m, &e));
    CHECK_OK(staff_end(s.db, &by, other, &e));
    CHECK(role_at(&s, other, NOW) == ROLE_NONE);
}

TEST(a_duty_takes_nothing_away_and_ends_with_its_crisis) {
    TEST_SHOP(s);
    Crisis c = opened(&s);
    Caller by = shop_person(&s, NOW);
    int64_t reader = somebody(&s, "baca@toko.example", ROLE_READER);
    TeamMember m = { 0 };
    CHECK_OK(team_add(s.db, s.arena, &by, c.id,
                      &(TeamForm){ s.staff_id, DUTY_MONITOR, 0, NOW + DAY }, &m, &e));
    CHECK(role_at(&s, s.staff_id, NOW) == ROLE_OWNER);
    CHECK_OK(team_add(s.db, s.arena, &by, c.id, &(TeamForm){ reader, DUTY_RESPONDER, 0, NOW + DAY },
                      &m, &e));
    CHECK(role_at(&s, reader, NOW + 1) == ROLE_WRITER);
    while (c.phase < PHASE_CLOSED)
        CHECK_OK(phase_move(s.db, s.arena, &by, c.id,
                            &(PhaseMove){ c.phase == PHASE_RECOVERY ? PHASE_CLOSE : PHASE_ADVANCE,
                                          c.version, S("Cukup"), c.name, 0 },
                            &c, &e));
    CHECK(role_at(&s, reader, NOW + 1) == ROLE_READER);
}

TEST(nobody_gives_more_than_they_may) {
    TEST_SHOP(s);
    Crisis c = opened(&s);
    Caller writer = shop_person(&s, NOW);
    int64_t reader = somebody(&s, "baca@toko.example", ROLE_READER);
    TeamMember m = { 0 };
    writer.role = ROLE_WRITER;
    CHECK(team_add(s.db, s.arena, &writer, c.id,
                   &(TeamForm){ reader, DUTY_RESPONDER, 0, NOW + DAY }, &m, &e) == ERR_DENIED);
    Caller admin = shop_person(&s, NOW);
    admin.role = ROLE_ADMIN;
    CHECK_OK(team_add(s.db, s.arena, &admin, c.id,
                      &(TeamForm){ reader, DUTY_SPOKESPERSON, 0, NOW + DAY }, &m, &e));
    CHECK(team_add(s.db, s.arena, &admin, c.id,
                   &(TeamForm){ reader, DUTY_ASSESSOR, 0, NOW + 40 * DAY }, &m, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "until_at");
}

TEST(a_guest_comes_in_for_a_time_and_sees_the_brand) {
    TEST_SHOP(s);
    Crisis c = opened(&s);
    Caller by = shop_person(&s, NOW);
    int64_t guest = somebody(&s, "agensi@lain.example", ROLE_NONE);
    TeamMember m = { 0 };
    List brands;
    CHECK(role_at(&s, guest, NOW) == ROLE_NONE);
    CHECK(team_add(s.db, s.arena, &by, c.id, &(TeamForm){ guest, DUTY_MONITOR, 0, NOW + DAY }, &m,
                   &e) == ERR_INVALID);
    GuestForm form = { S("Agensi@lain.example"), DUTY_RESPONDER, 0, NOW + DAY };
    CHECK_OK(team_add_guest(s.db, s.arena, &by, c.id, &form, &m, &e));
    CHECK(m.is_guest && m.is_running && role_at(&s, guest, NOW) == ROLE_WRITER);
    CHECK_OK(brands_now(s.db, s.arena, guest, NOW, &brands, &e));
    CHECK(brands.count == 1 && ((const Brand *)brands.items)->role == ROLE_WRITER);
    CHECK_OK(brands_now(s.db, s.arena, guest, NOW + DAY, &brands, &e));
    CHECK(brands.count == 0 && role_at(&s, guest, NOW + DAY) == ROLE_NONE);
    form.email = S("tidak@ada.example");
    CHECK(team_add_guest(s.db, s.arena, &by, c.id, &form, &m, &e) == ERR_INVALID);
    /* a duty in one brand opens no other */
    Role role;
    CHECK_OK(role_now(s.db, shop_other_brand(&s), guest, NOW, &role, &e));
    CHECK(role == ROLE_NONE);
}

/* ---- the checklist ---- */

static Step added(TestShop *s, int64_t crisis_id, Str text, int64_t due_at) {
    Step step = { 0 };
    Caller by = shop_person(s, NOW);
    StepForm form = { PHASE_PREPARATION, text, DUTY_ASSESSOR, due_at };
    CHECK_OK(step_add(s->db, s->arena, &by, crisis_id, &form, &step, &e));
    return step;
}

static Err act(TestShop *s, Step *step, StepAct what, Str reason) {
    Caller by = shop_person(s, NOW);
    return step_act(s->db, s->arena, &by, &(StepOf){ step->crisis_id, step->id },
                    &(StepChange){ what, step->version, reason }, step, &e);
}

TEST(a_step_is_taken_done_undone_and_skipped_with_a_reason) {
    TEST_SHOP(s);
    Crisis c = opened(&s);
    Step step = added(&s, c.id, S("Tahan batch 12"), 0);
    CHECK_OK(act(&s, &step, STEP_TAKE, (Str){ 0 }));
    CHECK(step.staff_id == s.staff_id);
    CHECK_OK(act(&s, &step, STEP_DONE, (Str){ 0 }));
    CHECK(step.done_at == NOW && step.done_by == s.staff_id);
    CHECK(act(&s, &step, STEP_SKIP, S("x")) == ERR_CONFLICT);
    CHECK_OK(act(&s, &step, STEP_UNDO, (Str){ 0 }));
    CHECK(step.done_at == 0);
    CHECK(act(&s, &step, STEP_SKIP, S(" ")) == ERR_INVALID);
    CHECK_OK(act(&s, &step, STEP_SKIP, S("Tidak ada gudang")));
    CHECK(step.skipped_at == NOW && step.reason.n > 0);
    step.version--;
    CHECK(act(&s, &step, STEP_UNDO, (Str){ 0 }) == ERR_CONFLICT);
}

TEST(an_open_step_and_an_empty_team_are_missed) {
    TEST_SHOP(s);
    Crisis c = opened(&s);
    RoomPage page = { 0 };
    Caller by = shop_person(&s, NOW);
    TeamMember m = { 0 };
    Step step = added(&s, c.id, S("Tahan batch 12"), 0);
    CHECK_OK(room_page(s.db, s.arena, &by, c.id, &page, &e));
    const ExitState *t = page.tests.items;
    CHECK(str_eq(t[0].name, S("team_named")) && !t[0].holds);
    CHECK(str_eq(t[3].name, S("steps_done")) && !t[3].holds && page.open_steps == 1);
    CHECK_OK(act(&s, &step, STEP_DONE, (Str){ 0 }));
    CHECK_OK(team_add(s.db, s.arena, &by, c.id,
                      &(TeamForm){ s.staff_id, DUTY_ASSESSOR, 0, NOW + DAY }, &m, &e));
    CHECK_OK(room_page(s.db, s.arena, &by, c.id, &page, &e));
    t = page.tests.items;
    CHECK(t[0].holds && t[3].holds && page.team == 1);
}

TEST(steps_change_places) {
    TEST_SHOP(s);
    Crisis c = opened(&s);
    Caller by = shop_person(&s, NOW);
    List list;
    Step one = added(&s, c.id, S("Satu"), 0), two = added(&s, c.id, S("Dua"), 0);
    CHECK_OK(act(&s, &two, STEP_UP, (Str){ 0 }));
    CHECK_OK(step_list(s.db, s.arena, &by, c.id, &list, &e));
    CHECK(list.count == 2 && ((const Step *)list.items)->id == two.id);
    CHECK(act(&s, &two, STEP_UP, (Str){ 0 }) == ERR_CONFLICT);
    CHECK(one.id != two.id);
}

TEST(a_late_step_is_told_once) {
    TEST_SHOP(s);
    Crisis c = opened(&s);
    RoomPage page = { 0 };
    bool told;
    added(&s, c.id, S("Tahan batch 12"), NOW + HOUR);
    CHECK_OK(step_watch(s.db, s.brand_id, NOW, &told, &e));
    CHECK(!told);
    CHECK_OK(step_watch(s.db, s.brand_id, NOW + 2 * HOUR, &told, &e));
    CHECK(told);
    CHECK_OK(step_watch(s.db, s.brand_id, NOW + 2 * HOUR, &told, &e));
    CHECK(!told);
    Caller later = shop_person(&s, NOW + 2 * HOUR);
    CHECK_OK(room_page(s.db, s.arena, &later, c.id, &page, &e));
    CHECK(page.is_red && page.late_steps == 1);
    Overview o = { 0 };
    CHECK_OK(overview_get(s.db, s.arena, s.brand_id, NOW, &o, &e));
    CHECK(o.crisis_id == c.id && !o.crisis_late);
    CHECK_OK(overview_get(s.db, s.arena, s.brand_id, NOW + 2 * HOUR, &o, &e));
    CHECK(o.crisis_late);
}
