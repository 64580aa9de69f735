#include "app/commands.h"
#include "app/opening.h"
#include "app/print.h"
#include "base/time.h"

static const char *const zone_names[] = { "WIB", "WITA", "WIT", NULL };
static const int zone_values[] = { ZONE_WIB, ZONE_WITA, ZONE_WIT };
static_assert(COUNT(zone_names) == COUNT(zone_values) + 1, "one value per name");

enum { BRAND_LIST_JSON };
static const Option list_options[] = {
    [BRAND_LIST_JSON] = { "json", NULL, NULL, "Print JSON." },
};
enum { BRAND_ADD_ZONE };
static const Option add_options[] = {
    [BRAND_ADD_ZONE] = { "zone", "ZONE", zone_names, "WIB, WITA or WIT. Default: WIB." },
};
enum { BRAND_REMOVE_YES };
static const Option remove_options[] = {
    [BRAND_REMOVE_YES] = { "yes", NULL, NULL, "Do not ask: a backup was made." },
};

typedef struct Brands {
    Call *call;
    List list;
    Brand brand;
} Brands;

static Err read_list(Db *db, void *ctx, Error *e) {
    Brands *b = ctx;
    return brand_list(db, b->call->arena, 0, &b->list, e);
}

static Err list(Call *c, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    Brands b = { .call = c };
    TRY(call_store(c, OPEN_READ, &store, e));
    TRY(store_reading(store, read_list, &b, e));
    if (call_has(c, BRAND_LIST_JSON))
        print_json_list(c, &brand_model, &b.list);
    else
        print_table(c, &brand_model, &b.list);
    return ERR_OK;
}

static Err create(Db *db, void *ctx, Error *e) {
    Brands *b = ctx;
    Call *c = b->call;
    Str zone = c->values[BRAND_ADD_ZONE];
    int seconds = zone.n ? zone_values[names_find(zone_names, zone)] : ZONE_WIB;
    Caller by = program_caller(0);
    return brand_create(db, c->arena, &by,
                        &(Brand){ .name = c->args[0], .zone = seconds }, &b->brand, e);
}

static Err add(Call *c, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    Brands b = { .call = c };
    TRY(call_store(c, OPEN_CREATE, &store, e));
    TRY(store_transact(store, create, &b, e));
    fprintf(c->out, "Brand %lld: " STR_FMT ". Give somebody access with `tanggap user add`.\n",
            (long long)b.brand.id, STR_ARG(b.brand.name));
    return ERR_OK;
}

static Err find(Db *db, void *ctx, Error *e) {
    Brands *b = ctx;
    return call_brand(b->call, db, b->call->args[0], &b->brand, e);
}

static Err remove_one(Db *db, void *ctx, Error *e) {
    const Brands *b = ctx;
    Caller by = program_caller(b->brand.id);
    return brand_remove(db, &by, e);
}

static Err remove_brand(Call *c, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    Brands b = { .call = c };
    TRY(call_store(c, OPEN_WRITE, &store, e));
    TRY(store_reading(store, find, &b, e));
    if (!call_has(c, BRAND_REMOVE_YES))
        FAIL_USAGE(c, e, "this removes all messages, cases and answers of \"%.60s\" for good; make "
                   "a backup, then say --yes", str_z(c->arena, b.brand.name));
    TRY(store_transact(store, remove_one, &b, e));
    fprintf(c->out, STR_FMT " is gone. Its log stays.\n", STR_ARG(b.brand.name));
    return ERR_OK;
}

const Command cmd_brand_add = {
    .name = "brand add",
    .args = "NAME",
    .least = 1,
    .most = 1,
    .summary = "Make a brand",
    .options = add_options,
    .option_count = COUNT(add_options),
    .run = add,
};

const Command cmd_brand_list = {
    .name = "brand list",
    .summary = "List the brands",
    .options = list_options,
    .option_count = COUNT(list_options),
    .run = list,
};

const Command cmd_brand_remove = {
    .name = "brand remove",
    .args = "NAME",
    .least = 1,
    .most = 1,
    .summary = "Remove a brand and everything of it but its log",
    .options = remove_options,
    .option_count = COUNT(remove_options),
    .run = remove_brand,
};
