/* Prepared texts: the first set, what is offered for a case and what may leave unread. */
#include "desk/prepared.h"

#include "desk/audit.h"
#include "desk/compose.h"
#include "desk/fill.h"
#include "desk/greeting.h"
#include "desk/reply.h"
#include "desk/staff.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

/* A shop with a second person who approves, and one open complaint. */
typedef struct Desk {
    TestShop shop;
    int64_t second_id, case_id, keys;
} Desk;

static int64_t said(TestShop *s, const char *text, MessageClass class) {
    return shop_message(s, &(TestMessage){ .at = NOW, .who = "Sari", .text = text,
                                           .class = class });
}

static Desk desk_make(void) {
    Desk d = { .shop = test_shop_make() };
    TestShop *s = &d.shop;
    Staff second = { 0 };
    CHECK_OK(staff_create(s->db, s->arena,
                          &(NewStaff){ .email = S("dimas@toko.example"), .name = S("Dimas Putra"),
                                       .password_hash = S("-"), .brand_id = s->brand_id,
                                       .role = ROLE_APPROVER, .now = 1000 },
                          &second, &e));
    d.second_id = second.id;
    d.case_id = said(s, "paket saya belum sampai di Tebet", CLASS_COMPLAINT);
    return d;
}

static void desk_end(Desk *d) { test_shop_end(&d->shop); }
#define DESK(name) Desk name CLEANUP(desk_end) = desk_make()

static List offers_of(Desk *d, int64_t case_id, int64_t now) {
    List out;
    Caller by = shop_person(&d->shop, now);
    CHECK_OK(prepared_for_case(d->shop.db, d->shop.arena, &by, case_id, &out, &e));
    return out;
}

static PreparedOffer first_offer(Desk *d, int64_t case_id, int64_t now) {
    List out = offers_of(d, case_id, now);
    CHECK(out.count > 0);
    return *(const PreparedOffer *)out.items;
}

static List texts_of(Desk *d) {
    List out;
    CHECK_OK(prepared_list(d->shop.db, d->shop.arena, d->shop.brand_id, NOW, &out, &e));
    return out;
}

static Prepared text_of(Desk *d, PreparedKind kind) {
    List all = texts_of(d);
    const Prepared *p = all.items;
    for (size_t i = 0; i < all.count; i++)
        if (p[i].kind == kind && p[i].language == PREPARED_ID)
            return p[i];
    CHECK(false);
    return (Prepared){ 0 };
}

/* ---- filling in ---- */

static void fills(const char *text, const Fill *f, const char *want) {
    SCRATCH(a);
    CHECK_STR(fill_text(a, str_c(text), f), want);
}

TEST(fields_are_filled_and_what_nobody_knows_stays) {
    Fill f = fill_example(NOW, false);
    fills("Halo {sapaan} {nama}, no. {kasus} ({kanal})", &f, "Halo Kak Ani, no. 812 (Instagram)");
    fills("{tanggal}, {tempat}, {lama}, pukul {jam} {zona}", &f,
          "2 November 2026, Tebet, 3 jam, pukul 12.00 WIB");
    fills("{tindakan} {jam", &f, "{tindakan} {jam");
    f.place = (Str){ 0 };
    f.customer = S("");
    fills("Halo {sapaan} {nama}, di {tempat}", &f, "Halo Kak, di {tempat}");
    f.honorific = S("");
    f.customer = S("Ani");
    fills("Maaf {sapaan} {nama}, ya", &f, "Maaf Ani, ya");
    f.is_english = true;
    f.waits_since = NOW - HOUR;
    fills("{lama} since {tanggal}", &f, "1 hour since 2 November 2026");
}

TEST(a_filled_value_is_never_filled_again) {
    Fill f = fill_example(NOW, false);
    f.place = S("{nama}");
    fills("{tempat}", &f, "{nama}");
}

TEST(a_name_that_is_no_name_is_left_out_of_an_answer) {
    Fill f = fill_example(NOW, false);
    f.customer = S("Toko penipu: http://jahat.example");
    fills("Halo {sapaan} {nama}, ya", &f, "Halo Kak, ya");
    f.customer = S("Sari 081234567890");
    fills("Halo {sapaan} {nama}, ya", &f, "Halo Kak, ya");
}

TEST(who_goes_by_a_title_is_addressed_by_it_once) {
    Fill f = fill_example(NOW, false);
    f.customer = S("Bu Rina");
    f.honorific = (Str){ 0 };
    fills("Halo {sapaan} {nama}", &f, "Halo Ibu Rina");
    f.honorific = S("Kak"); /* people said so */
    fills("Halo {sapaan} {nama}", &f, "Halo Kak Rina");
}

TEST(what_a_case_knows_is_filled) {
    DESK(d);
    TestShop *s = &d.shop;
    Case c = { 0 };
    Fill f = { 0 };
    Caller by = shop_person(s, NOW + 2 * HOUR);
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, d.case_id, &c, &e));
    CHECK_OK(fill_for_case(s->db, s->arena, &by, &c, &f, &e));
    fills("{sapaan} {nama} {tempat} {lama} {kanal} {tanggal} {admin}", &f,
          "Kak Sari Tebet 2 jam Instagram 2 November 2026 Rasti");
}

TEST(one_signs_by_the_name_one_chose) {
    DESK(d);
    TestShop *s = &d.shop;
    Caller second = { .staff_id = d.second_id, .brand_id = s->brand_id, .now = NOW };
    Case c = { .id = d.case_id };
    Fill f = { 0 };
    CHECK_OK(fill_for_case(s->db, s->arena, &second, &c, &f, &e));
    fills("– {admin}", &f, "– Dimas");
    CHECK_ERR(ERR_INVALID, staff_set_sign_name(s->db, &second, S("D {nama}"), &e));
    CHECK_OK(staff_set_sign_name(s->db, &second, S(" Kak Dim "), &e));
    CHECK_OK(fill_for_case(s->db, s->arena, &second, &c, &f, &e));
    fills("– {admin}", &f, "– Kak Dim");
    CHECK_OK(staff_set_sign_name(s->db, &second, S(""), &e));
    CHECK_OK(fill_for_case(s->db, s->arena, &second, &c, &f, &e));
    fills("– {admin}", &f, "– Dimas");
}

/* ---- the set of a brand ---- */

TEST(the_first_set_has_every_kind_in_both_languages_and_passes_the_checker) {
    SCRATCH(a);
    bool has[PREPARED_KIND__COUNT] = { 0 };
    for (size_t i = 0; i < prepared_first_count; i++) {
        const PreparedFirst *p = &prepared_first[i];
        has[p->kind] = true;
        for (int l = 0; l < PREPARED_LANGUAGE__COUNT; l++) {
            PreparedPreview seen;
            prepared_preview(a, &(PreparedForm){ p->kind, (PreparedLanguage)l, str_c(p->text[l]) },
                             &(PreparedWith){ .now = NOW }, &seen);
            const Finding *f = seen.findings.items;
            for (size_t k = 0; k < seen.findings.count; k++)
                if (f[k].level != FINDING_HINT)
                    printf("%s: rule %d \"%.*s\"\n", p->name[l], (int)f[k].rule,
                           STR_ARG(f[k].words));
            CHECK(findings_pass(seen.findings.items, seen.findings.count));
        }
    }
    for (int k = 0; k < PREPARED_KIND__COUNT; k++)
        CHECK(has[k]);
}

TEST(a_brand_is_given_the_first_set_once) {
    DESK(d);
    TestShop *s = &d.shop;
    Caller by = shop_person(s, NOW);
    size_t whole = prepared_first_count * PREPARED_LANGUAGE__COUNT;
    CHECK(texts_of(&d).count == whole);
    CHECK_OK(prepared_start(s->db, &by, &e));
    CHECK(texts_of(&d).count == whole);
    CHECK_OK(prepared_remove(s->db, &by, text_of(&d, PREPARED_LATE).id, &e));
    CHECK_OK(prepared_start(s->db, &by, &e));
    CHECK(texts_of(&d).count == whole - 1); /* what people removed stays away */
}

static Err put(Desk *d, const char *text, const char *last_day, Prepared *out) {
    Caller by = shop_person(&d->shop, NOW);
    return prepared_create(d->shop.db, d->shop.arena, &by,
                           &(Prepared){ .kind = PREPARED_HOLDING, .name = S("Kami cek"),
                                        .text = str_c(text), .last_day = str_c(last_day) },
                           out, &e);
}

TEST(a_text_that_would_be_stopped_is_not_kept) {
    DESK(d);
    Prepared p = { 0 };
    CHECK(put(&d, "Kami jamin besok pasti sampai!", NULL, &p) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "text");
    CHECK(put(&d, "Halo {nama kakak}, kami cek. Kabar pukul {jam}.", NULL, &p) == ERR_INVALID);
    CHECK(put(&d, "Halo {nama}, kami cek. Kabar pukul {jam}.", "kemarin", &p) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "last_day");
    CHECK_OK(put(&d, "Halo {nama}, kami cek {barang}. Kabar pukul {jam}.", NULL, &p));
    CHECK(p.owner_id == d.shop.staff_id && p.version == 1 && !p.is_expired);
}

TEST(two_who_change_one_text_do_not_overwrite_each_other) {
    DESK(d);
    TestShop *s = &d.shop;
    Prepared was = text_of(&d, PREPARED_THANKS), is = was, out = { 0 };
    Caller by = shop_person(s, NOW);
    is.text = S("Terima kasih banyak {sapaan} {nama}, kami teruskan ke teman-teman. – {admin}");
    CHECK_OK(prepared_update(s->db, s->arena, &by, was.id, &is, &out, &e));
    CHECK(out.version == was.version + 1 && out.owner_id == s->staff_id);
    CHECK_ERR(ERR_CONFLICT, prepared_update(s->db, s->arena, &by, was.id, &was, &out, &e));
    by.brand_id = shop_other_brand(s);
    CHECK_ERR(ERR_NOT_FOUND, prepared_update(s->db, s->arena, &by, was.id, &is, &out, &e));
    CHECK_ERR(ERR_NOT_FOUND, prepared_remove(s->db, &by, was.id, &e));
}

TEST(a_removed_text_comes_back_within_a_day) {
    DESK(d);
    TestShop *s = &d.shop;
    Prepared was = text_of(&d, PREPARED_THANKS), late = text_of(&d, PREPARED_LATE), out = { 0 };
    Caller by = shop_person(s, NOW), after = shop_person(s, NOW + DAY + 1);
    CHECK_OK(prepared_count_use(s->db, &by, was.id, &e));
    CHECK_OK(prepared_remove(s->db, &by, was.id, &e));
    CHECK_ERR(ERR_NOT_FOUND, prepared_remove(s->db, &by, was.id, &e));
    CHECK_OK(prepared_restore(s->db, s->arena, &by, was.id, &out, &e));
    CHECK(out.times == 1 && out.used_at == NOW);
    CHECK_OK(prepared_remove(s->db, &by, was.id, &e));
    CHECK_OK(prepared_remove(s->db, &after, late.id, &e));
    CHECK_ERR(ERR_NOT_FOUND, prepared_restore(s->db, s->arena, &after, was.id, &out, &e));
    CHECK_OK(prepared_restore(s->db, s->arena, &after, late.id, &out, &e));
}

/* ---- for a case ---- */

TEST(what_is_offered_first_fits_what_was_written) {
    DESK(d);
    TestShop *s = &d.shop;
    PreparedOffer first = first_offer(&d, d.case_id, NOW);
    CHECK(first.kind == PREPARED_HOLDING && first.language == PREPARED_ID && first.is_complete);
    CHECK(str_starts(first.text, S("Halo Kak Sari, ")) && str_ends(first.text, S("– Rasti")));
    CHECK(first_offer(&d, said(s, "bagus", CLASS_PRAISE), NOW).kind == PREPARED_THANKS);
    CHECK(first_offer(&d, said(s, "capek", CLASS_AT_RISK), NOW).kind == PREPARED_AT_RISK);
    CHECK(first_offer(&d, said(s, "katanya", CLASS_RUMOUR), NOW).kind ==
          PREPARED_HOLDING_UNKNOWN_CAUSE);
}

TEST(a_greeting_that_was_said_is_used) {
    DESK(d);
    TestShop *s = &d.shop;
    Greeting g = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(greeting_set(s->db, s->arena, &by, d.case_id, HONORIFIC_IBU, &g, &e));
    CHECK(str_starts(first_offer(&d, d.case_id, NOW).text, S("Halo Ibu Sari, ")));
}

static void set_deadline(Desk *d, int64_t at) {
    Case c = { 0 };
    CHECK_OK(case_get(d->shop.db, d->shop.arena, d->shop.brand_id, d->case_id, &c, &e));
    c.deadline_at = at;
    CHECK_OK(case_store(d->shop.db, d->shop.brand_id, &c, &e));
}

static void change_policy(Desk *d, void (*change)(Policy *)) {
    Policy p = { 0 };
    Caller by = shop_person(&d->shop, NOW);
    CHECK_OK(policy_get(d->shop.db, d->shop.arena, d->shop.brand_id, &p, &e));
    change(&p);
    CHECK_OK(policy_set(d->shop.db, d->shop.arena, &by, &p, &p, &e));
}

static void no_late_apology(Policy *p) { p->late_apology = false; }
static void no_holding(Policy *p) { p->holding_free = false; }
static void mode_alone(Policy *p) { p->mode = MODE_ALONE; }

TEST(who_is_late_is_offered_the_words_for_it_first) {
    DESK(d);
    set_deadline(&d, NOW + HOUR);
    CHECK(first_offer(&d, d.case_id, NOW + 30 * MINUTE).kind == PREPARED_HOLDING);
    PreparedOffer late = first_offer(&d, d.case_id, NOW + 3 * HOUR);
    CHECK(late.kind == PREPARED_LATE && late.clause == 12);
    CHECK(str_find(late.text, S("setelah 3 jam")) > 0);
    change_policy(&d, no_late_apology);
    CHECK(first_offer(&d, d.case_id, NOW + 3 * HOUR).kind == PREPARED_HOLDING);
}

TEST(what_is_past_its_day_is_shown_and_not_offered) {
    DESK(d);
    Prepared p = { 0 };
    CHECK_OK(put(&d, "Halo {nama}, kami cek. Kabar pukul {jam}.", "2026-11-01", &p));
    CHECK(p.is_expired);
    List all = offers_of(&d, d.case_id, NOW);
    const PreparedOffer *o = all.items;
    for (size_t i = 0; i < all.count; i++)
        CHECK(o[i].id != p.id);
    CHECK_OK(put(&d, "Halo {nama}, kami cek. Kabar pukul {jam}.", "2026-11-02", &p));
    CHECK(!p.is_expired);
}

/* ---- what needs no second person ---- */

static Reply hand_in(Desk *d, int64_t case_id, Str text, int64_t now) {
    Reply r = { 0 };
    Case c = { 0 };
    Caller by = shop_person(&d->shop, now);
    CHECK_OK(case_get(d->shop.db, d->shop.arena, d->shop.brand_id, case_id, &c, &e));
    CHECK_OK(reply_create(
        d->shop.db, d->shop.arena, &by, case_id,
        &(ReplyForm){ .case_version = c.version, .text = text, .is_public = true, .overrides = true,
                      .request_key = str_fmt(d->shop.arena, "request-%lld", (long long)++d->keys) },
        &r, &e));
    return r;
}

TEST(a_holding_answer_leaves_without_a_second_person_as_it_was_filled) {
    DESK(d);
    PreparedOffer o = first_offer(&d, d.case_id, NOW);
    Reply r = hand_in(&d, d.case_id, o.text, NOW + 20 * MINUTE);
    CHECK(r.state == REPLY_BY_HAND);
    CHECK_STR(r.gate, "holding");
    CHECK(text_of(&d, PREPARED_HOLDING).times == 1);
    List log;
    Str next;
    CHECK_OK(audit_list(d.shop.db, d.shop.arena, d.shop.brand_id,
                        &(AuditFilter){ .object = S("reply") }, &log, &next, &e));
    const AuditRow *row = log.items;
    CHECK(log.count == 1 && str_find(row->detail, S("holding policy=v1/15")) > 0);
}

TEST(one_other_word_and_a_second_person_reads_it) {
    DESK(d);
    Str text = first_offer(&d, d.case_id, NOW).text;
    Str more = str_fmt(d.shop.arena, STR_FMT " Terima kasih ya.", STR_ARG(text));
    CHECK(hand_in(&d, d.case_id, more, NOW).state == REPLY_WAITING);
    /* filled for somebody else, or too long ago: another time stands there than would now */
    int64_t other = said(&d.shop, "punya saya juga", CLASS_COMPLAINT);
    CHECK(hand_in(&d, d.case_id, text, NOW + 2 * HOUR).state == REPLY_WAITING);
    Greeting g = { 0 };
    Caller by = shop_person(&d.shop, NOW);
    CHECK_OK(greeting_set(d.shop.db, d.shop.arena, &by, other, HONORIFIC_BAPAK, &g, &e));
    CHECK(hand_in(&d, other, text, NOW).state == REPLY_WAITING);
}

TEST(other_prepared_texts_and_other_people_wait) {
    DESK(d);
    TestShop *s = &d.shop;
    int64_t risk = said(s, "capek sekali", CLASS_AT_RISK);
    Str holding = first_offer(&d, d.case_id, NOW).text;
    List all = offers_of(&d, d.case_id, NOW);
    const PreparedOffer *o = all.items;
    for (size_t i = 0; i < all.count; i++)
        if (o[i].kind == PREPARED_TO_PRIVATE && o[i].language == PREPARED_ID)
            CHECK(hand_in(&d, d.case_id, o[i].text, NOW).state == REPLY_WAITING);
    /* two people for who is at risk */
    CHECK(hand_in(&d, risk, holding, NOW).state == REPLY_WAITING);
    change_policy(&d, no_holding);
    CHECK(hand_in(&d, d.case_id, holding, NOW).state == REPLY_WAITING);
}

TEST(nobody_answers_alone_who_may_be_in_danger_in_private_either) {
    DESK(d);
    TestShop *s = &d.shop;
    Case c = { 0 };
    Reply r = { 0 };
    Caller by = shop_person(s, NOW);
    int64_t risk = said(s, "capek sekali", CLASS_AT_RISK);
    ReplyForm form = { .text = S("Terima kasih sudah bercerita. Apakah sekarang aman? – Rasti"),
                       .request_key = S("request-risk") };
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, risk, &c, &e));
    form.case_version = c.version;
    CHECK_OK(reply_create(s->db, s->arena, &by, risk, &form, &r, &e));
    CHECK(r.state == REPLY_WAITING);
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, d.case_id, &c, &e));
    form.case_version = c.version;
    form.request_key = S("request-other");
    CHECK_OK(reply_create(s->db, s->arena, &by, d.case_id, &form, &r, &e));
    CHECK(r.state == REPLY_BY_HAND);
}

TEST(a_brand_that_works_alone_reads_again_even_when_others_are_there) {
    DESK(d);
    Str own = S("Halo Kak Sari, boleh kirim nomor pesanannya? Kami cek sekarang. – Rasti");
    CHECK(hand_in(&d, d.case_id, own, NOW).state == REPLY_WAITING);
    change_policy(&d, mode_alone);
    Reply r = hand_in(&d, d.case_id, own, NOW);
    CHECK(r.state == REPLY_BY_HAND);
    CHECK_STR(r.gate, "alone");
}
