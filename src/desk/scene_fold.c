/* Repeats are folded by the times of the messages alone: for each bucket the negative messages of
 * its five minutes and the two hours before are looked at, and those count whose author and
 * whose text were not negative in the two hours before them. What was counted is written down
 * with the bucket, until a message comes in late and it is counted again, with the buckets of
 * the two hours after it. */
#include "desk/scene.h"

#include "base/map.h"

enum {
    FOLD = VERDICT_NEAR_SECONDS,
    ROWS_NOW = 4000,      /* the newest, to count the bucket that runs */
    ROWS_BEHIND = 8000,   /* in one judgement, to settle those that ended */
    GROUP_MOST = 6 * HOUR,
};

typedef struct Angry {
    int64_t at, who, signature;
} Angry;
static const Field angry_fields[] = { FIELD(Angry, at), FIELD(Angry, who),
                                      FIELD(Angry, signature) };
static const Model angry_model = MODEL(Angry, angry_fields);

typedef struct Counted {
    int64_t at, negative, people;
} Counted;
static const Field counted_fields[] = { FIELD(Counted, at), FIELD(Counted, negative),
                                        FIELD(Counted, people) };
static const Model counted_model = MODEL(Counted, counted_fields);

typedef struct Span {
    int64_t brand_id, from, until; /* written at or after, and before */
} Span;

typedef struct Seen {
    int64_t at; /* the last time; 0: never */
} Seen;

typedef struct Fold {
    Arena *arena;
    const Angry *rows; /* the newest first */
    size_t count;
    bool is_cut; /* older ones were left out */
    Map authors, texts;
} Fold;

static NODISCARD Err read_rows(Db *db, Fold *f, const Span *span, int64_t most, Error *e) {
    List rows;
    TRY(db_list(db, f->arena, Q_WATCH_ANGRY_ROWS,
                DB_ARGS(DB_V(span->brand_id), DB_V(span->from), DB_V(span->until), DB_V(most)),
                &angry_model, &rows, e));
    f->rows = rows.items;
    f->count = rows.count;
    f->is_cut = (int64_t)rows.count == most;
    return ERR_OK;
}

/* Whether `key` was there in the two hours before; it is from now on. */
static bool was_there(const Fold *f, Map *seen, int64_t key, int64_t at) {
    void **slot = map_at(seen, str_dup(f->arena, (Str){ (char *)&key, sizeof key }));
    if (*slot == NULL)
        *slot = arena_make(f->arena, Seen, 1);
    Seen *last = *slot;
    bool there = last->at != 0 && at - last->at < FOLD;
    last->at = at;
    return there;
}

static bool counts(Fold *f, const Angry *m) {
    bool author = was_there(f, &f->authors, m->who, m->at);
    bool text = m->signature != 0 && was_there(f, &f->texts, m->signature, m->at);
    return !author && !text;
}

/* What a bucket is taken to have: the messages that cannot be read (no longer kept, or beyond the
 * limit) count like those that can. */
static int64_t people_of(const Counted *bucket, int64_t read, int64_t counted, bool is_cut) {
    int64_t unread = bucket->negative > read ? bucket->negative - read : 0;
    int64_t people = counted + (is_cut && read ? unread * counted / read : unread);
    return people < bucket->negative ? people : bucket->negative;
}

/* Counts each of `n` buckets (by time), oldest message first. */
static void fold_buckets(Fold *f, Counted *buckets, size_t n) {
    size_t i = f->count;
    f->authors = map_new(f->arena, 1);
    f->texts = map_new(f->arena, 2);
    for (size_t b = 0; b < n; b++) {
        int64_t read = 0, counted = 0, end = buckets[b].at + VERDICT_BUCKET_SECONDS;
        while (i > 0 && f->rows[i - 1].at < end) {
            const Angry *m = &f->rows[--i];
            bool is_counted = counts(f, m);
            if (m->at < buckets[b].at)
                continue;
            read++;
            counted += is_counted;
        }
        buckets[b].people = people_of(&buckets[b], read, counted, f->is_cut);
    }
}

/* ---- the buckets that ended ---- */

/* The newest unsettled ones that stand near each other, as a range [*from, *until); how many. */
static size_t group_of(const Counted *c, size_t n, int64_t *from, int64_t *until) {
    size_t i = 1;
    *until = c[0].at + VERDICT_BUCKET_SECONDS;
    while (i < n && c[i - 1].at - c[i].at <= FOLD && *until - c[i].at <= GROUP_MOST)
        i++;
    *from = c[i - 1].at;
    return i;
}

/* With the buckets of the two hours after, whose counts hang on these. *read grows by the messages
 * that were looked at. */
static NODISCARD Err settle_range(Db *db, int64_t brand_id, int64_t from, int64_t until,
                                  int64_t *read, Error *e) {
    SCRATCH(a);
    Fold f = { .arena = a };
    List buckets;
    TRY(db_list(db, a, Q_WATCH_COUNTED, DB_ARGS(DB_V(brand_id), DB_V(from), DB_V(until)),
                &counted_model, &buckets, e));
    TRY(read_rows(db, &f, &(Span){ brand_id, from - FOLD, until }, ROWS_BEHIND, e));
    *read += (int64_t)f.count + 1;
    Counted *c = buckets.items, *old = arena_make(a, Counted, buckets.count + 1);
    for (size_t i = 0; i < buckets.count; i++)
        old[i] = c[i];
    fold_buckets(&f, c, buckets.count);
    /* Cut short, only the newest were seen whole; the last is settled all the same, to go on. */
    int64_t whole = f.is_cut ? f.rows[f.count - 1].at + FOLD : 0;
    for (size_t i = 0; i < buckets.count; i++) {
        if (old[i].people == c[i].people || (c[i].at < whole && i + 1 < buckets.count))
            continue;
        TRY(db_run(db, Q_WATCH_SETTLE, DB_ARGS(DB_V(brand_id), DB_V(c[i].at), DB_V(c[i].people)),
                   NULL, e));
    }
    return ERR_OK;
}

static NODISCARD Err settle(Db *db, int64_t brand_id, int64_t end, Error *e) {
    SCRATCH(a);
    List list;
    int64_t read = 0;
    TRY(db_list(db, a, Q_WATCH_UNSETTLED,
                DB_ARGS(DB_V(brand_id), DB_V(end - SCENE_HISTORY), DB_V(end)), &counted_model,
                &list, e));
    const Counted *c = list.items;
    for (size_t i = 0; i < list.count && read < ROWS_BEHIND;) {
        int64_t from, until;
        i += group_of(c + i, list.count - i, &from, &until);
        until = until + FOLD < end ? until + FOLD : end;
        TRY(settle_range(db, brand_id, from, until, &read, e));
    }
    return ERR_OK;
}

Err scene_fold(Db *db, int64_t brand_id, int64_t now, int64_t *negative, Error *e) {
    SCRATCH(a);
    int64_t start = now - now % VERDICT_BUCKET_SECONDS;
    Fold f = { .arena = a };
    List buckets;
    *negative = 0;
    TRY(settle(db, brand_id, start, e));
    TRY(db_list(db, a, Q_WATCH_COUNTED,
                DB_ARGS(DB_V(brand_id), DB_V(start), DB_V(start + VERDICT_BUCKET_SECONDS)),
                &counted_model, &buckets, e));
    if (buckets.count == 0)
        return ERR_OK;
    TRY(read_rows(db, &f, &(Span){ brand_id, start - FOLD, start + VERDICT_BUCKET_SECONDS },
                  ROWS_NOW, e));
    Counted *running = buckets.items;
    fold_buckets(&f, running, 1);
    *negative = running->people;
    return ERR_OK;
}
