/* password_prompt.h - a password from whoever sits there, or from a pipe. */
#ifndef APP_PASSWORD_PROMPT_H
#define APP_PASSWORD_PROMPT_H

#include "app/command.h"

/* From a terminal: asked twice, not shown; else the first line of standard input. */
NODISCARD Err password_prompt(Call *c, const char *question, Str *out, Error *e);

#endif
