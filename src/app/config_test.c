#include "app/config.h"

#include "app/file.h"
#include "test.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder of this test, removed with the files that were named. */
typedef struct Folder {
    char path[64];
} Folder;

static Folder folder_new(void) {
    Folder f = { "/tmp/tanggap-config-XXXXXX" };
    CHECK(mkdtemp(f.path) != NULL);
    return f;
}

static const char *put(Arena *a, const Folder *f, const char *name, const char *text) {
    const char *path = str_z(a, str_fmt(a, "%s/%s", f->path, name));
    Error e;
    CHECK(file_replace(path, str_c(text), 0600, &e) == ERR_OK);
    return path;
}

static void folder_end(Arena *a, const Folder *f, const char *name) {
    unlink(str_z(a, str_fmt(a, "%s/%s", f->path, name)));
    rmdir(f->path);
}

static char *const no_environment[] = { NULL };

static Err load(Arena *a, const char *file, char *const *environment, Loaded *out) {
    Error e;
    ConfigInput in = { .file = file, .environment = environment };
    return config_load(a, &in, out, &e);
}

TEST(every_setting_has_a_doc_and_a_good_initial_value) {
    SCRATCH(a);
    Loaded l;
    for (size_t i = 0; i < setting_count; i++) {
        CHECK(settings[i].field.doc != NULL && strlen(settings[i].field.doc) > 20);
        CHECK(settings[i].shape != NULL);
        for (size_t k = 0; k < i; k++)
            CHECK(strcmp(settings[i].field.name, settings[k].field.name) != 0);
    }
    char *const none[] = { NULL };
    ConfigInput in = { .environment = none };
    Error e;
    CHECK(config_load(a, &in, &l, &e) == ERR_OK);
    CHECK(l.config.port == 8080 && l.config.smtp_tls && !l.config.plain_http);
    CHECK_STR(l.config.listen, "127.0.0.1");
    CHECK_STR(l.config.public_url, "http://127.0.0.1:8080");
}

TEST(an_option_beats_the_environment_and_that_beats_the_file) {
    SCRATCH(a);
    Folder f = folder_new();
    const char *file = put(a, &f, "c", "port = 1001\nthreads=7\n  log_level =  warn \n# x\n\n");
    char port[] = "TANGGAP_PORT=1002", threads[] = "TANGGAP_THREADS=8", other[] = "TANGGAP_X=1";
    char *const environment[] = { port, threads, other, NULL };
    NameValue options[] = { { S("port"), S("1003") } };
    ConfigInput in = { .file = file, .environment = environment, .options = options,
                       .option_count = 1 };
    Loaded l;
    Error e;
    CHECK(config_load(a, &in, &l, &e) == ERR_OK);
    CHECK(l.config.port == 1003 && l.config.threads == 8 && l.config.log_level == LOG_WARN);
    CHECK(l.origins[setting_find(S("port")) - settings] == ORIGIN_OPTION);
    CHECK(l.origins[setting_find(S("threads")) - settings] == ORIGIN_ENVIRONMENT);
    CHECK(l.origins[setting_find(S("log-level")) - settings] == ORIGIN_FILE);
    CHECK(l.origins[setting_find(S("role")) - settings] == ORIGIN_INITIAL);
    CHECK_STR(l.file, file);
    folder_end(a, &f, "c");
}

TEST(all_problems_are_told_with_their_lines) {
    SCRATCH(a);
    Folder f = folder_new();
    const char *file = put(a, &f, "c", "prot = 80\nport = x\n\nthreads = 65\nno sign\n"
                                       "plain_http = maybe\nlog_level=loud\n");
    static const char *const want[] = {
        "c:1: prot is not a setting; did you mean port?",
        "c:2: port must be a whole number",
        "c:4: threads must be from 1 to 64",
        "c:5:  a line must be `name = value`, or start with # for a remark",
        "c:6: plain_http must be true or false",
        "c:7: log_level must be one of: debug, info, warn, error",
    };
    Loaded l;
    CHECK(load(a, file, no_environment, &l) == ERR_INVALID);
    CHECK(l.problem_count == COUNT(want));
    for (size_t i = 0; i < COUNT(want) && i < l.problem_count; i++)
        CHECK(str_ends(l.problems[i], str_c(want[i])));
    CHECK(l.config.port == 8080); /* the rest stands */
    folder_end(a, &f, "c");
}

TEST(a_named_file_must_be_there) {
    SCRATCH(a);
    Loaded l;
    CHECK(load(a, "/nonexistent/tanggap.conf", no_environment, &l) == ERR_INVALID);
    CHECK(l.problem_count == 1 && str_find(l.problems[0], S("/nonexistent/tanggap.conf")) >= 0);
}

TEST(a_secret_may_stand_in_a_file_of_its_own) {
    SCRATCH(a);
    Folder f = folder_new();
    const char *secret = put(a, &f, "s", "rahasia sekali\nsecond line\n");
    char *variable = (char *)(uintptr_t)str_z(
        a, str_fmt(a, "TANGGAP_SMTP_PASSWORD=@%s", secret));
    char *const environment[] = { variable, NULL };
    Loaded l;
    CHECK(load(a, NULL, environment, &l) == ERR_OK);
    CHECK_STR(l.config.smtp_password, "rahasia sekali");
    CHECK_STR(setting_text(a, setting_find(S("smtp_password")), &l.config), "(set)");
    folder_end(a, &f, "s");
    CHECK(load(a, NULL, environment, &l) == ERR_INVALID);
    CHECK(str_find(l.problems[0], S("TANGGAP_SMTP_PASSWORD: smtp_password there is no file")) == 0);
}

TEST(other_files_are_named_after_the_database) {
    SCRATCH(a);
    char database[] = "TANGGAP_DATABASE=sqlite:/srv/a.b/toko.sqlite";
    char *const environment[] = { database, NULL };
    Loaded l;
    CHECK(load(a, NULL, environment, &l) == ERR_OK);
    CHECK_STR(l.config.key_file, "/srv/a.b/toko.key");
    CHECK_STR(l.config.backup_folder, "/srv/a.b/backup");
    char plain[] = "TANGGAP_DATABASE=sqlite:/srv/a.b/toko";
    char *const second[] = { plain, NULL };
    CHECK(load(a, NULL, second, &l) == ERR_OK);
    CHECK_STR(l.config.key_file, "/srv/a.b/toko.key");
}

TEST(what_others_reach_must_be_safe) {
    SCRATCH(a);
    char listen[] = "TANGGAP_LISTEN=0.0.0.0", url[] = "TANGGAP_PUBLIC_URL=https://desk.toko.id/",
         plain[] = "TANGGAP_PLAIN_HTTP=yes", bad[] = "TANGGAP_PUBLIC_URL=desk.toko.id";
    char *const open[] = { listen, NULL }, *const tls[] = { listen, url, NULL },
         *const trusted[] = { listen, plain, NULL }, *const no_scheme[] = { bad, NULL };
    Loaded l;
    CHECK(load(a, NULL, open, &l) == ERR_INVALID);
    CHECK(str_find(l.problems[0], S("plain_http = yes")) > 0);
    CHECK(load(a, NULL, tls, &l) == ERR_OK);
    CHECK_STR(l.config.public_url, "https://desk.toko.id");
    CHECK(load(a, NULL, trusted, &l) == ERR_OK);
    CHECK(load(a, NULL, no_scheme, &l) == ERR_INVALID);
    CHECK(address_is_loopback(S("::1")) && address_is_loopback(S("127.0.0.53")));
    CHECK(!address_is_loopback(S("::")) && !address_is_loopback(S("10.0.0.1")));
}

TEST(mail_needs_a_sender) {
    SCRATCH(a);
    char url[] = "TANGGAP_SMTP_URL=smtp://mail.toko.id:587",
         from[] = "TANGGAP_SMTP_FROM=tanggap@toko.id", wrong[] = "TANGGAP_SMTP_URL=mail.toko.id";
    char *const alone[] = { url, NULL }, *const both[] = { url, from, NULL },
         *const no_scheme[] = { wrong, from, NULL };
    Loaded l;
    CHECK(load(a, NULL, alone, &l) == ERR_INVALID);
    CHECK(load(a, NULL, both, &l) == ERR_OK);
    CHECK(load(a, NULL, no_scheme, &l) == ERR_INVALID);
}
