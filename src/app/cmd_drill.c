#include "app/commands.h"
#include "app/drill_play.h"
#include "app/print.h"
#include "base/number.h"

enum { DRILL_HEADLESS, DRILL_LIST, DRILL_ALL, DRILL_SEED, DRILL_TEAM, DRILL_MINUTES, DRILL_JSON };

static const char *const length_names[] = { "15", "30", "60", NULL };
static const Option options[] = {
    [DRILL_HEADLESS] = { "headless", "PACK", NULL,
                         "Play this pack with a team that follows a script." },
    [DRILL_LIST] = { "list", NULL, NULL, "Print the packs there are." },
    [DRILL_ALL] = { "all", NULL, NULL, "Play every pack." },
    [DRILL_SEED] = { "seed", "NUMBER", NULL, "Another one is another storm. Default: 1." },
    [DRILL_TEAM] = { "team", "KIND", drill_team_names, "What the team does. Default: silent." },
    [DRILL_MINUTES] = { "minutes", "MINUTES", length_names, "15, 30 or 60. Default: 15." },
    [DRILL_JSON] = { "json", NULL, NULL, "Print JSON, a line a pack." },
};

static Err list(Call *c, Error *e) {
    List packs;
    TRY(drill_packs(c->arena, &packs, e));
    if (call_has(c, DRILL_JSON))
        print_json_list(c, &drill_pack_model, &packs);
    else
        print_table(c, &drill_choice_model, &packs);
    return ERR_OK;
}

static void tell(const Call *c, const DrillOutcome *o) {
    const DrillScore *s = o->scores.items;
    if (call_has(c, DRILL_JSON)) {
        print_json_line(c->out, &drill_outcome_model, o);
        return;
    }
    fprintf(c->out,
            STR_FMT ": %s, written %s%s; began at " STR_FMT ", found " STR_FMT
                    "%s; %lld messages, score %lld\n",
            STR_ARG(o->pack), verdict_level_names[o->level], verdict_level_names[o->expected],
            o->level_as_written ? "" : " (NOT AS WRITTEN)", STR_ARG(o->origin),
            STR_ARG(o->found.n ? o->found : S("nothing")), o->origin_found ? "" : " (MISSED)",
            (long long)o->messages, (long long)o->score);
    for (size_t i = 0; i < o->scores.count; i++)
        fprintf(c->out, "  " STR_FMT " %lld: %lld of %lld\n", STR_ARG(s[i].name),
                (long long)s[i].value, (long long)s[i].points, (long long)s[i].most);
}

static Err play(Call *c, DrillPlan *plan, Error *e) {
    SCRATCH(a);
    DrillOutcome o;
    TRY(drill_play(a, plan, &o, e));
    tell(c, &o);
    fflush(c->out);
    return ERR_OK;
}

static Err play_every(Call *c, DrillPlan *plan, Error *e) {
    List packs;
    TRY(drill_packs(c->arena, &packs, e));
    const DrillPack *p = packs.items;
    for (size_t i = 0; i < packs.count; i++) {
        plan->pack = p[i].key;
        TRY(play(c, plan, e));
    }
    return ERR_OK;
}

static Err run(Call *c, Error *e) {
    DrillPlan plan = { .pack = c->values[DRILL_HEADLESS], .seed = 1, .minutes = 15 };
    Str seed = c->values[DRILL_SEED], minutes = c->values[DRILL_MINUTES];
    int team = names_find(drill_team_names, c->values[DRILL_TEAM]);
    if (seed.n && !parse_i64(seed, 0, INT64_MAX, &plan.seed))
        FAIL_FIELD(e, "seed", "must be a whole number");
    if (minutes.n)
        (void)parse_i64(minutes, 15, DRILL_LONGEST, &plan.minutes); /* a choice that was checked */
    plan.team = team < 0 ? TEAM_SILENT : (DrillTeam)team;
    if (call_has(c, DRILL_LIST))
        return list(c, e);
    if (call_has(c, DRILL_ALL))
        return play_every(c, &plan, e);
    if (plan.pack.n == 0)
        FAIL_USAGE(c, e, "say --headless PACK, --all or --list");
    return play(c, &plan, e);
}

const Command cmd_drill = {
    .name = "drill",
    .flags = COMMAND_NO_CONFIG,
    .summary = "Play a rehearsal without people",
    .help = "Plays an invented storm in a desk of its own, in simulated time, with a team that "
            "follows a script, and prints how high the verdict went, where the desk says it began, "
            "and the scores. The desk is gone afterwards; nothing is sent and nobody is called. "
            "People rehearse in the interface.\n\n"
            "    tanggap drill --list\n"
            "    tanggap drill --headless food --team good",
    .options = options,
    .option_count = COUNT(options),
    .run = run,
};
