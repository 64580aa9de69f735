#include "crisis/planned_post.h"

#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"
#include "crisis/quiet_day.h"
#include "crisis/trace.h"
#include "desk/audit.h"
#include "desk/event.h"
#include "desk/link.h"
#include "desk/mass.h"
#include "desk/policy.h"

enum { TEXT_MOST = 5000, DUE_MOST = 366 * DAY };

static const char *const state_names[] = { "planned", "posted", "cancelled", NULL };
static_assert(COUNT(state_names) == POST_STATE__COUNT + 1, "one name per state");
static const char *const act_names[] = { "posted", "cancel", "thaw", NULL };
static_assert(COUNT(act_names) == POST_ACT__COUNT + 1, "one name per act");
static const char *const freeze_names[] = { "begin", "ask_end", NULL };
static_assert(COUNT(freeze_names) == FREEZE_ACT__COUNT + 1, "one name per act");

const char *const freeze_bar_names[] = { "none", "not_frozen", "not_recovery", "one_first", NULL };
static_assert(FREEZE_BAR__COUNT == 4, "one name per bar");

static const Field post_fields[] = {
    FIELD(PlannedPost, id),
    FIELD_ENUM_OF(PlannedPost, channel, channel_names),
    FIELD(PlannedPost, text),
    FIELD_TIME_OF(PlannedPost, due_at),
    FIELD_ENUM_OF(PlannedPost, state, state_names),
    FIELD(PlannedPost, made_by),
    FIELD(PlannedPost, made_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(PlannedPost, made_at),
    FIELD(PlannedPost, thaw_by, .flags = FIELD_OPTIONAL, .doc = "Who asked to let it out"),
    FIELD(PlannedPost, thaw_name, .flags = FIELD_OPTIONAL),
    FIELD(PlannedPost, agreed_by, .flags = FIELD_OPTIONAL, .doc = "The second person"),
    FIELD(PlannedPost, agreed_name, .flags = FIELD_OPTIONAL),
    FIELD(PlannedPost, ended_by, .flags = FIELD_OPTIONAL),
    FIELD(PlannedPost, ended_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(PlannedPost, ended_at, .flags = FIELD_OPTIONAL),
    FIELD(PlannedPost, link, .flags = FIELD_OPTIONAL),
    FIELD(PlannedPost, is_frozen),
    FIELD_ENUM_OF(PlannedPost, thaw_bar, freeze_bar_names,
                  .doc = "Why letting it out cannot be asked for or agreed to now"),
    FIELD(PlannedPost, quiet_why, .flags = FIELD_OPTIONAL,
          .doc = "Why it is not to be posted: its day, or its words"),
    FIELD(PlannedPost, version),
};
const Model planned_post_model = MODEL(PlannedPost, post_fields);

static const Field filter_fields[] = {
    FIELD_ENUM_OF(PostFilter, state, state_names, .flags = FIELD_OPTIONAL),
    FIELD(PostFilter, cursor, .flags = FIELD_OPTIONAL, .max = 60),
    FIELD(PostFilter, limit, .flags = FIELD_OPTIONAL, .least = 1, .most = LIMIT_PAGE),
};
const Model post_filter_model = MODEL(PostFilter, filter_fields);

static const Field form_fields[] = {
    FIELD_ENUM_OF(PostForm, channel, channel_names, .flags = FIELD_REQUIRED),
    FIELD(PostForm, text, .flags = FIELD_REQUIRED, .max = TEXT_MOST),
    FIELD_TIME_OF(PostForm, due_at, .flags = FIELD_REQUIRED),
};
const Model post_form_model = MODEL(PostForm, form_fields);

static const Field edit_fields[] = {
    FIELD_ENUM_OF(PostEdit, channel, channel_names, .flags = FIELD_REQUIRED),
    FIELD(PostEdit, text, .flags = FIELD_REQUIRED, .max = TEXT_MOST),
    FIELD_TIME_OF(PostEdit, due_at, .flags = FIELD_REQUIRED),
    FIELD(PostEdit, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
};
const Model post_edit_model = MODEL(PostEdit, edit_fields);

static const Field change_fields[] = {
    FIELD_ENUM_OF(PostChange, act, act_names, .flags = FIELD_REQUIRED),
    FIELD(PostChange, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
    FIELD(PostChange, link, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_LINK),
};
const Model post_change_model = MODEL(PostChange, change_fields);

static const Field agree_fields[] = {
    FIELD(PostAgree, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
};
const Model post_agree_model = MODEL(PostAgree, agree_fields);

static const Field freeze_fields[] = {
    FIELD_ENUM_OF(FreezeChange, act, freeze_names, .flags = FIELD_REQUIRED),
    FIELD(FreezeChange, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
};
const Model freeze_change_model = MODEL(FreezeChange, freeze_fields);

/* ---- reading ---- */

/* The crisis that keeps posts back; id 0: none. */
static NODISCARD Err frozen_by(Db *db, Arena *a, int64_t brand_id, Crisis *out, Error *e) {
    bool found;
    *out = (Crisis){ 0 };
    return db_maybe(db, a, Q_CRISIS_FROZEN, DB_ARGS(DB_V(brand_id)), &crisis_model, out, &found, e);
}

static FreezeBar bar_of(const Crisis *c, bool is_frozen) {
    if (!is_frozen)
        return BAR_NOT_FROZEN;
    return c->phase == PHASE_RECOVERY ? BAR_NONE : BAR_PHASE;
}

static NODISCARD Err mark(Db *db, Arena *a, const Caller *by, const List *posts, Error *e) {
    Crisis c = { 0 };
    PlannedPost *p = posts->items;
    TRY(frozen_by(db, a, by->brand_id, &c, e));
    for (size_t i = 0; i < posts->count; i++) {
        p[i].is_frozen = p[i].state == POST_PLANNED && c.id != 0 && p[i].agreed_by == 0;
        p[i].thaw_bar = bar_of(&c, p[i].is_frozen);
    }
    return quiet_mark(db, a, by, posts, e);
}

static NODISCARD Err list_ended(Db *db, Arena *a, const Caller *by, const PostFilter *f,
                                List *out, Str *next, Error *e) {
    int64_t limit = f->limit ? f->limit : LIMIT_PAGE_DEFAULT, at = INT64_MAX, id = 0;
    Str rest = f->cursor, head;
    if (f->cursor.n && (!str_cut(&rest, '-', &head) || !parse_i64(head, 0, INT64_MAX, &at) ||
                        !parse_i64(rest, 1, INT64_MAX, &id)))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    TRY(db_list(db, a, Q_PLANNED_POSTS_ENDED,
                DB_ARGS(DB_V(by->brand_id), db_name(state_names, (int)f->state), DB_V(at),
                        DB_V(id), DB_V(limit)),
                &planned_post_model, out, e));
    const PlannedPost *p = out->items;
    if ((int64_t)out->count == limit)
        *next = str_fmt(a, "%lld-%lld", (long long)p[limit - 1].due_at,
                        (long long)p[limit - 1].id);
    return ERR_OK;
}

Err post_list(Db *db, Arena *a, const Caller *by, const PostFilter *f, List *out, Str *next,
              Error *e) {
    *next = (Str){ 0 };
    if (f->state != POST_PLANNED)
        return list_ended(db, a, by, f, out, next, e);
    TRY(db_list(db, a, Q_PLANNED_POSTS, DB_ARGS(DB_V(by->brand_id)), &planned_post_model, out, e));
    return mark(db, a, by, out, e);
}

static NODISCARD Err get(Db *db, Arena *a, const Caller *by, int64_t id, PlannedPost *out,
                         Error *e) {
    TRY(db_one(db, a, Q_PLANNED_POST_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)),
               &planned_post_model, out, e));
    return mark(db, a, by, &(List){ out, 1 }, e);
}

/* That is still planned, in the version that was read. */
static NODISCARD Err get_planned(Db *db, Arena *a, const Caller *by, int64_t id, int64_t version,
                                 PlannedPost *out, Error *e) {
    TRY(get(db, a, by, id, out, e));
    if (out->version != version)
        FAIL(e, ERR_CONFLICT, "somebody changed this post meanwhile: look again");
    if (out->state != POST_PLANNED)
        FAIL(e, ERR_CONFLICT, "this post is %s already", state_names[out->state]);
    return ERR_OK;
}

/* ---- writing ---- */

static NODISCARD Err check(const Caller *by, Str text, int64_t due_at, Error *e) {
    if (utf8_is_blank(text))
        FAIL_FIELD(e, "text", "is needed: what shall be posted");
    if (due_at <= by->now || due_at > by->now + DUE_MOST)
        FAIL_FIELD(e, "due_at", "must be a time within the next %lld hours",
                   (long long)(DUE_MOST / HOUR));
    return ERR_OK;
}

static NODISCARD Err tell(Db *db, const Caller *by, const char *act, const PlannedPost *p,
                          Error *e) {
    SCRATCH(a);
    Crisis c = { 0 };
    TRY(frozen_by(db, a, by->brand_id, &c, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = str_z(a, str_fmt(a, "post.%s", act)), .object = "post",
                               .object_id = p->id, .detail = str_c(channel_names[p->channel]),
                               .personal = p->text },
                  e));
    return event_add(db, by->brand_id, EVENT_CRISIS, c.id, by->now, e);
}

static NODISCARD Err store(Db *db, const Caller *by, const PlannedPost *p, Error *e) {
    int64_t changed;
    TRY(db_run(db, Q_PLANNED_POST_UPDATE,
               DB_ARGS(DB_V(by->brand_id), DB_V(p->id), DB_V(p->version),
                       db_name(channel_names, (int)p->channel), DB_V(p->text), DB_V(p->due_at),
                       db_name(state_names, (int)p->state), db_id(p->thaw_by), db_id(p->agreed_by),
                       db_id(p->ended_by), db_id(p->ended_at), db_text(p->link)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this post meanwhile: look again");
    return ERR_OK;
}

Err post_add(Db *db, Arena *a, const Caller *by, const PostForm *form, PlannedPost *out,
             Error *e) {
    int64_t count, id;
    TRY(check(by, form->text, form->due_at, e));
    TRY(db_i64(db, Q_PLANNED_POST_COUNT, DB_ARGS(DB_V(by->brand_id)), &count, e));
    if (count >= POSTS_MOST)
        FAIL(e, ERR_LIMIT, "at most %d posts are planned at a time", POSTS_MOST);
    TRY(db_i64(db, Q_PLANNED_POST_INSERT,
               DB_ARGS(DB_V(by->brand_id), db_name(channel_names, (int)form->channel),
                       DB_V(str_trim(form->text)), DB_V(form->due_at), DB_V(by->staff_id),
                       DB_V(by->now)),
               &id, e));
    TRY(get(db, a, by, id, out, e));
    return tell(db, by, "add", out, e);
}

Err post_edit(Db *db, Arena *a, const Caller *by, int64_t id, const PostEdit *form,
              PlannedPost *out, Error *e) {
    TRY(check(by, form->text, form->due_at, e));
    TRY(get_planned(db, a, by, id, form->version, out, e));
    out->channel = form->channel;
    out->text = str_trim(form->text);
    out->due_at = form->due_at;
    out->thaw_by = out->agreed_by = 0;
    TRY(store(db, by, out, e));
    TRY(get(db, a, by, id, out, e));
    return tell(db, by, "edit", out, e);
}

static Err posted(const Caller *by, const PostChange *c, PlannedPost *p, Error *e) {
    if (p->is_frozen)
        FAIL(e, ERR_CONFLICT, "posts are frozen: two people let one out first, in recovery");
    if (c->link.n)
        TRY(link_check(c->link, "link", e));
    p->state = POST_POSTED;
    p->link = c->link;
    p->ended_by = by->staff_id;
    p->ended_at = by->now;
    return ERR_OK;
}

static Err cancel(const Caller *by, const PostChange *c, PlannedPost *p, Error *e) {
    (void)c, (void)e;
    p->state = POST_CANCELLED;
    p->ended_by = by->staff_id;
    p->ended_at = by->now;
    return ERR_OK;
}

static NODISCARD Err pass_bar(FreezeBar bar, Error *e) {
    static const char *const sentences[] = {
        [BAR_NONE] = "",
        [BAR_NOT_FROZEN] = "nothing is frozen here",
        [BAR_PHASE] = "posts stay frozen until the crisis is in recovery",
        [BAR_FIRST] = "let one post out first, then all",
    };
    static_assert(COUNT(sentences) == FREEZE_BAR__COUNT, "one sentence per bar");
    if (bar != BAR_NONE)
        FAIL(e, ERR_CONFLICT, "%s", sentences[bar]);
    return ERR_OK;
}

static Err thaw(const Caller *by, const PostChange *c, PlannedPost *p, Error *e) {
    (void)c;
    TRY(pass_bar(p->thaw_bar, e));
    p->thaw_by = by->staff_id;
    return ERR_OK;
}

Err post_act(Db *db, Arena *a, const Caller *by, int64_t id, const PostChange *c,
             PlannedPost *out, Error *e) {
    static Err (*const acts[])(const Caller *, const PostChange *, PlannedPost *, Error *) = {
        [POST_ACT_POSTED] = posted, [POST_ACT_CANCEL] = cancel, [POST_ACT_THAW] = thaw
    };
    static_assert(COUNT(acts) == POST_ACT__COUNT, "one function per act");
    TRY(get_planned(db, a, by, id, c->version, out, e));
    TRY(acts[c->act](by, c, out, e));
    TRY(store(db, by, out, e));
    TRY(get(db, a, by, id, out, e));
    return tell(db, by, act_names[c->act], out, e);
}

/* Not who asked, unless nobody else may. */
static NODISCARD Err is_second(Db *db, Arena *a, const Caller *by, int64_t asked_by, Error *e) {
    Policy p = { 0 };
    bool alone;
    if (asked_by == 0)
        FAIL(e, ERR_CONFLICT, "nobody asked for this yet");
    if (asked_by != by->staff_id)
        return ERR_OK;
    TRY(policy_get(db, a, by->brand_id, &p, e));
    TRY(policy_is_alone(db, by, &p, &alone, e));
    if (!alone)
        FAIL(e, ERR_DENIED, "a second person agrees to this, not who asked");
    return ERR_OK;
}

Err post_agree(Db *db, Arena *a, const Caller *by, int64_t id, const PostAgree *form,
               PlannedPost *out, Error *e) {
    TRY(get_planned(db, a, by, id, form->version, out, e));
    TRY(pass_bar(out->thaw_bar, e));
    TRY(is_second(db, a, by, out->thaw_by, e));
    out->agreed_by = by->staff_id;
    TRY(store(db, by, out, e));
    TRY(get(db, a, by, id, out, e));
    return tell(db, by, "agree", out, e);
}

/* ---- the freeze of all ---- */

static NODISCARD Err set_freeze(Db *db, const Caller *by, const Crisis *c, bool is_frozen,
                                int64_t asked_by, Error *e) {
    int64_t changed;
    TRY(db_run(db, Q_CRISIS_FREEZE,
               DB_ARGS(DB_V(by->brand_id), DB_V(c->id), DB_V(c->version), DB_V(is_frozen),
                       db_id(asked_by), db_id(asked_by ? by->now : 0)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this crisis meanwhile: look again");
    return ERR_OK;
}

static NODISCARD Err read_room(Db *db, Arena *a, const Caller *by, int64_t id, int64_t version,
                               Crisis *out, Error *e) {
    TRY(crisis_running(db, a, by, id, out, e));
    if (out->version != version)
        FAIL(e, ERR_CONFLICT, "somebody changed this crisis meanwhile: look again");
    return ERR_OK;
}

Err freeze_bar(Db *db, const Caller *by, const Crisis *c, FreezeBar *out, Error *e) {
    int64_t planned, let_out;
    *out = bar_of(c, c->is_frozen);
    if (*out != BAR_NONE)
        return ERR_OK;
    TRY(db_i64(db, Q_PLANNED_POST_COUNT, DB_ARGS(DB_V(by->brand_id)), &planned, e));
    TRY(db_i64(db, Q_PLANNED_POST_LET_OUT, DB_ARGS(DB_V(by->brand_id), DB_V(c->opened_at)),
               &let_out, e));
    if (planned && let_out == 0)
        *out = BAR_FIRST;
    return ERR_OK;
}

static NODISCARD Err may_end(Db *db, const Caller *by, const Crisis *c, Error *e) {
    FreezeBar bar;
    TRY(freeze_bar(db, by, c, &bar, e));
    return pass_bar(bar, e);
}

Err freeze_change(Db *db, Arena *a, const Caller *by, int64_t crisis_id, const FreezeChange *c,
                  Crisis *out, Error *e) {
    bool begins = c->act == FREEZE_BEGIN;
    TRY(read_room(db, a, by, crisis_id, c->version, out, e));
    if (begins && out->is_frozen)
        FAIL(e, ERR_CONFLICT, "posts are frozen already");
    if (!begins)
        TRY(may_end(db, by, out, e));
    if (begins)
        TRY(db_run(db, Q_PLANNED_POST_FREEZE, DB_ARGS(DB_V(by->brand_id)), NULL, e));
    TRY(set_freeze(db, by, out, true, begins ? 0 : by->staff_id, e));
    TRY(crisis_tell(db, by, crisis_id,
                    &(CrisisTrace){ .act = begins ? "freeze" : "thaw_ask" }, e));
    return crisis_get(db, a, by->brand_id, crisis_id, out, e);
}

Err freeze_agree(Db *db, Arena *a, const Caller *by, int64_t crisis_id, const PostAgree *form,
                 Crisis *out, Error *e) {
    TRY(read_room(db, a, by, crisis_id, form->version, out, e));
    TRY(may_end(db, by, out, e));
    TRY(is_second(db, a, by, out->thaw_by, e));
    TRY(set_freeze(db, by, out, false, 0, e));
    TRY(crisis_tell(db, by, crisis_id, &(CrisisTrace){ .act = "thaw" }, e));
    return crisis_get(db, a, by->brand_id, crisis_id, out, e);
}
