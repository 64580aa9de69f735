/* One request is one or more hops; each hop is a transfer of its own through the guard, so that
 * a redirect is judged like an address that a person typed. libcurl's own limits are not trusted
 * (7.88 lets a gzip bomb through MAXFILESIZE): bytes are counted here, after decompression. */
#include "connect/fetch.h"

#include "base/limits.h"
#include "base/number.h"
#include "base/time.h"
#include "connect/guard.h"

#include <string.h>

enum {
    HEADERS_MOST = 64 * 1024,
    RATIO_MOST = 150,               /* decompressed : received, */
    RATIO_FREE = 512 * 1024,        /* once this much came out */
    CONNECT_TIME_MOST = 15 * 1000,  /* ms */
};

struct Fetcher {
    Arena *arena;
    FetchRules rules;
    CURL *curl;
};

typedef struct Hop {
    Arena *a;
    Guard guard;
    CURL *curl;
    int64_t max_body;
    Buf body;
    size_t header_bytes;
    Str location, content_type, etag, last_modified, retry_after, date;
    bool is_too_big, has_head;
} Hop;

/* One sentence for everything that went wrong before a permitted connection stood: whoever
 * gives us addresses learns nothing about the network we are in. */
static const char unreachable[] = "this address could not be reached";

static void curl_free_handle(CURL **curl) {
    if (*curl != NULL)
        curl_easy_cleanup(*curl);
}

static void list_free(struct curl_slist **list) { curl_slist_free_all(*list); }

Err fetcher_new(const FetchRules *rules, Fetcher **out, Error *e) {
    Arena *a = arena_new(4096);
    Fetcher *f = arena_make(a, Fetcher, 1);
    *f = (Fetcher){ .arena = a, .rules = *rules, .curl = curl_easy_init() };
    f->rules.allow = str_dup(a, rules->allow);
    if (f->curl == NULL) {
        arena_free(&a);
        FAIL(e, ERR_INTERNAL, "libcurl does not start");
    }
    *out = f;
    return ERR_OK;
}

void fetcher_free(Fetcher **f) {
    if (*f == NULL)
        return;
    Arena *a = (*f)->arena;
    curl_free_handle(&(*f)->curl);
    arena_free(&a);
    *f = NULL;
}

/* ---- what comes back ---- */

static size_t on_body(char *data, size_t size, size_t count, void *to) {
    Hop *hop = to;
    size_t n = size * count;
    curl_off_t received = 0;
    int64_t total = (int64_t)(hop->body.n + n);
    (void)curl_easy_getinfo(hop->curl, CURLINFO_SIZE_DOWNLOAD_T, &received); /* known option */
    bool is_bomb = total > RATIO_FREE && received > 0 && total / RATIO_MOST > received;
    if (total > hop->max_body || is_bomb) {
        hop->is_too_big = true;
        return 0;
    }
    buf_put(&hop->body, (Str){ data, n });
    return n;
}

static Str *header_place(Hop *hop, Str name) {
    const struct {
        Str name;
        Str *to;
    } places[] = {
        { S("location"), &hop->location },      { S("content-type"), &hop->content_type },
        { S("etag"), &hop->etag },              { S("last-modified"), &hop->last_modified },
        { S("retry-after"), &hop->retry_after }, { S("date"), &hop->date },
    };
    for (size_t i = 0; i < COUNT(places); i++)
        if (str_eq_nocase(name, places[i].name))
            return places[i].to;
    return NULL;
}

static size_t on_header(char *data, size_t size, size_t count, void *to) {
    Hop *hop = to;
    Str line = { data, size * count }, name;
    hop->header_bytes += line.n;
    if (hop->header_bytes > HEADERS_MOST) {
        hop->is_too_big = true;
        return 0;
    }
    if (str_starts(line, S("HTTP/"))) { /* a new head, e.g. after 100 Continue */
        hop->location = hop->content_type = hop->etag = (Str){ 0 };
        hop->last_modified = hop->retry_after = hop->date = (Str){ 0 };
        hop->has_head = false;
        return line.n;
    }
    hop->has_head = hop->has_head || str_trim(line).n == 0;
    Str value = line;
    if (!str_cut(&value, ':', &name) || value.p == NULL)
        return line.n;
    Str *place = header_place(hop, name);
    if (place != NULL)
        *place = str_dup(hop->a, str_trim(value));
    return line.n;
}

/* Seconds (Discord sends fractions) or a date, which counts from the server's own clock. */
static int64_t read_retry_after(const Hop *hop) {
    int64_t at, now;
    double seconds;
    if (parse_f64(hop->retry_after, &seconds) && seconds >= 0 && seconds < 1e9)
        return (int64_t)seconds + (seconds > (double)(int64_t)seconds);
    if (time_parse_mail(hop->retry_after, &at) && time_parse_mail(hop->date, &now))
        return at > now ? at - now : 0;
    return -1;
}

/* ---- one hop ---- */

static bool is_header_safe(Str s) {
    for (size_t i = 0; i < s.n; i++)
        if (((unsigned char)s.p[i] < ' ' && s.p[i] != '\t') || s.p[i] == 0x7F)
            return false;
    return true;
}

/* Headers that prove who we are stay with the host they were meant for. */
static bool is_private(Str name) {
    return str_eq_nocase(name, S("Authorization")) || str_eq_nocase(name, S("Cookie")) ||
           str_starts(name, S("X-"));
}

static Err add_headers(const FetchRequest *r, bool is_elsewhere, struct curl_slist **list,
                       Error *e) {
    SCRATCH(tmp);
    for (size_t i = 0; i < r->header_count; i++) {
        const FetchHeader *h = &r->headers[i];
        if (!is_header_safe(h->name) || !is_header_safe(h->value) || h->name.n == 0)
            FAIL(e, ERR_INVALID, "a header contains a line break");
        if (is_elsewhere && is_private(h->name))
            continue;
        /* curl drops a header without a value unless it ends in a semicolon. */
        const char *line = str_z(tmp, str_fmt(tmp, STR_FMT "%s" STR_FMT, STR_ARG(h->name),
                                              h->value.n ? ": " : ";", STR_ARG(h->value)));
        struct curl_slist *longer = curl_slist_append(*list, line);
        if (longer == NULL)
            FAIL(e, ERR_INTERNAL, "out of memory");
        *list = longer;
    }
    return ERR_OK;
}

static void set_options(Hop *hop, const char *url, const FetchRequest *r, int64_t time_left) {
    CURL *c = hop->curl;
    long connect_time = (long)(time_left < CONNECT_TIME_MOST ? time_left : CONNECT_TIME_MOST);
    guard_install(c, &hop->guard);
    curl_easy_setopt(c, CURLOPT_URL, url);
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(c, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(c, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
    curl_easy_setopt(c, CURLOPT_USERAGENT, "Tanggap");
    curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, (long)time_left);
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, connect_time);
    curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(c, CURLOPT_WRITEDATA, hop);
    curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(c, CURLOPT_HEADERDATA, hop);
    curl_easy_setopt(c, CURLOPT_HTTP09_ALLOWED, 0L);
    if (strcmp(r->method, "POST") == 0) {
        curl_easy_setopt(c, CURLOPT_POST, 1L);
        curl_easy_setopt(c, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)r->body.n);
        curl_easy_setopt(c, CURLOPT_POSTFIELDS, r->body.n ? r->body.p : "");
    }
}

/* Whether any byte of the request left: from then on nobody knows what the other side did. */
static FetchPhase phase_after(const Hop *hop, CURLcode rc) {
    long sent = 0;
    (void)curl_easy_getinfo(hop->curl, CURLINFO_REQUEST_SIZE, &sent); /* known option */
    if (rc == CURLE_OK)
        return FETCH_ANSWERED;
    return hop->guard.is_connected && sent > 0 ? FETCH_UNKNOWN : FETCH_NOT_SENT;
}

static Err explain(const Hop *hop, CURLcode rc, Error *e) {
    if (hop->is_too_big)
        FAIL(e, ERR_LIMIT, "the answer is too large");
    if (hop->guard.is_refused || !hop->guard.is_connected)
        FAIL(e, ERR_IO, "%s", unreachable);
    if (rc == CURLE_OPERATION_TIMEDOUT)
        FAIL(e, ERR_IO, "the other side took too long to answer");
    FAIL(e, ERR_IO, "the connection broke before the answer was complete");
}

static Err run_hop(Hop *hop, Str url, const FetchRequest *r, bool is_elsewhere, int64_t time_left,
                   FetchAnswer *out, Error *e) {
    struct curl_slist *headers CLEANUP(list_free) = NULL;
    SCRATCH(tmp);
    TRY(add_headers(r, is_elsewhere, &headers, e));
    struct curl_slist *more = curl_slist_append(headers, "Expect:");
    if (more == NULL)
        FAIL(e, ERR_INTERNAL, "out of memory");
    headers = more;
    curl_easy_reset(hop->curl);
    set_options(hop, str_z(tmp, url), r, time_left);
    curl_easy_setopt(hop->curl, CURLOPT_HTTPHEADER, headers);
    CURLcode rc = curl_easy_perform(hop->curl);
    if (rc == CURLE_OK && !hop->has_head) /* libcurl takes half a head for an answer */
        rc = CURLE_PARTIAL_FILE;
    long status = 0;
    (void)curl_easy_getinfo(hop->curl, CURLINFO_RESPONSE_CODE, &status); /* known option */
    out->phase = phase_after(hop, rc);
    out->status = (int)status;
    curl_easy_setopt(hop->curl, CURLOPT_HTTPHEADER, NULL);
    return rc == CURLE_OK ? ERR_OK : explain(hop, rc, e);
}

/* ---- redirects ---- */

static bool is_redirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/* scheme://host:port of a normalised address */
static Str origin(Str url) {
    ptrdiff_t at = str_find(url, S("://"));
    size_t n = (size_t)at + 3;
    while (n < url.n && url.p[n] != '/' && url.p[n] != '?' && url.p[n] != '#')
        n++;
    return str_slice(url, 0, n);
}

static void fill_answer(const Hop *hop, Str url, FetchAnswer *out) {
    out->body = buf_str(&hop->body);
    out->content_type = hop->content_type;
    out->etag = hop->etag;
    out->last_modified = hop->last_modified;
    out->retry_after = read_retry_after(hop);
    out->url = url;
}

static Err run_hops(Fetcher *f, Arena *a, const FetchRequest *r, FetchAnswer *out, Error *e) {
    Str url, first, next;
    bool is_permanent = true;
    int64_t end = clock_monotonic_ms() + f->rules.timeout_ms;
    TRY(url_check(a, r->url, &url, e));
    first = url;
    for (int hops = 0;; hops++) {
        int64_t left = end - clock_monotonic_ms();
        if (left <= 0)
            FAIL(e, ERR_IO, "the other side took too long to answer");
        Hop *hop = arena_make(a, Hop, 1);
        *hop = (Hop){ .a = a, .guard = { .allow = f->rules.allow }, .curl = f->curl,
                      .max_body = f->rules.max_body,
                      .body = buf_new(a, (size_t)f->rules.max_body) };
        TRY(run_hop(hop, url, r, !str_eq(origin(url), origin(first)), left, out, e));
        fill_answer(hop, url, out);
        if (!is_redirect(out->status) || !r->follow || hop->location.n == 0)
            return ERR_OK;
        bool is_downgrade = str_starts(url, S("https:"));
        if (hops == LIMIT_FETCH_REDIRECTS || url_join(a, url, hop->location, &next, e) != ERR_OK)
            FAIL(e, ERR_IO, "%s", unreachable);
        if (is_downgrade && !str_starts(next, S("https:")))
            FAIL(e, ERR_IO, "%s", unreachable);
        is_permanent = is_permanent && (out->status == 301 || out->status == 308);
        if (is_permanent)
            out->moved_to = next;
        url = next;
    }
}

Err fetch(Fetcher *f, Arena *a, const FetchRequest *r, FetchAnswer *out, Error *e) {
    assert(strcmp(r->method, "GET") == 0 || (strcmp(r->method, "POST") == 0 && !r->follow));
    *out = (FetchAnswer){ .phase = FETCH_NOT_SENT, .retry_after = -1 };
    return run_hops(f, a, r, out, e);
}
