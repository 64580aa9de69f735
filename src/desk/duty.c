#include "desk/duty.h"

#include "desk/brand.h"

const char *const duty_names[] = { "lead", "assessor", "responder", "monitor", "spokesperson",
                                   NULL };
static_assert(COUNT(duty_names) == DUTY__COUNT + 1, "one name per duty");

static const Role roles[] = {
    [DUTY_LEAD] = ROLE_NONE,         [DUTY_ASSESSOR] = ROLE_WRITER,
    [DUTY_RESPONDER] = ROLE_WRITER,  [DUTY_MONITOR] = ROLE_READER,
    [DUTY_SPOKESPERSON] = ROLE_APPROVER,
};
static_assert(COUNT(roles) == DUTY__COUNT, "a role for every duty");

Role duty_role(Duty d) { return roles[d]; }

typedef struct RoleNow {
    Role role;
    Duty duty; /* NULL reads as the one that brings nothing */
} RoleNow;
static const Field now_fields[] = { FIELD_ENUM_OF(RoleNow, role, role_names),
                                    FIELD_ENUM_OF(RoleNow, duty, duty_names) };
static const Model now_model = MODEL(RoleNow, now_fields);

Err role_now(Db *db, int64_t brand_id, int64_t staff_id, int64_t now, Role *out, Error *e) {
    SCRATCH(a);
    List rows;
    TRY(db_list(db, a, Q_ROLE_NOW, DB_ARGS(DB_V(brand_id), DB_V(staff_id), DB_V(now)), &now_model,
                &rows, e));
    *out = ROLE_NONE;
    const RoleNow *r = rows.items;
    for (size_t i = 0; i < rows.count; i++) {
        Role brought = duty_role(r[i].duty);
        Role here = r[i].role > brought ? r[i].role : brought;
        *out = here > *out ? here : *out;
    }
    return ERR_OK;
}

Err writer_check(Db *db, const Caller *by, int64_t staff_id, const char *field, Error *e) {
    Role role;
    TRY(role_now(db, by->brand_id, staff_id, by->now, &role, e));
    if (role < ROLE_WRITER)
        FAIL_FIELD(e, field, "is not somebody of this brand who may write");
    return ERR_OK;
}

typedef struct DutyBrand {
    Brand brand;
    Duty duty;
} DutyBrand;
static const Field brand_fields[] = {
    FIELD_AS(DutyBrand, brand.id, "id"),
    FIELD_AS(DutyBrand, brand.name, "name"),
    FIELD_AS(DutyBrand, brand.zone, "zone"),
    FIELD_AS(DutyBrand, brand.is_sample, "is_sample"),
    FIELD_AS(DutyBrand, brand.drill_of, "drill_of"),
    FIELD_AS(DutyBrand, brand.crisis_id, "crisis_id"),
    FIELD_AS(DutyBrand, brand.created_at, "created_at"),
    FIELD_ENUM_OF(DutyBrand, duty, duty_names),
};
static const Model duty_brand_model = MODEL(DutyBrand, brand_fields);

static Brand *brand_of(Brand *brands, size_t count, int64_t id) {
    for (size_t i = 0; i < count; i++)
        if (brands[i].id == id)
            return &brands[i];
    return NULL;
}

Err brands_now(Db *db, Arena *a, int64_t staff_id, int64_t now, List *out, Error *e) {
    List own, lent;
    TRY(brand_list(db, a, staff_id, &own, e));
    TRY(db_list(db, a, Q_BRAND_OF_DUTY, DB_ARGS(DB_V(staff_id), DB_V(now)), &duty_brand_model,
                &lent, e));
    Brand *brands = arena_make(a, Brand, own.count + lent.count + 1);
    const DutyBrand *d = lent.items;
    size_t count = 0;
    for (; count < own.count; count++)
        brands[count] = ((const Brand *)own.items)[count];
    for (size_t i = 0; i < lent.count; i++) {
        Brand *b = brand_of(brands, count, d[i].brand.id);
        if (b == NULL) {
            b = &brands[count++];
            *b = d[i].brand;
        }
        b->role = duty_role(d[i].duty) > b->role ? duty_role(d[i].duty) : b->role;
    }
    *out = (List){ count ? brands : NULL, count };
    return ERR_OK;
}
