#include "desk/overview.h"

#include "base/time.h"
#include "desk/brand.h"
#include "desk/own_post.h"
#include "desk/reply.h"

#include <stdlib.h>

static const Field overview_fields[] = {
    FIELD(Overview, waiting, .doc = "Cases that wait for us; counts stop at 10000"),
    FIELD(Overview, late, .doc = "Of these, past their deadline"),
    FIELD(Overview, neglected, .doc = "Of these, 72 hours past the deadline and more"),
    FIELD(Overview, to_approve),
    FIELD(Overview, unknown, .doc = "Replies of which nobody knows whether they arrived"),
    FIELD(Overview, by_hand, .doc = "Replies a person is to post"),
    FIELD(Overview, median_answer, .doc = "Seconds, over the last 7 days; 0: no answer yet"),
    FIELD(Overview, answered_today),
    FIELD(Overview, posted_today, .doc = "Of these, by a public post for many"),
    FIELD(Overview, mass_to_approve, .doc = "Answers to many that wait for a second person"),
    FIELD_RECORD_OF(Overview, verdict, &verdict_row_model),
    FIELD_RECORD_OF(Overview, incident, &incident_model, .doc = "Its id is 0 when there is none"),
    FIELD_TIME_OF(Overview, alarm_ok_at, .flags = FIELD_OPTIONAL,
                  .doc = "When the alarm path last worked as a whole; null: never"),
    FIELD(Overview, alarm_steps),
    FIELD(Overview, crisis_id, .flags = FIELD_OPTIONAL, .doc = "The crisis that runs; null: none"),
    FIELD(Overview, crisis_name, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(Overview, crisis_phase, crisis_phase_names,
                  .doc = "Means nothing when none runs"),
    FIELD(Overview, crisis_late, .doc = "A step or a word of it is late"),
    FIELD(Overview, own_posts, .doc = "Posts of our own accounts that nobody here sent"),
    FIELD_LIST_OF(Overview, todo, &case_row_model),
};
const Model overview_model = MODEL(Overview, overview_fields);

static NODISCARD Err count_cases(Db *db, int64_t brand_id, int64_t now, Overview *o, Error *e) {
    DbVal brand = db_val_i64(brand_id), most = db_val_int(OVERVIEW_MOST);
    TRY(db_i64(db, Q_CASE_COUNT, DB_ARGS(brand, db_name(queue_names, QUEUE_WAITING), most),
               &o->waiting, e));
    TRY(db_i64(db, Q_OVERVIEW_LATE, DB_ARGS(brand, DB_V(now), most), &o->late, e));
    return db_i64(db, Q_OVERVIEW_LATE, DB_ARGS(brand, DB_V(now - CASE_NEGLECT), most),
                  &o->neglected, e);
}

static NODISCARD Err count_replies(Db *db, int64_t brand_id, Overview *o, Error *e) {
    const struct {
        ReplyState state;
        int64_t *count;
    } kinds[] = { { REPLY_WAITING, &o->to_approve }, { REPLY_UNKNOWN, &o->unknown },
                  { REPLY_BY_HAND, &o->by_hand } };
    for (size_t i = 0; i < COUNT(kinds); i++)
        TRY(db_i64(db, Q_OVERVIEW_REPLIES,
                   DB_ARGS(DB_V(brand_id), db_name(reply_state_names, (int)kinds[i].state),
                           DB_V(OVERVIEW_MOST)),
                   kinds[i].count, e));
    return db_i64(db, Q_MASS_WAITING, DB_ARGS(DB_V(brand_id), DB_V(OVERVIEW_MOST)),
                  &o->mass_to_approve, e);
}

typedef struct Wait {
    int64_t seconds;
} Wait;
static const Field wait_fields[] = { FIELD(Wait, seconds) };
static const Model wait_model = MODEL(Wait, wait_fields);

static int by_seconds(const void *x, const void *y) {
    int64_t a = ((const Wait *)x)->seconds, b = ((const Wait *)y)->seconds;
    return (a > b) - (a < b);
}

static NODISCARD Err answer_times(Db *db, int64_t brand_id, int64_t now, Overview *o, Error *e) {
    SCRATCH(a);
    List waits;
    Brand brand = { 0 };
    TRY(db_list(db, a, Q_OVERVIEW_ANSWER_TIMES, DB_ARGS(DB_V(brand_id), DB_V(now - WEEK)),
                &wait_model, &waits, e));
    if (waits.count > 0) {
        Wait *w = waits.items;
        qsort(w, waits.count, sizeof *w, by_seconds);
        o->median_answer = (w[(waits.count - 1) / 2].seconds + w[waits.count / 2].seconds) / 2;
    }
    TRY(brand_get(db, a, brand_id, &brand, e));
    int64_t midnight = now - ((now + brand.zone) % DAY + DAY) % DAY;
    DbArgs today = DB_ARGS(DB_V(brand_id), DB_V(midnight), DB_V(OVERVIEW_MOST));
    TRY(db_i64(db, Q_MASS_ANSWERED_BY_POST, today, &o->posted_today, e));
    return db_i64(db, Q_OVERVIEW_ANSWERED, today, &o->answered_today, e);
}

static NODISCARD Err alarm_state(Db *db, Arena *a, int64_t brand_id, Overview *o, Error *e) {
    Err r = watch_latest(db, a, brand_id, &o->verdict, e);
    if (r != ERR_NOT_FOUND)
        TRY(r);
    r = incident_open(db, a, brand_id, &o->incident, e);
    if (r != ERR_NOT_FOUND)
        TRY(r);
    TRY(alarm_last_good(db, brand_id, &o->alarm_ok_at, e));
    return db_i64(db, Q_ALARM_STEP_COUNT, DB_ARGS(DB_V(brand_id)), &o->alarm_steps, e);
}

Err overview_get(Db *db, Arena *a, int64_t brand_id, int64_t now, Overview *out, Error *e) {
    Overview o = { 0 };
    Crisis hot = { 0 };
    TRY(crisis_now(db, a, brand_id, &hot, e));
    TRY(crisis_is_late(db, &hot, now, &o.crisis_late, e));
    o.crisis_id = hot.id;
    o.crisis_name = hot.name;
    o.crisis_phase = hot.phase;
    TRY(count_cases(db, brand_id, now, &o, e));
    TRY(count_replies(db, brand_id, &o, e));
    TRY(answer_times(db, brand_id, now, &o, e));
    TRY(alarm_state(db, a, brand_id, &o, e));
    TRY(db_list(db, a, Q_OVERVIEW_TODO, DB_ARGS(DB_V(brand_id), DB_V(now - CASE_NEGLECT)),
                &case_row_model, &o.todo, e));
    TRY(own_post_count(db, brand_id, &o.own_posts, e));
    *out = o;
    return ERR_OK;
}
