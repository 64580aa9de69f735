#include "desk/halt.h"

#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/event.h"

enum { REASON_MOST = 500 };

static const Field halt_fields[] = {
    FIELD(Halt, id),
    FIELD(Halt, source_id, .flags = FIELD_OPTIONAL, .doc = "Of one account"),
    FIELD(Halt, source_name, .flags = FIELD_OPTIONAL),
    FIELD(Halt, channel, .flags = FIELD_OPTIONAL, .doc = "Of one channel; neither: everything"),
    FIELD(Halt, reason),
    FIELD(Halt, made_by),
    FIELD(Halt, made_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Halt, made_at),
    FIELD(Halt, ended_by, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Halt, ended_at, .flags = FIELD_OPTIONAL),
};
const Model halt_model = MODEL(Halt, halt_fields);

static const Field form_fields[] = {
    FIELD(HaltForm, source_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(HaltForm, channel, .flags = FIELD_OPTIONAL, .max = 20),
    FIELD(HaltForm, reason, .flags = FIELD_REQUIRED, .max = REASON_MOST),
};
const Model halt_form_model = MODEL(HaltForm, form_fields);

Err halt_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    return db_list(db, a, Q_HALT_OPEN, DB_ARGS(DB_V(brand_id)), &halt_model, out, e);
}

static NODISCARD Err get(Db *db, Arena *a, const Caller *by, int64_t id, Halt *out, Error *e) {
    return db_one(db, a, Q_HALT_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &halt_model, out, e);
}

static NODISCARD Err check(Db *db, Arena *a, const Caller *by, const HaltForm *form, Error *e) {
    Source source = { 0 };
    if (utf8_is_blank(form->reason))
        FAIL_FIELD(e, "reason", "is needed: why everything stops, in a few words");
    if (form->source_id && form->channel.n)
        FAIL_FIELD(e, "channel", "is for a whole channel: leave it out, or leave source_id out");
    if (form->channel.n && names_find(channel_names, form->channel) < 0)
        FAIL_FIELD(e, "channel", "knows no such channel: %.40s", str_z(a, form->channel));
    return form->source_id ? source_get(db, a, by->brand_id, form->source_id, &source, e) : ERR_OK;
}

/* What is stopped, without what people wrote. */
static Str scope_of(Arena *a, const Halt *h) {
    if (h->source_id)
        return str_fmt(a, "source=%lld", (long long)h->source_id);
    return h->channel.n ? str_fmt(a, "channel=" STR_FMT, STR_ARG(h->channel)) : S("everything");
}

static NODISCARD Err log_act(Db *db, Arena *a, const Caller *by, const char *act, const Halt *h,
                             Error *e) {
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = act, .object = "halt", .object_id = h->id,
                               .detail = scope_of(a, h), .personal = h->reason },
                  e));
    return event_add(db, by->brand_id, EVENT_HALT, h->id, by->now, e);
}

Err halt_begin(Db *db, Arena *a, const Caller *by, const HaltForm *form, Halt *out, Error *e) {
    int64_t same, id;
    DbVal channel = db_text(form->channel);
    TRY(check(db, a, by, form, e));
    TRY(db_i64(db, Q_HALT_SAME, DB_ARGS(DB_V(by->brand_id), db_id(form->source_id), channel),
               &same, e));
    if (same)
        FAIL(e, ERR_CONFLICT, "this is stopped already");
    TRY(db_i64(db, Q_HALT_INSERT,
               DB_ARGS(DB_V(by->brand_id), db_id(form->source_id), channel,
                       DB_V(str_trim(form->reason)), DB_V(by->staff_id), DB_V(by->now)),
               &id, e));
    TRY(get(db, a, by, id, out, e));
    return log_act(db, a, by, "halt.begin", out, e);
}

Err halt_end(Db *db, Arena *a, const Caller *by, int64_t id, Halt *out, Error *e) {
    int64_t ended;
    TRY(get(db, a, by, id, out, e));
    TRY(db_run(db, Q_HALT_END,
               DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(by->staff_id), DB_V(by->now)), &ended,
               e));
    if (ended == 0)
        FAIL(e, ERR_CONFLICT, "this stop has ended already");
    TRY(log_act(db, a, by, "halt.end", out, e));
    return get(db, a, by, id, out, e);
}
