#include "crisis/timeline.h"

#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"
#include "crisis/trace.h"

enum { NOTE_MOST = 2000, SCAN_BATCH = 500 };

static const char *const timeline_kind_names[] = { "room",  "task", "public",
                                                   "alarm", "note", NULL };
static_assert(COUNT(timeline_kind_names) == TIMELINE_KIND__COUNT + 1, "one name per kind");

static const Field row_fields[] = {
    FIELD(TimelineRow, seq),
    FIELD_TIME_OF(TimelineRow, at),
    FIELD(TimelineRow, staff_id, .flags = FIELD_OPTIONAL, .doc = "null: the program"),
    FIELD(TimelineRow, staff_name, .flags = FIELD_OPTIONAL),
    FIELD(TimelineRow, act),
    FIELD(TimelineRow, object),
    FIELD(TimelineRow, object_id, .flags = FIELD_OPTIONAL),
    FIELD(TimelineRow, detail, .flags = FIELD_OPTIONAL),
    FIELD(TimelineRow, text, .flags = FIELD_OPTIONAL, .doc = "What people wrote"),
    FIELD_ENUM_OF(TimelineRow, kind, timeline_kind_names),
};
const Model timeline_row_model = MODEL(TimelineRow, row_fields);

static const Field filter_fields[] = {
    FIELD(TimelineFilter, kind, .flags = FIELD_OPTIONAL, .max = 20),
    FIELD(TimelineFilter, cursor, .flags = FIELD_OPTIONAL, .max = 24),
    FIELD(TimelineFilter, limit, .flags = FIELD_OPTIONAL, .least = 1, .most = LIMIT_PAGE),
};
const Model timeline_filter_model = MODEL(TimelineFilter, filter_fields);

static const Field note_fields[] = {
    FIELD(NoteForm, text, .flags = FIELD_REQUIRED, .max = NOTE_MOST),
};
const Model note_form_model = MODEL(NoteForm, note_fields);

/* The first row that an act begins with counts; what none does stays in the log alone. */
static const struct ActRow {
    const char *begins;
    TimelineKind kind;
    bool shows_text;
} acts[] = {
    /* the room */
    { "crisis.note", TIMELINE_NOTE, true },
    { "crisis.step_", TIMELINE_TASK, true },
    { "crisis.first_word", TIMELINE_PUBLIC, false },
    { "crisis.elsewhere_first", TIMELINE_PUBLIC, true },
    { "crisis.freeze", TIMELINE_PUBLIC, false },
    { "crisis.thaw", TIMELINE_PUBLIC, false },
    { "post.", TIMELINE_PUBLIC, true },
    { "statement.", TIMELINE_PUBLIC, false },
    { "mass.", TIMELINE_PUBLIC, false },
    { "halt.", TIMELINE_PUBLIC, false },
    { "verdict.", TIMELINE_ALARM, false },
    { "incident.", TIMELINE_ALARM, false },
    { "problem.", TIMELINE_ROOM, false },
    { "policy.", TIMELINE_ROOM, false },
    /* the others */
    { "crisis.", TIMELINE_ROOM, true },
};

static const struct ActRow *row_of(Str act) {
    for (size_t i = 0; i < COUNT(acts); i++)
        if (str_starts(act, str_c(acts[i].begins)))
            return &acts[i];
    return NULL;
}

/* An act of a room counts in its own; what is kept beside the rooms (contacts, vetting, the quiz,
 * threats) is none of theirs, whatever its name begins with. */
static bool belongs(const TimelineRow *r, int64_t crisis_id) {
    bool is_room = str_eq(r->object, S("crisis"));
    return is_room ? r->object_id == crisis_id : !str_starts(r->act, S("crisis."));
}

typedef struct Span {
    int64_t from_seq, to_seq; /* after, up to; 0: it runs */
} Span;
static const Field span_fields[] = { FIELD(Span, from_seq), FIELD(Span, to_seq) };
static const Model span_model = MODEL(Span, span_fields);

typedef struct Reading {
    int64_t crisis_id, before, left; /* rows that may still be looked at */
    int kind;                        /* -1: any */
    TimelineRow *rows;
    size_t count, most;
    bool is_over;
} Reading;

static void keep(Reading *r, const TimelineRow *row) {
    const struct ActRow *known = row_of(row->act);
    if (known == NULL || !belongs(row, r->crisis_id))
        return;
    if (r->kind >= 0 && (int)known->kind != r->kind)
        return;
    TimelineRow *kept = &r->rows[r->count++];
    *kept = *row;
    kept->kind = known->kind;
    if (!known->shows_text)
        kept->text = (Str){ 0 };
}

static NODISCARD Err read_batch(Db *db, Arena *a, const Caller *by, const Span *span, Reading *r,
                                Error *e) {
    List batch;
    TRY(db_list(db, a, Q_AUDIT_SPAN,
                DB_ARGS(DB_V(by->brand_id), DB_V(span->from_seq), DB_V(r->before),
                        DB_V((int64_t)SCAN_BATCH)),
                &timeline_row_model, &batch, e));
    const TimelineRow *row = batch.items;
    size_t i = 0;
    for (; i < batch.count && r->count < r->most; i++)
        keep(r, &row[i]);
    if (i > 0)
        r->before = row[i - 1].seq;
    r->left -= (int64_t)i;
    r->is_over = i == batch.count && batch.count < SCAN_BATCH;
    return ERR_OK;
}

Err timeline_list(Db *db, Arena *a, const Caller *by, const TimelineOf *of, List *out, Str *next,
                  Error *e) {
    const TimelineFilter *f = &of->filter;
    Span span = { 0 };
    Reading r = { .crisis_id = of->crisis_id, .left = TIMELINE_SCAN,
                  .kind = f->kind.n ? names_find(timeline_kind_names, f->kind) : -1,
                  .most = (size_t)(f->limit ? f->limit : LIMIT_PAGE_DEFAULT) };
    if (f->kind.n && r.kind < 0)
        FAIL_FIELD(e, "kind", "is none of those a timeline has");
    TRY(db_one(db, a, Q_CRISIS_SPAN, DB_ARGS(DB_V(by->brand_id), DB_V(of->crisis_id)), &span_model,
               &span, e));
    r.before = span.to_seq ? span.to_seq + 1 : INT64_MAX;
    if (f->cursor.n && !parse_i64(f->cursor, 1, r.before, &r.before))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    r.rows = arena_make(a, TimelineRow, r.most);
    while (!r.is_over && r.count < r.most && r.left > 0)
        TRY(read_batch(db, a, by, &span, &r, e));
    *out = (List){ r.count ? r.rows : NULL, r.count };
    *next = r.is_over ? (Str){ 0 } : str_fmt(a, "%lld", (long long)r.before);
    return ERR_OK;
}

Err timeline_note(Db *db, Arena *a, const Caller *by, int64_t crisis_id, const NoteForm *form,
                  Error *e) {
    Crisis c = { 0 };
    if (utf8_is_blank(form->text))
        FAIL_FIELD(e, "text", "is empty: write what happened");
    TRY(crisis_running(db, a, by, crisis_id, &c, e));
    return crisis_tell(db, by, crisis_id,
                       &(CrisisTrace){ .act = "note", .personal = str_trim(form->text) }, e);
}
