/* test_shop.h - a small shop with one person and two sources, for tests of desk/: every act at
 * a time the test chooses.
 *
 * Everything runs in one write transaction that is committed and begun again by shop_commit(). */
#ifndef TESTS_TEST_SHOP_H
#define TESTS_TEST_SHOP_H

#include "base/time.h"
#include "desk/alarm.h"
#include "desk/brand.h"
#include "desk/case.h"
#include "desk/source.h"

#include "test_store.h"

typedef struct TestShop {
    TestDb files;
    Store *store;
    Db *db;
    Arena *arena;
    Error e;
    int64_t brand_id, staff_id, second_id, sources[3], messages;
} TestShop;

/* Monday, 2 November 2026, 00.00 WIB. */
enum { SHOP_MONDAY = 1793552400 };

TestShop test_shop_make(void); /* in WIB */
TestShop test_shop_in(int64_t zone);
void test_shop_end(TestShop *s);
#define TEST_SHOP(name) TestShop name CLEANUP(test_shop_end) = test_shop_make()

/* Another brand beside the shop's, for the wall between them. */
int64_t shop_other_brand(TestShop *s);
Caller shop_person(const TestShop *s, int64_t now);
void shop_commit(TestShop *s);

/* Answers of this source leave by a hook; `lookup` NULL: that cannot be asked by key. */
void shop_hook(TestShop *s, size_t source, const char *lookup);
/* A second person of the shop who may approve. */
Caller shop_second(TestShop *s, int64_t now);

/* What a five-minute bucket counted, without messages behind it. */
void shop_count(TestShop *s, int64_t at, int64_t total, int64_t negative, int64_t spam);
/* Every half hour of `days` days before `until`: busy days, quiet nights, a tenth negative. */
void shop_history(TestShop *s, int64_t until, int days);

typedef struct TestMessage {
    int64_t at, reach, subjects, demands, signals; /* bits, as in Reading */
    int64_t signature, seen_at; /* seen_at 0: as it was written */
    const char *who, *text;
    size_t source; /* 0, 1 or 2 */
    Mood mood;
    MessageClass class;
    Severity severity;
    bool is_nameless; /* nobody knows who wrote it */
    bool is_own; /* in a case of its own, and not counted */
    bool is_direct; /* a private talk */
} TestMessage;
/* A message with its case and its place in the counts; the case. */
int64_t shop_message(TestShop *s, const TestMessage *m);
/* The customer of a case writes again: its class, severity and bits are those of `m` then. */
void shop_word(TestShop *s, int64_t case_id, const TestMessage *m);
/* One angry message every `every` seconds, each by somebody else, over three channels. */
void shop_storm(TestShop *s, int64_t from, int64_t until, int64_t every);
/* What is judged now. */
VerdictRow shop_judge(TestShop *s, int64_t now);
/* A grave message opens a real incident at `now`. */
Incident shop_grave(TestShop *s, int64_t now);
/* The call that is due, claimed. */
CallOut shop_claim(TestShop *s, int64_t now);
/* The first answer of ours leaves. */
void shop_answer(TestShop *s, int64_t case_id, int64_t at);

#endif
