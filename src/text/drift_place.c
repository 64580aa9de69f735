/* Where it happened. */
#include "text/drift_words.h"

enum {
    NAME_REACH = 4, /* tokens between "cabang" and its name */
};

/* The name behind "cabang" or "gudang (kami) (di)"; its token, or 0. */
static size_t name_behind(const DriftRun *r, size_t head) {
    const DriftClause *c = clause_of(r, head);
    for (size_t i = head + 1; i < c->end && i <= head + NAME_REACH; i++) {
        bool is_between = vow_at(r, i) == VOW_WE || said_when(&r->scan, i) == WHEN_FILLER ||
                          said_where(&r->scan, i) == WHERE_TOWARD;
        if (!is_between)
            return r->scan.tokens[i].is_capital ? i : 0;
    }
    return 0;
}

void drift_place(DriftRun *r, size_t slot) {
    const RightKeys *right = drift_right_keys(r, drift_slot(r, slot));
    drift_check_old(r, slot);
    drift_check_denied(r, slot); /* "not Amed" */
    for (size_t i = 0; i < r->scan.count; i++) {
        if (matter_at(r, i) != MATTER_HEAD)
            continue;
        size_t name = name_behind(r, i);
        bool is_scene = clause_speaks(r, i, MATTER_INCIDENT) || clause_speaks(r, i, MATTER_CROWD);
        if (name > 0 && is_scene && !drift_is_moot(r, i) && !drift_speaks(r, i, MATTER_SAFE) &&
            !drift_shares_key(r, right, name, name + 1))
            drift_add(r, slot, (DriftSpan){ .first = i, .end = name + 1 }, false);
    }
}
