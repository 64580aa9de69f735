/* Any bytes as a draft: findings are sorted and lie inside it. */
#include "base/limits.h"
#include "text/draft.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > LIMIT_REPLY_TEXT)
        size = LIMIT_REPLY_TEXT;
    SCRATCH(a);
    DraftInput in = { .text = { (const char *)data, size }, .is_public = size & 1,
                      .answers_complaint = size & 2, .channel_max = size & 4 ? 20 : 0 };
    Finding *found;
    size_t count;
    draft_check(a, &in, &found, &count);
    for (size_t i = 0; i < count; i++) {
        assert(found[i].from >= 0 && found[i].from <= found[i].to);
        assert(found[i].to <= (int64_t)size);
        assert(i == 0 || found[i - 1].from <= found[i].from);
    }
    return 0;
}
