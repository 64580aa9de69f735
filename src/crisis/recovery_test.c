/* From the cause to the lesson. */
#include "crisis/cause.h"
#include "crisis/corrective.h"
#include "crisis/exit_test.h"
#include "crisis/lesson.h"
#include "crisis/recovery.h"
#include "crisis/room.h"
#include "crisis/update.h"
#include "desk/intake.h"
#include "desk/policy.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 20 * HOUR };

static Crisis opened(TestShop *s) {
    Crisis c = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(
        crisis_open(s->db, s->arena, &by, &(CrisisForm){ .name = S("Kemasan bocor") }, &c, &e));
    return c;
}

static List one_why(TestShop *s) {
    CauseWhy *w = arena_make(s->arena, CauseWhy, 1);
    *w = (CauseWhy){ S("Mengapa bocor?"), S("Segel dipasang terbalik") };
    return (List){ w, 1 };
}

TEST(a_cause_needs_evidence_before_it_counts_as_known) {
    TEST_SHOP(s);
    Crisis c = opened(&s);
    Caller by = shop_person(&s, NOW + HOUR);
    RootCause cause;
    CHECK_OK(root_cause_write(s.db, s.arena, &by, c.id,
                              &(RootCauseForm){ .whys = one_why(&s), .text = S("Segel terbalik") },
                              &cause, &e));
    CHECK(cause.version == 1 && cause.whys.count == 1);
    CHECK(root_cause_know(s.db, s.arena, &by, c.id,
                          &(RootCauseKnown){ .is_known = true, .version = 1 }, &cause,
                          &e) == ERR_INVALID);
    CHECK_OK(root_cause_write(s.db, s.arena, &by, c.id,
                              &(RootCauseForm){ .whys = one_why(&s),
                                                .text = S("Segel terbalik"),
                                                .evidence = S("Foto lini 2"),
                                                .version = 1 },
                              &cause, &e));
    CHECK_OK(root_cause_know(s.db, s.arena, &by, c.id,
                             &(RootCauseKnown){ .is_known = true, .version = 2 }, &cause, &e));
    CHECK_OK(crisis_get(s.db, s.arena, s.brand_id, c.id, &c, &e));
    CHECK(c.cause_known_at == by.now);
    CHECK(root_cause_write(s.db, s.arena, &by, c.id,
                           &(RootCauseForm){ .whys = one_why(&s), .version = 3 }, &cause,
                           &e) == ERR_CONFLICT);
    CHECK(root_cause_know(s.db, s.arena, &by, c.id, &(RootCauseKnown){ .version = 3 }, &cause,
                          &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "reason");
    CHECK_OK(root_cause_know(s.db, s.arena, &by, c.id,
                             &(RootCauseKnown){ .reason = S("foto salah"), .version = 3 }, &cause,
                             &e));
    CHECK_OK(crisis_get(s.db, s.arena, s.brand_id, c.id, &c, &e));
    CHECK(c.cause_known_at == 0);
}

TEST(two_who_write_the_cause_lose_nothing) {
    TEST_SHOP(s);
    Crisis c = opened(&s);
    Caller by = shop_person(&s, NOW + HOUR);
    RootCause cause;
    CHECK_OK(root_cause_write(s.db, s.arena, &by, c.id, &(RootCauseForm){ .text = S("satu") },
                              &cause, &e));
    CHECK(root_cause_write(s.db, s.arena, &by, c.id, &(RootCauseForm){ .text = S("dua") }, &cause,
                           &e) == ERR_CONFLICT);
    CHECK_OK(root_cause_get(s.db, s.arena, &by, c.id, &cause, &e));
    CHECK_STR(cause.text, "satu");
}

static CorrectiveAct changed(TestShop *s, Caller by, const CorrectiveAct *of,
                             CorrectiveChange change, Err want) {
    CorrectiveAct out = { 0 };
    change.version = of->version;
    CHECK(corrective_do(s->db, s->arena, &by, of->id, &change, &out, &e) == want);
    return out;
}

TEST(a_corrective_act_is_done_with_proof_and_its_effect_looked_at) {
    TEST_SHOP(s);
    Crisis c = opened(&s);
    Caller by = shop_person(&s, NOW + HOUR);
    CorrectiveAct a;
    CHECK_OK(corrective_add(s.db, s.arena, &by, c.id,
                            &(CorrectiveForm){ .kind = CORRECTIVE_PREVENT,
                                               .text = S("Periksa segel tiap pagi"),
                                               .due_at = NOW + 7 * DAY },
                            &a, &e));
    CHECK(a.state == CORRECTIVE_OPEN && !a.is_late && a.owner_id == s.staff_id);
    changed(&s, by, &a, (CorrectiveChange){ .act = CORRECTIVE_CHECK, .remark = S("x") },
            ERR_CONFLICT);
    changed(&s, by, &a, (CorrectiveChange){ .act = CORRECTIVE_DO }, ERR_INVALID);
    CHECK_STR(str_c(e.field), "proof");
    by.now = NOW + 8 * DAY;
    List list;
    CHECK_OK(corrective_list(s.db, s.arena, &by, 0, &list, &e));
    CHECK(list.count == 1 && ((const CorrectiveAct *)list.items)->is_late);
    a = changed(&s, by, &a, (CorrectiveChange){ .act = CORRECTIVE_DO, .proof = S("buku cek") },
                ERR_OK);
    CHECK(a.state == CORRECTIVE_DONE && a.check_at == by.now + 30 * DAY);
    by.now += 31 * DAY;
    a = changed(&s, by, &a,
                (CorrectiveChange){ .act = CORRECTIVE_CHECK,
                                    .effect = EFFECT_WORKED,
                                    .remark = S("tidak ada yang bocor") },
                ERR_OK);
    CHECK(a.state == CORRECTIVE_CHECKED && !a.is_late && str_eq(a.effect, S("worked")));
    CHECK_OK(corrective_list(s.db, s.arena, &by, 0, &list, &e));
    CHECK(list.count == 0);
}

/* The thirty days run from the day it was really done; a day that was chosen stays. */
TEST(what_was_done_too_early_is_looked_at_after_it_was_done) {
    TEST_SHOP(s);
    Crisis c = opened(&s);
    Caller by = shop_person(&s, NOW + HOUR);
    const int64_t chosen[] = { 0, NOW + 90 * DAY };
    for (size_t i = 0; i < COUNT(chosen); i++) {
        CorrectiveAct a;
        CHECK_OK(corrective_add(s.db, s.arena, &by, c.id,
                                &(CorrectiveForm){ .kind = CORRECTIVE_PREVENT,
                                                   .text = S("Periksa segel tiap pagi"),
                                                   .due_at = NOW + 7 * DAY,
                                                   .check_at = chosen[i] },
                                &a, &e));
        a = changed(&s, by, &a, (CorrectiveChange){ .act = CORRECTIVE_DO, .proof = S("foto") },
                    ERR_OK);
        a = changed(&s, by, &a, (CorrectiveChange){ .act = CORRECTIVE_UNDO }, ERR_OK);
        CHECK(a.check_at == chosen[i]);
        Caller later = shop_person(&s, NOW + 20 * DAY);
        a = changed(&s, later, &a, (CorrectiveChange){ .act = CORRECTIVE_DO, .proof = S("foto") },
                    ERR_OK);
        CHECK(a.check_at == (chosen[i] ? chosen[i] : later.now + 30 * DAY));
    }
}

TEST(a_lesson_and_a_changed_register_let_a_crisis_close) {
    TEST_SHOP(s);
    Crisis c = opened(&s);
    Caller by = shop_person(&s, NOW + DAY);
    ReturnState state;
    Lesson lesson = { 0 };
    List list;
    Str next;
    CHECK_OK(return_state(s.db, &by, &c, &state, &e));
    CHECK(!state.has_lesson && !state.has_changed);
    CHECK(lesson_add(s.db, s.arena, &by, c.id,
                     &(LessonForm){ .text = S("x"), .change_kind = CHANGE_POLICY }, &lesson,
                     &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "change");
    CHECK_OK(lesson_add(s.db, s.arena, &by, c.id,
                        &(LessonForm){ .kind = LESSON_WRONG,
                                       .text = S("Kata pertama terlambat"),
                                       .change = S("Jam tanggap 30 menit"),
                                       .change_kind = CHANGE_POLICY },
                        &lesson, &e));
    Policy p = { 0 };
    CHECK_OK(policy_get(s.db, s.arena, s.brand_id, &p, &e));
    p.clock_comment = 30 * MINUTE;
    CHECK_OK(policy_set(s.db, s.arena, &by, &p, &p, &e));
    CHECK_OK(return_state(s.db, &by, &c, &state, &e));
    CHECK(state.has_lesson && state.has_changed && state.unanswered == 0);
    CHECK_OK(
        lesson_list(s.db, s.arena, &by, &(LessonFilter){ .crisis_id = c.id }, &list, &next, &e));
    CHECK(list.count == 1);
    CHECK_OK(lesson_remove(s.db, s.arena, &by, lesson.id, true, &e));
    CHECK_OK(return_state(s.db, &by, &c, &state, &e));
    CHECK(!state.has_lesson);
    CHECK_OK(lesson_remove(s.db, s.arena, &by, lesson.id, false, &e));
    CHECK_OK(lesson_list(s.db, s.arena, &by, &(LessonFilter){ 0 }, &list, &next, &e));
    CHECK(list.count == 1);
}

TEST(how_it_goes_is_compared_with_the_weeks_before) {
    TEST_SHOP(s);
    Crisis c = opened(&s);
    for (int d = -28; d < 30; d++)
        shop_count(&s, c.opened_at + d * DAY + HOUR, 10, d < 0 ? 1 : 3, 2);
    Caller by = shop_person(&s, c.opened_at + 31 * DAY);
    Recovery r;
    CHECK_OK(recovery_get(s.db, s.arena, &by, c.id, &r, &e));
    const RecoveryMeasure *m = r.measures.items;
    CHECK(r.measures.count == 4 && m[0].messages == 56 && m[0].negative == 7);
    CHECK(m[1].day == 30 && m[1].is_over && m[1].negative == 21);
    CHECK(!m[2].is_over && m[2].messages == 0);
}

static void rated(TestShop *s, int64_t at, int64_t stars, Str id) {
    Intake *in CLEANUP(intake_close) = NULL;
    IntakeCounts counts;
    Caller by = shop_person(s, at + HOUR);
    CHECK_OK(intake_open(s->db, s->arena, &by, s->sources[0], &in, &e));
    CHECK_OK(intake_begin(in, &(IntakeBatch){ .db = s->db, .now = by.now }, &e));
    CHECK_OK(intake_item(in,
                         &(Item){ .id = id, .author = S("a"), .time = at,
                                  .text = S("ulasan"), .rating = stars },
                         &e));
    CHECK_OK(intake_end(in, &counts, &e));
}

TEST(stars_are_followed_like_the_negative_ones) {
    TEST_SHOP(s);
    Crisis c = opened(&s);
    Recovery r;
    for (int i = 0; i < 8; i++)
        rated(&s, c.opened_at - (i + 1) * DAY, i % 2 ? 5 : 4,
              str_fmt(s.arena, "a%d", i));
    rated(&s, c.opened_at + 25 * DAY, 1, S("b1"));
    rated(&s, c.opened_at + 26 * DAY, 2, S("b2"));
    rated(&s, c.opened_at + 26 * DAY, 0, S("b3")); /* no review */
    Caller by = shop_person(&s, c.opened_at + 61 * DAY);
    CHECK_OK(recovery_get(s.db, s.arena, &by, c.id, &r, &e));
    const RecoveryMeasure *m = r.measures.items;
    CHECK(m[0].rated == 2 && m[0].rating > 4.49 && m[0].rating < 4.51);
    CHECK(m[1].rated == 2 && m[1].rating > 1.49 && m[1].rating < 1.51);
    CHECK(m[2].rated == 0 && m[2].rating < 0.1);
}

/* What was promised to all is owed like what was promised to one. */
TEST(a_promise_to_all_is_put_right_before_it_closes) {
    TEST_SHOP(s);
    Crisis c = opened(&s);
    Caller by = shop_person(&s, NOW);
    ReturnState state;
    int64_t id;
    CHECK_OK(db_i64(s.db, Q_CRISIS_PROMISE_INSERT,
                    DB_ARGS(DB_V(s.brand_id), DB_V(c.id), DB_V((int64_t)1),
                            db_name(promise_kind_names, PROMISE_REFUND), DB_V(S("Uang kembali")),
                            DB_V((int64_t)NOW + DAY), DB_V(s.staff_id), DB_V((int64_t)NOW)),
                    &id, &e));
    CHECK_OK(return_state(s.db, &by, &c, &state, &e));
    CHECK(state.promises == 1);
    CrisisPromise out = { 0 };
    CHECK_OK(crisis_promise_end(s.db, s.arena, &by, id,
                                &(CrisisPromiseEnd){ .version = 1, .is_kept = true }, &out, &e));
    CHECK_OK(return_state(s.db, &by, &c, &state, &e));
    CHECK(state.promises == 0);
}
