/* said_phrase.h - a time as it was said, before it is known which one it is; between said_time.c,
 * which reads it, and said_resolve.c. */
#ifndef TEXT_SAID_PHRASE_H
#define TEXT_SAID_PHRASE_H

#include "base/time.h"

typedef enum TimeUnit {
    UNIT_MINUTE, UNIT_HOUR, UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR,
} TimeUnit;

/* Rows of the table of said_resolve.c; data/said/time.txt counts the same way. */
typedef enum DayPart {
    PART_SMALL_HOURS, PART_DAWN, PART_MORNING, PART_NOON, PART_AFTERNOON, PART_LATE, PART_NIGHT,
    PART__COUNT
} DayPart;

/* What was said, as bits. */
enum {
    SAID_DAY = 1 << 0,     /* days from today: `offset` */
    SAID_WEEKDAY = 1 << 1, /* `weekday`, `direction` */
    SAID_DATE = 1 << 2,    /* `date`; month and year 0 when not said */
    SAID_PERIOD = 1 << 3,  /* `unit`, `offset` of them from this one */
    SAID_AGO = 1 << 4,     /* `count` of `unit` */
    SAID_LASTING = 1 << 5, /* for `count` of `unit` up to now */
    SAID_PART = 1 << 6,
    SAID_CLOCK = 1 << 7,
    SAID_ZONE = 1 << 8,
    SAID_TENSE = 1 << 9,   /* tadi or nanti: `is_earlier` or not */
    SAID_JUST = 1 << 10,
    SAID_MONTH = 1 << 11,  /* the whole month of `date`, or its year when that has no month */
};

typedef enum Direction { TOWARD_ANY, TOWARD_PAST, TOWARD_THIS, TOWARD_FUTURE } Direction;

/* Minutes since midnight as said, and what else is known of them. */
typedef struct ClockSaid {
    int minute, until;  /* until -1 = no range */
    bool is_exact;      /* minutes were said */
    bool is_whole_day;  /* counts to 24: 08.00, 20, or am and pm */
} ClockSaid;

typedef struct Phrase {
    unsigned has;
    bool is_vague, is_since, is_earlier;
    int offset, weekday, count, zone; /* zone in hours */
    Direction direction;
    TimeUnit unit;
    DayPart part;
    Civil date;
    ClockSaid clock;
} Phrase;

/* False when nobody can tell. `zone` in seconds. */
bool phrase_resolve(const Phrase *p, int64_t written, int zone, int64_t *begins, int64_t *ends);

#endif
