/* classes.h - classes of words, learnt from texts without labels: words of one class stand among
 * the same words. The trainer gives each word, beside its own weight, the weights of its classes,
 * and adds them up at the end: so a word that few or no labelled messages have gets what its like
 * have, and no reader needs the classes. Private to learn/. */
#ifndef LEARN_CLASSES_H
#define LEARN_CLASSES_H

#include "learn/learn.h"

enum {
    CLASS_COLUMNS_MOST = 4,
    CLASSES_MOST = 4096, /* of all columns */
};

/* Of each feature, rows of `columns` classes: numbers from 1, 0 for none. */
typedef struct WordClasses {
    uint16_t *of;
    size_t columns;
} WordClasses;

/* A tsv whose first line has names: a normal word, then its class in each column from 0. An empty
 * path: no word has a class. */
NODISCARD Err classes_read(const LearnWorld *w, Arena *a, Str path, WordClasses *out, Error *e);

#endif
