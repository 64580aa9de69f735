/* Sign-in, first run, joining, and the page of the interface itself. */
#include "api/html_page.h"
#include "api/session_page.h"
#include "base/crypto.h"
#include "wire/form.h"
#include "wire/json.h"

static const Words2 login_title = { "Masuk", "Sign in" };
static const Words2 setup_title = { "Mulai", "First run" };
static const Words2 join_title = { "Bergabung", "Join" };
static const Words2 email_label = { "Alamat e-mail", "E-mail address" };
static const Words2 password_label = { "Kata sandi", "Password" };
static const Words2 name_label = { "Nama Anda", "Your name" };
static const Words2 password_hint = {
    "Paling sedikit 10 karakter. Sebuah kalimat paling mudah diingat.",
    "At least 10 characters. A sentence is easiest to remember."
};

/* Errors of these forms in the reader's words; others are shown as they are. */
static const struct {
    const char *field;
    Err code;
    Words2 text;
} errors[] = {
    { "",
      ERR_DENIED,
      { "Alamat e-mail atau kata sandi salah.", "The e-mail address or the password is wrong." } },
    { "",
      ERR_LIMIT,
      { "Terlalu banyak percobaan. Tunggu beberapa menit, paling lama seperempat jam, lalu coba "
        "lagi.",
        "Too many tries. Wait some minutes, at most a quarter of an hour, then try again." } },
    { "email",
      ERR_INVALID,
      { "Alamat e-mail belum benar. Contoh: nama@toko.id",
        "That is not an e-mail address. Example: name@shop.com" } },
    { "password",
      ERR_INVALID,
      { "Kata sandi terlalu pendek atau terlalu mudah ditebak. Pakai sebuah kalimat, paling "
        "sedikit 10 karakter.",
        "The password is too short or too easy to guess. Use a sentence of at least 10 "
        "characters." } },
    { "token",
      ERR_INVALID,
      { "Undangan ini sudah dipakai atau kedaluwarsa. Minta yang baru.",
        "This invitation is used or too old. Ask for a new one." } },
    { "business",
      ERR_INVALID,
      { "Nama usaha belum diisi.", "The name of the business is missing." } },
    { "name",
      ERR_INVALID,
      { "Tulis namanya, dalam satu baris saja.", "Write the name, in one line." } },
    { "code",
      ERR_INVALID,
      { "Kode awal salah. Lihat di layar tempat Tanggap dijalankan.",
        "The start code is wrong. See the screen where Tanggap was started." } },
};

static Str explain(const Request *r, PageLanguage l, const Error *e) {
    if (e->code == ERR_OK)
        return (Str){ 0 };
    for (size_t i = 0; i < COUNT(errors); i++)
        if (errors[i].code == e->code && str_eq(str_c(errors[i].field), str_c(e->field)))
            return words2(errors[i].text, l);
    return str_dup(r->arena, str_c(e->msg));
}

static bool is_about(const Error *e, const char *field) {
    return e->code != ERR_OK && str_eq(str_c(e->field), str_c(field));
}

static void begin_form(Request *r, const char *action, PageLanguage l, Words2 title,
                       const Error *e) {
    page_begin(r, l, words2(title, l));
    page_error(r, explain(r, l, e));
    page_put(r, "<form method=\"post\"");
    html_attr(&r->out, "action",
              str_fmt(r->arena, "%s?lang=%s", action, l == PAGE_EN ? "en" : "id"));
    page_put(r, ">");
}

/* Faults of our own go up; a fault of the form is shown above it. */
static bool is_form_fault(Err code) {
    return code == ERR_INVALID || code == ERR_DENIED || code == ERR_LIMIT || code == ERR_CONFLICT;
}

/* ---- sign-in ---- */

static Err show_login(Request *r, const Error *e, Str email) {
    PageLanguage l = page_language(r);
    begin_form(r, "/login", l, login_title, e);
    page_field(r, l,
               &(PageField){ .label = email_label,
                             .name = "email",
                             .type = "email",
                             .autocomplete = "username",
                             .value = email,
                             .has_error = is_about(e, "email") });
    page_field(r, l,
               &(PageField){ .label = password_label,
                             .name = "password",
                             .type = "password",
                             .autocomplete = "current-password" });
    page_submit(r, words2(login_title, l));
    page_put(r, "</form>");
    page_end(r);
    return ERR_OK;
}

static NODISCARD Err anybody(const Request *r, bool *out, Error *e) {
    API_READ(x);
    TRY(api_read(r, &x, e));
    return staff_any(x.db, out, e);
}

Err page_login(Request *r, Error *e) {
    bool any;
    TRY(anybody(r, &any, e));
    return any ? show_login(r, &(Error){ 0 }, S("")) : page_go(r, S("/setup"));
}

static NODISCARD Err login(Request *r, LoginForm *form, Str *token, Error *e) {
    TRY(form_read(r->arena, r->raw_body, &login_form_model, form, e));
    return api_login(r, form, token, e);
}

Err page_login_post(Request *r, Error *e) {
    LoginForm form = { 0 };
    Str token;
    Err done = login(r, &form, &token, e);
    if (done != ERR_OK && is_form_fault(done)) {
        r->status = http_status(done);
        return show_login(r, e, form.email);
    }
    TRY(done);
    api_set_cookie(r, token);
    return page_go(r, S("/"));
}

/* ---- first run ---- */

static Err show_setup(Request *r, const Error *e, const SetupForm *f) {
    PageLanguage l = page_language(r);
    begin_form(r, "/setup", l, setup_title, e);
    page_put(r, "<p>");
    page_text(
        r, words2((Words2){ "Empat isian, lalu meja Anda siap. Toko contoh sudah ada di dalamnya.",
                            "Four fields, then your desk is ready. A sample shop is inside." },
                  l));
    page_put(r, "</p>");
    page_field(r, l,
               &(PageField){ .label = { "Nama usaha", "Name of the business" },
                             .name = "business",
                             .type = "text",
                             .autocomplete = "organization",
                             .value = f->business,
                             .has_error = is_about(e, "business") });
    page_field(r, l,
               &(PageField){ .label = name_label,
                             .name = "name",
                             .type = "text",
                             .autocomplete = "name",
                             .value = f->name,
                             .has_error = is_about(e, "name") });
    page_field(r, l,
               &(PageField){ .label = email_label,
                             .name = "email",
                             .type = "email",
                             .autocomplete = "username",
                             .value = f->email,
                             .has_error = is_about(e, "email") });
    page_field(r, l,
               &(PageField){ .label = password_label,
                             .hint = password_hint,
                             .name = "password",
                             .type = "password",
                             .autocomplete = "new-password",
                             .has_error = is_about(e, "password") });
    if (!api_is_local(r))
        page_field(r, l,
                   &(PageField){ .label = { "Kode awal", "Start code" },
                                 .hint = { "Tertulis di layar tempat Tanggap dijalankan.",
                                           "Shown on the screen where Tanggap was started." },
                                 .name = "code",
                                 .type = "text",
                                 .autocomplete = "one-time-code",
                                 .has_error = is_about(e, "code") });
    page_submit(r, words2((Words2){ "Buka meja saya", "Open my desk" }, l));
    page_put(r, "</form>");
    page_end(r);
    return ERR_OK;
}

Err page_setup(Request *r, Error *e) {
    bool any;
    TRY(anybody(r, &any, e));
    return any ? page_go(r, S("/login")) : show_setup(r, &(Error){ 0 }, &(SetupForm){ 0 });
}

static NODISCARD Err setup(Request *r, SetupForm *form, Str *token, Error *e) {
    Api *api = api_of(r);
    Staff owner = { 0 };
    Visitor v = api_visitor(r);
    TRY(form_read(r->arena, r->raw_body, &setup_form_model, form, e));
    if (!api_is_local(r) &&
        (api->setup_code.n == 0 || !equal_in_constant_time(form->code, api->setup_code)))
        FAIL_FIELD(e, "code", "is not the start code of this installation");
    API_HASHING(slot);
    TRY(api_hashing(api, &slot, e));
    TRY(staff_setup(api->store, r->arena, form, r->now, &owner, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(session_create(x.db, r->arena, owner.id, &v, token, e));
    return api_commit(r, &x, e);
}

Err page_setup_post(Request *r, Error *e) {
    SetupForm form = { 0 };
    Str token;
    Err done = setup(r, &form, &token, e);
    if (done == ERR_CONFLICT)
        return page_go(r, S("/login"));
    if (done != ERR_OK && is_form_fault(done)) {
        r->status = http_status(done);
        return show_setup(r, e, &form);
    }
    TRY(done);
    api_set_cookie(r, token);
    return page_go(r, S("/"));
}

/* ---- joining ---- */

static Err show_join(Request *r, const Error *e, Str token, Str name) {
    PageLanguage l = page_language(r);
    begin_form(r, "/join", l, join_title, e);
    page_hidden(r, "token", token);
    page_field(r, l,
               &(PageField){ .label = name_label,
                             .name = "name",
                             .type = "text",
                             .autocomplete = "name",
                             .value = name,
                             .has_error = is_about(e, "name") });
    page_field(r, l,
               &(PageField){ .label = password_label,
                             .hint = password_hint,
                             .name = "password",
                             .type = "password",
                             .autocomplete = "new-password",
                             .has_error = is_about(e, "password") });
    page_submit(r, words2(join_title, l));
    page_put(r, "</form>");
    page_end(r);
    return ERR_OK;
}

Err page_join(Request *r, Error *e) {
    Str token = S("");
    (void)e;
    (void)form_find(r->arena, r->raw_query, "token", &token);
    return show_join(r, &(Error){ 0 }, token, S(""));
}

static NODISCARD Err join(Request *r, JoinForm *form, Str *token, Error *e) {
    Staff staff = { 0 };
    Visitor v = api_visitor(r);
    TRY(form_read(r->arena, r->raw_body, &join_form_model, form, e));
    API_HASHING(slot);
    TRY(api_hashing(api_of(r), &slot, e));
    TRY(staff_join(api_of(r)->store, r->arena, form, &v, &staff, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(session_create(x.db, r->arena, staff.id, &v, token, e));
    return api_commit(r, &x, e);
}

Err page_join_post(Request *r, Error *e) {
    JoinForm form = { 0 };
    Str token;
    Err done = join(r, &form, &token, e);
    if (done != ERR_OK && is_form_fault(done)) {
        r->status = http_status(done);
        return show_join(r, e, form.token, form.name);
    }
    TRY(done);
    api_set_cookie(r, token);
    return page_go(r, S("/"));
}

/* ---- the interface ---- */

static const Asset *index_page(const Api *api) {
    for (size_t i = 0; i < api->asset_count; i++)
        if (str_eq(str_c(api->assets[i].path), S("/index.html")))
            return &api->assets[i];
    return NULL;
}

/* What the interface needs at its start stands in the page: one round trip less. */
static NODISCARD Err show_app(Request *r, const SessionPage *boot, Error *e) {
    static const char mark[] = "<!--boot-->";
    const Asset *asset = index_page(api_of(r));
    if (asset == NULL)
        FAIL(e, ERR_NOT_FOUND, "this program was built without its web interface");
    Str html = { (const char *)asset->plain, asset->plain_size };
    ptrdiff_t at = str_find(html, str_c(mark));
    if (at < 0)
        FAIL(e, ERR_INTERNAL, "index.html has no place for the session");
    r->content_type = "text/html; charset=utf-8";
    buf_put(&r->out, str_slice(html, 0, (size_t)at));
    json_record(&r->out, &session_page_model, boot);
    buf_put(&r->out, str_slice(html, (size_t)at + sizeof mark - 1, html.n));
    return ERR_OK;
}

Err api_page(Request *r, Error *e) {
    ApiCaller c = { 0 };
    SessionPage boot;
    bool any;
    if (str_starts(r->path, S("/api/")) || str_starts(r->path, S("/assets/")))
        FAIL(e, ERR_NOT_FOUND, "there is nothing here");
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(staff_any(x.db, &any, e));
    if (!any)
        return page_go(r, S("/setup"));
    Err known = api_find_session(r, x.db, &c, e);
    if (known == ERR_DENIED)
        return page_go(r, S("/login"));
    TRY(known);
    TRY(session_page_make(r, x.db, &c, &boot, e));
    return show_app(r, &boot, e);
}
