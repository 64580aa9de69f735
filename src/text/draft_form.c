/* The rules that look at a draft's form: capitals, length, braces. */
#include "text/draft_part.h"

enum { SHOUT_WORDS = 3, SHOUT_LETTERS = 3, SHOUT_MARKS = 3, PLACEHOLDER_MAX = 60, CROSSES = 3 };

static bool is_capitals(Str original) {
    size_t letters = 0;
    for (size_t i = 0; i < original.n; i++) {
        if (original.p[i] >= 'a' && original.p[i] <= 'z')
            return false;
        letters += original.p[i] >= 'A' && original.p[i] <= 'Z';
    }
    return letters >= SHOUT_LETTERS;
}

/* Words in capitals so far. Abbreviations (BPOM, WIB) and short words do not shout, but may stand
 * between words that do. */
typedef struct Shout {
    size_t words, from, to;
} Shout;

static void shout_end(Check *c, const RuleRow *row, Shout *s) {
    if (s->words >= SHOUT_WORDS)
        draft_find(c, row->rule, row->level, s->from, s->to);
    *s = (Shout){ 0, 0, 0 };
}

static void check_capitals(Check *c, const RuleRow *row) {
    Shout s = { 0, 0, 0 };
    for (size_t i = 0; i < c->words.count; i++) {
        size_t from = draft_word_from(&c->words, i), to = draft_word_to(&c->words, i);
        Str original = str_slice(c->in->text, from, to);
        bool has_small = false, has_letter = false;
        for (size_t k = 0; k < original.n; k++) {
            has_small = has_small || (original.p[k] >= 'a' && original.p[k] <= 'z');
            has_letter = has_letter || ascii_is_alpha(original.p[k]);
        }
        if (has_small) {
            shout_end(c, row, &s);
        } else if (is_capitals(original) && !draft_word_is(&c->words, i, DRAFT_SET_CAPITALS)) {
            s.from = s.words == 0 ? from : s.from;
            s.to = to;
            s.words++;
        } else if (has_letter && s.words > 0 && !draft_word_is(&c->words, i, DRAFT_SET_CAPITALS)) {
            s.to = to;
        }
    }
    shout_end(c, row, &s);
}

void draft_check_shouting(Check *c, const RuleRow *row) {
    Str text = c->in->text;
    check_capitals(c, row);
    for (size_t i = 0; i < text.n; i++) {
        size_t marks = 0, from = i;
        while (i < text.n && (text.p[i] == '!' || (text.p[i] == '?' && marks > 0))) {
            marks += text.p[i] == '!';
            i++;
        }
        if (marks >= SHOUT_MARKS)
            draft_find(c, row->rule, FINDING_HINT, from, i);
    }
}

void draft_check_length(Check *c, const RuleRow *row) {
    int64_t most = c->in->channel_max;
    size_t cut;
    if (most > 0 && length_of(c->in->text, c->in->length_rule, (size_t)most, &cut) > (size_t)most)
        draft_find(c, row->rule, row->level, cut, c->in->text.n);
}

typedef struct Bracket {
    char open, close;
} Bracket;

static const Bracket brackets[] = { { '{', '}' }, { '[', ']' }, { '<', '>' } };

/* {nama}, [isi di sini], <nama>: words in brackets. "<3" and "[1]" are none. */
static size_t placeholder_end(Str text, size_t i, Bracket b) {
    size_t end = i + 1, letters = 0;
    while (end < text.n && end - i < PLACEHOLDER_MAX && text.p[end] != b.close &&
           text.p[end] != b.open && text.p[end] != '\n') {
        letters += ascii_is_alpha(text.p[end]);
        end++;
    }
    bool closes = end < text.n && text.p[end] == b.close && end > i + 1;
    bool is_dotted = b.open == '[' && end < text.n && text.p[i + 1] == '.';
    return closes && (letters > 1 || b.open == '{' || is_dotted) ? end + 1 : i;
}

/* %ticket_id%, dd/mm/yyyy */
static size_t field_end(Str text, size_t i) {
    static const Str dates[] = { S("dd/mm"), S("dd-mm"), S("hh:mm"), S("mm/dd") };
    size_t end = i + 1;
    for (size_t k = 0; k < COUNT(dates); k++)
        if (text.n - i >= dates[k].n && str_eq_nocase(str_slice(text, i, i + dates[k].n), dates[k]))
            return i + dates[k].n;
    if (text.p[i] != '%')
        return i;
    while (end < text.n && (ascii_is_alpha(text.p[end]) || text.p[end] == '_'))
        end++;
    bool is_closed = end > i + 2 && end < text.n && text.p[end] == '%';
    return is_closed ? end + 1 : i;
}

static size_t crosses_end(Str text, size_t i) {
    size_t end = i;
    char before = i > 0 ? text.p[i - 1] : ' ';
    if (i > 1 && text.p[i] == '_' && before == 'p' && ascii_lower(text.p[i - 2]) == 'r')
        before = ' '; /* Rp___ */
    if (ascii_is_alpha(before) || ascii_is_digit(before) || before == '_')
        return i;
    while (end < text.n && (text.p[end] == 'X' || text.p[end] == 'x' || text.p[end] == '_'))
        end++;
    bool goes_on = end < text.n && (ascii_is_alpha(text.p[end]) || ascii_is_digit(text.p[end]));
    return end - i >= CROSSES && !goes_on ? end : i;
}

/* @username, INSERT LOCATION, ISI NAMA: what a person was to write over. */
static void find_stand_ins(Check *c, const RuleRow *row) {
    const DraftWords *w = &c->words;
    for (size_t i = 0; i < w->count; i++) {
        size_t from = draft_word_from(w, i), to = draft_word_to(w, i);
        Str original = str_slice(c->in->text, from, to);
        bool is_asked = draft_word_is(w, i, DRAFT_SET_STAND_IN_VERB) && is_capitals(original) &&
                        draft_word_is(w, i + 1, DRAFT_SET_STAND_IN_WHAT);
        if (is_asked &&
            is_capitals(str_slice(c->in->text, draft_word_from(w, i + 1), draft_word_to(w, i + 1))))
            draft_find_words(c, row->rule, row->level, i, 2);
        if (c->pass.tokens[w->items[i].token].kind == TOKEN_MENTION &&
            draft_word_is(w, i, DRAFT_SET_STAND_IN))
            draft_find_words(c, row->rule, row->level, i, 1);
    }
}

void draft_check_placeholder(Check *c, const RuleRow *row) {
    Str text = c->in->text;
    find_stand_ins(c, row);
    for (size_t i = 0; i < text.n;) {
        size_t end = i;
        for (size_t k = 0; k < COUNT(brackets) && end == i; k++)
            if (text.p[i] == brackets[k].open)
                end = placeholder_end(text, i, brackets[k]);
        if (end == i)
            end = crosses_end(text, i);
        if (end == i)
            end = field_end(text, i);
        if (end > i)
            draft_find(c, row->rule, row->level, i, end);
        i = end > i ? end : i + 1;
    }
}
