#include "desk/staff.h"

#include "base/crypto.h"
#include "base/limits.h"
#include "base/time.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/password.h"
#include "text/name.h"

/* Live messages of the sample shop begin so many seconds after the first run. */
enum { EMAIL_MAX = 254, INVITATION_AGE = 3 * DAY, SAMPLE_BEGINS = 8, SIGN_NAME_MOST = 40 };

static const Field staff_fields[] = {
    FIELD(Staff, id),
    FIELD(Staff, email),
    FIELD(Staff, name),
    FIELD(Staff, sign_name, .flags = FIELD_OPTIONAL, .doc = "Below their answers"),
    FIELD(Staff, language),
    FIELD_ENUM_OF(Staff, role, role_names),
    FIELD(Staff, is_sample),
    FIELD_TIME_OF(Staff, created_at),
    FIELD_TIME_OF(Staff, ended_at, .flags = FIELD_OPTIONAL),
};
const Model staff_model = MODEL(Staff, staff_fields);

static const Field setup_fields[] = {
    FIELD(SetupForm, business, .flags = FIELD_REQUIRED, .max = 100),
    FIELD(SetupForm, name, .flags = FIELD_REQUIRED, .max = 100),
    FIELD(SetupForm, email, .flags = FIELD_REQUIRED, .max = EMAIL_MAX),
    FIELD(SetupForm, password, .flags = FIELD_REQUIRED | FIELD_SECRET, .max = LIMIT_PASSWORD),
    FIELD(SetupForm, zone, .flags = FIELD_OPTIONAL, .least = -12 * HOUR, .most = 14 * HOUR),
    FIELD(SetupForm, code, .flags = FIELD_OPTIONAL | FIELD_SECRET, .max = 64),
};
const Model setup_form_model = MODEL(SetupForm, setup_fields);

static const Field login_fields[] = {
    FIELD(LoginForm, email, .flags = FIELD_REQUIRED, .max = EMAIL_MAX),
    FIELD(LoginForm, password, .flags = FIELD_REQUIRED | FIELD_SECRET, .max = LIMIT_PASSWORD),
};
const Model login_form_model = MODEL(LoginForm, login_fields);

static const Field invite_fields[] = {
    FIELD(InviteForm, email, .flags = FIELD_REQUIRED, .max = EMAIL_MAX),
    FIELD(InviteForm, name, .flags = FIELD_REQUIRED, .max = 100),
    FIELD_ENUM_OF(InviteForm, role, role_names, .flags = FIELD_REQUIRED),
};
const Model invite_form_model = MODEL(InviteForm, invite_fields);

static const Field join_fields[] = {
    FIELD(JoinForm, token, .flags = FIELD_REQUIRED | FIELD_SECRET, .max = 64),
    FIELD(JoinForm, name, .flags = FIELD_REQUIRED, .max = 100),
    FIELD(JoinForm, password, .flags = FIELD_REQUIRED | FIELD_SECRET, .max = LIMIT_PASSWORD),
};
const Model join_form_model = MODEL(JoinForm, join_fields);

static const Field sign_fields[] = {
    FIELD(SignForm, sign_name, .flags = FIELD_OPTIONAL, .max = SIGN_NAME_MOST,
          .doc = "Stands below one's answers; null: the first word of the name"),
};
const Model sign_form_model = MODEL(SignForm, sign_fields);

static const Field role_fields[] = {
    FIELD_ENUM_OF(RoleForm, role, role_names, .flags = FIELD_REQUIRED),
};
const Model role_form_model = MODEL(RoleForm, role_fields);

static const Field password_fields[] = {
    FIELD(PasswordForm, old_password, .flags = FIELD_REQUIRED | FIELD_SECRET,
          .max = LIMIT_PASSWORD),
    FIELD(PasswordForm, password, .flags = FIELD_REQUIRED | FIELD_SECRET, .max = LIMIT_PASSWORD),
};
const Model password_form_model = MODEL(PasswordForm, password_fields);

typedef struct StaffSecret {
    Staff staff;
    Str password_hash;
} StaffSecret;
static const Field secret_fields[] = {
    FIELD_AS(StaffSecret, staff.id, "id"),
    FIELD_AS(StaffSecret, staff.email, "email"),
    FIELD_AS(StaffSecret, staff.name, "name"),
    FIELD_AS(StaffSecret, staff.language, "language"),
    FIELD_AS(StaffSecret, staff.is_sample, "is_sample"),
    FIELD_AS(StaffSecret, staff.created_at, "created_at"),
    FIELD_AS(StaffSecret, staff.ended_at, "ended_at"),
    FIELD(StaffSecret, password_hash),
};
static const Model secret_model = MODEL(StaffSecret, secret_fields);

static NODISCARD Err clean_email(Arena *a, Str in, Str *out, Error *e) {
    Str s = str_lower_ascii(a, str_trim(in));
    ptrdiff_t at = str_find(s, S("@"));
    if (at < 1 || (size_t)at + 3 > s.n || s.n > EMAIL_MAX || str_find(s, S(" ")) >= 0 ||
        str_find(str_slice(s, (size_t)at + 1, s.n), S("@")) >= 0)
        FAIL_FIELD(e, "email", "is not an e-mail address: write it like nama@toko.id");
    *out = s;
    return ERR_OK;
}

/* ---- people ---- */

Err staff_any(Db *db, bool *out, Error *e) {
    int64_t n;
    TRY(db_i64(db, Q_STAFF_COUNT, DB_NO_ARGS, &n, e));
    *out = n > 0;
    return ERR_OK;
}

Err staff_get(Db *db, Arena *a, int64_t id, Staff *out, Error *e) {
    return db_one(db, a, Q_STAFF_GET, DB_ARGS(DB_V(id)), &staff_model, out, e);
}

Err staff_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    if (brand_id == 0)
        return db_list(db, a, Q_STAFF_ALL, DB_NO_ARGS, &staff_model, out, e);
    return db_list(db, a, Q_STAFF_OF_BRAND, DB_ARGS(DB_V(brand_id)), &staff_model, out, e);
}

typedef struct RoleRow {
    Role role;
} RoleRow;
static const Field role_row_fields[] = { FIELD_ENUM_OF(RoleRow, role, role_names) };
static const Model role_row_model = MODEL(RoleRow, role_row_fields);

Err staff_by_email(Db *db, Arena *a, Str email, Staff *out, Error *e) {
    StaffSecret found = { 0 };
    bool any;
    Str clean;
    TRY(clean_email(a, email, &clean, e));
    TRY(db_maybe(db, a, Q_STAFF_BY_EMAIL, DB_ARGS(DB_V(clean)), &secret_model, &found, &any, e));
    *out = any ? found.staff : (Staff){ 0 };
    return ERR_OK;
}

Err member_role(Db *db, int64_t brand_id, int64_t staff_id, Role *out, Error *e) {
    SCRATCH(a);
    RoleRow row = { 0 };
    bool found;
    TRY(db_maybe(db, a, Q_MEMBER_ROLE, DB_ARGS(DB_V(brand_id), DB_V(staff_id)), &role_row_model,
                 &row, &found, e));
    *out = found ? row.role : ROLE_NONE;
    return ERR_OK;
}

Err member_check(Db *db, int64_t brand_id, int64_t staff_id, const char *field, Error *e) {
    Role role;
    TRY(member_role(db, brand_id, staff_id, &role, e));
    if (role == ROLE_NONE)
        FAIL_FIELD(e, field, "is nobody of this brand: invite them first");
    return ERR_OK;
}

static NODISCARD Err set_member(Db *db, int64_t brand_id, int64_t staff_id, Role role, int64_t now,
                                Error *e) {
    return db_run(
        db, Q_MEMBER_SET,
        DB_ARGS(DB_V(brand_id), DB_V(staff_id), db_name(role_names, (int)role), DB_V(now)), NULL,
        e);
}

Err member_add(Db *db, const Caller *by, int64_t staff_id, Role role, Error *e) {
    TRY(set_member(db, by->brand_id, staff_id, role, by->now, e));
    return audit_add(db, by,
                     &(AuditAct){ .act = "staff.join",
                                  .object = "staff",
                                  .object_id = staff_id,
                                  .detail = str_c(role_names[role]) },
                     e);
}

Err staff_create(Db *db, Arena *a, const NewStaff *in, Staff *out, Error *e) {
    Str email;
    TRY(clean_email(a, in->email, &email, e));
    if (utf8_is_blank(in->name))
        FAIL_FIELD(e, "name", "is empty: give a name that colleagues know");
    if (!utf8_is_line(str_trim(in->name)))
        FAIL_FIELD(e, "name", "must be one line of text");
    Err r = db_one(db, a, Q_STAFF_INSERT,
                   DB_ARGS(DB_V(email), DB_V(str_trim(in->name)), DB_V(in->password_hash),
                           DB_V(S("id")), DB_V(in->is_sample), DB_V(in->now)),
                   &staff_model, out, e);
    if (r == ERR_CONFLICT)
        FAIL_FIELD(e, "email", "belongs to somebody already: invite them into the brand instead");
    TRY(r);
    if (in->brand_id)
        TRY(set_member(db, in->brand_id, out->id, in->role, in->now, e));
    out->role = in->role;
    return ERR_OK;
}

/* ---- first run ---- */

typedef struct SetupJob {
    Arena *arena;
    const SetupForm *form;
    Str hash;
    int64_t now;
    Staff *out;
} SetupJob;

static NODISCARD Err check_first(Db *db, Error *e) {
    bool any;
    TRY(staff_any(db, &any, e));
    if (any)
        FAIL(e, ERR_CONFLICT, "the first run is over: sign in");
    return ERR_OK;
}

static NODISCARD Err still_to_do(Store *s, Error *e) {
    Db *db;
    TRY(store_read(s, &db, e));
    Err r = check_first(db, e);
    store_done(s, &db);
    return r;
}

static Err setup_txn(Db *db, void *ctx, Error *e) {
    SetupJob *j = ctx;
    Brand brand = { 0 };
    int64_t sample;
    TRY(check_first(db, e));
    TRY(staff_create(db, j->arena,
                     &(NewStaff){ .email = j->form->email,
                                  .name = j->form->name,
                                  .password_hash = j->hash,
                                  .role = ROLE_OWNER,
                                  .now = j->now },
                     j->out, e));
    Caller by = { .staff_id = j->out->id, .role = ROLE_OWNER, .now = j->now };
    TRY(brand_create(
        db, j->arena, &by,
        &(Brand){ .name = j->form->business, .zone = j->form->zone ? j->form->zone : ZONE_WIB },
        &brand, e));
    TRY(db_i64(db, Q_BRAND_SAMPLE_ID, DB_NO_ARGS, &sample, e));
    if (sample) {
        TRY(set_member(db, sample, j->out->id, ROLE_OWNER, j->now, e));
        TRY(db_run(db, Q_SAMPLE_LINE_BEGIN, DB_ARGS(DB_V(sample), DB_V(j->now + SAMPLE_BEGINS)),
                   NULL, e));
    }
    return audit_add(
        db, &by, &(AuditAct){ .act = "staff.setup", .object = "staff", .object_id = j->out->id },
        e);
}

Err staff_setup(Store *s, Arena *a, const SetupForm *form, int64_t now, Staff *out, Error *e) {
    SetupJob job = { .arena = a, .form = form, .now = now, .out = out };
    TRY(password_check(form->password, form->email, form->business, e));
    TRY(still_to_do(s, e)); /* before the hash, which costs */
    TRY(password_hash(a, form->password, &job.hash, e));
    return store_transact(s, setup_txn, &job, e);
}

/* ---- invitations ---- */

Err staff_invite(Db *db, Arena *a, const Caller *by, const InviteForm *form, Str *token, Error *e) {
    Str email;
    TRY(clean_email(a, form->email, &email, e));
    if (form->role == ROLE_NONE)
        FAIL_FIELD(e, "role", "must be one of reader, writer, approver, admin, owner");
    if (!role_may_give(by->role, form->role))
        FAIL(e, ERR_DENIED, "only an owner may give this role");
    *token = crypto_token(a);
    TRY(db_run(db, Q_INVITATION_INSERT,
               DB_ARGS(DB_V(sha256_hex(a, *token)), DB_V(by->brand_id), DB_V(email),
                       DB_V(form->name), db_name(role_names, (int)form->role), DB_V(by->staff_id),
                       DB_V(by->now + INVITATION_AGE)),
               NULL, e));
    return audit_add(db, by,
                     &(AuditAct){ .act = "staff.invite",
                                  .object = "brand",
                                  .object_id = by->brand_id,
                                  .detail = str_c(role_names[form->role]),
                                  .personal = email },
                     e);
}

typedef struct Invitation {
    int64_t brand_id, made_by, expires_at;
    Str email, name;
    Role role;
} Invitation;
static const Field invitation_fields[] = {
    FIELD(Invitation, brand_id),   FIELD(Invitation, made_by),
    FIELD(Invitation, expires_at), FIELD(Invitation, email),
    FIELD(Invitation, name),       FIELD_ENUM_OF(Invitation, role, role_names),
};
static const Model invitation_model = MODEL(Invitation, invitation_fields);

typedef struct JoinJob {
    Arena *arena;
    const JoinForm *form;
    const Visitor *visitor;
    Invitation invitation;
    bool is_known;
    StaffSecret known; /* whose address it is, when somebody has it */
    Str hash;
    Staff *out;
} JoinJob;

static bool has_account(const JoinJob *j) { return j->is_known && j->known.staff.ended_at == 0; }

/* An invitation is worth what its maker may still give: one who was ended or has a lower role
 * now lets nobody in. */
static NODISCARD Err find_invitation(Db *db, JoinJob *j, Str hash, Error *e) {
    Role maker = ROLE_NONE;
    bool found;
    Invitation *inv = &j->invitation;
    TRY(db_maybe(db, j->arena, Q_INVITATION_FIND, DB_ARGS(DB_V(hash), DB_V(j->visitor->now)),
                 &invitation_model, inv, &found, e));
    if (found)
        TRY(member_role(db, inv->brand_id, inv->made_by, &maker, e));
    if (!found || !role_may_give(maker, inv->role))
        FAIL_FIELD(e, "token", "this invitation is used or too old: ask for a new one");
    return db_maybe(db, j->arena, Q_STAFF_BY_EMAIL, DB_ARGS(DB_V(inv->email)), &secret_model,
                    &j->known, &j->is_known, e);
}

static NODISCARD Err look_at_invitation(Store *s, JoinJob *j, Error *e) {
    Db *db;
    TRY(store_read(s, &db, e));
    Err r = find_invitation(db, j, sha256_hex(j->arena, j->form->token), e);
    store_done(s, &db);
    return r;
}

/* Slow and before the transaction: the password of an account is proven like at sign-in, and
 * counted like there; a new one is hashed. */
static NODISCARD Err prepare_password(Store *s, JoinJob *j, Error *e) {
    if (has_account(j)) {
        Err r = staff_prove(s, j->arena, &(LoginForm){ j->invitation.email, j->form->password },
                            j->visitor, e);
        if (r == ERR_DENIED)
            FAIL(e, ERR_DENIED, "this address has an account already: use its password");
        return r;
    }
    TRY(password_check(j->form->password, j->invitation.email, j->form->name, e));
    return password_hash(j->arena, j->form->password, &j->hash, e);
}

/* Somebody known keeps the person and never a lower role; a person who was ended comes back with
 * the new password. */
static NODISCARD Err join_person(Db *db, JoinJob *j, Error *e) {
    const Invitation *inv = &j->invitation;
    int64_t id = j->known.staff.id, now = j->visitor->now;
    Role was;
    if (!j->is_known)
        return staff_create(db, j->arena,
                            &(NewStaff){ .email = inv->email,
                                         .name = j->form->name,
                                         .password_hash = j->hash,
                                         .brand_id = inv->brand_id,
                                         .role = inv->role,
                                         .now = now },
                            j->out, e);
    if (!has_account(j))
        TRY(db_run(db, Q_STAFF_REJOIN, DB_ARGS(DB_V(id), DB_V(j->hash), DB_V(j->form->name)), NULL,
                   e));
    TRY(member_role(db, inv->brand_id, id, &was, e));
    if (was < inv->role)
        TRY(set_member(db, inv->brand_id, id, inv->role, now, e));
    return staff_get(db, j->arena, id, j->out, e);
}

static Err join_txn(Db *db, void *ctx, Error *e) {
    JoinJob *j = ctx;
    JoinJob seen = *j;
    int64_t used;
    Str hash = sha256_hex(j->arena, j->form->token);
    TRY(find_invitation(db, j, hash, e));
    if (j->is_known != seen.is_known || has_account(j) != has_account(&seen) ||
        !str_eq(j->known.password_hash, seen.known.password_hash))
        FAIL(e, ERR_CONFLICT, "this account changed meanwhile: try again");
    TRY(db_run(db, Q_INVITATION_USE, DB_ARGS(DB_V(hash)), &used, e));
    if (used != 1)
        FAIL_FIELD(e, "token", "this invitation is used or too old: ask for a new one");
    TRY(join_person(db, j, e));
    Caller by = { .staff_id = j->out->id,
                  .brand_id = j->invitation.brand_id,
                  .role = j->invitation.role,
                  .now = j->visitor->now };
    return audit_add(db, &by,
                     &(AuditAct){ .act = "staff.join",
                                  .object = "staff",
                                  .object_id = j->out->id,
                                  .detail = str_c(role_names[j->invitation.role]) },
                     e);
}

Err staff_join(Store *s, Arena *a, const JoinForm *form, const Visitor *v, Staff *out, Error *e) {
    JoinJob job = { .arena = a, .form = form, .visitor = v, .out = out };
    TRY(look_at_invitation(s, &job, e));
    TRY(prepare_password(s, &job, e));
    return store_transact(s, join_txn, &job, e);
}

/* ---- membership and the end ---- */

static NODISCARD Err keep_one_owner(Db *db, int64_t brand_id, int64_t staff_id, Error *e) {
    int64_t others;
    TRY(db_i64(db, Q_MEMBER_OWNERS, DB_ARGS(DB_V(brand_id), DB_V(staff_id)), &others, e));
    if (others == 0)
        FAIL(e, ERR_CONFLICT, "a brand needs an owner: make somebody else owner first");
    return ERR_OK;
}

/* Membership, what a duty lends and levels of the escalation ladder end together, in rehearsals of
 * the brand as well. */
static NODISCARD Err leave(Db *db, const Caller *by, int64_t staff_id, int64_t *duties, Error *e) {
    DbArgs of = DB_ARGS(DB_V(by->brand_id), DB_V(staff_id));
    TRY(db_run(db, Q_MEMBER_REMOVE, of, NULL, e));
    TRY(db_run(db, Q_MEMBER_LEVELS_END, of, NULL, e));
    return db_run(db, Q_MEMBER_DUTIES_END,
                  DB_ARGS(DB_V(by->brand_id), DB_V(staff_id), DB_V(by->now)), duties, e);
}

Err staff_set_role(Db *db, Arena *a, const Caller *by, int64_t staff_id, Role role, Staff *out,
                   Error *e) {
    Role was;
    int64_t duties = 0;
    TRY(member_role(db, by->brand_id, staff_id, &was, e));
    if (was == ROLE_NONE)
        FAIL(e, ERR_NOT_FOUND, "no such person in this brand");
    if (!role_may_give(by->role, role) || !role_may_give(by->role, was))
        FAIL(e, ERR_DENIED, "only an owner may change this role");
    if (was == ROLE_OWNER && role != ROLE_OWNER)
        TRY(keep_one_owner(db, by->brand_id, staff_id, e));
    if (role == ROLE_NONE)
        TRY(leave(db, by, staff_id, &duties, e));
    else
        TRY(db_run(db, Q_MEMBER_CHANGE,
                   DB_ARGS(DB_V(by->brand_id), DB_V(staff_id), db_name(role_names, (int)role)),
                   NULL, e));
    TRY(staff_get(db, a, staff_id, out, e));
    out->role = role;
    return audit_add(
        db, by,
        &(AuditAct){ .act = "staff.role",
                     .object = "staff",
                     .object_id = staff_id,
                     .detail = str_fmt(a, "%s -> %s%s", role_names[was], role_names[role],
                                       duties ? str_z(a, str_fmt(a, " duties=%lld",
                                                                 (long long)duties))
                                              : "") },
        e);
}

/* The end reaches every brand of the person, so it takes the owner of them all; of the sample
 * shop everybody may be owner, which counts for nothing here. The program itself may. */
static NODISCARD Err may_end(Db *db, const Caller *by, int64_t staff_id, Error *e) {
    int64_t beyond;
    if (by->staff_id == 0)
        return ERR_OK;
    TRY(db_i64(db, Q_MEMBER_BEYOND, DB_ARGS(DB_V(staff_id), DB_V(by->staff_id)), &beyond, e));
    if (beyond)
        FAIL(e, ERR_DENIED,
             "this person is also in a brand that you do not own: take the role here away instead");
    return ERR_OK;
}

Err staff_end(Db *db, const Caller *by, int64_t staff_id, Error *e) {
    int64_t alone, ended;
    TRY(may_end(db, by, staff_id, e));
    TRY(db_i64(db, Q_MEMBER_SOLE_OWNER_OF, DB_ARGS(DB_V(staff_id)), &alone, e));
    if (alone)
        FAIL(e, ERR_CONFLICT, "a brand needs an owner: make somebody else owner first");
    TRY(db_run(db, Q_STAFF_END, DB_ARGS(DB_V(staff_id), DB_V(by->now)), &ended, e));
    if (ended == 0)
        FAIL(e, ERR_NOT_FOUND, "no such person, or ended already");
    TRY(db_run(db, Q_SESSION_END_ALL, DB_ARGS(DB_V(staff_id), DB_V(0)), NULL, e));
    TRY(db_run(db, Q_MEMBER_REMOVE_EVERYWHERE, DB_ARGS(DB_V(staff_id)), NULL, e));
    TRY(db_run(db, Q_MEMBER_LEVELS_END_EVERYWHERE, DB_ARGS(DB_V(staff_id)), NULL, e));
    TRY(db_run(db, Q_MEMBER_DUTIES_END_EVERYWHERE, DB_ARGS(DB_V(staff_id), DB_V(by->now)), NULL,
               e));
    return audit_add(
        db, by, &(AuditAct){ .act = "staff.end", .object = "staff", .object_id = staff_id }, e);
}

typedef struct PasswordJob {
    const Caller *by;
    int64_t staff_id;
    Str hash;
} PasswordJob;

static Err password_txn(Db *db, void *ctx, Error *e) {
    const PasswordJob *j = ctx;
    int64_t changed;
    TRY(db_run(db, Q_STAFF_SET_PASSWORD, DB_ARGS(DB_V(j->staff_id), DB_V(j->hash)), &changed, e));
    if (changed == 0)
        FAIL(e, ERR_NOT_FOUND, "no such person");
    TRY(db_run(db, Q_SESSION_END_ALL, DB_ARGS(DB_V(j->staff_id), DB_V(j->by->session_id)), NULL,
               e));
    Caller here = *j->by;
    here.brand_id = 0;
    return audit_add(
        db, &here,
        &(AuditAct){ .act = "staff.password", .object = "staff", .object_id = j->staff_id }, e);
}

static NODISCARD Err read_secret(Store *s, Arena *a, int64_t id, StaffSecret *out, Error *e) {
    Db *db;
    TRY(store_read(s, &db, e));
    Err r = db_one(db, a, Q_STAFF_SECRET, DB_ARGS(DB_V(id)), &secret_model, out, e);
    store_done(s, &db);
    return r;
}

Err staff_set_password(Store *s, Arena *a, const Caller *by, const PasswordForm *form, Error *e) {
    StaffSecret me = { 0 };
    PasswordJob job = { .by = by, .staff_id = by->staff_id };
    TRY(read_secret(s, a, by->staff_id, &me, e));
    if (!password_verify(me.password_hash, form->old_password))
        FAIL_FIELD(e, "old_password", "is not the present password");
    TRY(password_check(form->password, me.staff.email, me.staff.name, e));
    TRY(password_hash(a, form->password, &job.hash, e));
    return store_transact(s, password_txn, &job, e);
}

Err staff_reset_password(Store *s, Arena *a, const Caller *by, Str email, Str password, Error *e) {
    StaffSecret them = { 0 };
    PasswordJob job = { .by = by };
    Db *db;
    Str clean;
    TRY(clean_email(a, email, &clean, e));
    TRY(store_read(s, &db, e));
    Err r = db_one(db, a, Q_STAFF_BY_EMAIL, DB_ARGS(DB_V(clean)), &secret_model, &them, e);
    store_done(s, &db);
    TRY(r);
    job.staff_id = them.staff.id;
    TRY(password_check(password, clean, them.staff.name, e));
    TRY(password_hash(a, password, &job.hash, e));
    return store_transact(s, password_txn, &job, e);
}

Err staff_set_language(Db *db, const Caller *by, Str language, Error *e) {
    if (!str_eq(language, S("id")) && !str_eq(language, S("en")))
        FAIL_FIELD(e, "language", "must be id or en");
    return db_run(db, Q_STAFF_SET_LANGUAGE, DB_ARGS(DB_V(by->staff_id), DB_V(language)), NULL, e);
}

Err staff_set_sign_name(Db *db, const Caller *by, Str sign_name, Error *e) {
    Str name = str_trim(sign_name);
    Caller here = *by;
    here.brand_id = 0;
    if (name.n && !name_is_signed(name))
        FAIL_FIELD(e, "sign_name", "must be a name: at most four words of letters");
    TRY(db_run(db, Q_STAFF_SET_SIGN_NAME, DB_ARGS(DB_V(by->staff_id), db_text(name)), NULL, e));
    return audit_add(db, &here,
                     &(AuditAct){ .act = "staff.sign_name", .object = "staff",
                                  .object_id = by->staff_id, .personal = name },
                     e);
}
