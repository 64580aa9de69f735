/* Any bytes as a statement and an answer to it: the lines up to the first empty one are the right
 * and the old values of a slot of each kind, the rest is the answer. */
#include "base/limits.h"
#include "text/drift.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(Arena *a, const DriftInput *in) {
    DriftFinding *found;
    size_t count, behind = 0;
    drift_check(a, in, &found, &count);
    assert(count <= DRIFTS_MAX);
    for (size_t i = 0; i < count; i++) {
        assert(found[i].slot < in->slot_count && found[i].value <= in->slots[0].value_count);
        assert(found[i].from < found[i].to && found[i].to <= in->text.n);
        assert(found[i].from >= behind);
        behind = found[i].from;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    enum { LINES_MOST = 8 };
    SCRATCH(a);
    Str rest = { (const char *)data, size < LIMIT_MESSAGE_TEXT ? size : LIMIT_MESSAGE_TEXT };
    Str values[2][LINES_MOST], line;
    size_t counts[2] = { 0, 0 };
    for (size_t i = 0; i < 2 * LINES_MOST && str_cut(&rest, '\n', &line) && line.n; i++)
        values[i % 2][counts[i % 2]++] = line;
    DriftSlot slots[DRIFT_KIND__COUNT];
    for (int k = 0; k < DRIFT_KIND__COUNT; k++)
        slots[k] = (DriftSlot){ .kind = (DriftKind)k, .values = values[0],
                                .value_count = counts[0], .old = values[1],
                                .old_count = counts[1] };
    check(a, &(DriftInput){ .text = rest, .at = INT64_C(1764055800), .zone = ZONE_WIB,
                            .slots = slots, .slot_count = COUNT(slots) });
    return 0;
}
