#include "app/scratch_desk.h"

#include "app/opening.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static NODISCARD Err make_folder(Arena *a, Str *out, Error *e) {
    const char *base = getenv("TMPDIR");
    Str wanted = str_fmt(a, "%s/tanggap-scratch-XXXXXX", base && *base ? base : "/tmp");
    char *name = arena_alloc(a, wanted.n + 1, 1);
    memcpy(name, wanted.p, wanted.n);
    name[wanted.n] = 0;
    if (mkdtemp(name) == NULL)
        FAIL(e, ERR_IO, "cannot make a folder in %.200s: set TMPDIR to one that can be written",
             base && *base ? base : "/tmp");
    *out = str_c(name);
    return ERR_OK;
}

Err scratch_desk_open(Arena *a, ScratchDesk *out, Error *e) {
    *out = (ScratchDesk){ .arena = a };
    TRY(make_folder(a, &out->folder, e));
    Str url = str_fmt(a, "sqlite:" STR_FMT "/desk.db", STR_ARG(out->folder));
    StoreOptions options = { .url = str_z(a, url), .readers = 1, .cache_kib = 64 * 1024,
                             .busy_ms = 10000, .fast_and_unsafe = true };
    TRY(store_open(&options, &out->store, e));
    return store_upgrade(out->store, e);
}

void scratch_desk_close(ScratchDesk *d) {
    static const char *const files[] = { "desk.db", "desk.db-wal", "desk.db-shm",
                                         "desk.db-writer.lock" };
    store_end(&d->store);
    if (d->folder.n == 0)
        return;
    for (size_t i = 0; i < COUNT(files); i++)
        unlink(str_z(d->arena, str_fmt(d->arena, STR_FMT "/%s", STR_ARG(d->folder), files[i])));
    rmdir(str_z(d->arena, d->folder));
}
