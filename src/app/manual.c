/* The manual page, in the man macros. Golden copy: docs/tanggap.1. */
#include "app/command.h"

#include "base/log_events.h"

/* Text in which roff sees no commands: backslashes, dashes (which would become hyphens that
 * nobody can copy), and a dot or quote at the start of a line. */
static void put_roff(FILE *out, Str text) {
    bool at_start = true;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (at_start && (c == '.' || c == '\''))
            fputs("\\&", out);
        if (c == '\\')
            fputs("\\e", out);
        else if (c == '-')
            fputs("\\-", out);
        else
            fputc(c, out);
        at_start = c == '\n';
    }
}

static void put_line(FILE *out, const char *before, const char *text, const char *after) {
    fputs(before, out);
    put_roff(out, str_c(text));
    fputs(after, out);
}

static void put_paragraphs(FILE *out, const char *text) {
    Str rest = str_c(text);
    while (rest.n) {
        ptrdiff_t end = str_find(rest, S("\n\n"));
        Str part = end < 0 ? rest : str_slice(rest, 0, (size_t)end);
        bool is_example = str_starts(part, S(" "));
        fputs(is_example ? ".PP\n.nf\n" : ".PP\n", out);
        put_roff(out, part);
        fputs(is_example ? "\n.fi\n" : "\n", out);
        rest = end < 0 ? S("") : str_slice(rest, (size_t)end + 2, rest.n);
    }
}

static void put_option(FILE *out, const char *name, const char *shape, const char *doc) {
    fputs(".TP\n.B \\-\\-", out);
    for (; *name; name++)
        fputs(*name == '_' || *name == '-' ? "\\-" : (const char[]){ *name, '\0' }, out);
    if (shape)
        put_line(out, "=\\fI", shape, "\\fR");
    put_line(out, "\n", doc, "\n");
}

static void put_command(FILE *out, const Command *c) {
    put_line(out, ".SS ", c->name, "");
    if (c->args)
        put_line(out, " ", c->args, "");
    put_line(out, "\n", c->summary, ".\n");
    if (c->help)
        put_paragraphs(out, c->help);
    for (size_t i = 0; i < c->option_count; i++)
        put_option(out, c->options[i].name, c->options[i].shape, c->options[i].doc);
}

static void put_setting(FILE *out, const Setting *s) {
    put_line(out, ".TP\n.B ", s->field.name, "");
    put_line(out, " = \\fI", s->shape, "\\fR\n");
    put_roff(out, str_c(s->field.doc));
    if (s->initial[0])
        put_line(out, "\nInitially \\fB", s->initial, "\\fR.");
    if (s->flags & SETTING_RELOADS)
        fputs("\nTaken over on reload.", out);
    fputc('\n', out);
}

void manual_page(FILE *out) {
    fputs(".\\\" Made by `tanggap man`; do not edit.\n"
          ".TH TANGGAP 1 \"\" \"tanggap\" \"User commands\"\n"
          ".SH NAME\ntanggap \\- a desk for criticism and crises on social media\n"
          ".SH SYNOPSIS\n.B tanggap\n.I COMMAND\n[\\fIOPTION\\fR...] [\\fIARGUMENT\\fR...]\n"
          ".SH DESCRIPTION\n"
          "Tanggap gathers what people write to and about a small business, keeps every message\n"
          "until somebody has answered it, sends approved answers, and wakes people when the\n"
          "mood turns. One program holds the server and the commands that look after it.\n"
          ".SH COMMANDS\n", out);
    for (const Command *const *c = command_table; *c; c++)
        put_command(out, *c);
    put_line(out, ".SH SETTINGS\nA setting stands in the file\n.I ", default_config_file,
             "\n(another with \\fB\\-\\-config\\fR=\\fIFILE\\fR or \\fBTANGGAP_CONFIG\\fR) as\n"
             "\\fIname\\fR = \\fIvalue\\fR, in the environment as \\fBTANGGAP_\\fINAME\\fR, or on "
             "the\ncommand line as \\fB\\-\\-\\fIname\\fR=\\fIvalue\\fR; the later is stronger.\n");
    for (size_t i = 0; i < setting_count; i++)
        put_setting(out, &settings[i]);
    fputs(".SH EXIT STATUS\n", out);
    for (const StatusText *t = status_texts; t->text; t++) {
        fprintf(out, ".TP\n.B %d\n", (int)t->status);
        put_line(out, "", t->text, "\n");
    }
    fputs(".SH LOG\nThe server writes one line for each of these events, with fields that say "
          "more.\n", out);
    for (const LogEvent *event = log_events; event->name; event++) {
        put_line(out, ".TP\n.B ", event->name, "\n");
        put_line(out, "", event->doc, "\n");
    }
    put_line(out, ".SH FILES\n.TP\n.I ", default_config_file, "\nThe configuration.\n");
    fputs(".TP\n.I /var/lib/tanggap\nThe database, its key and its seal, when installed as a "
          "service.\n", out);
}
