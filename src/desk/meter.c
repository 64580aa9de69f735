#include "desk/verdict_page.h"

enum { HOURS = 12, SINCE_MOST = DAY };

static const Field hour_fields[] = {
    FIELD_TIME_OF(MeterHour, at),
    FIELD(MeterHour, negative),
    FIELD(MeterHour, guesses),
};
static const Model meter_hour_model = MODEL(MeterHour, hour_fields);

static const Field meter_fields[] = {
    FIELD_TIME_OF(Meter, last_word_at, .flags = FIELD_OPTIONAL,
                  .doc = "Our last word that all can read"),
    FIELD(Meter, negative_since, .doc = "Negative messages since, within 24 hours"),
    FIELD(Meter, guesses_since, .doc = "Messages that guess at what happened, since"),
    FIELD_LIST_OF(Meter, hours, &meter_hour_model),
};
const Model meter_model = MODEL(Meter, meter_fields);

typedef struct HourCount {
    int64_t at, negative, guesses;
} HourCount;
static const Field count_fields[] = { FIELD(HourCount, at), FIELD(HourCount, negative),
                                      FIELD(HourCount, guesses) };
static const Model count_model = MODEL(HourCount, count_fields);

typedef struct Since {
    int64_t from; /* whole hours: what is counted by the hour begins with one */
    Meter *meter;
} Since;

static void add(const Since *s, const HourCount *c) {
    MeterHour *hours = s->meter->hours.items;
    int64_t place = (c->at - hours[0].at) / HOUR;
    if (c->at >= s->from) {
        s->meter->negative_since += c->negative;
        s->meter->guesses_since += c->guesses;
    }
    if (c->at < hours[0].at || place >= HOURS)
        return;
    hours[place].negative += c->negative;
    hours[place].guesses += c->guesses;
}

static NODISCARD Err read_hours(Db *db, int64_t brand_id, Query q, int64_t now, const Since *s,
                                Error *e) {
    SCRATCH(a);
    List list;
    TRY(db_list(db, a, q, DB_ARGS(DB_V(brand_id), DB_V(now - SINCE_MOST - HOUR), DB_V(now)),
                &count_model, &list, e));
    const HourCount *c = list.items;
    for (size_t i = 0; i < list.count; i++)
        add(s, &c[i]);
    return ERR_OK;
}

Err meter_read(Db *db, Arena *a, int64_t brand_id, int64_t now, Meter *out, Error *e) {
    MeterHour *hours = arena_make(a, MeterHour, HOURS);
    *out = (Meter){ .hours = { hours, HOURS } };
    for (int64_t i = 0; i < HOURS; i++)
        hours[i].at = now - now % HOUR - (HOURS - 1 - i) * HOUR;
    TRY(db_i64(db, Q_METER_LAST_WORD, DB_ARGS(DB_V(brand_id), DB_V(now)), &out->last_word_at, e));
    int64_t from = now - SINCE_MOST > out->last_word_at ? now - SINCE_MOST : out->last_word_at;
    Since since = { .from = from - from % HOUR, .meter = out };
    TRY(read_hours(db, brand_id, Q_METER_HOURS, now, &since, e));
    return read_hours(db, brand_id, Q_METER_GUESSES, now, &since, e);
}
