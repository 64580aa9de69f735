/* calibrate.h - scores of messages unseen in training become probabilities. Private to learn/. */
#ifndef LEARN_CALIBRATE_H
#define LEARN_CALIBRATE_H

#include "learn/recipe.h"

/* Rows in which every output of one head is known, with their scores from other folds. */
typedef struct Unseen {
    const float *scores; /* [row][outputs of the head] */
    const int8_t *labels;
    const uint8_t *set, *fold; /* of each row */
    size_t rows, outputs;
    const float *thresholds; /* [fold][outputs] of a set, by calibrate_set() */
} Unseen;

enum { ALL_FOLDS = -1 }; /* where one may be left out: none is */

/* Sets slope and offset of the head's outputs, and for a set the threshold of best F1; into
 * u->thresholds (in `a`) those that each fold is judged with, of best F1 on the others. */
void calibrate_set(Arena *a, Unseen *u, size_t folds, ModelOutput *outputs);
void calibrate_choice(const Unseen *u, ModelOutput *outputs);
/* Accuracy and macro F1 of a calibrated choice on the rows of one set; of a set the mean F1 of its
 * answers, each fold at thresholds chosen without it. False when there are no such rows. */
typedef struct UnseenFigures {
    size_t rows;
    double accuracy, f1;
} UnseenFigures;
bool unseen_figures(const Unseen *u, const ModelOutput *outputs, uint8_t set, UnseenFigures *out);

#endif
