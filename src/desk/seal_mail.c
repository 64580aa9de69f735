#include "desk/seal_mail.h"

#include "base/utf8.h"

enum { LEASE = 2 * MINUTE, FAILURE_MOST = 200 };

static const Field mail_fields[] = {
    FIELD(SealMail, id),    FIELD(SealMail, brand_id),   FIELD(SealMail, address),
    FIELD(SealMail, name),  FIELD(SealMail, language),   FIELD(SealMail, seq),
    FIELD(SealMail, hash),  FIELD(SealMail, sealed_at),  FIELD(SealMail, signature),
    FIELD(SealMail, tries), FIELD(SealMail, brand_name), FIELD(SealMail, zone),
};
static const Model mail_model = MODEL(SealMail, mail_fields);

Err seal_mail_plan(Db *db, int64_t now, Error *e) {
    return db_run(db, Q_SEAL_MAIL_PLAN, DB_ARGS(DB_V(now), DB_V((int64_t)SEAL_MAIL_AFTER)), NULL,
                  e);
}

Err seal_mail_claim(Db *db, Arena *a, int64_t now, SealMail *out, Error *e) {
    int64_t id;
    TRY(db_i64(db, Q_SEAL_MAIL_CLAIM, DB_ARGS(DB_V(now), DB_V(now + LEASE)), &id, e));
    return db_one(db, a, Q_SEAL_MAIL_OUT, DB_ARGS(DB_V(id)), &mail_model, out, e);
}

Err seal_mail_ended(Db *db, const SealMail *m, const SealMailEnd *end, Error *e) {
    static const int64_t waits[] = { 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 8 * HOUR };
    bool is_over = end->is_ok || end->is_final || m->tries > (int64_t)COUNT(waits);
    Str why = utf8_cut(end->failure.p ? end->failure : S(""), FAILURE_MOST);
    return db_run(db, Q_SEAL_MAIL_END,
                  DB_ARGS(DB_V(m->brand_id), DB_V(m->id), DB_V(m->tries),
                          DB_V(is_over ? end->now : end->now + waits[m->tries - 1]),
                          is_over ? DB_V(end->now) : db_null(), end->is_ok ? db_null() : DB_V(why)),
                  NULL, e);
}
