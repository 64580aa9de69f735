#include "app/commands.h"
#include "app/file.h"
#include "app/paths.h"
#include "learn/learn.h"

enum { RECIPE_MAX = 64 * 1024, FILE_MAX = 256 * 1024 * 1024 };

typedef struct Training {
    Call *call;
    Str folder; /* of the recipe */
} Training;

static Err read_file(void *ctx, Arena *a, Str path, Str *out, Error *e) {
    const Training *t = ctx;
    bool is_whole = str_starts(path, S("/"));
    Str file = is_whole ? path : str_fmt(a, STR_FMT "/" STR_FMT, STR_ARG(t->folder), STR_ARG(path));
    return file_read(a, str_z(a, file), FILE_MAX, out, e);
}

static void say(void *ctx, Str line) {
    const Training *t = ctx;
    fprintf(t->call->err, STR_FMT "\n", STR_ARG(line));
}

static Err run(Call *c, Error *e) {
    Training t = { .call = c, .folder = path_folder(c->args[0]) };
    LearnWorld world = { .read = read_file, .say = say, .ctx = &t };
    Str recipe, model;
    TRY(file_read(c->arena, str_z(c->arena, c->args[0]), RECIPE_MAX, &recipe, e));
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
    .flags = COMMAND_NO_CONFIG,
    .summary = "Learn a model from labelled messages",
    .help = "The recipe names the files, what their labels mean, and what must not be learnt from; "
            "docs/model.md tells how one is written and shows the one of the model inside this "
            "program. The same recipe and files give the same bytes.",
    .run = run,
};
