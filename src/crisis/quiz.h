/* quiz.h - Kuis kebijakan: questions made from the policy in force, so that who sends for the
 * business knows its rules (Policy.quiz_first asks for it, desk/may_send.c).
 *
 * A question names a clause and gives values to choose from; the words stand in the interface. The
 * same policy and seed make the same questions in the same order, so a try is kept as its seed. */
#ifndef CRISIS_QUIZ_H
#define CRISIS_QUIZ_H

#include "desk/clause.h"

enum {
    QUIZ_QUESTIONS = 8,
    QUIZ_PASS = 7,
    QUIZ_CHOICES_MOST = 4,
    QUIZ_WAIT = 600,  /* seconds from a failed try to the next */
    QUIZ_OPEN = 3600, /* a try that was begun is gone on with for so long */
};

typedef struct QuizQuestion {
    Str name;     /* a field of the policy, or a rule that always holds ("never_leaves") */
    Str clause;   /* its name */
    int64_t number;
    List choices; /* of Str: values of that field ("3600", "true", "approver"), or names */
    size_t right; /* never told: index of the right choice */
} QuizQuestion;

/* Pure. `questions` is QUIZ_QUESTIONS long; texts live in `a`. */
void quiz_build(Arena *a, const Policy *p, uint64_t seed, QuizQuestion *questions);

typedef struct Quiz {
    int64_t id; /* of the try; 0: none is open */
    int64_t policy_version;
    int64_t passed_version; /* the newest one passed; 0: none */
    int64_t next_at;        /* a failed try: the next may begin then; 0: now */
    bool is_asked;          /* the policy asks for it before one sends */
    List questions;         /* of QuizQuestion */
} Quiz;
extern const Model quiz_model;
/* One's own standing, with the questions of a try that is open. */
NODISCARD Err quiz_get(Db *db, Arena *a, const Caller *by, Quiz *out, Error *e);
/* Begins a try with this seed, 0 and up, or goes on with the open one. ERR_LIMIT before next_at. */
NODISCARD Err quiz_begin(Db *db, Arena *a, const Caller *by, int64_t seed, Quiz *out, Error *e);

typedef struct QuizAnswers {
    List choices; /* of Str: the value chosen for each question, in their order */
} QuizAnswers;
extern const Model quiz_answers_model;

typedef struct QuizResult {
    int64_t correct, of;
    bool is_passed;
    int64_t next_at;
    List wrong; /* of QuizQuestion, without what is right: to read again in the policy */
} QuizResult;
extern const Model quiz_result_model;
/* Of one's own open try: ERR_CONFLICT when it ended, or the policy has a newer version. */
NODISCARD Err quiz_answer(Db *db, Arena *a, const Caller *by, int64_t id, const QuizAnswers *form,
                          QuizResult *out, Error *e);

typedef struct QuizPerson {
    int64_t staff_id;
    Str staff_name;
    Role role;
    int64_t passed_version, passed_at, tries;
} QuizPerson;
extern const Model quiz_person_model;
/* Every person of the brand. */
NODISCARD Err quiz_results(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);

#endif
