#include "crisis/drill_debrief.h"
#include "crisis/drill_part.h"
#include "crisis/drill_run.h"
#include "crisis/plan_file.h"
#include "crisis/quiz.h"
#include "crisis/room.h"
#include "crisis/vetting.h"
#include "desk/duty.h"
#include "desk/case.h"
#include "desk/due.h"
#include "desk/outbox.h"
#include "desk/prepared.h"
#include "desk/referral.h"
#include "desk/alarm_post.h"
#include "desk/staff.h"
#include "desk/word.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

static Drill begun(TestShop *s, const char *pack, int64_t seed) {
    Drill d = { 0 };
    Caller by = shop_person(s, NOW);
    DrillForm form = { .pack = str_c(pack), .minutes = 15, .speed = 4, .seed = seed };
    CHECK_OK(drill_start(s->db, s->arena, &by, &form, &d, &e));
    return d;
}

static Drill seen(TestShop *s, int64_t id, int64_t now) {
    Drill d = { 0 };
    Caller by = shop_person(s, now);
    CHECK_OK(drill_get(s->db, s->arena, &by, id, &d, &e));
    return d;
}

static int64_t play_beats(TestShop *s, const Drill *d, int64_t now, int64_t count) {
    int64_t stage;
    for (; count > 0; count--, now += DRILL_BEAT / d->speed)
        CHECK_OK(drill_beat(s->db, s->arena, &(DrillDue){ d->id, s->brand_id }, now, &stage, &e));
    return now;
}

static Drill turned(TestShop *s, int64_t id, DrillTurn act, int64_t now) {
    Drill d = { 0 };
    Caller by = shop_person(s, now);
    DrillChange c = { act, seen(s, id, now).version };
    CHECK_OK(drill_change(s->db, s->arena, &by, id, &c, &d, &e));
    return d;
}

TEST(a_rehearsal_is_a_copy_of_the_shop_with_no_way_out) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    BrandWord word = { .kind = WORD_PRODUCT, .text = S("keripik uji") };
    CHECK_OK(word_add(s.db, s.arena, &by, &word, &word, &e));
    shop_hook(&s, 0, NULL);
    Drill d = begun(&s, "food", 1);
    Brand stage = { 0 };
    List sources, people, words;
    CHECK_OK(brand_get(s.db, s.arena, d.stage_id, &stage, &e));
    CHECK(stage.drill_of == s.brand_id && str_starts(stage.name, S("LATIHAN")));
    CHECK_OK(source_list(s.db, s.arena, d.stage_id, &sources, &e));
    const Source *of = sources.items;
    CHECK(sources.count >= 3);
    for (size_t i = 0; i < sources.count; i++)
        CHECK(of[i].way_out == WAY_SAMPLE && of[i].out_url.n == 0 && of[i].next_poll_at == 0);
    CHECK_OK(staff_list(s.db, s.arena, d.stage_id, &people, &e));
    CHECK_OK(word_list(s.db, s.arena, d.stage_id, &words, &e));
    CHECK(people.count == 1 && words.count == 1);
    CHECK(d.cause.n == 0 && d.state == DRILL_RUNNING); /* nobody is told how it ends */
}

/* What the policy asks of a person before they send was done in the shop, not on the stage. */
TEST(who_may_send_in_the_shop_may_in_its_rehearsal) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW), other = shop_second(&s, NOW);
    Policy p = { 0 };
    Vetting v = { 0 };
    Quiz quiz = { 0 };
    QuizQuestion q[QUIZ_QUESTIONS];
    QuizResult result = { 0 };
    Str chosen[QUIZ_QUESTIONS];
    CHECK_OK(policy_get(s.db, s.arena, s.brand_id, &p, &e));
    p.vetted_only = p.quiz_first = true;
    CHECK_OK(policy_set(s.db, s.arena, &by, &p, &p, &e));
    CHECK_OK(vetting_add(s.db, s.arena, &by, &(VettingNew){ .staff_id = other.staff_id }, &v, &e));
    CHECK_OK(db_run(s.db, Q_VETTING_STORE,
                    DB_ARGS(DB_V(s.brand_id), DB_V(v.id), DB_V(v.version), DB_V(other.staff_id),
                            DB_V(S("[]")), DB_V(S("[]")), db_null(), DB_V((int64_t)NOW),
                            DB_V(S("fit")), DB_V(by.staff_id), DB_V((int64_t)NOW),
                            DB_V((int64_t)NOW + DAY)),
                    NULL, &e));
    CHECK_OK(quiz_begin(s.db, s.arena, &other, 7, &quiz, &e));
    quiz_build(s.arena, &p, 7, q);
    for (size_t i = 0; i < QUIZ_QUESTIONS; i++)
        chosen[i] = ((const Str *)q[i].choices.items)[q[i].right];
    CHECK_OK(quiz_answer(s.db, s.arena, &other, quiz.id,
                         &(QuizAnswers){ { chosen, QUIZ_QUESTIONS } }, &result, &e));
    Drill d = begun(&s, "food", 1);
    other.role = ROLE_WRITER;
    other.brand_id = d.stage_id;
    CHECK_OK(policy_get(s.db, s.arena, d.stage_id, &p, &e));
    CHECK(p.vetted_only && p.quiz_first);
    CHECK_OK(policy_may_send(s.db, &other, &p, &e));
    CHECK_OK(vetting_delete(s.db, &by, v.id, &e));
    other.brand_id = s.brand_id;
    CHECK(policy_may_send(s.db, &other, &p, &e) == ERR_DENIED);
}

TEST(the_plan_of_the_shop_stands_on_the_stage_whole) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    Threat fear = { .name = S("Basi"), .side = THREAT_INSIDE, .situation = SITUATION_RUMOUR,
                    .likelihood = 3, .effect = 4, .owner_id = s.staff_id };
    PlaybookPage book = { 0 };
    PlaybookForm form = { .name = S("Basi"), .posture = POSTURE_REBUILD,
                          .approver_id = shop_second(&s, NOW).staff_id };
    MatrixRow row = { .class = CLASS_TROLL, .move = S("Diamkan"), .tone = S("Datar"),
                      .role = ROLE_APPROVER, .minutes = 60 };
    EscalationRow level = { .level = VERDICT_CRISIS, .holds_when = S("Ada yang sakit"),
                            .owner_id = form.approver_id, .deputy_id = s.staff_id,
                            .move = S("Telepon"), .minutes = 10 };
    Prepared text = { .kind = PREPARED_THANKS, .name = S("Toko"), .text = S("Terima kasih, Kak.") };
    List own;
    CHECK_OK(threat_put(s.db, s.arena, &by, 0, &fear, &fear, &e));
    form.threat_id = fear.id;
    CHECK_OK(playbook_put(s.db, s.arena, &by, 0, &form, &book, &e));
    CHECK_OK(matrix_put(s.db, s.arena, &by, &row, &row, &e));
    CHECK_OK(escalation_put(s.db, s.arena, &by, &level, &level, &e));
    CHECK_OK(prepared_start(s.db, &by, &e));
    CHECK_OK(prepared_create(s.db, s.arena, &by, &text, &text, &e));
    CHECK_OK(prepared_list(s.db, s.arena, s.brand_id, NOW, &own, &e));
    size_t words = own.count;
    Drill d = begun(&s, "food", 1);
    PlanFile plan = { 0 };
    List texts;
    by.brand_id = d.stage_id;
    CHECK_OK(plan_export(s.db, s.arena, &by, &plan, &e));
    const Threat *t = plan.threats.items;
    const PlanPlaybook *p = plan.playbooks.items;
    const MatrixRow *m = plan.matrix.items;
    CHECK(plan.threats.count == 1 && t[0].situation == SITUATION_RUMOUR && t[0].effect == 4);
    CHECK(plan.playbooks.count == 1 && str_eq(p[0].threat, S("Basi")));
    CHECK_OK(playbook_list(s.db, s.arena, d.stage_id, false, &own, &e));
    CHECK(own.count == 1 && ((const Playbook *)own.items)->approver_id == form.approver_id);
    CHECK(plan.matrix.count == 1 && m[0].class == CLASS_TROLL && m[0].minutes == 60);
    const EscalationRow *l = plan.escalation.items;
    CHECK(plan.escalation.count == 1 && l[0].minutes == 10 && str_eq(l[0].move, S("Telepon")));
    CHECK(l[0].owner_id == form.approver_id && l[0].deputy_id == s.staff_id);
    CHECK_OK(prepared_list(s.db, s.arena, d.stage_id, NOW, &texts, &e));
    CHECK(texts.count == words);
}

/* Who has not been in a rehearsal that went well sends there, and nowhere else. */
TEST(a_rehearsal_that_went_well_lets_people_send) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW), other = shop_second(&s, NOW), owner = other;
    Policy p = { 0 };
    owner.role = ROLE_OWNER;
    CHECK_OK(policy_get(s.db, s.arena, s.brand_id, &p, &e));
    CHECK(!p.drill_first);
    p.drill_first = true;
    CHECK_OK(policy_set(s.db, s.arena, &by, &p, &p, &e));
    CHECK(policy_may_send(s.db, &other, &p, &e) == ERR_DENIED);
    CHECK_STR(str_c(e.clause.name), "drill");
    CHECK_OK(policy_may_send(s.db, &owner, &p, &e));
    Drill d = begun(&s, "food", 1);
    other.brand_id = d.stage_id;
    CHECK_OK(policy_may_send(s.db, &other, &p, &e));
    other.brand_id = s.brand_id;
    CHECK_OK(db_run(s.db, Q_DRILL_JOIN,
                    DB_ARGS(DB_V(s.brand_id), DB_V(d.id), DB_V(other.staff_id),
                            DB_V((int64_t)NOW)),
                    NULL, &e));
    CHECK_OK(db_run(s.db, Q_DRILL_END,
                    DB_ARGS(DB_V(s.brand_id), DB_V(d.id), DB_V((int64_t)NOW), DB_V(S("instagram")),
                            DB_V((int64_t)DRILL_PASSED_FROM)),
                    NULL, &e));
    CHECK_OK(policy_may_send(s.db, &other, &p, &e));
    other.now = NOW + DRILL_GOOD_FOR + DAY;
    CHECK(policy_may_send(s.db, &other, &p, &e) == ERR_DENIED);
}

static int64_t told_points(TestShop *s, const Drill *d, int64_t now) {
    DrillDebrief debrief = { 0 };
    Caller by = shop_person(s, now);
    CHECK_OK(drill_debrief(s->db, s->arena, &by, d->id, &debrief, &e));
    const DrillScore *score = debrief.scores.items;
    for (size_t i = 0; i < debrief.scores.count; i++)
        if (str_eq(score[i].name, S("staff_told")))
            return score[i].points;
    CHECK(false);
    return 0;
}

/* Of two who took part one has read the word to the staff; who did not take part is not counted. */
TEST(word_to_the_staff_is_scored_by_who_took_part) {
    TEST_SHOP(s);
    Caller second = shop_second(&s, NOW);
    Drill d = begun(&s, "food", 1);
    Crisis c = { 0 };
    int64_t staff[] = { s.staff_id, second.staff_id, 0 }, id, receipt;
    Caller by = shop_person(&s, NOW + MINUTE);
    by.brand_id = d.stage_id;
    CHECK_OK(crisis_open(s.db, s.arena, &by, &(CrisisForm){ .name = S("Basi") }, &c, &e));
    CHECK_OK(db_run(s.db, Q_DRILL_JOIN,
                    DB_ARGS(DB_V(s.brand_id), DB_V(d.id), DB_V(second.staff_id),
                            DB_V((int64_t)NOW)),
                    NULL, &e));
    CHECK_OK(db_i64(s.db, Q_BROADCAST_INSERT,
                    DB_ARGS(DB_V(d.stage_id), DB_V(c.id), db_null(), db_null(), DB_V(S("Basi")),
                            db_null(), db_null(), db_null(), DB_V(by.staff_id), DB_V(by.now),
                            DB_V(S("hash")), DB_V(S("sealed"))),
                    &id, &e));
    for (size_t i = 0; i < COUNT(staff); i++) {
        Str token = str_fmt(s.arena, "%zu", i);
        CHECK_OK(db_i64(s.db, Q_BROADCAST_RECEIPT_INSERT,
                        DB_ARGS(DB_V(d.stage_id), DB_V(id), db_null(), db_id(staff[i]), DB_V(token),
                                db_null(), DB_V(token), DB_V(token)),
                        &receipt, &e));
    }
    CHECK_OK(db_run(s.db, Q_BROADCAST_READ_OWN,
                    DB_ARGS(DB_V(d.stage_id), DB_V(id), DB_V(second.staff_id), DB_V(by.now)), NULL,
                    &e));
    turned(&s, d.id, DRILL_END, NOW + HOUR);
    CHECK(told_points(&s, &d, NOW + HOUR) == 2); /* half of five */
}

TEST(only_what_is_left_behind_is_tidied) {
    TEST_SHOP(s);
    bool is_untidy = true;
    Drill d = begun(&s, "food", 1);
    CHECK_OK(drill_is_untidy(s.db, s.arena, NOW, &is_untidy, &e));
    CHECK(!is_untidy);
    turned(&s, d.id, DRILL_END, NOW);
    CHECK_OK(drill_is_untidy(s.db, s.arena, NOW + DAY, &is_untidy, &e));
    CHECK(!is_untidy);
    CHECK_OK(drill_is_untidy(s.db, s.arena, NOW + 8 * DAY, &is_untidy, &e));
    CHECK(is_untidy);
    CHECK_OK(drill_tidy(s.db, s.arena, NOW + 8 * DAY, &e));
    CHECK_OK(drill_is_untidy(s.db, s.arena, NOW + 8 * DAY, &is_untidy, &e));
    CHECK(!is_untidy && seen(&s, d.id, NOW + 8 * DAY).stage_id == 0);
}

TEST(one_rehearsal_runs_at_a_time_and_none_inside_another) {
    TEST_SHOP(s);
    Drill d = begun(&s, "food", 1), again = { 0 };
    Caller by = shop_person(&s, NOW);
    DrillForm form = { .pack = S("rude"), .minutes = 15 };
    CHECK(drill_start(s.db, s.arena, &by, &form, &again, &e) == ERR_CONFLICT);
    by.brand_id = d.stage_id;
    CHECK(drill_start(s.db, s.arena, &by, &form, &again, &e) == ERR_CONFLICT);
    by.brand_id = shop_other_brand(&s);
    CHECK(drill_get(s.db, s.arena, &by, d.id, &again, &e) == ERR_NOT_FOUND);
    form.pack = S("none");
    CHECK(drill_start(s.db, s.arena, &by, &form, &again, &e) == ERR_INVALID);
}

TEST(who_left_the_shop_has_left_its_rehearsal) {
    TEST_SHOP(s);
    Caller second = shop_second(&s, NOW), by = shop_person(&s, NOW);
    Drill d = begun(&s, "food", 1);
    Role role;
    Staff out;
    CHECK_OK(role_now(s.db, d.stage_id, second.staff_id, NOW, &role, &e));
    CHECK(role == ROLE_APPROVER);
    CHECK_OK(staff_set_role(s.db, s.arena, &by, second.staff_id, ROLE_NONE, &out, &e));
    CHECK_OK(role_now(s.db, d.stage_id, second.staff_id, NOW, &role, &e));
    CHECK(role == ROLE_NONE);
}

TEST(a_paused_rehearsal_waits) {
    TEST_SHOP(s);
    Drill d = begun(&s, "food", 1);
    int64_t now = play_beats(&s, &d, NOW, 4), stage;
    CHECK(seen(&s, d.id, now).beat == 4);
    CHECK(turned(&s, d.id, DRILL_PAUSE, now).next_at == 0);
    CHECK_OK(drill_beat(s.db, s.arena, &(DrillDue){ d.id, s.brand_id }, now + HOUR, &stage, &e));
    CHECK(stage == 0 && seen(&s, d.id, now).beat == 4);
    CHECK(turned(&s, d.id, DRILL_GO_ON, now + HOUR).next_at == now + HOUR);
    play_beats(&s, &d, now + HOUR, 1);
    CHECK(seen(&s, d.id, now).beat == 5);
}

TEST(what_was_learned_stays_when_the_stage_is_gone) {
    TEST_SHOP(s);
    Drill d = begun(&s, "food", 1);
    Caller by = shop_person(&s, NOW + HOUR);
    int64_t now = play_beats(&s, &d, NOW, 46);
    Drill over = seen(&s, d.id, now);
    CHECK(over.state == DRILL_OVER && over.beat == 45 && over.cause.n);
    DrillTold told = { S("Cepat"), S("Asal dulu"), S("Ulangi"), over.version };
    CHECK_OK(drill_tell(s.db, s.arena, &by, d.id, &told, &over, &e));
    CHECK_STR(over.to_change, "Asal dulu");
    CHECK(turned(&s, d.id, DRILL_CLEAR, now).stage_id == 0);
    Brand gone;
    DrillDebrief debrief;
    CHECK(brand_get(s.db, s.arena, d.stage_id, &gone, &e) == ERR_NOT_FOUND);
    CHECK_OK(drill_debrief(s.db, s.arena, &by, d.id, &debrief, &e));
    CHECK(debrief.scores.count == 9 && debrief.moods.count == 15 && debrief.members.count == 1);
    int64_t last;
    bool passed;
    CHECK_OK(drill_passed(s.db, s.brand_id, s.staff_id, now, &passed, &e));
    CHECK_OK(drill_last(s.db, s.brand_id, &last, &e));
    CHECK(!passed && last == 0); /* nobody did anything: that was no rehearsal */
}

/* ---- nothing leaves ---- */

static Caller on_stage(const TestShop *s, const Drill *d, int64_t now) {
    Caller by = shop_person(s, now);
    by.brand_id = d->stage_id;
    return by;
}

static bool answer_one(TestShop *s, const Drill *d, int64_t nth, int64_t now) {
    List waiting;
    Str next;
    Case c = { 0 };
    Reply reply = { 0 };
    Caller by = on_stage(s, d, now);
    CaseFilter f = { .queue = QUEUE_WAITING, .limit = 20 };
    CHECK_OK(case_list(s->db, s->arena, d->stage_id, &f, &waiting, &next, &e));
    if (waiting.count == 0)
        return false;
    const CaseRow *row = &((const CaseRow *)waiting.items)[(size_t)nth % waiting.count];
    CHECK_OK(case_get(s->db, s->arena, d->stage_id, row->id, &c, &e));
    ReplyForm form = { .case_version = c.version, .is_public = nth % 2, .overrides = true,
                       .text = S("Halo Kak, kami sedang mengecek. Kabar berikutnya pukul 11.00."),
                       .request_key = str_fmt(s->arena, "answer-%lld-%lld", (long long)nth,
                                              (long long)row->id) };
    return reply_create(s->db, s->arena, &by, row->id, &form, &reply, &e) == ERR_OK;
}

/* Every claim there is: what a sender could get hold of. */
static int64_t claimable(TestShop *s, int64_t now) {
    Outgoing reply = { 0 };
    CallOut call = { 0 };
    AlarmPost post = { 0 };
    ReferralMail mail = { 0 };
    List polls;
    Due due;
    int64_t n = outbox_claim(s->db, s->arena, now, NULL, &reply, &e) == ERR_OK;
    n += alarm_claim(s->db, s->arena, now, &call, &e) == ERR_OK;
    n += alarm_post_claim(s->db, s->arena, now, &post, &e) == ERR_OK;
    n += referral_mail_claim(s->db, s->arena, now, &mail, &e) == ERR_OK;
    CHECK_OK(source_due(s->db, s->arena, now, &polls, &e));
    CHECK_OK(due_times(s->db, &due, &e));
    return n + (int64_t)polls.count + (due.reply_at != 0) + (due.call_at != 0) +
           (due.poll_at != 0);
}

TEST(no_sender_gets_hold_of_a_row_of_a_rehearsal) {
    TEST_SHOP(s);
    Drill d = begun(&s, "food", 1);
    int64_t now = play_beats(&s, &d, NOW, 12), answered = 0;
    for (int64_t i = 0; i < 10; i++)
        answered += answer_one(&s, &d, i, now);
    CHECK(answered >= 5);
    VerdictRow row;
    bool changed;
    CHECK_OK(watch_judge(s.db, s.arena, d.stage_id, now, &changed, &e));
    CHECK_OK(watch_latest(s.db, s.arena, d.stage_id, &row, &e));
    for (int64_t later = now; later < now + DAY; later += HOUR)
        CHECK(claimable(&s, later) == 0);
    /* The rehearsal ends them itself: on the stage they are sent. */
    Outgoing out = { 0 };
    CHECK_OK(outbox_claim_drill(s.db, s.arena, d.stage_id, now + HOUR, &out, &e));
    CHECK(out.is_drill && out.way == WAY_SAMPLE);
    CHECK(outbox_claim_drill(s.db, s.arena, s.brand_id, now + HOUR, &out, &e) == ERR_NOT_FOUND);
}
