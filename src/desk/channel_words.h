/* channel_words.h - a channel as people call it, for texts the program writes. */
#ifndef DESK_CHANNEL_WORDS_H
#define DESK_CHANNEL_WORDS_H

#include "desk/source.h"

const char *channel_word(Channel channel, bool is_english);

#endif
