#include "app/commands.h"
#include "app/file.h"
#include "app/key.h"
#include "app/opening.h"
#include "app/verifier.h"
#include "base/number.h"
#include "crisis/proof.h"

enum { PROOF_CASE, PROOF_CRISIS, PROOF_BRAND, PROOF_ENGLISH, PROOF_FILE_MODE = 0600 };
static const size_t proof_most = (size_t)1 << 30;

static const Option options[] = {
    [PROOF_CASE] = { "case", "NUMBER", NULL, "Of this case." },
    [PROOF_CRISIS] = { "crisis", "NUMBER", NULL, "Of this crisis, with all cases of its problem." },
    [PROOF_BRAND] = { "brand", "BRAND", NULL, "Name or number; needed when there are several." },
    [PROOF_ENGLISH] = { "english", NULL, NULL, "In English. Default: Indonesian." },
};

typedef struct Making {
    Call *call;
    ProofOf of;
    Caller by;
    Seal sealed;
    Buf out;
} Making;

static Err begin(Db *db, void *ctx, Error *e) {
    Making *m = ctx;
    Brand brand = { 0 };
    TRY(call_brand(m->call, db, m->call->values[PROOF_BRAND], &brand, e));
    m->by = program_caller(brand.id);
    return proof_begin(db, m->call->arena, &m->by, &m->of, &m->sealed, e);
}

static Err write_out(Db *db, void *ctx, Error *e) {
    Making *m = ctx;
    return proof_write(db, m->call->arena, &m->by, &m->of, &m->sealed, &m->out, e);
}

static Err read_of(const Call *c, ProofOf *of, Error *e) {
    Str one = c->values[PROOF_CASE], all = c->values[PROOF_CRISIS];
    if ((one.n == 0) == (all.n == 0))
        FAIL_FIELD(e, "case", "or --crisis is needed, and not both");
    if (!parse_i64(one.n ? one : all, 1, INT64_MAX, one.n ? &of->case_id : &of->crisis_id))
        FAIL_FIELD(e, one.n ? "case" : "crisis", "must be a number, as in the address of its page");
    return ERR_OK;
}

static Err run(Call *c, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    SecretKey key;
    Making m = {
        .call = c, .of = { .is_english = call_has(c, PROOF_ENGLISH), .verifier = verifier_source() }
    };
    const char *path = str_z(c->arena, c->args[0]);
    TRY(read_of(c, &m.of, e));
    if (file_exists(path))
        FAIL(e, ERR_CONFLICT, "%s is there already: name a new file", path);
    TRY(key_load(&c->loaded.config, &key, e));
    SealPair pair = seal_pair_of(&key);
    m.of.pair = &pair;
    m.out = buf_new(c->arena, proof_most);
    TRY(call_store(c, OPEN_WRITE, &store, e));
    TRY(store_transact(store, begin, &m, e));
    TRY(store_reading(store, write_out, &m, e));
    return file_create(path, buf_str(&m.out), PROOF_FILE_MODE, e);
}

const Command cmd_proof = {
    .name = "proof",
    .args = "FILE",
    .least = 1,
    .most = 1,
    .summary = "Write an evidence file about a case or a crisis",
    .help =
        "Writes one HTML file with the messages, the sealed copies and the log of a case or a "
        "crisis, signed by this installation. Anybody can read it in a browser, and check it "
        "without Tanggap by the small program that stands in it (verifier/tanggap-verify.c).\n\n"
        "    tanggap proof --case 812 bukti-812.html",
    .options = options,
    .option_count = COUNT(options),
    .run = run,
};
