#include "desk/brand.h"

#include "base/time.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/legal_hold.h"
#include "desk/policy.h"
#include "desk/prepared.h"
#include "desk/search_words.h"

static const Field brand_fields[] = {
    FIELD(Brand, id, .flags = FIELD_READONLY),
    FIELD(Brand, name, .flags = FIELD_REQUIRED, .max = 100),
    FIELD(Brand, zone, .flags = FIELD_REQUIRED, .least = -12 * HOUR, .most = 14 * HOUR,
          .doc = "Seconds east of UTC; 25200 is WIB"),
    FIELD(Brand, is_sample, .flags = FIELD_READONLY),
    FIELD(Brand, drill_of, .flags = FIELD_READONLY | FIELD_OPTIONAL,
          .doc = "A rehearsal of this brand: nothing leaves it"),
    FIELD(Brand, crisis_id, .flags = FIELD_READONLY | FIELD_OPTIONAL,
          .doc = "The crisis that runs; null: none"),
    FIELD_ENUM_OF(Brand, role, role_names, .flags = FIELD_READONLY),
    FIELD_TIME_OF(Brand, created_at, .flags = FIELD_READONLY),
};
const Model brand_model = MODEL(Brand, brand_fields);

Err brand_create(Db *db, Arena *a, const Caller *by, const Brand *in, Brand *out, Error *e) {
    Str name = str_trim(in->name);
    if (utf8_is_blank(name))
        FAIL_FIELD(e, "name", "is empty: give the business a name");
    if (!utf8_is_line(name))
        FAIL_FIELD(e, "name", "must be one line of text");
    TRY(db_one(db, a, Q_BRAND_INSERT,
               DB_ARGS(DB_V(name), DB_V(in->zone), DB_V(in->is_sample), DB_V(by->now),
                       db_id(in->drill_of)),
               &brand_model, out, e));
    if (by->staff_id) {
        TRY(db_run(db, Q_MEMBER_SET,
                   DB_ARGS(DB_V(out->id), DB_V(by->staff_id), db_name(role_names, ROLE_OWNER),
                           DB_V(by->now)),
                   NULL, e));
        out->role = ROLE_OWNER;
    }
    Caller in_brand = *by;
    in_brand.brand_id = out->id;
    TRY(policy_start(db, &in_brand, e));
    TRY(prepared_start(db, &in_brand, e));
    return audit_add(
        db, &in_brand,
        &(AuditAct){
            .act = "brand.create", .object = "brand", .object_id = out->id, .detail = out->name },
        e);
}

Err brand_add_by(Db *db, Arena *a, const Caller *by, Str name, int64_t zone, Brand *out, Error *e) {
    int64_t owned;
    TRY(db_i64(db, Q_MEMBER_OWNS_ANY, DB_ARGS(DB_V(by->staff_id)), &owned, e));
    if (owned == 0)
        FAIL(e, ERR_DENIED, "only an owner may add a brand");
    return brand_create(db, a, by, &(Brand){ .name = name, .zone = zone }, out, e);
}

Err brand_get(Db *db, Arena *a, int64_t id, Brand *out, Error *e) {
    return db_one(db, a, Q_BRAND_GET, DB_ARGS(DB_V(id)), &brand_model, out, e);
}

Err brand_list(Db *db, Arena *a, int64_t staff_id, List *out, Error *e) {
    if (staff_id == 0)
        return db_list(db, a, Q_BRAND_ALL, DB_NO_ARGS, &brand_model, out, e);
    return db_list(db, a, Q_BRAND_OF_STAFF, DB_ARGS(DB_V(staff_id)), &brand_model, out, e);
}

/* The rehearsal that plays beside it goes with it. */
static NODISCARD Err forget_stage(Db *db, int64_t id, Error *e) {
    int64_t stage;
    TRY(db_i64(db, Q_BRAND_DRILL_STAGE, DB_ARGS(DB_V(id)), &stage, e));
    return stage ? search_words_forget(db, stage, e) : ERR_OK;
}

Err brand_remove(Db *db, const Caller *by, Error *e) {
    SCRATCH(a);
    Brand b = { 0 };
    TRY(brand_get(db, a, by->brand_id, &b, e));
    if (!b.is_sample && b.drill_of == 0)
        TRY(legal_hold_of_brand(db, b.id, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "brand.remove", .object = "brand", .object_id = b.id,
                               .detail = b.name },
                  e));
    TRY(forget_stage(db, b.id, e));
    TRY(search_words_forget(db, b.id, e));
    if (b.drill_of == 0) /* its people are those of the brand it rehearses */
        TRY(db_run(db, Q_SAMPLE_STAFF_END, DB_ARGS(DB_V(by->now), DB_V(b.id)), NULL, e));
    return db_run(db, Q_BRAND_DELETE, DB_ARGS(DB_V(b.id)), NULL, e);
}

Err brand_remove_sample(Db *db, const Caller *by, Error *e) {
    SCRATCH(a);
    Brand b = { 0 };
    TRY(brand_get(db, a, by->brand_id, &b, e));
    if (!b.is_sample)
        FAIL(e, ERR_DENIED, "only the sample shop can be removed here");
    return brand_remove(db, by, e);
}
