/* fixture.h - the schema of the store's own tests as records. */
#ifndef STORE_TESTDATA_FIXTURE_H
#define STORE_TESTDATA_FIXTURE_H

#include "store/fixture.gen.h"
#include "store/store.h"

/* store.sql is the first file of every schema, so that the store finds its own queries. */
static_assert((int)FIXTURE_MIGRATION_TABLE == (int)Q_MIGRATION_TABLE &&
              (int)FIXTURE_PLAN_PARTIAL_INDEX == (int)Q_PLAN_PARTIAL_INDEX,
              "store.sql comes first in both sets of queries");

#define FQ(name) ((Query)FIXTURE_##name)

typedef enum NoteKind { NOTE_IDEA, NOTE_TASK, NOTE_KIND__COUNT } NoteKind;
static const char *const note_kinds[] = { "idea", "task", NULL };

typedef struct Note {
    int64_t id, shelf_id;
    Str title, body;
    NoteKind kind;
    double weight;
    bool is_open;
    int64_t due_at;
} Note;
static const Field note_fields[] = {
    FIELD(Note, id),
    FIELD(Note, shelf_id),
    FIELD(Note, title),
    FIELD(Note, body),
    FIELD_ENUM_OF(Note, kind, note_kinds),
    FIELD(Note, weight),
    FIELD(Note, is_open),
    FIELD_TIME_OF(Note, due_at),
};
static const Model note_model = MODEL(Note, note_fields);

static inline DbArgs note_args(DbVal v[static 2], Str title) {
    v[0] = DB_V(title);
    v[1] = db_name(note_kinds, NOTE_TASK);
    return (DbArgs){ v, 2 };
}

#endif
