/* No path through the phases skips an exit test without a reason that is kept: random walks. */
#include "crisis/exit_test.h"
#include "crisis/phase.h"
#include "crisis/room.h"
#include "crisis/step.h"
#include "test_shop.h"

#include <string.h>

static Error e;
enum { NOW = SHOP_MONDAY + 20 * HOUR, WALKS = 60, MOVES = 25 };

static Crisis open_room(TestShop *s, Str name, int64_t now) {
    Crisis c = { 0 };
    Caller by = shop_person(s, now);
    CHECK_OK(crisis_open(s->db, s->arena, &by, &(CrisisForm){ .name = name }, &c, &e));
    return c;
}

static Crisis again(TestShop *s, int64_t id) {
    Crisis c = { 0 };
    CHECK_OK(crisis_get(s->db, s->arena, s->brand_id, id, &c, &e));
    return c;
}

TEST(a_phase_is_left_with_a_reason_or_with_all_its_tests) {
    TEST_SHOP(s);
    Crisis c = open_room(&s, S("Kemasan bocor"), NOW), out = { 0 };
    Caller by = shop_person(&s, NOW);
    List phases;
    PhaseMove move = { .act = PHASE_ADVANCE, .version = c.version };
    CHECK(phase_move(s.db, s.arena, &by, c.id, &move, &out, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "reason");
    move.reason = S("Sudah ramai, timnya menyusul");
    CHECK_OK(phase_move(s.db, s.arena, &by, c.id, &move, &out, &e));
    CHECK(out.phase == PHASE_RESPONSE && out.version == c.version + 1);
    CHECK(phase_move(s.db, s.arena, &by, c.id, &move, &out, &e) == ERR_CONFLICT); /* old version */
    CHECK_OK(phase_list(s.db, s.arena, &by, c.id, &phases, &e));
    const PhaseRow *p = phases.items;
    CHECK(phases.count == 2 && p[0].left_at == 0 && p[0].owner_id == s.staff_id);
    CHECK(str_find(p[1].missing, S("origin_known")) >= 0 && p[1].reason.n > 0);
}

TEST(back_needs_a_reason_and_closing_the_name) {
    TEST_SHOP(s);
    Crisis c = open_room(&s, S("Kemasan bocor"), NOW);
    Caller by = shop_person(&s, NOW);
    const PhaseAct onward[] = { PHASE_ADVANCE, PHASE_ADVANCE, PHASE_ADVANCE };
    PhaseMove move = { .act = PHASE_BACK, .version = c.version, .reason = S("Kembali dulu") };
    CHECK(phase_move(s.db, s.arena, &by, c.id, &move, &c, &e) == ERR_CONFLICT); /* the first one */
    for (size_t i = 0; i < COUNT(onward); i++) {
        c = again(&s, c.id);
        move = (PhaseMove){ .act = onward[i], .version = c.version, .reason = S("Terpaksa") };
        CHECK_OK(phase_move(s.db, s.arena, &by, c.id, &move, &c, &e));
    }
    CHECK(c.phase == PHASE_RECOVERY);
    move = (PhaseMove){ .act = PHASE_BACK, .version = c.version };
    CHECK(phase_move(s.db, s.arena, &by, c.id, &move, &c, &e) == ERR_INVALID);
    move = (PhaseMove){ .act = PHASE_CLOSE, .version = c.version, .reason = S("Pulih") };
    CHECK(phase_move(s.db, s.arena, &by, c.id, &move, &c, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "name");
    /* another one became hot meanwhile: this one cannot come back beside it */
    Crisis other = open_room(&s, S("Yang lain"), NOW);
    move = (PhaseMove){ .act = PHASE_BACK, .version = c.version, .reason = S("Naik lagi") };
    CHECK(phase_move(s.db, s.arena, &by, c.id, &move, &c, &e) == ERR_CONFLICT);
    move = (PhaseMove){ .act = PHASE_CLOSE, .version = c.version, .reason = S("Pulih"),
                        .name = S("Kemasan bocor") };
    CHECK_OK(phase_move(s.db, s.arena, &by, c.id, &move, &c, &e));
    CHECK(c.phase == PHASE_CLOSED && c.closed_by == s.staff_id && c.closed_at == NOW);
    CHECK(other.id != c.id);
    CHECK(phase_move(s.db, s.arena, &by, c.id, &move, &c, &e) == ERR_CONFLICT);
}

/* ---- walks ---- */

static uint64_t state;
static size_t roll(size_t n) {
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (size_t)(state >> 33) % n;
}

static size_t missing_now(TestShop *s, const Caller *by, const Crisis *c) {
    List tests;
    size_t n = 0;
    CHECK_OK(exit_states(&(RoomRead){ .db = s->db, .arena = s->arena, .crisis = c, .now = by->now },
                         &tests, &e));
    const ExitState *t = tests.items;
    for (size_t i = 0; i < tests.count; i++)
        n += !t[i].holds;
    return n;
}

/* Something comes true, or another step is to be done. */
static void happen(TestShop *s, const Caller *by, const Crisis *c) {
    CrisisChange change = { .name = c->name, .lead_id = c->lead_id, .word_every = HOUR,
                            .origin_source_id = s->sources[roll(3)],
                            .origin_reason = S("Ternyata di sana"), .version = c->version };
    StepForm form = { .phase = (CrisisPhase)roll(4), .text = S("Cek gudang") };
    Crisis out = { 0 };
    Step step = { 0 };
    List steps;
    if (c->phase == PHASE_CLOSED)
        return;
    if (roll(3) == 0)
        CHECK_OK(crisis_change(s->db, s->arena, by, c->id, &change, &out, &e));
    if (roll(3) == 0)
        CHECK_OK(step_add(s->db, s->arena, by, c->id, &form, &step, &e));
    CHECK_OK(step_list(s->db, s->arena, by, c->id, &steps, &e));
    const Step *all = steps.items;
    for (size_t i = 0; i < steps.count; i++)
        if (all[i].done_at == 0 && roll(2))
            CHECK_OK(step_act(s->db, s->arena, by, &(StepOf){ c->id, all[i].id },
                              &(StepChange){ .act = STEP_DONE, .version = all[i].version }, &step,
                              &e));
    if (roll(3) == 0)
        CHECK_OK(crisis_heard(s->db, by, &(CrisisPart){ .case_id = 1 }, &e));
}

static bool is_onward(CrisisPhase from, CrisisPhase to) { return to == from + 1; }

/* What was kept of every phase that was left. */
static void check_books(TestShop *s, const Caller *by, int64_t id, const size_t *missing,
                        size_t moves) {
    List list;
    CHECK_OK(phase_list(s->db, s->arena, by, id, &list, &e));
    const PhaseRow *p = list.items; /* newest first */
    for (size_t i = 0; i < list.count; i++) {
        bool left = p[i].left_at != 0;
        size_t at = list.count - 1 - i; /* of the moves */
        if (!left)
            continue;
        CHECK(at < moves);
        size_t commas = p[i].missing.n > 0;
        for (size_t k = 0; k < p[i].missing.n; k++)
            commas += p[i].missing.p[k] == ',';
        CHECK(commas == missing[at]);
        CHECK(missing[at] == 0 || p[i].reason.n > 0);
        if (i > 0 && !is_onward(p[i].phase, p[i - 1].phase))
            CHECK(p[i].phase == p[i - 1].phase + 1 && p[i].reason.n > 0); /* one back, and why */
    }
}

TEST(no_walk_skips_a_test_without_a_reason) {
    TEST_SHOP(s);
    for (int walk = 0; walk < WALKS; walk++) {
        size_t missing[MOVES], moves = 0;
        state = (uint64_t)walk + 77;
        int64_t now = NOW + walk * DAY;
        Crisis c = open_room(&s, S("Jalan acak"), now);
        Caller by = shop_person(&s, now);
        for (int i = 0; i < MOVES && c.phase != PHASE_CLOSED; i++) {
            happen(&s, &by, &c);
            c = again(&s, c.id);
            PhaseMove move = { .act = (PhaseAct)roll(PHASE_ACT__COUNT), .version = c.version,
                               .reason = roll(2) ? S("Ada alasannya") : S(" "),
                               .name = roll(2) ? S("Jalan acak") : S("") };
            size_t before = missing_now(&s, &by, &c);
            CrisisPhase was = c.phase;
            Err code = phase_move(s.db, s.arena, &by, c.id, &move, &c, &e);
            CHECK(code == ERR_OK || code == ERR_INVALID || code == ERR_CONFLICT);
            if (code != ERR_OK) {
                c = again(&s, c.id);
                CHECK(c.phase == was);
                continue;
            }
            CHECK(move.act == PHASE_BACK || before == 0 || str_trim(move.reason).n > 0);
            missing[moves++] = move.act == PHASE_BACK ? 0 : before;
        }
        check_books(&s, &by, c.id, missing, moves);
        /* makes room for the next one */
        while (c.phase < PHASE_RECOVERY) {
            PhaseMove move = { .act = PHASE_ADVANCE, .version = c.version, .reason = S("Cukup") };
            CHECK_OK(phase_move(s.db, s.arena, &by, c.id, &move, &c, &e));
        }
    }
}
