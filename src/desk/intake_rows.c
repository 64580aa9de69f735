#include "desk/intake_rows.h"

#include <string.h>

enum { TOGETHER = 64, CASE_VALUES = 24, GROW_VALUES = 16, MESSAGE_VALUES = 27, VALUES_MOST = 27 };

static const Field core_fields[] = {
    FIELD(CaseCore, id),
    FIELD_ENUM_OF(CaseCore, state, case_state_names),
    FIELD_ENUM_OF(CaseCore, queue, queue_names),
    FIELD(CaseCore, sort_at),
    FIELD(CaseCore, deadline_at),
    FIELD_ENUM_OF(CaseCore, class, class_names),
    FIELD(CaseCore, class_by),
    FIELD_ENUM_OF(CaseCore, severity, severity_names),
    FIELD_ENUM_OF(CaseCore, mood, mood_names),
    FIELD(CaseCore, signals),
    FIELD(CaseCore, subjects),
    FIELD(CaseCore, demands),
    FIELD(CaseCore, harm),
    FIELD(CaseCore, is_direct),
    FIELD(CaseCore, reach),
    FIELD(CaseCore, first_at),
    FIELD(CaseCore, last_at),
    FIELD(CaseCore, answered_at),
};
static const Model core_model = MODEL(CaseCore, core_fields);

/* ---- gathering ---- */

static void next_part(IntakeRows *r) {
    r->part++;
    r->read_cases = map_new(r->batch, 0);
    r->new_first = r->read_first = NULL;
    r->new_end = &r->new_first;
    r->read_end = &r->read_first;
    r->first = NULL;
    r->end = &r->first;
}

IntakeRows *intake_rows_new(Arena *a) {
    IntakeRows *r = arena_make(a, IntakeRows, 1);
    r->batch = arena_new(1 << 14);
    r->authors = intake_authors(arena_new(1 << 12));
    return r;
}

void intake_rows_close(IntakeRows **rows) {
    if (*rows == NULL)
        return;
    arena_free(&(*rows)->authors.kept);
    arena_free(&(*rows)->batch);
    *rows = NULL;
}

void intake_rows_begin(IntakeRows *r, int64_t brand_id, int64_t now) {
    arena_reset(r->batch);
    r->brand_id = brand_id;
    r->now = now;
    r->words = (IntakeWords){ .arena = r->batch };
    intake_authors_begin(&r->authors);
    next_part(r);
}

void intake_rows_forget(IntakeRows *r) {
    intake_authors_forget(&r->authors);
    next_part(r);
}

void intake_rows_add_case(IntakeRows *r, IntakeCase *c) {
    *r->new_end = c;
    r->new_end = &c->next;
}

void intake_rows_add_message(IntakeRows *r, IntakeMessage *m) {
    *r->end = m;
    r->end = &m->next;
}

Err intake_rows_case(IntakeRows *r, Db *db, int64_t id, IntakeCase **out, Error *e) {
    *out = map_get(&r->read_cases, (Str){ (char *)&id, sizeof id });
    if (*out)
        return ERR_OK;
    IntakeCase *c = arena_make(r->batch, IntakeCase, 1);
    TRY(db_one(db, r->batch, Q_CASE_CORE, DB_ARGS(DB_V(r->brand_id), DB_V(id)), &core_model,
               &c->core, e));
    *map_at(&r->read_cases, (Str){ (char *)&c->core.id, sizeof id }) = c;
    *r->read_end = c;
    r->read_end = &c->next;
    *out = c;
    return ERR_OK;
}

/* ---- writing ---- */

typedef struct Group {
    size_t count, width;
    DbVal values[TOGETHER][VALUES_MOST];
    DbArgs rows[TOGETHER];
    int64_t ids[TOGETHER];
} Group;

static NODISCARD Err send(Group *g, Db *db, Query q, bool wants_ids, Error *e) {
    for (size_t i = 0; i < g->count; i++)
        g->rows[i] = (DbArgs){ g->values[i], g->width };
    return db_many(db, q,
                   &(DbMany){ .rows = g->rows,
                              .count = g->count,
                              .firsts = wants_ids ? g->ids : NULL },
                   NULL, e);
}

static DbVal *next_row(Group *g) { return g->values[g->count++]; }

static int64_t author_id(const IntakeAuthor *author) { return author ? author->id : 0; }

static void put_new_case(const IntakeRows *r, const IntakeCase *c, DbVal *to) {
    const CaseCore *k = &c->core;
    memcpy(to,
           (DbVal[CASE_VALUES]){
               DB_V(r->brand_id), DB_V(c->source_id), db_id(author_id(c->author)),
               db_name(channel_names, (int)c->channel), db_name(case_state_names, (int)k->state),
               db_name(queue_names, (int)k->queue), DB_V(k->sort_at), db_id(k->deadline_at),
               db_name(class_names, (int)k->class), db_name(severity_names, (int)k->severity),
               db_name(mood_names, (int)k->mood), DB_V(k->signals), DB_V(k->is_direct),
               DB_V(k->reach), DB_V(k->first_at), DB_V(k->last_at), DB_V((int64_t)c->signature),
               DB_V(k->subjects), DB_V(k->demands), DB_V(k->harm), DB_V(c->grown + 1),
               db_id(c->is_answered ? k->answered_at : 0), db_id(c->late_by),
               DB_V(c->is_answered ? S("answer") : S("none")) },
           CASE_VALUES * sizeof *to);
}

static NODISCARD Err write_new_cases(const IntakeRows *r, Db *db, Group *g, Error *e) {
    for (IntakeCase *from = r->new_first, *c = from; c; from = c) {
        g->count = 0;
        g->width = CASE_VALUES;
        for (; c && g->count < TOGETHER; c = c->next)
            put_new_case(r, c, next_row(g));
        TRY(send(g, db, Q_CASE_INSERT, true, e));
        for (size_t i = 0; from != c; from = from->next)
            from->core.id = g->ids[i++];
    }
    return ERR_OK;
}

static void put_grown(const IntakeRows *r, const IntakeCase *c, DbVal *to) {
    const CaseCore *k = &c->core;
    memcpy(to,
           (DbVal[GROW_VALUES]){
               DB_V(r->brand_id), DB_V(k->id), db_name(case_state_names, (int)k->state),
               db_name(queue_names, (int)k->queue), DB_V(k->sort_at), db_id(k->deadline_at),
               db_name(class_names, (int)k->class), db_name(severity_names, (int)k->severity),
               db_name(mood_names, (int)k->mood), DB_V(k->signals), DB_V(k->subjects),
               DB_V(k->demands), DB_V(k->harm), DB_V(k->last_at), DB_V(k->reach),
               DB_V(c->grown) },
           GROW_VALUES * sizeof *to);
}

static NODISCARD Err write_grown(const IntakeRows *r, Db *db, Group *g, Error *e) {
    for (const IntakeCase *c = r->read_first; c;) {
        g->count = 0;
        g->width = GROW_VALUES;
        for (; c && g->count < TOGETHER; c = c->next)
            if (c->grown)
                put_grown(r, c, next_row(g));
        TRY(send(g, db, Q_CASE_GROW, false, e));
    }
    for (const IntakeCase *c = r->read_first; c; c = c->next)
        if (c->is_answered)
            TRY(db_run(db, Q_CASE_GROW_ANSWERED,
                       DB_ARGS(DB_V(r->brand_id), DB_V(c->core.id), DB_V(c->core.answered_at),
                               db_id(c->late_by)),
                       NULL, e));
    return ERR_OK;
}

static void put_message(const IntakeRows *r, const IntakeMessage *m, DbVal *to) {
    const Item *i = &m->item;
    const IntakeSaid *s = &m->said;
    memcpy(to,
           (DbVal[MESSAGE_VALUES]){ DB_V(r->brand_id),
                                    DB_V(m->source_id),
                                    DB_V(i->id),
                                    DB_V(m->at->core.id),
                                    db_id(author_id(m->author)),
                                    m->is_orphan ? db_val_text(i->parent) : db_null(),
                                    DB_V(i->time),
                                    DB_V(r->now),
                                    db_text(i->title),
                                    DB_V(i->text),
                                    db_text(i->link),
                                    db_name(language_names, (int)s->language),
                                    db_name(mood_names, (int)s->mood),
                                    db_name(class_names, (int)s->class),
                                    DB_V(s->certainty),
                                    db_name(severity_names, (int)s->severity),
                                    DB_V(s->signals),
                                    DB_V(s->word_hits),
                                    DB_V((int64_t)s->signature),
                                    DB_V(i->reach),
                                    DB_V(i->is_own),
                                    DB_V(i->is_direct),
                                    DB_V(s->evidence),
                                    DB_V(s->subjects),
                                    DB_V(s->demands),
                                    DB_V(s->harm),
                                    db_id(i->rating) },
           MESSAGE_VALUES * sizeof *to);
}

static NODISCARD Err note_rival(const IntakeRows *r, Db *db, const IntakeMessage *m, int64_t id,
                                Error *e) {
    const Rival *who = m->rival.who;
    if (who == NULL)
        return ERR_OK;
    return rival_note(db, r->brand_id,
                      &(RivalSighting){ .case_id = m->at->core.id,
                                        .message_id = id,
                                        .name = who->name,
                                        .handle = who->handle,
                                        .kind = m->rival.way,
                                        .at = m->item.time },
                      e);
}

static NODISCARD Err write_messages(IntakeRows *r, Db *db, Group *g, Error *e) {
    for (const IntakeMessage *from = r->first, *m = from; m; from = m) {
        g->count = 0;
        g->width = MESSAGE_VALUES;
        for (; m && g->count < TOGETHER; m = m->next)
            put_message(r, m, next_row(g));
        TRY(send(g, db, Q_MESSAGE_INSERT, true, e));
        for (size_t i = 0; from != m; from = from->next, i++) {
            intake_words_add(&r->words, g->ids[i], from->said.normal);
            TRY(note_rival(r, db, from, g->ids[i], e));
        }
    }
    return ERR_OK;
}

Err intake_rows_write(IntakeRows *r, Db *db, Error *e) {
    if (r->first == NULL)
        return ERR_OK;
    Group *g = arena_alloc_raw(r->batch, sizeof *g, _Alignof(Group));
    TRY(intake_authors_write(&r->authors, db, r->brand_id, e));
    TRY(write_new_cases(r, db, g, e));
    TRY(write_grown(r, db, g, e));
    TRY(write_messages(r, db, g, e));
    next_part(r);
    return ERR_OK;
}
