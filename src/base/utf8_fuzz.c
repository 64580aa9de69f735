#include "base/utf8.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What the header promises, for any bytes. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    SCRATCH(a);
    Str s = { (const char *)data, size };
    size_t good = utf8_valid_prefix(s);
    assert(good <= size && utf8_valid_prefix(str_slice(s, 0, good)) == good);

    Str repaired = utf8_repair(a, s);
    assert(utf8_is_valid(repaired));
    assert(repaired.n == 0 || memchr(repaired.p, 0, repaired.n) == NULL);

    Buf again = buf_new(a, repaired.n);
    size_t runes = 0;
    for (size_t at = 0; at < repaired.n; runes++)
        utf8_put(&again, utf8_next(repaired, &at));
    assert(str_eq(buf_str(&again), repaired) && utf8_count(repaired) == runes);

    Str cut = utf8_cut(repaired, size / 2);
    assert(cut.n <= size / 2 && utf8_is_valid(cut));
    return 0;
}
