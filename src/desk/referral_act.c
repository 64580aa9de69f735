/* What may be done with a matter that a department has, by whom, with what: one table. */
#include "base/crypto.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "desk/referral_core.h"

static const char *const referral_act_names[] = { "take",     "answer", "return",
                                                  "withdraw", "remind", NULL };
static_assert(COUNT(referral_act_names) == REFERRAL_ACT__COUNT + 1, "one name per act");

enum { NAME_MOST = 120, TOKEN_MOST = 100 };

static const Field change_fields[] = {
    FIELD_ENUM_OF(ReferralChange, act, referral_act_names, .flags = FIELD_REQUIRED),
    FIELD(ReferralChange, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
    FIELD(ReferralChange, text, .flags = FIELD_OPTIONAL, .max = LIMIT_NOTE_TEXT),
    FIELD_TIME_OF(ReferralChange, due_at, .flags = FIELD_OPTIONAL, .doc = "take: until when"),
    FIELD(ReferralChange, name, .flags = FIELD_OPTIONAL, .max = NAME_MOST),
};
const Model referral_change_model = MODEL(ReferralChange, change_fields);

enum { NEEDS_TEXT = 1 << 0, NEEDS_DUE = 1 << 1, BY_LINK = 1 << 2, CLOSES = 1 << 3,
       NOTES = 1 << 4 };

static const struct {
    unsigned needs;
    ReferralState to;
    NoteKind note;
} acts[] = {
    [REFERRAL_TAKE] = { NEEDS_DUE | BY_LINK, REFERRAL_TAKEN, NOTE_PLAIN },
    [REFERRAL_ANSWER] = { NEEDS_TEXT | BY_LINK | CLOSES | NOTES, REFERRAL_ANSWERED, NOTE_ANSWER },
    [REFERRAL_RETURN] = { BY_LINK | CLOSES | NOTES, REFERRAL_RETURNED, NOTE_RETURNED },
    [REFERRAL_WITHDRAW] = { CLOSES, REFERRAL_WITHDRAWN, NOTE_PLAIN },
    [REFERRAL_REMIND] = { 0, REFERRAL_ASKED, NOTE_PLAIN },
};
static_assert(COUNT(acts) == REFERRAL_ACT__COUNT, "one row per act");

static NODISCARD Err check(const Referral *was, const ReferralChange *c, int64_t now, Error *e) {
    unsigned needs = acts[c->act].needs;
    if (was->closed_at)
        FAIL(e, ERR_CONFLICT, "the department has answered or given it back already");
    if (was->version != c->version)
        FAIL(e, ERR_CONFLICT, "somebody changed this meanwhile: look again");
    if ((needs & NEEDS_TEXT) && utf8_is_blank(c->text))
        FAIL_FIELD(e, "text", "is empty: write an answer");
    if (c->text.n > LIMIT_NOTE_TEXT)
        FAIL_FIELD(e, "text", "must be at most %d bytes", LIMIT_NOTE_TEXT);
    if (c->name.n > NAME_MOST)
        FAIL_FIELD(e, "name", "must be at most %d bytes", NAME_MOST);
    if (!utf8_is_line(str_trim(c->name)))
        FAIL_FIELD(e, "name", "must be one line of text");
    if ((needs & NEEDS_DUE) && (c->due_at <= now || c->due_at > now + REFERRAL_DUE_MOST))
        FAIL_FIELD(e, "due_at", "must be a time within the next %lld hours",
                   (long long)(REFERRAL_DUE_MOST / HOUR));
    return ERR_OK;
}

static NODISCARD Err store(Db *db, const Caller *by, const Referral *r, Error *e) {
    int64_t changed;
    TRY(db_run(db, Q_REFERRAL_UPDATE,
               DB_ARGS(DB_V(by->brand_id), DB_V(r->id), DB_V(r->version),
                       db_name(referral_state_names, (int)r->state), DB_V(r->due_at),
                       DB_V(r->answer), DB_V(r->closed_name), db_id(r->closed_at),
                       db_id(r->reminded_at)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this meanwhile: look again");
    return ERR_OK;
}

static void apply(Referral *r, const ReferralChange *c, int64_t now) {
    Str text = str_trim(c->text);
    r->state = c->act == REFERRAL_REMIND ? r->state : acts[c->act].to;
    if (acts[c->act].needs & NEEDS_DUE) {
        r->due_at = c->due_at;
        r->reminded_at = 0; /* of the new time once again */
    }
    if (c->act == REFERRAL_REMIND)
        r->reminded_at = now;
    if (!(acts[c->act].needs & CLOSES))
        return;
    r->closed_at = now;
    r->answer = utf8_is_blank(text) ? (Str){ 0 } : text;
    r->closed_name = utf8_is_blank(c->name) ? r->name : str_trim(c->name);
}

static NODISCARD Err close_cases(Db *db, Arena *a, const Caller *by, const Referral *r,
                                 ReferralAct act, Error *e) {
    Str who = r->closed_name.n ? str_fmt(a, STR_FMT " (" STR_FMT ")", STR_ARG(r->department),
                                         STR_ARG(r->closed_name))
                               : r->department;
    if (acts[act].needs & NOTES)
        TRY(db_run(db, Q_REFERRAL_NOTE,
                   DB_ARGS(DB_V(by->brand_id), DB_V(r->id), DB_V(by->staff_id),
                           db_name(note_kind_names, (int)acts[act].note), DB_V(who),
                           DB_V(r->answer.n ? r->answer : S("")), DB_V(by->now)),
                   NULL, e));
    TRY(db_run(db, Q_REFERRAL_MAIL_CANCEL,
               DB_ARGS(DB_V(by->brand_id), DB_V(r->id), DB_V(by->now)), NULL, e));
    return db_run(db, Q_REFERRAL_CASES_UNMARK, DB_ARGS(DB_V(by->brand_id), DB_V(r->id)), NULL, e);
}

static NODISCARD Err change(Db *db, Arena *a, const Caller *by, const Referral *was,
                            const ReferralChange *c, Error *e) {
    Referral is = *was;
    TRY(check(was, c, by->now, e));
    apply(&is, c, by->now);
    TRY(store(db, by, &is, e));
    if (acts[c->act].needs & CLOSES)
        TRY(close_cases(db, a, by, &is, c->act, e));
    if (c->act == REFERRAL_REMIND)
        TRY(referral_mail_plan(db, by, is.id, true, e));
    return referral_tell(
        db, by,
        &(ReferralTale){ .act = str_z(a, str_fmt(a, "referral.%s", referral_act_names[c->act])),
                         .id = is.id,
                         .case_id = is.case_id,
                         .case_count = is.case_count,
                         .detail = str_fmt(a, "%s -> %s%s", referral_state_names[was->state],
                                           referral_state_names[is.state],
                                           by->staff_id ? "" : " by link"),
                         .personal = is.answer },
        e);
}

Err referral_act(Db *db, Arena *a, const Caller *by, int64_t id, const ReferralChange *c,
                 Referral *out, Error *e) {
    Referral was = { 0 };
    TRY(referral_get(db, a, by->brand_id, id, &was, e));
    TRY(change(db, a, by, &was, c, e));
    return referral_get(db, a, by->brand_id, id, out, e);
}

/* ---- the page behind the link ---- */

typedef struct Link {
    int64_t id, brand_id, zone;
    Str brand_name;
} Link;
static const Field link_fields[] = { FIELD(Link, id), FIELD(Link, brand_id), FIELD(Link, zone),
                                     FIELD(Link, brand_name) };
static const Model link_model = MODEL(Link, link_fields);

static NODISCARD Err find_link(Db *db, Arena *a, Str token, int64_t now, Link *out, Error *e) {
    bool found = false;
    if (token.n && token.n <= TOKEN_MOST)
        TRY(db_maybe(db, a, Q_REFERRAL_BY_TOKEN,
                     DB_ARGS(DB_V(sha256_hex(a, token)), DB_V(now - REFERRAL_LINK_TIME)),
                     &link_model, out, &found, e));
    if (!found)
        FAIL(e, ERR_NOT_FOUND, "this link has run out, or the question was answered");
    return ERR_OK;
}

static NODISCARD Err show(Db *db, Arena *a, const Link *l, ReferralPage *out, Error *e) {
    ReferralPage page = { .brand_id = l->brand_id, .zone = l->zone, .brand_name = l->brand_name };
    TRY(referral_get(db, a, l->brand_id, l->id, &page.referral, e));
    TRY(referral_words(db, a, l->brand_id, l->id, &page.words, e));
    *out = page;
    return ERR_OK;
}

Err referral_page(Db *db, Arena *a, Str token, int64_t now, ReferralPage *out, Error *e) {
    Link l = { 0 };
    TRY(find_link(db, a, token, now, &l, e));
    return show(db, a, &l, out, e);
}

Err referral_page_act(Db *db, Arena *a, Str token, const ReferralChange *c, int64_t now,
                      ReferralPage *out, Error *e) {
    Link l = { 0 };
    ReferralPage page = { 0 };
    if (!(acts[c->act].needs & BY_LINK))
        FAIL(e, ERR_DENIED, "sign in to do that");
    TRY(find_link(db, a, token, now, &l, e));
    TRY(show(db, a, &l, &page, e));
    if (c->act == REFERRAL_TAKE && page.referral.version > LIMIT_REFERRAL_TAKES)
        FAIL(e, ERR_LIMIT, "the time was changed often enough: write an answer, or ask the team");
    TRY(change(db, a, &(Caller){ .brand_id = l.brand_id, .now = now }, &page.referral, c, e));
    return show(db, a, &l, out, e);
}
