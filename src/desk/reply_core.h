/* reply_core.h - the stored reply as desk/ itself handles it; private to desk/. */
#ifndef DESK_REPLY_CORE_H
#define DESK_REPLY_CORE_H

#include "desk/compose.h"
#include "desk/reply.h"

typedef struct ReplyCore {
    int64_t id, brand_id, case_id, source_id;
    WayOut way;
    ReplyState state;
    Str key;
    bool is_public;
    Str text;
    int64_t author_id, approver_id;
    Str remark;
    int64_t send_at, sent_at, confirmed_at;
    Str external_id, failure;
    bool ask_first; /* an earlier try ended unknown: look up by key before anything is sent */
    int64_t lookups, tries, created_at, version;
} ReplyCore;

/* The request_key of what the program hands in itself: no client may use such a one. */
Str reply_own_key(Arena *a, const char *what, int64_t id);

NODISCARD Err reply_core_get(Db *db, Arena *a, int64_t brand_id, int64_t id, ReplyCore *out,
                             Error *e);
/* ERR_CONFLICT when r->version is not the stored one. */
NODISCARD Err reply_core_store(Db *db, const ReplyCore *r, Error *e);
/* One of many that were decided together (mass.h): who approved the whole approved it, and it
 * leaves after its own undo time, but not before send_at. */
typedef struct ReplyPart {
    int64_t mass_id, case_id;
    int64_t approver_id; /* 0: the whole needed none */
    int64_t send_at;
    bool is_holding; /* the whole is a prepared holding answer, filled in for each */
    Str clock;       /* then: how its text writes next_at, if it does */
    int64_t next_at; /* the next word that it promises */
    ReplyForm form;
} ReplyPart;
/* As reply_create(), on the same way with the same checks. */
NODISCARD Err reply_create_part(Db *db, Arena *a, const Caller *by, const ReplyPart *part,
                                Reply *out, Error *e);
/* It is out: our message joins the thread, the case is answered, its clock stops. */
NODISCARD Err reply_settle(Db *db, Arena *a, const Caller *by, const ReplyCore *r, Error *e);
/* As case_answered(), which keeps "answer", with another word for the ledger (case_decision.h). */
NODISCARD Err case_answered_as(Db *db, Arena *a, const Caller *by, int64_t case_id,
                               const char *how, Error *e);
/* It was marked sent by hand and was not: our message leaves the thread again, what rested on it is
 * as before, and the clock of its case runs on. Before r->sent_at changes. ERR_CONFLICT when the
 * case has ended meanwhile. */
NODISCARD Err reply_unsettle(Db *db, Arena *a, const Caller *by, const ReplyCore *r, Error *e);
/* The text goes back to somebody's draft unless they have begun another one. */
NODISCARD Err reply_to_draft(Db *db, const Caller *by, const ReplyCore *r, int64_t staff_id,
                             Error *e);
/* Back to its author, who finds it as a draft with `remark`: it must not leave as it is. */
NODISCARD Err reply_recall(Db *db, const Caller *by, Str remark, ReplyCore *r, Error *e);
/* Approved (or tried again): held until the hold is over, or given to a person to post. `rules` is
 * what the sentence checker found in it; ERR_DENIED when that needs a higher role. */
NODISCARD Err reply_release(Db *db, const Caller *by, uint64_t rules, ReplyCore *r, Error *e);

#endif
