/* whatsapp_line.h - one line of a WhatsApp chat export. */
#ifndef CONNECT_WHATSAPP_LINE_H
#define CONNECT_WHATSAPP_LINE_H

#include "base/str.h"

typedef struct ChatLine {
    Str stamp; /* date and clock as written */
    Str rest;  /* behind it: "Name: text", or a sentence of WhatsApp itself */
} ChatLine;

/* False: the line goes on with the message before it. */
bool chat_line(Str line, ChatLine *out);
/* Whether clocks are written in the American way (a two-digit year and AM/PM). */
bool chat_stamp_is_american(Str stamp);

typedef enum ChatKind {
    CHAT_TEXT,
    CHAT_MEDIA,   /* a picture, voice or file that is not in the export; text is its caption */
    CHAT_DELETED,
    CHAT_SYSTEM,  /* WhatsApp's own words */
} ChatKind;
/* Of a message's whole text; *text is it without direction marks, the edited mark and the name
 * of the attached file. */
ChatKind chat_kind(Str raw, Str *text);
/* Whether `rest` (all behind the stamp) is an event of the group, e.g. "Budi joined using ..." */
bool chat_is_event(Str rest);
/* Without U+200E, U+200F, U+202A-202E, U+2066-2069, U+FEFF and spaces at both ends. */
Str chat_trim(Str s);

#endif
