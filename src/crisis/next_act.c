#include "crisis/next_act.h"

const char *const next_act_names[] = { "problem",   "origin", "first_word", "team",
                                       "update",    "late_step", "statement", "step",
                                       "cause",     "thaw",   "tests",      "advance",
                                       "close",     "nothing", NULL };
static_assert(COUNT(next_act_names) == NEXT_ACT__COUNT + 1, "one name per act");

static bool no_problem(const NextInput *in) { return in->crisis->problem_id == 0; }
static bool no_origin(const NextInput *in) { return in->crisis->origin_source_id == 0; }
static bool no_word(const NextInput *in) { return in->crisis->first_word_at == 0; }
static bool no_team(const NextInput *in) { return in->team == 0; }
bool next_word_is_late(const Crisis *c, int64_t now) {
    return c->phase != PHASE_CLOSED && c->next_word_at != 0 && c->next_word_at < now;
}
static bool word_late(const NextInput *in) { return next_word_is_late(in->crisis, in->now); }
static bool step_late(const NextInput *in) { return in->late_steps > 0; }
static bool no_statement(const NextInput *in) { return !in->has_statement; }
static bool step_open(const NextInput *in) { return in->open_steps > 0; }
static bool no_cause(const NextInput *in) { return in->crisis->cause_known_at == 0; }
static bool frozen(const NextInput *in) { return in->crisis->is_frozen; }
static bool tests_wait(const NextInput *in) { return !in->tests_hold; }
static bool always(const NextInput *in) { return in != NULL; }

enum {
    PREPARATION = 1 << PHASE_PREPARATION,
    RESPONSE = 1 << PHASE_RESPONSE,
    REASSURANCE = 1 << PHASE_REASSURANCE,
    RECOVERY = 1 << PHASE_RECOVERY,
    HOT = PREPARATION | RESPONSE | REASSURANCE,
    RUNNING = HOT | RECOVERY,
};
static const struct NextRow {
    unsigned phases;
    bool (*wanted)(const NextInput *in);
} rows[] = {
    [NEXT_PROBLEM] = { HOT, no_problem },
    [NEXT_ORIGIN] = { HOT, no_origin },
    [NEXT_FIRST_WORD] = { HOT, no_word },
    [NEXT_TEAM] = { HOT, no_team },
    [NEXT_UPDATE] = { RUNNING, word_late },
    [NEXT_LATE_STEP] = { RUNNING, step_late },
    [NEXT_STATEMENT] = { RESPONSE | REASSURANCE, no_statement },
    [NEXT_STEP] = { RUNNING, step_open },
    [NEXT_CAUSE] = { REASSURANCE, no_cause },
    [NEXT_THAW] = { RECOVERY, frozen },
    [NEXT_TESTS] = { RUNNING, tests_wait },
    [NEXT_ADVANCE] = { HOT, always },
    [NEXT_CLOSE] = { RECOVERY, always },
    [NEXT_NOTHING] = { 1 << PHASE_CLOSED, always },
};
static_assert(COUNT(rows) == NEXT_ACT__COUNT, "one row per act");

NextAct next_act(const NextInput *in) {
    for (int i = 0; i < NEXT_ACT__COUNT; i++)
        if ((rows[i].phases >> in->crisis->phase & 1) && rows[i].wanted(in))
            return (NextAct)i;
    return NEXT_NOTHING;
}
