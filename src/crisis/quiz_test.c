#include "crisis/quiz.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 20 * HOUR };

static Policy policy_of(TestShop *s) {
    Policy p = { 0 };
    CHECK_OK(policy_get(s->db, s->arena, s->brand_id, &p, &e));
    return p;
}

static Str right_of(const QuizQuestion *q) { return ((const Str *)q->choices.items)[q->right]; }

static bool asks(const QuizQuestion *q, const char *name) { return str_eq(q->name, str_c(name)); }

/* Choices differ from each other, and one of them is right. */
static void check_question(const QuizQuestion *q, const QuizQuestion *again) {
    const Str *choices = q->choices.items, *others = again->choices.items;
    CHECK(q->choices.count >= 2 && q->choices.count <= QUIZ_CHOICES_MOST);
    CHECK(q->right < q->choices.count && q->number > 0 && q->clause.n > 0);
    CHECK(str_eq(q->name, again->name) && q->choices.count == again->choices.count);
    for (size_t k = 0; k < q->choices.count; k++) {
        CHECK(str_eq(choices[k], others[k]));
        for (size_t n = 0; n < k; n++)
            CHECK(!str_eq(choices[k], choices[n]));
    }
}

TEST(questions_are_the_same_for_the_same_seed) {
    TEST_SHOP(s);
    QuizQuestion q[QUIZ_QUESTIONS], again[QUIZ_QUESTIONS];
    Policy p = policy_of(&s);
    bool differs = false;
    for (uint64_t seed = 0; seed < 300; seed++) {
        bool has_never = false;
        quiz_build(s.arena, &p, seed, q);
        quiz_build(s.arena, &p, seed, again);
        for (size_t i = 0; i < QUIZ_QUESTIONS; i++) {
            check_question(&q[i], &again[i]);
            has_never |= asks(&q[i], "never_leaves");
            for (size_t k = 0; k < i; k++)
                CHECK(!str_eq(q[k].name, q[i].name));
        }
        CHECK(has_never);
        quiz_build(s.arena, &p, seed + 1, again);
        differs |= !str_eq(q[0].name, again[0].name);
    }
    CHECK(differs);
}

TEST(what_is_right_is_what_the_policy_says) {
    TEST_SHOP(s);
    QuizQuestion q[QUIZ_QUESTIONS];
    Policy p = policy_of(&s);
    int asked = 0;
    p.clock_comment = 777; /* no usual value */
    p.limit_writer = 0;
    p.ban_days = 365;
    for (uint64_t seed = 0; seed < 300; seed++) {
        quiz_build(s.arena, &p, seed, q);
        for (size_t i = 0; i < QUIZ_QUESTIONS; i++) {
            const char *right = asks(&q[i], "clock_comment")    ? "777"
                                : asks(&q[i], "ban_days")       ? "365"
                                : asks(&q[i], "limit_writer")   ? "0"
                                : asks(&q[i], "four_eyes")      ? "true"
                                : asks(&q[i], "admission_role") ? "owner"
                                : asks(&q[i], "never_leaves")   ? "hate"
                                                                : NULL;
            if (right == NULL)
                continue;
            asked++;
            CHECK_STR(right_of(&q[i]), right);
        }
    }
    CHECK(asked > 600);
}

static QuizResult answer(TestShop *s, const Caller *by, const Quiz *quiz, size_t wrong) {
    QuizResult r = { 0 };
    Str chosen[QUIZ_QUESTIONS];
    const QuizQuestion *q = quiz->questions.items;
    CHECK(quiz->questions.count == QUIZ_QUESTIONS);
    for (size_t i = 0; i < QUIZ_QUESTIONS; i++)
        chosen[i] = i < wrong ? S("lain") : right_of(&q[i]);
    CHECK_OK(quiz_answer(s->db, s->arena, by, quiz->id,
                         &(QuizAnswers){ { chosen, QUIZ_QUESTIONS } }, &r, &e));
    return r;
}

TEST(seven_of_eight_pass_and_the_next_try_waits) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    Quiz quiz = { 0 }, again = { 0 };
    CHECK_OK(quiz_get(s.db, s.arena, &by, &quiz, &e));
    CHECK(quiz.id == 0 && quiz.passed_version == 0 && quiz.questions.count == 0);
    CHECK_OK(quiz_begin(s.db, s.arena, &by, 7, &quiz, &e));
    CHECK_OK(quiz_begin(s.db, s.arena, &by, 7, &again, &e));
    CHECK(again.id == quiz.id); /* nobody looks for easier questions */
    QuizResult r = answer(&s, &by, &quiz, 2);
    CHECK(!r.is_passed && r.correct == 6 && r.wrong.count == 2 && r.next_at == NOW + QUIZ_WAIT);
    CHECK(quiz_begin(s.db, s.arena, &by, 7, &quiz, &e) == ERR_LIMIT);
    by.now += QUIZ_WAIT;
    CHECK_OK(quiz_begin(s.db, s.arena, &by, 7, &quiz, &e));
    r = answer(&s, &by, &quiz, 1);
    CHECK(r.is_passed && r.correct == QUIZ_PASS);
    Str none[QUIZ_QUESTIONS] = { { 0 } };
    CHECK(quiz_answer(s.db, s.arena, &by, quiz.id, &(QuizAnswers){ { none, QUIZ_QUESTIONS } }, &r,
                      &e) == ERR_CONFLICT);
    Caller other = shop_second(&s, by.now);
    CHECK(quiz_answer(s.db, s.arena, &other, quiz.id, &(QuizAnswers){ { none, QUIZ_QUESTIONS } },
                      &r, &e) == ERR_NOT_FOUND);
    List list;
    CHECK_OK(quiz_results(s.db, s.arena, s.brand_id, &list, &e));
    const QuizPerson *people = list.items;
    for (size_t i = 0; i < list.count; i++)
        if (people[i].staff_id == by.staff_id)
            CHECK(people[i].passed_version == 1 && people[i].tries == 2);
}

TEST(who_did_not_pass_sends_nothing) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    Quiz quiz = { 0 };
    Policy p = policy_of(&s);
    p.quiz_first = true;
    CHECK_OK(policy_set(s.db, s.arena, &by, &p, &p, &e));
    CHECK(policy_may_send(s.db, &by, &p, &e) == ERR_DENIED);
    CHECK(e.clause.number == clause_number(CLAUSE_QUIZ));
    CHECK_OK(quiz_begin(s.db, s.arena, &by, 7, &quiz, &e));
    CHECK(quiz.is_asked);
    (void)answer(&s, &by, &quiz, QUIZ_QUESTIONS);
    CHECK(policy_may_send(s.db, &by, &p, &e) == ERR_DENIED);
    by.now += QUIZ_WAIT;
    CHECK_OK(quiz_begin(s.db, s.arena, &by, 7, &quiz, &e));
    (void)answer(&s, &by, &quiz, 0);
    CHECK_OK(policy_may_send(s.db, &by, &p, &e));
    /* a newer version: a week for its quiz, then not */
    CHECK_OK(policy_set(s.db, s.arena, &by, &p, &p, &e));
    CHECK_OK(policy_may_send(s.db, &by, &p, &e));
    CHECK_OK(quiz_begin(s.db, s.arena, &by, 7, &quiz, &e));
    by.now += POLICY_SIGN_GRACE;
    CHECK(policy_may_send(s.db, &by, &p, &e) == ERR_DENIED);
    CHECK_OK(policy_set(s.db, s.arena, &by, &p, &p, &e)); /* a try about the version before */
    QuizResult r = { 0 };
    Str none[QUIZ_QUESTIONS] = { { 0 } };
    CHECK(quiz_answer(s.db, s.arena, &by, quiz.id, &(QuizAnswers){ { none, QUIZ_QUESTIONS } }, &r,
                      &e) == ERR_CONFLICT);
}
