#include "base/limits.h"
#include "http/route.h"
#include "test.h"
#include "wire/json.h"

typedef struct Note {
    Str text;
    int64_t stars;
} Note;
static const Field note_fields[] = {
    FIELD(Note, text, .flags = FIELD_REQUIRED, .max = 10, .doc = "What was said."),
    FIELD(Note, stars, .least = 0, .most = 5),
};
static const Model note_model = MODEL(Note, note_fields);

static Err echo(Request *r, Error *e) {
    Note none = { .text = S("nothing") };
    return reply_record(r, r->body ? r->body : r->query ? r->query : &none, e);
}
static Err by_id(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 0, &id, e));
    r->etag = S("v1");
    return reply_record(r, &(Note){ .text = S("one"), .stars = id }, e);
}
static Err broken(Request *r, Error *e) {
    request_header_out(r, "Set-Cookie", S("never=1"));
    r->status = 201;
    FAIL(e, ERR_DB, "table secret_table is gone");
}
static Err too_big(Request *r, Error *e UNUSED) {
    for (int i = 0; i < LIMIT_HTTP_ANSWER / 10 + 1; i++)
        buf_put(&r->out, S("0123456789"));
    return ERR_OK;
}
static Err raw(Request *r, Error *e) {
    return reply_record(r, &(Note){ .text = r->raw_body }, e);
}
static Err created(Request *r, Error *e UNUSED) {
    r->status = 201;
    request_header_out(r, "Location", S("/api/notes/9"));
    request_header_out(r, "X-Bad", S("a\r\nSet-Cookie: x=1"));
    return ERR_OK;
}

static const Route rows[] = {
    { "GET", "/api/big", 1, 0, too_big, .doc = "Too big." },
    { "GET", "/api/broken", 1, 0, broken, .doc = "Fails." },
    { "GET", "/api/notes", 1, ROUTE_LIST, echo, .query = &note_model, .reply = &note_model,
      .doc = "List." },
    { "POST", "/api/notes", 2, 0, echo, .body = &note_model, .reply = &note_model, .doc = "Add." },
    { "GET", "/api/notes/new", 1, 0, echo, .reply = &note_model, .doc = "An empty one." },
    { "DELETE", "/api/notes/{id}", 2, 0, created, .doc = "Remove." },
    { "GET", "/api/notes/{id}", 1, 0, by_id, .reply = &note_model, .doc = "One." },
    { "GET", "/api/notes/{id}/parts/{part}", 1, 0, by_id, .reply = &note_model, .doc = "A part." },
    { "POST", "/form", 0, ROUTE_PUBLIC | ROUTE_FORM | ROUTE_PAGE, echo, .body = &note_model,
      .reply = &note_model, .doc = "A form." },
    { "POST", "/raw", 0, ROUTE_PUBLIC | ROUTE_RAW, raw, .reply = &note_model, .doc = "Raw." },
};

static Err gate(Request *r, Error *e) {
    Str who;
    if (r->route->flags & ROUTE_PUBLIC)
        return ERR_OK;
    if (!r->header(r, "Authorization", &who))
        FAIL(e, ERR_DENIED, "sign in first");
    r->caller = r;
    if (r->route->permission == 2 && !str_eq(who, S("chief")))
        FAIL(e, ERR_DENIED, "only the chief may do this");
    return ERR_OK;
}
static const RouteRows all_rows = ROUTE_ROWS(rows), *const parts[] = { &all_rows };
static const RouteTable table = { parts, COUNT(parts), gate };

typedef struct Case {
    Method method;
    const char *path, *query, *body, *type, *who, *match;
    int status;
    const char *answer; /* part of it */
} Case;

static bool case_header(const Request *r, const char *name, Str *out) {
    const Case *c = r->transport;
    const char *value = strcmp(name, "Content-Type") == 0    ? c->type
                        : strcmp(name, "Authorization") == 0 ? c->who
                        : strcmp(name, "If-None-Match") == 0 ? c->match
                                                             : NULL;
    if (value == NULL)
        return false;
    *out = str_c(value);
    return true;
}

static Request serve(Arena *a, const Case *c) {
    Request r = { .arena = a, .method = c->method, .path = str_c(c->path), .id = 42,
                  .raw_query = str_c(c->query), .raw_body = str_c(c->body),
                  .header = case_header, .transport = c, .out = buf_new(a, LIMIT_HTTP_ANSWER) };
    route_serve(&table, &r);
    return r;
}

#define JSON_TYPE "application/json"
#define FORM_TYPE "application/x-www-form-urlencoded"

TEST(route_pipeline) {
    static const Case cases[] = {
        { METHOD_GET, "/api/notes/7", .who = "any", .status = 200, .answer = "\"stars\":7" },
        { METHOD_HEAD, "/api/notes/7", .who = "any", .status = 200, .answer = "" },
        { METHOD_GET, "/api/notes/new", .who = "any", .status = 200, .answer = "nothing" },
        { METHOD_GET, "/api/notes/7", .status = 401, .answer = "\"error\":\"sign_in\"" },
        { METHOD_DELETE, "/api/notes/7", .who = "any", .status = 403, .answer = "only the chief" },
        { METHOD_DELETE, "/api/notes/7", .who = "chief", .status = 201, .answer = "" },
        { METHOD_GET, "/nowhere", .status = 404, .answer = "\"error\":\"not_found\"" },
        { METHOD_GET, "/api/notes/", .status = 404, .answer = "not_found" },
        { METHOD_GET, "/api/notes//parts/1", .status = 404, .answer = "not_found" },
        { METHOD_GET, "api/notes", .status = 404, .answer = "not_found" },
        { METHOD_PUT, "/api/notes/7", .status = 405, .answer = "other methods" },
        { METHOD_OTHER, "/api/notes", .status = 405, .answer = "other methods" },
        { METHOD_GET, "/api/notes/x", .who = "any", .status = 404, .answer = "not_found" },
        { METHOD_GET, "/api/notes/07", .who = "any", .status = 404, .answer = "not_found" },
        { METHOD_GET, "/api/notes/0", .who = "any", .status = 404, .answer = "not_found" },
        { METHOD_GET, "/api/notes/99999999999999999999", .who = "any", .status = 404,
          .answer = "not_found" },
        { METHOD_GET, "/api/notes", "text=hi&stars=3", .who = "any", .status = 200,
          .answer = "\"stars\":3" },
        { METHOD_GET, "/api/notes", "text=hi&stars=9", .who = "any", .status = 422,
          .answer = "\"field\":\"stars\"" },
        { METHOD_GET, "/api/notes", "text=hi&zz=9", .who = "any", .status = 422,
          .answer = "\"field\":\"zz\"" },
        { METHOD_GET, "/api/notes/7", "a=1", .who = "any", .status = 422, .answer = "no query" },
        { METHOD_POST, "/api/notes", .body = "{\"text\":\"a\"}", .type = JSON_TYPE, .who = "chief",
          .status = 200, .answer = "{\"text\":\"a\",\"stars\":0}" },
        { METHOD_POST, "/api/notes", .body = "{\"text\":\"a\"}",
          .type = "Application/JSON; charset=UTF-8", .who = "chief", .status = 200, .answer = "a" },
        { METHOD_POST, "/api/notes", .body = "{\"text\":\"a\"}",
          .type = "application/json; charset=latin1", .who = "chief", .status = 415,
          .answer = "application/json" },
        { METHOD_POST, "/api/notes", .body = "{\"text\":\"a\"}", .type = "text/plain",
          .who = "chief", .status = 415, .answer = "application/json" },
        { METHOD_POST, "/api/notes", .body = "{\"text\":\"a\"}", .type = FORM_TYPE, .who = "chief",
          .status = 415, .answer = "application/json" },
        { METHOD_POST, "/api/notes", .body = "{\"text\":\"a\"}", .who = "chief", .status = 415,
          .answer = "application/json" },
        { METHOD_POST, "/api/notes", .type = JSON_TYPE, .who = "chief", .status = 422,
          .answer = "expected" },
        { METHOD_POST, "/api/notes", .body = "{\"text\":", .type = JSON_TYPE, .who = "chief",
          .status = 422, .answer = "the body: is not valid JSON" },
        { METHOD_POST, "/api/notes", .body = "{\"text\":\"12345678901\"}", .type = JSON_TYPE,
          .who = "chief", .status = 422, .answer = "\"field\":\"text\"" },
        /* the gate speaks before the body is looked at */
        { METHOD_POST, "/api/notes", .body = "{", .type = JSON_TYPE, .who = "any", .status = 403,
          .answer = "only the chief" },
        { METHOD_DELETE, "/api/notes/7", .body = "{}", .type = JSON_TYPE, .who = "chief",
          .status = 201, .answer = "" },
        { METHOD_DELETE, "/api/notes/7", .body = "{\"a\":1}", .type = JSON_TYPE, .who = "chief",
          .status = 422, .answer = "\"field\":\"a\"" },
        { METHOD_GET, "/api/broken", .who = "any", .status = 500, .answer = "it was logged" },
        { METHOD_GET, "/api/big", .who = "any", .status = 500, .answer = "it was logged" },
        { METHOD_POST, "/form", .body = "text=a+b", .type = FORM_TYPE, .status = 200,
          .answer = "a b" },
        { METHOD_POST, "/form", .body = "stars=1", .type = FORM_TYPE, .status = 422,
          .answer = "<h1>is required</h1>" },
        { METHOD_POST, "/form", .body = "{}", .type = JSON_TYPE, .status = 415, .answer = "<h1>" },
        { METHOD_POST, "/raw", .body = "\x01{", .type = "x/y", .status = 200,
          .answer = "\\u0001{" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        SCRATCH(a);
        Request r = serve(a, &cases[i]);
        Str out = buf_str(&r.out);
        if (r.status != cases[i].status || str_find(out, str_c(cases[i].answer)) < 0) {
            printf("%s %s: %d " STR_FMT "\n", method_names[cases[i].method], cases[i].path,
                   r.status, STR_ARG(str_slice(out, 0, 300)));
            test_failures++;
        }
        CHECK(str_find(out, S("secret_table")) < 0);
    }
}

static Str header_of(const Request *r, const char *name) {
    for (size_t i = 0; i < r->header_count; i++)
        if (strcmp(r->headers[i].name, name) == 0)
            return r->headers[i].value;
    return (Str){ 0 };
}

TEST(route_405_says_what_is_allowed) {
    SCRATCH(a);
    Request r = serve(a, &(Case){ METHOD_PUT, "/api/notes/7", .who = NULL });
    CHECK_STR(header_of(&r, "Allow"), "DELETE, GET, HEAD");
    r = serve(a, &(Case){ METHOD_OTHER, "/api/notes/new", .who = NULL });
    CHECK_STR(header_of(&r, "Allow"), "GET, HEAD");
}

TEST(route_headers_cannot_be_split) {
    SCRATCH(a);
    Request r = serve(a, &(Case){ METHOD_DELETE, "/api/notes/7", .who = "chief" });
    CHECK_STR(header_of(&r, "Location"), "/api/notes/9");
    CHECK(header_of(&r, "X-Bad").p == NULL);
    r = serve(a, &(Case){ METHOD_GET, "/api/broken", .who = "any" });
    CHECK(header_of(&r, "Set-Cookie").p == NULL); /* nothing of a failed handler goes out */
    CHECK(r.error.code == ERR_DB && strcmp(r.error.func, "broken") == 0);
}

TEST(route_304_for_a_known_tag) {
    static const struct {
        const char *match;
        int status;
    } t[] = { { "\"v1\"", 304 }, { "W/\"v1\"", 304 }, { "\"x\", \"v1\"", 304 }, { "*", 304 },
              { "\"v2\"", 200 }, { "v1", 200 }, { "", 200 }, { NULL, 200 } };
    for (size_t i = 0; i < COUNT(t); i++) {
        SCRATCH(a);
        Request r = serve(a, &(Case){ METHOD_GET, "/api/notes/7", .who = "any",
                                      .match = t[i].match });
        CHECK(r.status == t[i].status && (r.status == 200) == (r.out.n > 0));
    }
}

TEST(route_find_prefers_the_literal_and_captures) {
    Str params[ROUTE_PARAMS_MAX];
    const Route *row;
    CHECK(route_find(&table, S("GET"), S("/api/notes/new"), params, &row) == ROUTE_FOUND);
    CHECK(row == &rows[4]);
    CHECK(route_find(&table, S("GET"), S("/api/notes/new/parts/p q"), params, &row) == ROUTE_FOUND);
    CHECK(row == &rows[7]);
    CHECK_STR(params[0], "new");
    CHECK_STR(params[1], "p q");
    CHECK(route_find(&table, S("DELETE"), S("/api/notes/new"), params, &row) == ROUTE_FOUND);
    CHECK(route_find(&table, S("GET"), S("/api"), params, &row) == ROUTE_NONE);
    CHECK(route_find(&table, S("GET"), S("/api/notes/1/parts"), params, &row) == ROUTE_NONE);
    CHECK(route_find(&table, S("GET"), S("/api/notes/1/parts/2/3"), params, &row) == ROUTE_NONE);
    CHECK(route_find(&table, S("GET"), S("/api/notesx"), params, &row) == ROUTE_NONE);
    CHECK(route_find(&table, S("PUT"), S("/api/notes"), params, &row) == ROUTE_METHOD);
}

static Err check_rows(const Route *of, size_t count, Error *e) {
    const RouteRows one = { of, count }, *const part[] = { &one };
    return route_check(&(RouteTable){ part, 1, NULL }, e);
}

TEST(route_check_refuses_bad_tables) {
    static const Route bad[][2] = {
        { { "GET", "/b", 1, 0, echo, .doc = "" }, { "GET", "/a", 1, 0, echo, .doc = "" } },
        { { "GET", "/a", 1, 0, echo, .doc = "" }, { "GET", "/a", 1, 0, echo, .doc = "" } },
        { { "GET", "/a", 0, 0, echo, .doc = "" }, { "GET", "/b", 1, 0, echo, .doc = "" } },
        { { "GET", "/a", 1, ROUTE_PUBLIC, echo, .doc = "" },
          { "GET", "/b", 1, 0, echo, .doc = "" } },
        { { "GET", "/a", 1, 0, NULL, .doc = "" }, { "GET", "/b", 1, 0, echo, .doc = "" } },
        { { "FETCH", "/a", 1, 0, echo, .doc = "" }, { "GET", "/b", 1, 0, echo, .doc = "" } },
        { { "GET", "/a/{a}{b}{c}{d}{e}", 1, 0, echo, .doc = "" },
          { "GET", "/b", 1, 0, echo, .doc = "" } },
    };
    Error e;
    CHECK(route_check(&table, &e) == ERR_OK);
    for (size_t i = 0; i < COUNT(bad); i++)
        CHECK(check_rows(bad[i], 2, &e) == ERR_INTERNAL);
}

TEST(a_path_stands_in_one_part) {
    static const Route one[] = { { "GET", "/a", 1, 0, echo, .doc = "" } };
    static const Route two[] = { { "PUT", "/a", 1, 0, echo, .doc = "" } };
    static const Route other[] = { { "PUT", "/0", 1, 0, echo, .doc = "" } };
    const RouteRows a = ROUTE_ROWS(one), b = ROUTE_ROWS(two), c = ROUTE_ROWS(other);
    const RouteRows *const twice[] = { &a, &b }, *const well[] = { &a, &c };
    const RouteTable both = { well, 2, NULL };
    const Route *row;
    Str params[ROUTE_PARAMS_MAX];
    Error e;
    CHECK(route_check(&(RouteTable){ twice, 2, NULL }, &e) == ERR_INTERNAL);
    CHECK(strstr(e.msg, "PUT /a stands in two parts") != NULL);
    CHECK(route_check(&both, &e) == ERR_OK);
    CHECK(route_at(&both, 0) == one && route_at(&both, 1) == other && route_at(&both, 2) == NULL);
    CHECK(route_find(&both, S("PUT"), S("/0"), params, &row) == ROUTE_FOUND && row == other);
}

TEST(openapi_describes_every_row) {
    static const char *const permissions[] = { "note.read", "note.write", NULL };
    SCRATCH(a);
    Error e;
    Buf one = buf_new(a, 1 << 20), two = buf_new(a, 1 << 20);
    route_openapi(&table, permissions, &one);
    route_openapi(&table, permissions, &two);
    CHECK(str_eq(buf_str(&one), buf_str(&two)));
    JsonDoc *doc CLEANUP(json_free) = NULL;
    CHECK(json_parse(buf_str(&one), &doc, &e) == ERR_OK);
    JsonValue *paths = json_member(json_root(doc), "paths");
    CHECK(json_length(paths) == 8);
    for (size_t i = 0; i < COUNT(rows); i++) {
        JsonValue *op = json_member(json_member(paths, rows[i].path),
                                    str_z(a, str_lower_ascii(a, str_c(rows[i].method))));
        CHECK(op != NULL && json_member(json_member(op, "responses"), "2XX") != NULL);
        CHECK((json_member(op, "requestBody") != NULL) ==
              (rows[i].body != NULL || (rows[i].flags & ROUTE_RAW) != 0));
        CHECK((json_member(op, "x-permission") != NULL) == !(rows[i].flags & ROUTE_PUBLIC));
    }
    JsonValue *schemas = json_member(json_member(json_root(doc), "components"), "schemas");
    CHECK(json_length(schemas) == 3); /* Note, NoteInput, ErrorBody */
}
