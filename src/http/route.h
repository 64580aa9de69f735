/* route.h - a table of what the server answers, and the one way every request goes through it.
 *
 * route_serve() does for every route, and only there: find the row (404, 405 with Allow), call
 * the gate (who is it, may they), decode query and body by Model, call the handler, map Err to
 * a status, write the error body. A handler reads its inputs, calls one function of desk/ and
 * writes one record. http/ knows nothing of people or cases: the gate and the caller's record
 * belong to the layer above. */
#ifndef HTTP_ROUTE_H
#define HTTP_ROUTE_H

#include "base/err.h"
#include "base/model.h"

typedef enum Method { METHOD_GET, METHOD_HEAD, METHOD_POST, METHOD_PUT, METHOD_PATCH,
                      METHOD_DELETE, METHOD_OTHER, METHOD__COUNT } Method;
extern const char *const method_names[];

enum { ROUTE_PARAMS_MAX = 4, REQUEST_HEADERS_OUT = 12 };

typedef struct Route Route;
typedef struct Request Request;

typedef struct HeaderOut {
    const char *name;
    Str value;
} HeaderOut;

/* What is wrong with an input, for a client to compare and to show. */
typedef struct ErrorRemedy {
    Str code;    /* a word that stays */
    List params; /* of Str: the numbers and words of the sentence */
    Str text;    /* one sentence in Indonesian */
} ErrorRemedy;

/* How the layer above words errors. */
typedef struct FailWords {
    /* Writes a page into r->out, which is empty; `detail` may be. */
    void (*page)(Request *r, int status, Str detail);
    /* false when it knows nothing of it. */
    bool (*remedy)(Arena *a, const Error *e, ErrorRemedy *out);
} FailWords;

struct Request {
    Arena *arena;
    void *app;          /* the program's own context */
    void *caller;       /* set by the gate; its type belongs to the layer above */
    const Route *route; /* set once found */
    Method method;
    Str path;           /* percent-decoded, starts with / */
    Str params[ROUTE_PARAMS_MAX]; /* {..} parts of the path, in order */
    void *query;        /* decoded into route->query, or NULL */
    void *body;         /* decoded into route->body, or NULL */
    Str raw_query, raw_body;
    Str remote;         /* peer address as text */
    int64_t now;
    int64_t id;         /* request number, in the log and in X-Request-Id */
    /* first value of a request header, false when absent; names case-insensitive */
    bool (*header)(const Request *r, const char *name, Str *out);
    bool (*cookie)(const Request *r, const char *name, Str *out);
    const void *transport;
    const FailWords *fail_words; /* NULL: errors are told plainly */

    /* the answer */
    int status;         /* a handler may set 201, 202, 204 ..; default 200 */
    const char *content_type; /* default application/json */
    Str etag;           /* without quotes; when set: If-None-Match is answered 304 */
    HeaderOut headers[REQUEST_HEADERS_OUT];
    size_t header_count;
    Buf out;
    void *stream;       /* set by a ROUTE_STREAM handler, see stream.h */
    Error error;        /* why the status is 400 or above; for the log */
};

/* Name is a literal. A value with control characters is left out: it came from outside. */
void request_header_out(Request *r, const char *name, Str value);

enum {
    ROUTE_PUBLIC = 1 << 0,   /* no sign-in: must be said in the row */
    ROUTE_RAW    = 1 << 1,   /* body is not JSON: the handler reads raw_body */
    ROUTE_FORM   = 1 << 2,   /* body is application/x-www-form-urlencoded, decoded by Model */
    ROUTE_PAGE   = 1 << 3,   /* answers HTML: errors are shown as a page too */
    ROUTE_STREAM = 1 << 4,   /* answers text/event-stream */
    ROUTE_LIST   = 1 << 5,   /* the reply is {"items":[reply..],"next":cursor|null} */
    ROUTE_NO_TOKEN = 1 << 6, /* POST without the CSRF token (signs itself, or before sign-in) */
};

/* A handler that answers ERR_BUSY has done nothing: it is asked again for a while. */
typedef Err RouteFn(Request *r, Error *e);

struct Route {
    const char *method, *path; /* "GET", "/api/brands/{brand}/cases/{id}" */
    unsigned permission;       /* one bit of the layer above; 0 only with ROUTE_PUBLIC */
    unsigned flags;
    RouteFn *handle;
    const Model *query, *body, *reply; /* NULL: none */
    const char *doc;           /* one sentence */
};

/* Rows of one resource, sorted by path, then method. */
typedef struct RouteRows {
    const Route *rows;
    size_t count;
} RouteRows;
#define ROUTE_ROWS(array) { (array), COUNT(array) }

typedef struct RouteTable {
    const RouteRows *const *parts; /* all rows of a path stand in one part */
    size_t count;                  /* of parts */
    RouteFn *gate; /* called before decoding; sets r->caller; ERR_DENIED: 401 without a caller,
                      else 403 */
} RouteTable;

/* The i-th row of all parts; NULL behind the last. */
const Route *route_at(const RouteTable *t, size_t i);

typedef enum RouteMatch { ROUTE_NONE, ROUTE_METHOD, ROUTE_FOUND } RouteMatch;
/* The first row in table order that fits wins; `{` sorts behind letters, so a literal part goes
 * before a parameter. GET rows answer HEAD too. With ROUTE_METHOD *out is a row of that path. */
RouteMatch route_find(const RouteTable *t, Str method, Str path,
                      Str params[ROUTE_PARAMS_MAX], const Route **out);
/* The only place an Err becomes an HTTP status. */
int http_status(Err code);
/* Sorted, no path in two parts, every row has a handler and either a permission or ROUTE_PUBLIC, at
 * most ROUTE_PARAMS_MAX parameters; server_start() refuses another table. */
NODISCARD Err route_check(const RouteTable *t, Error *e);
/* The caller has set all of the request but route, caller and what follows `transport`. Bodies of
 * rows with `body` must be application/json (or a form with ROUTE_FORM): a page of another site
 * cannot send JSON without asking first. A row without `body` takes nothing or an empty object.
 * Rows without `query` refuse one, but ROUTE_PAGE, ROUTE_RAW and ROUTE_STREAM ignore it. */
void route_serve(const RouteTable *t, Request *r);
/* Answer with an error: JSON, or a page for ROUTE_PAGE rows. 5xx texts say nothing of *e, which
 * is kept in r->error for the log. */
void route_fail(Request *r, int status, const Error *e);
/* The OpenAPI 3.0.3 document of the table: paths, parameters, models, errors, permissions
 * (names[] gives the name of each permission bit). */
void route_openapi(const RouteTable *t, const char *const *permission_names, Buf *out);

/* Write the reply and set nothing else; for handlers. */
NODISCARD Err reply_record(Request *r, const void *record, Error *e);
/* {"items":[..],"next":..}; next with p == NULL is null. */
NODISCARD Err reply_list(Request *r, const List *records, Str next, Error *e);
/* The {id} at params[at] as a positive number, or ERR_NOT_FOUND. */
NODISCARD Err param_id(const Request *r, size_t at, int64_t *out, Error *e);

#endif
