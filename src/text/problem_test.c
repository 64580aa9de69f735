#include "test.h"
#include "test_problems.h"
#include "text/problem_words.h"
#include "text/reading.h"

#include <stdio.h>

static const char *const others[] = {
    "enak banget kak, langganan terus", "kapan buka cabang di bekasi", "halo min selamat pagi",
    "rasa balado kurang pedas menurut saya", "terima kasih sudah dikirim cepat",
    "ada lowongan kerja tidak", "promo gratis ongkir masih berlaku", "lucu sekali videonya",
};

enum { MANY = 64 };

typedef struct Heap {
    Arena *arena;
    ProblemText texts[MANY];
    size_t count;
} Heap;

static void add(Heap *h, const char *const *texts, size_t n, int32_t group, bool is_fixed) {
    for (size_t i = 0; i < n; i++) {
        Reading r;
        reading_make(h->arena, &(ReadingInput){ .text = str_c(texts[i]) }, &r);
        h->texts[h->count++] = (ProblemText){ r.normal, group, is_fixed };
    }
}

static Problems find(Heap *h) {
    Problems p;
    problems_find(h->arena, &(ProblemSearch){ h->texts, h->count, 7 }, &p);
    return p;
}

static bool all_in(const Problems *p, size_t from, size_t n, int32_t group) {
    for (size_t i = from; i < from + n; i++)
        if (p->of_text[i] != group)
            return false;
    return true;
}

TEST(a_small_heap_falls_into_its_problems) {
    SCRATCH(a);
    Heap h = { .arena = a };
    add(&h, leaks, COUNT(leaks), PROBLEM_NONE, false);
    add(&h, others, COUNT(others), PROBLEM_NONE, false);
    add(&h, cashier, COUNT(cashier), PROBLEM_NONE, false);
    Problems p = find(&h);
    CHECK(p.group_count == 2);
    CHECK(all_in(&p, 0, COUNT(leaks), 0));
    CHECK(all_in(&p, COUNT(leaks), COUNT(others), PROBLEM_NONE));
    CHECK(all_in(&p, COUNT(leaks) + COUNT(others), COUNT(cashier), 1));
    CHECK(p.groups[0].count == COUNT(leaks) && p.groups[1].count == COUNT(cashier));
    CHECK(str_find(p.groups[0].words, S("bocor")) >= 0);
    CHECK(str_find(p.groups[1].words, S("kasir")) >= 0);
}

TEST(what_a_person_put_somewhere_stays) {
    SCRATCH(a);
    Heap h = { .arena = a };
    add(&h, leaks, 3, 0, true);     /* taken apart by hand */
    add(&h, leaks + 3, 3, 1, true);
    add(&h, cashier, 1, 0, true);   /* put to the wrong one by hand */
    add(&h, others, COUNT(others), PROBLEM_NONE, false);
    add(&h, leaks + 4, 1, PROBLEM_NONE, false);
    Problems p = find(&h);
    CHECK(all_in(&p, 0, 3, 0) && all_in(&p, 3, 3, 1) && all_in(&p, 6, 1, 0));
    CHECK(p.of_text[h.count - 1] == 1); /* the same words as one there */
    CHECK(p.became[0] == 0 && p.became[1] == 1);
}

TEST(groups_that_turn_out_to_be_one_keep_the_older_number) {
    SCRATCH(a);
    Heap h = { .arena = a };
    add(&h, leaks, 3, 0, false);
    add(&h, leaks + 3, 3, 1, false);
    add(&h, others, COUNT(others), PROBLEM_NONE, false);
    Problems p = find(&h);
    CHECK(all_in(&p, 0, COUNT(leaks), 0));
    CHECK(p.became[0] == 0 && p.became[1] == 0);
    CHECK(p.groups[0].count == COUNT(leaks) && p.groups[1].count == 0);
}

TEST(nothing_and_odd_texts_are_no_problem) {
    SCRATCH(a);
    Heap h = { .arena = a };
    Problems p = find(&h);
    CHECK(p.group_count == 0);
    static const char *const odd[] = { "", "....", "a", "😡😡😡", "https://x.y/z", "1 2 3" };
    for (int i = 0; i < 5; i++)
        add(&h, odd, COUNT(odd), PROBLEM_NONE, false);
    p = find(&h);
    CHECK(p.group_count <= 2);
}

TEST(the_same_messages_give_the_same_groups_whatever_the_seed) {
    SCRATCH(a);
    Heap h = { .arena = a };
    add(&h, leaks, COUNT(leaks), PROBLEM_NONE, false);
    add(&h, cashier, COUNT(cashier), PROBLEM_NONE, false);
    Problems one = find(&h), other;
    problems_find(a, &(ProblemSearch){ h.texts, h.count, 99 }, &other);
    CHECK(memcmp(one.of_text, other.of_text, h.count * sizeof *one.of_text) == 0);
}

TEST(stems_bring_the_forms_of_a_word_together) {
    static const struct { const char *word, *stem; } t[] = {
        { "kiriman", "kirim" }, { "dikirimkan", "kirim" }, { "kirimnya", "kirim" },
        { "kemasannya", "kemas" }, { "kemasan", "kemas" }, { "pengiriman", "irim" },
        { "bocornya", "bocor" }, { "2026", "0" }, { "di", "di" },
        { "membentak", "bentak" }, { "dibentak", "bentak" }, { "", "" },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        Str got = problem_stem(str_c(t[i].word));
        if (!str_eq(got, str_c(t[i].stem)))
            printf("%s: " STR_FMT "\n", t[i].word, STR_ARG(got));
        CHECK(str_eq(got, str_c(t[i].stem)));
    }
}

/* Words drawn at random from few: every text is a little like every other. */
TEST(texts_that_mean_to_take_long_are_left) {
    enum { TEXTS = 3000, WORDS = 40, LETTERS = 4 };
    Arena *a CLEANUP(arena_free) = arena_new(1 << 20);
    ProblemText *texts = arena_make(a, ProblemText, TEXTS);
    uint64_t state = 1;
    Problems p;
    for (size_t i = 0; i < TEXTS; i++) {
        Buf b = buf_new(a, WORDS * (LETTERS + 1));
        for (int w = 0; w < WORDS; w++) {
            state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
            unsigned word = (unsigned)(state >> 33) % 400;
            buf_printf(&b, "k%c%c ", 'a' + word / 20, 'a' + word % 20);
        }
        texts[i] = (ProblemText){ buf_str(&b), PROBLEM_NONE, false };
    }
    problems_find(a, &(ProblemSearch){ texts, TEXTS, 1 }, &p);
    CHECK(p.group_count < TEXTS);
}
