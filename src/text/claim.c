#include "text/claim.h"

#include "base/utf8.h"
#include "text/draft.h"
#include "text/promise.h"

#include <string.h>

enum {
    BESIDE_MOST = 4,   /* words beside those of a promise: "Kak, .. ya, terima kasih" */
    NUMBER_WEIGHT = 3,
    LONG_WORD = 4,     /* shorter ones are not compared */
    ANY_MOMENT = 1800000000, /* where a time stands in the text does not hang on when it is said */
};

/* ---- sentences ---- */

static bool is_end(char c) { return c == '.' || c == '!' || c == '?'; }
static bool is_closing(char c) { return c == '"' || c == ')' || c == '\''; }
static bool is_word_byte(char c) {
    return ascii_is_alpha(c) || ascii_is_digit(c) || (unsigned char)c >= 0x80;
}

/* The full stop at `at` ends a short form, as in "No. 12" or "Jl. Melati". */
static bool is_abbreviation(Str text, size_t at) {
    static const char *const forms[] = { "no",  "jl",  "dr",  "pt",  "cv", "tgl", "rp",  "hal",
                                         "gg",  "kec", "kab", "kel", "ds", "mr",  "mrs", "ms",
                                         "sdr", "st",  "rs",  "prof", "ir", "drs", "hj", "bpk" };
    size_t begin = at;
    while (begin > 0 && ascii_is_alpha(text.p[begin - 1]))
        begin--;
    for (size_t i = 0; text.p[at] == '.' && i < COUNT(forms); i++)
        if (str_eq_nocase(str_slice(text, begin, at), str_c(forms[i])))
            return true;
    return false;
}

/* Behind the end of the sentence that begins at `from`. */
static size_t sentence_end(Str text, size_t from) {
    for (size_t i = from; i < text.n; i++) {
        size_t next = i + 1;
        if (text.p[i] == '\n')
            return i;
        if (!is_end(text.p[i]))
            continue;
        while (next < text.n && (is_end(text.p[next]) || is_closing(text.p[next])))
            next++;
        if (next == text.n || (ascii_is_space(text.p[next]) && !is_abbreviation(text, i)))
            return next;
    }
    return text.n;
}

/* Bytes of the sign of a list or a signature that `text` begins with; 0: none. */
static size_t list_sign(Str text) {
    static const char *const signs[] = { "-", "*", ">", "#", "\u2013", "\u2014", "\u2022" };
    for (size_t i = 0; i < COUNT(signs); i++)
        if (str_starts(text, str_c(signs[i])))
            return strlen(signs[i]);
    return 0;
}

/* Without white space and list signs; false when no word is left. */
static bool tidy(Str text, ClaimSentence *s) {
    for (size_t sign = 1; s->from < s->to && sign; s->from += sign)
        sign = ascii_is_space(text.p[s->from]) ? 1 : list_sign(str_slice(text, s->from, s->to));
    while (s->from < s->to && ascii_is_space(text.p[s->to - 1]))
        s->to--;
    for (size_t i = s->from; i < s->to; i++)
        if (is_word_byte(text.p[i]))
            return true;
    return false;
}

/* ---- claims ---- */

typedef struct Word {
    Str text;
    bool is_number;
} Word;

/* The next word at or behind *at; false at the end. Numbers keep their marks: 12.500, 08:30. */
static bool next_word(Str text, size_t *at, Word *out) {
    size_t i = *at;
    while (i < text.n && !is_word_byte(text.p[i]))
        i++;
    size_t from = i;
    bool has_digit = false;
    for (; i < text.n; i++) {
        bool joins = i + 1 < text.n && strchr(".,:/", text.p[i]) && text.p[i] &&
                     ascii_is_digit(text.p[i + 1]) && i > from && ascii_is_digit(text.p[i - 1]);
        if (!is_word_byte(text.p[i]) && !joins)
            break;
        has_digit = has_digit || ascii_is_digit(text.p[i]);
    }
    *at = i;
    *out = (Word){ str_slice(text, from, i), has_digit };
    return i > from;
}

typedef struct Beside {
    size_t words, numbers;
} Beside;

static bool is_inside(size_t at, size_t from, size_t to) { return at >= from && at < to; }

/* What a sentence says beside what it promises. */
static Beside beside_promises(Str text, const FoundPromise *p, size_t count) {
    Beside out = { 0 };
    Word w;
    for (size_t at = 0; next_word(text, &at, &w);) {
        size_t from = (size_t)(w.text.p - text.p);
        bool is_said = false;
        for (size_t i = 0; i < count && !is_said; i++)
            is_said = is_inside(from, p[i].from, p[i].to) ||
                      is_inside(from, p[i].time_from, p[i].time_to);
        out.words += !is_said;
        out.numbers += !is_said && w.is_number;
    }
    return out;
}

static bool only_promises(Arena *a, Str sentence) {
    FoundPromise *found;
    size_t count;
    promise_find(a, &(PromiseInput){ .text = sentence, .at = ANY_MOMENT }, &found, &count);
    Beside beside = beside_promises(sentence, found, count);
    return count > 0 && beside.numbers == 0 && beside.words <= BESIDE_MOST;
}

/* Names and the like stand there for each reader: "Halo {sapaan} {nama}." claims nothing. */
static Str without_fields(Arena *a, Str sentence) {
    Buf b = buf_new(a, sentence.n + 1);
    for (size_t i = 0; i < sentence.n; i++) {
        Str name = draft_field(sentence, i);
        if (name.n)
            i += name.n + 1;
        else
            buf_putc(&b, sentence.p[i]);
    }
    return buf_str(&b);
}

static bool is_claim(Arena *a, Str sentence) {
    Word first;
    size_t at = 0;
    Str said = without_fields(a, sentence);
    if (str_ends(sentence, S("?")) || !next_word(said, &at, &first))
        return false;
    return !draft_only_courtesy(a, said) && !only_promises(a, sentence);
}

void claim_find(Arena *a, Str text, ClaimSentence **out, size_t *count) {
    ClaimSentence *list = arena_make(a, ClaimSentence, CLAIMS_MAX);
    size_t n = 0;
    for (size_t from = 0, end; from < text.n && n < CLAIMS_MAX; from = end + 1) {
        bool is_last = n + 1 == CLAIMS_MAX;
        end = is_last ? text.n : sentence_end(text, from);
        ClaimSentence s = { from, end, is_last };
        if (!tidy(text, &s))
            continue;
        s.is_claim = is_last || is_claim(a, str_slice(text, s.from, s.to));
        list[n++] = s;
    }
    *out = list;
    *count = n;
}

/* ---- comparing ---- */

Str claim_words(Arena *a, Str sentence) {
    Buf b = buf_new(a, sentence.n + 1);
    Word w;
    for (size_t at = 0; next_word(sentence, &at, &w);) {
        if (b.n)
            buf_putc(&b, ' ');
        buf_put(&b, str_lower_ascii(a, w.text));
    }
    return str_dup(a, buf_str(&b));
}

static bool has_word(Str words, Str wanted) {
    Str word;
    while (str_cut(&words, ' ', &word))
        if (str_eq(word, wanted))
            return true;
    return false;
}

static bool is_number(Str word) {
    for (size_t i = 0; i < word.n; i++)
        if (ascii_is_digit(word.p[i]))
            return true;
    return false;
}

typedef struct Shared {
    int weight, all, numbers, own_numbers, their_numbers;
} Shared;

static Shared share(Arena *a, Str sentence, Str fact) {
    Shared s = { 0 };
    Str mine = claim_words(a, sentence), theirs = claim_words(a, fact), rest = theirs, word;
    while (str_cut(&rest, ' ', &word)) {
        bool counts = is_number(word), is_shared;
        if (!counts && word.n < LONG_WORD)
            continue;
        is_shared = has_word(mine, word);
        s.all += counts ? NUMBER_WEIGHT : 1;
        s.weight += is_shared ? (counts ? NUMBER_WEIGHT : 1) : 0;
        s.their_numbers += counts;
        s.numbers += counts && is_shared;
    }
    for (rest = mine; str_cut(&rest, ' ', &word);)
        s.own_numbers += is_number(word);
    return s;
}

int claim_nearness(Arena *a, Str sentence, Str fact) {
    Shared s = share(a, sentence, fact);
    if (s.all == 0 || (s.own_numbers && s.their_numbers && s.numbers == 0))
        return 0;
    return s.weight * 1000 / s.all;
}

bool claim_adds_number(Arena *a, Str sentence, Str fact) {
    Str rest = claim_words(a, sentence), theirs = claim_words(a, fact), word;
    while (str_cut(&rest, ' ', &word))
        if (is_number(word) && !has_word(theirs, word))
            return true;
    return false;
}
