#include "text/name.h"
#include "test.h"

TEST(names_of_people_are_names) {
    static const char *const signs[] = { "Rina", "Kak Dim", "Tim Rasti", "M. Rizki", "Rina S.",
                                         "Nur'aini", ("D\xE2\x80\x99" "Ambra"), "Siti-Nur",
                                         "Jos\xC3\xA9",
                                         "\xE7\x8E\x8B\xE4\xBC\x9F", "Jose\xCC\x81" };
    for (size_t i = 0; i < COUNT(signs); i++) {
        CHECK(name_is_signed(str_c(signs[i])));
        CHECK(name_is_shown(str_c(signs[i]), (Str){ 0 }));
    }
    CHECK(name_is_shown(S("budi_99"), (Str){ 0 }) && !name_is_signed(S("budi_99")));
    CHECK(name_is_shown(S("@rina.s"), S("@rina.s")) && !name_is_signed(S("@rina.s")));
}

TEST(what_speaks_or_leads_elsewhere_is_no_name) {
    static const char *const others[] = {
        "", " ", " Rina", "Rina ", "Rina  Sari", "-", "'", "-Rina", "Rina-", ".", ". Rina",
        "judi.com", "Rina.id", "Rina. judi.com", "Rina\xE2\x80\xAE" "anis", "Rina\xE2\x81\xA6",
        "Rina\xE2\x80\xA8Transfer", "Ri\xE2\x80\x8Bna", "\xE3\x85\xA4", "Rina\n", "Rina/Sari",
        "{nama}", "<b>", "@everyone", "@all", "everyone", "Semua", "@rina", "Rina\xC2\xA0Sari",
        "Toko ini penipu", "Jangan beli", "Rina yang sama", "Transfer dulu ke Sari",
        "Satu Dua Tiga Empat Lima", "\xFF", "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81",
        "Empat puluh satu huruf ya pasti lebih dari", "Rina: Sari", "Rina!", "Rina 0812345678",
        "judi\xE3\x80\x82" "com", "judi\xEF\xBC\x8E" "com",
    };
    for (size_t i = 0; i < COUNT(others); i++) {
        CHECK(!name_is_signed(str_c(others[i])));
        CHECK(!name_is_shown(str_c(others[i]), (Str){ 0 }));
        if (name_is_shown(str_c(others[i]), (Str){ 0 }))
            printf("    %s\n", others[i]);
    }
    CHECK(!name_is_shown(S("@everyone"), S("@everyone")));
    CHECK(!name_is_shown(S("@a\nb"), S("@a\nb")));
    CHECK(!name_is_shown(S("@rina"), S("@sari")));
}
