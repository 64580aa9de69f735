#include "desk/offline.h"

#include "desk/message.h"
#include "desk/promise.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

static Err open_case(TestShop *s, OfflineForm f, Case *out) {
    Caller by = shop_person(s, NOW);
    f.who = f.who.p ? f.who : S("Bu Tini");
    f.said = f.said.p ? f.said : S("Keripiknya bocor, saya kecewa dan minta uang kembali");
    return offline_open(s->db, s->arena, &by, &f, out, &e);
}

static Note newest_note(TestShop *s, int64_t case_id) {
    List notes;
    CHECK_OK(note_list(s->db, s->arena, s->brand_id, case_id, &notes, &e));
    return notes.count ? ((const Note *)notes.items)[notes.count - 1] : (Note){ 0 };
}

TEST(a_call_begins_a_case_that_is_read_like_any_message) {
    TEST_SHOP(s);
    Case c = { 0 };
    List messages;
    CHECK_OK(open_case(&s, (OfflineForm){ .way = OFFLINE_PHONE, .handle = S("081234567890"),
                                          .agreed = S("Diganti besok"), .at = NOW - HOUR },
                       &c));
    CHECK(c.channel == CHANNEL_PHONE && c.is_direct && c.queue == QUEUE_WAITING);
    CHECK(c.mood == MOOD_NEGATIVE && c.first_at == NOW - HOUR);
    CHECK(c.deadline_at == NOW - HOUR + 15 * MINUTE); /* the clock of a chat */
    CHECK_OK(message_list(s.db, s.arena, s.brand_id, c.id, 0, &messages, &e));
    CHECK(messages.count == 1);
    Note n = newest_note(&s, c.id);
    CHECK(n.kind == NOTE_CALL && n.text.n == 0 && n.at == NOW - HOUR);
    CHECK_STR(n.who, "Bu Tini");
    CHECK_STR(n.agreed, "Diganti besok");
}

TEST(a_visit_has_a_source_of_its_own_and_it_is_made_once) {
    TEST_SHOP(s);
    Case phone = { 0 }, visit = { 0 }, again = { 0 };
    CHECK_OK(open_case(&s, (OfflineForm){ .way = OFFLINE_PHONE }, &phone));
    CHECK_OK(open_case(&s, (OfflineForm){ .way = OFFLINE_VISIT }, &visit));
    CHECK_OK(open_case(&s, (OfflineForm){ .way = OFFLINE_VISIT, .who = S("Pak Adi"),
                                          .said = S("Tokonya tutup padahal jam buka") },
                       &again));
    CHECK(visit.channel == CHANNEL_VISIT && visit.source_id != phone.source_id);
    CHECK(again.source_id == visit.source_id && again.id != visit.id);
    CHECK_STR(again.source_name, "Kunjungan");
}

TEST(a_call_in_a_case_is_a_line_and_may_answer_it) {
    TEST_SHOP(s);
    Case c = { 0 };
    Note n = { 0 };
    Caller by = shop_person(&s, NOW);
    int64_t id = shop_message(&s, &(TestMessage){ .at = NOW - HOUR, .who = "@sari",
                                                  .text = "bocor", .class = CLASS_COMPLAINT });
    OfflineForm f = { .way = OFFLINE_VISIT, .who = S("Sari"), .said = S(" Barangnya dilihat ") };
    CHECK_OK(offline_log(s.db, s.arena, &by, id, &f, &n, &e));
    CHECK(n.kind == NOTE_VISIT && n.staff_id == s.staff_id && n.agreed.n == 0);
    CHECK_STR(newest_note(&s, id).text, "Barangnya dilihat");
    CHECK_OK(case_get(s.db, s.arena, s.brand_id, id, &c, &e));
    CHECK(c.answered_at == 0 && c.queue == QUEUE_WAITING);
    f.answers = true;
    CHECK_OK(offline_log(s.db, s.arena, &by, id, &f, &n, &e));
    CHECK_OK(case_get(s.db, s.arena, s.brand_id, id, &c, &e));
    CHECK(c.answered_at == NOW && c.queue == QUEUE_CUSTOMER && c.state == CASE_ANSWERED);
    CHECK_ERR(ERR_NOT_FOUND, offline_log(s.db, s.arena, &by, 999999, &f, &n, &e));
}

TEST(a_call_without_its_words_is_refused_by_field) {
    static const struct {
        OfflineForm f;
        const char *field;
    } t[] = { { { .who = S("  "), .said = S("x") }, "who" },
              { { .who = S("Tini"), .said = S("  ") }, "said" },
              { { .who = S("Tini"), .said = S("x"), .at = NOW + 1 }, "at" } };
    TEST_SHOP(s);
    Case c = { 0 };
    for (size_t i = 0; i < COUNT(t); i++) {
        CHECK_ERR(ERR_INVALID, open_case(&s, t[i].f, &c));
        CHECK_STR(str_c(e.field), t[i].field);
    }
}

TEST(what_was_agreed_in_a_talk_stands_among_the_promises) {
    TEST_SHOP(s);
    Case c = { 0 };
    List list;
    CHECK_OK(open_case(&s, (OfflineForm){ .way = OFFLINE_PHONE, .handle = S("081234567890"),
                                          .agreed = S("Uang dikembalikan besok pukul 15.00"),
                                          .at = NOW },
                       &c));
    CHECK_OK(promise_of_case(s.db, s.arena, s.brand_id, c.id, &list, &e));
    CHECK(list.count == 1);
    const Promise *p = list.items;
    CHECK(list.count == 1 && p->state == PROMISE_FOUND && p->given_at == NOW);
    CHECK(list.count == 1 && p->due_at == SHOP_MONDAY + DAY + 15 * HOUR);
}
