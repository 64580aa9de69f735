#include "desk/reply.h"

#include "desk/compose.h"
#include "desk/demand.h"
#include "desk/halt.h"
#include "desk/incident.h"
#include "desk/message.h"
#include "desk/outbox.h"
#include "desk/policy.h"
#include "desk/promise.h"
#include "desk/reply_gate.h"
#include "desk/staff.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

/* A shop whose answers leave by hook, a second person who approves, and one open complaint. */
typedef struct Desk {
    TestShop shop;
    int64_t second_id, case_id, key;
    bool can_look_up;
} Desk;

static Caller second_person(Desk *d, int64_t now) { return shop_second(&d->shop, now); }

static Desk desk_make(const char *lookup) {
    Desk d = { .shop = test_shop_make() };
    TestShop *s = &d.shop;
    d.second_id = second_person(&d, NOW).staff_id;
    shop_hook(s, 0, lookup);
    d.case_id = shop_message(s, &(TestMessage){ .at = NOW,
                                                .who = "@sari",
                                                .text = "paket saya belum sampai",
                                                .mood = MOOD_NEGATIVE,
                                                .class = CLASS_COMPLAINT });
    return d;
}

static void desk_end(Desk *d) { test_shop_end(&d->shop); }
#define DESK(name, lookup) Desk name CLEANUP(desk_end) = desk_make(lookup)

static const char good[] = "Halo Kak Sari, maaf paketnya terlambat. Boleh kirim nomor pesanannya "
                           "lewat DM? Kami bantu cek sekarang. - Rasti";

static Case the_case(Desk *d) {
    Case c = { 0 };
    CHECK_OK(case_get(d->shop.db, d->shop.arena, d->shop.brand_id, d->case_id, &c, &e));
    return c;
}

static ReplyForm form_of(Desk *d, const char *text) {
    return (ReplyForm){ .case_version = the_case(d).version,
                        .text = str_c(text),
                        .is_public = true,
                        .request_key =
                            str_fmt(d->shop.arena, "request-%lld", (long long)++d->key) };
}

static Reply hand_in(Desk *d, const char *text) {
    Reply r = { 0 };
    Caller by = shop_person(&d->shop, NOW);
    ReplyForm form = form_of(d, text);
    CHECK_OK(reply_create(d->shop.db, d->shop.arena, &by, d->case_id, &form, &r, &e));
    return r;
}

static Err act_as(Desk *d, const Caller *by, ReplyChange c, Reply *r) {
    c.version = c.version ? c.version : r->version;
    return reply_act(d->shop.db, d->shop.arena, by, r->id, &c, r, &e);
}

static Reply approved(Desk *d) {
    Reply r = hand_in(d, good);
    Caller second = second_person(d, NOW);
    CHECK_OK(
        act_as(d, &second, (ReplyChange){ .act = REPLY_ACT_APPROVE, .text = str_c(good) }, &r));
    return r;
}

static Reply again(Desk *d, int64_t id) {
    Reply r = { 0 };
    CHECK_OK(reply_get(d->shop.db, d->shop.arena, d->shop.brand_id, id, &r, &e));
    return r;
}

static void finish(Desk *d, const Outgoing *o, TryOutcome outcome, int64_t now) {
    CHECK_OK(outbox_finish(d->shop.db, d->shop.arena, o,
                           &(TryEnd){ .outcome = outcome,
                                      .detail = S("test"),
                                      .now = now,
                                      .is_confirmed = outcome == TRY_FOUND },
                           &e));
}

static Outgoing claim(Desk *d, int64_t now) {
    Outgoing o = { 0 };
    CHECK_OK(outbox_claim(d->shop.db, d->shop.arena, now, NULL, &o, &e));
    return o;
}

TEST(a_public_reply_needs_a_second_pair_of_eyes) {
    DESK(d, NULL);
    Reply r = hand_in(&d, good);
    CHECK(r.state == REPLY_WAITING);
    Caller first = shop_person(&d.shop, NOW), second = second_person(&d, NOW);
    CHECK(act_as(&d, &first, (ReplyChange){ .act = REPLY_ACT_APPROVE, .text = str_c(good) }, &r) ==
          ERR_DENIED);
    Str edited = str_fmt(d.shop.arena, "%s (Dimas)", good);
    CHECK_OK(act_as(&d, &second, (ReplyChange){ .act = REPLY_ACT_APPROVE, .text = edited }, &r));
    CHECK(r.state == REPLY_HELD && r.send_at == NOW + 30 && r.approver_id == d.second_id);
    CHECK(str_eq(r.text, edited) && str_eq(r.first_text, str_c(good)));
}

TEST(an_approver_who_edits_changes_what_is_promised) {
    DESK(d, NULL);
    List list;
    TestShop *s = &d.shop;
    Reply r = { 0 };
    Caller by = shop_person(s, NOW), second = second_person(&d, NOW);
    ReplyForm form = form_of(&d, "Halo Kak Sari, maaf. Kami kirim penggantinya besok. - Rasti");
    form.overrides = true; /* the checker asks about a promise */
    CHECK_OK(reply_create(s->db, s->arena, &by, d.case_id, &form, &r, &e));
    CHECK_OK(act_as(&d, &second, (ReplyChange){ .act = REPLY_ACT_APPROVE,
                                                .text = S("Halo Kak Sari, maaf. Kami telepon Kakak "
                                                          "besok pagi. - Rasti") }, &r));
    CHECK_OK(promise_of_case(s->db, s->arena, s->brand_id, d.case_id, &list, &e));
    const Promise *p = list.items; /* the newest first */
    CHECK(list.count == 2 && p[0].kind == PROMISE_CONTACT && p[0].state == PROMISE_FOUND);
    CHECK(p[1].kind == PROMISE_SEND && p[1].state == PROMISE_DROPPED);
    CHECK(p[0].staff_id == s->staff_id); /* who wrote it gave it */
}

TEST(a_private_reply_through_a_public_channel_is_read_by_a_second_person_too) {
    DESK(d, NULL);
    Reply r = { 0 };
    Caller by = shop_person(&d.shop, NOW);
    ReplyForm form = form_of(&d, good);
    form.is_public = false;
    CHECK_OK(reply_create(d.shop.db, d.shop.arena, &by, d.case_id, &form, &r, &e));
    CHECK(r.state == REPLY_WAITING);
}

TEST(an_approver_cannot_approve_what_they_did_not_see) {
    DESK(d, NULL);
    Reply r = hand_in(&d, good);
    Caller second = second_person(&d, NOW);
    CHECK(act_as(&d, &second,
                 (ReplyChange){ .act = REPLY_ACT_APPROVE, .text = str_c(good), .version = 99 },
                 &r) == ERR_CONFLICT);
    CHECK(act_as(&d, &second, (ReplyChange){ .act = REPLY_ACT_APPROVE }, &r) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "text");
}

static Err approve_seeing(Desk *d, Reply *r, Str meanwhile) {
    Caller second = second_person(d, NOW + 60);
    return act_as(d, &second, (ReplyChange){ .act = REPLY_ACT_APPROVE, .text = r->text,
                                             .meanwhile = meanwhile }, r);
}

TEST(a_new_word_of_the_customer_is_read_before_the_reply_is_approved) {
    DESK(d, NULL);
    Reply r = hand_in(&d, good);
    CHECK(r.meanwhile.n == 0);
    shop_word(&d.shop, d.case_id, &(TestMessage){ .at = NOW + 30, .text = "saya minta refund saja",
                                                  .class = CLASS_COMPLAINT });
    CHECK(approve_seeing(&d, &r, S("")) == ERR_CONFLICT);
    r = again(&d, r.id);
    Str seen = r.meanwhile;
    CHECK(str_starts(seen, S("message=")));
    shop_word(&d.shop, d.case_id, &(TestMessage){ .at = NOW + 40, .text = "halo?",
                                                  .class = CLASS_COMPLAINT });
    CHECK(approve_seeing(&d, &r, seen) == ERR_CONFLICT); /* one more came since */
    CHECK_OK(approve_seeing(&d, &r, again(&d, r.id).meanwhile));
    CHECK(r.state == REPLY_HELD);
}

TEST(of_two_answers_to_one_case_each_is_read_with_the_other_in_sight) {
    DESK(d, NULL);
    Reply one = hand_in(&d, good), two = hand_in(&d, "Halo Kak, boleh kirim nomor pesanannya?");
    CHECK(approve_seeing(&d, &two, S("")) == ERR_CONFLICT);
    CHECK(str_starts(again(&d, two.id).meanwhile, S("reply=")));
    CHECK(approve_seeing(&d, &one, S("")) == ERR_CONFLICT);
    CHECK_OK(approve_seeing(&d, &one, again(&d, one.id).meanwhile));
    Caller by = shop_person(&d.shop, NOW + 70);
    one = again(&d, one.id);
    CHECK_OK(act_as(&d, &by, (ReplyChange){ .act = REPLY_ACT_CANCEL }, &one));
    CHECK(again(&d, two.id).meanwhile.n == 0); /* called back: nothing to see */
    CHECK_OK(approve_seeing(&d, &two, S("")));
}

TEST(a_reply_in_a_case_that_ended_meanwhile_says_so) {
    DESK(d, NULL);
    Case c = { 0 };
    Reply r = hand_in(&d, good);
    Caller by = shop_person(&d.shop, NOW + 30);
    CHECK_OK(case_act(d.shop.db, d.shop.arena, &by, d.case_id,
                      &(CaseChange){ .act = ACT_SPAM, .reason = S("iklan pinjaman"),
                                     .version = the_case(&d).version }, &c, &e));
    CHECK(approve_seeing(&d, &r, S("")) == ERR_CONFLICT);
    r = again(&d, r.id);
    CHECK_STR(r.meanwhile, "state=spam");
    CHECK_OK(approve_seeing(&d, &r, r.meanwhile));
}

TEST(a_returned_reply_goes_back_to_its_author) {
    DESK(d, NULL);
    Reply r = hand_in(&d, good);
    Draft draft = { 0 };
    Caller first = shop_person(&d.shop, NOW), second = second_person(&d, NOW);
    CHECK(act_as(&d, &second, (ReplyChange){ .act = REPLY_ACT_RETURN }, &r) == ERR_INVALID);
    CHECK_OK(act_as(&d, &second,
                    (ReplyChange){ .act = REPLY_ACT_RETURN, .remark = S("lebih ramah") }, &r));
    CHECK(r.state == REPLY_RETURNED);
    CHECK_OK(draft_get(d.shop.db, d.shop.arena, &first, d.case_id, &draft, &e));
    CHECK_STR(draft.text, good);
}

TEST(money_above_what_a_role_may_give_is_for_a_higher_one_to_promise) {
    DESK(d, NULL);
    TestShop *s = &d.shop;
    Reply r = { 0 };
    DemandRow ruled = { 0 };
    const char text[] = "Halo Kak Sari, maaf. Kami kembalikan Rp5.000.000 hari ini. - Rasti";
    Caller owner = shop_person(s, NOW), second = second_person(&d, NOW + 60);
    ReplyForm form = form_of(&d, text);
    form.overrides = true;
    CHECK_OK(reply_create(s->db, s->arena, &owner, d.case_id, &form, &r, &e));
    second.role = ROLE_APPROVER;
    ReplyChange yes = { .act = REPLY_ACT_APPROVE, .text = str_c(text) };
    CHECK(act_as(&d, &second, yes, &r) == ERR_DENIED);
    CHECK_STR(str_c(e.clause.name), "limits");
    yes.text = S("Halo Kak Sari, maaf. Kami kembalikan Rp150.000 hari ini. - Rasti");
    Reply small = r;
    CHECK_OK(act_as(&d, &second, yes, &small)); /* within the limit of an approver */
    /* What an owner decided for the case, anybody may tell. */
    CHECK_OK(demand_decide(s->db, s->arena, &owner, d.case_id,
                           &(DemandForm){ .demand = S("refund"), .decision = DECIDE_FULFIL,
                                          .amount = 5000000 }, &ruled, &e));
    form = form_of(&d, text);
    form.overrides = true;
    CHECK_OK(reply_create(s->db, s->arena, &owner, d.case_id, &form, &r, &e));
    yes.text = str_c(text);
    yes.meanwhile = r.meanwhile;
    CHECK_OK(act_as(&d, &second, yes, &r));
}

TEST(what_is_watched_is_not_confirmed_in_public) {
    DESK(d, NULL);
    Case c = { 0 };
    Reply before = hand_in(&d, good), r = { 0 };
    Caller by = shop_person(&d.shop, NOW + 30);
    CHECK_OK(case_act(d.shop.db, d.shop.arena, &by, d.case_id,
                      &(CaseChange){ .act = ACT_WATCH, .reason = S("tidak ada yang peduli"),
                                     .until = NOW + HOUR, .version = the_case(&d).version },
                      &c, &e));
    ReplyForm form = form_of(&d, "Benar Kak, rasa produk baru kami memang berubah. Ada saran?");
    CHECK_ERR(ERR_DENIED, reply_create(d.shop.db, d.shop.arena, &by, d.case_id, &form, &r, &e));
    CHECK_STR(str_c(e.clause.name), "watch");
    CHECK(approve_seeing(&d, &before, again(&d, before.id).meanwhile) == ERR_DENIED);
    form.is_public = false;
    CHECK_OK(reply_create(d.shop.db, d.shop.arena, &by, d.case_id, &form, &r, &e));
}

TEST(the_same_request_is_one_reply) {
    DESK(d, NULL);
    Reply one = { 0 }, two = { 0 };
    Caller by = shop_person(&d.shop, NOW);
    ReplyForm form = form_of(&d, good);
    CHECK_OK(reply_create(d.shop.db, d.shop.arena, &by, d.case_id, &form, &one, &e));
    CHECK_OK(reply_create(d.shop.db, d.shop.arena, &by, d.case_id, &form, &two, &e));
    CHECK(one.id == two.id);
    form.text = S("Halo Kak, apa yang bisa kami bantu? Kami cek sekarang.");
    CHECK_ERR(ERR_CONFLICT, reply_create(d.shop.db, d.shop.arena, &by, d.case_id, &form, &two, &e));
}

TEST(a_case_that_changed_meanwhile_is_a_conflict) {
    DESK(d, NULL);
    Reply r = { 0 };
    Case c = the_case(&d);
    Caller by = shop_person(&d.shop, NOW);
    ReplyForm form = form_of(&d, good);
    CHECK_OK(case_act(d.shop.db, d.shop.arena, &by, d.case_id,
                      &(CaseChange){ .act = ACT_TAKE, .version = c.version }, &c, &e));
    CHECK_ERR(ERR_CONFLICT, reply_create(d.shop.db, d.shop.arena, &by, d.case_id, &form, &r, &e));
}

TEST(what_may_not_leave_is_blocked_on_every_way) {
    DESK(d, NULL);
    Reply r = { 0 };
    Caller by = shop_person(&d.shop, NOW), second = second_person(&d, NOW);
    ReplyForm form = form_of(&d, "Dasar goblok, kami laporkan ke polisi!");
    form.overrides = true;
    CHECK_ERR(ERR_INVALID, reply_create(d.shop.db, d.shop.arena, &by, d.case_id, &form, &r, &e));
    CHECK_STR(str_c(e.field), "text");
    CHECK_STR(str_c(e.clause.name), "checker");
    r = hand_in(&d, good);
    CHECK(act_as(&d, &second, (ReplyChange){ .act = REPLY_ACT_APPROVE, .text = S("Dasar goblok") },
                 &r) == ERR_INVALID);
    CHECK(e.clause.number == clause_number(CLAUSE_CHECKER) && e.clause.version == 1);
    CHECK(act_as(&d, &by, (ReplyChange){ .act = REPLY_ACT_APPROVE, .text = str_c(good) }, &r) ==
          ERR_DENIED);
    CHECK_STR(str_c(e.clause.name), "four_eyes");
}

TEST(a_stop_of_the_checker_names_the_clause_it_stands_for) {
    static const struct {
        Finding found;
        const char *clause, *field;
    } t[] = {
        { { .rule = DRAFT_INSULT, .level = FINDING_BLOCK }, "checker", "text" },
        { { .rule = DRAFT_HATE, .level = FINDING_BLOCK }, "hate", "text" },
        { { .rule = DRAFT_CONTRADICTION, .level = FINDING_BLOCK }, "facts", "text" },
        { { .rule = DRAFT_BLAME, .level = FINDING_ASK }, "checker", "overrides" },
    };
    DESK(d, NULL);
    Policy p = { 0 };
    CHECK_OK(policy_get(d.shop.db, d.shop.arena, d.shop.brand_id, &p, &e));
    for (size_t i = 0; i < COUNT(t); i++) {
        CHECK_ERR(ERR_INVALID, reply_refuse(d.shop.arena, &p, &t[i].found, "text", &e));
        CHECK_STR(str_c(e.clause.name), t[i].clause);
        CHECK_STR(str_c(e.field), t[i].field);
    }
}

static int64_t passed(Desk *d, Clause clause) {
    List rows;
    CHECK_OK(clause_list(d->shop.db, d->shop.arena, d->shop.brand_id, NOW, &rows, &e));
    return ((const ClauseRow *)rows.items)[clause].overrides;
}

TEST(what_is_passed_is_counted_at_the_clause_it_stands_for) {
    DESK(d, NULL);
    TestShop *s = &d.shop;
    Reply r = { 0 };
    Caller by = shop_person(s, NOW);
    ReplyForm form = form_of(&d, good);
    form.overrides = true; /* of nothing */
    CHECK_OK(reply_create(s->db, s->arena, &by, d.case_id, &form, &r, &e));
    CHECK(passed(&d, CLAUSE_CHECKER) == 0);
    form = form_of(&d, "Halo Kak Sari, maaf. Kami kirim penggantinya besok. - Rasti");
    form.overrides = true;
    CHECK_OK(reply_create(s->db, s->arena, &by, d.case_id, &form, &r, &e));
    CHECK(passed(&d, CLAUSE_NEXT_WORD) == 1 && passed(&d, CLAUSE_CHECKER) == 0);
}

TEST(hate_is_named_before_what_else_stops_a_text) {
    DESK(d, NULL);
    Reply r = { 0 };
    Caller by = shop_person(&d.shop, NOW);
    ReplyForm form = form_of(&d, "Dasar goblok, dasar cina pelit!");
    CHECK_ERR(ERR_INVALID,
              reply_create(d.shop.db, d.shop.arena, &by, d.case_id, &form, &r, &e));
    CHECK_STR(str_c(e.clause.name), "hate");
}

/* How often the checker says so of a text for this case, `later` seconds on. */
static size_t found_by(Desk *d, int64_t case_id, const char *text, DraftRule rule, int64_t later) {
    CheckForm form = { .case_id = case_id, .text = str_c(text), .now = NOW + later };
    List found;
    size_t times = 0;
    CHECK_OK(compose_check(d->shop.db, d->shop.arena, d->shop.brand_id, &form, &found, &e));
    for (size_t i = 0; i < found.count; i++)
        times += ((const Finding *)found.items)[i].rule == rule;
    return times;
}

TEST(the_checker_knows_what_went_to_others_within_a_day) {
    DESK(d, NULL);
    Outgoing o;
    int64_t other = shop_message(&d.shop, &(TestMessage){ .at = NOW, .who = "@budi",
                                                          .text = "paket saya belum sampai",
                                                          .mood = MOOD_NEGATIVE,
                                                          .class = CLASS_COMPLAINT });
    CHECK(found_by(&d, other, good, DRAFT_NEAR_IDENTICAL, 60) == 0);
    approved(&d);
    o = claim(&d, NOW + 30);
    finish(&d, &o, TRY_SENT, NOW + 31);
    CHECK(found_by(&d, other, good, DRAFT_NEAR_IDENTICAL, 60) == 1);
    CHECK(found_by(&d, d.case_id, good, DRAFT_NEAR_IDENTICAL, 60) == 0);
    CHECK(found_by(&d, other, good, DRAFT_NEAR_IDENTICAL, 25 * HOUR) == 0);
}

TEST(the_checker_knows_the_language_of_the_customer) {
    DESK(d, NULL);
    const char text[] = "Which order is it? We are checking and write again at noon.";
    CHECK(found_by(&d, d.case_id, text, DRAFT_ENGLISH, 60) == 1);
    CHECK_OK(db_run(d.shop.db, Q_MESSAGE_OWN_INSERT,
                    DB_ARGS(DB_V(d.shop.brand_id), DB_V(d.shop.sources[0]),
                            db_val_text(S("own-1")), DB_V(d.case_id), DB_V(NOW),
                            DB_V(S("Which order is it?")),
                            db_val_text(S("en")), DB_V(false), db_null()),
                    NULL, &e));
    CHECK(found_by(&d, d.case_id, text, DRAFT_ENGLISH, 60) == 1); /* ours does not count */
    List messages;
    CHECK_OK(message_list(d.shop.db, d.shop.arena, d.shop.brand_id, d.case_id, 0, &messages, &e));
    CHECK_OK(db_run(d.shop.db, Q_MESSAGE_CHANGE,
                    DB_ARGS(DB_V(d.shop.brand_id), DB_V(((const Message *)messages.items)[0].id),
                            db_null(), db_val_text(S("where is my parcel")),
                            db_val_text(S("live")), db_val_text(S("en")),
                            db_name(mood_names, MOOD_NEGATIVE),
                            db_name(class_names, CLASS_COMPLAINT), db_val_f64(1),
                            db_name(severity_names, SEVERITY_LOW), DB_V((int64_t)0),
                            DB_V((int64_t)0), DB_V((int64_t)0), db_null(), DB_V((int64_t)0),
                            DB_V((int64_t)0), DB_V((int64_t)0), db_null()),
                    NULL, &e));
    CHECK(found_by(&d, d.case_id, text, DRAFT_ENGLISH, 60) == 0);
}

TEST(a_reply_that_says_nothing_is_stopped_in_a_crisis) {
    DESK(d, NULL);
    Caller by = shop_person(&d.shop, NOW);
    IncidentRow crisis = { .brand_id = d.shop.brand_id, .level = VERDICT_CRISIS,
                           .state = INCIDENT_OPEN, .opened_at = NOW };
    CheckForm form = { .case_id = d.case_id, .text = S("Terima kasih atas masukannya"),
                       .now = NOW };
    List found;
    CHECK_OK(compose_check(d.shop.db, d.shop.arena, d.shop.brand_id, &form, &found, &e));
    CHECK(found.count == 1 && ((const Finding *)found.items)[0].level == FINDING_ASK);
    CHECK_OK(incident_begin(d.shop.db, &by, "incident.open", &crisis, &e));
    CHECK_OK(compose_check(d.shop.db, d.shop.arena, d.shop.brand_id, &form, &found, &e));
    const Finding *f = found.items;
    CHECK(found.count == 1 && f[0].rule == DRAFT_EMPTY && f[0].level == FINDING_BLOCK);
}

TEST(nothing_is_claimed_before_the_hold_is_over_or_after_an_undo) {
    DESK(d, NULL);
    Outgoing o;
    Reply r = approved(&d);
    Draft draft = { 0 };
    Caller by = shop_person(&d.shop, NOW + 10);
    CHECK_ERR(ERR_NOT_FOUND, outbox_claim(d.shop.db, d.shop.arena, NOW + 29, NULL, &o, &e));
    CHECK_OK(act_as(&d, &by, (ReplyChange){ .act = REPLY_ACT_CANCEL }, &r));
    CHECK_ERR(ERR_NOT_FOUND, outbox_claim(d.shop.db, d.shop.arena, NOW + HOUR, NULL, &o, &e));
    CHECK_OK(draft_get(d.shop.db, d.shop.arena, &by, d.case_id, &draft, &e));
    CHECK_STR(draft.text, good);
}

TEST(what_leaves_by_a_busy_way_waits_for_it) {
    DESK(d, NULL);
    Outgoing o = { 0 };
    approved(&d);
    OutboxBusy busy = { { 0, d.shop.sources[0], 0 } }, other = { { d.shop.sources[1] } };
    CHECK(d.shop.sources[0] != d.shop.sources[1]);
    CHECK_ERR(ERR_NOT_FOUND, outbox_claim(d.shop.db, d.shop.arena, NOW + 30, &busy, &o, &e));
    CHECK_OK(outbox_claim(d.shop.db, d.shop.arena, NOW + 30, &other, &o, &e));
    CHECK(o.source_id == d.shop.sources[0]);
}

TEST(a_reply_that_left_answers_its_case) {
    DESK(d, NULL);
    Reply r = approved(&d);
    List messages;
    Outgoing o = claim(&d, NOW + 30);
    CHECK(o.reply_id == r.id && o.way == WAY_HOOK && o.key.n >= 20 && !o.is_lookup);
    CHECK(again(&d, r.id).state == REPLY_SENDING);
    finish(&d, &o, TRY_SENT, NOW + 31);
    CHECK(again(&d, r.id).state == REPLY_SENT);
    Case c = the_case(&d);
    CHECK(c.state == CASE_ANSWERED && c.queue == QUEUE_CUSTOMER && c.answered_at == NOW + 31);
    CHECK(c.late_by == 0);
    CHECK_OK(message_list(d.shop.db, d.shop.arena, d.shop.brand_id, d.case_id, 0, &messages, &e));
    const Message *m = messages.items;
    CHECK(messages.count == 2 && m[1].is_own && m[1].reply_id == r.id);
}

TEST(who_waits_again_may_wait_too_long) {
    enum { AGAIN = NOW + HOUR, LATE = NOW + DAY };
    DESK(d, NULL);
    Case c = the_case(&d);
    Caller by = shop_person(&d.shop, AGAIN);
    (void)approved(&d);
    Outgoing o = claim(&d, NOW + 30);
    finish(&d, &o, TRY_SENT, NOW + 31);
    c = the_case(&d);
    CHECK(c.late_by == 0);
    CHECK_OK(case_act(d.shop.db, d.shop.arena, &by, d.case_id,
                      &(CaseChange){ .act = ACT_REOPEN, .version = c.version }, &c, &e));
    CHECK(c.queue == QUEUE_WAITING && c.deadline_at > AGAIN && c.deadline_at < LATE);
    by.now = LATE;
    CHECK_OK(case_answered(d.shop.db, d.shop.arena, &by, d.case_id, &e));
    CHECK(the_case(&d).late_by == LATE - c.deadline_at && the_case(&d).answered_at == NOW + 31);
}

TEST(nobody_can_call_back_what_is_leaving) {
    DESK(d, NULL);
    Reply r = approved(&d);
    Caller by = shop_person(&d.shop, NOW);
    (void)claim(&d, NOW + 30);
    r = again(&d, r.id);
    CHECK(act_as(&d, &by, (ReplyChange){ .act = REPLY_ACT_CANCEL }, &r) == ERR_CONFLICT);
}

TEST(an_unknown_end_without_look_up_asks_a_person) {
    DESK(d, NULL);
    Reply r = approved(&d);
    Outgoing o = claim(&d, NOW + 30);
    finish(&d, &o, TRY_UNKNOWN, NOW + 60);
    CHECK(again(&d, r.id).state == REPLY_UNKNOWN);
    CHECK_ERR(ERR_NOT_FOUND, outbox_claim(d.shop.db, d.shop.arena, NOW + 30 * DAY, NULL, &o, &e));
    Caller by = shop_person(&d.shop, NOW + 90);
    r = again(&d, r.id);
    CHECK_OK(act_as(&d, &by, (ReplyChange){ .act = REPLY_ACT_MARK_SENT }, &r));
    CHECK(r.state == REPLY_SENT && the_case(&d).state == CASE_ANSWERED);
}

TEST(an_unknown_end_is_looked_up_by_key_and_sent_at_most_once_more) {
    DESK(d, "https://contoh.example/out/lookup");
    Reply r = approved(&d);
    Outgoing first = claim(&d, NOW + 30), o;
    finish(&d, &first, TRY_UNKNOWN, NOW + 40);
    CHECK_ERR(ERR_NOT_FOUND,
              outbox_claim(d.shop.db, d.shop.arena, NOW + 40 + OUTBOX_QUARANTINE - 1, NULL, &o,
                           &e));
    o = claim(&d, NOW + 40 + OUTBOX_QUARANTINE);
    CHECK(o.is_lookup && str_eq(o.key, first.key));
    finish(&d, &o, TRY_NOT_FOUND, NOW + 200);
    o = claim(&d, NOW + 200);
    CHECK(!o.is_lookup && str_eq(o.key, first.key));
    finish(&d, &o, TRY_UNKNOWN, NOW + 230);
    CHECK(again(&d, r.id).state == REPLY_UNKNOWN);
}

TEST(a_look_up_that_finds_it_confirms) {
    DESK(d, "https://contoh.example/out/lookup");
    Reply r = approved(&d);
    Outgoing o = claim(&d, NOW + 30);
    finish(&d, &o, TRY_UNKNOWN, NOW + 40);
    o = claim(&d, NOW + 200);
    finish(&d, &o, TRY_FOUND, NOW + 201);
    CHECK(again(&d, r.id).state == REPLY_CONFIRMED && the_case(&d).state == CASE_ANSWERED);
}

TEST(what_certainly_did_not_leave_is_tried_again_then_given_up) {
    DESK(d, NULL);
    Reply r = approved(&d);
    int64_t at = NOW + 30;
    for (int i = 0; i < OUTBOX_TRIES; i++) {
        Outgoing o = claim(&d, at);
        finish(&d, &o, TRY_NOT_SENT, at + 1);
        at += DAY;
    }
    CHECK(again(&d, r.id).state == REPLY_FAILED);
    r = again(&d, r.id);
    Caller by = shop_person(&d.shop, at);
    CHECK_OK(act_as(&d, &by, (ReplyChange){ .act = REPLY_ACT_RETRY }, &r));
    CHECK(r.state == REPLY_HELD);
}

TEST(a_lease_that_ran_out_is_never_sent_again_blindly) {
    DESK(d, NULL);
    Reply r = approved(&d);
    Outgoing o = claim(&d, NOW + 30);
    int64_t count;
    CHECK_OK(outbox_recover(d.shop.db, d.shop.arena, NOW + 31, &count, &e));
    CHECK(count == 0);
    CHECK_OK(outbox_recover(d.shop.db, d.shop.arena, NOW + 30 + OUTBOX_LEASE, &count, &e));
    CHECK(count == 1 && again(&d, r.id).state == REPLY_UNKNOWN);
    CHECK_ERR(ERR_CONFLICT, outbox_finish(d.shop.db, d.shop.arena, &o,
                                          &(TryEnd){ .outcome = TRY_SENT, .now = NOW + 300 }, &e));
}

/* A program may answer with the id of the message it answered, or with the same id each time. */
TEST(an_id_that_is_taken_does_not_keep_a_reply_from_being_sent) {
    DESK(d, NULL);
    TestShop *s = &d.shop;
    List thread;
    Outgoing o;
    CHECK_OK(message_list(s->db, s->arena, s->brand_id, d.case_id, 0, &thread, &e));
    Str taken = ((Message *)thread.items)->external_id;
    Reply r = approved(&d);
    o = claim(&d, r.send_at);
    CHECK_OK(outbox_finish(s->db, s->arena, &o,
                           &(TryEnd){ .outcome = TRY_SENT, .external_id = taken,
                                      .is_confirmed = true, .now = NOW + 40 },
                           &e));
    CHECK(again(&d, r.id).state == REPLY_CONFIRMED);
    CHECK_OK(message_list(s->db, s->arena, s->brand_id, d.case_id, 0, &thread, &e));
    CHECK(thread.count == 2);
    const Message *m = thread.items;
    CHECK((m[0].reply_id == r.id) != (m[1].reply_id == r.id));
}

TEST(a_try_whose_lease_ran_out_has_no_say_in_the_next) {
    DESK(d, "https://contoh.example/cari");
    TestShop *s = &d.shop;
    int64_t count;
    Reply r = approved(&d);
    Outgoing late = claim(&d, r.send_at);
    int64_t now = r.send_at + OUTBOX_LEASE;
    CHECK_OK(outbox_recover(s->db, s->arena, now, &count, &e));
    Outgoing second = claim(&d, now + OUTBOX_QUARANTINE);
    CHECK(count == 1 && second.is_lookup && second.try_id != late.try_id);
    CHECK_ERR(ERR_CONFLICT,
              outbox_finish(s->db, s->arena, &late,
                            &(TryEnd){ .outcome = TRY_NOT_SENT, .detail = S("late"),
                                       .now = now + OUTBOX_QUARANTINE + 1 },
                            &e));
    CHECK(again(&d, r.id).state == REPLY_SENDING);
    finish(&d, &second, TRY_FOUND, now + OUTBOX_QUARANTINE + 2);
    CHECK(again(&d, r.id).state == REPLY_CONFIRMED);
}

static Reply by_hand(Desk *d) {
    Source out = { 0 };
    Caller by = shop_person(&d->shop, NOW);
    CHECK_OK(source_update(d->shop.db, d->shop.arena, &by, d->shop.sources[0],
                           &(Source){ .name = S("instagram"),
                                      .channel = CHANNEL_INSTAGRAM,
                                      .kind = SOURCE_FILE,
                                      .way_out = WAY_BROWSER },
                           &out, &e));
    Reply r = approved(d);
    CHECK(r.state == REPLY_BY_HAND);
    return r;
}

TEST(by_hand_waits_for_the_person_who_posts_it) {
    DESK(d, NULL);
    Caller by = shop_person(&d.shop, NOW);
    Reply r = by_hand(&d);
    CHECK_OK(act_as(
        &d, &by,
        (ReplyChange){ .act = REPLY_ACT_MARK_SENT, .link = S("https://contoh.example/c/1") }, &r));
    CHECK(r.state == REPLY_SENT && the_case(&d).state == CASE_ANSWERED);
}

TEST(a_mark_of_sent_by_hand_can_be_taken_back_and_the_clock_runs_on) {
    DESK(d, NULL);
    List thread;
    Case was, is;
    Caller by = shop_person(&d.shop, NOW + 60);
    Reply r = by_hand(&d);
    was = the_case(&d);
    for (int times = 0; times < 2; times++) {
        CHECK_OK(act_as(&d, &by, (ReplyChange){ .act = REPLY_ACT_MARK_SENT }, &r));
        CHECK(the_case(&d).answered_at == NOW + 60);
        CHECK_OK(act_as(&d, &by, (ReplyChange){ .act = REPLY_ACT_NOT_SENT }, &r));
        CHECK(r.state == REPLY_BY_HAND && r.sent_at == 0);
        is = the_case(&d);
        CHECK(is.state == was.state && is.queue == QUEUE_WAITING && is.answered_at == 0);
        CHECK(is.deadline_at == was.deadline_at && is.sort_at == was.sort_at);
        CHECK_OK(message_list(d.shop.db, d.shop.arena, d.shop.brand_id, d.case_id, 0, &thread,
                              &e));
        CHECK(thread.count == 1);
    }
}

TEST(what_was_promised_by_hand_is_given_only_while_it_counts_as_sent) {
    DESK(d, NULL);
    TestShop *s = &d.shop;
    List list;
    Caller by = shop_person(s, NOW + 60), second = second_person(&d, NOW);
    Reply r = by_hand(&d), two = { 0 };
    ReplyForm form = form_of(&d, "Halo Kak Sari, maaf. Kami kirim penggantinya besok. - Rasti");
    form.overrides = true;
    CHECK_OK(act_as(&d, &by, (ReplyChange){ .act = REPLY_ACT_CANCEL }, &r));
    CHECK_OK(reply_create(s->db, s->arena, &by, d.case_id, &form, &two, &e));
    CHECK_OK(act_as(&d, &second,
                    (ReplyChange){ .act = REPLY_ACT_APPROVE, .text = two.text }, &two));
    CHECK_OK(act_as(&d, &by, (ReplyChange){ .act = REPLY_ACT_MARK_SENT }, &two));
    CHECK_OK(promise_of_case(s->db, s->arena, s->brand_id, d.case_id, &list, &e));
    CHECK(((const Promise *)list.items)->given_at == NOW + 60); /* the newest first */
    CHECK_OK(act_as(&d, &by, (ReplyChange){ .act = REPLY_ACT_NOT_SENT }, &two));
    CHECK_OK(promise_of_case(s->db, s->arena, s->brand_id, d.case_id, &list, &e));
    const Promise *p = list.items;
    CHECK(p->given_at == 0 && p->state == PROMISE_FOUND);
}

TEST(an_emergency_stop_holds_what_a_person_would_post) {
    DESK(d, NULL);
    Halt halt = { 0 };
    Caller by = shop_person(&d.shop, NOW + 60);
    Reply r = by_hand(&d);
    CHECK(!r.is_halted);
    CHECK_OK(halt_begin(d.shop.db, d.shop.arena, &by, &(HaltForm){ .reason = S("salah unggah") },
                        &halt, &e));
    CHECK(again(&d, r.id).is_halted);
    CHECK(act_as(&d, &by, (ReplyChange){ .act = REPLY_ACT_MARK_SENT }, &r) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "link");
    CHECK_OK(halt_end(d.shop.db, d.shop.arena, &by, halt.id, &halt, &e));
    CHECK_OK(act_as(&d, &by, (ReplyChange){ .act = REPLY_ACT_MARK_SENT }, &r));
    CHECK(r.state == REPLY_SENT);
}

TEST(one_who_is_alone_reads_again_after_a_pause) {
    DESK(d, NULL);
    Staff out = { 0 };
    Caller by = shop_person(&d.shop, NOW);
    CHECK_OK(staff_set_role(d.shop.db, d.shop.arena, &by, d.second_id, ROLE_NONE, &out, &e));
    Reply r = hand_in(&d, good);
    CHECK(r.state == REPLY_HELD && r.send_at == NOW + 120);
}

TEST(what_was_written_with_a_hot_head_is_held_longer) {
    DESK(d, NULL);
    Policy p = { 0 };
    Reply calm = { 0 }, hot = { 0 };
    Caller by = shop_person(&d.shop, NOW);
    CHECK_OK(policy_get(d.shop.db, d.shop.arena, d.shop.brand_id, &p, &e));
    p.four_eyes = false;
    CHECK_OK(policy_set(d.shop.db, d.shop.arena, &by, &p, &p, &e));
    ReplyForm form = form_of(&d, good);
    form.overrides = true;
    CHECK_OK(reply_create(d.shop.db, d.shop.arena, &by, d.case_id, &form, &calm, &e));
    CHECK(calm.state == REPLY_HELD && calm.send_at == NOW + p.hold_public);
    form = form_of(&d, "HALO KAK SARI, MOHON DITUNGGU. Kami cek dulu ya. - Rasti");
    form.overrides = true;
    CHECK_OK(reply_create(d.shop.db, d.shop.arena, &by, d.case_id, &form, &hot, &e));
    CHECK(hot.state == REPLY_HELD && hot.send_at == NOW + p.cool_down);
    CHECK(p.cool_down > p.hold_public);
}

TEST(drafts_tell_when_another_device_was_here) {
    DESK(d, NULL);
    Draft saved = { 0 };
    Caller by = shop_person(&d.shop, NOW);
    CHECK_OK(draft_save(d.shop.db, d.shop.arena, &by,
                        &(Draft){ .case_id = d.case_id, .text = S("satu") }, &saved, &e));
    CHECK(saved.revision == 1);
    CHECK_OK(draft_save(d.shop.db, d.shop.arena, &by,
                        &(Draft){ .case_id = d.case_id, .text = S("dua"), .revision = 1 }, &saved,
                        &e));
    CHECK_ERR(ERR_CONFLICT,
              draft_save(d.shop.db, d.shop.arena, &by,
                         &(Draft){ .case_id = d.case_id, .text = S("lama"), .revision = 1 }, &saved,
                         &e));
    CHECK_OK(draft_get(d.shop.db, d.shop.arena, &by, d.case_id, &saved, &e));
    CHECK_STR(saved.text, "dua");
}

TEST(the_wall_between_brands_holds_for_cases_and_replies) {
    DESK(d, NULL);
    Reply r = hand_in(&d, good);
    Case c = { 0 };
    Caller stranger = shop_person(&d.shop, NOW);
    stranger.brand_id = shop_other_brand(&d.shop);
    ReplyForm form = form_of(&d, good);
    Draft draft = { 0 };
    CHECK_ERR(ERR_NOT_FOUND,
              case_get(d.shop.db, d.shop.arena, stranger.brand_id, d.case_id, &c, &e));
    CHECK_ERR(ERR_NOT_FOUND,
              reply_create(d.shop.db, d.shop.arena, &stranger, d.case_id, &form, &r, &e));
    CHECK_ERR(ERR_NOT_FOUND,
              reply_act(d.shop.db, d.shop.arena, &stranger, r.id,
                        &(ReplyChange){ .act = REPLY_ACT_CANCEL, .version = r.version }, &r, &e));
    CHECK_ERR(ERR_NOT_FOUND,
              draft_save(d.shop.db, d.shop.arena, &stranger,
                         &(Draft){ .case_id = d.case_id, .text = S("x") }, &draft, &e));
}
