/* command.h - the table of commands, and everything that is printed or checked from it: usage,
 * help, the manual page, completions, arguments.
 *
 * One command, one file cmd_NAME.c with its row. `run` gets a Call whose arguments were checked
 * against the row; it prints its result to `out`, and returns an Err that main() prints and turns
 * into an exit status. A command that needs the database calls call_store(). */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

#include "app/config.h"

#include <stdio.h>

typedef enum Status {
    STATUS_OK = 0,
    STATUS_FAILED = 1,
    STATUS_USAGE = 2,
    STATUS_CONFIG = 3,
    STATUS_DATABASE = 4,
    STATUS_BROKEN = 5,
    STATUS_BUSY = 75, /* EX_TEMPFAIL: scripts may try again */
} Status;
typedef struct StatusText {
    Status status;
    const char *text;
} StatusText;
extern const StatusText status_texts[]; /* ends with a NULL text */

typedef struct Option {
    const char *name;  /* "dry-run" */
    const char *shape; /* "FILE"; NULL: a switch */
    const char *const *choices; /* NULL-terminated; NULL: any text */
    const char *doc;   /* one sentence */
} Option;

typedef struct Call Call;
typedef Err CommandFn(Call *c, Error *e);

enum {
    COMMAND_NO_CONFIG = 1 << 0,     /* runs although the configuration is wrong */
    COMMAND_SHOWS_SETTINGS = 1 << 1 /* its help lists the settings */
};

typedef struct Command {
    const char *name; /* "import", "user add" */
    const char *args; /* "FILE...", or NULL */
    int least, most;  /* arguments; most < 0: any number */
    unsigned flags;
    const char *summary; /* one line, without a full stop */
    const char *help;    /* paragraphs; may be NULL */
    const Option *options;
    size_t option_count;
    CommandFn *run;
} Command;

enum { CALL_OPTIONS_MAX = 12, CALL_SETTINGS_MAX = 64 };

typedef struct Store Store;

struct Call {
    Arena *arena; /* as long as the process */
    const Command *command;
    const Str *args;
    size_t arg_count;
    Str values[CALL_OPTIONS_MAX]; /* by place in command->options; p == NULL: not given */
    NameValue settings[CALL_SETTINGS_MAX]; /* settings given as options */
    size_t setting_count;
    const char *config_file; /* --config */
    char *const *environment;
    Loaded loaded;
    Status status; /* set when the Err alone does not say it; else STATUS_OK */
    FILE *out, *err;
    int in; /* file descriptor of standard input */
};

/* For usage errors found by a command itself. */
#define FAIL_USAGE(c, e, ...)                                    \
    do {                                                         \
        (c)->status = STATUS_USAGE;                              \
        FAIL((e), ERR_INVALID, __VA_ARGS__);                     \
    } while (0)

static inline bool call_has(const Call *c, int option) { return c->values[option].p != NULL; }

extern const Command *const command_table[]; /* in order of the name, NULL-terminated */

/* The row for the first one or two words; *words tells how many. NULL when there is none. */
const Command *command_find(const Str *words, size_t count, size_t *words_used);
/* Sort the rest of the words into arguments, options and settings. ERR_INVALID with a sentence
 * that says the remedy. *wants_help: --help was among them. */
NODISCARD Err call_read(Call *c, const Str *words, size_t count, bool *wants_help, Error *e);

/* Everything: find, read, load the configuration, run, report. */
typedef struct Streams {
    FILE *out, *err;
    int in;
} Streams;
Status command_main(int argc, char *const *argv, char *const *environment, const Streams *io);

/* Printed from the tables. */
void help_overview(FILE *out);
void help_command(FILE *out, const Command *c);
void help_settings(FILE *out);
bool help_group(FILE *out, Str word); /* the commands that start with this word; false: none */
void config_example(FILE *out);
void manual_page(FILE *out);
void completion_bash(FILE *out);
void completion_zsh(FILE *out);

#endif
