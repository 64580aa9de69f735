#include "desk/secrecy.h"

#include "desk/audit.h"
#include "desk/event.h"

static const Field form_fields[] = {
    FIELD(SecrecyForm, is_secret, .flags = FIELD_REQUIRED),
    FIELD(SecrecyForm, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
};
const Model secrecy_form_model = MODEL(SecrecyForm, form_fields);

typedef struct Secret {
    bool is_secret;
    int64_t owner_id;
} Secret;
static const Field secret_fields[] = { FIELD(Secret, is_secret), FIELD(Secret, owner_id) };
static const Model secret_model = MODEL(Secret, secret_fields);

bool secrecy_sees_all(const Caller *by) { return by->role >= ROLE_APPROVER; }

bool secrecy_hides(const Caller *by, bool is_secret, int64_t owner_id) {
    return is_secret && owner_id != by->staff_id && !secrecy_sees_all(by);
}

Err secrecy_check(Db *db, const Caller *by, SecretOf what, int64_t id, Error *e) {
    static const Query queries[] = { [SECRET_CASE] = Q_SECRET_CASE,
                                     [SECRET_MESSAGE] = Q_SECRET_MESSAGE,
                                     [SECRET_REPLY] = Q_SECRET_REPLY,
                                     [SECRET_REFERRAL] = Q_SECRET_REFERRAL,
                                     [SECRET_DEMAND] = Q_SECRET_DEMAND,
                                     [SECRET_GUARD] = Q_SECRET_GUARD,
                                     [SECRET_STRIKE] = Q_SECRET_STRIKE,
                                     [SECRET_CONTRADICTION] = Q_SECRET_CONTRADICTION,
                                     [SECRET_PROMISE] = Q_SECRET_PROMISE,
                                     [SECRET_FOLLOW_UP] = Q_SECRET_FOLLOW_UP,
                                     [SECRET_LINK] = Q_SECRET_LINK,
                                     [SECRET_MASS_ITEM] = Q_SECRET_MASS_ITEM,

                                     [SECRET_OWN_POST] = Q_SECRET_OWN_POST };
    static_assert(COUNT(queries) == SECRET_OF__COUNT, "one query for each");
    SCRATCH(a);
    Secret it = { 0 };
    bool found;
    if (secrecy_sees_all(by))
        return ERR_OK;
    TRY(db_maybe(db, a, queries[what], DB_ARGS(DB_V(by->brand_id), DB_V(id)), &secret_model, &it,
                 &found, e));
    if (!found || !secrecy_hides(by, it.is_secret, it.owner_id))
        return ERR_OK;
    if (what == SECRET_CASE)
        FAIL(e, ERR_DENIED, "this case is confidential: it is for who holds it and for approvers");
    FAIL(e, ERR_NOT_FOUND, "there is no such thing");
}

void secrecy_cover(const Caller *by, Case *c) {
    if (!secrecy_hides(by, c->is_secret, c->owner_id))
        return;
    c->author_id = c->problem_id = 0;
    c->author_name = c->author_handle = c->title = c->link = c->reason = (Str){ 0 };
    c->problem_name = (Str){ 0 };
    c->excerpt = S("");
}

static NODISCARD Err tell(Db *db, const Caller *by, const char *act, int64_t case_id, Error *e) {
    return audit_add(db, by, &(AuditAct){ .act = act, .object = "case", .object_id = case_id }, e);
}

Err secrecy_set(Db *db, Arena *a, const Caller *by, int64_t case_id, const SecrecyForm *form,
                Case *out, Error *e) {
    Case c = { 0 };
    TRY(case_get(db, a, by->brand_id, case_id, &c, e));
    if (c.version != form->version)
        FAIL(e, ERR_CONFLICT, "somebody changed this case meanwhile: look again");
    if (c.owner_id && c.owner_id != by->staff_id && !secrecy_sees_all(by))
        FAIL(e, ERR_DENIED, "somebody else holds this case: ask them or an approver");
    TRY(db_run(db, Q_SECRET_SET,
               DB_ARGS(DB_V(by->brand_id), DB_V(case_id), DB_V(form->is_secret),
                       db_id(c.owner_id ? c.owner_id : by->staff_id)),
               NULL, e));
    TRY(tell(db, by, form->is_secret ? "case.close_off" : "case.open_up", case_id, e));
    TRY(event_add(db, by->brand_id, EVENT_CASE, case_id, by->now, e));
    return case_get(db, a, by->brand_id, case_id, out, e);
}

Err secrecy_opened(Db *db, const Caller *by, int64_t case_id, Error *e) {
    return tell(db, by, "case.opened", case_id, e);
}
