/* tail.h - exact chances of counts at least as large as the one seen. Pure.
 *
 * All return the natural logarithm of the chance, so that one in 10^80 is still a number. */
#ifndef DETECT_TAIL_H
#define DETECT_TAIL_H

#include "base/base.h"

/* P(N >= n) for a Poisson count with this mean (> 0). */
double tail_poisson(int64_t n, double mean);
/* P(N >= n) for a negative binomial count with this mean (> 0) and variance
 * mean + spread * mean^2; spread 0 is Poisson. */
double tail_negative_binomial(int64_t n, double mean, double spread);

#endif
