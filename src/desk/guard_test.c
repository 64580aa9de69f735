#include "desk/guard.h"

#include "desk/intake.h"
#include "desk/message.h"
#include "desk/person.h"
#include "desk/secrecy.h"
#include "desk/staff.h"
#include "desk/strike.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

/* A shop with two people who may approve and one who writes. */
typedef struct Desk {
    TestShop shop;
    int64_t people[ROLE__COUNT]; /* by role; the owner is the shop's own person */
} Desk;

static int64_t add_person(TestShop *s, Role role, const char *mail) {
    Staff out = { 0 };
    CHECK_OK(staff_create(s->db, s->arena,
                          &(NewStaff){ .email = str_c(mail), .name = str_c(role_names[role]),
                                       .password_hash = S("-"), .brand_id = s->brand_id,
                                       .role = role, .now = 1000 },
                          &out, &e));
    return out.id;
}

static Desk desk_make(void) {
    Desk d = { .shop = test_shop_make() };
    d.people[ROLE_OWNER] = d.shop.staff_id;
    d.people[ROLE_READER] = add_person(&d.shop, ROLE_READER, "baca@toko.example");
    d.people[ROLE_WRITER] = add_person(&d.shop, ROLE_WRITER, "tulis@toko.example");
    d.people[ROLE_APPROVER] = add_person(&d.shop, ROLE_APPROVER, "periksa@toko.example");
    d.people[ROLE_ADMIN] = add_person(&d.shop, ROLE_ADMIN, "admin@toko.example");
    return d;
}
static void desk_end(Desk *d) { test_shop_end(&d->shop); }
#define DESK(name) Desk name CLEANUP(desk_end) = desk_make()

static Caller as(const Desk *d, Role role, int64_t now) {
    return (Caller){ .staff_id = d->people[role], .brand_id = d->shop.brand_id, .role = role,
                     .rights = role_rights(role), .now = now };
}

/* A message by `who`; its id. */
static int64_t said(Desk *d, const char *who, MessageClass class, const char *text) {
    List list;
    int64_t id = shop_message(&d->shop, &(TestMessage){ .at = NOW - HOUR, .who = who, .text = text,
                                                        .class = class });
    CHECK_OK(message_list(d->shop.db, d->shop.arena, d->shop.brand_id, id, 0, &list, &e));
    return ((Message *)list.items)->id;
}

/* One of our own account, in public. */
static int64_t own_post(Desk *d, const char *who) {
    List list;
    int64_t id = shop_message(&d->shop, &(TestMessage){ .at = NOW - HOUR, .who = who,
                                                        .text = "promo pribadi",
                                                        .is_own = true });
    CHECK_OK(message_list(d->shop.db, d->shop.arena, d->shop.brand_id, id, 0, &list, &e));
    return ((Message *)list.items)->id;
}

static Err strike(Desk *d, Role role, int64_t message, GuardReason reason, Strike *out) {
    Caller by = as(d, role, NOW);
    return strike_give(d->shop.db, d->shop.arena, &by, message, &(StrikeForm){ reason }, out, &e);
}

static Err ask(Desk *d, Role role, int64_t message, GuardForm form, GuardRequest *out) {
    Caller by = as(d, role, NOW);
    return guard_ask(d->shop.db, d->shop.arena, &by, message, &form, out, &e);
}

static Err act(Desk *d, Caller by, const GuardRequest *g, GuardAct what, GuardRequest *out) {
    return guard_act(d->shop.db, d->shop.arena, &by, g->id,
                     &(GuardChange){ what, g->version, S("sudah dilihat") }, out, &e);
}

static GuardForm hide_spam(void) {
    return (GuardForm){ .kind = GUARD_HIDE, .reason = GUARD_SPAM, .has_warning = true };
}

static void set_policy(Desk *d, DeleteRule rule, PhoneRule phone) {
    TestShop *s = &d->shop;
    Policy p = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(policy_get(s->db, s->arena, s->brand_id, &p, &e));
    p.delete_rule = rule;
    p.phone = phone;
    CHECK_OK(policy_set(s->db, s->arena, &by, &p, &p, &e));
}

static bool cites(const char *clause) { return str_eq(str_c(e.clause.name), str_c(clause)); }

static IntakeCounts take(TestShop *s, const char *id, const char *who, const char *text,
                         int64_t now) {
    IntakeCounts counts = { 0 };
    Intake *in CLEANUP(intake_close) = NULL;
    Caller by = shop_person(s, now);
    CHECK_OK(intake_open(s->db, s->arena, &by, s->sources[0], &in, &e));
    CHECK_OK(intake_begin(in, &(IntakeBatch){ .db = s->db, .now = now, .live = true }, &e));
    CHECK_OK(intake_item(in, &(Item){ .id = str_c(id), .author = str_c(who), .handle = str_c(who),
                                      .time = now, .text = str_c(text) }, &e));
    CHECK_OK(intake_end(in, &counts, &e));
    return counts;
}

/* ---- what may be held against whom ---- */

/* Written down apart from the table it checks. */
static bool is_opinion(MessageClass c) {
    return c == CLASS_COMPLAINT || c == CLASS_CRITICISM || c == CLASS_QUESTION ||
           c == CLASS_PRESSING || c == CLASS_PRAISE || c == CLASS_AT_RISK;
}

TEST(criticism_never_gives_a_strike_whatever_the_reason) {
    DESK(d);
    for (MessageClass c = 0; c < CLASS__COUNT; c++)
        for (GuardReason r = 0; r < GUARD_REASON__COUNT; r++) {
            Strike k = { 0 };
            int64_t m = said(&d, "@a", c, "teks");
            Err got = strike(&d, ROLE_APPROVER, m, r, &k);
            if (is_opinion(c))
                CHECK(got == ERR_DENIED && cites("criticism") && e.clause.version == 1);
            else
                CHECK(got == (r >= GUARD_NOT_PUBLIC ? ERR_INVALID : ERR_OK));
        }
}

TEST(criticism_is_never_hidden_nor_its_writer_banned) {
    DESK(d);
    for (MessageClass c = 0; c < CLASS__COUNT; c++)
        for (GuardReason r = 0; r < GUARD_REASON__COUNT; r++)
            for (GuardKind kind = 0; kind < GUARD_TAKEDOWN; kind++) {
                GuardRequest g = { 0 };
                int64_t m = said(&d, str_z(d.shop.arena, str_fmt(d.shop.arena, "@%d-%d-%d", (int)c,
                                                                 (int)r, (int)kind)),
                                 c, "teks");
                Err got = ask(&d, ROLE_OWNER, m,
                              (GuardForm){ .kind = kind, .reason = r, .note = S("alasan"),
                                           .has_warning = true, .overrides = true }, &g);
                CHECK(!is_opinion(c) || got == ERR_DENIED);
                CHECK((got == ERR_OK) == guard_allows(kind, c, r));
                if (c == CLASS_COMPLAINT && got == ERR_DENIED)
                    CHECK(cites(kind == GUARD_BAN ? "criticism" : "delete"));
            }
}

TEST(who_changes_the_class_of_criticism_does_not_give_the_strike) {
    DESK(d);
    Strike k = { 0 };
    Case c = { 0 };
    Caller writer = as(&d, ROLE_WRITER, NOW);
    int64_t id = shop_message(&d.shop, &(TestMessage){ .at = NOW, .who = "@a", .text = "jelek",
                                                       .class = CLASS_COMPLAINT });
    CHECK_OK(case_act(d.shop.db, d.shop.arena, &writer, id,
                      &(CaseChange){ .act = ACT_CLASSIFY, .version = 1,
                                     .class = CLASS_SPAM }, &c, &e));
    List list;
    CHECK_OK(message_list(d.shop.db, d.shop.arena, d.shop.brand_id, id, 0, &list, &e));
    int64_t m = ((Message *)list.items)->id;
    CHECK(strike(&d, ROLE_WRITER, m, GUARD_SPAM, &k) == ERR_DENIED && cites("criticism"));
    CHECK_OK(strike(&d, ROLE_APPROVER, m, GUARD_SPAM, &k));
}

static int64_t made_spam_by(Desk *d, Role role, const char *who) {
    Case c = { 0 };
    List list;
    Caller by = as(d, role, NOW);
    int64_t id = shop_message(&d->shop, &(TestMessage){ .at = NOW - HOUR, .who = who,
                                                        .text = "jelek",
                                                        .class = CLASS_COMPLAINT });
    CHECK_OK(case_act(d->shop.db, d->shop.arena, &by, id,
                      &(CaseChange){ .act = ACT_CLASSIFY, .version = 1, .class = CLASS_SPAM }, &c,
                      &e));
    CHECK_OK(message_list(d->shop.db, d->shop.arena, d->shop.brand_id, id, 0, &list, &e));
    return ((Message *)list.items)->id;
}

TEST(who_changes_the_class_of_criticism_neither_asks_nor_confirms_what_follows) {
    static const GuardForm forms[] = {
        { .kind = GUARD_DELETE, .reason = GUARD_SPAM, .note = { "iklan", 5 }, .has_warning = true },
        { .kind = GUARD_HIDE, .reason = GUARD_SPAM, .has_warning = true },
        { .kind = GUARD_REPORT, .reason = GUARD_SPAM },
        { .kind = GUARD_BAN, .reason = GUARD_SPAM, .note = { "iklan", 5 }, .overrides = true },
    };
    DESK(d);
    for (size_t i = 0; i < COUNT(forms); i++) {
        GuardRequest g = { 0 };
        int64_t m = made_spam_by(&d, ROLE_OWNER, i % 2 ? "@a" : "@b");
        Caller owner = as(&d, ROLE_OWNER, NOW), admin = as(&d, ROLE_ADMIN, NOW);
        CHECK(ask(&d, ROLE_OWNER, m, forms[i], &g) == ERR_DENIED && cites("criticism"));
        CHECK_OK(ask(&d, ROLE_APPROVER, m, forms[i], &g));
        CHECK(act(&d, owner, &g, GUARD_ACT_APPROVE, &g) == ERR_DENIED && cites("criticism"));
        if (forms[i].kind == GUARD_BAN) /* before the strikes are reached: an owner's alone */
            admin.rights |= RIGHT_OWN;
        CHECK_OK(act(&d, admin, &g, GUARD_ACT_APPROVE, &g));
        owner.now = NOW + DAY; /* two others looked: anybody may do it */
        CHECK_OK(act(&d, owner, &g, GUARD_ACT_DONE, &g));
    }
}

TEST(what_was_edited_since_it_was_asked_is_not_removed) {
    DESK(d);
    TestShop *s = &d.shop;
    GuardRequest g = { 0 };
    MessagePlace at = { 0 };
    Caller owner = as(&d, ROLE_OWNER, NOW + HOUR), later = as(&d, ROLE_WRITER, NOW + DAY);
    CHECK(take(s, "1", "@a", "slot gacor, link di bio", NOW).taken == 1);
    CHECK_OK(message_place(s->db, s->sources[0], S("1"), &at, &e));
    CHECK_OK(ask(&d, ROLE_WRITER, at.id, hide_spam(), &g));
    CHECK(take(s, "1", "@a", "slot gacor, klik link di bio", NOW + 60).edited == 1);
    CHECK_ERR(ERR_CONFLICT, act(&d, owner, &g, GUARD_ACT_APPROVE, &g));
    CHECK_OK(act(&d, owner, &g, GUARD_ACT_WITHDRAW, &g));
    CHECK_OK(ask(&d, ROLE_WRITER, at.id, hide_spam(), &g));
    CHECK_STR(g.copy.text, "slot gacor, klik link di bio");
    CHECK_OK(act(&d, owner, &g, GUARD_ACT_APPROVE, &g));
    CHECK(take(s, "1", "@a", "slot gacor", NOW + 2 * HOUR).edited == 1);
    CHECK_ERR(ERR_CONFLICT, act(&d, later, &g, GUARD_ACT_DONE, &g));
}

TEST(a_message_gives_one_strike_and_keeps_its_words) {
    DESK(d);
    Strike k = { 0 };
    int64_t m = said(&d, "@a", CLASS_SPAM, "slot gacor");
    CHECK_OK(strike(&d, ROLE_WRITER, m, GUARD_OBSCENE, &k));
    CHECK(k.is_live && k.expires_at == NOW + 90 * DAY && k.copy.is_whole);
    CHECK_STR(k.copy.text, "slot gacor");
    CHECK_STR(k.copy.author_handle, "@a");
    CHECK(k.copy.hash.n == 64 && k.copy.written_at == NOW - HOUR);
    CHECK(strike(&d, ROLE_WRITER, m, GUARD_SPAM, &k) == ERR_CONFLICT);
    Caller later = as(&d, ROLE_WRITER, NOW + 91 * DAY);
    int64_t live;
    CHECK_OK(strike_live(d.shop.db, &later, k.author_id, &live, &e));
    CHECK(live == 0);
}

TEST(a_sealed_copy_outlives_what_its_writer_makes_of_it) {
    DESK(d);
    TestShop *s = &d.shop;
    Strike k = { 0 };
    SealedCopy copy = { 0 };
    MessagePlace at = { 0 };
    (void)take(s, "1", "@a", "slot gacor maxwin daftar sekarang https://judi.example", NOW);
    CHECK_OK(message_place(s->db, s->sources[0], S("1"), &at, &e));
    CHECK_OK(strike(&d, ROLE_WRITER, at.id, GUARD_SPAM, &k));
    CHECK(take(s, "1", "@a", "barangnya jelek, kecewa", NOW + 60).edited == 1);
    Caller by = as(&d, ROLE_WRITER, NOW), elsewhere = by;
    elsewhere.brand_id = shop_other_brand(s);
    CHECK_OK(sealed_copy_get(s->db, s->arena, &by, k.copy_id, &copy, &e));
    CHECK(copy.is_whole && str_starts(copy.text, S("slot gacor")));
    CHECK(sealed_copy_get(s->db, s->arena, &elsewhere, k.copy_id, &copy, &e) == ERR_NOT_FOUND);
}

/* Lists say that there is something, and nothing of it; pages are the gate's. */
TEST(what_a_confidential_case_says_is_in_no_list_of_requests) {
    DESK(d);
    TestShop *s = &d.shop;
    GuardRequest g = { 0 };
    Strike k = { 0 };
    Case c = { 0 };
    List list;
    Str next;
    Caller owner = as(&d, ROLE_OWNER, NOW), writer = as(&d, ROLE_WRITER, NOW);
    int64_t message = said(&d, "@sari", CLASS_SPAM, "slot gacor");
    GuardForm form = hide_spam();
    form.note = S("menyebut nama anak bu Sari");
    CHECK_OK(ask(&d, ROLE_WRITER, message, form, &g));
    CHECK_OK(strike(&d, ROLE_OWNER, message, GUARD_SPAM, &k));
    CHECK_OK(secrecy_check(s->db, &writer, SECRET_GUARD, g.id, &e));
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, g.case_id, &c, &e));
    CHECK_OK(secrecy_set(s->db, s->arena, &owner, c.id,
                         &(SecrecyForm){ .is_secret = true, .version = c.version }, &c, &e));
    CHECK_ERR(ERR_NOT_FOUND, secrecy_check(s->db, &writer, SECRET_GUARD, g.id, &e));
    CHECK_ERR(ERR_NOT_FOUND, secrecy_check(s->db, &writer, SECRET_STRIKE, k.id, &e));
    CHECK_OK(guard_list(s->db, s->arena, &writer, &(GuardFilter){ 0 }, &list, &next, &e));
    const GuardRequest *seen = list.items;
    const SealedCopy *copy = &seen->copy;
    CHECK(list.count == 1 && copy->is_whole);
    CHECK(copy->text.n == 0 && copy->author_handle.n == 0 && copy->author_name.n == 0);
    CHECK(seen->author_id == 0 && seen->note.n == 0);
    CHECK_OK(strike_of_author(s->db, s->arena, &writer, g.author_id, &list, &e));
    CHECK(list.count == 0);
    CHECK_OK(guard_of_author(s->db, s->arena, &writer, g.author_id, &list, &e));
    CHECK(list.count == 0);
    CHECK_OK(strike_of_author(s->db, s->arena, &owner, g.author_id, &list, &e));
    CHECK(list.count == 1);
    CHECK_OK(guard_list(s->db, s->arena, &owner, &(GuardFilter){ 0 }, &list, &next, &e));
    CHECK_STR(((GuardRequest *)list.items)->copy.text, "slot gacor");
    CHECK_STR(((GuardRequest *)list.items)->note, "menyebut nama anak bu Sari");
}

/* ---- strikes: every role, act and state ---- */

static Strike strike_in(Desk *d, StrikeState state) {
    Strike k = { 0 };
    TestShop *s = &d->shop;
    Caller owner = as(d, ROLE_OWNER, NOW);
    static const StrikeAct way[] = { [STRIKE_APPEALED] = STRIKE_ACT_APPEAL,
                                     [STRIKE_KEPT] = STRIKE_ACT_KEEP,
                                     [STRIKE_LIFTED] = STRIKE_ACT_LIFT };
    CHECK_OK(strike(d, ROLE_WRITER, said(d, "@a", CLASS_SPAM, "x"), GUARD_SPAM, &k));
    if (state == STRIKE_KEPT)
        CHECK_OK(strike_act(s->db, s->arena, &owner, k.id,
                            &(StrikeChange){ STRIKE_ACT_APPEAL, k.version, S("bukan saya") }, &k,
                            &e));
    if (state != STRIKE_GIVEN)
        CHECK_OK(strike_act(s->db, s->arena, &owner, k.id,
                            &(StrikeChange){ way[state], k.version, S("dilihat lagi") }, &k, &e));
    CHECK(k.state == state);
    return k;
}

TEST(only_an_approver_decides_an_appeal_and_only_while_it_is_open) {
    static const bool from[STRIKE_ACT__COUNT][STRIKE_STATE__COUNT] = {
        [STRIKE_ACT_APPEAL] = { [STRIKE_GIVEN] = true },
        [STRIKE_ACT_KEEP] = { [STRIKE_APPEALED] = true },
        [STRIKE_ACT_LIFT] = { [STRIKE_GIVEN] = true, [STRIKE_APPEALED] = true,
                              [STRIKE_KEPT] = true },
    };
    DESK(d);
    for (StrikeAct what = 0; what < STRIKE_ACT__COUNT; what++)
        for (StrikeState state = 0; state < STRIKE_STATE__COUNT; state++)
            for (Role role = ROLE_READER; role <= ROLE_OWNER; role++) {
                Strike k = strike_in(&d, state);
                Caller by = as(&d, role, NOW);
                Err got = strike_act(d.shop.db, d.shop.arena, &by, k.id,
                                     &(StrikeChange){ what, k.version, S("alasan") }, &k, &e);
                Role least = what == STRIKE_ACT_APPEAL ? ROLE_WRITER : ROLE_APPROVER;
                Err want = role < least ? ERR_DENIED : from[what][state] ? ERR_OK : ERR_CONFLICT;
                CHECK(got == want);
            }
}

TEST(nobody_lifts_their_own_strike_while_others_could) {
    DESK(d);
    Strike k = { 0 };
    Caller by = as(&d, ROLE_APPROVER, NOW + DAY);
    StrikeChange lift = { STRIKE_ACT_LIFT, 1, S("salah orang") };
    CHECK_OK(strike(&d, ROLE_APPROVER, said(&d, "@a", CLASS_SPAM, "x"), GUARD_SPAM, &k));
    CHECK(strike_act(d.shop.db, d.shop.arena, &by, k.id, &lift, &k, &e) == ERR_DENIED);
    lift.remark = S("  ");
    by = as(&d, ROLE_ADMIN, NOW);
    CHECK(strike_act(d.shop.db, d.shop.arena, &by, k.id, &lift, &k, &e) == ERR_INVALID);
    lift.remark = S("salah orang");
    CHECK_OK(strike_act(d.shop.db, d.shop.arena, &by, k.id, &lift, &k, &e));
    CHECK(!k.is_live && k.decided_by == by.staff_id);
    CHECK(strike_act(d.shop.db, d.shop.arena, &by, k.id, &lift, &k, &e) == ERR_CONFLICT);
}

/* ---- requests: every kind, state, act and role ---- */

static GuardRequest request_in(Desk *d, GuardKind kind, GuardState state) {
    GuardRequest g = { 0 };
    Caller second = as(d, ROLE_ADMIN, NOW), later = as(d, ROLE_ADMIN, NOW + HOUR);
    static int people;
    const char *who = str_z(d->shop.arena, str_fmt(d->shop.arena, "@orang%d", ++people));
    bool is_own = kind == GUARD_TAKEDOWN;
    CHECK_OK(ask(d, ROLE_OWNER, is_own ? own_post(d, who) : said(d, who, CLASS_SPAM, "x"),
                 (GuardForm){ .kind = kind, .reason = is_own ? GUARD_WRONG_FACT : GUARD_SPAM,
                              .note = S("alasan"), .has_warning = true, .overrides = true,
                              .correction = S("Unggahan tadi keliru dan sudah kami tarik.") },
                 &g));
    if (state == GUARD_ASKED)
        return g;
    if (state == GUARD_REFUSED || state == GUARD_WITHDRAWN) {
        GuardAct end = state == GUARD_REFUSED ? GUARD_ACT_REFUSE : GUARD_ACT_WITHDRAW;
        CHECK_OK(act(d, second, &g, end, &g));
        return g;
    }
    CHECK_OK(act(d, second, &g, GUARD_ACT_APPROVE, &g));
    if (state == GUARD_APPROVED)
        return g;
    if (state == GUARD_LIFTED)
        CHECK_OK(act(d, as(d, ROLE_APPROVER, NOW), &g, GUARD_ACT_LIFT, &g));
    else
        CHECK_OK(act(d, later, &g, GUARD_ACT_DONE, &g));
    if (state == GUARD_ENDED)
        CHECK_OK(act(d, as(d, ROLE_ADMIN, NOW + 200 * DAY), &g, GUARD_ACT_UNDONE, &g));
    return g;
}

static bool can_be(GuardKind kind, GuardState state) {
    if (state == GUARD_LIFTED)
        return kind == GUARD_BAN;
    return state != GUARD_ENDED || kind == GUARD_HIDE || kind == GUARD_BAN;
}

static bool is_from(GuardAct what, GuardKind kind, GuardState state) {
    bool holds = state == GUARD_APPROVED || state == GUARD_DONE, is_ban = kind == GUARD_BAN;
    const bool from[] = {
        [GUARD_ACT_APPROVE] = state == GUARD_ASKED,
        [GUARD_ACT_REFUSE] = state == GUARD_ASKED,
        [GUARD_ACT_WITHDRAW] = state == GUARD_ASKED || (state == GUARD_APPROVED && !is_ban),
        [GUARD_ACT_DONE] = state == GUARD_APPROVED,
        [GUARD_ACT_APPEAL] = is_ban && holds,
        [GUARD_ACT_LIFT] = is_ban && holds,
        [GUARD_ACT_UNDONE] = (is_ban || kind == GUARD_HIDE) &&
                             (state == GUARD_DONE || state == GUARD_LIFTED),
    };
    return from[what];
}

TEST(every_act_on_a_request_has_its_right_its_kinds_and_its_states) {
    static const Role least[] = { [GUARD_ACT_APPROVE] = ROLE_APPROVER,
                                  [GUARD_ACT_REFUSE] = ROLE_APPROVER,
                                  [GUARD_ACT_WITHDRAW] = ROLE_WRITER,
                                  [GUARD_ACT_DONE] = ROLE_WRITER,
                                  [GUARD_ACT_APPEAL] = ROLE_WRITER,
                                  [GUARD_ACT_LIFT] = ROLE_APPROVER,
                                  [GUARD_ACT_UNDONE] = ROLE_WRITER };
    static const Role roles[] = { ROLE_READER, ROLE_WRITER, ROLE_APPROVER };
    DESK(d);
    for (GuardKind kind = 0; kind < GUARD_KIND__COUNT; kind++)
        for (GuardState state = 0; state < GUARD_STATE__COUNT; state++)
            for (GuardAct what = 0; what < GUARD_ACT__COUNT && can_be(kind, state); what++)
                for (size_t r = 0; r < COUNT(roles); r++) {
                    GuardRequest g = request_in(&d, kind, state);
                    Err got = act(&d, as(&d, roles[r], NOW + 100 * DAY), &g, what, &g);
                    bool is_other = what == GUARD_ACT_WITHDRAW && roles[r] == ROLE_WRITER;
                    Err want = roles[r] < least[what]       ? ERR_DENIED
                               : !is_from(what, kind, state) ? ERR_CONFLICT
                               : is_other                    ? ERR_DENIED
                                                             : ERR_OK;
                    CHECK(got == want);
                }
}

TEST(hiding_takes_a_warning_a_second_person_and_a_pause) {
    DESK(d);
    GuardRequest g = { 0 };
    int64_t m = said(&d, "@a", CLASS_SPAM, "slot gacor");
    GuardForm form = hide_spam();
    form.has_warning = false;
    CHECK(ask(&d, ROLE_WRITER, m, form, &g) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "has_warning");
    form = hide_spam();
    form.kind = GUARD_DELETE;
    CHECK(ask(&d, ROLE_WRITER, m, form, &g) == ERR_INVALID); /* why is hiding not enough? */
    CHECK_OK(ask(&d, ROLE_APPROVER, m, hide_spam(), &g));
    CHECK(ask(&d, ROLE_WRITER, m, hide_spam(), &g) == ERR_CONFLICT);
    CHECK(act(&d, as(&d, ROLE_APPROVER, NOW + DAY), &g, GUARD_ACT_APPROVE, &g) == ERR_DENIED);
    CHECK(act(&d, as(&d, ROLE_WRITER, NOW + DAY), &g, GUARD_ACT_DONE, &g) == ERR_CONFLICT);
    CHECK_OK(act(&d, as(&d, ROLE_ADMIN, NOW + 60), &g, GUARD_ACT_APPROVE, &g));
    CHECK(act(&d, as(&d, ROLE_WRITER, g.ready_at - 1), &g, GUARD_ACT_DONE, &g) == ERR_DENIED);
    CHECK(cites("delete") && g.state == GUARD_APPROVED);
    CHECK_OK(act(&d, as(&d, ROLE_WRITER, g.ready_at), &g, GUARD_ACT_DONE, &g));
    CHECK(g.watch_until == g.done_at + 72 * HOUR && g.copy.is_whole);
}

TEST(who_is_alone_decides_after_a_pause) {
    TEST_SHOP(s);
    GuardRequest g = { 0 };
    List list;
    Caller by = shop_person(&s, NOW);
    int64_t id = shop_message(&s, &(TestMessage){ .at = NOW, .who = "@a", .class = CLASS_SPAM });
    CHECK_OK(message_list(s.db, s.arena, s.brand_id, id, 0, &list, &e));
    GuardForm form = hide_spam();
    CHECK_OK(guard_ask(s.db, s.arena, &by, ((Message *)list.items)->id, &form, &g, &e));
    GuardChange yes = { GUARD_ACT_APPROVE, 1, { 0 } };
    CHECK(guard_act(s.db, s.arena, &by, g.id, &yes, &g, &e) == ERR_DENIED);
    by.now = g.ready_at;
    CHECK_OK(guard_act(s.db, s.arena, &by, g.id, &yes, &g, &e));
}

TEST(the_policy_says_what_may_be_hidden_or_deleted_and_may_change_its_mind) {
    DESK(d);
    GuardRequest g = { 0 };
    const GuardForm forms[] = { hide_spam(),
                                { .kind = GUARD_DELETE, .reason = GUARD_SPAM, .note = S("judi"),
                                  .has_warning = true },
                                { .kind = GUARD_REPORT, .reason = GUARD_SPAM } };
    static const Err wanted[DELETE_RULE__COUNT][3] = {
        [DELETE_NEVER] = { ERR_DENIED, ERR_DENIED, ERR_OK },
        [DELETE_HIDE_ONLY] = { ERR_OK, ERR_DENIED, ERR_OK },
        [DELETE_GUARDED] = { ERR_OK, ERR_OK, ERR_OK },
    };
    for (DeleteRule rule = 0; rule < DELETE_RULE__COUNT; rule++) {
        set_policy(&d, rule, PHONE_FREE);
        for (size_t i = 0; i < COUNT(forms); i++) {
            Err got = ask(&d, ROLE_WRITER, said(&d, "@a", CLASS_SPAM, "x"), forms[i], &g);
            CHECK(got == wanted[rule][i] && (got == ERR_OK || cites("delete")));
        }
    }
    GuardRequest open = request_in(&d, GUARD_HIDE, GUARD_APPROVED);
    set_policy(&d, DELETE_NEVER, PHONE_FREE);
    CHECK(act(&d, as(&d, ROLE_WRITER, NOW + DAY), &open, GUARD_ACT_DONE, &open) == ERR_DENIED);
}

TEST(a_platform_that_cannot_do_it_is_not_asked_to) {
    DESK(d);
    GuardRequest g = { 0 };
    List list;
    int64_t id = shop_message(&d.shop, &(TestMessage){ .at = NOW, .who = "@a", .source = 1,
                                                       .class = CLASS_SPAM });
    CHECK_OK(message_list(d.shop.db, d.shop.arena, d.shop.brand_id, id, 0, &list, &e));
    int64_t on_tiktok = ((Message *)list.items)->id;
    GuardForm form = { .kind = GUARD_DELETE, .reason = GUARD_SPAM, .note = S("judi"),
                       .has_warning = true };
    CHECK(ask(&d, ROLE_WRITER, on_tiktok, form, &g) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "kind");
    CHECK_OK(ask(&d, ROLE_WRITER, on_tiktok, hide_spam(), &g));
    CHECK(!platform_limit(CHANNEL_GOOGLE).hides && platform_limit(CHANNEL_GOOGLE).reports);
}

TEST(what_comes_after_hiding_is_counted_for_72_hours) {
    DESK(d);
    GuardRequest g = request_in(&d, GUARD_HIDE, GUARD_DONE);
    const char *who = str_z(d.shop.arena, g.copy.author_handle);
    const int64_t times[] = { g.done_at - 5, g.done_at + HOUR, g.done_at + 71 * HOUR,
                              g.done_at + 73 * HOUR };
    for (size_t i = 0; i < COUNT(times); i++)
        (void)shop_message(&d.shop, &(TestMessage){ .at = times[i], .who = who,
                                                    .mood = MOOD_NEGATIVE,
                                                    .class = CLASS_VENTING });
    (void)shop_message(&d.shop, &(TestMessage){ .at = g.done_at + HOUR, .who = "@lain",
                                                .mood = MOOD_NEGATIVE, .class = CLASS_VENTING });
    Caller by = as(&d, ROLE_READER, g.done_at + 80 * HOUR);
    CHECK_OK(guard_get(d.shop.db, d.shop.arena, &by, g.id, &g, &e));
    CHECK(g.backlash.of_author == 2 && g.backlash.of_problem == 0);
    List list;
    Str next;
    CHECK_OK(guard_list(d.shop.db, d.shop.arena, &by, &(GuardFilter){ GUARD_VIEW_WATCH, { 0 } },
                        &list, &next, &e));
    CHECK(list.count == 1 && ((GuardRequest *)list.items)->backlash.of_author == 2);
}

TEST(a_month_lists_what_was_done_in_it) {
    DESK(d);
    GuardMonth m = { 0 };
    (void)request_in(&d, GUARD_HIDE, GUARD_DONE);
    (void)request_in(&d, GUARD_BAN, GUARD_DONE);
    (void)request_in(&d, GUARD_DELETE, GUARD_APPROVED);
    Caller by = as(&d, ROLE_OWNER, NOW);
    CHECK_OK(guard_month(d.shop.db, d.shop.arena, &by, S("2026-11"), &m, &e));
    CHECK(m.hidden == 1 && m.banned == 1 && m.deleted == 0 && m.passed == 1);
    CHECK(m.items.count == 2 && str_eq(m.month, S("2026-11")));
    CHECK_OK(guard_month(d.shop.db, d.shop.arena, &by, S("2026-10"), &m, &e));
    CHECK(m.items.count == 0 && m.hidden == 0);
    CHECK_OK(guard_month(d.shop.db, d.shop.arena, &by, S("2025-12"), &m, &e));
    CHECK_STR(m.month, "2025-12");
    CHECK(guard_month(d.shop.db, d.shop.arena, &by, S("2026-13"), &m, &e) == ERR_INVALID);
}

/* ---- our own posts ---- */

static GuardForm take_down(GuardReason reason, const char *correction) {
    return (GuardForm){ .kind = GUARD_TAKEDOWN, .reason = reason, .has_warning = true,
                        .correction = str_c(correction) };
}

static const char honest[] = "Unggahan tadi bukan dari usaha kami dan sudah kami tarik.";

TEST(only_what_we_said_ourselves_is_taken_down_with_honest_words) {
    DESK(d);
    GuardRequest g = { 0 };
    GuardForm form = take_down(GUARD_WRONG_ACCOUNT, honest);
    int64_t m = own_post(&d, "@toko");
    CHECK(ask(&d, ROLE_WRITER, said(&d, "@a", CLASS_SPAM, "x"), form, &g) == ERR_DENIED);
    CHECK(ask(&d, ROLE_WRITER, m, hide_spam(), &g) == ERR_DENIED); /* as before: not ours */
    CHECK(ask(&d, ROLE_WRITER, m, take_down(GUARD_SPAM, honest), &g) == ERR_INVALID);
    CHECK(ask(&d, ROLE_WRITER, m, take_down(GUARD_WRONG_FACT, ""), &g) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "correction");
    CHECK(ask(&d, ROLE_WRITER, m, take_down(GUARD_WRONG_FACT, "Dasar kalian cina pelit!"), &g) ==
          ERR_INVALID);
    CHECK_STR(str_c(e.field), "correction");
    form.has_warning = false;
    CHECK(ask(&d, ROLE_WRITER, m, form, &g) == ERR_INVALID);
    form.has_warning = true;
    set_policy(&d, DELETE_NEVER, PHONE_FREE); /* that is about what others wrote */
    CHECK_OK(ask(&d, ROLE_WRITER, m, form, &g));
    CHECK_STR(g.copy.text, "promo pribadi");
    CHECK_STR(g.correction, honest);
    CHECK(g.author_id == 0 && g.copy.is_whole);
    CHECK(ask(&d, ROLE_WRITER, m, form, &g) == ERR_CONFLICT); /* one at a time */
}

TEST(who_classed_our_own_post_may_ask_to_take_it_down) {
    DESK(d);
    List list;
    Case c = { 0 };
    GuardRequest g = { 0 };
    Caller writer = as(&d, ROLE_WRITER, NOW);
    int64_t id = shop_message(&d.shop, &(TestMessage){ .at = NOW - HOUR, .who = "@toko",
                                                       .text = "promo pribadi", .is_own = true });
    CHECK_OK(case_act(d.shop.db, d.shop.arena, &writer, id,
                      &(CaseChange){ .act = ACT_CLASSIFY, .version = 1, .class = CLASS_QUESTION },
                      &c, &e));
    CHECK_OK(message_list(d.shop.db, d.shop.arena, d.shop.brand_id, id, 0, &list, &e));
    CHECK_OK(ask(&d, ROLE_WRITER, ((Message *)list.items)->id,
                 take_down(GUARD_WRONG_ACCOUNT, honest), &g));
}

TEST(a_post_is_taken_down_by_two_and_without_a_pause) {
    DESK(d);
    GuardRequest g = { 0 };
    GuardMonth month = { 0 };
    Caller owner = as(&d, ROLE_OWNER, NOW), other = as(&d, ROLE_APPROVER, NOW);
    CHECK_OK(ask(&d, ROLE_OWNER, own_post(&d, "@toko"), take_down(GUARD_WRONG_FACT, honest), &g));
    CHECK(act(&d, owner, &g, GUARD_ACT_APPROVE, &g) == ERR_DENIED); /* also an owner */
    CHECK_OK(act(&d, other, &g, GUARD_ACT_APPROVE, &g));
    CHECK_OK(act(&d, owner, &g, GUARD_ACT_DONE, &g));
    CHECK(g.state == GUARD_DONE && g.watch_until == NOW + GUARD_WATCH);
    CHECK_OK(guard_month(d.shop.db, d.shop.arena, &owner, S("2026-11"), &month, &e));
    CHECK(month.taken_down == 1 && month.deleted == 0);
}

TEST(what_hurts_people_an_owner_takes_down_alone_if_the_policy_lets_them) {
    DESK(d);
    GuardRequest g = { 0 };
    Caller owner = as(&d, ROLE_OWNER, NOW), approver = as(&d, ROLE_APPROVER, NOW);
    CHECK_OK(ask(&d, ROLE_APPROVER, own_post(&d, "@toko"), take_down(GUARD_HATE, honest), &g));
    CHECK(act(&d, approver, &g, GUARD_ACT_APPROVE, &g) == ERR_DENIED);
    CHECK_OK(ask(&d, ROLE_OWNER, own_post(&d, "@toko"), take_down(GUARD_HATE, honest), &g));
    CHECK_OK(act(&d, owner, &g, GUARD_ACT_APPROVE, &g));
    CHECK(g.is_passed);
    List clauses;
    CHECK_OK(clause_list(d.shop.db, d.shop.arena, d.shop.brand_id, NOW, &clauses, &e));
    CHECK(((ClauseRow *)clauses.items)[CLAUSE_TAKEDOWN].overrides == 1);
    Policy p = { 0 };
    CHECK_OK(policy_get(d.shop.db, d.shop.arena, d.shop.brand_id, &p, &e));
    p.takedown_owner = false;
    CHECK_OK(policy_set(d.shop.db, d.shop.arena, &owner, &p, &p, &e));
    CHECK_OK(ask(&d, ROLE_OWNER, own_post(&d, "@toko"), take_down(GUARD_HATE, honest), &g));
    CHECK(act(&d, owner, &g, GUARD_ACT_APPROVE, &g) == ERR_DENIED);
}

/* ---- bans ---- */

TEST(a_ban_takes_its_strikes_or_an_owners_word) {
    DESK(d);
    GuardRequest g = { 0 };
    Strike k = { 0 };
    GuardForm form = { .kind = GUARD_BAN, .reason = GUARD_SPAM, .note = S("mengganggu") };
    int64_t m = said(&d, "@a", CLASS_SPAM, "1");
    CHECK(ask(&d, ROLE_OWNER, m, form, &g) == ERR_DENIED && cites("strikes"));
    form.overrides = true;
    CHECK_OK(ask(&d, ROLE_WRITER, m, form, &g));
    CHECK(g.is_short && !g.is_passed);
    CHECK(act(&d, as(&d, ROLE_ADMIN, NOW), &g, GUARD_ACT_APPROVE, &g) == ERR_DENIED);
    CHECK(cites("strikes"));
    CHECK_OK(act(&d, as(&d, ROLE_OWNER, NOW), &g, GUARD_ACT_APPROVE, &g));
    CHECK(g.is_passed && g.in_force && g.expires_at == NOW + 90 * DAY);
    List clauses;
    CHECK_OK(clause_list(d.shop.db, d.shop.arena, d.shop.brand_id, NOW, &clauses, &e));
    CHECK(((ClauseRow *)clauses.items)[CLAUSE_STRIKES].overrides == 1);
    /* with its strikes nobody's word is needed */
    form.overrides = false;
    for (int i = 0; i < 3; i++)
        CHECK_OK(strike(&d, ROLE_WRITER, m = said(&d, "@b", CLASS_SPAM, "x"), GUARD_SPAM, &k));
    CHECK_OK(ask(&d, ROLE_WRITER, m, form, &g));
    CHECK(!g.is_short && g.strikes == 3);
    CHECK_OK(act(&d, as(&d, ROLE_APPROVER, NOW), &g, GUARD_ACT_APPROVE, &g));
}

static CaseRow newest(TestShop *s, Queue queue) {
    List list;
    Str next;
    CaseRow none = { 0 };
    CHECK_OK(case_list(s->db, s->arena, s->brand_id,
                       &(CaseFilter){ .queue = queue, .limit = 1 }, &list, &next, &e));
    return list.count ? *(CaseRow *)list.items : none;
}

static int64_t in_queue(TestShop *s, Queue queue) {
    List counts;
    Caller by = shop_person(s, SHOP_MONDAY);
    CHECK_OK(case_counts(s->db, s->arena, &by, &counts, &e));
    return ((QueueCount *)counts.items)[queue].count;
}

static const char angry[] = "penipu! paket saya belum sampai, anak saya keracunan, lapor polisi";

TEST(a_banned_author_is_taken_in_quietly_until_the_ban_ends) {
    DESK(d);
    TestShop *s = &d.shop;
    GuardRequest g = request_in(&d, GUARD_BAN, GUARD_APPROVED);
    const char *who = str_z(s->arena, g.copy.author_handle);
    int64_t waiting = in_queue(s, QUEUE_WAITING), spam = in_queue(s, QUEUE_SPAM);
    CHECK(take(s, "1", who, angry, NOW + 60).taken == 1);
    CHECK(in_queue(s, QUEUE_WAITING) == waiting && in_queue(s, QUEUE_SPAM) == spam + 1);
    CaseRow row = newest(s, QUEUE_SPAM);
    CHECK(row.class == CLASS_SPAM && row.severity == SEVERITY_LOW);
    CHECK(shop_judge(s, NOW + 120).level == VERDICT_NORMAL);
    (void)take(s, "2", "@lain", angry, NOW + 180);
    CHECK(in_queue(s, QUEUE_WAITING) == waiting + 1);
    /* an edit is read the same way */
    (void)take(s, "1", who, "penipu! anak saya keracunan, saya lapor polisi sekarang", NOW + 200);
    CHECK(in_queue(s, QUEUE_WAITING) == waiting + 1);
    CHECK_OK(act(&d, as(&d, ROLE_APPROVER, NOW + 300), &g, GUARD_ACT_LIFT, &g));
    (void)take(s, "3", who, angry, NOW + 360);
    CHECK(in_queue(s, QUEUE_WAITING) == waiting + 2);
}

TEST(a_ban_ends_by_itself) {
    DESK(d);
    TestShop *s = &d.shop;
    GuardRequest g = request_in(&d, GUARD_BAN, GUARD_DONE);
    const char *who = str_z(s->arena, g.copy.author_handle);
    int64_t waiting = in_queue(s, QUEUE_WAITING);
    (void)take(s, "1", who, angry, g.expires_at - 1);
    CHECK(in_queue(s, QUEUE_WAITING) == waiting);
    (void)take(s, "2", who, angry, g.expires_at);
    CHECK(in_queue(s, QUEUE_WAITING) == waiting + 1);
    Caller by = as(&d, ROLE_WRITER, g.expires_at);
    List list;
    Str next;
    CHECK_OK(guard_list(s->db, s->arena, &by, &(GuardFilter){ GUARD_VIEW_OVER, { 0 } }, &list,
                        &next, &e));
    CHECK(list.count == 1);
    CHECK_OK(act(&d, by, &g, GUARD_ACT_UNDONE, &g));
}

TEST(somebody_in_danger_is_heard_though_banned) {
    DESK(d);
    TestShop *s = &d.shop;
    GuardRequest g = request_in(&d, GUARD_BAN, GUARD_APPROVED);
    const char *who = str_z(s->arena, g.copy.author_handle);
    static const char text[] = "saya sudah tidak kuat, rasanya ingin mati saja, mau bunuh diri";
    (void)take(s, "1", who, text, NOW + 60);
    CaseRow row = newest(s, QUEUE_WAITING);
    CHECK(row.class == CLASS_AT_RISK && row.severity < SEVERITY_GRAVE);
}

TEST(another_brand_sees_nothing_of_it) {
    DESK(d);
    TestShop *s = &d.shop;
    GuardRequest g = request_in(&d, GUARD_BAN, GUARD_APPROVED);
    Strike k = strike_in(&d, STRIKE_GIVEN);
    Caller other = as(&d, ROLE_OWNER, NOW);
    other.brand_id = shop_other_brand(s);
    CHECK(guard_get(s->db, s->arena, &other, g.id, &g, &e) == ERR_NOT_FOUND);
    CHECK(guard_act(s->db, s->arena, &other, g.id,
                    &(GuardChange){ GUARD_ACT_WITHDRAW, g.version, { 0 } }, &g, &e) ==
          ERR_NOT_FOUND);
    CHECK(strike_act(s->db, s->arena, &other, k.id,
                     &(StrikeChange){ STRIKE_ACT_APPEAL, 1, S("x") }, &k, &e) == ERR_NOT_FOUND);
    CHECK(strike_give(s->db, s->arena, &other, g.message_id, &(StrikeForm){ GUARD_SPAM }, &k,
                      &e) == ERR_NOT_FOUND);
}
