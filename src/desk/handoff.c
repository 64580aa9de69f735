#include "desk/handoff.h"

#include "desk/audit.h"
#include "desk/event.h"

static const Field handoff_fields[] = {
    FIELD(Handoff, is_needed, .doc = "A complaint said in public"),
    FIELD_TIME_OF(Handoff, public_at, .flags = FIELD_OPTIONAL,
                  .doc = "Our first answer in public; null: none"),
    FIELD_TIME_OF(Handoff, private_at, .flags = FIELD_OPTIONAL,
                  .doc = "Our first answer in private; null: none"),
    FIELD_TIME_OF(Handoff, post_at, .flags = FIELD_OPTIONAL,
                  .doc = "A post for many answered it; null: none"),
    FIELD(Handoff, public_ticked, .doc = "A person says it was answered in public"),
    FIELD(Handoff, private_ticked),
    FIELD_TIME_OF(Handoff, due_at, .flags = FIELD_OPTIONAL,
                  .doc = "Until when it should go on in private; null: no clock runs"),
    FIELD(Handoff, public_turns, .doc = "Our answers in public"),
    FIELD(Handoff, proposes_private, .doc = "It drags on in public"),
};
const Model handoff_model = MODEL(Handoff, handoff_fields);

static const Field form_fields[] = {
    FIELD(HandoffForm, public_ticked, .flags = FIELD_REQUIRED),
    FIELD(HandoffForm, private_ticked, .flags = FIELD_REQUIRED),
};
const Model handoff_form_model = MODEL(HandoffForm, form_fields);

typedef struct Times {
    int64_t public_at, private_at, public_turns, post_at;
} Times;
static const Field times_fields[] = { FIELD(Times, public_at), FIELD(Times, private_at),
                                      FIELD(Times, public_turns), FIELD(Times, post_at) };
static const Model times_model = MODEL(Times, times_fields);

static int64_t earlier(int64_t a, int64_t b) { return a == 0 || (b && b < a) ? b : a; }

static NODISCARD Err ticks_of(Db *db, Arena *a, int64_t brand_id, int64_t case_id, Times *out,
                              Error *e) {
    bool found;
    *out = (Times){ 0 };
    return db_maybe(db, a, Q_HANDOFF_GET, DB_ARGS(DB_V(brand_id), DB_V(case_id)), &times_model,
                    out, &found, e);
}

Err handoff_get(Db *db, Arena *a, int64_t brand_id, const Case *c, const Policy *p, Handoff *out,
                Error *e) {
    Times said = { 0 }, ticked;
    bool is_open = c->queue != QUEUE_DONE && c->queue != QUEUE_SPAM && c->queue != QUEUE_IGNORED;
    TRY(db_one(db, a, Q_HANDOFF_MESSAGES, DB_ARGS(DB_V(brand_id), DB_V(c->id)), &times_model,
               &said, e));
    TRY(ticks_of(db, a, brand_id, c->id, &ticked, e));
    Handoff h = { .is_needed = !c->is_direct && class_is_complaint(c->class),
                  .public_at = earlier(said.public_at, ticked.public_at),
                  .private_at = earlier(said.private_at, ticked.private_at),
                  .post_at = said.post_at,
                  .public_ticked = ticked.public_at != 0,
                  .private_ticked = ticked.private_at != 0,
                  .public_turns = said.public_turns };
    bool waits = h.is_needed && is_open && h.private_at == 0;
    if (waits && h.public_at && p->handoff_after > 0)
        h.due_at = h.public_at + p->handoff_after;
    h.proposes_private = waits && p->public_turns > 0 && h.public_turns >= p->public_turns;
    *out = h;
    return ERR_OK;
}

static DbVal tick(bool is_set, int64_t was, int64_t now) {
    return is_set ? db_val_i64(was ? was : now) : db_null();
}

Err handoff_put(Db *db, Arena *a, const Caller *by, int64_t case_id, const HandoffForm *form,
                Handoff *out, Error *e) {
    Case c = { 0 };
    Policy policy = { 0 };
    Times was;
    TRY(case_get(db, a, by->brand_id, case_id, &c, e));
    TRY(policy_get(db, a, by->brand_id, &policy, e));
    TRY(ticks_of(db, a, by->brand_id, case_id, &was, e));
    TRY(db_run(db, Q_HANDOFF_PUT,
               DB_ARGS(DB_V(by->brand_id), DB_V(case_id),
                       tick(form->public_ticked, was.public_at, by->now),
                       tick(form->private_ticked, was.private_at, by->now)),
               NULL, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "case.handoff",
                               .object = "case",
                               .object_id = case_id,
                               .detail = str_fmt(a, "public=%d private=%d", form->public_ticked,
                                                 form->private_ticked) },
                  e));
    TRY(event_add(db, by->brand_id, EVENT_CARE, case_id, by->now, e));
    return handoff_get(db, a, by->brand_id, &c, &policy, out, e);
}
