/* problem.h - messages about the same problem, found among many.
 *
 * A group of messages is one draw from a Dirichlet-compound-multinomial distribution over word
 * stems whose mean is how often people use the words anyway (Madsen, Kauchak and Elkan, "Modeling
 * word burstiness using the Dirichlet distribution", ICML 2005). A message joins the group under
 * which its words are most probable, if they are sufficiently more probable there than alone;
 * two groups become one when that makes all their messages together more probable. So nobody
 * says how many problems there are, and words say more the rarer they are.
 *
 * Words of one sense (data/said/sense.txt) share a second, weaker stem beside their own.
 *
 * How often people use a word anyway is taken from the texts themselves, as long as it is not said
 * loudly: of a word that some eighth of them or more hold, what other messages say of it counts
 * (those given as `usual`, and a small table of angry messages about many firms). So a problem that
 * most texts speak of is seen, and "tolong" and the name of the shop still mark none.
 *
 * Pure: the same texts in the same order give the same groups. Groups that exist already may be
 * given: they keep their numbers and their members, and what a person put somewhere stays there.
 * Time grows with the number of texts times that of groups that share words; 2,000 texts take well
 * below a second. */
#ifndef TEXT_PROBLEM_H
#define TEXT_PROBLEM_H

#include "base/str.h"

enum {
    PROBLEM_TEXTS_MOST = 5000,
    PROBLEM_SIZE_LEAST = 4, /* texts of a new group */
    PROBLEM_NONE = -1,
};

typedef struct ProblemText {
    Str normal;     /* Reading.normal */
    int32_t group;  /* it is in already, numbered from 0 without gaps; PROBLEM_NONE */
    bool is_fixed;  /* a person put it there: its group takes single texts, never a whole group */
} ProblemText;

typedef struct ProblemGroup {
    Str words;    /* up to four that mark it, in the order people say them, as they write them */
    size_t count; /* its texts; 0 when it became part of another one */
} ProblemGroup;

typedef struct Problems {
    const int32_t *of_text; /* the group of each text or PROBLEM_NONE */
    ProblemGroup *groups;   /* those given first, by their numbers */
    size_t group_count;
    const int32_t *became;  /* of each group given: its number, or that of the one it went into */
} Problems;

typedef struct ProblemSearch {
    const ProblemText *texts;
    size_t count;  /* at most PROBLEM_TEXTS_MOST are looked at, the first ones */
    /* What is said when nothing is wrong, the older ones first: a word is usual only when both
     * halves say it, so that talk about a fresh trouble does not hide it. */
    const Str *usual; /* Reading.normal */
    size_t usual_count;
    uint64_t seed; /* of the tables of words, which strangers write; the result is the same */
} ProblemSearch;

/* Everything in *out is in `a`. */
void problems_find(Arena *a, const ProblemSearch *search, Problems *out);

#endif
