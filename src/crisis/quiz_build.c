/* Questions from a policy: one table of builders. */
#include "crisis/quiz.h"

#include "base/number.h"
#include "base/time.h"

/* ---- chance that can be told again ---- */

static uint64_t draw(uint64_t *seed) { /* SplitMix64 */
    uint64_t z = *seed += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static size_t below(uint64_t *seed, size_t n) { return (size_t)(draw(seed) % n); }

/* ---- what stands beside the right one ---- */

/* Values as people set them: the neighbours of the right one are plausible. */
static const int64_t lengths[] = { 10,        30,       MINUTE,     2 * MINUTE, 5 * MINUTE,
                                   10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR,
                                   8 * HOUR,  12 * HOUR, DAY,       2 * DAY,    3 * DAY };
static const int64_t amounts[] = { 25000,  50000,   100000,  200000, 300000,
                                   500000, 1000000, 2000000, 5000000 };
static const int64_t counts[] = { 1, 2, 3, 4, 5, 7, 10, 14, 30, 60, 90, 180, 365 };

static const char *const no_yes[] = { "false", "true", NULL };
static const char *const phones[] = { "free", "approved", "holding", "drafts", NULL };
static const char *const deletes[] = { "never", "hide_only", "guarded", NULL };
static const char *const higher[] = { "approver", "admin", "owner", NULL };

/* What holds under every policy: the first is right, the others are allowed, or do count. */
static const char *const never_leaves[] = { "hate", "holding_answer", "late_answer", "next_word",
                                            NULL };
static const char *const never_strike[] = { "criticism", "insult", "threat", "spam", NULL };
static const char *const wall_hours[] = { "72", "24", "48", "168", NULL };

typedef struct Builder {
    const char *name;
    Clause clause;
    const int64_t *ladder; /* of numbers; NULL: names */
    size_t rungs;
    const char *const *names;
    bool is_fixed; /* the first name is right, whatever the policy */
} Builder;
#define NUMBER(field, of, table) \
    { .name = field, .clause = (of), .ladder = (table), .rungs = COUNT(table) }
#define NAMES(field, of, table) { .name = field, .clause = (of), .names = (table) }
#define ALWAYS(word, of, table) \
    { .name = (word), .clause = (of), .names = (table), .is_fixed = true }

static const Builder builders[] = {
    ALWAYS("never_leaves", CLAUSE_HATE, never_leaves),
    ALWAYS("never_strike", CLAUSE_CRITICISM, never_strike),
    ALWAYS("wall_hours", CLAUSE_WALL, wall_hours),
    NUMBER("clock_comment", CLAUSE_CLOCKS, lengths),
    NUMBER("clock_chat", CLAUSE_CLOCKS, lengths),
    NUMBER("clock_marketplace", CLAUSE_CLOCKS, lengths),
    NUMBER("clock_review", CLAUSE_CLOCKS, lengths),
    NUMBER("clock_mail", CLAUSE_CLOCKS, lengths),
    NUMBER("clock_grave", CLAUSE_GRAVE, lengths),
    NUMBER("watch_most", CLAUSE_WATCH, lengths),
    NUMBER("limit_writer", CLAUSE_LIMITS, amounts),
    NUMBER("limit_approver", CLAUSE_LIMITS, amounts),
    NUMBER("strikes", CLAUSE_STRIKES, counts),
    NUMBER("ban_days", CLAUSE_STRIKES, counts),
    NAMES("four_eyes", CLAUSE_FOUR_EYES, no_yes),
    NAMES("holding_free", CLAUSE_HOLDING, no_yes),
    NAMES("next_word_only", CLAUSE_NEXT_WORD, no_yes),
    NAMES("decline_reason", CLAUSE_DECLINE, no_yes),
    NAMES("promises_bind", CLAUSE_PROMISES, no_yes),
    NAMES("phone", CLAUSE_PHONE, phones),
    NAMES("delete_rule", CLAUSE_DELETE, deletes),
    NAMES("admission_role", CLAUSE_ADMISSION, higher),
};
enum { FIXED = 2 }; /* what must never be done is always asked */
static_assert(COUNT(builders) >= QUIZ_QUESTIONS, "enough to choose from");

/* ---- one question ---- */

/* What the policy says, as JSON writes it, without quotes. */
static Str value_of(Arena *a, const Policy *p, const char *name) {
    const Field *f = model_find(&policy_model, str_c(name));
    const char *at = (const char *)p + f->offset;
    if (f->type == FIELD_BOOL)
        return str_c(no_yes[*(const bool *)(const void *)at]);
    if (f->type == FIELD_ENUM)
        return str_c(f->names[*(const int *)(const void *)at]);
    return str_fmt(a, "%lld", (long long)*(const int64_t *)(const void *)at);
}

/* The right one and up to three rungs near it. */
static size_t near(Arena *a, const Builder *b, Str right, uint64_t *seed, Str *out) {
    int64_t value = 0;
    size_t place = 0, count = 1, first;
    (void)parse_i64(right, INT64_MIN, INT64_MAX, &value);
    out[0] = right;
    while (place < b->rungs && b->ladder[place] < value)
        place++;
    first = place - (place < 2 ? place : 1 + below(seed, 2));
    if (first + QUIZ_CHOICES_MOST + 1 > b->rungs)
        first = b->rungs - QUIZ_CHOICES_MOST - 1;
    for (size_t i = first; i < b->rungs && count < QUIZ_CHOICES_MOST; i++)
        if (b->ladder[i] != value)
            out[count++] = str_fmt(a, "%lld", (long long)b->ladder[i]);
    return count;
}

static size_t named(const Builder *b, Str right, Str *out) {
    size_t count = 1;
    out[0] = right;
    for (size_t i = 0; b->names[i] && count < QUIZ_CHOICES_MOST; i++)
        if (!str_eq(str_c(b->names[i]), right))
            out[count++] = str_c(b->names[i]);
    return count;
}

static void shuffle(Str *items, size_t n, uint64_t *seed) {
    for (size_t i = n; i > 1; i--) {
        size_t k = below(seed, i);
        Str was = items[i - 1];
        items[i - 1] = items[k];
        items[k] = was;
    }
}

static QuizQuestion build(Arena *a, const Policy *p, const Builder *b, uint64_t *seed) {
    Str *choices = arena_make(a, Str, QUIZ_CHOICES_MOST);
    Str right = b->is_fixed ? str_c(b->names[0]) : value_of(a, p, b->name);
    size_t count = b->ladder ? near(a, b, right, seed, choices) : named(b, right, choices);
    QuizQuestion q = { .name = str_c(b->name), .clause = clause_name(b->clause),
                       .number = clause_number(b->clause), .choices = { choices, count } };
    shuffle(choices, count, seed);
    while (!str_eq(choices[q.right], right))
        q.right++;
    return q;
}

void quiz_build(Arena *a, const Policy *p, uint64_t seed, QuizQuestion *questions) {
    const Builder *order[COUNT(builders)];
    for (size_t i = 0; i < COUNT(builders); i++)
        order[i] = &builders[i];
    for (size_t i = COUNT(builders); i > FIXED + 1; i--) { /* the others by chance */
        size_t k = FIXED + below(&seed, i - FIXED);
        const Builder *was = order[i - 1];
        order[i - 1] = order[k];
        order[k] = was;
    }
    for (size_t i = QUIZ_QUESTIONS; i > 1; i--) { /* and the chosen in any order */
        size_t k = below(&seed, i);
        const Builder *was = order[i - 1];
        order[i - 1] = order[k];
        order[k] = was;
    }
    for (size_t i = 0; i < QUIZ_QUESTIONS; i++)
        questions[i] = build(a, p, order[i], &seed);
}
