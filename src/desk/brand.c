#include "desk/brand.h"

#include "base/time.h"
#include "desk/audit.h"
#include "desk/event.h"
#include "desk/search_words.h"

static const Field policy_fields[] = {
    FIELD(Policy, four_eyes, .flags = FIELD_REQUIRED,
          .doc = "A public reply is read by a second person before it leaves"),
    FIELD(Policy, hold_public, .flags = FIELD_REQUIRED, .least = 0, .most = 600,
          .doc = "Seconds a public reply can be called back"),
    FIELD(Policy, hold_private, .flags = FIELD_REQUIRED, .least = 0, .most = 600),
    FIELD(Policy, clock_comment, .flags = FIELD_REQUIRED, .least = MINUTE, .most = 3 * DAY),
    FIELD(Policy, clock_chat, .flags = FIELD_REQUIRED, .least = MINUTE, .most = 3 * DAY),
    FIELD(Policy, clock_marketplace, .flags = FIELD_REQUIRED, .least = MINUTE, .most = 3 * DAY),
    FIELD(Policy, clock_review, .flags = FIELD_REQUIRED, .least = MINUTE, .most = 3 * DAY),
    FIELD(Policy, clock_mail, .flags = FIELD_REQUIRED, .least = MINUTE, .most = 3 * DAY),
    FIELD(Policy, clock_grave, .flags = FIELD_REQUIRED, .least = MINUTE, .most = 3 * DAY),
    FIELD(Policy, hours_from, .flags = FIELD_REQUIRED, .least = 0, .most = DAY,
          .doc = "Start of the working day, seconds after local midnight"),
    FIELD(Policy, hours_to, .flags = FIELD_REQUIRED, .least = 0, .most = DAY),
    FIELD_ENUM_OF(Policy, alarm_level, verdict_level_names, .flags = FIELD_REQUIRED,
                  .doc = "Lowest level that wakes people"),
    FIELD(Policy, quiet_days, .flags = FIELD_REQUIRED, .least = 1, .most = 90,
          .doc = "Days after which an account that is silent or unanswered is named"),
    FIELD(Policy, policy_version, .flags = FIELD_REQUIRED,
          .doc = "The version that was read; another one is refused"),
};
const Model policy_model = MODEL(Policy, policy_fields);

static const Field brand_fields[] = {
    FIELD(Brand, id, .flags = FIELD_READONLY),
    FIELD(Brand, name, .flags = FIELD_REQUIRED, .max = 100),
    FIELD(Brand, zone, .flags = FIELD_REQUIRED, .least = -12 * HOUR, .most = 14 * HOUR,
          .doc = "Seconds east of UTC; 25200 is WIB"),
    FIELD(Brand, is_sample, .flags = FIELD_READONLY),
    FIELD_ENUM_OF(Brand, role, role_names, .flags = FIELD_READONLY),
    FIELD_TIME_OF(Brand, created_at, .flags = FIELD_READONLY),
};
const Model brand_model = MODEL(Brand, brand_fields);

Err brand_create(Db *db, Arena *a, const Caller *by, const Brand *in, Brand *out, Error *e) {
    Str name = str_trim(in->name);
    if (name.n == 0)
        FAIL_FIELD(e, "name", "is empty: give the business a name");
    TRY(db_one(db, a, Q_BRAND_INSERT,
               DB_ARGS(DB_V(name), DB_V(in->zone), DB_V(in->is_sample), DB_V(by->now)),
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

Err brand_remove(Db *db, const Caller *by, Error *e) {
    SCRATCH(a);
    Brand b = { 0 };
    TRY(brand_get(db, a, by->brand_id, &b, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "brand.remove", .object = "brand", .object_id = b.id,
                               .detail = b.name },
                  e));
    TRY(search_words_forget(db, b.id, e));
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

Err policy_get(Db *db, int64_t brand_id, Policy *out, Error *e) {
    SCRATCH(a);
    return db_one(db, a, Q_POLICY_GET, DB_ARGS(DB_V(brand_id)), &policy_model, out, e);
}

static NODISCARD Err log_policy(Db *db, const Caller *by, const Policy *p, Error *e) {
    SCRATCH(a);
    Buf b = buf_new(a, 600);
    buf_printf(&b, "four_eyes=%d hold=%lld/%lld alarm=%s hours=%lld-%lld", p->four_eyes,
               (long long)p->hold_public, (long long)p->hold_private,
               verdict_level_names[p->alarm_level], (long long)p->hours_from,
               (long long)p->hours_to);
    buf_printf(&b, " clocks: comment=%lld chat=%lld marketplace=%lld review=%lld mail=%lld "
               "grave=%lld", (long long)p->clock_comment, (long long)p->clock_chat,
               (long long)p->clock_marketplace, (long long)p->clock_review,
               (long long)p->clock_mail, (long long)p->clock_grave);
    buf_printf(&b, " quiet_days=%lld", (long long)p->quiet_days);
    return audit_add(db, by,
                     &(AuditAct){ .act = "policy.change", .object = "policy",
                                  .object_id = p->policy_version, .detail = buf_str(&b) },
                     e);
}

Err policy_set(Db *db, const Caller *by, const Policy *p, Policy *out, Error *e) {
    int64_t changed;
    if (p->hours_to <= p->hours_from)
        FAIL_FIELD(e, "hours_to", "must be later than the start of the working day");
    TRY(db_run(db, Q_POLICY_SET,
               DB_ARGS(DB_V(by->brand_id), DB_V(p->four_eyes), DB_V(p->hold_public),
                       DB_V(p->hold_private), DB_V(p->clock_comment), DB_V(p->clock_chat),
                       DB_V(p->clock_marketplace), DB_V(p->clock_review), DB_V(p->clock_mail),
                       DB_V(p->clock_grave), DB_V(p->hours_from), DB_V(p->hours_to),
                       db_name(verdict_level_names, (int)p->alarm_level), DB_V(p->policy_version),
                       DB_V(p->quiet_days)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed the policy meanwhile: load it again");
    TRY(policy_get(db, by->brand_id, out, e));
    TRY(log_policy(db, by, out, e));
    return event_add(db, by->brand_id, EVENT_SETTINGS, 0, by->now, e);
}
