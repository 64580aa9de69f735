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

/* Shares of the words that tell a language; all 0 when none does. */
typedef struct LanguagesRecord {
    double id, en, jv, su, other;
} LanguagesRecord;

/* What is known of a message beside its text. */
typedef struct ClassifyFrame {
    int64_t written; /* seconds since 1970 UTC, 0 = unknown */
    int zone;        /* seconds east of UTC */
} ClassifyFrame;

typedef struct ClassifyRecord {
    Str text, normalised, language;
    LanguagesRecord languages;
    LabelRecord class, mood;
    bool needs_answer;
    HarmRecord harm;
    SpamRecord spam;
    List severity, subjects, demands; /* of Str */
    Str severity_level;
    Str intent;
    List personal_data; /* of PersonalRecord */
    List times;         /* of TimeRecord */
    List places;        /* of PlaceRecord */
    List evidence;      /* of Evidence */
} ClassifyRecord;
extern const Model classify_model;

/* Views of `in` and `r`, lists in `a`. A model read it: r->has_model. */
ClassifyRecord classify_record(Arena *a, const ReadingInput *in, const ClassifyFrame *frame,
                               const Reading *r);

#endif
