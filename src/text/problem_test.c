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
    ProblemSearch search = { .texts = h->texts, .count = h->count, .seed = 7 };
    problems_find(h->arena, &search, &p);
    return p;
}

static bool all_in(const Problems *p, size_t from, size_t n, int32_t group) {
    for (size_t i = from; i < from + n; i++)
        if (p->of_text[i] != group)
            return false;
    return true;
}

TEST(the_commonest_complaint_is_a_problem_however_many_say_it) {
    static const char *const ways[] = { "paket sy blm sampe min", "min paket saya belum sampai",
                                        "paketku blm sampe ya??", "kak paket saya belum sampai" };
    for (size_t n = PROBLEM_SIZE_LEAST; n <= MANY; n += 4) {
        Heap h = { .arena = arena_new(1 << 16) };
        for (size_t i = 0; i < n; i++)
            add(&h, &ways[i % COUNT(ways)], 1, PROBLEM_NONE, false);
        Problems p = find(&h);
        CHECK(p.group_count == 1 && all_in(&p, 0, n, 0));
        CHECK(p.group_count == 1 && str_find(p.groups[0].words, S("paket")) >= 0);
        arena_free(&h.arena);
    }
}

TEST(politeness_alone_is_no_problem) {
    static const char *const polite = "halo kak selamat pagi";
    Heap h = { .arena = arena_new(1 << 16) };
    for (size_t i = 0; i < 20; i++)
        add(&h, &polite, 1, PROBLEM_NONE, false);
    CHECK(find(&h).group_count == 0);
    arena_free(&h.arena);
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
    ProblemSearch again = { .texts = h.texts, .count = h.count, .seed = 99 };
    problems_find(a, &again, &other);
    CHECK(memcmp(one.of_text, other.of_text, h.count * sizeof *one.of_text) == 0);
}

/* Two ways of saying one thing, which share hardly a word but the senses of three. */
TEST(words_of_one_sense_bring_messages_together) {
    static const char *const said[] = {
        "kurir lempar paket ke teras", "paketku dilempar sama kurir barusan",
        "kurir main lempar paket", "paket dilempar kurirnya lagi",
        "courier threw my parcel", "my parcel was thrown again, that courier",
        "parcels thrown by couriers", "why was the parcel thrown, dear courier",
    };
    SCRATCH(a);
    Heap h = { .arena = a };
    add(&h, said, COUNT(said), PROBLEM_NONE, false);
    add(&h, others, COUNT(others), PROBLEM_NONE, false);
    add(&h, cashier, COUNT(cashier), PROBLEM_NONE, false);
    Problems p = find(&h);
    CHECK(p.group_count == 2 && all_in(&p, 0, COUNT(said), 0));
    CHECK(str_find(p.groups[0].words, S("lempar")) >= 0 ||
          str_find(p.groups[0].words, S("thrown")) >= 0);
    CHECK(p.groups[0].words.n > 0 && p.groups[0].words.p[0] != ' ');
    CHECK(str_find(p.groups[0].words, S("  ")) < 0); /* a sense has no name */
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

/* ---- one problem that very many speak of ---- */

static unsigned draw(uint64_t *state, unsigned below) {
    *state = *state * UINT64_C(6364136223846793005) + 1442695040888963407;
    return (unsigned)(*state >> 33) % below;
}

/* One of each row, parted by a space. */
static Str put_together(Arena *a, const char *const (*rows)[6], size_t count, uint64_t *state) {
    Buf b = buf_new(a, 400);
    for (size_t i = 0; i < count; i++) {
        buf_printf(&b, "%s%s", i ? " " : "", rows[i][draw(state, 6)]);
    }
    return buf_str(&b);
}

static Str sour_milk(Arena *a, uint64_t *state) {
    static const char *const rows[][6] = {
        { "min", "kak", "tolong", "parah", "halo", "woy" },
        { "susu botol basi", "susunya basi", "botol susu asam basi", "susu kurma basi",
          "susu botol rasanya asam", "susu botol menggembung basi" },
        { "anak saya muntah", "perut mules", "baunya menyengat", "langsung dibuang",
          "padahal di kulkas", "segel masih utuh" },
        { "minta uang kembali", "kapok beli", "tanggung jawab dong", "kecewa sekali",
          "tolong ditarik", "cek produksinya" },
    };
    return put_together(a, rows, COUNT(rows), state);
}

/* Thirty smaller problems: what went wrong with what. */
static Str another_trouble(Arena *a, uint64_t *state) {
    static const char *const what[][6] = {
        { "kurir", "aplikasi", "kasir", "keripik", "voucher", "parkiran" },
        { "terlambat datang", "tidak bisa dibuka", "galak sekali", "melempem", "ditolak" },
    };
    static const char *const rows[][6] = {
        { "min", "kak", "tolong", "parah", "halo", "woy" },
        { "dari kemarin", "tadi pagi", "sudah dua kali", "hari ini", "minggu lalu", "barusan" },
        { "kecewa sekali", "gimana ini", "mohon dibantu", "kapok", "tolong jawab", "males banget" },
    };
    return str_fmt(a, STR_FMT " %s %s", STR_ARG(put_together(a, rows, COUNT(rows), state)),
                   what[0][draw(state, 6)], what[1][draw(state, 5)]);
}

/* How many of the first texts stand in their largest group, and how many others beside them. */
static size_t largest(const Problems *p, size_t heap, size_t count, size_t *strangers) {
    size_t best = 0;
    *strangers = 0;
    for (size_t g = 0; g < p->group_count; g++) {
        size_t inside = 0, outside = 0;
        for (size_t i = 0; i < count; i++)
            if (p->of_text[i] == (int32_t)g) {
                inside += i < heap;
                outside += i >= heap;
            }
        if (inside > best) {
            best = inside;
            *strangers = outside;
        }
    }
    return best;
}

enum { HEAP_TEXTS = 2700 };

static Problems find_a_heap(Arena *a, size_t heap) {
    ProblemText *texts = arena_make(a, ProblemText, HEAP_TEXTS);
    uint64_t state = 1;
    Problems p;
    for (size_t i = 0; i < HEAP_TEXTS; i++)
        texts[i] = (ProblemText){ i < heap ? sour_milk(a, &state) : another_trouble(a, &state),
                                  PROBLEM_NONE, false };
    problems_find(a, &(ProblemSearch){ .texts = texts, .count = HEAP_TEXTS, .seed = 1 }, &p);
    return p;
}

TEST(a_problem_that_very_many_speak_of_is_one) {
    static const size_t heaps[] = { 100, 700, 2000, 2600 };
    for (size_t i = 0; i < COUNT(heaps); i++) {
        Arena *a CLEANUP(arena_free) = arena_new(1 << 20);
        size_t strangers, found;
        Problems p = find_a_heap(a, heaps[i]);
        found = largest(&p, heaps[i], HEAP_TEXTS, &strangers);
        if (100 * found < 95 * heaps[i] || strangers > heaps[i] / 50)
            printf("%zu of %zu, with %zu strangers\n", found, heaps[i],
                   strangers);
        CHECK(100 * found >= 95 * heaps[i] && strangers <= heaps[i] / 50);
    }
}

static bool marks_a_group(const Problems *p, Str word) {
    for (size_t g = 0; g < p->group_count; g++)
        if (str_find(p->groups[g].words, word) >= 0)
            return true;
    return false;
}

/* The name of the shop stands in all complaints, and in those of 400 other messages, the older ones
 * first, that the bounds name. */
static bool name_marks(size_t said_from, size_t said_until) {
    enum { TEXTS = 1200, OTHERS = 400 };
    Arena *a CLEANUP(arena_free) = arena_new(1 << 20);
    ProblemText *texts = arena_make(a, ProblemText, TEXTS);
    Str *usual = arena_make(a, Str, OTHERS);
    uint64_t state = 5;
    Problems p;
    for (size_t i = 0; i < TEXTS; i++)
        texts[i] = (ProblemText){ str_fmt(a, "warungbahagia " STR_FMT,
                                          STR_ARG(another_trouble(a, &state))),
                                  PROBLEM_NONE, false };
    for (size_t i = 0; i < OTHERS; i++)
        usual[i] = i >= said_from && i < said_until ? S("kapan warungbahagia buka ya")
                                                    : S("kapan buka ya");
    problems_find(a, &(ProblemSearch){ .texts = texts, .count = TEXTS, .seed = 1, .usual = usual,
                                       .usual_count = OTHERS }, &p);
    return marks_a_group(&p, S("warungbahagia"));
}

TEST(what_the_shop_is_called_marks_no_problem) {
    CHECK(name_marks(0, 0)); /* nobody else says it: it may be what is wrong */
    CHECK(!name_marks(0, 400));
    CHECK(name_marks(200, 400)); /* of late alone: talk about the trouble */
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
    problems_find(a, &(ProblemSearch){ .texts = texts, .count = TEXTS, .seed = 1 }, &p);
    CHECK(p.group_count < TEXTS);
}
