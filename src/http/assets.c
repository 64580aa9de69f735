#include "http/assets.h"

#include "base/number.h"
#include "http/headers.h"

#include <string.h>

Err assets_check(const Asset *assets, size_t count, Error *e) {
    for (size_t i = 0; i < count; i++) {
        if (i && strcmp(assets[i - 1].path, assets[i].path) >= 0)
            FAIL(e, ERR_INTERNAL, "asset %s is not in order", assets[i].path);
        Str tag = str_c(assets[i].etag);
        if (tag.n < 3 || tag.p[0] != '"' || tag.p[tag.n - 1] != '"')
            FAIL(e, ERR_INTERNAL, "asset %s has no tag in quotes", assets[i].path);
    }
    return ERR_OK;
}

const Asset *assets_find(const Asset *assets, size_t count, Str path) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(path, str_c(assets[middle].path));
        if (order == 0)
            return &assets[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* The q of `gzip;q=0.5`, 1 when there is none. */
static double quality(Str parameters) {
    Str one;
    double q = 1;
    while (str_cut(&parameters, ';', &one)) {
        one = str_trim(one);
        if (one.n > 2 && ascii_lower(one.p[0]) == 'q' && one.p[1] == '=' &&
            !parse_f64(str_slice(one, 2, one.n), &q))
            return 0; /* malformed: not taken */
    }
    return q;
}

/* `gzip;q=0` does not take it, `*` does. */
static bool accepts_gzip(Str accept) {
    bool star = false;
    Str one, coding;
    while (str_cut(&accept, ',', &one)) {
        Str parameters = one;
        (void)str_cut(&parameters, ';', &coding);
        coding = str_trim(coding);
        if (str_eq_nocase(coding, S("gzip")) || str_eq_nocase(coding, S("x-gzip")))
            return quality(parameters) > 0;
        if (str_eq(coding, S("*")))
            star = quality(parameters) > 0;
    }
    return star;
}

static bool tag_known(const Request *r, Str tag) {
    Str value, one;
    if (!r->header(r, "If-None-Match", &value))
        return false;
    while (str_cut(&value, ',', &one)) {
        one = str_trim(one);
        if (str_starts(one, S("W/")))
            one = str_slice(one, 2, one.n);
        if (str_eq(one, tag) || str_eq(one, S("*")))
            return true;
    }
    return false;
}

static struct MHD_Response *borrow(const void *p, size_t n) {
    /* PERSISTENT: the library only reads from it; its interface lacks the const. */
    return MHD_create_response_from_buffer(n, (void *)(uintptr_t)p, MHD_RESPMEM_PERSISTENT);
}

struct MHD_Response *assets_answer(const Asset *asset, Request *r, bool secure) {
    Str accept;
    bool zipped = asset->gzip_size && r->header(r, "Accept-Encoding", &accept) &&
                  accepts_gzip(accept);
    bool known = tag_known(r, str_c(asset->etag));
    struct MHD_Response *out = known    ? borrow("", 0)
                               : zipped ? borrow(asset->gzip, asset->gzip_size)
                                        : borrow(asset->plain, asset->plain_size);
    if (out == NULL)
        return NULL;
    r->status = known ? 304 : 200;
    headers_add_policy(out, r,
                       asset->immutable ? "public, max-age=31536000, immutable" : "no-cache",
                       secure);
    /* Weak where the same tag stands for the plain and the zipped bytes. */
    MHD_add_response_header(out, "ETag", str_z(r->arena, str_fmt(r->arena, "%s%s",
                            asset->gzip_size ? "W/" : "", asset->etag)));
    if (asset->gzip_size)
        MHD_add_response_header(out, "Vary", "Accept-Encoding");
    if (known)
        return out;
    MHD_add_response_header(out, "Content-Type", asset->type);
    if (zipped)
        MHD_add_response_header(out, "Content-Encoding", "gzip");
    return out;
}
