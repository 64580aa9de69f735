#include "api/remedies.h"

#include "test_api.h"

#include <inttypes.h>

static NODISCARD Err too_late(Error *e) {
    FAIL_FIELD(e, "until", "must be a time within the next %lld hours", 72LL);
}
static NODISCARD Err out_of_range(Error *e) {
    FAIL_FIELD(e, "hold", "must be from %" PRId64 " to %" PRId64, (int64_t)-3, (int64_t)600);
}
static NODISCARD Err bad_words(Error *e) {
    FAIL_FIELD(e, "text", "cannot leave like this (%s): \"%.40s\"", "threat", "kami \"laporkan\"");
}
static NODISCARD Err unheard_of(Error *e) { FAIL_FIELD(e, "x", "is a sentence of this test"); }

static ErrorRemedy remedy_of(TestOffice *o, Err (*raise)(Error *)) {
    Error e = { 0 };
    ErrorRemedy r;
    CHECK(raise(&e) == ERR_INVALID);
    CHECK(api_remedy(o->arena, &e, &r));
    return r;
}

static Str param(const ErrorRemedy *r, size_t i) { return ((const Str *)r->params.items)[i]; }

TEST(an_error_of_an_input_has_a_word_its_numbers_and_an_indonesian_sentence) {
    TEST_OFFICE(o);
    ErrorRemedy r = remedy_of(&o, too_late);
    CHECK_STR(r.code, "time_within");
    CHECK(r.params.count == 1 && str_eq(param(&r, 0), S("72")));
    CHECK_STR(r.text, "Pilih waktu dalam 72 jam ke depan.");
    r = remedy_of(&o, out_of_range);
    CHECK(r.params.count == 2 && str_eq(param(&r, 0), S("-3")) && str_eq(param(&r, 1), S("600")));
    CHECK_STR(r.text, "Isi dari -3 sampai 600.");
}

TEST(what_fills_a_sentence_may_look_like_the_sentence) {
    TEST_OFFICE(o);
    ErrorRemedy r = remedy_of(&o, bad_words);
    CHECK(r.params.count == 2 && str_eq(param(&r, 1), S("kami \"laporkan\"")));
}

TEST(an_error_nobody_put_into_words_has_its_message_alone) {
    TEST_OFFICE(o);
    Error e = { 0 };
    ErrorRemedy r;
    CHECK(unheard_of(&e) == ERR_INVALID && !api_remedy(o.arena, &e, &r));
    CHECK(too_late(&e) == ERR_INVALID && err_wrap(&e, "here") == ERR_INVALID);
    CHECK(!api_remedy(o.arena, &e, &r)); /* the sentence is not the one of the row any more */
}

TEST(the_body_of_an_error_carries_it) {
    TEST_OFFICE(o);
    TestAnswer a = test_call(&o, &(TestCall){ .method = "POST", .staff_id = o.staff[ROLE_OWNER],
        .path = str_fmt(o.arena, "/api/brands/%lld/words", (long long)o.brand_id),
        .body = S("{\"kind\":\"watch\",\"text\":\"\"}") });
    CHECK(a.status == 422);
    CHECK(str_find(a.body, S("\"code\":\"word_empty\"")) > 0);
    CHECK(str_find(a.body, S("\"params\":[]")) > 0);
    CHECK(str_find(a.body, S("frasa paling panjang empat kata")) > 0);
}
