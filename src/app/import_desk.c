#include "app/import_desk.h"

#include "app/opening.h"
#include "base/time.h"
#include "desk/brand_reading.h"

typedef struct OpenIntake {
    Intake *intake;
    bool is_begun; /* in the running transaction */
    bool is_kept;  /* its source was there before this transaction */
    bool is_new;   /* its source was not there before this import */
} OpenIntake;

enum { TRIES = 5 };
static const uint64_t INTAKES_SEED = 0x9E3779B97F4A7C15u;

typedef struct Begin {
    ImportDesk *desk;
    Str source, file, print;
} Begin;

static Err begin_run(Db *db, void *ctx, Error *e) {
    Begin *b = ctx;
    ImportDesk *d = b->desk;
    Caller by = program_caller(d->brand_id);
    Source source = { 0 };
    Brand brand;
    if (d->memory == NULL)
        d->memory = model_memory_new(d->kept, desk_model(db));
    TRY(brand_get(db, d->arena, d->brand_id, &brand, e)); /* bulk writers check no keys */
    TRY(source_named(db, d->arena, &by, b->source, &source, e));
    d->made_source_id = source.is_made ? source.id : 0;
    return import_begin(db, d->arena, &by,
                        &(ImportFile){ .source_id = source.id, .name = b->file, .print = b->print },
                        &d->run, e);
}

Err import_desk_begin(ImportDesk *d, Str source, Str file, Str print, Error *e) {
    Begin b = { d, source, file, print };
    d->intakes = map_new(d->arena, INTAKES_SEED);
    d->kept = arena_new(1 << 10);
    d->seen = intake_seen_new(d->kept);
    d->rows = intake_rows_new(d->kept);
    d->rows_most = IMPORT_ROWS_FIRST;
    TRY(store_transact(d->store, begin_run, &b, e));
    d->bad_before = d->run.bad;
    return ERR_OK;
}

/* The intake of a source, opened when the file first names it. */
static Err intake_of(ImportDesk *d, Db *db, Str name, OpenIntake **out, Error *e) {
    OpenIntake *known = map_get(&d->intakes, name);
    if (known == NULL) {
        Caller by = program_caller(d->brand_id);
        Source source = { 0 };
        OpenIntake fresh = { 0 };
        if (d->intakes.count == IMPORT_SOURCES_MOST)
            FAIL(e, ERR_LIMIT, "more than %d sources in one file; is the column of the source "
                 "the right one?", IMPORT_SOURCES_MOST);
        TRY(source_named(db, d->arena, &by, name, &source, e));
        TRY(intake_open(db, d->arena, &by, source.id, &fresh.intake, e));
        fresh.is_new = source.is_made || source.id == d->made_source_id;
        known = arena_make(d->arena, OpenIntake, 1);
        *known = fresh;
        *map_at(&d->intakes, str_dup(d->arena, name)) = known;
    }
    if (!known->is_begun)
        TRY(intake_begin(known->intake,
                         &(IntakeBatch){ .db = db, .now = clock_now(), .rows = d->rows,
                                         .seen = known->is_new ? d->seen : NULL,
                                         .memory = d->memory }, e));
    known->is_begun = true;
    *out = known;
    return ERR_OK;
}

typedef struct Written {
    size_t chunk, item; /* the first that was not written */
    int64_t rows, after;
} Written;

static Err take_items(ImportDesk *d, Db *db, Written *w, Error *e) {
    for (; w->chunk < d->held; w->chunk++, w->item = 0) {
        const Chunk *c = d->window[w->chunk];
        for (; w->item < c->count; w->item++) {
            const QueuedItem *q = &c->items[w->item];
            OpenIntake *in = NULL;
            if (w->rows >= d->rows_most)
                return ERR_OK;
            TRY(intake_of(d, db, q->item.source, &in, e));
            TRY(intake_item(in->intake, &q->item, e));
            w->after = q->after;
            w->rows++;
        }
    }
    return ERR_OK;
}

static void add(IntakeCounts *to, const IntakeCounts *more) {
    to->taken += more->taken;
    to->known += more->known;
    to->edited += more->edited;
    to->deleted += more->deleted;
    to->cases += more->cases;
}

static Err end_intakes(ImportDesk *d, IntakeCounts *sum, Error *e) {
    for (size_t i = 0; i < d->intakes.count; i++) {
        OpenIntake *in = d->intakes.entries[i].value;
        IntakeCounts batch = { 0 };
        if (!in->is_begun)
            continue;
        TRY(intake_end(in->intake, &batch, e));
        in->is_begun = false;
        add(sum, &batch);
    }
    return ERR_OK;
}

static void keep_intakes(ImportDesk *d) {
    for (size_t i = 0; i < d->intakes.count; i++)
        ((OpenIntake *)d->intakes.entries[i].value)->is_kept = true;
}

/* A source that the transaction made does not exist any more, and its id may become another's. */
static void forget_intakes(ImportDesk *d) {
    Map kept = map_new(d->arena, INTAKES_SEED);
    for (size_t i = 0; i < d->intakes.count; i++) {
        OpenIntake *in = d->intakes.entries[i].value;
        in->is_begun = false;
        if (!in->is_kept) {
            intake_close(&in->intake);
            continue;
        }
        intake_forget(in->intake);
        *map_at(&kept, d->intakes.entries[i].key) = in;
    }
    d->intakes = kept;
    intake_rows_forget(d->rows);
}

static ImportRun run_after(const ImportDesk *d, const IntakeCounts *batch, int64_t after) {
    ImportRun run = d->run;
    run.at_byte = after;
    run.taken += batch->taken + batch->edited + batch->deleted;
    run.known += batch->known;
    run.bad = d->bad_before + atomic_load(d->bad);
    return run;
}

static Err write_batch(ImportDesk *d, Db *db, Written *w, IntakeCounts *batch, Error *e) {
    intake_rows_begin(d->rows, d->brand_id, clock_now());
    TRY(take_items(d, db, w, e));
    TRY(intake_rows_write(d->rows, db, e));
    TRY(end_intakes(d, batch, e));
    ImportRun run = run_after(d, batch, w->after);
    TRY(import_advance(db, &run, e));
    return intake_words_write(&d->rows->words, db, d->brand_id, e);
}

/* As many rows as fit into the time that others wait for the lock, learnt from the last ones; at
 * most three times as many. A last batch that was short tells nothing. */
static void learn_rows(ImportDesk *d, int64_t rows, int64_t took_ms) {
    if (rows < d->rows_most && took_ms < d->lock_ms)
        return;
    int64_t fit = rows * d->lock_ms / (took_ms > 0 ? took_ms : 1);
    if (fit > 3 * d->rows_most)
        fit = 3 * d->rows_most;
    d->rows_most = fit < IMPORT_ROWS_LEAST ? IMPORT_ROWS_LEAST
                   : fit > IMPORT_ROWS_MOST ? IMPORT_ROWS_MOST : fit;
}

static Err transaction(ImportDesk *d, Written *w, IntakeCounts *batch, Error *e) {
    Db *db = NULL;
    TRY(store_write(d->store, &db, e));
    int64_t began = clock_monotonic_ms();
    Err code = write_batch(d, db, w, batch, e);
    if (code == ERR_OK)
        code = store_commit(d->store, &db, e);
    store_abort(d->store, &db);
    if (code != ERR_OK) {
        forget_intakes(d);
        return code;
    }
    keep_intakes(d);
    learn_rows(d, w->rows, clock_monotonic_ms() - began);
    return ERR_OK;
}

static void fill_window(ImportDesk *d) {
    size_t items = 0;
    for (size_t i = 0; i < d->held; i++)
        items += d->window[i]->count;
    while (d->held < QUEUE_CHUNKS / 2 && items < IMPORT_ROWS_MOST) {
        Chunk *c = import_queue_take(d->queue, d->held == 0);
        if (c == NULL)
            return;
        d->window[d->held++] = c;
        items += c->count;
    }
}

static void drop_written(ImportDesk *d, const Written *w) {
    for (size_t i = 0; i < w->chunk; i++)
        import_queue_give_back(d->queue, d->window[i]);
    for (size_t i = w->chunk; i < d->held; i++)
        d->window[i - w->chunk] = d->window[i];
    d->held -= w->chunk;
    d->used = w->item;
}

Err import_desk_step(ImportDesk *d, bool *more, Error *e) {
    fill_window(d);
    *more = d->held > 0;
    if (!*more)
        return import_queue_result(d->queue, e);
    for (int tries = 1;; tries++) {
        Written w = { .item = d->used, .after = d->run.at_byte };
        IntakeCounts batch = { 0 };
        Err code = transaction(d, &w, &batch, e);
        if (code == ERR_OK) {
            d->run = run_after(d, &batch, w.after);
            add(&d->total, &batch);
            drop_written(d, &w);
            return ERR_OK;
        }
        if (code == ERR_CONFLICT && d->seen != NULL)
            d->seen = NULL; /* a message that somebody else brought meanwhile */
        else if (code != ERR_BUSY || tries == TRIES)
            return code;
    }
}

void import_desk_close(ImportDesk *d) {
    intake_rows_close(&d->rows);
    arena_free(&d->kept);
    for (size_t i = 0; i < d->intakes.count; i++) {
        OpenIntake *in = d->intakes.entries[i].value;
        intake_close(&in->intake);
    }
    d->intakes.count = 0;
}

static Err end_run(Db *db, void *ctx, Error *e) {
    const ImportRun *run = ctx;
    return import_advance(db, run, e);
}

Err import_desk_end(ImportDesk *d, bool is_done, Error *e) {
    d->run.state = is_done ? S("done") : S("stopped");
    d->run.bad = d->bad_before + atomic_load(d->bad);
    d->run.ended_at = clock_now();
    return store_transact(d->store, end_run, &d->run, e);
}
