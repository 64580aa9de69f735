#include "app/commands.h"
#include "app/interrupt.h"
#include "app/replay.h"
#include "app/zone.h"
#include "base/number.h"
#include "base/time.h"

enum { REPLAY_FORMAT, REPLAY_ZONE, REPLAY_SPEED, REPLAY_STEP, REPLAY_ALL, REPLAY_QUIET };

static const Option options[] = {
    [REPLAY_FORMAT] = { "format", "NAME", NULL,
                        "jsonl, csv, whatsapp, mbox, eml or feed. Default: recognised." },
    [REPLAY_ZONE] = { "zone", "ZONE", zone_names,
                      "Zone of the shop and of times that name none. Default: WIB." },
    [REPLAY_SPEED] = { "speed", "TIMES", NULL,
                       "So many times faster than it happened. Default: as fast as it goes." },
    [REPLAY_STEP] = { "step", "SECONDS", NULL,
                      "From one judgement to the next, 60 to 3600. Default: 300." },
    [REPLAY_ALL] = { "all", NULL, NULL,
                     "Print each verdict that changed, not only each change of level." },
    [REPLAY_QUIET] = { "quiet", NULL, NULL, "Print no progress." },
};

static Err read_options(const Call *c, ReplayOptions *o, Error *e) {
    Str speed = c->values[REPLAY_SPEED], pace = c->values[REPLAY_STEP];
    if (speed.n && (!parse_f64(speed, &o->speed) || o->speed <= 0 || o->speed > 1e9))
        FAIL_FIELD(e, "speed", "must be a number above 0, for instance 60: a minute a second");
    if (pace.n && !parse_i64(pace, 60, 3600, &o->step))
        FAIL_FIELD(e, "step", "must be from 60 to 3600 seconds");
    return ERR_OK;
}

static Err run(Call *c, Error *e) {
    ReplayOptions o = { .path = str_z(c->arena, c->args[0]), .format = c->values[REPLAY_FORMAT],
                        .zone = zone_seconds(c->values[REPLAY_ZONE], ZONE_WIB), .step = 300,
                        .shows_all = call_has(c, REPLAY_ALL), .out = c->out,
                        .err = call_has(c, REPLAY_QUIET) ? NULL : c->err };
    TRY(read_options(c, &o, e));
    interrupt_watch();
    return replay(&o, e);
}

const Command cmd_replay = {
    .name = "replay",
    .args = "FILE",
    .least = 1,
    .most = 1,
    .flags = COMMAND_NO_CONFIG,
    .summary = "Show how the desk would have judged past messages",
    .help = "Takes the messages of a file in order of their times through the whole pipeline in a "
            "desk of its own, judges every five minutes in which something came in, and prints "
            "the history of the verdict, a line of JSON each time the level changed. The desk is "
            "gone afterwards; nothing is sent and nobody is called.\n\n"
            "    tanggap replay comments.jsonl\n"
            "    tanggap replay --speed=3600 --all chat.txt",
    .options = options,
    .option_count = COUNT(options),
    .run = run,
};
