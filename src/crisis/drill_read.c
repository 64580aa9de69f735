/* What the team did, from the rows of the stage: nobody has to tell the rehearsal anything. */
#include "crisis/drill_part.h"
#include "desk/case.h"
#include "text/draft.h"

static const Field row_fields[] = {
    FIELD(DrillActRow, id),
    FIELD(DrillActRow, beat),
    FIELD_TIME_OF(DrillActRow, at),
    FIELD(DrillActRow, kind),
    FIELD(DrillActRow, is_at_origin),
    FIELD(DrillActRow, object),
    FIELD(DrillActRow, object_id),
    FIELD(DrillActRow, case_id, .flags = FIELD_OPTIONAL),
    FIELD(DrillActRow, staff_name, .flags = FIELD_OPTIONAL),
    FIELD(DrillActRow, text, .flags = FIELD_OPTIONAL, .max = 4000),
};
const Model drill_act_row_model = MODEL(DrillActRow, row_fields);

/* One row of the stage that says what somebody did. */
typedef struct Done {
    int64_t object_id, case_id, at, staff_id;
    Str staff_name, channel, text;
    bool is_public;
    MessageClass class;
} Done;
static const Field done_fields[] = {
    FIELD(Done, object_id), FIELD(Done, case_id),    FIELD(Done, at),      FIELD(Done, staff_id),
    FIELD(Done, staff_name), FIELD(Done, channel),   FIELD(Done, text),
    FIELD(Done, is_public), FIELD_ENUM_OF(Done, class, class_names),
};
static const Model done_model = MODEL(Done, done_fields);

/* A word to one customer: it calms nobody else. */
static const char private_word[] = "private_word";

static const bool is_heated[DRAFT_RULE__COUNT] = {
    [DRAFT_INSULT] = true, [DRAFT_HATE] = true,    [DRAFT_THREAT] = true,
    [DRAFT_BLAME] = true,  [DRAFT_SARCASM] = true, [DRAFT_SHOUTING] = true,
};
static const bool is_empty[DRAFT_RULE__COUNT] = {
    [DRAFT_EMPTY] = true, [DRAFT_NO_HELP] = true, [DRAFT_CONDITIONAL_APOLOGY] = true,
};

/* As the sentence checker reads it, whatever the policy makes of that. */
static const char *word_kind(Arena *a, const Done *d) {
    Finding *found;
    size_t count;
    bool empty = false;
    DraftInput in = { .text = d->text, .is_public = d->is_public, .is_crisis = true,
                      .answers_complaint = class_is_complaint(d->class) };
    draft_check(a, &in, &found, &count);
    for (size_t i = 0; i < count; i++) {
        if (is_heated[found[i].rule] && !found[i].is_guess)
            return drill_act_names[DRILL_HEATED_WORD];
        empty = empty || is_empty[found[i].rule];
    }
    if (!d->is_public)
        return private_word;
    return drill_act_names[empty ? DRILL_EMPTY_WORD : DRILL_GOOD_WORD];
}

static const char *hiding_kind(Arena *a, const Done *d) {
    (void)a, (void)d;
    return drill_act_names[DRILL_HIDING];
}

static const char *contradiction_kind(Arena *a, const Done *d) {
    (void)a, (void)d;
    return drill_act_names[DRILL_CONTRADICTION];
}

static const struct {
    Query query;
    const char *object;
    const char *(*kind)(Arena *a, const Done *d);
} readings[] = {
    { Q_DRILL_WORDS_SAID, "reply", word_kind },
    { Q_DRILL_HIDINGS, "guard", hiding_kind },
    { Q_DRILL_CONTRADICTIONS, "contradiction", contradiction_kind },
};

typedef struct Record {
    int64_t brand_id;
    const Drill *drill;
    Str origin;
    const char *object, *kind;
} Record;

static NODISCARD Err record(Db *db, const Record *r, const Done *d, Error *e) {
    TRY(db_run(db, Q_DRILL_ACT_INSERT,
               DB_ARGS(DB_V(r->brand_id), DB_V(r->drill->id), DB_V(r->drill->beat), DB_V(d->at),
                       DB_V(str_c(r->kind)), DB_V(str_eq(d->channel, r->origin)),
                       DB_V(str_c(r->object)), DB_V(d->object_id), db_id(d->case_id),
                       DB_V(d->staff_name), DB_V(d->text)),
               NULL, e));
    return db_run(db, Q_DRILL_JOIN_AUTHOR,
                  DB_ARGS(DB_V(r->brand_id), DB_V(r->drill->id), DB_V(d->staff_id), DB_V(d->at)),
                  NULL, e);
}

Err drill_read_acts(Db *db, int64_t brand_id, const Drill *d, const DrillStage *s, Error *e) {
    SCRATCH(a);
    List rows;
    Str origin = stage_source(s, s->pack->places[0])->channel;
    for (size_t k = 0; k < COUNT(readings); k++) {
        TRY(db_list(db, a, readings[k].query,
                    DB_ARGS(DB_V(d->stage_id), DB_V(d->first_at), DB_V(d->id)), &done_model, &rows,
                    e));
        const Done *done = rows.items;
        for (size_t i = 0; i < rows.count; i++)
            TRY(record(db, &(Record){ brand_id, d, origin, readings[k].object,
                                      readings[k].kind(a, &done[i]) },
                       &done[i], e));
    }
    return ERR_OK;
}

Err drill_acts(Db *db, Arena *a, int64_t brand_id, int64_t id, List *out, Error *e) {
    return db_list(db, a, Q_DRILL_ACTS, DB_ARGS(DB_V(brand_id), DB_V(id)), &drill_act_row_model,
                   out, e);
}
