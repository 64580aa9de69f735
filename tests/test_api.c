#include "test_api.h"

#include "base/crypto.h"
#include "base/limits.h"
#include "base/time.h"
#include "desk/brand.h"
#include "desk/intake.h"
#include "desk/source.h"

#include <stdlib.h>

#define MUST(call)                                                       \
    do {                                                                 \
        if ((call) != ERR_OK) {                                          \
            printf("%s:%d: %s: %s\n", __FILE__, __LINE__, #call, e.msg); \
            exit(1);                                                     \
        }                                                                \
    } while (0)

static Error e;

static int64_t add_person(TestOffice *o, Db *db, Role role, int64_t brand_id, const char *name) {
    Staff out = { 0 };
    MUST(staff_create(db, o->arena,
                      &(NewStaff){ .email = str_fmt(o->arena, "%s@toko.example", name),
                                   .name = str_c(name),
                                   .password_hash = S("-"),
                                   .brand_id = brand_id,
                                   .role = role,
                                   .now = API_NOW },
                      &out, &e));
    return out.id;
}

static int64_t add_brand(TestOffice *o, Db *db, const char *name) {
    Brand out = { 0 };
    MUST(brand_create(db, o->arena, &(Caller){ .now = API_NOW },
                      &(Brand){ .name = str_c(name), .zone = ZONE_WIB }, &out, &e));
    return out.id;
}

static int64_t add_source(TestOffice *o, Db *db, const Source *in) {
    Source out = { 0 };
    Caller by = { .brand_id = o->brand_id, .now = API_NOW };
    MUST(source_create(db, o->arena, &by, in, &out, &e));
    return out.id;
}

static void fill(TestOffice *o, Db *db) {
    Caller by = { .brand_id = o->brand_id, .now = API_NOW };
    o->source_id = add_source(
        o, db,
        &(Source){ .name = S("instagram"), .channel = CHANNEL_INSTAGRAM, .way_out = WAY_BROWSER });
    o->hook_id =
        add_source(o, db,
                   &(Source){ .name = S("kait"),
                              .channel = CHANNEL_FORUM,
                              .kind = SOURCE_HOOK,
                              .way_out = WAY_BROWSER,
                              .secret = secret_seal(o->arena, &o->key, S("rahasia-antar-mesin")) });
    MUST(intake_paste(db, o->arena, &by,
                      &(PasteForm){ .source_id = o->source_id,
                                    .author = S("Sari"),
                                    .handle = S("@sari"),
                                    .time = API_NOW - 600,
                                    .text = S("min paket saya belum sampai, kecewa banget") },
                      &o->case_id, &e));
}

TestOffice test_office_make(void) {
    TestOffice o = { .files = test_db_with(&store_schema), .arena = arena_new(1 << 16),
                     .now = API_NOW };
    Db *db;
    MUST(crypto_start(&e));
    crypto_random(&o.key, sizeof o.key);
    o.store = test_store(&o.files, &store_schema);
    MUST(store_write(o.store, &db, &e));
    o.brand_id = add_brand(&o, db, "Toko Rasa");
    o.other_brand_id = add_brand(&o, db, "Toko Sebelah");
    o.staff[ROLE_NONE] = add_person(&o, db, ROLE_OWNER, o.other_brand_id, "stranger");
    for (int role = ROLE_READER; role < ROLE__COUNT; role++)
        o.staff[role] = add_person(&o, db, (Role)role, o.brand_id, role_names[role]);
    fill(&o, db);
    o.api = (Api){ .store = o.store, .setup_code = S(""), .public_url = S("") };
    api_init(&o.api);
    MUST(store_commit(o.store, &db, &e));
    return o;
}

void test_office_end(TestOffice *o) {
    store_close(&o->store);
    test_db_remove(&o->files);
    arena_free(&o->arena);
}

/* ---- a request ---- */

typedef struct Wire {
    TestHeader headers[16];
    size_t count;
    Str cookie;
} Wire;

static bool header(const Request *r, const char *name, Str *out) {
    const Wire *w = r->transport;
    for (size_t i = 0; i < w->count; i++)
        if (str_eq_nocase(str_c(w->headers[i].name), str_c(name))) {
            *out = w->headers[i].value;
            return true;
        }
    return false;
}

static bool cookie(const Request *r, const char *name, Str *out) {
    const Wire *w = r->transport;
    if (w->cookie.p == NULL || !str_eq(str_c(name), S("__Host-tanggap")))
        return false;
    *out = w->cookie;
    return true;
}

static void put(Wire *w, const char *name, Str value) {
    w->headers[w->count++] = (TestHeader){ name, value };
}

static Str sign_in(TestOffice *o, int64_t staff_id) {
    Db *db;
    Str token;
    Visitor v = { .address = S("10.0.0.1"), .agent = S("test"), .now = o->now };
    MUST(store_write(o->store, &db, &e));
    MUST(session_create(db, o->arena, staff_id, &v, &token, &e));
    MUST(store_commit(o->store, &db, &e));
    return token;
}

static Str header_out(const Request *r, const char *name) {
    for (size_t i = 0; i < r->header_count; i++)
        if (str_eq_nocase(str_c(r->headers[i].name), str_c(name)))
            return r->headers[i].value;
    return S("");
}

TestAnswer test_call(TestOffice *o, const TestCall *c) {
    Wire w = { .count = 0 };
    RouteTable table = api_table();
    Str rest = c->path, path;
    o->api.key = &o->key; /* the office may have been moved since it was made */
    put(&w, "Host", c->host ? str_c(c->host) : S("meja.example"));
    for (size_t i = 0; i < c->header_count; i++)
        put(&w, c->headers[i].name, c->headers[i].value);
    if (c->body.p && !header(&(Request){ .transport = &w }, "Content-Type", &path))
        put(&w, "Content-Type", S("application/json"));
    if (c->staff_id) {
        w.cookie = sign_in(o, c->staff_id);
        if (!c->no_token)
            put(&w, "X-CSRF-Token", session_csrf(o->arena, w.cookie));
    }
    Request r = { .arena = o->arena,
                  .app = &o->api,
                  .fail_words = &api_fail_words,
                  .header = header,
                  .cookie = cookie,
                  .transport = &w,
                  .now = o->now,
                  .remote = c->from ? str_c(c->from) : S("10.0.0.1"),
                  .raw_body = c->body,
                  .status = 200,
                  .out = buf_new(o->arena, LIMIT_HTTP_ANSWER) };
    (void)str_cut(&rest, '?', &path);
    int method = names_find(method_names, str_c(c->method));
    r.method = method < 0 ? METHOD_OTHER : (Method)method;
    r.path = str_dup(o->arena, path);
    r.raw_query = rest;
    route_serve(&table, &r);
    return (TestAnswer){ .status = r.status,
                         .body = buf_str(&r.out),
                         .location = header_out(&r, "Location"),
                         .cookie = header_out(&r, "Set-Cookie") };
}
