/* test_mass.h - a shop whose answers leave by hooks, and what tests do with its mass answers. */
#ifndef TESTS_TEST_MASS_H
#define TESTS_TEST_MASS_H

#include "desk/mass_page.h"
#include "desk/mass_run.h"
#include "desk/outbox.h"
#include "desk/policy.h"

#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

/* Short enough for the channel that takes least. */
static const char good[] = "Halo {sapaan} {nama}, maaf paketnya terlambat. Kami cek ke kurir, "
                           "kabar pukul {jam} {zona}. Boleh DM nomor pesanannya? - {admin}";

/* Cases of one problem, whose answers leave by hooks. */
typedef struct Desk {
    TestShop shop;
    int64_t problem_id, cases[600];
    size_t count;
} Desk;

static inline int64_t say(Desk *d, const TestMessage *like) {
    TestMessage m = *like;
    Caller by = shop_person(&d->shop, NOW);
    Case c = { 0 };
    m.at = NOW - 600 + (int64_t)d->count;
    m.who = m.who ? m.who : str_z(d->shop.arena, str_fmt(d->shop.arena, "@pelanggan%c%c%c",
                                                 (int)('a' + d->count / 676 % 26),
                                                 (int)('a' + d->count / 26 % 26),
                                                 (int)('a' + d->count % 26)));
    m.text = m.text ? m.text : "paket saya belum sampai";
    m.class = m.class ? m.class : CLASS_COMPLAINT;
    int64_t id = shop_message(&d->shop, &m);
    CaseProblem where = { .problem_id = d->problem_id,
                          .name = d->problem_id ? (Str){ 0 } : S("Paket terlambat") };
    CHECK_OK(problem_put(d->shop.db, d->shop.arena, &by, id, &where, &c, &e));
    d->problem_id = c.problem_id;
    return d->cases[d->count++] = id;
}

static inline void set_policy(Desk *d, void (*change)(Policy *p)) {
    Policy p = { 0 };
    Caller by = shop_person(&d->shop, NOW);
    CHECK_OK(policy_get(d->shop.db, d->shop.arena, d->shop.brand_id, &p, &e));
    change(&p);
    CHECK_OK(policy_set(d->shop.db, d->shop.arena, &by, &p, &p, &e));
}
static inline void without_second(Policy *p) { p->four_eyes = false; }

static inline Desk desk_make(size_t cases) {
    Desk d = { .shop = test_shop_make() };
    for (size_t i = 0; i < 3; i++)
        shop_hook(&d.shop, i, NULL);
    for (size_t i = 0; i < cases; i++)
        say(&d, &(TestMessage){ .source = i % 3 });
    return d;
}
static inline void desk_end(Desk *d) { test_shop_end(&d->shop); }
#define DESK(name, cases) Desk name CLEANUP(desk_end) = desk_make(cases)

static inline Mass make(Desk *d) {
    Mass m = { 0 };
    Caller by = shop_person(&d->shop, NOW);
    MassForm form = { .scope = MASS_OF_PROBLEM, .problem_id = d->problem_id };
    CHECK_OK(mass_make(d->shop.db, d->shop.arena, &by, &form, &m, &e));
    return m;
}

static inline void save(Desk *d, Mass *m, MassText text) {
    Caller by = shop_person(&d->shop, NOW);
    text.version = m->version;
    CHECK_OK(mass_save(d->shop.db, d->shop.arena, &by, m->id, &text, m, &e));
}

NODISCARD static inline Err act_at(Desk *d, const Caller *by, Mass *m, MassChange c) {
    c.version = c.version ? c.version : m->version;
    return mass_act(d->shop.db, d->shop.arena, by, m->id, &c, m, &e);
}

NODISCARD static inline Err act(Desk *d, Mass *m, MassChange c) {
    Caller by = shop_person(&d->shop, NOW);
    return act_at(d, &by, m, c);
}

static inline Mass handed_in(Desk *d, const char *text) {
    Mass m = make(d);
    save(d, &m, (MassText){ .text = str_c(text) });
    CHECK_OK(act(d, &m, (MassChange){ .act = MASS_HAND_IN }));
    return m;
}

static inline MassTurn run(Desk *d, int64_t now) {
    MassTurn turn;
    CHECK_OK(mass_run(d->shop.db, d->shop.arena, now, &turn, &e));
    return turn;
}

static inline MassPage page(Desk *d, int64_t id) {
    MassPage p = { 0 };
    Caller by = shop_person(&d->shop, NOW);
    CHECK_OK(mass_page(d->shop.db, d->shop.arena, &by, id, &p, &e));
    return p;
}

static inline List items(Desk *d, int64_t id, MassItemFilter f) {
    List list;
    Str next;
    Caller by = shop_person(&d->shop, NOW);
    f.limit = f.limit ? f.limit : 200;
    CHECK_OK(mass_items(d->shop.db, d->shop.arena, &by, &(MassItems){ id, f }, &list, &next, &e));
    return list;
}

static inline MassReason reason_of(Desk *d, int64_t mass_id, int64_t case_id) {
    List list = items(d, mass_id, (MassItemFilter){ 0 });
    const MassItem *item = list.items;
    for (size_t i = 0; i < list.count; i++)
        if (item[i].case_id == case_id)
            return item[i].reason;
    return MASS_REASON__COUNT;
}

static inline Case the_case(Desk *d, int64_t id) {
    Case c = { 0 };
    CHECK_OK(case_get(d->shop.db, d->shop.arena, d->shop.brand_id, id, &c, &e));
    return c;
}

/* All that is due leaves; how many did. */
static inline int64_t send_all(Desk *d, int64_t now) {
    Outgoing o = { 0 };
    int64_t sent = 0;
    while (outbox_claim(d->shop.db, d->shop.arena, now, NULL, &o, &e) == ERR_OK) {
        CHECK_OK(outbox_finish(d->shop.db, d->shop.arena, &o,
                               &(TryEnd){ .outcome = TRY_SENT, .now = now }, &e));
        sent++;
    }
    return sent;
}

#endif
