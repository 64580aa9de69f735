#include "text/problem_words.h"

#include "base/map.h"
#include "text/lexicon.h"
#include "text/promise_words.h"

#include <stdlib.h>
#include <string.h>

enum {
    AFFIX_WORD_LEAST = 6, /* letters of a word that loses an affix */
    SENSE_WORD_MOST = 24, /* of a word that is looked for among senses */
    SHOWN_MOST = 40,      /* bytes of a word that is shown */
    BAG_MOST = 48,        /* stems of a text that are looked at, the rarest */
    REST_LEAST = 3, REST_LEAST_FRONT = 4,
    FEW = 12,             /* texts that a stem may always stand in */
    /* What is said in fewer words, or fewer usual texts, is thought to be said in so many. */
    USUAL_TOKENS = 10000, USUAL_TEXTS = 50,
};
static const double common_share = 0.15;   /* of the texts: such a stem is common */
/* Shares of all words: what words like "yang" have at least; from what on a stem is loud, as a
 * common one is; what a loud one that nobody else says may have, and as what multiple of others'
 * use it is usual. */
static const double function_share = 0.005, loud_share = 0.01, quiet_share = 0.001,
                    usual_slack = 2;
/* How much a word counts that shares a sense with others, and how much the sense: eighths, whose
 * sums are exact in whatever order texts come. */
static const double word_weight = 7.0 / 8, sense_weight = 5.0 / 8;
static const double per_million = 1e-6;

static const char *const particles[] = { "nya", "lah", "kah", "ku", "mu", NULL };
static const char *const endings[] = { "kan", "an", "i", NULL };
static const char *const beginnings[] = { "meng", "meny", "mem", "men", "me", "di", "ber", "ter",
                                          "peng", "peny", "pem", "pen", "pe", "se", "ke" };

static Str without_end(Str w, const char *const *ends) {
    for (; *ends && w.n >= AFFIX_WORD_LEAST; ends++) {
        Str end = str_c(*ends);
        if (w.n >= end.n + REST_LEAST && str_ends(w, end))
            return (Str){ w.p, w.n - end.n };
    }
    return w;
}

static Str without_beginning(Str w) {
    for (size_t i = 0; i < COUNT(beginnings); i++) {
        Str start = str_c(beginnings[i]);
        if (w.n >= start.n + REST_LEAST_FRONT && str_starts(w, start))
            return (Str){ w.p + start.n, w.n - start.n };
    }
    return w;
}

Str problem_stem(Str word) {
    bool is_number = word.n > 0;
    for (size_t i = 0; i < word.n; i++)
        is_number = is_number && word.p[i] >= '0' && word.p[i] <= '9';
    if (is_number)
        return S("0");
    word = without_end(without_end(word, particles), endings);
    return word.n >= AFFIX_WORD_LEAST ? without_beginning(word) : word;
}

/* ---- counting ---- */

typedef struct Stem { /* or sense */
    Str text;
    uint32_t number, texts;
    uint32_t last_text; /* number + 1 of the last text it was seen in */
    bool is_function;
    Str surface;
    uint32_t surface_count;
    uint32_t in_half[2], last_usual; /* texts among the usual ones, older and newer; as last_text */
    double general;                  /* share of words by the table */
    double weight;                   /* how much it counts */
    double share;                    /* of words, people use it anyway; in the end */
} Stem;

typedef struct Spelling {
    uint32_t count;
    Stem *stem, *sense; /* NULL: its sense is not known */
} Spelling;

typedef struct Counting {
    Arena *arena;
    Map stems, spellings;
    size_t texts;
    double words; /* each stem once a text */
    double half[2]; /* usual texts, older and newer */
} Counting;

static bool next_word(Str *rest, Str *word) {
    while (rest->n && *rest->p == ' ')
        *rest = (Str){ rest->p + 1, rest->n - 1 };
    size_t n = 0;
    while (n < rest->n && rest->p[n] != ' ')
        n++;
    *word = (Str){ rest->p, n };
    *rest = (Str){ rest->p + n, rest->n - n };
    return n > 0;
}

/* What the lexicon, which reads past the end of a word, knows of it; NULL: too long for it. */
static const LexWord *known_word(Str word) {
    char room[64 + LEX_SLACK] = { 0 };
    if (word.n > 64)
        return NULL;
    memcpy(room, word.p, word.n);
    return &lex_words[lexicon_word(room, word.n, lex_hash(room, word.n))];
}

static bool is_function_word(Str word) {
    const LexWord *known = known_word(word);
    return known && known->languages != 0;
}

static Stem *stem_at(Counting *k, Str text) {
    void **slot = map_at(&k->stems, text);
    if (*slot == NULL) {
        Stem *s = arena_make(k->arena, Stem, 1);
        *s = (Stem){ .text = text, .weight = 1 };
        *slot = s;
    }
    return *slot;
}

static Stem *stem_of(Counting *k, Str word) {
    size_t before = k->stems.count;
    Stem *s = stem_at(k, problem_stem(word));
    if (k->stems.count > before)
        s->is_function = is_function_word(word);
    return s;
}

/* What all words of one sense have in common, or NULL. Behind a space, which no word has. */
static Stem *sense_of(Counting *k, Str word) {
    char room[SENSE_WORD_MOST + 1] = { 0 };
    if (word.n > SENSE_WORD_MOST || is_function_word(word))
        return NULL;
    memcpy(room, word.p, word.n);
    const SaidEntry *entry = said_sense(room, word.n);
    if (entry == NULL || entry->value == SENSE_OF_DRIFT)
        return NULL;
    char *key = arena_make(k->arena, char, 1 + sizeof entry->kind);
    *key = ' ';
    memcpy(key + 1, &entry->kind, sizeof entry->kind);
    Stem *sense = stem_at(k, (Str){ key, 1 + sizeof entry->kind });
    sense->weight = sense_weight;
    return sense;
}

static Spelling *spelling_of(Counting *k, Str word) {
    void **slot = map_at(&k->spellings, word);
    if (*slot == NULL) {
        Spelling *s = arena_make(k->arena, Spelling, 1);
        *s = (Spelling){ .stem = stem_of(k, word), .sense = sense_of(k, word) };
        if (s->sense)
            s->stem->weight = word_weight;
        *slot = s;
    }
    return *slot;
}

static void count_text(Stem *s, uint32_t text) {
    if (s && s->last_text != text + 1) {
        s->texts++;
        s->last_text = text + 1;
    }
}

static void count_word(Counting *k, Str word, uint32_t text) {
    Spelling *spelling = spelling_of(k, word);
    Stem *s = spelling->stem;
    if (++spelling->count > s->surface_count) {
        s->surface = word;
        s->surface_count = spelling->count;
    }
    count_text(s, text);
    count_text(spelling->sense, text);
}

static void count_usual_text(Stem *s, uint32_t text, int half) {
    if (s && s->last_usual != text + 1) {
        s->in_half[half]++;
        s->last_usual = text + 1;
    }
}

static void count_usual(Counting *k, Str normal, uint32_t text, int half) {
    Str word;
    k->half[half]++;
    while (next_word(&normal, &word)) {
        Spelling *spelling = spelling_of(k, word);
        count_usual_text(spelling->stem, text, half);
        count_usual_text(spelling->sense, text, half);
    }
}

static void count_table(Counting *k) {
    for (size_t i = 0; i < usual_word_count; i++) {
        Spelling *spelling = spelling_of(k, str_c(usual_words[i].word));
        double share = usual_words[i].per_million * per_million;
        spelling->stem->general += share;
        if (spelling->sense)
            spelling->sense->general += share;
    }
}

static double share_of_words(double texts, double words) {
    return texts / (words > USUAL_TOKENS ? words : USUAL_TOKENS);
}

static double least_of(double one, double other) { return one < other ? one : other; }

/* Of the texts, not of the words: talk is shorter than complaint. */
static double usual_part(const Counting *k, const Stem *s, int half) {
    return s->in_half[half] / (k->half[half] > USUAL_TEXTS ? k->half[half] : USUAL_TEXTS);
}

static bool is_in_many(const Counting *k, const Stem *s) {
    return s->texts > FEW && s->texts > common_share * (double)k->texts;
}

/* What is loud and not usual gets the share of a quiet word; false: that is nothing to go by. */
static bool find_share(const Counting *k, Stem *s) {
    double usual = least_of(usual_part(k, s, 0), usual_part(k, s, 1)) * (double)k->texts /
                   (k->words + 1);
    double most = usual_slack * (usual > s->general ? usual : s->general);
    double share = share_of_words(s->texts, k->words);
    s->share = share;
    if (s->is_function) {
        s->share = share > function_share ? share : function_share;
        return !is_in_many(k, s);
    }
    if (share > loud_share || is_in_many(k, s))
        s->share = least_of(share, most > quiet_share ? most : quiet_share);
    return s->share < share || !is_in_many(k, s);
}

/* Numbers the stems that stay, from 1. */
static uint32_t number_stems(Counting *k) {
    uint32_t count = 0;
    for (size_t i = 0; i < k->stems.count; i++) {
        Stem *s = k->stems.entries[i].value;
        s->number = find_share(k, s) && s->texts > 1 ? ++count : 0;
        s->last_text = 0;
    }
    return count;
}

/* Into a full bag a stem comes instead of the commonest, if it is rarer. */
static void put_stem(Bag *b, const Stem **in, const Stem *s) {
    uint32_t at = b->count;
    if (b->count < BAG_MOST)
        b->count++;
    else {
        at = 0;
        for (uint32_t i = 1; i < BAG_MOST; i++)
            if (in[i]->texts > in[at]->texts)
                at = i;
        if (in[at]->texts <= s->texts)
            return;
    }
    in[at] = s;
    b->stems[at] = s->number - 1;
}

static void put_once(Bag *b, const Stem **in, Stem *s, uint32_t text) {
    if (s == NULL)
        return;
    if (s->number && s->last_text != text + 1)
        put_stem(b, in, s);
    s->last_text = text + 1;
}

static void fill_bag(Counting *k, Str normal, uint32_t text, Bag *out) {
    const Stem *in[BAG_MOST];
    Str rest = normal, word;
    size_t most = normal.n + 1; /* a word and a sense for every two bytes */
    out->stems = arena_make(k->arena, uint32_t, most < BAG_MOST ? most : BAG_MOST);
    while (next_word(&rest, &word)) {
        Spelling *spelling = spelling_of(k, word);
        put_once(out, in, spelling->stem, text);
        put_once(out, in, spelling->sense, text);
    }
    for (uint32_t i = 0; i < out->count; i++)
        out->weight += in[i]->weight;
}

/* Letters alone: no number, mention, mail address or link, which may be a person's. */
static bool is_plain(Str word) {
    bool plain = word.n >= REST_LEAST && word.n <= SHOWN_MOST;
    for (size_t i = 0; i < word.n; i++)
        plain = plain && (ascii_is_alpha(word.p[i]) || word.p[i] == '-' || word.p[i] & 0x80);
    return plain;
}

/* ---- the core of a text ---- */

/* Neither grammar, but for what denies, nor how one turns to somebody. */
static bool is_core_word(Str word) {
    static const uint32_t turns = ROLE_SECOND | ROLE_REQUEST | ROLE_QUESTION | ROLE_PARTICLE;
    const LexWord *known = known_word(word);
    if (known == NULL || (known->roles & ROLE_NEGATION))
        return true;
    for (uint32_t i = 0; i < known->cue_count; i++)
        if (lex_cues[known->cue + i].list == LIST_TALK)
            return false;
    return known->languages == 0 && !(known->roles & turns);
}

static int by_text(const void *a, const void *b) {
    return str_compare(*(const Str *)a, *(const Str *)b);
}

Str problem_core(Arena *a, Str normal) {
    Str stems[BAG_MOST], word, rest = normal;
    size_t count = 0, kept = 0;
    Buf core = buf_new(a, normal.n + 1);
    while (count < BAG_MOST && next_word(&rest, &word))
        if (is_core_word(word))
            stems[count++] = problem_stem(word);
    qsort(stems, count, sizeof *stems, by_text);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && str_eq(stems[i], stems[i - 1]))
            continue;
        if (kept++)
            buf_putc(&core, ' ');
        buf_put(&core, stems[i]);
    }
    return kept < 2 ? (Str){ 0 } : buf_str(&core);
}

Str problem_core_shown(Arena *a, Str normal, size_t most) {
    Str word, rest = normal;
    Buf shown = buf_new(a, normal.n + 1);
    for (size_t kept = 0; kept < most && next_word(&rest, &word);) {
        if (!is_core_word(word) || !is_plain(word))
            continue;
        if (kept++)
            buf_putc(&shown, ' ');
        buf_put(&shown, word);
    }
    return buf_str(&shown);
}

static void fill_priors(const Counting *k, double mass, Vocabulary *v) {
    for (size_t i = 0; i < k->stems.count; i++) {
        const Stem *s = k->stems.entries[i].value;
        if (s->number == 0)
            continue;
        v->weight[s->number - 1] = s->weight;
        v->prior[s->number - 1] = mass * s->share;
        v->texts[s->number - 1] = s->texts;
        v->surface[s->number - 1] = s->surface;
        v->tells[s->number - 1] = !s->is_function && is_plain(s->surface) &&
                                  is_core_word(s->surface);
    }
}

static void count_all(Counting *k, const ProblemSearch *search) {
    k->texts = search->count;
    for (size_t i = 0; i < search->count; i++) {
        Str rest = search->texts[i].normal, word;
        while (next_word(&rest, &word))
            count_word(k, word, (uint32_t)i);
    }
    for (size_t i = 0; i < k->stems.count; i++)
        k->words += ((const Stem *)k->stems.entries[i].value)->texts;
    for (size_t i = 0; i < search->usual_count; i++)
        count_usual(k, search->usual[i], (uint32_t)i, 2 * i >= search->usual_count);
    count_table(k);
}

void vocabulary_make(Arena *a, const ProblemSearch *search, double mass, Vocabulary *out) {
    const ProblemText *texts = search->texts;
    size_t count = search->count;
    Counting k = { .arena = a, .stems = map_new(a, search->seed),
                   .spellings = map_new(a, search->seed) };
    count_all(&k, search);
    uint32_t stems = number_stems(&k);
    *out = (Vocabulary){ .bags = arena_make(a, Bag, count + 1), .text_count = count,
                         .weight = arena_make(a, double, stems + 1),
                         .prior = arena_make(a, double, stems + 1),
                         .texts = arena_make(a, uint32_t, stems + 1),
                         .surface = arena_make(a, Str, stems + 1),
                         .tells = arena_make(a, bool, stems + 1), .stem_count = stems };
    for (size_t i = 0; i < count; i++)
        fill_bag(&k, texts[i].normal, (uint32_t)i, &out->bags[i]);
    fill_priors(&k, mass, out);
}
