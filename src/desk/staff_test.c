#include "desk/staff.h"

#include "base/crypto.h"
#include "base/limits.h"
#include "desk/brand.h"
#include "test_shop.h"

static Error e;
enum { NOW = 1790000000 };

/* argon2id takes its time: one hash serves all tests of a process. */
static const char sentence[] = "kuda lumping makan kaca";

typedef struct Office {
    TestDb files;
    Store *store;
    Arena *arena;
    Staff owner;
} Office;

static Office office_make(void) {
    Office o = { .files = test_db_with(&store_schema), .arena = arena_new(1 << 16) };
    CHECK_OK(crypto_start(&e));
    o.store = test_store(&o.files, &store_schema);
    SetupForm form = { .business = S("Toko Rasa"),
                       .name = S("Rasti"),
                       .email = S("Rasti@Toko.Example "),
                       .password = str_c(sentence) };
    CHECK_OK(staff_setup(o.store, o.arena, &form, NOW, &o.owner, &e));
    return o;
}

static void office_end(Office *o) {
    store_close(&o->store);
    test_db_remove(&o->files);
    arena_free(&o->arena);
}
#define OFFICE(name) Office name CLEANUP(office_end) = office_make()

static Err login(Office *o, const char *email, const char *password, const char *address,
                 Str *token) {
    Visitor v = { .address = str_c(address), .agent = S("test"), .now = NOW + 10 };
    return staff_login(o->store, o->arena, &(LoginForm){ str_c(email), str_c(password) }, &v, token,
                       &e);
}

static Err find(Office *o, Str token, int64_t now, Session *out) {
    Db *db;
    CHECK_OK(store_read(o->store, &db, &e));
    Err r = session_find(db, o->arena, token, now, out, &e);
    store_done(o->store, &db);
    return r;
}

TEST(the_first_run_happens_once) {
    OFFICE(o);
    Staff second = { 0 };
    List brands;
    Db *db;
    SetupForm form = { .business = S("Lain"),
                       .name = S("Orang"),
                       .email = S("x@y.example"),
                       .password = str_c(sentence) };
    CHECK_ERR(ERR_CONFLICT, staff_setup(o.store, o.arena, &form, NOW, &second, &e));
    CHECK_STR(o.owner.email, "rasti@toko.example");
    CHECK_OK(store_read(o.store, &db, &e));
    CHECK_OK(brand_list(db, o.arena, o.owner.id, &brands, &e));
    store_done(o.store, &db);
    CHECK(brands.count == 1 && ((Brand *)brands.items)->role == ROLE_OWNER);
}

TEST(weak_passwords_are_refused_with_a_remedy) {
    static const char *const weak[] = { "pendek", "1234567890", "Password123", "rasti12345", "" };
    OFFICE(o);
    for (size_t i = 0; i < COUNT(weak); i++) {
        Staff out = { 0 };
        SetupForm form = { .business = S("Rasti"),
                           .name = S("R"),
                           .email = S("rasti@toko.example"),
                           .password = str_c(weak[i]) };
        CHECK_ERR(ERR_INVALID, staff_setup(o.store, o.arena, &form, NOW, &out, &e));
        CHECK_STR(str_c(e.field), "password");
    }
}

TEST(a_session_lives_until_it_is_idle_old_or_its_person_ended) {
    OFFICE(o);
    Str token, bad = S("nothing");
    Session s = { 0 };
    CHECK_OK(login(&o, "rasti@TOKO.example", sentence, "10.0.0.1", &token));
    CHECK(token.n == 43);
    CHECK_OK(find(&o, token, NOW + 20, &s));
    CHECK(find(&o, bad, NOW + 20, &s) == ERR_DENIED);
    CHECK(find(&o, token, NOW + 20 + LIMIT_SESSION_IDLE, &s) == ERR_DENIED);
    CHECK_OK(session_touch(o.store, &s, NOW + LIMIT_SESSION_IDLE, &e));
    CHECK_OK(find(&o, token, NOW + 20 + LIMIT_SESSION_IDLE, &s));
    CHECK(find(&o, token, NOW + 20 + LIMIT_SESSION_AGE, &s) == ERR_DENIED);
}

TEST(a_wrong_address_reads_like_a_wrong_password) {
    OFFICE(o);
    Str token;
    CHECK(login(&o, "rasti@toko.example", "salah salah salah", "10.0.0.1", &token) == ERR_DENIED);
    Error one = e;
    CHECK(login(&o, "siapa@toko.example", "salah salah salah", "10.0.0.1", &token) == ERR_DENIED);
    CHECK(strcmp(one.msg, e.msg) == 0);
}

TEST(guessing_is_stopped_without_locking_the_owner_out) {
    OFFICE(o);
    Str token;
    for (int i = 0; i < LIMIT_LOGIN_TRIES; i++)
        CHECK(login(&o, "rasti@toko.example", "salah salah salah", "10.6.6.6", &token) ==
              ERR_DENIED);
    CHECK(login(&o, "rasti@toko.example", sentence, "10.6.6.6", &token) == ERR_LIMIT);
    CHECK_OK(login(&o, "rasti@toko.example", sentence, "10.0.0.1", &token));
}

static Err join_at(Office *o, const JoinForm *form, int64_t now, Staff *out) {
    Visitor v = { .address = S("10.7.7.7"), .agent = S("test"), .now = now };
    return staff_join(o->store, o->arena, form, &v, out, &e);
}

static int64_t first_brand(Office *o) {
    Db *db;
    List brands = { 0 };
    CHECK_OK(store_read(o->store, &db, &e));
    CHECK_OK(brand_list(db, o->arena, o->owner.id, &brands, &e));
    store_done(o->store, &db);
    return brands.count ? ((Brand *)brands.items)->id : 0;
}

/* Without argon2id: nobody signs in as them. */
static Caller add_colleague(Office *o, const char *email, Role role) {
    Db *db;
    Staff out = { 0 };
    int64_t brand_id = first_brand(o);
    CHECK_OK(store_write(o->store, &db, &e));
    CHECK_OK(staff_create(db, o->arena,
                          &(NewStaff){ .email = str_c(email), .name = S("Rekan"),
                                       .password_hash = S("-"), .brand_id = brand_id,
                                       .role = role, .now = NOW },
                          &out, &e));
    CHECK_OK(store_commit(o->store, &db, &e));
    return (Caller){ .staff_id = out.id, .brand_id = brand_id, .role = role,
                     .rights = role_rights(role), .now = NOW };
}

static Str invite(Office *o, const Caller *by, const char *email, Role role) {
    Db *db;
    Str token = S("");
    CHECK_OK(store_write(o->store, &db, &e));
    CHECK_OK(staff_invite(db, o->arena, by,
                          &(InviteForm){ .email = str_c(email), .name = S("X"), .role = role },
                          &token, &e));
    CHECK_OK(store_commit(o->store, &db, &e));
    return token;
}

static Caller the_owner(Office *o) {
    return (Caller){ .staff_id = o->owner.id, .brand_id = first_brand(o), .role = ROLE_OWNER,
                     .rights = role_rights(ROLE_OWNER), .now = NOW };
}

TEST(an_invitation_dies_with_the_right_of_who_made_it) {
    OFFICE(o);
    Db *db;
    Staff out = { 0 };
    Caller owner = the_owner(&o), admin = add_colleague(&o, "admin@toko.example", ROLE_ADMIN);
    Str ended = invite(&o, &admin, "lain@toko.example", ROLE_WRITER);
    JoinForm form = { .token = ended, .name = S("X"), .password = S("gajah duduk di bangku") };
    CHECK_OK(store_write(o.store, &db, &e));
    CHECK_OK(staff_set_role(db, o.arena, &owner, admin.staff_id, ROLE_READER, &out, &e));
    CHECK_OK(store_commit(o.store, &db, &e));
    CHECK_ERR(ERR_INVALID, join_at(&o, &form, NOW + 10, &out));
    CHECK_OK(store_write(o.store, &db, &e));
    CHECK_OK(staff_set_role(db, o.arena, &owner, admin.staff_id, ROLE_ADMIN, &out, &e));
    CHECK_OK(staff_end(db, &owner, admin.staff_id, &e));
    CHECK_OK(store_commit(o.store, &db, &e));
    CHECK_ERR(ERR_INVALID, join_at(&o, &form, NOW + 10, &out));
    CHECK_STR(str_c(e.field), "token");
}

TEST(joining_never_lowers_a_role) {
    OFFICE(o);
    Staff out = { 0 };
    Db *db;
    Role role;
    Caller owner = the_owner(&o), admin = add_colleague(&o, "admin@toko.example", ROLE_ADMIN);
    JoinForm form = { .token = invite(&o, &admin, "rasti@toko.example", ROLE_READER),
                      .name = S("Rasti"), .password = str_c(sentence) };
    CHECK_OK(join_at(&o, &form, NOW + 10, &out));
    CHECK_OK(store_read(o.store, &db, &e));
    CHECK_OK(member_role(db, owner.brand_id, o.owner.id, &role, &e));
    store_done(o.store, &db);
    CHECK(role == ROLE_OWNER);
}

TEST(a_password_is_not_guessed_through_an_invitation) {
    OFFICE(o);
    Staff out = { 0 };
    Caller admin = add_colleague(&o, "admin@toko.example", ROLE_ADMIN);
    JoinForm form = { .token = invite(&o, &admin, "rasti@toko.example", ROLE_READER),
                      .name = S("Rasti"), .password = S("salah salah salah") };
    for (int i = 0; i < LIMIT_LOGIN_TRIES; i++)
        CHECK(join_at(&o, &form, NOW + 10, &out) == ERR_DENIED);
    form.password = str_c(sentence);
    CHECK(join_at(&o, &form, NOW + 10, &out) == ERR_LIMIT);
}

TEST(addresses_of_one_network_are_counted_together) {
    OFFICE(o);
    Str token;
    for (int i = 0; i < LIMIT_LOGIN_TRIES; i++)
        CHECK(login(&o, "rasti@toko.example", "salah salah salah",
                    str_z(o.arena, str_fmt(o.arena, "2001:db8::%x", i + 1)),
                    &token) == ERR_DENIED);
    CHECK(login(&o, "rasti@toko.example", sentence, "2001:db8::ffff", &token) == ERR_LIMIT);
    CHECK_OK(login(&o, "rasti@toko.example", sentence, "2001:db8:1::1", &token));
}

/* As `tanggap sample create` does: whoever is in the business is an owner of the sample shop. */
static int64_t add_sample_shop(Office *o, const Caller *member) {
    Db *db;
    Brand sample = { 0 };
    CHECK_OK(store_write(o->store, &db, &e));
    CHECK_OK(brand_create(db, o->arena, &(Caller){ .staff_id = o->owner.id, .now = NOW },
                          &(Brand){ .name = S("Contoh"), .is_sample = true }, &sample, &e));
    CHECK_OK(member_add(db, &(Caller){ .brand_id = sample.id, .now = NOW }, member->staff_id,
                        ROLE_OWNER, &e));
    CHECK_OK(store_commit(o->store, &db, &e));
    return sample.id;
}

TEST(an_owner_of_the_sample_shop_owns_nothing_else) {
    OFFICE(o);
    Db *db;
    Brand made = { 0 };
    Caller reader = add_colleague(&o, "baca@toko.example", ROLE_READER);
    Caller admin = add_colleague(&o, "admin@toko.example", ROLE_ADMIN);
    Caller there = reader, owner = the_owner(&o);
    there.brand_id = add_sample_shop(&o, &reader);
    there.role = ROLE_OWNER;
    there.rights = role_rights(ROLE_OWNER);
    CHECK_OK(store_write(o.store, &db, &e));
    CHECK_ERR(ERR_DENIED, staff_end(db, &there, admin.staff_id, &e));
    CHECK_ERR(ERR_DENIED, staff_end(db, &there, reader.staff_id, &e));
    CHECK_ERR(ERR_DENIED, brand_add_by(db, o.arena, &there, S("Baru"), 0, &made, &e));
    CHECK_OK(staff_end(db, &owner, admin.staff_id, &e));
    store_abort(o.store, &db);
}

TEST(a_person_of_two_brands_is_ended_by_who_owns_both) {
    OFFICE(o);
    Db *db;
    Brand other = { 0 };
    Caller second = add_colleague(&o, "kedua@toko.example", ROLE_OWNER);
    Caller writer = add_colleague(&o, "tulis@toko.example", ROLE_WRITER), owner = the_owner(&o);
    CHECK_OK(store_write(o.store, &db, &e));
    CHECK_OK(brand_add_by(db, o.arena, &owner, S("Cabang"), 0, &other, &e));
    CHECK_OK(member_add(db, &(Caller){ .brand_id = other.id, .now = NOW }, writer.staff_id,
                        ROLE_WRITER, &e));
    CHECK_ERR(ERR_DENIED, staff_end(db, &second, writer.staff_id, &e));
    CHECK_OK(staff_end(db, &owner, writer.staff_id, &e));
    store_abort(o.store, &db);
}

TEST(a_person_is_invited_once_joins_and_is_ended_at_once) {
    OFFICE(o);
    Str token, session;
    Staff dimas = { 0 };
    Session s = { 0 };
    Db *db;
    List brands;
    CHECK_OK(store_write(o.store, &db, &e));
    CHECK_OK(brand_list(db, o.arena, o.owner.id, &brands, &e));
    int64_t brand_id = ((Brand *)brands.items)->id;
    Caller owner = { .staff_id = o.owner.id,
                     .brand_id = brand_id,
                     .role = ROLE_OWNER,
                     .rights = role_rights(ROLE_OWNER),
                     .now = NOW };
    Caller admin = owner;
    admin.role = ROLE_ADMIN;
    InviteForm form = { .email = S("dimas@toko.example"), .name = S("Dimas"), .role = ROLE_WRITER };
    InviteForm high = { .email = S("x@toko.example"), .name = S("X"), .role = ROLE_OWNER };
    CHECK_ERR(ERR_DENIED, staff_invite(db, o.arena, &admin, &high, &token, &e));
    CHECK_OK(staff_invite(db, o.arena, &owner, &form, &token, &e));
    CHECK_OK(store_commit(o.store, &db, &e));
    JoinForm join = { .token = token, .name = S("Dimas"), .password = S("gajah duduk di bangku") };
    CHECK_ERR(ERR_INVALID, join_at(&o, &join, NOW + 4 * DAY, &dimas));
    CHECK_OK(join_at(&o, &join, NOW + DAY, &dimas));
    CHECK_ERR(ERR_INVALID, join_at(&o, &join, NOW + DAY, &dimas));
    CHECK_OK(login(&o, "dimas@toko.example", "gajah duduk di bangku", "10.0.0.2", &session));
    CHECK_OK(find(&o, session, NOW + 20, &s));
    CHECK_OK(store_write(o.store, &db, &e));
    CHECK_ERR(ERR_CONFLICT, staff_end(db, &owner, o.owner.id, &e)); /* the last owner */
    CHECK_OK(staff_end(db, &owner, dimas.id, &e));
    CHECK_OK(store_commit(o.store, &db, &e));
    CHECK(find(&o, session, NOW + 20, &s) == ERR_DENIED);
    CHECK(login(&o, "dimas@toko.example", "gajah duduk di bangku", "10.0.0.2", &session) ==
          ERR_DENIED);
}
