/* A request as text through the checks of its head, then through the routes. What is accepted has
 * a path that is safe to compare, and no input makes a 5xx. */
#include "base/limits.h"
#include "base/utf8.h"
#include "http/framing.h"

#include <string.h>

typedef struct Note {
    Str text;
    int64_t stars;
    List tags;
} Note;
static const Field note_fields[] = {
    FIELD(Note, text, .flags = FIELD_REQUIRED, .max = 10),
    FIELD(Note, stars, .least = 0, .most = 5),
    FIELD_LIST_OF(Note, tags, NULL, .max = 3),
};
static const Model note_model = MODEL(Note, note_fields);

static Err echo(Request *r, Error *e) {
    return reply_record(r, r->body ? r->body : r->query, e);
}
static Err by_id(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 0, &id, e));
    r->etag = S("v1");
    return reply_record(r, &(Note){ .text = r->params[0], .stars = id }, e);
}
static const Route rows[] = {
    { "POST", "/f", 0, ROUTE_PUBLIC | ROUTE_FORM | ROUTE_PAGE, echo, .body = &note_model,
      .reply = &note_model },
    { "GET", "/n", 0, ROUTE_PUBLIC, echo, .query = &note_model, .reply = &note_model },
    { "POST", "/n", 0, ROUTE_PUBLIC, echo, .body = &note_model, .reply = &note_model },
    { "GET", "/n/{id}", 0, ROUTE_PUBLIC, by_id, .reply = &note_model },
};
static const RouteRows all_rows = ROUTE_ROWS(rows), *const parts[] = { &all_rows };
static const RouteTable table = { parts, COUNT(parts), NULL };

static bool header(const Request *r, const char *name, Str *out) {
    return head_find(r->transport, name, out);
}

static void read_head(Head *h, Str *rest) {
    Str line, name;
    (void)str_cut(rest, '\n', &line);
    h->version = line;
    (void)str_cut(&h->version, ' ', &h->method);
    (void)str_cut(&h->version, ' ', &h->target);
    while (str_cut(rest, '\n', &line) && line.n > 0 && h->count < HEADERS_MAX) {
        Str value = line;
        (void)str_cut(&value, ':', &name);
        h->headers[h->count++] = (HeaderIn){ name, value.p ? str_trim(value) : S("") };
    }
}

static void must(bool fact) {
    if (!fact)
        __builtin_trap();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    SCRATCH(a);
    Error e = { 0 };
    int status = 0;
    Str rest = { (const char *)data, size };
    Head h = { 0 };
    read_head(&h, &rest);
    if (head_check(a, &h, &status, &e) != ERR_OK) {
        must(status >= 400 && status <= 505 && status != 500);
        return 0;
    }
    must(h.path.p[0] == '/' && utf8_is_valid(h.path) && str_find(h.path, S("/../")) < 0);
    must(!memchr(h.path.p, '\0', h.path.n) && !memchr(h.path.p, '\\', h.path.n));
    Request r = { .arena = a, .method = h.verb, .path = h.path, .raw_query = h.query,
                  .raw_body = rest, .header = header, .transport = &h,
                  .out = buf_new(a, LIMIT_HTTP_ANSWER) };
    route_serve(&table, &r);
    must(r.status >= 200 && r.status < 500 && utf8_is_valid(buf_str(&r.out)));
    return 0;
}
