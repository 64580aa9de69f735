#include "connect/when.h"
#include "base/time.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    SCRATCH(a);
    Str in = { (const char *)data, size };
    DateVotes votes = { 0 };
    date_votes_add(&votes, in);
    for (int order = DATE_DAY_FIRST; order <= DATE_MONTH_FIRST; order++) {
        int64_t at, again;
        if (!when_read(in, 25200, (DateOrder)order, &at))
            continue;
        Str text = time_rfc3339(a, at);
        bool is_normal = at >= -62135596800 && at <= 253402300799;
        if (is_normal && civil_from(at, 0).year > 1601 &&
            (!when_read(text, 0, DATE_DAY_FIRST, &again) || again != at))
            __builtin_trap();
    }
    return 0;
}
