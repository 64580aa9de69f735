#include "desk/apology.h"
#include "desk/case.h"
#include "desk/clause.h"
#include "desk/deadline.h"
#include "desk/reply.h"
#include "desk/reply_gate.h"
#include "desk/rights_pause.h"
#include "desk/staff.h"

#include "test_shop.h"

static Error e;

static Policy policy_of(TestShop *s) {
    Policy p = { 0 };
    CHECK_OK(policy_get(s->db, s->arena, s->brand_id, &p, &e));
    return p;
}

static Err change(TestShop *s, Policy *p) {
    Caller by = shop_person(s, 5000);
    return policy_set(s->db, s->arena, &by, p, p, &e);
}

TEST(a_new_brand_begins_with_the_defaults_as_version_one) {
    TEST_SHOP(s);
    Policy p = policy_of(&s);
    CHECK(p.policy_version == 1 && p.four_eyes && p.clock_grave == 900);
    CHECK(p.strikes == 3 && p.delete_rule == DELETE_GUARDED && p.mode == MODE_TEAM);
    CHECK(policy_names_has(&p.ignore_classes, "troll"));
    CHECK(!policy_names_has(&p.ignore_classes, "complaint"));
}

TEST(every_change_is_a_version_and_the_old_ones_stay) {
    TEST_SHOP(s);
    Policy p = policy_of(&s), old = { 0 };
    List versions;
    Holiday days[] = { { S("2026-12-25"), S("Natal") }, { S("2026-01-01"), S("Tahun baru") } };
    p.four_eyes = false;
    p.holidays = (List){ days, 2 };
    CHECK_OK(change(&s, &p));
    CHECK(p.policy_version == 2 && !p.four_eyes);
    CHECK(p.days_off_count == 2 && p.days_off[0] < p.days_off[1]);
    CHECK_OK(policy_at(s.db, s.arena, s.brand_id, 1, &old, &e));
    CHECK(old.four_eyes && old.holidays.count == 0);
    CHECK(policy_at(s.db, s.arena, s.brand_id, 3, &old, &e) == ERR_NOT_FOUND);
    CHECK(policy_at(s.db, s.arena, shop_other_brand(&s), 2, &old, &e) == ERR_NOT_FOUND);
    CHECK_OK(policy_versions(s.db, s.arena, s.brand_id, &versions, &e));
    CHECK(versions.count == 2 && ((PolicyVersion *)versions.items)[0].version == 2);
    p.policy_version = 1; /* of one who did not see the change */
    CHECK(change(&s, &p) == ERR_CONFLICT);
}

TEST(what_must_not_be_softened_is_refused_by_name) {
    TEST_SHOP(s);
    Policy fresh = policy_of(&s), p = fresh;
    Str classes[] = { S("complaint") }, unknown[] = { S("nothing") };
    CheckRule soft[] = { { S("hate"), CHECK_HINT } }, missing[] = { { S("x"), CHECK_HINT } };
    Holiday bad[] = { { S("25-12-2026"), S("Natal") } };
    Holiday nameless[] = { { S("2026-12-25"), S(" \xC2\xA0") } };
    Holiday lines[] = { { S("2026-12-25"), S("Natal\r\nlagi") } };
    Holiday same_day[] = { { S("2026-12-25"), S("Natal") }, { S("2026-12-26"), S("Cuti") },
                           { S("2026-12-25"), S("Libur") } };
    CheckRule same_rule[] = { { S("insult"), CHECK_BLOCK }, { S("insult"), CHECK_HINT } };
    ChannelRule same_channel[] = { { .channel = S("forum"), .clock = 60 },
                                   { .channel = S("forum"), .clock = 90 } };
    const struct {
        List value;
        List *field;
        const char *name;
    } t[] = {
        { { classes, 1 }, &p.ignore_classes, "ignore_classes" },
        { { unknown, 1 }, &p.ignore_classes, "ignore_classes" },
        { { unknown, 1 }, &p.watch_forbidden, "watch_forbidden" },
        { { soft, 1 }, &p.checker, "checker" },
        { { missing, 1 }, &p.checker, "checker" },
        { { bad, 1 }, &p.holidays, "holidays" },
        { { nameless, 1 }, &p.holidays, "holidays" },
        { { lines, 1 }, &p.holidays, "holidays" },
        { { same_day, 3 }, &p.holidays, "holidays" },
        { { same_rule, 2 }, &p.checker, "checker" },
        { { same_channel, 2 }, &p.channels, "channels" },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        p = fresh;
        *t[i].field = t[i].value;
        CHECK(change(&s, &p) == ERR_INVALID && str_eq(str_c(e.field), str_c(t[i].name)));
    }
    p = fresh;
    p.limit_approver = p.limit_admin + 1;
    CHECK(change(&s, &p) == ERR_INVALID);
    CHECK(policy_of(&s).policy_version == 1);
}

TEST(a_refusal_cites_its_clause_and_turning_it_off_ends_it) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, 5000);
    Case c = { 0 };
    int64_t id = shop_message(&s, &(TestMessage){ .at = 4000, .who = "@a", .text = "huh",
                                                  .class = CLASS_VENTING });
    Policy p = policy_of(&s);
    p.ignore_classes.count = 0;
    CHECK_OK(change(&s, &p));
    CaseChange ignore = { .act = ACT_IGNORE, .version = 1, .reason = S("hanya luapan"),
                          .until = 5000 + 86400 };
    CHECK(case_act(s.db, s.arena, &by, id, &ignore, &c, &e) == ERR_DENIED);
    CHECK(e.clause.version == 2 && e.clause.number == clause_number(CLAUSE_ANSWER_ALL));
    CHECK(str_eq(str_c(e.clause.name), S("answer_all")));
    Str venting[] = { S("venting") };
    p.ignore_classes = (List){ venting, 1 };
    CHECK_OK(change(&s, &p));
    CHECK_OK(case_act(s.db, s.arena, &by, id, &ignore, &c, &e));
}

TEST(who_must_sign_first_sends_nothing_before) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, 5000);
    Policy p = policy_of(&s);
    CHECK_OK(policy_may_send(s.db, &by, &p, &e));
    p.sign_first = true;
    CHECK_OK(change(&s, &p));
    CHECK(policy_may_send(s.db, &by, &p, &e) == ERR_DENIED);
    CHECK(e.clause.number == clause_number(CLAUSE_SIGN));
    CHECK(policy_sign(s.db, &by, &(PolicySign){ 1 }, &e) == ERR_CONFLICT);
    CHECK_OK(policy_sign(s.db, &by, &(PolicySign){ 2 }, &e));
    CHECK_OK(policy_sign(s.db, &by, &(PolicySign){ 2 }, &e)); /* twice is once */
    CHECK_OK(policy_may_send(s.db, &by, &p, &e));
    List signers;
    CHECK_OK(policy_signers(s.db, s.arena, s.brand_id, &signers, &e));
    CHECK(signers.count == 1 && ((PolicySigner *)signers.items)->version == 2);
    /* a newer version: a week to sign it, then not */
    CHECK_OK(change(&s, &p));
    CHECK_OK(policy_may_send(s.db, &by, &p, &e));
    by.now += POLICY_SIGN_GRACE;
    CHECK(policy_may_send(s.db, &by, &p, &e) == ERR_DENIED);
}

TEST(passing_a_clause_is_counted_beside_it) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, 5000);
    Policy p = policy_of(&s);
    List list;
    CHECK_OK(clause_override(s.db, &by, &p, &(ClausePass){ CLAUSE_CHECKER, "reply", 7 }, &e));
    CHECK_OK(clause_list(s.db, s.arena, s.brand_id, 6000, &list, &e));
    const ClauseRow *rows = list.items;
    CHECK(list.count == CLAUSE__COUNT && rows[CLAUSE_CHECKER].overrides == 1);
    CHECK(rows[CLAUSE_MODE].overrides == 0);
    CHECK_OK(clause_list(s.db, s.arena, s.brand_id, 6000 + 91 * DAY, &list, &e));
    CHECK(((ClauseRow *)list.items)[CLAUSE_CHECKER].overrides == 0);
}

TEST(who_passes_clauses_too_often_is_read_by_a_second_person) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, 5000), second = shop_second(&s, 5000);
    Policy p = policy_of(&s);
    ClausePass pass = { CLAUSE_CHECKER, "reply", 7 };
    List list;
    bool paused;
    for (int i = 0; i < 9; i++)
        CHECK_OK(clause_override(s.db, &by, &p, &pass, &e));
    CHECK_OK(rights_are_paused(s.db, s.brand_id, by.staff_id, &paused, &e));
    CHECK(!paused); /* off */
    p.override_pause = 2;
    CHECK_OK(change(&s, &p));
    by.now += 8 * DAY; /* what was passed a week ago does not count */
    for (int i = 0; i < 2; i++)
        CHECK_OK(clause_override(s.db, &by, &p, &pass, &e));
    CHECK_OK(rights_are_paused(s.db, s.brand_id, by.staff_id, &paused, &e));
    CHECK(!paused);
    for (int i = 0; i < 2; i++)
        CHECK_OK(clause_override(s.db, &by, &p, &pass, &e));
    CHECK_OK(rights_are_paused(s.db, s.brand_id, by.staff_id, &paused, &e));
    CHECK(paused);
    CHECK_OK(rights_are_paused(s.db, s.brand_id, second.staff_id, &paused, &e));
    CHECK(!paused);
    CHECK_OK(rights_pause_list(s.db, s.arena, s.brand_id, &list, &e));
    RightsPause one = *(const RightsPause *)list.items;
    CHECK(list.count == 1 && one.overrides == 3 && one.lifted_at == 0);
    RightsLift why = { S("Peringatannya salah") }, none = { S(" ") };
    CHECK(rights_pause_lift(s.db, s.arena, &by, one.id, &why, &one, &e) == ERR_DENIED);
    CHECK(e.clause.number == clause_number(CLAUSE_PAUSE));
    second.now = by.now += 1;
    CHECK(rights_pause_lift(s.db, s.arena, &second, one.id, &none, &one, &e) == ERR_INVALID);
    CHECK_OK(rights_pause_lift(s.db, s.arena, &second, one.id, &why, &one, &e));
    CHECK(one.lifted_at == second.now && one.lifted_name.n > 0);
    CHECK(rights_pause_lift(s.db, s.arena, &second, one.id, &why, &one, &e) == ERR_CONFLICT);
    CHECK_OK(rights_are_paused(s.db, s.brand_id, by.staff_id, &paused, &e));
    CHECK(!paused);
    by.now += 1; /* what was passed before is forgiven */
    CHECK_OK(clause_override(s.db, &by, &p, &pass, &e));
    CHECK_OK(rights_are_paused(s.db, s.brand_id, by.staff_id, &paused, &e));
    CHECK(!paused);
}

TEST(every_field_of_the_policy_belongs_to_a_clause_and_exists) {
    TEST_SHOP(s);
    List list;
    bool named[MODEL_FIELDS_MAX] = { false };
    CHECK_OK(clause_list(s.db, s.arena, s.brand_id, 0, &list, &e));
    const ClauseRow *rows = list.items;
    for (size_t i = 0; i < list.count; i++) {
        const Str *field = rows[i].fields.items;
        for (size_t k = 0; k < rows[i].fields.count; k++) {
            const Field *f = model_find(&policy_model, field[k]);
            CHECK(f != NULL);
            if (f)
                named[f - policy_model.fields] = true;
        }
    }
    for (size_t i = 0; i < policy_model.count; i++)
        if (!str_eq(str_c(policy_model.fields[i].name), S("policy_version")))
            CHECK(named[i]);
}

/* ---- what is demanded of an answer ---- */

static int64_t complaint(TestShop *s, MessageClass class) {
    return shop_message(s, &(TestMessage){ .at = 4000, .who = "@a", .text = "paket rusak",
                                           .class = class });
}

static Caller writer(TestShop *s) {
    Staff person = { 0 };
    Caller owner = shop_person(s, 5000);
    CHECK_OK(staff_create(s->db, s->arena,
                          &(NewStaff){ .email = S("dina@toko.example"), .name = S("Dina"),
                                       .password_hash = S("-"), .now = 1000 },
                          &person, &e));
    CHECK_OK(db_run(s->db, Q_MEMBER_SET,
                    DB_ARGS(DB_V(s->brand_id), DB_V(person.id), db_name(role_names, ROLE_WRITER),
                            DB_V(owner.now)),
                    NULL, &e));
    owner.staff_id = person.id;
    owner.role = ROLE_WRITER;
    owner.rights = role_rights(ROLE_WRITER);
    return owner;
}

static Err hand_in(TestShop *s, const Caller *by, int64_t case_id, const char *text, Reply *out) {
    Case c = { 0 };
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, case_id, &c, &e));
    return reply_create(s->db, s->arena, by, case_id,
                        &(ReplyForm){ .case_version = c.version, .text = str_c(text),
                                      .overrides = true,
                                      .request_key = str_fmt(s->arena, "request-%lld-%lld",
                                                             (long long)case_id,
                                                             (long long)by->staff_id) },
                        out, &e);
}

static const char clean[] = "Halo Kak, kami cek dulu ya. Boleh kirim foto barangnya?";
static const char admits[] = "Halo Kak, ini kesalahan kami. Boleh kirim foto barangnya?";
static const char vows[] = "Halo Kak, kami jamin uangnya kembali. Boleh kirim fotonya?";

/* Private answers, so that nothing but the rule in question asks for a second person. */
TEST(what_needs_a_second_person_is_asked_for_even_in_private) {
    static const struct {
        const char *text;
        MessageClass class;
        bool off; /* the sentence of the policy was turned off */
        bool waits;
    } t[] = {
        { clean, CLASS_COMPLAINT, false, false }, { admits, CLASS_COMPLAINT, false, true },
        { vows, CLASS_COMPLAINT, false, true },   { vows, CLASS_COMPLAINT, true, false },
        { clean, CLASS_AT_RISK, false, true },    { clean, CLASS_AT_RISK, true, false },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        TEST_SHOP(s);
        Reply r = { 0 };
        Caller dina = writer(&s);
        Policy p = policy_of(&s);
        p.next_word_only = p.at_risk_care = !t[i].off;
        CHECK_OK(change(&s, &p));
        CHECK_OK(hand_in(&s, &dina, complaint(&s, t[i].class), t[i].text, &r));
        CHECK((r.state == REPLY_WAITING) == t[i].waits);
        if ((r.state == REPLY_WAITING) != t[i].waits)
            printf("row %zu: %s\n", i, reply_state_names[r.state]);
    }
}

TEST(the_answers_of_who_is_paused_wait_for_a_second_person) {
    TEST_SHOP(s);
    Reply r = { 0 };
    Caller dina = writer(&s);
    Policy p = policy_of(&s);
    static const char loud[] = "HALO KAK SARI, MOHON DITUNGGU. Kami cek dulu ya. - Rasti";
    p.override_pause = 1;
    CHECK_OK(change(&s, &p));
    for (int i = 0; i < 3; i++) { /* each passes what the checker asks of its tone */
        CHECK_OK(hand_in(&s, &dina, complaint(&s, CLASS_COMPLAINT), loud, &r));
        CHECK((r.state == REPLY_WAITING) == (i == 2)); /* the second was one too many */
    }
}

TEST(only_who_may_admit_a_fault_approves_it) {
    TEST_SHOP(s);
    Reply r = { 0 };
    Caller dina = writer(&s), owner = shop_person(&s, 5100), approver = owner;
    approver.role = ROLE_APPROVER;
    approver.rights = role_rights(ROLE_APPROVER);
    CHECK_OK(hand_in(&s, &dina, complaint(&s, CLASS_COMPLAINT), admits, &r));
    ReplyChange ok = { .act = REPLY_ACT_APPROVE, .version = r.version, .text = r.text };
    CHECK(reply_act(s.db, s.arena, &approver, r.id, &ok, &r, &e) == ERR_DENIED);
    CHECK(e.clause.number == clause_number(CLAUSE_ADMISSION));
    CHECK_OK(reply_act(s.db, s.arena, &owner, r.id, &ok, &r, &e));
}

TEST(who_works_alone_waits_for_nobody_but_the_pause) {
    TEST_SHOP(s);
    Reply r = { 0 };
    Caller dina = writer(&s);
    Policy p = policy_of(&s);
    p.mode = MODE_ALONE;
    CHECK_OK(change(&s, &p));
    CHECK_OK(hand_in(&s, &dina, complaint(&s, CLASS_COMPLAINT), admits, &r));
    CHECK(r.state == REPLY_BY_HAND); /* the shop's ways out are by hand */
}

TEST(a_class_is_said_first_where_the_policy_wants_it) {
    TEST_SHOP(s);
    Reply r = { 0 };
    Caller by = shop_person(&s, 5000);
    int64_t id = complaint(&s, CLASS_COMPLAINT);
    Policy p = policy_of(&s);
    Case c = { 0 };
    p.class_first = true;
    CHECK_OK(change(&s, &p));
    CHECK(hand_in(&s, &by, id, clean, &r) == ERR_DENIED);
    CHECK(e.clause.number == clause_number(CLAUSE_CLASS_FIRST));
    CHECK_OK(case_get(s.db, s.arena, s.brand_id, id, &c, &e));
    CHECK_OK(case_act(s.db, s.arena, &by, id,
                      &(CaseChange){ .act = ACT_CLASSIFY, .version = c.version,
                                     .class = CLASS_COMPLAINT },
                      &c, &e));
    CHECK_OK(hand_in(&s, &by, id, clean, &r));
}

TEST(a_cooler_head_and_a_channels_own_undo_time_hold_longer) {
    Policy p = { .hold_public = 30, .hold_private = 10, .cool_down = 60 };
    ChannelRule own[] = { { S("google"), 0, 300 } };
    Case c = { .channel = CHANNEL_INSTAGRAM };
    ReplyGate g = { .policy = &p, .c = &c, .is_public = true };
    CHECK(reply_hold(&g) == 30);
    c.harm = 1; /* insult */
    CHECK(reply_hold(&g) == 60);
    p.channels = (List){ own, 1 };
    c.channel = CHANNEL_GOOGLE;
    CHECK(reply_hold(&g) == 300);
    c.harm = 0;
    g.is_public = false;
    c.channel = CHANNEL_WHATSAPP;
    CHECK(reply_hold(&g) == 10);
}

TEST(clocks_stand_still_on_holidays_and_in_the_friday_break) {
    const int64_t monday = SHOP_MONDAY, friday = SHOP_MONDAY + 4 * DAY;
    const int64_t off[] = { (SHOP_MONDAY + ZONE_WIB) / DAY + 1 };
    ChannelRule own[] = { { S("tiktok"), 600, 0 } };
    Policy p = { .clock_comment = 2 * HOUR, .hours_from = 8 * HOUR, .hours_to = 20 * HOUR,
                 .friday_from = 11 * HOUR, .friday_to = 13 * HOUR, .days_off = off,
                 .days_off_count = 1, .channels = { own, 1 } };
    const struct {
        int64_t from, want;
        Channel channel;
    } t[] = {
        { monday + 19 * HOUR, monday + 2 * DAY + 9 * HOUR, CHANNEL_X }, /* Tuesday is off */
        { monday + DAY + 12 * HOUR, monday + 2 * DAY + 10 * HOUR, CHANNEL_X },
        { friday + 10 * HOUR, friday + 14 * HOUR, CHANNEL_X },
        { friday + 12 * HOUR, friday + 15 * HOUR, CHANNEL_X },
        { friday + 9 * HOUR, friday + 11 * HOUR, CHANNEL_X },
        { monday + 9 * HOUR, monday + 9 * HOUR + 600, CHANNEL_TIKTOK },
    };
    for (size_t i = 0; i < COUNT(t); i++)
        CHECK(deadline_of(&(DeadlineInput){ .policy = &p, .zone = ZONE_WIB,
                                            .channel = t[i].channel, .from = t[i].from }) ==
              t[i].want);
}

static FindingLevel level_of(TestShop *s, int64_t case_id, const char *text, DraftRule rule) {
    List found;
    CHECK_OK(compose_check(s->db, s->arena, s->brand_id,
                           &(CheckForm){ .case_id = case_id, .text = str_c(text), .now = 5000 },
                           &found, &e));
    const Finding *f = found.items;
    for (size_t i = 0; i < found.count; i++)
        if (f[i].rule == rule)
            return f[i].level;
    return FINDING_LEVEL__COUNT;
}

TEST(the_policy_makes_a_rule_of_the_checker_harder_or_silent) {
    TEST_SHOP(s);
    int64_t id = complaint(&s, CLASS_COMPLAINT);
    Policy p = policy_of(&s);
    CheckRule rules[] = { { S("promise"), CHECK_BLOCK } };
    CHECK(level_of(&s, id, vows, DRAFT_PROMISE) == FINDING_ASK);
    p.checker = (List){ rules, 1 };
    CHECK_OK(change(&s, &p));
    CHECK(level_of(&s, id, vows, DRAFT_PROMISE) == FINDING_BLOCK);
    rules[0].level = CHECK_OFF;
    p.checker = (List){ rules, 1 };
    CHECK_OK(change(&s, &p));
    CHECK(level_of(&s, id, vows, DRAFT_PROMISE) == FINDING_LEVEL__COUNT);
}

TEST(an_apology_to_many_names_an_act_and_its_time) {
    TEST_SHOP(s);
    Policy p = policy_of(&s);
    static const struct {
        const char *text;
        bool is_enough;
    } t[] = {
        { "Kami minta maaf atas keterlambatan paket.", false },
        { "Kami minta maaf. Semua paket kami kirim paling lambat Jumat.", true },
        { "Paket datang terlambat karena banjir.", true }, /* nobody says sorry */
        { "We are sorry for the delay.", false },
        { "We are sorry. We will send all parcels by Friday.", true },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        Apology of = { str_c(t[i].text), "text", ZONE_WIB, SHOP_MONDAY };
        Err got = apology_check(s.arena, &p, &of, &e);
        CHECK((got == ERR_OK) == t[i].is_enough);
        CHECK(t[i].is_enough || e.clause.number == clause_number(CLAUSE_APOLOGY));
    }
    p.apology_needs_action = false;
    CHECK_OK(apology_check(s.arena, &p, &(Apology){ str_c(t[0].text), "text", 0, 0 }, &e));
}
