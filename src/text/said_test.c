#include "text/said.h"

#include "test.h"

#include <string.h>

/* The only time said in the text. */
static SaidTime only(Arena *a, const char *text, int64_t written, int zone) {
    SaidTime *times;
    size_t count;
    said_times(a, str_c(text), written, zone, &times, &count);
    CHECK(count == 1);
    return count == 1 ? times[0] : (SaidTime){ 0 };
}

static int64_t at(const char *text) {
    int64_t out = 0;
    CHECK(time_parse(str_c(text), 0, &out));
    return out;
}

TEST(a_time_is_its_bytes_and_an_interval) {
    SCRATCH(a);
    const char *text = "\xf0\x9f\x98\xad kemaren sore, kak";
    SaidTime t = only(a, text, at("2026-11-25T07:30:00Z"), ZONE_WIB);
    CHECK(t.from == 5 && t.to == 17);
    CHECK(t.is_known);
    CHECK(t.begins == at("2026-11-24T08:00:00Z") && t.ends == at("2026-11-24T12:00:00Z"));
}

TEST(the_day_is_that_of_the_zone) {
    SCRATCH(a);
    int64_t written = at("2026-11-24T15:30:00Z"); /* 22.30 WIB, 23.30 WITA, 00.30 WIT */
    CHECK(only(a, "kemarin", written, ZONE_WIB).begins == at("2026-11-22T17:00:00Z"));
    CHECK(only(a, "kemarin", written, ZONE_WITA).begins == at("2026-11-22T16:00:00Z"));
    CHECK(only(a, "kemarin", written, ZONE_WIT).begins == at("2026-11-23T15:00:00Z"));
}

TEST(midnight_belongs_to_the_new_day) {
    SCRATCH(a);
    int64_t midnight = at("2026-12-31T16:00:00Z"); /* 1 January 2027 in WITA */
    CHECK(only(a, "hari ini", midnight, ZONE_WITA).begins == midnight);
    CHECK(only(a, "hari ini", midnight - 1, ZONE_WITA).ends == midnight);
    CHECK(only(a, "bulan ini", midnight, ZONE_WITA).begins == midnight);
    CHECK(only(a, "tahun lalu", midnight, ZONE_WITA).ends == midnight);
    CHECK(only(a, "tgl 1", midnight, ZONE_WITA).begins == midnight);
    CHECK(only(a, "tgl 1", midnight - 1, ZONE_WITA).begins == at("2026-11-30T16:00:00Z"));
}

TEST(a_time_nobody_knows_is_only_pointed_at) {
    SCRATCH(a);
    static const int64_t unknown[] = { 0, -1, INT64_MIN, INT64_MAX };
    for (size_t i = 0; i < COUNT(unknown); i++) {
        SaidTime t = only(a, "kemarin", unknown[i], ZONE_WIB);
        CHECK(t.to == 7 && !t.is_known && t.begins == 0 && t.ends == 0);
    }
    CHECK(!only(a, "beberapa hari lalu", at("2026-11-25T07:30:00Z"), ZONE_WIB).is_known);
}

TEST(a_shouted_place_ends_with_the_first_word) {
    SCRATCH(a);
    SaidPlace *places;
    size_t count;
    said_places(a, S("CABANG DAGO TUTUP TERUS MIN KENAPA YA"), &places, &count);
    CHECK(count == 1);
    CHECK(count == 1 && places[0].kind == PLACE_BRANCH && str_eq(places[0].name, S("DAGO")));
}

TEST(times_and_places_without_end_take_linear_time) {
    SCRATCH(a);
    enum { SIZE = 1 << 20 };
    char *text = arena_make(a, char, SIZE);
    static const char *const patterns[] = { "kemarin ", "1/2/", "jam 8 ", "dari ", "yang ", "a",
        "sampai ", "12-", "cabang ", "di ", "Di Di ", "Aa ", "udah yang ", "\'a", "jam8", "tgl " };
    for (size_t i = 0; i < COUNT(patterns); i++) {
        size_t n = strlen(patterns[i]), count;
        for (size_t k = 0; k < SIZE; k++)
            text[k] = patterns[i][k % n];
        SaidTime *times;
        SaidPlace *places;
        said_times(a, (Str){ text, SIZE }, at("2026-11-25T07:30:00Z"), ZONE_WIB, &times, &count);
        CHECK(count <= SIZE / 3);
        said_places(a, (Str){ text, SIZE }, &places, &count);
        CHECK(count <= SIZE / 3);
    }
}
