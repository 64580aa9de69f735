/* import_run.h - how far each imported file came, so that it can be interrupted and run again. */
#ifndef DESK_IMPORT_RUN_H
#define DESK_IMPORT_RUN_H

#include "desk/role.h"
#include "store/db.h"

typedef struct ImportRun {
    int64_t id, source_id;
    Str file, print, state; /* running, stopped, done */
    int64_t at_byte, taken, known, bad, started_at, ended_at;
} ImportRun;
extern const Model import_run_model;

typedef struct ImportFile {
    int64_t source_id;
    Str name, print; /* print: size and hash of the first bytes */
} ImportFile;
/* The unfinished run of the same file (by print) into the same source, or a new one. */
NODISCARD Err import_begin(Db *db, Arena *a, const Caller *by, const ImportFile *file,
                           ImportRun *out, Error *e);
/* In the same transaction as the batch it tells of. `ended_at` is set when, and only when, the
 * state is no longer running. ERR_NOT_FOUND when the run was finished or removed meanwhile. */
NODISCARD Err import_advance(Db *db, const ImportRun *run, Error *e);
NODISCARD Err import_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);

#endif
