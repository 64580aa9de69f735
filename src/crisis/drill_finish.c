/* The end of a rehearsal: how high it went, where the desk says it began, and what the team earns.
 * Who said nothing at all earns nothing for what they did not say wrong. */
#include "base/time.h"
#include "crisis/drill_part.h"
#include "desk/audit.h"
#include "desk/event.h"
#include "desk/origin.h"

/* What was counted, over all acts. */
typedef struct Counts {
    int64_t of[DRILL_ACT__COUNT];
    int64_t act_of[DRILL_ACT__COUNT]; /* the first of each */
    bool has_spoken;                  /* so that others can read it */
    const DrillActRow *first_word;    /* that was a good one; NULL: none */
    int64_t promises, kept;
    int64_t told, readers; /* of those who took part: by the last word to the staff */
} Counts;

typedef struct Earned {
    int64_t value, points, act_id;
} Earned;

static bool is_word(int kind) { return kind >= DRILL_GOOD_WORD && kind <= DRILL_HEATED_WORD; }

static int64_t less(const Counts *c, DrillActKind kind, int64_t most, int64_t each) {
    int64_t left = most - each * c->of[kind];
    return !c->has_spoken || left < 0 ? 0 : left;
}

static Earned first_word(const Counts *c, int64_t most) {
    static const struct {
        int64_t within, percent;
    } steps[] = { { 5 * MINUTE, 100 }, { 10 * MINUTE, 70 }, { 15 * MINUTE, 40 },
                  { 30 * MINUTE, 20 } };
    if (c->first_word == NULL)
        return (Earned){ .value = -1 };
    Earned got = { .value = c->first_word->beat * DRILL_BEAT, .act_id = c->first_word->id };
    for (size_t i = 0; i < COUNT(steps) && got.points == 0; i++)
        if (got.value <= steps[i].within)
            got.points = most * steps[i].percent / 100;
    return got;
}

static Earned origin_first(const Counts *c, int64_t most) {
    bool is = c->first_word && c->first_word->is_at_origin;
    return (Earned){ is, is ? most : 0, c->first_word ? c->first_word->id : 0 };
}

static Earned empty_words(const Counts *c, int64_t most) {
    return (Earned){ c->of[DRILL_EMPTY_WORD], less(c, DRILL_EMPTY_WORD, most, 5),
                     c->act_of[DRILL_EMPTY_WORD] };
}

static Earned heated_words(const Counts *c, int64_t most) {
    return (Earned){ c->of[DRILL_HEATED_WORD], less(c, DRILL_HEATED_WORD, most, 10),
                     c->act_of[DRILL_HEATED_WORD] };
}

static Earned contradictions(const Counts *c, int64_t most) {
    return (Earned){ c->of[DRILL_CONTRADICTION], less(c, DRILL_CONTRADICTION, most, 5),
                     c->act_of[DRILL_CONTRADICTION] };
}

static Earned hidings(const Counts *c, int64_t most) {
    return (Earned){ c->of[DRILL_HIDING], less(c, DRILL_HIDING, most, most),
                     c->act_of[DRILL_HIDING] };
}

static Earned promises_made(const Counts *c, int64_t most) {
    return (Earned){ .value = c->promises, .points = c->promises ? most : 0 };
}

static Earned promises_kept(const Counts *c, int64_t most) {
    return (Earned){ .value = c->kept, .points = c->promises ? most * c->kept / c->promises : 0 };
}

static Earned staff_told(const Counts *c, int64_t most) {
    return (Earned){ .value = c->readers, .points = c->told ? most * c->readers / c->told : 0 };
}

static const struct {
    const char *name;
    int64_t most;
    Earned (*of)(const Counts *c, int64_t most);
} rules[] = {
    { "first_word", 25, first_word },     { "origin_first", 15, origin_first },
    { "empty_words", 10, empty_words },   { "heated_words", 15, heated_words },
    { "contradictions", 10, contradictions }, { "promises_made", 5, promises_made },
    { "promises_kept", 5, promises_kept }, { "hidings", 10, hidings },
    { "staff_told", 5, staff_told },
};

typedef struct PromiseCount {
    int64_t made, kept;
} PromiseCount;
static const Field promise_fields[] = { FIELD(PromiseCount, made), FIELD(PromiseCount, kept) };
static const Model promise_count_model = MODEL(PromiseCount, promise_fields);

typedef struct ReceiptCount {
    int64_t people, readers;
} ReceiptCount;
static const Field receipt_fields[] = { FIELD(ReceiptCount, people),
                                        FIELD(ReceiptCount, readers) };
static const Model receipt_count_model = MODEL(ReceiptCount, receipt_fields);

static NODISCARD Err count_all(Db *db, Arena *a, const Caller *by, const Drill *d, Counts *out,
                               Error *e) {
    List rows;
    PromiseCount promises = { 0 };
    ReceiptCount receipts = { 0 };
    TRY(drill_acts(db, a, by->brand_id, d->id, &rows, e));
    const DrillActRow *r = rows.items;
    for (size_t i = 0; i < rows.count; i++) {
        int kind = names_find(drill_act_names, r[i].kind);
        if (kind < 0)
            continue;
        if (out->of[kind]++ == 0)
            out->act_of[kind] = r[i].id;
        out->has_spoken = out->has_spoken || is_word(kind);
        if (kind == DRILL_GOOD_WORD && out->first_word == NULL)
            out->first_word = &r[i];
    }
    TRY(db_one(db, a, Q_DRILL_PROMISES,
               DB_ARGS(DB_V(d->stage_id), DB_V(d->first_at), DB_V(by->now)), &promise_count_model,
               &promises, e));
    TRY(db_one(db, a, Q_DRILL_RECEIPTS,
               DB_ARGS(DB_V(d->stage_id), DB_V(d->id), DB_V(d->first_at)), &receipt_count_model,
               &receipts, e));
    out->told = receipts.people;
    out->readers = receipts.readers;
    out->promises = promises.made;
    out->kept = promises.kept;
    return ERR_OK;
}

static NODISCARD Err put_scores(Db *db, const Caller *by, const Drill *d, const Counts *c,
                                int64_t *sum, Error *e) {
    *sum = 0;
    for (size_t i = 0; i < COUNT(rules); i++) {
        Earned got = rules[i].of(c, rules[i].most);
        TRY(db_run(db, Q_DRILL_SCORE_PUT,
                   DB_ARGS(DB_V(by->brand_id), DB_V(d->id), DB_V(str_c(rules[i].name)),
                           DB_V(got.value), DB_V(got.points), DB_V(rules[i].most),
                           db_id(got.act_id)),
                   NULL, e));
        *sum += got.points;
    }
    return ERR_OK;
}

static NODISCARD Err find_origin(Db *db, Arena *a, const Drill *d, Str *out, Error *e) {
    Origin origin;
    List first;
    TRY(db_list(db, a, Q_DRILL_FIRST_CASES, DB_ARGS(DB_V(d->stage_id), DB_V(d->first_at)),
                &first_case_model, &first, e));
    origin_of(&first, &origin);
    *out = origin.source_id ? str_c(channel_names[origin.channel]) : (Str){ 0 };
    return ERR_OK;
}

Err drill_finish(Db *db, Arena *a, const Caller *by, const Drill *d, Error *e) {
    DrillStage *s = arena_make(a, DrillStage, 1);
    Counts counts = { 0 };
    Str origin;
    int64_t sum;
    TRY(stage_open(db, a, d->stage_id, d, s, e));
    TRY(drill_read_acts(db, by->brand_id, d, s, e));
    TRY(count_all(db, a, by, d, &counts, e));
    TRY(put_scores(db, by, d, &counts, &sum, e));
    TRY(find_origin(db, a, d, &origin, e));
    TRY(db_run(db, Q_DRILL_CALLS_OFF, DB_ARGS(DB_V(d->stage_id)), NULL, e));
    TRY(db_run(db, Q_DRILL_END,
               DB_ARGS(DB_V(by->brand_id), DB_V(d->id), DB_V(by->now), DB_V(origin), DB_V(sum)),
               NULL, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "crisis.drill_end", .object = "drill", .object_id = d->id,
                               .detail = str_fmt(a, "score=%lld", (long long)sum) },
                  e));
    return event_add(db, by->brand_id, EVENT_CRISIS, d->id, by->now, e);
}
