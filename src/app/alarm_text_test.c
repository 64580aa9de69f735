#include "app/alarm_text.h"

#include "test.h"

static CallOut call(void) {
    return (CallOut){ .name = S("Rasti"), .brand_name = S("Keripik {level}"), .token = S("T0"),
                      .level = VERDICT_CRISIS, .now_level = VERDICT_CRISIS,
                      .opened_at = 1795349700, .messages = 46, .zone = 7 * 3600 };
}

TEST(an_alarm_says_what_how_much_and_where_to_press) {
    SCRATCH(a);
    CallOut c = call();
    AlarmText t = alarm_text(a, &c, TEXT_ID, S("https://desk.id"));
    CHECK_STR(t.subject, "Kemungkinan krisis: Keripik {level}, 46 pesan negatif");
    CHECK_STR(t.link, "https://desk.id/alarm/T0");
    CHECK_STR(t.body, "Rasti,\n\nKemungkinan krisis di Keripik {level}: 46 pesan negatif sejak "
                      "22 Nov 2026 19.15 WIB.\nTidak ada yang dikirim otomatis kepada "
                      "pelanggan.\n\n"
                      "Lihat, lalu tekan SAYA TANGANI:\nhttps://desk.id/alarm/T0\n\n"
                      "Tautan berlaku 30 menit. Jika tidak ada yang menangani, orang berikutnya "
                      "dibangunkan.\n");
    t = alarm_text(a, &c, TEXT_EN, S("https://desk.id"));
    CHECK_STR(t.subject, "A possible crisis: Keripik {level}, 46 negative messages");
}

TEST(an_alarm_without_angry_messages_names_the_grave_matter) {
    SCRATCH(a);
    CallOut c = call();
    c.messages = 0;
    c.grave = 1;
    AlarmText t = alarm_text(a, &c, TEXT_ID, S("https://desk.id"));
    CHECK_STR(t.subject, "Kemungkinan krisis: Keripik {level}, hal gawat yang belum ditangani");
    CHECK(str_find(t.body, S(": hal gawat yang belum ditangani sejak ")) > 0);
    t = alarm_text(a, &c, TEXT_EN, S("https://desk.id"));
    CHECK(str_find(t.body, S("a grave matter that nobody handles yet since ")) > 0);
}

TEST(an_alarm_tells_the_level_of_now_and_what_is_grave) {
    SCRATCH(a);
    CallOut c = call();
    c.now_level = VERDICT_ISSUE;
    c.grave = 3;
    AlarmText t = alarm_text(a, &c, TEXT_ID, S("https://desk.id"));
    CHECK_STR(t.subject, "Isu berkembang (sempat kemungkinan krisis): Keripik {level}, "
                         "46 pesan negatif, 3 hal gawat");
    c.messages = 2;
    t = alarm_text(a, &c, TEXT_EN, S("https://desk.id"));
    CHECK_STR(t.subject, "A growing issue (it was a possible crisis): Keripik {level}, "
                         "3 grave matters that nobody handles yet");
    c.grave = c.messages = 0;
    t = alarm_text(a, &c, TEXT_ID, S("https://desk.id"));
    CHECK(str_find(t.subject, S("keadaan di luar kebiasaan")) > 0);
}

TEST(a_test_alarm_says_that_it_is_one) {
    SCRATCH(a);
    CallOut c = call();
    c.is_test = true;
    AlarmText t = alarm_text(a, &c, TEXT_ID, S("https://desk.id"));
    CHECK(str_starts(t.subject, S("Uji alarm")));
    CHECK(str_find(t.body, S("Tidak ada yang perlu ditangani")) > 0);
    CHECK(str_find(t.body, S("krisis")) < 0);
}
