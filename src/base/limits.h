/* limits.h - every bound on outside data, in one place. Sizes in bytes, times in seconds
 * unless the name says otherwise. A loop over anything that came from outside names one
 * of these. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

enum {
    /* one message */
    LIMIT_MESSAGE_TEXT   = 64 * 1024, /* longer text is cut at a character and marked */
    LIMIT_MESSAGE_TITLE  = 1000,
    LIMIT_MESSAGE_AUTHOR = 300,
    LIMIT_MESSAGE_ID     = 500,
    LIMIT_MESSAGE_LINK   = 2000,
    LIMIT_TOKENS         = 8192, /* tokens read from one message */
    LIMIT_EVIDENCE       = 32,   /* pieces of evidence kept per message */

    /* replies and notes */
    LIMIT_REPLY_TEXT = 16 * 1024,
    LIMIT_NOTE_TEXT  = 4 * 1024,
    LIMIT_EVIDENCE_LINK = 500, /* of a cause or a lesson */
    LIMIT_REFERRAL_TAKES = 20, /* changes of a question after which its link takes only an answer */

    /* HTTP */
    LIMIT_HTTP_HEAD         = 16 * 1024,
    LIMIT_HTTP_BODY         = 1024 * 1024,
    LIMIT_HTTP_BODIES       = 32 * 1024 * 1024, /* of large ones, received at one moment */
    LIMIT_HTTP_ANSWER       = 4 * 1024 * 1024,
    LIMIT_HTTP_URL          = 4 * 1024,
    LIMIT_HTTP_CONNECTIONS  = 4096,
    LIMIT_HTTP_PER_ADDRESS  = 512,
    LIMIT_HTTP_HEAD_TIME    = 10, /* from the first byte of the connection or request */
    LIMIT_HTTP_BODY_TIME    = 25, /* from the end of the head */
    LIMIT_HTTP_BODY_RATE    = 1024, /* least bytes per second, after a grace of 5 s */
    LIMIT_HTTP_RETRY_MS     = 2000, /* a handler that found the database busy is asked again */
    LIMIT_HTTP_IDLE_TIME    = 20, /* between requests on one connection */
    LIMIT_STREAMS_PER_USER  = 24, /* server-sent event streams */
    LIMIT_STREAM_BACKLOG    = 500, /* events replayed to a returning client before `reset` */
    LIMIT_EVENTS_KEPT       = 20000, /* per brand */

    /* JSON, CSV, XML */
    LIMIT_JSON_DEPTH   = 32,
    LIMIT_JSON_VALUES  = 200000, /* in one document; a value costs some 60 bytes when parsed */
    LIMIT_JSON_CONTAINERS = 32768, /* of them objects and lists, some 800 bytes each */
    LIMIT_CSV_COLUMNS  = 256,
    LIMIT_CSV_CELL     = 1024 * 1024,
    LIMIT_LINE         = 4 * 1024 * 1024, /* one line of an imported file */
    LIMIT_FEED_ITEMS   = 1000,
    LIMIT_MAIL_SIZE    = 25 * 1024 * 1024,
    LIMIT_MIME_DEPTH   = 16,
    LIMIT_MIME_PARTS   = 200,

    /* outbound */
    LIMIT_FETCH_BODY      = 8 * 1024 * 1024, /* after decompression */
    LIMIT_FETCH_REDIRECTS = 5,
    LIMIT_FETCH_TIME      = 30,

    /* lists */
    LIMIT_PAGE_DEFAULT = 50,
    LIMIT_PAGE         = 200,
    LIMIT_SEARCH_WORDS = 16,

    /* people */
    LIMIT_PASSWORD_LEAST   = 10,
    LIMIT_PASSWORD         = 256,
    LIMIT_SESSION_IDLE     = 12 * 3600,
    LIMIT_SESSION_AGE      = 7 * 24 * 3600,
    LIMIT_LOGIN_TRIES      = 10, /* per account in LIMIT_LOGIN_WINDOW */
    LIMIT_LOGIN_TRIES_ADDR = 50, /* per address in LIMIT_LOGIN_WINDOW */
    LIMIT_LOGIN_WINDOW     = 900,
    LIMIT_HASHES_AT_ONCE   = 2, /* argon2id runs side by side: 64 MiB each */

    /* hooks */
    LIMIT_HOOK_AGE = 300, /* oldest and newest accepted timestamp, both directions */
};

#endif
