#include "crisis/lesson.h"
#include "crisis/planned_post.h"
#include "crisis/room.h"
#include "crisis/timeline.h"
#include "desk/own_post.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 20 * HOUR };

static PlannedPost planned(TestShop *s, Str text, int64_t due_at) {
    PlannedPost p = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(post_add(s->db, s->arena, &by, &(PostForm){ CHANNEL_INSTAGRAM, text, due_at }, &p,
                      &e));
    return p;
}

static Crisis frozen(TestShop *s) {
    Crisis c = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(crisis_open(s->db, s->arena, &by,
                         &(CrisisForm){ .name = S("Kemasan bocor"), .freeze = true }, &c, &e));
    return c;
}

static void recover(TestShop *s, Crisis *c) {
    Caller by = shop_person(s, NOW);
    while (c->phase < PHASE_RECOVERY)
        CHECK_OK(phase_move(s->db, s->arena, &by, c->id,
                            &(PhaseMove){ .act = PHASE_ADVANCE, .version = c->version,
                                          .reason = S("Cukup") },
                            c, &e));
}

TEST(a_freeze_is_lifted_in_steps_by_two_people) {
    TEST_SHOP(s);
    PlannedPost p = planned(&s, S("Promo akhir pekan"), NOW + DAY);
    CHECK(!p.is_frozen);
    Crisis c = frozen(&s);
    Caller by = shop_person(&s, NOW), second = shop_second(&s, NOW);
    PostChange change = { .act = POST_ACT_POSTED, .version = p.version };
    CHECK(post_act(s.db, s.arena, &by, p.id, &change, &p, &e) == ERR_CONFLICT);
    change.act = POST_ACT_THAW;
    CHECK(post_act(s.db, s.arena, &by, p.id, &change, &p, &e) == ERR_CONFLICT); /* too early */
    recover(&s, &c);
    FreezeChange all = { FREEZE_ASK_END, c.version };
    CHECK(freeze_change(s.db, s.arena, &by, c.id, &all, &c, &e) == ERR_CONFLICT); /* one first */
    CHECK(post_agree(s.db, s.arena, &second, p.id, &(PostAgree){ p.version }, &p, &e) ==
          ERR_CONFLICT); /* nobody asked */
    change.version = p.version;
    CHECK_OK(post_act(s.db, s.arena, &by, p.id, &change, &p, &e));
    CHECK(post_agree(s.db, s.arena, &by, p.id, &(PostAgree){ p.version }, &p, &e) == ERR_DENIED);
    CHECK_OK(post_agree(s.db, s.arena, &second, p.id, &(PostAgree){ p.version }, &p, &e));
    CHECK(!p.is_frozen && p.agreed_by == s.second_id);
    change = (PostChange){ POST_ACT_POSTED, p.version, S("javascript:alert(1)") };
    CHECK(post_act(s.db, s.arena, &by, p.id, &change, &p, &e) == ERR_INVALID);
    change.link = S("https://instagram.example/p/1");
    CHECK_OK(post_act(s.db, s.arena, &by, p.id, &change, &p, &e));
    all.version = c.version;
    CHECK_OK(freeze_change(s.db, s.arena, &by, c.id, &all, &c, &e));
    CHECK(c.is_frozen && c.thaw_by == s.staff_id);
    CHECK(freeze_agree(s.db, s.arena, &by, c.id, &(PostAgree){ c.version }, &c, &e) == ERR_DENIED);
    CHECK_OK(freeze_agree(s.db, s.arena, &second, c.id, &(PostAgree){ c.version }, &c, &e));
    CHECK(!c.is_frozen);
}

static FreezeBar bar(TestShop *s, const Crisis *of) {
    RoomPage page;
    Caller by = shop_person(s, NOW);
    CHECK_OK(room_page(s->db, s->arena, &by, of->id, &page, &e));
    return page.thaw_bar;
}

/* What the page says is what the act does. */
TEST(what_keeps_a_freeze_is_told_before_anybody_tries) {
    TEST_SHOP(s);
    PlannedPost p = planned(&s, S("Promo akhir pekan"), NOW + DAY);
    Crisis c = { 0 };
    Caller by = shop_person(&s, NOW), second = shop_second(&s, NOW);
    CHECK(p.thaw_bar == BAR_NOT_FROZEN);
    CHECK_OK(crisis_open(s.db, s.arena, &by, &(CrisisForm){ .name = S("Bocor") }, &c, &e));
    CHECK(bar(&s, &c) == BAR_NOT_FROZEN);
    FreezeChange all = { FREEZE_BEGIN, c.version };
    CHECK_OK(freeze_change(s.db, s.arena, &by, c.id, &all, &c, &e));
    PostChange change = { .act = POST_ACT_THAW, .version = p.version };
    CHECK(post_act(s.db, s.arena, &by, p.id, &change, &p, &e) == ERR_CONFLICT);
    CHECK(p.thaw_bar == BAR_PHASE && bar(&s, &c) == BAR_PHASE);
    recover(&s, &c);
    CHECK(bar(&s, &c) == BAR_FIRST);
    all = (FreezeChange){ FREEZE_ASK_END, c.version };
    CHECK(freeze_change(s.db, s.arena, &by, c.id, &all, &c, &e) == ERR_CONFLICT);
    change.version = p.version;
    CHECK_OK(post_act(s.db, s.arena, &by, p.id, &change, &p, &e));
    CHECK(p.thaw_bar == BAR_NONE && bar(&s, &c) == BAR_FIRST); /* only asked */
    CHECK_OK(post_agree(s.db, s.arena, &second, p.id, &(PostAgree){ p.version }, &p, &e));
    CHECK(p.thaw_bar == BAR_NOT_FROZEN && bar(&s, &c) == BAR_NONE);
    CHECK_OK(freeze_change(s.db, s.arena, &by, c.id, &all, &c, &e));
    CHECK_OK(freeze_agree(s.db, s.arena, &second, c.id, &(PostAgree){ c.version }, &c, &e));
    CHECK(bar(&s, &c) == BAR_NOT_FROZEN);
}

TEST(where_nothing_is_planned_a_freeze_ends_at_once) {
    TEST_SHOP(s);
    Crisis c = frozen(&s);
    recover(&s, &c);
    CHECK(bar(&s, &c) == BAR_NONE);
}

TEST(what_was_let_out_of_an_earlier_crisis_opens_no_later_freeze) {
    TEST_SHOP(s);
    PlannedPost p = planned(&s, S("Promo akhir pekan"), NOW + DAY);
    Crisis c = frozen(&s);
    Caller by = shop_person(&s, NOW), second = shop_second(&s, NOW);
    recover(&s, &c);
    PostChange change = { .act = POST_ACT_THAW, .version = p.version };
    CHECK_OK(post_act(s.db, s.arena, &by, p.id, &change, &p, &e));
    CHECK_OK(post_agree(s.db, s.arena, &second, p.id, &(PostAgree){ p.version }, &p, &e));
    change = (PostChange){ POST_ACT_POSTED, p.version, S("https://instagram.example/p/1") };
    CHECK_OK(post_act(s.db, s.arena, &by, p.id, &change, &p, &e));
    CHECK_OK(phase_move(s.db, s.arena, &by, c.id,
                        &(PhaseMove){ .act = PHASE_CLOSE, .version = c.version,
                                      .reason = S("Cukup"), .name = c.name },
                        &c, &e));
    by.now += DAY;
    (void)planned(&s, S("Promo baru"), NOW + 2 * DAY);
    CHECK_OK(crisis_open(s.db, s.arena, &by,
                         &(CrisisForm){ .name = S("Roti basi"), .freeze = true }, &c, &e));
    recover(&s, &c);
    FreezeChange all = { FREEZE_ASK_END, c.version };
    CHECK(freeze_change(s.db, s.arena, &by, c.id, &all, &c, &e) == ERR_CONFLICT);
}

static int64_t unknown_after(TestShop *s, const char *text) {
    int64_t found;
    shop_message(s, &(TestMessage){ .at = NOW + MINUTE, .who = "@toko", .text = text,
                                    .is_own = true });
    CHECK_OK(own_post_watch(s->db, s->brand_id, NOW + 2 * MINUTE, &found, &e));
    return found;
}

TEST(a_planned_post_is_known_unless_a_freeze_keeps_it_back) {
    TEST_SHOP(s);
    static const char promo[] = "Promo akhir pekan: semua keripik beli dua gratis satu!";
    (void)planned(&s, str_c(promo), NOW + DAY);
    CHECK(unknown_after(&s, promo) == 0);
    (void)frozen(&s);
    CHECK(unknown_after(&s, promo) == 1);
}

TEST(another_text_is_agreed_to_anew) {
    TEST_SHOP(s);
    PlannedPost p = planned(&s, S("Promo akhir pekan"), NOW + DAY);
    Crisis c = frozen(&s);
    Caller by = shop_person(&s, NOW), second = shop_second(&s, NOW);
    recover(&s, &c);
    CHECK_OK(post_act(s.db, s.arena, &by, p.id, &(PostChange){ POST_ACT_THAW, p.version, { 0 } },
                      &p, &e));
    CHECK_OK(post_agree(s.db, s.arena, &second, p.id, &(PostAgree){ p.version }, &p, &e));
    CHECK_OK(post_edit(s.db, s.arena, &by, p.id,
                       &(PostEdit){ CHANNEL_INSTAGRAM, S("Promo lain"), NOW + DAY, p.version }, &p,
                       &e));
    CHECK(p.is_frozen && p.agreed_by == 0 && p.thaw_by == 0);
}

TEST(days_that_are_over_do_not_count) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    int64_t id;
    QuietDay day = { .from_day = S("2026-12-25"), .to_day = S("2026-12-25"), .why = S("Libur") };
    const Str last[] = { S("2026-10-02"), S("2026-12-25") };
    for (size_t k = 0; k < COUNT(last); k++) {
        for (int i = 0; i < QUIET_DAYS_MOST; i++)
            CHECK_OK(db_run(s.db, Q_QUIET_DAY_INSERT,
                            DB_ARGS(DB_V(s.brand_id), DB_V(last[k]), DB_V(last[k]), DB_V(day.why),
                                    DB_V(s.staff_id), DB_V((int64_t)NOW), DB_V(false), db_null(),
                                    db_null()),
                            NULL, &e));
        Err code = quiet_add(s.db, s.arena, &by, &day, &id, &e);
        CHECK(code == (k == 0 ? ERR_OK : ERR_LIMIT));
    }
}

TEST(days_without_posts_are_marked) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    int64_t id;
    List list;
    Str next;
    QuietDay day = { .from_day = S("2026-11-03"), .to_day = S("2026-11-03"),
                     .why = S("Peringatan musibah") };
    CHECK_OK(quiet_add(s.db, s.arena, &by, &day, &id, &e));
    planned(&s, S("Promo"), SHOP_MONDAY + DAY + 10 * HOUR); /* 3 November, WIB */
    planned(&s, S("Promo"), SHOP_MONDAY + 2 * DAY + 10 * HOUR);
    CHECK_OK(post_list(s.db, s.arena, &by, &(PostFilter){ 0 }, &list, &next, &e));
    const PlannedPost *p = list.items;
    CHECK(list.count == 2 && p[0].quiet_why.n > 0 && p[1].quiet_why.n == 0);
    day.to_day = S("2026-11-31");
    CHECK(quiet_add(s.db, s.arena, &by, &day, &id, &e) == ERR_INVALID);
    day.to_day = S("2026-11-02");
    CHECK(quiet_add(s.db, s.arena, &by, &day, &id, &e) == ERR_INVALID);
    Caller other = by;
    other.brand_id = shop_other_brand(&s);
    CHECK(quiet_remove(s.db, &other, id, &e) == ERR_NOT_FOUND);
}

/* Why each planned post is not to go out, by its time; "-": it may. */
static Str marks(TestShop *s) {
    Caller by = shop_person(s, NOW);
    List list;
    Str next;
    Buf b = buf_new(s->arena, 1000);
    CHECK_OK(post_list(s->db, s->arena, &by, &(PostFilter){ 0 }, &list, &next, &e));
    const PlannedPost *p = list.items;
    for (size_t i = 0; i < list.count; i++)
        buf_printf(&b, "%s" STR_FMT, i ? " " : "",
                   STR_ARG(p[i].quiet_why.n ? p[i].quiet_why : S("-")));
    return buf_str(&b);
}

TEST(what_a_lesson_forbids_is_marked_by_its_words_and_each_year) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    Crisis c = { 0 };
    Lesson lesson = { 0 };
    List list;
    int64_t id;
    CHECK_OK(crisis_open(s.db, s.arena, &by, &(CrisisForm){ .name = S("Bocor") }, &c, &e));
    CHECK_OK(lesson_add(s.db, s.arena, &by, c.id,
                        &(LessonForm){ .kind = LESSON_WRONG, .text = S("Jangan janji kemasan") },
                        &lesson, &e));
    planned(&s, S("Kemasan baru, dijamin ANTI bocor!"), SHOP_MONDAY + DAY + 10 * HOUR);
    planned(&s, S("Kebocoran data bukan bahan lelucon"), SHOP_MONDAY + 2 * DAY + 10 * HOUR);
    planned(&s, S("Promo"), SHOP_MONDAY + 60 * DAY + 10 * HOUR); /* 1 January 2027 */
    QuietDay words = { .words = S("anti bocor, segel ganda"), .why = S("kata"),
                       .lesson_id = lesson.id };
    QuietDay days = { .from_day = S("2025-12-30"), .to_day = S("2026-01-02"), .is_yearly = true,
                      .why = S("duka") };
    CHECK_STR(marks(&s), "- - -");
    CHECK_OK(quiet_add(s.db, s.arena, &by, &words, &id, &e));
    CHECK_OK(quiet_add(s.db, s.arena, &by, &days, &id, &e));
    CHECK_STR(marks(&s), "kata - duka");
    CHECK_OK(quiet_list(s.db, s.arena, &by, &list, &e));
    const QuietDay *q = list.items;
    CHECK(list.count == 2 && q[0].from_day.n == 0 && q[0].to_day.n == 0);
    CHECK(q[0].lesson_id == lesson.id && q[0].crisis_id == c.id && q[1].is_yearly);
}

TEST(a_day_that_comes_in_leap_years_is_kept_the_day_before_in_others) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    int64_t id;
    QuietDay day = { .from_day = S("2024-02-29"), .is_yearly = true, .why = S("musibah") };
    CHECK_OK(quiet_add(s.db, s.arena, &by, &day, &id, &e));
    planned(&s, S("Promo"), SHOP_MONDAY + 118 * DAY + 10 * HOUR); /* 28 February 2027 */
    planned(&s, S("Promo"), SHOP_MONDAY + 119 * DAY + 10 * HOUR);
    CHECK_STR(marks(&s), "musibah -");
}

TEST(what_is_not_to_be_posted_needs_a_day_or_words) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    int64_t id;
    const struct {
        QuietDay form;
        const char *field;
    } wrong[] = {
        { { .why = S("x") }, "from_day" },
        { { .words = S("a"), .is_yearly = true, .why = S("x") }, "from_day" },
        { { .words = S("a"), .to_day = S("2026-12-25"), .why = S("x") },
          "from_day" },
        { { .words = S("a") }, "why" },
        { { .words = S(" , !!,"), .why = S("x") }, "words" },
        { { .from_day = S("2025-01-10"), .to_day = S("2027-03-05"), .is_yearly = true,
            .why = S("x") }, "to_day" },
        { { .words = S("a"), .why = S("x"), .lesson_id = 9 }, "lesson_id" },
    };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        CHECK(quiet_add(s.db, s.arena, &by, &wrong[i].form, &id, &e) == ERR_INVALID);
        CHECK_STR(str_c(e.field), wrong[i].field);
    }
}

/* ---- the timeline ---- */

TEST(the_timeline_writes_itself_and_takes_notes) {
    TEST_SHOP(s);
    Crisis c = frozen(&s);
    Caller by = shop_person(&s, NOW);
    List list;
    Str next;
    CHECK_OK(timeline_note(s.db, s.arena, &by, c.id, &(NoteForm){ S("Pemasok menelepon") }, &e));
    CHECK_OK(timeline_list(s.db, s.arena, &by, &(TimelineOf){ .crisis_id = c.id }, &list,
                           &next, &e));
    const TimelineRow *row = list.items;
    CHECK(list.count == 2 && next.n == 0);
    CHECK(str_eq(row[0].act, S("crisis.note")) && row[0].kind == TIMELINE_NOTE);
    CHECK_STR(row[0].text, "Pemasok menelepon");
    CHECK(str_eq(row[1].act, S("crisis.open")));
    CHECK_OK(timeline_list(s.db, s.arena, &by, &(TimelineOf){ c.id, { .kind = S("task") } }, &list,
                           &next, &e));
    CHECK(list.count == 0);
    CHECK(timeline_list(s.db, s.arena, &by, &(TimelineOf){ c.id, { .kind = S("x") } }, &list,
                           &next, &e) == ERR_INVALID);
}

TEST(the_timeline_is_paged_and_knows_its_own_room_only) {
    TEST_SHOP(s);
    Crisis c = frozen(&s), other = { 0 };
    Caller by = shop_person(&s, NOW);
    List list;
    Str next;
    recover(&s, &c);
    CHECK_OK(crisis_open(s.db, s.arena, &by, &(CrisisForm){ .name = S("Yang lain") }, &other, &e));
    CHECK_OK(timeline_note(s.db, s.arena, &by, other.id, &(NoteForm){ S("Catatan lain") }, &e));
    CHECK_OK(timeline_list(s.db, s.arena, &by, &(TimelineOf){ c.id, { .limit = 3 } }, &list,
                           &next, &e));
    CHECK(list.count == 3 && next.n > 0);
    CHECK(str_eq(((const TimelineRow *)list.items)->act, S("crisis.advance")));
    CHECK_OK(timeline_list(s.db, s.arena, &by, &(TimelineOf){ c.id, { .cursor = next } }, &list,
                           &next, &e));
    CHECK(list.count == 1 && next.n == 0);
    CHECK_OK(timeline_list(s.db, s.arena, &by, &(TimelineOf){ .crisis_id = other.id }, &list,
                           &next, &e));
    CHECK(list.count == 2); /* opened later: nothing of the first one */
}
