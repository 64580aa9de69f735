/* Street addresses: a word for a street or estate, its name, and a number of a house, block or
 * neighbourhood; then as many further parts (Kel., Kec., kode pos) as follow. "jl terus" and
 * "jalan kaki 5 menit" are none, nor is "no 1" alone. */
#include "text/lexicon.h"
#include "text/personal_part.h"

#include <string.h>

enum { WORD_ROOM = 24, NAME_WORDS = 5, GAP_MOST = 3, PARTS_MOST = 10, POSTCODE = 5, HOUSE = 4 };

typedef enum Part { PART_NOTHING, PART_STREET, PART_ESTATE, PART_BLOCK, PART_HOUSE, PART_RT,
                    PART_AREA, PART_UNIT, PART_NO_NAME } Part;

static const struct PartWord {
    const char *text;
    Part part;
} part_words[] = {
    { "jl", PART_STREET },        { "jln", PART_STREET },       { "jalan", PART_STREET },
    { "gg", PART_STREET },        { "gang", PART_STREET },      { "perum", PART_ESTATE },
    { "perumahan", PART_ESTATE }, { "komplek", PART_ESTATE },   { "kompleks", PART_ESTATE },
    { "komp", PART_ESTATE },      { "cluster", PART_ESTATE },   { "dusun", PART_ESTATE },
    { "dsn", PART_ESTATE },       { "apartemen", PART_ESTATE }, { "kampung", PART_ESTATE },
    { "kp", PART_ESTATE },        { "desa", PART_ESTATE },      { "blok", PART_BLOCK },
    { "blk", PART_BLOCK },        { "no", PART_HOUSE },         { "nomor", PART_HOUSE },
    { "nomer", PART_HOUSE },      { "rt", PART_RT },            { "rw", PART_RT },
    { "km", PART_HOUSE },         { "kel", PART_AREA },         { "kelurahan", PART_AREA },
    { "kec", PART_AREA },         { "kecamatan", PART_AREA },   { "kab", PART_AREA },
    { "kabupaten", PART_AREA },   { "kota", PART_AREA },        { "ds", PART_AREA },
    { "prov", PART_AREA },        { "kodepos", PART_AREA },     { "menit", PART_UNIT },
    { "jam", PART_UNIT },         { "hari", PART_UNIT },        { "bulan", PART_UNIT },
    { "minggu", PART_UNIT },      { "tahun", PART_UNIT },       { "meter", PART_UNIT },
    { "orang", PART_UNIT },       { "kali", PART_UNIT },        { "x", PART_UNIT },
    { "tower", PART_BLOCK },      { "lantai", PART_HOUSE },     { "lt", PART_HOUSE },
    { "unit", PART_HOUSE },       { "kaki", PART_NO_NAME },     { "terus", PART_NO_NAME },
    { "tol", PART_NO_NAME },
    { "keluar", PART_NO_NAME },   { "pulang", PART_NO_NAME },   { "santai", PART_NO_NAME },
    { "buntu", PART_NO_NAME },    { "masuk", PART_NO_NAME },    { "tikus", PART_NO_NAME },
};

typedef struct Word {
    size_t from, to;
    Part part;
    bool is_number, has_digit, is_capital, is_known; /* is_known: of the lexicon */
} Word;

static char at(Str t, size_t i) { return i < t.n ? t.p[i] : '\0'; }
static bool is_part(char c) { return ascii_is_alpha(c) || ascii_is_digit(c); }

static Part part_of(const char *word, size_t n) {
    for (size_t i = 0; i < COUNT(part_words); i++) {
        const char *text = part_words[i].text;
        if (text[0] == word[0] && strlen(text) == n && memcmp(text, word, n) == 0)
            return part_words[i].part;
    }
    return PART_NOTHING;
}

/* The word at i; what is too long to be one of an address is none (from = to). Whether it is known
 * is not asked. */
static Word word_at(Str t, size_t i, char letters[static WORD_ROOM + LEX_SLACK]) {
    Word w = { .from = i, .to = i, .is_number = ascii_is_digit(at(t, i)) };
    size_t n = 0;
    while (n < WORD_ROOM && is_part(at(t, i + n))) {
        letters[n] = ascii_lower(t.p[i + n]);
        w.has_digit = w.has_digit || ascii_is_digit(letters[n]);
        n++;
    }
    if (n == 0 || is_part(at(t, i + n)))
        return w;
    w.to = i + n;
    w.is_capital = t.p[i] >= 'A' && t.p[i] <= 'Z';
    w.part = part_of(letters, n);
    return w;
}

static bool is_word(const Word *w) { return w->to > w->from; }

/* The word behind: spaces, a dot, comma or line break, slash and dash may part them. */
static Word next(Str t, const Word *w) {
    size_t i = w->to, n = 0;
    while (n < GAP_MOST && at(t, i + n) != '\0' && strchr(" .,/-:\n\r", at(t, i + n)) != NULL)
        n++;
    if (n == 0)
        return (Word){ .from = i, .to = i };
    char letters[WORD_ROOM + LEX_SLACK] = { 0 };
    Word behind = word_at(t, i + n, letters);
    size_t size = behind.to - behind.from;
    behind.is_known = size > 0 && lexicon_word(letters, size, lex_hash(letters, size)) != 0;
    return behind;
}

static bool is_house(const Word *w) {
    return is_word(w) && w->has_digit && w->is_number && w->to - w->from <= HOUSE;
}

/* A number without "No." in front: "Jl Kenari 14", but no "5 menit". */
static bool is_bare_house(Str t, const Word *w) {
    Word behind = next(t, w);
    return is_house(w) && behind.part != PART_UNIT && at(t, w->to) != '%' &&
           !(behind.part == PART_HOUSE && at(t, behind.from) == 'k'); /* 5 km */
}

/* "No. 12A", "RT 05", "Blok C3", "KM 5" at w; the last word of it or w itself. */
static bool numbered(Str t, const Word *w, Word *last) {
    Word value = next(t, w);
    bool fits = is_word(&value) && value.to - value.from <= HOUSE;
    switch (w->part) {
    case PART_HOUSE:
    case PART_RT:
        *last = value;
        return fits && value.has_digit;
    case PART_BLOCK:
        *last = value;
        return fits && (value.has_digit || value.to - value.from <= 2);
    case PART_NOTHING:
    case PART_STREET:
    case PART_ESTATE:
    case PART_AREA:
    case PART_UNIT:
    case PART_NO_NAME: return false;
    }
    return false;
}

/* A name from w up to its number; false when none follows. */
static bool named_from(Str t, const Word *street, Word w, Word *last) {
    bool is_short = street->to - street->from <= 3; /* jl, jln, gg */
    if (!is_word(&w) || w.part != PART_NOTHING || w.is_number)
        return false;
    bool is_name = w.is_capital || !w.is_known;
    for (int n = 0; n < NAME_WORDS && is_word(&w); n++) {
        Word behind = next(t, &w);
        if (numbered(t, &behind, last))
            return is_name;
        if (is_bare_house(t, &behind)) {
            *last = behind;
            return is_name && (is_short || w.is_capital || street->part == PART_ESTATE);
        }
        bool is_plain = behind.is_number || (behind.is_known && !behind.is_capital);
        bool goes_on = behind.part == PART_NOTHING || behind.part == PART_ESTATE;
        if (!is_word(&behind) || !goes_on || is_plain)
            return false;
        w = behind;
    }
    return false;
}

/* The name of a street or estate. */
static bool named(Str t, const Word *street, Word *last) {
    Word w = next(t, street);
    if (street->part == PART_STREET && w.part == PART_ESTATE) /* jl Kampung Bandan */
        w = next(t, &w);
    return named_from(t, street, w, last);
}

static bool is_postcode(Str t, const Word *w) {
    if (!is_word(w) || w->to - w->from != POSTCODE)
        return false;
    for (size_t i = w->from; i < w->to; i++)
        if (!ascii_is_digit(t.p[i]))
            return false;
    return t.p[w->from] != '0';
}

/* One more part behind `last`: Kel. Sukun, RW 02, Malang, 65147. */
static bool further(Str t, const Word *last, Word *out) {
    Word w = next(t, last);
    if (!is_word(&w))
        return false;
    if (numbered(t, &w, out))
        return true;
    *out = w;
    if (is_postcode(t, &w))
        return true;
    if (w.part == PART_AREA || w.part == PART_ESTATE || w.part == PART_STREET) {
        Word name = next(t, &w), more = next(t, &name);
        *out = more.is_capital && more.part == PART_NOTHING && !more.is_known &&
               at(t, name.to) == ' ' ? more : name;
        return is_word(&name) && (name.is_capital || !name.is_known);
    }
    return at(t, last->to) == ',' && w.is_capital && w.part == PART_NOTHING && !w.is_known;
}

bool personal_address(Str text, size_t i, size_t *to) {
    char letters[WORD_ROOM + LEX_SLACK] = { 0 };
    Word first = word_at(text, i, letters), last = first, more;
    bool is_street = first.part == PART_STREET || first.part == PART_ESTATE;
    if (is_street) {
        if (!named(text, &first, &last))
            return false;
    } else if (first.part == PART_RT || first.part == PART_BLOCK) {
        /* without a street: two such parts, "RT 05/RW 02" or "Blok C3 No 5" */
        if (!numbered(text, &first, &last))
            return false;
        more = next(text, &last);
        if ((more.part != PART_RT && more.part != PART_HOUSE) || !numbered(text, &more, &last))
            return false;
    } else {
        return false;
    }
    for (int n = 0; n < PARTS_MOST && further(text, &last, &more); n++)
        last = more;
    *to = last.to;
    return true;
}
