#include "crisis/exit_test.h"
#include "crisis/playbook.h"
#include "crisis/proposal.h"
#include "crisis/room.h"
#include "crisis/threat.h"
#include "crisis/timeline.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 20 * HOUR };

static Crisis opened(TestShop *s, Str name) {
    Crisis c = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(crisis_open(s->db, s->arena, &by, &(CrisisForm){ .name = name }, &c, &e));
    return c;
}

TEST(one_crisis_is_hot_at_a_time) {
    TEST_SHOP(s);
    Crisis c = opened(&s, S("Kemasan bocor")), now = { 0 };
    Caller by = shop_person(&s, NOW);
    CHECK(c.phase == PHASE_PREPARATION && c.lead_id == s.staff_id);
    CHECK(crisis_open(s.db, s.arena, &by, &(CrisisForm){ .name = S("Lagi") }, &now, &e) ==
          ERR_CONFLICT);
    CHECK_OK(crisis_now(s.db, s.arena, s.brand_id, &now, &e));
    CHECK(now.id == c.id);
    CHECK_OK(crisis_now(s.db, s.arena, shop_other_brand(&s), &now, &e));
    CHECK(now.id == 0); /* brands are walls */
    CHECK(crisis_get(s.db, s.arena, shop_other_brand(&s), c.id, &now, &e) == ERR_NOT_FOUND);
}

TEST(a_threat_of_another_brand_is_none) {
    TEST_SHOP(s);
    Crisis c = { 0 };
    Threat t = { .name = S("Rahasia mereka"), .likelihood = 3, .effect = 3 };
    Caller by = shop_person(&s, NOW), elsewhere = by;
    elsewhere.brand_id = shop_other_brand(&s);
    CHECK_OK(threat_put(s.db, s.arena, &elsewhere, 0, &t, &t, &e));
    CHECK(crisis_open(s.db, s.arena, &by,
                      &(CrisisForm){ .name = S("Roti basi"), .threat_id = t.id }, &c, &e) ==
          ERR_NOT_FOUND);
}

TEST(a_crisis_is_named) {
    TEST_SHOP(s);
    Crisis c = { 0 };
    Caller by = shop_person(&s, NOW);
    CHECK(crisis_open(s.db, s.arena, &by, &(CrisisForm){ .name = S("  ") }, &c, &e) ==
          ERR_INVALID);
    CHECK_STR(str_c(e.field), "name");
}

static Err begins_at(TestShop *s, const Crisis *c, size_t source, Str reason, Crisis *out) {
    Caller by = shop_person(s, NOW);
    return crisis_change(s->db, s->arena, &by, c->id,
                         &(CrisisChange){ .name = c->name, .lead_id = c->lead_id,
                                          .word_every = HOUR, .version = c->version,
                                          .origin_source_id = source < 3 ? s->sources[source] : 0,
                                          .origin_reason = reason },
                         out, &e);
}

/* The first answer went there. */
TEST(where_it_began_is_said_freely_once_and_then_with_a_reason) {
    TEST_SHOP(s);
    enum { NOWHERE = 3 };
    Crisis c = opened(&s, S("Kemasan bocor")), first, was;
    TimelineOf of = { .crisis_id = c.id, .filter = { .limit = 1 } };
    Caller by = shop_person(&s, NOW);
    List rows;
    Str next;
    CHECK_OK(begins_at(&s, &c, 0, (Str){ 0 }, &first));
    CHECK(first.origin_source_id == s.sources[0] && first.origin_by == s.staff_id);
    CHECK_OK(begins_at(&s, &first, 0, (Str){ 0 }, &was)); /* another change */
    for (size_t to = 1; to <= NOWHERE; to += 2) {
        CHECK(begins_at(&s, &was, to, S(" "), &c) == ERR_INVALID);
        CHECK_STR(str_c(e.field), "origin_reason");
    }
    CHECK(begins_at(&s, &first, 1, (Str){ 0 }, &c) == ERR_CONFLICT); /* somebody changed it */
    CHECK_OK(begins_at(&s, &was, 1, S(" Unggahan pertama ternyata di sana "), &c));
    CHECK(c.origin_source_id == s.sources[1]);
    CHECK_OK(timeline_list(s.db, s.arena, &by, &of, &rows, &next, &e));
    const TimelineRow *row = rows.items;
    CHECK(rows.count == 1 && str_eq(row->act, S("crisis.origin")));
    CHECK_STR(row->text, "Unggahan pertama ternyata di sana");
    CHECK_OK(begins_at(&s, &c, NOWHERE, S("Belum jelas"), &was));
    CHECK(was.origin_source_id == 0);
    CHECK(begins_at(&s, &was, 2, (Str){ 0 }, &c) == ERR_INVALID); /* it was said once */
    CHECK_OK(begins_at(&s, &was, 2, S("Ada tangkapan layarnya"), &c));
}

TEST(a_guess_of_where_it_began_is_changed_with_a_reason) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    Case k = { 0 };
    Crisis c = { 0 }, out;
    int64_t id = shop_message(&s, &(TestMessage){ .at = NOW - HOUR, .who = "@ani", .source = 0,
                                                  .class = CLASS_COMPLAINT });
    CHECK_OK(problem_put(s.db, s.arena, &by, id, &(CaseProblem){ .name = S("Kemasan bocor") }, &k,
                         &e));
    CHECK_OK(crisis_open(s.db, s.arena, &by,
                         &(CrisisForm){ .name = S("Kemasan bocor"), .problem_id = k.problem_id },
                         &c, &e));
    CHECK(c.origin_source_id == s.sources[0] && c.origin_by == 0);
    CHECK(begins_at(&s, &c, 1, (Str){ 0 }, &out) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "origin_reason");
}

TEST(the_tests_of_its_phase_are_told) {
    TEST_SHOP(s);
    List list;
    Crisis c = opened(&s, S("Kemasan bocor"));
    Caller by = shop_person(&s, NOW);
    CHECK_OK(exit_states(&(RoomRead){ .db = s.db, .arena = s.arena, .crisis = &c, .now = by.now },
                         &list, &e));
    const ExitState *of = list.items;
    CHECK(list.count == 4 && str_eq(of[2].name, S("origin_known")) && !of[2].holds);
    CHECK(str_eq(of[3].name, S("steps_done")) && of[3].holds);
}

TEST(the_list_is_paged) {
    TEST_SHOP(s);
    List list;
    Str next;
    Crisis c = opened(&s, S("Kemasan bocor"));
    Caller by = shop_person(&s, NOW);
    CHECK_OK(crisis_list(s.db, s.arena, &by, &(PageFilter){ .limit = 1 }, &list, &next, &e));
    CHECK(list.count == 1 && ((const Crisis *)list.items)->id == c.id && next.n == 0);
}

/* ---- opening and what is next ---- */

TEST(the_next_act_is_what_is_missing_most) {
    Crisis c = { .phase = PHASE_RESPONSE };
    NextInput in = { .crisis = &c, .now = NOW };
    CHECK(next_act(&in) == NEXT_PROBLEM);
    c.problem_id = 1;
    CHECK(next_act(&in) == NEXT_ORIGIN);
    c.origin_source_id = 1;
    CHECK(next_act(&in) == NEXT_FIRST_WORD);
    c.first_word_at = NOW;
    CHECK(next_act(&in) == NEXT_TEAM);
    in.team = 1;
    c.next_word_at = NOW - 1;
    CHECK(next_act(&in) == NEXT_UPDATE && crisis_word_late(&c, NOW));
    c.next_word_at = NOW + 1;
    in.late_steps = in.open_steps = 1;
    CHECK(next_act(&in) == NEXT_LATE_STEP);
    in.late_steps = 0;
    CHECK(next_act(&in) == NEXT_STATEMENT);
    in.has_statement = true;
    CHECK(next_act(&in) == NEXT_STEP);
    in.open_steps = 0;
    CHECK(next_act(&in) == NEXT_TESTS);
    in.tests_hold = true;
    CHECK(next_act(&in) == NEXT_ADVANCE);
    c.phase = PHASE_REASSURANCE;
    CHECK(next_act(&in) == NEXT_CAUSE);
    c.phase = PHASE_RECOVERY;
    c.is_frozen = true;
    CHECK(next_act(&in) == NEXT_THAW);
    c.is_frozen = false;
    CHECK(next_act(&in) == NEXT_CLOSE);
    c.phase = PHASE_CLOSED;
    CHECK(next_act(&in) == NEXT_NOTHING);
}

TEST(a_word_that_is_late_makes_the_room_red_whatever_comes_before_it) {
    TEST_SHOP(s);
    RoomPage page;
    Crisis c = opened(&s, S("Kemasan bocor"));
    Caller by = shop_person(&s, NOW);
    CHECK_OK(room_page(s.db, s.arena, &by, c.id, &page, &e));
    CHECK(page.next == NEXT_PROBLEM && !page.is_red);
    CHECK_OK(db_run(s.db, Q_CRISIS_WORD_GIVEN,
                    DB_ARGS(DB_V(s.brand_id), DB_V(c.id), DB_V((int64_t)NOW - 1)), NULL, &e));
    CHECK_OK(room_page(s.db, s.arena, &by, c.id, &page, &e));
    CHECK(page.next == NEXT_PROBLEM && page.is_red);
}

TEST(the_proposal_is_the_playbook_whose_threat_shows_most_signs) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    Case c = { 0 };
    CrisisProposal out = { 0 };
    static const char *const names[] = { "Kemasan bocor", "Pengiriman" };
    Str leaks[] = { S("bocor"), S("rembes") }, late[] = { S("ko"), S("kurir hilang") };
    const List words[] = { { leaks, 2 }, { late, 2 } };
    int64_t plans[2];
    for (size_t i = 0; i < 2; i++) {
        Threat t = { .name = str_c(names[i]), .likelihood = 3, .effect = 3, .words = words[i] };
        PlaybookPage page;
        CHECK_OK(threat_put(s.db, s.arena, &by, 0, &t, &t, &e));
        CHECK_OK(playbook_put(s.db, s.arena, &by, 0,
                              &(PlaybookForm){ .name = str_c(names[i]), .threat_id = t.id }, &page,
                              &e));
        plans[i] = page.playbook.id;
    }
    int64_t id = shop_message(&s, &(TestMessage){ .at = NOW - HOUR, .who = "@ani",
                                                  .text = "botolnya bocor di kotak, merembes",
                                                  .class = CLASS_COMPLAINT });
    CHECK_OK(problem_put(s.db, s.arena, &by, id, &(CaseProblem){ .name = S("Botol bocor") }, &c,
                         &e));
    CHECK_OK(crisis_propose(s.db, s.arena, &by, &(ProposalQuery){ c.problem_id }, &out, &e));
    CHECK(out.form.playbook_id == plans[0] && out.signs.count == 1); /* whole words alone */
    CHECK_STR(((const Str *)out.signs.items)[0], "bocor");
}

TEST(what_is_public_first_is_the_first_word) {
    TEST_SHOP(s);
    Crisis c = opened(&s, S("Kemasan bocor"));
    Caller by = shop_person(&s, NOW + HOUR);
    CHECK_OK(crisis_heard(s.db, &by, &(CrisisPart){ .case_id = 1 }, &e));
    by.now += HOUR;
    CHECK_OK(crisis_heard(s.db, &by, &(CrisisPart){ .case_id = 1 }, &e));
    CHECK_OK(crisis_get(s.db, s.arena, s.brand_id, c.id, &c, &e));
    CHECK(c.first_word_at == NOW + HOUR);
}
