/* learn.h - from labelled messages to a model, and how good a model is.
 *
 * A recipe is a text file of lines; `#` begins a comment, paths are relative to it:
 *
 *     head emotion choice anger happy   heads of one's own; without: those of text/heads.h
 *     head topic set price place
 *     option C 0.5 | folds 5 | least 2  cost, folds for calibration, messages a feature needs
 *     option ratio 0.5 [HEAD ..]        share of a feature's weight that follows how differently
 *                                       often the two sides say it (0: none); of these heads
 *     option lean f1                    choices lean towards rare answers, for the best macro F1 on
 *                                       unseen folds; probabilities are then none (lean.h)
 *     option features messages          normal words; `written`: words as they were written,
 *                                       `both`; `drafts`: sentences of text/draft_head.h
 *     classes FILE                      words and their classes; those of one share weights
 *     apart FILE [text=COLUMN]          nothing near to these texts is learnt from
 *     set NAME                          the lines below, up to the next set, are of this one
 *     file PATH labels [texts=FOLDER [text=COLUMN]]  a table whose columns are heads
 *                                       (data/labels/GUIDE.md); an empty cell: nobody said;
 *                                       ids name a line of a file of FOLDER, of a .csv a record
 *     file PATH tsv|csv text=COLUMN label=COLUMN   a name of the first line, or a number
 *     replace FROM TO                   in every text
 *     map VALUE HEAD:ANSWER ...         what a label means; `!ANSWER`: certainly not this one,
 *                                       `none`: a set without an answer
 *     most N                            messages of each label
 *     calibrate no                      not what real streams look like: weights only
 *     times N                           each message counts N times in the weights (1 to 10)
 *
 * The same recipe and files give the same bytes. Nothing here opens a file by itself. */
#ifndef LEARN_LEARN_H
#define LEARN_LEARN_H

#include "text/model.h"

/* The whole file into the arena. */
typedef Err LearnReadFn(void *ctx, Arena *a, Str path, Str *out, Error *e);
/* A line of what is being done, for a person. */
typedef void LearnSayFn(void *ctx, Str line);

typedef struct LearnWorld {
    LearnReadFn *read;
    LearnSayFn *say;
    void *ctx;
} LearnWorld;

/* The bytes of the model, as model_open() takes them, in `a`. Errors name file and line. */
NODISCARD Err learn_train(const LearnWorld *w, Arena *a, Str recipe, Str *out, Error *e);

/* How well a model answers one head on a table of text and label; the report is for people. */
typedef struct JudgeOptions {
    const TextModel *model;
    Str head, file;       /* file: its content */
    Str text, label;      /* columns; empty: "text" and "label", or the first two */
    Str map;              /* "VALUE=ANSWER,.." where labels are called otherwise */
    const Str *apart;     /* contents of files: rows near to their lines are left out */
    size_t apart_count;
    bool guesses_all;     /* answers too that do not occur in the file */
} JudgeOptions;
NODISCARD Err learn_judge(Arena *a, const JudgeOptions *o, Str *report, Error *e);

#endif
