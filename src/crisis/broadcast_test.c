#include "crisis/audience.h"
#include "crisis/broadcast_core.h"
#include "crisis/broadcast_link.h"
#include "crisis/broadcast_post.h"
#include "crisis/contact_tree.h"
#include "crisis/exit_test.h"
#include "crisis/room.h"

#include "base/crypto.h"
#include "desk/audit.h"
#include "test_statement.h"

static Error e;
enum { NOW = STATEMENT_NOW + HOUR, LINKS = 1 + BROADCAST_PEOPLE_MOST };

typedef struct Room {
    Desk d;
    Crisis crisis;
    StaffLink *links; /* of the newest one */
} Room;
static void room_end(Room *r) { desk_end(&r->d); }

/* Rasti, the owner, and Dimas have accounts; Bu Ningsih in the kitchen has none. */
static Room room_make(void) {
    Room r = { .d = desk_make() };
    TestShop *s = &r.d.shop;
    TreeContact out = { 0 };
    Caller by = desk_owner(&r.d, NOW);
    CHECK_OK(crisis_open(s->db, s->arena, &by, &(CrisisForm){ .name = S("Kemasan bocor") },
                         &r.crisis, &e));
    CHECK_OK(tree_add(s->db, s->arena, &by,
                      &(TreeContact){ .name = S("Bu Ningsih"), .team = S("Dapur"),
                                      .phone = S("081234567890"),
                                      .mail = S("ningsih@toko.example"), .telegram = S("4711") },
                      &out, &e));
    return r;
}
#define ROOM(name) Room name CLEANUP(room_end) = room_make()
#define DB(r) (r).d.shop.db, (r).d.shop.arena

static BroadcastPage page_of(Room *r, int64_t now) {
    BroadcastPage page;
    Caller by = desk_owner(&r->d, now);
    CHECK_OK(broadcast_page(DB(*r), &by, r->crisis.id, &page, &e));
    return page;
}

static Err try_send(Room *r, BroadcastForm form, int64_t now) {
    TestShop *s = &r->d.shop;
    Caller by = desk_owner(&r->d, now);
    r->links = arena_make(s->arena, StaffLink, LINKS);
    for (int i = 0; i < LINKS; i++) {
        Str token = crypto_token(s->arena);
        r->links[i] = (StaffLink){ token, str_fmt(s->arena, "sealed " STR_FMT, STR_ARG(token)) };
    }
    return broadcast_send(DB(*r), &by,
                          &(NewBroadcast){ .crisis_id = r->crisis.id, .form = &form,
                                           .links = r->links },
                          &e);
}

/* What the page proposes, sent; the page afterwards. */
static BroadcastPage sent(Room *r, int64_t now) {
    BroadcastForm form = page_of(r, now).draft;
    if (form.text.n == 0)
        form.text = S("Ada kemasan bocor. Kami sedang mengecek.");
    CHECK_OK(try_send(r, form, now));
    return page_of(r, now);
}

static const Receipt *of_name(const BroadcastPage *p, const char *name) {
    const Receipt *r = p->receipts.items;
    for (size_t i = 0; i < p->receipts.count; i++)
        if (str_eq(r[i].name, str_c(name)))
            return &r[i];
    return NULL;
}

/* The token of somebody's own link. */
static Str link_of(Room *r, const char *name) {
    BroadcastPage p = page_of(r, NOW);
    Str sealed;
    Caller by = desk_owner(&r->d, NOW);
    CHECK_OK(broadcast_sealed(DB(*r), &by,
                              (ReceiptAt){ r->crisis.id, name ? of_name(&p, name)->id : 0 },
                              &sealed, &e));
    return str_slice(sealed, 7, sealed.n);
}

static Err press(Room *r, Str token, const char *name, StaffPage *page) {
    CHECK_OK(staff_page(DB(*r), token, NOW + 60, page, &e));
    return staff_page_read(DB(*r), token,
                           &(StaffRead){ .broadcast_id = page->of.id, .name = str_c(name) },
                           NOW + 60, page, &e);
}

static bool is_told(Room *r) {
    bool out = false;
    RoomRead of = { .db = r->d.shop.db, .arena = r->d.shop.arena, .crisis = &r->crisis,
                    .now = NOW };
    for (const ExitTest *t = exit_tests; t->name; t++)
        if (str_eq(str_c(t->name), S("staff_told")))
            CHECK_OK(t->holds(&of, &out, &e));
    return out;
}

static void say_told(Room *r, const char *name, ReadHow how) {
    BroadcastPage p = page_of(r, NOW);
    Caller by = desk_owner(&r->d, NOW);
    CHECK_OK(broadcast_told(DB(*r), &by, (ReceiptAt){ r->crisis.id, of_name(&p, name)->id },
                            &(ReceiptForm){ how }, &e));
}

/* A statement in force for all cases. */
static Statement enforced(Room *r, const char *deadline) {
    Statement s = desk_statement(&r->d, 0, deadline);
    (void)desk_enforced(&r->d, s.id, 1, NOW - 600);
    return s;
}

TEST(everybody_is_told_with_and_without_an_account_and_says_so_in_their_own_way) {
    ROOM(r);
    StaffPage page = { 0 };
    CHECK(!is_told(&r));
    BroadcastPage p = sent(&r, NOW);
    const Broadcast *b = p.broadcasts.items;
    CHECK(p.broadcasts.count == 1 && b->id == p.current_id && b->people == 3);
    CHECK(b->readers == 1 && of_name(&p, "Rasti")->read_how == READ_DESK); /* who wrote it */
    CHECK(!p.is_late && !p.is_mine_unread && !is_told(&r));

    Str link = link_of(&r, "Bu Ningsih");
    CHECK_OK(staff_page(DB(r), link, NOW + 60, &page, &e));
    CHECK_STR(page.name, "Bu Ningsih");
    CHECK(!page.is_sheet && page.read_at == 0 && page.brand_id == r.d.shop.brand_id);
    CHECK_OK(press(&r, link, NULL, &page));
    CHECK_OK(press(&r, link, NULL, &page)); /* twice is once */
    CHECK(page.read_at == NOW + 60);

    Caller dimas = desk_second(&r.d, NOW + 120);
    BroadcastPage his;
    CHECK_OK(broadcast_page(DB(r), &dimas, r.crisis.id, &his, &e));
    CHECK(his.is_mine_unread && !is_told(&r));
    CHECK_OK(broadcast_read(DB(r), &dimas, r.crisis.id, &e));
    CHECK_OK(broadcast_read(DB(r), &dimas, r.crisis.id, &e));
    p = page_of(&r, NOW + 120);
    CHECK(of_name(&p, "Bu Ningsih")->read_how == READ_LINK);
    CHECK(of_name(&p, "Dimas")->read_how == READ_DESK && is_told(&r));
}

TEST(the_text_comes_from_the_statement_in_force) {
    ROOM(r);
    CHECK(page_of(&r, NOW).draft.text.n == 0);
    Statement s = enforced(&r, "3 hari kerja");
    BroadcastForm draft = page_of(&r, NOW).draft;
    CHECK(draft.statement_id == s.id && draft.statement_number == 1 && draft.text.n);
    CHECK(str_find(draft.say, S("3 hari kerja")) >= 0);
    CHECK_STR(draft.avoid, "bahan basi");
}

TEST(a_new_version_makes_it_old_and_receipts_begin_anew) {
    ROOM(r);
    StaffPage page = { 0 };
    int64_t count;
    Caller by = desk_owner(&r.d, NOW);
    Statement s = enforced(&r, "3 hari kerja");
    sent(&r, NOW);
    say_told(&r, "Dimas", READ_TOLD);
    Str link = link_of(&r, "Bu Ningsih");
    CHECK_OK(press(&r, link, NULL, &page));
    CHECK(is_told(&r));

    (void)desk_next(&r.d, s.id, "5 hari kerja");
    (void)desk_enforced(&r.d, s.id, 2, NOW);
    BroadcastPage p = page_of(&r, NOW);
    CHECK(p.is_outdated && !is_told(&r) && p.draft.statement_number == 2);
    CHECK(str_find(p.draft.say, S("5 hari kerja")) >= 0);
    CHECK_OK(staff_page(DB(r), link, NOW, &page, &e));
    CHECK(page.is_outdated);
    CHECK_ERR(ERR_CONFLICT, press(&r, link, NULL, &page));
    CHECK_ERR(ERR_CONFLICT, broadcast_remind(DB(r), &by, r.crisis.id, &count, &e));
    CHECK_ERR(ERR_CONFLICT, broadcast_read(DB(r), &by, r.crisis.id, &e));

    p = sent(&r, NOW); /* told again: the old link leads to the new text */
    CHECK(p.broadcasts.count == 2 && !p.is_outdated);
    CHECK(((const Broadcast *)p.broadcasts.items)[1].replaced_at == NOW);
    CHECK(of_name(&p, "Bu Ningsih")->read_at == 0 && of_name(&p, "Dimas")->read_at == 0);
    CHECK_OK(staff_page(DB(r), link, NOW, &page, &e));
    CHECK(page.was_replaced && page.read_at == 0 && page.of.statement_number == 2);
    CHECK_OK(press(&r, link, NULL, &page));
    p = page_of(&r, NOW);
    CHECK(of_name(&p, "Bu Ningsih")->read_at != 0);
}

TEST(who_writes_against_an_older_version_is_told) {
    ROOM(r);
    Statement s = enforced(&r, "3 hari kerja");
    BroadcastForm draft = page_of(&r, NOW).draft;
    (void)desk_next(&r.d, s.id, "5 hari kerja");
    (void)desk_enforced(&r.d, s.id, 2, NOW);
    CHECK_ERR(ERR_CONFLICT, try_send(&r, draft, NOW));
    draft = page_of(&r, NOW).draft;
    draft.text = S("  ");
    CHECK_ERR(ERR_INVALID, try_send(&r, draft, NOW));
    CHECK_STR(str_c(e.field), "text");
}

TEST(the_printed_sheet_asks_for_a_name) {
    ROOM(r);
    StaffPage page = { 0 };
    sent(&r, NOW);
    Str sheet = r.links[0].token;
    CHECK_OK(staff_page(DB(r), sheet, NOW, &page, &e));
    CHECK(page.is_sheet && page.name.n == 0);
    CHECK_ERR(ERR_INVALID, press(&r, sheet, "  ", &page));
    CHECK_OK(press(&r, sheet, "bu ningsih", &page)); /* of the list */
    CHECK_OK(press(&r, sheet, "Bu Ningsih", &page));
    CHECK_OK(press(&r, sheet, "Tukang parkir", &page)); /* of no list */
    CHECK_OK(press(&r, sheet, "Tukang parkir", &page));
    BroadcastPage p = page_of(&r, NOW);
    CHECK(p.receipts.count == 4);
    const Receipt *ningsih = of_name(&p, "Bu Ningsih");
    CHECK(ningsih->read_how == READ_SHEET && !ningsih->is_sheet);
    CHECK(of_name(&p, "Tukang parkir")->is_sheet);
    CHECK(((const Broadcast *)p.broadcasts.items)->people == 3);
    for (int i = 0; i < SHEET_IN_WINDOW; i++)
        (void)press(&r, sheet, str_z(r.d.shop.arena, str_fmt(r.d.shop.arena, "orang %d", i)),
                    &page);
    CHECK_ERR(ERR_LIMIT, press(&r, sheet, "satu lagi", &page));
}

TEST(a_link_leads_nowhere_when_its_time_is_over_or_nobody_made_it) {
    ROOM(r);
    StaffPage page = { 0 };
    sent(&r, NOW);
    Str link = link_of(&r, "Bu Ningsih");
    CHECK_ERR(ERR_NOT_FOUND, staff_page(DB(r), S("tebakan"), NOW, &page, &e));
    CHECK_ERR(ERR_NOT_FOUND, staff_page(DB(r), S(""), NOW, &page, &e));
    CHECK_OK(staff_page(DB(r), link, NOW + BROADCAST_LINK_TIME - 1, &page, &e));
    CHECK_ERR(ERR_NOT_FOUND, staff_page(DB(r), link, NOW + BROADCAST_LINK_TIME, &page, &e));
}

TEST(it_leaves_by_mail_and_telegram_and_is_reminded_of_once_in_ten_minutes) {
    ROOM(r);
    BroadcastPost post = { 0 };
    int64_t count, at;
    Caller by = desk_owner(&r.d, NOW);
    sent(&r, NOW);
    CHECK_OK(broadcast_next(r.d.shop.db, &at, &e));
    CHECK(at == NOW);
    int mails = 0, chats = 0;
    for (int i = 0; i < 3; i++) { /* Bu Ningsih twice, Dimas by mail */
        CHECK_OK(broadcast_claim(DB(r), NOW, &post, &e));
        CHECK(post.id != 0 && post.text.n && post.token.n);
        mails += post.way == BROADCAST_MAIL;
        chats += post.way == BROADCAST_TELEGRAM && str_eq(post.address, S("4711"));
        CHECK_OK(broadcast_ended(r.d.shop.db, &post, &(BroadcastEnd){ .is_ok = true, .now = NOW },
                                 &e));
    }
    CHECK(mails == 2 && chats == 1);
    CHECK_ERR(ERR_NOT_FOUND, broadcast_claim(DB(r), NOW, &post, &e));
    CHECK_STR(of_name(&(BroadcastPage){ .receipts = page_of(&r, NOW).receipts }, "Dimas")->mail,
              "sent");

    say_told(&r, "Dimas", READ_AWAY);
    CHECK_OK(broadcast_remind(DB(r), &by, r.crisis.id, &count, &e));
    CHECK(count == 2);
    CHECK_ERR(ERR_LIMIT, broadcast_remind(DB(r), &by, r.crisis.id, &count, &e));
    CHECK_OK(broadcast_claim(DB(r), NOW, &post, &e));
    CHECK(post.is_reminder && str_eq(post.name, S("Bu Ningsih")));
    CHECK_OK(broadcast_ended(r.d.shop.db, &post, &(BroadcastEnd){ .now = NOW, .failure = S("x") },
                             &e));
    say_told(&r, "Bu Ningsih", READ_TOLD); /* nothing more goes to who knows it */
    CHECK_OK(broadcast_claim(DB(r), NOW, &post, &e));
    CHECK(post.id == 0);
    CHECK_OK(broadcast_claim(DB(r), NOW + MINUTE, &post, &e));
    CHECK(post.id == 0);
    CHECK_ERR(ERR_NOT_FOUND, broadcast_claim(DB(r), NOW + HOUR, &post, &e));
}

TEST(what_was_replaced_or_is_outdated_does_not_leave) {
    ROOM(r);
    BroadcastPost post = { 0 };
    Statement s = enforced(&r, "3 hari kerja");
    sent(&r, NOW);
    (void)desk_next(&r.d, s.id, "5 hari kerja");
    (void)desk_enforced(&r.d, s.id, 2, NOW);
    CHECK_OK(broadcast_claim(DB(r), NOW, &post, &e));
    CHECK(post.id == 0); /* it was claimed, and ended */
    sent(&r, NOW);
    int left = 0;
    while (broadcast_claim(DB(r), NOW, &post, &e) == ERR_OK) {
        CHECK(post.statement_number == 2);
        left++;
    }
    CHECK(left == 3);
}

TEST(links_carried_by_hand_leave_nothing) {
    ROOM(r);
    BroadcastPost post = { 0 };
    CHECK_OK(try_send(&r, (BroadcastForm){ .text = S("Kami cek."), .no_post = true }, NOW));
    CHECK_ERR(ERR_NOT_FOUND, broadcast_claim(DB(r), NOW, &post, &e));
}

TEST(after_half_an_hour_the_lead_is_told_once_who_has_not_read_it) {
    ROOM(r);
    List late, rows;
    Str next;
    sent(&r, NOW);
    CHECK_OK(broadcast_tell_late(DB(r), NOW + BROADCAST_LATE - 1, &late, &e));
    CHECK(late.count == 0);
    CHECK_OK(broadcast_tell_late(DB(r), NOW + BROADCAST_LATE, &late, &e));
    CHECK(late.count == 1 && ((const BroadcastLate *)late.items)->unread == 2);
    CHECK(page_of(&r, NOW + BROADCAST_LATE).is_late);
    CHECK_OK(broadcast_tell_late(DB(r), NOW + HOUR, &late, &e));
    CHECK(late.count == 0);
    CHECK_OK(audit_list(DB(r), r.d.shop.brand_id,
                        &(AuditFilter){ .object = S("crisis"), .limit = 1 }, &rows, &next, &e));
    CHECK_STR(((const AuditRow *)rows.items)->act, "crisis.broadcast_late");
}

TEST(brands_are_walls) {
    ROOM(r);
    BroadcastPage page;
    Str sealed;
    sent(&r, NOW);
    BroadcastPage own = page_of(&r, NOW);
    Caller other = desk_owner(&r.d, NOW);
    other.brand_id = shop_other_brand(&r.d.shop);
    ReceiptAt at = { r.crisis.id, of_name(&own, "Bu Ningsih")->id };
    CHECK_ERR(ERR_NOT_FOUND, broadcast_page(DB(r), &other, r.crisis.id, &page, &e));
    CHECK_ERR(ERR_NOT_FOUND, broadcast_sealed(DB(r), &other, at, &sealed, &e));
    CHECK_ERR(ERR_NOT_FOUND,
              broadcast_told(DB(r), &other, at, &(ReceiptForm){ READ_TOLD }, &e));
}

TEST(who_only_reads_sees_no_telephone_numbers) {
    ROOM(r);
    BroadcastPage page;
    sent(&r, NOW);
    Caller reader = desk_second(&r.d, NOW);
    CHECK_OK(broadcast_page(DB(r), &reader, r.crisis.id, &page, &e));
    CHECK_STR(of_name(&page, "Bu Ningsih")->phone, "081234567890");
    reader.rights = RIGHT_READ;
    CHECK_OK(broadcast_page(DB(r), &reader, r.crisis.id, &page, &e));
    CHECK(of_name(&page, "Bu Ningsih")->phone.n == 0);
}

TEST(telling_all_staff_is_the_word_to_the_audience_of_staff) {
    ROOM(r);
    List list;
    Caller by = desk_owner(&r.d, NOW);
    CHECK_OK(audience_start(DB(r), &by, &(AudienceStarter){ 0 }, &list, &e));
    sent(&r, NOW);
    CHECK_OK(audience_of_crisis(DB(r), &by, r.crisis.id, &list, &e));
    const AudienceTold *x = list.items;
    for (size_t i = 0; i < list.count; i++)
        CHECK((x[i].told_count == 1) == str_eq(x[i].starter, S("staff")));
}

TEST(nothing_is_kept_of_where_words_were_sent_to_who_left_the_tree) {
    ROOM(r);
    List all;
    BroadcastPost post = { 0 };
    Caller by = desk_owner(&r.d, NOW);
    sent(&r, NOW);
    CHECK_OK(tree_list(DB(r), &by, &all, &e));
    CHECK_OK(tree_remove(DB(r), &by, ((const TreeContact *)all.items)->id, &e));
    int left = 0;
    while (broadcast_claim(DB(r), NOW, &post, &e) == ERR_OK && left < 9) {
        CHECK_STR(post.name, "Dimas");
        left++;
    }
    CHECK(left == 1);
    BroadcastPage p = page_of(&r, NOW);
    CHECK(of_name(&p, "Bu Ningsih") && of_name(&p, "Bu Ningsih")->phone.n == 0);
}

TEST(nothing_leaves_the_sample_shop) { CHECK(!broadcast_may_leave(true)); }
