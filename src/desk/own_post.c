#include "desk/own_post.h"

#include "desk/audit.h"
#include "desk/clause.h"
#include "desk/event.h"
#include "desk/own_post_match.h"
#include "desk/secrecy.h"
#include "text/draft.h"

enum { FRESH = DAY, AROUND = 2 * DAY, REMARK_MOST = 1000 };

static const char *const state_names[] = { "open", "ours", "taken_down", "known", NULL };
static_assert(COUNT(state_names) == OWN_POST_STATE__COUNT + 1, "one name for each state");

static const Field post_fields[] = {
    FIELD(OwnPost, id),
    FIELD(OwnPost, message_id),
    FIELD(OwnPost, case_id),
    FIELD(OwnPost, source_name, .doc = "The account"),
    FIELD_ENUM_OF(OwnPost, channel, channel_names),
    FIELD(OwnPost, title, .flags = FIELD_OPTIONAL),
    FIELD(OwnPost, text),
    FIELD(OwnPost, link, .flags = FIELD_OPTIONAL),
    FIELD(OwnPost, is_direct),
    FIELD(OwnPost, is_secret, .doc = "Of a confidential case: then without its text"),
    FIELD(OwnPost, owner_id, .flags = FIELD_SECRET),
    FIELD_TIME_OF(OwnPost, written_at),
    FIELD_TIME_OF(OwnPost, found_at),
    FIELD(OwnPost, is_grave, .doc = "Hate, an insult or a threat stands in it"),
    FIELD_ENUM_OF(OwnPost, state, state_names),
    FIELD(OwnPost, decided_by, .flags = FIELD_OPTIONAL),
    FIELD(OwnPost, decided_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(OwnPost, decided_at, .flags = FIELD_OPTIONAL),
    FIELD(OwnPost, remark, .flags = FIELD_OPTIONAL),
    FIELD(OwnPost, guard_id, .flags = FIELD_OPTIONAL, .doc = "Its take-down, asked or done"),
};
const Model own_post_model = MODEL(OwnPost, post_fields);

static const Field filter_fields[] = {
    FIELD(OwnPostFilter, past, .doc = "Those that were decided"),
};
const Model own_post_filter_model = MODEL(OwnPostFilter, filter_fields);

static const Field change_fields[] = {
    FIELD(OwnPostChange, remark, .flags = FIELD_OPTIONAL, .max = REMARK_MOST),
};
const Model own_post_change_model = MODEL(OwnPostChange, change_fields);

/* ---- looking ---- */

typedef struct Seen {
    int64_t id, case_id, source_id, written_at;
    Str text, title, link;
} Seen;
static const Field seen_fields[] = {
    FIELD(Seen, id),         FIELD(Seen, case_id), FIELD(Seen, source_id), FIELD(Seen, text),
    FIELD(Seen, written_at), FIELD(Seen, title),   FIELD(Seen, link),
};
static const Model seen_model = MODEL(Seen, seen_fields);

typedef struct Written {
    Str text, link;
    Str unknown, doing; /* of a progress update, whose `text` is what we know */
} Written;
static const Field written_fields[] = { FIELD(Written, text), FIELD(Written, link),
                                        FIELD(Written, unknown), FIELD(Written, doing) };
static const Model written_model = MODEL(Written, written_fields);

/* One post, held against what the desk wrote. */
typedef struct Looking {
    Db *db;
    Arena *arena;
    int64_t brand_id, now;
    const Seen *seen;
    Str folded;
} Looking;

static bool tells(const Looking *l, const Written *w) {
    return own_post_tells(l->folded,
                          &(ToldParts){ own_post_fold(l->arena, w->text),
                                        own_post_fold(l->arena, w->unknown),
                                        own_post_fold(l->arena, w->doing) });
}

static bool is_one_of(const Looking *l, const List *texts) {
    const Written *w = texts->items;
    for (size_t i = 0; i < texts->count; i++) {
        if (w[i].link.n && str_eq(w[i].link, l->seen->link))
            return true;
        if (w[i].doing.n ? tells(l, &w[i])
                         : own_post_matches(l->folded, own_post_fold(l->arena, w[i].text)))
            return true;
    }
    return false;
}

static NODISCARD Err is_ours(const Looking *l, bool *out, Error *e) {
    DbVal brand = DB_V(l->brand_id);
    const struct {
        Query query;
        DbArgs args;
    } places[] = {
        { Q_OWN_POST_OF_CASE, DB_ARGS(brand, DB_V(l->seen->case_id)) },
        { Q_OWN_POST_OF_HAND, DB_ARGS(brand) },
        { Q_OWN_POST_OF_SENT, DB_ARGS(brand, DB_V(l->seen->written_at - AROUND),
                                      DB_V(l->now + MINUTE)) },
        { Q_OWN_POST_OF_MASS, DB_ARGS(brand) },
        { Q_OWN_POST_OF_STATEMENT, DB_ARGS(brand) },
        { Q_OWN_POST_OF_UPDATE, DB_ARGS(brand) },
        { Q_OWN_POST_OF_UPDATE_LINK, DB_ARGS(brand) },
        { Q_OWN_POST_OF_PLANNED, DB_ARGS(brand) },
        { Q_OWN_POST_OF_CORRECTION, DB_ARGS(brand) },
    };
    *out = false;
    for (size_t i = 0; i < COUNT(places) && !*out; i++) {
        List texts;
        TRY(db_list(l->db, l->arena, places[i].query, places[i].args, &written_model, &texts, e));
        *out = is_one_of(l, &texts);
    }
    return ERR_OK;
}

/* What hurts people wakes them at night, too. */
static bool is_hurtful(Arena *a, Str text) {
    Finding *f;
    size_t count;
    draft_check(a, &(DraftInput){ .text = text, .is_public = true }, &f, &count);
    for (size_t i = 0; i < count; i++) {
        bool hurts = f[i].rule == DRAFT_HATE || f[i].rule == DRAFT_INSULT ||
                     f[i].rule == DRAFT_THREAT;
        if (hurts && f[i].level == FINDING_BLOCK)
            return true;
    }
    return false;
}

static NODISCARD Err look(const Looking *l, int64_t *found, Error *e) {
    bool is_known;
    const Seen *s = l->seen;
    TRY(is_ours(l, &is_known, e));
    bool is_grave = !is_known && is_hurtful(l->arena, s->text);
    TRY(db_run(l->db, Q_OWN_POST_INSERT,
               DB_ARGS(DB_V(l->brand_id), DB_V(s->id), DB_V(s->case_id), DB_V(s->source_id),
                       DB_V(l->now), DB_V(is_grave),
                       db_name(state_names, is_known ? OWN_POST_KNOWN : OWN_POST_OPEN)),
               NULL, e));
    if (is_known)
        return ERR_OK;
    (*found)++;
    TRY(audit_add(l->db, &(Caller){ .brand_id = l->brand_id, .now = l->now },
                  &(AuditAct){ .act = "own_post.found",
                               .object = "case",
                               .object_id = s->case_id,
                               .detail = str_fmt(l->arena, "message=%lld", (long long)s->id) },
                  e));
    return event_add(l->db, l->brand_id, EVENT_CASE, s->case_id, l->now, e);
}

static NODISCARD Err look_at_all(Db *db, int64_t brand_id, int64_t now, Query query,
                                 int64_t *found, Error *e) {
    SCRATCH(a);
    List seen;
    TRY(db_list(db, a, query, DB_ARGS(DB_V(brand_id), DB_V(now - FRESH)), &seen_model, &seen, e));
    const Seen *s = seen.items;
    for (size_t i = 0; i < seen.count; i++)
        TRY(look(&(Looking){ .db = db, .arena = a, .brand_id = brand_id, .now = now,
                             .seen = &s[i], .folded = own_post_fold(a, s[i].text) },
                 found, e));
    return ERR_OK;
}

Err own_post_watch(Db *db, int64_t brand_id, int64_t now, int64_t *found, Error *e) {
    SCRATCH(a);
    Policy p = { 0 };
    *found = 0;
    TRY(policy_get(db, a, brand_id, &p, e));
    if (p.own_posts == OWN_POSTS_OFF)
        return ERR_OK;
    TRY(look_at_all(db, brand_id, now, Q_OWN_POST_NEW_PUBLIC, found, e));
    return p.own_posts == OWN_POSTS_ALL
               ? look_at_all(db, brand_id, now, Q_OWN_POST_NEW_PRIVATE, found, e)
               : ERR_OK;
}

/* ---- what people see and do ---- */

static void close_off(const Caller *by, OwnPost *p) {
    if (!secrecy_hides(by, p->is_secret, p->owner_id))
        return;
    p->title = p->link = (Str){ 0 };
    p->text = S("");
}

Err own_post_list(Db *db, Arena *a, const Caller *by, const OwnPostFilter *f, List *out,
                  Error *e) {
    TRY(db_list(db, a, f->past ? Q_OWN_POST_PAST : Q_OWN_POST_OPEN, DB_ARGS(DB_V(by->brand_id)),
                &own_post_model, out, e));
    OwnPost *rows = out->items;
    for (size_t i = 0; i < out->count; i++)
        close_off(by, &rows[i]);
    return ERR_OK;
}

Err own_post_count(Db *db, int64_t brand_id, int64_t *out, Error *e) {
    return db_i64(db, Q_OWN_POST_COUNT, DB_ARGS(DB_V(brand_id)), out, e);
}

Err own_post_ours(Db *db, Arena *a, const Caller *by, int64_t id, const OwnPostChange *c,
                  OwnPost *out, Error *e) {
    OwnPost p = { 0 };
    int64_t changed;
    Str remark = str_trim(c->remark);
    TRY(db_one(db, a, Q_OWN_POST_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &own_post_model, &p,
               e));
    TRY(db_run(db, Q_OWN_POST_END,
               DB_ARGS(DB_V(by->brand_id), DB_V(id), db_name(state_names, OWN_POST_OURS),
                       DB_V(by->staff_id), DB_V(by->now), db_text(remark)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody decided about this post meanwhile: look again");
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "own_post.ours", .object = "case", .object_id = p.case_id,
                               .detail = str_fmt(a, "message=%lld", (long long)p.message_id),
                               .personal = remark.n ? remark : (Str){ 0 } },
                  e));
    TRY(event_add(db, by->brand_id, EVENT_CASE, p.case_id, by->now, e));
    TRY(db_one(db, a, Q_OWN_POST_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &own_post_model, out,
               e));
    close_off(by, out);
    return ERR_OK;
}

Err own_post_taken_down(Db *db, const Caller *by, int64_t message_id, Error *e) {
    return db_run(db, Q_OWN_POST_TAKEN,
                  DB_ARGS(DB_V(by->brand_id), DB_V(message_id), DB_V(by->staff_id), DB_V(by->now)),
                  NULL, e);
}
