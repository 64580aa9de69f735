/* reader_fuzz.h - what every reader promises, checked on any input: items that the desk may keep
 * without looking again, and the same items however the bytes arrive. */
#ifndef CONNECT_READER_FUZZ_H
#define CONNECT_READER_FUZZ_H

#include "connect/format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
void reader_fuzz(const Format *format, Str input);
/* The promises about one item. */
void item_fuzz_check(const Item *item);

#endif
