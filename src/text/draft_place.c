/* Homes of people and the rooms of guests, by the grammar of addresses: two parts that belong
 * together (a street with a name, a numbered part, an area, a landmark), or one of them where the
 * text speaks of somebody's home. And what is known of the health of somebody named. */
#include "text/draft_part.h"

enum { PART_REACH = 14, ENOUGH = 2, SHORT = 6, ROOM_REACH = 12 };

static char at(Str t, size_t i) { return i < t.n ? t.p[i] : '\0'; }

static bool is_capital(const DraftWords *w, size_t i) {
    char first = i < w->count ? w->text.p[draft_word_from(w, i)] : ' ';
    return first >= 'A' && first <= 'Z';
}

/* 12, 12A, C3, C: the value of a numbered part. */
static bool is_value(const DraftWords *w, size_t i) {
    if (i >= w->count)
        return false;
    size_t from = draft_word_from(w, i), digits = 0, n = 0;
    for (; ascii_is_alpha(at(w->text, from + n)) || ascii_is_digit(at(w->text, from + n)); n++)
        digits += ascii_is_digit(w->text.p[from + n]);
    return n <= SHORT && (digits > 0 || n == 1) && !draft_word_is(w, i + 1, DRAFT_SET_COUNTED) &&
           (digits > 0 || is_capital(w, i));
}

/* Green Street, Greenbay Apartment */
static bool has_name_before(const DraftWords *w, size_t i) {
    return i > 0 && is_capital(w, i) && is_capital(w, i - 1) && !w->items[i - 1].begins &&
           !(w->items[i - 1].marks & (MARK_END | MARK_COMMA));
}

static bool is_estate(const DraftWords *w, size_t i) {
    return draft_word_is(w, i, DRAFT_SET_STREET) || draft_word_is(w, i, DRAFT_SET_ESTATE);
}

/* Words of an address at i, or 0; what they weigh. A small letter is enough behind "jl", where
 * nothing else stands. */
static size_t part_at(const DraftWords *w, size_t i, int *weight) {
    Str raw = str_slice(w->text, draft_word_from(w, i), draft_word_to(w, i));
    bool named = is_capital(w, i + 1) && !draft_word_is(w, i + 1, DRAFT_SET_SAYS_ANY);
    bool is_short = str_eq_nocase(raw, S("jl")) || str_eq_nocase(raw, S("jln")) ||
                    str_eq_nocase(raw, S("gg")) || str_eq_nocase(raw, S("gang"));
    *weight = 1;
    if (draft_word_is(w, i, DRAFT_SET_STREET) && i + 1 < w->count && (named || is_short))
        return 2;
    if (draft_word_is(w, i, DRAFT_SET_ESTATE) && (named || is_value(w, i + 1)))
        return 2;
    if (is_estate(w, i) && has_name_before(w, i))
        return 1;
    if (draft_word_is(w, i, DRAFT_SET_TOWER) && is_value(w, i + 1) && is_capital(w, i + 2) &&
        w->items[i + 1].marks == 0) { /* Unit 8F Menteng Park */
        *weight = ENOUGH;
        return 3;
    }
    if (draft_word_is(w, i, DRAFT_SET_TOWER) && named)
        return 2;
    if (draft_word_is(w, i, DRAFT_SET_HOUSE_PART)) {
        size_t step = draft_word_is(w, i + 1, DRAFT_SET_HOUSE_PART) ? 2 : 1;
        return is_value(w, i + step) ? step + 1 : 0;
    }
    if (draft_word_is(w, i, DRAFT_SET_SEEN))
        return draft_word_after(w, i + 1, 2, DRAFT_SET_COLOUR) ? 2 : 0;
    if (draft_word_is(w, i, DRAFT_SET_COLOUR))
        return draft_word_is(w, i + 1, DRAFT_SET_SEEN) ? 2 : 0;
    if (!draft_word_is(w, i, DRAFT_SET_LANDMARK) || i + 1 >= w->count || w->items[i].marks != 0)
        return 0;
    bool is_plain = draft_word_is(w, i + 1, DRAFT_SET_WE) ||
                    draft_word_is(w, i + 1, DRAFT_SET_UNPLACED) ||
                    (draft_word_is(w, i + 1, DRAFT_SET_HOME) && !is_capital(w, i + 2));
    return is_plain ? 0 : is_estate(w, i + 1) ? 1 : 2;
}

/* A word for somebody's home; "tinggal dua" is what is left of a stock. */
static bool is_home_word(const DraftWords *w, size_t i) {
    Str raw = str_slice(w->text, draft_word_from(w, i), draft_word_to(w, i));
    bool is_left = str_eq_nocase(raw, S("tinggal")) && i + 1 < w->count &&
                   (draft_word_is(w, i + 1, DRAFT_SET_NUMBER_WORD) ||
                    ascii_is_digit(at(w->text, draft_word_from(w, i + 1))));
    return draft_word_is(w, i, DRAFT_SET_HOME) && !is_left;
}

/* In the sentence of words [first, end), SHORT words around them. */
static bool is_of_home(const DraftWords *w, size_t first, size_t end) {
    for (size_t i = first + 1, n = 0; i-- > 0 && n < SHORT; n++) {
        if (i < first && (w->items[i].marks & MARK_END))
            break;
        if (is_home_word(w, i))
            return true;
    }
    for (size_t i = end, n = 0; i < w->count && n < SHORT; i++, n++) {
        if (is_home_word(w, i))
            return true;
        if (w->items[i].marks & MARK_END)
            break;
    }
    return false;
}

/* Parts from word i on, each within reach of the one before. */
static void find_home(Check *c, const RuleRow *row, Spilled *found) {
    const DraftWords *w = &c->words;
    for (size_t i = 0; i < w->count; i++) {
        int sum = 0, weight;
        bool is_strong = false;
        size_t first = i, end = i, taken = part_at(w, i, &weight);
        if (taken == 0)
            continue;
        for (size_t k = i; k < w->count && k < end + SHORT && k < i + PART_REACH; k++) {
            taken = part_at(w, k, &weight);
            if (taken == 0)
                continue;
            sum += weight;
            is_strong = is_strong || is_estate(w, k) || weight == ENOUGH ||
                        draft_word_is(w, k, DRAFT_SET_SEEN);
            end = k + taken < w->count ? k + taken : w->count;
            k = end - 1;
        }
        bool is_home = is_of_home(w, first, end);
        if (sum + is_home >= ENOUGH && (is_strong || is_home))
            found(c, row, draft_word_from(w, first), draft_word_to(w, end - 1));
        i = end - 1;
    }
}

/* "Ms." and "Mr.", whose dot ends no sentence; that of "Ya, Pak." does. */
static bool is_title(const DraftWords *w, size_t i) {
    static const Str titles[] = { S("mr"), S("ms"), S("mrs"), S("dr"), S("bpk") };
    Str raw = str_slice(w->text, draft_word_from(w, i), draft_word_to(w, i));
    for (size_t k = 0; k < COUNT(titles); k++)
        if (str_eq_nocase(raw, titles[k]))
            return at(w->text, draft_word_to(w, i)) == '.';
    return false;
}

/* Pak Budi, Ms Tan: somebody with a name; `from` is the first word looked at. */
static bool is_named(const DraftWords *w, size_t from, size_t to) {
    for (size_t i = from; i + 1 < w->count && i < to; i++)
        if (draft_word_is(w, i, DRAFT_SET_SAYS_ANY) && is_capital(w, i + 1) &&
            (!(w->items[i].marks & (MARK_END | MARK_COMMA)) || is_title(w, i)) &&
            !draft_word_is(w, i + 1, DRAFT_SET_SAYS_ANY))
            return true;
    return false;
}

static void sentence_of(const DraftWords *w, size_t i, size_t *from, size_t *to) {
    *from = i;
    while (*from > 0 && (!(w->items[*from - 1].marks & MARK_END) || is_title(w, *from - 1)))
        --*from;
    for (*to = i + 1; *to < w->count && !(w->items[*to - 1].marks & MARK_END);)
        ++*to;
}

static void find_guest(Check *c, const RuleRow *row, Spilled *found) {
    const DraftWords *w = &c->words;
    for (size_t i = 0; i < w->count; i++) {
        size_t from, to, value = i + 1;
        if (!draft_word_is(w, i, DRAFT_SET_ROOM))
            continue;
        value += draft_word_is(w, value, DRAFT_SET_LABEL_NUMBER);
        if (!is_value(w, value))
            continue;
        sentence_of(w, i, &from, &to);
        if (draft_word_before(w, i, ROOM_REACH, DRAFT_SET_STAY) ||
            draft_word_after(w, value, ROOM_REACH, DRAFT_SET_STAY) || is_named(w, from, to))
            found(c, row, draft_word_from(w, i), draft_word_to(w, value));
    }
}

/* "Kak Rina menginap 3-5 Mei": when somebody named stayed. */
static void find_stay(Check *c, const RuleRow *row, Spilled *found) {
    const DraftWords *w = &c->words;
    for (size_t i = 1; i < w->count; i++) {
        size_t from, to;
        if (!draft_word_is(w, i, DRAFT_SET_MONTH) ||
            !ascii_is_digit(at(w->text, draft_word_from(w, i - 1))))
            continue;
        sentence_of(w, i, &from, &to);
        if (is_named(w, from, to) && draft_word_before(w, i, ROOM_REACH, DRAFT_SET_STAYED))
            found(c, row, draft_word_from(w, i - 1), draft_word_to(w, i));
    }
}

/* "bekerja di PT Sinar", "sekolah di SD 3": where somebody is found by day. */
static void find_workplace(Check *c, const RuleRow *row, Spilled *found) {
    const DraftWords *w = &c->words;
    for (size_t i = 0; i + 2 < w->count; i++)
        if (draft_word_is(w, i, DRAFT_SET_WORKS_AT) &&
            draft_word_is(w, i + 1, DRAFT_SET_PLACE_IN) &&
            is_capital(w, i + 2) && !draft_word_before(w, i, SHORT, DRAFT_SET_WE) &&
            !draft_word_is(w, i + 2, DRAFT_SET_SAYS_ANY))
            found(c, row, draft_word_from(w, i), draft_word_to(w, i + 2));
}

static void find_health(Check *c, const RuleRow *row, Spilled *found) {
    const DraftWords *w = &c->words;
    for (size_t i = 0; i < w->count; i++) {
        size_t from, to;
        if (!draft_word_is(w, i, DRAFT_SET_MEDICAL))
            continue;
        sentence_of(w, i, &from, &to);
        if (is_named(w, from, to))
            found(c, row, draft_word_from(w, i), draft_word_to(w, i));
    }
}

void draft_spill_place(Check *c, const RuleRow *row, Spilled *found) {
    find_home(c, row, found);
    find_guest(c, row, found);
    find_stay(c, row, found);
    find_workplace(c, row, found);
    find_health(c, row, found);
}
