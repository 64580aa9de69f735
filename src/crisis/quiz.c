#include "crisis/quiz.h"

#include "desk/audit.h"
#include "desk/event.h"

static const Field question_fields[] = {
    FIELD(QuizQuestion, name, .doc = "A field of the policy, or a rule that always holds"),
    FIELD(QuizQuestion, clause),
    FIELD(QuizQuestion, number, .doc = "Of the clause"),
    FIELD_LIST_OF(QuizQuestion, choices, NULL, .doc = "Values to choose from"),
};
static const Model question_model = MODEL(QuizQuestion, question_fields);

static const Field quiz_fields[] = {
    FIELD(Quiz, id, .flags = FIELD_OPTIONAL, .doc = "Of the open try; none: begin one"),
    FIELD(Quiz, policy_version),
    FIELD(Quiz, passed_version, .doc = "The newest one passed; 0: none"),
    FIELD_TIME_OF(Quiz, next_at, .flags = FIELD_OPTIONAL, .doc = "After a failed try"),
    FIELD(Quiz, is_asked, .doc = "The policy asks for it before one sends"),
    FIELD_LIST_OF(Quiz, questions, &question_model),
};
const Model quiz_model = MODEL(Quiz, quiz_fields);

static const Field answers_fields[] = {
    FIELD_LIST_OF(QuizAnswers, choices, NULL, .flags = FIELD_REQUIRED, .max = QUIZ_QUESTIONS,
                  .doc = "The value chosen for each question, in their order"),
};
const Model quiz_answers_model = MODEL(QuizAnswers, answers_fields);

static const Field result_fields[] = {
    FIELD(QuizResult, correct),
    FIELD(QuizResult, of),
    FIELD(QuizResult, is_passed),
    FIELD_TIME_OF(QuizResult, next_at, .flags = FIELD_OPTIONAL, .doc = "After a failed try"),
    FIELD_LIST_OF(QuizResult, wrong, &question_model),
};
const Model quiz_result_model = MODEL(QuizResult, result_fields);

static const Field person_fields[] = {
    FIELD(QuizPerson, staff_id),
    FIELD(QuizPerson, staff_name),
    FIELD_ENUM_OF(QuizPerson, role, role_names),
    FIELD(QuizPerson, passed_version, .doc = "The newest one passed; 0: none"),
    FIELD_TIME_OF(QuizPerson, passed_at, .flags = FIELD_OPTIONAL),
    FIELD(QuizPerson, tries),
};
const Model quiz_person_model = MODEL(QuizPerson, person_fields);

typedef struct Try {
    int64_t id, version, seed, began_at, ended_at, correct;
    bool is_passed;
} Try;
static const Field try_fields[] = {
    FIELD(Try, id),       FIELD(Try, version), FIELD(Try, seed),      FIELD(Try, began_at),
    FIELD(Try, ended_at), FIELD(Try, correct), FIELD(Try, is_passed),
};
static const Model try_model = MODEL(Try, try_fields);

/* Where somebody stands: the policy, their last try, and what follows from both. */
typedef struct Standing {
    Policy policy;
    Try last;
    bool is_open;
    int64_t next_at; /* 0: a try may begin */
} Standing;

static NODISCARD Err stand(Db *db, Arena *a, const Caller *by, Standing *s, Error *e) {
    bool found;
    *s = (Standing){ 0 };
    TRY(policy_get(db, a, by->brand_id, &s->policy, e));
    TRY(db_maybe(db, a, Q_QUIZ_LAST, DB_ARGS(DB_V(by->brand_id), DB_V(by->staff_id)), &try_model,
                 &s->last, &found, e));
    if (!found)
        return ERR_OK;
    s->is_open = s->last.ended_at == 0 && s->last.version == s->policy.policy_version &&
                 by->now < s->last.began_at + QUIZ_OPEN;
    if (s->last.ended_at && !s->last.is_passed && by->now < s->last.ended_at + QUIZ_WAIT)
        s->next_at = s->last.ended_at + QUIZ_WAIT;
    return ERR_OK;
}

static QuizQuestion *questions_of(Arena *a, const Standing *s) {
    QuizQuestion *q = arena_make(a, QuizQuestion, QUIZ_QUESTIONS);
    quiz_build(a, &s->policy, (uint64_t)s->last.seed, q);
    return q;
}

Err quiz_get(Db *db, Arena *a, const Caller *by, Quiz *out, Error *e) {
    Standing s;
    TRY(stand(db, a, by, &s, e));
    *out = (Quiz){ .policy_version = s.policy.policy_version, .next_at = s.next_at,
                   .is_asked = s.policy.quiz_first };
    if (s.is_open) {
        out->id = s.last.id;
        out->questions = (List){ questions_of(a, &s), QUIZ_QUESTIONS };
    }
    return db_i64(db, Q_QUIZ_PASSED, DB_ARGS(DB_V(by->brand_id), DB_V(by->staff_id)),
                  &out->passed_version, e);
}

Err quiz_begin(Db *db, Arena *a, const Caller *by, int64_t seed, Quiz *out, Error *e) {
    Standing s;
    int64_t id;
    TRY(stand(db, a, by, &s, e));
    if (s.is_open)
        return quiz_get(db, a, by, out, e);
    if (s.next_at)
        FAIL(e, ERR_LIMIT, "read the policy once more: the next try begins in %lld seconds",
             (long long)(s.next_at - by->now));
    TRY(db_i64(db, Q_QUIZ_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(by->staff_id), DB_V(s.policy.policy_version),
                       DB_V(seed), DB_V(by->now)),
               &id, e));
    return quiz_get(db, a, by, out, e);
}

static NODISCARD Err keep(Db *db, const Caller *by, const Standing *s, const QuizResult *r,
                          Error *e) {
    SCRATCH(a);
    TRY(db_run(db, Q_QUIZ_END,
               DB_ARGS(DB_V(by->brand_id), DB_V(by->staff_id), DB_V(s->last.id), DB_V(by->now),
                       DB_V(r->correct), DB_V(r->is_passed)),
               NULL, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = r->is_passed ? "crisis.quiz_pass" : "crisis.quiz_fail",
                               .object = "policy", .object_id = s->policy.policy_version,
                               .detail = str_fmt(a, "correct=%lld of %d", (long long)r->correct,
                                                 QUIZ_QUESTIONS) },
                  e));
    return event_add(db, by->brand_id, EVENT_SETTINGS, 0, by->now, e);
}

Err quiz_answer(Db *db, Arena *a, const Caller *by, int64_t id, const QuizAnswers *form,
                QuizResult *out, Error *e) {
    Standing s;
    const Str *chosen = form->choices.items;
    TRY(stand(db, a, by, &s, e));
    if (s.last.id != id)
        FAIL(e, ERR_NOT_FOUND, "no such try of yours");
    if (!s.is_open)
        FAIL(e, ERR_CONFLICT, "this try is over, or the policy changed: begin again");
    if (form->choices.count != QUIZ_QUESTIONS)
        FAIL_FIELD(e, "choices", "must hold %d answers, one for each question", QUIZ_QUESTIONS);
    QuizQuestion *q = questions_of(a, &s), *wrong = arena_make(a, QuizQuestion, QUIZ_QUESTIONS);
    *out = (QuizResult){ .of = QUIZ_QUESTIONS, .wrong = { wrong, 0 } };
    for (size_t i = 0; i < QUIZ_QUESTIONS; i++) {
        const Str *choices = q[i].choices.items;
        if (str_eq(chosen[i], choices[q[i].right]))
            out->correct++;
        else
            wrong[out->wrong.count++] = q[i];
    }
    out->is_passed = out->correct >= QUIZ_PASS;
    out->next_at = out->is_passed ? 0 : by->now + QUIZ_WAIT;
    return keep(db, by, &s, out, e);
}

Err quiz_results(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    return db_list(db, a, Q_QUIZ_RESULTS, DB_ARGS(DB_V(brand_id)), &quiz_person_model, out, e);
}
