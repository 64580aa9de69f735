#include "desk/rival.h"

#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/event.h"

enum { RIVALS_MOST = 200, HANDLE_MOST = 100 };

static const char *const rival_way_names[] = { "wrote", "named", NULL };
static_assert(COUNT(rival_way_names) == RIVAL_WAY__COUNT + 1, "one name for each way");

static const Field rival_fields[] = {
    FIELD(Rival, id, .flags = FIELD_READONLY),
    FIELD_ENUM_OF(Rival, channel, channel_names, .flags = FIELD_REQUIRED),
    FIELD(Rival, handle, .flags = FIELD_REQUIRED, .max = HANDLE_MOST,
          .doc = "Its account there, with or without @"),
    FIELD(Rival, name, .flags = FIELD_OPTIONAL, .max = HANDLE_MOST,
          .doc = "As people call it; none: the account"),
    FIELD_TIME_OF(Rival, created_at, .flags = FIELD_READONLY),
};
const Model rival_model = MODEL(Rival, rival_fields);

static const Field sighting_fields[] = {
    FIELD(RivalSighting, id),
    FIELD(RivalSighting, case_id),
    FIELD(RivalSighting, message_id),
    FIELD(RivalSighting, name),
    FIELD(RivalSighting, handle),
    FIELD_ENUM_OF(RivalSighting, kind, rival_way_names,
                  .doc = "wrote: in this case; named: by a message of it"),
    FIELD_TIME_OF(RivalSighting, at),
};
const Model rival_sighting_model = MODEL(RivalSighting, sighting_fields);

Err rival_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    return db_list(db, a, Q_RIVAL_LIST, DB_ARGS(DB_V(brand_id)), &rival_model, out, e);
}

Str rival_handle(Arena *a, Str said) {
    Str handle = str_trim(said);
    if (str_starts(handle, S("@")))
        handle = str_slice(handle, 1, handle.n);
    return str_lower_ascii(a, handle);
}

static bool is_of_handle(char c) {
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == '_' || c == '.';
}

bool rival_is_named(Str text, Str handle) {
    for (size_t i = 0; i + handle.n < text.n; i++) {
        size_t end = i + 1 + handle.n;
        if (text.p[i] != '@' || !str_eq_nocase(str_slice(text, i + 1, end), handle))
            continue;
        while (end < text.n && text.p[end] == '.') /* of the sentence, unless more follows */
            end++;
        if (end == text.n || !is_of_handle(text.p[end]))
            return true;
    }
    return false;
}

static NODISCARD Err check(Db *db, const Caller *by, const Rival *r, Error *e) {
    Str handle = r->handle;
    int64_t count;
    if (!utf8_is_line(r->name))
        FAIL_FIELD(e, "name", "must be one line of text");
    for (size_t i = 0; i < handle.n; i++)
        if (ascii_is_space(handle.p[i]))
            FAIL_FIELD(e, "handle", "is one word: the account as it stands behind the @");
    if (handle.n == 0)
        FAIL_FIELD(e, "handle", "is empty: write the account of the competitor");
    TRY(db_i64(db, Q_RIVAL_COUNT, DB_ARGS(DB_V(by->brand_id)), &count, e));
    if (count >= RIVALS_MOST)
        FAIL(e, ERR_LIMIT, "a brand has at most %d competitors: remove some first", RIVALS_MOST);
    return ERR_OK;
}

Err rival_add(Db *db, Arena *a, const Caller *by, const Rival *in, Rival *out, Error *e) {
    Rival r = { .channel = in->channel, .created_at = by->now };
    r.handle = rival_handle(a, in->handle);
    r.name = utf8_is_blank(in->name) ? r.handle : str_trim(in->name);
    TRY(check(db, by, &r, e));
    Err added = db_i64(db, Q_RIVAL_INSERT,
                       DB_ARGS(DB_V(by->brand_id), db_name(channel_names, (int)r.channel),
                               DB_V(r.handle), DB_V(r.name), DB_V(by->now)),
                       &r.id, e);
    if (added == ERR_NOT_FOUND)
        FAIL_FIELD(e, "handle", "is a competitor in the list already");
    TRY(added);
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "rival.add", .object = "rival", .object_id = r.id,
                               .detail = str_c(channel_names[r.channel]), .personal = r.handle },
                  e));
    *out = r;
    return event_add(db, by->brand_id, EVENT_SETTINGS, r.id, by->now, e);
}

Err rival_remove(Db *db, const Caller *by, int64_t id, Error *e) {
    int64_t removed;
    TRY(db_run(db, Q_RIVAL_DELETE, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &removed, e));
    if (removed == 0)
        FAIL(e, ERR_NOT_FOUND, "no such competitor");
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "rival.remove", .object = "rival", .object_id = id }, e));
    return event_add(db, by->brand_id, EVENT_SETTINGS, id, by->now, e);
}

Err rival_sightings(Db *db, Arena *a, int64_t brand_id, int64_t case_id, List *out, Error *e) {
    return db_list(db, a, Q_RIVAL_SIGHTINGS, DB_ARGS(DB_V(brand_id), DB_V(case_id)),
                   &rival_sighting_model, out, e);
}

Err rival_note(Db *db, int64_t brand_id, const RivalSighting *s, Error *e) {
    return db_run(db, Q_RIVAL_SIGHTING_INSERT,
                  DB_ARGS(DB_V(brand_id), DB_V(s->case_id), DB_V(s->message_id), DB_V(s->name),
                          DB_V(s->handle), db_name(rival_way_names, (int)s->kind), DB_V(s->at)),
                  NULL, e);
}
