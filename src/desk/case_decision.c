#include "desk/case_decision.h"

static const Field decision_fields[] = {
    FIELD(CaseDecision, id),
    FIELD(CaseDecision, decision,
          .doc = "ignore, watch, spam; talk: it asks nothing; answer, private, mass, post: how it "
                 "was answered; closed: unanswered; review: it came back by itself"),
    FIELD(CaseDecision, reason, .flags = FIELD_OPTIONAL),
    FIELD(CaseDecision, staff_id, .flags = FIELD_OPTIONAL),
    FIELD(CaseDecision, staff_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(CaseDecision, at),
    FIELD_TIME_OF(CaseDecision, review_at, .flags = FIELD_OPTIONAL),
};
const Model case_decision_model = MODEL(CaseDecision, decision_fields);

Err case_decisions(Db *db, Arena *a, int64_t brand_id, int64_t case_id, List *out, Error *e) {
    return db_list(db, a, Q_CASE_DECISIONS, DB_ARGS(DB_V(brand_id), DB_V(case_id)),
                   &case_decision_model, out, e);
}

Err case_decision_keep(Db *db, const Caller *by, int64_t case_id, const CaseDecision *d,
                       Error *e) {
    return db_run(db, Q_CASE_DECISION_INSERT,
                  DB_ARGS(DB_V(by->brand_id), DB_V(case_id), DB_V(d->decision), DB_V(d->reason),
                          db_id(by->staff_id), DB_V(by->now), db_id(d->review_at)),
                  NULL, e);
}
