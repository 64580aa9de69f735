#include "app/drill_play.h"
#include "app/program.h"
#include "test.h"

static Error e;

static DrillOutcome played(Arena *a, const char *pack, int64_t seed, DrillTeam team) {
    DrillOutcome o = { 0 };
    DrillPlan plan = { .pack = str_c(pack), .seed = seed, .minutes = 15, .team = team };
    if (drill_play(a, &plan, &o, &e) != ERR_OK) {
        printf("%s: %s\n", pack, e.msg);
        CHECK(false);
    }
    return o;
}

static const DrillScore *score_of(const DrillOutcome *o, const char *name) {
    static const DrillScore none;
    const DrillScore *s = o->scores.items;
    for (size_t i = 0; i < o->scores.count; i++)
        if (str_eq(s[i].name, str_c(name)))
            return &s[i];
    return &none;
}

/* The goal: as written in 11 of 12, look-alikes below a crisis, the origin in all twelve. */
TEST(every_pack_goes_through_the_live_pipeline) {
    SCRATCH(a);
    List packs;
    size_t real = 0, as_written = 0, found = 0;
    CHECK(drill_packs(a, &packs, &e) == ERR_OK);
    const DrillPack *p = packs.items;
    CHECK(packs.count == 14);
    for (size_t i = 0; i < packs.count; i++) {
        DrillOutcome o = played(a, str_z(a, p[i].key), 1, TEAM_SILENT);
        bool is_real = o.expected != VERDICT_NORMAL;
        if (!is_real)
            CHECK(o.level < VERDICT_CRISIS);
        real += is_real;
        as_written += is_real && o.level_as_written;
        found += is_real && o.origin_found;
        if (is_real && !(o.level_as_written && o.origin_found))
            printf("%s: %s, written %s; origin " STR_FMT "\n", str_z(a, o.pack),
                   verdict_level_names[o.level], verdict_level_names[o.expected],
                   STR_ARG(o.found));
    }
    CHECK(real == 12 && as_written >= 11 && found == 12);
}

TEST(a_rehearsal_scores_what_the_team_did) {
    SCRATCH(a);
    DrillOutcome silent = played(a, "food", 1, TEAM_SILENT), good = played(a, "food", 1, TEAM_GOOD);
    DrillOutcome heated = played(a, "food", 1, TEAM_HEATED);
    CHECK(good.score >= DRILL_PASSED_FROM && silent.score < DRILL_PASSED_FROM &&
          heated.score < DRILL_PASSED_FROM);
    CHECK(score_of(&silent, "first_word")->value == -1);
    CHECK(score_of(&good, "first_word")->points > 0 && score_of(&good, "origin_first")->value == 1);
    CHECK(score_of(&heated, "heated_words")->value > 0);
    CHECK(good.mood.anger < silent.mood.anger && heated.mood.trust < silent.mood.trust);
}

TEST(the_same_seed_plays_the_same) {
    SCRATCH(a);
    DrillOutcome x = played(a, "dress", 9, TEAM_GOOD), y = played(a, "dress", 9, TEAM_GOOD);
    CHECK(x.score == y.score && x.messages == y.messages && x.level == y.level);
}

/* Every commit of anybody wakes the player: it does not wait for the writer to find nothing. */
TEST(while_no_rehearsal_runs_nothing_is_written) {
    SCRATCH(a);
    ScratchDesk desk CLEANUP(scratch_desk_close) = { 0 };
    Db *writer = NULL;
    atomic_bool stopping = false;
    CHECK(scratch_desk_open(a, &desk, &e) == ERR_OK);
    Program program = { .store = desk.store, .parts = PART_ALL };
    Turn turn = { .arena = a, .stopping = &stopping };
    CHECK(store_write(desk.store, &writer, &e) == ERR_OK);
    CHECK(job_drill.run(&program, &turn, &e) == ERR_OK);
    CHECK(turn.sleep_ms == WORKER_SLEEP_MOST);
    store_abort(desk.store, &writer);
}
