#include "app/config.h"

static const char *const text_language_names[] = { "id", "en", NULL };
static_assert(COUNT(text_language_names) == TEXT_LANGUAGE__COUNT + 1, "one name per language");

#define TEXT .flags = FIELD_OPTIONAL, .max = 1000

/* In the order of the example file: what one sets first stands first. */
const Setting settings[] = {
    { FIELD(Config, database, TEXT,
            .doc = "Where everything is kept: sqlite:PATH or postgresql://USER@HOST/NAME. Empty: "
                   "desk.db in /var/lib/tanggap if one may write there, else in ./data."),
      "", "URL", 0 },
    { FIELD(Config, key_file, TEXT,
            .doc = "File with the key that seals stored passwords of others; made when absent. "
                   "Keep a copy apart from the backups. Empty: beside the database, its name "
                   "ending in .key."),
      "", "PATH", 0 },
    { FIELD(Config, backup_folder, TEXT,
            .doc = "Where `tanggap backup` without a file name puts its copies. Empty: the "
                   "folder backup beside the database."),
      "", "PATH", 0 },
    { FIELD(Config, model, TEXT,
            .doc = "File with the trained model that messages are read with, as `tanggap train` "
                   "makes one. Empty: the one inside the program."),
      "", "PATH", 0 },
    { FIELD(Config, listen, TEXT,
            .doc = "Address the server listens at; 0.0.0.0 or :: for all. Anything but this "
                   "machine wants an https public_url, or plain_http."),
      "127.0.0.1", "ADDRESS", 0 },
    { FIELD(Config, port, .least = 0, .most = 65535,
            .doc = "TCP port of the server; 0 takes a free one and logs which."),
      "8080", "NUMBER", 0 },
    { FIELD(Config, public_url, TEXT,
            .doc = "Address under which people reach the server, for links in mails and alarms, "
                   "e.g. https://tanggap.example.id. Empty: http://listen:port."),
      "", "URL", 0 },
    { FIELD(Config, trusted_proxy, TEXT,
            .doc = "Address of the reverse proxy whose X-Forwarded-For is believed."),
      "", "ADDRESS", 0 },
    { FIELD(Config, plain_http,
            .doc = "Allow sign-in over unencrypted HTTP. Only for a network one trusts."),
      "no", "yes|no", 0 },
    { FIELD(Config, threads, .least = 1, .most = 64, .doc = "Threads that answer requests."),
      "4", "NUMBER", 0 },
    { FIELD(Config, role, .max = 40,
            .doc = "Which parts run here, separated by commas: web (pages and API), ingest "
                   "(feeds, sample), work (judging, alarms, housekeeping), send (replies), or "
                   "all."),
      "all", "ROLES", 0 },
    { FIELD_ENUM_OF(Config, language, text_language_names,
                    .doc = "Language of alarm mails: id or en."),
      "id", "id|en", 0 },
    { FIELD_ENUM_OF(Config, log_level, log_level_names,
                    .doc = "Least important event that is logged."),
      "info", "debug|info|warn|error", SETTING_RELOADS },
    { FIELD_ENUM_OF(Config, log_format, log_format_names,
                    .doc = "Shape of a log line: text or json."),
      "text", "text|json", 0 },
    { FIELD(Config, log_file, TEXT,
            .doc = "File the log is appended to, opened anew on SIGHUP. Empty: standard error."),
      "", "PATH", 0 },
    { FIELD(Config, smtp_url, TEXT,
            .doc = "Mail server for alarms and mailed replies: smtp://HOST:587 (with STARTTLS) or "
                   "smtps://HOST:465. Empty: no mail is sent."),
      "", "URL", 0 },
    { FIELD(Config, smtp_user, TEXT, .doc = "User name at the mail server; empty: none needed."),
      "", "NAME", 0 },
    { FIELD(Config, smtp_password, TEXT, .doc = "Password at the mail server; @PATH reads a file."),
      "", "SECRET", SETTING_SECRET },
    { FIELD(Config, smtp_from, TEXT, .doc = "Sender address of alarm mails."), "", "ADDRESS", 0 },
    { FIELD(Config, smtp_tls,
            .doc = "Refuse a mail server that offers no encryption. `no` only for one on this "
                   "machine."),
      "yes", "yes|no", 0 },
    { FIELD(Config, telegram_token, TEXT,
            .doc = "Token of the Telegram bot that wakes people (from @BotFather); @PATH reads a "
                   "file. Empty: nobody is woken by Telegram."),
      "", "SECRET", SETTING_SECRET },
    { FIELD(Config, telegram_bot, TEXT,
            .doc = "Name of that bot without @, for the link by which people join a chat to it."),
      "", "NAME", 0 },
    { FIELD(Config, telegram_url, TEXT,
            .doc = "Where the Bot API is; another one only for a Bot API server of one's own."),
      "https://api.telegram.org", "URL", 0 },
    { FIELD(Config, allow, TEXT,
            .doc = "Address:port pairs that outgoing requests may reach although they are not "
                   "public, separated by spaces. For tests and own servers; leave empty."),
      "", "LIST", 0 },
};
const size_t setting_count = COUNT(settings);
static_assert(COUNT(settings) <= SETTINGS_MAX, "Loaded.origins has room for all");

static char folded(char c) { return c == '-' ? '_' : ascii_lower(c); }

static bool same_name(const char *name, Str given) {
    size_t i = 0;
    for (; i < given.n && name[i] != '\0'; i++)
        if (folded(given.p[i]) != name[i])
            return false;
    return i == given.n && name[i] == '\0';
}

const Setting *setting_find(Str name) {
    for (size_t i = 0; i < setting_count; i++)
        if (same_name(settings[i].field.name, name))
            return &settings[i];
    return NULL;
}
