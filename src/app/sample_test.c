#include "app/sample_message.h"
#include "app/sample_shop.h"

#include "base/crypto.h"
#include "base/time.h"
#include "desk/audit.h"
#include "desk/case.h"
#include "desk/sample_line.h"
#include "desk/staff.h"
#include "test.h"

#include <stdlib.h>
#include <unistd.h>

TEST(every_sample_line_is_read) {
    SCRATCH(a);
    Str rest = sample_lines(), line;
    size_t count = 0;
    while (str_cut(&rest, '\n', &line)) {
        SampleMessage m;
        Error e = { 0 };
        if (line.n == 0)
            continue;
        CHECK(sample_message_read(a, line, &m, &e) == ERR_OK);
        count++;
    }
    CHECK(count > 500);
}

TEST(a_wrong_sample_line_is_refused) {
    SCRATCH(a);
    static const char *const rows[] = {
        "", "{", "[]", "{\"offset\":1}",
        "{\"offset\":-5,\"source\":\"x\",\"id\":\"1\",\"text\":\"\",\"outcome\":\"open\"}",
        "{\"offset\":-5,\"source\":\"x\",\"id\":\"1\",\"text\":\"a\",\"outcome\":\"gone\"}",
        ("{\"offset\":-5,\"source\":\"x\",\"id\":\"1\",\"text\":\"a\",\"outcome\":\"answered\","
         "\"reply\":null}"),
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        SampleMessage m;
        Error e;
        CHECK(sample_message_read(a, str_c(rows[i]), &m, &e) == ERR_INVALID);
    }
}

static const int64_t now = 1795338000; /* 22 Nov 2026 16.00 WIB */

typedef struct Found {
    Arena *arena;
    List verdicts, counts, waiting, lines;
    Str next;
    int64_t brand_id;
} Found;

static Err look(Db *db, void *ctx, Error *e) {
    Found *f = ctx;
    static const List no_seals = { 0 };
    CaseFilter filter = { .queue = QUEUE_WAITING, .limit = 200 };
    TRY(audit_verify(db, f->arena, &no_seals, &f->verdicts, e));
    TRY(case_counts(db, f->arena, &(Caller){ .brand_id = f->brand_id }, &f->counts, e));
    TRY(sample_line_due(db, f->arena, now + DAY, 100, &f->lines, e));
    return case_list(db, f->arena, f->brand_id, &filter, &f->waiting, &f->next, e);
}

static int64_t count_of(const Found *f, Queue queue) {
    const QueueCount *c = f->counts.items;
    for (size_t i = 0; i < f->counts.count; i++)
        if (c[i].queue == queue)
            return c[i].count;
    return 0;
}

TEST(the_sample_shop_is_a_month_of_real_acts) {
    SCRATCH(a);
    Error e = { 0 };
    char folder[] = "/tmp/tanggap-sample-XXXXXX";
    CHECK(mkdtemp(folder) != NULL);
    Store *s = NULL;
    StoreOptions options = { .url = str_z(a, str_fmt(a, "sqlite:%s/x.db", folder)), .readers = 1,
                             .cache_kib = 2048, .busy_ms = 1000, .fast_and_unsafe = true };
    CHECK(crypto_start(&e) == ERR_OK && store_open(&options, &s, &e) == ERR_OK);
    CHECK(store_migrate(s, now, &e) == ERR_OK);
    Brand brand = { 0 };
    SampleCounts counts = { 0 };
    Err code = sample_shop_create(s, now, &brand, &counts, &e);
    if (code != ERR_OK)
        printf("%s: %s\n", e.field, e.msg);
    CHECK(code == ERR_OK && brand.is_sample);
    CHECK(counts.messages > 500 && counts.replies > 200 && counts.waiting_lines > 30);
    CHECK(sample_shop_create(s, now, &brand, &counts, &e) == ERR_CONFLICT);

    Found f = { .arena = a, .brand_id = brand.id };
    Db *db = NULL;
    CHECK(store_read(s, &db, &e) == ERR_OK && look(db, &f, &e) == ERR_OK);
    store_done(s, &db);
    const AuditVerdict *v = f.verdicts.items;
    CHECK(f.verdicts.count == 1 && v[0].bad_seq == 0 && v[0].rows > counts.replies);
    CHECK(f.lines.count == 0); /* nothing arrives before somebody can watch */
    CHECK(count_of(&f, QUEUE_WAITING) > 30 && count_of(&f, QUEUE_SPAM) > 20 &&
          count_of(&f, QUEUE_DONE) > 200);
    const CaseRow *row = f.waiting.items;
    CHECK(f.waiting.count > 30 && row[0].deadline_at != 0 && row[0].last_at <= now);

    Staff owner = { 0 };
    SetupForm form = { .business = S("Warung"), .name = S("Tia"), .email = S("tia@warung.example"),
                       .password = S("kuda lumping makan kaca") };
    CHECK(staff_setup(s, a, &form, now + HOUR, &owner, &e) == ERR_OK);
    CHECK(store_read(s, &db, &e) == ERR_OK && look(db, &f, &e) == ERR_OK);
    store_done(s, &db);
    CHECK(f.lines.count == (size_t)counts.waiting_lines);
    const SampleLine *line = f.lines.items;
    CHECK(f.lines.count && line[0].due_at > now + HOUR && line[0].due_at < now + HOUR + MINUTE);

    CHECK(sample_shop_remove(s, now, &e) == ERR_OK);
    CHECK(sample_shop_remove(s, now, &e) == ERR_NOT_FOUND);
    store_close(&s);
    static const char *const endings[] = { "", "-wal", "-shm", "-writer.lock" };
    for (size_t i = 0; i < COUNT(endings); i++)
        unlink(str_z(a, str_fmt(a, "%s/x.db%s", folder, endings[i])));
    rmdir(folder);
}
