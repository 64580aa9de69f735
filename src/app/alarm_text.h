/* alarm_text.h - what a person who is woken reads: one sentence what, one number, one link. */
#ifndef APP_ALARM_TEXT_H
#define APP_ALARM_TEXT_H

#include "app/config.h"
#include "desk/alarm.h"

typedef struct AlarmText {
    Str subject, body; /* plain text */
    Str link;          /* public_url/alarm/TOKEN */
} AlarmText;

AlarmText alarm_text(Arena *a, const CallOut *call, TextLanguage language, Str public_url);
/* The language of the person, else that of the configuration. */
TextLanguage alarm_language(Str of_person, TextLanguage else_this);

/* The same for a small screen, as it stands now: no name of a customer, no text of theirs. */
typedef struct AlarmFacts {
    Str brand, taken_name;
    VerdictLevel level, now_level;
    IncidentState state;
    bool is_test, is_report;
    int64_t messages, grave, opened_at, zone;
} AlarmFacts;
typedef struct AlarmShort {
    Str title, body, button;
} AlarmShort;
AlarmShort alarm_short(Arena *a, const AlarmFacts *facts, TextLanguage language);
/* What is said below an alarm that nobody has taken yet. */
Str alarm_again(Arena *a, const AlarmFacts *facts, TextLanguage language);

#endif
