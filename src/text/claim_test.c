#include "text/claim.h"

#include "test_cases.h"

/* \n in a case is a line break. */
static Str unfold(Arena *a, Str text) {
    Buf b = buf_new(a, text.n + 1);
    for (size_t i = 0; i < text.n; i++) {
        bool is_break = text.p[i] == '\\' && i + 1 < text.n && text.p[i + 1] == 'n';
        buf_putc(&b, is_break ? '\n' : text.p[i]);
        i += is_break;
    }
    return str_dup(a, buf_str(&b));
}

static void case_claim(Arena *a, const Case *c, const char *file) {
    ClaimSentence *s;
    size_t count;
    Str text = unfold(a, c->fields[0]);
    Buf b = buf_new(a, 2000);
    claim_find(a, text, &s, &count);
    for (size_t i = 0; i < count; i++)
        if (s[i].is_claim)
            buf_printf(&b, "%s" STR_FMT, b.n ? " | " : "",
                       STR_ARG(str_slice(text, s[i].from, s[i].to)));
    case_expect(c, file, c->fields[1], b.n ? buf_str(&b) : S("-"));
}

TEST(claims_are_told_from_courtesies_questions_and_promises) {
    cases_walk("claim.txt", 2, 20, case_claim);
}

TEST(no_sentence_is_lost_however_many_there_are) {
    SCRATCH(a);
    ClaimSentence *s;
    size_t count;
    Buf b = buf_new(a, 10000);
    for (int i = 0; i < 3 * CLAIMS_MAX; i++)
        buf_printf(&b, "Fakta %d. ", i);
    Str text = buf_str(&b);
    claim_find(a, text, &s, &count);
    CHECK(count == CLAIMS_MAX && s[count - 1].is_claim);
    CHECK_STR(str_slice(text, s[count - 1].to - 9, s[count - 1].to), "akta 299.");
}

TEST(the_same_words_are_the_same_claim) {
    SCRATCH(a);
    CHECK_STR(claim_words(a, S("  Batch 12, kami TARIK!")), "batch 12 kami tarik");
    Str words = claim_words(a, S("Batch 12 kami tarik."));
    CHECK(!str_eq(words, claim_words(a, S("Batch 13 kami tarik."))));
    CHECK(!str_eq(claim_words(a, S("Naik 12.500")), claim_words(a, S("Naik 12 500"))));
}

TEST(a_fact_is_near_by_its_numbers_and_words) {
    SCRATCH(a);
    Str fact = S("Kemasan batch 12 bocor pada 41 paket");
    int near = claim_nearness(a, S("Sebanyak 41 paket dari batch 12 kemasannya bocor."), fact);
    CHECK(near > 500);
    CHECK(claim_nearness(a, S("Kemasan batch 13 bocor."), fact) == 0);
    CHECK(claim_nearness(a, S("Dapur kami bersih."), fact) == 0);
    CHECK(claim_adds_number(a, S("42 paket bocor"), fact));
    CHECK(!claim_adds_number(a, S("41 paket bocor"), fact));
}
