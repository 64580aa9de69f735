#include "app/notice_text.h"

#include "base/time.h"

#include "test.h"

enum { NOW = 1795349700 };

static NoticeOut notice(void) {
    static NoticeLine lines[] = {
        { .id = 12, .deadline_at = NOW - 130 * MINUTE, .channel = CHANNEL_INSTAGRAM,
          .class = CLASS_COMPLAINT, .severity = SEVERITY_GRAVE },
        { .id = 13, .deadline_at = NOW - 2 * HOUR, .channel = CHANNEL_EMAIL,
          .class = CLASS_QUESTION },
        { .id = 14, .deadline_at = NOW + 5 * MINUTE, .channel = CHANNEL_WHATSAPP,
          .is_secret = true },
    };
    return (NoticeOut){ .brand_id = 4, .made_at = NOW, .name = S("Rasti"), .past = 6, .soon = 1,
                        .brand_name = S("Keripik %s"), .lines = { lines, 3 } };
}

TEST(a_notice_says_how_many_which_are_worst_and_where_they_are) {
    SCRATCH(a);
    NoticeOut n = notice();
    AlarmText t = notice_text(a, &n, TEXT_ID, S("https://desk.id"));
    CHECK_STR(t.subject, "Keripik %s: 6 kasus lewat tenggat, 1 kasus hampir lewat tenggat");
    CHECK_STR(t.link, "https://desk.id/b/4/kotak-masuk");
    CHECK(str_starts(t.body, S("Rasti,\n\nKeripik %s: 6 kasus lewat tenggat, 1 kasus hampir lewat "
                               "tenggat.\n\nYang paling mendesak:\n"
                               "- GAWAT. Keluhan di Instagram, lewat 2 jam 10 menit\n"
                               "- Pertanyaan di email, lewat 2 jam\n"
                               "- Kasus tertutup di WhatsApp, tinggal 5 menit\n\n"
                               "Buka daftarnya:\nhttps://desk.id/b/4/kotak-masuk\n")));
    t = notice_text(a, &n, TEXT_EN, S("https://desk.id"));
    CHECK_STR(t.subject,
              "Keripik %s: 6 cases past their deadline, 1 case about to pass its deadline");
    AlarmShort s = notice_short(a, &n, TEXT_EN);
    CHECK(str_starts(s.body, S("- GRAVE. A complaint on Instagram, late by 2 h 10 min\n")));
    CHECK_STR(s.button, "Open");
}

TEST(one_case_is_opened_at_once_and_posts_come_first) {
    SCRATCH(a);
    NoticeOut n = notice();
    n.past = 1;
    n.soon = 0;
    n.lines.count = 1;
    CHECK_STR(notice_text(a, &n, TEXT_ID, S("https://desk.id")).link,
              "https://desk.id/b/4/kasus/12");
    n.past = 0;
    n.posts = 1;
    n.lines.count = 0;
    AlarmText t = notice_text(a, &n, TEXT_ID, S("https://desk.id"));
    CHECK_STR(t.subject, "Keripik %s: 1 unggahan tak dikenal di akun sendiri");
    CHECK_STR(t.link, "https://desk.id/b/4/penjagaan?bagian=own");
    CHECK(notice_short(a, &n, TEXT_ID).body.n > 0);
}

TEST(sign_ins_to_be_confirmed_are_told_beside_the_rest_and_alone_with_their_page) {
    SCRATCH(a);
    NoticeOut n = notice();
    n.access = 3;
    AlarmText t = notice_text(a, &n, TEXT_ID, S("https://desk.id"));
    CHECK(str_ends(t.subject, S(", 3 akses akun resmi perlu dipastikan")));
    CHECK_STR(t.link, "https://desk.id/b/4/kotak-masuk");
    n.past = n.soon = 0;
    n.lines.count = 0;
    t = notice_text(a, &n, TEXT_ID, S("https://desk.id"));
    CHECK_STR(t.subject, "Keripik %s: 3 akses akun resmi perlu dipastikan");
    CHECK_STR(t.link, "https://desk.id/b/4/pengaturan/akses");
    CHECK(str_find(t.body, S("Masih benar")) > 0 && str_find(t.body, S("15 menit")) < 0);
    n.access = 1;
    t = notice_text(a, &n, TEXT_EN, S("https://desk.id"));
    CHECK_STR(t.subject, "Keripik %s: 1 sign-in of an official account to be confirmed");
    CHECK(str_starts(notice_short(a, &n, TEXT_EN).body, S("See who can still sign in")));
}
