/* Completions for bash and zsh, from the tables. Both know commands, options, the values of
 * options with choices, and settings. */
#include "app/command.h"

static void put_dashed(FILE *out, const char *name) {
    for (; *name; name++)
        fputc(*name == '_' ? '-' : *name, out);
}

static bool takes_files(const Command *c) {
    return c->args && str_find(str_c(c->args), S("FILE")) >= 0;
}

static void put_bash_options(FILE *out, const Command *c) {
    for (size_t i = 0; i < c->option_count; i++)
        fprintf(out, "--%s%s ", c->options[i].name, c->options[i].shape ? "=" : "");
    fputs("--help --config=", out);
}

/* One `case` row per command: words[1] or words[1] and words[2]. */
static void put_bash_row(FILE *out, const Command *c) {
    fprintf(out, "    '%s') options='", c->name);
    put_bash_options(out, c);
    fprintf(out, "' files=%s ;;\n", takes_files(c) ? "yes" : "");
}

/* A `case` row of "COMMAND:--OPTION"; the command is a pattern. */
static void put_choices(FILE *out, const char *command, const char *name,
                        const char *const *choices) {
    fprintf(out, "    %s:--", command);
    put_dashed(out, name);
    fputs(") choices='", out);
    for (size_t i = 0; choices[i]; i++)
        fprintf(out, "%s%s", i ? " " : "", choices[i]);
    fputs("' ;;\n", out);
}

static void put_all_choices(FILE *out) {
    SCRATCH(a);
    for (const Command *const *c = command_table; *c; c++)
        for (size_t i = 0; i < (*c)->option_count; i++)
            if ((*c)->options[i].choices)
                put_choices(out, str_z(a, str_fmt(a, "'%s'", (*c)->name)), (*c)->options[i].name,
                            (*c)->options[i].choices);
    for (size_t i = 0; i < setting_count; i++)
        if (settings[i].field.type == FIELD_ENUM)
            put_choices(out, "*", settings[i].field.name, settings[i].field.names);
}

/* The first word of each command once; the second words of a group. */
static void put_words(FILE *out, Str group) {
    Str last = S("");
    for (const Command *const *c = command_table; *c; c++) {
        Str rest = str_c((*c)->name), first;
        (void)str_cut(&rest, ' ', &first);
        if (group.n) {
            if (str_eq(first, group) && rest.n)
                fprintf(out, STR_FMT " ", STR_ARG(rest));
        } else if (!str_eq(first, last)) {
            fprintf(out, STR_FMT " ", STR_ARG(first));
        }
        last = first;
    }
}

static void put_groups(FILE *out) {
    Str last = S("");
    for (const Command *const *c = command_table; *c; c++) {
        Str rest = str_c((*c)->name), first;
        (void)str_cut(&rest, ' ', &first);
        if (rest.n && !str_eq(first, last)) {
            fprintf(out, "    '" STR_FMT "') second='", STR_ARG(first));
            put_words(out, first);
            fputs("' ;;\n", out);
        }
        last = first;
    }
}

void completion_bash(FILE *out) {
    fputs("# bash completion for tanggap, made by `tanggap completion bash`\n"
          "_tanggap() {\n"
          "  local current=$2 previous=$3 first= second= command= options= files= choices= i\n"
          "  COMPREPLY=()\n"
          "  local -a said=()\n"
          "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
          "    [[ ${COMP_WORDS[i]} == [-=]* ]] || said+=(\"${COMP_WORDS[i]}\")\n"
          "  done\n"
          "  if ((${#said[@]} == 0)) && [[ $current != -* ]]; then\n"
          "    COMPREPLY=($(compgen -W '", out);
    put_words(out, S(""));
    fputs("' -- \"$current\"))\n    return\n  fi\n  first=${said[0]}\n  case $first in\n", out);
    put_groups(out);
    fputs("  esac\n"
          "  if [[ $second ]] && ((${#said[@]} == 1)) && [[ $current != -* ]]; then\n"
          "    COMPREPLY=($(compgen -W \"$second\" -- \"$current\"))\n"
          "    [[ $first == config ]] || return\n"
          "  fi\n"
          "  command=$first\n"
          "  [[ $second && ${said[1]} && \" $second \" == *\" ${said[1]} \"* ]] &&\n"
          "    command=\"$first ${said[1]}\"\n"
          "  case $command in\n", out);
    for (const Command *const *c = command_table; *c; c++)
        put_bash_row(out, *c);
    fputs("  esac\n  # `--name=value` comes as three words\n"
          "  if [[ $current == = ]]; then current= previous=${COMP_WORDS[COMP_CWORD-1]}\n"
          "  elif [[ $previous == = ]]; then previous=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
          "  case $command:$previous in\n", out);
    put_all_choices(out);
    fputs("  esac\n"
          "  if [[ $choices ]]; then\n"
          "    COMPREPLY=($(compgen -W \"$choices\" -- \"$current\"))\n"
          "  elif [[ $current == -* ]]; then\n"
          "    COMPREPLY=($(compgen -W \"$options ", out);
    for (size_t i = 0; i < setting_count; i++) {
        fputs("--", out);
        put_dashed(out, settings[i].field.name);
        fputs("= ", out);
    }
    fputs("\" -- \"$current\"))\n"
          "    [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace\n"
          "  elif [[ $files || $previous == --* ]]; then\n"
          "    COMPREPLY+=($(compgen -f -- \"$current\"))\n"
          "    compopt -o filenames 2>/dev/null\n"
          "  fi\n"
          "}\n"
          "complete -F _tanggap tanggap\n", out);
}

/* Inside '...[...]' of _arguments: brackets, colons and quotes end things. */
static void put_zsh_doc(FILE *out, const char *doc) {
    for (; *doc; doc++) {
        if (*doc == '\'')
            fputs("'\\''", out);
        else if (*doc == '[' || *doc == ']' || *doc == ':' || *doc == '\\')
            fprintf(out, "\\%c", *doc);
        else
            fputc(*doc, out);
    }
}

static void put_zsh_option(FILE *out, const char *name, const char *shape,
                           const char *const *choices, const char *doc) {
    fputs(" \\\n      '--", out);
    put_dashed(out, name);
    fputs(shape ? "=[" : "[", out);
    put_zsh_doc(out, doc);
    fputc(']', out);
    if (choices) {
        fputs(":value:(", out);
        for (size_t i = 0; choices[i]; i++)
            fprintf(out, "%s%s", i ? " " : "", choices[i]);
        fputc(')', out);
    } else if (shape) {
        fprintf(out, ":%s:_files", str_find(str_c(shape), S("|")) >= 0 ? "value" : shape);
    }
    fputc('\'', out);
}

static void put_zsh_row(FILE *out, const Command *c) {
    fprintf(out, "    '%s') _arguments -S", c->name);
    for (size_t i = 0; i < c->option_count; i++)
        put_zsh_option(out, c->options[i].name, c->options[i].shape, c->options[i].choices,
                       c->options[i].doc);
    fprintf(out, " $settings%s ;;\n", takes_files(c) ? " '*:file:_files'" : "");
}

void completion_zsh(FILE *out) {
    fputs("#compdef tanggap\n# zsh completion for tanggap, made by `tanggap completion zsh`\n"
          "_tanggap() {\n  local -a commands settings\n  commands=(\n", out);
    for (const Command *const *c = command_table; *c; c++) {
        fprintf(out, "    '%s:", (*c)->name);
        put_zsh_doc(out, (*c)->summary);
        fputs("'\n", out);
    }
    fputs("  )\n  settings=(", out);
    for (size_t i = 0; i < setting_count; i++)
        put_zsh_option(out, settings[i].field.name, settings[i].shape, settings[i].field.names,
                       settings[i].field.doc);
    put_zsh_option(out, "config", "FILE", NULL, "Read this configuration file instead.");
    fputs("\n  )\n"
          "  local command=${words[2]}\n"
          "  if (( CURRENT > 3 )) && [[ -n ${(M)commands:#\"$words[2] $words[3]:\"*} ]]; then\n"
          "    command=\"$words[2] $words[3]\"\n"
          "  elif (( CURRENT == 2 )); then\n"
          "    local -aU firsts=(${${commands%%:*}%% *})\n"
          "    compadd -a firsts; return\n"
          "  elif (( CURRENT == 3 )) && [[ -n ${(M)commands:#\"$words[2] \"*} ]]; then\n"
          "    compadd ${${${(M)commands:#\"$words[2] \"*}%%:*}#* }; return\n"
          "  fi\n"
          "  (( CURRENT-- )); shift words\n"
          "  [[ $command == *' '* ]] && { (( CURRENT-- )); shift words }\n"
          "  case $command in\n", out);
    for (const Command *const *c = command_table; *c; c++)
        put_zsh_row(out, *c);
    fputs("  esac\n}\n_tanggap \"$@\"\n", out);
}
