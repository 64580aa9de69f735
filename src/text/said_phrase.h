/* said_phrase.h - a time as it was said, before it is known which one it is; between said_time.c,
 * which reads it, said_resolve.c, which looks back from the writing, and said_due.c, which looks
 * ahead of it. */
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
    /* Ahead alone: */
    SAID_SPAN = 1 << 12,   /* `span` from now */
    SAID_EDGE = 1 << 13,   /* `edge` of the period or month */
};

typedef enum Direction { TOWARD_ANY, TOWARD_PAST, TOWARD_THIS, TOWARD_FUTURE } Direction;

/* Minutes since midnight as said, and what else is known of them. */
typedef struct ClockSaid {
    int minute, until;  /* until -1 = no range */
    bool is_exact;      /* minutes were said */
    bool is_whole_day;  /* counts to 24: 08.00, 20, or am and pm */
} ClockSaid;

/* How long, for one of them that was said. */
typedef struct SpanSaid {
    int64_t seconds;
    int days, months;
    bool is_working; /* days on which people work */
} SpanSaid;

typedef enum PeriodEdge { EDGE_BEGIN = 1, EDGE_MIDDLE, EDGE_END } PeriodEdge;

/* A word in front of the time that makes it an earlier or a later one. */
typedef enum TimeBound { BOUND_NONE, BOUND_BEFORE, BOUND_AFTER } TimeBound;

typedef struct Phrase {
    unsigned has;
    bool is_ahead; /* set before it is read: of what will be, not of what was */
    bool is_vague, is_since, is_earlier;
    int offset, weekday, count, zone; /* zone in hours */
    Direction direction;
    TimeUnit unit;
    DayPart part;
    Civil date;
    ClockSaid clock;
    SpanSaid span;
    PeriodEdge edge;
    TimeBound bound;
    bool is_limit;   /* at the latest then */
    bool is_lasting; /* for so long, not until then */
} Phrase;

typedef struct SaidScan SaidScan;
/* Reads the phrase at token i; returns its end, or i when there is none. */
size_t phrase_read(const SaidScan *s, size_t i, bool is_ahead, Phrase *p);

/* False when nobody can tell. `zone` in seconds. */
bool phrase_resolve(const Phrase *p, int64_t written, int zone, int64_t *begins, int64_t *ends);

/* Where and when somebody says what will be. */
typedef struct DueFrame {
    int64_t at;
    int zone;
    int64_t closes; /* end of the working hours, seconds of the day */
    const int64_t *holidays; /* local days since 1970 */
    size_t holiday_count;
} DueFrame;

/* The latest moment that is meant; promise.h has the rules. False when nobody can tell, or when it
 * is over. */
bool phrase_due(const Phrase *p, const DueFrame *f, int64_t *due);
/* The end of the days-th working day after that of f->at. */
int64_t due_workday(const DueFrame *f, int days);

#endif
