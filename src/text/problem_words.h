/* problem_words.h - what problem.c sees of texts: which stems each one has, and how often people
 * use them anyway. Inside text/ only. */
#ifndef TEXT_PROBLEM_WORDS_H
#define TEXT_PROBLEM_WORDS_H

#include "text/problem.h"

typedef struct Bag { /* of one text: each stem once, and the sense of a word after it */
    uint32_t *stems;
    uint32_t count;
    double weight; /* of all of them */
} Bag;

typedef struct Vocabulary {
    Bag *bags;
    size_t text_count;
    double *weight;   /* of each stem: how much it counts, in eighths */
    double *prior;    /* of each stem, pseudo-counts; all of them and the unseen sum to `mass` */
    uint32_t *texts;  /* that have the stem */
    Str *surface;     /* the stem as most people write it */
    bool *tells;      /* a reader what it is about: no grammar, address, number, mention or sense */
    uint32_t stem_count;
} Vocabulary;

/* How often angry messages about many firms use a word: data/usual.tsv. */
typedef struct UsualWord {
    const char *word;
    uint32_t per_million;
} UsualWord;
extern const UsualWord usual_words[];
extern const size_t usual_word_count;

/* Words that data/said/sense.txt knows have a second stem, which all words of that sense share.
 * Stems of one text alone are left out, and those of more than 15 % of many that other messages use
 * so often, too: they tell nothing. */
void vocabulary_make(Arena *a, const ProblemSearch *search, double mass, Vocabulary *out);

/* What a text says in its words that are no grammar, and what it denies: those stems in the order
 * of the alphabet, parted by spaces. Empty when they are fewer than two. Lives in `a`. */
Str problem_core(Arena *a, Str normal);
/* Up to `most` of those words as they stand, which tell a reader what it is about. */
Str problem_core_shown(Arena *a, Str normal, size_t most);

/* The word without its most usual endings and beginnings, a part of it. Not what grammar calls the
 * root: kiriman, dikirimkan and kirimnya become kirim, but pengiriman irim and berani ran. */
Str problem_stem(Str word);

#endif
