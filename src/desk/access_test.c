#include "desk/access.h"

#include "desk/staff.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

static OfficialAccount account(TestShop *s, Str handle, int64_t now) {
    OfficialAccount in = { .channel = CHANNEL_INSTAGRAM, .handle = handle,
                           .recovery = S("toko@rasa.example") },
                    out = { 0 };
    Caller by = shop_person(s, now);
    CHECK_OK(account_put(s->db, s->arena, &by, 0, &in, &out, &e));
    return out;
}

static SignIn carried(TestShop *s, int64_t account_id, int64_t staff_id, int64_t now) {
    SignIn in = { .staff_id = staff_id, .name = staff_id ? (Str){ 0 } : S("Agensi Lama"),
                  .device = S(" HP Dewi "), .since = S("2026-03-01"), .is_personal = true },
           out = { 0 };
    Caller by = shop_person(s, now);
    CHECK_OK(sign_in_add(s->db, s->arena, &by, account_id, &in, &out, &e));
    return out;
}

static AccessPage page(TestShop *s, int64_t now) {
    AccessPage out = { 0 };
    Caller by = shop_person(s, now);
    CHECK_OK(access_read(s->db, s->arena, &by, &out, &e));
    return out;
}

static OfficialAccount first(TestShop *s, int64_t now) {
    AccessPage p = page(s, now);
    CHECK(p.accounts.count > 0);
    return ((const OfficialAccount *)p.accounts.items)[0];
}

static const SignIn *holder(const OfficialAccount *o, size_t at) {
    CHECK(at < o->sign_ins.count);
    return (const SignIn *)o->sign_ins.items + at;
}

static Err act(TestShop *s, Caller by, const SignIn *of, AccessAct what, SignIn *out) {
    AccessStep step = { .act = what, .version = of->version };
    return sign_in_act(s->db, s->arena, &by, of->id, &step, out, &e);
}

TEST(an_account_has_its_sign_ins_and_whoever_writes_confirms) {
    TEST_SHOP(s);
    OfficialAccount o = account(&s, S(" @tokorasa "), NOW);
    CHECK_STR(o.handle, "@tokorasa");
    SignIn mine = carried(&s, o.id, s.staff_id, NOW), theirs = carried(&s, o.id, 0, NOW);
    CHECK_STR(mine.device, "HP Dewi");
    CHECK(mine.staff_name.n > 0 && mine.name.n == 0 && mine.confirmed_at == NOW);
    CHECK(!mine.is_due && !mine.is_gone && mine.is_personal && !theirs.is_gone);
    account(&s, S("@cabang"), NOW);
    AccessPage p = page(&s, NOW);
    const OfficialAccount *of = p.accounts.items;
    CHECK(p.accounts.count == 2 && str_eq(of[0].handle, S("@cabang")));
    CHECK(of[0].sign_ins.count == 0 && of[1].sign_ins.count == 2 && of[1].version == 3);
    CHECK_STR(holder(&of[1], 1)->name, "Agensi Lama");
}

TEST(what_is_not_confirmed_for_thirty_days_is_due) {
    TEST_SHOP(s);
    OfficialAccount o = account(&s, S("@tokorasa"), NOW);
    SignIn mine = carried(&s, o.id, s.staff_id, NOW), other = carried(&s, o.id, 0, NOW + DAY);
    o = first(&s, NOW + ACCESS_EVERY - 1);
    CHECK(!o.is_due && !holder(&o, 0)->is_due && o.reviewed_at == NOW);
    o = first(&s, NOW + ACCESS_EVERY);
    CHECK(o.is_due && holder(&o, 0)->is_due && !holder(&o, 1)->is_due);
    CHECK_OK(act(&s, shop_person(&s, NOW + ACCESS_EVERY), &mine, ACCESS_CONFIRM, &mine));
    o = first(&s, NOW + ACCESS_EVERY);
    CHECK(!o.is_due && o.reviewed_at == NOW + DAY); /* the oldest of what is confirmed */
    CHECK_OK(act(&s, shop_person(&s, NOW + ACCESS_EVERY), &mine, ACCESS_UNDO, &mine));
    CHECK(mine.is_due && mine.confirmed_at == NOW && other.id > mine.id);
    CHECK(act(&s, shop_person(&s, NOW), &mine, ACCESS_UNDO, &mine) == ERR_CONFLICT);
}

TEST(an_account_nobody_carries_is_looked_at_each_month) {
    TEST_SHOP(s);
    OfficialAccount o = account(&s, S("@tokorasa"), NOW);
    Caller by = shop_person(&s, NOW + ACCESS_EVERY);
    CHECK(first(&s, NOW + ACCESS_EVERY).is_due);
    AccessStep step = { .act = ACCESS_CONFIRM, .version = o.version };
    CHECK_OK(account_act(s.db, s.arena, &by, o.id, &step, &o, &e));
    CHECK(!first(&s, NOW + ACCESS_EVERY).is_due);
}

TEST(who_left_stays_in_sight_until_the_sign_in_was_taken_back) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW), second = shop_second(&s, NOW);
    OfficialAccount o = account(&s, S("@tokorasa"), NOW);
    SignIn own = carried(&s, o.id, second.staff_id, NOW), out = { 0 };
    CHECK_OK(staff_end(s.db, &by, second.staff_id, &e));
    o = first(&s, NOW);
    CHECK(holder(&o, 0)->is_gone && holder(&o, 0)->is_due && holder(&o, 0)->staff_name.n > 0);
    CHECK(act(&s, by, &own, ACCESS_CONFIRM, &out) == ERR_CONFLICT);
    AccessStep all = { .act = ACCESS_CONFIRM, .version = o.version };
    CHECK_OK(account_act(s.db, s.arena, &by, o.id, &all, &o, &e));
    CHECK(holder(&o, 0)->is_gone && holder(&o, 0)->version == own.version); /* left out */
    SignIn in = own;
    in.device = S("HP lama");
    CHECK_OK(sign_in_change(s.db, s.arena, &by, own.id, &in, &own, &e)); /* as they hold it still */
    CHECK_OK(act(&s, by, &own, ACCESS_END, &own));
    CHECK(own.ended_at == NOW && !own.is_gone && !own.is_due && own.ended_name.n > 0);
    CHECK(first(&s, NOW).sign_ins.count == 0);
    CHECK_OK(account_get(s.db, s.arena, &by, o.id, &o, &e));
    CHECK(o.sign_ins.count == 1);
    CHECK_OK(act(&s, by, &own, ACCESS_UNDO, &own));
    CHECK(own.is_gone && own.ended_at == 0);
    in.staff_id = second.staff_id; /* nobody new may be one who left */
    CHECK(sign_in_add(s.db, s.arena, &by, o.id, &in, &out, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "staff_id");
}

TEST(somebody_without_an_account_is_said_to_have_left) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    OfficialAccount o = account(&s, S("@tokorasa"), NOW);
    SignIn agency = carried(&s, o.id, 0, NOW), in = agency;
    in.has_left = true;
    CHECK_OK(sign_in_change(s.db, s.arena, &by, agency.id, &in, &agency, &e));
    CHECK(agency.is_gone && agency.version == 2);
    in.staff_id = s.staff_id; /* of the desk's own it knows that itself */
    in.version = 2;
    CHECK_OK(sign_in_change(s.db, s.arena, &by, agency.id, &in, &agency, &e));
    CHECK(!agency.is_gone && !agency.has_left && agency.name.n == 0);
}

TEST(what_somebody_else_changed_meanwhile_is_not_overwritten) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    OfficialAccount o = account(&s, S("@tokorasa"), NOW), out = { 0 };
    AccessStep all = { .act = ACCESS_CONFIRM, .version = o.version };
    SignIn mine = carried(&s, o.id, s.staff_id, NOW), in = mine;
    CHECK(account_act(s.db, s.arena, &by, o.id, &all, &out, &e) == ERR_CONFLICT); /* not seen */
    CHECK(account_put(s.db, s.arena, &by, o.id, &o, &out, &e) == ERR_CONFLICT);
    CHECK_OK(act(&s, by, &mine, ACCESS_END, &mine));
    CHECK(sign_in_change(s.db, s.arena, &by, mine.id, &in, &mine, &e) == ERR_CONFLICT);
    CHECK(act(&s, by, &in, ACCESS_UNDO, &mine) == ERR_CONFLICT);
}

TEST(only_who_manages_looks_after_or_carries_it_may_confirm) {
    TEST_SHOP(s);
    Caller owner = shop_person(&s, NOW), other = shop_second(&s, NOW);
    OfficialAccount o = account(&s, S("@tokorasa"), NOW);
    SignIn mine = carried(&s, o.id, s.staff_id, NOW), own = carried(&s, o.id, other.staff_id, NOW);
    AccessPage seen = { 0 };
    CHECK(act(&s, other, &mine, ACCESS_CONFIRM, &mine) == ERR_DENIED);
    CHECK_OK(act(&s, other, &own, ACCESS_CONFIRM, &own));
    CHECK_OK(access_read(s.db, s.arena, &other, &seen, &e));
    o = ((const OfficialAccount *)seen.accounts.items)[0];
    CHECK(o.recovery.n == 0); /* not theirs to know */
    AccessStep all = { .act = ACCESS_CONFIRM, .version = o.version };
    CHECK(account_act(s.db, s.arena, &other, o.id, &all, &o, &e) == ERR_DENIED);
    o.owner_id = other.staff_id;
    o.recovery = S("toko@rasa.example");
    CHECK_OK(account_put(s.db, s.arena, &owner, o.id, &o, &o, &e));
    CHECK_OK(act(&s, other, &mine, ACCESS_CONFIRM, &mine));
    CHECK_OK(account_get(s.db, s.arena, &other, o.id, &o, &e));
    CHECK(o.recovery.n > 0 && o.owner_name.n > 0);
    all.version = o.version;
    CHECK_OK(account_act(s.db, s.arena, &other, o.id, &all, &o, &e));
    all = (AccessStep){ .act = ACCESS_END, .version = o.version };
    CHECK(account_act(s.db, s.arena, &other, o.id, &all, &o, &e) == ERR_DENIED);
    CHECK_OK(account_act(s.db, s.arena, &owner, o.id, &all, &o, &e));
    CHECK(o.ended_at == NOW && !o.is_due);
    all = (AccessStep){ .act = ACCESS_UNDO, .version = o.version };
    CHECK_OK(account_act(s.db, s.arena, &owner, o.id, &all, &o, &e));
    CHECK(o.ended_at == 0);
}

static void refused(TestShop *s, const SignIn *in, int64_t account_id, const char *field) {
    SignIn out = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK(sign_in_add(s->db, s->arena, &by, account_id, in, &out, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), field);
}

TEST(a_field_that_lacks_is_named) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    OfficialAccount o = account(&s, S("@tokorasa"), NOW), in = o, out = { 0 };
    refused(&s, &(SignIn){ .device = S("HP") }, o.id, "name");
    refused(&s, &(SignIn){ .name = S("Agensi"), .device = S(" ") }, o.id, "device");
    refused(&s, &(SignIn){ .name = S("A"), .device = S("HP"), .since = S("kemarin") }, o.id,
            "since");
    refused(&s, &(SignIn){ .name = S("A"), .device = S("HP"), .since = S("2027-01-01") }, o.id,
            "since");
    CHECK(account_put(s.db, s.arena, &by, 0, &in, &out, &e) == ERR_INVALID); /* twice */
    CHECK_STR(str_c(e.field), "handle");
    in = (OfficialAccount){ .channel = CHANNEL_TIKTOK, .handle = S("@x"), .source_id = 999 };
    CHECK(account_put(s.db, s.arena, &by, 0, &in, &out, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "source_id");
    in = (OfficialAccount){ .channel = CHANNEL_TIKTOK, .handle = S("@x"), .owner_id = 999 };
    CHECK(account_put(s.db, s.arena, &by, 0, &in, &out, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "owner_id");
}

TEST(there_is_an_end_to_accounts_and_to_sign_ins) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    OfficialAccount o = { 0 }, in = { .channel = CHANNEL_BLOG };
    SignIn one = { .name = S("A"), .device = S("HP") }, last = { 0 }, out = { 0 };
    for (int i = 0; i < ACCOUNTS_MOST; i++) {
        in.handle = str_fmt(s.arena, "blog%d", i);
        CHECK_OK(account_put(s.db, s.arena, &by, 0, &in, &o, &e));
    }
    in.handle = S("blog");
    CHECK(account_put(s.db, s.arena, &by, 0, &in, &in, &e) == ERR_LIMIT);
    for (int i = 0; i < SIGN_INS_MOST; i++)
        CHECK_OK(sign_in_add(s.db, s.arena, &by, o.id, &one, &last, &e));
    CHECK(sign_in_add(s.db, s.arena, &by, o.id, &one, &out, &e) == ERR_LIMIT);
    CHECK_OK(act(&s, by, &last, ACCESS_END, &last));
    CHECK_OK(sign_in_add(s.db, s.arena, &by, o.id, &one, &out, &e));
    CHECK(page(&s, NOW).accounts.count == ACCOUNTS_MOST);
}

TEST(accounts_of_sources_are_offered_until_they_stand_there) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    Source source = { .channel = CHANNEL_INSTAGRAM, .kind = SOURCE_FILE,
                      .own_handle = S("@keripikburasti") },
           made = { 0 };
    OfficialAccount out = { 0 };
    source.name = S("IG satu");
    CHECK_OK(source_create(s.db, s.arena, &by, &source, &made, &e));
    source.name = S("IG dua"); /* the same account once more */
    CHECK_OK(source_create(s.db, s.arena, &by, &source, &made, &e));
    AccessPage p = page(&s, NOW);
    const AccountOffer *offer = p.offers.items;
    CHECK(p.offers.count == 1 && str_eq(offer->handle, S("@keripikburasti")));
    OfficialAccount in = { .source_id = offer->source_id, .channel = offer->channel,
                           .handle = offer->handle };
    CHECK_OK(account_put(s.db, s.arena, &by, 0, &in, &out, &e));
    CHECK(out.source_name.n > 0 && page(&s, NOW).offers.count == 0);
}

TEST(another_brand_sees_nothing_of_it) {
    TEST_SHOP(s);
    OfficialAccount o = account(&s, S("@tokorasa"), NOW), out = { 0 };
    SignIn mine = carried(&s, o.id, s.staff_id, NOW), got = { 0 };
    Caller by = shop_person(&s, NOW);
    AccessPage p = { 0 };
    by.brand_id = shop_other_brand(&s);
    CHECK_OK(access_read(s.db, s.arena, &by, &p, &e));
    CHECK(p.accounts.count == 0 && p.offers.count == 0);
    CHECK(account_get(s.db, s.arena, &by, o.id, &out, &e) == ERR_NOT_FOUND);
    CHECK(act(&s, by, &mine, ACCESS_END, &got) == ERR_NOT_FOUND);
    CHECK(sign_in_add(s.db, s.arena, &by, o.id, &mine, &got, &e) == ERR_NOT_FOUND);
}

TEST(a_business_goes_with_its_register) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    OfficialAccount in = { .source_id = s.sources[0], .channel = CHANNEL_INSTAGRAM,
                           .handle = S("@tokorasa"), .owner_id = s.staff_id },
                    o = { 0 };
    CHECK_OK(account_put(s.db, s.arena, &by, 0, &in, &o, &e));
    carried(&s, o.id, s.staff_id, NOW);
    CHECK_OK(brand_remove(s.db, &by, &e));
    AccessState left = { 0 };
    CHECK_OK(access_state(s.db, s.arena, s.brand_id, NOW, &left, &e));
    CHECK(left.need == 0);
}
