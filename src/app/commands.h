/* commands.h - the rows of the command table, each defined in cmd_NAME.c. */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

#include "app/command.h"

extern const Command cmd_backup;
extern const Command cmd_brand_add;
extern const Command cmd_brand_list;
extern const Command cmd_brand_remove;
extern const Command cmd_check;
extern const Command cmd_classify;
extern const Command cmd_cluster;
extern const Command cmd_completion;
extern const Command cmd_config;
extern const Command cmd_config_check;
extern const Command cmd_detect;
extern const Command cmd_drift;
extern const Command cmd_drill;
extern const Command cmd_eval;
extern const Command cmd_help;
extern const Command cmd_import;
extern const Command cmd_man;
extern const Command cmd_migrate;
extern const Command cmd_openapi;
extern const Command cmd_promises;
extern const Command cmd_proof;
extern const Command cmd_replay;
extern const Command cmd_restore;
extern const Command cmd_sample_create;
extern const Command cmd_sample_remove;
extern const Command cmd_serve;
extern const Command cmd_train;
extern const Command cmd_user_add;
extern const Command cmd_user_end;
extern const Command cmd_user_list;
extern const Command cmd_user_password;
extern const Command cmd_user_setup_link;
extern const Command cmd_verify;
extern const Command cmd_version;

#endif
