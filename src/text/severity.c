#include "text/stages.h"

/* Points that one signal of full weight is worth; half of it for a passing mention. */
static const int signal_points[SIGNAL__COUNT] = {
    [SIGNAL_SAFETY] = 6, [SIGNAL_HEALTH] = 6, [SIGNAL_DATA_LEAK] = 6, [SIGNAL_THREAT] = 6,
    [SIGNAL_HALAL] = 6,  [SIGNAL_STAFF] = 6,  [SIGNAL_FRAUD] = 5,     [SIGNAL_HATE] = 5,
    [SIGNAL_LEGAL] = 4,  [SIGNAL_MEDIA] = 4,  [SIGNAL_CROWD] = 3,     [SIGNAL_MONEY] = 2,
};

enum {
    POINTS_GRAVE = 6, POINTS_HIGH = 4, POINTS_MEDIUM = 2,
    FULL_WEIGHT = 3, REACH_WIDE = 10000, REACH_HUGE = 100000,
};

/* Whom one will tell says how angry one is, not what happened. */
static bool is_announced(int signal) { return signal == SIGNAL_LEGAL || signal == SIGNAL_MEDIA; }

static int points_of_signals(const Pass *p) {
    int most = 0, others = 0;
    for (int s = 0; s < SIGNAL__COUNT; s++) {
        int weight = p->signal_weight[s];
        int points = weight >= FULL_WEIGHT ? signal_points[s]
                     : weight == 2         ? signal_points[s] / 2
                                           : 0;
        points += points > 0 && weight >= 2 * FULL_WEIGHT; /* said twice over */
        others += points > 0 && !is_announced(s);
        if (points > most)
            most = points;
    }
    return others > 1 ? most + 1 : most;
}

static int points_of_class(MessageClass class) {
    switch (class) {
    case CLASS_COMPLAINT:
    case CLASS_PRESSING:
    case CLASS_RUMOUR:    return POINTS_MEDIUM;
    case CLASS_AT_RISK:   return POINTS_GRAVE;
    case CLASS_OTHER:
    case CLASS_CRITICISM:
    case CLASS_QUESTION:
    case CLASS_VENTING:
    case CLASS_TROLL:
    case CLASS_SPAM:
    case CLASS_PRAISE:
    case CLASS__COUNT:    return 0;
    }
    return 0;
}

/* What may at most come of a message that reports nothing: questions name dangers to ask about
 * them, praise to deny them, advertising to frighten. */
static int points_most(const Reading *r) {
    if (r->class == CLASS_SPAM)
        return 0;
    if (r->class == CLASS_QUESTION)
        return r->mood == MOOD_NEGATIVE ? POINTS_HIGH : POINTS_MEDIUM;
    if (r->class == CLASS_PRAISE)
        return POINTS_MEDIUM - 1;
    if (r->class == CLASS_RUMOUR)
        return POINTS_HIGH + 1;
    return POINTS_GRAVE;
}

void stage_severity(Pass *p) {
    Reading *r = p->out;
    int points = points_of_signals(p), floor = points_of_class(r->class);
    if (points < floor)
        points = floor;
    int most = points_most(r);
    if (points > most)
        points = most;
    if (points >= POINTS_MEDIUM)
        points += (p->in->reach >= REACH_WIDE) + (p->in->reach >= REACH_HUGE);
    r->severity = points >= POINTS_GRAVE    ? SEVERITY_GRAVE
                  : points >= POINTS_HIGH   ? SEVERITY_HIGH
                  : points >= POINTS_MEDIUM ? SEVERITY_MEDIUM
                                            : SEVERITY_LOW;
    if (p->in->is_own)
        r->severity = SEVERITY_LOW;
}
