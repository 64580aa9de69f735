#include "store/testdata/fixture.h"

#include "test_store.h"

static Error e;

static int64_t add(Db *db, const char *title) {
    int64_t id = 0;
    CHECK_OK(db_i64(db, FQ(NOTE_ADD_ONCE), DB_ARGS(DB_V(str_c(title)), DB_V(S("idea"))), &id, &e));
    return id;
}

TEST(values_of_every_type_come_back) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    SCRATCH(a);
    Db *db;
    int64_t shelf, id;
    CHECK_OK(store_write(s, &db, &e));
    CHECK_OK(db_i64(db, FQ(SHELF_INSERT), DB_ARGS(DB_V(S("top"))), &shelf, &e));
    CHECK_OK(db_i64(db, FQ(NOTE_INSERT),
                    DB_ARGS(DB_V(shelf), DB_V(S("judul ku")),
                            DB_V(S("isi \xf0\x9f\x98\x80\n\"'\\")),
                            db_name(note_kinds, NOTE_TASK), DB_V(-2.5e-7), DB_V(true),
                            DB_V((int64_t)9007199254740993)),
                    &id, &e));
    CHECK_OK(store_commit(s, &db, &e));
    CHECK(db == NULL);
    Note n = { 0 };
    CHECK_OK(store_read(s, &db, &e));
    CHECK_OK(db_one(db, a, FQ(NOTE_GET), DB_ARGS(DB_V(id)), &note_model, &n, &e));
    store_done(s, &db);
    CHECK(n.id == id && n.shelf_id == shelf && n.kind == NOTE_TASK && n.is_open);
    CHECK(n.weight == -2.5e-7 && n.due_at == 9007199254740993); /* above 2^53: no double */
    CHECK_STR(n.title, "judul ku");
    CHECK_STR(n.body, "isi \xf0\x9f\x98\x80\n\"'\\");
}

TEST(extreme_numbers_come_back) {
    static const int64_t numbers[] = { INT64_MIN, -1, 0, 1, INT64_MAX };
    static const double weights[] = { 0.1, -1e300, 5e-324, 12345678.9012345, 3 };
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    SCRATCH(a);
    Db *db;
    CHECK_OK(store_write(s, &db, &e));
    for (size_t i = 0; i < COUNT(numbers); i++) {
        char title[8] = { (char)('a' + (int)i) };
        int64_t id = 0;
        Note n;
        CHECK_OK(db_i64(db, FQ(NOTE_INSERT),
                        DB_ARGS(db_null(), DB_V(str_c(title)), db_null(), DB_V(S("idea")),
                                DB_V(weights[i]), DB_V(0), DB_V(numbers[i])), &id, &e));
        CHECK_OK(db_one(db, a, FQ(NOTE_GET), DB_ARGS(DB_V(id)), &note_model, &n, &e));
        CHECK(n.due_at == numbers[i] && n.weight == weights[i] && !n.is_open);
    }
    store_abort(s, &db);
}

TEST(null_leaves_a_field_zero_and_empty_text_is_not_null) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    SCRATCH(a);
    Db *db;
    int64_t id;
    Note n = { .shelf_id = 7, .due_at = 7, .body = S("old"), .weight = 7 };
    CHECK_OK(store_write(s, &db, &e));
    CHECK_OK(db_i64(db, FQ(NOTE_INSERT),
                    DB_ARGS(db_id(0), DB_V(S("")), DB_V((Str){ 0 }), DB_V(S("idea")), DB_V(0.0),
                            DB_V(1), db_id(0)), &id, &e));
    CHECK_OK(db_one(db, a, FQ(NOTE_GET), DB_ARGS(DB_V(id)), &note_model, &n, &e));
    store_abort(s, &db);
    CHECK(n.shelf_id == 0 && n.due_at == 0 && n.body.p == NULL && n.weight == 0);
    CHECK(n.title.p != NULL && n.title.n == 0);
}

TEST(parameters_bind_by_their_number_not_their_place) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    SCRATCH(a);
    Db *db;
    Note n;
    CHECK_OK(store_write(s, &db, &e));
    int64_t id = add(db, "x");
    CHECK_OK(db_one(db, a, FQ(NOTE_SWAPPED), DB_ARGS(DB_V(S("idea")), DB_V(1.0), DB_V(S("x"))),
                    &note_model, &n, &e));
    CHECK(n.id == id);
    store_abort(s, &db);
}

TEST(a_wrong_number_of_parameters_names_the_query) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    Db *db;
    CHECK_OK(store_read(s, &db, &e));
    CHECK_ERR(ERR_INTERNAL, db_run(db, FQ(NOTE_GET), DB_NO_ARGS, NULL, &e));
    CHECK(strstr(e.msg, "note_get takes 1 parameters, not 0"));
    store_done(s, &db);
}

TEST(a_column_without_a_field_is_refused_by_name) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    SCRATCH(a);
    Db *db;
    Note n = { .id = 5 };
    CHECK_OK(store_write(s, &db, &e));
    int64_t id = add(db, "x");
    CHECK_OK(store_commit(s, &db, &e));
    CHECK_OK(store_read(s, &db, &e));
    CHECK_ERR(ERR_DB, db_one(db, a, FQ(NOTE_UNKNOWN_COLUMN), DB_ARGS(DB_V(id)),
              &note_model, &n, &e));
    CHECK(strstr(e.msg, "heading") && n.id == 5);
    store_done(s, &db);
}

TEST(a_number_does_not_fill_a_text_silently_on_sqlite) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    SCRATCH(a);
    Db *db;
    Note n;
    CHECK_OK(store_write(s, &db, &e));
    int64_t id = add(db, "x");
    if (db_engine(db) == DB_SQLITE) /* PostgreSQL sends everything as text */
        CHECK_ERR(ERR_DB, db_one(db, a, FQ(NOTE_SMALL_PAGE), DB_ARGS(DB_V(id)),
                  &note_model, &n, &e));
    store_abort(s, &db);
}

TEST(an_unknown_name_in_an_enum_column_is_refused) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    SCRATCH(a);
    Db *db;
    Note n;
    CHECK_OK(store_write(s, &db, &e));
    CHECK_OK(db_run(db, FQ(NOTE_ADD), DB_ARGS(DB_V(S("x")), DB_V(S("poem"))), NULL, &e));
    CHECK_ERR(ERR_DB, db_one(db, a, FQ(NOTE_PAGE), DB_ARGS(DB_V(0), DB_V(1)), &note_model, &n, &e));
    CHECK(strstr(e.msg, "kind"));
    store_abort(s, &db);
    CHECK_OK(store_read(s, &db, &e));
    store_done(s, &db);
}

typedef struct Weight {
    int64_t id;
    double weight;
    List parts;
} Weight;
static const Field list_fields[] = { FIELD(Weight, id),
                                     { .name = "title", .offset = offsetof(Weight, parts),
                                       .type = FIELD_LIST } };
static const Model list_model = MODEL(Weight, list_fields);

TEST(one_query_serves_two_models_and_lists_are_refused) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    SCRATCH(a);
    Db *db;
    Note n;
    Weight w;
    CHECK_OK(store_write(s, &db, &e));
    int64_t id = add(db, "x");
    CHECK_OK(store_commit(s, &db, &e));
    CHECK_OK(store_read(s, &db, &e));
    DbArgs args = DB_ARGS(DB_V(S("idea")), DB_V(1.0), DB_V(S("x")));
    for (int i = 0; i < 3; i++) {
        CHECK_OK(db_one(db, a, FQ(NOTE_SWAPPED), args, &note_model, &n, &e));
        CHECK(n.id == id);
        CHECK_ERR(ERR_INTERNAL, db_one(db, a, FQ(NOTE_SWAPPED), args, &list_model, &w, &e));
    }
    store_done(s, &db);
}

TEST(text_with_a_nul_or_too_long_is_refused_before_it_is_sent) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    SCRATCH(a);
    Db *db;
    int64_t n;
    char *large = arena_make(a, char, 20 * 1024 * 1024);
    memset(large, 'x', 20 * 1024 * 1024);
    CHECK_OK(store_write(s, &db, &e));
    CHECK_ERR(ERR_INVALID, db_run(db, FQ(NOTE_ADD),
              DB_ARGS(DB_V(S("a\0b")), DB_V(S("idea"))), NULL, &e));
    CHECK_ERR(ERR_LIMIT, db_run(db, FQ(NOTE_ADD),
                                DB_ARGS(DB_V(((Str){ large, 20 * 1024 * 1024 })), DB_V(S("idea"))),
                                NULL, &e));
    CHECK_OK(db_i64(db, FQ(NOTE_COUNT), DB_NO_ARGS, &n, &e)); /* the transaction still stands */
    CHECK(n == 0);
    store_abort(s, &db);
}

TEST(a_long_text_comes_back_whole) {
    enum { LENGTH = 3 * 1024 * 1024 };
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    SCRATCH(a);
    Db *db;
    int64_t id;
    Note n;
    char *text = arena_make(a, char, LENGTH);
    for (size_t i = 0; i < LENGTH; i++)
        text[i] = (char)('a' + (int)(i * 7 % 26));
    Str body = { text, LENGTH };
    CHECK_OK(store_write(s, &db, &e));
    CHECK_OK(db_i64(db, FQ(NOTE_INSERT),
                    DB_ARGS(db_null(), DB_V(S("long")), DB_V(body), DB_V(S("idea")), DB_V(0.0),
                            DB_V(1), db_null()), &id, &e));
    CHECK_OK(db_one(db, a, FQ(NOTE_GET), DB_ARGS(DB_V(id)), &note_model, &n, &e));
    store_abort(s, &db);
    CHECK(str_eq(n.body, body) && n.body.p != body.p);
}

TEST(lists_are_bounded_or_say_why_not) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    SCRATCH(a);
    Db *db;
    List got;
    CHECK_OK(store_write(s, &db, &e));
    CHECK_ERR(ERR_INTERNAL, db_list(db, a, FQ(NOTE_WITHOUT_LIMIT), DB_ARGS(DB_V(0)),
              &note_model, &got, &e));
    CHECK(strstr(e.msg, "LIMIT"));
    CHECK_OK(db_list(db, a, FQ(NOTE_ALL), DB_NO_ARGS, &note_model, &got, &e));
    CHECK(got.count == 0 && got.items == NULL);
    for (int i = 0; i < 30; i++) {
        char title[8];
        snprintf(title, sizeof title, "n%d", i);
        add(db, title);
    }
    CHECK_OK(db_list(db, a, FQ(NOTE_PAGE), DB_ARGS(DB_V(0), DB_V(20)), &note_model, &got, &e));
    CHECK(got.count == 20);
    CHECK_STR(((Note *)got.items)[19].title, "n19");
    store_abort(s, &db);
}

TEST(one_row_is_one_row) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    SCRATCH(a);
    Db *db;
    Note n = { .id = 9 };
    bool found = true;
    int64_t value = 9;
    CHECK_OK(store_write(s, &db, &e));
    CHECK_ERR(ERR_NOT_FOUND, db_one(db, a, FQ(NOTE_GET), DB_ARGS(DB_V(1)), &note_model, &n, &e));
    CHECK_OK(db_maybe(db, a, FQ(NOTE_GET), DB_ARGS(DB_V(1)), &note_model, &n, &found, &e));
    CHECK(!found && n.id == 9);
    CHECK_ERR(ERR_NOT_FOUND, db_i64(db, FQ(COUNTER_GET), DB_ARGS(DB_V(S("x"))), &value, &e));
    CHECK(value == 9);
    CHECK_OK(db_i64(db, FQ(NOTE_MAX_WEIGHT), DB_NO_ARGS, &value, &e));
    CHECK(value == 0); /* NULL */
    add(db, "a");
    add(db, "b");
    CHECK_ERR(ERR_DB, db_one(db, a, FQ(NOTE_ALL), DB_NO_ARGS, &note_model, &n, &e));
    store_abort(s, &db);
}

TEST(affected_counts_changed_rows_without_triggers) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    Db *db;
    int64_t n = -1;
    CHECK_OK(store_write(s, &db, &e));
    for (int i = 0; i < 3; i++)
        add(db, (const char *[]){ "a", "b", "c" }[i]);
    CHECK_OK(db_run(db, FQ(NOTE_CLOSE_ALL), DB_ARGS(DB_V(1)), &n, &e));
    CHECK(n == 3);
    CHECK_OK(db_run(db, FQ(NOTE_CLOSE_ALL), DB_ARGS(DB_V(1)), &n, &e));
    CHECK(n == 0);
    CHECK_OK(db_run(db, FQ(NOTE_ADD), DB_ARGS(DB_V(S("d")), DB_V(S("idea"))), &n, &e));
    CHECK(n == 1);
    CHECK_OK(db_run(db, FQ(NOTE_ALL), DB_NO_ARGS, &n, &e));
    CHECK(n == 0);
    store_abort(s, &db);
}

TEST(refusals_of_the_engine_have_one_code_on_both) {
    static const struct {
        Query query;
        Err want;
        int kind;
    } cases[] = {
        { FQ(NOTE_ADD), ERR_CONFLICT, 0 },     /* unique */
        { FQ(NOTE_ADD), ERR_INVALID, 1 },      /* check */
        { FQ(NOTE_ADD), ERR_INVALID, 2 },      /* not null */
        { FQ(SHELF_DELETE), ERR_CONFLICT, 3 }, /* still referred to */
        { FQ(NOTE_INSERT), ERR_CONFLICT, 4 },  /* refers to nothing */
    };
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    for (size_t i = 0; i < COUNT(cases); i++) {
        Db *db;
        int64_t shelf, id;
        CHECK_OK(store_write(s, &db, &e));
        CHECK_OK(db_i64(db, FQ(SHELF_INSERT), DB_ARGS(DB_V(S("top"))), &shelf, &e));
        CHECK_OK(db_i64(db, FQ(NOTE_INSERT),
                        DB_ARGS(DB_V(shelf), DB_V(S("same")), db_null(), DB_V(S("idea")), DB_V(0.0),
                                DB_V(1), db_null()), &id, &e));
        DbArgs args[] = {
            DB_ARGS(DB_V(S("same")), DB_V(S("idea"))),
            DB_ARGS(DB_V(S("x")), DB_V(S("forbidden"))),
            DB_ARGS(db_null(), DB_V(S("idea"))),
            DB_ARGS(DB_V(shelf)),
            DB_ARGS(DB_V(shelf + 1000), DB_V(S("y")), db_null(), DB_V(S("idea")), DB_V(0.0),
                    DB_V(1), db_null()),
        };
        CHECK_ERR(cases[i].want, db_run(db, cases[i].query, args[cases[i].kind], NULL, &e));
        CHECK(strstr(e.msg, "constraint") == NULL); /* the engine's words are for no user */
        store_abort(s, &db);
    }
}

typedef struct Walk {
    Db *db;
    int64_t seen, stop_at, sum;
    bool was_busy;
} Walk;

static Err walk(void *ctx, const void *rec, Error *err) {
    Walk *w = ctx;
    int64_t n;
    Error inner;
    w->sum += ((const Note *)rec)->id;
    w->was_busy = db_i64(w->db, FQ(NOTE_COUNT), DB_NO_ARGS, &n, &inner) == ERR_INTERNAL;
    if (++w->seen == w->stop_at)
        FAIL(err, ERR_LIMIT, "enough");
    return ERR_OK;
}

TEST(each_streams_rows_and_stops_when_told) {
    enum { ROWS = 3000 };
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    Db *db;
    CHECK_OK(store_write(s, &db, &e));
    for (int i = 0; i < ROWS; i++) {
        char title[16];
        snprintf(title, sizeof title, "n%d", i);
        CHECK_OK(db_run(db, FQ(NOTE_ADD), DB_ARGS(DB_V(str_c(title)), DB_V(S("idea"))), NULL, &e));
    }
    CHECK_OK(store_commit(s, &db, &e));
    CHECK_OK(store_read(s, &db, &e));
    Walk w = { .db = db }, cut = { .db = db, .stop_at = 10 };
    DbEach each = { &note_model, walk, &w }, stop = { &note_model, walk, &cut };
    CHECK_OK(db_each(db, FQ(NOTE_ALL), DB_NO_ARGS, &each, &e));
    CHECK(w.seen == ROWS && w.was_busy);
    CHECK_ERR(ERR_LIMIT, db_each(db, FQ(NOTE_ALL), DB_NO_ARGS, &stop, &e));
    CHECK(cut.seen == 10);
    int64_t n;
    CHECK_OK(db_i64(db, FQ(NOTE_COUNT), DB_NO_ARGS, &n, &e));
    CHECK(n == ROWS && w.sum > 0);
    store_done(s, &db);
}

enum { BATCH = 700 }; /* more than two pipelines of PostgreSQL */

static void fill(Arena *a, DbArgs rows[BATCH], int from) {
    for (int i = 0; i < BATCH; i++) {
        Buf title = buf_new(a, 32);
        buf_printf(&title, "title %d", from + i);
        rows[i] = note_args(arena_make(a, DbVal, 2), buf_str(&title));
    }
}

TEST(many_rows_go_in_at_once_and_tell_which_were_new) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    SCRATCH(a);
    Db *db;
    DbArgs rows[BATCH];
    int64_t firsts[BATCH], affected = -1, n;
    CHECK_OK(store_write(s, &db, &e));
    fill(a, rows, 0);
    CHECK_OK(db_many(db, FQ(NOTE_ADD), &(DbMany){ .rows = rows, .count = BATCH }, &affected, &e));
    CHECK(affected == BATCH);
    fill(a, rows, 300); /* 400 of these are there already */
    DbMany many = { .rows = rows, .count = BATCH, .firsts = firsts };
    CHECK_OK(db_many(db, FQ(NOTE_ADD_ONCE), &many, &affected, &e));
    CHECK(affected == 300);
    CHECK(firsts[0] == 0 && firsts[399] == 0 && firsts[400] > 0 && firsts[BATCH - 1] > 0);
    CHECK_OK(db_many(db, FQ(NOTE_ADD), &(DbMany){ 0 }, &affected, &e));
    CHECK(affected == 0);
    CHECK_OK(store_commit(s, &db, &e));
    CHECK_OK(store_read(s, &db, &e));
    CHECK_ERR(ERR_INTERNAL, db_many(db, FQ(NOTE_ADD), &many, NULL, &e));
    CHECK_OK(db_i64(db, FQ(NOTE_COUNT), DB_NO_ARGS, &n, &e));
    CHECK(n == 1000);
    store_done(s, &db);
}

enum { NEW_NOTES = 3 };

static void new_notes(Arena *a, DbArgs rows[NEW_NOTES], int64_t shelf_id) {
    static const char *const titles[] = { "one", "two 'quoted' \xc3\xa9", "" };
    for (int i = 0; i < NEW_NOTES; i++) {
        DbVal *v = arena_make(a, DbVal, 7);
        v[0] = i == 1 ? db_null() : DB_V(shelf_id);
        v[1] = DB_V(str_c(titles[i]));
        v[2] = i == 2 ? db_null() : DB_V(S("body"));
        v[3] = DB_V(S("idea"));
        v[4] = DB_V(i + 0.25);
        v[5] = DB_V(i == 0);
        v[6] = i == 1 ? db_null() : DB_V((int64_t)1 << 40);
        rows[i] = (DbArgs){ v, 7 };
    }
}

TEST(new_rows_go_in_at_once_with_values_of_all_kinds_and_tell_their_ids) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    SCRATCH(a);
    Db *db;
    DbArgs rows[NEW_NOTES];
    int64_t ids[NEW_NOTES] = { 0 }, shelf_id, affected;
    DbMany many = { .rows = rows, .count = NEW_NOTES, .firsts = ids };
    CHECK_OK(store_write(s, &db, &e));
    add(db, "one that was there");
    CHECK_OK(db_i64(db, FQ(SHELF_INSERT), DB_ARGS(DB_V(S("left"))), &shelf_id, &e));
    new_notes(a, rows, shelf_id);
    CHECK_OK(db_many(db, FQ(NOTE_INSERT), &many, &affected, &e));
    CHECK(affected == NEW_NOTES);
    for (int i = 0; i < NEW_NOTES; i++) {
        Note n = { 0 };
        const DbVal *v = rows[i].v;
        CHECK_OK(db_one(db, a, FQ(NOTE_GET), DB_ARGS(DB_V(ids[i])), &note_model, &n, &e));
        CHECK(str_eq(n.title, v[1].s) && n.weight == i + 0.25 && n.is_open == (i == 0));
        CHECK(n.shelf_id == v[0].i && n.due_at == v[6].i);
        CHECK(i == 2 ? n.body.p == NULL : str_eq(n.body, S("body")));
    }
    add(db, "one after them");
    CHECK_OK(store_commit(s, &db, &e));
}

TEST(of_new_rows_one_that_does_not_fit_fails_all) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    SCRATCH(a);
    Db *db;
    DbArgs rows[NEW_NOTES];
    int64_t n;
    DbMany many = { .rows = rows, .count = NEW_NOTES };
    new_notes(a, rows, 0);
    rows[0].v = rows[1].v; /* the same title twice */
    CHECK_OK(store_write(s, &db, &e));
    CHECK_ERR(ERR_CONFLICT, db_many(db, FQ(NOTE_INSERT), &many, NULL, &e));
    CHECK_ERR(ERR_DB, db_run(db, FQ(NOTE_COUNT), DB_NO_ARGS, NULL, &e));
    store_abort(s, &db);
    CHECK_OK(store_write(s, &db, &e));
    new_notes(a, rows, 77); /* no such shelf */
    CHECK_ERR(ERR_CONFLICT, db_many(db, FQ(NOTE_INSERT), &many, NULL, &e));
    store_abort(s, &db);
    CHECK_OK(store_write(s, &db, &e));
    CHECK_OK(db_i64(db, FQ(NOTE_COUNT), DB_NO_ARGS, &n, &e));
    CHECK(n == 0);
    store_abort(s, &db);
}

TEST(a_bad_row_in_a_batch_fails_it_and_the_connection_lives) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    SCRATCH(a);
    Db *db;
    DbArgs rows[BATCH];
    int64_t n;
    fill(a, rows, 0);
    rows[500] = rows[100];
    CHECK_OK(store_write(s, &db, &e));
    CHECK_ERR(ERR_CONFLICT, db_many(db, FQ(NOTE_ADD), &(DbMany){ .rows = rows, .count = BATCH },
              NULL, &e));
    CHECK_ERR(ERR_DB, store_commit(s, &db, &e));
    CHECK_OK(store_write(s, &db, &e));
    CHECK_OK(db_i64(db, FQ(NOTE_COUNT), DB_NO_ARGS, &n, &e));
    CHECK(n == 0);
    store_abort(s, &db);
}

TEST(search_finds_words_on_both_engines) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    SCRATCH(a);
    Db *db;
    List got;
    CHECK_OK(store_write(s, &db, &e));
    static const char *const titles[] = { "kopi pahit", "teh manis" };
    for (size_t i = 0; i < COUNT(titles); i++)
        CHECK_OK(db_run(db, FQ(WORD_ADD),
                        DB_ARGS(DB_V(add(db, titles[i])), DB_V(str_c(titles[i]))), NULL, &e));
    CHECK_OK(db_list(db, a, FQ(NOTE_FOUND), DB_ARGS(DB_V(S("manis"))), &note_model, &got, &e));
    CHECK(got.count == 1);
    if (got.count == 1)
        CHECK_STR(((Note *)got.items)->title, "teh manis");
    store_abort(s, &db);
}
