#include "wire/qr.h"

#include "test.h"

static Error e;

/* Whether the module at (x, y) is dark, read back from the path. */
static bool is_dark(const QrCode *code, int x, int y) {
    Str rest = code->path, box;
    while (str_cut(&rest, 'z', &box)) {
        int from, row, width;
        char text[40];
        snprintf(text, sizeof text, STR_FMT, STR_ARG(box));
        if (sscanf(text, "M%d %dh%d", &from, &row, &width) == 3 && row == y && x >= from &&
            x < from + width)
            return true;
    }
    return false;
}

TEST(a_code_has_its_three_eyes_and_grows_with_the_text) {
    SCRATCH(a);
    QrCode small, large;
    CHECK(qr_code(a, S("https://desk.id/b/1/kasus/7"), &small, &e) == ERR_OK);
    CHECK(small.size >= 21 && (small.size - 17) % 4 == 0);
    int far = small.size - 7;
    const int eyes[][2] = { { 0, 0 }, { far, 0 }, { 0, far } };
    for (size_t i = 0; i < COUNT(eyes); i++)
        for (int k = 0; k < 7; k++) {
            int x = eyes[i][0], y = eyes[i][1];
            CHECK(is_dark(&small, x + k, y) && is_dark(&small, x, y + k));
            CHECK(is_dark(&small, x + 3, y + 3) && !is_dark(&small, x + 1, y + 1));
        }
    char long_text[300];
    memset(long_text, 'a', sizeof long_text);
    CHECK(qr_code(a, (Str){ long_text, sizeof long_text }, &large, &e) == ERR_OK);
    CHECK(large.size > small.size);
}

TEST(a_code_of_nothing_or_too_much_is_refused) {
    SCRATCH(a);
    QrCode code;
    char text[QR_TEXT_MOST + 1];
    memset(text, 'a', sizeof text);
    CHECK(qr_code(a, S(""), &code, &e) == ERR_INVALID);
    CHECK(qr_code(a, (Str){ text, sizeof text }, &code, &e) == ERR_INVALID);
    CHECK(qr_code(a, (Str){ text, QR_TEXT_MOST }, &code, &e) == ERR_OK);
}
