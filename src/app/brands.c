#include "app/brands.h"

#include "desk/brand.h"

typedef struct Brands {
    Arena *arena;
    List list;
} Brands;

static Err read_brands(Db *db, void *ctx, Error *e) {
    Brands *b = ctx;
    return brand_list(db, b->arena, 0, &b->list, e);
}

Err brands_each(const Program *p, const Turn *turn, BrandFn *fn, void *ctx, Error *e) {
    Brands b = { .arena = turn->arena };
    TRY(program_read(p, read_brands, &b, e));
    const Brand *brands = b.list.items;
    Err failed = ERR_OK;
    for (size_t i = 0; i < b.list.count && !atomic_load(turn->stopping); i++) {
        Error why = { 0 };
        Err code = fn(ctx, brands[i].id, &why);
        if (code != ERR_OK && failed == ERR_OK) {
            failed = code;
            *e = why;
        }
    }
    return failed;
}
