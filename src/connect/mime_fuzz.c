#include "connect/reader_fuzz.h"
#include "connect/readers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    Str input = { (const char *)data, size };
    reader_fuzz(str_starts(input, S("From ")) ? &format_mbox : &format_eml, input);
    return 0;
}
