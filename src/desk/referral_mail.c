/* Questions and reminders on their way to departments, and what customers wrote for them. */
#include "base/utf8.h"
#include "desk/referral_core.h"

enum { LEASE = MINUTE, FAILURE_MOST = 200 };

static const Field mail_fields[] = {
    FIELD(ReferralMail, id),        FIELD(ReferralMail, brand_id),
    FIELD(ReferralMail, referral_id), FIELD(ReferralMail, is_reminder),
    FIELD(ReferralMail, tries),     FIELD(ReferralMail, department),
    FIELD(ReferralMail, name),      FIELD(ReferralMail, address),
    FIELD(ReferralMail, question),  FIELD(ReferralMail, due_at),
    FIELD(ReferralMail, made_at),   FIELD(ReferralMail, token),
    FIELD(ReferralMail, brand_name), FIELD(ReferralMail, zone),
    FIELD(ReferralMail, made_name), FIELD(ReferralMail, case_id),
    FIELD(ReferralMail, case_count),
    FIELD(ReferralMail, is_drill),
};
static const Model mail_model = MODEL(ReferralMail, mail_fields);

static const Field word_fields[] = { FIELD(ReferralWord, text) };
static const Model referral_word_model = MODEL(ReferralWord, word_fields);

Err referral_words(Db *db, Arena *a, int64_t brand_id, int64_t id, List *out, Error *e) {
    return db_list(db, a, Q_REFERRAL_WORDS, DB_ARGS(DB_V(brand_id), DB_V(id), DB_V(REFERRAL_WORDS)),
                   &referral_word_model, out, e);
}

Err referral_mail_plan(Db *db, const Caller *by, int64_t id, bool is_reminder, Error *e) {
    return db_run(db, Q_REFERRAL_MAIL_INSERT,
                  DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(is_reminder), DB_V(by->now)), NULL, e);
}

Err referral_next(Db *db, int64_t *at, Error *e) {
    return db_i64(db, Q_REFERRAL_NEXT, DB_NO_ARGS, at, e);
}

static const Field late_fields[] = {
    FIELD(ReferralLate, referral_id), FIELD(ReferralLate, brand_id), FIELD(ReferralLate, made_at),
    FIELD(ReferralLate, case_id),     FIELD(ReferralLate, case_count),
};
static const Model late_model = MODEL(ReferralLate, late_fields);

Err referral_remind(Db *db, Arena *a, int64_t now, List *out, Error *e) {
    TRY(db_list(db, a, Q_REFERRAL_OVERDUE, DB_ARGS(DB_V(now)), &late_model, out, e));
    const ReferralLate *r = out->items;
    for (size_t i = 0; i < out->count; i++) {
        Caller program = { .brand_id = r[i].brand_id, .now = now };
        TRY(db_run(db, Q_REFERRAL_REMINDED,
                   DB_ARGS(DB_V(r[i].brand_id), DB_V(r[i].referral_id), DB_V(now)), NULL, e));
        if (now < r[i].made_at + REFERRAL_LINK_TIME)
            TRY(referral_mail_plan(db, &program, r[i].referral_id, true, e));
        TRY(referral_tell(db, &program,
                          &(ReferralTale){ .act = "referral.overdue",
                                           .id = r[i].referral_id,
                                           .case_id = r[i].case_id,
                                           .case_count = r[i].case_count },
                          e));
    }
    return ERR_OK;
}

Err referral_mail_claim(Db *db, Arena *a, int64_t now, ReferralMail *out, Error *e) {
    int64_t id;
    ReferralMail mail = { 0 };
    TRY(db_i64(db, Q_REFERRAL_MAIL_CLAIM, DB_ARGS(DB_V(now), DB_V(now + LEASE)), &id, e));
    TRY(db_one(db, a, Q_REFERRAL_MAIL_OUT, DB_ARGS(DB_V(id)), &mail_model, &mail, e));
    TRY(referral_words(db, a, mail.brand_id, mail.referral_id, &mail.words, e));
    *out = mail;
    return ERR_OK;
}

Err referral_mail_ended(Db *db, const ReferralMail *m, const ReferralMailEnd *end, Error *e) {
    static const int64_t waits[] = { MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR };
    int64_t ended;
    bool is_over = end->is_ok || end->is_final || m->tries > (int64_t)COUNT(waits);
    ReferralMailState state = end->is_ok ? MAIL_SENT : is_over ? MAIL_FAILED : MAIL_DUE;
    Str why = utf8_cut(end->failure.p ? end->failure : S(""), FAILURE_MOST);
    TRY(db_run(db, Q_REFERRAL_MAIL_END,
               DB_ARGS(DB_V(m->brand_id), DB_V(m->id), DB_V(m->tries),
                       db_name(referral_mail_names, (int)state),
                       DB_V(is_over ? end->now : end->now + waits[m->tries - 1]),
                       is_over ? DB_V(end->now) : db_null(), end->is_ok ? db_null() : DB_V(why)),
               &ended, e));
    if (ended == 0 || !is_over)
        return ERR_OK; /* another has claimed it since the lease ran out, or it is tried again */
    const char *act = end->is_ok ? "referral.mailed" : "referral.unmailed";
    return referral_tell(db, &(Caller){ .brand_id = m->brand_id, .now = end->now },
                         &(ReferralTale){ .act = act,
                                          .id = m->referral_id,
                                          .case_id = m->case_id,
                                          .case_count = m->case_count },
                         e);
}
