#include "crisis/posture.h"

#include <assert.h>
#include <stddef.h>

const char *const situation_names[] = { "victim", "accident", "preventable", "rumour", NULL };
const char *const posture_names[] = { "inform", "deny", "diminish", "rebuild", NULL };

Posture posture_suggest(Situation s, bool has_history) {
    static const Posture table[][2] = {
        [SITUATION_VICTIM] = { POSTURE_INFORM, POSTURE_DIMINISH },
        [SITUATION_ACCIDENT] = { POSTURE_DIMINISH, POSTURE_REBUILD },
        [SITUATION_PREVENTABLE] = { POSTURE_REBUILD, POSTURE_REBUILD },
        [SITUATION_RUMOUR] = { POSTURE_DENY, POSTURE_DENY },
    };
    static_assert(sizeof table / sizeof *table == SITUATION__COUNT, "one row for each");
    return table[s][has_history];
}
