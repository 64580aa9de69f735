#include "crisis/vetting.h"
#include "desk/clause.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 20 * HOUR };

static VettingAnswer answered[VETTING_QUESTION__COUNT];
static VettingAddress looked[1];

static VettingForm form_of(int64_t staff_id, VettingVerdict verdict, int64_t version) {
    for (int i = 0; i < VETTING_QUESTION__COUNT; i++)
        answered[i] = (VettingAnswer){ (VettingQuestion)i, VETTING_UNSEEN };
    looked[0] = (VettingAddress){ .address = S("https://contoh.id/rudi") };
    return (VettingForm){ .staff_id = staff_id,
                          .addresses = { looked, 1 },
                          .answers = { answered, VETTING_QUESTION__COUNT },
                          .told_at = NOW - HOUR,
                          .verdict = verdict,
                          .version = version };
}

static Vetting begun(TestShop *s, const Caller *by, int64_t staff_id) {
    Vetting v = { 0 };
    CHECK_OK(vetting_add(s->db, s->arena, by, &(VettingNew){ staff_id, { 0 } }, &v, &e));
    return v;
}

/* Who may send is asked of somebody below the owner. */
static Policy vetted_only(TestShop *s, const Caller *owner) {
    Policy p = { 0 };
    CHECK_OK(policy_get(s->db, s->arena, s->brand_id, &p, &e));
    p.vetted_only = true;
    CHECK_OK(policy_set(s->db, s->arena, owner, &p, &p, &e));
    return p;
}

TEST(only_who_was_vetted_sends) {
    TEST_SHOP(s);
    Caller owner = shop_person(&s, NOW), other = shop_second(&s, NOW);
    Policy p = { 0 };
    CHECK_OK(policy_get(s.db, s.arena, s.brand_id, &p, &e));
    other.role = ROLE_WRITER;
    CHECK_OK(policy_may_send(s.db, &other, &p, &e)); /* off: as ever */
    p = vetted_only(&s, &owner);
    owner.role = ROLE_OWNER;
    CHECK_OK(policy_may_send(s.db, &owner, &p, &e));
    CHECK(policy_may_send(s.db, &other, &p, &e) == ERR_DENIED);
    CHECK(e.clause.number == clause_number(CLAUSE_VETTED));
    Vetting v = begun(&s, &owner, other.staff_id);
    CHECK(policy_may_send(s.db, &other, &p, &e) == ERR_DENIED); /* begun is not decided */
    VettingForm form = form_of(other.staff_id, VETTING_UNFIT, v.version);
    CHECK_OK(vetting_change(s.db, s.arena, &owner, v.id, &form, &v, &e));
    CHECK(policy_may_send(s.db, &other, &p, &e) == ERR_DENIED);
    form = form_of(other.staff_id, VETTING_FIT, v.version);
    CHECK_OK(vetting_change(s.db, s.arena, &owner, v.id, &form, &v, &e));
    CHECK(v.is_valid && v.valid_until == NOW + VETTING_VALID);
    CHECK_OK(policy_may_send(s.db, &other, &p, &e));
    other.now = NOW + VETTING_VALID; /* a year later it is looked at again */
    CHECK(policy_may_send(s.db, &other, &p, &e) == ERR_DENIED);
    owner.now = other.now;
    form = form_of(other.staff_id, VETTING_FIT, v.version);
    CHECK_OK(vetting_change(s.db, s.arena, &owner, v.id, &form, &v, &e));
    CHECK_OK(policy_may_send(s.db, &other, &p, &e));
    CHECK_OK(vetting_delete(s.db, &owner, v.id, &e));
    CHECK(policy_may_send(s.db, &other, &p, &e) == ERR_DENIED);
    CHECK(vetting_delete(s.db, &owner, v.id, &e) == ERR_NOT_FOUND);
}

TEST(a_verdict_needs_the_person_told_and_every_question) {
    TEST_SHOP(s);
    Caller owner = shop_person(&s, NOW), other = shop_second(&s, NOW);
    Vetting v = begun(&s, &owner, other.staff_id);
    VettingForm form = form_of(other.staff_id, VETTING_UNFIT, v.version);
    form.told_at = 0;
    CHECK(vetting_change(s.db, s.arena, &owner, v.id, &form, &v, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "told_at");
    form = form_of(other.staff_id, VETTING_FIT, v.version);
    form.told_at = NOW + 1;
    CHECK(vetting_change(s.db, s.arena, &owner, v.id, &form, &v, &e) == ERR_INVALID);
    form = form_of(other.staff_id, VETTING_FIT, v.version);
    answered[1].question = VETTING_POLITE; /* one twice is one missing */
    CHECK(vetting_change(s.db, s.arena, &owner, v.id, &form, &v, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "answers");
    form = form_of(other.staff_id, VETTING_FIT, v.version);
    form.addresses.count = 0;
    CHECK(vetting_change(s.db, s.arena, &owner, v.id, &form, &v, &e) == ERR_INVALID);
    form.note = S("Tidak punya akun publik");
    CHECK_OK(vetting_change(s.db, s.arena, &owner, v.id, &form, &v, &e));
    form = form_of(other.staff_id, VETTING_FIT, v.version - 1);
    CHECK(vetting_change(s.db, s.arena, &owner, v.id, &form, &v, &e) == ERR_CONFLICT);
}

TEST(who_looked_is_what_the_program_saw) {
    TEST_SHOP(s);
    Caller owner = shop_person(&s, NOW), other = shop_second(&s, NOW);
    Vetting v = begun(&s, &owner, other.staff_id);
    VettingForm form = form_of(other.staff_id, VETTING_OPEN, v.version);
    looked[0].looked_at = 5;
    looked[0].looked_name = S("Orang lain");
    CHECK_OK(vetting_change(s.db, s.arena, &owner, v.id, &form, &v, &e));
    const VettingAddress *of = v.addresses.items;
    CHECK(v.addresses.count == 1 && of->looked_at == NOW);
    CHECK(of->looked_name.n > 0 && !str_eq(of->looked_name, S("Orang lain")));
    owner.now += DAY; /* what was looked at stays with its day */
    form = form_of(other.staff_id, VETTING_OPEN, v.version);
    CHECK_OK(vetting_change(s.db, s.arena, &owner, v.id, &form, &v, &e));
    CHECK(((const VettingAddress *)v.addresses.items)->looked_at == NOW);
    form = form_of(other.staff_id, VETTING_OPEN, v.version);
    looked[0].address = S("javascript:alert(1)");
    CHECK(vetting_change(s.db, s.arena, &owner, v.id, &form, &v, &e) == ERR_INVALID);
}

TEST(a_person_has_one_record_and_nobody_vets_themselves) {
    TEST_SHOP(s);
    Caller owner = shop_person(&s, NOW), other = shop_second(&s, NOW);
    Vetting v = begun(&s, &owner, other.staff_id), own, named = { 0 };
    CHECK(vetting_add(s.db, s.arena, &owner, &(VettingNew){ other.staff_id, { 0 } }, &v, &e) ==
          ERR_CONFLICT);
    own = begun(&s, &owner, owner.staff_id);
    VettingForm form = form_of(owner.staff_id, VETTING_FIT, own.version);
    CHECK(vetting_change(s.db, s.arena, &owner, own.id, &form, &own, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "verdict");
    CHECK(vetting_add(s.db, s.arena, &owner, &(VettingNew){ 0, { 0 } }, &named, &e) ==
          ERR_INVALID);
    CHECK(vetting_add(s.db, s.arena, &owner, &(VettingNew){ 999999, { 0 } }, &named, &e) ==
          ERR_INVALID);
    CHECK_OK(vetting_add(s.db, s.arena, &owner, &(VettingNew){ 0, S("Rudi") }, &named, &e));
    form = form_of(other.staff_id, VETTING_OPEN, named.version); /* taken already */
    CHECK(vetting_change(s.db, s.arena, &owner, named.id, &form, &named, &e) == ERR_CONFLICT);
    List list;
    Str next;
    CHECK_OK(vetting_list(s.db, s.arena, &owner, &(PageFilter){ .limit = 2 }, &list, &next, &e));
    CHECK(list.count == 2 && next.n > 0);
    owner.brand_id = shop_other_brand(&s);
    CHECK(vetting_get(s.db, s.arena, &owner, v.id, &v, &e) == ERR_NOT_FOUND);
}
