#include "app/commands.h"
#include "app/file.h"
#include "app/opening.h"
#include "app/paths.h"
#include "desk/correction.h"
#include "learn/learn.h"

enum { TRAIN_CORRECTIONS, TRAIN_BRAND };

static const Option options[] = {
    [TRAIN_CORRECTIONS] = { "corrections", NULL, NULL,
                            "Learn also from what people said of messages in the desk." },
    [TRAIN_BRAND] = { "brand", "NAME", NULL, "Only of this brand." },
};

enum { RECIPE_MAX = 64 * 1024, FILE_MAX = 256 * 1024 * 1024 };

typedef struct Training {
    Call *call;
    Str folder; /* of the recipe */
    Str corrections; /* a table, or empty */
    int64_t correction_count;
} Training;

/* How the recipe names the table of corrections: no file is called so. */
static const char corrections_path[] = "@corrections";

static Err read_file(void *ctx, Arena *a, Str path, Str *out, Error *e) {
    const Training *t = ctx;
    if (str_eq(path, str_c(corrections_path))) {
        *out = t->corrections;
        return ERR_OK;
    }
    bool is_whole = str_starts(path, S("/"));
    Str file = is_whole ? path : str_fmt(a, STR_FMT "/" STR_FMT, STR_ARG(t->folder), STR_ARG(path));
    return file_read(a, str_z(a, file), FILE_MAX, out, e);
}

static void say(void *ctx, Str line) {
    const Training *t = ctx;
    fprintf(t->call->err, STR_FMT "\n", STR_ARG(line));
}

static Err read_corrections(Db *db, void *ctx, Error *e) {
    Training *t = ctx;
    Brand brand = { 0 };
    if (call_has(t->call, TRAIN_BRAND))
        TRY(call_brand(t->call, db, t->call->values[TRAIN_BRAND], &brand, e));
    return correction_table(db, t->call->arena, brand.id, &t->corrections, &t->correction_count, e);
}

/* What people said becomes one more set of the recipe, counting like the labels of
 * data/labels/model.recipe that count full. */
static Err add_corrections(Training *t, Str *recipe, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    TRY(call_store(t->call, OPEN_READ, &store, e));
    TRY(store_reading(store, read_corrections, t, e));
    if (t->correction_count > 0)
        *recipe = str_fmt(t->call->arena, STR_FMT "\nset corrections\ntimes 2\nfile %s labels\n",
                          STR_ARG(*recipe), corrections_path);
    fprintf(t->call->err, "corrections of people: %lld messages\n",
            (long long)t->correction_count);
    return ERR_OK;
}

static Err run(Call *c, Error *e) {
    Training t = { .call = c, .folder = path_folder(c->args[0]) };
    LearnWorld world = { .read = read_file, .say = say, .ctx = &t };
    Str recipe, model;
    TRY(file_read(c->arena, str_z(c->arena, c->args[0]), RECIPE_MAX, &recipe, e));
    if (call_has(c, TRAIN_BRAND) && !call_has(c, TRAIN_CORRECTIONS))
        FAIL_USAGE(c, e, "--brand says whose corrections: add --corrections");
    if (call_has(c, TRAIN_CORRECTIONS))
        TRY(add_corrections(&t, &recipe, e));
    TRY(learn_train(&world, c->arena, recipe, &model, e));
    TRY(file_replace(str_z(c->arena, c->args[1]), model, 0644, e));
    fprintf(c->out, STR_FMT ": %zu bytes\n", STR_ARG(c->args[1]), model.n);
    return ERR_OK;
}

const Command cmd_train = {
    .name = "train",
    .args = "RECIPE OUT",
    .least = 2,
    .most = 2,
    .summary = "Learn a model from labelled messages",
    .help = "The recipe names the files, what their labels mean, and what must not be learnt from; "
            "docs/model.md tells how one is written and shows the one of the model inside this "
            "program. The same recipe and files give the same bytes. Tells how good each head is "
            "on folds its weights had not seen.\n\n"
            "With --corrections the classes that people gave to messages in the desk are learnt "
            "too, personal data masked.",
    .options = options,
    .option_count = COUNT(options),
    .run = run,
};
