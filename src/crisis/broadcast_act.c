/* What people do with a broadcast: tell everybody, remind, say that somebody knows. */
#include "base/crypto.h"
#include "crisis/audience.h"
#include "crisis/broadcast_core.h"
#include "crisis/broadcast_post.h"
#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/event.h"

Err broadcast_tell(Db *db, const Caller *by, const BroadcastTale *t, Error *e) {
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = t->act, .object = "crisis", .object_id = t->crisis_id,
                               .detail = t->detail.p ? t->detail : S(""),
                               .personal = t->personal },
                  e));
    return event_add(db, by->brand_id, EVENT_CRISIS, t->crisis_id, by->now, e);
}

/* ---- telling everybody ---- */

typedef struct Person {
    int64_t contact_id, staff_id;
    Str name, team, mail, telegram;
} Person;
static const Field person_fields[] = {
    FIELD(Person, contact_id), FIELD(Person, staff_id), FIELD(Person, name),
    FIELD(Person, team),       FIELD(Person, mail),     FIELD(Person, telegram),
};
static const Model person_model = MODEL(Person, person_fields);

static NODISCARD Err check(Db *db, Arena *a, const Caller *by, const NewBroadcast *in, Error *e) {
    Crisis c = { 0 };
    InForce now;
    TRY(crisis_get(db, a, by->brand_id, in->crisis_id, &c, e));
    if (c.phase == PHASE_CLOSED)
        FAIL(e, ERR_CONFLICT, "this crisis is closed");
    if (str_trim(in->form->text).n == 0)
        FAIL_FIELD(e, "text", "is empty: write what happened and what is true now");
    TRY(broadcast_in_force(db, a, by->brand_id, in->crisis_id, &now, e));
    if (now.statement_id != in->form->statement_id || now.number != in->form->statement_number)
        FAIL(e, ERR_CONFLICT, "another version of the statement is in force: read it first");
    return ERR_OK;
}

static NODISCARD Err insert(Db *db, Arena *a, const Caller *by, const NewBroadcast *in,
                            int64_t *id, Error *e) {
    const BroadcastForm *f = in->form;
    DbArgs of = DB_ARGS(DB_V(by->brand_id), DB_V(in->crisis_id), DB_V(by->now));
    TRY(db_run(db, Q_BROADCAST_REPLACE, of, NULL, e));
    TRY(db_run(db, Q_BROADCAST_POST_CANCEL, of, NULL, e));
    return db_i64(db, Q_BROADCAST_INSERT,
                  DB_ARGS(DB_V(by->brand_id), DB_V(in->crisis_id), db_id(f->statement_id),
                          db_id(f->statement_number), DB_V(str_trim(f->text)),
                          db_text(str_trim(f->say)), db_text(str_trim(f->avoid)),
                          db_text(str_trim(f->send_to)), DB_V(by->staff_id), DB_V(by->now),
                          DB_V(sha256_hex(a, in->links[0].token)), DB_V(in->links[0].sealed)),
                  id, e);
}

/* Everybody's row in the order of the list, then what leaves to them. */
static NODISCARD Err add_person(Db *db, const Caller *by, const Person *p, const StaffLink *link,
                                BroadcastAddress *at, Error *e) {
    SCRATCH(a);
    return db_i64(db, Q_BROADCAST_RECEIPT_INSERT,
                  DB_ARGS(DB_V(by->brand_id), DB_V(at->broadcast_id), db_id(p->contact_id),
                          db_id(p->staff_id), DB_V(p->name), db_text(p->team),
                          DB_V(sha256_hex(a, link->token)), DB_V(link->sealed)),
                  &at->receipt_id, e);
}

static NODISCARD Err plan(Db *db, const Caller *by, const Person *p, const BroadcastAddress *at,
                          Error *e) {
    if (p->mail.n)
        TRY(broadcast_plan(db, by, at, BROADCAST_MAIL, p->mail, e));
    return p->telegram.n ? broadcast_plan(db, by, at, BROADCAST_TELEGRAM, p->telegram, e)
                         : ERR_OK;
}

static NODISCARD Err add_people(Db *db, Arena *a, const Caller *by, const NewBroadcast *in,
                                int64_t broadcast_id, Error *e) {
    List people;
    Brand brand = { 0 };
    BroadcastAddress at = { .broadcast_id = broadcast_id };
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    TRY(db_list(db, a, Q_BROADCAST_PEOPLE,
                DB_ARGS(DB_V(by->brand_id), DB_V((int64_t)BROADCAST_PEOPLE_MOST)), &person_model,
                &people, e));
    bool may_leave = !in->form->no_post && broadcast_may_leave(brand.is_sample);
    const Person *p = people.items;
    for (size_t i = 0; i < people.count; i++) {
        bool is_own = p[i].staff_id && p[i].staff_id == by->staff_id;
        TRY(add_person(db, by, &p[i], &in->links[i + 1], &at, e));
        if (may_leave && !is_own)
            TRY(plan(db, by, &p[i], &at, e));
    }
    /* Who wrote it knows it. */
    return db_run(db, Q_BROADCAST_READ_OWN,
                  DB_ARGS(DB_V(by->brand_id), DB_V(broadcast_id), DB_V(by->staff_id),
                          DB_V(by->now)),
                  NULL, e);
}

Err broadcast_send(Db *db, Arena *a, const Caller *by, const NewBroadcast *in, Error *e) {
    int64_t id;
    TRY(check(db, a, by, in, e));
    TRY(insert(db, a, by, in, &id, e));
    TRY(add_people(db, a, by, in, id, e));
    TRY(audience_tell_starter(db, a, by, in->crisis_id, "staff", str_trim(in->form->text), e));
    return broadcast_tell(db, by,
                          &(BroadcastTale){ .act = "crisis.broadcast",
                                            .crisis_id = in->crisis_id,
                                            .detail = str_fmt(a, "broadcast=%lld version=%lld",
                                                              (long long)id,
                                                              (long long)
                                                                  in->form->statement_number),
                                            .personal = str_trim(in->form->text) },
                          e);
}

/* ---- afterwards ---- */

Err broadcast_remind(Db *db, Arena *a, const Caller *by, int64_t crisis_id, int64_t *count,
                     Error *e) {
    Broadcast now;
    int64_t last;
    TRY(broadcast_current(db, a, by, crisis_id, &now, e));
    TRY(db_i64(db, Q_BROADCAST_REMINDED_AT, DB_ARGS(DB_V(by->brand_id), DB_V(now.id)), &last,
               e));
    if (last && by->now < last + BROADCAST_REMIND)
        FAIL(e, ERR_LIMIT, "they were reminded a moment ago: wait ten minutes, or call them");
    TRY(db_run(db, Q_BROADCAST_POST_AGAIN,
               DB_ARGS(DB_V(by->brand_id), DB_V(now.id), DB_V(by->now)), count, e));
    return broadcast_tell(db, by,
                          &(BroadcastTale){ .act = "crisis.broadcast_remind",
                                            .crisis_id = crisis_id,
                                            .detail = str_fmt(a, "posts=%lld",
                                                              (long long)*count) },
                          e);
}

Err broadcast_read(Db *db, Arena *a, const Caller *by, int64_t crisis_id, Error *e) {
    Broadcast now;
    int64_t changed;
    TRY(broadcast_current(db, a, by, crisis_id, &now, e));
    TRY(db_run(db, Q_BROADCAST_READ_OWN,
               DB_ARGS(DB_V(by->brand_id), DB_V(now.id), DB_V(by->staff_id), DB_V(by->now)),
               &changed, e));
    if (changed == 0)
        return ERR_OK;
    return broadcast_tell(
        db, by, &(BroadcastTale){ .act = "crisis.broadcast_read", .crisis_id = crisis_id }, e);
}

Err broadcast_told(Db *db, Arena *a, const Caller *by, ReceiptAt at, const ReceiptForm *form,
                   Error *e) {
    Broadcast now;
    int64_t changed;
    if (form->how != READ_TOLD && form->how != READ_AWAY)
        FAIL_FIELD(e, "how", "is told or away: the rest they say themselves");
    TRY(broadcast_current(db, a, by, at.crisis_id, &now, e));
    TRY(db_run(db, Q_BROADCAST_READ,
               DB_ARGS(DB_V(by->brand_id), DB_V(now.id), DB_V(at.receipt_id), DB_V(by->now),
                       DB_V(form->how == READ_TOLD ? S("told") : S("away")), DB_V(by->staff_id)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_NOT_FOUND, "nobody who has not read it");
    return broadcast_tell(db, by,
                          &(BroadcastTale){ .act = "crisis.broadcast_told",
                                            .crisis_id = at.crisis_id,
                                            .detail = str_fmt(a, "receipt=%lld",
                                                              (long long)at.receipt_id) },
                          e);
}
