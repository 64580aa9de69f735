#include "learn/apart.h"
#include "learn/learn.h"
#include "test.h"

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
static const char *const files[][2] = { { "animals.tsv", animals }, { NULL, NULL } };

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
    CHECK(learn_judge(a, &(JudgeOptions){ .model = &m, .head = S("nose"), .file = S("a\tb\n") },
                      &report, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "head");
}
