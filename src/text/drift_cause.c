/* Why it happened: other causes than the right one, and doubts where nothing is doubtful. */
#include "text/drift_part.h"

enum {
    REASON_REACH = 8, /* tokens behind "karena" that tell the reason */
};

static bool has_trouble(const DriftRun *r, size_t first, size_t end) {
    for (size_t i = first; i < end; i++)
        if (matter_at(r, i) == MATTER_TROUBLE || matter_at(r, i) == MATTER_AFFECTED ||
            matter_at(r, i) == MATTER_CROWD)
            return true;
    return false;
}

/* The reason behind "karena" or "penyebabnya": up to the end of its sentence or a few tokens. */
static DriftSpan reason_at(const DriftRun *r, size_t i) {
    size_t end = i + 1;
    while (end < r->scan.count && end < i + 1 + REASON_REACH &&
           said_gap(&r->scan, end) != GAP_END && said_gap(&r->scan, end) != GAP_STOP &&
           said_gap(&r->scan, end) != GAP_COMMA)
        end++;
    return (DriftSpan){ .first = i + 1, .end = end };
}

/* What tells a reason at i: "penyebabnya" always, "karena" when trouble was told before it. */
static bool gives_reason(const DriftRun *r, size_t i) {
    if (matter_at(r, i) == MATTER_CAUSE)
        return true;
    if (matter_at(r, i) != MATTER_BECAUSE)
        return false;
    size_t first = i > REASON_REACH ? i - REASON_REACH : 0;
    for (size_t k = i; k > first; k--)
        if (said_gap(&r->scan, k - 1) == GAP_STOP || said_gap(&r->scan, k - 1) == GAP_END)
            first = k - 1;
    return has_trouble(r, first, i);
}

static void check_reason(DriftRun *r, size_t slot, const RightKeys *right, size_t i) {
    DriftSpan reason = reason_at(r, i);
    bool is_wondered = drift_speaks(r, i, MATTER_UNKNOWN_YET) || drift_speaks(r, i, MATTER_OTHER);
    if (reason.end == reason.first || is_wondered || drift_is_moot(r, i) ||
        drift_is_moot(r, reason.first))
        return;
    if (!drift_shares_key(r, right, reason.first, reason.end))
        drift_add(r, slot, reason, false);
}

void drift_cause(DriftRun *r, size_t slot) {
    bool unknown = drift_is_unknown(r, drift_slot(r, slot));
    const RightKeys *right = drift_right_keys(r, drift_slot(r, slot));
    drift_check_old(r, slot);
    for (size_t i = 0; i < r->scan.count; i++) {
        bool is_sure = matter_at(r, i) == MATTER_CAUSE || drift_speaks(r, i, MATTER_CERTAIN);
        bool is_from = unknown && is_sure && said_when(&r->scan, i) == WHEN_SINCE;
        if (is_from || (gives_reason(r, i) && (!unknown || is_sure)))
            check_reason(r, slot, right, i);
    }
}
