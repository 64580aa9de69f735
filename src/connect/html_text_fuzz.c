#include "connect/html_text.h"
#include "base/utf8.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    SCRATCH(a);
    Str text = html_to_text(a, (Str){ (const char *)data, size });
    if (text.n > HTML_TEXT_MOST || !utf8_is_valid(text) || (text.n && memchr(text.p, 0, text.n)))
        __builtin_trap();
    return 0;
}
