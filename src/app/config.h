/* config.h - the settings of the program: one table, three places they may come from.
 *
 * A configuration file (lines `name = value`), the environment (TANGGAP_NAME) and options
 * (--name) are read in this order; a later one is stronger. The table (settings[]) is also what
 * `tanggap config --example`, the manual page and --help print. The value of a secret may be
 * `@/path/of/a/file`: the first line of that file. */
#ifndef APP_CONFIG_H
#define APP_CONFIG_H

#include "base/err.h"
#include "base/log.h"
#include "base/model.h"

typedef enum TextLanguage { TEXT_ID, TEXT_EN, TEXT_LANGUAGE__COUNT } TextLanguage;

typedef struct Config {
    Str database, key_file, backup_folder, model;
    Str listen, public_url, trusted_proxy, role;
    int64_t port, threads;
    bool plain_http;
    LogLevel log_level;
    LogFormat log_format;
    Str log_file;
    TextLanguage language;
    Str smtp_url, smtp_user, smtp_password, smtp_from;
    bool smtp_tls;
    Str telegram_token, telegram_bot, telegram_url;
    Str allow;
} Config;

enum {
    SETTING_SECRET = 1 << 0,  /* never shown; may be given as @FILE */
    SETTING_RELOADS = 1 << 1, /* taken over on SIGHUP; others need a restart */
};

typedef struct Setting {
    Field field;         /* of Config; .doc is one sentence */
    const char *initial; /* as it would stand in the file; "" is a choice made by more, see doc */
    const char *shape;   /* in usage: "PATH", "yes|no" */
    unsigned flags;
} Setting;
extern const Setting settings[];
extern const size_t setting_count;
const Setting *setting_find(Str name); /* NULL: none; `-` and `_` are the same */

typedef enum Origin { ORIGIN_INITIAL, ORIGIN_FILE, ORIGIN_ENVIRONMENT, ORIGIN_OPTION,
                      ORIGIN__COUNT } Origin;
extern const char *const origin_names[];

typedef struct NameValue {
    Str name, value;
} NameValue;

typedef struct ConfigInput {
    const char *file;       /* NULL: default_config_file when it is there */
    char *const *environment;
    const NameValue *options;
    size_t option_count;
} ConfigInput;
extern const char default_config_file[];

enum { SETTINGS_MAX = 40, CONFIG_PROBLEMS_MAX = 50, CONFIG_FILE_MAX = 256 * 1024 };

typedef struct Loaded {
    Config config;
    Origin origins[SETTINGS_MAX]; /* by place in settings[] */
    Str file;                     /* that was read; none */
    Str problems[CONFIG_PROBLEMS_MAX]; /* "FILE:12: ...", in order, as many as fit */
    size_t problem_count;
} Loaded;

/* Fills everything that can be read even on ERR_INVALID, whose message is the first problem.
 * Texts live in `a`. */
NODISCARD Err config_load(Arena *a, const ConfigInput *in, Loaded *out, Error *e);
/* The value as it would stand in the file; "(set)" for a secret that has one. */
Str setting_text(Arena *a, const Setting *s, const Config *c);

/* Whether the server can only be reached from this machine. */
bool address_is_loopback(Str address);

#endif
