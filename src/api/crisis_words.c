#include "api/crisis_words.h"

#include "api/html_page.h"
#include "base/crypto.h"
#include "crisis/apology_builder.h"
#include "crisis/fact.h"
#include "crisis/first_word.h"
#include "crisis/update_page.h"

enum { PAGE_MOST = 4 * 1024 * 1024, ETAG_LENGTH = 24 };

/* ---- one shape for all that reads or changes one thing by its number ---- */

typedef Err Fn(Db *db, Request *r, int64_t id, void *out, Error *e);
typedef Err ListFn(Db *db, Request *r, int64_t id, List *out, Error *e);

static NODISCARD Err reads(Request *r, Fn *fn, void *out, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(fn(x.db, r, id, out, e));
    return reply_record(r, out, e);
}

static NODISCARD Err lists(Request *r, ListFn *fn, Error *e) {
    List list;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(fn(x.db, r, id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

static NODISCARD Err writes(Request *r, Fn *fn, void *out, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(fn(x.db, r, id, out, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, out, e);
}

/* ---- facts and claims ---- */

static Err list_facts(Db *db, Request *r, int64_t id, List *out, Error *e) {
    return fact_list(db, r->arena, api_caller(r)->brand_id, id, out, e);
}

static Err add_fact(Db *db, Request *r, int64_t id, void *out, Error *e) {
    return fact_add(db, r->arena, api_caller(r), id, r->body, out, e);
}

static Err show_fact(Db *db, Request *r, int64_t id, void *out, Error *e) {
    return fact_page(db, r->arena, api_caller(r)->brand_id, id, out, e);
}

static Err do_fact(Db *db, Request *r, int64_t id, void *out, Error *e) {
    return fact_act(db, r->arena, api_caller(r), id, r->body, out, e);
}

static Err read_claims(Db *db, Request *r, int64_t id, List *out, Error *e) {
    const ClaimAsk *ask = r->body;
    Crisis c = { 0 };
    TRY(crisis_get(db, r->arena, api_caller(r)->brand_id, id, &c, e));
    return claim_read(db, r->arena, &(ClaimText){ api_caller(r)->brand_id, id, ask->text }, out,
                      e);
}

Err crisis_fact_list(Request *r, Error *e) { return lists(r, list_facts, e); }
Err crisis_claim_read(Request *r, Error *e) { return lists(r, read_claims, e); }
Err crisis_fact_post(Request *r, Error *e) {
    r->status = 201;
    return writes(r, add_fact, &(Fact){ 0 }, e);
}
Err crisis_fact_show(Request *r, Error *e) { return reads(r, show_fact, &(FactPage){ 0 }, e); }
Err crisis_fact_do(Request *r, Error *e) { return writes(r, do_fact, &(Fact){ 0 }, e); }

Err crisis_claim_put(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(claim_set(x.db, r->arena, api_caller(r), id, r->body, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}

/* ---- updates ---- */

static Err list_updates(Db *db, Request *r, int64_t id, List *out, Error *e) {
    return update_list(db, r->arena, api_caller(r), id, out, e);
}

static Err begin_update(Db *db, Request *r, int64_t id, void *out, Error *e) {
    return update_begin(db, r->arena, api_caller(r), id, r->body, out, e);
}

static Err save_update(Db *db, Request *r, int64_t id, void *out, Error *e) {
    return update_save(db, r->arena, api_caller(r), id, r->body, out, e);
}

static Err do_update(Db *db, Request *r, int64_t id, void *out, Error *e) {
    return update_act(db, r->arena, api_caller(r), id, r->body, out, e);
}

static Err add_post(Db *db, Request *r, int64_t id, void *out, Error *e) {
    return update_posted(db, r->arena, api_caller(r), id, r->body, out, e);
}

static Err list_posts(Db *db, Request *r, int64_t id, List *out, Error *e) {
    return update_posts(db, r->arena, api_caller(r)->brand_id, id, out, e);
}

static Err list_promises(Db *db, Request *r, int64_t id, List *out, Error *e) {
    return crisis_promises(db, r->arena, api_caller(r)->brand_id, id, out, e);
}

static Err end_promise(Db *db, Request *r, int64_t id, void *out, Error *e) {
    return crisis_promise_end(db, r->arena, api_caller(r), id, r->body, out, e);
}

Err crisis_update_list(Request *r, Error *e) { return lists(r, list_updates, e); }
Err crisis_update_post(Request *r, Error *e) {
    r->status = 201;
    return writes(r, begin_update, &(Update){ 0 }, e);
}
Err crisis_update_put(Request *r, Error *e) { return writes(r, save_update, &(Update){ 0 }, e); }
Err crisis_update_do(Request *r, Error *e) { return writes(r, do_update, &(Update){ 0 }, e); }
Err crisis_update_posted(Request *r, Error *e) {
    r->status = 201;
    return writes(r, add_post, &(UpdatePost){ 0 }, e);
}
Err crisis_post_list(Request *r, Error *e) { return lists(r, list_posts, e); }
Err crisis_promise_list(Request *r, Error *e) { return lists(r, list_promises, e); }
Err crisis_promise_do(Request *r, Error *e) {
    return writes(r, end_promise, &(CrisisPromise){ 0 }, e);
}

/* ---- the apology, the first word ---- */

static Err build(Db *db, Request *r, int64_t id, void *out, Error *e) {
    (void)id; /* the rules are the brand's */
    return apology_build(db, r->arena, api_caller(r), r->body, out, e);
}

static Err plan(Db *db, Request *r, int64_t id, void *out, Error *e) {
    return first_word_plan(db, r->arena, api_caller(r), id, out, e);
}

static Err send(Db *db, Request *r, int64_t id, void *out, Error *e) {
    return first_word_send(db, r->arena, api_caller(r), id, r->body, out, e);
}

static Err release(Db *db, Request *r, int64_t id, void *out, Error *e) {
    return first_word_release(db, r->arena, api_caller(r), id, r->body, out, e);
}

Err crisis_apology_post(Request *r, Error *e) { return reads(r, build, &(ApologyBuilt){ 0 }, e); }
Err crisis_first_word_show(Request *r, Error *e) {
    return reads(r, plan, &(FirstWordPlan){ 0 }, e);
}
Err crisis_first_word_post(Request *r, Error *e) {
    r->status = 201;
    return writes(r, send, &(Mass){ 0 }, e);
}
Err crisis_first_word_release(Request *r, Error *e) { return writes(r, release, &(Mass){ 0 }, e); }

/* ---- the public page ---- */

static Err show_page(Db *db, Request *r, int64_t id, void *out, Error *e) {
    return crisis_page_get(db, r->arena, api_caller(r), id, out, e);
}

static Err set_page(Db *db, Request *r, int64_t id, void *out, Error *e) {
    return crisis_page_set(db, r->arena, api_caller(r), id, r->body, out, e);
}

/* Looking for the first time gives it an address, so it is a write. */
Err crisis_page_show(Request *r, Error *e) { return writes(r, show_page, &(CrisisPage){ 0 }, e); }
Err crisis_page_put(Request *r, Error *e) { return writes(r, set_page, &(CrisisPage){ 0 }, e); }

static Str address_of(const Request *r, const CrisisPage *page) {
    Str own = api_of(r)->public_url;
    if (!page->is_on || own.n == 0)
        return (Str){ 0 };
    return str_fmt(r->arena, STR_FMT "%skabar/" STR_FMT, STR_ARG(own),
                   str_ends(own, S("/")) ? "" : "/", STR_ARG(page->slug));
}

static Err list_copies(Db *db, Request *r, int64_t id, List *out, Error *e) {
    CrisisPage page = { 0 };
    Update u = { 0 };
    TRY(update_get(db, r->arena, api_caller(r), id, &u, e));
    Err code = crisis_page_load(db, r->arena, api_caller(r)->brand_id, u.crisis_id, &page, e);
    if (code != ERR_OK && code != ERR_NOT_FOUND)
        return code;
    return update_copies(db, r->arena, api_caller(r), id, address_of(r, &page), out, e);
}

Err crisis_update_copies(Request *r, Error *e) { return lists(r, list_copies, e); }

static NODISCARD Err write_page(Db *db, Request *r, const CrisisPage *page, const PageLook *look,
                                Error *e) {
    Buf b = buf_new(r->arena, PAGE_MOST);
    TRY(crisis_page_write(db, &b, page, look, e));
    r->content_type = "text/html; charset=utf-8";
    buf_put(&r->out, buf_str(&b));
    return ERR_OK;
}

Err crisis_page_file(Request *r, Error *e) {
    CrisisPage page = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(crisis_page_load(x.db, r->arena, api_caller(r)->brand_id, id, &page, e));
    request_header_out(r, "Content-Disposition",
                       str_fmt(r->arena, "attachment; filename=\"kabar-" STR_FMT ".html\"",
                               STR_ARG(page.slug)));
    return write_page(x.db, r, &page, &(PageLook){ .is_english = page_language(r) == PAGE_EN }, e);
}

/* What stands there: nothing is told about which addresses there are. */
static NODISCARD Err show_nothing(Request *r) {
    PageLanguage l = page_language(r);
    page_begin(r, l, words2((Words2){ "Tidak ada kabar di sini", "There is nothing here" }, l));
    page_paragraph(r, "state",
                   words2((Words2){ "Periksa lagi alamatnya, atau tanyakan kepada toko.",
                                    "Check the address, or ask the shop." },
                          l));
    page_end(r);
    r->status = 404;
    return ERR_OK;
}

Err crisis_page_public(Request *r, Error *e) {
    CrisisPage page = { 0 };
    PageLook look = { .is_english = page_language(r) == PAGE_EN, .now = r->now,
                      .stylesheet = page_stylesheet(r) };
    if (!public_rate_allows(&api_of(r)->public_rate, r->remote, r->now))
        FAIL(e, ERR_LIMIT, "too many looks in a minute: wait a little");
    API_READ(x);
    TRY(api_read(r, &x, e));
    Err code = crisis_page_find(x.db, r->arena, r->params[0], &page, e);
    if (code == ERR_NOT_FOUND)
        return show_nothing(r);
    TRY(code);
    TRY(write_page(x.db, r, &page, &look, e));
    r->etag = str_slice(sha256_hex(r->arena, buf_str(&r->out)), 0, ETAG_LENGTH);
    request_header_out(r, "Cache-Control", S("public, max-age=30"));
    request_header_out(r, "Vary", S("Accept-Language"));
    request_header_out(r, "X-Robots-Tag", S("noindex"));
    return ERR_OK;
}
