#include "app/command.h"

#include "test.h"

#include <unistd.h>

static const Command *find(const char *first, const char *second, size_t *used) {
    Str words[] = { str_c(first), str_c(second) };
    return command_find(words, second ? 2 : 1, used);
}

TEST(the_table_is_in_order_and_complete) {
    for (size_t i = 0; command_table[i]; i++) {
        const Command *c = command_table[i];
        CHECK(i == 0 || strcmp(command_table[i - 1]->name, c->name) < 0);
        CHECK(c->run != NULL && c->summary != NULL);
        CHECK(!str_ends(str_c(c->summary), S("."))); /* help adds it */
        CHECK(c->option_count <= CALL_OPTIONS_MAX);
        CHECK((c->args == NULL) == (c->most == 0));
        CHECK(c->most < 0 || c->least <= c->most);
        for (size_t k = 0; k < c->option_count; k++) {
            CHECK(str_ends(str_c(c->options[k].doc), S(".")));
            CHECK(!(c->flags & COMMAND_SHOWS_SETTINGS) || /* the setting would be hidden */
                  setting_find(str_c(c->options[k].name)) == NULL);
        }
    }
}

TEST(the_longest_name_wins) {
    size_t used;
    const Command *c = find("config", "check", &used);
    CHECK(c && used == 2 && strcmp(c->name, "config check") == 0);
    c = find("config", "--json", &used);
    CHECK(c && used == 1 && strcmp(c->name, "config") == 0);
    CHECK(find("user", "dance", &used) == NULL);
    CHECK(find("user", NULL, &used) == NULL);
}

/* Runs with no output; gives what call_read() said. */
static Err read_words(Arena *a, Call *c, const char *name, const char *rest, Error *e) {
    Str words[8], line = str_c(rest), name_words[2], name_line = str_c(name);
    size_t count = 0, name_count = 0, used;
    bool help = false;
    while (str_cut(&name_line, ' ', &name_words[name_count]))
        name_count++;
    while (str_cut(&line, ' ', &words[count]))
        count++;
    *c = (Call){ .arena = a, .command = command_find(name_words, name_count, &used) };
    Str *kept = arena_make(a, Str, 8);
    memcpy(kept, words, sizeof words);
    Err code = call_read(c, kept, rest[0] ? count : 0, &help, e);
    return help ? ERR_CONFLICT : code; /* a code that call_read() never gives */
}

TEST(options_settings_and_arguments_are_told_apart) {
    SCRATCH(a);
    Call c;
    Error e;
    CHECK(read_words(a, &c, "import", "a.csv --zone=WIT --port 9 --dry-run -- --b", &e) == ERR_OK);
    CHECK(c.arg_count == 2);
    CHECK_STR(c.args[0], "a.csv");
    CHECK_STR(c.args[1], "--b");
    CHECK(c.setting_count == 1);
    CHECK_STR(c.settings[0].name, "port");
    CHECK_STR(c.settings[0].value, "9");
    CHECK(read_words(a, &c, "import", "- --source= x", &e) == ERR_OK);
    CHECK(c.arg_count == 2 && str_eq(c.args[0], S("-")));
    CHECK(read_words(a, &c, "serve", "--plain-http --config=/x", &e) == ERR_OK);
    CHECK_STR(c.settings[0].value, "yes");
    CHECK(c.config_file != NULL && strcmp(c.config_file, "/x") == 0);
    CHECK(read_words(a, &c, "serve", "--plain-http=no", &e) == ERR_OK);
    CHECK_STR(c.settings[0].value, "no");
}

TEST(a_wrong_command_line_is_refused_with_the_remedy) {
    SCRATCH(a);
    static const char *const rows[][3] = {
        { "import", "", "import needs FILE..." },
        { "serve", "now", "serve takes no argument such as \"now\"" },
        { "backup", "a b", "backup takes only [FILE]; \"b\" is too much" },
        { "import", "x --zone=EST", "--zone must be one of: WIB, WITA, WIT, UTC" },
        { "import", "x --zone", "--zone needs a value: --zone=..." },
        { "import", "x --dry-run=yes", "--dry-run takes no value" },
        { "import", "x --fromat=csv", "--fromat is not an option here; did you mean format?" },
        { "import", "x -v", "-v is not an option; options have long names, as --help" },
        { "serve", "--threds=3", "--threds is not an option here; did you mean threads?" },
        { "serve", "--zzzzzzz", "--zzzzzzz is not an option here" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        Call c;
        Error e = { 0 };
        CHECK(read_words(a, &c, rows[i][0], rows[i][1], &e) == ERR_INVALID);
        CHECK_STR(str_c(e.msg), rows[i][2]);
    }
}

TEST(help_is_given_whatever_else_is_wrong) {
    SCRATCH(a);
    Call c;
    Error e;
    CHECK(read_words(a, &c, "import", "--help", &e) == ERR_CONFLICT);
    CHECK(read_words(a, &c, "backup", "a b c -h", &e) == ERR_CONFLICT);
}

static Str run(Arena *a, const char *line, Status *status) {
    enum { OUTPUT_MOST = 256 * 1024 };
    char *buffer = arena_alloc(a, OUTPUT_MOST, 1);
    Str words = str_c(line), word;
    char *argv[10] = { (char[]){ "tanggap" } };
    int argc = 1;
    while (str_cut(&words, ' ', &word)) {
        char *copy = arena_alloc(a, word.n + 1, 1);
        memcpy(copy, word.p, word.n);
        argv[argc++] = copy;
    }
    FILE *out = fmemopen(buffer, OUTPUT_MOST, "w");
    char *const none[] = { NULL };
    *status = command_main(argc, argv, none, &(Streams){ out, out, STDIN_FILENO });
    fclose(out);
    return str_c(buffer);
}

TEST(exit_statuses_are_the_documented_ones) {
    SCRATCH(a);
    static const struct {
        const char *line;
        Status status;
    } rows[] = {
        { "version", STATUS_OK },
        { "--version", STATUS_OK },
        { "help import", STATUS_OK },
        { "help user", STATUS_OK },
        { "--help", STATUS_OK },
        { "config --port=70000", STATUS_CONFIG },
        { "config check --port=70000", STATUS_CONFIG },
        { "config check", STATUS_OK },
        { "serve --role=cook --database=sqlite:/tmp/never/x.db", STATUS_CONFIG },
        { "verify --threads=0", STATUS_CONFIG },
        { "verify --database=sqlite:/nonexistent/x.db", STATUS_DATABASE },
        { "verfy", STATUS_USAGE },
        { "user", STATUS_USAGE },
        { "completion fish", STATUS_USAGE },
        { "import --dry-run /nonexistent.csv", STATUS_FAILED },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        Status status;
        Str text = run(a, rows[i].line, &status);
        if (status != rows[i].status)
            printf("%s: %d\n" STR_FMT, rows[i].line, (int)status, STR_ARG(text));
        CHECK(status == rows[i].status);
    }
}

TEST(a_group_of_commands_lists_its_members) {
    SCRATCH(a);
    Status status;
    Str text = run(a, "user", &status);
    CHECK(str_find(text, S("user add")) > 0 && str_find(text, S("user setup-link")) > 0);
    CHECK(str_find(text, S("brand add")) < 0);
    CHECK(str_find(run(a, "verfy", &status), S("did you mean verify?")) > 0);
}

TEST(what_is_printed_is_at_most_80_columns_wide) {
    SCRATCH(a);
    Status status;
    static const char *const lines[] = { "--help", "help settings", "serve --help",
                                         "import --help", "config --example" };
    for (size_t i = 0; i < COUNT(lines); i++) {
        Str text = run(a, lines[i], &status), line;
        while (str_cut(&text, '\n', &line)) {
            if (line.n > 80)
                printf("%s: " STR_FMT "\n", lines[i], STR_ARG(line));
            CHECK(line.n <= 80);
            CHECK(line.n == 0 || line.p[line.n - 1] != ' ');
        }
    }
}
