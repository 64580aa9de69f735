/* Statements over answers: what is checked, called back, listed and corrected. */
#include "desk/clause.h"
#include "desk/contradiction.h"
#include "desk/greeting.h"
#include "desk/mass.h"
#include "desk/outbox.h"
#include "desk/promise.h"
#include "desk/reply.h"
#include "desk/secrecy.h"
#include "desk/statement_reading.h"
#include "test_statement.h"

static Error e;
enum { NOW = STATEMENT_NOW };

static int64_t complaint(Desk *d, const char *who) {
    return shop_message(&d->shop, &(TestMessage){ .at = NOW, .who = who, .mood = MOOD_NEGATIVE,
                                                  .text = "rendang saya basi, minta refund",
                                                  .class = CLASS_COMPLAINT });
}

static Err hand_in(Desk *d, int64_t case_id, const char *text, int64_t now, Reply *out) {
    Case c = { 0 };
    Caller by = desk_owner(d, now);
    CHECK_OK(case_get(d->shop.db, d->shop.arena, d->shop.brand_id, case_id, &c, &e));
    ReplyForm form = { .case_version = c.version, .text = str_c(text), .is_public = true,
                       .overrides = true,
                       .request_key = str_fmt(d->shop.arena, "request-%lld",
                                              (long long)++d->key) };
    return reply_create(d->shop.db, d->shop.arena, &by, case_id, &form, out, &e);
}

static Reply waiting(Desk *d, int64_t case_id, const char *text) {
    Reply r = { 0 };
    CHECK_OK(hand_in(d, case_id, text, NOW, &r));
    CHECK(r.state == REPLY_WAITING);
    return r;
}

static Reply held(Desk *d, int64_t case_id, const char *text) {
    Reply r = waiting(d, case_id, text);
    Caller by = desk_second(d, NOW);
    CHECK_OK(reply_act(d->shop.db, d->shop.arena, &by, r.id,
                       &(ReplyChange){ .act = REPLY_ACT_APPROVE, .version = r.version,
                                       .text = str_c(text), .meanwhile = r.meanwhile },
                       &r, &e));
    CHECK(r.state == REPLY_HELD);
    return r;
}

static Reply again(Desk *d, int64_t id) {
    Reply r = { 0 };
    CHECK_OK(reply_get(d->shop.db, d->shop.arena, d->shop.brand_id, id, &r, &e));
    return r;
}

/* The held reply that is due, at `now`, ends like this. */
static void leave(Desk *d, TryOutcome outcome, int64_t now) {
    Outgoing o = { 0 };
    CHECK_OK(outbox_claim(d->shop.db, d->shop.arena, now, NULL, &o, &e));
    CHECK_OK(outbox_finish(d->shop.db, d->shop.arena, &o,
                           &(TryEnd){ .outcome = outcome, .detail = S("test"), .now = now }, &e));
}

static Reply sent(Desk *d, int64_t case_id, const char *text, int64_t now) {
    Reply r = held(d, case_id, text);
    leave(d, TRY_SENT, now);
    return again(d, r.id);
}

static size_t listed(Desk *d, int64_t id, ContradictionState state, List *out) {
    Caller by = desk_owner(d, NOW);
    Str next;
    CHECK_OK(contradiction_list(d->shop.db, d->shop.arena, &by,
                                &(ContradictionsOf){ id, { .state = state } }, out, &next, &e));
    return out->count;
}

/* All that is to be read again, step by step; how many steps. */
static int read_all(Desk *d, int64_t now) {
    int steps = 0;
    for (List work = { .count = 1 }; work.count && steps < 50; steps += work.count > 0) {
        CHECK_OK(statement_work(d->shop.db, d->shop.arena, now, &work, &e));
        if (work.count)
            CHECK_OK(statement_work_some(d->shop.db, d->shop.arena, work.items, now, &e));
        shop_commit(&d->shop); /* each step is a transaction of its own */
    }
    return steps;
}

static const char two_days[] = "Halo Kak, maaf ya. Refundnya kami proses 2 hari. Boleh kirim "
                               "nomor pesanannya lewat DM?";
static const char three_days[] = "Halo Kak, maaf ya. Refundnya kami proses tiga hr kerja. Boleh "
                                 "kirim nomor pesanannya lewat DM?";

TEST(what_leaves_agrees_with_the_statement_in_force) {
    DESK(d);
    Reply r = { 0 };
    int64_t id = complaint(&d, "@sari");
    Statement s = desk_statement(&d, 0, "3 hari kerja");
    CHECK_OK(hand_in(&d, id, two_days, NOW, &r)); /* a draft holds nobody */
    (void)desk_enforced(&d, s.id, 1, NOW);
    CHECK(hand_in(&d, id, two_days, NOW, &r) == ERR_INVALID);
    CHECK(e.clause.number == clause_number(CLAUSE_FACTS));
    CHECK(strstr(e.msg, "v1: 3 hari kerja") && strstr(e.msg, "2 hari"));
    CHECK_OK(hand_in(&d, id, three_days, NOW, &r));
    Caller by = desk_second(&d, NOW);
    CHECK(reply_act(d.shop.db, d.shop.arena, &by, r.id,
                    &(ReplyChange){ .act = REPLY_ACT_APPROVE, .version = r.version,
                                    .text = str_c(two_days) }, &r, &e) == ERR_INVALID);
}

static Err hand_in_post(Desk *d, Mass *m, const char *text) {
    Caller by = desk_owner(d, NOW);
    MassText post = { .version = m->version, .mode = MASS_POST, .post_text = str_c(text) };
    MassChange in = { .act = MASS_HAND_IN, .overrides = true };
    CHECK_OK(mass_save(d->shop.db, d->shop.arena, &by, m->id, &post, m, &e));
    in.version = m->version;
    return mass_act(d->shop.db, d->shop.arena, &by, m->id, &in, m, &e);
}

/* That of the problem of any case it is for, whatever the mass answer was made from. */
TEST(a_post_to_all_says_nothing_against_a_statement_in_force) {
    DESK(d);
    Mass m = { 0 };
    Case c = { 0 };
    Caller by = desk_owner(&d, NOW);
    CaseId ids[] = { { complaint(&d, "@sari") }, { complaint(&d, "@joko") } };
    CHECK_OK(problem_put(d.shop.db, d.shop.arena, &by, ids[1].id,
                         &(CaseProblem){ .name = S("Rendang basi") }, &c, &e));
    Statement s = desk_statement(&d, c.problem_id, "3 hari kerja");
    (void)desk_enforced(&d, s.id, 1, NOW);
    MassForm form = { .scope = MASS_OF_CASES, .cases = { ids, 2 } };
    CHECK_OK(mass_make(d.shop.db, d.shop.arena, &by, &form, &m, &e));
    CHECK_ERR(ERR_INVALID, hand_in_post(&d, &m, two_days));
    CHECK(e.clause.number == clause_number(CLAUSE_FACTS));
    CHECK_STR(str_c(e.field), "post_text");
    CHECK_OK(hand_in_post(&d, &m, "Uang kembali dalam 3 hari kerja. Kabar lagi pukul 16.00."));
}

/* The same text of one case is read once, and what is found stands in the copy that was given. */
TEST(a_text_that_was_read_is_not_read_again) {
    DESK(d);
    ComposeWith with;
    List first, again;
    int64_t id = complaint(&d, "@sari");
    Statement s = desk_statement(&d, 0, "3 hari kerja");
    (void)desk_enforced(&d, s.id, 1, NOW);
    CheckForm form = { .case_id = id, .text = str_c(two_days), .is_public = true, .now = NOW };
    CHECK_OK(compose_with(d.shop.db, d.shop.arena, d.shop.brand_id, NOW, &with, &e));
    CHECK_OK(compose_check_with(d.shop.db, d.shop.arena, &with, &form, &first, &e));
    form.text = str_dup(d.shop.arena, form.text);
    CHECK_OK(compose_check_with(d.shop.db, d.shop.arena, &with, &form, &again, &e));
    CHECK(with.known.count == 1 && first.count == again.count && first.count > 0);
    const Finding *f = first.items, *g = again.items;
    for (size_t i = 0; i < first.count; i++) {
        CHECK(f[i].rule == g[i].rule && f[i].level == g[i].level);
        CHECK(g[i].words.p == form.text.p + g[i].from && str_eq(f[i].words, g[i].words));
        CHECK(str_eq(f[i].expected, g[i].expected));
    }
    form.is_public = false;
    CHECK_OK(compose_check_with(d.shop.db, d.shop.arena, &with, &form, &again, &e));
    CHECK(with.known.count == 2);
}

TEST(the_checker_tells_what_the_statement_says) {
    DESK(d);
    List found;
    int64_t id = complaint(&d, "@sari");
    Statement s = desk_statement(&d, 0, "3 hari kerja");
    (void)desk_enforced(&d, s.id, 1, NOW);
    CHECK_OK(compose_check(d.shop.db, d.shop.arena, d.shop.brand_id,
                           &(CheckForm){ .case_id = id, .text = str_c(two_days), .is_public = true,
                                         .now = NOW }, &found, &e));
    const Finding *f = found.items;
    const Finding *last = &f[found.count - 1];
    CHECK(found.count >= 1 && last->rule == DRAFT_CONTRADICTION && last->level == FINDING_BLOCK);
    CHECK_STR(last->words, "2 hari");
    CHECK_STR(last->expected, "v1: 3 hari kerja");
}

/* The level of the promise in a draft, FINDING_LEVEL__COUNT when there is none. */
static FindingLevel promise_level(Desk *d, int64_t id, const char *text) {
    List found;
    CHECK_OK(compose_check(d->shop.db, d->shop.arena, d->shop.brand_id,
                           &(CheckForm){ .case_id = id, .text = str_c(text), .now = NOW }, &found,
                           &e));
    const Finding *f = found.items;
    for (size_t i = 0; i < found.count; i++)
        if (f[i].rule == DRAFT_PROMISE)
            return f[i].level;
    return FINDING_LEVEL__COUNT;
}

TEST(a_promise_of_what_the_statement_gives_is_not_asked_about) {
    static const char given[] = "Maaf Kak, uangnya kami kembalikan penuh dalam 3 hari kerja.";
    static const char sooner[] = "Maaf Kak, uangnya kami kembalikan penuh besok.";
    static const char sure[] = "Maaf Kak, uangnya pasti kami kembalikan penuh.";
    static const char *const more[] = {
        "Kami refund penuh dan kami ganti HP Kakak yang rusak.",
        "Kami refund penuh dan kami tanggung semua biaya rumah sakit.",
        "Kami refund penuh dua kali lipat.",
        "Kami refund penuh kalau Kakak hapus ulasannya.",
        "Kami janji refund penuh, Kak.",
    };
    DESK(d);
    Statement s = { 0 };
    Caller by = desk_owner(&d, NOW - HOUR);
    int64_t id = complaint(&d, "@sari");
    StatementSlot slots[] = { desk_slot(&d, DRIFT_REMEDY, "refund penuh", "voucher"),
                              desk_slot(&d, DRIFT_DEADLINE, "3 hari kerja", "2 hari") };
    StatementForm form = { .name = S("Rendang basi"), .slots = { slots, COUNT(slots) },
                           .text = S("Kemasan kami ada yang bocor.") };
    CHECK(promise_level(&d, id, given) == FINDING_ASK); /* nothing is in force yet */
    CHECK_OK(statement_create(d.shop.db, d.shop.arena, &by, &form, &s, &e));
    (void)desk_enforced(&d, s.id, 1, NOW);
    CHECK(promise_level(&d, id, given) == FINDING_HINT);
    CHECK(promise_level(&d, id, sooner) == FINDING_ASK);
    CHECK(promise_level(&d, id, sure) == FINDING_ASK);
    for (size_t i = 0; i < COUNT(more); i++)
        if (promise_level(&d, id, more[i]) != FINDING_ASK) {
            printf("    %s\n", more[i]);
            CHECK(false);
        }
}

/* Of the answers written by hand for text/drift.h. */
TEST(planted_answers_are_told_apart_on_the_way_of_the_desk) {
    static const struct {
        const char *text, *words; /* NULL: nothing is wrong with it */
    } rows[] = {
        { "Memang kemarin dagingnya sudah busuk waktu dimasak kak, koki kami lalai. Kami refund "
          "penuh ya.", "dagingnya sudah busuk" },
        { "Kak, yang ditarik itu kode 1119, tolong dicek di belakang kemasannya.", "1119" },
        { "We will replace it within 7 working days, sorry for the trouble. The affected code is "
          "1121.", "7 working days" },
        { "Langsung WA aja ke 0812-3456-7809 kak biar cepat, sertakan foto kode 1121.",
          "0812-3456-7809" },
        { "Sebagai gantinya kakak dapat voucher belanja ya, uangnya tidak bisa kembali.",
          "voucher" },
        { "Mohon maaf kak, ini bukan kesalahan kami, pihak ekspedisi yang menaruh paket di tempat "
          "panas.", "bukan kesalahan kami" },
        { "Produksi 10-12 Nov saja kak yang bermasalah, punya kakak tanggal berapa?", NULL },
        { "Bukan karena bahan basi ya bun, dagingnya segar. Kemasannya yang bocor.", NULL },
        { "Kami tidak memberi voucher sebagai pengganti kak, jadi uangnya kembali utuh.", NULL },
        { "Refundnya kami proses dalam tiga hari kerja setelah laporan kakak masuk.", NULL },
        { "Mesin segelnya sudah diservis tanggal 20 November kemarin kak.", NULL },
        { "Mohon foto kode di belakang kemasan ya kak, lalu kirim ke wa 0812 3456 7890.", NULL },
        { "Maaf kak nomor 0812-3456-7809 itu bukan punya kami, hati-hati penipuan ya.", NULL },
    };
    DESK(d);
    Statement s = { 0 };
    Caller by = desk_owner(&d, NOW - HOUR);
    int64_t id = complaint(&d, "@sari");
    StatementSlot slots[] = {
        desk_slot(&d, DRIFT_CAUSE, "kemasan bocor karena mesin segel rusak", "daging busuk"),
        desk_slot(&d, DRIFT_BATCH, "1121", "1119"),
        desk_slot(&d, DRIFT_DATES, "10 sampai 12 November 2026", "8 sampai 12 November 2026"),
        desk_slot(&d, DRIFT_REMEDY, "refund penuh", "voucher"),
        desk_slot(&d, DRIFT_REMEDY, "ganti barang", NULL),
        desk_slot(&d, DRIFT_DEADLINE, "3 hari kerja", "2 hari"),
        desk_slot(&d, DRIFT_CONTACT, "wa 0812-3456-7890", "0812-3456-7809"),
        desk_slot(&d, DRIFT_FAULT, "kesalahan kami", "kesalahan ekspedisi"),
    };
    StatementForm form = { .name = S("Rendang basi"), .slots = { slots, COUNT(slots) },
                           .text = S("Kemasan kami ada yang bocor.") };
    CHECK_OK(statement_create(d.shop.db, d.shop.arena, &by, &form, &s, &e));
    (void)desk_enforced(&d, s.id, 1, NOW);
    for (size_t i = 0; i < COUNT(rows); i++) {
        List list = { 0 };
        ComposeWith with = { .now = NOW + 20 * DAY, .zone = ZONE_WIB };
        CheckForm check = { .case_id = id, .text = str_c(rows[i].text), .is_public = true,
                            .now = with.now };
        List statements;
        CHECK_OK(statement_for(d.shop.db, d.shop.arena, d.shop.brand_id, &check, &statements, &e));
        statement_findings(d.shop.arena, &with, &statements, &check, &list);
        const Finding *f = list.items;
        bool told = list.count && rows[i].words &&
                    (str_find(f->words, str_c(rows[i].words)) >= 0);
        if (told != (rows[i].words != NULL) || (rows[i].words == NULL && list.count)) {
            printf("    %s\n", rows[i].text);
            CHECK(false);
        }
    }
}

TEST(facts_that_are_not_locked_ask_and_what_leaves_all_the_same_is_listed) {
    DESK(d);
    Policy p = { 0 };
    Reply r = { 0 };
    List list;
    Case c = { 0 };
    Caller by = desk_owner(&d, NOW);
    int64_t id = complaint(&d, "@sari");
    CHECK_OK(policy_get(d.shop.db, d.shop.arena, d.shop.brand_id, &p, &e));
    p.locked_facts = false;
    CHECK_OK(policy_set(d.shop.db, d.shop.arena, &by, &p, &p, &e));
    Statement s = desk_statement(&d, 0, "3 hari kerja");
    (void)desk_enforced(&d, s.id, 1, NOW - 60);
    CHECK_OK(case_get(d.shop.db, d.shop.arena, d.shop.brand_id, id, &c, &e));
    ReplyForm form = { .case_version = c.version, .text = str_c(two_days), .is_public = true,
                       .request_key = S("request-override") };
    CHECK(reply_create(d.shop.db, d.shop.arena, &by, id, &form, &r, &e) == ERR_INVALID);
    CHECK(str_eq(str_c(e.field), S("overrides")));
    form.overrides = true;
    CHECK_OK(reply_create(d.shop.db, d.shop.arena, &by, id, &form, &r, &e));
    by = desk_second(&d, NOW);
    CHECK_OK(reply_act(d.shop.db, d.shop.arena, &by, r.id,
                       &(ReplyChange){ .act = REPLY_ACT_APPROVE, .version = r.version,
                                       .text = str_c(two_days) }, &r, &e));
    leave(&d, TRY_NOT_SENT, NOW + 60);
    CHECK(again(&d, r.id).state == REPLY_HELD); /* they knew: it is not called back */
    leave(&d, TRY_SENT, NOW + HOUR);
    CHECK(listed(&d, s.id, CONTRADICTION_OPEN, &list) == 1);
}

static int64_t problem_with(Desk *d, int64_t case_id) {
    Caller by = desk_owner(d, NOW);
    Case c = { 0 };
    CHECK_OK(problem_put(d->shop.db, d->shop.arena, &by, case_id,
                         &(CaseProblem){ .name = S("Rendang basi") }, &c, &e));
    return c.problem_id;
}

TEST(a_statement_of_a_problem_speaks_of_its_cases_and_before_that_of_all) {
    DESK(d);
    Reply r = { 0 };
    List list;
    int64_t in = complaint(&d, "@sari"), out = complaint(&d, "@budi");
    int64_t problem = problem_with(&d, in);
    Statement narrow = desk_statement(&d, problem, "3 hari kerja");
    (void)desk_enforced(&d, narrow.id, 1, NOW);
    CHECK_OK(hand_in(&d, out, two_days, NOW, &r));
    CHECK(hand_in(&d, in, two_days, NOW, &r) == ERR_INVALID);
    Statement wide = desk_statement(&d, 0, "2 hari");
    (void)desk_enforced(&d, wide.id, 1, NOW);
    CHECK_OK(hand_in(&d, in, three_days, NOW, &r));
    CHECK(hand_in(&d, in, two_days, NOW, &r) == ERR_INVALID);
    CHECK(hand_in(&d, out, three_days, NOW, &r) == ERR_INVALID);
    CHECK_OK(statement_of_case(d.shop.db, d.shop.arena, d.shop.brand_id, in, &list, &e));
    CHECK(list.count == 2 && ((const StatementInForce *)list.items)->statement_id == narrow.id);
    CHECK_OK(statement_of_case(d.shop.db, d.shop.arena, d.shop.brand_id, out, &list, &e));
    CHECK(list.count == 1 && ((const StatementInForce *)list.items)->statement_id == wide.id);
}

TEST(what_one_statement_allows_another_of_the_same_breadth_does_not_forbid) {
    DESK(d);
    Reply r = { 0 };
    int64_t id = complaint(&d, "@sari");
    Statement one = desk_statement(&d, 0, "3 hari kerja"), two = desk_statement(&d, 0, "2 hari");
    (void)desk_enforced(&d, one.id, 1, NOW);
    (void)desk_enforced(&d, two.id, 1, NOW);
    CHECK_OK(hand_in(&d, id, two_days, NOW, &r));
    CHECK_OK(hand_in(&d, id, three_days, NOW, &r));
}

TEST(what_has_not_left_goes_back_to_its_author_with_a_remark) {
    DESK(d);
    int64_t a = complaint(&d, "@sari"), b = complaint(&d, "@budi"), c = complaint(&d, "@tono");
    Reply waits = waiting(&d, a, two_days), holds = held(&d, b, two_days);
    Reply right = held(&d, c, three_days);
    Statement s = desk_statement(&d, 0, "3 hari kerja");
    Caller by = desk_owner(&d, NOW);
    Draft draft = { 0 };
    List list;
    (void)desk_enforced(&d, s.id, 1, NOW + 1);
    const int64_t back[] = { waits.id, holds.id }, cases[] = { a, b };
    for (size_t i = 0; i < 2; i++) {
        Reply r = again(&d, back[i]);
        CHECK(r.state == REPLY_RETURNED && r.send_at == 0 && r.approver_id == d.second_id);
        CHECK(strstr(str_z(d.shop.arena, r.remark), "“2 hari” seharusnya “3 hari kerja”"));
        CHECK_OK(draft_get(d.shop.db, d.shop.arena, &by, cases[i], &draft, &e));
        CHECK_STR(draft.text, two_days);
    }
    CHECK(again(&d, right.id).state == REPLY_HELD);
    CHECK(listed(&d, s.id, CONTRADICTION_RECALLED, &list) == 2);
    CHECK(listed(&d, s.id, CONTRADICTION_OPEN, &list) == 0);
}

TEST(what_goes_back_to_its_author_promised_nothing) {
    DESK(d);
    List list;
    int64_t id = complaint(&d, "@sari");
    (void)held(&d, id, "Halo Kak, maaf ya. Refundnya kami proses 2 hari. Kami kabari lagi pukul "
                       "16.00 WIB. Boleh kirim nomor pesanannya lewat DM?");
    Statement s = desk_statement(&d, 0, "3 hari kerja");
    CHECK_OK(promise_of_case(d.shop.db, d.shop.arena, d.shop.brand_id, id, &list, &e));
    const Promise *p = list.items;
    size_t open = 0;
    for (size_t i = 0; i < list.count; i++)
        open += p[i].state == PROMISE_OPEN;
    CHECK(open == 1);
    (void)desk_enforced(&d, s.id, 1, NOW + 1);
    CHECK_OK(promise_of_case(d.shop.db, d.shop.arena, d.shop.brand_id, id, &list, &e));
    p = list.items;
    for (size_t i = 0; i < list.count; i++)
        CHECK(p[i].state == PROMISE_DROPPED);
}

TEST(what_was_on_its_way_goes_back_when_it_did_not_arrive) {
    DESK(d);
    Outgoing o = { 0 };
    List list;
    Reply r = held(&d, complaint(&d, "@sari"), two_days);
    CHECK_OK(outbox_claim(d.shop.db, d.shop.arena, NOW + 60, NULL, &o, &e));
    Statement s = desk_statement(&d, 0, "3 hari kerja");
    (void)desk_enforced(&d, s.id, 1, NOW + 60);
    CHECK(again(&d, r.id).state == REPLY_SENDING);
    CHECK_OK(outbox_finish(d.shop.db, d.shop.arena, &o,
                           &(TryEnd){ .outcome = TRY_NOT_SENT, .detail = S("test"),
                                      .now = NOW + 61 }, &e));
    CHECK(again(&d, r.id).state == REPLY_RETURNED && again(&d, r.id).approver_id == 0);
    CHECK(listed(&d, s.id, CONTRADICTION_RECALLED, &list) == 1);
}

TEST(what_was_on_its_way_is_listed_when_it_arrived) {
    DESK(d);
    Outgoing o = { 0 };
    List list;
    (void)held(&d, complaint(&d, "@sari"), two_days);
    CHECK_OK(outbox_claim(d.shop.db, d.shop.arena, NOW + 60, NULL, &o, &e));
    Statement s = desk_statement(&d, 0, "3 hari kerja");
    (void)desk_enforced(&d, s.id, 1, NOW + 60);
    CHECK_OK(outbox_finish(d.shop.db, d.shop.arena, &o,
                           &(TryEnd){ .outcome = TRY_SENT, .detail = S("test"),
                                      .now = NOW + 61 }, &e));
    CHECK(listed(&d, s.id, CONTRADICTION_OPEN, &list) == 1);
}

/* A sent answer without its way through the desk. */
static int64_t sent_before(Desk *d, int64_t case_id, const char *text, int64_t at) {
    int64_t id;
    TestShop *s = &d->shop;
    Str key = str_fmt(s->arena, "old-%lld", (long long)++d->key);
    ReplyCore r = { 0 };
    CHECK_OK(db_i64(s->db, Q_REPLY_INSERT,
                    DB_ARGS(DB_V(s->brand_id), DB_V(case_id), db_null(), DB_V(s->sources[0]),
                            db_name(way_names, WAY_HOOK), db_name(reply_state_names, REPLY_HELD),
                            DB_V(key), DB_V(key), DB_V(true), DB_V(str_c(text)),
                            DB_V(s->staff_id), DB_V(S("@sari")), db_null(), DB_V(at), db_null()),
                    &id, &e));
    CHECK_OK(reply_core_get(s->db, s->arena, s->brand_id, id, &r, &e));
    r.state = REPLY_SENT;
    r.sent_at = at;
    CHECK_OK(reply_core_store(s->db, &r, &e));
    return id;
}

TEST(what_left_in_a_month_is_read_again_in_batches) {
    DESK(d);
    List list;
    int64_t in = complaint(&d, "@sari"), out = complaint(&d, "@budi");
    int64_t problem = problem_with(&d, in);
    for (int i = 0; i < STATEMENT_BATCH + 50; i++)
        (void)sent_before(&d, i % 2 ? in : out, i % 10 == 1 ? two_days : three_days,
                          NOW - DAY + i / 4);
    (void)sent_before(&d, in, two_days, NOW - 31 * DAY);
    Statement s = desk_statement(&d, problem, "3 hari kerja");
    (void)desk_enforced(&d, s.id, 1, NOW);
    CHECK_OK(statement_get(d.shop.db, d.shop.arena, d.shop.brand_id, s.id, &s, &e));
    CHECK(s.is_reading && s.read_total == STATEMENT_BATCH + 50 && s.read_done == 0);
    shop_commit(&d.shop);
    CHECK(read_all(&d, NOW) == 2);
    CHECK_OK(statement_get(d.shop.db, d.shop.arena, d.shop.brand_id, s.id, &s, &e));
    CHECK(!s.is_reading && s.read_done == s.read_total && s.open_count == 25);
    CHECK(listed(&d, s.id, CONTRADICTION_OPEN, &list) == 25);
    const Contradiction *c = list.items;
    const ContradictionPart *part = c[0].findings.items;
    CHECK(c[0].case_id == in && c[0].number == 1 && c[0].findings.count == 1);
    CHECK_STR(part->words, "2 hari");
    CHECK_STR(part->expected, "3 hari kerja");
}

/* ---- corrections ---- */

typedef struct Corrected {
    Statement s;
    int64_t sari, budi;
    List open;
} Corrected;

/* Sari was told 2 days, Budi another cause. */
static Corrected two_wrong(Desk *d) {
    Corrected c = { .sari = complaint(d, "Sari"), .budi = complaint(d, "Budi") };
    (void)sent(d, c.sari, two_days, NOW + 60);
    (void)sent(d, c.budi, "Halo Kak, maaf ya, itu karena bahan basi. Boleh kirim nomor pesanannya "
                          "lewat DM? Kami bantu.", NOW + 120);
    c.s = desk_statement(d, 0, "3 hari kerja");
    (void)desk_enforced(d, c.s.id, 1, NOW + 180);
    shop_commit(&d->shop);
    (void)read_all(d, NOW + 180);
    CHECK(listed(d, c.s.id, CONTRADICTION_OPEN, &c.open) == 2);
    return c;
}

static Contradiction of_case(const Corrected *c, int64_t case_id) {
    const Contradiction *rows = c->open.items;
    return rows[0].case_id == case_id ? rows[0] : rows[1];
}

TEST(a_correction_goes_to_the_person_who_was_told_wrong) {
    DESK(d);
    Corrected c = two_wrong(&d);
    Caller by = desk_owner(&d, NOW + 200);
    CorrectionDraft out = { 0 };
    Draft draft = { 0 };
    Greeting known = { 0 };
    CHECK_OK(contradiction_correct(d.shop.db, d.shop.arena, &by, of_case(&c, c.sari).id, &out,
                                   &e));
    CHECK(out.case_id == c.sari && out.count == 1);
    CHECK_STR(out.text, "Halo Kak Sari, kami perlu mengoreksi jawaban kami sebelumnya. Waktu "
                        "penyelesaiannya yang benar 3 hari kerja, bukan 2 hari. Maaf, kabar "
                        "kami sebelumnya kurang tepat.");
    CHECK_OK(draft_get(d.shop.db, d.shop.arena, &by, c.sari, &draft, &e));
    CHECK(str_eq(draft.text, out.text));
    CHECK_OK(greeting_set(d.shop.db, d.shop.arena, &by, c.budi, HONORIFIC_BAPAK, &known, &e));
    CHECK_OK(contradiction_correct(d.shop.db, d.shop.arena, &by, of_case(&c, c.budi).id, &out,
                                   &e));
    CHECK(out.case_id == c.budi && str_starts(out.text, S("Halo Bapak Budi, kami perlu")));
    CHECK(str_find(out.text, S("yang benar kemasan bocor, bukan ")) > 0);
    CHECK(str_find(out.text, S("2 hari")) < 0);
}

TEST(a_correction_that_left_is_done_and_stays_so) {
    DESK(d);
    List list;
    Corrected c = two_wrong(&d);
    Caller by = desk_owner(&d, NOW + 200);
    CorrectionDraft out = { 0 };
    Reply r = { 0 };
    CHECK_OK(contradiction_correct(d.shop.db, d.shop.arena, &by, of_case(&c, c.sari).id, &out,
                                   &e));
    CHECK(listed(&d, c.s.id, CONTRADICTION_CORRECTING, &list) == 1);
    CHECK_OK(hand_in(&d, c.sari, str_z(d.shop.arena, out.text), NOW + 200, &r));
    by = desk_second(&d, NOW + 210);
    CHECK_OK(reply_act(d.shop.db, d.shop.arena, &by, r.id,
                       &(ReplyChange){ .act = REPLY_ACT_APPROVE, .version = r.version,
                                       .text = out.text }, &r, &e));
    CHECK(listed(&d, c.s.id, CONTRADICTION_DONE, &list) == 0);
    leave(&d, TRY_SENT, NOW + 300);
    CHECK(listed(&d, c.s.id, CONTRADICTION_DONE, &list) == 1);
    CHECK(listed(&d, c.s.id, CONTRADICTION_OPEN, &list) == 1);
    /* the next version says the same of it: nobody is corrected twice */
    StatementVersion v = desk_next(&d, c.s.id, "3 hari kerja");
    (void)desk_enforced(&d, c.s.id, v.number, NOW + 400);
    shop_commit(&d.shop);
    (void)read_all(&d, NOW + 400);
    CHECK(listed(&d, c.s.id, CONTRADICTION_OPEN, &list) == 1);
    CHECK(((const Contradiction *)list.items)->case_id == c.budi);
    CHECK(listed(&d, c.s.id, CONTRADICTION_OUTDATED, &list) == 1);
    /* this one does not: all who were told 3 days hear of it */
    v = desk_next(&d, c.s.id, "5 hari kerja");
    (void)desk_enforced(&d, c.s.id, v.number, NOW + 500);
    shop_commit(&d.shop);
    (void)read_all(&d, NOW + 500);
    CHECK(listed(&d, c.s.id, CONTRADICTION_OPEN, &list) == 3);
}

TEST(an_answer_written_before_is_no_correction) {
    DESK(d);
    List list;
    Corrected c = two_wrong(&d);
    Reply early = held(&d, c.sari, three_days); /* at NOW, before the correction is begun */
    Caller by = desk_owner(&d, NOW + 200);
    CorrectionDraft out = { 0 };
    CHECK_OK(contradiction_correct(d.shop.db, d.shop.arena, &by, of_case(&c, c.sari).id, &out,
                                   &e));
    leave(&d, TRY_SENT, NOW + 300);
    CHECK(again(&d, early.id).state == REPLY_SENT);
    CHECK(listed(&d, c.s.id, CONTRADICTION_CORRECTING, &list) == 1);
}

TEST(a_correction_writes_over_nobodys_draft) {
    DESK(d);
    Corrected c = two_wrong(&d);
    Caller by = desk_owner(&d, NOW + 200);
    CorrectionDraft out = { 0 };
    Draft draft = { .case_id = c.sari, .text = S("Halo Kak, sebentar ya") };
    CHECK_OK(draft_save(d.shop.db, d.shop.arena, &by, &draft, &draft, &e));
    CHECK(contradiction_correct(d.shop.db, d.shop.arena, &by, of_case(&c, c.sari).id, &out, &e) ==
          ERR_CONFLICT);
    draft.text = S("");
    CHECK_OK(draft_save(d.shop.db, d.shop.arena, &by, &draft, &draft, &e));
    CHECK_OK(contradiction_correct(d.shop.db, d.shop.arena, &by, of_case(&c, c.sari).id, &out,
                                   &e));
    CHECK_OK(contradiction_correct(d.shop.db, d.shop.arena, &by, of_case(&c, c.sari).id, &out,
                                   &e)); /* twice is once */
}

TEST(what_was_told_in_a_confidential_case_stands_in_no_list) {
    DESK(d);
    List list;
    Str next;
    Case c = { 0 };
    Caller owner = desk_owner(&d, NOW);
    Caller writer = { .staff_id = 4711, .brand_id = d.shop.brand_id, .role = ROLE_WRITER,
                      .rights = role_rights(ROLE_WRITER), .now = NOW };
    int64_t id = complaint(&d, "@sari");
    (void)sent(&d, id, two_days, NOW + 5 * MINUTE);
    Statement s = desk_statement(&d, 0, "3 hari kerja");
    (void)desk_enforced(&d, s.id, 1, NOW + HOUR);
    (void)read_all(&d, NOW + HOUR);
    ContradictionsOf of = { s.id, { .state = CONTRADICTION_OPEN } };
    CHECK_OK(contradiction_list(d.shop.db, d.shop.arena, &writer, &of, &list, &next, &e));
    const Contradiction *one = list.items;
    CHECK(list.count == 1 && one->findings.count == 1 && one->customer_name.n > 0);
    CHECK_OK(secrecy_check(d.shop.db, &writer, SECRET_CONTRADICTION, one->id, &e));
    CHECK_OK(case_get(d.shop.db, d.shop.arena, d.shop.brand_id, id, &c, &e));
    CHECK_OK(secrecy_set(d.shop.db, d.shop.arena, &owner, id,
                         &(SecrecyForm){ .is_secret = true, .version = c.version }, &c, &e));
    CHECK_ERR(ERR_NOT_FOUND, secrecy_check(d.shop.db, &writer, SECRET_CONTRADICTION, one->id, &e));
    CHECK_OK(contradiction_list(d.shop.db, d.shop.arena, &writer, &of, &list, &next, &e));
    one = list.items;
    CHECK(list.count == 1 && one->findings.count == 0 && one->customer_name.n == 0);
    CHECK(listed(&d, s.id, CONTRADICTION_OPEN, &list) == 1);
    CHECK(((const Contradiction *)list.items)->findings.count == 1);
}

TEST(what_needs_no_correction_is_dismissed_with_a_reason) {
    DESK(d);
    List list;
    Corrected c = two_wrong(&d);
    Caller by = desk_owner(&d, NOW + 200);
    Contradiction out = { 0 };
    int64_t id = of_case(&c, c.sari).id;
    CHECK(contradiction_dismiss(d.shop.db, d.shop.arena, &by, id, &(Dismissal){ S("  ") }, &out,
                                &e) == ERR_INVALID);
    CHECK_OK(contradiction_dismiss(d.shop.db, d.shop.arena, &by, id,
                                   &(Dismissal){ S("sudah ditelepon") }, &out, &e));
    CHECK(out.state == CONTRADICTION_DISMISSED && out.ended_at == NOW + 200);
    CHECK(contradiction_dismiss(d.shop.db, d.shop.arena, &by, id,
                                &(Dismissal){ S("lagi") }, &out, &e) == ERR_CONFLICT);
    CHECK(listed(&d, c.s.id, CONTRADICTION_OPEN, &list) == 1);
}

TEST(a_withdrawn_statement_says_nothing_any_more) {
    DESK(d);
    List list;
    Reply r = { 0 };
    Corrected c = two_wrong(&d);
    StatementVersion v = desk_version(&d, c.s.id, 1);
    Caller by = desk_second(&d, NOW + 200);
    CHECK_OK(desk_step(&d, &by, &v, STATEMENT_WITHDRAW));
    CHECK(listed(&d, c.s.id, CONTRADICTION_OPEN, &list) == 0);
    CHECK_OK(hand_in(&d, c.sari, two_days, NOW + 200, &r));
    /* the next one begins with what was said last, though it was withdrawn */
    CHECK_OK(statement_begin(d.shop.db, d.shop.arena, &by, c.s.id, &v, &e));
    CHECK_STR(*(const Str *)((const StatementSlot *)v.slots.items)->values.items, "3 hari kerja");
}

TEST(the_wall_between_brands_holds_for_statements) {
    DESK(d);
    Corrected c = two_wrong(&d);
    Caller there = desk_owner(&d, NOW + 200);
    there.brand_id = shop_other_brand(&d.shop);
    Statement s = { 0 };
    StatementVersion v = desk_version(&d, c.s.id, 1);
    StatementPage page = { 0 };
    CorrectionDraft draft = { 0 };
    Contradiction out = { 0 };
    List list;
    Str next;
    Db *db = d.shop.db;
    Arena *a = d.shop.arena;
    CHECK(statement_get(db, a, there.brand_id, c.s.id, &s, &e) == ERR_NOT_FOUND);
    CHECK(statement_page(db, a, &there, c.s.id, &page, &e) == ERR_NOT_FOUND);
    CHECK_OK(statement_list(db, a, &there, &(PageFilter){ 0 }, &list, &next, &e));
    CHECK(list.count == 0);
    CHECK(desk_step(&d, &there, &v, STATEMENT_WITHDRAW) == ERR_NOT_FOUND);
    CHECK(statement_begin(db, a, &there, c.s.id, &v, &e) == ERR_NOT_FOUND);
    CHECK(statement_change(db, a, &there, c.s.id, &(StatementChange){ .name = S("x") }, &s, &e) ==
          ERR_NOT_FOUND);
    int64_t id = of_case(&c, c.sari).id;
    CHECK(contradiction_correct(db, a, &there, id, &draft, &e) == ERR_NOT_FOUND);
    CHECK(contradiction_dismiss(db, a, &there, id, &(Dismissal){ S("x") }, &out, &e) ==
          ERR_NOT_FOUND);
    CHECK_OK(contradiction_list(db, a, &there, &(ContradictionsOf){ c.s.id, { 0 } }, &list, &next,
                                &e));
    CHECK(list.count == 0);
    CHECK_OK(statement_of_case(db, a, there.brand_id, c.sari, &list, &e));
    CHECK(list.count == 0);
    int64_t problem = problem_with(&d, c.sari);
    CHECK(statement_create(db, a, &there,
                           &(StatementForm){ .name = S("x"), .problem_id = problem,
                                             .text = S("") }, &s, &e) == ERR_INVALID);
}
