#include "app/alarm_text.h"

#include "base/time.h"

#include <string.h>

/* Every sentence in both languages; {x} is filled in. */
typedef enum Phrase {
    PHRASE_TEST_SUBJECT,
    PHRASE_SUBJECT,
    PHRASE_TEST_BODY,
    PHRASE_BODY,
    PHRASE_REPORT_SUBJECT,
    PHRASE_REPORT_BODY,
    PHRASE_SHORT_TITLE,
    PHRASE_SHORT_TEST,
    PHRASE_SHORT_REPORT,
    PHRASE_SHORT_OPEN,
    PHRASE_SHORT_TAKEN,
    PHRASE_SHORT_WATCHED,
    PHRASE_SHORT_OVER,
    PHRASE_AGAIN,
    PHRASE_BUTTON,
    PHRASE__COUNT
} Phrase;

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
    [PHRASE_REPORT_SUBJECT] = {
        [TEXT_ID] = "Uji alarm bulanan gagal: {brand}",
        [TEXT_EN] = "The monthly alarm test failed: {brand}",
    },
    [PHRASE_REPORT_BODY] = {
        [TEXT_ID] = "{name},\n\nTanggap menguji jalur alarm {brand} sebulan sekali. Kali ini ada "
                    "panggilan yang tidak sampai. Bila terjadi krisis, orangnya tidak akan "
                    "terbangun.\n\nBuka Pengaturan, Jalur alarm, untuk melihat siapa dan "
                    "mengapa:\n{link}\n",
        [TEXT_EN] = "{name},\n\nTanggap tests the alarm path of {brand} once a month. This time a "
                    "call did not arrive. In a crisis that person would not wake.\n\nOpen "
                    "Settings, Alarm path, to see who and why:\n{link}\n",
    },
    [PHRASE_SHORT_TITLE] = { [TEXT_ID] = "{level}: {brand}", [TEXT_EN] = "{level}: {brand}" },
    [PHRASE_SHORT_TEST] = {
        [TEXT_ID] = "Ini uji. Ketuk supaya kami tahu alarmnya sampai.",
        [TEXT_EN] = "This is a test. Tap so that we know the alarm arrives.",
    },
    [PHRASE_SHORT_REPORT] = {
        [TEXT_ID] = "Ada panggilan uji yang tidak sampai. Lihat Jalur alarm di Pengaturan.",
        [TEXT_EN] = "A test call did not arrive. See Alarm path in Settings.",
    },
    [PHRASE_SHORT_OPEN] = {
        [TEXT_ID] = "{what} sejak {since}. Belum ada yang menangani.",
        [TEXT_EN] = "{what} since {since}. Nobody handles it yet.",
    },
    [PHRASE_SHORT_TAKEN] = {
        [TEXT_ID] = "{what} sejak {since}. Ditangani {taken}.",
        [TEXT_EN] = "{what} since {since}. {taken} handles it.",
    },
    [PHRASE_SHORT_WATCHED] = {
        [TEXT_ID] = "{what} sejak {since}. Dipantau dulu oleh {taken}.",
        [TEXT_EN] = "{what} since {since}. Watched by {taken}.",
    },
    [PHRASE_SHORT_OVER] = {
        [TEXT_ID] = "Selesai. {what} sejak {since}.",
        [TEXT_EN] = "Over. {what} since {since}.",
    },
    [PHRASE_AGAIN] = {
        [TEXT_ID] = "Belum ada yang menangani: {what}.",
        [TEXT_EN] = "Nobody handles it yet: {what}.",
    },
    [PHRASE_BUTTON] = { [TEXT_ID] = "Lihat dan tangani", [TEXT_EN] = "Look and take it" },
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

/* A grave matter wakes people although nobody is angry yet, and a person who raised the level
 * although nobody wrote. */
static Str what_happened(Arena *a, int64_t messages, int64_t grave, TextLanguage l) {
    long long n = messages, g = grave;
    bool is_id = l == TEXT_ID;
    if (n == 0 && g == 0)
        return str_c(is_id ? "keadaan di luar kebiasaan" : "something out of the ordinary");
    if (n <= g && g == 1)
        return str_c(is_id ? "hal gawat yang belum ditangani"
                           : "a grave matter that nobody handles yet");
    if (n <= g)
        return str_fmt(a,
                       is_id ? "%lld hal gawat yang belum ditangani"
                             : "%lld grave matters that nobody handles yet",
                       g);
    if (g == 0)
        return str_fmt(a, is_id ? "%lld pesan negatif" : "%lld negative messages", n);
    return str_fmt(a,
                   is_id ? "%lld pesan negatif, %lld hal gawat"
                         : "%lld negative messages, %lld grave",
                   n, g);
}

/* As it stands now; what it was at its worst beside it. */
static Str level_name(Arena *a, VerdictLevel most, VerdictLevel now, TextLanguage l) {
    if (now >= most)
        return str_c(levels[most][l]);
    return str_fmt(a, l == TEXT_ID ? "%s (sempat " STR_FMT ")" : "%s (it was " STR_FMT ")",
                   levels[now][l], STR_ARG(str_lower_ascii(a, str_c(levels[most][l]))));
}

static Str phrase(Arena *a, Phrase p, TextLanguage l, const Filling *fillings, size_t count) {
    return fill(a, phrases[p][l], fillings, count);
}

typedef struct Kind {
    Phrase subject, body;
} Kind;

static Kind kind_of(bool is_test, bool is_report) {
    if (is_report)
        return (Kind){ PHRASE_REPORT_SUBJECT, PHRASE_REPORT_BODY };
    return is_test ? (Kind){ PHRASE_TEST_SUBJECT, PHRASE_TEST_BODY }
                   : (Kind){ PHRASE_SUBJECT, PHRASE_BODY };
}

AlarmText alarm_text(Arena *a, const CallOut *call, TextLanguage language, Str public_url) {
    Str link = str_fmt(a, STR_FMT "/alarm/" STR_FMT, STR_ARG(public_url), STR_ARG(call->token));
    const Filling fillings[] = {
        { "{name}", call->name },
        { "{brand}", call->brand_name },
        { "{level}", level_name(a, call->level, call->now_level, language) },
        { "{what}", what_happened(a, call->messages, call->grave, language) },
        { "{since}", time_local(a, call->opened_at, (int)call->zone) },
        { "{link}", link },
    };
    Kind kind = kind_of(call->is_test, call->is_report);
    return (AlarmText){ .subject = phrase(a, kind.subject, language, fillings, COUNT(fillings)),
                        .body = phrase(a, kind.body, language, fillings, COUNT(fillings)),
                        .link = link };
}

TextLanguage alarm_language(Str of_person, TextLanguage else_this) {
    if (str_eq(of_person, S("en")))
        return TEXT_EN;
    return str_eq(of_person, S("id")) ? TEXT_ID : else_this;
}

static Phrase short_body(const AlarmFacts *f) {
    static const Phrase by_state[] = {
        [INCIDENT_OPEN] = PHRASE_SHORT_OPEN,
        [INCIDENT_TAKEN] = PHRASE_SHORT_TAKEN,
        [INCIDENT_WATCHED] = PHRASE_SHORT_WATCHED,
        [INCIDENT_OVER] = PHRASE_SHORT_OVER,
    };
    static_assert(COUNT(by_state) == INCIDENT_STATE__COUNT, "one phrase per state");
    if (f->is_report)
        return PHRASE_SHORT_REPORT;
    return f->is_test ? PHRASE_SHORT_TEST : by_state[f->state];
}

static Str capital(Arena *a, Str s) {
    bool is_lower = s.n && s.p[0] >= 'a' && s.p[0] <= 'z';
    return is_lower ? str_fmt(a, "%c" STR_FMT, s.p[0] - 'a' + 'A', STR_ARG(str_slice(s, 1, s.n)))
                    : s;
}

AlarmShort alarm_short(Arena *a, const AlarmFacts *f, TextLanguage language) {
    Str nobody = str_c(language == TEXT_ID ? "seseorang" : "somebody");
    const Filling fillings[] = {
        { "{brand}", f->brand },
        { "{level}", level_name(a, f->level, f->now_level, language) },
        { "{what}", what_happened(a, f->messages, f->grave, language) },
        { "{since}", time_local(a, f->opened_at, (int)f->zone) },
        { "{taken}", f->taken_name.n ? f->taken_name : nobody },
    };
    size_t n = COUNT(fillings);
    Phrase title =
        f->is_report || f->is_test ? kind_of(f->is_test, f->is_report).subject : PHRASE_SHORT_TITLE;
    return (AlarmShort){ .title = phrase(a, title, language, fillings, n),
                         .body = capital(a, phrase(a, short_body(f), language, fillings, n)),
                         .button = phrase(a, PHRASE_BUTTON, language, fillings, n) };
}

Str alarm_again(Arena *a, const AlarmFacts *f, TextLanguage language) {
    const Filling what = { "{what}", what_happened(a, f->messages, f->grave, language) };
    return phrase(a, PHRASE_AGAIN, language, &what, 1);
}
