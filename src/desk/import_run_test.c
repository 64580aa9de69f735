#include "desk/import_run.h"

#include "test_shop.h"

static ImportRun begin(TestShop *s, const char *print, int64_t now) {
    Error e;
    ImportRun run = { 0 };
    Caller by = shop_person(s, now);
    CHECK_OK(import_begin(s->db, s->arena, &by,
                          &(ImportFile){ s->sources[0], S("komentar.csv"), str_c(print) }, &run,
                          &e));
    return run;
}

TEST(an_interrupted_run_goes_on_where_it_stopped) {
    TEST_SHOP(s);
    Error e;
    ImportRun run = begin(&s, "100:abc", 5000);
    CHECK(run.at_byte == 0 && run.started_at == 5000);
    CHECK_STR(run.state, "running");
    run.at_byte = 4096;
    run.taken = 40;
    CHECK_OK(import_advance(s.db, &run, &e));
    shop_commit(&s);
    ImportRun again = begin(&s, "100:abc", 6000); /* killed, started anew */
    CHECK(again.id == run.id && again.at_byte == 4096 && again.taken == 40);
    again.state = S("stopped");
    again.ended_at = 6100;
    CHECK_OK(import_advance(s.db, &again, &e));
    ImportRun third = begin(&s, "100:abc", 7000);
    CHECK(third.id == run.id && third.ended_at == 0);
    CHECK_STR(third.state, "running");
}

TEST(a_finished_run_is_not_gone_on_with) {
    TEST_SHOP(s);
    Error e;
    ImportRun run = begin(&s, "100:abc", 5000);
    run.state = S("done");
    run.ended_at = 5100;
    CHECK_OK(import_advance(s.db, &run, &e));
    CHECK_ERR(ERR_NOT_FOUND, import_advance(s.db, &run, &e));
    CHECK(begin(&s, "100:abc", 6000).id != run.id);
}

TEST(another_file_or_another_source_is_another_run) {
    TEST_SHOP(s);
    Error e;
    ImportRun run = begin(&s, "100:abc", 5000), other = { 0 };
    CHECK(begin(&s, "100:abd", 5000).id != run.id);
    Caller by = shop_person(&s, 5000);
    CHECK_OK(import_begin(s.db, s.arena, &by,
                          &(ImportFile){ s.sources[1], S("komentar.csv"), S("100:abc") },
                          &other, &e));
    CHECK(other.id != run.id);
}

TEST(a_roll_back_takes_the_progress_with_it) {
    TEST_SHOP(s);
    Error e;
    ImportRun run = begin(&s, "100:abc", 5000);
    shop_commit(&s);
    run.at_byte = 4096;
    CHECK_OK(import_advance(s.db, &run, &e));
    store_abort(s.store, &s.db);
    CHECK_OK(store_write(s.store, &s.db, &e));
    CHECK(begin(&s, "100:abc", 6000).at_byte == 0);
}

TEST(runs_are_listed_newest_first_for_their_brand) {
    TEST_SHOP(s);
    Error e;
    List list;
    ImportRun first = begin(&s, "1:a", 5000), second = begin(&s, "2:b", 5001);
    CHECK_OK(import_list(s.db, s.arena, s.brand_id, &list, &e));
    const ImportRun *run = list.items;
    CHECK(list.count == 2 && run[0].id == second.id && run[1].id == first.id);
    CHECK_STR(run[0].file, "komentar.csv");
    CHECK_OK(import_list(s.db, s.arena, shop_other_brand(&s), &list, &e));
    CHECK(list.count == 0);
}
