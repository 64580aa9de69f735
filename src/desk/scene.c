#include "desk/scene.h"

#include "text/reading.h"
#include "wire/json.h"

#define BIT(x) ((int64_t)1 << (x))

const FactorBits scene_business_bits = {
    .demands = BIT(DEMAND_REFUND) | BIT(DEMAND_COMPENSATION),
    .signals = BIT(SIGNAL_MONEY) | BIT(SIGNAL_CROWD) | BIT(SIGNAL_LEGAL),
};
const FactorBits scene_own_bits = {
    .subjects = BIT(SUBJECT_PACKAGING) | BIT(SUBJECT_QUALITY) | BIT(SUBJECT_WRONG_ITEM) |
                BIT(SUBJECT_PRICE) | BIT(SUBJECT_SERVICE) | BIT(SUBJECT_APP) | BIT(SUBJECT_PLACE),
    .signals = BIT(SIGNAL_STAFF),
};

/* ---- reading ---- */

static NODISCARD Err read_buckets(Db *db, Arena *a, int64_t brand_id, int64_t from, int64_t until,
                                  List *out, Error *e) {
    return db_list(db, a, Q_WATCH_BUCKETS, DB_ARGS(DB_V(brand_id), DB_V(from), DB_V(until)),
                   &verdict_bucket_model, out, e);
}

/* The bucket that runs holds raw counts: its repeats are taken off here. */
static void set_running(List *buckets, int64_t now, int64_t negative) {
    if (buckets->count == 0)
        return;
    VerdictBucket *last = (VerdictBucket *)buckets->items + buckets->count - 1;
    if (last->at != now - now % VERDICT_BUCKET_SECONDS || last->negative <= negative)
        return;
    last->negative_replies = last->negative_replies * negative / last->negative;
    last->total -= last->negative - negative;
    last->negative = negative;
}

static NODISCARD Err read_circumstances(Db *db, int64_t brand_id, int64_t until,
                                        VerdictCircumstances *out, Error *e) {
    SCRATCH(a);
    DbVal brand = db_val_i64(brand_id), from = db_val_i64(until - VERDICT_NEAR_SECONDS);
    DbVal end = db_val_i64(until);
    TRY(db_one(db, a, Q_WATCH_CIRCUMSTANCES,
               DB_ARGS(brand, from, end, DB_V(scene_business_bits.demands),
                       DB_V(scene_business_bits.signals), DB_V(scene_own_bits.subjects),
                       DB_V(scene_own_bits.signals)),
               &verdict_circumstances_model, out, e));
    TRY(db_i64(db, Q_WATCH_REACH, DB_ARGS(brand, from, end), &out->reach, e));
    return db_i64(db, Q_WATCH_PEOPLE, DB_ARGS(brand, from, end), &out->people, e);
}

static NODISCARD Err read_history(Db *db, Arena *a, int64_t brand_id, VerdictInput *in, Error *e) {
    List buckets;
    int64_t running;
    TRY(scene_fold(db, brand_id, in->now, &running, e));
    TRY(read_buckets(db, a, brand_id, in->now - SCENE_HISTORY, in->now + 1, &buckets, e));
    set_running(&buckets, in->now, running);
    in->buckets = buckets.items;
    in->bucket_count = buckets.count;
    TRY(db_i64(db, Q_WATCH_FIRST_BUCKET, DB_ARGS(DB_V(brand_id)), &in->history_from, e));
    if (in->history_from == 0 || in->history_from > in->now)
        in->history_from = in->now;
    return ERR_OK;
}

Err scene_read(Db *db, Arena *a, int64_t brand_id, VerdictInput *in, Error *e) {
    DbVal brand = db_val_i64(brand_id), now = db_val_i64(in->now);
    int64_t end = in->now + 1;
    TRY(read_history(db, a, brand_id, in, e));
    TRY(read_circumstances(db, brand_id, end, &in->near, e));
    TRY(read_circumstances(db, brand_id, end - VERDICT_NEAR_SECONDS, &in->earlier, e));
    TRY(scene_subjects(db, a, brand_id, in, e));
    TRY(scene_grave(db, brand_id, in->now, &in->grave, e));
    TRY(db_i64(db, Q_WATCH_LATE, DB_ARGS(brand, DB_V(in->now - DAY), now), &in->late, e));
    return db_i64(db, Q_WATCH_INCIDENTS, DB_ARGS(brand, DB_V(in->now - SCENE_INCIDENTS)),
                  &in->incidents, e);
}

Err scene_grave(Db *db, int64_t brand_id, int64_t now, int64_t *out, Error *e) {
    return db_i64(db, Q_WATCH_GRAVE,
                  DB_ARGS(DB_V(brand_id), DB_V(now - SCENE_GRAVE), DB_V(now)), out, e);
}

/* ---- keeping ---- */

typedef struct Kept {
    int64_t now, zone, history_from;
    VerdictCircumstances near, earlier;
    List subjects; /* of VerdictSubject */
    int64_t grave, late, incidents;
    bool cause_known;
    VerdictLevel before;
    List recent; /* VerdictBucket of the last two hours */
    int64_t older, older_total, older_negative; /* the sums of those before */
} Kept;
static const Field kept_fields[] = {
    FIELD(Kept, now),
    FIELD(Kept, zone),
    FIELD(Kept, history_from),
    FIELD_RECORD_OF(Kept, near, &verdict_circumstances_model),
    FIELD_RECORD_OF(Kept, earlier, &verdict_circumstances_model),
    FIELD_LIST_OF(Kept, subjects, &verdict_subject_model),
    FIELD(Kept, grave),
    FIELD(Kept, late),
    FIELD(Kept, incidents),
    FIELD(Kept, cause_known),
    FIELD_ENUM_OF(Kept, before, verdict_level_names),
    FIELD_LIST_OF(Kept, recent, &verdict_bucket_model),
    FIELD(Kept, older),
    FIELD(Kept, older_total),
    FIELD(Kept, older_negative),
};
static const Model kept_model = MODEL(Kept, kept_fields);

enum { KEPT_MOST = 16 * 1024 };

static int64_t recent_from(int64_t now) {
    return now - now % VERDICT_BUCKET_SECONDS - VERDICT_NEAR_SECONDS;
}

static void sum_older(Kept *k, const VerdictBucket *b, size_t n) {
    k->older = (int64_t)n;
    for (size_t i = 0; i < n; i++) {
        k->older_total += b[i].total;
        k->older_negative += b[i].negative;
    }
}

static size_t count_older(const VerdictBucket *b, size_t n, int64_t now) {
    while (n > 0 && b[n - 1].at >= recent_from(now))
        n--;
    return n;
}

Str scene_keep(Arena *a, const VerdictInput *in) {
    size_t older = count_older(in->buckets, in->bucket_count, in->now);
    const VerdictBucket *recent = in->bucket_count ? in->buckets + older : NULL;
    Kept k = { .now = in->now, .zone = in->zone, .history_from = in->history_from,
               .near = in->near, .earlier = in->earlier, .grave = in->grave, .late = in->late,
               .incidents = in->incidents, .cause_known = in->cause_known, .before = in->before,
               .subjects = { (void *)(uintptr_t)in->subjects, in->subject_count },
               .recent = { (void *)(uintptr_t)recent, in->bucket_count - older } };
    Buf out = buf_new(a, KEPT_MOST);
    sum_older(&k, in->buckets, older);
    json_record(&out, &kept_model, &k);
    return buf_str(&out);
}

static NODISCARD Err join_buckets(Db *db, Arena *a, int64_t brand_id, const Kept *k,
                                  SceneKept *out, Error *e) {
    List older;
    Kept now = { 0 };
    TRY(read_buckets(db, a, brand_id, k->now - SCENE_HISTORY, recent_from(k->now), &older, e));
    sum_older(&now, older.items, older.count);
    out->counts_moved = now.older_total != k->older_total ||
                        now.older_negative != k->older_negative || now.older != k->older;
    VerdictBucket *all = arena_make(a, VerdictBucket, older.count + k->recent.count + 1);
    const VerdictBucket *old = older.items, *recent = k->recent.items;
    for (size_t i = 0; i < older.count; i++)
        all[i] = old[i];
    for (size_t i = 0; i < k->recent.count; i++)
        all[older.count + i] = recent[i];
    out->input.buckets = all;
    out->input.bucket_count = older.count + k->recent.count;
    return ERR_OK;
}

Err scene_open(Db *db, Arena *a, int64_t brand_id, Str kept, SceneKept *out, Error *e) {
    Kept k = { 0 };
    TRY(json_read(a, kept, &kept_model, &k, e));
    *out = (SceneKept){ .input = { .now = k.now, .zone = (int)k.zone,
                                   .history_from = k.history_from, .near = k.near,
                                   .earlier = k.earlier, .subjects = k.subjects.items,
                                   .subject_count = k.subjects.count, .grave = k.grave,
                                   .late = k.late, .incidents = k.incidents,
                                   .cause_known = k.cause_known, .before = k.before } };
    return join_buckets(db, a, brand_id, &k, out, e);
}
