#include "api/html_page.h"

#include "wire/qr.h"

PageLanguage page_language(const Request *r) {
    Str accept;
    if (str_find(r->raw_query, S("lang=en")) >= 0)
        return PAGE_EN;
    if (str_find(r->raw_query, S("lang=id")) >= 0)
        return PAGE_ID;
    return r->header(r, "Accept-Language", &accept) && str_starts(accept, S("en")) ? PAGE_EN
                                                                                   : PAGE_ID;
}

Str words2(Words2 w, PageLanguage l) { return str_c(l == PAGE_EN ? w.en : w.id); }

void page_put(Request *r, const char *markup) { buf_put(&r->out, str_c(markup)); }
void page_text(Request *r, Str text) { html_text(&r->out, text); }

Str page_stylesheet(const Request *r) {
    const Api *api = api_of(r);
    for (size_t i = 0; i < api->asset_count; i++)
        if (str_starts(str_c(api->assets[i].path), S("/assets/plain-")))
            return str_c(api->assets[i].path);
    return (Str){ 0 };
}

void page_begin(Request *r, PageLanguage l, Str title) {
    Str css = page_stylesheet(r);
    r->content_type = "text/html; charset=utf-8";
    page_put(r, "<!doctype html>\n<html");
    html_attr(&r->out, "lang", l == PAGE_EN ? S("en") : S("id"));
    page_put(r,
             "><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,"
             " initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>");
    page_text(r, title);
    page_put(r, " · Tanggap</title>");
    if (css.n) {
        page_put(r, "<link rel=\"stylesheet\"");
        html_attr(&r->out, "href", css);
        page_put(r, ">");
    }
    page_put(
        r, "</head><body class=\"plain\"><main class=\"sheet\"><p class=\"brand\">Tanggap</p><h1>");
    page_text(r, title);
    page_put(r, "</h1>");
}

void page_end(Request *r) { page_put(r, "</main></body></html>\n"); }

void page_error(Request *r, Str message) {
    if (message.n == 0)
        return;
    page_put(r, "<p class=\"error\" role=\"alert\">");
    page_text(r, message);
    page_put(r, "</p>");
}

void page_field(Request *r, PageLanguage l, const PageField *f) {
    page_put(r, "<p class=\"field\"><label");
    html_attr(&r->out, "for", str_c(f->name));
    page_put(r, ">");
    page_text(r, words2(f->label, l));
    page_put(r, "</label><input");
    html_attr(&r->out, "id", str_c(f->name));
    html_attr(&r->out, "name", str_c(f->name));
    html_attr(&r->out, "type", str_c(f->type));
    html_attr(&r->out, "autocomplete", str_c(f->autocomplete));
    if (f->value.n)
        html_attr(&r->out, "value", f->value);
    if (!f->is_optional)
        page_put(r, " required");
    if (f->has_error)
        page_put(r, " aria-invalid=\"true\"");
    if (f->hint.id) {
        html_attr(&r->out, "aria-describedby", str_fmt(r->arena, "%s-hint", f->name));
        page_put(r, "><span class=\"hint\"");
        html_attr(&r->out, "id", str_fmt(r->arena, "%s-hint", f->name));
        page_put(r, ">");
        page_text(r, words2(f->hint, l));
        page_put(r, "</span></p>");
    } else
        page_put(r, "></p>");
}

void page_hidden(Request *r, const char *name, Str value) {
    page_put(r, "<input type=\"hidden\"");
    html_attr(&r->out, "name", str_c(name));
    html_attr(&r->out, "value", value);
    page_put(r, ">");
}

void page_submit(Request *r, Str label) {
    page_put(r, "<p class=\"actions\"><button type=\"submit\" class=\"primary\">");
    page_text(r, label);
    page_put(r, "</button></p>");
}

void page_paragraph(Request *r, const char *class, Str text) {
    page_put(r, "<p");
    html_attr(&r->out, "class", str_c(class));
    page_put(r, ">");
    page_text(r, text);
    page_put(r, "</p>");
}

void page_act(Request *r, const char *act, const char *class, Str label) {
    page_put(r, "<button type=\"submit\" name=\"act\"");
    html_attr(&r->out, "value", str_c(act));
    html_attr(&r->out, "class", str_c(class));
    page_put(r, ">");
    page_text(r, label);
    page_put(r, "</button>");
}

void page_way_in(Request *r, PageLanguage l) {
    page_put(r, "<p class=\"actions\"><a class=\"button\" href=\"/\">");
    page_text(r, words2((Words2){ "Buka Tanggap", "Open Tanggap" }, l));
    page_put(r, "</a></p>");
}

Err page_code(Request *r, Str link, Error *e) {
    enum { QUIET = 4 }; /* modules of white around it, as readers want */
    QrCode code;
    TRY(qr_code(r->arena, link, &code, e));
    page_put(r, "<svg class=\"qr\" role=\"img\" shape-rendering=\"crispEdges\"");
    html_attr(&r->out, "aria-label", link);
    html_attr(&r->out, "viewBox",
              str_fmt(r->arena, "%d %d %d %d", -QUIET, -QUIET, code.size + 2 * QUIET,
                      code.size + 2 * QUIET));
    page_put(r, "><path");
    html_attr(&r->out, "d", code.path);
    page_put(r, "/></svg>");
    return ERR_OK;
}

Err page_go(Request *r, Str path) {
    r->status = 303;
    request_header_out(r, "Location", path);
    return ERR_OK;
}
