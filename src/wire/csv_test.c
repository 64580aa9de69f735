#include "base/limits.h"
#include "test.h"
#include "wire/csv.h"

/* A table as one text: cells in <>, rows ended by /. */
static Str shape(Arena *a, Str text, Err *err) {
    Error e;
    Buf b = buf_new(a, 1 << 20);
    CsvReader r = csv_reader(text);
    CsvRow row;
    while ((*err = csv_next(&r, a, &row, &e)) == ERR_OK && row.count) {
        for (size_t i = 0; i < row.count; i++)
            buf_printf(&b, "<" STR_FMT ">", STR_ARG(row.cells[i]));
        buf_putc(&b, '/');
    }
    return buf_str(&b);
}

TEST(csv_shapes) {
    static const struct {
        const char *in, *want;
    } t[] = {
        { "", "" }, { "\n\r\n\r", "" }, { "a,b\nc,d", "<a><b>/<c><d>/" },
        { "a,b\r\nc,d\r\n", "<a><b>/<c><d>/" }, { "a,b\rc,d\r", "<a><b>/<c><d>/" },
        { "\xEF\xBB\xBF" "a;b\n1;2", "<a><b>/<1><2>/" }, { "a\tb,c\td\n", "<a><b,c><d>/" },
        { "\"a,x\";b\n", "<a,x><b>/" }, { "\"a\"\"b\",\"\"\n", "<a\"b><>/" },
        { "\"l1\r\nl2\",x\n", "<l1\r\nl2><x>/" }, { ",\n", "<><>/" },
        { "a,\n\n,b", "<a><>/<><b>/" },
        { "a \"q\" b,c", "<a \"q\" b><c>/" }, { "\"\"", "<>/" }, { "\"\"\"\"", "<\">/" },
        { "a,\"\xC3\xA9;\"", "<a><\xC3\xA9;>/" },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        SCRATCH(a);
        Err err;
        CHECK_STR(shape(a, str_c(t[i].in), &err), t[i].want);
        CHECK(err == ERR_OK);
    }
}

TEST(csv_refusals) {
    static const char *const t[] = { "\"a", "a,\"b\n", "\"a\"b,c", "\"a\" ,b" };
    for (size_t i = 0; i < COUNT(t); i++) {
        SCRATCH(a);
        Err err;
        (void)shape(a, str_c(t[i]), &err); /* only how it ends matters */
        CHECK(err == ERR_INVALID);
    }
    SCRATCH(a);
    Err err;
    Buf b = buf_new(a, 1 << 21);
    for (int i = 0; i < LIMIT_CSV_COLUMNS; i++)
        buf_putc(&b, ',');
    (void)shape(a, buf_str(&b), &err);
    CHECK(err == ERR_LIMIT);
    b.n = 0;
    for (int i = 0; i <= LIMIT_CSV_CELL; i++)
        buf_putc(&b, 'x');
    (void)shape(a, buf_str(&b), &err);
    CHECK(err == ERR_LIMIT);
}

TEST(csv_errors_name_the_line) {
    SCRATCH(a);
    Error e;
    CsvReader r = csv_reader(S("h\n\n\"two\nlines\"\n\"x"));
    CsvRow row;
    CHECK(csv_next(&r, a, &row, &e) == ERR_OK && row.line == 1);
    CHECK(csv_next(&r, a, &row, &e) == ERR_OK && row.line == 3);
    CHECK(csv_next(&r, a, &row, &e) == ERR_INVALID && strstr(e.msg, "line 5"));
}

typedef struct Inner {
    int64_t n;
} Inner;
typedef struct Row {
    Str text, secret, none;
    int64_t n, at;
    double x;
    bool on;
    Inner inner;
    List tags;
} Row;
static const Field inner_fields[] = { FIELD(Inner, n) };
static const Model inner_model = MODEL(Inner, inner_fields);
static const Field row_fields[] = {
    FIELD(Row, text, .max = 100, .flags = FIELD_REQUIRED),
    FIELD(Row, secret, .flags = FIELD_SECRET),
    FIELD(Row, none, .flags = FIELD_OPTIONAL),
    FIELD(Row, n),
    FIELD_TIME_OF(Row, at),
    FIELD(Row, x),
    FIELD(Row, on),
    FIELD_RECORD_OF(Row, inner, &inner_model),
    FIELD_LIST_OF(Row, tags, NULL),
};
static const Model row_model = MODEL(Row, row_fields);

TEST(csv_writes_by_model) {
    SCRATCH(a);
    Str tags[] = { S("a") };
    Buf b = buf_new(a, 10000);
    csv_header(&b, &row_model);
    csv_record(&b, &row_model,
               &(Row){ .text = S("a \"b\",c\nd"), .secret = S("s"), .n = -5, .x = 0.1,
                       .on = true, .inner.n = -7, .tags = { tags, 1 } });
    CHECK_STR(buf_str(&b),
              "\xEF\xBB\xBF\"text\",\"none\",\"n\",\"at\",\"x\",\"on\",\"inner.n\",\"tags\"\r\n"
              "\"a \"\"b\"\",c\nd\",\"\",\"-5\",\"1970-01-01T00:00:00Z\",\"0.1\",\"true\",\"-7\","
              "\"[\"\"a\"\"]\"\r\n");
}

TEST(csv_formulas_are_guarded) {
    static const struct {
        const char *in, *want;
    } t[] = {
        { "=1+1", "\"'=1+1\"" }, { "+62811", "\"'+62811\"" }, { "-1", "\"'-1\"" },
        { "@SUM(A1)", "\"'@SUM(A1)\"" }, { "\t=1", "\"'\t'=1\"" }, { "\r=1", "\"'\r'=1\"" },
        { "  =1", "\"'  =1\"" }, { "a;=1", "\"a;'=1\"" }, { "a\t=1", "\"a\t'=1\"" },
        { "a\n=1", "\"a\n'=1\"" }, { "a\r\n=1", "\"a\r\n'=1\"" }, { "a=1", "\"a=1\"" },
        { "a, -b", "\"a, -b\"" }, { "", "\"\"" }, { "\"=1", "\"\"\"=1\"" }, { "'=1", "\"'=1\"" },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        SCRATCH(a);
        Buf b = buf_new(a, 1000);
        csv_cell(&b, str_c(t[i].in), true);
        CHECK_STR(buf_str(&b), t[i].want);
    }
}
