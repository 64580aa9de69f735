/* The page of an error: what happened and what one can do, in the reader's language. The sentence
 * of the layer below is English and for who looks closer: it stands on the English page alone. */
#include "api/html_page.h"
#include "api/remedies.h"

static const struct FailPage {
    int status;
    Words2 title, remedy;
} pages[] = {
    { 400,
      { "Permintaan tidak dapat dibaca", "The request cannot be read" },
      { "Periksa alamatnya, atau mulai lagi dari beranda.",
        "Check the address, or start again from the first page." } },
    { 401,
      { "Silakan masuk dahulu", "Please sign in first" },
      { "Setelah masuk, buka halaman ini lagi.", "Open this page again when you have." } },
    { 403,
      { "Tidak diizinkan", "Not allowed" },
      { "Muat ulang halaman sebelumnya dan coba lagi. Kalau tetap begini, minta hak akses kepada "
        "pemilik.",
        "Load the page before this one again and try once more. If it stays so, ask the owner for "
        "the right." } },
    { 404,
      { "Halaman tidak ditemukan", "There is no such page" },
      { "Mungkin tautannya salah tulis atau sudah tidak berlaku.",
        "The link may be mistyped or no longer hold." } },
    { 405,
      { "Cara ini tidak didukung", "This is not done here" },
      { "Kembali ke beranda dan ulangi dari sana.", "Go back to the first page and try there." } },
    { 409,
      { "Sudah diubah orang lain", "Somebody else changed this" },
      { "Muat ulang halaman untuk melihat yang terbaru.", "Load the page again to see it." } },
    { 413,
      { "Kiriman terlalu besar", "Too much was sent" },
      { "Kirim yang lebih pendek atau bagi beberapa kali.", "Send less, or in several parts." } },
    { 422,
      { "Isian belum benar", "Something was not filled in right" },
      { "Kembali, periksa isiannya, lalu kirim lagi.",
        "Go back, check what was filled in, and send it again." } },
    { 429,
      { "Terlalu sering", "Too often" },
      { "Tunggu beberapa menit, lalu coba lagi.", "Wait some minutes, then try again." } },
    { 500,
      { "Ada gangguan di server", "Something went wrong here" },
      { "Kesalahan ini sudah dicatat. Coba lagi sebentar; kalau tetap begini, sebutkan nomor di "
        "bawah ini kepada pengelola.",
        "It was logged. Try again in a moment; if it stays so, tell who runs this the number "
        "below." } },
    { 503,
      { "Sedang sibuk", "Busy" },
      { "Coba lagi sebentar.", "Try again in a moment." } },
};

/* What has no row of its own reads like its kind. */
static const struct FailPage *page_of(int status) {
    int kind = status >= 500 ? 500 : 400;
    const struct FailPage *found = pages;
    for (size_t i = 0; i < COUNT(pages); i++) {
        if (pages[i].status == status)
            return &pages[i];
        if (pages[i].status == kind)
            found = &pages[i];
    }
    return found;
}

static void fail_page(Request *r, int status, Str detail) {
    const struct FailPage *page = page_of(status);
    PageLanguage l = page_language(r);
    page_begin(r, l, words2(page->title, l));
    page_put(r, "<p>");
    page_text(r, words2(page->remedy, l));
    page_put(r, "</p>");
    if (l == PAGE_EN && detail.n) {
        page_put(r, "<p class=\"hint\">");
        page_text(r, detail);
        page_put(r, "</p>");
    }
    page_put(r, "<p class=\"hint\">");
    page_text(r, words2((Words2){ "Nomor permintaan: ", "Request: " }, l));
    buf_printf(&r->out, "%lld</p><p class=\"actions\"><a class=\"button\" href=\"/\">",
               (long long)r->id);
    page_text(r, words2((Words2){ "Kembali ke beranda", "Back to the first page" }, l));
    page_put(r, "</a></p>");
    page_end(r);
}

const FailWords api_fail_words = { fail_page, api_remedy };
