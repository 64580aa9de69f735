/* model_file.h - the model that reads messages: the one inside the program, or a file. */
#ifndef APP_MODEL_FILE_H
#define APP_MODEL_FILE_H

#include "app/config.h"
#include "text/model.h"

/* With an empty path the one inside the program. The content of a file is checked,
 * and that it reads messages. Lives in `a`. */
NODISCARD Err model_load(Arena *a, Str path, const TextModel **out, Error *e);
/* The model of the setting `model` for those who read on the store; NULL for the one inside. The
 * error names the setting. */
NODISCARD Err model_of_config(Arena *a, const Config *c, const TextModel **out, Error *e);

#endif
