/* source.h - where messages come from and how answers go back. */
#ifndef DESK_SOURCE_H
#define DESK_SOURCE_H

#include "desk/role.h"
#include "store/db.h"
#include "text/length.h"

typedef enum Channel {
    CHANNEL_OTHER,
    CHANNEL_INSTAGRAM,
    CHANNEL_FACEBOOK,
    CHANNEL_TIKTOK,
    CHANNEL_X,
    CHANNEL_YOUTUBE,
    CHANNEL_WHATSAPP,
    CHANNEL_GOOGLE,
    CHANNEL_MARKETPLACE,
    CHANNEL_EMAIL,
    CHANNEL_BLOG,
    CHANNEL_FORUM,
    CHANNEL_PHONE, /* a call, written down by hand */
    CHANNEL_VISIT, /* somebody came to the shop, or we to them */
    CHANNEL__COUNT
} Channel;
extern const char *const channel_names[];
/* Longest answer the channel takes, as it counts; 0 = no limit known. */
int64_t channel_max(Channel c);
LengthRule channel_length_rule(Channel c);
bool channel_is_direct(Channel c); /* chat and mail */

typedef enum SourceKind {
    SOURCE_HAND,
    SOURCE_FILE,
    SOURCE_HOOK,
    SOURCE_FEED,
    SOURCE_KIND__COUNT
} SourceKind;

typedef enum WayOut { WAY_BROWSER, WAY_HOOK, WAY_MAIL, WAY_SAMPLE, WAY__COUNT } WayOut;
extern const char *const way_names[]; /* "browser", "hook", "mail", "sample" */

typedef struct Source {
    int64_t id;
    Str name;
    Channel channel;
    SourceKind kind;
    Str url;        /* feed address */
    Str own_handle; /* the shop's own name there */
    WayOut way_out;
    Str out_url;    /* hook: where answers are posted */
    Str out_lookup; /* hook: where one asks whether a key was published; may be empty */
    Str out_from;   /* mail: sender address */
    bool is_paused;
    int64_t next_poll_at, last_ok_at, failures;
    Str last_error;
    int64_t created_at;
    /* Times written of the newest messages, of others and of our own, and when the newest answer
     * left from here; 0: none. */
    int64_t last_message_at, last_own_at, last_sent_at;
    bool is_made; /* by source_named(), just now */
    /* input only, sealed by the caller (desk/secret.h), never shown again; none = as it was */
    Str secret, out_secret;
} Source;
extern const Model source_model;

NODISCARD Err source_create(Db *db, Arena *a, const Caller *by, const Source *in, Source *out,
                            Error *e);
NODISCARD Err source_update(Db *db, Arena *a, const Caller *by, int64_t id, const Source *in,
                            Source *out, Error *e);
NODISCARD Err source_get(Db *db, Arena *a, int64_t brand_id, int64_t id, Source *out, Error *e);
NODISCARD Err source_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);
/* Found by name, made with kind `file` when absent. For imports. */
NODISCARD Err source_named(Db *db, Arena *a, const Caller *by, Str name, Source *out, Error *e);
/* A guess of the channel from a name such as "instagram" or "IG toko". */
Channel channel_guess(Str name);

/* For the poller and the hook: across brands, with the sealed secrets. */
typedef struct SourceKeys {
    int64_t id, brand_id;
    Str name, url, etag, last_modified, own_handle;
    Channel channel;
    Str secret, out_secret;
    int64_t failures, zone;
} SourceKeys;
NODISCARD Err source_keys(Db *db, Arena *a, int64_t id, SourceKeys *out, Error *e);
NODISCARD Err source_due(Db *db, Arena *a, int64_t now, List *out /* of SourceKeys */, Error *e);
typedef struct PollResult {
    int64_t id, next_at, failures;
    Str etag, last_modified, url, error; /* error with p == NULL: it went well */
    int64_t now;
} PollResult;
NODISCARD Err source_polled(Db *db, const PollResult *r, Error *e);

#endif
