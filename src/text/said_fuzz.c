/* Any bytes as a message with a time and place: what is found is sorted, lies inside, and has an
 * interval that holds something. The first bytes choose when and where it was written. */
#include "base/limits.h"
#include "text/said.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_times(Arena *a, Str text, int64_t written, int zone) {
    SaidTime *times;
    size_t count, behind = 0;
    said_times(a, text, written, zone, &times, &count);
    for (size_t i = 0; i < count; i++) {
        assert(times[i].from >= behind && times[i].from < times[i].to && times[i].to <= text.n);
        assert(times[i].is_known ? times[i].begins < times[i].ends
                                 : times[i].begins == 0 && times[i].ends == 0);
        assert(written > 0 || !times[i].is_known);
        behind = times[i].to;
    }
}

static void check_places(Arena *a, Str text) {
    SaidPlace *places;
    size_t count, behind = 0;
    said_places(a, text, &places, &count);
    for (size_t i = 0; i < count; i++) {
        assert(places[i].from >= behind && places[i].from < places[i].to);
        assert(places[i].to <= text.n && places[i].kind < PLACE_KIND__COUNT);
        assert(places[i].name.n > 0 && places[i].name.p >= text.p + places[i].from);
        assert(places[i].name.p + places[i].name.n <= text.p + places[i].to);
        behind = places[i].to;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const int zones[] = { ZONE_WIB, ZONE_WITA, ZONE_WIT, 0 };
    int64_t written = 0;
    SCRATCH(a);
    if (size < sizeof written)
        return 0;
    memcpy(&written, data, sizeof written);
    size -= sizeof written;
    Str text = { (const char *)data + sizeof written,
                 size < LIMIT_MESSAGE_TEXT ? size : LIMIT_MESSAGE_TEXT };
    check_times(a, text, written, zones[size % COUNT(zones)]);
    check_times(a, text, INT64_C(1764055800), ZONE_WIB);
    check_places(a, text);
    return 0;
}
