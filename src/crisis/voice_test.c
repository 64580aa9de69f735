/* What customers say of how a crisis was dealt with. */
#include "crisis/phase.h"
#include "crisis/recovery.h"
#include "crisis/room.h"
#include "desk/erasure.h"
#include "desk/intake.h"
#include "desk/message.h"
#include "desk/person.h"
#include "desk/problem.h"
#include "desk/secrecy.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 20 * HOUR, SAID = NOW + 2 * HOUR, MOST = 100 };

/* ---- a crisis that recovers ---- */

typedef struct Room {
    TestShop shop;
    Crisis crisis;
    Case ani, budi; /* cases of its problem */
} Room;

static Case put(TestShop *s, int64_t case_id, int64_t problem_id) {
    Case c = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(problem_put(s->db, s->arena, &by, case_id,
                         &(CaseProblem){ .problem_id = problem_id,
                                         .name = problem_id ? (Str){ 0 } : S("Kemasan bocor") },
                         &c, &e));
    return c;
}

static Case complaint(TestShop *s, int64_t problem_id, const char *who) {
    int64_t id = shop_message(s, &(TestMessage){ .at = NOW - HOUR, .who = who,
                                                 .text = "kemasan rendang bocor",
                                                 .class = CLASS_COMPLAINT });
    return put(s, id, problem_id);
}

static void move(Room *r, PhaseAct act, int64_t now) {
    TestShop *s = &r->shop;
    Caller by = shop_person(s, now);
    CHECK_OK(crisis_get(s->db, s->arena, s->brand_id, r->crisis.id, &r->crisis, &e));
    CHECK_OK(phase_move(
        s->db, s->arena, &by, r->crisis.id,
        &(PhaseMove){ .act = act, .version = r->crisis.version, .reason = S("Cukup") }, &r->crisis,
        &e));
}

static Room room_make(void) {
    Room r = { .shop = test_shop_make() };
    TestShop *s = &r.shop;
    Caller by = shop_person(s, NOW);
    r.ani = complaint(s, 0, "@ani");
    r.budi = complaint(s, r.ani.problem_id, "@budi");
    CHECK_OK(crisis_open(
        s->db, s->arena, &by,
        &(CrisisForm){ .name = S("Kemasan bocor"), .problem_id = r.ani.problem_id }, &r.crisis,
        &e));
    for (int i = 0; i < 3; i++)
        move(&r, PHASE_ADVANCE, NOW + HOUR);
    return r;
}
static void room_end(Room *r) { test_shop_end(&r->shop); }
#define ROOM(name) Room name CLEANUP(room_end) = room_make()

static int64_t newest_of(TestShop *s, int64_t case_id) {
    List messages;
    int64_t newest = 0;
    CHECK_OK(message_list(s->db, s->arena, s->brand_id, case_id, 0, &messages, &e));
    const Message *m = messages.items;
    for (size_t i = 0; i < messages.count; i++)
        newest = m[i].id > newest ? m[i].id : newest;
    return newest;
}

/* The customer writes again in the same case; the id of that message. */
static int64_t again(TestShop *s, int64_t case_id, int64_t at) {
    shop_word(s, case_id, &(TestMessage){ .at = at, .who = "@lagi", .text = "sudah diganti",
                                          .class = CLASS_COMPLAINT });
    return newest_of(s, case_id);
}

/* A comment that is a case of its own: which one. */
static int64_t anew(TestShop *s, const char *who, int64_t at) {
    return shop_message(s, &(TestMessage){ .at = at, .who = who, .text = "sudah diganti, makasih",
                                           .class = CLASS_PRAISE });
}

static Err sorted(Room *r, int64_t message_id, VoicePile pile) {
    TestShop *s = &r->shop;
    Caller by = shop_person(s, NOW + 5 * HOUR);
    return voice_sort(s->db, &by, r->crisis.id, &(VoiceForm){ message_id, pile }, &e);
}

static List listed(Room *r, VoiceFilter filter, Str *next) {
    TestShop *s = &r->shop;
    Caller by = shop_person(s, NOW);
    List list;
    CHECK_OK(voice_list(s->db, s->arena, &by, &(VoicesOf){ r->crisis.id, filter }, &list, next,
                        &e));
    return list;
}

static const Voice *heard_in(const List *list, int64_t case_id) {
    const Voice *v = list->items;
    for (size_t i = 0; i < list->count; i++)
        if (v[i].case_id == case_id)
            return &v[i];
    return NULL;
}

/* How many are heard, sorted or not; of all messages there are, those alone can be sorted. */
static size_t heard(Room *r) {
    Str next;
    bool is_heard[MOST] = { false };
    const Str piles[] = { { 0 }, S("none") };
    size_t count = 0;
    for (size_t p = 0; p < COUNT(piles); p++) {
        List list = listed(r, (VoiceFilter){ .pile = piles[p] }, &next);
        const Voice *v = list.items;
        for (size_t i = 0; i < list.count; i++)
            is_heard[v[i].message_id] = true;
        count += list.count;
    }
    CHECK(r->shop.messages < MOST);
    for (int64_t id = 1; id <= r->shop.messages; id++) {
        Err code = sorted(r, id, PILE_NONE);
        CHECK(code == (is_heard[id] ? ERR_OK : ERR_INVALID));
        if (code != ERR_OK)
            CHECK_STR(str_c(e.field), "message_id");
    }
    return count;
}

static void hide(TestShop *s, int64_t case_id) {
    Case c = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, case_id, &c, &e));
    CHECK_OK(
        secrecy_set(s->db, s->arena, &by, case_id, &(SecrecyForm){ true, c.version }, &c, &e));
}

/* ---- in its cases ---- */

TEST(a_voice_is_heard_once_and_never_of_a_confidential_case) {
    ROOM(r);
    Str next;
    int64_t said = again(&r.shop, r.ani.id, SAID), hidden = again(&r.shop, r.budi.id, SAID);
    move(&r, PHASE_BACK, NOW + 3 * HOUR);
    move(&r, PHASE_ADVANCE, NOW + 4 * HOUR); /* it recovers a second time */
    hide(&r.shop, r.budi.id);
    List list = listed(&r, (VoiceFilter){ 0 }, &next);
    const Voice *v = list.items;
    CHECK(list.count == 1 && v->message_id == said && !v->is_elsewhere);
    CHECK_OK(sorted(&r, said, PILE_RIGHT));
    CHECK(sorted(&r, hidden, PILE_RIGHT) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "message_id");
    Recovery recovery;
    Caller by = shop_person(&r.shop, NOW);
    CHECK_OK(recovery_get(r.shop.db, r.shop.arena, &by, r.crisis.id, &recovery, &e));
    CHECK(recovery.right == 1 && recovery.wrong == 0);
}

/* ---- elsewhere ---- */

static void set_state(TestShop *s, int64_t case_id, const char *state) {
    CHECK_OK(db_run(s->db, Q_MESSAGE_SET_STATE,
                    DB_ARGS(DB_V(s->brand_id), DB_V(newest_of(s, case_id)), DB_V(str_c(state))),
                    NULL, &e));
}

TEST(what_its_customers_say_in_another_case_is_heard) {
    ROOM(r);
    TestShop *s = &r.shop;
    Str next;
    int64_t mine = anew(s, "@ani", SAID), gone = anew(s, "@ani", SAID);
    int64_t hidden = anew(s, "@ani", SAID);
    anew(s, "@ani", NOW - HOUR);
    anew(s, "@cici", SAID); /* of no case of it */
    shop_message(s, &(TestMessage){ .at = SAID, .who = "@ani", .class = CLASS_SPAM });
    shop_message(s, &(TestMessage){ .at = SAID, .who = "@ani", .is_own = true });
    shop_message(s, &(TestMessage){ .at = SAID, .class = CLASS_PRAISE, .is_nameless = true });
    set_state(s, gone, "deleted");
    hide(s, hidden);
    CHECK(heard(&r) == 1);
    List list = listed(&r, (VoiceFilter){ .pile = S("none") }, &next);
    const Voice *v = heard_in(&list, mine);
    CHECK(v && v->is_elsewhere && str_eq(v->author_name, S("@ani")));
    put(s, mine, r.ani.problem_id); /* now it is a case of it */
    CHECK(heard(&r) == 1);
    list = listed(&r, (VoiceFilter){ .pile = S("none") }, &next);
    v = heard_in(&list, mine);
    CHECK(v && !v->is_elsewhere);
}

/* An old case is another one too; what somebody else says there is not theirs. */
TEST(only_their_own_words_count_in_another_case) {
    ROOM(r);
    TestShop *s = &r.shop;
    Str next;
    int64_t old = anew(s, "@ani", NOW - DAY);
    CHECK(heard(&r) == 0);
    again(s, old, SAID);
    int64_t other = again(s, old, SAID + MINUTE);
    Case cici = { 0 };
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, anew(s, "@cici", SAID), &cici, &e));
    CHECK_OK(store_commit(s->store, &s->db, &e));
    test_db_sql(&s->files,
                str_z(s->arena, str_fmt(s->arena,
                                        "UPDATE message SET author_id = %lld WHERE id = %lld",
                                        (long long)cici.author_id, (long long)other)));
    CHECK_OK(store_write(s->store, &s->db, &e));
    CHECK(heard(&r) == 1);
    List list = listed(&r, (VoiceFilter){ .pile = S("none") }, &next);
    CHECK(heard_in(&list, old) && heard_in(&list, old)->message_id < other);
}

TEST(who_is_known_by_a_confidential_case_alone_is_not_heard_elsewhere) {
    ROOM(r);
    anew(&r.shop, "@budi", SAID);
    CHECK(heard(&r) == 1);
    hide(&r.shop, r.budi.id);
    CHECK(heard(&r) == 0);
}

TEST(what_a_person_says_is_no_spam_is_heard) {
    ROOM(r);
    TestShop *s = &r.shop;
    Case c = { 0 };
    Caller by = shop_person(s, SAID);
    int64_t id = shop_message(s, &(TestMessage){ .at = SAID, .who = "@ani",
                                                 .text = "sudah diganti",
                                                 .class = CLASS_SPAM });
    CHECK(heard(&r) == 0);
    CaseChange change = { .act = ACT_CLASSIFY, .class = CLASS_PRAISE, .version = 1 };
    CHECK_OK(case_act(s->db, s->arena, &by, id, &change, &c, &e));
    CHECK(heard(&r) == 1);
    change = (CaseChange){ .act = ACT_SPAM, .version = c.version };
    CHECK_OK(case_act(s->db, s->arena, &by, id, &change, &c, &e));
    CHECK(heard(&r) == 0);
}

static PersonLink linked(TestShop *s, int64_t case_id, int64_t other) {
    PersonLink link = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(person_link(s->db, s->arena, &by, case_id,
                         &(LinkForm){ .case_id = other, .evidence = LINK_PHONE }, &link, &e));
    return link;
}

/* The accounts that people linked are one person here, over however many steps. */
TEST(a_linked_account_is_heard_until_the_link_is_taken_back) {
    ROOM(r);
    TestShop *s = &r.shop;
    Caller by = shop_person(s, NOW);
    int64_t near = anew(s, "@ani.toko", SAID), far = anew(s, "@ani.lain", SAID);
    CHECK(heard(&r) == 0);
    PersonLink second = linked(s, near, far);
    CHECK(heard(&r) == 0);
    PersonLink first = linked(s, near, r.ani.id);
    CHECK(heard(&r) == 2);
    CHECK_OK(person_unlink(s->db, s->arena, &by, second.id, &second, &e));
    CHECK(heard(&r) == 1);
    CHECK_OK(person_unlink(s->db, s->arena, &by, first.id, &first, &e));
    CHECK(heard(&r) == 0);
}

/* Through the way in, as what is to be erased: its case. */
static int64_t say(TestShop *s, const char *who, int64_t at) {
    IntakeCounts counts = { 0 };
    Intake *in CLEANUP(intake_close) = NULL;
    Caller by = shop_person(s, at);
    MessagePlace place = { 0 };
    Str id = str_fmt(s->arena, "n%lld", (long long)++s->messages);
    CHECK_OK(intake_open(s->db, s->arena, &by, s->sources[0], &in, &e));
    CHECK_OK(intake_begin(in, &(IntakeBatch){ .db = s->db, .now = at, .live = true }, &e));
    CHECK_OK(intake_item(in,
                         &(Item){ .id = id, .handle = str_c(who), .author = str_c(who), .time = at,
                                  .text = S("kemasan rendang saya bocor, kecewa") },
                         &e));
    CHECK_OK(intake_end(in, &counts, &e));
    CHECK_OK(message_place(s->db, s->sources[0], id, &place, &e));
    return place.case_id;
}

/* Nothing of somebody who was erased, and who comes again is somebody else. */
TEST(an_erased_author_is_heard_nowhere) {
    ROOM(r);
    TestShop *s = &r.shop;
    Caller by = shop_person(s, NOW);
    Erasure done = { 0 };
    Case dewi = put(s, say(s, "@dewi", NOW - HOUR), r.ani.problem_id);
    say(s, "@dewi", SAID);
    linked(s, say(s, "@dewi.toko", SAID), dewi.id);
    CHECK(heard(&r) == 2);
    CHECK_OK(erasure_of_author(s->db, s->arena, &by, dewi.author_id,
                               &(ErasureForm){ S("@dewi"), S("surat 2 November") }, &done, &e));
    CHECK(heard(&r) == 0);
    say(s, "@dewi", SAID + HOUR);
    CHECK(heard(&r) == 0);
}

TEST(nothing_of_another_brand_is_heard_or_sorted) {
    ROOM(r);
    TestShop *s = &r.shop;
    List list;
    Str next;
    Caller by = shop_person(s, NOW);
    int64_t id = newest_of(s, anew(s, "@ani", SAID));
    by.brand_id = shop_other_brand(s);
    CHECK_OK(voice_list(s->db, s->arena, &by, &(VoicesOf){ .crisis_id = r.crisis.id }, &list,
                        &next, &e));
    CHECK(list.count == 0);
    CHECK(voice_sort(s->db, &by, r.crisis.id, &(VoiceForm){ id, PILE_RIGHT }, &e) == ERR_INVALID);
}

TEST(voices_of_both_places_are_paged_newest_first) {
    ROOM(r);
    TestShop *s = &r.shop;
    int64_t last = INT64_MAX;
    size_t count = 0, elsewhere = 0;
    Str next = { 0 };
    for (int i = 0; i < 5; i++) {
        again(s, i % 2 ? r.ani.id : r.budi.id, SAID + i);
        anew(s, i % 2 ? "@ani" : "@budi", SAID + i);
    }
    do {
        List list = listed(&r, (VoiceFilter){ .cursor = next, .limit = 3 }, &next);
        const Voice *v = list.items;
        for (size_t i = 0; i < list.count; i++, count++) {
            CHECK(v[i].message_id < last);
            last = v[i].message_id;
            elsewhere += v[i].is_elsewhere;
        }
    } while (next.n);
    CHECK(count == 10 && elsewhere == 5);
}
