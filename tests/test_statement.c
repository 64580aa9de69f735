#include "test_statement.h"

#include "desk/staff.h"

static Error e;
enum { NOW = STATEMENT_NOW };

Caller desk_owner(const Desk *d, int64_t now) { return shop_person(&d->shop, now); }

Caller desk_second(const Desk *d, int64_t now) {
    return (Caller){ .staff_id = d->second_id, .brand_id = d->shop.brand_id,
                     .role = ROLE_APPROVER, .rights = role_rights(ROLE_APPROVER), .now = now };
}

Desk desk_alone(void) {
    Desk d = { .shop = test_shop_make() };
    TestShop *s = &d.shop;
    Source out = { 0 };
    Caller by = desk_owner(&d, NOW);
    CHECK_OK(source_update(s->db, s->arena, &by, s->sources[0],
                           &(Source){ .name = S("instagram"), .channel = CHANNEL_INSTAGRAM,
                                      .kind = SOURCE_FILE, .way_out = WAY_HOOK,
                                      .out_url = S("https://contoh.example/out"),
                                      .out_secret = S("sealed") },
                           &out, &e));
    return d;
}

Desk desk_make(void) {
    Desk d = desk_alone();
    TestShop *s = &d.shop;
    Staff person = { 0 };
    CHECK_OK(staff_create(s->db, s->arena,
                          &(NewStaff){ .email = S("dimas@toko.example"), .name = S("Dimas"),
                                       .password_hash = S("-"), .brand_id = s->brand_id,
                                       .role = ROLE_APPROVER, .now = 1000 },
                          &person, &e));
    d.second_id = person.id;
    return d;
}

void desk_end(Desk *d) { test_shop_end(&d->shop); }

List desk_words(Arena *a, const char *text) {
    Str *one = arena_make(a, Str, 1);
    *one = str_c(text);
    return (List){ one, text != NULL };
}

StatementSlot desk_slot(Desk *d, DriftKind kind, const char *value, const char *old) {
    return (StatementSlot){ .kind = kind, .values = desk_words(d->shop.arena, value),
                            .old = desk_words(d->shop.arena, old) };
}

Statement desk_statement(Desk *d, int64_t problem_id, const char *deadline) {
    Statement s = { 0 };
    Caller by = desk_owner(d, NOW - HOUR);
    StatementSlot slots[] = { desk_slot(d, DRIFT_DEADLINE, deadline, NULL),
                              desk_slot(d, DRIFT_CAUSE, "kemasan bocor", "bahan basi"),
                              desk_slot(d, DRIFT_REMEDY, "refund penuh", NULL) };
    StatementForm form = { .name = S("Kemasan bocor"), .problem_id = problem_id,
                           .slots = { slots, COUNT(slots) },
                           .text = S("Kemasan kami ada yang bocor.") };
    CHECK_OK(statement_create(d->shop.db, d->shop.arena, &by, &form, &s, &e));
    return s;
}

StatementVersion desk_version(Desk *d, int64_t id, int64_t number) {
    StatementVersion v = { 0 };
    Caller by = desk_owner(d, NOW);
    CHECK_OK(statement_version_get(d->shop.db, d->shop.arena, &by, id, number, &v, &e));
    return v;
}

Err desk_step(Desk *d, const Caller *by, StatementVersion *v, StatementAct act) {
    return statement_act(d->shop.db, d->shop.arena, by,
                         &(StatementStep){ .statement_id = v->statement_id, .number = v->number,
                                           .act = act, .version = v->version,
                                           .reason = S("diganti") },
                         v, &d->shop.e);
}

/* Approved by the second person and in force at `now`. */
StatementVersion desk_enforced(Desk *d, int64_t id, int64_t number, int64_t now) {
    StatementVersion v = desk_version(d, id, number);
    Caller by = desk_second(d, now);
    CHECK_OK(desk_step(d, &by, &v, STATEMENT_APPROVE));
    CHECK_OK(desk_step(d, &by, &v, STATEMENT_ENFORCE));
    return v;
}

Err desk_edit(Desk *d, StatementVersion *v, List slots, const char *text) {
    Caller by = desk_owner(d, NOW);
    return statement_edit(d->shop.db, d->shop.arena, &by,
                          &(StatementEdit){ .statement_id = v->statement_id, .number = v->number,
                                            .version = v->version, .slots = slots,
                                            .text = str_c(text) },
                          v, &d->shop.e);
}

/* The next version of it, with another deadline, as a draft. */
StatementVersion desk_next(Desk *d, int64_t id, const char *deadline) {
    StatementVersion v = { 0 };
    Caller by = desk_owner(d, NOW);
    CHECK_OK(statement_begin(d->shop.db, d->shop.arena, &by, id, &v, &e));
    StatementSlot *slots = v.slots.items;
    slots[0].values = desk_words(d->shop.arena, deadline);
    CHECK_OK(desk_edit(d, &v, v.slots, "Kemasan kami ada yang bocor."));
    return v;
}
