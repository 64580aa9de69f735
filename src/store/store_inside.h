/* store_inside.h - what the files of store_*() share. Private to store/. */
#ifndef STORE_STORE_INSIDE_H
#define STORE_STORE_INSIDE_H

#include "store/pool.h"

struct Store {
    Arena *arena;
    DbEngine engine;
    const Schema *schema;
    StoreOptions options;
    const char *target; /* file path, or what libpq takes */
    atomic_int faults;
    int lock; /* SQLite: FILE-writer.lock, else -1 */
    Pool readers, writers;
};

/* store_write() with the kind of transaction; BEGIN_READ is not one. */
NODISCARD Err store_write_as(Store *s, Begin how, Db **out, Error *e);

#endif
