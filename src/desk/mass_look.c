/* Who gets a mass answer, and who is left to a person: one table of reasons, read when the snapshot
 * is made and again in the transaction that makes each reply. */
#include "desk/brand.h"
#include "desk/fill.h"
#include "desk/mass_core.h"
#include "desk/prepared.h"
#include "desk/staff.h"

Err mass_with(Db *db, Arena *a, const Caller *by, const Mass *m, MassWith *out, Error *e) {
    Brand brand = { 0 };
    Staff person = { 0 };
    *out = (MassWith){ .brand_id = by->brand_id, .now = by->now, .made_at = m->made_at,
                       .mode = m->mode, .of_problem = m->problem_id != 0 };
    TRY(mass_is_holding(db, a, by, m, &out->is_holding, e));
    TRY(policy_get(db, a, by->brand_id, &out->policy, e));
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    TRY(staff_get(db, a, m->state == MASS_DRAFT ? by->staff_id : m->author_id, &person, e));
    out->zone = brand.zone;
    out->person = person.name;
    out->sign_name = m->sign_name.n ? m->sign_name : person.sign_name;
    return ERR_OK;
}

typedef struct LookRow {
    int64_t typing, unsent, banned, owed, talks, problem_id, came_from;
} LookRow;
static const Field look_fields[] = { FIELD(LookRow, typing), FIELD(LookRow, unsent),
                                     FIELD(LookRow, banned), FIELD(LookRow, owed),
                                     FIELD(LookRow, talks), FIELD(LookRow, problem_id),
                                     FIELD(LookRow, came_from) };
static const Model look_model = MODEL(LookRow, look_fields);

Err mass_look(Db *db, Arena *a, const MassWith *with, const MassOf *of, MassLook *out, Error *e) {
    LookRow row = { 0 };
    *out = (MassLook){ .policy = &with->policy, .was = of->was,
                       .has_post = with->mode != MASS_REPLIES,
                       .of_problem = with->of_problem, .is_holding = with->is_holding };
    TRY(case_get(db, a, with->brand_id, of->case_id, &out->c, e));
    TRY(db_one(db, a, Q_MASS_LOOK,
               DB_ARGS(DB_V(with->brand_id), DB_V(of->case_id), DB_V(with->now),
                       DB_V(with->made_at)),
               &look_model, &row, e));
    TRY(greeting_known(db, a, with->brand_id, out->c.author_id, &out->known, e));
    out->honorific = out->known ? greeting_written(out->known) : (Str){ 0 };
    out->typing = row.typing;
    out->unsent = row.unsent;
    out->banned = row.banned;
    out->owed = row.owed;
    out->talks = row.talks;
    out->problem_id = row.problem_id;
    out->came_from = row.came_from;
    return ERR_OK;
}

/* ---- the reasons ---- */

/* The recipient is that of the snapshot, whatever became of the case. */
static bool is_moved(const MassLook *l) {
    const MassItem *was = l->was;
    return was && (l->c.author_id != was->author_id || l->c.source_id != was->source_id ||
                   !str_eq(l->c.author_handle, was->handle));
}

/* They had an answer and wrote again, or somebody took their case up again: they wait. */
static bool waits_again(const MassLook *l) {
    return l->c.answered_at != 0 && l->c.queue == QUEUE_WAITING;
}

/* Who was promised the next word waits for it, though a holding answer stopped the clock; another
 * holding answer is none. */
static bool is_answered(const MassLook *l) {
    return l->c.answered_at != 0 && !waits_again(l) && (l->owed == 0 || l->is_holding);
}

/* Who talks with one of us is not answered as one of many; whom only such answers reached is, and
 * who was promised the next word gets it. */
static bool wrote_again(const MassLook *l) {
    return waits_again(l) && (l->is_holding || (l->talks > 0 && l->owed == 0));
}

static bool is_closed(const MassLook *l) {
    return l->c.state == CASE_DONE || l->c.state == CASE_IGNORED;
}

static bool is_spam(const MassLook *l) {
    return l->c.state == CASE_SPAM || l->c.class == CLASS_SPAM || l->c.class == CLASS_TROLL ||
           l->banned > 0;
}

static bool is_at_risk(const MassLook *l) {
    if (l->c.class != CLASS_AT_RISK)
        return false;
    return l->policy->at_risk_care || (l->was && l->was->class != CLASS_AT_RISK);
}

/* Uniform in substance, personal in form: who was harmed, or claims money over it, hears from a
 * person. */
static bool is_personal(const MassLook *l) {
    const int64_t claims = INT64_C(1) << head_answer(HEAD_DEMAND, S("refund")) |
                           INT64_C(1) << head_answer(HEAD_DEMAND, S("compensation"));
    if (l->c.is_secret || l->c.severity >= l->policy->personal_from ||
        l->c.severity == SEVERITY_GRAVE)
        return true;
    return l->c.severity >= SEVERITY_HIGH && (l->c.demands & claims);
}

/* A new word is fine ("min?") unless it makes the case about something else. */
static bool asks_else(const MassLook *l) {
    const MassItem *was = l->was;
    return was && (l->c.class != was->class || l->c.demands != was->demands ||
                   l->c.subjects != was->subjects);
}

/* Taken out of the problem, or split off; a problem that went into another is the same still. Who
 * was chosen, or matched a list, is answered whatever problem they are in. */
static bool has_left(const MassLook *l) {
    return l->of_problem && l->was && l->was->problem_id &&
           l->problem_id != l->was->problem_id && l->came_from != l->was->problem_id;
}

static bool is_busy(const MassLook *l) { return l->typing > 0 || l->unsent > 0; }

static bool is_unclassed(const MassLook *l) {
    return l->policy->class_first && l->c.class_by == 0;
}

static bool reaches(const Case *c) { return c->author_id != 0 && c->author_handle.n != 0; }

static bool is_unreachable(const MassLook *l) { return !l->has_post && !reaches(&l->c); }

static const struct {
    bool (*holds)(const MassLook *l);
    MassReason reason;
} reasons[] = {
    { is_moved, MASS_MOVED },         { is_answered, MASS_ANSWERED },
    { wrote_again, MASS_WROTE_AGAIN },
    { is_closed, MASS_CLOSED },       { is_spam, MASS_SPAM },
    { is_at_risk, MASS_AT_RISK },     { is_personal, MASS_PERSONAL },
    { asks_else, MASS_ASKS_ELSE },    { has_left, MASS_LEFT },
    { is_busy, MASS_BUSY },           { is_unclassed, MASS_UNCLASSED },
    { is_unreachable, MASS_UNREACHABLE },
};

MassReason mass_reason(const MassLook *look) {
    for (size_t i = 0; i < COUNT(reasons); i++)
        if (reasons[i].holds(look))
            return reasons[i].reason;
    return MASS_FITS;
}

/* ---- the snapshot ---- */

/* The columns of mass_item_insert; `is_late` and the mass answer beside it. */
static DbArgs item_row(Arena *a, const MassWith *with, const MassNew *of, const MassLook *l) {
    enum { COLUMNS = 17 };
    const Case *c = &l->c;
    MassReason reason = mass_reason(l);
    MassItemState state = reason == MASS_FITS ? MASS_ITEM_PLANNED : MASS_ITEM_SKIPPED;
    DbVal row[COLUMNS] = {
        DB_V(with->brand_id), DB_V(of->mass_id), DB_V(c->id), db_id(c->author_id),
        DB_V(c->author_handle), DB_V(c->source_id), db_name(channel_names, (int)c->channel),
        DB_V(c->version), db_id(l->problem_id), db_name(class_names, (int)c->class),
        DB_V(c->subjects), DB_V(c->demands), DB_V(!c->is_direct), DB_V(reaches(c)),
        DB_V(of->is_late), db_name(mass_item_state_names, (int)state),
        db_name(mass_reason_names, (int)reason),
    };
    DbVal *kept = arena_make(a, DbVal, COLUMNS);
    for (size_t i = 0; i < COLUMNS; i++)
        kept[i] = row[i];
    return (DbArgs){ kept, COLUMNS };
}

Err mass_add(Db *db, Arena *a, const MassWith *with, const MassNew *of, Error *e) {
    const CaseId *id = of->cases.items;
    DbArgs *rows = arena_make(a, DbArgs, of->cases.count);
    for (size_t i = 0; i < of->cases.count; i++) {
        MassLook look;
        TRY(mass_look(db, a, with, &(MassOf){ id[i].id, NULL }, &look, e));
        rows[i] = item_row(a, with, of, &look);
    }
    return db_many(db, Q_MASS_ITEM_INSERT, &(DbMany){ .rows = rows, .count = of->cases.count },
                   NULL, e);
}

Str mass_sign_name(Arena *a, const MassWith *with) {
    return fill_text(a, S("{admin}"),
                     &(Fill){ .person = with->person, .sign_name = with->sign_name });
}

static Fill fill_of(const MassWith *with, const Mass *m, const MassLook *look) {
    const Case *c = &look->c;
    return (Fill){ .customer = c->author_name, .handle = c->author_handle,
                   .person = with->person, .sign_name = with->sign_name,
                   .honorific = look->honorific, .case_id = c->id, .channel = c->channel,
                   .link = m->post_link, .now = with->now, .zone = with->zone };
}

Str mass_text_for(Arena *a, const MassWith *with, const Mass *m, const MassLook *look) {
    Fill f = fill_of(with, m, look);
    return fill_text(a, m->text, &f);
}

Str mass_text_plain(Arena *a, const MassWith *with, const Mass *m, const MassLook *look,
                    int64_t of) {
    Fill f = fill_of(with, m, look);
    f.honorific = fill_text(a, S("{sapaan}"), &f); /* which their name may tell */
    f.customer = S("Ani");
    f.case_id = of;
    return fill_text(a, m->text, &f);
}
