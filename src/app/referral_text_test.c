#include "app/referral_text.h"

#include "test.h"

static ReferralMail mail(Arena *a) {
    ReferralWord *words = arena_make(a, ReferralWord, 1);
    words[0].text = S("Keripiknya bocor\nhubungi saya di 081234567890");
    return (ReferralMail){ .department = S("Gudang"), .name = S("Bu Ningsih"),
                           .question = S("Apakah batch 12\nbocor?"), .due_at = 1795349700,
                           .zone = 7 * 3600, .case_count = 3, .brand_name = S("Toko Rasa"),
                           .made_name = S("Dimas"), .words = { words, 1 } };
}

TEST(a_department_reads_who_asks_what_and_by_when) {
    SCRATCH(a);
    ReferralMail m = mail(a);
    ReferralText t = referral_text(a, &m, TEXT_ID, S("https://desk.id/bagian/T0"));
    CHECK_STR(t.subject, "Mohon dibantu: Apakah batch 12 bocor?");
    CHECK_STR(t.body, "Halo Bu Ningsih,\n\nDimas (Toko Rasa) bertanya kepada bagian Gudang:\n\n"
                      "Apakah batch 12\nbocor?\n\nKata pelanggan:\n"
                      "> Keripiknya bocor hubungi saya di 0812*****890\n"
                      "dan 2 kasus lain tentang hal yang sama\n\n"
                      "Mohon dijawab sebelum 22 Nov 2026 19.15 WIB.\n\n"
                      "Jawab lewat tautan ini, tanpa masuk dan tanpa kata sandi:\n"
                      "https://desk.id/bagian/T0\n\n"
                      "Siapa pun yang memegang tautan ini dapat menjawab. Jangan diteruskan ke "
                      "luar usaha.\n");
}

TEST(a_reminder_says_that_it_is_late_and_nobody_is_named_who_is_not_known) {
    SCRATCH(a);
    ReferralMail m = mail(a);
    m.is_reminder = true;
    m.name = m.made_name = (Str){ 0 };
    m.words = (List){ 0 };
    ReferralText t = referral_text(a, &m, TEXT_EN, S("L"));
    CHECK(str_starts(t.subject, S("Not answered yet: ")));
    CHECK(str_starts(t.body, S("Hello,\n\nThis question is overdue")));
    CHECK(str_find(t.body, S("What customers wrote")) < 0);
}
