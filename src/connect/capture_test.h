/* capture_test.h - a sink for tests that writes down what it is given, one line an item. */
#ifndef CONNECT_CAPTURE_TEST_H
#define CONNECT_CAPTURE_TEST_H

#include "connect/item.h"

typedef struct Capture {
    ItemSink sink;
    Buf log;
    int64_t items, bads;
    int64_t stop_after; /* refuse the item after so many; 0 = never */
    bool counts_only;   /* write nothing down */
} Capture;

Capture capture(Arena *a);
/* As the tests use them: source "uji", WIB, 23 Nov 2026, the shop is "Toko Ani". */
ReadOptions capture_options(void);

#endif
