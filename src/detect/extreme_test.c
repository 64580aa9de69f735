#include "detect/extreme.h"

#include "test.h"

#include <math.h>

TEST(a_surprise_is_how_rarely_a_block_holds_as_much) {
    Extreme x = extreme_begin(2, 0.5, 20);
    /* Gumbel with mean 2 and deviation 0.5: P(max >= 3.5) = 1 - exp(-exp(-y)). */
    double y = (3.5 - 2) / (0.5 * sqrt(6) / M_PI) + 0.57721566490153286;
    CHECK(fabs(extreme_surprise(&x, 3.5, 0) + log10(-expm1(-exp(-y)))) < 1e-6);
    CHECK(extreme_surprise(&x, 4, 0) > extreme_surprise(&x, 3.5, 0));
    CHECK(extreme_surprise(&x, -50, 0) < 1e-9);
    CHECK(extreme_surprise(&x, 1e9, 0) == 30);
}

TEST(a_series_is_its_own_measure) {
    Extreme quiet = extreme_begin(2, 0.5, 10), loud = quiet;
    for (int block = 0; block < 60; block++) {
        for (int i = 0; i < 5; i++) {
            extreme_see(&quiet, 1 + 0.1 * (block % 5) - i);
            extreme_see(&loud, 5 + 0.5 * (block % 5) - i);
        }
        extreme_end_block(&quiet);
        extreme_end_block(&loud);
    }
    CHECK(extreme_surprise(&quiet, 4, 0.1) > 3);
    CHECK(extreme_surprise(&loud, 4, 0.1) < 0.1);
}

TEST(one_old_incident_is_no_measure_of_what_is_usual) {
    Extreme x = extreme_begin(2, 0.5, 20);
    for (int block = 0; block < 20; block++) {
        extreme_see(&x, block == 10 ? 40 : 2 + 0.2 * (block % 5));
        extreme_end_block(&x);
    }
    CHECK(extreme_surprise(&x, 5, 0.1) > 2);
}

TEST(a_block_in_which_nothing_was_seen_teaches_nothing) {
    Extreme x = extreme_begin(2, 0.5, 20), before = x;
    extreme_end_block(&x);
    CHECK(x.mean == before.mean && x.variance == before.variance && x.blocks == before.blocks);
}
