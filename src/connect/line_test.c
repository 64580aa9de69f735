#include "connect/line.h"
#include "base/limits.h"
#include "connect/source.h"
#include "test.h"

static Str lines_of(Arena *a, Str text, int64_t skip_to) {
    MemorySource m = source_memory(text);
    LineReader r;
    Line line;
    Error e;
    Buf b = buf_new(a, 1 << 20);
    CHECK(line_start(&r, a, &m.base, skip_to, &e) == ERR_OK);
    for (bool more = true; more;) {
        CHECK(line_next(&r, &line, &more, &e) == ERR_OK);
        if (more) {
            CHECK(m.base.at == line.next);
            buf_printf(&b, "%lld@%lld-%lld%s:" STR_FMT "|", (long long)line.number,
                       (long long)line.at, (long long)line.next, line.is_too_long ? "!" : "",
                       STR_ARG(line.text));
        }
    }
    return buf_str(&b);
}

TEST(lines_end_in_every_way) {
    SCRATCH(a);
    CHECK_STR(lines_of(a, S(""), 0), "");
    CHECK_STR(lines_of(a, S("a"), 0), "1@0-1:a|");
    CHECK_STR(lines_of(a, S("a\nb\r\nc\rd"), 0), "1@0-2:a|2@2-5:b|3@5-7:c|4@7-8:d|");
    CHECK_STR(lines_of(a, S("\n\n"), 0), "1@0-1:|2@1-2:|");
    CHECK_STR(lines_of(a, S("a\r"), 0), "1@0-2:a|");
    CHECK_STR(lines_of(a, S("a\r\r\n"), 0), "1@0-2:a|2@2-4:|");
    CHECK_STR(lines_of(a, S("\xEF\xBB\xBF" "a\nb"), 0), "1@3-5:a|2@5-6:b|");
    CHECK_STR(lines_of(a, S("a\nbb\nc\n"), 2), "1@2-5:bb|2@5-7:c|");
    CHECK_STR(lines_of(a, S("a\n"), 99), "");
}

TEST(lines_are_the_same_after_every_resume) {
    SCRATCH(a);
    Str text = S("satu\r\ndua\n\ntiga\rempat");
    static const int64_t starts[] = { 0, 6, 10, 11, 16 };
    for (size_t i = 0; i < COUNT(starts); i++) {
        MemorySource m = source_memory(text);
        LineReader r;
        Line line;
        bool more;
        Error e;
        CHECK(line_start(&r, a, &m.base, starts[i], &e) == ERR_OK);
        CHECK(line_next(&r, &line, &more, &e) == ERR_OK && more && line.at == starts[i]);
    }
}

/* Gives the same letter for ever, with a line end once. */
typedef struct Endless {
    ByteSource base;
    int64_t given, line_end_at, size;
} Endless;

static Err endless_read(ByteSource *s, void *buf, size_t n, size_t *got, Error *e) {
    (void)e; /* never fails */
    Endless *x = (Endless *)s;
    int64_t left = x->size - x->given;
    *got = (int64_t)n < left ? n : (size_t)left;
    memset(buf, 'x', *got);
    if (x->line_end_at >= x->given && x->line_end_at < x->given + (int64_t)*got)
        ((char *)buf)[x->line_end_at - x->given] = '\n';
    x->given += (int64_t)*got;
    return ERR_OK;
}

TEST(a_line_without_end_takes_bounded_memory) {
    SCRATCH(a);
    enum { SIZE = 40 * 1024 * 1024 };
    Endless x = { .base = { .read = endless_read, .size = -1 }, .line_end_at = SIZE - 4,
                  .size = SIZE };
    LineReader r;
    Line line;
    bool more;
    Error e;
    CHECK(line_start(&r, a, &x.base, 0, &e) == ERR_OK);
    CHECK(line_next(&r, &line, &more, &e) == ERR_OK && more && line.is_too_long && !line.text.n);
    CHECK(line_next(&r, &line, &more, &e) == ERR_OK && more && !line.is_too_long);
    CHECK_STR(line.text, "xxx");
    CHECK(line_next(&r, &line, &more, &e) == ERR_OK && !more);
    CHECK(arena_used(a) < 3 * LIMIT_LINE);
}

TEST(the_longest_line_still_passes) {
    SCRATCH(a);
    for (int64_t over = 0; over < 2; over++) {
        Endless x = { .base = { .read = endless_read, .size = -1 },
                      .line_end_at = LIMIT_LINE + over, .size = LIMIT_LINE + 10 };
        LineReader r;
        Line line;
        bool more;
        Error e;
        CHECK(line_start(&r, a, &x.base, 0, &e) == ERR_OK);
        CHECK(line_next(&r, &line, &more, &e) == ERR_OK && more);
        CHECK(line.is_too_long == (over == 1));
        CHECK(line.text.n == (over ? 0u : (size_t)LIMIT_LINE));
    }
}

TEST(utf16_is_read_as_utf8_at_every_piece_size) {
    SCRATCH(a);
    Str wide = S("\xFF\xFE" "a\0=\xD8!\xDE\n\0=\xD8z\0\0\xDC");
    MemorySource m = source_memory(wide);
    HeadSource h;
    Str all;
    Error e;
    CHECK(source_head(&h, a, &m.base, 1, &e) == ERR_OK);
    CHECK(source_all(&h.base, a, 100, &all, &e) == ERR_OK);
    CHECK_STR(all, "a\xF0\x9F\x98\xA1\n\xEF\xBF\xBDz\xEF\xBF\xBD");
    CHECK(m.base.at == (int64_t)wide.n);
}

TEST(bad_bytes_are_repaired_only_where_they_are) {
    SCRATCH(a);
    Str good = S("baik \xC3\xA9");
    CHECK(line_clean(a, good).p == good.p);
    CHECK_STR(line_clean(a, S("a\xFF" "b\0c")), "a\xEF\xBF\xBD" "bc");
}
