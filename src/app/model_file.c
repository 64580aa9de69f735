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
    *out = m;
    return ERR_OK;
}
