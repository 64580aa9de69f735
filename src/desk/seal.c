#include "desk/seal.h"

#include "base/crypto.h"

static const Field seal_fields[] = {
    FIELD_TIME_OF(Seal, at, .flags = FIELD_REQUIRED),
    FIELD(Seal, brand_id, .flags = FIELD_REQUIRED),
    FIELD(Seal, seq, .flags = FIELD_REQUIRED),
    FIELD(Seal, hash, .flags = FIELD_REQUIRED, .max = 2 * SHA256_BYTES),
    FIELD(Seal, signature, .flags = FIELD_REQUIRED, .max = 2 * SEAL_SIGNATURE_BYTES),
};
const Model seal_model = MODEL(Seal, seal_fields);

SealPair seal_pair_of(const SecretKey *key) {
    SealPair p;
    SecretKey seed = secret_key_for(key, S("seal"));
    sign_keypair_of(seed.bytes, p.public_key, p.secret_key);
    return p;
}

Str seal_public_key(Arena *a, const SealPair *pair) {
    return hex(a, pair->public_key, sizeof pair->public_key);
}

static Str signed_text(Arena *a, const Seal *s) {
    return str_fmt(a, "tanggap seal 1 %lld %lld %lld " STR_FMT, (long long)s->at,
                   (long long)s->brand_id, (long long)s->seq, STR_ARG(s->hash));
}

Seal seal_make(Arena *a, const SealPair *pair, const AuditHead *head, int64_t now) {
    uint8_t signature[SEAL_SIGNATURE_BYTES];
    Seal s = { .at = now, .brand_id = head->brand_id, .seq = head->seq, .hash = head->hash };
    sign(pair->secret_key, signed_text(a, &s), signature);
    s.signature = hex(a, signature, sizeof signature);
    return s;
}

bool seal_is_genuine(Arena *a, const SealPair *pair, const Seal *s) {
    uint8_t signature[SEAL_SIGNATURE_BYTES];
    return hex_read(s->signature, signature, sizeof signature) &&
           sign_verify(pair->public_key, signed_text(a, s), signature);
}

static NODISCARD Err keep(Db *db, const Seal *s, Error *e) {
    return db_run(
        db, Q_SEAL_INSERT,
        DB_ARGS(DB_V(s->brand_id), DB_V(s->seq), DB_V(s->at), DB_V(s->hash), DB_V(s->signature)),
        NULL, e);
}

Err seal_all(Db *db, Arena *a, const SealPair *pair, int64_t now, Error *e) {
    List heads;
    TRY(db_list(db, a, Q_SEAL_MISSING, DB_NO_ARGS, &audit_head_model, &heads, e));
    const AuditHead *h = heads.items;
    for (size_t i = 0; i < heads.count; i++) {
        Seal s = seal_make(a, pair, &h[i], now);
        TRY(keep(db, &s, e));
    }
    return ERR_OK;
}

Err seal_heads(Db *db, Arena *a, List *out, Error *e) {
    return db_list(db, a, Q_SEAL_HEADS, DB_NO_ARGS, &seal_model, out, e);
}

Err seal_now(Db *db, Arena *a, const SealPair *pair, int64_t brand_id, int64_t now, Seal *out,
             Error *e) {
    AuditHead head = { 0 };
    bool found;
    *out = (Seal){ .brand_id = brand_id };
    TRY(db_maybe(db, a, Q_AUDIT_HEAD_LOCK, DB_ARGS(DB_V(brand_id)), &audit_head_model, &head,
                 &found, e));
    if (!found || head.seq == 0)
        return ERR_OK;
    *out = seal_make(a, pair, &head, now);
    return keep(db, out, e);
}

Err seal_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    return db_list(db, a, Q_SEAL_LIST, DB_ARGS(DB_V(brand_id)), &seal_model, out, e);
}
