/* import.h - one file into the desk, or (dry run) onto the screen. */
#ifndef APP_IMPORT_H
#define APP_IMPORT_H

#include "app/command.h"
#include "connect/item.h"
#include "store/store.h"

typedef struct ImportOptions {
    Str source, format, own, bad; /* bad: file for the lines that could not be read */
    int zone;
    bool is_json, is_quiet;
    Store *store;     /* not for a dry run */
    int64_t brand_id;
    int64_t lock_ms;
} ImportOptions;

typedef struct ImportSummary {
    Str file, format, source;
    int64_t taken, known, edited, deleted, cases, bad, took_ms;
    bool is_done; /* false: stopped by Ctrl-C */
} ImportSummary;
extern const Model import_summary_model;

NODISCARD Err import_file(Call *c, const ImportOptions *o, const char *path, ImportSummary *out,
                          Error *e);
/* Each message as a line of JSON by item_model, or for people; no database. */
NODISCARD Err import_dry_run(Call *c, const ImportOptions *o, const char *path,
                             ImportSummary *out, Error *e);

/* The lines of these numbers (text of "12\n40\n..") of the file, and its first, to `to`. */
NODISCARD Err import_save_bad(const char *from, Str numbers, const char *to, bool with_first,
                              Error *e);

#endif
