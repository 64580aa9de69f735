#include "base/time.h"
#include "test.h"

#include <time.h>

TEST(every_form_of_a_time_is_read) {
    static const struct {
        const char *text;
        int64_t at;
    } rows[] = {
        { "1970-01-01T00:00:00Z", 0 },
        { "1970-01-01", -ZONE_WIB }, /* a date alone starts in the caller's zone */
        { "2026-11-22T19:05:09Z", 1795374309 },
        { "2026-11-22t19:05:09z", 1795374309 },
        { "2026-11-22 19:05:09Z", 1795374309 },
        { "2026-11-22T19:05:09+00:00", 1795374309 },
        { "2026-11-22T19:05:09-00:00", 1795374309 },
        { "2026-11-23T02:05:09+07:00", 1795374309 },
        { "2026-11-23T02:05:09+0700", 1795374309 },
        { "2026-11-23T02:05:09+07", 1795374309 },
        { "2026-11-23 02:05:09 +0700", 1795374309 },
        { "2026-11-22T14:05:09-05:00", 1795374309 },
        { "2026-11-23T00:35:09+05:30", 1795374309 },
        { "2026-11-23T02:05:09", 1795374309 },
        { "2026-11-23T02:05:09.999", 1795374309 },
        { "2026-11-23T02:05:09,5", 1795374309 },
        { "2026-11-22T19:05:09.123456789Z", 1795374309 },
        { "2026-11-22T19:05Z", 1795374300 },
        { "2026-11-23T02:05", 1795374300 },
        { "1795374309", 1795374309 },
        { "1795374309123", 1795374309 },
        { "2016-12-31T23:59:60Z", 1483228800 }, /* a leap second */
        { "2024-02-29T00:00:00Z", 1709164800 },
        { "2000-02-29T00:00:00Z", 951782400 },
        { "1969-12-31T23:59:59Z", -1 },
        { "1601-01-01T00:00:00Z", -11644473600 },
        { "9999-12-31T23:59:59Z", 253402300799 },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t at = 0;
        bool ok = time_parse(str_c(rows[i].text), ZONE_WIB, &at);
        if (!ok || at != rows[i].at)
            printf("%s: got %lld\n", rows[i].text, (long long)at);
        CHECK(ok && at == rows[i].at);
    }
}

TEST(what_is_no_time_is_refused) {
    static const char *const rows[] = {
        "", "2026", "2026-11", "2026-11-2", "26-11-22", "2026/11/22", "22-11-2026",
        "2026-00-10", "2026-13-01", "2026-01-00", "2026-01-32", "2026-04-31",
        "2025-02-29", "1900-02-29", "2100-02-29", "1600-12-31", "0000-01-01",
        "2026-11-22T", "2026-11-22T19", "2026-11-22T1905", "2026-11-22T24:00",
        "2026-11-22T19:60", "2026-11-22T19:05:61", "2026-11-22T19:05:", "2026-11-22T19:05:09.",
        "2026-11-22T19:05:09+", "2026-11-22T19:05:09+7", "2026-11-22T19:05:09+07:",
        "2026-11-22T19:05:09+07:0", "2026-11-22T19:05:09+07:60", "2026-11-22T19:05:09+24:00",
        "2026-11-22T19:05:09WIB", "2026-11-22T19:05:09Zx", "2026-11-22T-9:05", "2026-11-22 ",
        "2026-+1-22", "123456789", "12345678901", "-795374309", "179537430x", "17953743091234",
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t at = 99;
        bool ok = time_parse(str_c(rows[i]), 0, &at);
        if (ok)
            printf("%s was taken\n", rows[i]);
        CHECK(!ok && at == 99);
    }
}

TEST(mail_dates) {
    static const struct {
        const char *text;
        int64_t at;
    } rows[] = {
        { "Sun, 22 Nov 2026 19:05:09 +0000", 1795374309 },
        { "Sun, 22 Nov 2026 19:05:09 GMT", 1795374309 },
        { "Mon, 23 Nov 2026 02:05:09 +0700 (WIB)", 1795374309 },
        { "Mon,23 Nov 2026 02:05:09 +0700 (a (nested) comment)", 1795374309 },
        { "Mon (day),\r\n 23 Nov 2026 02:05:09 +0700", 1795374309 },
        { "22 Nov 2026 19:05:09 Z", 1795374309 },
        { "22 nov 26 19:05:09 UT", 1795374309 },
        { "22 November 2026 19:05:09 UTC", 1795374309 },
        { "22 Nov 2026 19:05:09", 1795374309 },
        { "22 Nov 2026 14:05:09 EST", 1795374309 },
        { "22 Nov 2026 15:05:09 edt", 1795374309 },
        { "22 Nov 2026 13:05:09 CST", 1795374309 },
        { "22 Nov 2026 14:05:09 CDT", 1795374309 },
        { "22 Nov 2026 12:05:09 MST", 1795374309 },
        { "22 Nov 2026 13:05:09 MDT", 1795374309 },
        { "22 Nov 2026 11:05:09 PST", 1795374309 },
        { "22 Nov 2026 12:05:09 PDT", 1795374309 },
        { "22 Nov 2026 19:05:09 A", 1795374309 }, /* military letters tell nothing */
        { "22 Nov 2026 19:05:09 XYZ", 1795374309 },
        { "23 Nov 2026 02:05:09 WIB", 1795374309 },
        { "23 Nov 2026 03:05:09 WITA", 1795374309 },
        { "23 Nov 2026 04:05:09 WIT", 1795374309 },
        { "22 Nov 2026 19:05 +0000", 1795374300 },
        { "1 Jan 70 00:00 GMT", 0 },
        { "1 Jan 49 0:00 GMT", 2493072000 },
        { "1 Jan 50 00:00 GMT", -631152000 },
        { "1 Jan 126 00:00 GMT", 1767225600 },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t at = 0;
        bool ok = time_parse_mail(str_c(rows[i].text), &at);
        if (!ok || at != rows[i].at)
            printf("%s: got %lld\n", rows[i].text, (long long)at);
        CHECK(ok && at == rows[i].at);
    }
}

TEST(what_is_no_mail_date_is_refused) {
    static const char *const rows[] = {
        "", "Sun", "Sun,", "32 Nov 2026 19:05 GMT", "0 Nov 2026 19:05 GMT", "29 Feb 2025 10:00 GMT",
        "22 Nox 2026 19:05 GMT", "22 No 2026 19:05 GMT", "22 Nov 6 19:05 GMT",
        "22 Nov 20266 19:05 GMT", "22 Nov 2026", "22 Nov 2026 19 GMT", "22 Nov 2026 25:00 GMT",
        "22 Nov 2026 19:05:09:1 GMT", "22 Nov 2026 19:05 +7x00", "22 Nov 2026 19:05 +0760",
        "22 Nov 2026 19:05 GMT extra", "22 Nov 2026 19:05 G4T", "Sun, Sun, 22 Nov 2026 19:05",
        "2026-11-22T19:05:09Z", "(only a comment", "022 Nov 2026 19:05 GMT",
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t at = 99;
        bool ok = time_parse_mail(str_c(rows[i]), &at);
        if (ok)
            printf("%s was taken\n", rows[i]);
        CHECK(!ok && at == 99);
    }
}

TEST(times_are_written_in_each_form) {
    SCRATCH(a);
    CHECK_STR(time_rfc3339(a, 1795374309), "2026-11-22T19:05:09Z");
    CHECK_STR(time_rfc3339(a, -1), "1969-12-31T23:59:59Z");
    CHECK_STR(time_rfc3339(a, -62135596800), "0001-01-01T00:00:00Z");
    CHECK_STR(time_rfc3339(a, 253402300799), "9999-12-31T23:59:59Z");
    CHECK_STR(time_rfc3339(a, 253402300800), "10000-01-01T00:00:00Z");
    CHECK_STR(time_mail(a, 784111777), "Sun, 06 Nov 1994 08:49:37 +0000");
    CHECK_STR(time_local(a, 1795374309, ZONE_WIB), "23 Nov 2026 02.05 WIB");
    CHECK_STR(time_local(a, 1795374309, ZONE_WITA), "23 Nov 2026 03.05 WITA");
    CHECK_STR(time_local(a, 1795374309, ZONE_WIT), "23 Nov 2026 04.05 WIT");
    CHECK_STR(time_length(a, 0, "jam", "menit"), "1 menit");
    CHECK_STR(time_length(a, 59 * MINUTE + 59, "jam", "menit"), "59 menit");
    CHECK_STR(time_length(a, 3 * HOUR, "jam", "menit"), "3 jam");
    CHECK_STR(time_length(a, 5 * HOUR + 20 * MINUTE, "h", "min"), "5 h 20 min");
    CHECK_STR(time_local(a, 1795374309, 0), "22 Nov 2026 19.05 UTC");
    CHECK_STR(time_local(a, 1795374309, -(3 * HOUR + 1800)), "22 Nov 2026 15.35 UTC-03.30");
    CHECK_STR(time_local(a, 1767225600, ZONE_WIB), "1 Jan 2026 07.00 WIB");
    CHECK_STR(time_local(a, 1798156800, ZONE_WIB), "25 Des 2026 07.00 WIB");
}

TEST(every_day_of_eight_centuries_follows_the_one_before) {
    int day = 1, month = 1, year = 1601, weekday = 1; /* 1601-01-01 was a Monday */
    for (int64_t at = -11644473600; year < 2401; at += DAY) {
        Civil c = civil_from(at, 0);
        CHECK(c.day == day && c.month == month && c.year == year && c.weekday == weekday);
        CHECK(civil_is_valid(&c) && civil_to(&c, 0) == at);
        weekday = (weekday + 1) % 7;
        Civil next = { .year = year, .month = month, .day = ++day };
        if (civil_is_valid(&next))
            continue;
        CHECK(day > 28);
        day = 1;
        month = month % 12 + 1;
        year += month == 1;
    }
}

TEST(a_zone_moves_the_civil_time_only) {
    Civil c = civil_from(-1, ZONE_WIT);
    CHECK(c.year == 1970 && c.day == 1 && c.hour == 8 && c.minute == 59 && c.second == 59);
    CHECK(c.weekday == 4 && civil_to(&c, ZONE_WIT) == -1);
}

TEST(the_monotonic_clock_never_goes_back) {
    int64_t before = clock_monotonic_ms();
    for (int i = 0; i < 1000; i++) {
        int64_t now = clock_monotonic_ms();
        CHECK(now >= before && now - before < 60 * 1000);
        before = now;
    }
    CHECK(clock_now() > 1700000000);
}

TEST(a_moment_to_come_is_on_the_monotonic_clock) {
    static const int64_t waits[] = { 0, 1, 999, 1000, 1001, 123456 };
    for (size_t i = 0; i < COUNT(waits); i++) {
        struct timespec then;
        int64_t before = clock_monotonic_ms();
        clock_after(waits[i], &then);
        int64_t ms = (int64_t)then.tv_sec * 1000 + then.tv_nsec / 1000000;
        CHECK(then.tv_nsec >= 0 && then.tv_nsec < 1000000000);
        CHECK(ms >= before + waits[i] && ms <= clock_monotonic_ms() + waits[i]);
    }
}

TEST(a_day_is_a_date_and_nothing_as_long) {
    static const char *const no[] = { "", "2026-11-2", "2026-11-31", "1767225600", "2026/11/22",
                                      "2026-11-22T", "abcd-ef-gh", "-026-11-22" };
    int64_t at;
    CHECK(time_parse_day(S("2026-11-22"), &at) && at % DAY == 0);
    for (size_t i = 0; i < COUNT(no); i++)
        CHECK(!time_parse_day(str_c(no[i]), &at));
}
