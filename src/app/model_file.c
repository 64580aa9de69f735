#include "app/model_file.h"

#include "app/file.h"

Err model_load(Arena *a, Str path, const TextModel **out, Error *e) {
    TextModel *m = arena_make(a, TextModel, 1);
    Str content;
    *out = model_default();
    if (path.n == 0)
        return ERR_OK;
    TRY(file_read(a, str_z(a, path), MODEL_BYTES_MOST, &content, e));
    if (model_open_copy(a, content, m, e) != ERR_OK)
        return err_wrap(e, str_z(a, path));
    if (m->kind == FEATURES_DRAFTS)
        FAIL(e, ERR_INVALID, STR_FMT ": this model knows the sentences of drafts (`option features "
             "drafts`) and reads no messages", STR_ARG(path));
    *out = m;
    return ERR_OK;
}

Err model_of_config(Arena *a, const Config *c, const TextModel **out, Error *e) {
    const TextModel *m;
    *out = NULL;
    if (c->model.n == 0)
        return ERR_OK;
    if (model_load(a, c->model, &m, e) != ERR_OK)
        return err_wrap(e, "the setting model (leave it out for the model inside the program)");
    if (!m->is_standard)
        FAIL_FIELD(e, "model", "names one that answers other questions than messages are asked: "
                   "make it with `tanggap train data/labels/model.recipe OUT`");
    *out = m;
    return ERR_OK;
}
