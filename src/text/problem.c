#include "text/problem_words.h"

#include "base/map.h"

#include <math.h>
#include <string.h>

/* Chosen on two planted sets and the invented shop, none of which is reported (docs/model.md). */
/* Pseudo-counts of the prior, how loose groups are: from the first number on, more by up to the
 * second, half of that at so many texts. Few texts make small groups, which must not swallow
 * each other. */
static const double mass_least = 60, mass_more = 560, mass_half = 600;
/* Logarithms of how much more probable a text must be in a group than alone: to come in while the
 * groups take shape, and to be called one of them in the end; and how much more so two groups must
 * be as one (the concentration of a Chinese restaurant process). */
static const double join_least = 6, belong_least = 7, log_concentration = 5;
/* From so many texts on, that large groups grow counts half: a few texts say little of sizes. */
static const double sizes_known = 1000;
enum { ROUNDS = 2, PASSES = 4, WORDS_SHOWN = 4, POOL_BLOCK = 1 << 16 };
/* About a second; 2,000 usual texts take a tenth of it. */
enum { WORK_MOST = 40 * 1000 * 1000 };

/* How many texts of a group have a stem. */
typedef struct Share {
    int32_t group;
    uint32_t texts;
} Share;

/* The groups that have a stem, in no order. */
typedef struct Shares {
    Share *items;
    uint32_t count, cap;
} Shares;

typedef struct Group {
    uint32_t texts, fixed;
    double tokens; /* stems of its texts, each once a text, as much as they count */
} Group;

typedef struct Finder {
    Arena *arena;
    const ProblemText *texts;
    size_t text_count;
    Vocabulary words;
    Shares *shares; /* of each stem */
    Group *groups;
    int32_t group_count, given;
    int32_t *of_text, *became;
    int64_t work; /* scores that may still be added: then all stays as it is */
    double mass, size_weight; /* see the numbers above */
    double *margin; /* of each text: how much more probable in its group than alone */
    double *score;  /* of each group, scratch: 0 between uses */
    int32_t *touched;
    int32_t touched_count;
} Finder;

/* ---- membership ---- */

static Share *share_of(Shares *s, int32_t group) {
    for (uint32_t i = 0; i < s->count; i++)
        if (s->items[i].group == group)
            return &s->items[i];
    return NULL;
}

static void share_add(Arena *a, Shares *s, int32_t group, uint32_t texts) {
    Share *there = share_of(s, group);
    if (there) {
        there->texts += texts;
        return;
    }
    if (s->count == s->cap) {
        uint32_t cap = s->cap ? 2 * s->cap : 4;
        Share *more = arena_make(a, Share, cap);
        if (s->count)
            memcpy(more, s->items, s->count * sizeof *more);
        s->items = more;
        s->cap = cap;
    }
    s->items[s->count++] = (Share){ group, texts };
}

static void share_take(Shares *s, int32_t group, uint32_t texts) {
    Share *there = share_of(s, group);
    there->texts -= texts;
    if (there->texts == 0)
        *there = s->items[--s->count];
}

static void put(Finder *f, size_t text, int32_t group) {
    const Bag *b = &f->words.bags[text];
    Group *g = &f->groups[group];
    g->texts++;
    g->fixed += f->texts[text].is_fixed;
    g->tokens += b->weight;
    f->of_text[text] = group;
    for (uint32_t i = 0; i < b->count; i++)
        share_add(f->arena, &f->shares[b->stems[i]], group, 1);
}

static void take_out(Finder *f, size_t text) {
    const Bag *b = &f->words.bags[text];
    int32_t group = f->of_text[text];
    f->groups[group].texts--;
    f->groups[group].tokens -= b->weight;
    f->of_text[text] = PROBLEM_NONE;
    for (uint32_t i = 0; i < b->count; i++)
        share_take(&f->shares[b->stems[i]], group, 1);
}

/* One that nobody is in; it may have become part of another before. */
static int32_t fresh_group(Finder *f) {
    int32_t g = f->given;
    while (g < f->group_count && f->groups[g].texts > 0)
        g++;
    if (g == f->group_count)
        f->group_count++;
    f->became[g] = g;
    return g;
}

/* ---- how probable ---- */

static void add_score(Finder *f, int32_t group, double score) {
    f->work--;
    if (f->score[group] == 0)
        f->touched[f->touched_count++] = group;
    f->score[group] += score;
}

/* log of (x)(x+1)..(x+n-1). */
static double log_rising(double x, double n) { return lgamma(x + n) - lgamma(x); }

/* The group a text is most probable in, and by how much more than alone. Groups that share no stem
 * with it are never better than none. */
static int32_t best_group(Finder *f, size_t text, bool by_size, double *margin) {
    const Bag *b = &f->words.bags[text];
    int32_t best = PROBLEM_NONE;
    *margin = 0;
    f->touched_count = 0;
    for (uint32_t i = 0; i < b->count; i++) {
        const Shares *s = &f->shares[b->stems[i]];
        double prior = f->words.prior[b->stems[i]], weight = f->words.weight[b->stems[i]];
        for (uint32_t k = 0; k < s->count; k++)
            add_score(f, s->items[k].group, weight * log1p(s->items[k].texts / prior));
    }
    double alone = log_rising(f->mass, b->weight);
    for (int32_t i = 0; i < f->touched_count; i++) {
        int32_t g = f->touched[i];
        double gain = f->score[g] + alone - log_rising(f->mass + f->groups[g].tokens, b->weight);
        f->score[g] = 0;
        if (by_size)
            gain += f->size_weight * log(f->groups[g].texts);
        if (gain > *margin) {
            *margin = gain;
            best = g;
        }
    }
    return best;
}

static bool may_move(const Finder *f, size_t text) {
    return f->texts[text].group == PROBLEM_NONE && f->words.bags[text].count > 0;
}

/* Each text once, in order: with those it is like, or alone. */
static void take_in(Finder *f) {
    for (size_t i = 0; i < f->text_count; i++)
        if (f->texts[i].group != PROBLEM_NONE)
            put(f, i, f->texts[i].group);
    for (size_t i = 0; i < f->text_count; i++) {
        double margin = 0;
        if (!may_move(f, i))
            continue;
        int32_t group = f->work > 0 ? best_group(f, i, false, &margin) : PROBLEM_NONE;
        put(f, i, group != PROBLEM_NONE && margin > join_least ? group : fresh_group(f));
    }
}

static void settle(Finder *f) {
    bool moved = true;
    for (int pass = 0; pass < PASSES && moved; pass++) {
        moved = false;
        for (size_t i = 0; i < f->text_count; i++) {
            if (f->work <= 0 || !may_move(f, i))
                continue;
            int32_t was = f->of_text[i];
            take_out(f, i);
            int32_t group = best_group(f, i, true, &f->margin[i]);
            bool is_alone = group == PROBLEM_NONE || f->margin[i] <= log_concentration;
            put(f, i, is_alone ? fresh_group(f) : group);
            moved = moved || f->of_text[i] != was;
        }
    }
}

/* ---- merging ---- */

typedef struct Stems { /* of a group, with the number of its texts that have each */
    uint32_t *stems, *texts;
    uint32_t count, cap;
} Stems;

typedef struct Merger {
    Finder *f;
    Arena *arena;
    Stems *of_group;
    int32_t *partner; /* of each group: with which it would gain most, or PROBLEM_NONE */
    double *gain;
    Stems joined; /* room for all stems */
} Merger;


static Stems stems_make(Arena *a, uint32_t cap) {
    return (Stems){ arena_make(a, uint32_t, cap + 1), arena_make(a, uint32_t, cap + 1), 0, cap };
}

/* All groups' stems in one walk over the shares. */
static void list_stems(Merger *m) {
    Finder *f = m->f;
    uint32_t *counts = arena_make(m->arena, uint32_t, (size_t)f->group_count + 1);
    for (uint32_t w = 0; w < f->words.stem_count; w++)
        for (uint32_t i = 0; i < f->shares[w].count; i++)
            counts[f->shares[w].items[i].group]++;
    for (int32_t g = 0; g < f->group_count; g++)
        m->of_group[g] = stems_make(m->arena, counts[g]);
    m->joined = stems_make(m->arena, f->words.stem_count);
    for (uint32_t w = 0; w < f->words.stem_count; w++)
        for (uint32_t i = 0; i < f->shares[w].count; i++) {
            Stems *s = &m->of_group[f->shares[w].items[i].group];
            s->stems[s->count] = w;
            s->texts[s->count++] = f->shares[w].items[i].texts;
        }
}

/* What a person shaped takes single texts, as they come, and never a whole group: nobody who named
 * one thing is to find twenty others under that name. */
static bool may_merge(const Finder *f, int32_t one, int32_t other) {
    return one != other && !f->groups[one].fixed && !f->groups[other].fixed;
}

/* What one stem adds when groups with x and y texts of it become one. */
static double stem_gain(double prior, double x, double y) {
    return lgamma(prior + x + y) - lgamma(prior + x) - lgamma(prior + y) + lgamma(prior);
}

/* What remains of the gain: the sums of stems, and that large groups are likely to grow. */
static double size_gain(const Finder *f, const Group *x, const Group *y) {
    double sizes = lgamma(x->texts + y->texts) - lgamma(x->texts) - lgamma(y->texts);
    return log_rising(f->mass, x->tokens) + log_rising(f->mass, y->tokens) -
           log_rising(f->mass, x->tokens + y->tokens) + f->size_weight * sizes - log_concentration;
}

/* Finds the partner of a group, and offers it to the others as theirs. */
static void find_partner(Merger *m, int32_t group) {
    Finder *f = m->f;
    const Stems *s = &m->of_group[group];
    f->touched_count = 0;
    m->partner[group] = PROBLEM_NONE;
    m->gain[group] = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        const Shares *others = &f->shares[s->stems[i]];
        double prior = f->words.prior[s->stems[i]], weight = f->words.weight[s->stems[i]];
        for (uint32_t k = 0; k < others->count; k++)
            if (may_merge(f, group, others->items[k].group))
                add_score(f, others->items[k].group,
                          weight * stem_gain(prior, s->texts[i], others->items[k].texts));
    }
    for (int32_t i = 0; i < f->touched_count; i++) {
        int32_t other = f->touched[i];
        double gain = f->score[other] +
                      size_gain(f, &f->groups[group], &f->groups[other]);
        f->score[other] = 0;
        if (gain > m->gain[group]) {
            m->gain[group] = gain;
            m->partner[group] = other;
        }
        if (gain > m->gain[other]) {
            m->gain[other] = gain;
            m->partner[other] = group;
        }
    }
}

/* The stems of both into the first one, each once; lists are in the order of stems. */
static void join_stems(Merger *m, Stems *x, const Stems *y) {
    Stems *s = &m->joined;
    s->count = 0;
    for (uint32_t i = 0, k = 0; i < x->count || k < y->count; s->count++) {
        bool from_x = k == y->count || (i < x->count && x->stems[i] <= y->stems[k]);
        bool from_y = i == x->count || (k < y->count && y->stems[k] <= x->stems[i]);
        s->stems[s->count] = from_x ? x->stems[i] : y->stems[k];
        s->texts[s->count] = (from_x ? x->texts[i] : 0) + (from_y ? y->texts[k] : 0);
        i += from_x;
        k += from_y;
    }
    if (s->count > x->cap)
        *x = stems_make(m->arena, 2 * s->count);
    x->count = s->count;
    memcpy(x->stems, s->stems, s->count * sizeof *s->stems);
    memcpy(x->texts, s->texts, s->count * sizeof *s->texts);
}

static void merge(Merger *m, int32_t into, int32_t from) {
    Finder *f = m->f;
    const Stems *s = &m->of_group[from];
    for (uint32_t i = 0; i < s->count; i++) {
        share_take(&f->shares[s->stems[i]], from, s->texts[i]);
        share_add(f->arena, &f->shares[s->stems[i]], into, s->texts[i]);
    }
    join_stems(m, &m->of_group[into], s);
    f->groups[into].texts += f->groups[from].texts;
    f->groups[into].fixed += f->groups[from].fixed;
    f->groups[into].tokens += f->groups[from].tokens;
    f->groups[from] = (Group){ 0 };
    f->became[from] = into;
    m->partner[from] = PROBLEM_NONE;
    m->gain[from] = 0;
    for (int32_t g = 0; g < f->group_count; g++)
        if (f->groups[g].texts && f->work > 0 &&
            (g == into || m->partner[g] == into || m->partner[g] == from))
            find_partner(m, g);
}

static int32_t end_of(const int32_t *became, int32_t group) {
    while (became[group] != group)
        group = became[group];
    return group;
}

static void merge_all(Finder *f) {
    Arena *a CLEANUP(arena_free) = arena_new(POOL_BLOCK);
    size_t n = (size_t)f->group_count + 1;
    Merger m = { .f = f, .arena = a, .of_group = arena_make(a, Stems, n),
                 .partner = arena_make(a, int32_t, n), .gain = arena_make(a, double, n) };
    list_stems(&m);
    for (int32_t g = 0; g < f->group_count; g++)
        if (f->groups[g].texts && f->work > 0)
            find_partner(&m, g);
    for (;;) {
        int32_t best = 0;
        for (int32_t g = 1; g < f->group_count; g++)
            if (m.gain[g] > m.gain[best])
                best = g;
        if (f->group_count == 0 || f->work <= 0 || m.gain[best] <= 0)
            break;
        int32_t other = m.partner[best];
        bool is_older = best < other; /* a group that was given keeps its number */
        merge(&m, is_older ? best : other, is_older ? other : best);
    }
    for (size_t i = 0; i < f->text_count; i++)
        if (f->of_text[i] != PROBLEM_NONE)
            f->of_text[i] = end_of(f->became, f->of_text[i]);
}

/* ---- the result ---- */

/* Those who are in a group for want of a better one leave it. */
static void part(Finder *f) {
    for (size_t i = 0; i < f->text_count; i++) {
        bool is_weak = may_move(f, i) && f->margin[i] <= belong_least;
        if (is_weak && f->of_text[i] != PROBLEM_NONE)
            take_out(f, i);
    }
    bool *is_small = arena_make(f->arena, bool, (size_t)f->group_count + 1);
    for (int32_t g = f->given; g < f->group_count; g++)
        is_small[g] = f->groups[g].texts < PROBLEM_SIZE_LEAST;
    for (size_t i = 0; i < f->text_count; i++)
        if (f->of_text[i] != PROBLEM_NONE && is_small[f->of_text[i]])
            take_out(f, i);
}

/* ---- said in the same words ---- */

typedef struct Same { /* texts whose core is the same */
    uint32_t alone;   /* that are in no group */
    int32_t group;    /* of one that is, or made for them */
} Same;

/* Words that all use tell nothing, so the commonest complaint would be no problem once it is
 * everywhere. Those that say the same are one all the same, however usual their words are. */
static void gather_same(Finder *f, uint64_t seed) {
    Map same = map_new(f->arena, seed);
    Same **of_text = arena_make(f->arena, Same *, f->text_count + 1);
    for (size_t i = 0; i < f->text_count; i++) {
        Str core = problem_core(f->arena, f->texts[i].normal);
        if (core.n == 0)
            continue;
        void **slot = map_at(&same, core);
        if (*slot == NULL) {
            Same *fresh = arena_make(f->arena, Same, 1);
            *fresh = (Same){ .group = PROBLEM_NONE };
            *slot = fresh;
        }
        of_text[i] = *slot;
        if (f->of_text[i] == PROBLEM_NONE)
            of_text[i]->alone++;
        else if (of_text[i]->group == PROBLEM_NONE)
            of_text[i]->group = f->of_text[i];
    }
    for (size_t i = 0; i < f->text_count; i++) {
        Same *s = of_text[i];
        if (s == NULL || f->of_text[i] != PROBLEM_NONE)
            continue;
        if (s->group == PROBLEM_NONE && s->alone >= PROBLEM_SIZE_LEAST)
            s->group = fresh_group(f);
        if (s->group != PROBLEM_NONE)
            put(f, i, s->group);
    }
}

typedef struct Sign {
    uint32_t stem;
    double weight, places; /* sum of its places in the texts */
    uint32_t texts;
} Sign;

typedef struct Signs {
    Sign best[WORDS_SHOWN];
    uint32_t count;
} Signs;

static void consider(Signs *s, Sign sign) {
    uint32_t at = s->count < WORDS_SHOWN ? s->count++ : WORDS_SHOWN;
    for (; at > 0 && s->best[at - 1].weight < sign.weight; at--)
        if (at < WORDS_SHOWN)
            s->best[at] = s->best[at - 1];
    if (at < WORDS_SHOWN)
        s->best[at] = sign;
}

/* What is said much more often in the group than elsewhere, by at least a tenth of it. */
static Signs *signs_of(Finder *f) {
    Signs *all = arena_make(f->arena, Signs, (size_t)f->group_count + 1);
    for (uint32_t w = 0; w < f->words.stem_count; w++)
        for (uint32_t i = 0; i < f->shares[w].count; i++) {
            const Share *s = &f->shares[w].items[i];
            const Group *g = &f->groups[s->group];
            double usual = f->words.prior[w] / f->mass, here = s->texts / g->tokens;
            if (f->words.tells[w] && s->texts > 1 && 10 * s->texts >= g->texts && here > usual)
                consider(&all[s->group],
                         (Sign){ .stem = w, .weight = s->texts * log(here / usual) });
        }
    for (size_t i = 0; i < f->text_count; i++) {
        const Bag *b = &f->words.bags[i];
        Signs *s = f->of_text[i] == PROBLEM_NONE ? NULL : &all[f->of_text[i]];
        for (uint32_t k = 0; s && k < b->count; k++)
            for (uint32_t n = 0; n < s->count; n++)
                if (s->best[n].stem == b->stems[k]) {
                    s->best[n].places += (double)k / b->count;
                    s->best[n].texts++;
                }
    }
    return all;
}

static double place(const Sign *s) { return s->texts ? s->places / s->texts : 1; }

static Str words_shown(Finder *f, Signs *s) {
    Buf words = buf_new(f->arena, 4096);
    for (uint32_t i = 1; i < s->count; i++)
        for (uint32_t k = i; k > 0 && place(&s->best[k]) < place(&s->best[k - 1]); k--) {
            Sign other = s->best[k];
            s->best[k] = s->best[k - 1];
            s->best[k - 1] = other;
        }
    for (uint32_t i = 0; i < s->count; i++) {
        if (i)
            buf_putc(&words, ' ');
        buf_put(&words, f->words.surface[s->best[i].stem]);
    }
    return buf_str(&words);
}

/* New groups get numbers behind those given, by their first text. */
static void report(Finder *f, Problems *out) {
    int32_t *number = arena_make(f->arena, int32_t, (size_t)f->group_count + 1);
    Signs *signs = signs_of(f);
    int32_t count = f->given;
    for (int32_t g = 0; g < f->group_count; g++)
        number[g] = g < f->given ? g : PROBLEM_NONE;
    for (size_t i = 0; i < f->text_count; i++) {
        int32_t *of = &f->of_text[i];
        if (*of != PROBLEM_NONE && number[*of] == PROBLEM_NONE)
            number[*of] = count++;
    }
    out->groups = arena_make(f->arena, ProblemGroup, (size_t)count + 1);
    out->group_count = (size_t)count;
    for (int32_t g = 0; g < f->group_count; g++)
        if (number[g] != PROBLEM_NONE)
            out->groups[number[g]] =
                (ProblemGroup){ words_shown(f, &signs[g]), f->groups[g].texts };
    for (size_t i = 0; i < f->text_count; i++)
        if (f->of_text[i] != PROBLEM_NONE) {
            f->of_text[i] = number[f->of_text[i]];
            ProblemGroup *g = &out->groups[f->of_text[i]];
            if (g->words.n == 0 && g->count >= PROBLEM_SIZE_LEAST) /* all it says is usual */
                g->words = problem_core_shown(f->arena, f->texts[i].normal, WORDS_SHOWN);
        }
    for (int32_t g = 0; g < f->given; g++)
        f->became[g] = number[end_of(f->became, g)];
    out->of_text = f->of_text;
    out->became = f->became;
}

static Finder finder_make(Arena *a, const ProblemSearch *s) {
    size_t texts = s->count < PROBLEM_TEXTS_MOST ? s->count : PROBLEM_TEXTS_MOST, given = 0;
    for (size_t i = 0; i < texts; i++)
        if (s->texts[i].group != PROBLEM_NONE && (size_t)s->texts[i].group >= given)
            given = (size_t)s->texts[i].group + 1;
    size_t groups = given + texts + 1;
    Finder f = { .arena = a, .texts = s->texts, .text_count = texts, .given = (int32_t)given,
                 .group_count = (int32_t)given,
                 .work = WORK_MOST,
                 .mass = mass_least + mass_more * (double)texts / ((double)texts + mass_half),
                 .size_weight = (double)texts / ((double)texts + sizes_known),
                 .groups = arena_make(a, Group, groups),
                 .of_text = arena_make(a, int32_t, s->count + 1),
                 .became = arena_make(a, int32_t, groups),
                 .margin = arena_make(a, double, texts + 1),
                 .score = arena_make(a, double, groups),
                 .touched = arena_make(a, int32_t, groups) };
    for (size_t i = 0; i < s->count; i++)
        f.of_text[i] = PROBLEM_NONE;
    for (size_t g = 0; g < groups; g++)
        f.became[g] = (int32_t)g;
    ProblemSearch looked_at = *s;
    looked_at.count = texts;
    vocabulary_make(a, &looked_at, f.mass, &f.words);
    f.shares = arena_make(a, Shares, (size_t)f.words.stem_count + 1);
    return f;
}

void problems_find(Arena *a, const ProblemSearch *search, Problems *out) {
    Finder f = finder_make(a, search);
    take_in(&f);
    for (int round = 0; round < ROUNDS; round++) {
        settle(&f);
        merge_all(&f);
    }
    f.work = WORK_MOST / 4; /* whoever took long, who belongs where is asked once more */
    settle(&f);
    part(&f);
    gather_same(&f, search->seed);
    report(&f, out);
}
