#include "desk/source.h"

#include "base/limits.h"
#include "base/time.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/event.h"

const char *const channel_names[] = { "other",   "instagram", "facebook", "tiktok",      "x",
                                      "youtube", "whatsapp",  "google",   "marketplace", "email",
                                      "blog",    "forum",     "phone",    "visit",       NULL };
static_assert(COUNT(channel_names) == CHANNEL__COUNT + 1, "one name per channel");
static const char *const source_kind_names[] = { "hand", "file", "hook", "feed", NULL };
static_assert(COUNT(source_kind_names) == SOURCE_KIND__COUNT + 1, "one name per kind");
const char *const way_names[] = { "browser", "hook", "mail", "sample", NULL };
static_assert(COUNT(way_names) == WAY__COUNT + 1, "one name per way");

/* Limits the platforms publish, in characters as each counts (text/length.h); see the channel table
 * of the documentation. Google says 4096 bytes (reviews.updateReply, reviewReply.comment). Those
 * who do not say how they count are taken to count code points. */
static const struct {
    int64_t max;
    bool is_direct;
    LengthRule length_rule;
} channels[] = {
    [CHANNEL_OTHER] = { 0, false, LENGTH_RUNES },
    [CHANNEL_INSTAGRAM] = { 1000, false, LENGTH_RUNES },
    [CHANNEL_FACEBOOK] = { 2000, false, LENGTH_RUNES },
    [CHANNEL_TIKTOK] = { 150, false, LENGTH_RUNES },
    [CHANNEL_X] = { 280, false, LENGTH_X },
    [CHANNEL_YOUTUBE] = { 10000, false, LENGTH_RUNES },
    [CHANNEL_WHATSAPP] = { 4096, true, LENGTH_RUNES },
    [CHANNEL_GOOGLE] = { 4096, false, LENGTH_BYTES },
    [CHANNEL_MARKETPLACE] = { 500, false, LENGTH_RUNES },
    [CHANNEL_EMAIL] = { 0, true, LENGTH_RUNES },
    [CHANNEL_BLOG] = { 0, false, LENGTH_RUNES },
    [CHANNEL_FORUM] = { 0, false, LENGTH_RUNES },
    [CHANNEL_PHONE] = { 0, true, LENGTH_RUNES },
    [CHANNEL_VISIT] = { 0, true, LENGTH_RUNES },
};
static_assert(COUNT(channels) == CHANNEL__COUNT, "one row per channel");

int64_t channel_max(Channel c) { return channels[c].max; }
LengthRule channel_length_rule(Channel c) { return channels[c].length_rule; }
bool channel_is_direct(Channel c) { return channels[c].is_direct; }

static const struct {
    const char *part;
    Channel channel;
} guesses[] = {
    { "instagram", CHANNEL_INSTAGRAM },
    { "facebook", CHANNEL_FACEBOOK },
    { "tiktok", CHANNEL_TIKTOK },
    { "twitter", CHANNEL_X },
    { "youtube", CHANNEL_YOUTUBE },
    { "whatsapp", CHANNEL_WHATSAPP },
    { "google", CHANNEL_GOOGLE },
    { "ulasan", CHANNEL_GOOGLE },
    { "tokopedia", CHANNEL_MARKETPLACE },
    { "shopee", CHANNEL_MARKETPLACE },
    { "lazada", CHANNEL_MARKETPLACE },
    { "market", CHANNEL_MARKETPLACE },
    { "mail", CHANNEL_EMAIL },
    { "surel", CHANNEL_EMAIL },
    { "blog", CHANNEL_BLOG },
    { "forum", CHANNEL_FORUM },
    { "kaskus", CHANNEL_FORUM },
    { "telepon", CHANNEL_PHONE },
    { "kunjungan", CHANNEL_VISIT },
};

/* Names people give as a word of their own: "WA toko", "IG". */
static const struct {
    const char *word;
    Channel channel;
} short_names[] = {
    { "wa", CHANNEL_WHATSAPP }, { "ig", CHANNEL_INSTAGRAM }, { "fb", CHANNEL_FACEBOOK },
    { "yt", CHANNEL_YOUTUBE },  { "tt", CHANNEL_TIKTOK },    { "x", CHANNEL_X },
};

static Channel guess_short(Str lower) {
    size_t from = 0;
    for (size_t i = 0; i <= lower.n; i++) {
        if (i < lower.n && (ascii_is_alpha(lower.p[i]) || ascii_is_digit(lower.p[i])))
            continue;
        for (size_t k = 0; k < COUNT(short_names); k++)
            if (str_eq(str_slice(lower, from, i), str_c(short_names[k].word)))
                return short_names[k].channel;
        from = i + 1;
    }
    return CHANNEL_OTHER;
}

Channel channel_guess(Str name) {
    SCRATCH(a);
    Str lower = str_lower_ascii(a, name);
    int exact = names_find(channel_names, lower);
    if (exact >= 0)
        return (Channel)exact;
    for (size_t i = 0; i < COUNT(guesses); i++)
        if (str_find(lower, str_c(guesses[i].part)) >= 0)
            return guesses[i].channel;
    return guess_short(lower);
}

static const Field source_fields[] = {
    FIELD(Source, id, .flags = FIELD_READONLY),
    FIELD(Source, name, .flags = FIELD_REQUIRED, .max = 100),
    FIELD_ENUM_OF(Source, channel, channel_names, .flags = FIELD_REQUIRED),
    FIELD_ENUM_OF(Source, kind, source_kind_names, .flags = FIELD_REQUIRED),
    FIELD(Source, url, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_LINK),
    FIELD(Source, own_handle, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_AUTHOR),
    FIELD_ENUM_OF(Source, way_out, way_names, .flags = FIELD_REQUIRED),
    FIELD(Source, out_url, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_LINK),
    FIELD(Source, out_lookup, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_LINK),
    FIELD(Source, out_from, .flags = FIELD_OPTIONAL, .max = 254),
    FIELD(Source, is_paused),
    FIELD_TIME_OF(Source, next_poll_at, .flags = FIELD_OPTIONAL | FIELD_READONLY),
    FIELD_TIME_OF(Source, last_ok_at, .flags = FIELD_OPTIONAL | FIELD_READONLY),
    FIELD(Source, failures, .flags = FIELD_READONLY),
    FIELD(Source, last_error, .flags = FIELD_OPTIONAL | FIELD_READONLY),
    FIELD_TIME_OF(Source, created_at, .flags = FIELD_READONLY),
    FIELD_TIME_OF(Source, last_message_at, .flags = FIELD_OPTIONAL | FIELD_READONLY,
                  .doc = "When the newest message of others was written"),
    FIELD_TIME_OF(Source, last_own_at, .flags = FIELD_OPTIONAL | FIELD_READONLY,
                  .doc = "When the newest message of the shop itself was written"),
    FIELD_TIME_OF(Source, last_sent_at, .flags = FIELD_OPTIONAL | FIELD_READONLY,
                  .doc = "When the newest answer left from here"),
    FIELD(Source, secret, .flags = FIELD_OPTIONAL | FIELD_SECRET, .max = 512),
    FIELD(Source, out_secret, .flags = FIELD_OPTIONAL | FIELD_SECRET, .max = 512),
};
const Model source_model = MODEL(Source, source_fields);

/* What each kind and way cannot do without. */
static NODISCARD Err check(const Source *in, bool is_new, Error *e) {
    if (utf8_is_blank(in->name))
        FAIL_FIELD(e, "name", "is empty: name the account, such as Instagram toko");
    if (!utf8_is_line(str_trim(in->name)))
        FAIL_FIELD(e, "name", "must be one line of text");
    if (in->kind == SOURCE_FEED && in->url.n == 0)
        FAIL_FIELD(e, "url", "is needed for a feed: the address of the RSS or Atom file");
    if (in->kind == SOURCE_HOOK && is_new && in->secret.n == 0)
        FAIL_FIELD(e, "secret", "is needed: both sides sign with it, at least 16 characters");
    if (in->way_out == WAY_HOOK && in->out_url.n == 0)
        FAIL_FIELD(e, "out_url", "is needed to send answers to a program");
    if (in->way_out == WAY_HOOK && is_new && in->out_secret.n == 0)
        FAIL_FIELD(e, "out_secret", "is needed: answers are signed with it");
    if (in->way_out == WAY_MAIL && in->out_from.n == 0)
        FAIL_FIELD(e, "out_from", "is needed: the address answers come from");
    return ERR_OK;
}

static DbVal first_poll(const Source *in, int64_t now) {
    return in->kind == SOURCE_FEED && !in->is_paused ? db_val_i64(now) : db_null();
}

/* Where messages come from and answers go, in full, beside which secrets were set: whoever turns
 * an account's answers to another address is seen. Addresses may hold keys and a name may be that
 * of a person, so they are kept like personal text. */
static NODISCARD Err log_change(Db *db, const Caller *by, const char *act, const Source *in,
                                const Source *s, Error *e) {
    SCRATCH(a);
    Str detail = str_fmt(a, "%s %s %s%s%s%s", channel_names[s->channel],
                         source_kind_names[s->kind], way_names[s->way_out],
                         s->is_paused ? " paused" : "", in->secret.n ? " secret" : "",
                         in->out_secret.n ? " out_secret" : "");
    Str places = str_fmt(a, "name=" STR_FMT "\nurl=" STR_FMT "\nown_handle=" STR_FMT
                         "\nout_url=" STR_FMT "\nout_lookup=" STR_FMT "\nout_from=" STR_FMT,
                         STR_ARG(s->name), STR_ARG(s->url), STR_ARG(s->own_handle),
                         STR_ARG(s->out_url), STR_ARG(s->out_lookup), STR_ARG(s->out_from));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = act, .object = "source", .object_id = s->id,
                               .detail = detail, .personal = places },
                  e));
    return event_add(db, by->brand_id, EVENT_SETTINGS, s->id, by->now, e);
}

Err source_create(Db *db, Arena *a, const Caller *by, const Source *in, Source *out, Error *e) {
    int64_t id;
    TRY(check(in, true, e));
    Err r = db_i64(db, Q_SOURCE_INSERT,
                   DB_ARGS(DB_V(by->brand_id), DB_V(str_trim(in->name)),
                           db_name(channel_names, (int)in->channel),
                           db_name(source_kind_names, (int)in->kind), DB_V(in->url),
                           DB_V(in->secret), DB_V(in->own_handle),
                           db_name(way_names, (int)in->way_out), DB_V(in->out_url),
                           DB_V(in->out_lookup), DB_V(in->out_secret), DB_V(in->out_from),
                           DB_V(in->is_paused), first_poll(in, by->now), DB_V(by->now)),
                   &id, e);
    if (r == ERR_CONFLICT)
        FAIL_FIELD(e, "name", "is taken by another source: choose another name");
    TRY(r);
    TRY(source_get(db, a, by->brand_id, id, out, e));
    return log_change(db, by, "source.create", in, out, e);
}

Err source_update(Db *db, Arena *a, const Caller *by, int64_t id, const Source *in, Source *out,
                  Error *e) {
    int64_t changed;
    TRY(check(in, false, e));
    Err r =
        db_run(db, Q_SOURCE_UPDATE,
               DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(str_trim(in->name)),
                       db_name(channel_names, (int)in->channel),
                       db_name(source_kind_names, (int)in->kind), DB_V(in->url), DB_V(in->secret),
                       DB_V(in->own_handle), db_name(way_names, (int)in->way_out),
                       DB_V(in->out_url), DB_V(in->out_lookup), DB_V(in->out_secret),
                       DB_V(in->out_from), DB_V(in->is_paused), first_poll(in, by->now)),
               &changed, e);
    if (r == ERR_CONFLICT)
        FAIL_FIELD(e, "name", "is taken by another source: choose another name");
    TRY(r);
    if (changed == 0)
        FAIL(e, ERR_NOT_FOUND, "no such source");
    TRY(source_get(db, a, by->brand_id, id, out, e));
    return log_change(db, by, "source.update", in, out, e);
}

Err source_get(Db *db, Arena *a, int64_t brand_id, int64_t id, Source *out, Error *e) {
    return db_one(db, a, Q_SOURCE_GET, DB_ARGS(DB_V(brand_id), DB_V(id)), &source_model, out, e);
}

Err source_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    return db_list(db, a, Q_SOURCE_LIST, DB_ARGS(DB_V(brand_id)), &source_model, out, e);
}

Err source_named(Db *db, Arena *a, const Caller *by, Str name, Source *out, Error *e) {
    bool found;
    TRY(db_maybe(db, a, Q_SOURCE_BY_NAME, DB_ARGS(DB_V(by->brand_id), DB_V(str_trim(name))),
                 &source_model, out, &found, e));
    if (found)
        return ERR_OK;
    Source in = {
        .name = name, .channel = channel_guess(name), .kind = SOURCE_FILE, .way_out = WAY_BROWSER
    };
    TRY(source_create(db, a, by, &in, out, e));
    out->is_made = true;
    return ERR_OK;
}

/* ---- polling ---- */

static const Field keys_fields[] = {
    FIELD(SourceKeys, id),         FIELD(SourceKeys, brand_id),
    FIELD(SourceKeys, name),       FIELD(SourceKeys, url),
    FIELD(SourceKeys, etag),       FIELD(SourceKeys, last_modified),
    FIELD(SourceKeys, own_handle), FIELD_ENUM_OF(SourceKeys, channel, channel_names),
    FIELD(SourceKeys, secret),     FIELD(SourceKeys, out_secret),
    FIELD(SourceKeys, failures),   FIELD(SourceKeys, zone),
};
static const Model keys_model = MODEL(SourceKeys, keys_fields);

Err source_keys(Db *db, Arena *a, int64_t id, SourceKeys *out, Error *e) {
    return db_one(db, a, Q_SOURCE_KEYS, DB_ARGS(DB_V(id)), &keys_model, out, e);
}

Err source_due(Db *db, Arena *a, int64_t now, List *out, Error *e) {
    return db_list(db, a, Q_SOURCE_DUE, DB_ARGS(DB_V(now)), &keys_model, out, e);
}

Err source_polled(Db *db, const PollResult *r, Error *e) {
    return db_run(db, Q_SOURCE_POLLED,
                  DB_ARGS(DB_V(r->id), db_id(r->next_at), DB_V(r->failures), DB_V(r->etag),
                          DB_V(r->last_modified), DB_V(r->url), DB_V(r->error),
                          r->error.p ? db_null() : db_val_i64(r->now)),
                  NULL, e);
}
