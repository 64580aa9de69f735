#include "drill/line.h"

enum { LINE_MOST = 600 };

/* SplitMix64 (Steele, Lea and Flood 2014): the same on every machine. */
uint64_t drill_random(uint64_t *state, uint64_t n) {
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (z ^ (z >> 31)) % n;
}

const Str *drill_pick(uint64_t *state, const DrillLines *from) {
    return from->count ? &from->of[drill_random(state, from->count)] : NULL;
}

/* ---- slots ---- */

static Str one_of(uint64_t *state, const List *words, Str otherwise) {
    const Str *of = words->items;
    return words->count ? of[drill_random(state, words->count)] : otherwise;
}

static Str product_of(uint64_t *state, const DrillShop *s) {
    return one_of(state, &s->products, S("pesanan"));
}
static Str name_of(uint64_t *state, const DrillShop *s) {
    (void)state;
    return s->name;
}
static Str place_of(uint64_t *state, const DrillShop *s) {
    return one_of(state, &s->places, S("cabang pusat"));
}
static Str clock_of(uint64_t *state, const DrillShop *s) {
    static const Str clocks[] = { { "11.00", 5 }, { "14.00", 5 }, { "17.00", 5 }, { "20.00", 5 } };
    (void)s;
    return clocks[drill_random(state, COUNT(clocks))];
}

static const struct {
    const char *name;
    Str (*of)(uint64_t *state, const DrillShop *s);
} slots[] = { { "produk", product_of }, { "toko", name_of }, { "tempat", place_of },
              { "jam", clock_of } };

static Str slot(uint64_t *state, const DrillShop *s, Str name) {
    for (size_t i = 0; i < COUNT(slots); i++)
        if (str_eq(str_c(slots[i].name), name))
            return slots[i].of(state, s);
    return S("");
}

/* ---- how people write ---- */

static const char *const slang[][2] = {
    { "yang", "yg" },     { "tidak", "gak" },  { "sudah", "udah" },  { "banget", "bgt" },
    { "dengan", "dgn" },  { "karena", "krn" }, { "dari", "dr" },     { "kalau", "kalo" },
    { "sampai", "sampe" }, { "pakai", "pake" }, { "benar", "bener" }, { "orang", "org" },
};

static Str as_typed(uint64_t *state, Str word) {
    for (size_t i = 0; i < COUNT(slang); i++)
        if (str_eq(str_c(slang[i][0]), word) && drill_random(state, 2))
            return str_c(slang[i][1]);
    return word;
}

static void put_typed(Buf *to, uint64_t *state, Str text) {
    Str word;
    bool is_first = true;
    while (str_cut(&text, ' ', &word)) {
        if (!is_first)
            buf_putc(to, ' ');
        is_first = false;
        buf_put(to, as_typed(state, word));
    }
}

/* "(a|b|c)" at `at`; the place behind it. */
static size_t put_choice(Buf *to, uint64_t *state, Str t, size_t at) {
    size_t end = at, n = 1;
    while (end < t.n && t.p[end] != ')') {
        n += t.p[end] == '|';
        end++;
    }
    Str rest = str_slice(t, at + 1, end), piece;
    for (size_t k = drill_random(state, n) + 1; k > 0 && str_cut(&rest, '|', &piece); k--)
        if (k == 1)
            buf_put(to, piece);
    return end + 1;
}

static size_t put_slot(Buf *to, uint64_t *state, const DrillShop *s, Str t, size_t at) {
    size_t end = at;
    while (end < t.n && t.p[end] != '}')
        end++;
    buf_put(to, slot(state, s, str_slice(t, at + 1, end)));
    return end + 1;
}

static Str fill(Arena *a, uint64_t *state, const DrillShop *s, Str t) {
    Buf to = buf_new(a, LINE_MOST);
    for (size_t at = 0; at < t.n;) {
        if (t.p[at] == '(') {
            at = put_choice(&to, state, t, at);
        } else if (t.p[at] == '{') {
            at = put_slot(&to, state, s, t, at);
        } else {
            buf_putc(&to, t.p[at++]);
        }
    }
    return buf_str(&to);
}

static void put_ending(Buf *to, uint64_t *state) {
    static const char *const endings[] = { "", "", "", "!", "!!", "...", "?!", " \xF0\x9F\x98\xA1",
                                           " \xF0\x9F\x98\xAD", " sih", " dong" };
    buf_put(to, str_c(endings[drill_random(state, COUNT(endings))]));
}

Str drill_line(Arena *a, uint64_t *state, const LineWords *w, Str template) {
    Str filled = fill(a, state, w->shop, template);
    const DrillLines *openings = &w->book->openings, *closings = &w->book->closings;
    if (w->is_plain)
        return filled;
    Buf to = buf_new(a, 2 * LINE_MOST);
    if (openings->count && drill_random(state, 3) == 0) {
        buf_put(&to, fill(a, state, w->shop, *drill_pick(state, openings)));
        buf_putc(&to, ' ');
    }
    put_typed(&to, state, filled);
    if (closings->count && drill_random(state, 4) == 0) {
        buf_put(&to, S(", "));
        put_typed(&to, state, *drill_pick(state, closings));
    }
    put_ending(&to, state);
    return buf_str(&to);
}
