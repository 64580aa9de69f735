/* test_statement.h - a shop with a second person and statements in every state, for tests of
 * desk/statement.h and of what follows from it. */
#ifndef TESTS_TEST_STATEMENT_H
#define TESTS_TEST_STATEMENT_H

#include "desk/statement.h"

#include "test_shop.h"

enum { STATEMENT_NOW = SHOP_MONDAY + 10 * HOUR };

/* Its answers leave by hook; the owner writes and the second person approves. */
typedef struct Desk {
    TestShop shop;
    int64_t second_id, key;
} Desk;

Desk desk_make(void);
Desk desk_alone(void); /* without a second person */
void desk_end(Desk *d);
#define DESK(name) Desk name CLEANUP(desk_end) = desk_make()
#define DESK_ALONE(name) Desk name CLEANUP(desk_end) = desk_alone()

Caller desk_owner(const Desk *d, int64_t now);
Caller desk_second(const Desk *d, int64_t now);

/* A list of one text, or of none for NULL. */
List desk_words(Arena *a, const char *text);
StatementSlot desk_slot(Desk *d, DriftKind kind, const char *value, const char *old);
/* A deadline, a cause ("kemasan bocor", once "bahan basi") and a remedy; written by the owner. */
Statement desk_statement(Desk *d, int64_t problem_id, const char *deadline);
StatementVersion desk_version(Desk *d, int64_t id, int64_t number);
/* The next version of it, with another deadline, as a draft of the owner. */
StatementVersion desk_next(Desk *d, int64_t id, const char *deadline);
/* Approved by the second person and in force at `now`. */
StatementVersion desk_enforced(Desk *d, int64_t id, int64_t number, int64_t now);
/* Errors are in d->shop.e. */
Err desk_step(Desk *d, const Caller *by, StatementVersion *v, StatementAct act);
Err desk_edit(Desk *d, StatementVersion *v, List slots, const char *text);

#endif
