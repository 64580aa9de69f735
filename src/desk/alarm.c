#include "desk/alarm.h"

#include "desk/address.h"
#include "desk/alarm_call.h"
#include "desk/brand.h"
#include "desk/policy.h"
#include "desk/ladder.h"

const char *const call_state_names[] = { "due",       "calling", "called", "failed",
                                         "cancelled", "quiet",   NULL };
static_assert(COUNT(call_state_names) == CALL_STATE__COUNT + 1, "one name per state");

static const Field alarm_call_fields[] = {
    FIELD(AlarmCall, id),
    FIELD(AlarmCall, incident_id),
    FIELD(AlarmCall, round),
    FIELD(AlarmCall, position),
    FIELD(AlarmCall, name),
    FIELD_ENUM_OF(AlarmCall, way, alarm_way_names),
    FIELD(AlarmCall, address, .doc = "Its first letters"),
    FIELD_ENUM_OF(AlarmCall, state, call_state_names),
    FIELD_TIME_OF(AlarmCall, due_at),
    FIELD_TIME_OF(AlarmCall, began_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(AlarmCall, called_at, .flags = FIELD_OPTIONAL,
                  .doc = "When the mail server, the program, the bot or the push service took it"),
    FIELD_TIME_OF(AlarmCall, received_at, .flags = FIELD_OPTIONAL,
                  .doc = "When the browser said that it came"),
    FIELD_TIME_OF(AlarmCall, opened_at, .flags = FIELD_OPTIONAL,
                  .doc = "When the person opened the link: the receipt"),
    FIELD(AlarmCall, failure, .flags = FIELD_OPTIONAL),
    FIELD(AlarmCall, is_report, .doc = "Tells an owner what a monthly test found"),
};
const Model alarm_call_model = MODEL(AlarmCall, alarm_call_fields);

void alarm_mask_calls(Arena *a, List *calls) {
    AlarmCall *c = calls->items;
    for (size_t i = 0; i < calls->count; i++)
        if (c[i].way != ALARM_PUSH) /* the name of a push service is nobody's secret */
            c[i].address = address_masked(a, c[i].address);
}

Err alarm_calls(Db *db, Arena *a, int64_t brand_id, int64_t incident_id, List *out, Error *e) {
    TRY(db_list(db, a, Q_ALARM_CALLS_NEWEST, DB_ARGS(DB_V(brand_id), DB_V(incident_id)),
                &alarm_call_model, out, e));
    alarm_mask_calls(a, out);
    AlarmCall *c = out->items;
    for (size_t i = 0; i < out->count / 2; i++) {
        AlarmCall swap = c[i];
        c[i] = c[out->count - 1 - i];
        c[out->count - 1 - i] = swap;
    }
    return ERR_OK;
}

Err alarm_test(Db *db, Arena *a, const Caller *by, Incident *out, Error *e) {
    Policy policy = { 0 };
    bool changed = false;
    TRY(policy_get(db, a, by->brand_id, &policy, e));
    TRY(incident_end_tests(db, by, by->now, &changed, e));
    IncidentRow row = { .brand_id = by->brand_id,
                        .state = INCIDENT_OPEN,
                        .opened_at = by->now,
                        .is_test = true,
                        .level = policy.alarm_level > VERDICT_ISSUE ? policy.alarm_level
                                                                    : VERDICT_ISSUE };
    TRY(incident_begin(db, by, "alarm.test", &row, e));
    TRY(ladder_test(db, &row, by->now, e));
    return incident_get(db, a, by->brand_id, row.id, out, e);
}

Err alarm_last_good(Db *db, int64_t brand_id, int64_t *at, Error *e) {
    return db_i64(db, Q_ALARM_LAST_GOOD, DB_ARGS(DB_V(brand_id)), at, e);
}

static const Field alarm_test_fields[] = {
    FIELD(AlarmTest, id, .doc = "Of its incident"),
    FIELD_TIME_OF(AlarmTest, opened_at),
    FIELD(AlarmTest, is_monthly, .doc = "Begun by the program"),
    FIELD(AlarmTest, calls),
    FIELD(AlarmTest, reached),
    FIELD(AlarmTest, failed),
};
const Model alarm_test_model = MODEL(AlarmTest, alarm_test_fields);

Err alarm_tests(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    return db_list(db, a, Q_ALARM_TESTS, DB_ARGS(DB_V(brand_id)), &alarm_test_model, out, e);
}
