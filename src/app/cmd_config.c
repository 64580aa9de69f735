#include "app/commands.h"
#include "app/print.h"

typedef struct ConfigRow {
    Str name, value, origin;
} ConfigRow;

static const Field config_row_fields[] = {
    FIELD(ConfigRow, name),
    FIELD(ConfigRow, value, .max = 1000),
    FIELD(ConfigRow, origin),
};
static const Model config_row_model = MODEL(ConfigRow, config_row_fields);

/* What was decided where the setting itself stands empty. */
static List rows(Call *c) {
    ConfigRow *all = arena_make(c->arena, ConfigRow, setting_count);
    for (size_t i = 0; i < setting_count; i++)
        all[i] = (ConfigRow){ str_c(settings[i].field.name),
                              setting_text(c->arena, &settings[i], &c->loaded.config),
                              str_c(origin_names[c->loaded.origins[i]]) };
    return (List){ all, setting_count };
}

enum { CONFIG_EXAMPLE, CONFIG_JSON };
static const Option options[] = {
    [CONFIG_EXAMPLE] = { "example", NULL, NULL, "Print a configuration file with all settings." },
    [CONFIG_JSON] = { "json", NULL, NULL, "Print JSON." },
};

static Err show(Call *c, Error *e) {
    if (call_has(c, CONFIG_EXAMPLE)) {
        config_example(c->out);
        return ERR_OK;
    }
    if (c->loaded.problem_count) {
        c->status = STATUS_CONFIG;
        FAIL(e, ERR_INVALID, "the configuration is wrong; see `tanggap config check`");
    }
    List list = rows(c);
    if (call_has(c, CONFIG_JSON))
        print_json_list(c, &config_row_model, &list);
    else
        print_table(c, &config_row_model, &list);
    return ERR_OK;
}

const Command cmd_config = {
    .name = "config",
    .flags = COMMAND_NO_CONFIG | COMMAND_SHOWS_SETTINGS,
    .summary = "Show every setting, its value, and where that came from",
    .options = options,
    .option_count = COUNT(options),
    .run = show,
};

static Err check(Call *c, Error *e) {
    for (size_t i = 0; i < c->loaded.problem_count; i++)
        fprintf(c->err, STR_FMT "\n", STR_ARG(c->loaded.problems[i]));
    if (c->loaded.problem_count) {
        c->status = STATUS_CONFIG;
        FAIL(e, ERR_INVALID, "%zu problem%s in the configuration", c->loaded.problem_count,
             c->loaded.problem_count == 1 ? "" : "s");
    }
    fprintf(c->out, "The configuration is good" STR_FMT STR_FMT ".\n",
            STR_ARG(c->loaded.file.n ? S(", with ") : S("")), STR_ARG(c->loaded.file));
    return ERR_OK;
}

const Command cmd_config_check = {
    .name = "config check",
    .flags = COMMAND_NO_CONFIG,
    .summary = "Say everything that is wrong with the configuration",
    .run = check,
};
