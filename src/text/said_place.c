/* Finds places: the name behind "cabang", "outlet", "jl.", or a city behind "di". A name is what is
 * written in capitals, a city of the list, or one word that no list of the text layer knows. */
#include "text/said.h"

#include "text/lexicon.h"
#include "text/said_scan.h"

const char *const place_kind_names[] = { "branch", "street", "area", NULL };
static_assert(COUNT(place_kind_names) == PLACE_KIND__COUNT + 1, "one name for each kind");

enum {
    CITY_WORDS = 3, NAME_WORDS = 4, NAME_LEAST = 3, BETWEEN_MOST = 3,
    SHORT_MOST = 3,     /* letters of a word that is cut with a dot: cab. jln. */
    SHOUT_LETTERS = 20, /* capitals mean nothing in a text of so many and few others */
};

typedef struct Finder {
    Arena *arena;
    SaidScan scan;
    SaidPlace *items;
    size_t count, cap;
    bool is_shouted; /* written in capitals throughout */
} Finder;

static void add(Finder *f, PlaceKind kind, size_t first, size_t name, size_t end) {
    if (f->count == f->cap) {
        size_t cap = f->cap ? f->cap * 2 : 8;
        SaidPlace *items = arena_make(f->arena, SaidPlace, cap);
        if (f->count)
            memcpy(items, f->items, f->count * sizeof *items);
        f->items = items;
        f->cap = cap;
    }
    const SaidToken *t = f->scan.tokens;
    f->items[f->count++] = (SaidPlace){
        .kind = kind, .from = t[first].from, .to = t[end - 1].to,
        .name = str_slice(f->scan.text, t[name].from, t[end - 1].to),
    };
}

static bool is_shouted(Str text) {
    size_t upper = 0, lower = 0;
    for (size_t i = 0; i < text.n; i++) {
        upper += text.p[i] >= 'A' && text.p[i] <= 'Z';
        lower += text.p[i] >= 'a' && text.p[i] <= 'z';
    }
    return upper >= SHOUT_LETTERS && upper > lower * 4;
}

/* Whether token i goes on with what stands before it; a dot counts after "cab" and "jl". */
static bool goes_on(const Finder *f, size_t i, bool may_be_dotted) {
    Gap gap = said_gap(&f->scan, i);
    return gap == GAP_SPACE || (may_be_dotted && (gap == GAP_DOT || gap == GAP_STOP));
}

static bool is_capital(const Finder *f, size_t i) {
    return i < f->scan.count && f->scan.tokens[i].is_capital && !f->is_shouted;
}

/* The end of the longest city at i, or i. */
static size_t city_end(const Finder *f, size_t i) {
    char name[SAID_CITY_ROOM];
    size_t n = 0, end = i;
    for (size_t k = 0; k < CITY_WORDS && i + k < f->scan.count; k++) {
        const SaidToken *t = &f->scan.tokens[i + k];
        if (t->number >= 0 || (k > 0 && t->gap != GAP_SPACE) || n + 1 >= sizeof name)
            break;
        if (k > 0)
            name[n++] = ' ';
        size_t letters = said_letters(&f->scan, t, name + n, sizeof name - n);
        if (letters == 0)
            break;
        n += letters;
        const SaidCity *city = said_city((Str){ name, n });
        if (city != NULL && (!city->is_ordinary || is_capital(f, i)))
            end = i + k + 1;
    }
    return end;
}

static bool is_known_word(const Finder *f, const SaidToken *t) {
    char word[SAID_CITY_ROOM + LEX_SLACK] = { 0 };
    size_t n = said_letters(&f->scan, t, word, SAID_CITY_ROOM);
    return n == 0 || lexicon_word(word, n, lex_hash(word, n)) != 0;
}

/* "outlet isinya": a word of a sentence. */
static bool hangs(const Finder *f, const SaidToken *t) {
    return str_ends(str_slice(f->scan.text, t->from, t->to), S("nya"));
}

/* A word in lower case that can only be a name. */
static bool is_unknown_name(const Finder *f, size_t i) {
    const SaidToken *t = &f->scan.tokens[i];
    return t->number < 0 && t->to - t->from >= NAME_LEAST && t->where == WHERE_UNKNOWN &&
           t->when == WHEN_UNKNOWN && !hangs(f, t) && !is_known_word(f, t);
}

/* Capitals, and numbers behind them: "Kaliurang KM 5"; not the word after a full stop. */
static size_t capitals_end(const Finder *f, size_t i) {
    size_t end = i;
    while (end - i < NAME_WORDS && end < f->scan.count && (end == i || goes_on(f, end, false))) {
        const SaidToken *t = &f->scan.tokens[end];
        bool is_number = end > i && t->number >= 0 && t->digits <= 3;
        bool is_time = t->when == WHEN_WEEKDAY || t->when == WHEN_MONTH || t->when == WHEN_DAY;
        if ((!is_capital(f, end) && !is_number) || is_time || t->where == WHERE_NO_NAME ||
            t->where == WHERE_END_NAME)
            break;
        end++;
    }
    return end;
}

/* The end of the name at i, or i. */
static size_t name_end(const Finder *f, size_t i, bool may_be_lower) {
    size_t city = city_end(f, i), capitals = capitals_end(f, i);
    if (city > i || capitals > i)
        return city > capitals ? city : capitals;
    return may_be_lower && i < f->scan.count && is_unknown_name(f, i) ? i + 1 : i;
}

/* Words like "yang di" between "toko" and its name. */
static size_t skip_between(const Finder *f, size_t i, bool *is_at) {
    for (int n = 0; n < BETWEEN_MOST && goes_on(f, i, true); n++) {
        uint8_t kind = said_where(&f->scan, i);
        if (kind != WHERE_TOWARD && kind != WHERE_BETWEEN && kind != WHERE_STREET)
            break;
        *is_at = *is_at || kind != WHERE_BETWEEN;
        i++;
    }
    return i;
}

/* cab. Sidoarjo, outlet yang di Kemang, toko yang di jl. Kaliurang */
static size_t find_branch(Finder *f, size_t i) {
    uint8_t kind = said_where(&f->scan, i);
    bool is_at = false;
    if (kind != WHERE_BRANCH && kind != WHERE_SHOP)
        return i;
    size_t name = skip_between(f, i + 1, &is_at);
    if (!goes_on(f, name, true))
        return i;
    bool is_after_stop = name == i + 1 && said_gap(&f->scan, name) == GAP_STOP &&
                         f->scan.tokens[i].to - f->scan.tokens[i].from > SHORT_MOST;
    size_t end = is_after_stop ? name : name_end(f, name, kind == WHERE_BRANCH || is_at);
    if (end == name)
        return i;
    add(f, PLACE_BRANCH, i, name, end);
    return end;
}

/* jl. Kaliurang; what is written out ("jalan kaki") needs a capital */
static size_t find_street(Finder *f, size_t i) {
    if (said_where(&f->scan, i) != WHERE_STREET || !goes_on(f, i + 1, true))
        return i;
    bool is_short = f->scan.tokens[i].to - f->scan.tokens[i].from <= SHORT_MOST;
    size_t end = name_end(f, i + 1, is_short);
    if (end == i + 1)
        return i;
    add(f, PLACE_STREET, i, i + 1, end);
    return end;
}

static size_t find_area(Finder *f, size_t i) {
    size_t name = i;
    while (name - i < BETWEEN_MOST && said_where(&f->scan, name) == WHERE_TOWARD &&
           goes_on(f, name + 1, true))
        name++;
    size_t end = name > i ? city_end(f, name) : i;
    if (end <= name || name == i)
        return i;
    add(f, PLACE_AREA, name, name, end);
    return end;
}

/* Kemang branch */
static size_t find_branch_after(Finder *f, size_t i) {
    size_t end = city_end(f, i);
    if (end == i || !goes_on(f, end, false) || said_where(&f->scan, end) != WHERE_BRANCH)
        return i;
    size_t after = end + 1;
    add(f, PLACE_BRANCH, i, i, end);
    f->items[f->count - 1].to = f->scan.tokens[end].to;
    return after;
}

void said_places(Arena *a, Str text, SaidPlace **out, size_t *count) {
    static size_t (*const finders[])(Finder *f, size_t i) = { find_branch, find_street, find_area,
                                                              find_branch_after };
    Finder f = { .arena = a, .scan = said_scan(a, text), .is_shouted = is_shouted(text) };
    for (size_t i = 0; i < f.scan.count;) {
        size_t end = i;
        for (size_t k = 0; end == i && k < COUNT(finders); k++)
            end = finders[k](&f, i);
        i = end > i ? end : i + 1;
    }
    *out = f.items;
    *count = f.count;
}
