/* send.h - the ways out: signed webhook, browser push and mail. Each says how far it got, so that
 * the desk can tell "certainly not sent" from "nobody knows". */
#ifndef CONNECT_SEND_H
#define CONNECT_SEND_H

#include "connect/fetch.h"
#include "wire/signature.h"
#include "wire/webpush.h"

typedef struct HookMessage {
    Str url, secret;
    Str key;   /* Idempotency-Key header, the same on every try of the same reply */
    Str body;  /* JSON */
    int64_t now;
} HookMessage;
/* POST with X-Tanggap-Timestamp and X-Tanggap-Signature: sha256=HEX of "timestamp.body". */
NODISCARD Err hook_send(Fetcher *f, Arena *a, const HookMessage *m, FetchAnswer *out, Error *e);

typedef struct PushMessage {
    Str endpoint;
    PushKeys keys;
    const P256Pair *sender; /* of the installation: what the browser subscribed for */
    const P256Pair *once;   /* and `salt`: made anew for every message */
    const uint8_t *salt;    /* PUSH_SALT bytes */
    Str contact;            /* mailto: or https: address for the push service */
    Str topic;              /* any text: a newer message of it replaces one not yet delivered */
    Str text;               /* at most PUSH_PLAIN_MOST bytes */
    int64_t ttl, now;       /* seconds the service keeps it */
    bool is_urgent;
} PushMessage;
/* RFC 8030: ERR_OK whenever an answer came. 201 and its kind: taken; 404 and 410: this browser is
 * subscribed no more; 429: too many. */
NODISCARD Err push_send(Fetcher *f, Arena *a, const PushMessage *m, FetchAnswer *out, Error *e);

typedef struct MailServer {
    Str url;            /* smtp://host:port, smtps://host:port */
    Str user, password; /* empty: no authentication */
    bool require_tls;   /* STARTTLS or nothing */
    Str allow;          /* as FetchRules.allow */
    int64_t timeout_ms;
} MailServer;

typedef struct MailMessage {
    Str from, from_name, to, to_name, subject, text;
    Str message_id;  /* without < >; made by the caller so that a retry carries the same */
    Str in_reply_to; /* without < >, or empty */
    Str references;  /* space separated, without < >, or empty */
    int64_t now;
} MailMessage;
typedef struct MailAnswer {
    FetchPhase phase;
    int code;      /* last SMTP reply code, 0 = none */
    bool permanent; /* 5xx: trying again is useless */
} MailAnswer;
/* ERR_OK only when the server said 250 to the whole message. phase: NOT_SENT when it ended before
 * the text (connection, login, sender or recipient refused); UNKNOWN when it broke after the text
 * began; ANSWERED with code >= 400 when the server refused the text itself: not delivered. */
NODISCARD Err mail_send(const MailServer *s, Arena *a, const MailMessage *m, MailAnswer *out,
                        Error *e);
/* The RFC 5322 text: headers folded and encoded (RFC 2047), no header injection possible,
 * quoted-printable UTF-8 body. ERR_INVALID names the field. */
NODISCARD Err mail_compose(Arena *a, const MailMessage *m, Str *out, Error *e);

#endif
