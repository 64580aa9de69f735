/* gate.h - from signs to a level, and when a level wakes a person. Pure.
 *
 * One alarm an incident: what goes on for a day is told once, and again only when it has become
 * graver by a class, or when after an hour it is plainly bigger than it was first told. */
#ifndef DETECT_GATE_H
#define DETECT_GATE_H

#include "detect/series.h"

/* Surprises (-log10 of the chance that half a day of this brand holds this) that make a level.
 * Fixed on invented brands 101 to 160 of the stream generator for at most 0.8 false alarms a
 * brand and 30 days; docs/detection.md has the figures of others. */
#define GATE_WATCH 0.9
#define GATE_ISSUE 1.3

/* Negative messages above the usual ones, in hours' worth of all usual messages. The last twenty
 * minutes count three times, for they tell where it goes, and it grows with the people who will
 * be awake: times what is usual in the next two hours. 0 when nothing stands out. */
double gate_size(const SeriesSigns *signs);
/* Whether it is so sure, and not too small to wake somebody: a crowd that comes when most people
 * are about to sleep mostly ends with the day. */
bool gate_reaches(const SeriesSigns *signs, double surprise);
/* Whether the excess is what a crisis is made of: dozens of people, and a good part of an hour's
 * messages of this brand. */
bool gate_is_large(const SeriesSigns *signs);

typedef struct Gate {
    int64_t opened;   /* when it last woke somebody anew; 0 = never */
    double told;      /* excess when it last woke */
    int class;        /* 0 below gate_is_large(), then one more with each doubling */
    bool told_again;  /* after the first hour */
} Gate;

typedef enum GateAnswer { GATE_SLEEP, GATE_WAKE, GATE_UPDATE } GateAnswer;
/* What to do at `now` (seconds). Times must not fall. */
GateAnswer gate_ask(Gate *g, int64_t now, const SeriesSigns *signs);

#endif
