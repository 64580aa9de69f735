#include "detect/extreme.h"

#include <math.h>

static const double euler_gamma = 0.57721566490153286, sqrt6_by_pi = 0.77969680123368030;

/* A block counts as at most this many deviations above the mean, once there are a few. */
static const double most_deviations = 2.5;
static const float few_blocks = 4;
static const double surprise_most = 30;

Extreme extreme_begin(double mean, double deviation, double blocks) {
    return (Extreme){ .mean = (float)mean, .variance = (float)(deviation * deviation),
                      .blocks = (float)blocks, .most = -INFINITY };
}

void extreme_see(Extreme *x, double value) {
    if (value > (double)x->most)
        x->most = (float)value;
}

void extreme_end_block(Extreme *x) {
    double value = (double)x->most, mean = (double)x->mean, variance = (double)x->variance;
    x->most = -INFINITY;
    if (!isfinite(value))
        return;
    double highest = mean + most_deviations * sqrt(variance);
    if (x->blocks >= few_blocks && value > highest)
        value = highest;
    double step = 1 / ((double)x->blocks + 1), off = value - mean;
    x->mean = (float)(mean + step * off);
    x->variance = (float)((1 - step) * (variance + step * off * off));
    if (x->blocks < (float)(EXTREME_MEMORY - 1))
        x->blocks++;
}

static double scale_of(const Extreme *x, double least) {
    double deviation = sqrt((double)x->variance);
    return sqrt6_by_pi * (deviation > least ? deviation : least);
}

double extreme_surprise(const Extreme *x, double value, double least) {
    double scale = scale_of(x, least);
    double y = (value - (double)x->mean) / scale + euler_gamma;
    double chance = -expm1(-exp(-y));
    double surprise = chance > 0 ? -log10(chance) : surprise_most;
    return surprise < surprise_most ? surprise : surprise_most;
}
