#include "app/replay.h"

#include "app/import_read.h"
#include "app/interrupt.h"
#include "app/opening.h"
#include "app/print.h"
#include "app/scratch_desk.h"
#include "base/map.h"
#include "base/time.h"
#include "desk/intake.h"
#include "desk/watch.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { SOURCES_MOST = 200, ITEMS_FIRST = 1024, PROGRESS_EVERY = 1000, NAP_MS = 200 };

/* ---- the messages, by the time they were written ---- */

typedef struct ReplayItem {
    Item item;
    size_t order; /* in the file */
} ReplayItem;

typedef struct Gathering {
    ItemSink sink;
    Arena *arena;
    ReplayItem *items;
    size_t count, room;
    int64_t bad;
} Gathering;

static Err gather_item(ItemSink *s, const Item *item, Error *e) {
    Gathering *g = (Gathering *)s;
    if (g->count == REPLAY_MESSAGES_MOST)
        FAIL(e, ERR_LIMIT, "more than %d messages: split the file", REPLAY_MESSAGES_MOST);
    if (g->count == g->room) {
        size_t room = g->room ? 2 * g->room : ITEMS_FIRST;
        ReplayItem *items = arena_make(g->arena, ReplayItem, room);
        if (g->count)
            memcpy(items, g->items, g->count * sizeof *items);
        g->items = items;
        g->room = room;
    }
    g->items[g->count] = (ReplayItem){ item_dup(g->arena, item, NULL), g->count };
    g->count++;
    return ERR_OK;
}

static void gather_bad(ItemSink *s, int64_t where, const Error *why) {
    (void)where;
    (void)why;
    ((Gathering *)s)->bad++;
}

static int by_time(const void *x, const void *y) {
    const ReplayItem *a = x, *b = y;
    if (a->item.time != b->item.time)
        return a->item.time < b->item.time ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static NODISCARD Err gather(const ReplayOptions *o, Gathering *g, Error *e) {
    SourceFile file CLEANUP(import_file_close) = { .fd = -1 };
    TRY(import_file_open(g->arena, o->path, STDIN_FILENO, o->format, &file, e));
    ReadOptions how = { .source = import_source_name(g->arena, &file), .zone = o->zone,
                        .now = clock_now() };
    g->sink = (ItemSink){ .item = gather_item, .bad = gather_bad };
    TRY(file.format->read(&file.head.base, &how, &g->sink, e));
    if (g->count == 0)
        FAIL(e, ERR_INVALID, "no message in %.120s could be read", o->path);
    qsort(g->items, g->count, sizeof *g->items, by_time);
    return ERR_OK;
}

/* ---- playing ---- */

/* One transaction: what came in since the last judgement, and the judgement. */
typedef struct Replay {
    const ReplayOptions *o;
    Arena *arena;
    Store *store;
    int64_t brand_id;
    Map intakes; /* source name -> Intake */
    const ReplayItem *from;
    size_t count;
    int64_t now;
    bool changed;
    VerdictLevel told;
    bool is_grave_alone; /* what waits holds the level, and silence changes nothing of it */
    bool has_told;
    int64_t verdicts;
} Replay;

static NODISCARD Err make_brand(Db *db, void *ctx, Error *e) {
    Replay *r = ctx;
    Caller by = program_caller(0);
    Brand in = { .name = S("Replay"), .zone = r->o->zone }, made = { 0 };
    by.now = r->now;
    TRY(brand_create(db, r->arena, &by, &in, &made, e));
    r->brand_id = made.id;
    return ERR_OK;
}

static NODISCARD Err intake_for(Replay *r, Db *db, Str name, Intake **out, Error *e) {
    void **slot = map_at(&r->intakes, name);
    if (*slot == NULL) {
        Source source = { 0 };
        Caller by = program_caller(r->brand_id);
        by.now = r->now;
        if (r->intakes.count > SOURCES_MOST)
            FAIL(e, ERR_LIMIT, "more than %d sources in one file", SOURCES_MOST);
        TRY(source_named(db, r->arena, &by, name, &source, e));
        Intake *made = NULL;
        TRY(intake_open(db, r->arena, &by, source.id, &made, e));
        *map_at(&r->intakes, str_dup(r->arena, name)) = made;
        *out = made;
        return ERR_OK;
    }
    *out = *slot;
    return ERR_OK;
}

/* Messages of one source in a row are one batch. */
static NODISCARD Err take_run(Replay *r, Db *db, const ReplayItem *from, size_t count, Error *e) {
    Intake *intake = NULL;
    IntakeCounts counts;
    TRY(intake_for(r, db, from->item.source, &intake, e));
    TRY(intake_begin(intake, &(IntakeBatch){ .db = db, .now = r->now }, e));
    for (size_t i = 0; i < count; i++)
        TRY(intake_item(intake, &from[i].item, e));
    return intake_end(intake, &counts, e);
}

static NODISCARD Err step(Db *db, void *ctx, Error *e) {
    SCRATCH(a);
    Replay *r = ctx;
    for (size_t i = 0, n; i < r->count; i += n) {
        for (n = 1; i + n < r->count; n++)
            if (!str_eq(r->from[i].item.source, r->from[i + n].item.source))
                break;
        TRY(take_run(r, db, &r->from[i], n, e));
    }
    return watch_judge(db, a, r->brand_id, r->now, &r->changed, e);
}

typedef struct Latest {
    Arena *arena;
    int64_t brand_id;
    VerdictRow row;
} Latest;

static NODISCARD Err read_latest(Db *db, void *ctx, Error *e) {
    Latest *l = ctx;
    return watch_latest(db, l->arena, l->brand_id, &l->row, e);
}

static bool is_grave_alone(const VerdictRow *row) {
    const VerdictReason *x = row->reasons.items;
    bool is_grave = false, has_risen = false;
    for (size_t i = 0; i < row->reasons.count; i++) {
        is_grave |= x[i].kind == REASON_GRAVITY && x[i].value > 0;
        has_risen |= x[i].kind != REASON_GRAVITY && x[i].kind != REASON_HISTORY && x[i].weight > 0;
    }
    return row->level == VERDICT_ISSUE && is_grave && !has_risen;
}

static NODISCARD Err tell(Replay *r, Error *e) {
    SCRATCH(a);
    Latest latest = { .arena = a, .brand_id = r->brand_id };
    TRY(store_reading(r->store, read_latest, &latest, e));
    r->is_grave_alone = is_grave_alone(&latest.row);
    if (r->has_told && latest.row.level == r->told && !r->o->shows_all)
        return ERR_OK;
    r->has_told = true;
    r->told = latest.row.level;
    r->verdicts++;
    print_json_line(r->o->out, &verdict_row_model, &latest.row);
    fflush(r->o->out);
    return ERR_OK;
}

/* Sleeps as long as it took then, in short naps, so that Ctrl-C is heard. */
static void keep_pace(const Replay *r, int64_t seconds) {
    if (r->o->speed <= 0)
        return;
    double left_ms = 1000 * (double)seconds / r->o->speed;
    for (; left_ms > 0 && !interrupt_seen(); left_ms -= NAP_MS) {
        double nap = left_ms < NAP_MS ? left_ms : NAP_MS;
        nanosleep(&(struct timespec){ .tv_nsec = (long)(nap * 1e6) }, NULL);
    }
}

static NODISCARD Err judge_at(Replay *r, int64_t now, Error *e) {
    keep_pace(r, now - r->now);
    r->now = now;
    r->changed = false;
    TRY(store_transact(r->store, step, r, e));
    return r->changed ? tell(r, e) : ERR_OK;
}

/* While nothing comes in a level that stands falls by and by: it is judged every step for a day. */
static NODISCARD Err judge_silence(Replay *r, int64_t until, Error *e) {
    int64_t last = r->now + DAY < until ? r->now + DAY : until;
    r->count = 0;
    while (r->now + r->o->step < last && r->has_told && r->told > VERDICT_NORMAL &&
           !r->is_grave_alone) {
        if (interrupt_seen())
            return ERR_OK;
        TRY(judge_at(r, r->now + r->o->step, e));
    }
    return ERR_OK;
}

static NODISCARD Err play(Replay *r, const Gathering *g, Error *e) {
    for (size_t i = 0; i < g->count && !interrupt_seen();) {
        int64_t end = g->items[i].item.time - g->items[i].item.time % r->o->step + r->o->step;
        size_t n = 0;
        while (i + n < g->count && g->items[i + n].item.time < end)
            n++;
        TRY(judge_silence(r, end - r->o->step, e));
        r->from = &g->items[i];
        r->count = n;
        TRY(judge_at(r, g->items[i + n - 1].item.time, e));
        if (r->o->err && (i + n) / PROGRESS_EVERY > i / PROGRESS_EVERY)
            fprintf(r->o->err, "%zu of %zu messages\n", i + n, g->count);
        i += n;
    }
    return judge_silence(r, r->now + DAY, e);
}

static void close_intakes(Replay *r) {
    for (size_t i = 0; i < r->intakes.count; i++) {
        Intake *intake = r->intakes.entries[i].value;
        intake_close(&intake);
    }
}

static NODISCARD Err run_in(Replay *r, const Gathering *g, Store *store, Error *e) {
    r->store = store;
    r->now = g->items[0].item.time;
    TRY(store_transact(store, make_brand, r, e));
    Err code = play(r, g, e);
    close_intakes(r);
    return code;
}

Err replay(const ReplayOptions *o, Error *e) {
    SCRATCH(a);
    ScratchDesk desk CLEANUP(scratch_desk_close) = { 0 };
    Gathering g = { .arena = a };
    Replay r = { .o = o, .arena = a, .intakes = map_new(a, 1) };
    TRY(gather(o, &g, e));
    TRY(scratch_desk_open(a, &desk, e));
    TRY(run_in(&r, &g, desk.store, e));
    if (o->err)
        fprintf(o->err, "%zu messages, %lld not readable, %lld verdicts\n", g.count,
                (long long)g.bad, (long long)r.verdicts);
    if (interrupt_seen())
        FAIL(e, ERR_BUSY, "stopped");
    return ERR_OK;
}
