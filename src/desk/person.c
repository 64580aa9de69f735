#include "desk/person.h"

#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/event.h"
#include "desk/guard.h"
#include "desk/rival.h"
#include "desk/secrecy.h"
#include "desk/strike.h"

#include <stdlib.h>
#include <string.h>

enum { NOTE_MOST = 500, CASES_MOST = 40 };

const char *const link_evidence_names[] = { "phone", "mail", "order", "name", "other", NULL };
static_assert(COUNT(link_evidence_names) == LINK_EVIDENCE__COUNT + 1, "one name for each");

static const Field author_fields[] = {
    FIELD(PersonAuthor, id),
    FIELD_ENUM_OF(PersonAuthor, channel, channel_names),
    FIELD(PersonAuthor, handle),
    FIELD(PersonAuthor, name),
    FIELD_TIME_OF(PersonAuthor, first_at),
};
static const Model person_author_model = MODEL(PersonAuthor, author_fields);

static const Field link_fields[] = {
    FIELD(PersonLink, id),
    FIELD(PersonLink, low_id),
    FIELD(PersonLink, high_id),
    FIELD_ENUM_OF(PersonLink, evidence, link_evidence_names),
    FIELD(PersonLink, note, .flags = FIELD_OPTIONAL),
    FIELD(PersonLink, case_id, .doc = "On whose page it was said"),
    FIELD(PersonLink, staff_id),
    FIELD(PersonLink, staff_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(PersonLink, at),
    FIELD_TIME_OF(PersonLink, undone_at, .flags = FIELD_OPTIONAL),
};
const Model person_link_model = MODEL(PersonLink, link_fields);

static const Field hint_fields[] = {
    FIELD_ENUM_OF(PersonHint, kind, link_evidence_names),
    FIELD(PersonHint, author_id),
    FIELD_ENUM_OF(PersonHint, channel, channel_names),
    FIELD(PersonHint, handle),
    FIELD(PersonHint, name),
    FIELD(PersonHint, case_id),
};
static const Model person_hint_model = MODEL(PersonHint, hint_fields);

static const Field form_fields[] = {
    FIELD(LinkForm, author_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(LinkForm, case_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX,
          .doc = "Without author_id: the author of this case"),
    FIELD_ENUM_OF(LinkForm, evidence, link_evidence_names, .flags = FIELD_REQUIRED),
    FIELD(LinkForm, note, .flags = FIELD_OPTIONAL, .max = NOTE_MOST),
};
const Model link_form_model = MODEL(LinkForm, form_fields);

static const Field page_fields[] = {
    FIELD_LIST_OF(PersonPage, authors, &person_author_model, .doc = "The case's own first"),
    FIELD_LIST_OF(PersonPage, links, &person_link_model),
    FIELD_LIST_OF(PersonPage, hints, &person_hint_model,
                  .doc = "Who gave the same number, address, order or name; not linked"),
    FIELD_LIST_OF(PersonPage, cases, &case_row_model, .doc = "Their other cases, newest first"),
    FIELD_LIST_OF(PersonPage, strikes, &strike_model),
    FIELD_LIST_OF(PersonPage, requests, &guard_request_model),
    FIELD_LIST_OF(PersonPage, rivals, &rival_sighting_model,
                  .doc = "Why this case stands higher"),
    FIELD(PersonPage, live_strikes),
    FIELD(PersonPage, strikes_needed, .doc = "Before a ban may be asked for"),
    FIELD_RECORD_OF(PersonPage, limit, &platform_limit_model,
                    .doc = "What its channel lets one do"),
    FIELD(PersonPage, may_hide, .doc = "As the policy says"),
    FIELD(PersonPage, may_delete),
};
const Model person_page_model = MODEL(PersonPage, page_fields);

/* ---- who belongs together ---- */

typedef struct Id {
    int64_t id;
} Id;
static const Field id_fields[] = { FIELD(Id, id) };
static const Model id_model = MODEL(Id, id_fields);

/* The author and all they are linked with, over however many steps; the one asked for first. */
typedef struct PersonIds {
    int64_t ids[PERSON_MOST];
    size_t count;
} PersonIds;

static bool has(const PersonIds *p, int64_t id) {
    for (size_t i = 0; i < p->count; i++)
        if (p->ids[i] == id)
            return true;
    return false;
}

static NODISCARD Err person_ids(Db *db, int64_t brand_id, int64_t author_id, PersonIds *out,
                                Error *e) {
    SCRATCH(a);
    PersonIds p = { .ids = { author_id }, .count = 1 };
    for (size_t i = 0; i < p.count; i++) {
        List beside;
        TRY(db_list(db, a, Q_PERSON_BESIDE, DB_ARGS(DB_V(brand_id), DB_V(p.ids[i])), &id_model,
                    &beside, e));
        const Id *rows = beside.items;
        for (size_t k = 0; k < beside.count && p.count < PERSON_MOST; k++)
            if (!has(&p, rows[k].id))
                p.ids[p.count++] = rows[k].id;
    }
    *out = p;
    return ERR_OK;
}

Err person_live_strikes(Db *db, const Caller *by, int64_t author_id, int64_t *count, Error *e) {
    PersonIds p;
    *count = 0;
    TRY(person_ids(db, by->brand_id, author_id, &p, e));
    for (size_t i = 0; i < p.count; i++) {
        int64_t one;
        TRY(strike_live(db, by, p.ids[i], &one, e));
        *count += one;
    }
    return ERR_OK;
}

/* ---- linking ---- */

static NODISCARD Err check_link(const PersonIds *one, const PersonIds *other, const LinkForm *f,
                                Error *e) {
    if (has(one, other->ids[0]))
        FAIL_FIELD(e, "author_id", "is this person already");
    if (one->count + other->count > PERSON_MOST)
        FAIL(e, ERR_LIMIT, "a person has at most %d accounts here", PERSON_MOST);
    if (f->evidence == LINK_OTHER && utf8_is_blank(f->note))
        FAIL_FIELD(e, "note", "is needed: say how you know that it is the same person");
    return ERR_OK;
}

static NODISCARD Err author_of(Db *db, Arena *a, const Caller *by, const LinkForm *f, int64_t *id,
                               Error *e) {
    Case c = { 0 };
    PersonAuthor author = { .id = f->author_id };
    if (f->author_id == 0) {
        if (f->case_id == 0)
            FAIL_FIELD(e, "author_id", "is needed, or the number of a case of that person");
        TRY(secrecy_check(db, by, SECRET_CASE, f->case_id, e));
        Err r = case_get(db, a, by->brand_id, f->case_id, &c, e);
        if (r == ERR_NOT_FOUND || (r == ERR_OK && c.author_id == 0))
            FAIL_FIELD(e, "case_id", "is no case whose writer is known");
        TRY(r);
        author.id = c.author_id;
    }
    Err r = db_one(db, a, Q_PERSON_AUTHOR, DB_ARGS(DB_V(by->brand_id), DB_V(author.id)),
                   &person_author_model, &author, e);
    if (r == ERR_NOT_FOUND)
        FAIL_FIELD(e, "author_id", "is nobody who wrote to this brand");
    *id = author.id;
    return r;
}

static NODISCARD Err log_link(Db *db, Arena *a, const Caller *by, const char *act,
                              const PersonLink *l, Error *e) {
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = act,
                               .object = "person",
                               .object_id = l->id,
                               .detail = str_fmt(a, "authors %lld and %lld, evidence=%s",
                                                 (long long)l->low_id, (long long)l->high_id,
                                                 link_evidence_names[l->evidence]),
                               .personal = l->note },
                  e));
    return event_add(db, by->brand_id, EVENT_CASE, l->case_id, by->now, e);
}

static NODISCARD Err link_get(Db *db, Arena *a, const Caller *by, int64_t id, PersonLink *out,
                              Error *e) {
    return db_one(db, a, Q_PERSON_LINK_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)),
                  &person_link_model, out, e);
}

Err person_link(Db *db, Arena *a, const Caller *by, int64_t case_id, const LinkForm *form,
                PersonLink *out, Error *e) {
    Case c = { 0 };
    PersonIds one, other;
    int64_t with = 0, id;
    Str note = str_trim(form->note);
    TRY(case_get(db, a, by->brand_id, case_id, &c, e));
    if (c.author_id == 0)
        FAIL(e, ERR_CONFLICT, "nobody knows who wrote this case");
    TRY(author_of(db, a, by, form, &with, e));
    TRY(person_ids(db, by->brand_id, c.author_id, &one, e));
    TRY(person_ids(db, by->brand_id, with, &other, e));
    TRY(check_link(&one, &other, form, e));
    int64_t low = with < c.author_id ? with : c.author_id;
    int64_t high = with < c.author_id ? c.author_id : with;
    TRY(db_i64(db, Q_PERSON_LINK_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(low), DB_V(high),
                       db_name(link_evidence_names, (int)form->evidence), db_text(note),
                       DB_V(case_id), DB_V(by->staff_id), DB_V(by->now)),
               &id, e));
    TRY(link_get(db, a, by, id, out, e));
    return log_link(db, a, by, "person.link", out, e);
}

Err person_unlink(Db *db, Arena *a, const Caller *by, int64_t id, PersonLink *out, Error *e) {
    int64_t undone;
    TRY(link_get(db, a, by, id, out, e));
    TRY(db_run(db, Q_PERSON_LINK_UNDO,
               DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(by->staff_id), DB_V(by->now)), &undone,
               e));
    if (undone == 0)
        FAIL(e, ERR_CONFLICT, "somebody took this link back already");
    TRY(log_link(db, a, by, "person.unlink", out, e));
    return link_get(db, a, by, id, out, e);
}

/* ---- the page ---- */

/* Lists of several authors, one after the other. */
static void append(Arena *a, List *to, const List *from, size_t size) {
    if (from->count == 0)
        return;
    char *all = arena_alloc(a, (to->count + from->count) * size, _Alignof(max_align_t));
    if (to->count)
        memcpy(all, to->items, to->count * size);
    memcpy(all + to->count * size, from->items, from->count * size);
    *to = (List){ all, to->count + from->count };
}

static NODISCARD Err add_author(Db *db, Arena *a, const Caller *by, int64_t id, PersonPage *p,
                                Error *e) {
    PersonAuthor *author = arena_make(a, PersonAuthor, 1);
    List cases, strikes, requests, links;
    TRY(db_one(db, a, Q_PERSON_AUTHOR, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &person_author_model,
               author, e));
    TRY(case_of_author(db, a, by, id, &cases, e));
    TRY(strike_of_author(db, a, by, id, &strikes, e));
    TRY(guard_of_author(db, a, by, id, &requests, e));
    TRY(db_list(db, a, Q_PERSON_LINKS,
                DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(secrecy_sees_all(by)),
                        DB_V(by->staff_id)),
                &person_link_model, &links, e));
    append(a, &p->authors, &(List){ author, 1 }, sizeof *author);
    append(a, &p->cases, &cases, sizeof(CaseRow));
    append(a, &p->strikes, &strikes, sizeof(Strike));
    append(a, &p->requests, &requests, sizeof(GuardRequest));
    append(a, &p->links, &links, sizeof(PersonLink));
    return ERR_OK;
}

static int newest_first(const void *x, const void *y) {
    const CaseRow *one = x, *other = y;
    return (one->last_at < other->last_at) - (one->last_at > other->last_at);
}

/* Newest first, without the one on the screen. */
static void order_cases(List *cases, int64_t but) {
    CaseRow *rows = cases->items;
    size_t kept = 0;
    for (size_t i = 0; i < cases->count; i++)
        if (rows[i].id != but)
            rows[kept++] = rows[i];
    if (kept)
        qsort(rows, kept, sizeof *rows, newest_first);
    cases->count = kept < CASES_MOST ? kept : CASES_MOST;
}

static bool is_hinted(const List *hints, int64_t author_id) {
    const PersonHint *rows = hints->items;
    for (size_t i = 0; i < hints->count; i++)
        if (rows[i].author_id == author_id)
            return true;
    return false;
}

/* Each once, by what tells most: kinds are read in the order in which they are stored, so the best
 * of an author's is found by its number. */
static NODISCARD Err add_hints(Db *db, Arena *a, const Caller *by, const PersonIds *ids,
                               PersonPage *p, Error *e) {
    for (size_t i = 0; i < ids->count; i++) {
        List found;
        TRY(db_list(db, a, Q_PERSON_ALIKE, DB_ARGS(DB_V(by->brand_id), DB_V(ids->ids[i])),
                    &person_hint_model, &found, e));
        const PersonHint *rows = found.items;
        for (LinkEvidence kind = 0; kind < LINK_EVIDENCE__COUNT; kind++)
            for (size_t k = 0; k < found.count; k++)
                if (rows[k].kind == kind && !has(ids, rows[k].author_id) &&
                    !is_hinted(&p->hints, rows[k].author_id))
                    append(a, &p->hints, &(List){ (void *)(uintptr_t)&rows[k], 1 }, sizeof *rows);
    }
    return ERR_OK;
}

Err person_page(Db *db, Arena *a, const Caller *by, int64_t case_id, PersonPage *out, Error *e) {
    Case c = { 0 };
    Policy policy = { 0 };
    PersonIds ids = { .count = 0 };
    PersonPage p = { 0 };
    TRY(case_get(db, a, by->brand_id, case_id, &c, e));
    TRY(policy_get(db, a, by->brand_id, &policy, e));
    p.strikes_needed = policy.strikes;
    p.limit = platform_limit(c.channel);
    p.may_hide = policy.delete_rule != DELETE_NEVER && p.limit.hides;
    p.may_delete = policy.delete_rule == DELETE_GUARDED && p.limit.deletes;
    if (c.author_id) {
        TRY(person_ids(db, by->brand_id, c.author_id, &ids, e));
        TRY(person_live_strikes(db, by, c.author_id, &p.live_strikes, e));
    }
    for (size_t i = 0; i < ids.count; i++)
        TRY(add_author(db, a, by, ids.ids[i], &p, e));
    TRY(add_hints(db, a, by, &ids, &p, e));
    order_cases(&p.cases, case_id);
    TRY(rival_sightings(db, a, by->brand_id, case_id, &p.rivals, e));
    *out = p;
    return ERR_OK;
}
