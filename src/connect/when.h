/* when.h - points in time as people and spreadsheets write them, in Indonesian and English.
 *
 * "22/11/26 20.15", "22 November 2026 pukul 20.15 WIB", "Nov 22, 2026, 8:15 PM",
 * "Minggu, 22 Agustus 2026", "2026/11/22 08:15:30", RFC 3339, RFC 5322, and seconds, milliseconds
 * or microseconds since 1970. */
#ifndef CONNECT_WHEN_H
#define CONNECT_WHEN_H

#include "base/str.h"

/* What the first two numbers of "1/2/26" are. Where only one reading is a date, it wins. */
typedef enum DateOrder { DATE_DAY_FIRST, DATE_MONTH_FIRST } DateOrder;

/* Text without a zone is read in `zone` (seconds east of UTC). False: no time, *out untouched. */
bool when_read(Str text, int zone, DateOrder order, int64_t *out);

/* Evidence for the order, gathered over the dates of a file in the order they stand. */
typedef struct DateVotes {
    int64_t day_first, month_first;        /* dates that can only be read so */
    int64_t back_day_first, back_month_first; /* steps backwards in time when read so */
    int64_t forth_day_first, forth_month_first;
    int64_t last_day_first, last_month_first;
    bool has_last;
} DateVotes;
void date_votes_add(DateVotes *v, Str text);
/* `otherwise` when the evidence says nothing. */
DateOrder date_votes_order(const DateVotes *v, DateOrder otherwise);

#endif
