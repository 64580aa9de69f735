/* import_progress.h - how far a long import is: one line that renews itself on a terminal, a
 * line every ten seconds elsewhere. */
#ifndef APP_IMPORT_PROGRESS_H
#define APP_IMPORT_PROGRESS_H

#include "base/str.h"

#include <stdio.h>

typedef struct ImportProgress {
    FILE *out;
    bool is_terminal;
    const char *name;
    int64_t began_ms, shown_ms;
    int64_t from, size; /* bytes: where this run began; -1 = size unknown */
} ImportProgress;

ImportProgress import_progress(FILE *out, const char *name, int64_t from, int64_t size);
/* Shows it when it is time to. */
void import_progress_show(ImportProgress *p, int64_t rows, int64_t at_byte);
void import_progress_clear(ImportProgress *p);

#endif
