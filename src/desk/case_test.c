#include "desk/case.h"

#include "desk/case_decision.h"
#include "desk/correction.h"
#include "desk/deadline.h"
#include "desk/intake.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

static int64_t new_case(TestShop *s, MessageClass class) {
    return shop_message(
        s, &(TestMessage){ .at = NOW, .who = "@sari", .text = "teks", .class = class });
}

static Err act(TestShop *s, int64_t id, CaseChange c, Case *out) {
    Caller by = shop_person(s, NOW + 60);
    Case now = { 0 };
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, id, &now, &e));
    c.version = c.version ? c.version : now.version;
    return case_act(s->db, s->arena, &by, id, &c, out, &e);
}

TEST(one_tap_corrects_the_class) {
    TEST_SHOP(s);
    Case c = { 0 };
    int64_t id = new_case(&s, CLASS_COMPLAINT);
    CHECK_OK(act(&s, id, (CaseChange){ .act = ACT_CLASSIFY, .class = CLASS_QUESTION }, &c));
    CHECK(c.class == CLASS_QUESTION && c.class_by == s.staff_id && c.state == CASE_CLASSIFIED);
    CHECK_OK(act(&s, id, (CaseChange){ .act = ACT_CLASSIFY, .class = CLASS_SPAM }, &c));
    CHECK(c.queue == QUEUE_SPAM && c.state == CASE_SPAM);
    CHECK_OK(act(&s, id, (CaseChange){ .act = ACT_CLASSIFY, .class = CLASS_COMPLAINT }, &c));
    CHECK(c.queue == QUEUE_WAITING && c.deadline_at > 0);
}

TEST(a_stale_version_is_refused) {
    TEST_SHOP(s);
    Case c = { 0 };
    int64_t id = new_case(&s, CLASS_COMPLAINT);
    CHECK_OK(act(&s, id, (CaseChange){ .act = ACT_TAKE }, &c));
    CHECK(c.owner_id == s.staff_id);
    CHECK(act(&s, id, (CaseChange){ .act = ACT_RELEASE, .version = c.version - 1 }, &c) ==
          ERR_CONFLICT);
}

TEST(each_list_of_open_work_tells_how_much_of_it_one_holds) {
    TEST_SHOP(s);
    Case c = { 0 };
    List counts;
    Caller by = shop_person(&s, NOW), other = by;
    other.staff_id++;
    int64_t held = new_case(&s, CLASS_COMPLAINT), closed = new_case(&s, CLASS_QUESTION);
    CHECK_OK(act(&s, held, (CaseChange){ .act = ACT_TAKE }, &c));
    CHECK_OK(act(&s, closed, (CaseChange){ .act = ACT_TAKE }, &c));
    CHECK_OK(act(&s, closed, (CaseChange){ .act = ACT_DONE, .reason = S("lewat telepon") }, &c));
    new_case(&s, CLASS_COMPLAINT);
    CHECK_OK(case_counts(s.db, s.arena, &by, &counts, &e));
    const QueueCount *q = counts.items;
    CHECK(q[QUEUE_WAITING].count > 1 && q[QUEUE_WAITING].mine == 1);
    CHECK(q[QUEUE_DONE].count == 1 && q[QUEUE_DONE].mine == 0);
    CHECK_OK(case_counts(s.db, s.arena, &other, &counts, &e));
    CHECK(((const QueueCount *)counts.items)[QUEUE_WAITING].mine == 0);
}

TEST(a_complaint_is_never_ignored) {
    static const struct {
        MessageClass class;
        Err want;
    } t[] = { { CLASS_COMPLAINT, ERR_DENIED }, { CLASS_CRITICISM, ERR_DENIED },
              { CLASS_QUESTION, ERR_DENIED },  { CLASS_AT_RISK, ERR_DENIED },
              { CLASS_VENTING, ERR_OK },       { CLASS_TROLL, ERR_OK } };
    TEST_SHOP(s);
    for (size_t i = 0; i < COUNT(t); i++) {
        Case c = { 0 };
        int64_t id = new_case(&s, t[i].class);
        CHECK(act(&s, id, (CaseChange){ .act = ACT_IGNORE }, &c) == ERR_INVALID); /* no reason */
        CHECK(act(&s, id, (CaseChange){ .act = ACT_IGNORE, .reason = S("hanya luapan") }, &c) ==
              ERR_INVALID); /* no review date */
        CHECK_STR(str_c(e.field), "until");
        CHECK(act(&s, id,
                  (CaseChange){ .act = ACT_IGNORE, .reason = S("hanya luapan"),
                                .until = NOW + 7 * DAY },
                  &c) == t[i].want);
    }
}

static size_t decided(TestShop *s, int64_t id, const CaseDecision **out) {
    List list;
    CHECK_OK(case_decisions(s->db, s->arena, s->brand_id, id, &list, &e));
    *out = list.items;
    return list.count;
}

TEST(what_is_ignored_is_counted_and_comes_back_at_its_review) {
    TEST_SHOP(s);
    Case c = { 0 };
    List counts, rows;
    Str next;
    int64_t count, id = new_case(&s, CLASS_TROLL);
    const CaseDecision *d;
    CaseChange ignore = { .act = ACT_IGNORE, .reason = S("memancing ribut"),
                          .until = NOW + 31 * DAY };
    CHECK(act(&s, id, ignore, &c) == ERR_INVALID); /* longer than the policy lets it rest */
    ignore.until = NOW + 7 * DAY;
    CHECK_OK(act(&s, id, ignore, &c));
    CHECK(c.state == CASE_IGNORED && c.queue == QUEUE_IGNORED && c.sort_at == ignore.until);
    Caller by = shop_person(&s, NOW);
    CHECK_OK(case_counts(s.db, s.arena, &by, &counts, &e));
    CHECK(((const QueueCount *)counts.items)[QUEUE_IGNORED].count == 1);
    CHECK_OK(case_list(s.db, s.arena, s.brand_id, &(CaseFilter){ .queue = QUEUE_IGNORED }, &rows,
                       &next, &e));
    CHECK(rows.count == 1 && ((const CaseRow *)rows.items)->id == id);
    CHECK_OK(case_wake_due(s.db, s.brand_id, ignore.until - 1, &count, &e));
    CHECK(count == 0);
    CHECK_OK(case_wake_due(s.db, s.brand_id, ignore.until, &count, &e));
    CHECK(count == 1);
    CHECK_OK(case_get(s.db, s.arena, s.brand_id, id, &c, &e));
    CHECK(c.queue == QUEUE_WAITING && c.review_at == 0 && c.deadline_at > ignore.until);
    CHECK(str_eq(c.decision, S("none")) && c.reason.n == 0);
    CHECK(decided(&s, id, &d) == 2);
    CHECK(str_eq(d[0].decision, S("review")) && d[0].staff_id == 0);
    CHECK(str_eq(d[1].decision, S("ignore")) && d[1].review_at == ignore.until);
    CHECK(str_eq(d[1].reason, S("memancing ribut")) && d[1].staff_id == by.staff_id);
}

TEST(where_people_turn_to_us_nothing_is_ignored) {
    static const struct {
        Channel channel;
        Err want;
    } t[] = { { CHANNEL_INSTAGRAM, ERR_OK }, { CHANNEL_MARKETPLACE, ERR_DENIED },
              { CHANNEL_EMAIL, ERR_DENIED }, { CHANNEL_WHATSAPP, ERR_DENIED },
              { CHANNEL_PHONE, ERR_DENIED }, { CHANNEL_VISIT, ERR_DENIED } };
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    for (size_t i = 0; i < COUNT(t); i++) {
        Case c = { 0 };
        Source in = { .channel = t[i].channel, .way_out = WAY_BROWSER }, made = { 0 };
        PasteForm said = { .author = S("Budi"), .text = S("minyaknya basi semua"),
                           .time = NOW - HOUR };
        int64_t id;
        in.name = str_fmt(s.arena, "new-%zu", i);
        CHECK_OK(source_create(s.db, s.arena, &by, &in, &made, &e));
        said.source_id = made.id;
        CHECK_OK(intake_paste(s.db, s.arena, &by, &said, &id, &e));
        CHECK_OK(act(&s, id, (CaseChange){ .act = ACT_CLASSIFY, .class = CLASS_TROLL }, &c));
        CHECK(act(&s, id,
                  (CaseChange){ .act = ACT_IGNORE, .reason = S("hanya luapan"),
                                .until = NOW + DAY },
                  &c) == t[i].want);
    }
}

TEST(watching_needs_a_reason_and_an_end_and_comes_back) {
    TEST_SHOP(s);
    Case c = { 0 };
    int64_t count;
    int64_t id = new_case(&s, CLASS_COMPLAINT);
    CHECK(act(&s, id, (CaseChange){ .act = ACT_WATCH, .reason = S("lihat dulu") }, &c) ==
          ERR_INVALID);
    CHECK_STR(str_c(e.field), "until");
    CHECK(act(&s, id,
              (CaseChange){ .act = ACT_WATCH, .reason = S("lihat dulu"), .until = NOW + 3 * DAY },
              &c) == ERR_INVALID);
    CHECK_OK(act(
        &s, id,
        (CaseChange){ .act = ACT_WATCH, .reason = S("lihat dulu"), .until = NOW + 2 * HOUR }, &c));
    CHECK(c.queue == QUEUE_WATCH && c.sort_at == NOW + 2 * HOUR);
    CHECK_OK(case_wake_due(s.db, s.brand_id, NOW + HOUR, &count, &e));
    CHECK(count == 0);
    CHECK_OK(case_wake_due(s.db, s.brand_id, NOW + 2 * HOUR, &count, &e));
    CHECK(count == 1);
    CHECK_OK(case_get(s.db, s.arena, s.brand_id, id, &c, &e));
    CHECK(c.queue == QUEUE_WAITING && c.review_at == 0);
}

TEST(closing_without_an_answer_needs_a_reason) {
    TEST_SHOP(s);
    Case c = { 0 };
    int64_t id = new_case(&s, CLASS_COMPLAINT);
    CHECK(act(&s, id, (CaseChange){ .act = ACT_DONE }, &c) == ERR_INVALID);
    CHECK_OK(act(&s, id, (CaseChange){ .act = ACT_DONE, .reason = S("sudah lewat telepon") }, &c));
    CHECK(c.state == CASE_DONE && c.queue == QUEUE_DONE);
    CHECK(act(&s, id, (CaseChange){ .act = ACT_SPAM }, &c) == ERR_CONFLICT);
    CHECK_OK(act(&s, id, (CaseChange){ .act = ACT_REOPEN }, &c));
    CHECK(c.queue == QUEUE_WAITING && c.deadline_at == NOW + 60 + HOUR);
}

/* The list after `now`, read in pages of `limit`; how many it held. */
static size_t list_all(TestShop *s, CaseFilter f, int64_t *ids, size_t most) {
    size_t n = 0;
    do {
        List list;
        Str next;
        CHECK_OK(case_list(s->db, s->arena, s->brand_id, &f, &list, &next, &e));
        f.cursor = next;
        const CaseRow *rows = list.items;
        for (size_t i = 0; i < list.count && n < most; i++)
            ids[n++] = rows[i].id;
    } while (f.cursor.n && n < most);
    return n;
}

TEST(the_neglected_stand_behind_the_others_newest_first) {
    enum { N = 7 };
    static const int hours_ago[N] = { 500, 3, 90, 72, 0, 200, 60 };
    static const int order[N] = { 3, 6, 1, 4, 2, 5, 0 };
    TEST_SHOP(s);
    int64_t ids[N], got[N + 1];
    for (size_t i = 0; i < N; i++)
        ids[i] = shop_message(&s, &(TestMessage){ .at = NOW - hours_ago[i] * HOUR, .who = "@a",
                                                  .class = CLASS_COMPLAINT });
    for (int64_t limit = 1; limit <= N + 1; limit++)
        for (int filtered = 0; filtered < 2; filtered++) {
            CaseFilter f = { .limit = limit, .now = NOW,
                             .class = filtered ? S("complaint") : S("") };
            CHECK(list_all(&s, f, got, N + 1) == N);
            for (size_t i = 0; i < N; i++)
                CHECK(got[i] == ids[order[i]]);
        }
}

TEST(what_is_behind_the_wall_is_a_list_and_a_count_of_its_own) {
    static const int hours_ago[] = { 500, 3, 90, 72, 200 };
    static const size_t order[] = { 2, 4, 0 };
    TEST_SHOP(s);
    List counts;
    Caller by = shop_person(&s, NOW);
    int64_t ids[COUNT(hours_ago)], got[COUNT(hours_ago)];
    for (size_t i = 0; i < COUNT(hours_ago); i++)
        ids[i] = shop_message(&s, &(TestMessage){ .at = NOW - hours_ago[i] * HOUR, .who = "@a",
                                                  .class = CLASS_COMPLAINT });
    for (int64_t limit = 1; limit <= 4; limit++) {
        CHECK(list_all(&s, (CaseFilter){ .limit = limit, .now = NOW, .neglected = true }, got,
                       COUNT(got)) == COUNT(order));
        for (size_t i = 0; i < COUNT(order); i++)
            CHECK(got[i] == ids[order[i]]);
    }
    CHECK_OK(case_counts(s.db, s.arena, &by, &counts, &e));
    CHECK(((const QueueCount *)counts.items)[QUEUE_WAITING].neglected == COUNT(order));
}

TEST(a_heap_of_neglected_cases_alone_is_listed_too) {
    TEST_SHOP(s);
    int64_t ids[3], got[4];
    for (int i = 0; i < 3; i++)
        ids[i] = shop_message(&s, &(TestMessage){ .at = NOW - (100 + i) * HOUR, .who = "@a",
                                                  .class = CLASS_COMPLAINT });
    CHECK(list_all(&s, (CaseFilter){ .limit = 2, .now = NOW }, got, 4) == 3);
    for (int i = 0; i < 3; i++)
        CHECK(got[i] == ids[i]);
}

TEST(deadlines_run_in_working_hours_only) {
    static const Policy p = { .clock_comment = 3600,
                              .clock_mail = 14400,
                              .clock_grave = 900,
                              .hours_from = 8 * HOUR,
                              .hours_to = 20 * HOUR };
    static const struct {
        int64_t from, want; /* seconds after Monday 00.00 WIB */
        Channel channel;
        Severity severity;
    } t[] = {
        { 10 * HOUR, 11 * HOUR, CHANNEL_INSTAGRAM, SEVERITY_LOW },
        { 5 * HOUR, 9 * HOUR, CHANNEL_INSTAGRAM, SEVERITY_LOW },   /* before opening */
        { 19 * HOUR, 20 * HOUR, CHANNEL_INSTAGRAM, SEVERITY_LOW }, /* exactly at closing */
        { 19 * HOUR + 1800, 32 * HOUR + 1800, CHANNEL_INSTAGRAM, SEVERITY_LOW },
        { 22 * HOUR, 33 * HOUR, CHANNEL_INSTAGRAM, SEVERITY_LOW },
        { 18 * HOUR, 34 * HOUR, CHANNEL_EMAIL, SEVERITY_LOW },
        { 22 * HOUR, 22 * HOUR + 900, CHANNEL_INSTAGRAM, SEVERITY_GRAVE }, /* never sleeps */
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        int64_t got = deadline_of(&(DeadlineInput){ .policy = &p,
                                                    .zone = ZONE_WIB,
                                                    .channel = t[i].channel,
                                                    .severity = t[i].severity,
                                                    .from = SHOP_MONDAY + t[i].from });
        if (got != SHOP_MONDAY + t[i].want)
            printf("row %zu: %lld\n", i, (long long)(got - SHOP_MONDAY));
        CHECK(got == SHOP_MONDAY + t[i].want);
    }
}

static void take_one(TestShop *s, const char *id, const char *parent, const char *text) {
    Intake *in CLEANUP(intake_close) = NULL;
    IntakeCounts counts;
    Caller by = shop_person(s, NOW);
    CHECK_OK(intake_open(s->db, s->arena, &by, s->sources[0], &in, &e));
    CHECK_OK(intake_begin(in, &(IntakeBatch){ .db = s->db, .now = NOW }, &e));
    CHECK_OK(intake_item(in, &(Item){ .id = str_c(id), .handle = str_c(id), .time = NOW,
                                      .parent = str_c(parent), .text = str_c(text) }, &e));
    CHECK_OK(intake_end(in, &counts, &e));
}

static CaseRow only_row(TestShop *s, const char *words) {
    List list;
    Str next;
    CHECK_OK(case_list(s->db, s->arena, s->brand_id, &(CaseFilter){ .search = str_c(words) }, &list,
                       &next, &e));
    CHECK(list.count == 1);
    return list.count ? *(CaseRow *)list.items : (CaseRow){ 0 };
}

TEST(a_correction_changes_how_the_next_message_is_read) {
    TEST_SHOP(s);
    Case c = { 0 };
    Str table;
    int64_t count;
    take_one(&s, "1", "", "kripik pisangnya ready lusa ya kak satu");
    CaseRow first = only_row(&s, "satu");
    CHECK(first.class != CLASS_SPAM);
    CHECK_OK(case_get(s.db, s.arena, s.brand_id, first.id, &c, &e));
    CHECK_OK(act(&s, first.id, (CaseChange){ .act = ACT_CLASSIFY, .version = c.version,
                                            .class = CLASS_SPAM }, &c));
    take_one(&s, "2", "", "kripik pisangnya ready lusa ya kak dua");
    CaseRow second = only_row(&s, "dua");
    CHECK(second.class == CLASS_SPAM && second.queue == QUEUE_SPAM && second.class_by == 0);
    CHECK_OK(correction_table(s.db, s.arena, s.brand_id, &table, &count, &e));
    CHECK(count == 1);
    CHECK(str_eq(table, S("text\tclass\nkripik pisangnya ready lusa ya kak satu\tspam_scam\n")));
    CHECK_OK(correction_table(s.db, s.arena, shop_other_brand(&s), &table, &count, &e));
    CHECK(count == 0);
}

TEST(a_correction_is_about_the_message_the_class_came_from) {
    TEST_SHOP(s);
    Case c = { 0 };
    Str table;
    int64_t count;
    take_one(&s, "1", "", "paketnya rusak parah kecewa sekali saya pertama");
    take_one(&s, "2", "1", "oke terima kasih kak");
    CaseRow row = only_row(&s, "pertama");
    CHECK(row.message_count == 2 && row.class == CLASS_COMPLAINT);
    CHECK_OK(act(&s, row.id, (CaseChange){ .act = ACT_CLASSIFY, .class = CLASS_VENTING }, &c));
    CHECK_OK(correction_table(s.db, s.arena, s.brand_id, &table, &count, &e));
    CHECK(count == 1 && str_find(table, S("pertama")) > 0 && str_find(table, S("terima")) < 0);
    take_one(&s, "1", "", "sekarang saya tulis lain"); /* edited: it says nothing any more */
    CHECK_OK(correction_table(s.db, s.arena, s.brand_id, &table, &count, &e));
    CHECK(count == 0);
}

TEST(a_filter_that_names_nothing_is_told_so) {
    static const struct {
        CaseFilter filter;
        const char *field;
    } t[] = { { { .severity = { "ngawur", 6 } }, "severity" },
              { { .class = { "keluhan", 7 } }, "class" },
              { { .mood = { "angry", 5 } }, "mood" },
              { { .channel = { "friendster", 10 } }, "channel" } };
    TEST_SHOP(s);
    for (size_t i = 0; i < COUNT(t); i++) {
        List rows;
        Str next;
        CHECK(case_list(s.db, s.arena, s.brand_id, &t[i].filter, &rows, &next, &e) ==
              ERR_INVALID);
        CHECK_STR(str_c(e.field), t[i].field);
    }
}
