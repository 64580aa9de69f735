/* Every testdata/NAME.FORMAT.in is read by its format and what the sink got is compared with
 * NAME.FORMAT.want. TANGGAP_WRITE_WANT=1 writes the .want files anew: read the difference before
 * it is committed. */
#include "connect/capture_test.h"
#include "connect/format.h"
#include "connect/source.h"
#include "test.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static bool read_file(Arena *a, const char *path, Str *out) {
    Error e;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    FdSource source = source_fd(fd, -1);
    bool is_read = source_all(&source.base, a, 64 << 20, out, &e) == ERR_OK;
    close(fd);
    return is_read;
}

static void write_file(const char *path, Str text) {
    FILE *f = fopen(path, "wb");
    CHECK(f != NULL && fwrite(text.p, 1, text.n, f) == text.n);
    if (f != NULL)
        fclose(f);
}

/* A source that gives `piece` bytes at a time, so that every border falls everywhere. */
typedef struct Drip {
    ByteSource base;
    MemorySource memory;
    size_t piece;
} Drip;

static Err drip_read(ByteSource *s, void *buf, size_t n, size_t *got, Error *e) {
    Drip *d = (Drip *)s;
    return d->memory.base.read(&d->memory.base, buf, n < d->piece ? n : d->piece, got, e);
}

static Str read_in_pieces(Arena *a, const Format *f, Str data, size_t piece) {
    Capture c = capture(a);
    Error e;
    ReadOptions o = capture_options();
    Drip d = { .base = { .read = drip_read, .size = -1 }, .memory = source_memory(data),
               .piece = piece };
    if (f->read(&d.base, &o, &c.sink, &e) != ERR_OK)
        buf_printf(&c.log, "error %s: %s\n", err_name(e.code), e.msg);
    return buf_str(&c.log);
}

static void one_case(const char *name, Str stem) {
    SCRATCH(a);
    Str rest = stem, format_name = stem, data, want = S("");
    while (str_cut(&rest, '.', &format_name))
        continue;
    const Format *f = format_find(format_name);
    const char *in = str_z(a, str_fmt(a, "%s/%s", TESTDATA, name));
    const char *out = str_z(a, str_fmt(a, "%s/" STR_FMT ".want", TESTDATA, STR_ARG(stem)));
    CHECK(f != NULL && read_file(a, in, &data));
    if (f == NULL)
        return;
    Str got = read_in_pieces(a, f, data, SIZE_MAX);
    if (getenv("TANGGAP_WRITE_WANT") != NULL)
        write_file(out, got);
    CHECK(read_file(a, out, &want));
    if (!str_eq(got, want))
        printf("%s differs; got:\n" STR_FMT "\n", name, STR_ARG(got));
    CHECK(str_eq(got, want));
    CHECK(str_eq(read_in_pieces(a, f, data, 1), want));
    CHECK(str_eq(read_in_pieces(a, f, data, 7), want));
    const Format *guessed = format_guess(str_slice(data, 0, 4096), S(""));
    bool is_broken = str_starts(stem, S("broken"));
    if (guessed != f && !is_broken)
        printf("%s is taken for %s\n", name, guessed ? guessed->name : "nothing");
    CHECK(guessed == f || is_broken);
}

TEST(files_are_read_as_expected) {
    DIR *dir = opendir(TESTDATA);
    int count = 0;
    CHECK(dir != NULL);
    for (struct dirent *d; dir != NULL && (d = readdir(dir)) != NULL;) {
        Str name = str_c(d->d_name);
        if (!str_ends(name, S(".in")))
            continue;
        one_case(d->d_name, str_slice(name, 0, name.n - 3));
        count++;
    }
    CHECK(count >= 40);
    if (dir != NULL)
        closedir(dir);
}

/* A stop after any item and a start at in->at give each item exactly once. */
TEST(lines_can_be_resumed_after_every_item) {
    SCRATCH(a);
    Str data = S("");
    const Format *f = format_find(S("jsonl"));
    ReadOptions o = capture_options();
    Error e;
    CHECK(f->is_resumable && read_file(a, TESTDATA "/plain.jsonl.in", &data));
    Capture all = capture(a);
    MemorySource m = source_memory(data);
    CHECK(f->read(&m.base, &o, &all.sink, &e) == ERR_OK && m.base.at == (int64_t)data.n);
    for (int64_t stop = 1; stop < all.items; stop++) {
        Capture c = capture(a);
        MemorySource first = source_memory(data), second = source_memory(data);
        c.stop_after = stop;
        CHECK(f->read(&first.base, &o, &c.sink, &e) == ERR_BUSY && c.items == stop);
        /* The refused item's line is behind first.base.at: it has to be read again. */
        Str taken = str_slice(data, 0, (size_t)first.base.at - 1);
        ReadOptions rest = o;
        rest.skip_to = 0;
        for (size_t i = 0; i < taken.n; i++)
            if (taken.p[i] == '\n')
                rest.skip_to = (int64_t)i + 1;
        c.stop_after = 0;
        CHECK(f->read(&second.base, &rest, &c.sink, &e) == ERR_OK);
        CHECK(str_eq(buf_str(&c.log), buf_str(&all.log)));
    }
}

TEST(every_reader_stops_when_the_sink_refuses) {
    static const char *const files[] = { "plain.jsonl", "array.jsonl", "takeout.csv", "two.mbox",
                                         "android_id.whatsapp", "rss2.feed", "json.feed" };
    for (size_t i = 0; i < COUNT(files); i++) {
        SCRATCH(a);
        Str data, name = str_c(files[i]), format = name;
        while (str_cut(&name, '.', &format))
            continue;
        CHECK(read_file(a, str_z(a, str_fmt(a, "%s/%s.in", TESTDATA, files[i])), &data));
        Capture c = capture(a);
        c.stop_after = 1;
        ReadOptions o = capture_options();
        MemorySource m = source_memory(data);
        Error e;
        CHECK(format_find(format)->read(&m.base, &o, &c.sink, &e) == ERR_BUSY && c.items == 1);
        CHECK_STR(str_c(e.msg), "the sink is full");
    }
}

static Err failing_read(ByteSource *s, void *buf, size_t n, size_t *got, Error *e) {
    Drip *d = (Drip *)s;
    if (d->memory.used == d->memory.data.n)
        FAIL(e, ERR_IO, "the disk is broken");
    return drip_read(s, buf, n, got, e);
}

TEST(every_reader_passes_up_that_the_source_failed) {
    static const char *const files[] = { "plain.jsonl", "array.jsonl", "takeout.csv", "two.mbox",
                                         "android_id.whatsapp", "rss2.feed", "simple.eml" };
    for (size_t i = 0; i < COUNT(files); i++) {
        SCRATCH(a);
        Str data, name = str_c(files[i]), format = name;
        while (str_cut(&name, '.', &format))
            continue;
        CHECK(read_file(a, str_z(a, str_fmt(a, "%s/%s.in", TESTDATA, files[i])), &data));
        Capture c = capture(a);
        ReadOptions o = capture_options();
        Error e;
        Drip d = { .base = { .read = failing_read, .size = -1 }, .piece = 50,
                   .memory = source_memory(str_slice(data, 0, data.n - 3)) };
        CHECK(format_find(format)->read(&d.base, &o, &c.sink, &e) == ERR_IO);
        CHECK_STR(str_c(e.msg), "the disk is broken");
    }
}

TEST(a_longer_export_of_a_chat_keeps_its_ids) {
    SCRATCH(a);
    Str shorter, longer;
    CHECK(read_file(a, TESTDATA "/android_id.whatsapp.want", &shorter));
    CHECK(read_file(a, TESTDATA "/android_id_long.whatsapp.want", &longer));
    int same = 0;
    for (Str rest = longer, line; str_cut(&rest, '\n', &line);)
        same += line.n > 10 && str_starts(line, S("item")) && str_find(shorter, line) >= 0;
    CHECK(same == 3); /* all but the message that only the longer one has */
}
