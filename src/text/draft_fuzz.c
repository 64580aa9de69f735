/* Any bytes as a draft, with anything known beside it: findings are sorted and lie inside it, and a
 * policy never makes hate or personal data weaker. */
#include "base/limits.h"
#include "text/draft.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool has(const Finding *f, size_t count, DraftRule rule, FindingLevel least) {
    for (size_t i = 0; i < count; i++)
        if (f[i].rule == rule && f[i].level >= least)
            return true;
    return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const Str honorifics[] = { S(""), S("kak"), S("bapak"), S("ibu"), S("mas"), S("mbak"),
                                      S("x"), S("KAK") };
    static const LengthRule lengths[] = { LENGTH_RUNES, LENGTH_BYTES, LENGTH_X, LENGTH_X };
    if (size > LIMIT_REPLY_TEXT)
        size = LIMIT_REPLY_TEXT;
    SCRATCH(a);
    uint8_t levels[DRAFT_RULE__COUNT];
    Str text = { (const char *)data, size };
    Str earlier[] = { str_slice(text, 0, size / 2), text, str_slice(text, size / 2, size) };
    uint8_t last = size > 0 ? data[size - 1] : 0, first = size > 0 ? data[0] : 0;
    DraftInput in = { .text = text, .is_public = size & 1, .answers_complaint = size & 2,
                      .channel_max = size & 4 ? 20 : 0, .is_crisis = size & 8,
                      .wants_english = size & 16, .honorific = honorifics[first % 8],
                      .length_rule = lengths[first / 8 % 4], .earlier = earlier,
                      .earlier_count = last % 4, .own_contacts = earlier,
                      .own_contact_count = last / 4 % 4 };
    Finding *found, *other;
    size_t count, other_count;
    draft_check(a, &in, &found, &count);
    for (size_t i = 0; i < count; i++) {
        assert(found[i].from >= 0 && found[i].from <= found[i].to);
        assert(found[i].to <= (int64_t)size);
        assert(i == 0 || found[i - 1].from <= found[i].from);
    }
    for (size_t i = 0; i < DRAFT_RULE__COUNT; i++)
        levels[i] = (uint8_t)((first + i) % 6 == 5 ? DRAFT_LEVEL_DEFAULT : (first + i) % 6);
    in.levels = levels;
    draft_check(a, &in, &other, &other_count);
    for (int level = FINDING_HINT; level <= FINDING_BLOCK; level++) {
        FindingLevel least = (FindingLevel)level;
        if (has(found, count, DRAFT_PERSONAL_DATA, least) && other_count < 64)
            assert(has(other, other_count, DRAFT_PERSONAL_DATA, least));
        if (has(found, count, DRAFT_HATE, least) && other_count < 64)
            assert(has(other, other_count, DRAFT_HATE, least));
    }
    return 0;
}
