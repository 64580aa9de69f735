/* Numbers and names of people by what stands around them: a word for such a number and a code
 * behind it, digits in odd groups or in words, a mail address in words, a day of birth, a plate.
 * It asks about more than personal.h finds, which masks texts and must not hide prices. */
#include "text/draft_part.h"

#include <string.h>

enum {
    CODE_REACH = 5, /* words between a label and its number */
    NEAR = 3,       /* words in which something of the kind stands */
    CODE_MOST = 40,
    SIDE_MOST = 4,   /* digits of a length in a measure */
    CODE_DIGITS = 3, /* of a code behind "nomor pesanan" */
    BARE_DIGITS = 4, /* of one behind "pesanan" */
    LONG_DIGITS = 9, /* nothing but numbers of people has as many */
    PHONE_DIGITS = 7,
    PHONE_MOST = 15,
    PLATE_WORDS = 20, /* numbers in words of a plate */
    PHONE_BARE = 10,
    SPELLED_LEAST = 7,
    SPELLED_WORDS = 4,
    SPELLED_LABELLED = 4,
    YEAR = 4,
    PRICE_GROUP = 3,
    BIRTH_REACH = 6,
    PLATE_REACH = 5,
};

/* A number or code with its joints: A-77310, 0812/3456/78, 75.000, 14:30. */
typedef struct Chunk {
    size_t from, to, digits, letters, joints;
    bool is_capital; /* no small letter */
} Chunk;

static char at(Str t, size_t i) { return i < t.n ? t.p[i] : '\0'; }
static bool is_part(char c) { return ascii_is_alpha(c) || ascii_is_digit(c); }

static Chunk chunk_at(Str t, size_t from) {
    Chunk c = { .from = from, .to = from, .is_capital = true };
    for (; c.to - from < CODE_MOST; c.to++) {
        char x = at(t, c.to);
        bool joins = x != '\0' && strchr("-/_.:", x) != NULL && is_part(at(t, c.to + 1));
        if (!is_part(x) && !joins)
            break;
        c.digits += ascii_is_digit(x);
        c.letters += ascii_is_alpha(x);
        c.joints += joins;
        c.is_capital = c.is_capital && !(x >= 'a' && x <= 'z');
    }
    return c;
}

static bool has_byte(Str t, const Chunk *c, char byte) {
    return memchr(t.p + c->from, byte, c->to - c->from) != NULL;
}

/* Rp75.000, $20 */
static bool is_money(Str t, const Chunk *c) {
    char before = c->from > 0 ? t.p[c->from - 1] : ' ';
    char second = c->from > 1 ? t.p[c->from - 2] : ' ';
    if (c->letters > 0)
        return ascii_lower(t.p[c->from]) == 'r' && ascii_lower(at(t, c->from + 1)) == 'p' &&
               ascii_is_digit(at(t, c->from + 2));
    return before == '$' || ascii_lower(before) == 'p' || (before == ' ' && second == 'p');
}

/* 75.000, 25000; `last`: digits behind the last joint. */
static bool is_price(Str t, const Chunk *c, size_t last) {
    if (c->joints == 0)
        return c->digits > YEAR && c->digits < LONG_DIGITS &&
               memcmp(t.p + c->to - PRICE_GROUP, "000", PRICE_GROUP) == 0;
    return has_byte(t, c, '.') && last == PRICE_GROUP && c->digits < PHONE_BARE &&
           t.p[c->from] != '0' && !has_byte(t, c, '-');
}

/* 14:30, 12.30, 10-12, 10.00-17.00, 12/3/2026 */
static bool is_moment(Str t, const Chunk *c, size_t last) {
    bool has_dot = has_byte(t, c, '.');
    if (has_byte(t, c, ':'))
        return true;
    switch (c->joints) {
    case 1: return c->digits <= YEAR || (has_dot && last <= 2);
    case 2: return c->digits <= 2 * YEAR && (last == YEAR || last == 2);
    case 3: return c->digits <= 2 * YEAR && has_dot && has_byte(t, c, '-') && last <= 2;
    default: return false;
    }
}

/* 60x80, at most 1200x2400; longer ones hide a number. */
static bool is_measure(Str t, const Chunk *c) {
    const char *by = memchr(t.p + c->from, 'x', c->to - c->from);
    return c->letters == 1 && c->joints == 0 && by != NULL && ascii_is_digit(t.p[c->from]) &&
           ascii_is_digit(t.p[c->to - 1]) && by - (t.p + c->from) <= SIDE_MOST &&
           t.p + c->to - by - 1 <= SIDE_MOST;
}

static bool is_amount(Str t, const Chunk *c) {
    size_t last = 0;
    if (is_measure(t, c))
        return true;
    if (c->letters > 0 || is_money(t, c))
        return is_money(t, c);
    while (last < c->to - c->from && ascii_is_digit(t.p[c->to - 1 - last]))
        last++;
    return is_price(t, c, last) || is_moment(t, c, last) || at(t, c->to) == '%';
}

static bool is_year(Str t, const Chunk *c) {
    return c->digits == YEAR && c->letters + c->joints == 0 &&
           ((t.p[c->from] == '2' && t.p[c->from + 1] == '0') ||
            (t.p[c->from] == '1' && t.p[c->from + 1] == '9'));
}

/* The word that holds byte `from` or follows it. */
static size_t word_at(const DraftWords *w, size_t i, size_t from) {
    while (i < w->count && draft_word_to(w, i) <= from)
        i++;
    return i;
}

static bool is_counted(const DraftWords *w, size_t i, const Chunk *c) {
    size_t behind = word_at(w, i, c->to);
    return draft_word_is(w, behind, DRAFT_SET_COUNTED) || draft_word_is(w, behind, DRAFT_SET_MONTH);
}

/* A code of goods, not of a person. */
static bool is_of_goods(const DraftWords *w, size_t i) {
    return draft_word_before(w, i, CODE_REACH, DRAFT_SET_LABEL_GOODS);
}

/* Words [i - reach, i) whatever ends a sentence: "No. 12", "Order no: 12". */
static bool is_labelled(const DraftWords *w, size_t i, size_t reach, DraftSet set) {
    for (size_t n = 0; n < reach && i-- > 0; n++) {
        if (w->items[i].marks & (MARK_QUESTION | MARK_EXCLAIM))
            return false;
        if (draft_word_is(w, i, set))
            return true;
    }
    return false;
}

static bool is_label_near(const DraftWords *w, size_t i) {
    return is_labelled(w, i, CODE_REACH, DRAFT_SET_LABEL_ORDER) ||
           is_labelled(w, i, CODE_REACH, DRAFT_SET_LABEL_ID) ||
           is_labelled(w, i, CODE_REACH, DRAFT_SET_LABEL_BANK);
}

/* A code of letters and digits by its look: BK-40917, TRV20931. */
static bool looks_like_code(const Chunk *c) {
    return c->is_capital && c->letters >= 1 && c->letters <= 6 && c->digits >= BARE_DIGITS;
}

/* QX7LPM */
static bool is_airline_code(const Chunk *c) {
    size_t n = c->to - c->from;
    return c->is_capital && c->digits >= 1 && c->letters >= 2 && n >= 5 && n <= 10;
}

static bool is_code(const DraftWords *w, size_t i, const Chunk *c) {
    Str t = w->text;
    bool has_hash = c->from > 0 && t.p[c->from - 1] == '#';
    bool named = has_hash || draft_word_before(w, i, 2, DRAFT_SET_LABEL_NUMBER);
    if (is_airline_code(c) && !is_of_goods(w, i) &&
        is_labelled(w, i, CODE_REACH, DRAFT_SET_LABEL_ORDER))
        return true;
    if (c->digits < CODE_DIGITS || is_amount(t, c) || is_of_goods(w, i))
        return false;
    if (c->letters == 0 && is_counted(w, i, c))
        return false;
    if (c->letters == 0 && c->digits >= LONG_DIGITS && c->joints <= 4)
        return true;
    if (has_hash && c->digits >= BARE_DIGITS && c->digits >= c->letters)
        return true;
    if (looks_like_code(c) && (c->joints > 0 || c->digits > BARE_DIGITS))
        return true;
    if (!is_label_near(w, i) || is_year(t, c))
        return false;
    return c->digits >= BARE_DIGITS || named || (c->letters > 0 && c->is_capital);
}

static void find_codes(Check *c, const RuleRow *row, Spilled *found) {
    const DraftWords *w = &c->words;
    for (size_t i = 0, done = 0; i < w->count; i++) {
        size_t from = draft_word_from(w, i);
        char before = from > 0 ? w->text.p[from - 1] : ' ';
        bool is_link = c->pass.tokens[w->items[i].token].kind == TOKEN_LINK;
        if (from < done || is_part(before) || is_link || before == '@')
            continue;
        Chunk chunk = chunk_at(w->text, from);
        bool is_tail = before == '-' && chunk.letters > 0; /* SM-A155F was looked at whole */
        if (is_tail || !is_code(w, i, &chunk))
            continue;
        found(c, row, chunk.from, chunk.to);
        done = chunk.to;
    }
}

/* Digits with up to three signs between them; how many there are. */
static size_t digit_run(Str t, size_t i, size_t *to) {
    size_t digits = 0, gap = 0;
    for (; i < t.n && gap <= 3 && digits <= PHONE_MOST; i++) {
        if (ascii_is_digit(t.p[i])) {
            gap = 0;
            digits++;
            *to = i + 1;
        } else if (strchr(" -./_()*,~+", t.p[i]) != NULL) {
            gap++;
        } else {
            break;
        }
    }
    return digits;
}

static bool begins_phone(Str t, size_t i) {
    bool is_home = t.p[i] == '0' && at(t, i + 1) != '0';
    bool is_abroad = t.p[i] == '6' && at(t, i + 1) == '2';
    return is_home || is_abroad || (t.p[i] == '8' && ascii_is_digit(at(t, i + 1)));
}

static void find_phones(Check *c, const RuleRow *row, Spilled *found) {
    const DraftWords *w = &c->words;
    for (size_t i = 0, done = 0; i < w->count; i++) {
        size_t from = draft_word_from(w, i), to = from;
        if (from < done || !ascii_is_digit(at(w->text, from)) || !begins_phone(w->text, from))
            continue;
        size_t digits = digit_run(w->text, from, &to);
        Chunk first = chunk_at(w->text, from);
        bool labelled = is_labelled(w, i, NEAR + 1, DRAFT_SET_LABEL_PHONE) &&
                        digits >= PHONE_DIGITS && !is_amount(w->text, &first);
        bool bare = w->text.p[from] != '8' && digits >= PHONE_BARE;
        if ((!labelled && !bare) || digits > PHONE_MOST || is_of_goods(w, i))
            continue;
        found(c, row, from, to);
        done = to;
    }
}

/* A word between digits in words: "dua dua strip satu". */
static bool is_joint(const DraftWords *w, size_t i) {
    return draft_word_is(w, i, DRAFT_SET_DIGIT_JOINT) && draft_word_is(w, i + 1, DRAFT_SET_DIGIT);
}

/* A number in words: seven digits and more, four words among them; behind a label four do. */
static void find_spelled(Check *c, const RuleRow *row, Spilled *found) {
    const DraftWords *w = &c->words;
    for (size_t i = 0; i < w->count; i++) {
        size_t digits = 0, words = 0, k = i;
        for (; k < w->count; k++) {
            Chunk chunk = chunk_at(w->text, draft_word_from(w, k));
            bool is_word = draft_word_is(w, k, DRAFT_SET_DIGIT);
            if (digits > 0 && is_joint(w, k))
                continue;
            if (!is_word && (chunk.digits == 0 || chunk.letters > 2))
                break;
            words += is_word;
            digits += is_word ? 1 : chunk.digits;
        }
        size_t least =
            words >= SPELLED_LABELLED && is_label_near(w, i) ? SPELLED_LABELLED : SPELLED_LEAST;
        if (digits >= least && words >= SPELLED_WORDS)
            found(c, row, draft_word_from(w, i), draft_word_to(w, k - 1));
        i = k > i ? k : i;
    }
}

/* "budi at gmail dot com", "sari (et) toko titik id", "budi gmail com". */
static void find_mail(Check *c, const RuleRow *row, Spilled *found) {
    const DraftWords *w = &c->words;
    for (size_t i = 1; i < w->count; i++) {
        bool host = draft_word_is(w, i, DRAFT_SET_MAIL_HOST);
        bool at_host = draft_word_is(w, i - 1, DRAFT_SET_MAIL_AT) && i > 1;
        bool dotted = draft_word_is(w, i + 1, DRAFT_SET_MAIL_DOT) &&
                      draft_word_is(w, i + 2, DRAFT_SET_MAIL_END);
        bool ended = draft_word_is(w, i + 1, DRAFT_SET_MAIL_END);
        Str own = str_slice(w->text, draft_word_from(w, i), draft_word_to(w, i));
        bool full = at_host && memchr(own.p, '.', own.n) != NULL && own.n > 4 &&
                    memchr(own.p, '@', own.n) == NULL && /* which personal.h knows */
                    c->pass.tokens[w->items[i].token].kind == TOKEN_LINK;
        if (!((host && (at_host || dotted || ended)) || (at_host && dotted) || full))
            continue;
        size_t first = at_host ? i - 2 : i - 1;
        size_t last = dotted ? i + 2 : ended ? i + 1 : i;
        found(c, row, draft_word_from(w, first), draft_word_to(w, last));
    }
}

/* A day with its month, or a year of birth, behind "lahir" or "ultah". */
static void find_birth(Check *c, const RuleRow *row, Spilled *found) {
    const DraftWords *w = &c->words;
    for (size_t i = 0; i < w->count; i++) {
        bool is_ours = draft_word_before(w, i, NEAR, DRAFT_SET_OURS) ||
                       draft_word_after(w, i + 1, NEAR, DRAFT_SET_OURS);
        bool is_birth = draft_word_is(w, i, DRAFT_SET_BIRTH) ||
                        (draft_word_is(w, i, DRAFT_SET_AGAIN) && /* ulang tahun, no kirim ulang */
                         draft_word_is(w, i + 1, DRAFT_SET_YEARS));
        if (!is_birth || is_ours)
            continue;
        for (size_t k = i + 1; k < w->count && k <= i + BIRTH_REACH; k++) {
            Chunk chunk = chunk_at(w->text, draft_word_from(w, k));
            bool is_day = chunk.digits > 0 && chunk.letters == 0 &&
                          (draft_word_is(w, k + 1, DRAFT_SET_MONTH) ||
                           draft_word_is(w, k - 1, DRAFT_SET_MONTH) || chunk.joints == 2);
            if (!is_day && !is_year(w->text, &chunk))
                continue;
            size_t last = draft_word_is(w, k + 1, DRAFT_SET_MONTH) ? k + 1 : k;
            size_t to = draft_word_to(w, last);
            found(c, row, draft_word_from(w, i), to > chunk.to ? to : chunk.to);
            break;
        }
    }
}

/* B 1234 XYZ in any case: behind a word for a plate, or with four digits and two letters. */
static size_t plate_end(Str t, size_t i, size_t *digits, size_t *tail) {
    size_t area = 0, k = i;
    while (area < 3 && ascii_is_alpha(at(t, k + area)))
        area++;
    k += area;
    k += at(t, k) == ' ' || at(t, k) == '-';
    for (*digits = 0; *digits < 5 && ascii_is_digit(at(t, k)); k++)
        ++*digits;
    size_t end = k;
    k += at(t, k) == ' ' || at(t, k) == '-';
    for (*tail = 0; *tail < 4 && ascii_is_alpha(at(t, k)); k++)
        ++*tail;
    bool has_tail = *tail >= 1 && *tail <= 3 && !is_part(at(t, k));
    *tail = has_tail ? *tail : 0;
    bool fits = area >= 1 && area <= 2 && *digits >= 1 && *digits <= 4;
    return !fits || ascii_is_digit(at(t, end)) ? i : has_tail ? k : end;
}

/* "in 2009 by": a year behind a small word. */
static bool is_since(Str t, size_t i) {
    bool is_small = t.p[i] >= 'a' && t.p[i] <= 'z';
    while (i < t.n && (ascii_is_alpha(t.p[i]) || t.p[i] == ' '))
        i++;
    return is_small &&
           ((at(t, i) == '2' && at(t, i + 1) == '0') || (at(t, i) == '1' && at(t, i + 1) == '9'));
}

static void find_plates(Check *c, const RuleRow *row, Spilled *found) {
    const DraftWords *w = &c->words;
    for (size_t i = 0; i < w->count; i++) {
        size_t digits, tail, from = draft_word_from(w, i);
        char before = from > 0 ? w->text.p[from - 1] : ' ';
        size_t end = is_part(before) ? from : plate_end(w->text, from, &digits, &tail);
        if (end == from)
            continue;
        size_t last = word_at(w, i, end - 1);
        bool is_unit = tail > 0 && draft_word_is(w, last, DRAFT_SET_COUNTED);
        bool labelled = is_labelled(w, i, PLATE_REACH, DRAFT_SET_LABEL_PLATE);
        if (is_since(w->text, from))
            continue;
        if ((labelled && (tail > 0 || digits >= CODE_DIGITS)) ||
            (digits == 4 && tail >= 2 && !is_unit && !is_of_goods(w, i)))
            found(c, row, from, end);
    }
}

/* "plat D seribu dua ratus AGF", "AB tiga tiga kosong delapan YZ" */
static void find_spelled_plates(Check *c, const RuleRow *row, Spilled *found) {
    const DraftWords *w = &c->words;
    for (size_t i = 0; i + 2 < w->count; i++) {
        size_t k = i + 1, digits = 0, from = draft_word_from(w, i);
        while (k < i + PLATE_WORDS &&
               (draft_word_is(w, k, DRAFT_SET_NUMBER_WORD) || draft_word_is(w, k, DRAFT_SET_DIGIT)))
            digits += draft_word_is(w, k++, DRAFT_SET_DIGIT);
        bool is_area = draft_word_to(w, i) - from <= 2 && !draft_word_is(w, i, DRAFT_SET_DIGIT);
        bool is_capital = w->text.p[from] >= 'A' && w->text.p[from] <= 'Z';
        bool has_tail = k < w->count && draft_word_to(w, k) - draft_word_from(w, k) <= 3 &&
                        w->text.p[draft_word_from(w, k)] <= 'Z';
        bool labelled = k > i + 2 && is_labelled(w, i, NEAR, DRAFT_SET_LABEL_PLATE);
        if (is_area && (labelled || (is_capital && digits >= 3 && has_tail)))
            found(c, row, from, draft_word_to(w, k - 1 + has_tail));
    }
}

/* @somebody who is accused: in public that is slander with an address. */
static void find_accused(Check *c, const RuleRow *row, Spilled *found) {
    const DraftWords *w = &c->words;
    for (size_t i = 0; i < w->count; i++)
        if (c->pass.tokens[w->items[i].token].kind == TOKEN_MENTION &&
            (draft_word_before(w, i, PLATE_REACH, DRAFT_SET_ACCUSED) ||
             draft_word_after(w, i + 1, 2 * PLATE_REACH, DRAFT_SET_ACCUSED)))
            found(c, row, draft_word_from(w, i), draft_word_to(w, i));
}

void draft_spill(Check *c, const RuleRow *row, Spilled *found) {
    find_codes(c, row, found);
    find_phones(c, row, found);
    find_spelled(c, row, found);
    find_mail(c, row, found);
    find_birth(c, row, found);
    find_plates(c, row, found);
    find_spelled_plates(c, row, found);
    find_accused(c, row, found);
}
