/* Any counts at any times: the verdict stays in its ranges. */
#include "detect/verdict.h"

#include <math.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { BUCKETS_MAX = 512 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    VerdictBucket buckets[BUCKETS_MAX];
    uint8_t head[8] = { 0 };
    if (size < sizeof head)
        return 0;
    memcpy(head, data, sizeof head);
    VerdictInput in = { .now = INT64_C(1700000000) + head[0] * 997, .buckets = buckets,
                        .history_from = INT64_C(1700000000) - head[1] * INT64_C(40000),
                        .near = { .people = head[2], .negative_people = head[3],
                                  .channels = head[4] % 8, .rumours = head[5] % 16,
                                  .negative = head[2], .own_doing = head[3] },
                        .grave = head[6] % 8, .late = head[5], .incidents = head[4],
                        .zone = (head[7] % 24 - 11) * 3600,
                        .before = (VerdictLevel)(head[7] % VERDICT_LEVEL__COUNT) };
    int64_t at = in.history_from - in.history_from % VERDICT_BUCKET_SECONDS;
    for (size_t i = sizeof head; i + 3 <= size && in.bucket_count < BUCKETS_MAX; i += 3) {
        at += (1 + data[i]) * VERDICT_BUCKET_SECONDS;
        int64_t total = (int64_t)data[i + 1] * (data[i] == 7 ? 100000 : 1);
        buckets[in.bucket_count++] = (VerdictBucket){
            .at = at, .total = total, .negative = total * (data[i + 2] % 101) / 100,
            .replies = data[i + 2],
            .negative_replies = data[i + 1], .spam = data[i + 2] };
    }
    Verdict v;
    verdict_judge(&in, &v);
    assert(v.level >= VERDICT_NORMAL && v.level < VERDICT_LEVEL__COUNT);
    assert(v.score >= 0 && v.score <= 99);
    assert(v.reason_count <= VERDICT_REASONS_MAX && v.more_needed >= 0);
    for (size_t i = 0; i < v.reason_count; i++) {
        assert(isfinite(v.reasons[i].value) && isfinite(v.reasons[i].normal));
        assert(v.reasons[i].weight >= 0 && v.reasons[i].weight <= 1);
        assert(i == 0 || v.reasons[i - 1].weight >= v.reasons[i].weight);
    }
    return 0;
}
