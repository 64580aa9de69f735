/* text_bench FILE [ROUNDS] - CPU time of the stages that read a message, on a file with one text
 * a line. Prints messages per second for all stages, the cost of each one, and the normaliser
 * beside utf8proc_map() with a check that both give the same text, and the sentence checker.
 *
 * text_bench --dump FILE - one line a text: class, mood, severity, needs_answer, language,
 * signals, text; for looking at what the rules do. */
#include "base/number.h"
#include "text/draft.h"
#include "text/model.h"
#include "text/pipeline.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <utf8proc.h>

enum { FILE_MAX = 512 * 1024 * 1024, LINES_MAX = 10000000, LINE_MAX_BYTES = 64 * 1024,
       DRAFT_BYTES = 500, DRAFTS_MOST = 2000 };

typedef struct Lines {
    Str *items;
    size_t count, bytes;
} Lines;

static Lines lines_read(Arena *a, const char *path) {
    Lines lines = { 0 };
    FILE *f = fopen(path, "rb");
    if (f == NULL || fseek(f, 0, SEEK_END) != 0) {
        fprintf(stderr, "cannot read %s\n", path);
        exit(1);
    }
    long size = ftell(f);
    rewind(f);
    if (size < 0 || size > FILE_MAX)
        size = FILE_MAX;
    char *text = arena_make(a, char, (size_t)size + 1);
    Str rest = { text, fread(text, 1, (size_t)size, f) }, line;
    fclose(f);
    size_t cap = 1;
    for (size_t i = 0; i < rest.n; i++)
        cap += text[i] == '\n';
    lines.items = arena_make(a, Str, cap);
    while (lines.count < LINES_MAX && str_cut(&rest, '\n', &line)) {
        if (line.n == 0)
            continue;
        if (line.n > LINE_MAX_BYTES)
            line.n = LINE_MAX_BYTES;
        lines.items[lines.count++] = line;
        lines.bytes += line.n;
    }
    return lines;
}

static double cpu_seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Seconds to run the stages up to `last` on every line; the sum keeps the work alive. */
static double run_all(const Lines *lines, Stage last, const WordSet *words, uint64_t *sum) {
    Arena *a = arena_new(64 * 1024), *kept = arena_new(64 * 1024);
    ModelMemory *memory = model_memory_new(kept, model_default());
    double start = cpu_seconds();
    for (size_t i = 0; i < lines->count; i++) {
        ReadingInput in = { .text = lines->items[i], .words = words, .model = model_default(),
                            .memory = memory };
        Reading r;
        Pass p UNSET;
        arena_reset(a);
        pass_begin(&p, a, &in, &r);
        pass_run(&p, STAGE_READ, last);
        if (last == STAGE_DECIDE)
            pass_end(&p);
        *sum += r.signature + (uint64_t)r.class + p.token_count + p.fold.n;
    }
    double seconds = cpu_seconds() - start;
    arena_free(&a);
    arena_free(&kept);
    return seconds;
}

static double least(double a, double b) { return a < b ? a : b; }

static void bench_stages(const Lines *lines, const WordSet *words, int rounds) {
    double best[STAGE__COUNT];
    uint64_t sum = 0;
    for (int s = 0; s < STAGE__COUNT; s++)
        best[s] = 1e9;
    for (int round = 0; round < rounds; round++)
        for (Stage s = STAGE_READ; s < STAGE__COUNT; s++)
            best[s] = least(best[s], run_all(lines, s, words, &sum));
    double n = (double)lines->count, all = best[STAGE__COUNT - 1];
    printf("%zu messages, %.0f bytes each\n", lines->count, (double)lines->bytes / n);
    printf("all stages  %8.0f messages/s  %6.2f us  (check %016" PRIx64 ")\n", n / all,
           1e6 * all / n, sum);
    for (int s = 0; s < STAGE__COUNT; s++)
        printf("  %-12s %6.3f us\n", stage_names[s],
               1e6 * (best[s] - (s ? best[s - 1] : 0)) / n);
}

static void bench_fold(const Lines *lines, int rounds) {
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                      UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    double ours = 1e9, theirs = 1e9;
    size_t differ = 0, bad = 0;
    Arena *a = arena_new(64 * 1024);
    for (int round = 0; round < rounds; round++) {
        uint64_t sum = 0;
        double start = cpu_seconds();
        for (size_t i = 0; i < lines->count; i++) {
            Fold f;
            arena_reset(a);
            fold_text(&f, a, lines->items[i]);
            sum += f.n;
        }
        ours = least(ours, cpu_seconds() - start);
        start = cpu_seconds();
        for (size_t i = 0; i < lines->count; i++) {
            utf8proc_uint8_t *text = NULL;
            utf8proc_ssize_t n =
                utf8proc_map((const utf8proc_uint8_t *)lines->items[i].p,
                             (utf8proc_ssize_t)lines->items[i].n, &text, options);
            sum += (uint64_t)n;
            free(text);
        }
        theirs = least(theirs, cpu_seconds() - start);
        if (sum == 0)
            puts("nothing to do");
    }
    for (size_t i = 0; i < lines->count; i++) {
        Fold f;
        utf8proc_uint8_t *text = NULL;
        arena_reset(a);
        fold_text(&f, a, lines->items[i]);
        utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)lines->items[i].p,
                                          (utf8proc_ssize_t)lines->items[i].n, &text, options);
        if (n < 0)
            bad++;
        else
            differ += (size_t)n != f.n || memcmp(text, f.p, f.n) != 0;
        free(text);
    }
    arena_free(&a);
    double n = (double)lines->count;
    printf("normaliser  %8.0f messages/s, utf8proc_map %.0f: %.1f times; %zu differ, "
           "%zu not UTF-8\n", n / ours, n / theirs, theirs / ours, differ, bad);
}

/* The sentence checker on drafts of 500 characters and more, made of the lines in their order. */
static void bench_drafts(const Lines *lines, int rounds) {
    Arena *kept = arena_new(64 * 1024), *a = arena_new(64 * 1024);
    Str *drafts = arena_make(kept, Str, lines->count + 1);
    size_t count = 0, bytes = 0, findings = 0;
    Buf b = buf_new(kept, DRAFT_BYTES * 4);
    for (size_t i = 0; i < lines->count && count < DRAFTS_MOST; i++) {
        buf_put(&b, str_slice(lines->items[i], 0, DRAFT_BYTES));
        buf_putc(&b, ' ');
        if (b.n < DRAFT_BYTES)
            continue;
        drafts[count++] = str_dup(kept, buf_str(&b));
        bytes += b.n;
        b.n = 0;
    }
    double best = 1e9;
    for (int round = 0; round < rounds; round++) {
        double start = cpu_seconds();
        for (size_t i = 0; i < count; i++) {
            Finding *found;
            size_t n;
            arena_reset(a);
            draft_check(a, &(DraftInput){ .text = drafts[i], .is_public = true,
                                          .answers_complaint = true, .honorific = S("kak"),
                                          .channel_max = 280, .length_rule = LENGTH_X },
                        &found, &n);
            findings += n;
        }
        best = least(best, cpu_seconds() - start);
    }
    if (count > 0)
        printf("drafts      %8.2f us each, %zu of %.0f bytes, %.1f findings each\n",
               1e6 * best / (double)count, count, (double)bytes / (double)count,
               (double)findings / (double)count / rounds);
    arena_free(&a);
    arena_free(&kept);
}

static const WordSet *some_words(Arena *a, size_t count) {
    Word *words = arena_make(a, Word, count);
    for (size_t i = 0; i < count; i++) {
        char text[40];
        int n = snprintf(text, sizeof text, i % 3 ? "merek%zux" : "toko produk%zux enak", i);
        words[i] = (Word){ .text = str_dup(a, (Str){ text, (size_t)n }), .kind = WORD_WATCH };
    }
    double start = cpu_seconds();
    WordSet *set = word_set_new(a, words, count);
    printf("%zu words built in %.2f ms\n", count, 1e3 * (cpu_seconds() - start));
    return set;
}

static void dump(const Lines *lines) {
    Arena *a = arena_new(64 * 1024);
    for (size_t i = 0; i < lines->count; i++) {
        ReadingInput in = { .text = lines->items[i], .model = model_default() };
        Reading r;
        arena_reset(a);
        reading_make(a, &in, &r);
        printf("%s\t%s\t%s\t%s\t%s\t", class_names[r.class], mood_names[r.mood],
               severity_names[r.severity], r.needs_answer ? "answer" : "-",
               language_names[r.language]);
        for (int s = 0; s < SIGNAL__COUNT; s++)
            if (r.signals >> s & 1)
                printf("%s ", signal_names[s]);
        printf("\t" STR_FMT "\n", STR_ARG(in.text));
    }
    arena_free(&a);
}

int main(int argc, char **argv) {
    bool dumps = argc == 3 && strcmp(argv[1], "--dump") == 0;
    if (argc < 2 || argc > 3) {
        fputs("usage: text_bench FILE [ROUNDS] | text_bench --dump FILE\n", stderr);
        return 2;
    }
    Arena *a = arena_new(1 << 20);
    Lines lines = lines_read(a, dumps ? argv[2] : argv[1]);
    int64_t rounds = 5;
    if (dumps) {
        dump(&lines);
    } else if (argc == 3 && !parse_i64(str_c(argv[2]), 1, 1000, &rounds)) {
        fputs("ROUNDS is a number from 1 to 1000\n", stderr);
        return 2;
    } else {
        bench_stages(&lines, some_words(a, 10000), (int)rounds);
        bench_fold(&lines, (int)rounds);
        bench_drafts(&lines, (int)rounds);
    }
    arena_free(&a);
    return 0;
}
