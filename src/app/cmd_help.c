#include "app/commands.h"

static Err run(Call *c, Error *e) {
    if (c->arg_count == 0) {
        help_overview(c->out);
        return ERR_OK;
    }
    if (c->arg_count == 1 && str_eq(c->args[0], S("settings"))) {
        help_settings(c->out);
        return ERR_OK;
    }
    size_t used;
    const Command *command = command_find(c->args, c->arg_count, &used);
    if (command != NULL && used == c->arg_count)
        help_command(c->out, command);
    else if (!help_group(c->out, c->args[0]))
        FAIL_USAGE(c, e, "there is no command \"" STR_FMT "\"; `tanggap help` lists all",
                   STR_ARG(str_slice(c->args[0], 0, 60)));
    return ERR_OK;
}

const Command cmd_help = {
    .name = "help",
    .args = "[COMMAND | settings]",
    .most = 3,
    .flags = COMMAND_NO_CONFIG,
    .summary = "Tell what a command does and which options it takes",
    .run = run,
};
