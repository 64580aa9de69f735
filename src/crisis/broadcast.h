/* broadcast.h - Kabari semua staf: what all people of the shop are told now, with or without an
 * account, and who has read it.
 *
 * One is current in a crisis; the next one replaces it, and receipts begin anew. One that was
 * written while another version of the statement was in force is outdated: nothing of it leaves,
 * its page says so, and what was read of it counts no more. Everybody has a link of their own; the
 * printed sheet has one that asks for a name. Links lead somewhere for BROADCAST_LINK_TIME, until
 * the crisis is closed. */
#ifndef CRISIS_BROADCAST_H
#define CRISIS_BROADCAST_H

#include "base/time.h"
#include "desk/crisis_now.h"

enum {
    BROADCAST_TEXT_MOST = 4000,
    BROADCAST_PEOPLE_MOST = 500,
    BROADCAST_LATE = 30 * MINUTE,   /* who has not read it by then is told to the lead */
    BROADCAST_REMIND = 10 * MINUTE, /* from one reminder to the next */
    BROADCAST_LINK_TIME = 14 * DAY,
};

/* What is true now for a crisis: of its key statement, of its problem, or of all cases. */
typedef struct InForce {
    int64_t statement_id, number; /* 0: nothing is in force */
    Str name, text;
} InForce;
NODISCARD Err broadcast_in_force(Db *db, Arena *a, int64_t brand_id, int64_t crisis_id,
                                 InForce *out, Error *e);

typedef struct Broadcast {
    int64_t id, crisis_id;
    int64_t statement_id, statement_number; /* what was in force when it was written; 0: nothing */
    Str text;
    Str say, avoid; /* what may be said, and what not */
    Str send_to;    /* where people who ask are sent */
    int64_t made_by, made_at, replaced_at, late_at;
    Str made_name;
    int64_t people, readers; /* without those who came by the sheet and stand in no list */
} Broadcast;

typedef enum ReadHow {
    READ_NONE,
    READ_LINK,
    READ_SHEET, /* by the printed sheet, by their own word */
    READ_DESK,  /* signed in */
    READ_TOLD,  /* somebody told them: a call, a word in the kitchen */
    READ_AWAY,  /* not at work; somebody says so */
    READ_HOW__COUNT
} ReadHow;

typedef struct Receipt {
    int64_t id, broadcast_id, contact_id, staff_id;
    Str name, team;
    Str phone; /* of the tree; for those who may write */
    int64_t read_at;
    ReadHow read_how;
    Str read_name;      /* told, away: who said so */
    bool is_sheet;      /* came by the sheet and stands in no list */
    Str mail, telegram; /* how far the newest one came: due, sending, sent, failed, none */
} Receipt;

typedef struct BroadcastForm {
    Str text, say, avoid, send_to;
    int64_t statement_id, statement_number; /* what its writer saw in force */
    bool no_post; /* no mail, no Telegram: links are carried by hand */
} BroadcastForm;
extern const Model broadcast_form_model;

typedef struct BroadcastPage {
    List broadcasts; /* of Broadcast, newest first, at most 20 */
    int64_t current_id;  /* 0: nobody was told anything yet */
    bool is_outdated;    /* the current one */
    bool is_late;        /* somebody has not read it after BROADCAST_LATE */
    List receipts;       /* of Receipt, of the current one: who has not read it first */
    bool is_mine_unread; /* the caller is one of them */
    BroadcastForm draft; /* what the next one may say */
    Str statement_name;
    int64_t contradictions; /* answers that left with an older version, not yet set right */
} BroadcastPage;
extern const Model broadcast_page_model;
NODISCARD Err broadcast_page(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                             BroadcastPage *out, Error *e);

/* Secrets of links, made by the caller: the first is the sheet's. `sealed` (desk/secret.h) is kept
 * beside the hash. */
typedef struct StaffLink {
    Str token, sealed;
} StaffLink;
typedef struct NewBroadcast {
    int64_t crisis_id;
    const BroadcastForm *form;
    const StaffLink *links; /* [1 + BROADCAST_PEOPLE_MOST] */
} NewBroadcast;
/* Tells everybody and replaces the current one. ERR_CONFLICT when another version is in force than
 * the writer saw, or the crisis is closed. */
NODISCARD Err broadcast_send(Db *db, Arena *a, const Caller *by, const NewBroadcast *in, Error *e);
/* Once more to who has not read it; ERR_LIMIT within BROADCAST_REMIND, ERR_CONFLICT when it is
 * outdated. *count: how many leave. */
NODISCARD Err broadcast_remind(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                               int64_t *count, Error *e);

/* The caller has read it, signed in. */
NODISCARD Err broadcast_read(Db *db, Arena *a, const Caller *by, int64_t crisis_id, Error *e);
typedef struct ReceiptForm {
    ReadHow how; /* told or away */
} ReceiptForm;
extern const Model receipt_form_model;
typedef struct ReceiptAt {
    int64_t crisis_id, receipt_id;
} ReceiptAt;
/* Somebody says so for another. ERR_NOT_FOUND for what is not of the current one. */
NODISCARD Err broadcast_told(Db *db, Arena *a, const Caller *by, ReceiptAt at,
                             const ReceiptForm *form, Error *e);
/* The sealed token of somebody's link; receipt 0: of the sheet. As broadcast_current() else. */
NODISCARD Err broadcast_sealed(Db *db, Arena *a, const Caller *by, ReceiptAt at, Str *out,
                               Error *e);
/* The current one; ERR_NOT_FOUND, or ERR_CONFLICT when it is outdated. */
NODISCARD Err broadcast_current(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                                Broadcast *out, Error *e);

#endif
