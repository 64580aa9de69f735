#include "base/crypto.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Any bytes survive writing and reading; whatever is read can be written and read again. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    SCRATCH(a);
    Str s = { (const char *)data, size }, out, again;
    bool ok = base64_read(a, base64(a, s), &out);
    assert(ok && str_eq(out, s));
    if (base64_read(a, s, &out)) {
        ok = base64_read(a, base64(a, out), &again);
        assert(ok && str_eq(out, again) && out.n <= s.n);
    }
    char *bytes = arena_alloc_raw(a, size / 2 + 1, 1);
    if (hex_read(s, bytes, size / 2))
        assert(str_eq_nocase(hex(a, bytes, size / 2), s));
    return 0;
}
