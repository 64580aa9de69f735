#include "drill/storm.h"
#include "test.h"

static Error e;

typedef struct Played {
    Arena *arena;
    DrillBook book;
    DrillStorm storm;
    int64_t said[VOICE__COUNT], total, late; /* late: angry ones of the last third */
    Str all;
} Played;

static const DrillShop shop = { .name = { "Keripik Uji", 11 } };

static Played play(Arena *a, Str key, uint64_t seed, const DrillAct *acts, size_t count) {
    Played p = { .arena = a };
    Buf all = buf_new(a, 1 << 20);
    DrillSaid said[DRILL_LINES_MOST];
    if (drill_book(a, &p.book, &e) != ERR_OK)
        printf("%s\n", e.msg);
    const DrillPack *pack = drill_pack(&p.book, key);
    p.storm.book = &p.book;
    p.storm.shop = &shop;
    drill_begin(&p.storm, pack, seed, 15);
    while (p.storm.beat < p.storm.beats) {
        size_t n = drill_step(&p.storm, a, acts, count, said);
        for (size_t i = 0; i < n; i++) {
            p.said[said[i].voice]++;
            p.total++;
            p.late += said[i].voice == VOICE_ANGRY && p.storm.beat > p.storm.beats * 2 / 3;
            buf_put(&all, said[i].text);
            buf_putc(&all, '\n');
        }
    }
    p.all = buf_str(&all);
    return p;
}

TEST(every_pack_is_whole) {
    SCRATCH(a);
    static DrillBook book;
    size_t lines = 0;
    CHECK(drill_book(a, &book, &e) == ERR_OK);
    CHECK(book.count == 14);
    for (size_t i = 0; i < book.count; i++) {
        const DrillPack *p = &book.packs[i];
        bool hot = !str_eq(p->level, S("normal"));
        CHECK(p->title.n && p->title_en.n && p->cause.n && p->cause_en.n && p->crowd);
        CHECK(p->place_count >= 3);
        CHECK(p->lines[VOICE_FIRST].count >= 2 && p->lines[VOICE_PRESS].count);
        CHECK(p->lines[VOICE_ANGRY].count >= (hot ? 10 : 2));
        CHECK(!hot || (p->lines[VOICE_RISK].count && p->lines[VOICE_RIVAL].count));
        CHECK(hot || p->lines[VOICE_BUSY].count >= 20);
        for (int v = 0; v < VOICE__COUNT; v++)
            lines += p->lines[v].count;
    }
    CHECK(lines > 500);
}

TEST(the_same_seed_and_acts_give_the_same_storm) {
    SCRATCH(a);
    DrillAct acts[] = { { 9, DRILL_GOOD_WORD, true } };
    Played x = play(a, S("food"), 7, acts, 1), y = play(a, S("food"), 7, acts, 1);
    CHECK(str_eq(x.all, y.all));
    CHECK(!str_eq(x.all, play(a, S("food"), 8, acts, 1).all));
    CHECK(!str_eq(x.all, play(a, S("food"), 7, NULL, 0).all));
}

TEST(the_crowd_takes_what_the_team_does) {
    SCRATCH(a);
    DrillAct good[] = { { 9, DRILL_GOOD_WORD, true }, { 14, DRILL_GOOD_WORD, true },
                        { 20, DRILL_GOOD_WORD, true } };
    DrillAct heated[] = { { 9, DRILL_HEATED_WORD, true } };
    DrillAct hides[] = { { 9, DRILL_HIDING, true } };
    Played silent = play(a, S("food"), 7, NULL, 0), calmed = play(a, S("food"), 7, good, 3);
    Played burnt = play(a, S("food"), 7, heated, 1), hid = play(a, S("food"), 7, hides, 1);
    CHECK(calmed.storm.mood.anger < silent.storm.mood.anger / 2 && calmed.late < silent.late);
    CHECK(silent.storm.mood.rumours > calmed.storm.mood.rumours && silent.said[VOICE_SILENCE]);
    CHECK(burnt.said[VOICE_FIRE] > 0 && silent.said[VOICE_FIRE] == 0);
    CHECK(hid.said[VOICE_HIDDEN] > 0 && hid.total > silent.total);
    CHECK(silent.said[VOICE_PRESS] == 1 && silent.said[VOICE_RIVAL] == 1 &&
          silent.said[VOICE_RISK] == 1);
}

TEST(lines_are_filled_and_as_long_as_people_write) {
    SCRATCH(a);
    static DrillBook book;
    CHECK(drill_book(a, &book, &e) == ERR_OK);
    for (size_t i = 0; i < book.count; i++) {
        Str rest = play(a, book.packs[i].key, 3, NULL, 0).all, line;
        while (str_cut(&rest, '\n', &line))
            CHECK(line.n == 0 || (line.n > 2 && line.n < 500 && str_find(line, S("{")) < 0 &&
                  str_find(line, S("|")) < 0));
    }
}

TEST(a_shop_gets_the_pack_it_fears) {
    SCRATCH(a);
    static DrillBook book;
    CHECK(drill_book(a, &book, &e) == ERR_OK);
    CHECK_STR(drill_pack_for(&book, S("Data pelanggan bocor"))->key, "leak");
    CHECK_STR(drill_pack_for(&book, S("Produk basi atau kedaluwarsa"))->key, "food");
    CHECK_STR(drill_pack_for(&book, S("Admin salah akun"))->key, "wrongaccount");
    CHECK(drill_pack_for(&book, S("xyz")) == NULL);
}
