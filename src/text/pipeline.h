/* pipeline.h - the stages as a table, and a way to run a part of them (for bench/, drafts). */
#ifndef TEXT_PIPELINE_H
#define TEXT_PIPELINE_H

#include "text/pass.h"

typedef struct StageStep {
    Stage stage;
    void (*run)(Pass *p);
} StageStep;

extern const StageStep stage_table[STAGE__COUNT]; /* in the order they run */

/* Runs the stages [from, to]. Every earlier stage must have run on the same pass. */
void pass_run(Pass *p, Stage from, Stage to);

#endif
