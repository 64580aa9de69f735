/* commands.h - the rows of the command table, each defined in cmd_NAME.c. */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

#include "app/command.h"

extern const Command cmd_completion;
extern const Command cmd_config;
extern const Command cmd_config_check;
extern const Command cmd_help;
extern const Command cmd_man;
extern const Command cmd_version;

#endif
