#include "desk/care.h"

static const Field care_fields[] = {
    FIELD_LIST_OF(Care, promises, &promise_model),
    FIELD_LIST_OF(Care, follow_ups, &follow_up_model),
    FIELD_RECORD_OF(Care, closing, &closing_model, .doc = "Its id is 0 when there is none"),
    FIELD_RECORD_OF(Care, handoff, &handoff_model),
    FIELD(Care, needs_outcome, .doc = "Closing says how it ended: POST ../close"),
    FIELD(Care, asks_note, .doc = "The public closing note needs the customer's yes"),
};
const Model care_model = MODEL(Care, care_fields);

static const Field mine_fields[] = {
    FIELD_LIST_OF(CareMine, promises, &promise_model, .doc = "Overdue or due within a day"),
    FIELD_LIST_OF(CareMine, follow_ups, &follow_up_model),
    FIELD(CareMine, found, .doc = "Promises nobody confirmed or refused yet; stops at 5"),
};
const Model care_mine_model = MODEL(CareMine, mine_fields);

Err care_get(Db *db, Arena *a, const Caller *by, int64_t case_id, Care *out, Error *e) {
    Case c = { 0 };
    Policy policy = { 0 };
    *out = (Care){ 0 };
    TRY(case_get(db, a, by->brand_id, case_id, &c, e));
    TRY(policy_get(db, a, by->brand_id, &policy, e));
    TRY(promise_of_case(db, a, by->brand_id, case_id, &out->promises, e));
    TRY(follow_of_case(db, a, by->brand_id, case_id, &out->follow_ups, e));
    TRY(closing_latest(db, a, by->brand_id, case_id, &out->closing, e));
    TRY(handoff_get(db, a, by->brand_id, &c, &policy, &out->handoff, e));
    out->needs_outcome = closing_needs_outcome(&c);
    out->asks_note = policy.close_note;
    return ERR_OK;
}

Err care_mine(Db *db, Arena *a, const Caller *by, CareMine *out, Error *e) {
    List found;
    Str next;
    PromiseFilter filter = { .filter = PROMISES_MINE, .limit = CARE_MINE_MOST };
    *out = (CareMine){ 0 };
    TRY(promise_list(db, a, by, &filter, &out->promises, &next, e));
    const Promise *p = out->promises.items;
    size_t near = 0;
    while (near < out->promises.count && p[near].due_at <= by->now + DAY)
        near++;
    out->promises.count = near;
    TRY(follow_list(db, a, by, &(FollowFilter){ 0 }, &out->follow_ups, e));
    if (out->follow_ups.count > CARE_MINE_MOST)
        out->follow_ups.count = CARE_MINE_MOST;
    filter.filter = PROMISES_FOUND;
    TRY(promise_list(db, a, by, &filter, &found, &next, e));
    out->found = (int64_t)found.count;
    return ERR_OK;
}

Err care_watch(Db *db, int64_t brand_id, int64_t now, bool *changed, Error *e) {
    int64_t promises, follow_ups;
    TRY(promise_watch(db, brand_id, now, &promises, e));
    TRY(follow_watch(db, brand_id, now, &follow_ups, e));
    *changed = promises + follow_ups > 0;
    return ERR_OK;
}
