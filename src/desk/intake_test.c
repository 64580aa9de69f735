#include "desk/intake.h"

#include "base/limits.h"
#include "desk/message.h"
#include "desk/said_record.h"
#include "test_shop.h"
#include "text/model.h"

static Error e;

static IntakeCounts take(TestShop *s, size_t source, const Item *items, size_t n, int64_t now) {
    IntakeCounts counts = { 0 };
    Intake *in CLEANUP(intake_close) = NULL;
    Caller by = shop_person(s, now);
    CHECK_OK(intake_open(s->db, s->arena, &by, s->sources[source], &in, &e));
    CHECK_OK(intake_begin(in, &(IntakeBatch){ .db = s->db, .now = now, .live = true }, &e));
    for (size_t i = 0; i < n; i++)
        CHECK_OK(intake_item(in, &items[i], &e));
    CHECK_OK(intake_end(in, &counts, &e));
    return counts;
}

static Case only_case(TestShop *s, Queue queue) {
    Case c = { 0 };
    List list;
    Str next;
    CHECK_OK(
        case_list(s->db, s->arena, s->brand_id, &(CaseFilter){ .queue = queue }, &list, &next, &e));
    CHECK(list.count == 1);
    if (list.count)
        CHECK_OK(case_get(s->db, s->arena, s->brand_id, ((CaseRow *)list.items)->id, &c, &e));
    return c;
}

static size_t count_in(TestShop *s, const CaseFilter *f) {
    List list;
    Str next;
    CHECK_OK(case_list(s->db, s->arena, s->brand_id, f, &list, &next, &e));
    return list.count;
}

enum { NOW = SHOP_MONDAY + 10 * HOUR };

static Item complaint(const char *id) {
    return (Item){ .id = str_c(id),
                   .author = S("Sari"),
                   .handle = S("@sari"),
                   .time = NOW,
                   .text = S("min paket saya belum sampai, sudah seminggu. kecewa banget") };
}

static int64_t stars_of(TestShop *s, int64_t case_id) {
    List list;
    CHECK_OK(message_list(s->db, s->arena, s->brand_id, case_id, 0, &list, &e));
    return list.count ? ((const Message *)list.items)[0].rating : -1;
}

TEST(the_stars_of_a_review_are_kept_and_change_with_it) {
    TEST_SHOP(s);
    Item it = complaint("r1");
    take(&s, 0, &it, 1, NOW);
    Case c = only_case(&s, QUEUE_WAITING);
    CHECK(stars_of(&s, c.id) == 0);
    it.rating = 2; /* the same file again, read by a program that knows stars */
    CHECK(take(&s, 0, &it, 1, NOW + HOUR).known == 1);
    CHECK(stars_of(&s, c.id) == 2);
    it.rating = 5; /* the customer changed their mind, and nothing but the stars */
    CHECK(take(&s, 0, &it, 1, NOW + 2 * HOUR).known == 1);
    CHECK(stars_of(&s, c.id) == 5);
    it.rating = 0; /* told by a way that knows no stars */
    it.text = S("sudah sampai kak, maaf tadi marah");
    CHECK(take(&s, 0, &it, 1, NOW + 3 * HOUR).edited == 1);
    CHECK(stars_of(&s, c.id) == 5);
    Item twice[2] = { complaint("r2"), complaint("r2") };
    twice[0].rating = 1;
    twice[1].rating = 4;
    take(&s, 0, twice, 2, NOW + 4 * HOUR); /* in one batch */
    MessagePlace at = { 0 };
    CHECK_OK(message_place(s.db, s.sources[0], S("r2"), &at, &e));
    CHECK(stars_of(&s, at.case_id) == 4);
}

TEST(a_review_pasted_by_hand_shows_its_stars) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    List list;
    int64_t case_id;
    PasteForm form = { .source_id = s.sources[0], .text = S("lama sekali"), .rating = 2 };
    CHECK_OK(intake_paste(s.db, s.arena, &by, &form, &case_id, &e));
    CHECK_OK(message_list(s.db, s.arena, s.brand_id, case_id, 0, &list, &e));
    const Message *m = list.items;
    CHECK(list.count == 1 && m->rating == 2);
    CHECK_STR(m->title, "\xE2\x98\x85 2");
}

TEST(a_message_tells_the_times_and_places_it_names) {
    TEST_SHOP(s);
    Case c = { 0 };
    List list;
    Str text = S("kemarin sore di cab. Dago keripiknya tengik");
    int64_t now = SHOP_MONDAY + 14 * HOUR;
    c.id = shop_message(&s, &(TestMessage){ .at = now, .who = "@a", .text = text.p });
    CHECK_OK(message_list(s.db, s.arena, s.brand_id, c.id, 0, &list, &e));
    const Message *m = list.items;
    CHECK(list.count == 1 && m->times.count == 1 && m->places.count == 1);
    const TimeRecord *t = m->times.items;
    CHECK(str_eq(str_slice(text, (size_t)t->from, (size_t)t->to), S("kemarin sore")));
    CHECK(t->begins == SHOP_MONDAY - DAY + 15 * HOUR && t->ends == SHOP_MONDAY - DAY + 19 * HOUR);
    const PlaceRecord *p = m->places.items;
    CHECK(str_eq(p->kind, S("branch")) && str_eq(p->name, S("Dago")));
}

TEST(a_message_twice_is_one_row) {
    TEST_SHOP(s);
    Item items[] = { complaint("1"), complaint("1") };
    IntakeCounts n = take(&s, 0, items, 2, NOW);
    CHECK(n.taken == 1 && n.known == 1);
    n = take(&s, 0, items, 1, NOW + 5);
    CHECK(n.taken == 0 && n.known == 1);
    CHECK(only_case(&s, QUEUE_WAITING).message_count == 1);
}

TEST(a_complaint_waits_with_a_deadline_and_its_words) {
    TEST_SHOP(s);
    Item item = complaint("1");
    List messages;
    take(&s, 0, &item, 1, NOW);
    Case c = only_case(&s, QUEUE_WAITING);
    CHECK(c.class == CLASS_COMPLAINT && c.class_by == 0 && c.mood == MOOD_NEGATIVE);
    CHECK(c.deadline_at == NOW + HOUR && c.sort_at == c.deadline_at);
    CHECK_OK(message_list(s.db, s.arena, s.brand_id, c.id, 0, &messages, &e));
    CHECK(messages.count == 1);
    const Message *m = messages.items;
    const Evidence *v = m->evidence.items;
    CHECK(m->evidence.count > 0);
    for (size_t i = 0; i < m->evidence.count; i++)
        CHECK(v[i].from < v[i].to && v[i].to <= (int64_t)m->text.n);
}

/* Nobody is asked to look at plain praise: its row holds no evidence, and the page shows what it
 * would hold. */
TEST(evidence_of_what_asks_nobody_is_made_when_it_is_shown) {
    TEST_SHOP(s);
    Item item = complaint("1");
    List messages;
    item.text = S("enak banget kerupuknya, anak saya suka, bakal pesan lagi");
    take(&s, 0, &item, 1, NOW);
    Case c = only_case(&s, QUEUE_TALK);
    CHECK_OK(message_list(s.db, s.arena, s.brand_id, c.id, 0, &messages, &e));
    CHECK(messages.count == 1);
    const Message *m = messages.items;
    ReadingInput in = { .text = item.text, .model = model_default() };
    Reading want;
    reading_make(s.arena, &in, &want);
    CHECK(!reading_asks(&want) && want.evidence_count > 0);
    CHECK(m->evidence_text.n == 0 && m->evidence.count == want.evidence_count);
    const Evidence *v = m->evidence.items;
    for (size_t i = 0; i < m->evidence.count; i++)
        CHECK(str_eq(v[i].says, want.evidence[i].says) && v[i].from == want.evidence[i].from);
    item.id = S("2");
    item.text = str_fmt(s.arena, "%s%1000s", "enak banget kerupuknya ", "");
    take(&s, 0, &item, 1, NOW);
    CHECK_OK(message_list(s.db, s.arena, s.brand_id, c.id + 1, 0, &messages, &e));
    m = messages.items;
    CHECK(messages.count == 1 && m->evidence_text.n > 0);
}

TEST(signs_alone_and_a_title_alone_are_messages_too) {
    TEST_SHOP(s);
    Item items[] = {
        { .id = S("1"), .author = S("Sari"), .time = NOW, .text = S(": ' )") },
        { .id = S("2"), .author = S("Budi"), .time = NOW, .text = S("\xf0\x9f\x98\x80") },
        { .id = S("3"), .author = S("Dewi"), .time = NOW, .title = S("Bintang 1") },
    };
    CHECK(take(&s, 0, items, 3, NOW).taken == 3);
    CHECK(take(&s, 0, items, 3, NOW + 5).known == 3);
}

TEST(a_channel_is_guessed_from_the_name_people_give) {
    static const struct {
        const char *name;
        Channel want;
    } t[] = { { "whatsapp", CHANNEL_WHATSAPP },   { "WA toko", CHANNEL_WHATSAPP },
              { "toko-wa", CHANNEL_WHATSAPP },    { "IG", CHANNEL_INSTAGRAM },
              { "wawancara", CHANNEL_OTHER },     { "kai", CHANNEL_OTHER },
              { "Ulasan Google", CHANNEL_GOOGLE }, { "", CHANNEL_OTHER },
              { "x 2026", CHANNEL_X },            { "max", CHANNEL_OTHER } };
    for (size_t i = 0; i < COUNT(t); i++)
        CHECK(channel_guess(str_c(t[i].name)) == t[i].want);
}

TEST(an_edit_keeps_what_was_said_before) {
    TEST_SHOP(s);
    Item first = complaint("1"), second = complaint("1");
    List versions, messages;
    second.text = S("maaf, paketnya sudah sampai kok");
    take(&s, 0, &first, 1, NOW);
    IntakeCounts n = take(&s, 0, &second, 1, NOW + 60);
    CHECK(n.edited == 1 && n.taken == 0);
    Case c = only_case(&s, QUEUE_WAITING);
    CHECK_OK(message_list(s.db, s.arena, s.brand_id, c.id, 0, &messages, &e));
    const Message *m = messages.items;
    CHECK(m->state == MESSAGE_EDITED);
    CHECK_OK(message_versions(s.db, s.arena, s.brand_id, m->id, &versions, &e));
    CHECK(versions.count == 1);
    CHECK(str_eq(((MessageVersion *)versions.items)->text, first.text));
    CHECK(count_in(&s, &(CaseFilter){ .search = S("seminggu") }) == 0);
    CHECK(count_in(&s, &(CaseFilter){ .search = S("paketnya sampai") }) == 1);
}

TEST(lists_and_searches_are_narrowed_to_what_was_read) {
    TEST_SHOP(s);
    Item items[] = { complaint("1"), complaint("2"), complaint("3"), complaint("4") };
    items[1].text = S("bungkusnya sobek, isinya tumpah semua, kecewa");
    items[3].text = S("saya minta refund sekarang juga, kecewa");
    items[2].text = S("kak harga sepaket berapa ya?");
    take(&s, 0, items, COUNT(items), NOW);
    const struct {
        CaseFilter filter;
        size_t want;
    } t[] = {
        { { .subject = S("delivery") }, 1 }, { { .subject = S("packaging") }, 1 },
        { { .demand = S("refund") }, 1 },    { { .demand = S("takedown") }, 0 },
        { { .mood = S("negative") }, 3 },
        { { .mood = S("negative"), .demand = S("refund") }, 1 },
        { { .search = S("paket") }, 1 },
        { { .search = S("sepaket"), .mood = S("negative") }, 0 },
        { { .search = S("sobek"), .subject = S("packaging") }, 1 },
        { { .search = S("sobek"), .subject = S("delivery") }, 0 },
    };
    for (size_t i = 0; i < COUNT(t); i++)
        if (count_in(&s, &t[i].filter) != t[i].want) {
            printf("row %zu: %zu\n", i, count_in(&s, &t[i].filter));
            CHECK(false);
        }
    List list;
    Str next;
    CHECK(case_list(s.db, s.arena, s.brand_id, &(CaseFilter){ .subject = S("weather") }, &list,
                    &next, &e) == ERR_INVALID);
    CHECK(str_eq(str_c(e.field), S("subject")));
}

TEST(a_search_with_a_filter_goes_on_behind_what_does_not_fit) {
    enum { MANY = 2100 };
    TEST_SHOP(s);
    CaseFilter f = { .search = S("promo"), .demand = S("refund"), .limit = 10 };
    size_t found = 0, pages = 0;
    Item first = complaint("first");
    first.text = S("promo apa ini, tolong refund uang saya");
    take(&s, 0, &first, 1, NOW);
    for (int i = 0; i < MANY; i++) {
        Item item = complaint(str_fmt(s.arena, "p%d", i).p);
        item.text = S("promo apa hari ini kak?");
        take(&s, 0, &item, 1, NOW);
    }
    do {
        List list;
        Str next;
        CHECK_OK(case_list(s.db, s.arena, s.brand_id, &f, &list, &next, &e));
        found += list.count;
        f.cursor = next;
        pages++;
    } while (f.cursor.n && pages < 5);
    CHECK(found == 1 && pages == 2);
}

TEST(a_deletion_leaves_a_tombstone) {
    TEST_SHOP(s);
    Item item = complaint("1"), gone = complaint("1");
    List messages;
    gone.is_deleted = true;
    take(&s, 0, &item, 1, NOW);
    CHECK(take(&s, 0, &gone, 1, NOW + 60).deleted == 1);
    CHECK(take(&s, 0, &gone, 1, NOW + 70).known == 1);
    Case c = only_case(&s, QUEUE_WAITING);
    CHECK_OK(message_list(s.db, s.arena, s.brand_id, c.id, 0, &messages, &e));
    CHECK(((Message *)messages.items)->state == MESSAGE_DELETED);
    CHECK(str_eq(((Message *)messages.items)->text, item.text));
}

TEST(an_answer_to_a_message_joins_its_case_in_either_order) {
    TEST_SHOP(s);
    Item root = complaint("root"), child = complaint("child"), late = complaint("late");
    child.parent = S("root");
    child.text = S("kapan dibalas min?");
    late.parent = S("root");
    late.text = S("iya saya juga");
    Item items[] = { child, late, root };
    IntakeCounts n = take(&s, 0, items, 3, NOW);
    CHECK(n.taken == 3 && n.cases == 1);
    CHECK(only_case(&s, QUEUE_WAITING).message_count == 3);
}

TEST(a_chat_goes_on_in_its_case) {
    TEST_SHOP(s);
    Item one = complaint("1"), two = complaint("2"), other = complaint("3");
    one.is_direct = two.is_direct = other.is_direct = true;
    two.text = S("halo?");
    other.handle = S("@budi");
    Item items[] = { one, two, other };
    CHECK(take(&s, 0, items, 3, NOW).cases == 2);
}

TEST(our_own_word_answers_the_case) {
    TEST_SHOP(s);
    Item root = complaint("1"), own = complaint("2");
    own.parent = S("1");
    own.is_own = true;
    own.handle = S("@toko");
    own.time = NOW + 2 * HOUR;
    own.text = S("Halo Kak, kami cek dulu ya.");
    take(&s, 0, &root, 1, NOW);
    take(&s, 0, &own, 1, NOW + 2 * HOUR);
    Case c = only_case(&s, QUEUE_CUSTOMER);
    CHECK(c.state == CASE_ANSWERED && c.answered_at == NOW + 2 * HOUR && c.late_by == HOUR);
}

TEST(every_wait_for_our_word_may_be_the_late_one) {
    TEST_SHOP(s);
    Item first = complaint("1"), own = complaint("2"), more = complaint("3"), last = complaint("4");
    own.parent = more.parent = last.parent = S("1");
    own.is_own = last.is_own = true;
    own.handle = last.handle = S("@toko");
    own.text = last.text = S("Halo Kak, kami cek dulu ya.");
    own.time = NOW + 30 * MINUTE;
    more.time = NOW + HOUR;
    last.time = NOW + 5 * HOUR;
    take(&s, 0, &first, 1, NOW);
    take(&s, 0, &own, 1, own.time);
    CHECK(only_case(&s, QUEUE_CUSTOMER).late_by == 0);
    take(&s, 0, &more, 1, more.time);
    take(&s, 0, &last, 1, last.time);
    Case c = only_case(&s, QUEUE_CUSTOMER);
    CHECK(c.answered_at == own.time && c.late_by == 3 * HOUR);
}

TEST(a_new_word_takes_an_ignored_case_back_and_small_talk_leaves_it) {
    TEST_SHOP(s);
    Case c = { 0 };
    Caller by = shop_person(&s, NOW);
    Item first = complaint("1");
    (void)take(&s, 0, &first, 1, NOW);
    c = only_case(&s, QUEUE_WAITING);
    CHECK_OK(case_act(s.db, s.arena, &by, c.id,
                      &(CaseChange){ .act = ACT_CLASSIFY, .version = c.version,
                                     .class = CLASS_TROLL }, &c, &e));
    CHECK_OK(case_act(s.db, s.arena, &by, c.id,
                      &(CaseChange){ .act = ACT_IGNORE, .version = c.version,
                                     .reason = S("memancing"), .until = NOW + WEEK }, &c, &e));
    Item more = complaint("2");
    more.parent = S("1");
    more.time = NOW + HOUR;
    more.text = S("ok");
    (void)take(&s, 0, &more, 1, NOW + HOUR);
    c = only_case(&s, QUEUE_IGNORED);
    CHECK(c.sort_at == NOW + WEEK && c.review_at == NOW + WEEK && c.message_count == 2);
    more.id = S("3");
    more.text = S("min, uang saya kapan dikembalikan? kecewa banget");
    (void)take(&s, 0, &more, 1, NOW + 2 * HOUR);
    c = only_case(&s, QUEUE_WAITING);
    CHECK(c.review_at == 0 && c.reason.n == 0 && str_eq(c.decision, S("none")));
    CHECK(c.deadline_at > NOW + HOUR);
}

TEST(spam_stays_out_of_the_way) {
    TEST_SHOP(s);
    Item item = complaint("1");
    item.text = S("GACOR MAXWIN \xf0\x9f\x94\xa5 slot88 cek bio");
    take(&s, 0, &item, 1, NOW);
    CHECK(count_in(&s, &(CaseFilter){ .queue = QUEUE_WAITING }) == 0);
    CHECK(count_in(&s, &(CaseFilter){ .queue = QUEUE_SPAM }) == 1);
}

TEST(a_search_stays_within_its_brand) {
    TEST_SHOP(s);
    Item item = complaint("1");
    List list;
    Str next;
    int64_t other = shop_other_brand(&s);
    take(&s, 0, &item, 1, NOW);
    CHECK(count_in(&s, &(CaseFilter){ .search = S("paket") }) == 1);
    CHECK(count_in(&s, &(CaseFilter){ .search = S("pak") }) == 1); /* the word may be unfinished */
    CHECK(count_in(&s, &(CaseFilter){ .search = S("paket durian") }) == 0);
    CHECK_OK(
        case_list(s.db, s.arena, other, &(CaseFilter){ .search = S("paket") }, &list, &next, &e));
    CHECK(list.count == 0);
}

TEST(hostile_search_words_are_only_words) {
    TEST_SHOP(s);
    static const char *const words[] = {
        "a\" OR b", "paket*", "NEAR(a b)", "(((",       "'':*|!x",
        "-1",       "\\",     "b1 AND x",  "kol:paket", "\xff\xfe"
    };
    for (size_t i = 0; i < COUNT(words); i++) {
        List list;
        Str next;
        Err r = case_list(s.db, s.arena, s.brand_id, &(CaseFilter){ .search = str_c(words[i]) },
                          &list, &next, &e);
        CHECK(r == ERR_OK || r == ERR_INVALID);
    }
}

static Item numbered(TestShop *s, int i) {
    Item item = complaint("");
    item.id = str_fmt(s->arena, "n%d", i);
    item.handle = str_fmt(s->arena, "@orang%d", i);
    item.time = NOW + i;
    return item;
}

TEST(pages_hold_every_case_once_in_order_of_deadline) {
    TEST_SHOP(s);
    enum { N = 130 };
    Item items[N];
    CaseFilter f = { .queue = QUEUE_WAITING, .limit = 17, .class = S("complaint") };
    size_t seen = 0;
    int64_t last = 0;
    for (int i = 0; i < N; i++)
        items[i] = numbered(&s, (i * 37) % N);
    take(&s, 0, items, N, NOW);
    do {
        List list;
        Str next;
        CHECK_OK(case_list(s.db, s.arena, s.brand_id, &f, &list, &next, &e));
        const CaseRow *rows = list.items;
        for (size_t i = 0; i < list.count; i++) {
            CHECK(rows[i].sort_at >= last);
            last = rows[i].sort_at;
        }
        seen += list.count;
        f.cursor = next;
    } while (f.cursor.n && seen <= N);
    CHECK(seen == N);
}

TEST(a_rare_filter_is_found_behind_many_others) {
    TEST_SHOP(s);
    enum { N = 1300 };
    Item *items = arena_make(s.arena, Item, N);
    for (int i = 0; i < N; i++)
        items[i] = numbered(&s, i);
    take(&s, 0, items, N, NOW);
    Case c = { 0 };
    Caller by = shop_person(&s, NOW);
    List list;
    Str next;
    CHECK_OK(case_list(s.db, s.arena, s.brand_id,
                       &(CaseFilter){ .queue = QUEUE_WAITING, .limit = 1 }, &list, &next, &e));
    int64_t last_id = ((CaseRow *)list.items)->id + N - 1;
    CHECK_OK(case_get(s.db, s.arena, s.brand_id, last_id, &c, &e));
    CHECK_OK(case_act(
        s.db, s.arena, &by, last_id,
        &(CaseChange){ .act = ACT_CLASSIFY, .version = c.version, .class = CLASS_RUMOUR }, &c, &e));
    CHECK(count_in(&s, &(CaseFilter){ .queue = QUEUE_WAITING, .class = S("rumour") }) == 1);
    CHECK(count_in(&s, &(CaseFilter){ .queue = QUEUE_WAITING, .class = S("at_risk") }) == 0);
}

TEST(pasting_twice_comes_to_the_same_case) {
    TEST_SHOP(s);
    int64_t first, second;
    Caller by = shop_person(&s, NOW);
    PasteForm form = { .source_id = s.sources[1],
                       .author = S("Tono"),
                       .text = S("keripiknya melempem"),
                       .link = S("https://contoh.example/p/1") };
    CHECK_OK(intake_paste(s.db, s.arena, &by, &form, &first, &e));
    CHECK_OK(intake_paste(s.db, s.arena, &by, &form, &second, &e));
    CHECK(first == second && first > 0);
    form.link = S("javascript:alert(1)");
    CHECK_ERR(ERR_INVALID, intake_paste(s.db, s.arena, &by, &form, &first, &e));
    CHECK_STR(str_c(e.field), "link");
}

TEST(over_long_text_is_cut_not_refused) {
    TEST_SHOP(s);
    Item item = complaint("1");
    char *text = arena_make(s.arena, char, 200 * 1000);
    memset(text, 'a', 200 * 1000);
    item.text = (Str){ text, 200 * 1000 };
    CHECK(take(&s, 0, &item, 1, NOW).taken == 1);
}

/* What an import costs is what it asks of the database for each message: known? The rest is written
 * for hundreds at once. */
TEST(a_new_message_takes_one_statement_and_the_rest_is_written_together) {
    enum { MESSAGES = 200, BATCH = 23 };
    TEST_SHOP(s);
    Intake *in CLEANUP(intake_close) = NULL;
    IntakeCounts counts = { 0 };
    Caller by = shop_person(&s, NOW);
    CHECK_OK(intake_open(s.db, s.arena, &by, s.sources[0], &in, &e));
    store_fault_after(s.store, INT32_MAX);
    CHECK_OK(intake_begin(in, &(IntakeBatch){ .db = s.db, .now = NOW }, &e));
    for (int i = 0; i < MESSAGES; i++) {
        Item item = complaint("");
        item.id = item.handle = str_fmt(s.arena, "%d", i);
        CHECK_OK(intake_item(in, &item, &e));
    }
    CHECK_OK(intake_end(in, &counts, &e));
    int used = INT32_MAX - store_fault_left(s.store);
    store_fault_after(s.store, 0);
    CHECK(counts.taken == MESSAGES && counts.cases == MESSAGES);
    CHECK(used <= MESSAGES + BATCH);
    CHECK(count_in(&s, &(CaseFilter){ .search = S("paket"), .limit = 50 }) == 50);
}

/* All that can happen to a case, as written at once and message by message. */
TEST(a_batch_leaves_what_its_messages_one_by_one_would) {
    TEST_SHOP(s);
    enum { MESSAGES = 9 };
    Item items[2][MESSAGES];
    for (size_t source = 0; source < 2; source++) {
        Item *i = items[source];
        for (size_t n = 0; n < MESSAGES; n++) {
            i[n] = complaint(str_fmt(s.arena, "%zu", n).p);
            i[n].time = NOW + (int64_t)n * 60;
            i[n].handle = str_fmt(s.arena, "@s%zu", source);
        }
        i[1].parent = S("0");
        i[1].text = S("iya saya juga, ini penipuan, saya lapor polisi");
        i[2].parent = S("8"); /* comes last */
        i[3].parent = S("8");
        i[4].id = S("0");     /* edited */
        i[4].text = S("sudah beres, terima kasih");
        i[5].parent = S("0"); /* after what was gathered was written */
        i[6].is_direct = i[7].is_direct = true;
        i[8].is_own = true;
        i[8].time = NOW + 5 * HOUR;
    }
    IntakeCounts at_once = take(&s, 0, items[0], MESSAGES, NOW), sum = { 0 };
    for (size_t n = 0; n < MESSAGES; n++) {
        IntakeCounts one = take(&s, 1, &items[1][n], 1, NOW);
        sum.taken += one.taken;
        sum.edited += one.edited;
        sum.cases += one.cases;
    }
    CHECK(at_once.taken == sum.taken && at_once.edited == sum.edited && at_once.edited == 1);
    CHECK(at_once.cases == sum.cases && at_once.cases == 2);
    for (size_t n = 0; n < MESSAGES; n++) {
        MessagePlace place[2];
        Case c[2];
        for (size_t source = 0; source < 2; source++) {
            CHECK_OK(message_place(s.db, s.sources[source], items[source][n].id, &place[source],
                                   &e));
            CHECK_OK(case_get(s.db, s.arena, s.brand_id, place[source].case_id, &c[source], &e));
        }
        CHECK(c[0].message_count == c[1].message_count && c[0].version == c[1].version);
        CHECK(c[0].queue == c[1].queue && c[0].state == c[1].state);
        CHECK(c[0].class == c[1].class && c[0].severity == c[1].severity);
        CHECK(c[0].signals == c[1].signals && c[0].mood == c[1].mood);
        CHECK(c[0].first_at == c[1].first_at && c[0].last_at == c[1].last_at);
        CHECK(c[0].answered_at == c[1].answered_at && c[0].late_by == c[1].late_by);
        CHECK(str_eq(c[0].decision, c[1].decision) && c[0].author_id != c[1].author_id);
        CHECK(str_eq(c[0].excerpt, c[1].excerpt));
    }
}

TEST(what_a_batch_gathered_is_deleted_like_what_was_there) {
    TEST_SHOP(s);
    Item items[] = { complaint("1"), complaint("2"), complaint("1"), complaint("2") };
    items[2].is_deleted = true;
    IntakeCounts n = take(&s, 0, items, 4, NOW);
    CHECK(n.taken == 2 && n.deleted == 1 && n.known == 1);
}

/* Two sources of one channel: a chat goes on, whichever tells of it. */
TEST(sources_of_one_batch_share_its_rows) {
    TEST_SHOP(s);
    Intake *in[2] = { NULL, NULL };
    IntakeCounts counts[2];
    IntakeRows *rows CLEANUP(intake_rows_close) = intake_rows_new(s.arena);
    Caller by = shop_person(&s, NOW);
    Source twin = { 0 };
    Item one = complaint("1"), two = complaint("2"), child = complaint("3");
    one.is_direct = two.is_direct = true;
    child.parent = S("1");
    CHECK_OK(source_named(s.db, s.arena, &by, S("instagram dua"), &twin, &e));
    CHECK_OK(intake_open(s.db, s.arena, &by, s.sources[0], &in[0], &e));
    CHECK_OK(intake_open(s.db, s.arena, &by, twin.id, &in[1], &e));
    intake_rows_begin(rows, s.brand_id, NOW);
    for (size_t i = 0; i < 2; i++)
        CHECK_OK(intake_begin(in[i], &(IntakeBatch){ .db = s.db, .now = NOW, .rows = rows }, &e));
    CHECK_OK(intake_item(in[0], &one, &e));
    CHECK_OK(intake_item(in[1], &two, &e));
    CHECK_OK(intake_item(in[0], &child, &e));
    CHECK_OK(intake_rows_write(rows, s.db, &e));
    for (size_t i = 0; i < 2; i++)
        CHECK_OK(intake_end(in[i], &counts[i], &e));
    CHECK_OK(intake_words_write(&rows->words, s.db, s.brand_id, &e));
    CHECK(counts[0].taken == 2 && counts[1].taken == 1);
    CHECK(counts[0].cases == 1 && counts[1].cases == 0);
    CHECK(only_case(&s, QUEUE_WAITING).message_count == 3);
    CHECK(count_in(&s, &(CaseFilter){ .search = S("paket") }) == 1);
    for (size_t i = 0; i < 2; i++)
        intake_close(&in[i]);
}

TEST(edits_inside_one_batch_leave_only_the_last_words) {
    TEST_SHOP(s);
    Item items[] = { complaint("1"), complaint("2"), complaint("1"), complaint("2") };
    items[2].text = S("min kurirnya galak sekali");
    items[3].text = S("min kurirnya salah alamat");
    IntakeCounts n = take(&s, 0, items, 4, NOW);
    CHECK(n.taken == 2 && n.edited == 2);
    CHECK(count_in(&s, &(CaseFilter){ .search = S("paket") }) == 0);
    CHECK(count_in(&s, &(CaseFilter){ .search = S("kurirnya galak") }) == 1);
    items[1].text = S("min aplikasinya error");
    take(&s, 0, &items[1], 1, NOW + 5);
    CHECK(count_in(&s, &(CaseFilter){ .search = S("kurirnya salah") }) == 0);
    CHECK(count_in(&s, &(CaseFilter){ .search = S("aplikasinya") }) == 1);
}

TEST(a_name_that_changed_is_kept) {
    TEST_SHOP(s);
    Item items[] = { complaint("1"), complaint("2") };
    items[1].author = S("Sari Dewi");
    take(&s, 0, &items[0], 1, NOW);
    take(&s, 0, &items[1], 1, NOW + 5);
    List list;
    Str next;
    CHECK_OK(case_list(s.db, s.arena, s.brand_id, &(CaseFilter){ 0 }, &list, &next, &e));
    const CaseRow *row = list.items;
    CHECK(list.count == 2 && str_eq(row[0].author_name, S("Sari Dewi")) &&
          str_eq(row[1].author_name, S("Sari Dewi")));
}

/* Two imports of one new source, each sure that it alone writes: the second learns better. */
TEST(what_an_import_need_not_ask_for_is_never_written_twice) {
    TEST_SHOP(s);
    IntakeCounts counts;
    Caller by = shop_person(&s, NOW);
    Item items[] = { complaint("1"), complaint("2"), complaint("1") };
    items[2].is_deleted = true;
    IntakeSeen *seen[] = { intake_seen_new(s.arena), intake_seen_new(s.arena) };
    for (size_t round = 0; round < 2; round++) {
        Intake *in CLEANUP(intake_close) = NULL;
        CHECK_OK(intake_open(s.db, s.arena, &by, s.sources[0], &in, &e));
        IntakeBatch batch = { .db = s.db, .now = NOW, .seen = seen[round] };
        CHECK_OK(intake_begin(in, &batch, &e));
        if (round == 1) { /* gone is asked for in any case */
            CHECK_OK(intake_item(in, &items[2], &e));
            CHECK_OK(intake_item(in, &items[1], &e));
            CHECK(intake_end(in, &counts, &e) == ERR_CONFLICT);
            return;
        }
        CHECK_OK(intake_item(in, &items[0], &e));
        CHECK_OK(intake_item(in, &items[1], &e));
        CHECK_OK(intake_item(in, &items[0], &e));
        CHECK_OK(intake_end(in, &counts, &e));
        CHECK(counts.taken == 2 && counts.known == 1);
    }
}
