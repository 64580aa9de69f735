/* Any bytes: every stage must end with evidence inside the text and a valid normal form. */
#include "base/limits.h"
#include "base/utf8.h"
#include "text/model.h"
#include "text/personal.h"
#include "text/reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > LIMIT_MESSAGE_TEXT)
        size = LIMIT_MESSAGE_TEXT;
    SCRATCH(a);
    const Word own[] = { { S("toko kita"), WORD_BRAND }, { S("kopi"), WORD_PRODUCT } };
    size_t title = size > 8 ? data[0] % 8 : 0;
    ReadingInput in = { .text = { (const char *)data + title, size - title },
                        .title = { (const char *)data, title },
                        .model = size & 2 ? model_default() : NULL,
                        .words = word_set_new(a, own, COUNT(own)),
                        .is_direct = size & 1, .reach = (int64_t)size };
    Reading r;
    reading_make(a, &in, &r);
    assert(r.evidence_count <= LIMIT_EVIDENCE);
    for (size_t i = 0; i < r.evidence_count; i++)
        assert(r.evidence[i].from <= r.evidence[i].to &&
               r.evidence[i].to <= (int64_t)in.text.n);
    assert(utf8_is_valid(r.normal));
    assert(r.certainty >= 0 && r.certainty <= 1);
    Str masked = personal_mask(a, in.text);
    assert(masked.n == in.text.n);
    return 0;
}
