#include "app/commands.h"

const Command *const command_table[] = {
    &cmd_completion,
    &cmd_config,
    &cmd_config_check,
    &cmd_help,
    &cmd_man,
    &cmd_version,
    NULL,
};
