/* notice_text.h - what a person reads of deadlines, of posts nobody here sent and of sign-ins to be
 * confirmed: how many, the worst three, one link. No name of a customer and no word of theirs. */
#ifndef APP_NOTICE_TEXT_H
#define APP_NOTICE_TEXT_H

#include "app/alarm_text.h"
#include "desk/notice.h"

AlarmText notice_text(Arena *a, const NoticeOut *n, TextLanguage language, Str public_url);
AlarmShort notice_short(Arena *a, const NoticeOut *n, TextLanguage language);

#endif
