#include "desk/sealed_copy.h"

#include "base/crypto.h"
#include "desk/message.h"
#include "desk/secrecy.h"

typedef struct TargetRow {
    GuardTarget t;
    MessageState state;
} TargetRow;
static const Field target_fields[] = {
    FIELD_AS(TargetRow, t.message_id, "message_id"),
    FIELD_AS(TargetRow, t.case_id, "case_id"),
    FIELD_AS(TargetRow, t.author_id, "author_id"),
    FIELD_AS(TargetRow, t.case_author_id, "case_author_id"),
    { .name = "channel",
      .offset = offsetof(TargetRow, t.channel),
      .type = FIELD_ENUM,
      .names = channel_names },
    { .name = "class",
      .offset = offsetof(TargetRow, t.class),
      .type = FIELD_ENUM,
      .names = class_names },
    { .name = "case_class",
      .offset = offsetof(TargetRow, t.case_class),
      .type = FIELD_ENUM,
      .names = class_names },
    FIELD_AS(TargetRow, t.class_by, "class_by"),
    FIELD_AS(TargetRow, t.is_own, "is_own"),
    FIELD_AS(TargetRow, t.is_direct, "is_direct"),
    FIELD_ENUM_OF(TargetRow, state, message_state_names),
    FIELD_AS(TargetRow, t.title, "title"),
    FIELD_AS(TargetRow, t.text, "text"),
    FIELD_AS(TargetRow, t.link, "link"),
    FIELD_AS(TargetRow, t.written_at, "written_at"),
    FIELD_AS(TargetRow, t.author_name, "author_name"),
    FIELD_AS(TargetRow, t.author_handle, "author_handle"),
};
static const Model target_model = MODEL(TargetRow, target_fields);

Err guard_target(Db *db, Arena *a, int64_t brand_id, int64_t message_id, GuardTarget *out,
                 Error *e) {
    TargetRow row = { 0 };
    Err r = db_one(db, a, Q_GUARD_TARGET, DB_ARGS(DB_V(brand_id), DB_V(message_id)), &target_model,
                   &row, e);
    if (r == ERR_NOT_FOUND)
        FAIL(e, ERR_NOT_FOUND, "no such message");
    TRY(r);
    if (row.state == MESSAGE_ERASED)
        FAIL(e, ERR_CONFLICT, "this message was erased: nothing of it is left to keep");
    *out = row.t;
    return ERR_OK;
}

static const Field copy_fields[] = {
    FIELD(SealedCopy, id),
    FIELD(SealedCopy, message_id),
    FIELD(SealedCopy, case_id),
    FIELD_ENUM_OF(SealedCopy, channel, channel_names),
    FIELD(SealedCopy, author_name, .flags = FIELD_OPTIONAL),
    FIELD(SealedCopy, author_handle, .flags = FIELD_OPTIONAL),
    FIELD(SealedCopy, title, .flags = FIELD_OPTIONAL),
    FIELD(SealedCopy, text),
    FIELD(SealedCopy, link, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(SealedCopy, written_at),
    FIELD_TIME_OF(SealedCopy, sealed_at),
    FIELD(SealedCopy, salt, .flags = FIELD_SECRET),
    FIELD(SealedCopy, hash, .doc = "Of all this and a salt; stands in the log, too"),
    FIELD(SealedCopy, is_whole, .doc = "Still what the hash says"),
    FIELD(SealedCopy, is_secret, .flags = FIELD_SECRET),
    FIELD(SealedCopy, owner_id, .flags = FIELD_SECRET),
};
const Model sealed_copy_model = MODEL(SealedCopy, copy_fields);

/* Each part with its length: no two copies have the same bytes. */
static void put_part(Buf *b, Str part) {
    buf_printf(b, "%zu:", part.n);
    buf_put(b, part);
}

static Str hash_of(Arena *a, const SealedCopy *c) {
    Str parts[] = { c->author_name, c->author_handle, c->title, c->text, c->link };
    Buf b = buf_new(a, c->text.n + c->title.n + c->link.n + 4096);
    put_part(&b, c->salt);
    buf_printf(&b, "%lld;%s;%lld;%lld;", (long long)c->message_id, channel_names[c->channel],
               (long long)c->written_at, (long long)c->sealed_at);
    for (size_t i = 0; i < COUNT(parts); i++)
        put_part(&b, parts[i]);
    return sha256_hex(a, buf_str(&b));
}

Err sealed_copy_make(Db *db, Arena *a, const Caller *by, const GuardTarget *t, SealedCopy *out,
                     Error *e) {
    SealedCopy c = { .message_id = t->message_id,
                     .case_id = t->case_id,
                     .channel = t->channel,
                     .author_name = t->author_name,
                     .author_handle = t->author_handle,
                     .title = t->title,
                     .text = t->text,
                     .link = t->link,
                     .written_at = t->written_at,
                     .sealed_at = by->now,
                     .salt = crypto_token(a),
                     .is_whole = true };
    c.hash = hash_of(a, &c);
    TRY(db_i64(db, Q_SEALED_COPY_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(c.message_id), DB_V(c.case_id),
                       db_name(channel_names, (int)c.channel), DB_V(c.author_name),
                       DB_V(c.author_handle), DB_V(c.title), DB_V(c.text), DB_V(c.link),
                       DB_V(c.written_at), DB_V(c.sealed_at), DB_V(c.salt), DB_V(c.hash)),
               &c.id, e));
    *out = c;
    return ERR_OK;
}

bool sealed_copy_says(const SealedCopy *c, const GuardTarget *t) {
    return str_eq(c->title, t->title) && str_eq(c->text, t->text);
}

static void hide(SealedCopy *c) {
    c->author_name = c->author_handle = c->title = c->link = (Str){ 0 };
    c->text = S("");
}

Err sealed_copy_get(Db *db, Arena *a, const Caller *by, int64_t id, SealedCopy *out, Error *e) {
    TRY(db_one(db, a, Q_SEALED_COPY_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &sealed_copy_model,
               out, e));
    out->is_whole = out->salt.n == 0 || str_eq(out->hash, hash_of(a, out));
    if (secrecy_hides(by, out->is_secret, out->owner_id))
        hide(out);
    return ERR_OK;
}

Err guard_second(Db *db, const Caller *by, int64_t first, bool has_waited, Error *e) {
    int64_t others;
    if (by->staff_id != first)
        return ERR_OK;
    TRY(db_i64(db, Q_APPROVER_OTHERS, DB_ARGS(DB_V(by->brand_id), DB_V(first)), &others, e));
    if (others > 0)
        FAIL(e, ERR_DENIED, "a second person decides this: nobody decides their own");
    if (!has_waited)
        FAIL(e, ERR_DENIED, "who is alone decides after a pause: look at it again later");
    return ERR_OK;
}

enum { WALK_COPIES = 500 };

Err sealed_copy_verify(Db *db, int64_t *count, int64_t *bad_id, Error *e) {
    *count = *bad_id = 0;
    for (int64_t after = 0;;) {
        SCRATCH(a);
        List some;
        TRY(db_list(db, a, Q_SEALED_COPY_WALK, DB_ARGS(DB_V(after), DB_V((int64_t)WALK_COPIES)),
                    &sealed_copy_model, &some, e));
        const SealedCopy *c = some.items;
        for (size_t i = 0; i < some.count; i++, (*count)++)
            if (*bad_id == 0 && c[i].salt.n && !str_eq(c[i].hash, hash_of(a, &c[i])))
                *bad_id = c[i].id;
        if (some.count < WALK_COPIES)
            return ERR_OK;
        after = c[some.count - 1].id;
    }
}
