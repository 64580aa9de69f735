/* calibrate.h - scores of messages unseen in training become probabilities. Private to learn/. */
#ifndef LEARN_CALIBRATE_H
#define LEARN_CALIBRATE_H

#include "learn/recipe.h"

/* Rows in which every output of one head is known, with their scores from other folds. */
typedef struct Unseen {
    const float *scores; /* [row][outputs of the head] */
    const int8_t *labels;
    size_t rows, outputs;
} Unseen;

/* Sets slope and offset of the head's outputs, and for a set the threshold of best F1. */
void calibrate_set(const Unseen *u, ModelOutput *outputs);
void calibrate_choice(const Unseen *u, ModelOutput *outputs);

#endif
