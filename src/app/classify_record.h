/* classify_record.h - what a Reading says, as `tanggap classify` prints it. */
#ifndef APP_CLASSIFY_RECORD_H
#define APP_CLASSIFY_RECORD_H

#include "base/model.h"
#include "text/reading.h"

typedef struct LabelRecord {
    Str label;
    double p; /* calibrated probability */
} LabelRecord;

typedef struct HarmRecord {
    double insult, hate, threat, sexual, self_harm;
} HarmRecord;

typedef struct SpamRecord {
    double gambling, scam, promotion;
} SpamRecord;

typedef struct ClassifyRecord {
    Str text, normalised, language;
    LabelRecord class, mood;
    bool needs_answer;
    HarmRecord harm;
    SpamRecord spam;
    List severity, subjects, demands; /* of Str */
    Str intent;
    List personal_data; /* of PersonalRecord */
    List evidence;      /* of Evidence */
} ClassifyRecord;
extern const Model classify_model;

/* Views of `in` and `r`, lists in `a`. A model read it: r->has_model. */
ClassifyRecord classify_record(Arena *a, const ReadingInput *in, const Reading *r);

#endif
