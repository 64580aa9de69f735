/* fetch.h - the one way out to the web. Refuses addresses that are not public (checked on the
 * connected address, all forms of IPv6 that hide an IPv4 included), counts bytes itself after
 * decompression, follows redirects by hand under the same rules, ignores proxies from the
 * environment, verifies TLS, and tells the caller one uniform sentence on any refusal. */
#ifndef CONNECT_FETCH_H
#define CONNECT_FETCH_H

#include "base/err.h"
#include "base/str.h"

typedef struct FetchRules {
    Str allow; /* "127.0.0.1:8090 [::1]:9000": exact address:port pairs allowed although not
                  public, for tests and own servers; empty in a release */
    int64_t max_body;   /* bytes after decompression */
    int64_t timeout_ms; /* for everything, redirects included */
} FetchRules;

typedef struct FetchHeader {
    Str name, value;
} FetchHeader;

typedef struct FetchRequest {
    const char *method; /* "GET" or "POST" */
    Str url;            /* http or https */
    const FetchHeader *headers;
    size_t header_count;
    Str body;
    bool follow;        /* GET only */
} FetchRequest;

typedef enum FetchPhase {
    FETCH_NOT_SENT, /* certainly nothing reached the other side */
    FETCH_UNKNOWN,  /* sent, no complete answer: it may or may not have worked */
    FETCH_ANSWERED,
} FetchPhase;

typedef struct FetchAnswer {
    FetchPhase phase; /* set on failure too */
    int status;
    Str body, content_type, etag, last_modified, url; /* url: after redirects */
    int64_t retry_after; /* seconds, from either form of the header; -1 = none */
    Str moved_to;        /* where 301 and 308 alone led, to be stored; none without such */
} FetchAnswer;

typedef struct Fetcher Fetcher; /* one per thread */
NODISCARD Err fetcher_new(const FetchRules *rules, Fetcher **out, Error *e);
void fetcher_free(Fetcher **f);
/* ERR_OK whenever an HTTP answer came, whatever its status. */
NODISCARD Err fetch(Fetcher *f, Arena *a, const FetchRequest *r, FetchAnswer *out, Error *e);

/* A stored URL that people gave: http(s), no user name, sane; the normalised form. */
NODISCARD Err url_check(Arena *a, Str url, Str *out, Error *e);
/* A link found in a document at `base`, made absolute and checked; base may be empty. */
NODISCARD Err url_join(Arena *a, Str base, Str link, Str *out, Error *e);

#endif
