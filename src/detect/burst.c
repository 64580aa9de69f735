#include "detect/burst.h"

#include <math.h>

const int burst_windows[BURST_WINDOWS] = { 1, 2, 6, 12, 36, 144 };

static const int64_t block_buckets[BURST_BLOCKS] = { 72, 144, 288 };
static const double few_messages = 5; /* added to both sides of a ratio */
static const double least_deviation = 0.1;

void burst_begin(Burst *b) {
    *b = (Burst){ 0 };
    for (size_t s = 0; s < BURST_STATISTICS; s++)
        for (size_t k = 0; k < BURST_BLOCKS; k++)
            b->members[s][k] = extreme_begin(1, 0.5, 0);
}

/* All three are 0 where there is no excess, and compressed, for their tails are long. */
static void statistics_of(double seen, double usual, double spread, double out[BURST_STATISTICS]) {
    double ratio = log((seen + few_messages) / (usual + few_messages));
    double deviance = 2 * (seen * log(seen / usual) - (seen - usual)) / spread;
    double excess = (seen - usual) / sqrt(usual * spread + few_messages);
    out[0] = log1p(ratio);
    out[1] = log1p(sqrt(deviance > 0 ? deviance : 0));
    out[2] = log1p(excess);
}

static void strongest(const BurstCounts *counts, double most[BURST_STATISTICS]) {
    for (size_t w = 0; w < BURST_WINDOWS; w++) {
        double of_window[BURST_STATISTICS];
        if (counts->seen[w] <= counts->usual[w])
            continue;
        statistics_of(counts->seen[w], counts->usual[w], counts->spread, of_window);
        for (size_t s = 0; s < BURST_STATISTICS; s++)
            if (of_window[s] > most[s])
                most[s] = of_window[s];
    }
}

double burst_see(Burst *b, const BurstCounts *counts) {
    double most[BURST_STATISTICS] = { 0 }, least = INFINITY;
    strongest(counts, most);
    for (size_t s = 0; s < BURST_STATISTICS; s++) {
        for (size_t k = 0; k < BURST_BLOCKS; k++) {
            /* Past the lowest so far nothing changes, and most moments are far from a burst. */
            double surprise = least > 0.01 ? extreme_surprise(&b->members[s][k], most[s],
                                                              least_deviation) : least;
            if (surprise < least)
                least = surprise;
            extreme_see(&b->members[s][k], most[s]);
        }
    }
    return least;
}

double burst_news(Burst *b, int64_t at, double surprise) {
    bool is_silent = b->told_at != 0 && at - b->told_at < BURST_SILENT_SECONDS;
    if (is_silent && surprise < b->told + BURST_RISE)
        return 0;
    if (surprise >= BURST_THRESHOLD) {
        b->told_at = at;
        b->told = surprise;
    }
    return surprise;
}

void burst_end_bucket(Burst *b, int64_t bucket) {
    for (size_t k = 0; k < BURST_BLOCKS; k++)
        if ((bucket + 1) % block_buckets[k] == 0)
            for (size_t s = 0; s < BURST_STATISTICS; s++)
                extreme_end_block(&b->members[s][k]);
}
