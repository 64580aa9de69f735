/* The paper a customer takes along after a call or a visit: the number of the case, what was
 * agreed, and a code that opens the case at the counter. */
#include "api/case_work.h"
#include "api/html_page.h"
#include "base/time.h"
#include "desk/brand.h"
#include "desk/case.h"

typedef struct Slip {
    Case of;
    Brand brand;
    Str agreed;
} Slip;

/* The last thing that was agreed; of a confidential case no word goes onto paper. */
static NODISCARD Err read_slip(const Request *r, int64_t id, Slip *out, Error *e) {
    int64_t brand_id = api_caller(r)->brand_id;
    List notes;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(case_get(x.db, r->arena, brand_id, id, &out->of, e));
    TRY(brand_get(x.db, r->arena, brand_id, &out->brand, e));
    TRY(note_list(x.db, r->arena, brand_id, id, &notes, e));
    const Note *n = notes.items;
    for (size_t i = 0; i < notes.count && !out->of.is_secret; i++)
        if (n[i].agreed.n)
            out->agreed = n[i].agreed;
    return ERR_OK;
}

Err case_slip_show(Request *r, Error *e) {
    Slip slip = { 0 };
    PageLanguage l = page_language(r);
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    TRY(read_slip(r, id, &slip, e));
    Str link = str_fmt(r->arena, STR_FMT "/b/%lld/kasus/%lld", STR_ARG(api_of(r)->public_url),
                       (long long)slip.brand.id, (long long)id);
    page_begin(r, l, str_fmt(r->arena, l == PAGE_EN ? "Case %lld" : "Kasus %lld", (long long)id));
    page_paragraph(r, "big", slip.brand.name);
    page_paragraph(r, "hint", time_local(r->arena, slip.of.first_at, (int)slip.brand.zone));
    if (slip.agreed.n) {
        page_paragraph(r, "hint", words2((Words2){ "Yang disepakati:", "Agreed:" }, l));
        page_paragraph(r, "state", slip.agreed);
    }
    TRY(page_code(r, link, e));
    page_paragraph(r, "hint",
                   words2((Words2){ "Simpan slip ini. Sebutkan nomor kasusnya, atau tunjukkan "
                                    "kodenya, bila menghubungi kami lagi.",
                                    "Keep this slip. Tell us the number of the case, or show the "
                                    "code, when you come back to us." },
                          l));
    page_put(r, "<p class=\"actions screen-only\"><a class=\"button\"");
    html_attr(&r->out, "href", link);
    page_put(r, ">");
    page_text(r, words2((Words2){ "Buka kasusnya", "Open the case" }, l));
    page_put(r, "</a></p>");
    page_end(r);
    return ERR_OK;
}
