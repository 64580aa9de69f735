#include "app/commands.h"

static Err run(Call *c, UNUSED Error *e) {
    manual_page(c->out);
    return ERR_OK;
}

const Command cmd_man = {
    .name = "man",
    .flags = COMMAND_NO_CONFIG,
    .summary = "Print the manual page",
    .help = "Read it with:\n\n    tanggap man | man -l -",
    .run = run,
};
