#include "detect/fold.h"

#include "test.h"

static const int64_t start = INT64_C(1767225600);

TEST(an_author_counts_once_a_day) {
    static Fold f;
    CHECK(!fold_repeats(&f, start, 7, 0));
    CHECK(fold_repeats(&f, start + 60, 7, 0));
    CHECK(!fold_repeats(&f, start + 61, 8, 0));
    CHECK(fold_repeats(&f, start + 60 + FOLD_SECONDS - 1, 7, 0));
    CHECK(!fold_repeats(&f, start + 60 + 2 * FOLD_SECONDS, 7, 0));
}

TEST(a_text_counts_once_whoever_pastes_it) {
    static Fold f;
    CHECK(!fold_repeats(&f, start, 1, 99));
    CHECK(fold_repeats(&f, start + 1, 2, 99));
    CHECK(!fold_repeats(&f, start + 2, 3, 98));
}

TEST(nobody_and_no_text_are_not_one_person) {
    static Fold f;
    for (int i = 0; i < 5; i++)
        CHECK(!fold_repeats(&f, start + i, 0, 0));
}

TEST(a_wave_of_copies_by_few_accounts_stays_few_voices) {
    static Fold f;
    size_t counted = 0;
    for (int i = 0; i < 10000; i++)
        counted += !fold_repeats(&f, start + i / 10, (uint64_t)(i % 50) + 1, (uint64_t)(i % 3) + 1);
    CHECK(counted <= 3);
    for (uint64_t author = 1000; author < 1400; author++)
        counted += !fold_repeats(&f, start + 2000, author, 0);
    CHECK(counted >= 390); /* others are heard as before */
}
