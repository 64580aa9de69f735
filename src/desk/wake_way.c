#include "desk/wake_way.h"

#include "base/crypto.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "desk/address.h"
#include "desk/audit.h"

enum { NAME_MOST = 60, FAILURE_MOST = 200, CODE_LENGTH = 10 };

static const Field wake_way_fields[] = {
    FIELD(WakeWay, id),
    FIELD_ENUM_OF(WakeWay, way, alarm_way_names),
    FIELD(WakeWay, name),
    FIELD(WakeWay, address, .doc = "Its first letters; of a browser its push service"),
    FIELD_TIME_OF(WakeWay, created_at),
    FIELD_TIME_OF(WakeWay, ok_at, .flags = FIELD_OPTIONAL,
                  .doc = "The last call that went through"),
    FIELD_TIME_OF(WakeWay, failed_at, .flags = FIELD_OPTIONAL,
                  .doc = "Set while the newest call failed"),
    FIELD(WakeWay, failure, .flags = FIELD_OPTIONAL),
};
const Model wake_way_model = MODEL(WakeWay, wake_way_fields);

static const char *const typed_way_names[] = { "mail", "hook", NULL };
static const Field wake_form_fields[] = {
    FIELD_ENUM_OF(WakeForm, way, typed_way_names, .flags = FIELD_REQUIRED),
    FIELD(WakeForm, name, .flags = FIELD_REQUIRED, .max = NAME_MOST),
    FIELD(WakeForm, address, .flags = FIELD_REQUIRED, .max = LIMIT_MESSAGE_LINK),
    FIELD(WakeForm, secret, .flags = FIELD_OPTIONAL | FIELD_SECRET, .max = 512,
          .doc = "Of a hook: calls are signed with it"),
};
const Model wake_form_model = MODEL(WakeForm, wake_form_fields);
static_assert(ALARM_MAIL == 0 && ALARM_HOOK == 1, "typed_way_names are the first alarm_way_names");

static const Field push_form_fields[] = {
    FIELD(PushForm, name, .flags = FIELD_REQUIRED, .max = NAME_MOST),
    FIELD(PushForm, endpoint, .flags = FIELD_REQUIRED, .max = LIMIT_MESSAGE_LINK),
    FIELD(PushForm, p256dh, .flags = FIELD_REQUIRED, .max = 100),
    FIELD(PushForm, auth, .flags = FIELD_REQUIRED, .max = 40),
};
const Model push_form_model = MODEL(PushForm, push_form_fields);

Str push_form_pack(Arena *a, const PushForm *f) {
    return str_fmt(a, STR_FMT "\n" STR_FMT "\n" STR_FMT, STR_ARG(f->endpoint),
                   STR_ARG(f->p256dh), STR_ARG(f->auth));
}

Err push_form_unpack(Str packed, PushForm *out, Error *e) {
    if (!str_cut(&packed, '\n', &out->endpoint) || !str_cut(&packed, '\n', &out->p256dh) ||
        packed.n == 0)
        FAIL(e, ERR_INTERNAL, "what is kept of this browser cannot be read: subscribe anew");
    out->auth = packed;
    return ERR_OK;
}

static void mask(Arena *a, WakeWay *w) {
    if (w->way != ALARM_PUSH) /* the name of a service is nobody's secret */
        w->address = address_masked(a, w->address);
}

Err wake_ways(Db *db, Arena *a, int64_t staff_id, List *out, Error *e) {
    TRY(db_list(db, a, Q_WAKE_WAY_LIST, DB_ARGS(DB_V(staff_id)), &wake_way_model, out, e));
    WakeWay *w = out->items;
    for (size_t i = 0; i < out->count; i++)
        mask(a, &w[i]);
    return ERR_OK;
}

/* The ways of a person are of no brand: they are logged where people are. */
static NODISCARD Err tell(Db *db, const Caller *by, const char *act, AlarmWay way, Error *e) {
    Caller here = *by;
    here.brand_id = 0;
    return audit_add(db, &here,
                     &(AuditAct){ .act = act,
                                  .object = "staff",
                                  .object_id = by->staff_id,
                                  .detail = str_c(alarm_way_names[way]) },
                     e);
}

static NODISCARD Err check(const NewWay *in, Error *e) {
    if (utf8_is_blank(in->name))
        FAIL_FIELD(e, "name", "is empty: call it something, like HP toko");
    if (!utf8_is_line(in->name))
        FAIL_FIELD(e, "name", "must be one line of text");
    if (in->name.n > NAME_MOST)
        FAIL_FIELD(e, "name", "must be at most %d bytes", NAME_MOST);
    if (in->way == ALARM_MAIL && !address_is_mail(in->address))
        FAIL_FIELD(e, "address", "must be one mail address");
    if (in->way == ALARM_HOOK && !address_is_hook(in->address))
        FAIL_FIELD(e, "address", "must begin with https://");
    if (in->way == ALARM_HOOK && in->secret.n == 0)
        FAIL_FIELD(e, "secret", "is needed: calls to a program are signed with it");
    return ERR_OK;
}

static NODISCARD Err get(Db *db, Arena *a, int64_t staff_id, int64_t id, WakeWay *out, Error *e) {
    TRY(db_one(db, a, Q_WAKE_WAY_GET, DB_ARGS(DB_V(staff_id), DB_V(id)), &wake_way_model, out, e));
    mask(a, out);
    return ERR_OK;
}

Err wake_way_add(Db *db, Arena *a, const Caller *by, const NewWay *in, WakeWay *out, Error *e) {
    int64_t count, id;
    NewWay way = *in;
    way.name = str_trim(in->name);
    way.address = str_trim(in->address);
    TRY(check(&way, e));
    TRY(db_i64(db, Q_WAKE_WAY_COUNT, DB_ARGS(DB_V(by->staff_id)), &count, e));
    if (count >= WAKE_WAYS)
        FAIL(e, ERR_LIMIT, "%d ways are enough: remove one first", WAKE_WAYS);
    Str print = str_fmt(a, "%s " STR_FMT, alarm_way_names[way.way], STR_ARG(str_trim(way.whole)));
    TRY(db_i64(db, Q_WAKE_WAY_PUT,
               DB_ARGS(DB_V(by->staff_id), db_name(alarm_way_names, (int)way.way), DB_V(way.name),
                       DB_V(way.address), DB_V(sha256_hex(a, print)), DB_V(way.secret),
                       DB_V(by->now)),
               &id, e));
    TRY(tell(db, by, "wake.add", way.way, e));
    return get(db, a, by->staff_id, id, out, e);
}

Err wake_way_remove(Db *db, const Caller *by, int64_t id, Error *e) {
    SCRATCH(a);
    WakeWay way = { 0 };
    TRY(get(db, a, by->staff_id, id, &way, e));
    TRY(db_run(db, Q_WAKE_WAY_REMOVE, DB_ARGS(DB_V(by->staff_id), DB_V(id)), NULL, e));
    return tell(db, by, "wake.remove", way.way, e);
}

/* ---- linking a chat ---- */

Err wake_code_new(Db *db, Arena *a, const Caller *by, Str *code, Error *e) {
    static const char letters[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"; /* 32, none like another */
    static_assert(sizeof letters - 1 == 32, "every letter as likely as any other");
    uint8_t bytes[CODE_LENGTH];
    char text[CODE_LENGTH];
    crypto_random(bytes, sizeof bytes);
    for (size_t i = 0; i < CODE_LENGTH; i++)
        text[i] = letters[bytes[i] % 32];
    *code = str_dup(a, (Str){ text, CODE_LENGTH });
    TRY(db_run(db, Q_WAKE_CODE_CLEAR, DB_ARGS(DB_V(by->staff_id), DB_V(by->now)), NULL, e));
    return db_run(
        db, Q_WAKE_CODE_INSERT,
        DB_ARGS(DB_V(sha256_hex(a, *code)), DB_V(by->staff_id), DB_V(by->now + WAKE_CODE_TIME)),
        NULL, e);
}

Err wake_code_open(Db *db, int64_t now, int64_t *until, Error *e) {
    return db_i64(db, Q_WAKE_CODE_OPEN, DB_ARGS(DB_V(now)), until, e);
}

Err wake_code_take(Db *db, Arena *a, Str code, const NewWay *chat, int64_t now, WakeWay *out,
                   Error *e) {
    int64_t staff_id;
    Err code_found =
        db_i64(db, Q_WAKE_CODE_TAKE, DB_ARGS(DB_V(sha256_hex(a, code)), DB_V(now)), &staff_id, e);
    if (code_found == ERR_NOT_FOUND)
        FAIL(e, ERR_NOT_FOUND, "this code is used or too old: make a new one");
    TRY(code_found);
    return wake_way_add(db, a, &(Caller){ .staff_id = staff_id, .now = now }, chat, out, e);
}

/* ---- how calls went ---- */

Err wake_way_note(Db *db, int64_t way_id, const WakeResult *r, int64_t now, Error *e) {
    if (r->is_gone)
        return db_run(db, Q_WAKE_WAY_DROP, DB_ARGS(DB_V(way_id)), NULL, e);
    if (r->is_ok)
        return db_run(db, Q_WAKE_WAY_OK, DB_ARGS(DB_V(way_id), DB_V(now)), NULL, e);
    return db_run(db, Q_WAKE_WAY_FAILED,
                  DB_ARGS(DB_V(way_id), DB_V(now), DB_V(utf8_cut(r->failure, FAILURE_MOST))), NULL,
                  e);
}
