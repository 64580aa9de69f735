#include "app/commands.h"
#include "app/opening.h"
#include "app/print.h"
#include "app/sample_shop.h"
#include "base/time.h"

static Err create(Call *c, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    Brand brand;
    SampleCounts counts;
    SCRATCH(a);
    TRY(call_store(c, OPEN_CREATE, &store, e));
    TRY(sample_shop_create(store, clock_now(), &brand, &counts, e));
    fprintf(c->out, STR_FMT ": " STR_FMT " messages, " STR_FMT " answers; " STR_FMT
            " more arrive within the next 15 minutes while the server runs.\n",
            STR_ARG(brand.name), STR_ARG(print_count(a, counts.messages)),
            STR_ARG(print_count(a, counts.replies)),
            STR_ARG(print_count(a, counts.waiting_lines)));
    return ERR_OK;
}

static Err remove_shop(Call *c, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    TRY(call_store(c, OPEN_WRITE, &store, e));
    TRY(sample_shop_remove(store, clock_now(), e));
    fputs("The sample shop is gone.\n", c->out);
    return ERR_OK;
}

const Command cmd_sample_create = {
    .name = "sample create",
    .summary = "Make the sample shop: an invented month to look around in",
    .help = "Everybody in it and everything they write is invented. Nothing ever leaves it.",
    .run = create,
};

const Command cmd_sample_remove = {
    .name = "sample remove",
    .summary = "Remove the sample shop and all that is in it",
    .run = remove_shop,
};
