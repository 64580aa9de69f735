#include "crisis/recovery.h"

#include "base/limits.h"
#include "base/number.h"
#include "base/time.h"
#include "base/utf8.h"
#include "crisis/trace.h"

enum { BEFORE_WEEKS = 4, EXCERPT_MOST = 400 };
static const int64_t days[] = { 0, 30, 60, 90 };

static const Field state_fields[] = {
    FIELD(ReturnState, unanswered, .doc = "Cases of its problem that wait for an answer"),
    FIELD(ReturnState, promises, .doc = "Open promises of those cases and to all"),
    FIELD(ReturnState, corrective, .doc = "Open corrective and preventive acts"),
    FIELD(ReturnState, is_frozen, .doc = "Planned posts still wait"),
    FIELD(ReturnState, has_lesson),
    FIELD(ReturnState, has_changed,
          .doc = "A threat, a playbook or the policy is another than when it was opened"),
};
static const Model return_state_model = MODEL(ReturnState, state_fields);

static const Field measure_fields[] = {
    FIELD(RecoveryMeasure, day),
    FIELD_TIME_OF(RecoveryMeasure, from),
    FIELD_TIME_OF(RecoveryMeasure, until),
    FIELD(RecoveryMeasure, is_over),
    FIELD(RecoveryMeasure, messages, .doc = "A week, on average"),
    FIELD(RecoveryMeasure, negative, .doc = "A week, on average"),
    FIELD(RecoveryMeasure, answer_after, .flags = FIELD_OPTIONAL,
          .doc = "Median seconds to the first answer"),
    FIELD(RecoveryMeasure, rated, .doc = "Reviews with stars a week, on average"),
    FIELD(RecoveryMeasure, rating, .flags = FIELD_OPTIONAL, .doc = "Their mean, 1 to 5"),
};
static const Model recovery_measure_model = MODEL(RecoveryMeasure, measure_fields);

static const Field recovery_fields[] = {
    FIELD_RECORD_OF(Recovery, state, &return_state_model),
    FIELD_LIST_OF(Recovery, measures, &recovery_measure_model),
    FIELD(Recovery, right),
    FIELD(Recovery, wrong),
};
const Model recovery_model = MODEL(Recovery, recovery_fields);

Err return_state(Db *db, const Caller *by, const Crisis *c, ReturnState *out, Error *e) {
    SCRATCH(a);
    int64_t changes;
    *out = (ReturnState){ 0 };
    TRY(db_one(db, a, Q_RETURN_STATE, DB_ARGS(DB_V(by->brand_id), DB_V(c->id)),
               &return_state_model, out, e));
    TRY(db_i64(db, Q_CRISIS_REGISTER_CHANGES, DB_ARGS(DB_V(c->id)), &changes, e));
    out->is_frozen = c->is_frozen;
    out->has_changed = changes > 0;
    return ERR_OK;
}

typedef struct WeekCount {
    int64_t messages, negative;
} WeekCount;
static const Field count_fields[] = { FIELD(WeekCount, messages), FIELD(WeekCount, negative) };
static const Model count_model = MODEL(WeekCount, count_fields);

typedef struct Stars {
    int64_t rated, sum;
} Stars;
static const Field stars_fields[] = { FIELD(Stars, rated), FIELD(Stars, sum) };
static const Model stars_model = MODEL(Stars, stars_fields);

static NODISCARD Err measure_stars(Db *db, DbArgs of, int64_t weeks, RecoveryMeasure *m,
                                   Error *e) {
    SCRATCH(a);
    Stars stars = { 0 };
    TRY(db_one(db, a, Q_RECOVERY_STARS, of, &stars_model, &stars, e));
    if (stars.rated == 0)
        return ERR_OK;
    m->rated = (stars.rated + weeks - 1) / weeks;
    m->rating = (double)stars.sum / (double)stars.rated;
    return ERR_OK;
}

static NODISCARD Err measure(Db *db, const Caller *by, const Crisis *c, RecoveryMeasure *m,
                             Error *e) {
    SCRATCH(a);
    WeekCount count = { 0 };
    int64_t weeks = m->day ? 1 : BEFORE_WEEKS;
    m->until = c->opened_at + m->day * DAY;
    m->from = m->until - weeks * WEEK;
    m->is_over = m->until <= by->now;
    if (!m->is_over)
        return ERR_OK;
    DbVal values[] = { DB_V(by->brand_id), DB_V(m->from), DB_V(m->until) };
    DbArgs of = { values, COUNT(values) };
    TRY(db_one(db, a, Q_RECOVERY_COUNTS, of, &count_model, &count, e));
    m->messages = count.messages / weeks;
    m->negative = count.negative / weeks;
    TRY(measure_stars(db, of, weeks, m, e));
    return db_i64(db, Q_RECOVERY_ANSWER, of, &m->answer_after, e);
}

typedef struct PileCount {
    int64_t right, wrong;
} PileCount;
static const Field pile_fields[] = { FIELD(PileCount, right), FIELD(PileCount, wrong) };
static const Model pile_model = MODEL(PileCount, pile_fields);

Err recovery_get(Db *db, Arena *a, const Caller *by, int64_t crisis_id, Recovery *out, Error *e) {
    Crisis c = { 0 };
    PileCount piles = { 0 };
    RecoveryMeasure *m = arena_make(a, RecoveryMeasure, COUNT(days));
    TRY(crisis_get(db, a, by->brand_id, crisis_id, &c, e));
    TRY(return_state(db, by, &c, &out->state, e));
    for (size_t i = 0; i < COUNT(days); i++) {
        m[i].day = days[i];
        TRY(measure(db, by, &c, &m[i], e));
    }
    TRY(db_one(db, a, Q_VOICE_COUNTS, DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id)), &pile_model,
               &piles, e));
    out->measures = (List){ m, COUNT(days) };
    out->right = piles.right;
    out->wrong = piles.wrong;
    return ERR_OK;
}

/* ---- voices ---- */

static const char *const pile_names[] = { "right", "wrong", "none", NULL };

static const Field voice_fields[] = {
    FIELD(Voice, message_id),
    FIELD(Voice, case_id),
    FIELD(Voice, is_elsewhere, .doc = "In another case of the same person"),
    FIELD(Voice, author_name, .flags = FIELD_OPTIONAL),
    FIELD(Voice, text),
    FIELD_TIME_OF(Voice, written_at),
    FIELD(Voice, pile, .flags = FIELD_OPTIONAL),
};
const Model voice_model = MODEL(Voice, voice_fields);

static const Field filter_fields[] = {
    FIELD(VoiceFilter, pile, .flags = FIELD_OPTIONAL, .max = 10),
    FIELD(VoiceFilter, cursor, .flags = FIELD_OPTIONAL, .max = 24),
    FIELD(VoiceFilter, limit, .flags = FIELD_OPTIONAL, .least = 1, .most = LIMIT_PAGE),
};
const Model voice_filter_model = MODEL(VoiceFilter, filter_fields);

static const Field form_fields[] = {
    FIELD(VoiceForm, message_id, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
    FIELD_ENUM_OF(VoiceForm, pile, pile_names, .flags = FIELD_REQUIRED),
};
const Model voice_form_model = MODEL(VoiceForm, form_fields);

Err voice_list(Db *db, Arena *a, const Caller *by, const VoicesOf *of, List *out, Str *next,
               Error *e) {
    const VoiceFilter *f = &of->filter;
    int64_t limit = f->limit ? f->limit : LIMIT_PAGE_DEFAULT, before = INT64_MAX;
    *next = (Str){ 0 };
    if (f->cursor.n && !parse_i64(f->cursor, 1, INT64_MAX, &before))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    if (f->pile.n && names_find(pile_names, f->pile) < 0)
        FAIL_FIELD(e, "pile", "must be right, wrong or none");
    TRY(db_list(db, a, Q_VOICE_LIST,
                DB_ARGS(DB_V(by->brand_id), DB_V(of->crisis_id), DB_V(before),
                        DB_V(f->pile.n ? f->pile : S("")), DB_V(limit + 1)),
                &voice_model, out, e));
    Voice *v = out->items;
    if ((int64_t)out->count > limit) {
        out->count = (size_t)limit;
        *next = str_fmt(a, "%lld", (long long)v[limit - 1].message_id);
    }
    for (size_t i = 0; i < out->count; i++)
        v[i].text = utf8_cut(v[i].text, EXCERPT_MOST);
    return ERR_OK;
}

Err voice_sort(Db *db, const Caller *by, int64_t crisis_id, const VoiceForm *form, Error *e) {
    SCRATCH(a);
    int64_t changed;
    TRY(db_run(db, Q_VOICE_SORT,
               DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id), DB_V(form->message_id),
                       db_name(pile_names, (int)form->pile), DB_V(by->staff_id), DB_V(by->now)),
               &changed, e));
    if (changed == 0)
        FAIL_FIELD(e, "message_id", "is not about this crisis");
    return crisis_tell(
        db, by, crisis_id,
        &(CrisisTrace){ .act = "voice",
                        .detail = str_fmt(a, "message=%lld pile=%s", (long long)form->message_id,
                                          pile_names[form->pile]) },
        e);
}
