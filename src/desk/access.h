/* access.h - Akun resmi: the accounts a brand speaks by, and who carries their sign-in on which
 * device. No password is ever kept.
 *
 * A sign-in is open until somebody says that it was taken back, whatever becomes of the person:
 * those of who left the brand, or was ended, are gone and due at once. The others are due when
 * nobody confirmed them for ACCESS_EVERY, and so is an account nobody is known to carry. Whoever
 * looks after the account is told once a month, by day (notice.h). */
#ifndef DESK_ACCESS_H
#define DESK_ACCESS_H

#include "base/time.h"
#include "desk/source.h"

typedef enum TwoStep { TWO_STEP_UNKNOWN, TWO_STEP_YES, TWO_STEP_NO, TWO_STEP__COUNT } TwoStep;

enum { ACCESS_EVERY = 30 * DAY, ACCOUNTS_MOST = 200, SIGN_INS_MOST = 50 /* open ones, each */ };

typedef struct SignIn {
    int64_t id, account_id;
    int64_t staff_id;    /* 0: somebody without an account at the desk */
    Str staff_name;
    Str name;            /* then how they are called */
    bool has_left;       /* of those alone: no longer works with us */
    Str device;          /* "HP Dewi" */
    bool is_personal;    /* their own phone */
    Str since;           /* "2026-03-01"; none: nobody knows */
    int64_t confirmed_at, confirmed_by;
    Str confirmed_name;
    int64_t ended_at;    /* taken back; 0: open */
    Str ended_name;
    bool is_gone, is_due;
    int64_t account_owner_id; /* for desk/ only */
    int64_t version;     /* of what the person saw; 0 for a new one */
} SignIn;
extern const Model sign_in_model;

typedef struct OfficialAccount {
    int64_t id;
    int64_t source_id; /* what is listened to there; 0: nothing */
    Str source_name;
    Channel channel;
    Str handle;
    int64_t owner_id;  /* who looks after it; 0: nobody by name */
    Str owner_name;
    Str recovery;      /* where a lost password is sent; told to managers and the owner alone */
    TwoStep two_step;
    int64_t reviewed_at; /* when all of it was last known to be true */
    int64_t ended_at;    /* no longer used; 0: in use */
    bool is_due;
    List sign_ins;       /* of SignIn */
    int64_t version;     /* rises with its sign-ins, too; 0 for a new one */
} OfficialAccount;
extern const Model official_account_model;

typedef struct AccountOffer {
    int64_t source_id;
    Str source_name;
    Channel channel;
    Str handle;
} AccountOffer;

typedef struct AccessPage {
    List accounts; /* of OfficialAccount with their open sign-ins, by channel and handle */
    List offers;   /* of AccountOffer: of sources, in no account yet */
} AccessPage;
extern const Model access_page_model;
NODISCARD Err access_read(Db *db, Arena *a, const Caller *by, AccessPage *out, Error *e);

/* With what ended last, too: at most a hundred sign-ins. */
NODISCARD Err account_get(Db *db, Arena *a, const Caller *by, int64_t id, OfficialAccount *out,
                          Error *e);
/* id 0: a new one. Whoever writes it has reviewed it. ERR_CONFLICT: another version is stored. */
NODISCARD Err account_put(Db *db, Arena *a, const Caller *by, int64_t id,
                          const OfficialAccount *in, OfficialAccount *out, Error *e);
/* Likewise; whoever writes it has confirmed it. */
NODISCARD Err sign_in_add(Db *db, Arena *a, const Caller *by, int64_t account_id,
                          const SignIn *in, SignIn *out, Error *e);
NODISCARD Err sign_in_change(Db *db, Arena *a, const Caller *by, int64_t id, const SignIn *in,
                             SignIn *out, Error *e);

typedef enum AccessAct { ACCESS_CONFIRM, ACCESS_END, ACCESS_UNDO, ACCESS_ACT__COUNT } AccessAct;
typedef struct AccessStep {
    AccessAct act;
    int64_t version;
} AccessStep;
extern const Model access_step_model;
/* All of an account is true still, but for those who left; it is no longer used; it is again.
 * ERR_DENIED for who neither manages nor, to confirm, looks after it. */
NODISCARD Err account_act(Db *db, Arena *a, const Caller *by, int64_t id, const AccessStep *step,
                          OfficialAccount *out, Error *e);
/* It is true still; it was taken back; what was done last was a mistake. By whoever manages, looks
 * after the account, or carries the sign-in. ERR_CONFLICT: confirmed though they left. */
NODISCARD Err sign_in_act(Db *db, Arena *a, const Caller *by, int64_t id, const AccessStep *step,
                          SignIn *out, Error *e);

/* How much of the register holds: for readiness. */
typedef struct AccessState {
    int64_t need, have; /* open sign-ins and accounts without one; those that hold */
    int64_t due, oldest;
    Str handle; /* of an account that is to be looked at; none */
} AccessState;
NODISCARD Err access_state(Db *db, Arena *a, int64_t brand_id, int64_t now, AccessState *out,
                           Error *e);

#endif
