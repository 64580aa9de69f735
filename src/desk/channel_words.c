#include "desk/channel_words.h"

typedef struct ChannelWords {
    const char *id, *en;
} ChannelWords;

static const ChannelWords words[CHANNEL__COUNT] = {
    [CHANNEL_OTHER] = { "kanal lain", "another channel" },
    [CHANNEL_INSTAGRAM] = { "Instagram", "Instagram" },
    [CHANNEL_FACEBOOK] = { "Facebook", "Facebook" },
    [CHANNEL_TIKTOK] = { "TikTok", "TikTok" },
    [CHANNEL_X] = { "X", "X" },
    [CHANNEL_YOUTUBE] = { "YouTube", "YouTube" },
    [CHANNEL_WHATSAPP] = { "WhatsApp", "WhatsApp" },
    [CHANNEL_GOOGLE] = { "Google", "Google" },
    [CHANNEL_MARKETPLACE] = { "lokapasar", "a marketplace" },
    [CHANNEL_EMAIL] = { "email", "email" },
    [CHANNEL_BLOG] = { "blog", "a blog" },
    [CHANNEL_FORUM] = { "forum", "a forum" },
    [CHANNEL_PHONE] = { "telepon", "the telephone" },
    [CHANNEL_VISIT] = { "toko", "the shop" },
};

const char *channel_word(Channel channel, bool is_english) {
    return is_english ? words[channel].en : words[channel].id;
}
