/* What staff read on a bad day: the page behind a link (no sign-in, no JavaScript, for a phone in
 * the kitchen) and the sheet with its QR code for the wall. */
#include "api/html_page.h"
#include "api/staff_told.h"
#include "base/time.h"
#include "crisis/broadcast_link.h"
#include "desk/brand.h"

typedef struct PageForm {
    int64_t broadcast;
    Str name;
} PageForm;
static const Field form_fields[] = {
    FIELD(PageForm, broadcast, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
    FIELD(PageForm, name, .flags = FIELD_OPTIONAL, .max = 200, .doc = "By the printed sheet"),
};
const Model staff_page_form_model = MODEL(PageForm, form_fields);

static const Words2 no_notice;
static const Words2 title = { "Arahan untuk semua staf", "For all staff" };

/* ---- what is told ---- */

static void put_heading(Request *r, PageLanguage l, Words2 w) {
    page_put(r, "<h2>");
    page_text(r, words2(w, l));
    page_put(r, "</h2>");
}

static void put_paragraphs(Request *r, const char *class, Str text) {
    Str rest = text, line;
    while (str_cut(&rest, '\n', &line))
        if (str_trim(line).n)
            page_paragraph(r, class, str_trim(line));
}

static void put_lines(Request *r, PageLanguage l, Words2 heading, Str text) {
    Str rest = text, line;
    if (text.n == 0)
        return;
    put_heading(r, l, heading);
    page_put(r, "<ul class=\"quotes\">");
    while (str_cut(&rest, '\n', &line)) {
        if (str_trim(line).n == 0)
            continue;
        page_put(r, "<li>");
        page_text(r, str_trim(line));
        page_put(r, "</li>");
    }
    page_put(r, "</ul>");
}

static void put_where(Request *r, PageLanguage l, const Broadcast *b) {
    if (b->send_to.n == 0)
        return;
    put_heading(r, l, (Words2){ "Kalau ada yang bertanya", "When somebody asks" });
    put_paragraphs(r, "state", b->send_to);
}

static void put_broadcast(Request *r, PageLanguage l, const Broadcast *b) {
    put_paragraphs(r, "told", b->text);
    put_lines(r, l, (Words2){ "Boleh dikatakan", "You may say" }, b->say);
    put_lines(r, l, (Words2){ "Jangan dikatakan", "Do not say" }, b->avoid);
    put_where(r, l, b);
}

static void put_from(Request *r, Str brand_name, int64_t at, int64_t zone) {
    page_paragraph(r, "hint",
                   str_fmt(r->arena, STR_FMT " · " STR_FMT, STR_ARG(brand_name),
                           STR_ARG(time_local(r->arena, at, (int)zone))));
}

/* ---- the page behind a link ---- */

static void put_form(Request *r, PageLanguage l, const StaffPage *p, Str name) {
    page_put(r, "<form method=\"post\" class=\"alarm hold\">");
    page_hidden(r, "broadcast", str_fmt(r->arena, "%lld", (long long)p->of.id));
    if (p->is_sheet)
        page_field(r, l,
                   &(PageField){ .label = { "Nama Anda", "Your name" }, .name = "name",
                                 .type = "text", .autocomplete = "name", .value = name });
    page_put(r, "<button type=\"submit\" class=\"primary big\">");
    page_text(r, words2((Words2){ "Sudah baca", "I have read it" }, l));
    page_put(r, "</button></form>");
}

static void put_whose(Request *r, PageLanguage l, const StaffPage *p) {
    page_paragraph(r, "hint",
                   str_fmt(r->arena, l == PAGE_EN ? "This link is for " STR_FMT "."
                                                  : "Tautan ini untuk " STR_FMT ".",
                           STR_ARG(p->name)));
}

static void put_read(Request *r, PageLanguage l, const StaffPage *p) {
    Str at = time_local(r->arena, p->read_at, (int)p->zone);
    page_paragraph(r, "state",
                   str_fmt(r->arena,
                           l == PAGE_EN ? "Thank you. Noted as read, " STR_FMT "."
                                        : "Terima kasih. Sudah tercatat dibaca, " STR_FMT ".",
                           STR_ARG(at)));
}

static void put_outdated(Request *r, PageLanguage l, const StaffPage *p) {
    page_error(r, words2((Words2){ "Arahan ini sedang diganti. Jangan dipakai lagi. Tunggu arahan "
                                   "baru, dan jangan menjawab sendiri dulu.",
                                   "This is being replaced. Do not use it any more. Wait for the "
                                   "new one, and do not answer on your own until then." },
                         l));
    put_where(r, l, &p->of);
}

static Err show(Request *r, const StaffPage *p, Words2 notice, Str name) {
    static const Words2 replaced = {
        "Arahan yang lama sudah diganti. Ini yang berlaku sekarang.",
        "What you had before was replaced. This is what holds now."
    };
    PageLanguage l = page_language(r);
    page_begin(r, l, words2(title, l));
    if (notice.id)
        page_error(r, words2(notice, l));
    put_from(r, p->brand_name, p->of.made_at, p->zone);
    if (p->is_outdated) {
        put_outdated(r, l, p);
        page_end(r);
        return ERR_OK;
    }
    if (p->was_replaced)
        page_paragraph(r, "notice", words2(replaced, l));
    put_broadcast(r, l, &p->of);
    if (!p->is_sheet)
        put_whose(r, l, p);
    if (p->read_at)
        put_read(r, l, p);
    else
        put_form(r, l, p, name);
    page_end(r);
    return ERR_OK;
}

static Err show_gone(Request *r) {
    static const Words2 gone = { "Tautan ini sudah tidak berlaku", "This link has run out" };
    static const Words2 text = {
        "Arahannya sudah ditutup, atau sudah lewat dua minggu. Tanyakan kepada pimpinan apa yang "
        "berlaku sekarang.",
        "It was closed, or two weeks are over. Ask the lead what holds now."
    };
    PageLanguage l = page_language(r);
    page_begin(r, l, words2(gone, l));
    page_paragraph(r, "state", words2(text, l));
    page_end(r);
    r->status = 404;
    return ERR_OK;
}

static NODISCARD Err open_page(const Request *r, StaffPage *page, Error *e) {
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(db_begin(x.db, e));
    return staff_page(x.db, r->arena, r->params[0], r->now, page, e);
}

Err staff_page_show(Request *r, Error *e) {
    StaffPage page = { 0 };
    Err found = open_page(r, &page, e);
    if (found == ERR_NOT_FOUND)
        return show_gone(r);
    TRY(found);
    return show(r, &page, no_notice, (Str){ 0 });
}

static NODISCARD Err change(const Request *r, StaffPage *page, Error *e) {
    const PageForm *form = r->body;
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(staff_page_read(x.db, r->arena, r->params[0],
                        &(StaffRead){ .broadcast_id = form->broadcast, .name = form->name }, r->now,
                        page, e));
    return api_commit(r, &x, e);
}

/* What could not be taken is told on the page as it is now. */
static const struct Refusal {
    Err code;
    Words2 why;
} refusals[] = {
    { ERR_CONFLICT,
      { "Arahannya baru saja diganti. Baca yang ini, lalu tekan lagi.",
        "It has just been replaced. Read this one, then press again." } },
    { ERR_INVALID, { "Tulis nama Anda dulu.", "Write your name first." } },
    { ERR_LIMIT,
      { "Terlalu banyak nama dalam waktu singkat. Beri tahu pimpinan langsung.",
        "Too many names in a short time. Tell the lead in person." } },
};

Err staff_page_post(Request *r, Error *e) {
    const PageForm *form = r->body;
    StaffPage page = { 0 };
    Err done = change(r, &page, e);
    if (done == ERR_NOT_FOUND)
        return show_gone(r);
    for (size_t i = 0; i < COUNT(refusals); i++)
        if (done == refusals[i].code) {
            TRY(open_page(r, &page, e));
            return show(r, &page, refusals[i].why, form->name);
        }
    TRY(done);
    if (api_of(r)->hub)
        stream_publish(api_of(r)->hub, page.brand_id);
    return show(r, &page, no_notice, (Str){ 0 });
}

/* ---- the sheet ---- */

Err staff_sheet_show(Request *r, Error *e) {
    PageLanguage l = page_language(r);
    Broadcast now = { 0 };
    Brand brand = { 0 };
    Str link;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(broadcast_current(x.db, r->arena, api_caller(r), id, &now, e));
    TRY(brand_get(x.db, r->arena, api_caller(r)->brand_id, &brand, e));
    TRY(staff_link(r, x.db, id, 0, &link, e));
    page_begin(r, l, words2(title, l));
    put_from(r, brand.name, now.made_at, brand.zone);
    put_broadcast(r, l, &now);
    put_heading(r, l,
                (Words2){ "Sudah baca? Pindai, lalu tulis nama",
                          "Read it? Scan, write your name" });
    TRY(page_code(r, link, e));
    page_paragraph(r, "hint",
                   words2((Words2){ "Kalau kertas ini sudah lama, kodenya tetap menunjukkan arahan "
                                    "yang berlaku. Jangan dipotret untuk orang luar.",
                                    "If this paper is old, the code still shows what holds now. "
                                    "Do not take pictures of it for people outside." },
                          l));
    page_end(r);
    return ERR_OK;
}
