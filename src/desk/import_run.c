#include "desk/import_run.h"

#include "desk/audit.h"

static const Field import_run_fields[] = {
    FIELD(ImportRun, id),
    FIELD(ImportRun, source_id),
    FIELD(ImportRun, file),
    FIELD(ImportRun, print),
    FIELD(ImportRun, state, .doc = "running, stopped or done"),
    FIELD(ImportRun, at_byte, .doc = "All before it was taken in"),
    FIELD(ImportRun, taken),
    FIELD(ImportRun, known, .doc = "Messages that were here already"),
    FIELD(ImportRun, bad, .doc = "Lines that could not be read"),
    FIELD_TIME_OF(ImportRun, started_at),
    FIELD_TIME_OF(ImportRun, ended_at, .flags = FIELD_OPTIONAL),
};
const Model import_run_model = MODEL(ImportRun, import_run_fields);

static const char *const states[] = { "running", "stopped", "done", NULL };

static NODISCARD Err log_run(Db *db, const Caller *by, const char *act, const ImportRun *run,
                             Error *e) {
    SCRATCH(a);
    return audit_add(db, by,
                     &(AuditAct){ .act = act, .object = "import", .object_id = run->id,
                                  .detail = str_fmt(a, STR_FMT " source=%lld byte=%lld taken=%lld "
                                                    "known=%lld bad=%lld",
                                                    STR_ARG(run->state),
                                                    (long long)run->source_id,
                                                    (long long)run->at_byte,
                                                    (long long)run->taken, (long long)run->known,
                                                    (long long)run->bad) },
                     e);
}

Err import_begin(Db *db, Arena *a, const Caller *by, const ImportFile *file, ImportRun *out,
                 Error *e) {
    ImportRun run = { 0 };
    bool found;
    TRY(db_maybe(db, a, Q_IMPORT_UNFINISHED,
                 DB_ARGS(DB_V(by->brand_id), DB_V(file->print), DB_V(file->source_id)),
                 &import_run_model, &run, &found, e));
    if (found)
        TRY(db_run(db, Q_IMPORT_RESUME, DB_ARGS(DB_V(by->brand_id), DB_V(run.id)), NULL, e));
    else
        TRY(db_one(db, a, Q_IMPORT_INSERT,
                   DB_ARGS(DB_V(by->brand_id), DB_V(file->source_id), DB_V(file->name),
                           DB_V(file->print), DB_V(by->now)),
                   &import_run_model, &run, e));
    run.state = S("running");
    run.ended_at = 0;
    TRY(log_run(db, by, found ? "import.resume" : "import.begin", &run, e));
    *out = run;
    return ERR_OK;
}

Err import_advance(Db *db, const ImportRun *run, Error *e) {
    int64_t brand_id;
    bool is_running = str_eq(run->state, S("running"));
    assert(names_find(states, run->state) >= 0);
    assert(is_running == (run->ended_at == 0));
    TRY(db_i64(db, Q_IMPORT_UPDATE,
               DB_ARGS(DB_V(run->id), DB_V(run->at_byte), DB_V(run->taken), DB_V(run->known),
                       DB_V(run->bad), DB_V(run->state), db_id(run->ended_at)),
               &brand_id, e));
    if (is_running)
        return ERR_OK;
    return log_run(db, &(Caller){ .brand_id = brand_id, .now = run->ended_at }, "import.end", run,
                   e);
}

Err import_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    return db_list(db, a, Q_IMPORT_LIST, DB_ARGS(DB_V(brand_id)), &import_run_model, out, e);
}
