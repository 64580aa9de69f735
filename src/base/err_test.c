#include "base/err.h"
#include "test.h"

static Err inner(Error *e) { FAIL_FIELD(e, "title", "must not be empty"); }
static Err outer(Error *e) {
    TRY(inner(e));
    return ERR_OK;
}

TEST(try_passes_errors_up) {
    Error e;
    CHECK(outer(&e) == ERR_INVALID);
    CHECK(e.code == ERR_INVALID && e.line > 0);
    CHECK(strcmp(e.field, "title") == 0 && strcmp(e.func, "inner") == 0);
    CHECK(strcmp(e.msg, "must not be empty") == 0);
}

static Err fails(Error *e, int n) { FAIL(e, ERR_CONFLICT, "case %d is closed", n); }

TEST(wrap_adds_what_was_being_done) {
    Error e;
    CHECK(fails(&e, 7) == ERR_CONFLICT);
    CHECK(err_wrap(&e, "import") == ERR_CONFLICT);
    CHECK(strcmp(e.msg, "import: case 7 is closed") == 0 && e.field[0] == '\0');
}

TEST(wrap_of_a_long_message_stays_inside) {
    Error e;
    char doing[400];
    memset(doing, 'd', sizeof doing - 1);
    doing[sizeof doing - 1] = '\0';
    CHECK(fails(&e, 1) == ERR_CONFLICT);
    (void)err_wrap(&e, doing);
    CHECK(strlen(e.msg) == sizeof e.msg - 1);
}

TEST(a_long_message_is_cut_at_a_character) {
    static const char *const characters[] = { "x", "\xC3\xA9", "\xE2\x98\x83",
                                              "\xF0\x9F\x98\xA1" };
    for (size_t i = 0; i < COUNT(characters); i++)
        for (size_t shift = 0; shift < 4; shift++) {
            Error e;
            size_t width = strlen(characters[i]);
            char text[400];
            memset(text, 'a', shift);
            for (size_t at = shift; at + width < sizeof text; at += width)
                memcpy(text + at, characters[i], width + 1);
            (void)err_set_(&e, ERR_IO, "", "f", 1, "%s", text);
            size_t room = sizeof e.msg - 1 - shift;
            CHECK(strlen(e.msg) == shift + room / width * width);
            CHECK(strncmp(e.msg, text, strlen(e.msg)) == 0);
        }
}

TEST(errors_may_be_unwanted) {
    CHECK(fails(NULL, 1) == ERR_CONFLICT);
    CHECK(err_wrap(NULL, "x") == ERR_INTERNAL);
}

TEST(every_error_has_a_name) {
    for (int code = 0; code < ERR__COUNT; code++)
        CHECK(strcmp(err_name((Err)code), "unknown error") != 0);
    CHECK(strcmp(err_name(ERR__COUNT), "unknown error") == 0);
    CHECK(strcmp(err_name((Err)-1), "unknown error") == 0);
}
