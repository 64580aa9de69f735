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
    Office o = { .files = test_db_make(), .arena = arena_new(1 << 16) };
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
    CHECK_ERR(ERR_INVALID, staff_join(o.store, o.arena, &join, NOW + 4 * DAY, &dimas, &e));
    CHECK_OK(staff_join(o.store, o.arena, &join, NOW + DAY, &dimas, &e));
    CHECK_ERR(ERR_INVALID, staff_join(o.store, o.arena, &join, NOW + DAY, &dimas, &e));
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
