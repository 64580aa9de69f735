#include "crisis/update.h"

#include "crisis/apology_builder.h"
#include "crisis/exit_test.h"
#include "crisis/fact.h"
#include "crisis/room.h"
#include "crisis/update_page.h"
#include "desk/own_post.h"
#include "desk/promise.h"
#include "desk/watch.h"
#include "desk/word.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR, NEXT = NOW + 2 * HOUR };

typedef struct Room {
    TestShop shop;
    Caller by, second;
    Crisis crisis;
} Room;

static Room room_make(void) {
    Room r = { .shop = test_shop_make() };
    r.by = shop_person(&r.shop, NOW);
    r.second = shop_second(&r.shop, NOW);
    CHECK_OK(crisis_open(r.shop.db, r.shop.arena, &r.by,
                         &(CrisisForm){ .name = S("Kemasan <b>bocor</b>") }, &r.crisis, &e));
    return r;
}
static void room_end(Room *r) { test_shop_end(&r->shop); }
#define ROOM(name) Room name CLEANUP(room_end) = room_make()

static const UpdateForm first = {
    .stage = UPDATE_CHECKING,
    .known = { "Batch 12 bocor.", 15 },
    .unknown = { "Penyebabnya belum kami ketahui.", 31 },
    .doing = { "Uang kami kembalikan paling lambat besok pukul 17.00.", 53 },
    .next_at = NEXT,
};

static void free_claim(Room *r, Str sentence) {
    CHECK_OK(claim_set(r->shop.db, r->shop.arena, &r->by, r->crisis.id,
                       &(ClaimForm){ .sentence = sentence, .is_free = true }, &e));
}

static Update begun(Room *r, const UpdateForm *form) {
    Update u = { 0 };
    CHECK_OK(update_begin(r->shop.db, r->shop.arena, &r->by, r->crisis.id, form, &u, &e));
    return u;
}

static Err act(Room *r, const Caller *by, Update *u, UpdateAct what) {
    UpdateStep step = { what, u->version };
    return update_act(r->shop.db, r->shop.arena, by, u->id, &step, u, &e);
}

static Update published(Room *r, const UpdateForm *form) {
    Update u = begun(r, form);
    free_claim(r, form->known);
    CHECK_OK(act(r, &r->second, &u, UPDATE_APPROVE));
    CHECK_OK(act(r, &r->by, &u, UPDATE_PUBLISH));
    return u;
}

static Crisis now_of(Room *r) {
    Crisis c = { 0 };
    CHECK_OK(crisis_get(r->shop.db, r->shop.arena, r->shop.brand_id, r->crisis.id, &c, &e));
    return c;
}

TEST(an_update_is_read_by_a_second_person_and_rests_on_facts) {
    ROOM(r);
    Update u = begun(&r, &first), again = { 0 };
    CHECK(u.number == 1 && u.turn == 1 && u.state == UPDATE_DRAFT);
    CHECK(update_begin(r.shop.db, r.shop.arena, &r.by, r.crisis.id, &first, &again, &e) ==
          ERR_CONFLICT);
    CHECK(act(&r, &r.by, &u, UPDATE_APPROVE) == ERR_DENIED);
    CHECK(act(&r, &r.second, &u, UPDATE_APPROVE) == ERR_INVALID);
    CHECK_STR(str_c(e.clause.name), "substance");
    CHECK_STR(str_c(e.field), "known");
    free_claim(&r, first.known);
    CHECK(act(&r, &r.by, &u, UPDATE_PUBLISH) == ERR_CONFLICT); /* nobody approved it */
    CHECK_OK(act(&r, &r.second, &u, UPDATE_APPROVE));
    CHECK(now_of(&r).next_word_at == 0);
    CHECK_OK(act(&r, &r.by, &u, UPDATE_PUBLISH));
    CHECK(u.state == UPDATE_PUBLISHED && now_of(&r).next_word_at == NEXT);
}

static const char *missing(Room *r, const Update *u) {
    Buf b = buf_new(r->shop.arena, 100);
    const Str *m = u->missing.items;
    for (size_t i = 0; i < u->missing.count; i++)
        buf_printf(&b, "%s" STR_FMT, i ? " " : "", STR_ARG(m[i]));
    return str_z(r->shop.arena, buf_str(&b));
}

/* Each part that is told as missing is what the approval asks for, one after the other. */
TEST(a_draft_is_kept_and_says_what_it_lacks) {
    ROOM(r);
    UpdateForm form = { UPDATE_CHECKING, S(""), S(""), S(""), .next_at = NEXT };
    const struct {
        Str *part, text;
        const char *missing, *field;
    } rows[] = {
        { &form.unknown, S(""), "known unknown doing", "known" },
        { &form.known, first.known, "unknown doing", "unknown" },
        { &form.unknown, first.unknown, "doing", "doing" },
        { &form.doing, first.doing, "", NULL },
    };
    free_claim(&r, first.known);
    Update u = begun(&r, &form);
    for (size_t i = 0; i < COUNT(rows); i++) {
        *rows[i].part = rows[i].text;
        form.version = u.version;
        CHECK_OK(update_save(r.shop.db, r.shop.arena, &r.by, u.id, &form, &u, &e));
        CHECK_STR(str_c(missing(&r, &u)), rows[i].missing);
        if (rows[i].field == NULL)
            continue;
        CHECK(act(&r, &r.second, &u, UPDATE_APPROVE) == ERR_INVALID);
        CHECK_STR(str_c(e.field), rows[i].field);
    }
    CHECK_OK(act(&r, &r.second, &u, UPDATE_APPROVE));
    CHECK(u.missing.count == 0);
    CHECK_OK(act(&r, &r.by, &u, UPDATE_PUBLISH));
    CHECK(u.missing.count == 0);
}

TEST(at_the_end_nothing_is_unknown_and_a_time_that_is_over_is_missing) {
    ROOM(r);
    List list;
    UpdateForm form = first;
    form.unknown = S("");
    form.stage = UPDATE_DONE;
    form.next_at = 0;
    Update u = begun(&r, &form);
    CHECK(u.missing.count == 0);
    form.stage = UPDATE_WATCHED;
    form.next_at = NEXT;
    form.version = u.version;
    CHECK_OK(update_save(r.shop.db, r.shop.arena, &r.by, u.id, &form, &u, &e));
    Caller later = shop_second(&r.shop, NEXT + 1);
    CHECK_OK(update_list(r.shop.db, r.shop.arena, &later, r.crisis.id, &list, &e));
    CHECK(list.count == 1);
    CHECK_STR(str_c(missing(&r, list.items)), "unknown next_at");
}

static void turn_page(Room *r, bool is_on) {
    CrisisPage page = { 0 };
    CHECK_OK(crisis_page_get(r->shop.db, r->shop.arena, &r->by, r->crisis.id, &page, &e));
    CrisisPageForm form = { .version = page.version, .slug = page.slug, .title = S("Kabar"),
                            .is_on = is_on };
    CHECK_OK(crisis_page_set(r->shop.db, r->shop.arena, &r->by, r->crisis.id, &form, &page, &e));
}

TEST(an_update_may_say_how_the_shop_is_reached) {
    ROOM(r);
    UpdateForm form = first;
    BrandWord number = { .kind = WORD_CONTACT, .text = S("+62 812-3456-7890") };
    form.doing = S("Uang kami kembalikan paling lambat besok pukul 17.00. Hubungi kami di 0812 "
                   "3456 7890.");
    Update u = begun(&r, &form);
    free_claim(&r, form.known);
    free_claim(&r, S("Hubungi kami di 0812 3456 7890."));
    CHECK(act(&r, &r.second, &u, UPDATE_APPROVE) == ERR_INVALID); /* whose number is that? */
    CHECK_OK(word_add(r.shop.db, r.shop.arena, &r.by, &number, &number, &e));
    CHECK_OK(act(&r, &r.second, &u, UPDATE_APPROVE));
}

/* Published in the desk, it stands nowhere yet. */
TEST(a_first_word_is_one_that_somebody_can_read) {
    ROOM(r);
    UpdatePost post = { 0 };
    UpdatePostForm at = { S("instagram"), S("https://ig.example/p/1") };
    Update u = published(&r, &first);
    CHECK(now_of(&r).first_word_at == 0);
    r.by.now = NOW + MINUTE;
    CHECK_OK(update_posted(r.shop.db, r.shop.arena, &r.by, u.id, &at, &post, &e));
    CHECK(now_of(&r).first_word_at == NOW + MINUTE);
    turn_page(&r, true);
    CHECK(now_of(&r).first_word_at == NOW + MINUTE);
}

TEST(the_open_page_is_a_word_once_something_stands_there) {
    ROOM(r);
    turn_page(&r, true);
    CHECK(now_of(&r).first_word_at == 0); /* an empty page says nothing */
    r.by.now = NOW + MINUTE;
    (void)published(&r, &first);
    CHECK(now_of(&r).first_word_at == NOW + MINUTE);
}

/* Who gave their word that day may have lost the right to since, and who publishes needs it too. */
TEST(an_admission_needs_the_role_again_when_it_is_published) {
    ROOM(r);
    UpdateForm form = first;
    form.known = S("Ini kesalahan kami: batch 12 bocor.");
    Update u = begun(&r, &form);
    free_claim(&r, form.known);
    CHECK(act(&r, &r.second, &u, UPDATE_APPROVE) == ERR_DENIED);
    CHECK_STR(str_c(e.clause.name), "admission");
    Caller owner = r.second;
    owner.role = ROLE_OWNER;
    CHECK_OK(act(&r, &owner, &u, UPDATE_APPROVE));
    CHECK(act(&r, &r.second, &u, UPDATE_PUBLISH) == ERR_DENIED);
    CHECK_STR(str_c(e.clause.name), "admission");
    CHECK_OK(act(&r, &owner, &u, UPDATE_PUBLISH));
}

TEST(an_update_that_was_pasted_is_no_unknown_post) {
    ROOM(r);
    List copies;
    int64_t found;
    UpdateForm long_one = first;
    long_one.known = S("Batch 12 kemasannya bocor, kami menahannya di gudang dan "
                       "memeriksa batch lain satu per satu bersama pemasok kemasan, sampai semua "
                       "toko yang menerimanya kami hubungi lewat telepon dan surat.");
    Update u = published(&r, &long_one);
    CHECK_OK(update_copies(r.shop.db, r.shop.arena, &r.by, u.id, S(""), &copies, &e));
    const UpdateCopy *copy = copies.items;
    for (size_t i = 0; i < copies.count; i++)
        shop_message(&r.shop, &(TestMessage){ .at = NOW + MINUTE, .who = "@toko",
                                              .text = str_z(r.shop.arena, copy[i].text),
                                              .is_own = true });
    CHECK_OK(own_post_watch(r.shop.db, r.shop.brand_id, NOW + HOUR, &found, &e));
    CHECK(found == 0);
}

TEST(a_fact_that_is_doubted_stops_what_was_approved) {
    ROOM(r);
    Fact f = { 0 };
    Update u = begun(&r, &first);
    CHECK_OK(fact_add(r.shop.db, r.shop.arena, &r.by, r.crisis.id,
                      &(FactForm){ .text = S("Batch 12 bocor"), .source = S("Gudang") }, &f, &e));
    CHECK_OK(fact_act(r.shop.db, r.shop.arena, &r.second, f.id,
                      &(FactStep){ .act = FACT_VERIFY, .version = f.version }, &f, &e));
    CHECK_OK(claim_set(r.shop.db, r.shop.arena, &r.by, r.crisis.id,
                       &(ClaimForm){ .sentence = first.known, .fact_id = f.id }, &e));
    CHECK_OK(act(&r, &r.second, &u, UPDATE_APPROVE));
    CHECK_OK(fact_act(r.shop.db, r.shop.arena, &r.by, f.id,
                      &(FactStep){ .act = FACT_DOUBT, .version = f.version,
                                   .reason = S("Salah hitung") }, &f, &e));
    CHECK(act(&r, &r.by, &u, UPDATE_PUBLISH) == ERR_INVALID);
}

static const CrisisPromise *promise_of(const List *list, PromiseKind kind, int64_t number) {
    const CrisisPromise *p = list->items;
    for (size_t i = 0; i < list->count; i++)
        if (p[i].kind == kind && p[i].number == number)
            return &p[i];
    return NULL;
}

TEST(publishing_promises_the_next_word_and_what_it_says) {
    ROOM(r);
    List list;
    CrisisPromise ended = { 0 };
    UpdateForm second = first;
    second.known = S("Batch 12 dan 13 bocor.");
    second.next_at = NEXT + 4 * HOUR;
    (void)published(&r, &first);
    CHECK_OK(crisis_promises(r.shop.db, r.shop.arena, r.shop.brand_id, r.crisis.id, &list, &e));
    const CrisisPromise *word = promise_of(&list, PROMISE_WORD, 1),
                        *refund = promise_of(&list, PROMISE_REFUND, 1);
    CHECK(list.count == 2 && word && word->due_at == NEXT && refund && refund->due_at > NEXT);
    CrisisPromiseEnd kept = { .version = 1, .is_kept = true, .proof = S("https://toko.id/bukti") };
    CHECK(crisis_promise_end(r.shop.db, r.shop.arena, &r.by, word->id, &kept, &ended, &e) ==
          ERR_CONFLICT); /* the next update keeps it */
    CHECK_OK(crisis_promise_end(r.shop.db, r.shop.arena, &r.by, refund->id, &kept, &ended, &e));
    CHECK(ended.state == PROMISE_KEPT);
    r.by.now = r.second.now = NEXT + HOUR; /* too late */
    (void)published(&r, &second);
    CHECK_OK(crisis_promises(r.shop.db, r.shop.arena, r.shop.brand_id, r.crisis.id, &list, &e));
    CHECK(promise_of(&list, PROMISE_WORD, 1)->state == PROMISE_LATE);
    CHECK(promise_of(&list, PROMISE_WORD, 2)->state == PROMISE_OPEN);
    CHECK(now_of(&r).next_word_at == second.next_at);
}

/* The next text of an update that was published. */
static Update republished(Room *r, Update u, const UpdateForm *text) {
    UpdateForm form = *text;
    CHECK_OK(act(r, &r->by, &u, UPDATE_REVISE));
    form.version = u.version;
    CHECK_OK(update_save(r->shop.db, r->shop.arena, &r->by, u.id, &form, &u, &e));
    free_claim(r, form.known);
    CHECK_OK(act(r, &r->second, &u, UPDATE_APPROVE));
    CHECK_OK(act(r, &r->by, &u, UPDATE_PUBLISH));
    return u;
}

static List promises_of(Room *r) {
    List list;
    CHECK_OK(crisis_promises(r->shop.db, r->shop.arena, r->shop.brand_id, r->crisis.id, &list,
                             &e));
    return list;
}

TEST(another_text_of_an_update_keeps_what_it_promised) {
    ROOM(r);
    CrisisPromise ended = { 0 };
    UpdateForm second = first;
    Update u = published(&r, &first);
    List list = promises_of(&r);
    CrisisPromise refund = *promise_of(&list, PROMISE_REFUND, 1);
    second.known = S("Batch 12 dan 13 bocor.");
    r.by.now = r.second.now = NOW + HOUR;
    u = republished(&r, u, &second);
    list = promises_of(&r);
    CHECK(list.count == 2 && promise_of(&list, PROMISE_REFUND, 1)->id == refund.id &&
          promise_of(&list, PROMISE_REFUND, 1)->state == PROMISE_OPEN &&
          promise_of(&list, PROMISE_WORD, 1)->state == PROMISE_OPEN);
    CrisisPromiseEnd kept = { .version = refund.version, .is_kept = true };
    CHECK_OK(crisis_promise_end(r.shop.db, r.shop.arena, &r.by, refund.id, &kept, &ended, &e));
    second.known = S("Batch 12 sampai 14 bocor.");
    second.next_at = NEXT + HOUR; /* the next word comes later than it said */
    u = republished(&r, u, &second);
    list = promises_of(&r);
    CHECK(list.count == 3 && promise_of(&list, PROMISE_REFUND, 1)->state == PROMISE_KEPT);
    CHECK(promise_of(&list, PROMISE_WORD, 1)->due_at == NEXT + HOUR &&
          promise_of(&list, PROMISE_WORD, 1)->state == PROMISE_OPEN);
    const CrisisPromise *p = list.items;
    CHECK(p[2].kind == PROMISE_WORD && p[2].state == PROMISE_DROPPED);
}

TEST(what_an_apology_promises_is_promised_once) {
    ROOM(r);
    UpdateForm form = first;
    form.known = first.doing; /* where the builder puts it */
    (void)published(&r, &form);
    List list = promises_of(&r);
    const CrisisPromise *refund = promise_of(&list, PROMISE_REFUND, 1);
    CHECK(list.count == 2 && refund && str_eq(refund->text, first.doing));
    form.doing = S("Kami memeriksa lagi.");
    form.next_at = NEXT + HOUR;
    (void)published(&r, &form); /* says it again */
    list = promises_of(&r);
    CHECK(list.count == 3 && !promise_of(&list, PROMISE_REFUND, 2));
}

/* Kept once, it is a new promise when it is given of a new day. */
TEST(the_same_words_of_another_day_are_another_promise) {
    ROOM(r);
    CrisisPromise ended = { 0 };
    UpdateForm second = first;
    (void)published(&r, &first);
    List list = promises_of(&r);
    const CrisisPromise *refund = promise_of(&list, PROMISE_REFUND, 1);
    CrisisPromiseEnd kept = { .version = refund->version, .is_kept = true };
    CHECK_OK(crisis_promise_end(r.shop.db, r.shop.arena, &r.by, refund->id, &kept, &ended, &e));
    r.by.now = r.second.now = NOW + DAY; /* its "besok" is a day later */
    second.next_at = NOW + DAY + HOUR;
    (void)published(&r, &second);
    list = promises_of(&r);
    CHECK(promise_of(&list, PROMISE_REFUND, 1)->state == PROMISE_KEPT);
    CHECK(promise_of(&list, PROMISE_REFUND, 2)->state == PROMISE_OPEN);
}

TEST(no_text_talks_itself_out_of_what_is_overdue) {
    ROOM(r);
    UpdateForm second = first;
    Update u = published(&r, &first);
    r.by.now = r.second.now = NOW + 2 * DAY;
    second.doing = S("Kami memeriksa lagi.");
    second.next_at = NOW + 2 * DAY + HOUR;
    (void)republished(&r, u, &second);
    List list = promises_of(&r);
    CHECK(list.count == 3 && promise_of(&list, PROMISE_REFUND, 1)->state == PROMISE_BROKEN);
    const CrisisPromise *p = list.items;
    for (size_t i = 0; i < list.count; i++)
        if (p[i].kind == PROMISE_WORD)
            CHECK(p[i].state == (p[i].due_at == NEXT ? PROMISE_LATE : PROMISE_OPEN));
}

TEST(an_update_that_was_followed_owes_no_next_word) {
    ROOM(r);
    UpdateForm second = first;
    Update u = published(&r, &first);
    second.known = S("Batch 12 dan 13 bocor.");
    second.next_at = NEXT + HOUR;
    r.by.now = r.second.now = NOW + HOUR;
    (void)published(&r, &second);
    second.known = S("Batch 12 saja yang bocor.");
    second.next_at = NEXT + 3 * HOUR;
    (void)republished(&r, u, &second);
    List list = promises_of(&r);
    CHECK(promise_of(&list, PROMISE_WORD, 1)->state == PROMISE_KEPT);
    CHECK(promise_of(&list, PROMISE_WORD, 2)->due_at == NEXT + HOUR);
    CHECK(now_of(&r).next_word_at == NEXT + HOUR);
}

TEST(an_overdue_word_calls_somebody_once) {
    ROOM(r);
    Incident open = { 0 };
    bool changed = false;
    (void)published(&r, &first);
    CHECK_OK(update_watch(r.shop.db, r.shop.brand_id, NEXT, &changed, &e));
    CHECK(!changed);
    CHECK_OK(update_watch(r.shop.db, r.shop.brand_id, NEXT + 1, &changed, &e));
    CHECK(changed);
    CHECK_OK(incident_open(r.shop.db, r.shop.arena, r.shop.brand_id, &open, &e));
    CHECK(open.level == VERDICT_CRISIS && open.state == INCIDENT_OPEN);
    changed = false;
    CHECK_OK(update_watch(r.shop.db, r.shop.brand_id, NEXT + HOUR, &changed, &e));
    CHECK(!changed);
}

TEST(an_overdue_word_takes_the_alarm_out_of_idle_hands) {
    ROOM(r);
    bool changed = false;
    Incident i = shop_grave(&r.shop, NOW), again = { 0 };
    CHECK_OK(incident_act(r.shop.db, r.shop.arena, &r.by, i.id,
                          &(IncidentChange){ .act = INCIDENT_ACT_TAKE }, &again, &e));
    CHECK(again.state == INCIDENT_TAKEN);
    (void)published(&r, &first);
    CHECK_OK(update_watch(r.shop.db, r.shop.brand_id, NEXT + 1, &changed, &e));
    CHECK_OK(incident_get(r.shop.db, r.shop.arena, r.shop.brand_id, i.id, &again, &e));
    CHECK(again.state == INCIDENT_OPEN && again.taken_by == 0);
}

static bool exit_holds(Room *r, CrisisPhase phase, Str name) {
    List list;
    Crisis c = now_of(r);
    c.phase = phase;
    CHECK_OK(exit_states(&(RoomRead){ .db = r->shop.db, .arena = r->shop.arena, .crisis = &c,
                                   .now = r->by.now },
                       &list, &e));
    const ExitState *of = list.items;
    for (size_t i = 0; i < list.count; i++)
        if (str_eq(of[i].name, name))
            return of[i].holds;
    CHECK(false);
    return false;
}

TEST(phases_are_left_with_a_sure_fact_and_a_published_update) {
    ROOM(r);
    Fact f = { 0 };
    CHECK(!exit_holds(&r, PHASE_RESPONSE, S("fact_verified")));
    CHECK(!exit_holds(&r, PHASE_REASSURANCE, S("update_published")));
    CHECK_OK(fact_add(r.shop.db, r.shop.arena, &r.by, r.crisis.id,
                      &(FactForm){ .text = S("Batch 12 bocor"), .source = S("Gudang") }, &f, &e));
    CHECK_OK(fact_act(r.shop.db, r.shop.arena, &r.second, f.id,
                      &(FactStep){ .act = FACT_VERIFY, .version = f.version }, &f, &e));
    (void)published(&r, &first);
    CHECK(exit_holds(&r, PHASE_RESPONSE, S("fact_verified")));
    CHECK(exit_holds(&r, PHASE_REASSURANCE, S("update_published")));
}

/* ---- the public page ---- */

static Str page_text(Room *r, const PageLook *look) {
    CrisisPage page = { 0 };
    Buf b = buf_new(r->shop.arena, 100000);
    CHECK_OK(crisis_page_get(r->shop.db, r->shop.arena, &r->by, r->crisis.id, &page, &e));
    CHECK_OK(crisis_page_write(r->shop.db, &b, &page, look, &e));
    return str_dup(r->shop.arena, buf_str(&b));
}

TEST(the_page_is_off_until_somebody_turns_it_on) {
    ROOM(r);
    CrisisPage page = { 0 }, found = { 0 };
    CHECK_OK(crisis_page_get(r.shop.db, r.shop.arena, &r.by, r.crisis.id, &page, &e));
    CHECK(!page.is_on && page.slug.n == 20);
    CHECK(crisis_page_find(r.shop.db, r.shop.arena, page.slug, &found, &e) == ERR_NOT_FOUND);
    CrisisPageForm form = { .version = page.version, .slug = S("Kemasan Bocor"),
                            .title = S("Kabar kemasan"), .is_on = true };
    CHECK(crisis_page_set(r.shop.db, r.shop.arena, &r.by, r.crisis.id, &form, &page, &e) ==
          ERR_INVALID);
    form.slug = S("kemasan-bocor");
    CHECK_OK(crisis_page_set(r.shop.db, r.shop.arena, &r.by, r.crisis.id, &form, &page, &e));
    CHECK_OK(crisis_page_find(r.shop.db, r.shop.arena, form.slug, &found, &e));
    CHECK(found.crisis_id == r.crisis.id && found.brand_id == r.shop.brand_id);
}

TEST(the_page_shows_what_was_changed_and_escapes_what_people_wrote) {
    ROOM(r);
    UpdateForm form = first;
    form.known = S("Batch 12 bocor & suhunya < 5 derajat.");
    Update u = published(&r, &form), old = u;
    CHECK_OK(act(&r, &r.by, &u, UPDATE_REVISE));
    CHECK(u.id != old.id && u.number == 1 && u.turn == 2 && u.state == UPDATE_DRAFT);
    form.known = S("Batch 12 dan 13 bocor.");
    form.version = u.version;
    CHECK_OK(update_save(r.shop.db, r.shop.arena, &r.by, u.id, &form, &u, &e));
    Str before = page_text(&r, &(PageLook){ 0 });
    CHECK(str_find(before, S("13")) < 0); /* a draft is nobody's business */
    free_claim(&r, form.known);
    CHECK_OK(act(&r, &r.second, &u, UPDATE_APPROVE));
    CHECK_OK(act(&r, &r.by, &u, UPDATE_PUBLISH));
    Str html = page_text(&r, &(PageLook){ .now = NEXT + 1 });
    CHECK(str_find(html, S("bocor &amp; suhunya &lt; 5")) > 0 && str_find(html, S("< 5")) < 0);
    CHECK(str_find(html, S("<del>Batch 12 bocor")) > 0);
    CHECK(str_find(html, S("<p class=\"said\">Batch 12 dan 13 bocor.")) > 0);
    CHECK(str_find(html, S("terlambat")) > 0);
    CHECK(str_find(html, S("sha256-")) > 0 && str_find(html, S("<b>")) < 0);
    PageLook in_english = { .is_english = true, .stylesheet = S("/assets/x.css") };
    Str english = page_text(&r, &in_english);
    CHECK(str_find(english, S("What we know")) > 0 && str_find(english, S("<style>")) < 0);
    CHECK(str_find(english, S("What we promised")) < 0); /* off until the shop wants it */
}

TEST(the_promises_stand_there_when_the_shop_wants_so) {
    ROOM(r);
    CrisisPage page = { 0 };
    (void)published(&r, &first);
    CHECK_OK(crisis_page_get(r.shop.db, r.shop.arena, &r.by, r.crisis.id, &page, &e));
    CrisisPageForm form = { .version = page.version, .slug = page.slug, .title = S("Kabar"),
                            .is_on = true, .shows_promises = true };
    CHECK_OK(crisis_page_set(r.shop.db, r.shop.arena, &r.by, r.crisis.id, &form, &page, &e));
    Str html = page_text(&r, &(PageLook){ 0 });
    CHECK(str_find(html, S("Yang kami janjikan")) > 0 &&
          str_find(html, S("Uang kami kembalikan")) > 0 && str_find(html, S("berjalan")) > 0);
}

/* ---- posting it ---- */

TEST(each_channel_has_its_text_at_its_length) {
    ROOM(r);
    List list;
    UpdateForm form = first;
    form.known = S("Batch 12 bocor karena segel kemasannya rusak di pabrik pada malam hari, dan "
                   "semua yang sudah terkirim ke toko di kota Bandung sudah kami tarik kembali "
                   "ke gudang.");
    Update u = published(&r, &form);
    CHECK_OK(update_copies(r.shop.db, r.shop.arena, &r.by, u.id, S("https://t.id/kabar/x"), &list,
                           &e));
    const UpdateCopy *c = list.items;
    for (size_t i = 0; i < list.count; i++) {
        CHECK(c[i].most == 0 || (c[i].length <= c[i].most && c[i].length > 0));
        CHECK(str_find(c[i].text, S("https://t.id/kabar/x")) > 0);
        CHECK(str_eq(c[i].channel, S("tiktok")) ? c[i].is_short : true);
    }
    UpdatePost post = { 0 };
    UpdatePostForm at = { S("instagram"), S("javascript:alert(1)") };
    CHECK(update_posted(r.shop.db, r.shop.arena, &r.by, u.id, &at, &post, &e) == ERR_INVALID);
    at.link = S("https://user@evil.example/p");
    CHECK(update_posted(r.shop.db, r.shop.arena, &r.by, u.id, &at, &post, &e) == ERR_INVALID);
    at.link = S("https://ig.example/p/1");
    CHECK_OK(update_posted(r.shop.db, r.shop.arena, &r.by, u.id, &at, &post, &e));
    CHECK_OK(update_posts(r.shop.db, r.shop.arena, r.shop.brand_id, r.crisis.id, &list, &e));
    CHECK(list.count == 1);
}

TEST(an_apology_is_ready_when_its_five_blocks_are) {
    ROOM(r);
    ApologyBuilt built = { 0 };
    ApologyAsk ask = { S("Kemasan batch 12 bocor."), S("41 pembeli menerima paket rusak."),
                       S("Kami minta maaf."), S("Uang kami kembalikan besok pukul 17.00."),
                       S("Hubungi DM kami.") };
    CHECK_OK(apology_build(r.shop.db, r.shop.arena, &r.second, &ask, &built, &e));
    CHECK(built.is_ready && built.remarks.count == 0);
    ask.what = S("Ini kesalahan kami, kami lalai.");
    CHECK_OK(apology_build(r.shop.db, r.shop.arena, &r.second, &ask, &built, &e));
    CHECK(!built.is_ready);
    r.second.role = ROLE_OWNER;
    CHECK_OK(apology_build(r.shop.db, r.shop.arena, &r.second, &ask, &built, &e));
    CHECK(built.is_ready && built.remarks.count == 1);
}
