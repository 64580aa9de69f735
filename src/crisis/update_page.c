#include "crisis/update_page.h"

#include "base/crypto.h"
#include "crisis/update_part.h"
#include "desk/audit.h"
#include "desk/event.h"
#include "desk/promise.h"
#include "wire/html.h"

enum { SLUG_LEAST = 6, SLUG_MOST = 60, TITLE_MOST = 120, SLUG_RANDOM = 20 };

static const Field page_fields[] = {
    FIELD(CrisisPage, crisis_id),
    FIELD(CrisisPage, crisis_name, .flags = FIELD_SECRET),
    FIELD(CrisisPage, brand_id, .flags = FIELD_SECRET),
    FIELD(CrisisPage, brand_name, .flags = FIELD_SECRET),
    FIELD(CrisisPage, zone, .flags = FIELD_SECRET),
    FIELD(CrisisPage, slug, .doc = "Its address is /kabar/ and this"),
    FIELD(CrisisPage, title, .doc = "As customers read it"),
    FIELD(CrisisPage, is_on),
    FIELD(CrisisPage, shows_promises),
    FIELD_TIME_OF(CrisisPage, changed_at),
    FIELD(CrisisPage, version),
};
const Model crisis_page_model = MODEL(CrisisPage, page_fields);

static const Field form_fields[] = {
    FIELD(CrisisPageForm, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX,
          .doc = "The one that was read"),
    FIELD(CrisisPageForm, slug, .flags = FIELD_REQUIRED, .max = SLUG_MOST,
          .doc = "6 to 60 small letters, digits and dashes"),
    FIELD(CrisisPageForm, title, .flags = FIELD_REQUIRED, .max = TITLE_MOST),
    FIELD(CrisisPageForm, is_on, .flags = FIELD_REQUIRED),
    FIELD(CrisisPageForm, shows_promises, .flags = FIELD_REQUIRED),
};
const Model crisis_page_form_model = MODEL(CrisisPageForm, form_fields);

/* ---- the switch and the address ---- */

Err crisis_page_load(Db *db, Arena *a, int64_t brand_id, int64_t crisis_id, CrisisPage *out,
                     Error *e) {
    return db_one(db, a, Q_CRISIS_PAGE_GET, DB_ARGS(DB_V(brand_id), DB_V(crisis_id)),
                  &crisis_page_model, out, e);
}

Err crisis_page_get(Db *db, Arena *a, const Caller *by, int64_t crisis_id, CrisisPage *out,
                    Error *e) {
    Crisis c = { 0 };
    Err code = crisis_page_load(db, a, by->brand_id, crisis_id, out, e);
    if (code != ERR_NOT_FOUND)
        return code;
    TRY(crisis_get(db, a, by->brand_id, crisis_id, &c, e));
    Str slug = str_slice(sha256_hex(a, crypto_token(a)), 0, SLUG_RANDOM);
    TRY(db_run(db, Q_CRISIS_PAGE_INSERT,
               DB_ARGS(DB_V(crisis_id), DB_V(by->brand_id), DB_V(slug), DB_V(c.name),
                       DB_V(by->staff_id), DB_V(by->now)),
               NULL, e));
    return crisis_page_load(db, a, by->brand_id, crisis_id, out, e);
}

static NODISCARD Err check_slug(Str slug, Error *e) {
    bool is_fine = slug.n >= SLUG_LEAST && slug.p[0] != '-' && slug.p[slug.n - 1] != '-';
    for (size_t i = 0; i < slug.n; i++)
        is_fine = is_fine && ((slug.p[i] >= 'a' && slug.p[i] <= 'z') ||
                              ascii_is_digit(slug.p[i]) || slug.p[i] == '-');
    if (!is_fine)
        FAIL_FIELD(e, "slug", "is no address: 6 to 60 small letters, digits and dashes");
    return ERR_OK;
}

Err crisis_page_set(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                    const CrisisPageForm *form, CrisisPage *out, Error *e) {
    CrisisPage was = { 0 };
    int64_t taken, changed;
    Str title = str_trim(form->title);
    TRY(crisis_page_get(db, a, by, crisis_id, &was, e));
    TRY(check_slug(form->slug, e));
    if (title.n == 0)
        FAIL_FIELD(e, "title", "is empty: write what customers read above it");
    TRY(db_i64(db, Q_CRISIS_PAGE_SLUG_TAKEN, DB_ARGS(DB_V(form->slug), DB_V(crisis_id)), &taken,
               e));
    if (taken)
        FAIL_FIELD(e, "slug", "is used already: choose another address");
    TRY(db_run(db, Q_CRISIS_PAGE_STORE,
               DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id), DB_V(form->version), DB_V(form->slug),
                       DB_V(title), DB_V(form->is_on), DB_V(form->shows_promises),
                       DB_V(by->staff_id), DB_V(by->now)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this page meanwhile: look again");
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = form->is_on == was.is_on ? "crisis.page_change"
                                      : form->is_on ? "crisis.page_on" : "crisis.page_off",
                               .object = "crisis", .object_id = crisis_id,
                               .detail = form->shows_promises ? S("with promises") : S(""),
                               .personal = title },
                  e));
    TRY(event_add(db, by->brand_id, EVENT_CRISIS, crisis_id, by->now, e));
    TRY(update_heard(db, by, crisis_id, e));
    return crisis_page_load(db, a, by->brand_id, crisis_id, out, e);
}

Err crisis_page_find(Db *db, Arena *a, Str slug, CrisisPage *out, Error *e) {
    return db_one(db, a, Q_CRISIS_PAGE_BY_SLUG, DB_ARGS(DB_V(slug)), &crisis_page_model, out, e);
}

/* ---- the page ---- */

typedef struct PageWords {
    const char *lang, *none, *known, *unknown, *doing, *next, *late, *done, *earlier, *changed,
        *promises, *updated, *update;
    const char *stages[UPDATE_STAGE__COUNT];
    const char *promise[PROMISE_STATE__COUNT];
    const char *next_word, *by;
} PageWords;

static const PageWords indonesian = {
    .lang = "id",
    .none = "Kami belum menerbitkan kabar. Silakan lihat lagi sebentar lagi.",
    .known = "Yang kami ketahui",
    .unknown = "Yang belum kami ketahui",
    .doing = "Yang sedang kami kerjakan",
    .next = "Kabar berikutnya paling lambat",
    .late = "Kabar yang kami janjikan terlambat. Kami mohon maaf dan segera menyusul.",
    .done = "Ini kabar terakhir.",
    .earlier = "Kabar sebelumnya",
    .changed = "Tulisan sebelum diubah",
    .promises = "Yang kami janjikan",
    .updated = "Terbit",
    .update = "Kabar",
    .stages = { "Diperiksa", "Penyebab ditemukan", "Diperbaiki", "Dipantau", "Selesai" },
    .promise = { [PROMISE_OPEN] = "berjalan", [PROMISE_KEPT] = "ditepati",
                 [PROMISE_LATE] = "ditepati, terlambat", [PROMISE_BROKEN] = "belum ditepati" },
    .next_word = "Kabar berikutnya",
    .by = "paling lambat",
};
static const PageWords english = {
    .lang = "en",
    .none = "We have not published anything yet. Please look again in a while.",
    .known = "What we know",
    .unknown = "What we do not know yet",
    .doing = "What we are doing",
    .next = "Next word by",
    .late = "The word we promised is late. We are sorry; it follows soon.",
    .done = "This is the last word.",
    .earlier = "Earlier words",
    .changed = "As it read before it was changed",
    .promises = "What we promised",
    .updated = "Published",
    .update = "Update",
    .stages = { "Being checked", "Cause found", "Fixed", "Being watched", "Over" },
    .promise = { [PROMISE_OPEN] = "open", [PROMISE_KEPT] = "kept",
                 [PROMISE_LATE] = "kept, late", [PROMISE_BROKEN] = "not kept" },
    .next_word = "The next word",
    .by = "by",
};

/* Dark and light, one column; nothing is fetched. */
static const char look_inside[] =
    ":root{color-scheme:light dark}body{margin:0 auto;max-width:38rem;padding:1rem;font:1.0625rem/"
    "1.5 system-ui,sans-serif;overflow-wrap:anywhere}h1{line-height:1.2}h2{margin:1.5rem 0 .25rem;"
    "font-size:1.125rem}.said{white-space:pre-line;margin:.25rem 0;unicode-bidi:plaintext}"
    ".state{font-weight:600;border-left:4px solid;padding-left:.7rem}.hint{font-size:.9375rem}"
    "article{border-top:1px solid;margin-top:1.5rem}ol{display:flex;flex-wrap:wrap;gap:.25rem 1rem;"
    "padding:0;list-style:none}[aria-current]{font-weight:700;text-decoration:underline}";

typedef struct Writing {
    Buf *b;
    Arena *arena;
    const CrisisPage *page;
    const PageWords *w;
} Writing;

static void put(const Writing *x, const char *markup) { buf_put(x->b, str_c(markup)); }
static void text(const Writing *x, Str s) { html_text(x->b, s); }
static void word(const Writing *x, const char *s) { html_text(x->b, str_c(s)); }

static void put_time(const Writing *x, int64_t at) {
    put(x, "<time");
    html_attr(x->b, "datetime", time_rfc3339(x->arena, at));
    put(x, ">");
    text(x, time_local(x->arena, at, (int)x->page->zone));
    put(x, "</time>");
}

/* A file that lies anywhere carries its policy itself: nothing runs, nothing is fetched. */
static void put_look(const Writing *x, const PageLook *look) {
    if (look->stylesheet.n) {
        put(x, "<link rel=\"stylesheet\"");
        html_attr(x->b, "href", look->stylesheet);
        put(x, ">");
        return;
    }
    uint8_t hash[SHA256_BYTES];
    sha256(str_c(look_inside), hash);
    Str of = base64(x->arena, (Str){ (const char *)hash, sizeof hash });
    put(x, "<meta http-equiv=\"Content-Security-Policy\"");
    html_attr(x->b, "content",
              str_fmt(x->arena, "default-src 'none'; style-src 'sha256-" STR_FMT
                                "'; base-uri 'none'; form-action 'none'", STR_ARG(of)));
    put(x, "><style>");
    put(x, look_inside);
    put(x, "</style>");
}

static void put_head(const Writing *x, const PageLook *look) {
    put(x, "<!doctype html>\n<html");
    html_attr(x->b, "lang", str_c(x->w->lang));
    put(x, "><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "
           "initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>");
    text(x, x->page->title);
    put(x, " · ");
    text(x, x->page->brand_name);
    put(x, "</title>");
    put_look(x, look);
    put(x, "</head><body class=\"plain\"><main class=\"sheet wide\"><p class=\"brand\">");
    text(x, x->page->brand_name);
    put(x, "</p><h1>");
    text(x, x->page->title);
    put(x, "</h1>");
}

static void put_part(const Writing *x, const char *title, Str said, bool is_old) {
    if (said.n == 0)
        return;
    put(x, is_old ? "<h3>" : "<h2>");
    word(x, title);
    put(x, is_old ? "</h3><p class=\"said\"><del>" : "</h2><p class=\"said\">");
    text(x, said);
    put(x, is_old ? "</del></p>" : "</p>");
}

static void put_parts(const Writing *x, const Update *u, bool is_old) {
    put_part(x, x->w->known, u->known, is_old);
    put_part(x, x->w->unknown, u->unknown, is_old);
    put_part(x, x->w->doing, u->doing, is_old);
}

static void put_stages(const Writing *x, UpdateStage now) {
    put(x, "<ol class=\"stages\">");
    for (UpdateStage s = 0; s < UPDATE_STAGE__COUNT; s++) {
        put(x, s == now ? "<li aria-current=\"step\">" : "<li>");
        word(x, x->w->stages[s]);
        put(x, "</li>");
    }
    put(x, "</ol>");
}

static void put_next(const Writing *x, const Update *u) {
    put(x, "<p class=\"state\">");
    if (u->next_at == 0)
        word(x, x->w->done);
    else {
        word(x, x->w->next);
        put(x, " ");
        put_time(x, u->next_at);
    }
    put(x, "</p>");
}

static void put_stamp(const Writing *x, const Update *u) {
    put(x, "<p class=\"hint\">");
    word(x, x->w->update);
    text(x, str_fmt(x->arena, " %lld · ", (long long)u->number));
    word(x, x->w->updated);
    put(x, " ");
    put_time(x, u->published_at);
    put(x, "</p>");
}

static void put_late(const Writing *x, const Update *u, int64_t now) {
    if (now == 0 || u->next_at == 0 || u->next_at >= now)
        return;
    put(x, "<p class=\"error\">");
    word(x, x->w->late);
    put(x, "</p>");
}

static void put_updates(const Writing *x, const List *list, int64_t now) {
    const Update *u = list->items;
    put_stages(x, u[0].stage);
    put_stamp(x, &u[0]);
    put_next(x, &u[0]);
    put_late(x, &u[0], now);
    put_parts(x, &u[0], false);
    for (size_t i = 1; i < list->count; i++) {
        bool is_old = u[i].state == UPDATE_REPLACED;
        put(x, "<article>");
        put_stamp(x, &u[i]);
        put(x, "<p class=\"hint\">");
        word(x, is_old ? x->w->changed : x->w->stages[u[i].stage]);
        if (is_old) {
            put(x, ", ");
            put_time(x, u[i].ended_at);
        }
        put(x, "</p>");
        put_parts(x, &u[i], is_old);
        put(x, "</article>");
    }
}

static void put_promise(const Writing *x, const CrisisPromise *p) {
    put(x, "<li>");
    if (p->kind == PROMISE_WORD)
        word(x, x->w->next_word);
    else
        text(x, p->text);
    put(x, " <span class=\"hint\">");
    word(x, x->w->by);
    put(x, " ");
    put_time(x, p->due_at);
    put(x, " · ");
    word(x, x->w->promise[p->state]);
    if (p->proof.n) {
        put(x, " · ");
        text(x, p->proof);
    }
    put(x, "</span></li>");
}

static void put_promises(const Writing *x, const List *list) {
    const CrisisPromise *p = list->items;
    bool any = false;
    for (size_t i = 0; i < list->count; i++) {
        if (x->w->promise[p[i].state] == NULL)
            continue;
        if (!any) {
            put(x, "<h2>");
            word(x, x->w->promises);
            put(x, "</h2><ul class=\"quotes\">");
        }
        any = true;
        put_promise(x, &p[i]);
    }
    if (any)
        put(x, "</ul>");
}

Err crisis_page_write(Db *db, Buf *b, const CrisisPage *page, const PageLook *look, Error *e) {
    SCRATCH(a);
    List updates, promises = { 0 };
    const PageWords *w = look->is_english ? &english : &indonesian;
    Writing x = { b, a, page, w };
    TRY(update_public(db, a, page->brand_id, page->crisis_id, &updates, e));
    if (page->shows_promises)
        TRY(crisis_promises(db, a, page->brand_id, page->crisis_id, &promises, e));
    put_head(&x, look);
    if (updates.count)
        put_updates(&x, &updates, look->now);
    else {
        put(&x, "<p>");
        word(&x, w->none);
        put(&x, "</p>");
    }
    put_promises(&x, &promises);
    put(&x, "</main></body></html>\n");
    return ERR_OK;
}
