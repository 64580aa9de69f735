/* The document follows the table and nothing else, so it is the same on every run. */
#include "http/route.h"
#include "http/route_fail.h"
#include "wire/json.h"

#include <stdlib.h>
#include <string.h>

typedef struct Doc {
    const RouteTable *table;
    const char *const *permissions;
    JsonNode *schemas;
    const Model *added[2][256]; /* models already in `schemas`: replies, bodies */
    size_t added_count[2];
} Doc;

static void add_ref(Doc *d, JsonNode *in, const char *name, const Model *m, bool for_input) {
    SCRATCH(a);
    size_t *count = &d->added_count[for_input], i = 0;
    Str title = str_fmt(a, "%s%s", m->name, for_input ? "Input" : "");
    while (i < *count && d->added[for_input][i] != m)
        i++;
    if (i == *count && *count < COUNT(d->added[0])) {
        d->added[for_input][(*count)++] = m;
        json_add_schema(d->schemas, str_z(a, title), m, for_input);
    }
    JsonNode *ref = json_add_object(in, name);
    json_add_str(ref, "$ref", str_fmt(a, "#/components/schemas/" STR_FMT, STR_ARG(title)));
}

static JsonNode *add_content(JsonNode *in, const char *type) {
    return json_add_object(json_add_object(in, "content"), type);
}

static void add_text_content(JsonNode *in, const char *type) {
    json_add_str(json_add_object(add_content(in, type), "schema"), "type", S("string"));
}

static void add_path_params(JsonNode *params, Str path) {
    Str part;
    while (str_cut(&path, '/', &part)) {
        if (part.n < 2 || part.p[0] != '{')
            continue;
        JsonNode *p = json_add_object(params, NULL);
        json_add_str(p, "name", str_slice(part, 1, part.n - 1));
        json_add_str(p, "in", S("path"));
        json_add_bool(p, "required", true);
        json_add_str(json_add_object(p, "schema"), "type", S("string"));
    }
}

static void add_query_params(JsonNode *params, const Model *m) {
    for (size_t i = 0; i < m->count; i++) {
        const Field *f = &m->fields[i];
        if (f->flags & FIELD_READONLY)
            continue;
        JsonNode *p = json_add_object(params, NULL);
        json_add_str(p, "name", str_c(f->name));
        json_add_str(p, "in", S("query"));
        json_add_bool(p, "required", (f->flags & FIELD_REQUIRED) != 0);
        json_add_field_schema(p, "schema", f, true);
    }
}

static void add_since_param(JsonNode *params) {
    JsonNode *p = json_add_object(params, NULL);
    json_add_str(p, "name", S("since"));
    json_add_str(p, "in", S("query"));
    json_add_str(p, "description", S("Go on after this event; Last-Event-ID goes before it."));
    json_add_str(json_add_object(p, "schema"), "type", S("integer"));
}

static void add_body(Doc *d, JsonNode *op, const Route *row) {
    bool raw = (row->flags & ROUTE_RAW) && strcmp(row->method, "GET") != 0;
    if (row->body == NULL && !raw)
        return;
    JsonNode *body = json_add_object(op, "requestBody");
    json_add_bool(body, "required", true);
    if (raw)
        add_text_content(body, "*/*");
    else
        add_ref(d, add_content(body, row->flags & ROUTE_FORM ? "application/x-www-form-urlencoded"
                                                             : "application/json"),
                "schema", row->body, true);
}

static void add_list_schema(Doc *d, JsonNode *content, const Model *m) {
    JsonNode *schema = json_add_object(content, "schema");
    json_add_str(schema, "type", S("object"));
    JsonNode *required = json_add_list(schema, "required");
    json_add_str(required, NULL, S("items"));
    json_add_str(required, NULL, S("next"));
    JsonNode *properties = json_add_object(schema, "properties");
    JsonNode *items = json_add_object(properties, "items");
    json_add_str(items, "type", S("array"));
    add_ref(d, items, "items", m, false);
    JsonNode *next = json_add_object(properties, "next");
    json_add_str(next, "type", S("string"));
    json_add_bool(next, "nullable", true);
    json_add_str(next, "description", S("Cursor of the next page; null at the end."));
}

static void add_success(Doc *d, JsonNode *responses, const Route *row) {
    JsonNode *ok = json_add_object(responses, "2XX");
    json_add_str(ok, "description", S("Done."));
    if (row->flags & ROUTE_PAGE)
        add_text_content(ok, "text/html");
    else if (row->flags & ROUTE_STREAM)
        add_text_content(ok, "text/event-stream");
    else if (row->reply != NULL && (row->flags & ROUTE_LIST))
        add_list_schema(d, add_content(ok, "application/json"), row->reply);
    else if (row->reply != NULL)
        add_ref(d, add_content(ok, "application/json"), "schema", row->reply, false);
}

static void add_failure(Doc *d, JsonNode *responses, const char *status, Str text, bool page) {
    JsonNode *failure = json_add_object(responses, status);
    json_add_str(failure, "description", text);
    if (page)
        add_text_content(failure, "text/html");
    else
        add_ref(d, add_content(failure, "application/json"), "schema", &http_error_model, false);
}

static void add_responses(Doc *d, JsonNode *op, const Route *row) {
    JsonNode *responses = json_add_object(op, "responses");
    bool page = (row->flags & ROUTE_PAGE) != 0;
    add_success(d, responses, row);
    if (!(row->flags & ROUTE_PUBLIC)) {
        add_failure(d, responses, "401", S("Sign in first."), page);
        add_failure(d, responses, "403", S("The caller may not do this."), page);
    }
    add_failure(d, responses, "4XX", S("The request was refused; `field` names the input."), page);
    add_failure(d, responses, "5XX", S("It failed here and was logged."), page);
}

static void add_permission(const Doc *d, JsonNode *op, const Route *row) {
    JsonNode *security = json_add_list(op, "security");
    if (row->flags & ROUTE_PUBLIC)
        return;
    json_add_list(json_add_object(security, NULL), "session");
    json_add_list(json_add_object(security, NULL), "token");
    for (size_t bit = 0; d->permissions != NULL && d->permissions[bit] != NULL; bit++)
        if (row->permission >> bit & 1)
            json_add_str(op, "x-permission", str_c(d->permissions[bit]));
}

/* get_api_brands_brand_cases: the method and the words of the path. */
static Str operation_id(Arena *a, const Route *row) {
    Buf b = buf_new(a, 300);
    buf_put(&b, str_lower_ascii(a, str_c(row->method)));
    for (const char *p = row->path; *p; p++) {
        bool word = ascii_is_alpha(*p) || ascii_is_digit(*p);
        if (word)
            buf_putc(&b, *p);
        else if (b.n && b.p[b.n - 1] != '_' && p[1] != '\0')
            buf_putc(&b, '_');
    }
    return buf_str(&b);
}

static void add_operation(Doc *d, JsonNode *path, const Route *row) {
    SCRATCH(a);
    JsonNode *op = json_add_object(path, str_z(a, str_lower_ascii(a, str_c(row->method))));
    json_add_str(op, "operationId", operation_id(a, row));
    json_add_str(op, "summary", str_c(row->doc ? row->doc : ""));
    JsonNode *params = json_add_list(op, "parameters");
    add_path_params(params, str_c(row->path));
    if (row->query != NULL)
        add_query_params(params, row->query);
    else if (row->flags & ROUTE_STREAM)
        add_since_param(params);
    add_body(d, op, row);
    add_responses(d, op, row);
    add_permission(d, op, row);
}

static void add_schemes(JsonNode *components) {
    JsonNode *schemes = json_add_object(components, "securitySchemes");
    JsonNode *session = json_add_object(schemes, "session");
    json_add_str(session, "type", S("apiKey"));
    json_add_str(session, "in", S("cookie"));
    json_add_str(session, "name", S("session"));
    JsonNode *token = json_add_object(schemes, "token");
    json_add_str(token, "type", S("http"));
    json_add_str(token, "scheme", S("bearer"));
}

static int compare_rows(const void *a, const void *b) {
    const Route *one = *(const Route *const *)a, *two = *(const Route *const *)b;
    int order = strcmp(one->path, two->path);
    return order != 0 ? order : strcmp(one->method, two->method);
}

/* Those of all parts: readers of the document look for a path, not for our files. */
static const Route **rows_by_path(Arena *a, const RouteTable *t, size_t *count) {
    for (*count = 0; route_at(t, *count) != NULL;)
        ++*count;
    const Route **rows = arena_make(a, const Route *, *count);
    for (size_t i = 0; i < *count; i++)
        rows[i] = route_at(t, i);
    qsort(rows, *count, sizeof *rows, compare_rows);
    return rows;
}

void route_openapi(const RouteTable *t, const char *const *permission_names, Buf *out) {
    JsonNode *root CLEANUP(json_node_free) = json_new_object();
    json_add_str(root, "openapi", S("3.0.3"));
    JsonNode *info = json_add_object(root, "info");
    json_add_str(info, "title", S("Tanggap"));
    json_add_str(info, "version", S("1"));
    JsonNode *server = json_add_object(json_add_list(root, "servers"), NULL);
    json_add_str(server, "url", S("/"));
    JsonNode *paths = json_add_object(root, "paths");
    JsonNode *components = json_add_object(root, "components");
    Doc doc = { .table = t, .permissions = permission_names,
                .schemas = json_add_object(components, "schemas") };
    add_schemes(components);
    SCRATCH(a);
    JsonNode *path = NULL;
    size_t count;
    const Route **row = rows_by_path(a, t, &count);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || strcmp(row[i]->path, row[i - 1]->path) != 0)
            path = json_add_object(paths, row[i]->path);
        add_operation(&doc, path, row[i]);
    }
    json_node_write(out, root);
}
