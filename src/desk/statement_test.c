#include "desk/statement.h"

#include "desk/clause.h"
#include "desk/statement_reading.h"

#include "test_statement.h"

static Error e;
enum { NOW = STATEMENT_NOW };

static const char wording[] = "Kami menemukan kemasan yang bocor. Refund selesai dalam 3 hari "
                              "kerja.";

static StatementVersion in_state(Desk *d, StatementState state) {
    Statement s = desk_statement(d, 0, "3 hari kerja");
    StatementVersion v = desk_version(d, s.id, 1);
    Caller by = desk_second(d, NOW);
    if (state == STATEMENT_WITHDRAWN)
        CHECK_OK(desk_step(d, &by, &v, STATEMENT_DISCARD));
    if (state == STATEMENT_APPROVED)
        CHECK_OK(desk_step(d, &by, &v, STATEMENT_APPROVE));
    if (state == STATEMENT_IN_FORCE || state == STATEMENT_REPLACED)
        v = desk_enforced(d, s.id, 1, NOW);
    if (state == STATEMENT_REPLACED) {
        StatementVersion next = desk_next(d, s.id, "5 hari kerja");
        (void)desk_enforced(d, s.id, next.number, NOW);
        v = desk_version(d, s.id, 1);
    }
    CHECK(v.state == state);
    return v;
}

/* Whether the page tells this person that nobody else could approve. */
static bool is_told_alone(Desk *d, const Caller *by, int64_t id) {
    StatementPage page = { 0 };
    CHECK_OK(statement_page(d->shop.db, d->shop.arena, by, id, &page, &e));
    return page.is_alone;
}

/* ---- acts ---- */

TEST(every_act_in_every_state) {
    enum { NO = STATEMENT_STATE__COUNT };
    static const int next[STATEMENT_STATE__COUNT][STATEMENT_ACT__COUNT] = {
        /* approve, reopen, enforce, discard, withdraw */
        { STATEMENT_APPROVED, NO, NO, STATEMENT_WITHDRAWN, NO },
        { NO, STATEMENT_DRAFT, STATEMENT_IN_FORCE, NO, STATEMENT_WITHDRAWN },
        { NO, NO, NO, NO, STATEMENT_WITHDRAWN },
        { NO, NO, NO, NO, NO },
        { NO, NO, NO, NO, NO },
    };
    DESK(d);
    Caller by = desk_second(&d, NOW);
    for (StatementState s = 0; s < STATEMENT_STATE__COUNT; s++)
        for (StatementAct act = 0; act < STATEMENT_ACT__COUNT; act++) {
            StatementVersion v = in_state(&d, s);
            Err got = desk_step(&d, &by, &v, act);
            if (next[s][act] == NO)
                CHECK(got == ERR_CONFLICT && v.state == s);
            else
                CHECK(got == ERR_OK && (int)v.state == next[s][act]);
        }
}

TEST(who_may_do_what) {
    static const unsigned needs[] = { RIGHT_APPROVE, RIGHT_WRITE, RIGHT_APPROVE, RIGHT_WRITE,
                                      RIGHT_APPROVE };
    static const StatementState from[] = { STATEMENT_DRAFT, STATEMENT_APPROVED, STATEMENT_APPROVED,
                                           STATEMENT_DRAFT, STATEMENT_IN_FORCE };
    DESK(d);
    for (StatementAct act = 0; act < STATEMENT_ACT__COUNT; act++)
        for (Role role = ROLE_READER; role <= ROLE_APPROVER; role++) {
            StatementVersion v = in_state(&d, from[act]);
            Caller by = desk_second(&d, NOW);
            by.rights = role_rights(role);
            Err got = desk_step(&d, &by, &v, act);
            CHECK(got == (by.rights & needs[act] ? ERR_OK : ERR_DENIED));
        }
}

TEST(nobody_approves_what_they_wrote) {
    DESK(d);
    Statement s = desk_statement(&d, 0, "3 hari kerja");
    StatementVersion v = desk_version(&d, s.id, 1);
    Caller by = desk_owner(&d, NOW), other = desk_second(&d, NOW);
    CHECK(!is_told_alone(&d, &by, s.id));
    CHECK(desk_step(&d, &by, &v, STATEMENT_APPROVE) == ERR_DENIED);
    CHECK(d.shop.e.clause.number == clause_number(CLAUSE_FOUR_EYES));
    /* who writes it anew is its author from then on */
    CHECK_OK(statement_edit(d.shop.db, d.shop.arena, &other,
                            &(StatementEdit){ v.statement_id, 1, v.version, v.slots, v.text }, &v,
                            &e));
    CHECK(desk_step(&d, &other, &v, STATEMENT_APPROVE) == ERR_DENIED);
    CHECK_OK(desk_step(&d, &by, &v, STATEMENT_APPROVE));
    CHECK(v.approver_id == by.staff_id && v.approved_at == NOW);
}

TEST(who_is_alone_reads_it_again_after_a_pause) {
    DESK_ALONE(d);
    Statement s = desk_statement(&d, 0, "3 hari kerja");
    StatementVersion v = desk_version(&d, s.id, 1);
    Policy p = { 0 };
    CHECK_OK(policy_get(d.shop.db, d.shop.arena, d.shop.brand_id, &p, &e));
    CHECK(p.solo_delay > 0);
    Caller by = desk_owner(&d, v.changed_at + p.solo_delay - 1);
    CHECK(is_told_alone(&d, &by, s.id));
    CHECK(desk_step(&d, &by, &v, STATEMENT_APPROVE) == ERR_DENIED);
    by.now++;
    CHECK_OK(desk_step(&d, &by, &v, STATEMENT_APPROVE));
}

TEST(the_mode_alone_needs_no_second_person_though_there_is_one) {
    DESK(d);
    Statement s = desk_statement(&d, 0, "3 hari kerja");
    StatementVersion v = desk_version(&d, s.id, 1);
    Policy p = { 0 };
    Caller by = desk_owner(&d, NOW);
    CHECK_OK(policy_get(d.shop.db, d.shop.arena, d.shop.brand_id, &p, &e));
    p.mode = MODE_ALONE;
    CHECK_OK(policy_set(d.shop.db, d.shop.arena, &by, &p, &p, &e));
    CHECK(is_told_alone(&d, &by, s.id));
    CHECK_OK(desk_step(&d, &by, &v, STATEMENT_APPROVE));
}

TEST(what_is_approved_is_whole_and_agrees_with_itself) {
    DESK(d);
    Caller by = desk_second(&d, NOW);
    Statement s = desk_statement(&d, 0, "3 hari kerja");
    StatementVersion v = desk_version(&d, s.id, 1);
    StatementSlot empty = desk_slot(&d, DRIFT_REMEDY, NULL, NULL);
    List kept = v.slots;
    CHECK_OK(desk_edit(&d, &v, kept, "  "));
    CHECK(desk_step(&d, &by, &v, STATEMENT_APPROVE) == ERR_INVALID);
    CHECK_STR(str_c(d.shop.e.field), "text");
    CHECK_OK(desk_edit(&d, &v, kept, "Refund selesai dalam 2 hari."));
    CHECK(desk_step(&d, &by, &v, STATEMENT_APPROVE) == ERR_INVALID);
    CHECK_STR(str_c(d.shop.e.field), "text");
    CHECK_OK(desk_edit(&d, &v, (List){ &empty, 1 }, wording));
    CHECK(desk_step(&d, &by, &v, STATEMENT_APPROVE) == ERR_INVALID);
    CHECK_STR(str_c(d.shop.e.field), "slots");
    CHECK_OK(desk_edit(&d, &v, kept, wording));
    CHECK_OK(desk_step(&d, &by, &v, STATEMENT_APPROVE));
    CHECK(desk_edit(&d, &v, kept, wording) == ERR_CONFLICT); /* approved is approved */
}

TEST(two_people_at_once_do_not_lose_each_others_work) {
    DESK(d);
    Statement s = desk_statement(&d, 0, "3 hari kerja");
    StatementVersion v = desk_version(&d, s.id, 1), old = v;
    Caller by = desk_second(&d, NOW);
    CHECK_OK(desk_edit(&d, &v, v.slots, wording));
    CHECK(desk_edit(&d, &old, old.slots, "lain") == ERR_CONFLICT);
    old.version = v.version - 1;
    CHECK(desk_step(&d, &by, &old, STATEMENT_APPROVE) == ERR_CONFLICT);
    CHECK(statement_begin(d.shop.db, d.shop.arena, &by, s.id, &old, &e) == ERR_CONFLICT);
}

TEST(one_version_is_in_force_and_the_old_ones_stay) {
    DESK(d);
    Statement s = desk_statement(&d, 0, "3 hari kerja");
    List versions;
    (void)desk_enforced(&d, s.id, 1, NOW);
    StatementVersion v = desk_next(&d, s.id, "5 hari kerja");
    CHECK(v.number == 2 && desk_version(&d, s.id, 1).state == STATEMENT_IN_FORCE);
    (void)desk_enforced(&d, s.id, 2, NOW + 60);
    CHECK_OK(statement_versions(d.shop.db, d.shop.arena, d.shop.brand_id, s.id, &versions, &e));
    const StatementVersion *all = versions.items;
    CHECK(versions.count == 2 && all[0].state == STATEMENT_IN_FORCE && all[0].from_at == NOW + 60);
    CHECK(all[1].state == STATEMENT_REPLACED && all[1].ended_at == NOW + 60);
    CHECK_STR(((const Str *)((const StatementSlot *)all[1].slots.items)->values.items)[0],
              "3 hari kerja");
    CHECK_OK(statement_get(d.shop.db, d.shop.arena, d.shop.brand_id, s.id, &s, &e));
    CHECK(s.in_force == 2 && s.newest == 2 && s.open_number == 0);
}

TEST(a_value_that_changed_is_an_old_one_unless_somebody_says_otherwise) {
    DESK(d);
    Statement s = desk_statement(&d, 0, "2 hari");
    (void)desk_enforced(&d, s.id, 1, NOW);
    StatementVersion v = desk_next(&d, s.id, "3 hari kerja");
    StatementSlot *slots = v.slots.items;
    CHECK(slots[0].old.count == 1 && slots[1].old.count == 1);
    CHECK_STR(*(const Str *)slots[0].old.items, "2 hari");
    slots[0].values = desk_words(d.shop.arena, "4 hari kerja"); /* never held: no rumour of ours */
    CHECK_OK(desk_edit(&d, &v, v.slots, wording));
    slots = v.slots.items;
    CHECK(slots[0].old.count == 1);
    slots[0].old.count = 0; /* taken out by hand */
    CHECK_OK(desk_edit(&d, &v, v.slots, wording));
    slots = v.slots.items;
    CHECK(slots[0].old.count == 0);
    slots[1].values = desk_words(d.shop.arena, "Bahan basi "); /* is right after all */
    CHECK_OK(desk_edit(&d, &v, v.slots, wording));
    slots = v.slots.items;
    CHECK(slots[1].old.count == 1);
    CHECK_STR(*(const Str *)slots[1].old.items, "kemasan bocor");
}

TEST(a_planned_version_waits_for_its_moment) {
    DESK(d);
    Statement s = desk_statement(&d, 0, "3 hari kerja");
    StatementVersion v = desk_version(&d, s.id, 1);
    Caller by = desk_second(&d, NOW);
    List work;
    CHECK_OK(desk_step(&d, &by, &v, STATEMENT_APPROVE));
    StatementStep plan = { .statement_id = s.id, .number = 1, .act = STATEMENT_ENFORCE,
                           .version = v.version, .from = NOW + 91 * DAY };
    CHECK(statement_act(d.shop.db, d.shop.arena, &by, &plan, &v, &e) == ERR_INVALID);
    plan.from = NOW + HOUR;
    CHECK_OK(statement_act(d.shop.db, d.shop.arena, &by, &plan, &v, &e));
    CHECK(v.state == STATEMENT_APPROVED && v.from_at == NOW + HOUR);
    CHECK_OK(statement_work(d.shop.db, d.shop.arena, NOW + HOUR - 1, &work, &e));
    CHECK(work.count == 0);
    CHECK_OK(statement_work(d.shop.db, d.shop.arena, NOW + HOUR, &work, &e));
    CHECK(work.count == 1);
    CHECK_OK(statement_work_some(d.shop.db, d.shop.arena, work.items, NOW + HOUR, &e));
    CHECK(desk_version(&d, s.id, 1).state == STATEMENT_IN_FORCE);
}
