#include "text/fold.h"

#include <string.h>
#include <utf8proc.h>

enum {
    FOLD_OPTIONS = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                   UTF8PROC_IGNORE,
    PIECE_MAX = 60,      /* code points given to utf8proc at once: it sorts marks quadratically */
    EXPANSION_MAX = 18,  /* longest compatibility decomposition, U+FDFA */
    SLACK = 32,
};

static_assert((int)SLACK >= (int)FOLD_ZEROS, "there is room for them");

typedef uint8_t Block __attribute__((vector_size(16)));
#define ALL(c) { c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c }
static const Block letter_a = ALL('A'), alphabet = ALL(26), to_lower = ALL(32);

static void fold_reserve(Fold *f, size_t more) {
    if (more + SLACK <= f->cap - f->n)
        return;
    size_t cap = f->cap * 2;
    while (cap < f->n + more + SLACK)
        cap *= 2;
    char *p = arena_make(f->arena, char, cap);
    memcpy(p, f->p, f->n);
    f->p = p;
    f->cap = cap;
}

static void run_add(Fold *f, FoldRun run) {
    if (f->run_count == f->run_cap) {
        FoldRun *runs = arena_make(f->arena, FoldRun, f->run_cap * 2);
        memcpy(runs, f->runs, f->run_count * sizeof *runs);
        f->runs = runs;
        f->run_cap *= 2;
    }
    f->runs[f->run_count++] = run;
}

/* Bytes [from, to) were appended unchanged (but for case) at `at`. */
static void run_plain(Fold *f, size_t at, size_t from, size_t to) {
    FoldRun *last = f->run_count ? &f->runs[f->run_count - 1] : NULL;
    if (last != NULL && last->plain && last->to == from && at - last->at == from - last->from)
        last->to = (uint32_t)to;
    else if (from < to)
        run_add(f, (FoldRun){ (uint32_t)at, (uint32_t)from, (uint32_t)to, true });
}

static bool in(int32_t c, int32_t least, int32_t most) { return c >= least && c <= most; }

/* Starters that stay as they are: emoji, dingbats and the usual typographic marks. */
static bool rune_stays(int32_t c) {
    return in(c, 0x1F300, 0x1F64F) || in(c, 0x1F680, 0x1F6D7) || in(c, 0x1F90C, 0x1F9FF) ||
           in(c, 0x2600, 0x27BF) || in(c, 0x2012, 0x2015) || in(c, 0x2018, 0x2023);
}

/* Starters that never join what stands before them. */
static bool rune_begins(int32_t c) {
    return rune_stays(c) || in(c, 0xC0, 0x24F) || in(c, 0x370, 0x482) || in(c, 0x48A, 0x52F) ||
           in(c, 0x1D400, 0x1D7FF) || in(c, 0xFF01, 0xFF5E) || in(c, 0x2460, 0x24FF) ||
           in(c, 0x2010, 0x2027) || in(c, 0x2030, 0x205E) ||
           in(c, 0x4E00, 0x9FFF) || in(c, 0x1F100, 0x1F2FF);
}

static bool rune_is_invisible(int32_t c) {
    return c == 0xFE0F || c == 0x200D || c == 0x200B;
}

static bool rune_is_styled(int32_t c) {
    return in(c, 0x1D400, 0x1D7FF) || in(c, 0x24B6, 0x24E9) || in(c, 0x1F110, 0x1F189) ||
           in(c, 0xFF21, 0xFF5A);
}

static size_t rune_at(Str s, size_t i, int32_t *rune) {
    utf8proc_ssize_t n =
        utf8proc_iterate((const uint8_t *)s.p + i, (utf8proc_ssize_t)(s.n - i), rune);
    return n > 0 ? (size_t)n : 0;
}

/* Copies ASCII in lower case from i up to the first other byte and returns where that is. */
static size_t fold_ascii(Fold *f, Str s, size_t i) {
    size_t start = i, at = f->n;
    fold_reserve(f, s.n - i);
    char *out = f->p + at;
    for (; s.n - i >= sizeof(Block); i += sizeof(Block), out += sizeof(Block)) {
        Block b;
        uint64_t halves[2];
        memcpy(&b, s.p + i, sizeof b);
        memcpy(halves, &b, sizeof b);
        if ((halves[0] | halves[1]) & UINT64_C(0x8080808080808080))
            break;
        Block is_capital = (Block)((b - letter_a) < alphabet);
        b += is_capital & to_lower;
        memcpy(out, &b, sizeof b);
    }
    for (; i < s.n && (uint8_t)s.p[i] < 0x80; i++) {
        uint8_t c = (uint8_t)s.p[i];
        *out++ = (char)(c + ((uint8_t)(c - 'A') < 26 ? 32 : 0));
    }
    f->n = at + (i - start);
    run_plain(f, at, start, i);
    return i;
}

static void fold_append(Fold *f, const int32_t *runes, size_t count) {
    fold_reserve(f, count * 4);
    for (size_t i = 0; i < count; i++)
        f->n += (size_t)utf8proc_encode_char(runes[i], (uint8_t *)f->p + f->n);
}

/* Normalises original bytes [from, to), at most PIECE_MAX + 1 characters of valid UTF-8. */
static void fold_piece(Fold *f, Str s, size_t from, size_t to) {
    int32_t runes[(PIECE_MAX + 1) * EXPANSION_MAX] UNSET;
    size_t at = f->n;
    utf8proc_ssize_t n = utf8proc_decompose((const uint8_t *)s.p + from,
                                            (utf8proc_ssize_t)(to - from), runes,
                                            (utf8proc_ssize_t)COUNT(runes),
                                            (utf8proc_option_t)FOLD_OPTIONS);
    assert(n >= 0 && (size_t)n <= COUNT(runes));
    n = utf8proc_normalize_utf32(runes, n, (utf8proc_option_t)FOLD_OPTIONS);
    fold_append(f, runes, (size_t)n);
    run_add(f, (FoldRun){ (uint32_t)at, (uint32_t)from, (uint32_t)to, false });
}

static void note_styled(Fold *f, int32_t c, size_t from, size_t to) {
    if (!rune_is_styled(c))
        return;
    if (f->styled++ == 0)
        f->styled_from = (uint32_t)from;
    f->styled_to = (uint32_t)to;
}

/* The last ASCII character goes back to be composed with the marks that follow it. */
static size_t fold_step_back(Fold *f, size_t i) {
    FoldRun *last = &f->runs[f->run_count - 1];
    f->n--;
    last->to--;
    if (last->from == last->to)
        f->run_count--;
    return i - 1;
}

/* One or more characters from i on, of which the first is not ASCII. */
static size_t fold_other(Fold *f, Str s, size_t i) {
    int32_t c;
    size_t n = rune_at(s, i, &c);
    bool after_ascii = i > 0 && (uint8_t)s.p[i - 1] < 0x80;
    if (n == 0) {
        size_t at = f->n;
        fold_append(f, (const int32_t[]){ 0xFFFD }, 1);
        run_add(f, (FoldRun){ (uint32_t)at, (uint32_t)i, (uint32_t)i + 1, false });
        return i + 1;
    }
    if (rune_stays(c)) {
        size_t at = f->n;
        fold_reserve(f, n);
        memcpy(f->p + at, s.p + i, n);
        f->n += n;
        run_plain(f, at, i, i + n);
        return i + n;
    }
    if (rune_is_invisible(c) && !after_ascii)
        return i + n;
    size_t from = after_ascii && !rune_begins(c) ? fold_step_back(f, i) : i;
    note_styled(f, c, i, i + n);
    i += n;
    for (int count = 1; count < PIECE_MAX && i < s.n && (uint8_t)s.p[i] >= 0x80; count++) {
        n = rune_at(s, i, &c);
        if (n == 0 || rune_begins(c))
            break;
        i += n;
    }
    fold_piece(f, s, from, i);
    return i;
}

void fold_text(Fold *f, Arena *a, Str text) {
    f->arena = a;
    f->p = f->room;
    f->cap = FOLD_ROOM;
    f->runs = f->run_room;
    f->run_cap = FOLD_RUN_ROOM;
    f->n = f->run_count = 0;
    f->styled = f->styled_from = f->styled_to = 0;
    for (size_t i = 0; i < text.n;) {
        if ((uint8_t)text.p[i] < 0x80)
            i = fold_ascii(f, text, i);
        else
            i = fold_other(f, text, i);
    }
    memset(f->p + f->n, 0, FOLD_ZEROS);
}

uint32_t fold_origin(const Fold *f, uint32_t x, bool end, size_t *run) {
    if (f->run_count == 0)
        return 0;
    /* The byte asked about is x, or for an end the one before it. */
    uint32_t byte = end && x > 0 ? x - 1 : x;
    while (*run + 1 < f->run_count && f->runs[*run + 1].at <= byte)
        (*run)++;
    while (*run > 0 && f->runs[*run].at > byte)
        (*run)--;
    const FoldRun *r = &f->runs[*run];
    if (r->plain)
        return r->from + (x - r->at);
    return end ? r->to : r->from;
}
