#include "app/commands.h"
#include "app/key.h"
#include "app/opening.h"
#include "app/paths.h"
#include "app/print.h"
#include "app/seal_file.h"
#include "desk/audit.h"
#include "desk/sealed_copy.h"

enum { VERIFY_JSON };
static const Option options[] = {
    [VERIFY_JSON] = { "json", NULL, NULL, "Print JSON." },
};

typedef struct Verify {
    Call *call;
    Store *store;
    SealCheck seals;
    List verdicts; /* of AuditVerdict */
    int64_t copies, bad_copy;
} Verify;

static Err walk(Db *db, void *ctx, Error *e) {
    Verify *v = ctx;
    TRY(sealed_copy_verify(db, &v->copies, &v->bad_copy, e));
    return audit_verify(db, v->call->arena, &v->seals.newest, &v->verdicts, e);
}

/* Without the key the seals cannot be checked; the chains still can. */
static Err read_seals(Verify *v, Error *e) {
    Call *c = v->call;
    const Config *config = &c->loaded.config;
    SecretKey key;
    Error why;
    if (key_load(config, &key, &why) != ERR_OK) {
        fprintf(c->err, "The seals are not checked: %s\n", why.msg);
        return ERR_OK;
    }
    return seal_read(c->arena, str_z(c->arena, seal_file(c->arena, config)), &key, &v->seals, e);
}

static void show(const Verify *v) {
    FILE *out = v->call->out;
    const AuditVerdict *rows = v->verdicts.items;
    for (size_t i = 0; i < v->verdicts.count; i++) {
        fprintf(out, "brand %lld: %lld rows, ", (long long)rows[i].brand_id,
                (long long)rows[i].rows);
        if (rows[i].bad_seq)
            fprintf(out, "broken at row %lld: " STR_FMT "\n", (long long)rows[i].bad_seq,
                    STR_ARG(rows[i].why));
        else
            fputs("whole\n", out);
    }
    fprintf(out, "%lld sealed copies, %lld seals checked\n", (long long)v->copies,
            (long long)v->seals.count);
}

static Err judge(Verify *v, Error *e) {
    Call *c = v->call;
    const AuditVerdict *rows = v->verdicts.items;
    c->status = STATUS_BROKEN;
    for (size_t i = 0; i < v->verdicts.count; i++)
        if (rows[i].bad_seq)
            FAIL(e, ERR_CONFLICT, "the log of brand %lld is broken at row %lld: " STR_FMT,
                 (long long)rows[i].brand_id, (long long)rows[i].bad_seq, STR_ARG(rows[i].why));
    if (v->bad_copy)
        FAIL(e, ERR_CONFLICT, "sealed copy %lld was changed", (long long)v->bad_copy);
    if (v->seals.bad_line)
        FAIL(e, ERR_CONFLICT, "line %lld of the seal file is damaged or not signed with this key",
             (long long)v->seals.bad_line);
    c->status = STATUS_OK;
    return ERR_OK;
}

static Err run(Call *c, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    Verify v = { .call = c };
    TRY(call_store(c, OPEN_READ, &store, e));
    TRY(read_seals(&v, e));
    Err code = store_check(store, e);
    if (code != ERR_OK) {
        c->status = STATUS_BROKEN;
        return code;
    }
    TRY(store_reading(store, walk, &v, e));
    if (call_has(c, VERIFY_JSON))
        print_json_list(c, &audit_verdict_model, &v.verdicts);
    else
        show(&v);
    return judge(&v, e);
}

const Command cmd_verify = {
    .name = "verify",
    .summary = "Check the database and that nobody changed the log",
    .help = "Checks the structure of the database, walks the hash chain of every brand's log and "
            "compares it with the signed heads in the seal file beside the database. Exit status "
            "5 means that something is broken; the first broken row is named.",
    .options = options,
    .option_count = COUNT(options),
    .run = run,
};
