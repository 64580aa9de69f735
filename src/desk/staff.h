/* staff.h - the people who use the desk: first run, sign-in, sessions, membership, the end.
 *
 * A session token has 256 bits and is stored hashed; the CSRF token is derived from it. A person
 * who is ended loses every session at once. Sign-in tells a stranger the same for a wrong
 * address and a wrong password, in the same time. */
#ifndef DESK_STAFF_H
#define DESK_STAFF_H

#include "desk/role.h"
#include "store/store.h"

typedef struct Staff {
    int64_t id;
    Str email, name, language;
    Str sign_name; /* below their answers; none: the first word of the name */
    Role role; /* in the brand of the question */
    bool is_sample;
    int64_t created_at, ended_at;
} Staff;
extern const Model staff_model;

typedef struct SetupForm {
    Str business, name, email, password;
    int64_t zone;
    Str code; /* setup code; needed when the request is not local */
} SetupForm;
extern const Model setup_form_model;

typedef struct LoginForm {
    Str email, password;
} LoginForm;
extern const Model login_form_model;

typedef struct Session {
    int64_t id, staff_id;
    Str address, agent;
    int64_t acts_as; /* an invented colleague, in the sample shop only; 0 = oneself */
    int64_t created_at, seen_at, expires_at;
    bool is_current;
} Session;
extern const Model session_model;

/* What sign-in needs to know of the outside. */
typedef struct Visitor {
    Str address, agent;
    int64_t now;
} Visitor;

typedef struct NewStaff {
    Str email, name, password_hash;
    int64_t brand_id; /* 0: no membership */
    Role role;
    bool is_sample;
    int64_t now;
} NewStaff;
/* ERR_INVALID naming the field. No log row: the caller knows the occasion. */
NODISCARD Err staff_create(Db *db, Arena *a, const NewStaff *in, Staff *out, Error *e);
/* From the command line, without the old password. */
NODISCARD Err staff_reset_password(Store *s, Arena *a, const Caller *by, Str email, Str password,
                                   Error *e);

NODISCARD Err staff_any(Db *db, bool *out, Error *e); /* has the first run happened? */
/* First run: the owner, a brand, membership in the sample brand if there is one. ERR_CONFLICT when
 * somebody exists already. Hashes outside the transaction. */
NODISCARD Err staff_setup(Store *s, Arena *a, const SetupForm *form, int64_t now, Staff *out,
                          Error *e);

/* ERR_DENIED (wrong) or ERR_LIMIT (too many tries), without saying which part was wrong. */
NODISCARD Err staff_login(Store *s, Arena *a, const LoginForm *form, const Visitor *v, Str *token,
                          Error *e);
/* Is that their password? Counted and answered like staff_login(), without a session. */
NODISCARD Err staff_prove(Store *s, Arena *a, const LoginForm *form, const Visitor *v, Error *e);
NODISCARD Err session_create(Db *db, Arena *a, int64_t staff_id, const Visitor *v, Str *token,
                             Error *e);
/* The session of a token, not expired, its person not ended. ERR_DENIED otherwise. */
NODISCARD Err session_find(Db *db, Arena *a, Str token, int64_t now, Session *out, Error *e);
/* Note that it was used; at most once a minute is written. */
NODISCARD Err session_touch(Store *s, const Session *session, int64_t now, Error *e);
NODISCARD Err session_list(Db *db, Arena *a, const Caller *by, List *out, Error *e);
NODISCARD Err session_end(Db *db, const Caller *by, int64_t id, Error *e); /* one of one's own */
/* In the sample shop: go on as one of its invented colleagues, 0 = as oneself again. */
NODISCARD Err session_act_as(Db *db, const Caller *by, int64_t staff_id, Error *e);
/* The CSRF token that belongs to a session token. */
Str session_csrf(Arena *a, Str token);

NODISCARD Err staff_get(Db *db, Arena *a, int64_t id, Staff *out, Error *e);
/* id 0: nobody has that address. */
NODISCARD Err staff_by_email(Db *db, Arena *a, Str email, Staff *out, Error *e);
NODISCARD Err staff_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);
/* The role of a person in a brand; ROLE_NONE when not a member or ended. */
NODISCARD Err member_role(Db *db, int64_t brand_id, int64_t staff_id, Role *out, Error *e);
/* ERR_INVALID naming `field` when this person is no member. */
NODISCARD Err member_check(Db *db, int64_t brand_id, int64_t staff_id, const char *field,
                           Error *e);

typedef struct InviteForm {
    Str email, name;
    Role role;
} InviteForm;
extern const Model invite_form_model;
/* A one-time link token, valid for three days; the invited choose their own password. */
NODISCARD Err staff_invite(Db *db, Arena *a, const Caller *by, const InviteForm *form,
                           Str *token, Error *e);
typedef struct JoinForm {
    Str token, name, password;
} JoinForm;
extern const Model join_form_model;
/* ERR_INVALID naming the token when it is used, too old, or its maker may not give that role any
 * more. Who has an account keeps it and proves its password: counted like a sign-in. Hashes
 * outside the transaction, and only for an invitation that is good. */
NODISCARD Err staff_join(Store *s, Arena *a, const JoinForm *form, const Visitor *v, Staff *out,
                         Error *e);

typedef struct RoleForm {
    Role role; /* none: leaves the brand */
} RoleForm;
extern const Model role_form_model;
/* Somebody who is known joins by->brand_id, without an invitation: for the program itself. */
NODISCARD Err member_add(Db *db, const Caller *by, int64_t staff_id, Role role, Error *e);
NODISCARD Err staff_set_role(Db *db, Arena *a, const Caller *by, int64_t staff_id, Role role,
                             Staff *out, Error *e);
/* Ends the person everywhere, at once: ERR_DENIED unless `by` owns every real brand of theirs
 * (the sample shop does not count) or is the program. The last owner cannot be ended. */
NODISCARD Err staff_end(Db *db, const Caller *by, int64_t staff_id, Error *e);

typedef struct PasswordForm {
    Str old_password, password;
} PasswordForm;
extern const Model password_form_model;
/* Ends all other sessions. */
NODISCARD Err staff_set_password(Store *s, Arena *a, const Caller *by, const PasswordForm *form,
                                 Error *e);
NODISCARD Err staff_set_language(Db *db, const Caller *by, Str language, Error *e);
typedef struct SignForm {
    Str sign_name; /* none: the first word of the name */
} SignForm;
extern const Model sign_form_model;
NODISCARD Err staff_set_sign_name(Db *db, const Caller *by, Str sign_name, Error *e);

#endif
