/* Any bytes as an answer: what is found lies inside, in order, and is due when a time is known. The
 * first bytes choose when it is sent. */
#include "base/limits.h"
#include "text/promise.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(Arena *a, Str text, int64_t at, int zone) {
    static const int64_t holidays[] = { 20812, 20819, -3, INT64_MAX, INT64_MIN };
    PromiseInput in = { .text = text, .at = at, .zone = zone, .holidays = holidays,
                        .holiday_count = COUNT(holidays) };
    FoundPromise *found;
    size_t count;
    promise_find(a, &in, &found, &count);
    assert(count <= PROMISES_MAX);
    for (size_t i = 0; i < count; i++) {
        assert(found[i].from < found[i].to && found[i].to <= text.n);
        assert(found[i].time_from <= found[i].time_to && found[i].time_to <= text.n);
        assert(found[i].has_time == (found[i].due_at != 0));
        assert(!found[i].has_time || found[i].time_from < found[i].time_to);
        assert(found[i].kind < PROMISE_KIND__COUNT);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const int zones[] = { ZONE_WIB, ZONE_WITA, ZONE_WIT, 0 };
    int64_t at = 0;
    SCRATCH(a);
    if (size < sizeof at)
        return 0;
    memcpy(&at, data, sizeof at);
    size -= sizeof at;
    Str text = { (const char *)data + sizeof at,
                 size < LIMIT_MESSAGE_TEXT ? size : LIMIT_MESSAGE_TEXT };
    check(a, text, at, zones[size % COUNT(zones)]);
    check(a, text, INT64_C(1764055800), ZONE_WIB);
    return 0;
}
