/* Where a crisis began and how it spread; evidence that is held. */
#include "crisis/spread.h"

#include "crisis/hold.h"
#include "crisis/room.h"
#include "crisis/timeline.h"
#include "desk/audit.h"
#include "desk/erasure.h"
#include "desk/message.h"
#include "desk/problem.h"
#include "desk/search_words.h"
#include "desk/secrecy.h"
#include "desk/sweep.h"
#include "test_shop.h"

#include <string.h>

static Error e;
enum { NOW = SHOP_MONDAY + 12 * HOUR };

/* A crisis about one problem: eight cases on TikTok, one of them with 20.000 followers, four of
 * the same text; later three on Instagram. */
typedef struct Storm {
    TestShop shop;
    int64_t problem_id, cases[12], count;
    Crisis crisis;
} Storm;

static void add(Storm *s, const TestMessage *m) {
    Case c = { 0 };
    Caller by = shop_person(&s->shop, NOW);
    TestMessage full = *m;
    full.mood = MOOD_NEGATIVE;
    full.class = CLASS_COMPLAINT;
    full.text = m->text ? m->text : "kemasan bocor";
    int64_t id = s->cases[s->count++] = shop_message(&s->shop, &full);
    CHECK_OK(problem_put(s->shop.db, s->shop.arena, &by, id,
                         &(CaseProblem){ .problem_id = s->problem_id,
                                         .name = s->problem_id ? (Str){ 0 } : S("Bocor") },
                         &c, &e));
    s->problem_id = c.problem_id;
}

static const char *name_of(Storm *s, int i) {
    return str_z(s->shop.arena, str_fmt(s->shop.arena, "@p%d", i));
}

static Storm storm_make(void) {
    Storm s = { .shop = test_shop_make() };
    Caller by = shop_person(&s.shop, NOW + 2 * HOUR);
    for (int i = 0; i < 8; i++)
        add(&s, &(TestMessage){ .at = NOW + i * MINUTE,
                                .source = 1,
                                .who = name_of(&s, i),
                                .reach = i == 2   ? 20000
                                         : i == 3 ? 50
                                                  : 0,
                                .signature = i >= 4 ? 77 : 0,
                                .text = i >= 4 ? "teks sama" : "kemasan bocor" });
    for (int i = 8; i < 11; i++)
        add(&s, &(TestMessage){ .at = NOW + i * 10 * MINUTE, .who = name_of(&s, i) });
    CHECK_OK(crisis_open(s.shop.db, s.shop.arena, &by,
                         &(CrisisForm){ .name = S("Kemasan bocor"), .problem_id = s.problem_id },
                         &s.crisis, &e));
    return s;
}
static void storm_end(Storm *s) { test_shop_end(&s->shop); }
#define STORM(name) Storm name CLEANUP(storm_end) = storm_make()

static Spread look(Storm *s, int64_t now) {
    Spread out = { 0 };
    Caller by = shop_person(&s->shop, now);
    CHECK_OK(spread_read(s->shop.db, s->shop.arena, &by, s->crisis.id, &out, &e));
    return out;
}

static Err looked(Storm *s, const Caller *by) {
    Spread out = { 0 };
    return spread_read(s->shop.db, s->shop.arena, by, s->crisis.id, &out, &e);
}

static bool has_gap(const Spread *s, SpreadGapKind kind, int64_t count) {
    const SpreadGap *gap = s->gaps.items;
    for (size_t i = 0; i < s->gaps.count; i++)
        if (gap[i].kind == kind)
            return gap[i].count == count;
    return false;
}

static void behind_its_back(Storm *s, const char *sql) {
    TestShop *shop = &s->shop;
    CHECK_OK(store_commit(shop->store, &shop->db, &e));
    test_db_sql(&shop->files, sql);
    CHECK_OK(store_write(shop->store, &shop->db, &e));
}

static void closed_at(Storm *s, int64_t at) {
    behind_its_back(
        s, str_z(s->shop.arena,
                 str_fmt(s->shop.arena, "UPDATE crisis SET phase = 'closed', closed_at = %lld",
                         (long long)at)));
}

TEST(a_spread_tells_where_it_began_and_how_sure_that_is) {
    STORM(s);
    Spread got = look(&s, NOW + 3 * HOUR);
    CHECK(got.origin.source_id == s.shop.sources[1] && got.origin.channel == CHANNEL_TIKTOK);
    CHECK(got.origin.agree == 8 && got.origin.of == 8 && got.trust == SPREAD_STRONG);
    CHECK(s.crisis.origin_source_id == got.origin.source_id); /* the room guesses the same */
    CHECK(got.trace.messages == 11 && got.people == 11 && got.trace.from == NOW);
    CHECK(got.gaps.count == 0 && got.is_named && got.expires_at == 0);
    CHECK(got.reach_least == 20000 && got.reach_most == 20050 && got.reach_unknown == 9);
    const SpreadChannel *c = got.channels.items;
    CHECK(got.channels.count == 2 && c[0].channel == CHANNEL_TIKTOK && c[0].messages == 8);
    CHECK(c[1].channel == CHANNEL_INSTAGRAM && c[1].first_at == NOW + 80 * MINUTE);
    const TraceLink *l = got.links.items;
    CHECK(got.links.count == 3 && l[0].kind == TRACE_SAME_TEXT && l[0].from_at == NOW + 240);
}

TEST(its_cells_hold_every_message_once) {
    STORM(s);
    Spread got = look(&s, NOW + 3 * HOUR);
    const SpreadCell *c = got.cells.items;
    int64_t sum = 0;
    for (size_t i = 0; i < got.cells.count; i++) {
        CHECK(c[i].at % got.step == 0 && (i == 0 || c[i].at >= c[i - 1].at));
        sum += c[i].messages;
    }
    CHECK(sum == 11 && got.step == 5 * MINUTE && got.cells.count == 5);
}

TEST(what_is_not_seen_is_said) {
    STORM(s);
    Case c = { 0 };
    Caller by = shop_person(&s.shop, NOW + HOUR);
    CHECK_OK(case_get(s.shop.db, s.shop.arena, s.shop.brand_id, s.cases[10], &c, &e));
    CHECK_OK(secrecy_set(s.shop.db, s.shop.arena, &by, s.cases[10],
                         &(SecrecyForm){ .is_secret = true, .version = c.version }, &c, &e));
    behind_its_back(&s, str_z(s.shop.arena, str_fmt(s.shop.arena,
                                                    "UPDATE message SET state = 'deleted' "
                                                    "WHERE case_id = %lld",
                                                    (long long)s.cases[9])));
    Spread got = look(&s, NOW + 3 * HOUR);
    CHECK(got.trace.messages == 9 && has_gap(&got, GAP_DELETED, 1) && has_gap(&got, GAP_SECRET, 1));
    behind_its_back(&s,
                    str_z(s.shop.arena, str_fmt(s.shop.arena, "UPDATE source SET created_at = %lld",
                                                (long long)NOW - HOUR)));
    got = look(&s, NOW + 3 * HOUR);
    CHECK(has_gap(&got, GAP_EDGE, 0) && got.trust == SPREAD_FAIR);
}

TEST(few_and_divided_cases_are_weak_evidence) {
    List first;
    Origin o;
    FirstCase c[] = { { 1, S("satu"), CHANNEL_X, 0, NOW },
                      { 2, S("dua"), CHANNEL_TIKTOK, 0, NOW + 1 },
                      { 2, S("dua"), CHANNEL_TIKTOK, 0, NOW + 2 },
                      { 1, S("satu"), CHANNEL_X, 0, NOW + 3 } };
    first = (List){ c, 4 };
    origin_of(&first, &o);
    CHECK(o.source_id == 1 && o.agree == 2 && o.of == 4); /* of two, the earlier */
    first.count = 3;
    origin_of(&first, &o);
    CHECK(o.source_id == 2 && o.agree == 2 && o.of == 3 && o.at == NOW + 1);
    first.count = 0;
    origin_of(&first, &o);
    CHECK(o.source_id == 0 && o.of == 0);
}

TEST(a_crisis_without_a_problem_is_told_from_its_rise) {
    TEST_SHOP(s);
    Crisis c = { 0 };
    Spread got = { 0 };
    Caller by = shop_person(&s, NOW + HOUR);
    shop_history(&s, NOW, 30);
    (void)shop_judge(&s, NOW);
    shop_storm(&s, NOW, NOW + HOUR, 20);
    (void)shop_judge(&s, NOW + HOUR);
    CHECK_OK(crisis_open(s.db, s.arena, &by, &(CrisisForm){ .name = S("Ramai") }, &c, &e));
    CHECK_OK(spread_read(s.db, s.arena, &by, c.id, &got, &e));
    CHECK(got.trace.messages == 180 && got.channels.count == 3 && got.origin.of == 8);
    CHECK(got.trust != SPREAD_STRONG && has_gap(&got, GAP_NEAR, 10));
    by.brand_id = shop_other_brand(&s);
    CHECK(spread_read(s.db, s.arena, &by, c.id, &got, &e) == ERR_NOT_FOUND);
}

TEST(a_trace_goes_with_its_days_unless_it_was_held_before) {
    STORM(s);
    LegalHold hold;
    closed_at(&s, NOW + DAY);
    Caller by = shop_person(&s.shop, NOW + 91 * DAY), late = by;
    Spread got = look(&s, NOW + 91 * DAY);
    CHECK(got.expires_at == NOW + 91 * DAY);
    late.now++;
    CHECK(looked(&s, &late) == ERR_DENIED && e.clause.number > 0);
    CHECK_OK(hold_place(s.shop.db, s.shop.arena, &late, s.crisis.id,
                        &(LegalHoldForm){ S("Perkara 12") }, &hold, &e));
    CHECK(looked(&s, &late) == ERR_DENIED); /* too late: it brings nothing back */
    CHECK_OK(hold_lift(s.shop.db, s.shop.arena, &late, s.crisis.id,
                       &(LegalHoldLift){ S("Keliru"), hold.version }, &hold, &e));
    CHECK_OK(hold_place(s.shop.db, s.shop.arena, &by, s.crisis.id,
                        &(LegalHoldForm){ S("Perkara 12") }, &hold, &e));
    late.now += 100 * DAY;
    CHECK(looked(&s, &late) == ERR_OK);
}

/* ---- the table ---- */

TEST(the_table_holds_no_names_and_no_texts_and_is_logged) {
    STORM(s);
    List rows;
    Str next;
    Buf out = buf_new(s.shop.arena, 1 << 20);
    Caller by = shop_person(&s.shop, NOW + 3 * HOUR), second = shop_second(&s.shop, NOW + 3 * HOUR);
    int64_t count = 0;
    CHECK(spread_csv(s.shop.db, s.shop.arena, &second, s.crisis.id, &out, &count, &e) ==
          ERR_DENIED);
    CHECK(out.n == 0);
    CHECK_OK(spread_csv(s.shop.db, s.shop.arena, &by, s.crisis.id, &out, &count, &e));
    CHECK_OK(spread_csv_taken(s.shop.db, s.shop.arena, &by, s.crisis.id, count, &e));
    Str table = buf_str(&out);
    CHECK(str_find(table, S("\"at\",\"channel\",\"source\",\"handle\",\"link\",\"sha256\"")) >= 0);
    CHECK(str_find(table, S("\"tiktok\"")) >= 0 && str_find(table, S("'@p4")) >= 0);
    CHECK(str_find(table, S("kemasan bocor")) < 0 && str_find(table, S("teks sama")) < 0);
    CHECK(str_find(table, S("\"earliest\"")) >= 0);
    CHECK_OK(audit_list(s.shop.db, s.shop.arena, s.shop.brand_id,
                        &(AuditFilter){ .object = S("crisis"), .limit = 1 }, &rows, &next, &e));
    const AuditRow *r = rows.items;
    CHECK(str_eq(r->act, S("crisis.spread_export")) && str_eq(r->detail, S("rows=11")));
}

/* ---- evidence that is held ---- */

static int64_t author_of(Storm *s, int64_t case_id) {
    List messages;
    Case c = { 0 };
    CHECK_OK(message_list(s->shop.db, s->shop.arena, s->shop.brand_id, case_id, 0, &messages, &e));
    const Message *m = messages.items;
    CHECK_OK(db_run(s->shop.db, Q_MESSAGE_WORDS_INSERT,
                    DB_ARGS(DB_V(m->id), DB_V(search_normal(s->shop.arena, m->title, m->text)),
                            DB_V(s->shop.brand_id)),
                    NULL, &e));
    CHECK_OK(case_get(s->shop.db, s->shop.arena, s->shop.brand_id, case_id, &c, &e));
    return c.author_id;
}

static Err erase(Storm *s, int64_t author_id, const char *handle, int64_t now) {
    Erasure done = { 0 };
    Caller by = shop_person(&s->shop, now);
    return erasure_of_author(s->shop.db, s->shop.arena, &by, author_id,
                             &(ErasureForm){ str_c(handle), S("surat 3 November") }, &done, &e);
}

TEST(held_evidence_is_not_erased_until_the_hold_is_lifted) {
    STORM(s);
    LegalHold hold;
    Case c = { 0 };
    Caller by = shop_person(&s.shop, NOW + 3 * HOUR);
    int64_t first = author_of(&s, s.cases[0]), late;
    CHECK(hold_place(s.shop.db, s.shop.arena, &by, s.crisis.id, &(LegalHoldForm){ S(" ") }, &hold,
                     &e) == ERR_INVALID);
    CHECK_OK(hold_place(s.shop.db, s.shop.arena, &by, s.crisis.id,
                        &(LegalHoldForm){ S(" Perkara 12 ") }, &hold, &e));
    CHECK(hold.cases == 11 && str_eq(hold.reason, S("Perkara 12")) && hold.lifted_at == 0);
    CHECK(hold_place(s.shop.db, s.shop.arena, &by, s.crisis.id, &(LegalHoldForm){ S("Lagi") },
                     &hold, &e) == ERR_CONFLICT);
    CHECK(erase(&s, first, "@p0", NOW + 4 * HOUR) == ERR_CONFLICT && e.clause.number > 0);
    /* one that came later, and one that left the problem afterwards */
    add(&s, &(TestMessage){ .at = NOW + 5 * HOUR, .who = "@telat" });
    late = author_of(&s, s.cases[11]);
    CHECK_OK(sweep(s.shop.db, NOW + 6 * HOUR, &e));
    CHECK_OK(problem_put(s.shop.db, s.shop.arena, &by, s.cases[11], &(CaseProblem){ 0 }, &c, &e));
    CHECK(erase(&s, late, "@telat", NOW + 6 * HOUR) == ERR_CONFLICT);
    CHECK(hold_lift(s.shop.db, s.shop.arena, &by, s.crisis.id, &(LegalHoldLift){ S("Damai"), 7 },
                    &hold, &e) == ERR_CONFLICT);
    CHECK_OK(hold_lift(s.shop.db, s.shop.arena, &by, s.crisis.id, &(LegalHoldLift){ S("Damai"), 1 },
                       &hold, &e));
    CHECK(hold.lifted_at == by.now && hold.cases == 12);
    CHECK(hold_lift(s.shop.db, s.shop.arena, &by, s.crisis.id, &(LegalHoldLift){ S("Damai"), 2 },
                    &hold, &e) == ERR_CONFLICT);
    CHECK_OK(erase(&s, late, "@telat", NOW + 7 * HOUR));
}

TEST(a_hold_of_a_crisis_without_a_problem_covers_its_rise) {
    TEST_SHOP(s);
    Crisis c = { 0 };
    LegalHold hold;
    Caller by = shop_person(&s, NOW + HOUR), other = by;
    shop_storm(&s, NOW, NOW + HOUR, 120);
    CHECK_OK(crisis_open(s.db, s.arena, &by, &(CrisisForm){ .name = S("Ramai") }, &c, &e));
    CHECK_OK(hold_place(s.db, s.arena, &by, c.id, &(LegalHoldForm){ S("Perkara 12") }, &hold, &e));
    CHECK(hold.cases == 30);
    CHECK(brand_remove(s.db, &by, &e) == ERR_CONFLICT);
    other.brand_id = shop_other_brand(&s);
    List list;
    CHECK(hold_list(s.db, s.arena, &other, c.id, &list, &e) == ERR_NOT_FOUND);
    CHECK_OK(hold_list(s.db, s.arena, &by, c.id, &list, &e));
    CHECK(list.count == 1);
    CHECK_OK(hold_lift(s.db, s.arena, &by, c.id, &(LegalHoldLift){ S("Damai"), 1 }, &hold, &e));
    CHECK_OK(legal_hold_of_brand(s.db, s.brand_id, &e));
}

/* What it is for may be a matter of lawyers: neither the room nor the log nor an evidence file. */
TEST(a_hold_is_told_but_not_what_for) {
    STORM(s);
    LegalHold hold;
    List rows;
    Str next;
    Caller by = shop_person(&s.shop, NOW + 3 * HOUR), second = shop_second(&s.shop, by.now);
    CHECK_OK(hold_place(s.shop.db, s.shop.arena, &by, s.crisis.id,
                        &(LegalHoldForm){ S("Perkara 12") }, &hold, &e));
    CHECK_OK(timeline_list(s.shop.db, s.shop.arena, &by,
                           &(TimelineOf){ s.crisis.id, { .limit = 10 } }, &rows, &next, &e));
    const TimelineRow *r = rows.items;
    CHECK(rows.count > 0 && str_eq(r[0].act, S("crisis.hold")) && r[0].text.n == 0);
    CHECK_OK(audit_list(s.shop.db, s.shop.arena, s.shop.brand_id,
                        &(AuditFilter){ .object = S("crisis"), .limit = 1 }, &rows, &next, &e));
    const AuditRow *kept = rows.items;
    CHECK(str_eq(kept->act, S("crisis.hold")) && kept->commitment.n == 0);
    CHECK(str_find(kept->detail, S("Perkara")) < 0);
    CHECK_OK(hold_list(s.shop.db, s.shop.arena, &by, s.crisis.id, &rows, &e));
    CHECK_STR(((const LegalHold *)rows.items)->reason, "Perkara 12");
    CHECK_OK(hold_list(s.shop.db, s.shop.arena, &second, s.crisis.id, &rows, &e));
    CHECK(rows.count == 1 && ((const LegalHold *)rows.items)->reason.n == 0);
}
