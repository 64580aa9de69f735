#include "text/promise.h"

#include "test_cases.h"

#include <string.h>

static int64_t at(const char *text) {
    int64_t out = 0;
    CHECK(time_parse(str_c(text), 0, &out));
    return out;
}

/* Christmas and New Year, as days since 1970. */
static const int64_t holidays[] = { 20812, 20819 };

static void find(Arena *a, Str text, int64_t at, int zone, FoundPromise **out, size_t *count) {
    promise_find(a, &(PromiseInput){ .text = text, .at = at, .zone = zone, .holidays = holidays,
                                     .holiday_count = COUNT(holidays) }, out, count);
}

static void case_promise(Arena *a, const Case *c, const char *file) {
    FoundPromise *found;
    size_t count;
    int64_t sent;
    int zone;
    Str text = c->fields[0];
    Buf b = buf_new(a, 2000);
    CHECK(case_moment(c->fields[1], &sent, &zone));
    find(a, text, sent, zone, &found, &count);
    for (size_t i = 0; i < count; i++) {
        const FoundPromise *p = &found[i];
        buf_printf(&b, "%s%s: " STR_FMT " =", i ? ", " : "", promise_kind_names[p->kind],
                   STR_ARG(str_slice(text, p->from, p->to)));
        if (p->has_time) {
            buf_printf(&b, " " STR_FMT " =", STR_ARG(str_slice(text, p->time_from, p->time_to)));
            case_put_moment(&b, p->due_at, zone);
        } else {
            buf_printf(&b, " ?");
        }
    }
    case_expect(c, file, c->fields[2], b.n ? buf_str(&b) : S("-"));
}

TEST(promises_are_found_with_the_time_they_are_due) {
    cases_walk("promise.txt", 3, 250, case_promise);
}

/* When the only promise of the text is due. */
static int64_t due(const PromiseInput *in) {
    SCRATCH(a);
    FoundPromise *found;
    size_t count;
    promise_find(a, in, &found, &count);
    CHECK(count == 1);
    return count == 1 ? found[0].due_at : 0;
}

TEST(a_day_ends_with_the_working_hours) {
    PromiseInput in = { .text = S("kami kirim besok"), .at = at("2026-11-25T07:30:00Z"),
                        .zone = ZONE_WIB };
    CHECK(due(&in) == at("2026-11-26T13:00:00Z"));
    in.hours_to = 17 * HOUR;
    CHECK(due(&in) == at("2026-11-26T10:00:00Z"));
}

TEST(working_days_leave_out_weekends_and_holidays) {
    PromiseInput in = { .text = S("refund kami proses 2 hari kerja"), .zone = ZONE_WIB,
                        .at = at("2026-12-24T03:00:00Z") };
    CHECK(due(&in) == at("2026-12-28T13:00:00Z"));
    CHECK(promise_workday_end(&in, 2) == due(&in));
    in.holidays = holidays;
    in.holiday_count = COUNT(holidays);
    CHECK(due(&in) == at("2026-12-29T13:00:00Z"));
    CHECK(promise_workday_end(&in, 1) == at("2026-12-28T13:00:00Z"));
    CHECK(promise_workday_end(&in, 0) == at("2026-12-24T13:00:00Z"));
}

TEST(without_the_time_of_sending_a_promise_has_none) {
    SCRATCH(a);
    FoundPromise *found;
    size_t count;
    find(a, S("kami kirim besok"), 0, ZONE_WIB, &found, &count);
    CHECK(count == 1);
    CHECK(count == 1 && !found[0].has_time && found[0].due_at == 0);
}

TEST(promises_without_end_take_linear_time) {
    SCRATCH(a);
    enum { SIZE = 1 << 18 };
    char *text = arena_make(a, char, SIZE);
    static const char *const patterns[] = { "kami kirim besok, ", "kami ", "akan ", "besok ",
        "2-3 ",
        "paling ", "dan kirim ", "kalau ", "1x24 ", "sudah besok ", "dikirim ", "Apa? ", "yang ",
        "nanti dikirim ", "tidak ", "10-12 ", "sampai 3 ", "? ", ", ", "setengah ", "kami nanti " };
    for (size_t i = 0; i < COUNT(patterns); i++) {
        size_t n = strlen(patterns[i]), count;
        FoundPromise *found;
        for (size_t k = 0; k < SIZE; k++)
            text[k] = patterns[i][k % n];
        find(a, (Str){ text, SIZE }, at("2026-11-25T07:30:00Z"), ZONE_WIB, &found, &count);
        CHECK(count <= PROMISES_MAX);
    }
}
