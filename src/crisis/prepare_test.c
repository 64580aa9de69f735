/* Threats, playbooks, the matrix, the escalation ladder, readiness and the plan as a file. */
#include "crisis/contact_tree.h"
#include "crisis/drill.h"
#include "crisis/exit_test.h"
#include "crisis/plan_file.h"
#include "crisis/proposal.h"
#include "crisis/readiness.h"
#include "crisis/room.h"
#include "crisis/threat_sign.h"
#include "crisis/vetting.h"
#include "desk/access.h"
#include "desk/staff.h"
#include "desk/watch.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 20 * HOUR };

static Threat fear(void) {
    static Str words[] = { { "basi", 4 }, { " bau busuk ", 11 }, { "BASI", 4 } };
    static Str signals[] = { { "health", 6 } };
    return (Threat){ .name = S(" Makanan basi "), .side = THREAT_INSIDE,
                     .situation = SITUATION_ACCIDENT, .likelihood = 3, .effect = 5,
                     .words = { words, COUNT(words) }, .signals = { signals, 1 } };
}

static Threat kept(TestShop *s, const Threat *in) {
    Threat out = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(threat_put(s->db, s->arena, &by, 0, in, &out, &e));
    return out;
}

static List taken(TestShop *s, const char *only) {
    List out;
    Caller by = shop_person(s, NOW);
    Str key = str_c(only);
    StarterForm form = { .keys = { &key, only ? 1 : 0 } };
    CHECK_OK(starter_take(s->db, s->arena, &by, &form, &out, &e));
    return out;
}

/* ---- threats ---- */

TEST(a_threat_is_kept_with_its_signs) {
    TEST_SHOP(s);
    Threat in = fear(), t = kept(&s, &in);
    const Str *word = t.words.items;
    CHECK(str_eq(t.name, S("Makanan basi")) && t.score == 15 && t.version == 1);
    CHECK(t.words.count == 2 && str_eq(word[1], S("bau busuk"))); /* trimmed, without doubles */
    CHECK(t.signals.count == 1 && t.reviewed_at == NOW && t.playbook_id == 0);
}

TEST(what_is_wrong_with_a_threat_is_named) {
    TEST_SHOP(s);
    Threat in = fear(), out = { 0 };
    Str wrong = S("angin");
    Caller by = shop_person(&s, NOW);
    kept(&s, &in);
    CHECK(threat_put(s.db, s.arena, &by, 0, &in, &out, &e) == ERR_INVALID); /* twice */
    CHECK_STR(str_c(e.field), "name");
    in.name = S("Lain");
    in.signals = (List){ &wrong, 1 };
    CHECK(threat_put(s.db, s.arena, &by, 0, &in, &out, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "signals");
    in = fear();
    in.name = S("Lain");
    in.owner_id = 999;
    CHECK(threat_put(s.db, s.arena, &by, 0, &in, &out, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "owner_id");
}

TEST(two_who_change_a_threat_do_not_overwrite_each_other) {
    TEST_SHOP(s);
    Threat in = fear(), t = kept(&s, &in), out = { 0 };
    Caller by = shop_person(&s, NOW + DAY);
    t.effect = 4;
    CHECK_OK(threat_put(s.db, s.arena, &by, t.id, &t, &out, &e));
    CHECK(out.version == 2 && out.reviewed_at == NOW + DAY);
    CHECK(threat_put(s.db, s.arena, &by, t.id, &t, &out, &e) == ERR_CONFLICT);
}

TEST(a_threat_is_retired_and_comes_back) {
    TEST_SHOP(s);
    List list;
    Threat in = fear(), t = kept(&s, &in);
    Caller by = shop_person(&s, NOW);
    CHECK_OK(threat_act(s.db, s.arena, &by, t.id, PREPARE_RETIRE, &t, &e));
    CHECK(t.retired_at == NOW);
    CHECK(threat_act(s.db, s.arena, &by, t.id, PREPARE_RETIRE, &t, &e) == ERR_CONFLICT);
    CHECK_OK(threat_list(s.db, s.arena, s.brand_id, false, &list, &e));
    CHECK(list.count == 0);
    CHECK_OK(threat_act(s.db, s.arena, &by, t.id, PREPARE_RESTORE, &t, &e));
    CHECK_OK(threat_list(s.db, s.arena, s.brand_id, false, &list, &e));
    CHECK(list.count == 1 && t.retired_at == 0);
    by.brand_id = shop_other_brand(&s);
    CHECK(threat_act(s.db, s.arena, &by, t.id, PREPARE_RETIRE, &t, &e) == ERR_NOT_FOUND);
}

static bool renewed(TestShop *s, Crisis c) {
    List list;
    Caller by = shop_person(s, NOW + 2 * DAY);
    c.phase = PHASE_RECOVERY;
    CHECK_OK(exit_states(&(RoomRead){ .db = s->db, .arena = s->arena, .crisis = &c, .now = by.now },
                         &list, &e));
    const ExitState *of = list.items;
    for (size_t i = 0; i < list.count; i++)
        if (str_eq(of[i].name, S("register_changed")))
            return of[i].holds;
    CHECK(false);
    return false;
}

TEST(a_review_does_not_renew_the_register) {
    TEST_SHOP(s);
    Crisis c = { 0 };
    Threat in = fear(), t = kept(&s, &in);
    Caller by = shop_person(&s, NOW + DAY);
    CHECK_OK(crisis_open(s.db, s.arena, &by, &(CrisisForm){ .name = S("Roti basi") }, &c, &e));
    CHECK(!renewed(&s, c));
    CHECK_OK(threat_act(s.db, s.arena, &by, t.id, PREPARE_REVIEW, &t, &e));
    CHECK(t.reviewed_at == NOW + DAY && !renewed(&s, c));
    CHECK_OK(threat_act(s.db, s.arena, &by, t.id, PREPARE_RETIRE, &t, &e));
    CHECK(renewed(&s, c));
}

/* ---- early signs ---- */

static List signs(TestShop *s, int64_t case_id) {
    List out;
    Caller by = shop_person(s, NOW);
    CHECK_OK(threat_signs_of_case(s->db, s->arena, &by, case_id, &out, &e));
    return out;
}

static int64_t said(TestShop *s, const char *text, int64_t signals) {
    return shop_message(s, &(TestMessage){ .at = NOW - HOUR, .who = "Sari", .text = text,
                                           .mood = MOOD_NEGATIVE, .class = CLASS_COMPLAINT,
                                           .signals = signals });
}

TEST(a_message_with_a_sign_names_the_threat) {
    TEST_SHOP(s);
    Threat in = fear(), t = kept(&s, &in);
    List found = signs(&s, said(&s, "Rotinya BASI, bau busuk!", 0));
    const ThreatSign *sign = found.items;
    CHECK(found.count == 1 && sign[0].threat_id == t.id && sign[0].words.count == 2);
    CHECK(sign[0].signals.count == 0 && sign[0].messages == 1);
    CHECK(signs(&s, said(&s, "basisnya di Bandung ya?", 0)).count == 0); /* whole words */
    found = signs(&s, said(&s, "perut saya sakit", 1 << SIGNAL_HEALTH));
    sign = found.items;
    CHECK(found.count == 1 && sign[0].words.count == 0 && sign[0].signals.count == 1);
}

TEST(a_retired_threat_has_no_signs) {
    TEST_SHOP(s);
    Threat in = fear(), t = kept(&s, &in);
    Caller by = shop_person(&s, NOW);
    CHECK_OK(threat_act(s.db, s.arena, &by, t.id, PREPARE_RETIRE, &t, &e));
    CHECK(signs(&s, said(&s, "rotinya basi", 0)).count == 0);
}

TEST(a_verdict_names_the_threats_of_its_day) {
    TEST_SHOP(s);
    List found;
    Threat in = fear(), t = kept(&s, &in);
    Caller by = shop_person(&s, NOW);
    said(&s, "rotinya basi", 0);
    said(&s, "kuenya juga basi", 0);
    VerdictRow v = shop_judge(&s, NOW);
    CHECK_OK(threat_signs_of_verdict(s.db, s.arena, &by, v.id, &found, &e));
    const ThreatSign *sign = found.items;
    CHECK(found.count == 1 && sign[0].threat_id == t.id && sign[0].messages == 2);
}

/* ---- the starter list ---- */

TEST(the_starter_list_is_taken_over_once) {
    TEST_SHOP(s);
    List list, rows;
    Caller by = shop_person(&s, NOW);
    CHECK(taken(&s, "hoax").count == 1);
    list = taken(&s, NULL);
    CHECK(list.count == 24 && starter_threat_count == 24);
    CHECK(taken(&s, NULL).count == 24);
    const Threat *t = list.items;
    for (size_t i = 0; i < list.count; i++)
        CHECK(t[i].playbook_id != 0 && t[i].words.count > 0);
    CHECK_OK(starter_list(s.db, s.arena, &by, PREPARED_EN, &rows, &e));
    const StarterRow *row = rows.items;
    for (size_t i = 0; i < rows.count; i++)
        CHECK(row[i].threat_id != 0);
}

TEST(a_starter_that_is_not_known_is_refused) {
    TEST_SHOP(s);
    List out;
    Str key = S("naga");
    Caller by = shop_person(&s, NOW);
    CHECK(starter_take(s.db, s.arena, &by, &(StarterForm){ .keys = { &key, 1 } }, &out, &e) ==
          ERR_INVALID);
    CHECK_STR(str_c(e.field), "keys");
}

/* The holding answer of each passes the sentence checker (playbook_put refuses others), in both
 * languages. */
TEST(the_starter_list_is_whole_in_english_too) {
    TEST_SHOP(s);
    List out;
    Caller by = shop_person(&s, NOW);
    CHECK_OK(starter_take(s.db, s.arena, &by, &(StarterForm){ .language = PREPARED_EN }, &out,
                          &e));
    CHECK(out.count == 24);
    for (size_t i = 0; i < starter_threat_count; i++)
        for (const char *const *name = starter_threats[i].signals; *name; name++)
            CHECK(names_find(signal_names, str_c(*name)) >= 0);
}

/* ---- playbooks ---- */

static PlaybookForm book(void) {
    static const PlaybookStep steps[] = {
        { PHASE_RESPONSE, { "Kirim tanggapan sementara", 25 }, DUTY_RESPONDER, 15 },
        { PHASE_PREPARATION, { "Kumpulkan yang pasti", 20 }, DUTY_ASSESSOR, 10 },
        { PHASE_RESPONSE, { "Hubungi pelanggan", 17 }, DUTY_LEAD, 0 },
    };
    return (PlaybookForm){ .name = S("Makanan basi"), .posture = POSTURE_DIMINISH,
                           .steps = { (void *)(uintptr_t)steps, COUNT(steps) } };
}

TEST(steps_stand_by_phase_in_the_order_they_came) {
    TEST_SHOP(s);
    PlaybookPage page = { 0 };
    PlaybookForm form = book();
    Caller by = shop_person(&s, NOW);
    CHECK_OK(playbook_put(s.db, s.arena, &by, 0, &form, &page, &e));
    const PlaybookStep *step = page.steps.items;
    CHECK(page.steps.count == 3 && step[0].phase == PHASE_PREPARATION);
    CHECK(step[1].duty == DUTY_RESPONDER && step[2].duty == DUTY_LEAD);
    CHECK(page.playbook.word_every == PLAYBOOK_WORD_EVERY && page.playbook.steps_count == 3);
}

TEST(two_who_change_a_playbook_do_not_overwrite_each_other) {
    TEST_SHOP(s);
    PlaybookPage page = { 0 };
    PlaybookForm form = book();
    Caller by = shop_person(&s, NOW);
    CHECK_OK(playbook_put(s.db, s.arena, &by, 0, &form, &page, &e));
    int64_t id = page.playbook.id;
    form.version = 1;
    form.steps.count = 1;
    CHECK_OK(playbook_put(s.db, s.arena, &by, id, &form, &page, &e));
    CHECK(page.steps.count == 1 && page.playbook.version == 2);
    form.steps.count = 3;
    CHECK(playbook_put(s.db, s.arena, &by, id, &form, &page, &e) == ERR_CONFLICT);
    CHECK_OK(playbook_page(s.db, s.arena, &by, id, &page, &e));
    CHECK(page.steps.count == 1);
}

TEST(what_is_wrong_with_a_playbook_is_named) {
    TEST_SHOP(s);
    PlaybookPage page = { 0 };
    PlaybookForm form = book();
    PlaybookStep empty = { .phase = PHASE_RESPONSE, .text = S("  ") };
    Caller by = shop_person(&s, NOW);
    form.holding = S("Ini salah pelanggan sendiri, dasar bodoh");
    CHECK(playbook_put(s.db, s.arena, &by, 0, &form, &page, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "holding");
    form = book();
    form.steps = (List){ &empty, 1 };
    CHECK(playbook_put(s.db, s.arena, &by, 0, &form, &page, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "steps");
    form = book();
    form.approver_id = 999;
    CHECK(playbook_put(s.db, s.arena, &by, 0, &form, &page, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "approver_id");
}

/* The table of product.md part 2, row by row. */
TEST(the_posture_follows_the_situation_and_the_history) {
    CHECK(posture_suggest(SITUATION_VICTIM, false) == POSTURE_INFORM);
    CHECK(posture_suggest(SITUATION_VICTIM, true) == POSTURE_DIMINISH);
    CHECK(posture_suggest(SITUATION_ACCIDENT, false) == POSTURE_DIMINISH);
    CHECK(posture_suggest(SITUATION_ACCIDENT, true) == POSTURE_REBUILD);
    CHECK(posture_suggest(SITUATION_PREVENTABLE, false) == POSTURE_REBUILD);
    CHECK(posture_suggest(SITUATION_PREVENTABLE, true) == POSTURE_REBUILD);
    CHECK(posture_suggest(SITUATION_RUMOUR, false) == POSTURE_DENY);
    CHECK(posture_suggest(SITUATION_RUMOUR, true) == POSTURE_DENY);
}

TEST(what_happened_once_is_history) {
    TEST_SHOP(s);
    PlaybookPage page = { 0 };
    Crisis c = { 0 };
    Threat in = fear(), t = kept(&s, &in);
    PlaybookForm form = book();
    Caller by = shop_person(&s, NOW);
    form.threat_id = t.id;
    CHECK_OK(playbook_put(s.db, s.arena, &by, 0, &form, &page, &e));
    CHECK(!page.has_history && page.suggested == POSTURE_DIMINISH);
    CrisisForm open = { .name = S("Roti basi"), .threat_id = t.id };
    CHECK_OK(crisis_open(s.db, s.arena, &by, &open, &c, &e));
    CHECK_OK(playbook_page(s.db, s.arena, &by, page.playbook.id, &page, &e));
    CHECK(page.has_history && page.suggested == POSTURE_REBUILD);
}

/* ---- the matrix ---- */

static MatrixRow holds_for(TestShop *s, int64_t case_id) {
    MatrixRow row = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(matrix_for_case(s->db, s->arena, &by, &(MatrixOf){ case_id, PREPARED_ID }, &row, &e));
    return row;
}

TEST(the_row_that_holds_is_the_nearest_one) {
    TEST_SHOP(s);
    MatrixRow out = { 0 }, row = { .class = CLASS_COMPLAINT, .move = S("Telepon dulu"),
                                   .tone = S("Hangat"), .role = ROLE_WRITER, .minutes = 15 };
    Case c = { 0 };
    Caller by = shop_person(&s, NOW);
    int64_t case_id = said(&s, "paketnya belum sampai", 0);
    CHECK(holds_for(&s, case_id).id == 0 && holds_for(&s, case_id).minutes == 30);
    CHECK_OK(matrix_put(s.db, s.arena, &by, &row, &out, &e));
    CHECK(out.version > 0 && holds_for(&s, case_id).id == out.id);
    CHECK(matrix_put(s.db, s.arena, &by, &row, &out, &e) == ERR_CONFLICT); /* it is there */
    CHECK_OK(case_get(s.db, s.arena, s.brand_id, case_id, &c, &e));
    row.channel = str_c(channel_names[c.channel]);
    row.minutes = 5;
    CHECK_OK(matrix_put(s.db, s.arena, &by, &row, &out, &e));
    CHECK(holds_for(&s, case_id).minutes == 5);
    CHECK_OK(matrix_remove(s.db, s.arena, &by, &(MatrixKey){ CLASS_COMPLAINT, row.channel }, &e));
    CHECK(holds_for(&s, case_id).minutes == 15);
}

TEST(the_matrix_has_a_row_for_every_class) {
    TEST_SHOP(s);
    List list;
    CHECK_OK(matrix_list(s.db, s.arena, s.brand_id, PREPARED_EN, &list, &e));
    const MatrixRow *row = list.items;
    CHECK(list.count == CLASS__COUNT);
    for (size_t i = 0; i < list.count; i++)
        CHECK(row[i].move.n > 0 && row[i].tone.n > 0 && row[i].role >= ROLE_WRITER);
}

/* ---- the escalation ladder ---- */

static const EscalationRow *levels(TestShop *s, PreparedLanguage language) {
    List list;
    CHECK_OK(escalation_list(s->db, s->arena, s->brand_id, language, &list, &e));
    CHECK(list.count == VERDICT_LEVEL__COUNT);
    return list.items;
}

static EscalationRow issue(int64_t owner, int64_t deputy) {
    return (EscalationRow){ .level = VERDICT_ISSUE, .holds_when = S(" Tiga toko bertanya "),
                            .owner_id = owner, .deputy_id = deputy, .move = S("Telepon pemasok"),
                            .tell = S("  "), .minutes = 20 };
}

TEST(the_ladder_has_a_row_for_every_level) {
    TEST_SHOP(s);
    for (int l = 0; l < PREPARED_LANGUAGE__COUNT; l++) {
        const EscalationRow *row = levels(&s, (PreparedLanguage)l);
        for (int i = 0; i < VERDICT_LEVEL__COUNT; i++) {
            CHECK((int)row[i].level == i && row[i].id == 0 && row[i].owner_id == 0);
            CHECK(row[i].holds_when.n > 0 && row[i].move.n > 0 && row[i].tell.n > 0);
            CHECK(row[i].holds_when.n <= ESCALATION_TEXT_MOST && row[i].minutes > 0);
            CHECK(i == 0 || row[i].minutes < row[i - 1].minutes); /* the graver the sooner */
        }
    }
}

TEST(a_row_of_the_ladder_becomes_the_shops_own_and_goes_back) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW), second = shop_second(&s, NOW);
    EscalationRow out = { 0 }, in = issue(s.staff_id, second.staff_id);
    EscalationKey key = { VERDICT_ISSUE, 1 };
    CHECK_OK(escalation_put(s.db, s.arena, &by, &in, &out, &e));
    int64_t first = out.version;
    CHECK(out.id && first > 0 && out.owner_id == s.staff_id && out.minutes == 20);
    CHECK_STR(out.holds_when, "Tiga toko bertanya");
    CHECK_STR(out.owner_name, "Rasti");
    CHECK(out.deputy_id == second.staff_id && out.deputy_name.n > 0 && out.tell.n == 0);
    CHECK(escalation_put(s.db, s.arena, &by, &in, &out, &e) == ERR_CONFLICT); /* it is there */
    key.version = in.version = first;
    in.owner_id = 0;
    CHECK_OK(escalation_put(s.db, s.arena, &by, &in, &out, &e));
    CHECK(out.version == first + 1 && out.owner_id == 0 && out.owner_name.n == 0);
    CHECK(escalation_put(s.db, s.arena, &by, &in, &out, &e) == ERR_CONFLICT); /* an older one */
    CHECK(levels(&s, PREPARED_EN)[VERDICT_ISSUE].id == out.id);
    CHECK(levels(&s, PREPARED_EN)[VERDICT_WATCH].id == 0);
    CHECK(escalation_remove(s.db, s.arena, &by, &key, &e) == ERR_CONFLICT); /* an older one */
    key.version = first + 1;
    CHECK_OK(escalation_remove(s.db, s.arena, &by, &key, &e));
    CHECK(levels(&s, PREPARED_ID)[VERDICT_ISSUE].id == 0);
    CHECK(escalation_remove(s.db, s.arena, &by, &key, &e) == ERR_CONFLICT);
    /* Made anew, it is not the row that somebody still has open. */
    by.now += MINUTE;
    in.version = 0;
    CHECK_OK(escalation_put(s.db, s.arena, &by, &in, &out, &e));
    in.version = first;
    CHECK(escalation_put(s.db, s.arena, &by, &in, &out, &e) == ERR_CONFLICT);
}

TEST(another_brand_has_a_ladder_of_its_own) {
    TEST_SHOP(s);
    List list;
    EscalationRow out = { 0 }, in = issue(s.staff_id, 0);
    Caller by = shop_person(&s, NOW), other = by;
    CHECK_OK(escalation_put(s.db, s.arena, &by, &in, &out, &e));
    other.brand_id = shop_other_brand(&s);
    CHECK_OK(escalation_list(s.db, s.arena, other.brand_id, PREPARED_ID, &list, &e));
    CHECK(((const EscalationRow *)list.items)[VERDICT_ISSUE].id == 0);
    int64_t version = out.version;
    EscalationKey key = { VERDICT_ISSUE, version };
    CHECK(escalation_remove(s.db, s.arena, &other, &key, &e) == ERR_CONFLICT);
    in.version = version;
    in.owner_id = 0;
    CHECK(escalation_put(s.db, s.arena, &other, &in, &out, &e) == ERR_CONFLICT);
    CHECK(levels(&s, PREPARED_ID)[VERDICT_ISSUE].version == version);
}

TEST(what_is_wrong_with_a_row_of_the_ladder_is_named) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    const struct {
        EscalationRow row;
        const char *field;
    } wrong[] = {
        { { .move = S("x"), .holds_when = S(" ") }, "holds_when" },
        { { .move = S("\n"), .holds_when = S("x") }, "move" },
        { { .move = S("x"), .holds_when = S("x"), .owner_id = 999 }, "owner_id" },
        { { .move = S("x"), .holds_when = S("x"), .deputy_id = 999 }, "deputy_id" },
        { { .move = S("x"), .holds_when = S("x"), .owner_id = s.staff_id, .deputy_id = s.staff_id },
          "deputy_id" },
    };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        EscalationRow out = { 0 };
        CHECK(escalation_put(s.db, s.arena, &by, &wrong[i].row, &out, &e) == ERR_INVALID);
        CHECK_STR(str_c(e.field), wrong[i].field);
    }
}

TEST(who_leaves_owns_no_level_any_more) {
    TEST_SHOP(s);
    Staff left = { 0 };
    EscalationRow out = { 0 }, in;
    Caller by = shop_person(&s, NOW), second = shop_second(&s, NOW);
    in = issue(second.staff_id, s.staff_id);
    CHECK_OK(escalation_put(s.db, s.arena, &by, &in, &out, &e));
    in = issue(s.staff_id, second.staff_id);
    in.level = VERDICT_CRISIS;
    CHECK_OK(escalation_put(s.db, s.arena, &by, &in, &out, &e));
    CHECK_OK(staff_set_role(s.db, s.arena, &by, second.staff_id, ROLE_NONE, &left, &e));
    const EscalationRow *row = levels(&s, PREPARED_ID);
    CHECK(row[VERDICT_ISSUE].owner_id == 0 && row[VERDICT_ISSUE].deputy_id == s.staff_id);
    CHECK(row[VERDICT_CRISIS].owner_id == s.staff_id && row[VERDICT_CRISIS].deputy_id == 0);
    in.version = out.version; /* of what somebody saw before: it names who is gone */
    in.deputy_id = 0;
    CHECK(row[VERDICT_CRISIS].version > out.version);
    CHECK(escalation_put(s.db, s.arena, &by, &in, &out, &e) == ERR_CONFLICT);
}

TEST(who_is_ended_owns_no_level_any_more) {
    TEST_SHOP(s);
    EscalationRow out = { 0 }, in;
    Caller by = shop_person(&s, NOW), second = shop_second(&s, NOW);
    in = issue(second.staff_id, 0);
    CHECK_OK(escalation_put(s.db, s.arena, &by, &in, &out, &e));
    CHECK_OK(staff_end(s.db, &by, second.staff_id, &e));
    EscalationRow now = levels(&s, PREPARED_ID)[VERDICT_ISSUE];
    CHECK(now.id && now.owner_id == 0 && now.owner_name.n == 0 && now.version > out.version);
}

TEST(a_new_row_of_the_ladder_renews_the_register) {
    TEST_SHOP(s);
    Crisis c = { 0 };
    EscalationRow out = { 0 }, in = issue(0, 0);
    Caller by = shop_person(&s, NOW);
    CHECK_OK(crisis_open(s.db, s.arena, &by, &(CrisisForm){ .name = S("Roti basi") }, &c, &e));
    CHECK(!renewed(&s, c));
    CHECK_OK(escalation_put(s.db, s.arena, &by, &in, &out, &e));
    CHECK(renewed(&s, c));
}

TEST(the_form_of_opening_a_room_knows_the_level) {
    TEST_SHOP(s);
    CrisisProposal p = { 0 };
    Caller by = shop_person(&s, NOW);
    CHECK_OK(crisis_propose(s.db, s.arena, &by, &(ProposalQuery){ 0 }, &p, &e));
    CHECK(p.level == VERDICT_NORMAL); /* nothing was judged yet */
    shop_grave(&s, NOW);
    CHECK_OK(crisis_propose(s.db, s.arena, &by, &(ProposalQuery){ 0 }, &p, &e));
    CHECK(p.level == VERDICT_ISSUE);
}

/* ---- readiness ---- */

static Readiness ready(TestShop *s, int64_t now) {
    Readiness out = { 0 };
    Caller by = shop_person(s, now);
    CHECK_OK(readiness_read(s->db, s->arena, &by, &out, &e));
    return out;
}

static ReadyPart part_of(const Readiness *r, const char *name) {
    const ReadyPart *p = r->parts.items;
    for (size_t i = 0; i < r->parts.count; i++)
        if (str_eq(p[i].name, str_c(name)))
            return p[i];
    CHECK(false);
    return (ReadyPart){ 0 };
}

TEST(nobody_is_ready_with_threats_of_one_side) {
    TEST_SHOP(s);
    Threat in = fear(), t = kept(&s, &in);
    Readiness r = ready(&s, NOW);
    ReadyPart p = part_of(&r, "threats");
    CHECK(p.state == READY_MISSING && str_eq(p.step, S("add_outside")) && !r.is_ready);
    CHECK(str_eq(r.lacking, S("threats")));
    in = fear();
    in.name = S("Keluhan viral");
    in.side = THREAT_OUTSIDE;
    kept(&s, &in);
    r = ready(&s, NOW);
    CHECK(part_of(&r, "threats").state == READY_PARTLY && !str_eq(r.lacking, S("threats")));
    Caller by = shop_person(&s, NOW);
    CHECK_OK(threat_act(s.db, s.arena, &by, t.id, PREPARE_RETIRE, &t, &e));
    r = ready(&s, NOW);
    CHECK_STR(part_of(&r, "threats").step, "add_inside");
}

TEST(a_playbook_counts_when_it_has_words_and_an_approver) {
    TEST_SHOP(s);
    PlaybookPage page = { 0 };
    Caller by = shop_person(&s, NOW);
    List list = taken(&s, "spoiled_product");
    const Threat *t = list.items;
    Readiness r = ready(&s, NOW);
    ReadyPart p = part_of(&r, "playbooks");
    CHECK(p.need == 1 && p.have == 0 && str_eq(p.step, S("finish_playbook")));
    CHECK(p.object_id == t[0].playbook_id);
    CHECK_OK(playbook_page(s.db, s.arena, &by, t[0].playbook_id, &page, &e));
    PlaybookForm form = { .threat_id = t[0].id, .name = page.playbook.name,
                          .posture = page.playbook.posture, .holding = page.playbook.holding,
                          .statement = page.playbook.statement, .steps = page.steps,
                          .approver_id = s.staff_id, .version = page.playbook.version };
    CHECK_OK(playbook_put(s.db, s.arena, &by, page.playbook.id, &form, &page, &e));
    r = ready(&s, NOW);
    p = part_of(&r, "playbooks");
    CHECK(p.state == READY_DONE && p.points == p.most && p.step.n == 0);
}

TEST(a_backup_is_vouched_for_and_grows_old) {
    TEST_SHOP(s);
    Readiness r = ready(&s, NOW);
    Caller by = shop_person(&s, NOW);
    CHECK(part_of(&r, "backup").state == READY_MISSING);
    CHECK_OK(readiness_vouch(s.db, s.arena, &by, &(ReadyVouch){ S("backup") }, &r, &e));
    CHECK(part_of(&r, "backup").state == READY_DONE && part_of(&r, "backup").at == NOW);
    r = ready(&s, NOW + 8 * DAY);
    CHECK(part_of(&r, "backup").state == READY_STALE && part_of(&r, "backup").points == 0);
    CHECK(readiness_vouch(s.db, s.arena, &by, &(ReadyVouch){ S("threats") }, &r, &e) ==
          ERR_INVALID); /* what the desk sees for itself nobody vouches for */
    CHECK_STR(str_c(e.field), "part");
}

/* Contacts, rehearsals, vetting and the quiz: each is read from where it is done. */
TEST(people_are_part_of_being_ready) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW), second = shop_second(&s, NOW);
    TreeContact contact = { .name = S("Bu Ningsih") };
    Vetting v = { 0 };
    Readiness r = ready(&s, NOW);
    CHECK_STR(part_of(&r, "contacts").step, "add_contact");
    CHECK_STR(part_of(&r, "drill").step, "drill");
    ReadyPart p = part_of(&r, "vetting");
    CHECK(p.need == 1 && p.have == 0 && p.who.n == 0); /* nobody reads whom */
    p = part_of(&r, "quiz");
    CHECK(p.need == 2 && p.have == 0 && p.who.n > 0);
    CHECK_OK(tree_add(s.db, s.arena, &by, &contact, &contact, &e));
    r = ready(&s, NOW);
    CHECK_STR(part_of(&r, "contacts").step, "reach_contact");
    contact.phone = S("081234567890");
    CHECK_OK(tree_change(s.db, s.arena, &by, contact.id, &contact, &contact, &e));
    CHECK_OK(vetting_add(s.db, s.arena, &by, &(VettingNew){ .staff_id = second.staff_id }, &v, &e));
    CHECK_OK(db_run(s.db, Q_VETTING_STORE,
                    DB_ARGS(DB_V(s.brand_id), DB_V(v.id), DB_V(v.version), DB_V(second.staff_id),
                            DB_V(S("[]")), DB_V(S("[]")), db_null(), DB_V((int64_t)NOW),
                            DB_V(S("fit")), DB_V(by.staff_id), DB_V((int64_t)NOW),
                            DB_V((int64_t)NOW + DAY)),
                    NULL, &e));
    r = ready(&s, NOW);
    CHECK(part_of(&r, "contacts").state == READY_DONE);
    CHECK(part_of(&r, "vetting").state == READY_DONE);
    r = ready(&s, NOW + 2 * DAY); /* the verdict ended */
    CHECK(part_of(&r, "vetting").state == READY_MISSING);
}

TEST(the_gravest_levels_need_an_owner_to_be_ready) {
    TEST_SHOP(s);
    EscalationRow out = { 0 }, in = issue(0, s.staff_id);
    Caller by = shop_person(&s, NOW), second = shop_second(&s, NOW);
    Readiness r = ready(&s, NOW);
    CHECK_STR(part_of(&r, "escalation").step, "name_owner");
    CHECK_OK(escalation_put(s.db, s.arena, &by, &in, &out, &e)); /* a deputy alone is no owner */
    int64_t version = out.version;
    in = issue(s.staff_id, 0);
    in.level = VERDICT_WATCH;
    CHECK_OK(escalation_put(s.db, s.arena, &by, &in, &out, &e));
    r = ready(&s, NOW);
    CHECK(part_of(&r, "escalation").state == READY_MISSING);
    in.level = VERDICT_CRISIS;
    CHECK_OK(escalation_put(s.db, s.arena, &by, &in, &out, &e));
    r = ready(&s, NOW);
    CHECK(part_of(&r, "escalation").state == READY_PARTLY);
    in = issue(second.staff_id, 0);
    in.version = version;
    CHECK_OK(escalation_put(s.db, s.arena, &by, &in, &out, &e));
    r = ready(&s, NOW);
    CHECK(part_of(&r, "escalation").state == READY_DONE && part_of(&r, "escalation").step.n == 0);
    CHECK_OK(staff_end(s.db, &by, second.staff_id, &e));
    r = ready(&s, NOW);
    CHECK(part_of(&r, "escalation").have == 1);
}

TEST(who_holds_our_accounts_is_known_within_a_month_to_be_ready) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW), second = shop_second(&s, NOW);
    OfficialAccount o = { .channel = CHANNEL_TIKTOK, .handle = S("@tokorasa") };
    SignIn own = { .staff_id = second.staff_id, .device = S("HP Dimas") };
    Readiness r = ready(&s, NOW);
    CHECK_STR(part_of(&r, "access").step, "add_account");
    CHECK_OK(account_put(s.db, s.arena, &by, 0, &o, &o, &e));
    r = ready(&s, NOW);
    CHECK_STR(part_of(&r, "access").step, "add_sign_in");
    CHECK_STR(part_of(&r, "access").who, "@tokorasa");
    CHECK_OK(sign_in_add(s.db, s.arena, &by, o.id, &own, &own, &e));
    r = ready(&s, NOW);
    CHECK(part_of(&r, "access").state == READY_DONE && part_of(&r, "access").step.n == 0);
    r = ready(&s, NOW + ACCESS_EVERY);
    CHECK(part_of(&r, "access").state == READY_STALE);
    CHECK_STR(part_of(&r, "access").step, "confirm_access");
    CHECK_OK(staff_end(s.db, &by, second.staff_id, &e)); /* left with the sign-in */
    r = ready(&s, NOW);
    CHECK(part_of(&r, "access").points == 0);
    CHECK_STR(part_of(&r, "access").step, "confirm_access");
}

TEST(a_rehearsal_counts_for_half_a_year) {
    TEST_SHOP(s);
    Drill d = { 0 };
    Caller by = shop_person(&s, NOW);
    DrillForm form = { .pack = S("food"), .minutes = 15, .is_bare = true };
    CHECK_OK(drill_start(s.db, s.arena, &by, &form, &d, &e));
    CHECK_OK(db_run(s.db, Q_DRILL_END,
                    DB_ARGS(DB_V(s.brand_id), DB_V(d.id), DB_V((int64_t)NOW), DB_V(S("instagram")),
                            DB_V((int64_t)10)),
                    NULL, &e));
    Readiness r = ready(&s, NOW + DAY);
    CHECK(part_of(&r, "drill").state == READY_DONE && part_of(&r, "drill").at == NOW);
    r = ready(&s, NOW + 181 * DAY);
    CHECK(part_of(&r, "drill").state == READY_STALE && part_of(&r, "drill").points == 0);
}

TEST(what_brings_most_stands_first) {
    TEST_SHOP(s);
    Readiness r = ready(&s, NOW);
    const ReadyPart *p = r.parts.items;
    CHECK(r.score < READY_FROM && r.parts.count >= 9);
    for (size_t i = 1; i < r.parts.count; i++)
        CHECK(p[i - 1].most - p[i - 1].points >= p[i].most - p[i].points);
}

/* ---- the plan as a file ---- */

TEST(a_plan_goes_to_another_shop_and_is_added_once) {
    TEST_SHOP(s);
    PlanFile plan = { 0 }, again = { 0 };
    PlanTaken got = { 0 };
    MatrixRow row = { .class = CLASS_TROLL, .move = S("Diamkan"), .tone = S("Datar"),
                      .role = ROLE_APPROVER, .minutes = 60 };
    EscalationRow level = { 0 }, told = issue(s.staff_id, 0);
    Caller by = shop_person(&s, NOW), other = by;
    taken(&s, NULL);
    CHECK_OK(matrix_put(s.db, s.arena, &by, &row, &row, &e));
    CHECK_OK(escalation_put(s.db, s.arena, &by, &told, &level, &e));
    CHECK_OK(plan_export(s.db, s.arena, &by, &plan, &e));
    CHECK(plan.threats.count == 24 && plan.playbooks.count == 24 && plan.matrix.count == 1);
    CHECK(plan.escalation.count == 1);
    other.brand_id = shop_other_brand(&s);
    CHECK_OK(plan_import(s.db, s.arena, &other, &plan, &got, &e));
    CHECK(got.threats == 24 && got.playbooks == 24 && got.matrix == 1 && got.left == 0);
    CHECK(got.escalation == 1);
    CHECK_OK(plan_import(s.db, s.arena, &other, &plan, &got, &e));
    CHECK(got.threats == 0 && got.playbooks == 0 && got.matrix == 0 && got.left == 50);
    CHECK(got.escalation == 0);
    CHECK_OK(plan_export(s.db, s.arena, &other, &again, &e));
    const PlanPlaybook *p = again.playbooks.items, *q = plan.playbooks.items;
    CHECK(again.playbooks.count == 24 && p[0].form.steps.count == q[0].form.steps.count);
    CHECK(str_eq(p[0].threat, q[0].threat));
    const EscalationRow *l = again.escalation.items;
    CHECK(again.escalation.count == 1 && l[0].level == VERDICT_ISSUE && l[0].minutes == 20);
    CHECK(l[0].owner_id == 0); /* it holds no people */
    plan.kind = S("lain");
    CHECK(plan_import(s.db, s.arena, &by, &plan, &got, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "kind");
}
