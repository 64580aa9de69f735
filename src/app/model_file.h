/* model_file.h - the model that reads messages: the one inside the program, or a file. */
#ifndef APP_MODEL_FILE_H
#define APP_MODEL_FILE_H

#include "base/err.h"
#include "text/model.h"

/* With an empty path the one inside the program. The content of a file is checked. Lives in `a`. */
NODISCARD Err model_load(Arena *a, Str path, const TextModel **out, Error *e);

#endif
