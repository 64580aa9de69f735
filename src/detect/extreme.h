/* extreme.h - what is extreme for this series, learned from its own past. Pure.
 *
 * The largest value of each block of time (half a day, say) follows a Gumbel law when the values
 * have a light tail (Fisher and Tippett 1928; Gumbel 1958, ch. 5). Mean and deviation of past
 * block maxima are kept with exponential weights and turned into the law by its moments. So the
 * surprise of a value means the same for a shop with five messages a day and a brand with twenty
 * thousand an hour: how often a block of its own holds something as large. */
#ifndef DETECT_EXTREME_H
#define DETECT_EXTREME_H

#include "base/base.h"

typedef struct Extreme {
    float mean, variance; /* of block maxima */
    float blocks;         /* how many they stand for, up to EXTREME_MEMORY */
    float most;           /* the largest value of the running block */
} Extreme;

enum { EXTREME_MEMORY = 40 };

/* Before anything was seen: as if `blocks` blocks with this mean and deviation had been. */
Extreme extreme_begin(double mean, double deviation, double blocks);
void extreme_see(Extreme *x, double value);
/* Learns from the block that ends; one far beyond the others counts as less (an old incident is
 * no measure of what is usual). */
void extreme_end_block(Extreme *x);
/* -log10 of the chance that a block of this series holds a value at least as large; 0..30. The
 * deviation counts as `least` at least. */
double extreme_surprise(const Extreme *x, double value, double least);

#endif
