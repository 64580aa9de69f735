#include "api/public_rate.h"

#include "base/map.h"

bool public_rate_allows(PublicRate *rate, Str address, int64_t now) {
    _Atomic uint64_t *place = &rate->places[hash_bytes(address, rate->seed) % PUBLIC_RATE_PLACES];
    uint64_t minute = (uint64_t)now / 60, was = atomic_load(place), is;
    do
        is = was >> 16 == minute ? was + ((was & 0xFFFF) < 0xFFFF) : minute << 16 | 1;
    while (!atomic_compare_exchange_weak(place, &was, is));
    return (is & 0xFFFF) <= PUBLIC_RATE_MOST;
}
