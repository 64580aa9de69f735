/* lean.h - where macro F1 counts, a choice leans towards its rare answers. Private to learn/.
 *
 * The most probable answer is right most often, but hardly ever a rare one. `option lean f1` moves
 * the offset of each answer so that the highest probability gives the best macro F1 on folds the
 * weights have not seen; the probabilities are then no longer those of a real stream. Heads with
 * the same answers (the mood about each of ten matters) are moved together and judged as one, for
 * alone they would follow a few messages. Where folds that chose nothing do not gain, nothing is
 * moved. */
#ifndef LEARN_LEAN_H
#define LEARN_LEAN_H

#include "learn/calibrate.h"

/* A calibrated choice. */
typedef struct LeanHead {
    const Unseen *unseen;
    ModelOutput *outputs;
} LeanHead;

/* True when the heads, all with the same answers, now lean. */
bool lean_towards_f1(Arena *a, const LeanHead *heads, size_t count, int folds);

#endif
