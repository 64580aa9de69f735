#include "desk/statement.h"

#include "desk/clause.h"
#include "desk/contradiction.h"
#include "desk/outbox.h"
#include "desk/reply.h"
#include "desk/staff.h"
#include "desk/statement_check.h"
#include "desk/statement_reading.h"

#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

/* A shop whose answers leave by hook, the owner who writes and a second person who approves. */
typedef struct Desk {
    TestShop shop;
    int64_t second_id, key;
} Desk;

static Caller owner(const Desk *d, int64_t now) { return shop_person(&d->shop, now); }

static Caller second(const Desk *d, int64_t now) {
    return (Caller){ .staff_id = d->second_id, .brand_id = d->shop.brand_id,
                     .role = ROLE_APPROVER, .rights = role_rights(ROLE_APPROVER), .now = now };
}

static Desk desk_alone(void) {
    Desk d = { .shop = test_shop_make() };
    TestShop *s = &d.shop;
    Source out = { 0 };
    Caller by = owner(&d, NOW);
    CHECK_OK(source_update(s->db, s->arena, &by, s->sources[0],
                           &(Source){ .name = S("instagram"), .channel = CHANNEL_INSTAGRAM,
                                      .kind = SOURCE_FILE, .way_out = WAY_HOOK,
                                      .out_url = S("https://contoh.example/out"),
                                      .out_secret = S("sealed") },
                           &out, &e));
    return d;
}

static Desk desk_make(void) {
    Desk d = desk_alone();
    TestShop *s = &d.shop;
    Staff person = { 0 };
    CHECK_OK(staff_create(s->db, s->arena,
                          &(NewStaff){ .email = S("dimas@toko.example"), .name = S("Dimas"),
                                       .password_hash = S("-"), .brand_id = s->brand_id,
                                       .role = ROLE_APPROVER, .now = 1000 },
                          &person, &e));
    d.second_id = person.id;
    return d;
}

static void desk_end(Desk *d) { test_shop_end(&d->shop); }
#define DESK(name) Desk name CLEANUP(desk_end) = desk_make()
#define DESK_ALONE(name) Desk name CLEANUP(desk_end) = desk_alone()

/* ---- a statement ---- */

static List words(Arena *a, const char *text) {
    Str *one = arena_make(a, Str, 1);
    *one = str_c(text);
    return (List){ one, text != NULL };
}

static StatementSlot slot(Desk *d, DriftKind kind, const char *value, const char *old) {
    return (StatementSlot){ .kind = kind, .values = words(d->shop.arena, value),
                            .old = words(d->shop.arena, old) };
}

static const char wording[] = "Kami menemukan kemasan yang bocor. Refund selesai dalam 3 hari "
                              "kerja.";

static Statement make_for(Desk *d, int64_t problem_id, const char *deadline) {
    Statement s = { 0 };
    Caller by = owner(d, NOW - HOUR);
    StatementSlot slots[] = { slot(d, DRIFT_DEADLINE, deadline, NULL),
                              slot(d, DRIFT_CAUSE, "kemasan bocor", "bahan basi"),
                              slot(d, DRIFT_REMEDY, "refund penuh", NULL) };
    StatementForm form = { .name = S("Kemasan bocor"), .problem_id = problem_id,
                           .slots = { slots, COUNT(slots) },
                           .text = S("Kemasan kami ada yang bocor.") };
    CHECK_OK(statement_create(d->shop.db, d->shop.arena, &by, &form, &s, &e));
    return s;
}

static StatementVersion version_of(Desk *d, int64_t id, int64_t number) {
    StatementVersion v = { 0 };
    Caller by = owner(d, NOW);
    CHECK_OK(statement_version_get(d->shop.db, d->shop.arena, &by, id, number, &v, &e));
    return v;
}

static Err step(Desk *d, const Caller *by, StatementVersion *v, StatementAct act) {
    return statement_act(d->shop.db, d->shop.arena, by,
                         &(StatementStep){ .statement_id = v->statement_id, .number = v->number,
                                           .act = act, .version = v->version,
                                           .reason = S("diganti") },
                         v, &e);
}

/* Approved by the second person and in force at `now`. */
static StatementVersion enforced(Desk *d, int64_t id, int64_t number, int64_t now) {
    StatementVersion v = version_of(d, id, number);
    Caller by = second(d, now);
    CHECK_OK(step(d, &by, &v, STATEMENT_APPROVE));
    CHECK_OK(step(d, &by, &v, STATEMENT_ENFORCE));
    return v;
}

static Err edit(Desk *d, StatementVersion *v, List slots, const char *text) {
    Caller by = owner(d, NOW);
    return statement_edit(d->shop.db, d->shop.arena, &by,
                          &(StatementEdit){ .statement_id = v->statement_id, .number = v->number,
                                            .version = v->version, .slots = slots,
                                            .text = str_c(text) },
                          v, &e);
}

/* The next version of it, with another deadline, as a draft. */
static StatementVersion next_version(Desk *d, int64_t id, const char *deadline) {
    StatementVersion v = { 0 };
    Caller by = owner(d, NOW);
    CHECK_OK(statement_begin(d->shop.db, d->shop.arena, &by, id, &v, &e));
    StatementSlot *slots = v.slots.items;
    slots[0].values = words(d->shop.arena, deadline);
    CHECK_OK(edit(d, &v, v.slots, "Kemasan kami ada yang bocor."));
    return v;
}

static StatementVersion in_state(Desk *d, StatementState state) {
    Statement s = make_for(d, 0, "3 hari kerja");
    StatementVersion v = version_of(d, s.id, 1);
    Caller by = second(d, NOW);
    if (state == STATEMENT_WITHDRAWN)
        CHECK_OK(step(d, &by, &v, STATEMENT_DISCARD));
    if (state == STATEMENT_APPROVED)
        CHECK_OK(step(d, &by, &v, STATEMENT_APPROVE));
    if (state == STATEMENT_IN_FORCE || state == STATEMENT_REPLACED)
        v = enforced(d, s.id, 1, NOW);
    if (state == STATEMENT_REPLACED) {
        StatementVersion next = next_version(d, s.id, "5 hari kerja");
        (void)enforced(d, s.id, next.number, NOW);
        v = version_of(d, s.id, 1);
    }
    CHECK(v.state == state);
    return v;
}

/* ---- acts ---- */

TEST(every_act_in_every_state) {
    enum { NO = STATEMENT_STATE__COUNT };
    static const int next[STATEMENT_STATE__COUNT][STATEMENT_ACT__COUNT] = {
        /* approve, reopen, enforce, discard, withdraw */
        { STATEMENT_APPROVED, NO, NO, STATEMENT_WITHDRAWN, NO },
        { NO, STATEMENT_DRAFT, STATEMENT_IN_FORCE, NO, STATEMENT_WITHDRAWN },
        { NO, NO, NO, NO, STATEMENT_WITHDRAWN },
        { NO, NO, NO, NO, NO },
        { NO, NO, NO, NO, NO },
    };
    DESK(d);
    Caller by = second(&d, NOW);
    for (StatementState s = 0; s < STATEMENT_STATE__COUNT; s++)
        for (StatementAct act = 0; act < STATEMENT_ACT__COUNT; act++) {
            StatementVersion v = in_state(&d, s);
            Err got = step(&d, &by, &v, act);
            if (next[s][act] == NO)
                CHECK(got == ERR_CONFLICT && v.state == s);
            else
                CHECK(got == ERR_OK && (int)v.state == next[s][act]);
        }
}

TEST(who_may_do_what) {
    static const unsigned needs[] = { RIGHT_APPROVE, RIGHT_WRITE, RIGHT_APPROVE, RIGHT_WRITE,
                                      RIGHT_APPROVE };
    static const StatementState from[] = { STATEMENT_DRAFT, STATEMENT_APPROVED, STATEMENT_APPROVED,
                                           STATEMENT_DRAFT, STATEMENT_IN_FORCE };
    DESK(d);
    for (StatementAct act = 0; act < STATEMENT_ACT__COUNT; act++)
        for (Role role = ROLE_READER; role <= ROLE_APPROVER; role++) {
            StatementVersion v = in_state(&d, from[act]);
            Caller by = second(&d, NOW);
            by.rights = role_rights(role);
            Err got = step(&d, &by, &v, act);
            CHECK(got == (by.rights & needs[act] ? ERR_OK : ERR_DENIED));
        }
}

TEST(nobody_approves_what_they_wrote) {
    DESK(d);
    Statement s = make_for(&d, 0, "3 hari kerja");
    StatementVersion v = version_of(&d, s.id, 1);
    Caller by = owner(&d, NOW), other = second(&d, NOW);
    CHECK(step(&d, &by, &v, STATEMENT_APPROVE) == ERR_DENIED);
    CHECK(e.clause.number == clause_number(CLAUSE_FOUR_EYES));
    /* who writes it anew is its author from then on */
    CHECK_OK(statement_edit(d.shop.db, d.shop.arena, &other,
                            &(StatementEdit){ v.statement_id, 1, v.version, v.slots, v.text }, &v,
                            &e));
    CHECK(step(&d, &other, &v, STATEMENT_APPROVE) == ERR_DENIED);
    CHECK_OK(step(&d, &by, &v, STATEMENT_APPROVE));
    CHECK(v.approver_id == by.staff_id && v.approved_at == NOW);
}

TEST(who_is_alone_reads_it_again_after_a_pause) {
    DESK_ALONE(d);
    Statement s = make_for(&d, 0, "3 hari kerja");
    StatementVersion v = version_of(&d, s.id, 1);
    Policy p = { 0 };
    CHECK_OK(policy_get(d.shop.db, d.shop.arena, d.shop.brand_id, &p, &e));
    CHECK(p.solo_delay > 0);
    Caller by = owner(&d, v.changed_at + p.solo_delay - 1);
    CHECK(step(&d, &by, &v, STATEMENT_APPROVE) == ERR_DENIED);
    by.now++;
    CHECK_OK(step(&d, &by, &v, STATEMENT_APPROVE));
}

TEST(the_mode_alone_needs_no_second_person_though_there_is_one) {
    DESK(d);
    Statement s = make_for(&d, 0, "3 hari kerja");
    StatementVersion v = version_of(&d, s.id, 1);
    Policy p = { 0 };
    Caller by = owner(&d, NOW);
    CHECK_OK(policy_get(d.shop.db, d.shop.arena, d.shop.brand_id, &p, &e));
    p.mode = MODE_ALONE;
    CHECK_OK(policy_set(d.shop.db, d.shop.arena, &by, &p, &p, &e));
    CHECK_OK(step(&d, &by, &v, STATEMENT_APPROVE));
}

TEST(what_is_approved_is_whole_and_agrees_with_itself) {
    DESK(d);
    Caller by = second(&d, NOW);
    Statement s = make_for(&d, 0, "3 hari kerja");
    StatementVersion v = version_of(&d, s.id, 1);
    StatementSlot empty = slot(&d, DRIFT_REMEDY, NULL, NULL);
    List kept = v.slots;
    CHECK_OK(edit(&d, &v, kept, "  "));
    CHECK(step(&d, &by, &v, STATEMENT_APPROVE) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "text");
    CHECK_OK(edit(&d, &v, kept, "Refund selesai dalam 2 hari."));
    CHECK(step(&d, &by, &v, STATEMENT_APPROVE) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "text");
    CHECK_OK(edit(&d, &v, (List){ &empty, 1 }, wording));
    CHECK(step(&d, &by, &v, STATEMENT_APPROVE) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "slots");
    CHECK_OK(edit(&d, &v, kept, wording));
    CHECK_OK(step(&d, &by, &v, STATEMENT_APPROVE));
    CHECK(edit(&d, &v, kept, wording) == ERR_CONFLICT); /* approved is approved */
}

TEST(two_people_at_once_do_not_lose_each_others_work) {
    DESK(d);
    Statement s = make_for(&d, 0, "3 hari kerja");
    StatementVersion v = version_of(&d, s.id, 1), old = v;
    Caller by = second(&d, NOW);
    CHECK_OK(edit(&d, &v, v.slots, wording));
    CHECK(edit(&d, &old, old.slots, "lain") == ERR_CONFLICT);
    old.version = v.version - 1;
    CHECK(step(&d, &by, &old, STATEMENT_APPROVE) == ERR_CONFLICT);
    CHECK(statement_begin(d.shop.db, d.shop.arena, &by, s.id, &old, &e) == ERR_CONFLICT);
}

TEST(one_version_is_in_force_and_the_old_ones_stay) {
    DESK(d);
    Statement s = make_for(&d, 0, "3 hari kerja");
    List versions;
    (void)enforced(&d, s.id, 1, NOW);
    StatementVersion v = next_version(&d, s.id, "5 hari kerja");
    CHECK(v.number == 2 && version_of(&d, s.id, 1).state == STATEMENT_IN_FORCE);
    (void)enforced(&d, s.id, 2, NOW + 60);
    CHECK_OK(statement_versions(d.shop.db, d.shop.arena, d.shop.brand_id, s.id, &versions, &e));
    const StatementVersion *all = versions.items;
    CHECK(versions.count == 2 && all[0].state == STATEMENT_IN_FORCE && all[0].from_at == NOW + 60);
    CHECK(all[1].state == STATEMENT_REPLACED && all[1].ended_at == NOW + 60);
    CHECK_STR(((const Str *)((const StatementSlot *)all[1].slots.items)->values.items)[0],
              "3 hari kerja");
    CHECK_OK(statement_get(d.shop.db, d.shop.arena, d.shop.brand_id, s.id, &s, &e));
    CHECK(s.in_force == 2 && s.newest == 2 && s.open_number == 0);
}

TEST(a_value_that_changed_is_an_old_one_unless_somebody_says_otherwise) {
    DESK(d);
    Statement s = make_for(&d, 0, "2 hari");
    (void)enforced(&d, s.id, 1, NOW);
    StatementVersion v = next_version(&d, s.id, "3 hari kerja");
    StatementSlot *slots = v.slots.items;
    CHECK(slots[0].old.count == 1 && slots[1].old.count == 1);
    CHECK_STR(*(const Str *)slots[0].old.items, "2 hari");
    slots[0].values = words(d.shop.arena, "4 hari kerja"); /* never held: no rumour of ours */
    CHECK_OK(edit(&d, &v, v.slots, wording));
    slots = v.slots.items;
    CHECK(slots[0].old.count == 1);
    slots[0].old.count = 0; /* taken out by hand */
    CHECK_OK(edit(&d, &v, v.slots, wording));
    slots = v.slots.items;
    CHECK(slots[0].old.count == 0);
    slots[1].values = words(d.shop.arena, "Bahan basi "); /* what was false is right after all */
    CHECK_OK(edit(&d, &v, v.slots, wording));
    slots = v.slots.items;
    CHECK(slots[1].old.count == 1);
    CHECK_STR(*(const Str *)slots[1].old.items, "kemasan bocor");
}

TEST(a_planned_version_waits_for_its_moment) {
    DESK(d);
    Statement s = make_for(&d, 0, "3 hari kerja");
    StatementVersion v = version_of(&d, s.id, 1);
    Caller by = second(&d, NOW);
    List work;
    CHECK_OK(step(&d, &by, &v, STATEMENT_APPROVE));
    StatementStep plan = { .statement_id = s.id, .number = 1, .act = STATEMENT_ENFORCE,
                           .version = v.version, .from = NOW + 91 * DAY };
    CHECK(statement_act(d.shop.db, d.shop.arena, &by, &plan, &v, &e) == ERR_INVALID);
    plan.from = NOW + HOUR;
    CHECK_OK(statement_act(d.shop.db, d.shop.arena, &by, &plan, &v, &e));
    CHECK(v.state == STATEMENT_APPROVED && v.from_at == NOW + HOUR);
    CHECK_OK(statement_work(d.shop.db, d.shop.arena, NOW + HOUR - 1, &work, &e));
    CHECK(work.count == 0);
    CHECK_OK(statement_work(d.shop.db, d.shop.arena, NOW + HOUR, &work, &e));
    CHECK(work.count == 1);
    CHECK_OK(statement_work_some(d.shop.db, d.shop.arena, work.items, NOW + HOUR, &e));
    CHECK(version_of(&d, s.id, 1).state == STATEMENT_IN_FORCE);
}

/* ---- answers ---- */

static int64_t complaint(Desk *d, const char *who) {
    return shop_message(&d->shop, &(TestMessage){ .at = NOW, .who = who, .mood = MOOD_NEGATIVE,
                                                  .text = "rendang saya basi, minta refund",
                                                  .class = CLASS_COMPLAINT });
}

static Err hand_in(Desk *d, int64_t case_id, const char *text, int64_t now, Reply *out) {
    Case c = { 0 };
    Caller by = owner(d, now);
    CHECK_OK(case_get(d->shop.db, d->shop.arena, d->shop.brand_id, case_id, &c, &e));
    ReplyForm form = { .case_version = c.version, .text = str_c(text), .is_public = true,
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
    Caller by = second(d, NOW);
    CHECK_OK(reply_act(d->shop.db, d->shop.arena, &by, r.id,
                       &(ReplyChange){ .act = REPLY_ACT_APPROVE, .version = r.version,
                                       .text = str_c(text) },
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
    Caller by = owner(d, NOW);
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
    Statement s = make_for(&d, 0, "3 hari kerja");
    CHECK_OK(hand_in(&d, id, two_days, NOW, &r)); /* a draft holds nobody */
    (void)enforced(&d, s.id, 1, NOW);
    CHECK(hand_in(&d, id, two_days, NOW, &r) == ERR_INVALID);
    CHECK(e.clause.number == clause_number(CLAUSE_FACTS));
    CHECK(strstr(e.msg, "v1: 3 hari kerja") && strstr(e.msg, "2 hari"));
    CHECK_OK(hand_in(&d, id, three_days, NOW, &r));
    Caller by = second(&d, NOW);
    CHECK(reply_act(d.shop.db, d.shop.arena, &by, r.id,
                    &(ReplyChange){ .act = REPLY_ACT_APPROVE, .version = r.version,
                                    .text = str_c(two_days) }, &r, &e) == ERR_INVALID);
}

TEST(the_checker_tells_what_the_statement_says) {
    DESK(d);
    List found;
    int64_t id = complaint(&d, "@sari");
    Statement s = make_for(&d, 0, "3 hari kerja");
    (void)enforced(&d, s.id, 1, NOW);
    CHECK_OK(compose_check(d.shop.db, d.shop.arena, d.shop.brand_id,
                           &(CheckForm){ id, str_c(two_days), true, NOW }, &found, &e));
    const Finding *f = found.items;
    const Finding *last = &f[found.count - 1];
    CHECK(found.count >= 1 && last->rule == DRAFT_CONTRADICTION && last->level == FINDING_BLOCK);
    CHECK_STR(last->words, "2 hari");
    CHECK_STR(last->expected, "v1: 3 hari kerja");
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
    Caller by = owner(&d, NOW - HOUR);
    int64_t id = complaint(&d, "@sari");
    StatementSlot slots[] = {
        slot(&d, DRIFT_CAUSE, "kemasan bocor karena mesin segel rusak", "daging busuk"),
        slot(&d, DRIFT_BATCH, "1121", "1119"),
        slot(&d, DRIFT_DATES, "10 sampai 12 November 2026", "8 sampai 12 November 2026"),
        slot(&d, DRIFT_REMEDY, "refund penuh", "voucher"),
        slot(&d, DRIFT_REMEDY, "ganti barang", NULL),
        slot(&d, DRIFT_DEADLINE, "3 hari kerja", "2 hari"),
        slot(&d, DRIFT_CONTACT, "wa 0812-3456-7890", "0812-3456-7809"),
        slot(&d, DRIFT_FAULT, "kesalahan kami", "kesalahan ekspedisi"),
    };
    StatementForm form = { .name = S("Rendang basi"), .slots = { slots, COUNT(slots) },
                           .text = S("Kemasan kami ada yang bocor.") };
    CHECK_OK(statement_create(d.shop.db, d.shop.arena, &by, &form, &s, &e));
    (void)enforced(&d, s.id, 1, NOW);
    for (size_t i = 0; i < COUNT(rows); i++) {
        List list = { 0 };
        CheckForm check = { id, str_c(rows[i].text), true, NOW + 20 * DAY };
        CHECK_OK(statement_findings(d.shop.db, d.shop.arena, d.shop.brand_id, &check, &list, &e));
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
    Caller by = owner(&d, NOW);
    int64_t id = complaint(&d, "@sari");
    CHECK_OK(policy_get(d.shop.db, d.shop.arena, d.shop.brand_id, &p, &e));
    p.locked_facts = false;
    CHECK_OK(policy_set(d.shop.db, d.shop.arena, &by, &p, &p, &e));
    Statement s = make_for(&d, 0, "3 hari kerja");
    (void)enforced(&d, s.id, 1, NOW - 60);
    CHECK(hand_in(&d, id, two_days, NOW, &r) == ERR_INVALID);
    CHECK(str_eq(str_c(e.field), S("overrides")));
    CHECK_OK(case_get(d.shop.db, d.shop.arena, d.shop.brand_id, id, &c, &e));
    ReplyForm form = { .case_version = c.version, .text = str_c(two_days), .overrides = true,
                       .is_public = true, .request_key = S("request-override") };
    CHECK_OK(reply_create(d.shop.db, d.shop.arena, &by, id, &form, &r, &e));
    by = second(&d, NOW);
    CHECK_OK(reply_act(d.shop.db, d.shop.arena, &by, r.id,
                       &(ReplyChange){ .act = REPLY_ACT_APPROVE, .version = r.version,
                                       .text = str_c(two_days) }, &r, &e));
    leave(&d, TRY_NOT_SENT, NOW + 60);
    CHECK(again(&d, r.id).state == REPLY_HELD); /* they knew: it is not called back */
    leave(&d, TRY_SENT, NOW + HOUR);
    CHECK(listed(&d, s.id, CONTRADICTION_OPEN, &list) == 1);
}

static int64_t problem_with(Desk *d, int64_t case_id) {
    Caller by = owner(d, NOW);
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
    Statement narrow = make_for(&d, problem, "3 hari kerja");
    (void)enforced(&d, narrow.id, 1, NOW);
    CHECK_OK(hand_in(&d, out, two_days, NOW, &r));
    CHECK(hand_in(&d, in, two_days, NOW, &r) == ERR_INVALID);
    Statement wide = make_for(&d, 0, "2 hari");
    (void)enforced(&d, wide.id, 1, NOW);
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
    Statement one = make_for(&d, 0, "3 hari kerja"), two = make_for(&d, 0, "2 hari");
    (void)enforced(&d, one.id, 1, NOW);
    (void)enforced(&d, two.id, 1, NOW);
    CHECK_OK(hand_in(&d, id, two_days, NOW, &r));
    CHECK_OK(hand_in(&d, id, three_days, NOW, &r));
}

TEST(what_has_not_left_goes_back_to_its_author_with_a_remark) {
    DESK(d);
    int64_t a = complaint(&d, "@sari"), b = complaint(&d, "@budi"), c = complaint(&d, "@tono");
    Reply waits = waiting(&d, a, two_days), holds = held(&d, b, two_days);
    Reply right = held(&d, c, three_days);
    Statement s = make_for(&d, 0, "3 hari kerja");
    Caller by = owner(&d, NOW);
    Draft draft = { 0 };
    List list;
    (void)enforced(&d, s.id, 1, NOW + 1);
    const int64_t back[] = { waits.id, holds.id }, cases[] = { a, b };
    for (size_t i = 0; i < 2; i++) {
        Reply r = again(&d, back[i]);
        CHECK(r.state == REPLY_RETURNED && r.send_at == 0);
        CHECK(strstr(str_z(d.shop.arena, r.remark), "“2 hari” seharusnya “3 hari kerja”"));
        CHECK_OK(draft_get(d.shop.db, d.shop.arena, &by, cases[i], &draft, &e));
        CHECK_STR(draft.text, two_days);
    }
    CHECK(again(&d, right.id).state == REPLY_HELD);
    CHECK(listed(&d, s.id, CONTRADICTION_RECALLED, &list) == 2);
    CHECK(listed(&d, s.id, CONTRADICTION_OPEN, &list) == 0);
}

TEST(what_was_on_its_way_goes_back_when_it_did_not_arrive) {
    DESK(d);
    Outgoing o = { 0 };
    List list;
    Reply r = held(&d, complaint(&d, "@sari"), two_days);
    CHECK_OK(outbox_claim(d.shop.db, d.shop.arena, NOW + 60, NULL, &o, &e));
    Statement s = make_for(&d, 0, "3 hari kerja");
    (void)enforced(&d, s.id, 1, NOW + 60);
    CHECK(again(&d, r.id).state == REPLY_SENDING);
    CHECK_OK(outbox_finish(d.shop.db, d.shop.arena, &o,
                           &(TryEnd){ .outcome = TRY_NOT_SENT, .detail = S("test"),
                                      .now = NOW + 61 }, &e));
    CHECK(again(&d, r.id).state == REPLY_RETURNED);
    CHECK(listed(&d, s.id, CONTRADICTION_RECALLED, &list) == 1);
}

TEST(what_was_on_its_way_is_listed_when_it_arrived) {
    DESK(d);
    Outgoing o = { 0 };
    List list;
    (void)held(&d, complaint(&d, "@sari"), two_days);
    CHECK_OK(outbox_claim(d.shop.db, d.shop.arena, NOW + 60, NULL, &o, &e));
    Statement s = make_for(&d, 0, "3 hari kerja");
    (void)enforced(&d, s.id, 1, NOW + 60);
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
                            DB_V(s->staff_id), DB_V(S("@sari")), db_null(), DB_V(at)),
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
    Statement s = make_for(&d, problem, "3 hari kerja");
    (void)enforced(&d, s.id, 1, NOW);
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
    c.s = make_for(d, 0, "3 hari kerja");
    (void)enforced(d, c.s.id, 1, NOW + 180);
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
    Caller by = owner(&d, NOW + 200);
    CorrectionDraft out = { 0 };
    Draft draft = { 0 };
    CHECK_OK(contradiction_correct(d.shop.db, d.shop.arena, &by, of_case(&c, c.sari).id, &out,
                                   &e));
    CHECK(out.case_id == c.sari && out.count == 1);
    CHECK_STR(out.text, "Halo Kak Sari, kami perlu mengoreksi jawaban kami sebelumnya. Waktu "
                        "penyelesaiannya yang benar 3 hari kerja, bukan 2 hari. Mohon maaf atas "
                        "kekeliruan kami.");
    CHECK_OK(draft_get(d.shop.db, d.shop.arena, &by, c.sari, &draft, &e));
    CHECK(str_eq(draft.text, out.text));
    CHECK_OK(contradiction_correct(d.shop.db, d.shop.arena, &by, of_case(&c, c.budi).id, &out,
                                   &e));
    CHECK(out.case_id == c.budi && str_starts(out.text, S("Halo Kak Budi")));
    CHECK(str_find(out.text, S("yang benar kemasan bocor, bukan ")) > 0);
    CHECK(str_find(out.text, S("2 hari")) < 0);
}

TEST(a_correction_that_left_is_done_and_stays_so) {
    DESK(d);
    List list;
    Corrected c = two_wrong(&d);
    Caller by = owner(&d, NOW + 200);
    CorrectionDraft out = { 0 };
    Reply r = { 0 };
    CHECK_OK(contradiction_correct(d.shop.db, d.shop.arena, &by, of_case(&c, c.sari).id, &out,
                                   &e));
    CHECK(listed(&d, c.s.id, CONTRADICTION_CORRECTING, &list) == 1);
    CHECK_OK(hand_in(&d, c.sari, str_z(d.shop.arena, out.text), NOW + 200, &r));
    by = second(&d, NOW + 210);
    CHECK_OK(reply_act(d.shop.db, d.shop.arena, &by, r.id,
                       &(ReplyChange){ .act = REPLY_ACT_APPROVE, .version = r.version,
                                       .text = out.text }, &r, &e));
    CHECK(listed(&d, c.s.id, CONTRADICTION_DONE, &list) == 0);
    leave(&d, TRY_SENT, NOW + 300);
    CHECK(listed(&d, c.s.id, CONTRADICTION_DONE, &list) == 1);
    CHECK(listed(&d, c.s.id, CONTRADICTION_OPEN, &list) == 1);
    /* the next version says the same of it: nobody is corrected twice */
    StatementVersion v = next_version(&d, c.s.id, "3 hari kerja");
    (void)enforced(&d, c.s.id, v.number, NOW + 400);
    shop_commit(&d.shop);
    (void)read_all(&d, NOW + 400);
    CHECK(listed(&d, c.s.id, CONTRADICTION_OPEN, &list) == 1);
    CHECK(((const Contradiction *)list.items)->case_id == c.budi);
    CHECK(listed(&d, c.s.id, CONTRADICTION_OUTDATED, &list) == 1);
    /* this one does not: all who were told 3 days hear of it */
    v = next_version(&d, c.s.id, "5 hari kerja");
    (void)enforced(&d, c.s.id, v.number, NOW + 500);
    shop_commit(&d.shop);
    (void)read_all(&d, NOW + 500);
    CHECK(listed(&d, c.s.id, CONTRADICTION_OPEN, &list) == 3);
}

TEST(an_answer_written_before_is_no_correction) {
    DESK(d);
    List list;
    Corrected c = two_wrong(&d);
    Reply early = held(&d, c.sari, three_days); /* at NOW, before the correction is begun */
    Caller by = owner(&d, NOW + 200);
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
    Caller by = owner(&d, NOW + 200);
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

TEST(what_needs_no_correction_is_dismissed_with_a_reason) {
    DESK(d);
    List list;
    Corrected c = two_wrong(&d);
    Caller by = owner(&d, NOW + 200);
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
    StatementVersion v = version_of(&d, c.s.id, 1);
    Caller by = second(&d, NOW + 200);
    CHECK_OK(step(&d, &by, &v, STATEMENT_WITHDRAW));
    CHECK(listed(&d, c.s.id, CONTRADICTION_OPEN, &list) == 0);
    CHECK_OK(hand_in(&d, c.sari, two_days, NOW + 200, &r));
    /* the next one begins with what was said last, though it was withdrawn */
    CHECK_OK(statement_begin(d.shop.db, d.shop.arena, &by, c.s.id, &v, &e));
    CHECK_STR(*(const Str *)((const StatementSlot *)v.slots.items)->values.items, "3 hari kerja");
}

TEST(the_wall_between_brands_holds_for_statements) {
    DESK(d);
    Corrected c = two_wrong(&d);
    Caller there = owner(&d, NOW + 200);
    there.brand_id = shop_other_brand(&d.shop);
    Statement s = { 0 };
    StatementVersion v = version_of(&d, c.s.id, 1);
    StatementPage page = { 0 };
    CorrectionDraft draft = { 0 };
    Contradiction out = { 0 };
    List list;
    Str next;
    Db *db = d.shop.db;
    Arena *a = d.shop.arena;
    CHECK(statement_get(db, a, there.brand_id, c.s.id, &s, &e) == ERR_NOT_FOUND);
    CHECK(statement_page(db, a, there.brand_id, c.s.id, &page, &e) == ERR_NOT_FOUND);
    CHECK_OK(statement_list(db, a, &there, &(PageFilter){ 0 }, &list, &next, &e));
    CHECK(list.count == 0);
    CHECK(step(&d, &there, &v, STATEMENT_WITHDRAW) == ERR_NOT_FOUND);
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
