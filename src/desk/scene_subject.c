#include "desk/scene.h"

#include <stddef.h>

typedef struct SubjectHour {
    int64_t hour;
    int64_t delivery, packaging, quality, wrong_item, price, payment, service, app, place, other;
} SubjectHour;
static const Field hour_fields[] = {
    FIELD(SubjectHour, hour),    FIELD(SubjectHour, delivery),   FIELD(SubjectHour, packaging),
    FIELD(SubjectHour, quality), FIELD(SubjectHour, wrong_item), FIELD(SubjectHour, price),
    FIELD(SubjectHour, payment), FIELD(SubjectHour, service),    FIELD(SubjectHour, app),
    FIELD(SubjectHour, place),   FIELD(SubjectHour, other),
};
static const Model hour_model = MODEL(SubjectHour, hour_fields);

/* The columns in the order of the subjects. */
static const size_t columns[SUBJECTS] = {
    [SUBJECT_DELIVERY] = offsetof(SubjectHour, delivery),
    [SUBJECT_PACKAGING] = offsetof(SubjectHour, packaging),
    [SUBJECT_QUALITY] = offsetof(SubjectHour, quality),
    [SUBJECT_WRONG_ITEM] = offsetof(SubjectHour, wrong_item),
    [SUBJECT_PRICE] = offsetof(SubjectHour, price),
    [SUBJECT_PAYMENT] = offsetof(SubjectHour, payment),
    [SUBJECT_SERVICE] = offsetof(SubjectHour, service),
    [SUBJECT_APP] = offsetof(SubjectHour, app),
    [SUBJECT_PLACE] = offsetof(SubjectHour, place),
    [SUBJECT_OTHER] = offsetof(SubjectHour, other),
};

static int64_t of_subject(const SubjectHour *h, size_t subject) {
    return *(const int64_t *)(const void *)((const char *)h + columns[subject]);
}

enum { DAYS_MOST = 56, DAYS_LEAST = 3, HOURS = 24 };

/* How much of each hour of the day lies in the two hours before `now`. */
static void weigh_hours(int64_t now, double weights[HOURS]) {
    double into = (double)(now % HOUR) / HOUR;
    int64_t hour = now / HOUR;
    weights[hour % HOURS] += into;
    weights[(hour - 1) % HOURS] += 1;
    weights[(hour - 2) % HOURS] += 1 - into;
}

static double usual_of(const List *hours, size_t subject, int64_t now, int64_t days) {
    double weights[HOURS] = { 0 }, sum = 0;
    const SubjectHour *h = hours->items;
    if (days < DAYS_LEAST)
        return -1;
    weigh_hours(now, weights);
    for (size_t i = 0; i < hours->count; i++)
        sum += weights[h[i].hour] * (double)of_subject(&h[i], subject);
    return sum / (double)days;
}

Err scene_subjects(Db *db, Arena *a, int64_t brand_id, VerdictInput *in, Error *e) {
    SubjectHour now = { 0 };
    List hours;
    int64_t first, today = in->now - in->now % DAY;
    DbVal brand = db_val_i64(brand_id);
    TRY(db_one(db, a, Q_WATCH_SUBJECTS_NOW,
               DB_ARGS(brand, DB_V(in->now - VERDICT_NEAR_SECONDS), DB_V(in->now + 1)), &hour_model,
               &now, e));
    TRY(db_i64(db, Q_WATCH_SUBJECT_FIRST, DB_ARGS(brand), &first, e));
    int64_t days = first == 0 ? 0 : (today - first) / DAY;
    days = days > DAYS_MOST ? DAYS_MOST : days < 0 ? 0 : days;
    TRY(db_list(db, a, Q_WATCH_SUBJECT_HOURS,
                DB_ARGS(brand, DB_V(today - days * DAY), DB_V(today)), &hour_model, &hours, e));
    VerdictSubject *subjects = arena_make(a, VerdictSubject, SUBJECTS);
    for (size_t i = 0; i < SUBJECTS; i++)
        subjects[i] = (VerdictSubject){ .subject = (int64_t)i, .now = of_subject(&now, i),
                                        .usual = usual_of(&hours, i, in->now, days) };
    in->subjects = subjects;
    in->subject_count = SUBJECTS;
    return ERR_OK;
}
