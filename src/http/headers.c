#include "http/headers.h"

static const struct {
    const char *name, *value;
} policy[] = {
    { "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
      "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; "
      "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
      "require-trusted-types-for 'script'; trusted-types tanggap" },
    { "X-Content-Type-Options", "nosniff" },
    { "Referrer-Policy", "no-referrer" },
    { "Cross-Origin-Opener-Policy", "same-origin" },
    { "Cross-Origin-Resource-Policy", "same-origin" },
    { "Permissions-Policy", "accelerometer=(), camera=(), display-capture=(), geolocation=(), "
                            "gyroscope=(), microphone=(), midi=(), payment=(), usb=()" },
};

static void add(struct MHD_Response *out, const char *name, const char *value) {
    /* Fails for a malformed value only; values are literals or were checked. */
    (void)MHD_add_response_header(out, name, value);
}

void headers_add_policy(struct MHD_Response *out, const Request *r, const char *cache,
                        bool secure) {
    for (size_t i = 0; i < COUNT(policy); i++)
        add(out, policy[i].name, policy[i].value);
    if (cache != NULL)
        add(out, "Cache-Control", cache);
    if (secure)
        add(out, "Strict-Transport-Security", "max-age=31536000");
    add(out, "X-Request-Id", str_z(r->arena, str_fmt(r->arena, "%lld", (long long)r->id)));
}

void headers_add_answer(struct MHD_Response *out, const Request *r, bool secure) {
    const char *cache = "no-store";
    for (size_t i = 0; i < r->header_count; i++) {
        if (str_eq_nocase(str_c(r->headers[i].name), S("Cache-Control")))
            cache = NULL;
        add(out, r->headers[i].name, str_z(r->arena, r->headers[i].value));
    }
    headers_add_policy(out, r, cache, secure);
    if (r->content_type != NULL && r->status != 204 && r->status != 304)
        add(out, "Content-Type", r->content_type);
    if (r->etag.p != NULL)
        add(out, "ETag", str_z(r->arena, str_fmt(r->arena, "\"" STR_FMT "\"", STR_ARG(r->etag))));
}
