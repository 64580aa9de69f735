#include "detect/rhythm.h"

#include <math.h>

enum { HOUR_BUCKETS = 12, DAY_BUCKETS = 288, SPREAD_MEMORY = 2000 };
static const double least_usual = 0.01; /* what was never seen is not impossible */
static const double shrink_hours = 0.5; /* an hour is worth half a day of all hours */
static const double shrink_day = 200;   /* a weekday is worth this many messages as expected */
static const double most_deviations = 6;

void rhythm_begin(Rhythm *r) {
    *r = (Rhythm){ .spread = 2 };
}

double rhythm_mean(const Rhythm *r) {
    double sum = 0, hours = 0;
    for (size_t h = 0; h < 24; h++)
        if (r->hour_weight[h] > 0) {
            sum += (double)(r->hour_sum[h] / r->hour_weight[h]);
            hours++;
        }
    return hours > 0 ? sum / hours : 0;
}

static double hour_level(const Rhythm *r, size_t hour, double mean) {
    double weight = (double)r->hour_weight[hour] / HOUR_BUCKETS;
    return ((double)r->hour_sum[hour] / HOUR_BUCKETS + shrink_hours * mean) /
           (weight + shrink_hours);
}

static size_t weekday_of(int64_t local) {
    int64_t day = (local / 86400 + 4) % 7; /* 1 January 1970 was a Thursday */
    return (size_t)(day < 0 ? day + 7 : day);
}

static double weekday_factor(const Rhythm *r, size_t day) {
    return ((double)r->day_sum[day] + shrink_day) / ((double)r->day_weight[day] + shrink_day);
}

/* Between the middles of two hours in a straight line. */
double rhythm_usual(const Rhythm *r, int64_t local, double mean) {
    double place = (double)(local % 86400 + 150) / 3600 - 0.5;
    double low = floor(place), part = place - low;
    size_t first = (size_t)((int)low + 24) % 24, second = (first + 1) % 24;
    double level = hour_level(r, first, mean) * (1 - part) + hour_level(r, second, mean) * part;
    level *= weekday_factor(r, weekday_of(local));
    return level > least_usual ? level : least_usual;
}

void rhythm_learn(Rhythm *r, int64_t local, double count, double usual) {
    double most = usual + most_deviations * sqrt(usual * (double)r->spread) + 2;
    size_t hour = (size_t)(local % 86400 / 3600), day = weekday_of(local);
    double factor = weekday_factor(r, day);
    if (r->buckets >= DAY_BUCKETS && count > most)
        count = most;
    float keep = (float)exp2(-1.0 / (RHYTHM_HALF_DAYS * HOUR_BUCKETS));
    r->hour_sum[hour] = r->hour_sum[hour] * keep + (float)(count / factor);
    r->hour_weight[hour] = r->hour_weight[hour] * keep + 1;
    if (r->buckets >= (int64_t)7 * DAY_BUCKETS) {
        float day_keep = (float)exp2(-7.0 / (RHYTHM_HALF_DAYS * DAY_BUCKETS));
        r->day_sum[day] = r->day_sum[day] * day_keep + (float)count;
        r->day_weight[day] = r->day_weight[day] * day_keep + (float)(usual / factor);
    }
    double off = (count - usual) * (count - usual) / (usual + 0.5);
    r->spread += (float)((off - (double)r->spread) / SPREAD_MEMORY);
    if (r->spread < 1)
        r->spread = 1;
    r->buckets++;
}
