#include "desk/brand.h"
#include "desk/watch.h"

#include "base/time.h"

#include <stdlib.h>

static const Field pulse_point_fields[] = {
    FIELD_TIME_OF(PulsePoint, at, .doc = "Start of the half hour"),
    FIELD(PulsePoint, total, .doc = "Messages, spam left out"),
    FIELD(PulsePoint, negative),
    FIELD(PulsePoint, usual_low, .doc = "Nine of ten such half hours had more"),
    FIELD(PulsePoint, usual_high, .doc = "Nine of ten such half hours had fewer"),
};
const Model pulse_point_model = MODEL(PulsePoint, pulse_point_fields);

enum {
    SLOT = 30 * MINUTE,
    HOURS_MOST = 72,
    DAYS = VERDICT_HISTORY_SECONDS / DAY,
    DAYS_LEAST = 3,      /* fewer say nothing of what is usual */
    ALIKE_DAYS_LEAST = 4, /* from here on weekends are compared with weekends alone */
};

typedef struct Slot {
    int64_t at, total, negative;
} Slot;
static const Field slot_fields[] = { FIELD(Slot, at), FIELD(Slot, total), FIELD(Slot, negative) };
static const Model slot_model = MODEL(Slot, slot_fields);

typedef struct Pulse {
    const Slot *slots; /* by time, empty ones left out */
    size_t count;
    int64_t first; /* of the brand's first message */
    int zone;
} Pulse;

static const Slot *slot_at(const Pulse *p, int64_t at) {
    static const Slot none = { 0 };
    size_t low = 0, high = p->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (p->slots[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < p->count && p->slots[low].at == at ? &p->slots[low] : &none;
}

static bool is_weekend(const Pulse *p, int64_t at) {
    int weekday = civil_from(at, p->zone).weekday;
    return weekday == 0 || weekday == 6;
}

static int by_value(const void *x, const void *y) {
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

/* Between the two nearest values; `v` is sorted. */
static double quantile(const double *v, size_t n, double part) {
    double place = part * (double)(n - 1);
    size_t low = (size_t)place;
    if (low + 1 >= n)
        return v[n - 1];
    return v[low] + (v[low + 1] - v[low]) * (place - (double)low);
}

/* The same half hour of the past days that the brand has known; of like days where `alike`. */
static size_t past_values(const Pulse *p, int64_t at, bool alike, double *to) {
    size_t n = 0;
    for (int64_t day = 1; day <= DAYS; day++) {
        int64_t then = at - day * DAY;
        if (then < p->first)
            break;
        if (!alike || is_weekend(p, then) == is_weekend(p, at))
            to[n++] = (double)slot_at(p, then)->total;
    }
    return n;
}

static void set_usual(const Pulse *p, PulsePoint *point) {
    double values[DAYS];
    size_t n = past_values(p, point->at, true, values);
    if (n < ALIKE_DAYS_LEAST)
        n = past_values(p, point->at, false, values);
    if (n < DAYS_LEAST)
        return;
    qsort(values, n, sizeof *values, by_value);
    point->usual_low = quantile(values, n, 0.1);
    point->usual_high = quantile(values, n, 0.9);
}

Err watch_pulse(Db *db, Arena *a, int64_t brand_id, int64_t now, int64_t hours, List *out,
                Error *e) {
    Brand brand = { 0 };
    Pulse p = { 0 };
    List slots;
    if (hours < 1 || hours > HOURS_MOST)
        FAIL_FIELD(e, "hours", "must be between 1 and %d", HOURS_MOST);
    size_t count = (size_t)(hours * HOUR / SLOT);
    int64_t newest = now - now % SLOT, oldest = newest - (int64_t)(count - 1) * SLOT;
    TRY(brand_get(db, a, brand_id, &brand, e));
    TRY(db_list(db, a, Q_WATCH_PULSE, DB_ARGS(DB_V(brand_id), DB_V(oldest - DAYS * (int64_t)DAY),
                                              DB_V(now)),
                &slot_model, &slots, e));
    TRY(db_i64(db, Q_WATCH_FIRST_BUCKET, DB_ARGS(DB_V(brand_id)), &p.first, e));
    p.slots = slots.items;
    p.count = slots.count;
    p.zone = (int)brand.zone;
    PulsePoint *points = arena_make(a, PulsePoint, count);
    for (size_t i = 0; i < count; i++) {
        points[i].at = oldest + (int64_t)i * SLOT;
        points[i].total = slot_at(&p, points[i].at)->total;
        points[i].negative = slot_at(&p, points[i].at)->negative;
        if (p.first)
            set_usual(&p, &points[i]);
    }
    *out = (List){ points, count };
    return ERR_OK;
}
