/* opening.h - how commands come to the database, its brands and the keys. */
#ifndef APP_OPENING_H
#define APP_OPENING_H

#include "app/command.h"
#include "desk/brand.h"
#include "store/store.h"

typedef enum OpenHow {
    OPEN_READ,   /* must be there; nothing is changed */
    OPEN_WRITE,  /* must be there; brought up to this program's schema */
    OPEN_CREATE, /* made when absent */
    OPEN_BULK,   /* like OPEN_WRITE, to add many rows while no server runs */
} OpenHow;

/* Sets c->status to STATUS_DATABASE on failure. *is_new (may be NULL): it was made. */
NODISCARD Err call_store(Call *c, OpenHow how, Store **out, Error *e);
/* Options for that many reading threads. */
StoreOptions store_options(Arena *a, const Config *c, int readers);
/* Messages that come in by this store are read with the model of the setting `model`, which is
 * checked here. */
NODISCARD Err lend_model(Arena *a, const Config *c, StoreOptions *o, Error *e);

/* Brings the schema up to this program's, and makes the words of the full text anew when it reads
 * messages in another way than the program that made them (some seconds for a million). */
NODISCARD Err store_upgrade(Store *s, Error *e);

/* The brand of this name or number; with an empty name the only one there is (the sample shop
 * counts only when nothing else is there). The error lists those there are. */
NODISCARD Err call_brand(Call *c, Db *db, Str name, Brand *out, Error *e);

/* The program itself as who acts: all rights, now. */
Caller program_caller(int64_t brand_id);

/* A read or write of one function inside a command: borrows, runs, gives back. */
NODISCARD Err store_reading(Store *s, StoreFn *fn, void *ctx, Error *e);

void store_end(Store **s); /* for CLEANUP() */

#endif
