#include "app/command.h"

#include <string.h>

enum { WIDTH = 78, INDENT = 24 };
static const char margin[] = "                        ";
static_assert(sizeof margin == INDENT + 1, "as wide as it says");

/* `text` in lines of at most `width` columns, each starting with `prefix`. */
static void print_wrapped(FILE *out, const char *text, const char *prefix, int width) {
    Str rest = str_c(text), word;
    int column = 0, indent = (int)strlen(prefix);
    while (str_cut(&rest, ' ', &word)) {
        int n = (int)word.n;
        if (n == 0)
            continue;
        if (column > 0 && column + 1 + n > width - indent) {
            fputc('\n', out);
            column = 0;
        }
        fprintf(out, "%s" STR_FMT, column ? " " : prefix, STR_ARG(word));
        column += n + (column > 0);
    }
    fputc('\n', out);
}

/* `  head   doc`, the doc beside the head when that is short enough. */
static void put_row(FILE *out, const char *head, const char *doc) {
    int n = (int)strlen(head);
    fprintf(out, "  %s", head);
    if (n + 2 >= INDENT) {
        fputc('\n', out);
        print_wrapped(out, doc, margin, WIDTH);
        return;
    }
    Str first = str_c(doc);
    size_t room = WIDTH - INDENT;
    if (first.n > room) {
        first.n = room + 1;
        while (first.n > 0 && doc[first.n - 1] != ' ')
            first.n--;
    }
    fprintf(out, "%*s" STR_FMT "\n", INDENT - n - 2, "", STR_ARG(str_trim(first)));
    if (doc[first.n] != '\0')
        print_wrapped(out, doc + first.n, margin, WIDTH);
}

static void put_paragraphs(FILE *out, const char *text) {
    for (const char *at = text; at;) {
        const char *end = strstr(at, "\n\n");
        SCRATCH(a);
        Str part = end ? (Str){ at, (size_t)(end - at) } : str_c(at);
        fputc('\n', out);
        if (str_starts(part, S(" "))) /* an example: as it is */
            fprintf(out, STR_FMT "\n", STR_ARG(part));
        else
            print_wrapped(out, str_z(a, part), "", WIDTH);
        at = end ? end + 2 : NULL;
    }
}

static void put_option(FILE *out, const char *name, const char *shape, const char *doc) {
    SCRATCH(a);
    Str head = str_fmt(a, "--%s%s%s", name, shape ? "=" : "", shape ? shape : "");
    put_row(out, str_z(a, head), doc);
}

static const char *dashed(Arena *a, const char *name) {
    char *copy = arena_alloc_raw(a, strlen(name) + 1, 1);
    size_t n = 0;
    for (; name[n]; n++)
        copy[n] = name[n] == '_' ? '-' : name[n];
    copy[n] = '\0';
    return copy;
}

void help_settings(FILE *out) {
    fprintf(out, "Settings: in the file %s as `name = value`,\nin the environment as "
            "TANGGAP_NAME, or as an option; the later is stronger.\n\n", default_config_file);
    for (size_t i = 0; i < setting_count; i++) {
        SCRATCH(a);
        const Setting *s = &settings[i];
        Str doc = s->initial[0] ? str_fmt(a, "%s [%s]", s->field.doc, s->initial)
                                : str_c(s->field.doc);
        put_option(out, dashed(a, s->field.name), s->shape, str_z(a, doc));
    }
    put_option(out, "config", "FILE", "Read this configuration file instead.");
}

void help_command(FILE *out, const Command *c) {
    fprintf(out, "Usage: tanggap %s%s%s%s\n\n", c->name, c->option_count ? " [OPTION...]" : "",
            c->args ? " " : "", c->args ? c->args : "");
    fprintf(out, "%s.\n", c->summary);
    if (c->help)
        put_paragraphs(out, c->help);
    if (c->option_count)
        fprintf(out, "\nOptions:\n");
    for (size_t i = 0; i < c->option_count; i++)
        put_option(out, c->options[i].name, c->options[i].shape, c->options[i].doc);
    fputc('\n', out);
    if (c->flags & COMMAND_SHOWS_SETTINGS)
        help_settings(out);
    else
        fprintf(out, "Every setting is an option too: see `tanggap help settings`.\n");
}

void help_overview(FILE *out) {
    fprintf(out, "Tanggap: a desk for criticism and crises on social media.\n\n"
            "Usage: tanggap COMMAND [OPTION...] [ARGUMENT...]\n\n");
    for (const Command *const *c = command_table; *c; c++)
        put_row(out, (*c)->name, (*c)->summary);
    fputs("\n`tanggap help COMMAND` tells more about one, `tanggap help settings` lists the\n"
          "settings. Start with: tanggap serve\n", out);
}

bool help_group(FILE *out, Str word) {
    size_t found = 0;
    for (const Command *const *c = command_table; *c; c++) {
        Str name = str_c((*c)->name);
        if (!str_starts(name, word) || name.n <= word.n || name.p[word.n] != ' ')
            continue;
        if (found++ == 0)
            fprintf(out, "tanggap " STR_FMT " needs one more word:\n\n", STR_ARG(word));
        put_row(out, (*c)->name, (*c)->summary);
    }
    return found > 0;
}

void config_example(FILE *out) {
    fprintf(out, "# Settings of tanggap. Every line shows the initial value; take the # away to\n"
            "# change one. Also in the environment (TANGGAP_PORT) and as an option (--port).\n"
            "# `tanggap config check` says what is wrong with this file.\n");
    for (size_t i = 0; i < setting_count; i++) {
        const Setting *s = &settings[i];
        SCRATCH(a);
        Str doc = str_fmt(a, "%s%s", s->field.doc,
                          s->flags & SETTING_RELOADS ? " Taken over on reload (SIGHUP)." : "");
        fputc('\n', out);
        print_wrapped(out, str_z(a, doc), "# ", WIDTH);
        fprintf(out, "#%s =%s%s\n", s->field.name, s->initial[0] ? " " : "", s->initial);
    }
}
