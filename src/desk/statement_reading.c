#include "desk/statement_reading.h"

#include "desk/brand.h"
#include "desk/contradiction.h"
#include "desk/event.h"

typedef struct Place {
    int64_t version_id, statement_id;
    Str name;
    int64_t number, problem_id, from_at;
    bool is_reading;
    int64_t read_at, read_id, read_done, read_total;
    int64_t zone; /* of the brand */
} Place;
static const Field place_fields[] = {
    FIELD(Place, version_id), FIELD(Place, statement_id), FIELD(Place, name),
    FIELD(Place, number),     FIELD(Place, problem_id),   FIELD(Place, from_at),
    FIELD(Place, is_reading), FIELD(Place, read_at),      FIELD(Place, read_id),
    FIELD(Place, read_done),  FIELD(Place, read_total),
};
static const Model place_model = MODEL(Place, place_fields);

typedef struct Said {
    int64_t id, case_id, sent_at;
    Str text;
    bool is_about; /* about the statement's cases */
} Said;
static const Field said_fields[] = {
    FIELD(Said, id), FIELD(Said, case_id), FIELD(Said, sent_at), FIELD(Said, text),
    FIELD(Said, is_about),
};
static const Model said_model = MODEL(Said, said_fields);

static const Field work_fields[] = { FIELD(StatementWork, brand_id),
                                     FIELD(StatementWork, statement_id),
                                     FIELD(StatementWork, number) };
static const Model work_model = MODEL(StatementWork, work_fields);

/* ---- one answer ---- */

/* Those of `found` (of StatementFinding) that are the word of one version, as parts. */
static List parts_of(Arena *a, const List *found, int64_t version_id) {
    const StatementFinding *f = found->items;
    ContradictionPart *parts = arena_make(a, ContradictionPart, found->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < found->count; i++)
        if (f[i].version_id == version_id)
            parts[count++] = (ContradictionPart){ f[i].kind, f[i].words, f[i].expected };
    return (List){ parts, count };
}

static Str remark_for(Arena *a, const ContradictionPart *part, int64_t number) {
    if (part->expected.n == 0)
        return str_fmt(a, "Pernyataan v%lld berlaku: “" STR_FMT "” tidak benar lagi.",
                       (long long)number, STR_ARG(part->words));
    return str_fmt(a, "Pernyataan v%lld berlaku: “" STR_FMT "” seharusnya “" STR_FMT "”.",
                   (long long)number, STR_ARG(part->words), STR_ARG(part->expected));
}

/* `zone`: of the brand, where many are read; 0: it is read for this one. */
static NODISCARD Err find_in(Db *db, Arena *a, const Caller *by, const Said *said, int64_t zone,
                             List *found, Error *e) {
    int64_t at = said->sent_at ? said->sent_at : by->now;
    return statement_read(db, a, by->brand_id,
                          &(StatementText){ said->case_id, said->text, at, zone }, found, e);
}

static ContradictionFound found_in(const Caller *by, const Place *p, const Said *said,
                                   ContradictionState state, List parts) {
    return (ContradictionFound){ .brand_id = by->brand_id,
                                 .statement_id = p->statement_id,
                                 .version_id = p->version_id,
                                 .reply_id = said->id,
                                 .case_id = said->case_id,
                                 .now = by->now,
                                 .state = state,
                                 .parts = parts };
}

/* ---- what has not left ---- */

static NODISCARD Err recall(Db *db, Arena *a, const Caller *by, const Place *p, const Said *said,
                            Error *e) {
    List found, parts;
    ReplyCore r = { 0 };
    bool kept;
    TRY(find_in(db, a, by, said, p->zone, &found, e));
    parts = parts_of(a, &found, p->version_id);
    if (parts.count == 0)
        return ERR_OK;
    ContradictionFound one = found_in(by, p, said, CONTRADICTION_RECALLED, parts);
    TRY(contradiction_keep(db, a, &one, &kept, e));
    TRY(reply_core_get(db, a, by->brand_id, said->id, &r, e));
    TRY(reply_recall(db, by, remark_for(a, parts.items, p->number), &r, e));
    return reply_core_store(db, &r, e);
}

static NODISCARD Err recall_all(Db *db, const Caller *by, const Place *p, Error *e) {
    int64_t after = 0;
    for (bool more = true; more;) {
        Arena *a CLEANUP(arena_free) = arena_new(1 << 16);
        List rows;
        TRY(db_list(db, a, Q_REPLY_PENDING_PAGE,
                    DB_ARGS(DB_V(by->brand_id), DB_V(after), db_id(p->problem_id),
                            DB_V((int64_t)STATEMENT_BATCH)),
                    &said_model, &rows, e));
        const Said *said = rows.items;
        for (size_t i = 0; i < rows.count; i++)
            if (said[i].is_about)
                TRY(recall(db, a, by, p, &said[i], e));
        more = rows.count == STATEMENT_BATCH;
        after = more ? said[rows.count - 1].id : after;
    }
    return ERR_OK;
}

/* ---- what left ---- */

static NODISCARD Err get_place(Db *db, Arena *a, const Caller *by, const StatementWork *w,
                               Place *out, Error *e) {
    Brand brand = { 0 };
    *out = (Place){ 0 };
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    TRY(db_one(db, a, Q_STATEMENT_PLACE,
               DB_ARGS(DB_V(by->brand_id), DB_V(w->statement_id), DB_V(w->number)),
               &place_model, out, e));
    out->zone = brand.zone;
    return ERR_OK;
}

static NODISCARD Err set_place(Db *db, const Caller *by, const Place *p, Error *e) {
    TRY(db_run(db, Q_STATEMENT_SET_PLACE,
               DB_ARGS(DB_V(by->brand_id), DB_V(p->statement_id), DB_V(p->number),
                       DB_V(p->is_reading), DB_V(p->read_at), DB_V(p->read_id),
                       DB_V(p->read_done), DB_V(p->read_total)),
               NULL, e));
    return event_add(db, by->brand_id, EVENT_STATEMENT, p->statement_id, by->now, e);
}

Err statement_start_reading(Db *db, Arena *a, const Caller *by, const StatementVersion *v,
                            Error *e) {
    Place p;
    TRY(get_place(db, a, by, &(StatementWork){ by->brand_id, v->statement_id, v->number }, &p, e));
    p.is_reading = true;
    p.read_at = by->now - STATEMENT_LOOK_BACK;
    p.read_id = p.read_done = 0;
    TRY(db_i64(db, Q_REPLY_LEFT_COUNT,
               DB_ARGS(DB_V(by->brand_id), DB_V(p.read_at), DB_V((int64_t)STATEMENT_COUNT_MOST)),
               &p.read_total, e));
    TRY(set_place(db, by, &p, e));
    return recall_all(db, by, &p, e);
}

static NODISCARD Err list_one(Db *db, Arena *a, const Caller *by, const Place *p,
                              const Said *said, Error *e) {
    List found, parts;
    bool kept;
    TRY(find_in(db, a, by, said, p->zone, &found, e));
    parts = parts_of(a, &found, p->version_id);
    ContradictionFound one = found_in(by, p, said, CONTRADICTION_OPEN, parts);
    return contradiction_keep(db, a, &one, &kept, e);
}

static NODISCARD Err read_some(Db *db, Arena *a, const Caller *by, Place *p, Error *e) {
    List rows;
    TRY(db_list(db, a, Q_REPLY_LEFT_PAGE,
                DB_ARGS(DB_V(by->brand_id), DB_V(p->read_at), DB_V(p->read_id),
                        db_id(p->problem_id), DB_V((int64_t)STATEMENT_BATCH)),
                &said_model, &rows, e));
    const Said *said = rows.items;
    for (size_t i = 0; i < rows.count; i++)
        if (said[i].is_about)
            TRY(list_one(db, a, by, p, &said[i], e));
    p->is_reading = rows.count == STATEMENT_BATCH;
    p->read_done += (int64_t)rows.count;
    if (rows.count) {
        p->read_at = said[rows.count - 1].sent_at;
        p->read_id = said[rows.count - 1].id;
    }
    if (p->read_total < p->read_done || !p->is_reading)
        p->read_total = p->read_done; /* some left meanwhile */
    return set_place(db, by, p, e);
}

Err statement_work(Db *db, Arena *a, int64_t now, List *out, Error *e) {
    return db_list(db, a, Q_STATEMENT_WORK, DB_ARGS(DB_V(now)), &work_model, out, e);
}

static bool is_due(const StatementVersion *v, int64_t now) {
    return v->state == STATEMENT_APPROVED && v->from_at && v->from_at <= now;
}

Err statement_work_some(Db *db, Arena *a, const StatementWork *work, int64_t now, Error *e) {
    Caller by = { .brand_id = work->brand_id, .now = now };
    StatementVersion v = { 0 };
    Place p;
    TRY(statement_version_get(db, a, &by, work->statement_id, work->number, &v, e));
    if (is_due(&v, now))
        return statement_enforce_due(db, a, &by, &v, e);
    TRY(get_place(db, a, &by, work, &p, e));
    return p.is_reading ? read_some(db, a, &by, &p, e) : ERR_OK;
}

/* ---- what was on its way ---- */

static Place place_of(const StatementFinding *f) {
    return (Place){ .version_id = f->version_id, .statement_id = f->statement_id,
                    .number = f->number };
}

/* Each version among the findings once, at its first one. */
static bool is_first_of_version(const StatementFinding *f, size_t at) {
    for (size_t i = 0; i < at; i++)
        if (f[i].version_id == f[at].version_id)
            return false;
    return true;
}

Err statement_answer_left(Db *db, Arena *a, const Caller *by, const ReplyCore *r, Error *e) {
    Caller as = *by;
    Said said = { .id = r->id, .case_id = r->case_id, .sent_at = by->now, .text = r->text };
    List found;
    bool kept;
    int64_t done;
    as.brand_id = r->brand_id;
    TRY(db_run(db, Q_CONTRADICTION_ANSWER,
               DB_ARGS(DB_V(r->brand_id), DB_V(r->case_id), DB_V(by->now), db_id(r->author_id),
                       DB_V(r->id)),
               &done, e));
    TRY(find_in(db, a, &as, &said, 0, &found, e));
    const StatementFinding *f = found.items;
    for (size_t i = 0; i < found.count; i++) {
        if (!is_first_of_version(f, i))
            continue;
        Place p = place_of(&f[i]);
        ContradictionFound one = found_in(&as, &p, &said, CONTRADICTION_OPEN,
                                          parts_of(a, &found, p.version_id));
        TRY(contradiction_keep(db, a, &one, &kept, e));
        if (kept)
            TRY(event_add(db, r->brand_id, EVENT_STATEMENT, p.statement_id, by->now, e));
    }
    return done ? event_add(db, r->brand_id, EVENT_STATEMENT, 0, by->now, e) : ERR_OK;
}

Err statement_answer_again(Db *db, Arena *a, const Caller *by, ReplyCore *r, Error *e) {
    Said said = { .id = r->id, .case_id = r->case_id, .text = r->text };
    List found;
    bool kept;
    TRY(find_in(db, a, by, &said, 0, &found, e));
    const StatementFinding *f = found.items;
    for (size_t i = 0; i < found.count; i++) {
        if (f[i].from_at < r->created_at) /* its writer knew and sent it all the same */
            continue;
        Place p = place_of(&f[i]);
        List parts = parts_of(a, &found, p.version_id);
        ContradictionFound one = found_in(by, &p, &said, CONTRADICTION_RECALLED, parts);
        TRY(contradiction_keep(db, a, &one, &kept, e));
        return reply_recall(db, by, remark_for(a, parts.items, p.number), r, e);
    }
    return ERR_OK;
}
