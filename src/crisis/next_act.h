/* next_act.h - the next right act in a room, as one line: what is missing most. Pure. */
#ifndef CRISIS_NEXT_ACT_H
#define CRISIS_NEXT_ACT_H

#include "desk/crisis_now.h"

/* In the order in which they come before one another. */
typedef enum NextAct {
    NEXT_PROBLEM,    /* say whose cases it is about */
    NEXT_ORIGIN,     /* say where it began */
    NEXT_FIRST_WORD, /* a holding answer, there */
    NEXT_TEAM,       /* appoint people */
    NEXT_UPDATE,     /* a word that was promised is late */
    NEXT_LATE_STEP,
    NEXT_STATEMENT,  /* what all say */
    NEXT_STEP,       /* an open one of this phase */
    NEXT_CAUSE,
    NEXT_THAW,       /* bring planned posts back, in steps */
    NEXT_TESTS,      /* an exit test that only people can fulfil */
    NEXT_ADVANCE,
    NEXT_CLOSE,
    NEXT_NOTHING,    /* it is closed */
    NEXT_ACT__COUNT
} NextAct;
extern const char *const next_act_names[];

typedef struct NextInput {
    const Crisis *crisis;
    int64_t team;       /* people whose duty runs */
    int64_t open_steps; /* of its phase */
    int64_t late_steps;
    bool has_statement; /* one is in force */
    bool tests_hold;
    int64_t now;
} NextInput;
NextAct next_act(const NextInput *in);
/* The word that was promised to all is overdue, whatever comes before it. */
bool next_word_is_late(const Crisis *c, int64_t now);

#endif
