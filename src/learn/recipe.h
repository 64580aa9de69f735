/* recipe.h - a recipe read into records; learn.h says how one is written. Private to learn/. */
#ifndef LEARN_RECIPE_H
#define LEARN_RECIPE_H

#include "base/err.h"
#include "text/model.h"

enum { RECIPE_SETS_MOST = 40, RECIPE_MAPS_MOST = 60, RECIPE_MEANINGS_MOST = 8,
       RECIPE_FILES_MOST = 8, RECIPE_TIMES_MOST = 10 };

typedef struct Meaning {
    int output;  /* of this answer, or the first of its head */
    int head;    /* number of the head among the recipe's */
    bool is_not; /* certainly not this answer */
    bool is_none;
} Meaning;

typedef struct LabelMap {
    Str value;
    Meaning meanings[RECIPE_MEANINGS_MOST];
    size_t count;
} LabelMap;

typedef struct RecipeFile {
    Str path, text, label, texts; /* columns; texts: folder that holds the texts of a label file,
                                     text: their column, if they are tables */
    enum { FILE_LABELS, FILE_TSV, FILE_CSV } kind;
    int64_t line; /* of the recipe */
} RecipeFile;

typedef struct RecipeSet {
    Str name;
    RecipeFile files[RECIPE_FILES_MOST];
    size_t file_count;
    LabelMap maps[RECIPE_MAPS_MOST];
    size_t map_count;
    int64_t times; /* how often each message counts */
    struct { Str from, to; } replace[8];
    size_t replace_count;
    int64_t most; /* 0 = all */
    bool calibrates;
} RecipeSet;

typedef struct Recipe {
    ModelOutput outputs[MODEL_OUTPUTS_MOST]; /* head, answer and kind are set */
    uint32_t output_count, head_count;
    uint32_t first[MODEL_OUTPUTS_MOST + 1]; /* first output of each head, and the end */
    double cost;
    int64_t folds, least;
    double ratio;   /* share of a weight that follows the log-count ratio; fit.c */
    Str ratio_heads[8]; /* that it holds for; none: all */
    size_t ratio_head_count;
    bool leans;     /* choices lean towards their rare answers: lean.h */
    FeatureKind kind;
    Str classes;    /* file of words and their classes, or empty; classes.h */
    RecipeFile apart[16];
    size_t apart_count;
    RecipeSet sets[RECIPE_SETS_MOST];
    size_t set_count;
} Recipe;

/* Views of `text`. ERR_INVALID with the number of the line. */
NODISCARD Err recipe_read(Str text, Recipe *out, Error *e);
/* The ratio of an output's head. */
double recipe_ratio(const Recipe *r, uint32_t output);
/* The output of HEAD:ANSWER, -1 when there is none; *head gets the head's number or -1. */
int recipe_output(const Recipe *r, Str head_name, Str answer, int *head);

#endif
