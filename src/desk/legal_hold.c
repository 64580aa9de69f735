#include "desk/legal_hold.h"

#include "desk/clause.h"

static const Field hold_fields[] = {
    FIELD(LegalHold, id),
    FIELD(LegalHold, crisis_id),
    FIELD(LegalHold, reason, .flags = FIELD_OPTIONAL, .doc = "For whom the policy shows traces"),
    FIELD(LegalHold, made_by),
    FIELD(LegalHold, made_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(LegalHold, made_at),
    FIELD(LegalHold, lifted_by, .flags = FIELD_OPTIONAL, .doc = "null: it is in force"),
    FIELD(LegalHold, lifted_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(LegalHold, lifted_at, .flags = FIELD_OPTIONAL),
    FIELD(LegalHold, lift_reason, .flags = FIELD_OPTIONAL),
    FIELD(LegalHold, cases, .doc = "That it covers"),
    FIELD(LegalHold, version),
};
const Model legal_hold_model = MODEL(LegalHold, hold_fields);

typedef struct HeldBrand {
    int64_t brand_id;
} HeldBrand;
static const Field brand_fields[] = { FIELD(HeldBrand, brand_id) };
static const Model brand_model = MODEL(HeldBrand, brand_fields);

Err legal_hold_now(Db *db, Arena *a, int64_t brand_id, int64_t crisis_id, LegalHold *out,
                   Error *e) {
    bool found;
    *out = (LegalHold){ 0 };
    return db_maybe(db, a, Q_LEGAL_HOLD_NOW, DB_ARGS(DB_V(brand_id), DB_V(crisis_id)),
                    &legal_hold_model, out, &found, e);
}

Err legal_hold_gather(Db *db, int64_t brand_id, int64_t now, Error *e) {
    TRY(db_run(db, Q_LEGAL_HOLD_GATHER_PROBLEM, DB_ARGS(DB_V(brand_id)), NULL, e));
    return db_run(db, Q_LEGAL_HOLD_GATHER_SPAN, DB_ARGS(DB_V(brand_id), DB_V(now)), NULL, e);
}

Err legal_hold_sweep(Db *db, int64_t now, Error *e) {
    SCRATCH(a);
    List list;
    TRY(db_list(db, a, Q_LEGAL_HOLD_BRANDS, (DbArgs){ 0 }, &brand_model, &list, e));
    const HeldBrand *b = list.items;
    for (size_t i = 0; i < list.count; i++)
        TRY(legal_hold_gather(db, b[i].brand_id, now, e));
    return ERR_OK;
}

Err legal_hold_of_author(Db *db, Arena *a, int64_t brand_id, int64_t author_id, int64_t now,
                         Error *e) {
    int64_t crisis_id;
    Policy policy = { 0 };
    TRY(legal_hold_gather(db, brand_id, now, e));
    TRY(db_i64(db, Q_LEGAL_HOLD_OF_AUTHOR, DB_ARGS(DB_V(brand_id), DB_V(author_id)), &crisis_id,
               e));
    if (crisis_id == 0)
        return ERR_OK;
    TRY(policy_get(db, a, brand_id, &policy, e));
    FAIL_CLAUSE(e, &policy, CLAUSE_TRACE, ERR_CONFLICT, "",
                "what they wrote is evidence of crisis %lld, which is held", (long long)crisis_id);
}

Err legal_hold_of_brand(Db *db, int64_t brand_id, Error *e) {
    int64_t crisis_id;
    TRY(db_i64(db, Q_LEGAL_HOLD_OF_BRAND, DB_ARGS(DB_V(brand_id)), &crisis_id, e));
    if (crisis_id)
        FAIL(e, ERR_CONFLICT,
             "evidence of crisis %lld is held: an owner lifts the hold in the room first",
             (long long)crisis_id);
    return ERR_OK;
}
