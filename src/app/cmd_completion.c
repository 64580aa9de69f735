#include "app/commands.h"

static Err run(Call *c, Error *e) {
    if (str_eq(c->args[0], S("bash")))
        completion_bash(c->out);
    else if (str_eq(c->args[0], S("zsh")))
        completion_zsh(c->out);
    else
        FAIL_USAGE(c, e, "only bash and zsh are known");
    return ERR_OK;
}

const Command cmd_completion = {
    .name = "completion",
    .args = "bash | zsh",
    .least = 1,
    .most = 1,
    .flags = COMMAND_NO_CONFIG,
    .summary = "Print what makes the shell complete commands and options",
    .help = "For bash, now and for later:\n\n"
            "    eval \"$(tanggap completion bash)\"\n"
            "    tanggap completion bash > /etc/bash_completion.d/tanggap\n\n"
            "For zsh: write it to a file _tanggap in a folder of $fpath.",
    .run = run,
};
