/* broadcast_text.h - what staff read by mail or Telegram on a bad day. */
#ifndef APP_BROADCAST_TEXT_H
#define APP_BROADCAST_TEXT_H

#include "app/config.h"
#include "crisis/broadcast_post.h"

typedef struct BroadcastText {
    Str subject, body; /* plain text; the body ends with the link */
    Str button;        /* of a chat, which carries the link itself */
    Str chat;          /* the body without the link, cut to what a chat takes */
} BroadcastText;

BroadcastText broadcast_text(Arena *a, const BroadcastPost *p, TextLanguage l, Str link);

#endif
