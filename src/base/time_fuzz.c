#include "base/time.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Whatever the parsers take is a time that the writers can write and the parsers read again. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    SCRATCH(a);
    Str s = { (const char *)data, size };
    int64_t at, again;
    if (time_parse(s, ZONE_WIB, &at)) {
        Civil c = civil_from(at, 0);
        assert(civil_to(&c, 0) == at);
        if (civil_is_valid(&c))
            assert(time_parse(time_rfc3339(a, at), ZONE_WIT, &again) && again == at);
    }
    if (time_parse_mail(s, &at)) {
        Civil c = civil_from(at, 0);
        assert(civil_to(&c, 0) == at);
        if (civil_is_valid(&c))
            assert(time_parse_mail(time_mail(a, at), &again) && again == at);
    }
    return 0;
}
