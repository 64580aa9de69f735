#include "app/alarm_text.h"

#include "base/time.h"

#include <string.h>

/* Every sentence in both languages; {x} is filled in. */
typedef enum Phrase { PHRASE_TEST_SUBJECT, PHRASE_SUBJECT, PHRASE_TEST_BODY, PHRASE_BODY,
                      PHRASE__COUNT } Phrase;

static const char *const phrases[PHRASE__COUNT][TEXT_LANGUAGE__COUNT] = {
    [PHRASE_TEST_SUBJECT] = {
        [TEXT_ID] = "Uji alarm: {brand}",
        [TEXT_EN] = "Alarm test: {brand}",
    },
    [PHRASE_SUBJECT] = {
        [TEXT_ID] = "{level}: {brand}, {what}",
        [TEXT_EN] = "{level}: {brand}, {what}",
    },
    [PHRASE_TEST_BODY] = {
        [TEXT_ID] = "{name},\n\nini uji alarm dari {brand}. Tidak ada yang perlu ditangani.\n\n"
                    "Buka tautan ini supaya kami tahu alarmnya sampai:\n{link}\n",
        [TEXT_EN] = "{name},\n\nthis is an alarm test of {brand}. Nothing needs to be done.\n\n"
                    "Open this link so that we know the alarm arrives:\n{link}\n",
    },
    [PHRASE_BODY] = {
        [TEXT_ID] = "{name},\n\n{level} di {brand}: {what} sejak {since}.\n"
                    "Tidak ada yang dikirim otomatis kepada pelanggan.\n\n"
                    "Lihat, lalu tekan SAYA TANGANI:\n{link}\n\n"
                    "Tautan berlaku 30 menit. Jika tidak ada yang menangani, orang berikutnya "
                    "dibangunkan.\n",
        [TEXT_EN] = "{name},\n\n{level} at {brand}: {what} since {since}.\n"
                    "Nothing is sent to customers by itself.\n\n"
                    "Look, then press I TAKE IT:\n{link}\n\n"
                    "The link is good for 30 minutes. If nobody takes it, the next person is "
                    "woken.\n",
    },
};

static const char *const levels[VERDICT_LEVEL__COUNT][TEXT_LANGUAGE__COUNT] = {
    [VERDICT_NORMAL] = { [TEXT_ID] = "Keadaan biasa", [TEXT_EN] = "All as usual" },
    [VERDICT_WATCH] = { [TEXT_ID] = "Perlu dipantau", [TEXT_EN] = "Worth watching" },
    [VERDICT_ISSUE] = { [TEXT_ID] = "Isu berkembang", [TEXT_EN] = "A growing issue" },
    [VERDICT_CRISIS] = { [TEXT_ID] = "Kemungkinan krisis", [TEXT_EN] = "A possible crisis" },
};

typedef struct Filling {
    const char *name;
    Str value;
} Filling;

enum { TEXT_MAX = 4096 };

static Str fill(Arena *a, const char *pattern, const Filling *fillings, size_t count) {
    Buf b = buf_new(a, TEXT_MAX);
    while (*pattern) {
        size_t i = 0;
        while (i < count && strncmp(pattern, fillings[i].name, strlen(fillings[i].name)) != 0)
            i++;
        if (i < count) {
            buf_put(&b, fillings[i].value);
            pattern += strlen(fillings[i].name);
        } else {
            buf_putc(&b, *pattern++);
        }
    }
    return buf_str(&b);
}

/* A grave matter wakes people although nobody is angry yet. */
static Str what_happened(Arena *a, int64_t messages, TextLanguage language) {
    if (messages == 0)
        return str_c(language == TEXT_ID ? "hal gawat yang belum ditangani"
                                         : "a grave matter that nobody handles yet");
    return str_fmt(a, language == TEXT_ID ? "%lld pesan negatif" : "%lld negative messages",
                   (long long)messages);
}

AlarmText alarm_text(Arena *a, const CallOut *call, TextLanguage language, Str public_url) {
    Str link = str_fmt(a, STR_FMT "/alarm/" STR_FMT, STR_ARG(public_url), STR_ARG(call->token));
    const Filling fillings[] = {
        { "{name}", call->name },
        { "{brand}", call->brand_name },
        { "{level}", str_c(levels[call->level][language]) },
        { "{what}", what_happened(a, call->messages, language) },
        { "{since}", time_local(a, call->opened_at, (int)call->zone) },
        { "{link}", link },
    };
    Phrase subject = call->is_test ? PHRASE_TEST_SUBJECT : PHRASE_SUBJECT;
    Phrase body = call->is_test ? PHRASE_TEST_BODY : PHRASE_BODY;
    return (AlarmText){ .subject = fill(a, phrases[subject][language], fillings, COUNT(fillings)),
                        .body = fill(a, phrases[body][language], fillings, COUNT(fillings)),
                        .link = link };
}
