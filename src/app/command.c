#include "app/command.h"

#include "app/suggest.h"

#include <string.h>

const StatusText status_texts[] = {
    { STATUS_OK, "done" },
    { STATUS_FAILED, "failed; the reason is on standard error" },
    { STATUS_USAGE, "the command line is wrong" },
    { STATUS_CONFIG, "the configuration is wrong" },
    { STATUS_DATABASE, "the database cannot be opened or used" },
    { STATUS_BROKEN, "verify found something broken" },
    { STATUS_BUSY, "busy with something else; try again later" },
    { 0, NULL },
};

static bool name_is(const Command *c, const Str *words, size_t count, size_t *used) {
    Str rest = str_c(c->name), word;
    for (*used = 0; str_cut(&rest, ' ', &word); ++*used)
        if (*used == count || !str_eq(words[*used], word))
            return false;
    return true;
}

const Command *command_find(const Str *words, size_t count, size_t *words_used) {
    const Command *best = NULL;
    *words_used = 0;
    for (const Command *const *c = command_table; *c; c++) {
        size_t used;
        if (name_is(*c, words, count, &used) && used > *words_used) {
            best = *c;
            *words_used = used;
        }
    }
    return best;
}

/* ---- reading the words ---- */

typedef struct Words {
    const Str *words;
    size_t count, at;
} Words;

static const Option *option_find(const Command *command, Str name) {
    for (size_t i = 0; i < command->option_count; i++)
        if (str_eq(str_c(command->options[i].name), name))
            return &command->options[i];
    return NULL;
}

static Err unknown_option(const Call *c, Str name, Error *e) {
    Suggestion near;
    suggest_start(&near, name);
    for (size_t i = 0; i < c->command->option_count; i++)
        suggest_offer(&near, str_c(c->command->options[i].name));
    for (size_t i = 0; i < setting_count; i++)
        suggest_offer(&near, str_c(settings[i].field.name));
    Str hint = suggest_text(c->arena, &near);
    FAIL(e, ERR_INVALID, "--" STR_FMT " is not an option here" STR_FMT,
         STR_ARG(str_slice(name, 0, 60)), STR_ARG(hint));
}

/* The part behind `=`, or the next word. */
static Err option_value(Words *w, Str name, Str given, Str *out, Error *e) {
    if (given.p == NULL) {
        if (w->at == w->count)
            FAIL(e, ERR_INVALID, "--" STR_FMT " needs a value: --" STR_FMT "=...", STR_ARG(name),
                 STR_ARG(name));
        given = w->words[w->at++];
    }
    *out = given;
    return ERR_OK;
}

static Err check_choice(const Option *o, Arena *a, Str value, Error *e) {
    if (o->choices == NULL || names_find(o->choices, value) >= 0)
        return ERR_OK;
    Buf list = buf_new(a, 200);
    for (size_t i = 0; o->choices[i]; i++)
        buf_printf(&list, "%s%s", i ? ", " : "", o->choices[i]);
    FAIL(e, ERR_INVALID, "--%s must be one of: " STR_FMT, o->name, STR_ARG(buf_str(&list)));
}

static Err read_own(Call *c, Words *w, const Option *o, Str given, Error *e) {
    Str *value = &c->values[o - c->command->options];
    if (o->shape == NULL) {
        if (given.p != NULL)
            FAIL(e, ERR_INVALID, "--%s takes no value", o->name);
        *value = S("yes");
        return ERR_OK;
    }
    TRY(option_value(w, str_c(o->name), given, value, e));
    return check_choice(o, c->arena, *value, e);
}

static Err read_setting(Call *c, Words *w, const Setting *s, Str given, Error *e) {
    Str name = str_c(s->field.name);
    if (c->setting_count == CALL_SETTINGS_MAX)
        FAIL(e, ERR_INVALID, "too many settings on one command line");
    if (s->field.type == FIELD_BOOL && given.p == NULL)
        given = S("yes");
    TRY(option_value(w, name, given, &given, e));
    c->settings[c->setting_count++] = (NameValue){ name, given };
    return ERR_OK;
}

static Err read_option(Call *c, Words *w, Str word, bool *wants_help, Error *e) {
    Str rest = str_slice(word, 2, word.n), name, given = { 0 };
    bool has_value = str_find(rest, S("=")) >= 0;
    (void)str_cut(&rest, '=', &name);
    if (has_value)
        given = rest.p ? rest : S("");
    const Option *o = option_find(c->command, name);
    if (o != NULL)
        return read_own(c, w, o, given, e);
    if (str_eq(name, S("help"))) {
        *wants_help = true;
        return ERR_OK;
    }
    if (str_eq(name, S("config"))) {
        Str file;
        TRY(option_value(w, name, given, &file, e));
        c->config_file = str_z(c->arena, file);
        return ERR_OK;
    }
    const Setting *s = setting_find(name);
    return s ? read_setting(c, w, s, given, e) : unknown_option(c, name, e);
}

static Err check_count(const Call *c, Error *e) {
    const Command *command = c->command;
    if (command->args == NULL && c->arg_count > 0)
        FAIL(e, ERR_INVALID, "%s takes no argument such as \"" STR_FMT "\"", command->name,
             STR_ARG(str_slice(c->args[0], 0, 60)));
    if (c->arg_count < (size_t)command->least)
        FAIL(e, ERR_INVALID, "%s needs %s", command->name, command->args);
    if (command->most >= 0 && c->arg_count > (size_t)command->most)
        FAIL(e, ERR_INVALID, "%s takes only %s; \"" STR_FMT "\" is too much", command->name,
             command->args, STR_ARG(str_slice(c->args[command->most], 0, 60)));
    return ERR_OK;
}

Err call_read(Call *c, const Str *words, size_t count, bool *wants_help, Error *e) {
    assert(c->command->option_count <= CALL_OPTIONS_MAX);
    Words w = { words, count, 0 };
    Str *args = arena_make(c->arena, Str, count + 1);
    bool only_args = false;
    c->args = args;
    while (w.at < w.count) {
        Str word = w.words[w.at++];
        if (only_args || word.n < 2 || !str_starts(word, S("-")))
            args[c->arg_count++] = word;
        else if (str_eq(word, S("--")))
            only_args = true;
        else if (str_eq(word, S("-h")))
            *wants_help = true;
        else if (!str_starts(word, S("--")))
            FAIL(e, ERR_INVALID, STR_FMT " is not an option; options have long names, as --help",
                 STR_ARG(str_slice(word, 0, 60)));
        else
            TRY(read_option(c, &w, word, wants_help, e));
    }
    return *wants_help ? ERR_OK : check_count(c, e);
}

/* ---- running ---- */

static Status unknown_command(Arena *a, FILE *err, const Str *words, size_t count) {
    if (count > 0 && help_group(err, words[0]))
        return STATUS_USAGE;
    Suggestion near;
    suggest_start(&near, words[0]);
    for (const Command *const *c = command_table; *c; c++)
        suggest_offer(&near, str_c((*c)->name));
    Str hint = suggest_text(a, &near);
    fprintf(err, "tanggap: there is no command \"" STR_FMT "\"" STR_FMT "\n"
            "`tanggap help` lists all.\n", STR_ARG(str_slice(words[0], 0, 60)), STR_ARG(hint));
    return STATUS_USAGE;
}

static Status load(Call *c) {
    ConfigInput in = { .file = c->config_file, .environment = c->environment,
                       .options = c->settings, .option_count = c->setting_count };
    for (char *const *v = c->environment; c->config_file == NULL && v && *v; v++)
        if (strncmp(*v, "TANGGAP_CONFIG=", 15) == 0 && (*v)[15])
            in.file = *v + 15;
    Error e;
    if (config_load(c->arena, &in, &c->loaded, &e) == ERR_OK ||
        (c->command->flags & COMMAND_NO_CONFIG))
        return STATUS_OK;
    for (size_t i = 0; i < c->loaded.problem_count; i++)
        fprintf(c->err, "tanggap: " STR_FMT "\n", STR_ARG(c->loaded.problems[i]));
    return STATUS_CONFIG;
}

static Status status_of(const Call *c, Err code) {
    if (c->status != STATUS_OK)
        return c->status;
    return code == ERR_BUSY ? STATUS_BUSY : code == ERR_DB ? STATUS_DATABASE : STATUS_FAILED;
}

static Status run(Call *c) {
    Error e = { 0 };
    Err code = c->command->run(c, &e);
    if (fflush(c->out) != 0 && code == ERR_OK) {
        fprintf(c->err, "tanggap: the output could not be written\n");
        return STATUS_FAILED;
    }
    if (code == ERR_OK)
        return c->status;
    fprintf(c->err, "tanggap: %s%s%s\n", e.field, e.field[0] ? " " : "", e.msg);
    Status status = status_of(c, code);
    if (status == STATUS_USAGE)
        fprintf(c->err, "`tanggap %s --help` shows how it is used.\n", c->command->name);
    return status;
}

static Status read_and_run(Call *c, const Str *words, size_t count) {
    Error e;
    bool wants_help = false;
    Err code = call_read(c, words, count, &wants_help, &e);
    if (wants_help) {
        help_command(c->out, c->command);
        return fflush(c->out) == 0 ? STATUS_OK : STATUS_FAILED;
    }
    if (code != ERR_OK) {
        fprintf(c->err, "tanggap: %s\n`tanggap %s --help` shows how it is used.\n", e.msg,
                c->command->name);
        return STATUS_USAGE;
    }
    Status status = load(c);
    return status == STATUS_OK ? run(c) : status;
}

static bool is_help(Str word) {
    return str_eq(word, S("--help")) || str_eq(word, S("-h"));
}

Status command_main(int argc, char *const *argv, char *const *environment, const Streams *io) {
    SCRATCH(a);
    size_t count = argc > 1 ? (size_t)argc - 1 : 0, used;
    Str *words = arena_make(a, Str, count + 1);
    for (size_t i = 0; i < count; i++)
        words[i] = str_c(argv[i + 1]);
    if (count == 0 || is_help(words[0])) {
        help_overview(count ? io->out : io->err);
        return count ? STATUS_OK : STATUS_USAGE;
    }
    if (str_eq(words[0], S("--version")))
        words[0] = S("version");
    const Command *command = command_find(words, count, &used);
    if (command == NULL)
        return unknown_command(a, io->err, words, count);
    Call c = { .arena = a, .command = command, .environment = environment,
               .out = io->out, .err = io->err, .in = io->in };
    return read_and_run(&c, words + used, count - used);
}
