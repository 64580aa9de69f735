/* What passes must be a web address, pass again unchanged, and hold nothing that could end a
 * header line or an attribute. */
#include "connect/fetch.h"
#include "base/limits.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    SCRATCH(a);
    Str in = { (const char *)data, size }, out, again, joined;
    Error e;
    if (url_join(a, S("https://toko.id/a/b?c"), in, &joined, &e) == ERR_OK &&
        url_check(a, joined, &again, &e) != ERR_OK)
        __builtin_trap();
    if (url_check(a, in, &out, &e) != ERR_OK)
        return 0;
    if (!str_starts(out, S("http://")) && !str_starts(out, S("https://")))
        __builtin_trap();
    for (size_t i = 0; i < out.n; i++)
        if (out.p[i] <= ' ' || out.p[i] > '~' || out.p[i] == '"' || out.p[i] == '<')
            __builtin_trap();
    if (out.n > LIMIT_HTTP_URL || url_check(a, out, &again, &e) != ERR_OK || !str_eq(out, again))
        __builtin_trap();
    return 0;
}
