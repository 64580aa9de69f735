#include "http/route.h"

#include "base/limits.h"
#include "base/time.h"
#include "base/number.h"
#include "wire/form.h"
#include "wire/json.h"

#include <time.h>
#include <string.h>

static const Model nothing = { .name = "Nothing" };

void request_header_out(Request *r, const char *name, Str value) {
    for (size_t i = 0; i < value.n; i++)
        if ((unsigned char)value.p[i] < 0x20 || value.p[i] == 0x7F)
            return;
    assert(r->header_count < REQUEST_HEADERS_OUT);
    r->headers[r->header_count++] = (HeaderOut){ name, value };
}

/* A refusal whose status no Err stands for. */
static Err refuse(Request *r, int status, const char *why, Error *e) {
    r->status = status;
    FAIL(e, ERR_INVALID, "%s", why);
}

static void put_allow(const RouteTable *t, Request *r, const char *path) {
    Buf b = buf_new(r->arena, 200);
    const Route *row;
    for (size_t i = 0; (row = route_at(t, i)) != NULL; i++) {
        if (strcmp(row->path, path) != 0)
            continue;
        buf_printf(&b, "%s%s", b.n ? ", " : "", row->method);
        if (strcmp(row->method, "GET") == 0)
            buf_put(&b, S(", HEAD"));
    }
    request_header_out(r, "Allow", buf_str(&b));
}

static Err find(const RouteTable *t, Request *r, Error *e) {
    const Route *row = NULL;
    switch (route_find(t, str_c(method_names[r->method]), r->path, r->params, &row)) {
    case ROUTE_FOUND:
        r->route = row;
        return ERR_OK;
    case ROUTE_METHOD:
        r->route = row;
        put_allow(t, r, row->path);
        return refuse(r, 405, "this path takes other methods", e);
    case ROUTE_NONE:
        break;
    }
    FAIL(e, ERR_NOT_FOUND, "there is nothing here");
}

/* "application/json" of `application/json; charset=utf-8`; no other parameter changes a reading,
 * and a charset that is not UTF-8 is refused. */
static bool content_type_is(const Request *r, Str want) {
    Str value, type = { 0 };
    if (!r->header(r, "Content-Type", &value))
        return false;
    Str rest = value;
    (void)str_cut(&rest, ';', &type);
    Str charset = str_trim(rest);
    bool utf8 = charset.n == 0 || str_eq_nocase(charset, S("charset=utf-8")) ||
                str_eq_nocase(charset, S("charset=\"utf-8\""));
    return utf8 && str_eq_nocase(str_trim(type), want);
}

static Err decode_query(Request *r, Error *e) {
    const Route *row = r->route;
    if (row->query == NULL) {
        if (r->raw_query.n && !(row->flags & (ROUTE_PAGE | ROUTE_RAW | ROUTE_STREAM)))
            FAIL(e, ERR_INVALID, "this path takes no query");
        return ERR_OK;
    }
    r->query = arena_alloc(r->arena, row->query->size, 16);
    return form_read(r->arena, r->raw_query, row->query, r->query, e);
}

static Err decode_body(Request *r, Error *e) {
    const Route *row = r->route;
    const Model *m = row->body;
    bool form = (row->flags & ROUTE_FORM) != 0;
    if ((row->flags & ROUTE_RAW) || (m == NULL && r->raw_body.n == 0))
        return ERR_OK;
    if (m != NULL && r->raw_body.n == 0 && !form)
        FAIL(e, ERR_INVALID, "a JSON object is expected as the body");
    if (!content_type_is(r, form ? S("application/x-www-form-urlencoded") : S("application/json")))
        return refuse(r, 415, form ? "the body must be application/x-www-form-urlencoded"
                                   : "the body must be application/json", e);
    if (m == NULL)
        m = &nothing;
    void *record = arena_alloc(r->arena, m->size, 16);
    Err err = form ? form_read(r->arena, r->raw_body, m, record, e)
                   : json_read(r->arena, r->raw_body, m, record, e);
    if (err != ERR_OK)
        return e->field[0] ? err : err_wrap(e, "the body");
    r->body = row->body ? record : NULL;
    return ERR_OK;
}

static Err pass_gate(const RouteTable *t, Request *r, Error *e) {
    if (t->gate == NULL)
        return ERR_OK;
    Err err = t->gate(r, e);
    if (err == ERR_DENIED && r->caller == NULL)
        r->status = 401;
    return err;
}

/* ERR_BUSY means that nothing was done (two writers collided): the handler is asked again, each
 * time after another pause, for up to LIMIT_HTTP_RETRY_MS. */
static Err handle(Request *r, Error *e) {
    int64_t until = clock_monotonic_ms() + LIMIT_HTTP_RETRY_MS;
    size_t headers = r->header_count;
    for (int64_t pause_us = 500;; pause_us *= 2) {
        Err err = r->route->handle(r, e);
        if (err != ERR_BUSY || clock_monotonic_ms() >= until)
            return err;
        r->header_count = headers;
        r->status = 0;
        r->out.n = 0;
        int64_t us = pause_us + r->id * 7919 % pause_us; /* those who collided part */
        nanosleep(&(struct timespec){ .tv_nsec = (long)(us < 50000 ? us : 50000) * 1000 }, NULL);
    }
}

static Err serve(const RouteTable *t, Request *r, Error *e) {
    TRY(find(t, r, e));
    TRY(pass_gate(t, r, e));
    size_t headers = r->header_count;
    TRY(decode_query(r, e));
    TRY(decode_body(r, e));
    Err err = handle(r, e);
    if (err == ERR_OK && r->out.full)
        err = err_set_(e, ERR_INTERNAL, "", __func__, __LINE__, "the answer is larger than %d",
                       LIMIT_HTTP_ANSWER);
    if (err != ERR_OK) { /* what a failed handler prepared does not go out */
        r->header_count = headers;
        r->status = 0;
    }
    return err;
}

/* Does If-None-Match name this tag? Weak comparison (RFC 9110, 13.1.2). */
static bool etag_known(const Request *r) {
    Str value, one;
    if (!r->header(r, "If-None-Match", &value))
        return false;
    while (str_cut(&value, ',', &one)) {
        one = str_trim(one);
        if (str_eq(one, S("*")))
            return true;
        if (str_starts(one, S("W/")))
            one = str_slice(one, 2, one.n);
        if (one.n == r->etag.n + 2 && one.p[0] == '"' && one.p[one.n - 1] == '"' &&
            str_eq(str_slice(one, 1, one.n - 1), r->etag))
            return true;
    }
    return false;
}

void route_serve(const RouteTable *t, Request *r) {
    Error e = { 0 };
    r->status = 0;
    Err err = serve(t, r, &e);
    if (err != ERR_OK) {
        route_fail(r, r->status ? r->status : http_status(err), &e);
        return;
    }
    if (r->status == 0)
        r->status = 200;
    if (r->content_type == NULL)
        r->content_type = "application/json";
    bool get = r->method == METHOD_GET || r->method == METHOD_HEAD;
    if (get && r->status == 200 && r->etag.p != NULL && etag_known(r)) {
        r->status = 304;
        r->out.n = 0;
    }
}

static Err check_full(const Request *r, Error *e) {
    if (r->out.full)
        FAIL(e, ERR_INTERNAL, "the answer is larger than %d", LIMIT_HTTP_ANSWER);
    return ERR_OK;
}

Err reply_record(Request *r, const void *record, Error *e) {
    json_record(&r->out, r->route->reply, record);
    return check_full(r, e);
}

Err reply_list(Request *r, const List *records, Str next, Error *e) {
    json_page(&r->out, r->route->reply, records, next);
    return check_full(r, e);
}

Err param_id(const Request *r, size_t at, int64_t *out, Error *e) {
    Str text = at < ROUTE_PARAMS_MAX ? r->params[at] : (Str){ 0 };
    bool plain = text.n && ascii_is_digit(text.p[0]) && (text.p[0] != '0' || text.n == 1);
    if (!plain || !parse_i64(text, 1, INT64_MAX, out))
        FAIL(e, ERR_NOT_FOUND, "there is nothing here");
    return ERR_OK;
}
