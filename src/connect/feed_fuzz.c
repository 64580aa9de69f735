#include "connect/reader_fuzz.h"
#include "connect/readers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    reader_fuzz(&format_feed, (Str){ (const char *)data, size });
    return 0;
}
