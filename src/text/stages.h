/* stages.h - the stages after the first two (which pipeline.c holds), one file each. They read
 * the tokens and hits of the pass and write their part of the Reading. */
#ifndef TEXT_STAGES_H
#define TEXT_STAGES_H

#include "text/pass.h"

void stage_language(Pass *p);
void stage_signals(Pass *p);
void stage_mood(Pass *p);
void stage_class(Pass *p);
void stage_model(Pass *p); /* read_model.c */
/* How much louder each class is for what people said of messages like this one, as logarithms;
 * false when they said nothing. `marks` gets up to three tokens that tell the likeness, then
 * SIZE_MAX. */
enum { CLASS_MARKS = 4 };
bool corrections_speak(const Pass *p, float boost[CLASS__COUNT], size_t marks[CLASS_MARKS]);
void stage_severity(Pass *p);
void stage_brand_words(Pass *p); /* words.c */
void stage_cluster(Pass *p);
void stage_decide(Pass *p);

#endif
