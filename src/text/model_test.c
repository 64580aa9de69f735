#include "text/model.h"

#include "test.h"
#include "text/reading.h"

static Reading read_text(Arena *a, const char *text) {
    Reading r;
    reading_make(a, &(ReadingInput){ .text = str_c(text), .model = model_default() }, &r);
    return r;
}

TEST(the_model_inside_is_whole_and_standard) {
    const TextModel *inside = model_default();
    TextModel m;
    Error e;
    Str bytes = { (const char *)inside->header - 8, (size_t)inside->header->size };
    CHECK(model_open(bytes, &m, &e) == ERR_OK);
    CHECK(m.is_standard && inside->is_standard);
    CHECK(m.kind == FEATURES_NORMAL && inside->kind == FEATURES_NORMAL);
    CHECK(m.rows == inside->rows && m.blocks == inside->blocks && m.outputs == inside->outputs);
    CHECK(memcmp(&m.numbers, &inside->numbers, sizeof m.numbers) == 0);
    CHECK(m.numbers.scale[0] == m.outputs[0].scale && m.numbers.bias[1] == m.outputs[1].bias);
    CHECK(m.numbers.threshold[OUTPUTS - 1] == m.outputs[OUTPUTS - 1].threshold);
}

TEST(probabilities_of_a_choice_sum_to_one) {
    SCRATCH(a);
    Reading r = read_text(a, "min paket sy kok blm nyampe2 udh seminggu, kapok dah");
    static const Head choices[] = { HEAD_CLASS, HEAD_MOOD, HEAD_INTENT };
    CHECK(r.has_model);
    for (size_t i = 0; i < COUNT(choices); i++) {
        const HeadInfo *h = &head_table[choices[i]];
        float sum = 0;
        for (int k = 0; k < h->count; k++)
            sum += r.p[h->first + k];
        CHECK(sum > 0.999f && sum < 1.001f);
    }
    for (int k = 0; k < OUTPUTS; k++)
        CHECK(r.p[k] >= 0 && r.p[k] <= 1);
}

/* Plain cases: whoever trains anew should not lose these. */
TEST(plain_messages_are_read_as_people_read_them) {
    static const struct {
        const char *text;
        MessageClass class;
        Mood mood;
        bool answer;
    } cases[] = {
        { "min paket sy kok blm nyampe2 udh seminggu, kapok dah", CLASS_COMPLAINT, MOOD_NEGATIVE,
          true },
        { "GACOR MAXWIN 🔥 cek bio", CLASS_SPAM, MOOD_NEUTRAL, false },
        { "kak kalau kirim ke Batam ongkirnya berapa ya?", CLASS_QUESTION, MOOD_NEUTRAL, true },
        { "cek dm min", CLASS_OTHER, MOOD_NEUTRAL, true },
        { "enak banget kerupuknya, anak saya suka, bakal pesan lagi", CLASS_PRAISE, MOOD_POSITIVE,
          false },
        { "kalau sampai besok uang saya tidak kembali saya lapor polisi", CLASS_PRESSING,
          MOOD_NEGATIVE, true },
        { "saya capek hidup, pengen mati saja", CLASS_AT_RISK, MOOD_NEGATIVE, true },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        SCRATCH(a);
        Reading r = read_text(a, cases[i].text);
        bool right = r.class == cases[i].class && r.mood == cases[i].mood &&
                     r.needs_answer == cases[i].answer;
        CHECK(right);
        if (!right)
            printf("%s: %s, %s, %d\n", cases[i].text, class_names[r.class], mood_names[r.mood],
                   r.needs_answer);
    }
}

/* Nobody looks into the spam: what only asks after goods must not lie there. */
TEST(a_question_without_a_lure_is_no_spam) {
    static const char *const asks[] = { "ready size 42?", "ready kak?", "open order lagi kapan ya?",
                                        "masih promo?", "cod bisa ga kak?" };
    static const char *const lures[] = {
        "Mau cuan tiap hari? Cek @gacor88 sekarang",
        "Ingin kaya tanpa modal? Hubungi 081234567890",
        "Mau followers naik? Cek bio kami, jasa followers aktif murah",
        "Butuh dana cepat? Pinjaman tanpa jaminan langsung cair, klik https://pinjam.example",
    };
    for (size_t i = 0; i < COUNT(asks); i++) {
        SCRATCH(a);
        CHECK(read_text(a, asks[i]).class != CLASS_SPAM);
    }
    for (size_t i = 0; i < COUNT(lures); i++) {
        SCRATCH(a);
        CHECK(read_text(a, lures[i]).class == CLASS_SPAM);
    }
}

TEST(every_answer_shows_words_of_the_message) {
    SCRATCH(a);
    const char *text = "min paket sy kok blm nyampe2 udh seminggu, tolong refund";
    Reading r = read_text(a, text);
    size_t for_class = 0, against = 0;
    for (size_t i = 0; i < r.evidence_count; i++) {
        const Evidence *v = &r.evidence[i];
        CHECK(v->from < v->to && v->to <= (int64_t)strlen(text));
        for_class += str_eq(v->says, str_c(class_names[r.class]));
        against += v->says.p[0] == '!';
    }
    CHECK(for_class > 0);
    CHECK(for_class + against <= r.evidence_count);
}

TEST(a_text_is_read_the_same_way_every_time) {
    SCRATCH(a);
    Reading one = read_text(a, "katanya gudangnya kebakaran, bener min?");
    Reading two = read_text(a, "katanya gudangnya kebakaran, bener min?");
    CHECK(memcmp(one.p, two.p, sizeof one.p) == 0);
    CHECK(one.evidence_count == two.evidence_count);
}

TEST(evidence_may_be_spared_where_nobody_is_asked) {
    SCRATCH(a);
    static const char *const texts[] = { "enak banget kerupuknya, anak saya suka",
                                         "paket saya belum sampai, kecewa", "ok kak", "" };
    for (size_t i = 0; i < COUNT(texts); i++) {
        ReadingInput in = { .text = str_c(texts[i]), .model = model_default() };
        Reading all, spared;
        reading_make(a, &in, &all);
        in.spares_evidence = true;
        reading_make(a, &in, &spared);
        CHECK(memcmp(all.p, spared.p, sizeof all.p) == 0 && all.class == spared.class);
        CHECK(all.severity == spared.severity && all.needs_answer == spared.needs_answer);
        CHECK(spared.evidence_count == (reading_asks(&all) ? all.evidence_count : 0));
    }
}

/* Words of all lengths and kinds, more than the memory has places for, again and again. */
TEST(the_memory_of_words_changes_nothing_but_the_time) {
    SCRATCH(a);
    ModelMemory *memory = model_memory_new(a, model_default());
    for (uint32_t round = 0; round < 3; round++)
        for (uint32_t i = 0; i < 3000; i++) {
            SCRATCH(one);
            static const char letters[] = "pengirimannyasangatmengecewakansekalikakadmin";
            Str text = str_fmt(one, "min paket%u kok blm sampai2 %.*s%u @toko%u Rp%u.000 kecewa😡",
                               i % 1700, (int)(i % 45), letters, i, i, i % 90);
            ReadingInput in = { .text = text, .model = model_default() };
            Reading without, with;
            reading_make(one, &in, &without);
            in.memory = memory;
            reading_make(one, &in, &with);
            bool same = memcmp(with.p, without.p, sizeof with.p) == 0 &&
                        with.evidence_count == without.evidence_count;
            for (size_t k = 0; same && k < with.evidence_count; k++)
                same = with.evidence[k].from == without.evidence[k].from &&
                       str_eq(with.evidence[k].says, without.evidence[k].says);
            CHECK(same);
        }
}

TEST(words_of_a_title_are_written_first) {
    SCRATCH(a);
    Features *parted = arena_make(a, Features, 1), *whole = arena_make(a, Features, 1);
    reading_features(a, &(ReadingInput){ .title = S("Brg RUSAK"), .text = S("tlg dicek yg bnr") },
                     FEATURES_WRITTEN, parted);
    reading_features(a, &(ReadingInput){ .text = S("Brg RUSAK tlg dicek yg bnr") },
                     FEATURES_WRITTEN, whole);
    CHECK(parted->count == whole->count);
    CHECK(memcmp(parted->id, whole->id, whole->count * sizeof *whole->id) == 0);
}

/* Nothing was read with a model, though there is a memory that is of none. */
TEST(without_a_model_a_memory_is_not_asked) {
    SCRATCH(a);
    ReadingInput in = { .text = S("min paket sy kok blm nyampe2"),
                        .memory = model_memory_new(a, NULL) };
    Reading r;
    reading_make(a, &in, &r);
    CHECK(!r.has_model);
}

/* A long text costs no more than its limits allow, and what lies behind them changes nothing. */
TEST(a_very_long_text_has_bounded_features) {
    SCRATCH(a);
    size_t n = 100 * 1000;
    char *text = arena_make(a, char, n + 1);
    for (size_t i = 0; i < n; i++)
        text[i] = i % 6 == 5 ? ' ' : (char)('a' + i * 7 % 26);
    Features *f = arena_make(a, Features, 1);
    for (FeatureKind kind = 0; kind < FEATURES_DRAFTS; kind++) {
        reading_features(a, &(ReadingInput){ .text = { text, n } }, kind, f);
        CHECK(f->count <= FEATURES_MOST && f->tokens <= FEATURE_WORDS_MOST);
    }
    Reading r = read_text(a, text);
    CHECK(r.has_model);
}
