#include "text/said_scan.h"

#include <stdlib.h>
#include <string.h>

enum { NUMBER_DIGITS = 9, STRETCHED = 3 };

static bool joins_letters(Str t, size_t i) {
    return t.p[i] == '\'' && i + 1 < t.n && ascii_is_alpha(t.p[i + 1]);
}

static size_t word_end(Str t, size_t i) {
    while (i < t.n && (ascii_is_alpha(t.p[i]) || joins_letters(t, i)))
        i++;
    return i;
}

static size_t digits_end(Str t, size_t i) {
    while (i < t.n && ascii_is_digit(t.p[i]))
        i++;
    return i;
}

static Gap gap_of_one(char c) {
    switch (c) {
    case '/': return GAP_SLASH;
    case '-': return GAP_DASH;
    case '.': return GAP_DOT;
    case ':': return GAP_COLON;
    case ',': return GAP_COMMA;
    default:  return GAP_OTHER;
    }
}

/* Of the bytes between two tokens. */
static Gap gap_of(Str between) {
    size_t spaces = 0, commas = 0, dashes = 0, dots = 0;
    bool ends = false;
    for (size_t i = 0; i < between.n; i++) {
        char c = between.p[i];
        bool breaks = c == '\n' || c == '!' || c == '?' || c == ';';
        ends = ends || breaks;
        spaces += ascii_is_space(c) && !breaks;
        commas += c == ',';
        dashes += c == '-';
        dots += c == '.';
    }
    size_t marks = between.n - spaces;
    if (between.n == 0)
        return GAP_NONE;
    if (ends || dots > 1)
        return GAP_END;
    if (marks == 0)
        return GAP_SPACE;
    if (marks == 1 && commas == 1)
        return GAP_COMMA;
    if (between.n == 1)
        return gap_of_one(between.p[0]);
    if (marks == 1 && dashes == 1)
        return GAP_RANGE;
    return marks == 1 && dots == 1 ? GAP_STOP : dots ? GAP_END : GAP_OTHER;
}

size_t said_letters(const SaidScan *s, const SaidToken *t, char *room, size_t n) {
    size_t used = 0;
    for (size_t i = t->from; i < t->to;) {
        char c = s->text.p[i];
        size_t run = 1;
        while (i + run < t->to && s->text.p[i + run] == c)
            run++;
        size_t copies = c == '\'' ? 0 : run >= STRETCHED ? 1 : run;
        if (used + copies > n)
            return 0;
        memset(room + used, ascii_lower(c), copies);
        used += copies;
        i += run;
    }
    return used;
}

static int compare_entry(const void *key, const void *entry) {
    return strcmp(key, ((const SaidEntry *)entry)->text);
}

const SaidEntry *said_find(const char *word, const SaidEntry *entries, size_t count) {
    return bsearch(word, entries, count, sizeof *entries, compare_entry);
}

static void look_up(const SaidScan *s, SaidToken *t) {
    char word[SAID_WORD_ROOM] = { 0 };
    if (said_letters(s, t, word, sizeof word - 1) == 0)
        return;
    const SaidEntry *when = said_find(word, said_time_words, said_time_words_count);
    const SaidEntry *where = said_find(word, said_place_words, said_place_words_count);
    if (when != NULL) {
        t->when = (uint8_t)when->kind;
        t->value = when->value;
    }
    if (where != NULL)
        t->where = (uint8_t)where->kind;
}

static int compare_city(const void *key, const void *city) {
    return strcmp(key, ((const SaidCity *)city)->text);
}

const SaidCity *said_city(Str name) {
    char text[SAID_CITY_ROOM] = { 0 };
    if (name.n >= sizeof text)
        return NULL;
    memcpy(text, name.p, name.n);
    return bsearch(text, said_cities, said_city_count, sizeof *said_cities, compare_city);
}

static int32_t number_of(Str digits) {
    int32_t value = 0;
    if (digits.n > NUMBER_DIGITS)
        return INT32_MAX;
    for (size_t i = 0; i < digits.n; i++)
        value = value * 10 + (digits.p[i] - '0');
    return value;
}

static size_t token_read(const SaidScan *s, size_t i, SaidToken *t) {
    bool is_number = ascii_is_digit(s->text.p[i]);
    size_t end = is_number ? digits_end(s->text, i) : word_end(s->text, i);
    *t = (SaidToken){ .from = (uint32_t)i, .to = (uint32_t)end, .number = -1 };
    if (is_number) {
        t->number = number_of(str_slice(s->text, i, end));
        t->digits = (uint8_t)(end - i < UINT8_MAX ? end - i : UINT8_MAX);
        return end;
    }
    t->is_capital = s->text.p[i] >= 'A' && s->text.p[i] <= 'Z';
    look_up(s, t);
    return end;
}

static size_t count_tokens(Str t) {
    size_t count = 0;
    for (size_t i = 0; i < t.n;) {
        size_t end = ascii_is_digit(t.p[i]) ? digits_end(t, i) : i;
        end = ascii_is_alpha(t.p[i]) ? word_end(t, i) : end;
        count += end > i;
        i = end > i ? end : i + 1;
    }
    return count;
}

SaidScan said_scan(Arena *a, Str text) {
    SaidScan s = { .text = text };
    s.tokens = arena_make(a, SaidToken, count_tokens(text) + 1);
    size_t behind = 0; /* of the token before */
    for (size_t i = 0; i < text.n;) {
        if (!ascii_is_digit(text.p[i]) && !ascii_is_alpha(text.p[i])) {
            i++;
            continue;
        }
        SaidToken *t = &s.tokens[s.count];
        size_t end = token_read(&s, i, t);
        t->gap = (uint8_t)(s.count == 0 ? GAP_END : gap_of(str_slice(text, behind, i)));
        s.count++;
        i = behind = end;
    }
    return s;
}
