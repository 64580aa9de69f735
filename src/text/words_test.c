#include "text/reading.h"

#include "test.h"

static const Word words[] = {
    { S("Kopi Kita"), WORD_BRAND }, { S("kopikita"), WORD_BRAND },
    { S("Es Teh Poci's"), WORD_RIVAL },
    { S("basi"), WORD_WATCH },      { S("Keripik Tempe Bu Sri"), WORD_PRODUCT },
    { S("tempe"), WORD_WATCH },     { S("\xf0\x9f\x98\xa1"), WORD_WATCH }, { S(""), WORD_WATCH },
};

static int64_t hits(const char *text) {
    SCRATCH(a);
    Reading r;
    WordSet *set = word_set_new(a, words, COUNT(words));
    reading_make(a, &(ReadingInput){ .text = str_c(text), .words = set }, &r);
    return r.word_hits;
}

enum { BRAND = 1 << WORD_BRAND, PRODUCT = 1 << WORD_PRODUCT, RIVAL = 1 << WORD_RIVAL,
       WATCH = 1 << WORD_WATCH };

TEST(words_are_found_whole_and_in_phrases) {
    CHECK(hits("beli di kopi kita yuk") == BRAND);
    CHECK(hits("beli kopi di rumah kita") == 0);
    CHECK(hits("KOPIIII KITA") == BRAND);
    CHECK(hits("#kopikita enak") == BRAND);
    CHECK(hits("hai @kopikita") == BRAND);
    CHECK(hits("kopikitanya enak") == BRAND);
    CHECK(hits("mending es teh pocis") == RIVAL);
    CHECK(hits("keripik tempe bu sri") == (PRODUCT | WATCH));
    CHECK(hits("tempe") == WATCH);
    CHECK(hits("basikan") == 0);
    CHECK(hits("") == 0);
}

TEST(word_evidence_points_into_the_original) {
    SCRATCH(a);
    Reading r;
    WordSet *set = word_set_new(a, words, COUNT(words));
    Str text = S("Wah, K\xce\xbfpi  KITAAA!");
    reading_make(a, &(ReadingInput){ .text = text, .words = set }, &r);
    bool found = false;
    for (size_t i = 0; i < r.evidence_count; i++)
        if (r.evidence[i].stage == STAGE_BRAND_WORDS)
            found = r.evidence[i].from == 5 && r.evidence[i].to == (int64_t)text.n - 1 &&
                    str_eq(r.evidence[i].says, S("brand"));
    CHECK(found);
}

TEST(many_words_are_all_found) {
    SCRATCH(a);
    enum { MANY = 5000 };
    Word *many = arena_make(a, Word, MANY);
    for (size_t i = 0; i < MANY; i++) {
        Buf b = buf_new(a, 40);
        buf_printf(&b, i % 2 ? "merek%zuq" : "toko bagus nomor%zuq", i);
        many[i] = (Word){ .text = buf_str(&b), .kind = (WordKind)(i % WORD_KIND__COUNT) };
    }
    WordSet *set = word_set_new(a, many, MANY);
    size_t missed = 0;
    for (size_t i = 0; i < MANY; i++) {
        Reading r;
        reading_make(a, &(ReadingInput){ .text = many[i].text, .words = set }, &r);
        missed += r.word_hits != 1 << many[i].kind;
    }
    CHECK(missed == 0);
}
