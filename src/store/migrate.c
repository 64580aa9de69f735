#include "store/store_inside.h"

typedef struct Applied {
    int64_t version;
    Str checksum;
} Applied;
static const Field applied_fields[] = { FIELD(Applied, version), FIELD(Applied, checksum) };
static const Model applied_model = MODEL(Applied, applied_fields);

static NODISCARD Err apply(Db *db, const Migration *m, int64_t now, Error *e) {
    TRY(db_script(db, db_engine(db) == DB_SQLITE ? m->sqlite : m->pgsql, e));
    return db_run(db, Q_MIGRATION_RECORD,
                  DB_ARGS(DB_V(m->version), DB_V(str_c(m->name)), DB_V(str_c(m->checksum)),
                          DB_V(now)),
                  NULL, e);
}

static NODISCARD Err check_applied(const Schema *schema, const List *applied, Error *e) {
    const Applied *done = applied->items;
    if (applied->count > schema->migration_count)
        FAIL(e, ERR_CONFLICT, "the database has schema %zu, this program only knows %zu: "
             "use a newer program", applied->count, schema->migration_count);
    for (size_t i = 0; i < applied->count; i++) {
        const Migration *m = &schema->migrations[i];
        if (done[i].version != m->version || !str_eq(done[i].checksum, str_c(m->checksum)))
            FAIL(e, ERR_CONFLICT, "migration %s was changed after it was applied", m->name);
    }
    return ERR_OK;
}

static NODISCARD Err migrate(Db *db, const Schema *schema, int64_t now, Error *e) {
    SCRATCH(a);
    List applied;
    int64_t ignored;
    TRY(db_i64(db, Q_MIGRATION_LOCK, DB_NO_ARGS, &ignored, e));
    TRY(db_run(db, Q_MIGRATION_TABLE, DB_NO_ARGS, NULL, e));
    TRY(db_list(db, a, Q_MIGRATION_LIST, DB_NO_ARGS, &applied_model, &applied, e));
    TRY(check_applied(schema, &applied, e));
    for (size_t i = applied.count; i < schema->migration_count; i++)
        if (apply(db, &schema->migrations[i], now, e) != ERR_OK)
            return err_wrap(e, schema->migrations[i].name);
    return ERR_OK;
}

Err store_migrate(Store *s, int64_t now, Error *e) {
    Db *db;
    TRY(store_write_as(s, BEGIN_SCHEMA, &db, e));
    Err err = migrate(db, s->schema, now, e);
    if (err == ERR_OK)
        return store_commit(s, &db, e);
    store_abort(s, &db);
    return err;
}

static NODISCARD Err version(Db *db, int64_t *out, Error *e) {
    int64_t tables;
    TRY(db_i64(db, Q_MIGRATION_TABLE_COUNT, DB_NO_ARGS, &tables, e));
    if (tables == 0) {
        *out = 0;
        return ERR_OK;
    }
    return db_i64(db, Q_MIGRATION_VERSION, DB_NO_ARGS, out, e);
}

Err store_version(Store *s, int64_t *out, Error *e) {
    Db *db;
    TRY(store_read(s, &db, e));
    Err err = version(db, out, e);
    store_done(s, &db);
    return err;
}
