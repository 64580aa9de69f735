#include "http/route_fail.h"

#include "http/route.h"
#include "wire/html.h"
#include "wire/json.h"

static const struct {
    int status;
    const char *word; /* what a client compares; stable */
} errors[] = {
    [ERR_OK] = { 200, "ok" },
    [ERR_INVALID] = { 422, "invalid" },
    [ERR_NOT_FOUND] = { 404, "not_found" },
    [ERR_CONFLICT] = { 409, "conflict" },
    [ERR_DENIED] = { 403, "denied" },
    [ERR_LIMIT] = { 429, "limit" },
    [ERR_BUSY] = { 503, "busy" },
    [ERR_IO] = { 500, "internal" },
    [ERR_DB] = { 500, "internal" },
    [ERR_INTERNAL] = { 500, "internal" },
};
static_assert(COUNT(errors) == ERR__COUNT, "one status per error");

/* Statuses that stand for themselves, whatever the Err was. */
static const struct {
    int status;
    const char *word, *text;
} statuses[] = {
    { 400, "bad_request", "the request is malformed" },
    { 401, "sign_in", "sign in first" },
    { 403, "denied", "not allowed" },
    { 404, "not_found", "there is nothing here" },
    { 405, "method", "this path takes other methods" },
    { 409, "conflict", "someone else changed this" },
    { 413, "too_large", "the body is too large" },
    { 414, "too_large", "the address is too long" },
    { 415, "media_type", "this content type is not taken here" },
    { 417, "expectation", "this expectation is not met" },
    { 422, "invalid", "invalid input" },
    { 429, "limit", "too many; try again later" },
    { 431, "too_large", "the header is too large" },
    { 500, "internal", "something went wrong here; it was logged" },
    { 501, "method", "unknown method" },
    { 503, "busy", "busy; try again in a moment" },
    { 505, "version", "only HTTP/1.0 and HTTP/1.1 are spoken" },
};

typedef struct ErrorBody {
    Str error, field, message, code;
    List params;
    Str remedy, clause;
    int64_t clause_number, clause_version, request;
} ErrorBody;
static const Field error_fields[] = {
    FIELD(ErrorBody, error, .doc = "A stable word."),
    FIELD(ErrorBody, field, .flags = FIELD_OPTIONAL, .doc = "Which input was wrong."),
    FIELD(ErrorBody, message, .doc = "One sentence."),
    FIELD(ErrorBody, code, .flags = FIELD_OPTIONAL,
          .doc = "A stable word for what is wrong with the input."),
    FIELD_LIST_OF(ErrorBody, params, NULL, .doc = "The numbers and words of the sentence."),
    FIELD(ErrorBody, remedy, .flags = FIELD_OPTIONAL, .doc = "The sentence in Indonesian."),
    FIELD(ErrorBody, clause, .flags = FIELD_OPTIONAL,
          .doc = "The clause of the policy that says so."),
    FIELD(ErrorBody, clause_number, .flags = FIELD_OPTIONAL, .doc = "As people cite it."),
    FIELD(ErrorBody, clause_version, .flags = FIELD_OPTIONAL, .doc = "Version of the policy."),
    FIELD(ErrorBody, request, .doc = "Its number, also in X-Request-Id and in the log."),
};
const Model http_error_model = MODEL(ErrorBody, error_fields);

int http_status(Err code) { return (unsigned)code < ERR__COUNT ? errors[code].status : 500; }

static size_t status_row(int status) {
    for (size_t i = 0; i < COUNT(statuses); i++)
        if (statuses[i].status == status)
            return i;
    return status >= 500 ? status_row(500) : status_row(400);
}

static void plain_page(Request *r, Str text) {
    Buf *b = &r->out;
    buf_put(b, S("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>"));
    html_text(b, text);
    buf_put(b, S("</title></head>\n<body><main><h1>"));
    html_text(b, text);
    buf_printf(b, "</h1>\n<p>Request %lld</p></main></body></html>\n", (long long)r->id);
    r->content_type = "text/html; charset=utf-8";
}

static void put_page(Request *r, int status, Str message, bool is_special) {
    if (r->fail_words == NULL) {
        plain_page(r, message);
        return;
    }
    r->fail_words->page(r, status, is_special ? message : (Str){ 0 });
}

void route_fail(Request *r, int status, const Error *e) {
    size_t row = status_row(status);
    Str message = str_c(statuses[row].text), field = { 0 };
    const char *word = statuses[row].word;
    r->status = status;
    r->error = e ? *e : (Error){ .code = ERR_INVALID };
    r->etag = (Str){ 0 };
    r->out.n = 0;
    r->out.full = false;
    bool is_special = e != NULL && status < 500 && e->msg[0] != '\0';
    if (is_special) {
        message = str_c(r->error.msg);
        field = r->error.field[0] ? str_c(r->error.field) : field;
        word = http_status(e->code) == status ? errors[e->code].word : word;
    }
    if (status == 503)
        request_header_out(r, "Retry-After", S("2"));
    if (r->route != NULL && (r->route->flags & ROUTE_PAGE)) {
        put_page(r, status, message, is_special);
        return;
    }
    ErrorRemedy remedy = { 0 };
    if (is_special && r->fail_words)
        (void)r->fail_words->remedy(r->arena, &r->error, &remedy);
    ErrorBody body = { .error = str_c(word), .field = field, .message = message,
                       .code = remedy.code, .params = remedy.params, .remedy = remedy.text,
                       .request = r->id };
    if (is_special && e->clause.number) {
        body.clause = str_c(r->error.clause.name);
        body.clause_number = e->clause.number;
        body.clause_version = e->clause.version;
    }
    r->content_type = "application/json";
    json_record(&r->out, &http_error_model, &body);
}
