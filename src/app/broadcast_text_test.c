#include "app/broadcast_text.h"

#include "test.h"

static const BroadcastPost post = { .name = S("Bu Ningsih"), .brand_name = S("Toko Rasa"),
                                    .text = S("Ada kemasan bocor."),
                                    .say = S("Kami sedang mengecek"),
                                    .avoid = S("Menyebut penyebab"),
                                    .send_to = S("DM akun toko") };

TEST(staff_read_what_happened_what_to_say_and_where_to_press) {
    SCRATCH(a);
    BroadcastText t = broadcast_text(a, &post, TEXT_ID, S("https://desk.id/staf/T0"));
    CHECK_STR(t.subject, "Toko Rasa: arahan untuk semua staf");
    CHECK_STR(t.body, "Halo Bu Ningsih,\n\nAda kemasan bocor.\n\n"
                      "Boleh dikatakan:\nKami sedang mengecek\n\n"
                      "Jangan dikatakan:\nMenyebut penyebab\n\n"
                      "Kalau ada yang bertanya:\nDM akun toko\n\n"
                      "Sudah baca? Tekan tautan ini, lalu tombol Sudah baca:\n"
                      "https://desk.id/staf/T0\n\n"
                      "Tautan ini untuk Anda sendiri. Jangan diteruskan.\n");
    CHECK(str_find(t.chat, S("/staf/")) < 0 && str_ends(t.chat, S("DM akun toko")));
}

TEST(a_reminder_says_so_and_a_chat_gets_no_more_than_it_takes) {
    SCRATCH(a);
    char *long_text = arena_make(a, char, 4001);
    memset(long_text, 'x', 4000);
    BroadcastPost p = { .name = S("Ani"), .brand_name = S("Toko\nRasa"), .is_reminder = true,
                        .text = { long_text, 4000 } };
    BroadcastText t = broadcast_text(a, &p, TEXT_EN, S("L"));
    CHECK_STR(t.subject, "Toko Rasa: you have not read this yet");
    CHECK(str_starts(t.body, S("Hello Ani,\n\nThe lead waits")));
    CHECK(str_find(t.body, S("You may say")) < 0);
    CHECK(t.chat.n <= 4096 && t.body.n > 4000);
}
