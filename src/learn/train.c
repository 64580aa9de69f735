#include "learn/fit.h"

/* What the program would refuse to read is not handed out. */
static Err check(Arena *a, Str model, Error *e) {
    TextModel m;
    return model_open_copy(a, model, &m, e) == ERR_OK
               ? ERR_OK
               : err_wrap(e, "nothing was learnt from these sets");
}

Err learn_train(const LearnWorld *w, Arena *a, Str recipe, Str *out, Error *e) {
    Recipe *r = arena_make(a, Recipe, 1);
    Examples x;
    Fitted fitted;
    TRY(recipe_read(recipe, r, e));
    TRY(examples_load(w, r, a, &x, e));
    TRY(fit_all(w, r, a, &x, &fitted, e));
    *out = fit_write(a, &fitted);
    if (out->n == 0 || out->n > MODEL_BYTES_MOST - 64)
        FAIL(e, ERR_LIMIT, "the model would pass %d bytes: raise `option least`",
             MODEL_BYTES_MOST);
    return check(a, *out, e);
}
