#include "base/crypto.h"
#include "base/limits.h"
#include "desk/audit.h"
#include "desk/staff.h"

#include <arpa/inet.h>

static const Field session_fields[] = {
    FIELD(Session, id),
    FIELD(Session, staff_id),
    FIELD(Session, address),
    FIELD(Session, agent),
    FIELD(Session, acts_as, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Session, created_at),
    FIELD_TIME_OF(Session, seen_at),
    FIELD_TIME_OF(Session, expires_at),
    FIELD(Session, is_current),
};
const Model session_model = MODEL(Session, session_fields);

Str session_csrf(Arena *a, Str token) {
    uint8_t digest[SHA256_BYTES];
    hmac_sha256(token, S("csrf"), digest);
    return hex(a, digest, sizeof digest);
}

Err session_create(Db *db, Arena *a, int64_t staff_id, const Visitor *v, Str *token, Error *e) {
    Str made = crypto_token(a);
    TRY(db_run(db, Q_SESSION_INSERT,
               DB_ARGS(DB_V(sha256_hex(a, made)), DB_V(staff_id), DB_V(v->address),
                       DB_V(str_slice(v->agent.p ? v->agent : S(""), 0, 200)), DB_V(v->now),
                       DB_V(v->now + LIMIT_SESSION_AGE)),
               NULL, e));
    *token = made;
    Caller by = { .staff_id = staff_id, .now = v->now };
    return audit_add(db, &by,
                     &(AuditAct){ .act = "session.begin",
                                  .object = "staff",
                                  .object_id = staff_id,
                                  .personal = v->address },
                     e);
}

Err session_find(Db *db, Arena *a, Str token, int64_t now, Session *out, Error *e) {
    bool found = false;
    if (token.n)
        TRY(db_maybe(db, a, Q_SESSION_FIND,
                     DB_ARGS(DB_V(sha256_hex(a, token)), DB_V(now), DB_V(now - LIMIT_SESSION_IDLE)),
                     &session_model, out, &found, e));
    if (!found)
        FAIL(e, ERR_DENIED, "sign in first");
    return ERR_OK;
}

static Err touch_txn(Db *db, void *ctx, Error *e) {
    const Session *s = ctx;
    return db_run(db, Q_SESSION_TOUCH, DB_ARGS(DB_V(s->id), DB_V(s->seen_at)), NULL, e);
}

Err session_touch(Store *s, const Session *session, int64_t now, Error *e) {
    if (now - session->seen_at < 60)
        return ERR_OK;
    Session fresh = *session;
    fresh.seen_at = now;
    return store_transact(s, touch_txn, &fresh, e);
}

Err session_list(Db *db, Arena *a, const Caller *by, List *out, Error *e) {
    TRY(db_list(db, a, Q_SESSION_OF_STAFF, DB_ARGS(DB_V(by->staff_id)), &session_model, out, e));
    Session *rows = out->items;
    for (size_t i = 0; i < out->count; i++)
        rows[i].is_current = rows[i].id == by->session_id;
    return ERR_OK;
}

Err session_end(Db *db, const Caller *by, int64_t id, Error *e) {
    int64_t ended;
    TRY(db_run(db, Q_SESSION_END, DB_ARGS(DB_V(id), DB_V(by->staff_id)), &ended, e));
    if (ended == 0)
        FAIL(e, ERR_NOT_FOUND, "no such session of yours");
    Caller here = *by;
    here.brand_id = 0;
    return audit_add(
        db, &here,
        &(AuditAct){ .act = "session.end", .object = "staff", .object_id = by->staff_id }, e);
}

Err session_act_as(Db *db, const Caller *by, int64_t staff_id, Error *e) {
    int64_t known = 1;
    if (staff_id)
        TRY(db_i64(db, Q_SAMPLE_COLLEAGUE, DB_ARGS(DB_V(by->brand_id), DB_V(staff_id)), &known, e));
    if (!known)
        FAIL_FIELD(e, "staff_id", "is not an invented colleague of the sample shop");
    TRY(db_run(db, Q_SESSION_ACT_AS, DB_ARGS(DB_V(by->session_id), db_id(staff_id)), NULL, e));
    return audit_add(
        db, by, &(AuditAct){ .act = "session.act_as", .object = "staff", .object_id = staff_id },
        e);
}

/* ---- sign-in ---- */

/* Verified when the address is unknown, so that both cases take the same time. */
static const char nobody[] = "$argon2id$v=19$m=65536,t=2,p=1$"
                             "c2FsdHNhbHRzYWx0c2FsdA$"
                             "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY";

typedef struct LoginRow {
    int64_t id, ended_at;
    bool is_sample;
    Str email, name, language, password_hash;
    int64_t created_at;
} LoginRow;
static const Field login_row_fields[] = {
    FIELD(LoginRow, id),
    FIELD(LoginRow, ended_at),
    FIELD(LoginRow, is_sample),
    FIELD(LoginRow, email),
    FIELD(LoginRow, name),
    FIELD(LoginRow, language),
    FIELD(LoginRow, password_hash),
    FIELD(LoginRow, created_at),
};
static const Model login_row_model = MODEL(LoginRow, login_row_fields);

typedef struct LoginJob {
    Arena *arena;
    const Visitor *visitor;
    Str account, peer; /* keys of the counters */
    LoginRow row;
    bool ok;
    Str *token; /* NULL: no session is wanted */
} LoginJob;

static NODISCARD Err login_read(Store *s, LoginJob *j, Str email, Error *e) {
    Db *db;
    bool found;
    int64_t account = 0, peer = 0, since = j->visitor->now - LIMIT_LOGIN_WINDOW;
    TRY(store_read(s, &db, e));
    Err r = db_i64(db, Q_LOGIN_TRY_COUNT, DB_ARGS(DB_V(j->account), DB_V(since)), &account, e);
    if (r == ERR_OK)
        r = db_i64(db, Q_LOGIN_TRY_COUNT, DB_ARGS(DB_V(j->peer), DB_V(since)), &peer, e);
    if (r == ERR_OK)
        r = db_maybe(db, j->arena, Q_STAFF_BY_EMAIL, DB_ARGS(DB_V(email)), &login_row_model,
                     &j->row, &found, e);
    store_done(s, &db);
    TRY(r);
    if (account >= LIMIT_LOGIN_TRIES || peer >= LIMIT_LOGIN_TRIES_ADDR)
        FAIL(e, ERR_LIMIT, "too many tries: wait a quarter of an hour");
    if (!found || j->row.ended_at || j->row.is_sample)
        j->row = (LoginRow){ .password_hash = str_c(nobody) };
    return ERR_OK;
}

static Err login_txn(Db *db, void *ctx, Error *e) {
    LoginJob *j = ctx;
    if (j->ok) {
        TRY(db_run(db, Q_LOGIN_TRY_CLEAR, DB_ARGS(DB_V(j->account)), NULL, e));
        if (j->token == NULL)
            return ERR_OK;
        return session_create(db, j->arena, j->row.id, j->visitor, j->token, e);
    }
    TRY(db_run(db, Q_LOGIN_TRY_ADD, DB_ARGS(DB_V(j->account), DB_V(j->visitor->now)), NULL, e));
    return db_run(db, Q_LOGIN_TRY_ADD, DB_ARGS(DB_V(j->peer), DB_V(j->visitor->now)), NULL, e);
}

/* Whoever has an IPv6 address has 2^64 of them: they count as one. */
static Str network_of(Arena *a, Str address) {
    struct in6_addr six;
    if (inet_pton(AF_INET6, str_z(a, address), &six) != 1)
        return address;
    return str_fmt(a, STR_FMT "/64", STR_ARG(hex(a, six.s6_addr, sizeof six.s6_addr / 2)));
}

static NODISCARD Err login(Store *s, Arena *a, const LoginForm *form, LoginJob *j, Error *e) {
    Str email = str_lower_ascii(a, str_trim(form->email));
    Str peer = network_of(a, j->visitor->address);
    j->arena = a;
    j->peer = str_fmt(a, "p:" STR_FMT, STR_ARG(peer));
    /* Counted for the pair of account and peer: a stranger elsewhere cannot lock the owner out. */
    j->account = str_fmt(a, "a:" STR_FMT,
                         STR_ARG(sha256_hex(a, str_fmt(a, STR_FMT "|" STR_FMT, STR_ARG(email),
                                                       STR_ARG(peer)))));
    TRY(login_read(s, j, email, e));
    j->ok = password_verify(j->row.password_hash, form->password) && j->row.id != 0;
    TRY(store_transact(s, login_txn, j, e));
    if (!j->ok)
        FAIL(e, ERR_DENIED, "the e-mail address or the password is wrong");
    return ERR_OK;
}

Err staff_login(Store *s, Arena *a, const LoginForm *form, const Visitor *v, Str *token, Error *e) {
    LoginJob job = { .visitor = v, .token = token };
    return login(s, a, form, &job, e);
}

Err staff_prove(Store *s, Arena *a, const LoginForm *form, const Visitor *v, Error *e) {
    LoginJob job = { .visitor = v };
    return login(s, a, form, &job, e);
}
