#include "detect/tail.h"

#include "test.h"

#include <math.h>

static bool near(double got, double want, double part) {
    if (fabs(got - want) <= part * fabs(want) + 1e-9)
        return true;
    printf("got %.12g want %.12g\n", got, want);
    return false;
}

/* The same chances the slow way: one minus the sum of all smaller counts, or the sum upwards. */
static double slow_nb(int64_t n, double mean, double spread, bool upward) {
    double size = 1 / spread, sum = 0;
    for (int64_t k = upward ? n : 0; k < (upward ? n + 20000 : n); k++)
        sum += exp(lgamma((double)k + size) - lgamma(size) - lgamma((double)k + 1) +
                   size * log(size / (size + mean)) + (double)k * log(mean / (size + mean)));
    return upward ? sum : 1 - sum;
}

static double slow_poisson(int64_t n, double mean) {
    double sum = 0;
    for (int64_t k = n; k < n + 2000; k++)
        sum += exp((double)k * log(mean) - mean - lgamma((double)k + 1));
    return sum;
}

TEST(poisson_tail_equals_the_sum) {
    static const double means[] = { 0.01, 0.5, 1, 3.7, 20, 150 };
    for (size_t i = 0; i < COUNT(means); i++)
        for (int64_t n = 1; n < 200; n += 1 + n / 3)
            CHECK(near(exp(tail_poisson(n, means[i])), slow_poisson(n, means[i]), 1e-8));
}

TEST(negative_binomial_tail_equals_the_sum) {
    static const double means[] = { 0.05, 1, 8, 60 }, spreads[] = { 0.02, 0.3, 1, 4 };
    for (size_t i = 0; i < COUNT(means); i++)
        for (size_t k = 0; k < COUNT(spreads); k++)
            for (int64_t n = 1; n < 300; n += 1 + n / 2)
                CHECK(near(exp(tail_negative_binomial(n, means[i], spreads[k])),
                           slow_nb(n, means[i], spreads[k], (double)n > means[i]), 1e-7));
}

TEST(far_tails_stay_numbers) {
    CHECK(tail_poisson(1000, 1) < -5000);
    CHECK(isfinite(tail_poisson(1000000, 0.5)));
    CHECK(isfinite(tail_negative_binomial(1000000, 3, 0.3)));
    CHECK(tail_negative_binomial(0, 5, 1) == 0 && tail_poisson(0, 5) == 0);
    CHECK(tail_negative_binomial(3, 5, 0) == tail_poisson(3, 5));
}

TEST(more_is_never_more_likely) {
    for (int64_t n = 1; n < 400; n++) {
        CHECK(tail_poisson(n + 1, 40) <= tail_poisson(n, 40));
        CHECK(tail_negative_binomial(n + 1, 40, 0.4) <= tail_negative_binomial(n, 40, 0.4) + 1e-12);
    }
}
