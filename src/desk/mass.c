#include "desk/mass.h"

#include "base/limits.h"
#include "base/link.h"
#include "base/number.h"
#include "desk/audit.h"
#include "desk/event.h"
#include "desk/link.h"
#include "desk/mass_core.h"

const char *const mass_state_names[] = { "draft",  "waiting", "posting", "counting", "running",
                                         "paused", "done",    "stopped", "dropped",  NULL };
static_assert(COUNT(mass_state_names) == MASS_STATE__COUNT + 1, "one name per state");
static const char *const mass_mode_names[] = { "replies", "post", "both", NULL };
static_assert(COUNT(mass_mode_names) == MASS_MODE__COUNT + 1, "one name per mode");
const char *const mass_reason_names[] = {
    "none",        "answered",  "closed", "spam",      "at_risk", "personal", "busy",
    "unreachable", "unclassed", "text",   "asks_else", "moved",   "left",     "by_person",
    "stopped",     "refused",   "wrote_again", NULL,
};
static_assert(COUNT(mass_reason_names) == MASS_REASON__COUNT + 1, "one name per reason");
const char *const mass_item_state_names[] = { "planned", "skipped", "handed", "posted",
                                              "taken_out", "failed", NULL };
static_assert(COUNT(mass_item_state_names) == MASS_ITEM_STATE__COUNT + 1, "one name per state");
const char *const mass_stand_names[] = { "planned", "waiting", "held",    "underway",
                                         "by_hand", "direct",  "by_post", "unsure",
                                         "failed",  "skipped", "taken_out", NULL };
static_assert(COUNT(mass_stand_names) == MASS_STAND__COUNT + 1, "one name per stand");
static const char *const mass_scope_names[] = { "problem", "list", "cases", NULL };
static_assert(COUNT(mass_scope_names) == MASS_SCOPE__COUNT + 1, "one name per scope");

static const Field mass_fields[] = {
    FIELD(Mass, id),
    FIELD(Mass, problem_id, .flags = FIELD_OPTIONAL, .doc = "null: of a list or of chosen cases"),
    FIELD(Mass, problem_name, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(Mass, state, mass_state_names),
    FIELD_ENUM_OF(Mass, mode, mass_mode_names),
    FIELD(Mass, text),
    FIELD(Mass, post_text),
    FIELD(Mass, post_link, .flags = FIELD_OPTIONAL),
    FIELD(Mass, first_source_id, .flags = FIELD_OPTIONAL,
          .doc = "Others follow when its first answer left there"),
    FIELD(Mass, first_reason, .flags = FIELD_OPTIONAL,
          .doc = "Why it may go elsewhere first"),
    FIELD(Mass, overrides),
    FIELD(Mass, author_id),
    FIELD(Mass, author_name, .flags = FIELD_OPTIONAL),
    FIELD(Mass, writer_id, .doc = "Who wrote the texts as they stand, and so may not approve them"),
    FIELD(Mass, sign_name, .flags = FIELD_OPTIONAL,
          .doc = "What {admin} says since it was handed in"),
    FIELD(Mass, approver_id, .flags = FIELD_OPTIONAL),
    FIELD(Mass, approver_name, .flags = FIELD_OPTIONAL),
    FIELD(Mass, remark, .flags = FIELD_OPTIONAL, .doc = "Why it was given back or stands still"),
    FIELD_TIME_OF(Mass, made_at),
    FIELD_TIME_OF(Mass, handed_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Mass, start_at, .flags = FIELD_OPTIONAL, .doc = "Until then all can be undone"),
    FIELD_TIME_OF(Mass, ended_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Mass, late_until, .flags = FIELD_OPTIONAL,
                  .doc = "Who joins the problem until then gets it too"),
    FIELD_TIME_OF(Mass, next_at, .flags = FIELD_OPTIONAL,
                  .doc = "When the program goes on; null: nothing to do"),
    FIELD_TIME_OF(Mass, posted_at, .flags = FIELD_OPTIONAL,
                  .doc = "Since when we know where the post stands"),
    FIELD(Mass, item_count),
    FIELD(Mass, version),
};
const Model mass_model = MODEL(Mass, mass_fields);

static const Field item_fields[] = {
    FIELD(MassItem, id),
    FIELD(MassItem, mass_id),
    FIELD(MassItem, case_id),
    FIELD(MassItem, author_id, .flags = FIELD_OPTIONAL),
    FIELD(MassItem, author_name, .flags = FIELD_OPTIONAL),
    FIELD(MassItem, handle, .flags = FIELD_OPTIONAL, .doc = "The recipient, fixed from the start"),
    FIELD(MassItem, source_id),
    FIELD(MassItem, source_name),
    FIELD_ENUM_OF(MassItem, channel, channel_names),
    FIELD(MassItem, case_version),
    FIELD(MassItem, problem_id, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(MassItem, class, class_names),
    FIELD(MassItem, subjects),
    FIELD(MassItem, demands),
    FIELD(MassItem, is_public),
    FIELD(MassItem, is_reachable),
    FIELD(MassItem, is_late, .doc = "It joined the problem after the answer was made"),
    FIELD_ENUM_OF(MassItem, state, mass_item_state_names),
    FIELD_ENUM_OF(MassItem, stand, mass_stand_names,
                  .doc = "As people see it: with the whole, then with its reply"),
    FIELD_ENUM_OF(MassItem, reason, mass_reason_names, .doc = "Why it was left out"),
    FIELD(MassItem, reply_id, .flags = FIELD_OPTIONAL),
    FIELD(MassItem, reply_text, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(MassItem, done_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(MassItem, sent_at, .flags = FIELD_OPTIONAL),
    FIELD(MassItem, is_secret, .flags = FIELD_SECRET),
};
const Model mass_item_model = MODEL(MassItem, item_fields);

static const Field form_fields[] = {
    FIELD_ENUM_OF(MassForm, scope, mass_scope_names, .flags = FIELD_REQUIRED),
    FIELD(MassForm, problem_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD_RECORD_OF(MassForm, filter, &case_filter_model, .flags = FIELD_OPTIONAL,
                    .doc = "Of a list: all that match it"),
    FIELD_LIST_OF(MassForm, cases, &case_id_model, .flags = FIELD_OPTIONAL, .max = MASS_MOST),
};
const Model mass_form_model = MODEL(MassForm, form_fields);

static const Field filter_fields[] = {
    FIELD(MassFilter, state, .flags = FIELD_OPTIONAL, .max = 20),
    FIELD(MassFilter, problem_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(MassFilter, cursor, .flags = FIELD_OPTIONAL, .max = 60),
    FIELD(MassFilter, limit, .flags = FIELD_OPTIONAL, .least = 1, .most = LIMIT_PAGE),
};
const Model mass_filter_model = MODEL(MassFilter, filter_fields);

static const Field text_fields[] = {
    FIELD(MassText, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
    FIELD_ENUM_OF(MassText, mode, mass_mode_names, .flags = FIELD_REQUIRED),
    FIELD(MassText, text, .flags = FIELD_OPTIONAL, .max = LIMIT_REPLY_TEXT,
          .doc = "{sapaan} {nama} {kasus} {kanal} {admin} {jam} {zona} {tautan} are filled in"),
    FIELD(MassText, post_text, .flags = FIELD_OPTIONAL, .max = LIMIT_REPLY_TEXT),
    FIELD(MassText, post_link, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_LINK),
};
const Model mass_text_model = MODEL(MassText, text_fields);

static const Field out_fields[] = { FIELD(MassOut, is_out, .flags = FIELD_REQUIRED) };
const Model mass_out_model = MODEL(MassOut, out_fields);

/* ---- reading and writing one ---- */

Err mass_get(Db *db, Arena *a, int64_t brand_id, int64_t id, Mass *out, Error *e) {
    return db_one(db, a, Q_MASS_GET, DB_ARGS(DB_V(brand_id), DB_V(id)), &mass_model, out, e);
}

Err mass_list(Db *db, Arena *a, const Caller *by, const MassFilter *f, List *out, Str *next,
              Error *e) {
    int64_t limit = f->limit ? f->limit : LIMIT_PAGE_DEFAULT, before = INT64_MAX;
    *next = (Str){ 0 };
    if (f->cursor.n && !parse_i64(f->cursor, 1, INT64_MAX, &before))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    TRY(db_list(db, a, Q_MASS_LIST,
                DB_ARGS(DB_V(by->brand_id), DB_V(before), db_text(f->state), db_id(f->problem_id),
                        DB_V(limit)),
                &mass_model, out, e));
    const Mass *m = out->items;
    if ((int64_t)out->count == limit)
        *next = str_fmt(a, "%lld", (long long)m[limit - 1].id);
    return ERR_OK;
}

Err mass_store(Db *db, int64_t brand_id, const Mass *m, int step, Error *e) {
    int64_t changed;
    TRY(db_run(db, Q_MASS_STORE,
               DB_ARGS(DB_V(brand_id), DB_V(m->id), db_name(mass_state_names, (int)m->state),
                       db_name(mass_mode_names, (int)m->mode), DB_V(m->text), DB_V(m->post_text),
                       DB_V(m->post_link), DB_V(m->overrides), DB_V(m->author_id),
                       db_id(m->approver_id), DB_V(m->remark), db_id(m->handed_at),
                       db_id(m->start_at), db_id(m->ended_at), db_id(m->late_until),
                       db_id(m->next_at), db_id(m->writer_id), DB_V(m->sign_name),
                       DB_V(m->first_reason), db_id(m->posted_at), DB_V(step), DB_V(m->version)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this answer meanwhile: look again");
    return ERR_OK;
}

Err mass_log(Db *db, const Caller *by, const Mass *m, const char *act, Str detail, Error *e) {
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = act, .object = "mass", .object_id = m->id, .detail = detail },
                  e));
    return event_add(db, by->brand_id, EVENT_MASS, m->id, by->now, e);
}

Err mass_item_set(Db *db, const MassItem *item, int64_t brand_id, Error *e) {
    return db_run(db, Q_MASS_ITEM_SET,
                  DB_ARGS(DB_V(brand_id), DB_V(item->mass_id), DB_V(item->id),
                          db_name(mass_item_state_names, (int)item->state),
                          db_name(mass_reason_names, (int)item->reason), db_id(item->reply_id),
                          db_id(item->done_at)),
                  NULL, e);
}

/* ---- the snapshot ---- */

typedef struct Gather {
    Db *db;
    Arena *arena;
    const Caller *by;
    const MassForm *form;
    CaseId *ids;
    size_t count;
} Gather;

static bool has_case(const Gather *g, int64_t id) {
    for (size_t i = 0; i < g->count; i++)
        if (g->ids[i].id == id)
            return true;
    return false;
}

static NODISCARD Err take(Gather *g, int64_t id, Error *e) {
    if (has_case(g, id))
        return ERR_OK;
    if (g->count == MASS_MOST)
        FAIL(e, ERR_LIMIT, "more than %d cases at once: narrow the list", MASS_MOST);
    g->ids[g->count++] = (CaseId){ id };
    return ERR_OK;
}

static NODISCARD Err take_rows(Gather *g, const List *rows, Error *e) {
    const CaseRow *row = rows->items;
    for (size_t i = 0; i < rows->count; i++)
        TRY(take(g, row[i].id, e));
    return ERR_OK;
}

static Err gather_problem(Gather *g, Error *e) {
    ProblemCases of = { .problem_id = g->form->problem_id, .page = { .limit = LIMIT_PAGE } };
    Problem problem = { 0 };
    Err found = problem_get(g->db, g->arena, g->by, of.problem_id, &problem, e);
    if (found == ERR_NOT_FOUND)
        FAIL_FIELD(e, "problem_id", "is no problem of this brand");
    TRY(found);
    do {
        List rows;
        Str next;
        TRY(problem_cases(g->db, g->arena, g->by, &of, &rows, &next, e));
        TRY(take_rows(g, &rows, e));
        of.page.cursor = next;
    } while (of.page.cursor.n);
    for (size_t i = 0; i < g->count / 2; i++) { /* who waits longest comes first */
        CaseId newest = g->ids[i];
        g->ids[i] = g->ids[g->count - 1 - i];
        g->ids[g->count - 1 - i] = newest;
    }
    return ERR_OK;
}

static Err gather_list(Gather *g, Error *e) {
    CaseFilter filter = g->form->filter;
    filter.cursor = (Str){ 0 };
    filter.limit = LIMIT_PAGE;
    filter.now = g->by->now;
    do {
        List rows;
        Str next;
        TRY(case_list(g->db, g->arena, g->by->brand_id, &filter, &rows, &next, e));
        TRY(take_rows(g, &rows, e));
        filter.cursor = next;
    } while (filter.cursor.n);
    return ERR_OK;
}

static Err gather_cases(Gather *g, Error *e) {
    const CaseId *id = g->form->cases.items;
    for (size_t i = 0; i < g->form->cases.count; i++)
        TRY(take(g, id[i].id, e));
    return ERR_OK;
}

static Err (*const gatherers[])(Gather *g, Error *e) = {
    [MASS_OF_PROBLEM] = gather_problem,
    [MASS_OF_LIST] = gather_list,
    [MASS_OF_CASES] = gather_cases,
};
static_assert(COUNT(gatherers) == MASS_SCOPE__COUNT, "one way per scope");

Err mass_make(Db *db, Arena *a, const Caller *by, const MassForm *form, Mass *out, Error *e) {
    Gather g = { db, a, by, form, arena_make(a, CaseId, MASS_MOST), 0 };
    int64_t id, problem_id = form->scope == MASS_OF_PROBLEM ? form->problem_id : 0;
    MassWith with;
    TRY(gatherers[form->scope](&g, e));
    if (g.count == 0)
        FAIL_FIELD(e, "cases", "are none: choose whom to answer");
    TRY(db_i64(db, Q_MASS_INSERT,
               DB_ARGS(DB_V(by->brand_id), db_id(problem_id), DB_V(by->staff_id), DB_V(by->now)),
               &id, e));
    TRY(mass_get(db, a, by->brand_id, id, out, e));
    TRY(mass_with(db, a, by, out, &with, e));
    TRY(mass_add(db, a, &with, &(MassNew){ .mass_id = id, .cases = { g.ids, g.count } }, e));
    TRY(mass_log(db, by, out, "mass.make",
                 str_fmt(a, "%zu cases of %s", g.count, mass_scope_names[form->scope]), e));
    return mass_get(db, a, by->brand_id, id, out, e);
}

/* ---- a draft's text, and single items ---- */

Err mass_save(Db *db, Arena *a, const Caller *by, int64_t id, const MassText *text, Mass *out,
              Error *e) {
    Mass m = { 0 };
    TRY(mass_get(db, a, by->brand_id, id, &m, e));
    if (m.state != MASS_DRAFT)
        FAIL(e, ERR_CONFLICT, "an answer that is %s cannot be changed this way",
             mass_state_names[m.state]);
    if (text->post_link.n)
        TRY(link_check(text->post_link, "post_link", e));
    Str own = text->text.p ? text->text : S(""), post = text->post_text.p ? text->post_text : S("");
    if (!str_eq(own, m.text) || !str_eq(post, m.post_text))
        m.writer_id = by->staff_id;
    m.version = text->version;
    m.mode = text->mode;
    m.text = own;
    m.post_text = post;
    if (!str_eq(text->post_link, m.post_link))
        m.posted_at = 0;
    m.post_link = text->post_link.n ? text->post_link : (Str){ 0 };
    TRY(mass_store(db, by->brand_id, &m, 1, e));
    TRY(db_run(db, Q_MASS_ITEMS_REACH,
               DB_ARGS(DB_V(by->brand_id), DB_V(id), db_name(mass_mode_names, (int)m.mode)), NULL,
               e));
    TRY(event_add(db, by->brand_id, EVENT_MASS, id, by->now, e));
    return mass_get(db, a, by->brand_id, id, out, e);
}

static bool is_before_end(MassState state) {
    return state != MASS_DONE && state != MASS_STOPPED && state != MASS_DROPPED;
}

Err mass_take_out(Db *db, Arena *a, const Caller *by, const MassItem *of, bool is_out,
                  MassItem *out, Error *e) {
    Mass m = { 0 };
    MassWith with;
    MassLook look;
    TRY(mass_get(db, a, by->brand_id, of->mass_id, &m, e));
    /* Back in only while nobody was asked: who reads the whole reads all it is for. */
    if (!(is_out ? is_before_end(m.state) : m.state == MASS_DRAFT) ||
        of->state != (is_out ? MASS_ITEM_PLANNED : MASS_ITEM_TAKEN_OUT))
        FAIL(e, ERR_CONFLICT, "this one cannot be taken out or put back any more");
    *out = *of;
    out->state = MASS_ITEM_TAKEN_OUT;
    out->reason = MASS_BY_PERSON;
    if (!is_out) {
        TRY(mass_with(db, a, by, &m, &with, e));
        TRY(mass_look(db, a, &with, &(MassOf){ of->case_id, of }, &look, e));
        out->reason = mass_reason(&look);
        out->state = out->reason == MASS_FITS ? MASS_ITEM_PLANNED : MASS_ITEM_SKIPPED;
    }
    TRY(mass_item_set(db, out, by->brand_id, e));
    mass_item_hide(out);
    return mass_log(db, by, &m, is_out ? "mass.take_out" : "mass.put_back",
                    str_fmt(a, "case=%lld", (long long)of->case_id), e);
}

/* ---- where it goes first ---- */
