#include "app/opening.h"

#include "app/file.h"
#include "app/key.h"
#include "app/model_file.h"
#include "app/paths.h"
#include "app/server_lock.h"
#include "base/number.h"
#include "base/time.h"
#include "desk/search_words.h"

/* Commands that write are few and short, and an import comes back to the same pages again and
 * again; a server has many connections. */
enum { CACHE_KIB = 4096, CACHE_WRITING_COMMAND_KIB = 64 * 1024, CACHE_BULK_KIB = 256 * 1024,
       BUSY_MS = 10 * 1000 };

StoreOptions store_options(Arena *a, const Config *c, int readers) {
    return (StoreOptions){ .url = str_z(a, c->database), .readers = readers,
                           .cache_kib = CACHE_KIB, .busy_ms = BUSY_MS };
}

Err lend_model(Arena *a, const Config *c, StoreOptions *o, Error *e) {
    const TextModel *m;
    TRY(model_of_config(a, c, &m, e));
    o->lent = m;
    return ERR_OK;
}

void store_end(Store **s) { store_close(s); }

static Err check_file(const Config *c, OpenHow how, bool *is_new, Error *e) {
    SCRATCH(a);
    Str file = database_file(c);
    *is_new = false;
    if (file.p == NULL || file_exists(str_z(a, file)))
        return ERR_OK;
    if (how != OPEN_CREATE)
        FAIL(e, ERR_NOT_FOUND, "there is no database at " STR_FMT ": name yours with --database, "
             "or start with `tanggap serve`", STR_ARG(file));
    *is_new = true;
    return folder_make(str_z(a, path_folder(file)), 0700, e);
}

/* With the database, so that a key that is missing later is a key that was lost. */
static Err make_key(const Config *c, Error *e) {
    SecretKey key;
    bool made;
    return key_load_or_make(c, &key, &made, e);
}

static Err words_stale(Db *db, void *is_stale, Error *e) {
    return search_words_stale(db, is_stale, e);
}

static Err words_renew(Db *db, void *more, Error *e) { return search_words_renew(db, more, e); }

Err store_upgrade(Store *s, Error *e) {
    bool more;
    TRY(store_migrate(s, clock_now(), e));
    TRY(store_reading(s, words_stale, &more, e));
    while (more)
        TRY(store_transact(s, words_renew, &more, e));
    return ERR_OK;
}

/* Beside a running server that reads messages in its own way the words stay as they are: the next
 * start of a server makes them anew. One that starts meanwhile takes turns with us, and is not kept
 * from starting. */
static Err upgrade_for_command(const Config *c, Store *s, Error *e) {
    if (store_engine(s) == DB_SQLITE && !server_lock_is_free(c))
        return store_migrate(s, clock_now(), e);
    return store_upgrade(s, e);
}

static Err open_store(Call *c, OpenHow how, bool *is_new, Store **out, Error *e) {
    const Config *config = &c->loaded.config;
    StoreOptions options = store_options(c->arena, config, 2);
    if (how != OPEN_READ)
        options.cache_kib = how == OPEN_BULK ? CACHE_BULK_KIB : CACHE_WRITING_COMMAND_KIB;
    options.is_bulk = how == OPEN_BULK;
    if (how != OPEN_READ)
        TRY(lend_model(c->arena, config, &options, e));
    Store *store CLEANUP(store_end) = NULL;
    TRY(check_file(config, how, is_new, e));
    TRY(store_open(&options, &store, e));
    if (how != OPEN_READ)
        TRY(upgrade_for_command(config, store, e));
    if (*is_new)
        TRY(make_key(config, e));
    *out = store;
    store = NULL;
    return ERR_OK;
}

Err call_store(Call *c, OpenHow how, Store **out, Error *e) {
    bool is_new;
    Err code = open_store(c, how, &is_new, out, e);
    if (code != ERR_OK && code != ERR_BUSY)
        c->status = STATUS_DATABASE;
    return code;
}

Caller program_caller(int64_t brand_id) {
    return (Caller){ .brand_id = brand_id, .role = ROLE_OWNER, .rights = role_rights(ROLE_OWNER),
                     .now = clock_now() };
}

Err store_reading(Store *s, StoreFn *fn, void *ctx, Error *e) {
    Db *db = NULL;
    TRY(store_read(s, &db, e));
    Err code = fn(db, ctx, e);
    store_done(s, &db);
    return code;
}

/* ---- which brand ---- */

static bool brand_is(const Brand *b, Str name) {
    int64_t id;
    return str_eq_nocase(b->name, name) || (parse_i64(name, 1, INT64_MAX, &id) && id == b->id);
}

static const Brand *brand_choose(const List *brands, Str name, size_t *matches) {
    const Brand *b = brands->items, *found = NULL;
    *matches = 0;
    for (size_t i = 0; i < brands->count; i++)
        if (name.n ? brand_is(&b[i], name) : !b[i].is_sample) {
            found = &b[i];
            ++*matches;
        }
    if (name.n == 0 && *matches == 0 && brands->count == 1) {
        *matches = 1;
        return b;
    }
    return found;
}

static Str brand_names(Arena *a, const List *brands) {
    Buf list = buf_new(a, 120);
    const Brand *b = brands->items;
    for (size_t i = 0; i < brands->count && !list.full; i++)
        buf_printf(&list, "%s%lld " STR_FMT, i ? ", " : "", (long long)b[i].id, STR_ARG(b[i].name));
    return buf_str(&list);
}

Err call_brand(Call *c, Db *db, Str name, Brand *out, Error *e) {
    List brands;
    size_t matches;
    TRY(brand_list(db, c->arena, 0, &brands, e));
    if (brands.count == 0)
        FAIL(e, ERR_NOT_FOUND, "there is no brand yet: make one with `tanggap brand add NAME`");
    const Brand *found = brand_choose(&brands, name, &matches);
    Str names = brand_names(c->arena, &brands);
    if (matches == 0)
        FAIL(e, ERR_NOT_FOUND, "no such brand; there are: " STR_FMT, STR_ARG(names));
    if (matches > 1)
        FAIL(e, ERR_CONFLICT, "say which brand with --brand: " STR_FMT, STR_ARG(names));
    *out = *found;
    return ERR_OK;
}
