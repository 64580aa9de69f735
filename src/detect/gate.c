#include "detect/gate.h"

#include <math.h>

enum { SILENT_SECONDS = 86400, HOUR_SECONDS = 3600, HOUR_LATE_SECONDS = 300 };
static const double large_messages = 25, large_hours = 0.4;
static const double least_size = 0.1; /* of a crowd */
static const double plainly_bigger = 1.2;

static double large(const SeriesSigns *signs) {
    double hours = large_hours * signs->mean_hour;
    return hours > large_messages ? hours : large_messages;
}

double gate_size(const SeriesSigns *signs) {
    double newest = signs->share.newest > 0 ? signs->share.newest : 0;
    double hour = signs->mean_hour > 1 ? signs->mean_hour : 1;
    return (signs->share.most + 2 * newest) / hour * signs->coming;
}

bool gate_reaches(const SeriesSigns *signs, double surprise) {
    return signs->share.surprise >= surprise &&
           (signs->share.is_turn || gate_size(signs) >= least_size);
}

bool gate_is_large(const SeriesSigns *signs) { return signs->share.excess >= large(signs); }

static int class_of(const SeriesSigns *signs) {
    double times = signs->share.excess / large(signs);
    return times < 1 ? 0 : 1 + (int)log2(times);
}

/* Within the last minutes of the first hour, when it has grown to half of what is large. */
static bool is_hour_later(const Gate *g, int64_t now, const SeriesSigns *signs) {
    int64_t age = now - g->opened;
    return !g->told_again && age >= HOUR_SECONDS - HOUR_LATE_SECONDS && age < HOUR_SECONDS &&
           signs->share.excess >= plainly_bigger * g->told &&
           signs->share.excess >= large(signs) / 2;
}

GateAnswer gate_ask(Gate *g, int64_t now, const SeriesSigns *signs) {
    if (!gate_reaches(signs, GATE_ISSUE))
        return GATE_SLEEP;
    int class = class_of(signs);
    if (g->opened == 0 || now - g->opened >= SILENT_SECONDS) {
        *g = (Gate){ .opened = now, .told = signs->share.excess, .class = class };
        return GATE_WAKE;
    }
    bool again = is_hour_later(g, now, signs);
    if (class <= g->class && !again)
        return GATE_SLEEP;
    g->class = class > g->class ? class : g->class;
    g->told = signs->share.excess > g->told ? signs->share.excess : g->told;
    g->told_again = g->told_again || again;
    return GATE_UPDATE;
}
