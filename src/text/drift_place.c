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

/* Whether the word is a name of the right place, not what kind of place it is. */
static bool is_right_name(const DriftRun *r, const RightKeys *right, size_t i) {
    return r->scan.tokens[i].is_capital && matter_at(r, i) != MATTER_HEAD &&
           drift_shares_key(r, right, i, i + 1);
}

/* "Bukan Bekasi", "bukan di jalan tol": the right place is denied by a word of it. */
static void check_denied_name(DriftRun *r, size_t slot, const RightKeys *right) {
    for (size_t i = 0; i + 1 < r->scan.count; i++) {
        const DriftClause *c = clause_of(r, i);
        size_t end = clause_of(r, i + 1)->end;
        if (sense_at(r, i) != SENSE_ISNT || c->asks || c->is_if ||
            drift_speaks(r, i, MATTER_OTHER) || drift_speaks(r, i, MATTER_ONLY) ||
            matter_at(r, i + 1) == MATTER_FAULT)
            continue;
        for (size_t k = i + 1; k < end && k <= i + NAME_REACH; k++)
            if (is_right_name(r, right, k) ||
                (matter_at(r, k) != MATTER_HEAD && sense_at(r, k) == SENSE_ROAD &&
                 drift_shares_key(r, right, k, k + 1))) {
                drift_add(r, slot, (DriftSpan){ .first = i, .end = k + 1 }, false);
                break;
            }
    }
}

static bool is_happening(const DriftRun *r, size_t i) {
    static const Sense events[] = { SENSE_CRASH, SENSE_FIRE, SENSE_EXPLODE, SENSE_LEAK,
                                    SENSE_DROP,  SENSE_DIE,  SENSE_FIGHT };
    return matter_at(r, i) == MATTER_INCIDENT ||
           sense_is_among(sense_at(r, i), events, COUNT(events));
}

/* "Terguling di pantura dekat Indramayu": where it happened, by a name behind "di". */
static void check_scene(DriftRun *r, size_t slot, const RightKeys *right) {
    for (size_t i = 1; i + 1 < r->scan.count; i++) {
        const DriftClause *c = clause_of(r, i);
        size_t name = 0;
        bool happens = is_happening(r, i - 1) && said_where(&r->scan, i) == WHERE_TOWARD;
        for (size_t k = i + 1; happens && k < c->end && k <= i + NAME_REACH; k++) {
            if (drift_shares_key(r, right, k, k + 1))
                happens = false;
            name = r->scan.tokens[k].is_capital ? k : name;
        }
        if (happens && name && !drift_is_moot(r, i) && !drift_speaks(r, i, MATTER_OTHER))
            drift_add(r, slot, (DriftSpan){ .first = i, .end = name + 1 }, false);
    }
}

/* "Semua kelas kena", "cabang lain juga": elsewhere too, where one place is right. */
static void check_everywhere(DriftRun *r, size_t slot) {
    const Wording *wording = drift_wording(r, drift_slot(r, slot)->values[0]);
    const MatterWord *words = wording->words;
    uint32_t kind = wording->scan.count > 1 ? words[0].any_key : 0; /* "kelas" of "kelas Bintang" */
    for (size_t i = 0; kind && i + 1 < r->scan.count; i++) {
        bool is_all = (sense_at(r, i) == SENSE_ALL || said_when(&r->scan, i) == WHEN_FEW ||
                       said_when(&r->scan, i) == WHEN_EVERY) &&
                      r->matters[i + 1].any_key == kind;
        bool is_more = r->matters[i].any_key == kind && matter_at(r, i + 1) == MATTER_OTHER &&
                       clause_speaks(r, i, MATTER_ALSO);
        if ((is_all || is_more) && !drift_is_moot(r, i) &&
            (clause_speaks(r, i, MATTER_AFFECTED) || drift_is_scene_of(r, clause_of(r, i))) &&
            !drift_is_spared(r, i))
            drift_add(r, slot, (DriftSpan){ .first = i, .end = i + 2 }, false);
    }
}

void drift_place(DriftRun *r, size_t slot) {
    const RightKeys *right = drift_right_keys(r, drift_slot(r, slot));
    drift_check_old(r, slot);
    drift_check_denied(r, slot); /* "not Amed" */
    check_denied_name(r, slot, right);
    check_scene(r, slot, right);
    if (drift_slot(r, slot)->value_count > 0)
        check_everywhere(r, slot);
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
