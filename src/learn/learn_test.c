#include "base/crypto.h"
#include "learn/apart.h"
#include "learn/lean.h"
#include "learn/learn.h"
#include "text/reading.h"
#include "test.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

/* A small world: files by name, and what was said about them. */
typedef struct World {
    const char *const (*files)[2];
    char said[2000];
} World;

static Err read_file(void *ctx, Arena *a, Str path, Str *out, Error *e) {
    const World *w = ctx;
    for (size_t i = 0; w->files[i][0]; i++)
        if (str_eq(path, str_c(w->files[i][0]))) {
            *out = str_dup(a, str_c(w->files[i][1]));
            return ERR_OK;
        }
    FAIL(e, ERR_NOT_FOUND, "there is no file " STR_FMT, STR_ARG(path));
}

static void say(void *ctx, Str line) {
    World *w = ctx;
    size_t n = strlen(w->said);
    if (n + line.n + 2 < sizeof w->said) {
        memcpy(w->said + n, line.p, line.n);
        w->said[n + line.n] = '\n';
    }
}

static const char animals[] = "text\tkind\n"
                              "kucing mengeong di atap\tcat\nkucing tidur di kursi\tcat\n"
                              "si kucing hitam lapar\tcat\nkucing oren main bola\tcat\n"
                              "kucing itu lucu sekali\tcat\nanak kucing minum susu\tcat\n"
                              "anjing menggonggong malam\tdog\nanjing lari di taman\tdog\n"
                              "si anjing putih setia\tdog\nanjing jaga rumah besar\tdog\n"
                              "anjing itu galak sekali\tdog\nanak anjing minta makan\tdog\n";
static const char recipe[] = "head animal choice cat dog\noption folds 3\noption least 1\n"
                             "set all\nfile animals.tsv tsv text=text label=kind\n"
                             "map cat animal:cat\nmap dog animal:dog\n";
static const char alike[] = "word\tof2\nkucing\t0\nmeong\t0\nanjing\t1\nguguk\t1\n";
static const char *const files[][2] = { { "animals.tsv", animals }, { "alike.tsv", alike },
                                        { "bad.tsv", "word\tof2\nkucing\tcat\n" },
                                        { NULL, NULL } };

static Err train(Arena *a, World *w, const char *text, Str *out, Error *e) {
    LearnWorld world = { .read = read_file, .say = say, .ctx = w };
    return learn_train(&world, a, str_c(text), out, e);
}

TEST(a_model_learns_what_its_examples_say) {
    SCRATCH(a);
    World w = { .files = files };
    Error e;
    Str bytes, report;
    TextModel m;
    CHECK(ERR_OK == train(a, &w, recipe, &bytes, &e));
    CHECK(ERR_OK == model_open_copy(a, bytes, &m, &e));
    CHECK(!m.is_standard);
    CHECK(ERR_OK == learn_judge(a, &(JudgeOptions){ .model = &m, .head = S("animal"),
                 .file = S("seekor kucing\tcat\nseekor anjing\tdog\nkucingku\tcat\n") },
                         &report, &e));
    CHECK(str_find(report, S("rows 3, accuracy 100.0, macro F1 100.0")) >= 0);
}

/* The bytes of a recipe below these lines. */
static Str train_below(Arena *a, const char *lines) {
    World w = { .files = files };
    Error e;
    Str bytes = S("");
    CHECK(ERR_OK == train(a, &w, str_z(a, str_fmt(a, "%s%s", lines, recipe)), &bytes, &e));
    CHECK(strstr(w.said, "head animal, unseen folds of all: 12 messages, accuracy") != NULL);
    return bytes;
}

TEST(a_word_no_example_has_is_read_as_its_class) {
    SCRATCH(a);
    TextModel m;
    Error e;
    Str report;
    JudgeOptions meong = { .model = &m, .head = S("animal"), .guesses_all = true,
                           .file = S("meong\tcat\nguguk\tdog\n") };
    CHECK(ERR_OK == model_open_copy(a, train_below(a, "classes alike.tsv\n"), &m, &e));
    CHECK(ERR_OK == learn_judge(a, &meong, &report, &e));
    CHECK(str_find(report, S("rows 2, accuracy 100.0")) >= 0);
    CHECK(ERR_OK == model_open_copy(a, train_below(a, ""), &m, &e));
    CHECK(ERR_OK == learn_judge(a, &meong, &report, &e));
    CHECK(str_find(report, S("rows 2, accuracy 50.0")) >= 0);
}

TEST(a_class_that_is_no_number_is_refused) {
    SCRATCH(a);
    World w = { .files = files };
    Error e;
    Str bytes, bad = str_fmt(a, "classes bad.tsv\n%s", recipe);
    CHECK(ERR_INVALID == train(a, &w, str_z(a, bad), &bytes, &e));
    CHECK(strstr(e.msg, "bad.tsv") != NULL);
}

TEST(a_weight_by_ratio_changes_its_heads_the_same_way_each_time) {
    SCRATCH(a);
    Str one = train_below(a, "option ratio 0.5\n");
    CHECK(str_eq(one, train_below(a, "option ratio 0.5\n")));
    CHECK(str_eq(one, train_below(a, "option ratio 0.5 animal\n")));
    CHECK(!str_eq(one, train_below(a, "")));
    CHECK(str_eq(train_below(a, "head other set yes\n"),
                 train_below(a, "head other set yes\noption ratio 0.5 other\n")));
}

/* Alike but for the spelling, which the normal words hide. */
static const char spelled[] = "text\tkind\n"
                              "yg merah\tloose\nsaya yg datang\tloose\nbaju yg biru\tloose\n"
                              "itu yg lama\tloose\nyg kemarin\tloose\nrumah yg besar\tloose\n"
                              "yang merah\tstrict\nsaya yang datang\tstrict\n"
                              "baju yang biru\tstrict\nitu yang lama\tstrict\n"
                              "yang kemarin\tstrict\nrumah yang besar\tstrict\n";

static void judge_spelling(const char *features, const char *says) {
    SCRATCH(a);
    static const char *const with_spelled[][2] = { { "spelled.tsv", spelled }, { NULL, NULL } };
    World w = { .files = with_spelled };
    Error e;
    Str bytes, report;
    TextModel m;
    Str text = str_fmt(a, "head style choice loose strict\noption least 1\noption features %s\n"
                          "set all\nfile spelled.tsv tsv text=text label=kind\n"
                          "map loose style:loose\nmap strict style:strict\n", features);
    CHECK(ERR_OK == train(a, &w, str_z(a, text), &bytes, &e));
    CHECK(ERR_OK == model_open_copy(a, bytes, &m, &e));
    CHECK(ERR_OK == learn_judge(a, &(JudgeOptions){ .model = &m, .head = S("style"),
                 .file = S("yg tua\tloose\nyang tua\tstrict\nDia YG datang\tloose\n"
                           "dia yang datang\tstrict\n") }, &report, &e));
    CHECK(str_find(report, str_c(says)) >= 0);
}

TEST(words_as_they_were_written_tell_how_somebody_writes) {
    judge_spelling("messages", "rows 4, accuracy 50.0");
    judge_spelling("written", "rows 4, accuracy 100.0");
    judge_spelling("both", "rows 4, accuracy 100.0");
}

TEST(a_memory_of_words_reads_what_was_written_too) {
    SCRATCH(a);
    World w = { .files = files };
    static const char *const kinds[] = { "both", "written" };
    for (size_t i = 0; i < COUNT(kinds); i++) {
        Error e;
        Str bytes;
        TextModel m;
        Str text = str_fmt(a, "option least 1\noption features %s\nset all\n"
                              "file animals.tsv tsv text=text label=kind\n"
                              "map cat mood:positive\nmap dog mood:negative\n", kinds[i]);
        CHECK(ERR_OK == train(a, &w, str_z(a, text), &bytes, &e));
        CHECK(ERR_OK == model_open_copy(a, bytes, &m, &e));
        CHECK(m.is_standard);
        ReadingInput in = { .text = S("Kucing oren, kucing HITAM!! anjing galak"), .model = &m };
        Reading alone, first, again;
        reading_make(a, &in, &alone);
        in.memory = model_memory_new(a, &m);
        reading_make(a, &in, &first);
        reading_make(a, &in, &again);
        CHECK(alone.has_model);
        CHECK(memcmp(alone.p, first.p, sizeof alone.p) == 0);
        CHECK(memcmp(alone.p, again.p, sizeof alone.p) == 0);
    }
}

/* Of ten messages that look alike three are rare ones: never the most probable answer. */
TEST(a_choice_leans_towards_its_rare_answers_only_for_gain) {
    SCRATCH(a);
    enum { ROWS = 200 };
    float scores[ROWS][2];
    int8_t labels[ROWS][2];
    uint8_t fold[ROWS], set[ROWS] = { 0 };
    Unseen u = { scores[0], labels[0], set, fold, .rows = ROWS, .outputs = 2 };
    for (int looks_rare = 0; looks_rare < 2; looks_rare++) {
        for (int i = 0; i < ROWS; i++) {
            bool is_alike = i % 4 == 0, is_rare = is_alike && i / 4 % 10 < 4;
            scores[i][0] = is_alike && looks_rare ? 0.4f : 3;
            scores[i][1] = 0;
            labels[i][0] = !is_rare;
            labels[i][1] = is_rare;
            fold[i] = (uint8_t)(i / 40);
        }
        ModelOutput o[2] = { { .kind = HEAD_CHOICE, .slope = 1 }, { .slope = 1 } };
        UnseenFigures before, after;
        CHECK(unseen_figures(&u, o, 0, &before));
        CHECK(lean_towards_f1(a, &(LeanHead){ &u, o }, 1, 5) == (looks_rare == 1));
        CHECK(unseen_figures(&u, o, 0, &after));
        CHECK(looks_rare ? after.f1 > before.f1 : after.f1 == before.f1);
    }
    UnseenFigures none;
    CHECK(!unseen_figures(&u, (ModelOutput[2]){ 0 }, 1, &none));
}

/* In one fold all but the lowest score have the answer, in the other the highest alone: the best
 * threshold of each is wrong for the other. */
TEST(a_fold_is_judged_by_a_threshold_that_was_chosen_without_it) {
    SCRATCH(a);
    static const float scores[] = { 0, 1, 2, 3, 0, 1, 2, 3 };
    static const int8_t labels[] = { 0, 1, 1, 1, 0, 0, 0, 1 };
    static const uint8_t fold[] = { 0, 0, 0, 0, 1, 1, 1, 1 }, set[8] = { 0 };
    Unseen u = { scores, labels, set, fold, .rows = 8, .outputs = 1 };
    ModelOutput o = { .kind = HEAD_SET };
    UnseenFigures f;
    calibrate_set(a, &u, 2, &o);
    CHECK(unseen_figures(&u, &o, 0, &f) && f.rows == 8);
    CHECK(f.f1 == 0.5 && f.accuracy == 0.5); /* 4 have it, 4 are said to, 2 are both */
    CHECK(u.thresholds[0] > o.threshold); /* all rows together: from 1 on, F1 0.8 */
    CHECK(u.thresholds[1] == o.threshold);
}

/* A model of which four bytes were changed by somebody who knows how to sum them up. */
static Err open_forged(Arena *a, Str bytes, size_t at, const void *four, TextModel *m, Error *e) {
    uint8_t digest[SHA256_BYTES];
    char *copy = arena_alloc(a, bytes.n, 64);
    memcpy(copy, bytes.p, bytes.n);
    memcpy(copy + at, four, 4);
    sha256((Str){ copy + MODEL_START, bytes.n - MODEL_START }, digest);
    memcpy(copy + 8 + offsetof(ModelHeader, digest), digest, sizeof((ModelHeader *)0)->digest);
    return model_open((Str){ copy, bytes.n }, m, e);
}

TEST(a_model_of_numbers_that_overflow_is_refused) {
    SCRATCH(a);
    World w = { .files = files };
    Error e;
    Str bytes;
    TextModel m;
    static const size_t numbers[] = { offsetof(ModelOutput, scale), offsetof(ModelOutput, bias),
        offsetof(ModelOutput, slope), offsetof(ModelOutput, offset),
        offsetof(ModelOutput, threshold) };
    static const float bad[] = { 3e38f, -3e38f, NAN, INFINITY }, good = 0.25f;
    CHECK(ERR_OK == train(a, &w, recipe, &bytes, &e));
    for (size_t i = 0; i < COUNT(numbers); i++) {
        size_t at = MODEL_START + sizeof(ModelOutput) + numbers[i];
        CHECK(ERR_OK == open_forged(a, bytes, at, &good, &m, &e));
        for (size_t k = 0; k < COUNT(bad); k++) {
            CHECK(open_forged(a, bytes, at, &bad[k], &m, &e) == ERR_INVALID);
            CHECK(strstr(e.msg, "output 1 of the model is damaged") != NULL);
        }
    }
}

TEST(a_model_of_another_release_is_told_from_one_of_unknown_features) {
    SCRATCH(a);
    World w = { .files = files };
    Error e;
    Str bytes;
    TextModel m;
    uint32_t version = (FEATURE_VERSION + 6) | (uint32_t)FEATURES_BOTH << MODEL_KIND_AT;
    uint32_t kind = FEATURE_VERSION | (uint32_t)FEATURE_KINDS << MODEL_KIND_AT;
    CHECK(ERR_OK == train(a, &w, recipe, &bytes, &e));
    CHECK(open_forged(a, bytes, 8, &version, &m, &e) == ERR_INVALID);
    CHECK(strstr(e.msg, "another release (features 7, not 1)") != NULL);
    CHECK(open_forged(a, bytes, 8, &kind, &m, &e) == ERR_INVALID);
    CHECK(strstr(e.msg, "that this release does not know") != NULL);
}

/* Its classes would sum to anything, or to nothing. */
TEST(a_model_whose_choice_became_a_set_is_not_standard) {
    SCRATCH(a);
    World w = { .files = files };
    Error e;
    Str bytes;
    TextModel m;
    static const uint32_t kinds[] = { HEAD_CHOICE, HEAD_SET };
    CHECK(ERR_OK == train(a, &w, "option least 1\nset all\nfile animals.tsv tsv text=text "
                                 "label=kind\nmap cat mood:positive\nmap dog mood:negative\n",
                          &bytes, &e));
    for (size_t i = 0; i < COUNT(kinds); i++) {
        size_t at = MODEL_START + offsetof(ModelOutput, kind);
        CHECK(ERR_OK == open_forged(a, bytes, at, &kinds[i], &m, &e));
        CHECK(m.is_standard == (kinds[i] == HEAD_CHOICE));
    }
}

TEST(a_damaged_model_is_refused) {
    SCRATCH(a);
    World w = { .files = files };
    Error e;
    Str bytes;
    TextModel m;
    CHECK(ERR_OK == train(a, &w, recipe, &bytes, &e));
    char *copy = arena_alloc(a, bytes.n, 64);
    const size_t places[] = { 0, 9, 20, 30, 60, 100, bytes.n / 2, bytes.n - 1 };
    for (size_t i = 0; i < COUNT(places); i++) {
        memcpy(copy, bytes.p, bytes.n);
        copy[places[i]] ^= 0x40;
        CHECK(model_open((Str){ copy, bytes.n }, &m, &e) == ERR_INVALID);
    }
    for (size_t n = 0; n < bytes.n; n += bytes.n / 7)
        CHECK(model_open((Str){ copy, n }, &m, &e) == ERR_INVALID);
}

TEST(what_is_kept_apart_teaches_nothing) {
    SCRATCH(a);
    const char *const with_test[][2] = { { "animals.tsv", animals },
                                         { "test.tsv", "kucing mengeong di atap rumah\n" },
                                         { NULL, NULL } };
    World w = { .files = with_test };
    Error e;
    Str bytes;
    char text[400] = "apart test.tsv\n";
    strncat(text, recipe, sizeof text - strlen(text) - 1);
    CHECK(ERR_OK == train(a, &w, text, &bytes, &e));
    CHECK(strstr(w.said, "left out") != NULL && strstr(w.said, ": 1 left out") != NULL);
}

TEST(a_table_saved_with_lone_carriage_returns_is_read) {
    SCRATCH(a);
    char csv[sizeof animals + 2];
    size_t n = 0;
    for (const char *p = animals; *p; p++)
        csv[n++] = *p == '\t' ? ',' : *p == '\n' ? '\r' : *p;
    csv[n] = '\0';
    const char *const with_csv[][2] = { { "animals.csv", csv }, { NULL, NULL } };
    World w = { .files = with_csv };
    Error e;
    Str bytes;
    CHECK(ERR_OK == train(a, &w, "head animal choice cat dog\noption folds 3\noption least 1\n"
                                 "set all\nfile animals.csv csv text=text label=kind\n"
                                 "map cat animal:cat\nmap dog animal:dog\n", &bytes, &e));
    CHECK(strstr(w.said, "all: 12 messages") != NULL);
}

TEST(labels_are_joined_with_lines_or_a_column_of_them) {
    SCRATCH(a);
    char labels[800] = "id\tanimal\n", plain[800] = "";
    for (int line = 2; line <= 13; line++) {
        size_t n = strlen(labels);
        (void)snprintf(labels + n, sizeof labels - n, "animals.tsv:%d\t%s\n", line,
                       line < 8 ? "cat" : "dog");
    }
    strcat(labels, "animals.tsv:3\t\n"); /* nobody said what it is */
    for (const char *p = animals; *p; p += strcspn(p, "\n") + 1) {
        size_t n = strlen(plain);
        size_t word = strcspn(p, "\t");
        memcpy(plain + n, p, word);
        memcpy(plain + n + word, "\n", 2);
    }
    const char *const joined[][2] = { { "labels.tsv", labels }, { "sets/animals.tsv", animals },
                                      { "plain/animals.tsv", plain }, { NULL, NULL } };
    World w = { .files = joined };
    Error e;
    Str by_column, by_line;
    CHECK(ERR_OK == train(a, &w, "head animal choice cat dog\noption folds 3\noption least 1\n"
                                 "set all\nfile labels.tsv labels texts=sets text=0\n",
                          &by_column, &e));
    CHECK(ERR_OK == train(a, &w, "head animal choice cat dog\noption folds 3\noption least 1\n"
                                 "set all\nfile labels.tsv labels texts=plain\n", &by_line, &e));
    CHECK(str_eq(by_column, by_line));
    CHECK(strstr(w.said, "all: 13 messages") != NULL);
}

/* A record of a csv counts as one, however many lines it takes. */
TEST(labels_are_joined_with_the_records_of_a_csv) {
    SCRATCH(a);
    char labels[800] = "id\tanimal\n", csv[1200] = "name,says\n";
    const char *p = strchr(animals, '\n') + 1;
    for (int record = 2; *p; record++, p += strcspn(p, "\n") + 1) {
        size_t n = strlen(labels), m = strlen(csv), said = strcspn(p, "\t");
        (void)snprintf(labels + n, sizeof labels - n, "animals.csv:%d\t%s\n", record,
                       record < 8 ? "cat" : "dog");
        (void)snprintf(csv + m, sizeof csv - m, "\"one,\ntwo\",%.*s\n", (int)said, p);
    }
    const char *const joined[][2] = { { "labels.tsv", labels }, { "sets/animals.csv", csv },
                                      { "animals.tsv", animals }, { NULL, NULL } };
    World w = { .files = joined };
    Error e;
    Str by_record, by_table;
    CHECK(ERR_OK == train(a, &w, "head animal choice cat dog\noption folds 3\noption least 1\n"
                                 "set all\nfile labels.tsv labels texts=sets text=says\n",
                          &by_record, &e));
    CHECK(ERR_OK == train(a, &w, recipe, &by_table, &e));
    CHECK(str_eq(by_record, by_table));
    CHECK(ERR_OK != train(a, &w, "head animal choice cat dog\nset all\n"
                                 "file labels.tsv labels texts=sets text=tells\n", &by_record, &e));
    CHECK(strstr(e.msg, "no column tells") != NULL);
}

/* Two sets say the opposite of the same message: what counts more often is believed. */
TEST(a_message_that_counts_more_often_outweighs_its_contradiction) {
    static const char one[] = "text\tkind\nkucing tidur di kursi\tcat\nanjing jaga rumah\tdog\n";
    static const char other[] = "text\tkind\nkucing tidur di kursi\tdog\nanjing jaga rumah\tcat\n";
    static const char sets[] = "head animal choice cat dog\noption folds 2\noption least 1\n"
                               "set one\nfile one.tsv tsv text=text label=kind\n%s"
                               "map cat animal:cat\nmap dog animal:dog\n"
                               "set other\nfile other.tsv tsv text=text label=kind\n%s"
                               "map cat animal:cat\nmap dog animal:dog\n";
    const char *const both[][2] = { { "one.tsv", one }, { "other.tsv", other }, { NULL, NULL } };
    for (int heavier = 0; heavier < 2; heavier++) {
        SCRATCH(a);
        World w = { .files = both };
        Error e;
        Str bytes, report;
        TextModel m;
        const char *times[] = { "times 5\n", "" };
        Str text = str_fmt(a, sets, times[heavier], times[!heavier]);
        CHECK(ERR_OK == train(a, &w, str_z(a, text), &bytes, &e));
        CHECK(ERR_OK == model_open_copy(a, bytes, &m, &e));
        CHECK(ERR_OK == learn_judge(a, &(JudgeOptions){ .model = &m, .head = S("animal"),
                     .file = str_c(heavier ? other : one) }, &report, &e));
        CHECK(str_find(report, S("accuracy 100.0")) >= 0);
    }
}

TEST(a_near_copy_shares_half_of_the_triples) {
    SCRATCH(a);
    Apart *x = apart_new(a);
    apart_add(x, S("barang saya belum sampai padahal sudah seminggu"));
    CHECK(apart_has_near(x, S("Barang saya, belum sampai!!"), APART_ASKED));
    CHECK(!apart_has_near(x, S("barang"), APART_ADDED));
    CHECK(!apart_has_near(x, S("harga kopi di cabang bandung berapa ya kak"), APART_ASKED));
    CHECK(!apart_has_near(x, S(""), APART_ASKED));
}

TEST(a_recipe_with_a_mistake_is_refused_with_its_line) {
    static const struct { const char *text, *says; } cases[] = {
        { "", "names no set" },
        { "set a\nfile x.tsv tsv text=0 label=1\nmap a nose:b\n", "line 3" },
        { "set a\nmap a mood:cheerful\n", "is no answer of mood" },
        { "option C much\nset a\n", "line 1" },
        { "option ratio 2\nset a\n", "ratio is a number from 0 to 1" },
        { "option ratio 0.5 nose\nset a\n", "names a head nose" },
        { "option lean much\nset a\n", "lean is f1 or no" },
        { "option features few\nset a\n", "messages, written, both or drafts" },
        { "set a\ntimes 11\n", "line 2" },
        { "head a choice x y\nhead a set z\nset a\n", "two heads a" },
        { "head a choice x y\noption least 1000\nset all\nfile animals.tsv tsv text=text "
          "label=kind\nmap cat a:x\nmap dog a:y\n", "nothing was learnt" },
        { "file x.tsv\n", "needs a `set` above it" },
        { "set a\nfile animals.tsv tsv text=words label=kind\n", "has no column" },
        { "set a\nfile gone.tsv tsv text=0 label=1\n", "there is no file gone.tsv" },
        { "set a\nfile animals.tsv tsv text=text label=kind\n", "hold no message" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        SCRATCH(a);
        World w = { .files = files };
        Error e = { 0 };
        Str bytes;
        CHECK(train(a, &w, cases[i].text, &bytes, &e) != ERR_OK);
        CHECK(strstr(e.msg, cases[i].says) != NULL);
        if (strstr(e.msg, cases[i].says) == NULL)
            printf("case %zu says: %s\n", i, e.msg);
    }
}

TEST(a_judge_counts_what_it_cannot_use) {
    SCRATCH(a);
    World w = { .files = files };
    Error e;
    Str bytes, report, apart[] = { S("seekor kucing putih\n") };
    TextModel m;
    CHECK(ERR_OK == train(a, &w, recipe, &bytes, &e));
    CHECK(ERR_OK == model_open_copy(a, bytes, &m, &e));
    CHECK(ERR_OK == learn_judge(a, &(JudgeOptions){ .model = &m, .head = S("animal"),
                 .file = S("label\ttext\nmeong\tseekor kucing\ndog\tanjing galak\nbird\tburung\n"),
                 .map = S("meong=cat"), .apart = apart, .apart_count = 1 },
                         &report, &e));
    CHECK(str_find(report, S("rows 1, ")) >= 0);
    CHECK(str_find(report, S("left out as near copies: 1")) >= 0);
    CHECK(str_find(report, S("rows with another label: 1")) >= 0);
    for (int all = 0; all < 2; all++) { /* nothing here is a dog, but one row looks like it */
        CHECK(ERR_OK == learn_judge(a, &(JudgeOptions){ .model = &m, .head = S("animal"),
                     .file = S("seekor anjing\tcat\n"), .guesses_all = all == 1 }, &report, &e));
        CHECK(str_find(report, all ? S("accuracy 0.0") : S("accuracy 100.0")) >= 0);
    }
    CHECK(learn_judge(a, &(JudgeOptions){ .model = &m, .head = S("nose"), .file = S("a\tb\n") },
                      &report, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "head");
}
