/* The promise of a mass answer: nobody gets another's, and nobody two. Here a mass answer runs
 * while people and customers do at random all that may come between. What must not be answered is
 * told by what the test itself did, not by asking the code that is tested. */
#include "desk/mass_run.h"

#include "desk/compose.h"
#include "desk/mass_core.h"
#include "desk/mass_page.h"
#include "desk/outbox.h"
#include "test_shop.h"

static Error e;

enum { NOW = SHOP_MONDAY + 10 * HOUR, STEPS = 14, CASES = 5, SEED = 20261102 };

/* Of each there must be many; the second engine, where a round takes fifteen times as long, is here
 * for its SQL and not for more dice. */
static int64_t rounds(void) { return test_engine() == DB_PGSQL ? 150 : 1000; }

/* Short enough for the channel that takes least. */
static const char good[] = "Halo {sapaan} {nama}, maaf paketnya terlambat. Kami cek ke kurir, "
                           "kabar pukul {jam} {zona}. Boleh DM nomor pesanannya?";
static const char by_hand[] = "Halo Kak, maaf paketnya terlambat. Boleh kirim nomor pesanannya "
                              "lewat DM? Kami bantu cek.";

/* What the test knows of a case by its own acts. */
typedef struct Known {
    int64_t id, source_id, version, item_id, typed_until;
    const char *handle;
    bool is_touched; /* answered, closed, blocked, at risk, or asking something else */
    bool has_left;   /* the problem */
    bool is_out;     /* taken out by a person */
    int answers;     /* claimed by a sender, of any kind */
    bool has_reply;  /* made by hand or by the mass answer */
    bool waits;      /* for a second person: to somebody at risk nobody writes alone */
} Known;

typedef struct Race {
    TestShop shop;
    uint64_t random;
    int64_t now, round, problem, other, keys;
    Mass mass;
    Known cases[CASES];
    bool is_merged;
    int64_t made, left_out, claimed, conflicts; /* over all rounds: that all of it happens */
} Race;

static size_t pick(Race *r, size_t n) {
    r->random ^= r->random << 13;
    r->random ^= r->random >> 7;
    r->random ^= r->random << 17;
    return (size_t)(r->random % n);
}

static Caller me(const Race *r) { return shop_person(&r->shop, r->now); }

static Case look(Race *r, const Known *k) {
    Case c = { 0 };
    CHECK_OK(case_get(r->shop.db, r->shop.arena, r->shop.brand_id, k->id, &c, &e));
    return c;
}

static Known *by_id(Race *r, int64_t case_id) {
    for (size_t i = 0; i < CASES; i++)
        if (r->cases[i].id == case_id)
            return &r->cases[i];
    return NULL;
}

/* ---- what may come between ---- */

static void merge(Race *r, Known *k) {
    Problem p = { 0 };
    Caller by = me(r);
    (void)k;
    if (r->is_merged) {
        Err code = problem_unmerge(r->shop.db, r->shop.arena, &by, r->other, r->problem, &p, &e);
        CHECK(code == ERR_OK || code == ERR_INVALID);
        r->is_merged = code != ERR_OK;
        return;
    }
    CHECK_OK(problem_merge(r->shop.db, r->shop.arena, &by, r->problem, r->other, &p, &e));
    r->is_merged = true;
}

static void split(Race *r, Known *k) {
    Problem p = { 0 };
    Caller by = me(r);
    CaseId id = { k->id };
    int64_t from = look(r, k).problem_id;
    ProblemSplit of = { .name = S("Lain"), .cases = { &id, 1 } };
    if (from && problem_split(r->shop.db, r->shop.arena, &by, from, &of, &p, &e) == ERR_OK)
        k->has_left = true;
}

static void put(Race *r, Known *k) {
    const int64_t places[] = { 0, r->other, r->problem };
    size_t to = pick(r, COUNT(places));
    Caller by = me(r);
    Case c = { 0 };
    if (to == 2 && r->is_merged) /* it is out of sight */
        return;
    CHECK_OK(problem_put(r->shop.db, r->shop.arena, &by, k->id,
                         &(CaseProblem){ .problem_id = places[to] }, &c, &e));
    k->has_left = to != 2;
}

static Err hand_in(Race *r, Known *k, int64_t version) {
    Reply made = { 0 };
    Caller by = me(r);
    Str key = str_fmt(r->shop.arena, "by-hand-%lld", (long long)++r->keys);
    ReplyForm form = { .case_version = version, .text = str_c(by_hand), .request_key = key };
    Err code = reply_create(r->shop.db, r->shop.arena, &by, k->id, &form, &made, &e);
    CHECK(code == ERR_OK || code == ERR_CONFLICT);
    if (code == ERR_OK) {
        k->is_touched = k->has_reply = true;
        k->waits = made.state == REPLY_WAITING;
    }
    return code;
}

/* Who opens the case sees an answer that is on its way, and writes no second one. */
static void answer(Race *r, Known *k) {
    if (!k->has_reply)
        CHECK_OK(hand_in(r, k, look(r, k).version));
}

/* Who has it open since before is told that it changed. */
static void answer_from_old_page(Race *r, Known *k) {
    bool had = k->has_reply;
    Err code = hand_in(r, k, k->version);
    CHECK(!had || code == ERR_CONFLICT);
    r->conflicts += code == ERR_CONFLICT;
}

static void act(Race *r, Known *k, CaseChange change) {
    Case c = look(r, k);
    Caller by = me(r);
    change.version = c.version;
    change.reason = S("uji");
    Err code = case_act(r->shop.db, r->shop.arena, &by, k->id, &change, &c, &e);
    /* it is so already, or nobody in danger ends so */
    CHECK(code == ERR_OK || code == ERR_CONFLICT ||
          (code == ERR_DENIED && c.class == CLASS_AT_RISK));
    k->is_touched = true;
}
static void close_it(Race *r, Known *k) {
    act(r, k, (CaseChange){ .act = ACT_DONE, .has_outcome = true });
}
static void block(Race *r, Known *k) { act(r, k, (CaseChange){ .act = ACT_SPAM }); }
static void at_risk(Race *r, Known *k) {
    act(r, k, (CaseChange){ .act = ACT_CLASSIFY, .class = CLASS_AT_RISK });
}

static void word(Race *r, Known *k) {
    Case c = look(r, k);
    shop_word(&r->shop, k->id, &(TestMessage){ .at = r->now, .text = "min?", .class = c.class,
                                               .subjects = c.subjects, .demands = c.demands,
                                               .severity = c.severity });
}

static void demand(Race *r, Known *k) {
    Case c = look(r, k);
    int64_t bit = INT64_C(1) << pick(r, 6);
    TestMessage says = { .at = r->now, .text = "mau uang kembali", .class = c.class,
                         .subjects = c.subjects | bit, .demands = c.demands | bit,
                         .severity = c.severity };
    shop_word(&r->shop, k->id, &says);
    k->is_touched = true; /* all began without a bit */
}

static void type(Race *r, Known *k) {
    Caller second = shop_second(&r->shop, r->now);
    List others;
    CHECK_OK(presence_mark(r->shop.db, r->shop.arena, &second, k->id, true, &others, &e));
    k->typed_until = r->now + 20;
}

static void take_out(Race *r, Known *k) {
    Caller by = me(r);
    MassItem item = { 0 };
    CHECK_OK(mass_item_get(r->shop.db, r->shop.arena, &by, r->mass.id, k->item_id, &item, &e));
    bool is_out = item.state == MASS_ITEM_PLANNED;
    Err code = mass_take_out(r->shop.db, r->shop.arena, &by, &item, is_out, &item, &e);
    CHECK(code == ERR_OK || code == ERR_CONFLICT);
    if (code == ERR_OK)
        k->is_out = is_out;
}

static void pause_or_resume(Race *r, Known *k) {
    Caller by = me(r);
    MassChange c = { .act = pick(r, 2) ? MASS_PAUSE : MASS_RESUME, .version = 1 };
    (void)k;
    Err code = mass_act(r->shop.db, r->shop.arena, &by, r->mass.id, &c, &r->mass, &e);
    CHECK(code == ERR_OK || code == ERR_CONFLICT);
}

/* ---- what the program does, and what may not come of it ---- */

static void check_made(Race *r) {
    for (size_t i = 0; i < CASES; i++) {
        Known *k = &r->cases[i];
        MassItem item = { 0 };
        Caller by = me(r);
        CHECK_OK(mass_item_get(r->shop.db, r->shop.arena, &by, r->mass.id, k->item_id, &item, &e));
        if (item.reply_id == 0 || k->has_reply)
            continue;
        CHECK(!k->is_touched && !k->has_left && !k->is_out && k->typed_until <= r->now);
        k->has_reply = true;
    }
}

static void run(Race *r, Known *k) {
    MassTurn turn;
    (void)k;
    CHECK_OK(mass_run(r->shop.db, r->shop.arena, r->now, &turn, &e));
    r->made += turn.made;
    r->left_out += turn.skipped;
    check_made(r);
}

/* Killed after its work, before the commit: as if it had never run. */
static void killed(Race *r, Known *k) {
    MassTurn turn;
    (void)k;
    shop_commit(&r->shop);
    CHECK_OK(mass_run(r->shop.db, r->shop.arena, r->now, &turn, &e));
    store_abort(r->shop.store, &r->shop.db);
    CHECK_OK(store_write(r->shop.store, &r->shop.db, &e));
}

static void send(Race *r, Known *unused) {
    Outgoing o = { 0 };
    (void)unused;
    while (outbox_claim(r->shop.db, r->shop.arena, r->now, NULL, &o, &e) == ERR_OK) {
        Known *k = by_id(r, o.case_id);
        CHECK(k != NULL && o.source_id == k->source_id && ++k->answers == 1);
        CHECK_STR(o.to_address, k->handle);
        CHECK(str_find(o.text, str_c(k->handle)) >= 0 || str_eq(o.text, str_c(by_hand)));
        CHECK_OK(outbox_finish(r->shop.db, r->shop.arena, &o,
                               &(TryEnd){ .outcome = TRY_SENT, .now = r->now }, &e));
        r->claimed++;
    }
}

typedef void StepFn(Race *r, Known *k);
/* The program's own acts stand more than once: they come more often. */
static StepFn *const steps[] = { merge, split, put, answer, answer_from_old_page, close_it, block,
                                 at_risk, word, demand, type, take_out, pause_or_resume, run, run,
                                 run, send, send, killed };

/* ---- one round ---- */

static void say(Race *r, size_t i) {
    Known *k = &r->cases[i];
    Caller by = me(r);
    Case c = { 0 };
    char name[16];
    (void)snprintf(name, sizeof(name), "@o%c%c%c%c", (int)('a' + r->round / 676 % 26),
                   (int)('a' + r->round / 26 % 26), (int)('a' + r->round % 26), (int)('a' + i));
    *k = (Known){ .handle = str_z(r->shop.arena, str_c(name)),
                  .source_id = r->shop.sources[i % 3] };
    k->id = shop_message(&r->shop, &(TestMessage){ .at = r->now, .who = k->handle, .source = i % 3,
                                                   .class = CLASS_COMPLAINT });
    bool is_first = i == 0;
    CaseProblem where = { .problem_id = is_first ? 0 : r->problem,
                          .name = is_first ? S("Paket") : (Str){ 0 } };
    CHECK_OK(problem_put(r->shop.db, r->shop.arena, &by, k->id, &where, &c, &e));
    r->problem = c.problem_id;
    k->version = c.version;
}

static void begin(Race *r) {
    Caller by = me(r);
    Case c = { 0 };
    List items;
    Str next;
    int64_t id;
    r->is_merged = false;
    for (size_t i = 0; i < CASES; i++)
        say(r, i);
    id = shop_message(&r->shop, &(TestMessage){ .at = r->now, .who = "@lain",
                                                .class = CLASS_COMPLAINT });
    CHECK_OK(problem_put(r->shop.db, r->shop.arena, &by, id, &(CaseProblem){ .name = S("Kasir") },
                         &c, &e));
    r->other = c.problem_id;
    MassForm form = { .scope = MASS_OF_PROBLEM, .problem_id = r->problem };
    CHECK_OK(mass_make(r->shop.db, r->shop.arena, &by, &form, &r->mass, &e));
    CHECK_OK(mass_save(r->shop.db, r->shop.arena, &by, r->mass.id,
                       &(MassText){ .version = 1, .text = str_c(good) }, &r->mass, &e));
    MassChange go = { .act = MASS_HAND_IN, .version = r->mass.version };
    CHECK_OK(mass_act(r->shop.db, r->shop.arena, &by, r->mass.id, &go, &r->mass, &e));
    CHECK_OK(mass_items(r->shop.db, r->shop.arena, &by, &(MassItems){ .mass_id = r->mass.id },
                        &items, &next, &e));
    const MassItem *item = items.items;
    CHECK(items.count == CASES);
    for (size_t i = 0; i < items.count; i++)
        by_id(r, item[i].case_id)->item_id = item[i].id;
}

static void end(Race *r) {
    Caller by = me(r);
    MassChange resume = { .act = MASS_RESUME, .version = 1 };
    MassChange stop = { .act = MASS_STOP, .version = 1 };
    Err resumed = mass_act(r->shop.db, r->shop.arena, &by, r->mass.id, &resume, &r->mass, &e);
    CHECK(resumed == ERR_OK || resumed == ERR_CONFLICT);
    for (int i = 0; i < 4; i++) {
        r->now += MINUTE;
        run(r, NULL);
        send(r, NULL);
    }
    by = me(r);
    CHECK_OK(mass_act(r->shop.db, r->shop.arena, &by, r->mass.id, &stop, &r->mass, &e));
    r->now += HOUR;
    send(r, NULL);
    for (size_t i = 0; i < CASES; i++)
        CHECK(r->cases[i].answers == (r->cases[i].has_reply && !r->cases[i].waits ? 1 : 0));
}

TEST(no_interleaving_answers_a_wrong_one_or_one_twice) {
    Race r = { .shop = test_shop_make(), .random = SEED, .now = NOW };
    Policy p = { 0 };
    Caller by = me(&r);
    for (size_t i = 0; i < 3; i++)
        shop_hook(&r.shop, i, NULL);
    CHECK_OK(policy_get(r.shop.db, r.shop.arena, r.shop.brand_id, &p, &e));
    p.four_eyes = p.latecomers = false;
    CHECK_OK(policy_set(r.shop.db, r.shop.arena, &by, &p, &p, &e));
    for (r.round = 0; r.round < rounds() && test_failures == 0; r.round++) {
        Arena *whole = r.shop.arena;
        SCRATCH(a);
        r.shop.arena = a;
        begin(&r);
        for (size_t i = 0; i < STEPS; i++) {
            r.now += (int64_t)pick(&r, 30);
            steps[pick(&r, COUNT(steps))](&r, &r.cases[pick(&r, CASES)]);
        }
        end(&r);
        r.shop.arena = whole;
        if (test_failures)
            printf("in round %lld of seed %d\n", (long long)r.round, SEED);
    }
    /* All of it happened, and often. */
    CHECK(r.made > rounds() && r.left_out > rounds() / 4);
    CHECK(r.claimed > r.made && r.conflicts > rounds() / 10);
    test_shop_end(&r.shop);
}

/* The author of a case never changes yet; if it does, the recipient does not go along. */
TEST(a_case_with_another_author_or_account_is_left_out) {
    Policy policy = { .personal_from = SEVERITY_HIGH };
    MassItem was = { .author_id = 7, .handle = S("@sari"), .source_id = 3 };
    MassLook is = { .policy = &policy, .was = &was,
                    .c = { .author_id = 7, .author_handle = S("@sari"), .source_id = 3 } };
    CHECK(mass_reason(&is) == MASS_FITS);
    is.c.author_id = 8;
    CHECK(mass_reason(&is) == MASS_MOVED);
    is.c.author_id = 7;
    is.c.author_handle = S("@sari2");
    CHECK(mass_reason(&is) == MASS_MOVED);
    is.c.author_handle = S("@sari");
    is.c.source_id = 4;
    CHECK(mass_reason(&is) == MASS_MOVED);
    is.was = NULL;
    is.c.author_handle = (Str){ 0 };
    CHECK(mass_reason(&is) == MASS_UNREACHABLE);
    is.has_post = true;
    CHECK(mass_reason(&is) == MASS_FITS);
}
