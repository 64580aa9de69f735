#include "detect/tail.h"

#include <math.h>

enum { STEPS_MAX = 20000 };
static const double tiny = 1e-300, exact_enough = 1e-14;

/* The reentrant form: lgamma() writes a global sign. */
static double log_gamma(double x) {
    int sign;
    return lgamma_r(x, &sign);
}

/* log(1 - e^x) for x <= 0. */
static double log_rest(double x) {
    if (x >= 0)
        return -INFINITY;
    return x > -0.6931 ? log(-expm1(x)) : log1p(-exp(x));
}

static double away_from_zero(double x) { return fabs(x) < tiny ? tiny : x; }

/* Continued fraction of the incomplete beta function (Lentz's method). */
static double beta_fraction(double a, double b, double x) {
    double c = 1, d = 1 / away_from_zero(1 - (a + b) * x / (a + 1)), f = d;
    for (int i = 1; i < STEPS_MAX; i++) {
        double m = i, even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / away_from_zero(1 + even * d);
        c = away_from_zero(1 + even / c);
        f *= d * c;
        double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / away_from_zero(1 + odd * d);
        c = away_from_zero(1 + odd / c);
        f *= d * c;
        if (fabs(d * c - 1) < exact_enough)
            break;
    }
    return f;
}

/* log I_x(a, b); y = 1 - x is passed too, so that neither loses its digits. */
static double log_beta_share(double a, double b, double x, double y) {
    double front = log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * log(x) + b * log(y);
    if (x < (a + 1) / (a + b + 2))
        return front + log(beta_fraction(a, b, x)) - log(a);
    return log_rest(front + log(beta_fraction(b, a, y)) - log(b));
}

/* log of the lower incomplete gamma share P(a, x). */
static double log_gamma_share(double a, double x) {
    double front = a * log(x) - x - log_gamma(a);
    if (x < a + 1) {
        double term = 1 / a, sum = term;
        for (int i = 1; i < STEPS_MAX && term > sum * exact_enough; i++) {
            term *= x / (a + i);
            sum += term;
        }
        return front + log(sum);
    }
    double b = x + 1 - a, c = 1 / tiny, d = 1 / b, f = d;
    for (int i = 1; i < STEPS_MAX; i++) {
        double an = -i * (i - a);
        b += 2;
        d = 1 / away_from_zero(an * d + b);
        c = away_from_zero(b + an / c);
        f *= d * c;
        if (fabs(d * c - 1) < exact_enough)
            break;
    }
    return log_rest(front + log(f));
}

double tail_poisson(int64_t n, double mean) {
    return n <= 0 ? 0 : log_gamma_share((double)n, mean);
}

double tail_negative_binomial(int64_t n, double mean, double spread) {
    if (n <= 0)
        return 0;
    if (spread < 1e-9)
        return tail_poisson(n, mean);
    double size = 1 / spread;
    return log_beta_share((double)n, size, mean / (mean + size), size / (mean + size));
}
