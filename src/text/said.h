/* said.h - the times and places a message names: "kemaren sore", "tgl 12", "cab. Sidoarjo".
 *
 * Works on the bytes of the original text, as people write it. Rules over word lists
 * (data/said/): what they do not know is not found, and what nobody can tell is not guessed.
 * Pure; what is returned lives in the arena but for views of the text; linear in the length of
 * the text. Meant for one message somebody looks at, not for every message that comes in.
 *
 * How times are meant. A message tells of what was, so that of several readings the last one
 * that is over counts, unless a word of the future (nanti, besok, depan, sebelum, kalau) stands
 * there; "tiap Jumat" is no one time:
 *
 *   kemarin, besok     the calendar day in the zone of the message
 *   tadi pagi          that part of the day, up to the writing; yesterday's if it has not begun
 *   semalam, tadi malam  the night that began on the day before, 18.00 to 04.00
 *   jam 8              the last 8.00 or 20.00 before the writing, one hour; jam 8.15 is a minute;
 *                      08.00 and 20 leave no choice. With a day: 7 to 12 before noon, 1 to 6 after
 *   jam 1 malam        the hour after midnight of that night
 *   senin              the last one, today included; senin kemarin and senin lalu exclude today;
 *                      malam minggu is the evening of Saturday
 *   minggu lalu        Monday to Monday; bulan lalu and tahun lalu by the calendar
 *   tgl 12             the last one, today included; 12 Maret the last one that is not more than
 *                      90 days ahead; 12/3 is day and month
 *   3 hari yang lalu   that day; so many hours: an hour around; weeks: seven days around
 *   udah seminggu      from a week before the writing up to it; sejak, dari: up to the writing
 *   barusan            the hour before the writing
 */
#ifndef TEXT_SAID_H
#define TEXT_SAID_H

#include "base/time.h"

typedef struct SaidTime {
    size_t from, to;      /* bytes of the text */
    bool is_known;        /* else the next two are 0: "beberapa hari lalu", "kemarin-kemarin" */
    int64_t begins, ends; /* [begins, ends), seconds since 1970 UTC; begins < ends */
} SaidTime;

/* Sorted, not overlapping. `written` is when the message was, seconds since 1970 UTC, 0 = unknown:
 * then only the places in the text are told. `zone` is in seconds east of UTC; a zone the text
 * names (WIB, WITA, WIT) comes first. */
void said_times(Arena *a, Str text, int64_t written, int zone, SaidTime **out, size_t *count);

typedef enum PlaceKind {
    PLACE_BRANCH, /* a branch, outlet or shop with the name of its place */
    PLACE_STREET,
    PLACE_AREA, /* a city, regency or known quarter */
    PLACE_KIND__COUNT
} PlaceKind;
extern const char *const place_kind_names[]; /* "branch", "street", "area" */

typedef struct SaidPlace {
    PlaceKind kind;
    size_t from, to; /* bytes of the text: "cab. Sidoarjo" */
    Str name;        /* the name alone, a view of the text: "Sidoarjo" */
} SaidPlace;

/* Sorted, not overlapping. */
void said_places(Arena *a, Str text, SaidPlace **out, size_t *count);

#endif
