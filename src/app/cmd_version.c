#include "app/commands.h"
#include "app/version.gen.h"

static Err run(Call *c, UNUSED Error *e) {
    fprintf(c->out, "tanggap %s\n", TANGGAP_VERSION);
    return ERR_OK;
}

const Command cmd_version = {
    .name = "version",
    .flags = COMMAND_NO_CONFIG,
    .summary = "Print the version",
    .run = run,
};
