#include "app/config.h"

#include "app/file.h"
#include "app/parts.h"
#include "app/suggest.h"
#include "base/utf8.h"
#include "wire/field.h"

#include <string.h>
#include <unistd.h>

const char default_config_file[] = "/etc/tanggap/tanggap.conf";
const char *const origin_names[] = { "default", "file", "environment", "option", NULL };
static_assert(COUNT(origin_names) == ORIGIN__COUNT + 1, "one name per origin");

enum { SECRET_FILE_MAX = 4096 };

/* One reading: what is filled and where we are. */
typedef struct Load {
    Arena *arena;
    Loaded *out;
    Origin origin;
    Str place; /* "FILE:12: ", "TANGGAP_PORT: ", "--port: " */
} Load;

static void problem(Load *l, const char *what, Str name) {
    if (l->out->problem_count < CONFIG_PROBLEMS_MAX)
        l->out->problems[l->out->problem_count++] =
            str_fmt(l->arena, STR_FMT STR_FMT " %s", STR_ARG(l->place), STR_ARG(name), what);
}

static Err read_secret(Load *l, Str *value, Error *e) {
    if (!str_starts(*value, S("@")))
        return ERR_OK;
    const char *path = str_z(l->arena, str_slice(*value, 1, value->n));
    Str content, line;
    TRY(file_read(l->arena, path, SECRET_FILE_MAX, &content, e));
    *value = str_cut(&content, '\n', &line) ? str_trim(line) : S("");
    return ERR_OK;
}

static void set(Load *l, const Setting *s, Str value) {
    Error e;
    Str name = str_c(s->field.name);
    if ((s->flags & SETTING_SECRET) && read_secret(l, &value, &e) != ERR_OK) {
        problem(l, e.msg, name);
        return;
    }
    if (field_set_text(l->arena, &s->field, &l->out->config, value, &e) != ERR_OK) {
        problem(l, e.msg, name);
        return;
    }
    l->out->origins[s - settings] = l->origin;
}

static void unknown(Load *l, Str name) {
    Suggestion near;
    suggest_start(&near, name);
    for (size_t i = 0; i < setting_count; i++)
        suggest_offer(&near, str_c(settings[i].field.name));
    Str hint = suggest_text(l->arena, &near);
    if (hint.n == 0)
        hint = S("; `tanggap config --example` lists all");
    problem(l, str_z(l->arena, str_fmt(l->arena, "is not a setting" STR_FMT, STR_ARG(hint))),
            utf8_cut(name, 100));
}

static void read_line(Load *l, Str line) {
    line = str_trim(line);
    if (line.n == 0 || line.p[0] == '#')
        return;
    Str rest = line, name;
    if (str_find(line, S("=")) < 0) {
        problem(l, "a line must be `name = value`, or start with # for a remark", S(""));
        return;
    }
    (void)str_cut(&rest, '=', &name); /* there is one */
    name = str_trim(name);
    const Setting *s = setting_find(name);
    if (s == NULL)
        unknown(l, name);
    else
        set(l, s, str_trim(rest));
}

static void read_file(Load *l, const char *path, Str content) {
    int64_t number = 0;
    for (Str line; str_cut(&content, '\n', &line);) {
        l->place = str_fmt(l->arena, "%s:%lld: ", path, (long long)++number);
        read_line(l, line);
    }
}

static void load_file(Load *l, const ConfigInput *in) {
    const char *path = in->file ? in->file : default_config_file;
    Str content;
    Error e;
    l->origin = ORIGIN_FILE;
    Err code = file_read(l->arena, path, CONFIG_FILE_MAX, &content, &e);
    if (code == ERR_NOT_FOUND && in->file == NULL)
        return;
    if (code != ERR_OK) {
        l->place = S("");
        problem(l, "", str_c(e.msg));
        return;
    }
    l->out->file = str_dup(l->arena, str_c(path));
    read_file(l, path, content);
}

static void load_environment(Load *l, char *const *environment) {
    l->origin = ORIGIN_ENVIRONMENT;
    for (; environment && *environment; environment++) {
        Str rest = str_c(*environment), name;
        if (!str_starts(rest, S("TANGGAP_")) || !str_cut(&rest, '=', &name))
            continue;
        const Setting *s = setting_find(str_slice(name, sizeof "TANGGAP_" - 1, name.n));
        if (s == NULL)
            continue; /* others may use the prefix: service managers make such names */
        l->place = str_fmt(l->arena, STR_FMT ": ", STR_ARG(name));
        set(l, s, rest);
    }
}

static void load_options(Load *l, const ConfigInput *in) {
    l->origin = ORIGIN_OPTION;
    for (size_t i = 0; i < in->option_count; i++) {
        const Setting *s = setting_find(in->options[i].name);
        l->place = str_fmt(l->arena, "--" STR_FMT ": ", STR_ARG(in->options[i].name));
        if (s == NULL)
            unknown(l, in->options[i].name);
        else
            set(l, s, in->options[i].value);
    }
}

static void load_initial(Load *l) {
    l->origin = ORIGIN_INITIAL;
    l->place = S("");
    for (size_t i = 0; i < setting_count; i++)
        set(l, &settings[i], str_c(settings[i].initial));
}

/* ---- what follows from other settings ---- */

static Str data_folder(void) {
    return access("/var/lib/tanggap", W_OK) == 0 ? S("/var/lib/tanggap") : S("data");
}

static Str without_ending(Str path) {
    Str folder = path_folder(path);
    for (size_t n = path.n; n > folder.n; n--)
        if (path.p[n - 1] == '.')
            return str_slice(path, 0, n - 1);
    return path;
}

static void derive(Arena *a, Config *c) {
    Str folder = data_folder(), path;
    if (c->database.n == 0)
        c->database = str_fmt(a, "sqlite:" STR_FMT "/desk.db", STR_ARG(folder));
    bool is_file = str_starts(c->database, S("sqlite:"));
    path = is_file ? str_slice(c->database, sizeof "sqlite:" - 1, c->database.n) : S("");
    Str beside = is_file ? path_folder(path) : folder;
    Str stem = is_file ? without_ending(path) : str_fmt(a, STR_FMT "/desk", STR_ARG(folder));
    if (c->key_file.n == 0)
        c->key_file = str_fmt(a, STR_FMT ".key", STR_ARG(stem));
    if (c->backup_folder.n == 0)
        c->backup_folder = str_fmt(a, STR_FMT "/backup", STR_ARG(beside));
    if (c->public_url.n == 0) {
        bool is_v6 = str_find(c->listen, S(":")) >= 0;
        c->public_url = str_fmt(a, "http://%s" STR_FMT "%s:%lld", is_v6 ? "[" : "",
                                STR_ARG(c->listen), is_v6 ? "]" : "", (long long)c->port);
    }
    while (str_ends(c->public_url, S("/")))
        c->public_url = str_slice(c->public_url, 0, c->public_url.n - 1);
}

bool address_is_loopback(Str address) {
    return str_starts(address, S("127.")) || str_eq(address, S("::1")) ||
           str_eq(address, S("localhost"));
}

static bool is_url(Str url, const char *const *schemes) {
    for (; *schemes; schemes++)
        if (str_starts(url, str_c(*schemes)) && url.n > str_c(*schemes).n)
            return true;
    return false;
}

static void check(Load *l) {
    static const char *const web[] = { "http://", "https://", NULL };
    static const char *const mail[] = { "smtp://", "smtps://", NULL };
    static const char *const databases[] = { "sqlite:", "pgsql:", "postgres://", "postgresql://",
                                             NULL };
    const Config *c = &l->out->config;
    unsigned parts;
    Error e;
    l->place = S("");
    if (parts_read(c->role, &parts, &e) != ERR_OK)
        problem(l, e.msg, S("role"));
    if (!is_url(c->database, databases))
        problem(l, "must be sqlite:PATH or postgresql://USER@HOST/NAME", S("database"));
    if (!is_url(c->public_url, web))
        problem(l, "must start with http:// or https://", S("public_url"));
    if (c->smtp_url.n && !is_url(c->smtp_url, mail))
        problem(l, "must start with smtp:// or smtps://", S("smtp_url"));
    if (c->smtp_url.n && str_find(c->smtp_from, S("@")) < 1)
        problem(l, "must be a mail address when smtp_url is set", S("smtp_from"));
    if (!address_is_loopback(c->listen) && !c->plain_http &&
        !str_starts(c->public_url, S("https://")))
        problem(l, "is reached from other machines: put TLS in front and set public_url to its "
                   "https address, or allow unencrypted sign-in with plain_http = yes",
                S("listen"));
}

Err config_load(Arena *a, const ConfigInput *in, Loaded *out, Error *e) {
    *out = (Loaded){ 0 };
    Load l = { .arena = a, .out = out };
    load_initial(&l);
    load_file(&l, in);
    load_environment(&l, in->environment);
    load_options(&l, in);
    derive(a, &out->config);
    check(&l);
    if (out->problem_count)
        FAIL(e, ERR_INVALID, STR_FMT, STR_ARG(out->problems[0]));
    return ERR_OK;
}

Str setting_text(Arena *a, const Setting *s, const Config *c) {
    const void *at = field_get(&s->field, c);
    switch (s->field.type) {
    case FIELD_STR:
        if ((s->flags & SETTING_SECRET) && ((const Str *)at)->n)
            return S("(set)");
        return str_dup(a, *(const Str *)at);
    case FIELD_BOOL:
        return *(const bool *)at ? S("yes") : S("no");
    case FIELD_I64:
    case FIELD_TIME:
        return str_fmt(a, "%lld", (long long)*(const int64_t *)at);
    case FIELD_ENUM:
        return str_c(s->field.names[*(const int *)at]);
    case FIELD_F64:
        return field_f64_text(a, *(const double *)at);
    case FIELD_RECORD:
    case FIELD_LIST:
    case FIELD_TYPE__COUNT:
        break;
    }
    return S("");
}
