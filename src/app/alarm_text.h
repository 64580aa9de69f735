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

#endif
