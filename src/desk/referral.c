#include "desk/referral.h"

#include "base/crypto.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/contact.h"
#include "desk/event.h"
#include "desk/referral_core.h"

enum { QUESTION_MOST = 2000, DEPARTMENT_MOST = 120 };

const char *const referral_state_names[] = { "asked",    "taken",     "answered",
                                             "returned", "withdrawn", NULL };
static_assert(COUNT(referral_state_names) == REFERRAL_STATE__COUNT + 1, "one name per state");
const char *const referral_mail_names[] = { "none", "due", "sending", "sent", "failed", NULL };
static_assert(COUNT(referral_mail_names) == REFERRAL_MAIL__COUNT + 1, "one name per state");

static const Field referral_fields[] = {
    FIELD(Referral, id),
    FIELD(Referral, problem_id, .flags = FIELD_OPTIONAL, .doc = "When it is about all of it"),
    FIELD(Referral, case_id, .flags = FIELD_OPTIONAL, .doc = "The first of its cases"),
    FIELD(Referral, case_count),
    FIELD(Referral, department),
    FIELD(Referral, name, .flags = FIELD_OPTIONAL, .doc = "The person of the department"),
    FIELD(Referral, question),
    FIELD_ENUM_OF(Referral, state, referral_state_names),
    FIELD(Referral, made_by),
    FIELD(Referral, made_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Referral, made_at),
    FIELD_TIME_OF(Referral, due_at),
    FIELD(Referral, answer, .flags = FIELD_OPTIONAL),
    FIELD(Referral, closed_name, .flags = FIELD_OPTIONAL, .doc = "Who answered, by their word"),
    FIELD_TIME_OF(Referral, closed_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Referral, reminded_at, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(Referral, mail, referral_mail_names, .doc = "How far its newest mail came"),
    FIELD(Referral, mail_failure, .flags = FIELD_OPTIONAL),
    FIELD(Referral, version),
};
const Model referral_model = MODEL(Referral, referral_fields);

static const Field form_fields[] = {
    FIELD(ReferralForm, department, .flags = FIELD_REQUIRED, .max = DEPARTMENT_MOST),
    FIELD(ReferralForm, question, .flags = FIELD_REQUIRED, .max = QUESTION_MOST),
    FIELD_TIME_OF(ReferralForm, due_at, .flags = FIELD_OPTIONAL,
                  .doc = "null: as long as the department usually needs"),
    FIELD(ReferralForm, no_mail, .flags = FIELD_OPTIONAL, .doc = "The link is carried by hand"),
};
const Model referral_form_model = MODEL(ReferralForm, form_fields);

static const Field filter_fields[] = {
    FIELD(ReferralFilter, closed, .flags = FIELD_OPTIONAL),
    FIELD(ReferralFilter, cursor, .flags = FIELD_OPTIONAL, .max = 60),
    FIELD(ReferralFilter, limit, .flags = FIELD_OPTIONAL, .least = 1, .most = LIMIT_PAGE),
};
const Model referral_filter_model = MODEL(ReferralFilter, filter_fields);

/* ---- reading ---- */

Err referral_get(Db *db, Arena *a, int64_t brand_id, int64_t id, Referral *out, Error *e) {
    return db_one(db, a, Q_REFERRAL_GET, DB_ARGS(DB_V(brand_id), DB_V(id)), &referral_model, out,
                  e);
}

Err referral_of_case(Db *db, Arena *a, int64_t brand_id, int64_t case_id, List *out, Error *e) {
    return db_list(db, a, Q_REFERRAL_OF_CASE, DB_ARGS(DB_V(brand_id), DB_V(case_id)),
                   &referral_model, out, e);
}

/* The cursor is the place of the last row: its time and id. */
static NODISCARD Err place_of(const ReferralFilter *f, int64_t *at, int64_t *id, Error *e) {
    Str rest = f->cursor, head;
    *at = f->closed ? INT64_MAX : 0;
    *id = 0;
    if (f->cursor.n == 0)
        return ERR_OK;
    if (!str_cut(&rest, '-', &head) || !parse_i64(head, 0, INT64_MAX, at) ||
        !parse_i64(rest, 1, INT64_MAX, id))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    return ERR_OK;
}

Err referral_list(Db *db, Arena *a, int64_t brand_id, const ReferralFilter *f, List *out,
                  Str *next, Error *e) {
    int64_t limit = f->limit ? f->limit : LIMIT_PAGE_DEFAULT, at, id;
    *next = (Str){ 0 };
    TRY(place_of(f, &at, &id, e));
    TRY(db_list(db, a, f->closed ? Q_REFERRAL_LIST_CLOSED : Q_REFERRAL_LIST_OPEN,
                DB_ARGS(DB_V(brand_id), DB_V(at), DB_V(id), DB_V(limit + 1)), &referral_model, out,
                e));
    if ((int64_t)out->count > limit) {
        out->count = (size_t)limit;
        const Referral *last = (const Referral *)out->items + limit - 1;
        *next = str_fmt(a, "%lld-%lld", (long long)(f->closed ? last->closed_at : last->due_at),
                        (long long)last->id);
    }
    return ERR_OK;
}

typedef struct Kept {
    Str token;
    int64_t made_at, closed_at;
} Kept;
static const Field kept_fields[] = { FIELD(Kept, token), FIELD(Kept, made_at),
                                     FIELD(Kept, closed_at) };
static const Model kept_model = MODEL(Kept, kept_fields);

Err referral_sealed(Db *db, Arena *a, const Caller *by, int64_t id, Str *out, Error *e) {
    Kept kept = { 0 };
    TRY(db_one(db, a, Q_REFERRAL_SEALED, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &kept_model, &kept,
               e));
    if (kept.closed_at || by->now >= kept.made_at + REFERRAL_LINK_TIME)
        FAIL(e, ERR_CONFLICT, "this link has run out: ask anew");
    *out = kept.token;
    return ERR_OK;
}

/* ---- asking ---- */

Err referral_tell(Db *db, const Caller *by, const ReferralTale *t, Error *e) {
    bool is_one = t->case_count <= 1 && t->case_id;
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = t->act, .object = "referral", .object_id = t->id,
                               .detail = t->detail.p ? t->detail : S(""),
                               .personal = t->personal },
                  e));
    return event_add(db, by->brand_id, is_one ? EVENT_CASE : EVENT_MANY, is_one ? t->case_id : 0,
                     by->now, e);
}

static NODISCARD Err check(const ReferralForm *f, int64_t now, Error *e) {
    if (utf8_is_blank(f->question))
        FAIL_FIELD(e, "question", "is empty: write what the department should do or answer");
    if (f->due_at && (f->due_at <= now || f->due_at > now + REFERRAL_DUE_MOST))
        FAIL_FIELD(e, "due_at", "must be a time within the next %lld hours",
                   (long long)(REFERRAL_DUE_MOST / HOUR));
    return ERR_OK;
}

/* Its cases: the one, or the open ones of the problem. */
static NODISCARD Err add_cases(Db *db, const Caller *by, const NewReferral *in, int64_t id,
                               Error *e) {
    int64_t added;
    if (in->problem_id)
        TRY(db_run(db, Q_REFERRAL_PROBLEM_INSERT,
                   DB_ARGS(DB_V(by->brand_id), DB_V(in->problem_id), DB_V(id),
                           DB_V(REFERRAL_CASES_MOST)),
                   &added, e));
    else
        TRY(db_run(db, Q_REFERRAL_CASE_INSERT,
                   DB_ARGS(DB_V(by->brand_id), DB_V(in->case_id), DB_V(id)), &added, e));
    if (added == 0)
        FAIL(e, ERR_CONFLICT, "there is no open case to hand over: open it again first");
    return db_run(db, Q_REFERRAL_CASES_MARK, DB_ARGS(DB_V(by->brand_id), DB_V(id)), NULL, e);
}

static NODISCARD Err insert(Db *db, Arena *a, const Caller *by, const NewReferral *in,
                            int64_t *id, Error *e) {
    const ReferralForm *f = in->form;
    Contact contact = { 0 };
    TRY(contact_get(db, a, by, f->department, &contact, e));
    Str name = contact.name.n ? contact.name : contact.staff_name;
    return db_i64(db, Q_REFERRAL_INSERT,
                  DB_ARGS(DB_V(by->brand_id), db_id(in->problem_id), DB_V(contact.department),
                          DB_V(name), DB_V(contact.mail), DB_V(str_trim(f->question)),
                          DB_V(by->staff_id), DB_V(by->now),
                          DB_V(f->due_at ? f->due_at : contact.due_at),
                          DB_V(sha256_hex(a, in->link.token)), DB_V(in->link.sealed)),
                  id, e);
}

Err referral_make(Db *db, Arena *a, const Caller *by, const NewReferral *in, Referral *out,
                  Error *e) {
    int64_t id;
    TRY(check(in->form, by->now, e));
    TRY(insert(db, a, by, in, &id, e));
    TRY(add_cases(db, by, in, id, e));
    if (!in->form->no_mail)
        TRY(referral_mail_plan(db, by, id, false, e));
    TRY(referral_get(db, a, by->brand_id, id, out, e));
    return referral_tell(db, by,
                         &(ReferralTale){ .act = "referral.make", .id = id,
                                          .case_id = out->case_id, .case_count = out->case_count,
                                          .detail = str_fmt(a, "case=%lld cases=%lld problem=%lld",
                                                            (long long)out->case_id,
                                                            (long long)out->case_count,
                                                            (long long)out->problem_id),
                                          .personal = str_fmt(a, STR_FMT ": " STR_FMT,
                                                              STR_ARG(out->department),
                                                              STR_ARG(out->question)) },
                         e);
}
