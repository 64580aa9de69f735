/* The part of an evidence file that people read: a page without scripts that loads nothing. */
#include "base/time.h"
#include "crisis/proof_core.h"
#include "wire/html.h"

typedef struct Words {
    const char *title, *about, *made, *by, *messages, *own, *link, *before, *none, *copies, *copy,
        *log, *when, *act, *text, *erased, *seal, *check, *check_text, *check_key, *source, *data;
} Words;

static const Words words[] = {
    { "Berkas bukti",
      "Tentang",
      "Dibuat",
      "oleh",
      "Pesan",
      "usaha ini",
      "Tautan",
      "Sebelum diubah, sampai",
      "Tidak ada.",
      "Salinan tersegel",
      "Disalin persis seperti saat itu, pada",
      "Catatan tindakan",
      "Waktu",
      "Tindakan",
      "Isi",
      "dihapus atas permintaan",
      "Segel",
      "Cara memeriksa berkas ini",
      "Berkas ini memuat data yang dapat diperiksa siapa pun tanpa Tanggap: pesan, salinan, dan "
      "catatan tindakan yang saling mengunci sampai ke segel. Simpan program kecil di bawah "
      "sebagai tanggap-verify.c, lalu jalankan dua baris ini di komputer dengan pustaka libsodium:",
      "Bandingkan kunci publik yang ditampilkan dengan kunci di email segel harian pemilik usaha.",
      "Program pemeriksa (C)",
      "Data untuk pemeriksa ada di akhir berkas ini." },
    { "Evidence file",
      "About",
      "Made",
      "by",
      "Messages",
      "this business",
      "Link",
      "Before it was edited, until",
      "None.",
      "Sealed copies",
      "Copied exactly as it was, on",
      "Log of acts",
      "Time",
      "Act",
      "Text",
      "erased on request",
      "Seal",
      "How to check this file",
      "This file holds data that anybody can check without Tanggap: messages, copies, and the log "
      "of acts, each row locked to the one before, up to a seal. Save the small program below as "
      "tanggap-verify.c and run these two lines on a computer with the library libsodium:",
      "Compare the public key it prints with the key in the owner's daily seal mail.",
      "The checking program (C)",
      "The data for it stand at the end of this file." },
};

static const char style[] =
    "body{font:15px/1.5 system-ui,sans-serif;max-width:46rem;margin:0 auto;padding:1.5rem;"
    "color:#1a1a1a;background:#fff;overflow-wrap:anywhere}h1{font-size:1.5rem;margin:0 0 .5rem}"
    "h2{font-size:1.15rem;margin:2rem 0 .5rem}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:start;vertical-align:top;padding:.25rem .5rem .25rem 0;"
    "border-bottom:1px solid #d8d8d8}article{border:1px solid #d8d8d8;border-radius:6px;"
    "padding:.6rem .8rem;margin:.6rem 0;break-inside:avoid}.small{color:#555;font-size:.87rem}"
    "pre{white-space:pre-wrap;font-size:.8rem}p{white-space:pre-wrap;margin:.3rem 0}"
    "@media print{details{display:none}body{padding:0}}";

typedef struct Page {
    Arena *a;
    const Proof *p;
    const Words *w;
    Buf *out;
} Page;

static void put(const Page *x, const char *markup) { buf_put(x->out, str_c(markup)); }
static void text(const Page *x, Str s) { html_text(x->out, s); }
static void word(const Page *x, const char *s) { html_text(x->out, str_c(s)); }
static void time_at(const Page *x, int64_t at) {
    text(x, time_local(x->a, at, (int)x->p->brand.zone));
}

static void heading(const Page *x, const char *s) {
    put(x, "<h2>");
    word(x, s);
    put(x, "</h2>\n");
}

static void paragraph(const Page *x, Str s) {
    if (s.n == 0)
        return;
    put(x, "<p dir=\"auto\">");
    text(x, s);
    put(x, "</p>\n");
}

/* "Link: .." as text: this page leads nowhere. */
static void labelled(const Page *x, const char *label, Str s) {
    if (s.n == 0)
        return;
    put(x, "<p class=\"small\">");
    word(x, label);
    put(x, ": ");
    text(x, s);
    put(x, "</p>\n");
}

static void author(const Page *x, Str name, Str handle, bool is_own) {
    if (is_own)
        word(x, x->w->own);
    else
        text(x, name.n ? name : S("?"));
    if (handle.n && !is_own) {
        put(x, " (");
        text(x, handle);
        put(x, ")");
    }
}

static void message(const Page *x, const ProofMessage *m, const List *versions) {
    const ProofVersion *v = versions->items;
    put(x, "<article><p class=\"small\">");
    time_at(x, m->written_at);
    put(x, " &middot; ");
    text(x, m->source);
    put(x, " &middot; ");
    author(x, m->author, m->handle, m->is_own);
    put(x, "</p>\n");
    paragraph(x, m->title);
    paragraph(x, m->text);
    labelled(x, x->w->link, m->link);
    for (size_t i = 0; i < versions->count; i++) {
        if (v[i].message_id != m->id)
            continue;
        put(x, "<p class=\"small\">");
        word(x, x->w->before);
        put(x, " ");
        time_at(x, v[i].until_at);
        put(x, ":</p>\n");
        paragraph(x, v[i].title);
        paragraph(x, v[i].text);
    }
    put(x, "</article>\n");
}

static void messages(const Page *x) {
    size_t n = 0;
    heading(x, x->w->messages);
    for (size_t i = 0; i < x->p->case_count; i++) {
        const ProofCase *c = &x->p->cases[i];
        const ProofMessage *m = c->messages.items;
        for (size_t k = 0; k < c->messages.count; k++, n++)
            message(x, &m[k], &c->versions);
    }
    if (n == 0)
        paragraph(x, str_c(x->w->none));
}

static void copies(const Page *x) {
    size_t n = 0;
    heading(x, x->w->copies);
    for (size_t i = 0; i < x->p->case_count; i++) {
        const SealedCopy *c = x->p->cases[i].copies.items;
        for (size_t k = 0; k < x->p->cases[i].copies.count; k++, n++) {
            put(x, "<article><p class=\"small\">");
            word(x, x->w->copy);
            put(x, " ");
            time_at(x, c[k].sealed_at);
            put(x, " &middot; ");
            author(x, c[k].author_name, c[k].author_handle, false);
            put(x, "</p>\n");
            paragraph(x, c[k].title);
            paragraph(x, c[k].text);
            labelled(x, x->w->link, c[k].link);
            labelled(x, "SHA-256", c[k].hash);
            put(x, "</article>\n");
        }
    }
    if (n == 0)
        paragraph(x, str_c(x->w->none));
}

static void row(const Page *x, const ProofRow *r) {
    put(x, "<tr><td>");
    text(x, str_fmt(x->a, "%lld", (long long)r->row.seq));
    put(x, "</td><td>");
    time_at(x, r->row.at);
    put(x, "</td><td>");
    text(x, r->row.act);
    put(x, "</td><td dir=\"auto\">");
    if (r->text.n)
        text(x, r->text);
    else if (r->row.commitment.n && r->salt.p == NULL)
        word(x, x->w->erased);
    else
        text(x, r->row.detail);
    put(x, "</td></tr>\n");
}

static void log_rows(const Page *x) {
    heading(x, x->w->log);
    put(x, "<table><thead><tr><th>#</th><th>");
    word(x, x->w->when);
    put(x, "</th><th>");
    word(x, x->w->act);
    put(x, "</th><th>");
    word(x, x->w->text);
    put(x, "</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < x->p->stretch_count; i++) {
        const ProofRow *r = x->p->stretches[i].rows.items;
        for (size_t k = 0; k < x->p->stretches[i].rows.count; k++)
            if (r[k].is_about)
                row(x, &r[k]);
    }
    put(x, "</tbody></table>\n");
    for (size_t i = 0; i < x->p->stretch_count; i++) {
        const Seal *s = &x->p->stretches[i].seal;
        put(x, "<p class=\"small\">");
        word(x, x->w->seal);
        text(x, str_fmt(x->a, " #%lld, ", (long long)s->seq));
        time_at(x, s->at);
        put(x, ": ");
        text(x, s->hash);
        put(x, "</p>\n");
    }
}

static void how(const Page *x) {
    heading(x, x->w->check);
    paragraph(x, str_c(x->w->check_text));
    put(x, "<pre>cc -o tanggap-verify tanggap-verify.c -lsodium\n"
           "./tanggap-verify berkas-bukti.html</pre>\n");
    paragraph(x, str_c(x->w->check_key));
    labelled(x, "Ed25519", seal_public_key(x->a, x->p->of->pair));
    put(x, "<details><summary>");
    word(x, x->w->source);
    put(x, "</summary><pre>");
    text(x, x->p->of->verifier);
    put(x, "</pre></details>\n<p class=\"small\">");
    word(x, x->w->data);
    put(x, "</p>\n");
}

void proof_page(Arena *a, const Proof *p, Buf *out) {
    Page x = { a, p, &words[p->of->is_english ? 1 : 0], out };
    put(&x, p->of->is_english ? "<!doctype html>\n<html lang=\"en\">\n<head>\n"
                              : "<!doctype html>\n<html lang=\"id\">\n<head>\n");
    put(&x, "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\""
            "default-src 'none'; style-src 'unsafe-inline'\">\n"
            "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    word(&x, x.w->title);
    put(&x, ": ");
    text(&x, p->name);
    put(&x, "</title>\n<style>");
    put(&x, style);
    put(&x, "</style>\n</head>\n<body>\n<h1>");
    word(&x, x.w->title);
    put(&x, ": ");
    text(&x, p->name);
    put(&x, "</h1>\n");
    labelled(&x, x.w->about,
             str_fmt(a, STR_FMT ", " STR_FMT, STR_ARG(p->name), STR_ARG(p->brand.name)));
    labelled(&x, x.w->made,
             str_fmt(a, STR_FMT " %s " STR_FMT,
                     STR_ARG(time_local(a, p->made_at, (int)p->brand.zone)), x.w->by,
                     STR_ARG(p->made_name)));
    messages(&x);
    copies(&x);
    log_rows(&x);
    how(&x);
    put(&x, "<script type=\"text/plain\">\n");
}
