#include "api/public_rate.h"

#include "test.h"

TEST(an_address_looks_so_often_a_minute_and_no_more) {
    static PublicRate rate = { .seed = 7 };
    for (int i = 0; i < PUBLIC_RATE_MOST; i++)
        CHECK(public_rate_allows(&rate, S("10.0.0.1"), 6000));
    CHECK(!public_rate_allows(&rate, S("10.0.0.1"), 6059));
    CHECK(public_rate_allows(&rate, S("10.0.0.2"), 6059)); /* somebody else */
    CHECK(public_rate_allows(&rate, S("10.0.0.1"), 6060)); /* the next minute */
}

TEST(its_count_never_runs_over) {
    static PublicRate rate;
    for (int i = 0; i < 70000; i++)
        (void)public_rate_allows(&rate, S("10.0.0.1"), 60);
    CHECK(!public_rate_allows(&rate, S("10.0.0.1"), 60));
    CHECK(public_rate_allows(&rate, S("10.0.0.1"), 120));
}
