#include "desk/accuracy.h"

#include "base/time.h"
#include "desk/brand.h"
#include "desk/decision.h"
#include "desk/onset.h"

#include <stdlib.h>

static const char *const outcome_names[] = { "none",      "accepted", "lowered",
                                             "dismissed", "ended",    "missed", NULL };
static_assert(COUNT(outcome_names) == OUTCOME__COUNT + 1, "one name per outcome");

static const Field alarm_fields[] = {
    FIELD(PastAlarm, id),
    FIELD_ENUM_OF(PastAlarm, level, verdict_level_names),
    FIELD_ENUM_OF(PastAlarm, outcome, outcome_names),
    FIELD_TIME_OF(PastAlarm, first_at, .doc = "The first message of the rise"),
    FIELD_TIME_OF(PastAlarm, opened_at),
    FIELD_TIME_OF(PastAlarm, over_at, .flags = FIELD_OPTIONAL),
};
static const Model past_alarm_model = MODEL(PastAlarm, alarm_fields);

static const Field month_fields[] = {
    FIELD_TIME_OF(AccuracyMonth, at),
    FIELD(AccuracyMonth, alarms),
    FIELD(AccuracyMonth, accepted),
    FIELD(AccuracyMonth, lowered),
    FIELD(AccuracyMonth, dismissed),
    FIELD(AccuracyMonth, ended),
    FIELD(AccuracyMonth, undecided),
    FIELD(AccuracyMonth, missed, .doc = "Raised by a person before the program did"),
};
static const Model accuracy_month_model = MODEL(AccuracyMonth, month_fields);

static const Field accuracy_fields[] = {
    FIELD(Accuracy, false_30, .doc = "False alarms of the last 30 days: dismissed or lowered"),
    FIELD(Accuracy, missed_30),
    FIELD(Accuracy, promised, .doc = "False alarms in 30 days that are the aim"),
    FIELD(Accuracy, median_seconds,
          .doc = "From the first message to the alarm, of those the program raised"),
    FIELD_LIST_OF(Accuracy, months, &accuracy_month_model),
    FIELD_LIST_OF(Accuracy, alarms, &past_alarm_model),
};
const Model accuracy_model = MODEL(Accuracy, accuracy_fields);

typedef struct Row {
    int64_t id;
    VerdictLevel level;
    int64_t opened_at, over_at;
    bool is_ended;
    double usual_high;
    Str last_act; /* of a decision; none: nobody decided */
    int64_t is_raised;
} Row;
static const Field row_fields[] = {
    FIELD(Row, id),       FIELD_ENUM_OF(Row, level, verdict_level_names),
    FIELD(Row, opened_at), FIELD(Row, over_at),
    FIELD(Row, is_ended), FIELD(Row, usual_high),
    FIELD(Row, last_act), FIELD(Row, is_raised),
};
static const Model row_model = MODEL(Row, row_fields);

static Outcome outcome_of(const Row *r) {
    static const Outcome of_act[DECISION_ACT__COUNT] = {
        [DECISION_ACCEPT] = OUTCOME_ACCEPTED,
        [DECISION_RAISE] = OUTCOME_ACCEPTED,
        [DECISION_LOWER] = OUTCOME_LOWERED,
        [DECISION_DISMISS] = OUTCOME_DISMISSED,
    };
    int act = r->last_act.n ? names_find(decision_act_names, r->last_act) : -1;
    if (r->is_raised && act != DECISION_DISMISS)
        return OUTCOME_MISSED;
    return act >= 0 ? of_act[act] : r->is_ended ? OUTCOME_ENDED : OUTCOME_NONE;
}

static int64_t month_start(int64_t at, int zone) {
    Civil c = civil_from(at, zone);
    int64_t into = (c.day - 1) * (int64_t)DAY + c.hour * HOUR + c.minute * MINUTE + c.second;
    return at - into;
}

static void count_in(AccuracyMonth *m, Outcome o) {
    int64_t *const places[OUTCOME__COUNT] = {
        [OUTCOME_NONE] = &m->undecided,     [OUTCOME_ACCEPTED] = &m->accepted,
        [OUTCOME_LOWERED] = &m->lowered,    [OUTCOME_DISMISSED] = &m->dismissed,
        [OUTCOME_ENDED] = &m->ended,        [OUTCOME_MISSED] = &m->missed,
    };
    m->alarms += o != OUTCOME_MISSED;
    (*places[o])++;
}

static int by_value(const void *x, const void *y) {
    int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
    return (a > b) - (a < b);
}

static void sum_up(Arena *a, const PastAlarm *p, size_t n, int64_t now, int zone, Accuracy *out) {
    AccuracyMonth *months = arena_make(a, AccuracyMonth, n + 1);
    int64_t *waits = arena_make(a, int64_t, n + 1);
    size_t count = 0, waited = 0;
    for (size_t i = 0; i < n; i++) {
        int64_t start = month_start(p[i].opened_at, zone);
        if (count == 0 || months[count - 1].at != start)
            months[count++].at = start;
        count_in(&months[count - 1], p[i].outcome);
        if (p[i].opened_at > now - 30 * (int64_t)DAY) {
            out->false_30 += p[i].outcome == OUTCOME_LOWERED || p[i].outcome == OUTCOME_DISMISSED;
            out->missed_30 += p[i].outcome == OUTCOME_MISSED;
        }
        if (p[i].outcome != OUTCOME_MISSED)
            waits[waited++] = p[i].opened_at - p[i].first_at;
    }
    qsort(waits, waited, sizeof *waits, by_value);
    out->median_seconds = waited ? waits[waited / 2] : 0;
    out->months = (List){ months, count };
}

Err accuracy_read(Db *db, Arena *a, int64_t brand_id, int64_t now, Accuracy *out, Error *e) {
    Brand brand = { 0 };
    List rows;
    *out = (Accuracy){ .promised = FALSE_PROMISED };
    TRY(brand_get(db, a, brand_id, &brand, e));
    TRY(db_list(db, a, Q_ACCURACY_INCIDENTS, DB_ARGS(DB_V(brand_id)), &row_model, &rows, e));
    const Row *r = rows.items;
    PastAlarm *p = arena_make(a, PastAlarm, rows.count + 1);
    for (size_t i = 0; i < rows.count; i++) {
        p[i] = (PastAlarm){ .id = r[i].id, .level = r[i].level, .outcome = outcome_of(&r[i]),
                            .opened_at = r[i].opened_at, .over_at = r[i].over_at };
        TRY(onset_find(db, brand_id, r[i].opened_at, r[i].usual_high, &p[i].first_at, e));
    }
    sum_up(a, p, rows.count, now, (int)brand.zone, out);
    out->alarms = (List){ p, rows.count };
    return ERR_OK;
}
