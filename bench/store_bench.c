/* store_bench.c - rows a second and processor time a row of the store.
 *
 *   store_bench URL [ROWS [NAME [BATCH]]]
 *
 * Each line is one run over ROWS rows (100,000) in an existing, possibly grown, database:
 * `plain` has one unique index; `full` has also an index per brand, a partial index on one row
 * in ten and the full text; batches are transactions. "written" are bytes that this process
 * handed to the disk (/proc/self/io), for SQLite all there are. */
#include "store/bench.gen.h"
#include "store/store.h"

#include "base/number.h"
#include "base/time.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define BQ(name) ((Query)BENCH_##name)

static const char *const vocabulary[] = {
    "kopi",    "pesanan", "belum",  "sampai",  "kurir",   "rusak",   "kecewa", "admin",
    "tolong",  "balas",   "chat",   "sudah",   "tiga",    "hari",    "uang",   "kembali",
    "barang",  "salah",   "kirim",  "warna",   "ukuran",  "bagus",   "mantap", "terima",
    "kasih",   "toko",    "lambat", "banget",  "bungkus", "bocor",   "basi",   "enak",
    "pedas",   "porsi",   "harga",  "naik",    "promo",   "voucher", "tidak",  "bisa",
    "dipakai", "aplikasi","error",  "pesan",   "lagi",    "nanti",   "kapok",  "langganan",
};

typedef struct Row {
    char ext[24], body[180];
    DbVal v[7];
} Row;

typedef struct Run {
    Store *store;
    const char *name;
    int rows, batch, at;
    int64_t serial; /* never used twice in one database */
    Row *made;
} Run;

static uint32_t mix(uint64_t n) {
    n *= 0x9e3779b97f4a7c15u;
    return (uint32_t)(n >> 32);
}

static void make_row(Row *r, int64_t serial) {
    size_t n = 0;
    /* Ids of platforms grow with time, here with some disorder. */
    snprintf(r->ext, sizeof r->ext, "%019" PRId64, serial * 64 + mix((uint64_t)serial) % 4096);
    for (uint64_t i = 0; n < 125; i++)
        n += (size_t)snprintf(r->body + n, sizeof r->body - n, "%s%u ",
                              vocabulary[mix((uint64_t)serial * 31 + i) % COUNT(vocabulary)],
                              mix((uint64_t)serial * 17 + i) % 40);
    r->v[0] = DB_V((int64_t)(serial % 50 + 1));
    r->v[1] = DB_V(S("instagram"));
    r->v[2] = DB_V(str_c(r->ext));
    r->v[3] = DB_V(((Str){ r->body, n }));
    r->v[4] = DB_V((int64_t)1700000000 + serial);
    r->v[5] = DB_V(serial % 10 == 0 ? S("new") : S("done"));
    r->v[6] = DB_V((double)serial / 7);
}

static void make_rows(Run *run) {
    for (int i = 0; i < run->rows; i++)
        make_row(&run->made[i], run->serial + i);
    run->serial += run->rows;
}

static DbArgs args(const Run *run, int i) { return (DbArgs){ run->made[i].v, 7 }; }

static int end_of_batch(const Run *run) {
    int end = run->at + run->batch;
    return end < run->rows ? end : run->rows;
}

static Err plain_one_by_one(Db *db, void *ctx, Error *e) {
    const Run *run = ctx;
    for (int i = run->at; i < end_of_batch(run); i++)
        TRY(db_run(db, BQ(PLAIN_ADD), args(run, i), NULL, e));
    return ERR_OK;
}

static Err plain_many(Db *db, void *ctx, Error *e) {
    const Run *run = ctx;
    SCRATCH(a);
    size_t n = (size_t)(end_of_batch(run) - run->at);
    DbArgs *rows = arena_make(a, DbArgs, n);
    for (size_t i = 0; i < n; i++)
        rows[i] = args(run, run->at + (int)i);
    return db_many(db, BQ(PLAIN_ADD), &(DbMany){ .rows = rows, .count = n }, NULL, e);
}

static Err full_many(Db *db, void *ctx, Error *e) {
    const Run *run = ctx;
    SCRATCH(a);
    size_t n = (size_t)(end_of_batch(run) - run->at);
    DbArgs *rows = arena_make(a, DbArgs, n);
    int64_t *ids = arena_make(a, int64_t, n);
    DbVal *words = arena_make(a, DbVal, 2 * n);
    for (size_t i = 0; i < n; i++)
        rows[i] = args(run, run->at + (int)i);
    TRY(db_many(db, BQ(FULL_ADD), &(DbMany){ .rows = rows, .count = n, .firsts = ids }, NULL, e));
    for (size_t i = 0; i < n; i++) {
        words[2 * i] = DB_V(ids[i]);
        words[2 * i + 1] = rows[i].v[3];
        rows[i] = (DbArgs){ &words[2 * i], 2 };
    }
    return db_many(db, BQ(WORD_ADD), &(DbMany){ .rows = rows, .count = n }, NULL, e);
}

/* ---- reading ---- */

typedef struct Message {
    int64_t id, brand_id, at;
    Str source, ext_id, body, state;
    double score;
} Message;
static const Field message_fields[] = {
    FIELD(Message, id),     FIELD(Message, brand_id), FIELD(Message, at),
    FIELD(Message, source), FIELD(Message, ext_id),   FIELD(Message, body),
    FIELD(Message, state),  FIELD(Message, score),
};
static const Model message_model = MODEL(Message, message_fields);

static Err get(Run *run, Error *e) {
    SCRATCH(a);
    Db *db;
    Message m;
    TRY(store_read(run->store, &db, e));
    Err err = ERR_OK;
    for (int i = 0; i < run->rows && err == ERR_OK; i++) {
        arena_reset(a);
        const DbVal *v = run->made[i].v;
        bool found;
        err = db_maybe(db, a, BQ(FULL_GET), DB_ARGS(v[1], v[2], v[0]), &message_model, &m, &found,
                       e);
    }
    store_done(run->store, &db);
    return err;
}

static Err page(Run *run, Error *e) {
    enum { PAGE = 50 };
    SCRATCH(a);
    Db *db;
    List got;
    TRY(store_read(run->store, &db, e));
    Err err = ERR_OK;
    for (int i = 0; i < run->rows / PAGE && err == ERR_OK; i++) {
        arena_reset(a);
        err = db_list(db, a, BQ(FULL_PAGE),
                      DB_ARGS(DB_V(i % 50 + 1), DB_V((int64_t)1 << 60), DB_V((int)PAGE)),
                      &message_model, &got, e);
    }
    store_done(run->store, &db);
    return err;
}

/* ---- measuring ---- */

static double processor_us(void) {
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e6 +
           (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

static int64_t written(void) {
    long long n = 0;
    char line[100];
    FILE *f = fopen("/proc/self/io", "r");
    while (f && fgets(line, sizeof line, f))
        if (sscanf(line, "wchar: %lld", &n) == 1)
            break;
    if (f)
        fclose(f);
    return n;
}

static Err write_all(Run *run, StoreFn *fn, Error *e) {
    for (run->at = 0; run->at < run->rows; run->at += run->batch)
        TRY(store_transact(run->store, fn, run, e));
    return ERR_OK;
}

static void measure(Run *run, const char *name, int batch, StoreFn *fn,
                    Err (*read)(Run *, Error *)) {
    Error e = { 0 };
    int rows = run->rows, most = batch * 2000;
    run->batch = batch;
    run->rows = rows < most ? rows : most; /* a run of single rows need not be long */
    if (fn)
        make_rows(run);
    double cpu = processor_us();
    int64_t bytes = written(), from = clock_monotonic_ms();
    if ((fn ? write_all(run, fn, &e) : read(run, &e)) != ERR_OK) {
        fprintf(stderr, "%s: %s\n", name, e.msg);
        exit(1);
    }
    double ms = (double)(clock_monotonic_ms() - from + 1);
    printf("%-8s %6d %9.0f rows/s %7.2f us/row %8.0f B written/row\n", name, batch,
           run->rows * 1000.0 / ms, (processor_us() - cpu) / run->rows,
           (double)(written() - bytes) / run->rows);
    fflush(stdout);
    run->rows = rows;
}

static const struct {
    const char *name;
    StoreFn *fn;
    Err (*read)(Run *, Error *);
} kinds[] = {
    { "plain", plain_one_by_one, NULL }, { "many", plain_many, NULL }, { "full", full_many, NULL },
    { "get", NULL, get },                { "page", NULL, page },
};

static int number(int argc, char **argv, int i, int otherwise) {
    int64_t n = otherwise;
    if (argc > i && !parse_i64(str_c(argv[i]), 1, 100000000, &n))
        fprintf(stderr, "%s is no number\n", argv[i]);
    return (int)n;
}

int main(int argc, char **argv) {
    static const int batches[] = { 1, 100, 1000, 10000 };
    Error e;
    Store *s CLEANUP(store_close) = NULL;
    if (argc < 2) {
        fputs("usage: store_bench URL [ROWS [NAME [BATCH]]]\n", stderr);
        return 2;
    }
    StoreOptions options = { .url = argv[1], .readers = 2, .cache_kib = 64 * 1024,
                             .busy_ms = 5000 };
    if (store_open_schema(&options, &bench_schema, &s, &e) != ERR_OK ||
        store_migrate(s, 1, &e) != ERR_OK) {
        fprintf(stderr, "%s\n", e.msg);
        return 1;
    }
    Run run = { .store = s, .rows = number(argc, argv, 2, 100000),
                .serial = clock_now() * 1000000 };
    Arena *a CLEANUP(arena_free) = arena_new(4096);
    run.made = arena_make(a, Row, (size_t)run.rows);
    for (size_t k = 0; k < COUNT(kinds); k++)
        for (size_t i = 0; i < COUNT(batches) && (argc < 4 || !strcmp(argv[3], kinds[k].name)); i++)
            if (kinds[k].read ? i == 0 : argc < 5 || number(argc, argv, 4, 1) == batches[i])
                measure(&run, kinds[k].name, batches[i], kinds[k].fn, kinds[k].read);
    return 0;
}
