/* Mails questions to departments: claimed and committed before anything leaves, tried again when it
 * did not, and once more when the answer is overdue. */
#include "app/mail_out.h"
#include "app/program.h"
#include "app/referral_text.h"
#include "base/time.h"
#include "desk/referral.h"

typedef struct Late {
    Arena *arena;
    List list; /* of ReferralLate */
} Late;

static Err remind(Db *db, void *ctx, Error *e) {
    Late *late = ctx;
    return referral_remind(db, late->arena, clock_now(), &late->list, e);
}

static Err remind_late(const Program *p, Arena *a, Error *e) {
    Late late = { .arena = a };
    TRY(store_transact(p->store, remind, &late, e));
    const ReferralLate *r = late.list.items;
    for (size_t i = 0; i < late.list.count; i++)
        program_publish(p, r[i].brand_id);
    return ERR_OK;
}

typedef struct Claim {
    Arena *arena;
    ReferralMail mail;
    bool found;
} Claim;

static Err claim(Db *db, void *ctx, Error *e) {
    Claim *c = ctx;
    c->mail = (ReferralMail){ 0 };
    Err code = referral_mail_claim(db, c->arena, clock_now(), &c->mail, e);
    c->found = code == ERR_OK;
    return code == ERR_NOT_FOUND ? ERR_OK : code;
}

typedef struct Finish {
    const ReferralMail *mail;
    ReferralMailEnd end;
} Finish;

static Err finish(Db *db, void *ctx, Error *e) {
    const Finish *f = ctx;
    return referral_mail_ended(db, f->mail, &f->end, e);
}

static Err send(const Program *p, Arena *a, const ReferralMail *mail, bool *is_final, Error *e) {
    const Config *c = p->config;
    Str token;
    if (mail->is_drill)
        FAIL(e, ERR_DENIED, "a rehearsal: nothing leaves");
    TRY(secret_open(a, &p->key, mail->token, &token, e));
    Str link = str_fmt(a, STR_FMT "/bagian/" STR_FMT, STR_ARG(c->public_url), STR_ARG(token));
    ReferralText text = referral_text(a, mail, c->language, link);
    MailLetter letter = { .kind = "referral", .id = mail->referral_id,
                          .from_name = mail->brand_name, .to = mail->address,
                          .to_name = mail->name, .subject = text.subject, .text = text.body };
    if (mail->is_reminder) { /* it stands below the question */
        letter.below = mail_id(a, c, letter.kind, letter.id);
        letter.kind = "referral-mail";
        letter.id = mail->id;
    }
    return mail_post(c, a, &letter, is_final, e);
}

static Err send_one(Program *p, Arena *a, bool *more, Error *e) {
    Claim c = { .arena = a };
    Error why = { 0 };
    bool is_final = false;
    TRY(store_transact(p->store, claim, &c, e));
    *more = c.found;
    if (!c.found)
        return ERR_OK;
    bool is_ok = send(p, a, &c.mail, &is_final, &why) == ERR_OK;
    log_event(p->log, is_ok ? LOG_INFO : LOG_WARN, "referral.tried", LOG_I("mail", c.mail.id),
              LOG_S("why", str_c(why.msg)));
    Finish f = { .mail = &c.mail,
                 .end = { .is_ok = is_ok,
                          .is_final = is_final || why.code == ERR_INVALID,
                          .failure = str_c(why.msg),
                          .now = clock_now() } };
    TRY(store_transact(p->store, finish, &f, e));
    program_publish(p, c.mail.brand_id);
    return ERR_OK;
}

static Err read_next(Db *db, void *ctx, Error *e) { return referral_next(db, ctx, e); }

static Err run(void *ctx, Turn *turn, Error *e) {
    Program *p = ctx;
    int64_t at;
    bool more = true;
    TRY(program_read(p, read_next, &at, e));
    if (at != 0 && at <= clock_now()) {
        TRY(remind_late(p, turn->arena, e));
        while (more && !atomic_load(turn->stopping)) {
            SCRATCH(a);
            TRY(send_one(p, a, &more, e));
        }
        TRY(program_read(p, read_next, &at, e));
    }
    turn_sleep_until(p, turn, at, clock_now());
    return ERR_OK;
}

const Job job_referrer = { "referrer", PART_WORK, run, open_program_only, NULL, 1 };
