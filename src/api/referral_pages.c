/* The page behind the link of a question to a department: no sign-in, no JavaScript, for a phone in
 * the store room. It shows the question and what customers wrote with personal data masked, and
 * takes one of three answers. */
#include "api/case_work.h"
#include "api/html_page.h"
#include "base/limits.h"
#include "base/time.h"
#include "base/utf8.h"
#include "desk/referral.h"
#include "text/personal.h"

enum { FIELD_TIME_LENGTH = 16 };

typedef enum PageAct { PAGE_TAKE, PAGE_ANSWER, PAGE_RETURN, PAGE_ACT__COUNT } PageAct;
static const char *const page_act_names[] = { "take", "answer", "return", NULL };
static_assert(COUNT(page_act_names) == PAGE_ACT__COUNT + 1, "one name per act");

typedef struct PageForm {
    PageAct act;
    int64_t version;
    Str name, text, why;
    Str until; /* in the time of the shop, as the field of a phone gives it */
} PageForm;
/* Whatever a person typed comes in: what is too long is told on the page, where it stands again
 * (desk/referral.h knows how long). */
static const Field form_fields[] = {
    FIELD_ENUM_OF(PageForm, act, page_act_names, .flags = FIELD_REQUIRED),
    FIELD(PageForm, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
    FIELD(PageForm, name, .flags = FIELD_OPTIONAL, .max = LIMIT_HTTP_BODY),
    FIELD(PageForm, text, .flags = FIELD_OPTIONAL, .max = LIMIT_HTTP_BODY),
    FIELD(PageForm, until, .flags = FIELD_OPTIONAL, .max = 40,
          .doc = "take: in the zone of the brand"),
    FIELD(PageForm, why, .flags = FIELD_OPTIONAL, .max = LIMIT_HTTP_BODY,
          .doc = "return: whose it is"),
};
const Model referral_page_form_model = MODEL(PageForm, form_fields);

static const Words2 no_notice;

/* ---- what is asked ---- */

static void put_words(Request *r, PageLanguage l, const ReferralPage *p) {
    const ReferralWord *words = p->words.items;
    int64_t more = p->referral.case_count - (int64_t)p->words.count;
    if (p->words.count == 0)
        return;
    page_paragraph(r, "hint",
                   words2((Words2){ "Kata pelanggan:", "What the customer wrote:" }, l));
    page_put(r, "<ul class=\"quotes\">");
    for (size_t i = 0; i < p->words.count; i++) {
        page_put(r, "<li>");
        page_text(r, personal_mask(r->arena, utf8_cut(words[i].text, LIMIT_NOTE_TEXT)));
        page_put(r, "</li>");
    }
    page_put(r, "</ul>");
    if (more > 0)
        page_paragraph(r, "hint",
                       str_fmt(r->arena,
                               l == PAGE_EN ? "and %lld more cases about the same"
                                            : "dan %lld kasus lain tentang hal yang sama",
                               (long long)more));
}

static void put_question(Request *r, PageLanguage l, const ReferralPage *p) {
    const Referral *of = &p->referral;
    page_paragraph(r, "hint",
                   str_fmt(r->arena, STR_FMT " · " STR_FMT "%s" STR_FMT, STR_ARG(p->brand_name),
                           STR_ARG(of->department), of->made_name.n ? " · " : "",
                           STR_ARG(of->made_name)));
    page_paragraph(r, "big", of->question);
    put_words(r, l, p);
    page_paragraph(r, "state",
                   str_fmt(r->arena, l == PAGE_EN ? "Please answer by " STR_FMT
                                                  : "Mohon dijawab sebelum " STR_FMT,
                           STR_ARG(time_local(r->arena, of->due_at, (int)p->zone))));
    if (of->state == REFERRAL_TAKEN)
        page_paragraph(r, "hint",
                       words2((Words2){ "Anda sudah bilang akan mengerjakannya. Setelah selesai, "
                                        "tulis jawabannya di bawah.",
                                        "You said that you do it. When it is done, write the "
                                        "answer below." },
                              l));
}

/* ---- the three answers, each a form of its own ---- */

static void begin_form(Request *r, const ReferralPage *p, const char *class, Str title) {
    page_put(r, "<form method=\"post\"");
    html_attr(&r->out, "class", str_c(class));
    page_put(r, "><h2>");
    page_text(r, title);
    page_put(r, "</h2>");
    page_hidden(r, "version", str_fmt(r->arena, "%lld", (long long)p->referral.version));
}

static void put_area(Request *r, const char *name, Str label, Str text) {
    page_put(r, "<p class=\"field\"><label");
    html_attr(&r->out, "for", str_c(name));
    page_put(r, ">");
    page_text(r, label);
    page_put(r, "</label><textarea rows=\"4\" required");
    html_attr(&r->out, "id", str_c(name));
    html_attr(&r->out, "name", str_c(name));
    page_put(r, ">\n"); /* the first line break of a textarea is not part of its text */
    page_text(r, text);
    page_put(r, "</textarea></p>");
}

static void put_answer(Request *r, PageLanguage l, const ReferralPage *p, const PageForm *was) {
    begin_form(r, p, "alarm hold", words2((Words2){ "Jawab", "Answer" }, l));
    put_area(r, "text",
             words2((Words2){ "Jawaban Anda (hanya dibaca tim, bukan pelanggan)",
                              "Your answer (read by the team, not by the customer)" },
                    l),
             was ? was->text : S(""));
    page_field(r, l,
               &(PageField){ .label = { "Nama Anda", "Your name" }, .name = "name",
                             .type = "text", .autocomplete = "name", .is_optional = true,
                             .value = was && was->name.n ? was->name : p->referral.name });
    page_act(r, page_act_names[PAGE_ANSWER], "primary big",
             words2((Words2){ "Kirim jawaban", "Send the answer" }, l));
    page_put(r, "</form>");
}

static void put_take(Request *r, PageLanguage l, const ReferralPage *p, const PageForm *was) {
    Str at = time_rfc3339(r->arena, p->referral.due_at + p->zone); /* local, and no zone said */
    begin_form(r, p, "alarm hold", words2((Words2){ "Butuh waktu", "It needs time" }, l));
    page_field(r, l,
               &(PageField){ .label = { "Selesai kapan", "Done by" }, .name = "until",
                             .type = "datetime-local", .autocomplete = "off",
                             .value = was && was->until.n ? was->until
                                                          : str_slice(at, 0, FIELD_TIME_LENGTH) });
    page_act(r, page_act_names[PAGE_TAKE], "second",
             words2((Words2){ "Saya kerjakan", "I do it" }, l));
    page_put(r, "</form>");
}

static void put_return(Request *r, PageLanguage l, const ReferralPage *p, const PageForm *was) {
    begin_form(r, p, "alarm hold",
               words2((Words2){ "Bukan bagian kami?", "Not your department?" }, l));
    page_field(r, l,
               &(PageField){ .label = { "Sebaiknya ditanyakan ke siapa", "Whom to ask instead" },
                             .name = "why", .type = "text", .autocomplete = "off",
                             .is_optional = true, .value = was ? was->why : S("") });
    page_act(r, page_act_names[PAGE_RETURN], "second",
             words2((Words2){ "Bukan bagian kami", "Not ours" }, l));
    page_put(r, "</form>");
}

/* ---- the whole page ---- */

static Err show(Request *r, const ReferralPage *p, Words2 notice, const PageForm *was) {
    PageLanguage l = page_language(r);
    page_begin(r, l, words2((Words2){ "Mohon dibantu", "Your help, please" }, l));
    if (notice.id)
        page_error(r, words2(notice, l));
    put_question(r, l, p);
    put_answer(r, l, p, was);
    put_take(r, l, p, was);
    put_return(r, l, p, was);
    page_end(r);
    return ERR_OK;
}

static Err show_plain(Request *r, Words2 title, Str text, const PageForm *unsent) {
    static const Words2 typed = { "Tulisan Anda tadi tidak terkirim. Salin dari sini bila perlu.",
                                  "What you wrote was not sent. Copy it from here if needed." };
    PageLanguage l = page_language(r);
    page_begin(r, l, words2(title, l));
    page_paragraph(r, "state", text);
    if (unsent && (unsent->text.n || unsent->why.n))
        put_area(r, "text", words2(typed, l), unsent->text.n ? unsent->text : unsent->why);
    page_way_in(r, l);
    page_end(r);
    return ERR_OK;
}

/* A colleague may have been first: what was typed meanwhile (NULL: nothing) is not thrown away. */
static Err show_gone(Request *r, const PageForm *unsent) {
    static const Words2 title = { "Tautan ini sudah tidak berlaku", "This link has run out" };
    static const Words2 text = {
        "Pertanyaannya sudah dijawab, dikembalikan, atau ditarik, atau sudah lewat dua minggu. "
        "Terima kasih. Tidak ada lagi yang perlu dikerjakan di sini.",
        "The question was answered, given back or withdrawn, or two weeks are over. Thank you. "
        "Nothing is left to do here."
    };
    TRY(show_plain(r, title, words2(text, page_language(r)), unsent));
    r->status = 404;
    return ERR_OK;
}

/* What became of it, for whoever pressed. */
static Err show_done(Request *r, const ReferralPage *p) {
    static const Words2 thanks = { "Terima kasih", "Thank you" };
    PageLanguage l = page_language(r);
    Str at = time_local(r->arena, p->referral.due_at, (int)p->zone);
    if (p->referral.state == REFERRAL_ANSWERED)
        return show_plain(r, thanks,
                          words2((Words2){ "Jawaban Anda sudah sampai di tim.",
                                           "Your answer has reached the team." },
                                 l),
                          NULL);
    if (p->referral.state == REFERRAL_RETURNED)
        return show_plain(r, thanks,
                          words2((Words2){ "Sudah dikembalikan ke tim. Mereka yang melanjutkan.",
                                           "The team has it back and goes on from here." },
                                 l),
                          NULL);
    return show_plain(r, thanks,
                      str_fmt(r->arena,
                              l == PAGE_EN ? "The team knows that you do it by " STR_FMT
                                             ". Answer by the same link."
                                           : "Tim tahu Anda mengerjakannya sampai " STR_FMT
                                             ". Jawab lewat tautan yang sama.",
                              STR_ARG(at)),
                      NULL);
}

static NODISCARD Err open_page(const Request *r, ReferralPage *page, Error *e) {
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(db_begin(x.db, e));
    return referral_page(x.db, r->arena, r->params[0], r->now, page, e);
}

Err referral_page_show(Request *r, Error *e) {
    ReferralPage page = { 0 };
    Err found = open_page(r, &page, e);
    if (found == ERR_NOT_FOUND)
        return show_gone(r, NULL);
    TRY(found);
    return show(r, &page, no_notice, NULL);
}

static NODISCARD Err change(const Request *r, const PageForm *f, int64_t until,
                            ReferralPage *page, Error *e) {
    static const ReferralAct acts[] = { [PAGE_TAKE] = REFERRAL_TAKE,
                                        [PAGE_ANSWER] = REFERRAL_ANSWER,
                                        [PAGE_RETURN] = REFERRAL_RETURN };
    ReferralChange c = { .act = acts[f->act], .version = f->version, .name = f->name,
                         .text = f->act == PAGE_RETURN ? f->why : f->text, .due_at = until };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(referral_page_act(x.db, r->arena, r->params[0], &c, r->now, page, e));
    return api_commit(r, &x, e);
}

/* Why it was not taken, and what to do. */
static const struct {
    const char *field;
    Err code;
    Words2 text;
} refusals[] = {
    { "",
      ERR_CONFLICT,
      { "Ada yang baru saja mengubah ini. Baca lagi, lalu kirim.",
        "Somebody has just changed this. Read it again, then send." } },
    { "",
      ERR_LIMIT,
      { "Belum terkirim: waktunya sudah terlalu sering diganti. Tulis jawabannya, atau hubungi "
        "tim.",
        "Not sent: the time was changed too often. Write an answer, or call the team." } },
    { "text",
      ERR_INVALID,
      { "Belum terkirim: isi jawabannya, paling banyak sekitar 4.000 huruf.",
        "Not sent: write an answer, of at most about 4,000 letters." } },
    { "name",
      ERR_INVALID,
      { "Belum terkirim: tulis nama saja, satu baris, paling banyak sekitar 120 huruf.",
        "Not sent: write just a name, in one line, of at most about 120 letters." } },
    { "due_at",
      ERR_INVALID,
      { "Belum terkirim: pilih waktu dalam 30 hari ke depan.",
        "Not sent: choose a time within the next 30 days." } },
};

/* NULL: no fault of the form. */
static const Words2 *explain(const Error *e) {
    for (size_t i = 0; i < COUNT(refusals); i++)
        if (refusals[i].code == e->code && str_eq(str_c(refusals[i].field), str_c(e->field)))
            return &refusals[i].text;
    return NULL;
}

/* A typed answer is never lost: what cannot be taken stands on the page again, with why. */
Err referral_page_post(Request *r, Error *e) {
    const PageForm *form = r->body;
    ReferralPage page = { 0 };
    int64_t until = 0;
    Err found = open_page(r, &page, e);
    if (found == ERR_NOT_FOUND)
        return show_gone(r, form);
    TRY(found);
    if (form->until.n && !time_parse(form->until, (int)page.zone, &until))
        until = 0;
    Err done = change(r, form, until, &page, e);
    const Words2 *why = done == ERR_OK ? NULL : explain(e);
    if (why)
        done = open_page(r, &page, e);
    if (done == ERR_NOT_FOUND)
        return show_gone(r, form);
    TRY(done);
    if (why)
        return show(r, &page, *why, form);
    if (api_of(r)->hub)
        stream_publish(api_of(r)->hub, page.brand_id);
    return show_done(r, &page);
}
