#include "desk/access.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/event.h"
#include "desk/staff.h"

enum { NAME_MOST = 120, DEVICE_MOST = 120, RECOVERY_MOST = 240 };

static const char *const two_step_names[] = { "unknown", "yes", "no", NULL };
static const char *const act_names[] = { "confirm", "end", "undo", NULL };

static const Field sign_in_fields[] = {
    FIELD(SignIn, id, .flags = FIELD_READONLY),
    FIELD(SignIn, account_id, .flags = FIELD_READONLY),
    FIELD(SignIn, staff_id, .flags = FIELD_OPTIONAL, .least = 0, .most = INT64_MAX),
    FIELD(SignIn, staff_name, .flags = FIELD_OPTIONAL | FIELD_READONLY),
    FIELD(SignIn, name, .flags = FIELD_OPTIONAL, .max = NAME_MOST,
          .doc = "Of somebody without an account at the desk, such as a former agency"),
    FIELD(SignIn, has_left, .doc = "Of those alone: no longer works with us"),
    FIELD(SignIn, device, .flags = FIELD_REQUIRED, .max = DEVICE_MOST, .doc = "HP Dewi"),
    FIELD(SignIn, is_personal, .doc = "Their own phone"),
    FIELD(SignIn, since, .flags = FIELD_OPTIONAL, .max = TIME_DAY_LENGTH, .doc = "2026-03-01"),
    FIELD_TIME_OF(SignIn, confirmed_at, .flags = FIELD_READONLY),
    FIELD(SignIn, confirmed_by, .flags = FIELD_READONLY),
    FIELD(SignIn, confirmed_name, .flags = FIELD_OPTIONAL | FIELD_READONLY),
    FIELD_TIME_OF(SignIn, ended_at, .flags = FIELD_OPTIONAL | FIELD_READONLY,
                  .doc = "Taken back"),
    FIELD(SignIn, ended_name, .flags = FIELD_OPTIONAL | FIELD_READONLY),
    FIELD(SignIn, is_gone, .flags = FIELD_READONLY,
          .doc = "Left the brand and may still be signed in"),
    FIELD(SignIn, is_due, .flags = FIELD_READONLY, .doc = "To be confirmed, or taken back"),
    FIELD(SignIn, account_owner_id, .flags = FIELD_SECRET | FIELD_READONLY),
    FIELD(SignIn, version, .flags = FIELD_OPTIONAL, .least = 0, .most = INT64_MAX,
          .doc = "Of what the person saw; null for a new one"),
};
const Model sign_in_model = MODEL(SignIn, sign_in_fields);

static const Field account_fields[] = {
    FIELD(OfficialAccount, id, .flags = FIELD_READONLY),
    FIELD(OfficialAccount, source_id, .flags = FIELD_OPTIONAL, .least = 0, .most = INT64_MAX),
    FIELD(OfficialAccount, source_name, .flags = FIELD_OPTIONAL | FIELD_READONLY),
    FIELD_ENUM_OF(OfficialAccount, channel, channel_names, .flags = FIELD_REQUIRED),
    FIELD(OfficialAccount, handle, .flags = FIELD_REQUIRED, .max = LIMIT_MESSAGE_AUTHOR),
    FIELD(OfficialAccount, owner_id, .flags = FIELD_OPTIONAL, .least = 0, .most = INT64_MAX,
          .doc = "Who looks after it and is told each month; null: whoever manages"),
    FIELD(OfficialAccount, owner_name, .flags = FIELD_OPTIONAL | FIELD_READONLY),
    FIELD(OfficialAccount, recovery, .flags = FIELD_OPTIONAL, .max = RECOVERY_MOST,
          .doc = "Where a lost password is sent, never the password; for managers and the owner"),
    FIELD_ENUM_OF(OfficialAccount, two_step, two_step_names, .flags = FIELD_REQUIRED,
                  .doc = "Whether two-step sign-in is on"),
    FIELD_TIME_OF(OfficialAccount, reviewed_at, .flags = FIELD_READONLY,
                  .doc = "When all of it was last known to be true"),
    FIELD_TIME_OF(OfficialAccount, ended_at, .flags = FIELD_OPTIONAL | FIELD_READONLY,
                  .doc = "No longer used"),
    FIELD(OfficialAccount, is_due, .flags = FIELD_READONLY),
    FIELD_LIST_OF(OfficialAccount, sign_ins, &sign_in_model, .flags = FIELD_READONLY),
    FIELD(OfficialAccount, version, .flags = FIELD_OPTIONAL, .least = 0, .most = INT64_MAX,
          .doc = "Of what the person saw; rises with its sign-ins, too; null for a new one"),
};
const Model official_account_model = MODEL(OfficialAccount, account_fields);

static const Field offer_fields[] = {
    FIELD(AccountOffer, source_id),
    FIELD(AccountOffer, source_name),
    FIELD_ENUM_OF(AccountOffer, channel, channel_names),
    FIELD(AccountOffer, handle),
};
static const Model account_offer_model = MODEL(AccountOffer, offer_fields);

static const Field page_fields[] = {
    FIELD_LIST_OF(AccessPage, accounts, &official_account_model),
    FIELD_LIST_OF(AccessPage, offers, &account_offer_model,
                  .doc = "Accounts of sources that are not in the register"),
};
const Model access_page_model = MODEL(AccessPage, page_fields);

static const Field step_fields[] = {
    FIELD_ENUM_OF(AccessStep, act, act_names, .flags = FIELD_REQUIRED),
    FIELD(AccessStep, version, .flags = FIELD_REQUIRED, .doc = "Of what the person saw"),
};
const Model access_step_model = MODEL(AccessStep, step_fields);

/* ---- reading ---- */

static bool may_manage(const Caller *by) { return by->rights & RIGHT_MANAGE; }

static void mark_sign_in(SignIn *s, int64_t now) {
    s->is_gone = s->is_gone && s->ended_at == 0;
    s->is_due = s->ended_at == 0 && (s->is_gone || s->confirmed_at <= now - ACCESS_EVERY);
}

/* All of it is known to be true since the oldest of its confirmations. */
static void mark_account(const Caller *by, OfficialAccount *o) {
    SignIn *s = o->sign_ins.items;
    int64_t oldest = 0;
    bool any_due = false;
    for (size_t i = 0; i < o->sign_ins.count; i++) {
        mark_sign_in(&s[i], by->now);
        any_due = any_due || s[i].is_due;
        if (s[i].ended_at == 0 && (oldest == 0 || s[i].confirmed_at < oldest))
            oldest = s[i].confirmed_at;
    }
    if (oldest > o->reviewed_at)
        o->reviewed_at = oldest;
    o->is_due = o->ended_at == 0 &&
                (oldest ? any_due : o->reviewed_at <= by->now - ACCESS_EVERY);
    if (!may_manage(by) && o->owner_id != by->staff_id)
        o->recovery = (Str){ 0 };
}

/* Both lists are of one brand; the sign-ins stand by account. */
static void put_together(const Caller *by, List *accounts, const List *sign_ins) {
    OfficialAccount *o = accounts->items;
    SignIn *s = sign_ins->items;
    for (size_t i = 0; i < accounts->count; i++) {
        size_t from = 0, to;
        while (from < sign_ins->count && s[from].account_id != o[i].id)
            from++;
        for (to = from; to < sign_ins->count && s[to].account_id == o[i].id;)
            to++;
        o[i].sign_ins = (List){ to > from ? &s[from] : NULL, to - from };
        mark_account(by, &o[i]);
    }
}

Err access_read(Db *db, Arena *a, const Caller *by, AccessPage *out, Error *e) {
    List sign_ins;
    DbArgs brand = DB_ARGS(DB_V(by->brand_id));
    TRY(db_list(db, a, Q_ACCOUNT_LIST, brand, &official_account_model, &out->accounts, e));
    TRY(db_list(db, a, Q_SIGN_IN_LIST, brand, &sign_in_model, &sign_ins, e));
    put_together(by, &out->accounts, &sign_ins);
    return db_list(db, a, Q_ACCOUNT_OFFERS, brand, &account_offer_model, &out->offers, e);
}

Err account_get(Db *db, Arena *a, const Caller *by, int64_t id, OfficialAccount *out, Error *e) {
    DbArgs args = DB_ARGS(DB_V(by->brand_id), DB_V(id));
    TRY(db_one(db, a, Q_ACCOUNT_GET, args, &official_account_model, out, e));
    TRY(db_list(db, a, Q_SIGN_IN_OF_ACCOUNT, args, &sign_in_model, &out->sign_ins, e));
    mark_account(by, out);
    return ERR_OK;
}

static NODISCARD Err sign_in_get(Db *db, Arena *a, const Caller *by, int64_t id, SignIn *out,
                                 Error *e) {
    TRY(db_one(db, a, Q_SIGN_IN_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &sign_in_model, out,
               e));
    mark_sign_in(out, by->now);
    return ERR_OK;
}

Err access_state(Db *db, Arena *a, int64_t brand_id, int64_t now, AccessState *out, Error *e) {
    static const Field fields[] = { FIELD(AccessState, need), FIELD(AccessState, have),
                                    FIELD(AccessState, due), FIELD(AccessState, oldest),
                                    FIELD(AccessState, handle) };
    static const Model model = MODEL(AccessState, fields);
    return db_one(db, a, Q_ACCESS_STATE, DB_ARGS(DB_V(brand_id), DB_V(now - ACCESS_EVERY)), &model,
                  out, e);
}

/* ---- writing ---- */

/* Of an account: what stands beside its number names people and devices, which can be erased. */
static NODISCARD Err tell(Db *db, const Caller *by, const char *act, int64_t account_id,
                          Str detail, Str personal, Error *e) {
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = act, .object = "access", .object_id = account_id,
                               .detail = detail, .personal = personal },
                  e));
    return event_add(db, by->brand_id, EVENT_SETTINGS, 0, by->now, e);
}

static NODISCARD Err meanwhile(Error *e) {
    FAIL(e, ERR_CONFLICT, "somebody changed this meanwhile: look again");
}

static NODISCARD Err check_account(Db *db, Arena *a, const Caller *by, int64_t id,
                                   const OfficialAccount *o, Error *e) {
    int64_t count;
    Source source = { 0 };
    if (utf8_is_blank(o->handle))
        FAIL_FIELD(e, "handle", "is empty: write the name of the account, such as @tokorasa");
    if (!utf8_is_line(o->handle))
        FAIL_FIELD(e, "handle", "must be one line of text");
    if (!utf8_is_line(o->recovery))
        FAIL_FIELD(e, "recovery", "must be one line of text");
    if (o->owner_id)
        TRY(member_check(db, by->brand_id, o->owner_id, "owner_id", e));
    Err found = o->source_id ? source_get(db, a, by->brand_id, o->source_id, &source, e) : ERR_OK;
    if (found == ERR_NOT_FOUND)
        FAIL_FIELD(e, "source_id", "is no source of this business: choose one of the list");
    TRY(found);
    TRY(db_i64(db, Q_ACCOUNT_NAMED,
               DB_ARGS(DB_V(by->brand_id), db_name(channel_names, (int)o->channel),
                       DB_V(o->handle), DB_V(id)),
               &count, e));
    if (count > 0)
        FAIL_FIELD(e, "handle",
                   "is in the register already: look among those no longer used, too");
    TRY(db_i64(db, Q_ACCOUNT_COUNT, DB_ARGS(DB_V(by->brand_id)), &count, e));
    if (id == 0 && count >= ACCOUNTS_MOST)
        FAIL(e, ERR_LIMIT, "%d accounts are enough: change one of them", ACCOUNTS_MOST);
    return ERR_OK;
}

static NODISCARD Err keep_account(Db *db, const Caller *by, int64_t *id, const OfficialAccount *o,
                                  Error *e) {
    DbVal brand = DB_V(by->brand_id), source = db_id(o->source_id), handle = DB_V(o->handle);
    DbVal channel = db_name(channel_names, (int)o->channel), owner = db_id(o->owner_id);
    DbVal recovery = db_text(o->recovery), two_step = db_name(two_step_names, (int)o->two_step);
    int64_t changed;
    if (*id == 0)
        return db_i64(db, Q_ACCOUNT_INSERT,
                      DB_ARGS(brand, source, channel, handle, owner, recovery, two_step,
                              DB_V(by->now), DB_V(by->staff_id)),
                      id, e);
    TRY(db_run(db, Q_ACCOUNT_UPDATE,
               DB_ARGS(brand, DB_V(*id), DB_V(o->version), source, channel, handle, owner, recovery,
                       two_step, DB_V(by->now), DB_V(by->staff_id)),
               &changed, e));
    return changed ? ERR_OK : meanwhile(e);
}

Err account_put(Db *db, Arena *a, const Caller *by, int64_t id, const OfficialAccount *in,
                OfficialAccount *out, Error *e) {
    OfficialAccount o = *in;
    o.handle = str_trim(in->handle);
    o.recovery = str_trim(in->recovery);
    if (id)
        TRY(account_get(db, a, by, id, out, e)); /* is there such a one? */
    TRY(check_account(db, a, by, id, &o, e));
    TRY(keep_account(db, by, &id, &o, e));
    TRY(tell(db, by, "access.account_set", id,
             str_fmt(a, "%s owner=%lld two_step=%s", channel_names[o.channel],
                     (long long)o.owner_id, two_step_names[o.two_step]),
             str_fmt(a, STR_FMT "\nrecovery=" STR_FMT, STR_ARG(o.handle), STR_ARG(o.recovery)),
             e));
    return account_get(db, a, by, id, out, e);
}

static NODISCARD Err check_since(const Caller *by, Str since, Error *e) {
    int64_t at;
    if (since.n == 0)
        return ERR_OK;
    if (!time_parse_day(since, &at))
        FAIL_FIELD(e, "since", "must be a date like 2026-12-25");
    if (at > by->now + DAY) /* the day has begun somewhere */
        FAIL_FIELD(e, "since", "lies ahead: write since when, or leave it out");
    return ERR_OK;
}

static NODISCARD Err check_sign_in(Db *db, const Caller *by, const SignIn *s, Error *e) {
    int64_t count;
    if (s->staff_id == 0 && utf8_is_blank(s->name))
        FAIL_FIELD(e, "name", "is empty: choose a person, or write who it is");
    if (!utf8_is_line(s->name))
        FAIL_FIELD(e, "name", "must be one line of text");
    if (utf8_is_blank(s->device))
        FAIL_FIELD(e, "device", "is empty: write the device, such as HP Dewi or laptop kasir");
    if (!utf8_is_line(s->device))
        FAIL_FIELD(e, "device", "must be one line of text");
    TRY(check_since(by, s->since, e));
    TRY(db_i64(db, Q_SIGN_IN_COUNT, DB_ARGS(DB_V(by->brand_id), DB_V(s->account_id)), &count, e));
    if (s->id == 0 && count >= SIGN_INS_MOST)
        FAIL(e, ERR_LIMIT, "%d sign-ins of one account are enough: take some back first",
             SIGN_INS_MOST);
    return ERR_OK;
}

/* `was` NULL: a new one. Who holds it already may have left meanwhile; nobody new may. */
static NODISCARD Err keep_sign_in(Db *db, const Caller *by, const SignIn *was, SignIn *s,
                                  Error *e) {
    DbVal brand = DB_V(by->brand_id), staff = db_id(s->staff_id), name = db_text(s->name);
    DbVal left = DB_V(s->has_left), device = DB_V(s->device), own = DB_V(s->is_personal);
    DbVal since = db_text(s->since), now = DB_V(by->now), who = DB_V(by->staff_id);
    int64_t changed;
    if (s->staff_id && (was == NULL || was->staff_id != s->staff_id))
        TRY(member_check(db, by->brand_id, s->staff_id, "staff_id", e));
    if (was == NULL)
        return db_i64(db, Q_SIGN_IN_INSERT,
                      DB_ARGS(brand, DB_V(s->account_id), staff, name, left, device, own, since,
                              now, who),
                      &s->id, e);
    TRY(db_run(db, Q_SIGN_IN_UPDATE,
               DB_ARGS(brand, DB_V(was->id), DB_V(s->version), staff, name, left, device, own,
                       since, now, who),
               &changed, e));
    return changed ? ERR_OK : meanwhile(e);
}

static NODISCARD Err tell_sign_in(Db *db, Arena *a, const Caller *by, const char *act,
                                  const SignIn *s, Error *e) {
    TRY(db_run(db, Q_ACCOUNT_TOUCH, DB_ARGS(DB_V(by->brand_id), DB_V(s->account_id)), NULL, e));
    return tell(db, by, act, s->account_id,
                str_fmt(a, "sign_in=%lld staff=%lld%s", (long long)s->id, (long long)s->staff_id,
                        s->is_personal ? " personal" : ""),
                str_fmt(a, STR_FMT ": " STR_FMT, STR_ARG(s->name), STR_ARG(s->device)), e);
}

/* `was` NULL: a new one. */
static NODISCARD Err write_sign_in(Db *db, Arena *a, const Caller *by, const SignIn *was,
                                   SignIn *s, Error *e) {
    OfficialAccount account = { 0 };
    TRY(account_get(db, a, by, s->account_id, &account, e)); /* is there such a one? */
    s->name = s->staff_id ? (Str){ 0 } : str_trim(s->name);
    s->has_left = s->has_left && s->staff_id == 0;
    s->device = str_trim(s->device);
    s->since = str_trim(s->since);
    TRY(check_sign_in(db, by, s, e));
    TRY(keep_sign_in(db, by, was, s, e));
    return tell_sign_in(db, a, by, "access.sign_in_set", s, e);
}

Err sign_in_add(Db *db, Arena *a, const Caller *by, int64_t account_id, const SignIn *in,
                SignIn *out, Error *e) {
    SignIn s = *in;
    s.id = 0;
    s.account_id = account_id;
    TRY(write_sign_in(db, a, by, NULL, &s, e));
    return sign_in_get(db, a, by, s.id, out, e);
}

Err sign_in_change(Db *db, Arena *a, const Caller *by, int64_t id, const SignIn *in, SignIn *out,
                   Error *e) {
    SignIn s = *in, was = { 0 };
    TRY(sign_in_get(db, a, by, id, &was, e));
    s.id = id;
    s.account_id = was.account_id;
    TRY(write_sign_in(db, a, by, &was, &s, e));
    return sign_in_get(db, a, by, id, out, e);
}

/* ---- acts ---- */

Err account_act(Db *db, Arena *a, const Caller *by, int64_t id, const AccessStep *step,
                OfficialAccount *out, Error *e) {
    static const char *const acts[] = { "access.account_confirm", "access.account_end",
                                        "access.account_undo" };
    DbVal brand = DB_V(by->brand_id), of = DB_V(id), version = DB_V(step->version);
    DbVal now = DB_V(by->now), who = DB_V(by->staff_id);
    int64_t changed, confirmed = 0;
    TRY(account_get(db, a, by, id, out, e));
    bool is_theirs = step->act == ACCESS_CONFIRM && out->owner_id == by->staff_id;
    if (!may_manage(by) && !is_theirs)
        FAIL(e, ERR_DENIED, "only who manages the business or looks after the account may do this");
    TRY(step->act == ACCESS_CONFIRM
            ? db_run(db, Q_ACCOUNT_CONFIRM, DB_ARGS(brand, of, version, now, who), &changed, e)
            : db_run(db, Q_ACCOUNT_END,
                     DB_ARGS(brand, of, version, step->act == ACCESS_END ? now : db_null(), who),
                     &changed, e));
    if (changed == 0)
        return meanwhile(e);
    if (step->act == ACCESS_CONFIRM)
        TRY(db_run(db, Q_SIGN_IN_CONFIRM_ALL, DB_ARGS(brand, of, now, who), &confirmed, e));
    TRY(tell(db, by, acts[step->act], id,
             step->act == ACCESS_CONFIRM ? str_fmt(a, "sign_ins=%lld", (long long)confirmed)
                                         : S(""),
             out->handle, e));
    return account_get(db, a, by, id, out, e);
}

static NODISCARD Err run_act(Db *db, const Caller *by, const SignIn *s, const AccessStep *step,
                             Error *e) {
    static const Query queries[] = { Q_SIGN_IN_CONFIRM, Q_SIGN_IN_END, Q_SIGN_IN_UNDO };
    const DbVal args[] = { DB_V(by->brand_id), DB_V(s->id), DB_V(step->version), DB_V(by->now),
                           DB_V(by->staff_id) };
    int64_t changed;
    TRY(db_run(db, queries[step->act], (DbArgs){ args, step->act == ACCESS_UNDO ? 3 : 5 },
               &changed, e));
    return changed ? ERR_OK : meanwhile(e);
}

Err sign_in_act(Db *db, Arena *a, const Caller *by, int64_t id, const AccessStep *step,
                SignIn *out, Error *e) {
    static const char *const acts[] = { "access.sign_in_confirm", "access.sign_in_end",
                                        "access.sign_in_undo" };
    TRY(sign_in_get(db, a, by, id, out, e));
    if (!may_manage(by) && out->staff_id != by->staff_id && out->account_owner_id != by->staff_id)
        FAIL(e, ERR_DENIED, "only who manages the business or whose sign-in it is may do this");
    if (step->act == ACCESS_CONFIRM && out->is_gone)
        FAIL(e, ERR_CONFLICT, "this person has left: sign them out there, then mark it taken back");
    TRY(run_act(db, by, out, step, e));
    TRY(tell_sign_in(db, a, by, acts[step->act], out, e));
    return sign_in_get(db, a, by, id, out, e);
}
