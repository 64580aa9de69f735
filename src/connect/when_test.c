#include "connect/when.h"
#include "base/time.h"
#include "test.h"

TEST(times_as_people_write_them) {
    static const struct {
        const char *in, *out;
        DateOrder order;
    } t[] = {
        { "2026-11-22T20:15:09Z", "2026-11-22T20:15:09Z", DATE_DAY_FIRST },
        { "2026-11-22T20:15:09.123456+07:00", "2026-11-22T13:15:09Z", DATE_DAY_FIRST },
        { "2026-11-22 20:15", "2026-11-22T13:15:00Z", DATE_DAY_FIRST },
        { "2026-11-22", "2026-11-21T17:00:00Z", DATE_DAY_FIRST },
        { "1795340680", "2026-11-22T09:44:40Z", DATE_DAY_FIRST },
        { "1795340680123", "2026-11-22T09:44:40Z", DATE_DAY_FIRST },
        { "1795340680123456", "2026-11-22T09:44:40Z", DATE_DAY_FIRST },
        { "1795340680.5", "2026-11-22T09:44:40Z", DATE_DAY_FIRST },
        { "999999999", "2001-09-09T01:46:39Z", DATE_DAY_FIRST },
        { "22/11/26 20.15", "2026-11-22T13:15:00Z", DATE_DAY_FIRST },
        { "22/11/2026, 20:15:09", "2026-11-22T13:15:09Z", DATE_DAY_FIRST },
        { "1/2/26 00.00", "2026-01-31T17:00:00Z", DATE_DAY_FIRST },
        { "1/2/26 00.00", "2026-01-01T17:00:00Z", DATE_MONTH_FIRST },
        { "11/22/26 00.00", "2026-11-21T17:00:00Z", DATE_DAY_FIRST },
        { "22/11/26 00.00", "2026-11-21T17:00:00Z", DATE_MONTH_FIRST },
        { "22.11.2026 20:15", "2026-11-22T13:15:00Z", DATE_DAY_FIRST },
        { "2026/11/22 08:15:30", "2026-11-22T01:15:30Z", DATE_DAY_FIRST },
        { "22 Nov 2026 20.15 WIB", "2026-11-22T13:15:00Z", DATE_DAY_FIRST },
        { "22 Nov 2026 20.15 WITA", "2026-11-22T12:15:00Z", DATE_DAY_FIRST },
        { "22 November 2026 pukul 20.15 WIT", "2026-11-22T11:15:00Z", DATE_DAY_FIRST },
        { "Minggu, 22 Agustus 2026", "2026-08-21T17:00:00Z", DATE_DAY_FIRST },
        { "Jumat, 1 Mei 2026 jam 07.05", "2026-05-01T00:05:00Z", DATE_DAY_FIRST },
        { "1 Okt 2026", "2026-09-30T17:00:00Z", DATE_DAY_FIRST },
        { "31 Des 2026 23.59.59", "2026-12-31T16:59:59Z", DATE_DAY_FIRST },
        { "3 Agt 2026", "2026-08-02T17:00:00Z", DATE_DAY_FIRST },
        { "22-Nov-26 08:15", "2026-11-22T01:15:00Z", DATE_DAY_FIRST },
        { "Nov 22, 2026, 8:15 PM", "2026-11-22T13:15:00Z", DATE_DAY_FIRST },
        { "Nov 22, 2026, 8:15:09\xE2\x80\xAFPM", "2026-11-22T13:15:09Z", DATE_DAY_FIRST },
        { "11/22/26, 12:05 AM", "2026-11-21T17:05:00Z", DATE_MONTH_FIRST },
        { "11/22/26, 12:05 p.m.", "2026-11-22T05:05:00Z", DATE_MONTH_FIRST },
        { "20:15, 22 Nov 2026", "2026-11-22T13:15:00Z", DATE_DAY_FIRST },
        { "22 Nov 2026 20:15 GMT+8", "2026-11-22T12:15:00Z", DATE_DAY_FIRST },
        { "22 Nov 2026 20:15 UTC", "2026-11-22T20:15:00Z", DATE_DAY_FIRST },
        { "Sun, 22 Nov 2026 20:15:09 +0700", "2026-11-22T13:15:09Z", DATE_DAY_FIRST },
        { "Sunday, November 22, 2026 at 8:15 PM", "2026-11-22T13:15:00Z", DATE_DAY_FIRST },
        { "29/02/2028", "2028-02-28T17:00:00Z", DATE_DAY_FIRST },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        SCRATCH(a);
        int64_t at = 0;
        if (!when_read(str_c(t[i].in), ZONE_WIB, t[i].order, &at))
            printf("not read: %s\n", t[i].in);
        CHECK_STR(time_rfc3339(a, at), t[i].out);
    }
}

TEST(what_is_no_time_is_refused) {
    static const char *const t[] = { "", "kemarin", "2 hari lalu", "20.15", "31/02/2026",
        "0/1/2026",
        "13/13/2026", "22/11", "22 Nop", "32 Nov 2026", "22/11/2026 25.00", "22/11/2026 20.60",
        "12345", "22 Nov 2026 lalu saya", "22/11/2026 23/11/2026", "+62 812 3456 7890", "-1",
        "22 Nov 2026 20:15 GMT+99", "1.2.3.4.5.6.7.8.9", "2026-13-01", "Desember" };
    for (size_t i = 0; i < COUNT(t); i++) {
        int64_t at = 77;
        if (when_read(str_c(t[i]), 0, DATE_DAY_FIRST, &at))
            printf("read: %s as %lld\n", t[i], (long long)at);
        CHECK(at == 77);
    }
}

static DateOrder order_of(const char *list, DateOrder otherwise) {
    DateVotes v = { 0 };
    Str rest = str_c(list), one;
    while (str_cut(&rest, ';', &one))
        date_votes_add(&v, one);
    return date_votes_order(&v, otherwise);
}

TEST(the_order_of_day_and_month_is_found) {
    CHECK(order_of("22/11/26 20.15", DATE_MONTH_FIRST) == DATE_DAY_FIRST);
    CHECK(order_of("11/22/26, 8:15 PM", DATE_DAY_FIRST) == DATE_MONTH_FIRST);
    CHECK(order_of("1/2/26;2/2/26;3/2/26;1/3/26", DATE_MONTH_FIRST) == DATE_DAY_FIRST);
    CHECK(order_of("1/2/26;1/3/26;1/4/26;2/1/26", DATE_DAY_FIRST) == DATE_MONTH_FIRST);
    CHECK(order_of("3/2/26;2/2/26;1/2/26;5/1/26", DATE_MONTH_FIRST) == DATE_DAY_FIRST);
    CHECK(order_of("1/2/26", DATE_MONTH_FIRST) == DATE_MONTH_FIRST);
    CHECK(order_of("1/2/26", DATE_DAY_FIRST) == DATE_DAY_FIRST);
    CHECK(order_of("2026-11-22;x;;", DATE_DAY_FIRST) == DATE_DAY_FIRST);
    /* One slip among many does not turn a file round. */
    CHECK(order_of("22/11/26;23/11/26;11/24/26", DATE_MONTH_FIRST) == DATE_DAY_FIRST);
}
