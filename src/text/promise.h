/* promise.h - what we promise in a text that goes out, and until when: "refund kami proses
 * maksimal 3 hari kerja".
 *
 * Works on the bytes of the text, Indonesian and English, with the times that said_*.c reads, taken
 * forward. Rules over word lists (data/said/): what they do not know is not found. Pure; what is
 * returned lives in the arena; linear in the length of the text.
 *
 * A promise is that WE (kami, saya, tim, admin, or a passive without an owner: "akan dikirim") say
 * that something WILL be done by us, also under a condition. Not what is done already, what is
 * denied, what is asked or offered and waits for a yes, what the customer or another party shall
 * do, nor hours of business and how things usually are.
 *
 * It is due at the LATEST moment at which it still counts as kept, in the zone of the sender or the
 * one the text names. The end of a day is the end of the working hours (20.00), whatever day it is:
 *
 *   jam 8               the first 8.00 or 20.00 after sending; with a day 7 to 12 before noon and
 *                       1 to 6 after it; with a part of the day in that part; 20.15 counts to 24
 *   jam 1-3             the end of it
 *   pagi siang sore malam  until 11, 15, 19 and 22; tengah malam is the end of the day
 *   besok, 5 Maret      the end of that day
 *   Jumat               the next one after today; Jumat ini may be today; Jumat depan is that of
 *                       the next week, which begins with a Monday
 *   tanggal 5           the next 5th, today included
 *   minggu ini, minggu depan, akhir pekan   its Sunday; awal minggu depan the Tuesday
 *   bulan ini, akhir bulan, bulan depan     its last day; awal the 10th; pertengahan the 20th
 *   2 jam, 1x24 jam     that long after sending, to the second
 *   3 hari, seminggu    the end of that day; of "2-3 hari" the later
 *   3 hari kerja        the end of the third working day after today: Monday to Friday without the
 *                       holidays given
 *   sebelum Jumat       the end of Thursday; sebelum jam 5 is 5; sebelum akhir bulan its last day
 *   setelah jam 3, mulai besok              the end of that day
 *   segera, secepatnya, sebentar, nanti     no time
 */
#ifndef TEXT_PROMISE_H
#define TEXT_PROMISE_H

#include "base/time.h"

typedef enum PromiseKind {
    PROMISE_WORD,    /* the next news: kami kabari */
    PROMISE_REFUND,
    PROMISE_REPLACE,
    PROMISE_SEND,
    PROMISE_REPAIR,
    PROMISE_CHECK,
    PROMISE_CONTACT, /* we call, write or visit */
    PROMISE_OTHER,
    PROMISE_KIND__COUNT
} PromiseKind;
extern const char *const promise_kind_names[]; /* "word", "refund", ... */

typedef struct PromiseInput {
    Str text;
    int64_t at; /* when it is sent, seconds since 1970 UTC; 0 = unknown: then no time is resolved */
    int zone;   /* seconds east of UTC */
    int64_t hours_to; /* end of the working hours in seconds of the day; 0 = 20.00 */
    const int64_t *holidays; /* days since 1970 of the local calendar, in any order */
    size_t holiday_count;
} PromiseInput;

typedef struct FoundPromise {
    PromiseKind kind;
    size_t from, to;           /* bytes: the words that promise, "kami kabari" */
    size_t time_from, time_to; /* bytes of the time with its preposition; equal when none is said */
    bool has_time;             /* the time is known */
    int64_t due_at;            /* seconds since 1970 UTC; 0 without a time */
} FoundPromise;

/* In the order of the text. At most PROMISES_MAX; the rest is not looked at. */
enum { PROMISES_MAX = 64 };
void promise_find(Arena *a, const PromiseInput *in, FoundPromise **out, size_t *count);

/* Whether something is promised with a time that is known. */
bool promise_has_time(Arena *a, const PromiseInput *in);

/* The end of the days-th working day after that of in->at. `days` of 0 is the end of today. */
int64_t promise_workday_end(const PromiseInput *in, int days);

#endif
