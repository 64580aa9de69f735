/* fit.h - weights from examples: one linear head for each output (L2-regularised logistic
 * regression, dual coordinate descent of liblinear, Yu, Huang and Lin 2011), its calibration
 * from folds it was not trained on, and the bytes of the model. Private to learn/. */
#ifndef LEARN_FIT_H
#define LEARN_FIT_H

#include "learn/examples.h"

typedef struct Fitted {
    Recipe *recipe;      /* its outputs get bias, slope, offset and threshold */
    double *weights;     /* [output][1 << FEATURE_BITS] */
} Fitted;

NODISCARD Err fit_all(const LearnWorld *w, Recipe *r, Arena *a, const Examples *x, Fitted *out,
                      Error *e);
/* In steps of 1/127 of each output's heaviest weight; features whose steps are all 0 get no row. */
Str fit_write(Arena *a, const Fitted *f);

#endif
