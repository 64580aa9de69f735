/* test_acts.h - what may be done with a case and with a reply, in which state and with which right:
 * the tables of desk/ written down a second time, for the tests that hold them against the program.
 * A new act or state without its place here does not build or fails. */
#ifndef TESTS_TEST_ACTS_H
#define TESTS_TEST_ACTS_H

#include "desk/reply.h"

typedef struct TestAct {
    unsigned from;  /* states, as bits */
    unsigned right;
} TestAct;

#define AT(state) (1u << (state))

enum {
    CASES_OPEN = AT(CASE_NEW) | AT(CASE_CLASSIFIED) | AT(CASE_ANSWERED) | AT(CASE_FOLLOW) |
                 AT(CASE_REFERRED),
    CASES_PARKED = AT(CASE_WATCHED) | AT(CASE_SNOOZED) | AT(CASE_IGNORED),
    CASES_ALL = CASES_OPEN | CASES_PARKED | AT(CASE_DONE) | AT(CASE_SPAM),
};
static_assert(CASES_ALL == AT(CASE_STATE__COUNT) - 1, "every state of a case stands here");

static const TestAct test_case_acts[] = {
    [ACT_CLASSIFY] = { CASES_ALL, RIGHT_WRITE },
    [ACT_TAKE] = { CASES_ALL, RIGHT_WRITE },
    [ACT_RELEASE] = { CASES_ALL, RIGHT_WRITE },
    [ACT_IGNORE] = { CASES_OPEN | CASES_PARKED, RIGHT_WRITE },
    [ACT_WATCH] = { CASES_OPEN | CASES_PARKED, RIGHT_WRITE },
    [ACT_SNOOZE] = { CASES_OPEN | CASES_PARKED, RIGHT_WRITE },
    [ACT_SPAM] = { CASES_OPEN | CASES_PARKED, RIGHT_WRITE },
    [ACT_DONE] = { CASES_OPEN | CASES_PARKED, RIGHT_WRITE },
    [ACT_REOPEN] = { CASES_ALL & ~(AT(CASE_NEW) | AT(CASE_CLASSIFIED)), RIGHT_WRITE },
};
static_assert(COUNT(test_case_acts) == ACT__COUNT, "every act of a case stands here");

/* Of the ten states of a reply those that no act may touch: sending, confirmed, cancelled. */
static const TestAct test_reply_acts[] = {
    [REPLY_ACT_APPROVE] = { AT(REPLY_WAITING), RIGHT_APPROVE },
    [REPLY_ACT_RETURN] = { AT(REPLY_WAITING), RIGHT_APPROVE },
    [REPLY_ACT_CANCEL] = { AT(REPLY_WAITING) | AT(REPLY_RETURNED) | AT(REPLY_HELD) |
                               AT(REPLY_BY_HAND) | AT(REPLY_FAILED),
                           RIGHT_WRITE },
    [REPLY_ACT_MARK_SENT] = { AT(REPLY_BY_HAND) | AT(REPLY_UNKNOWN), RIGHT_WRITE },
    [REPLY_ACT_NOT_SENT] = { AT(REPLY_UNKNOWN) | AT(REPLY_SENT), RIGHT_WRITE }, /* sent: by hand */
    [REPLY_ACT_RETRY] = { AT(REPLY_FAILED), RIGHT_WRITE },
};
static_assert(COUNT(test_reply_acts) == REPLY_ACT__COUNT, "every act of a reply stands here");
static_assert(REPLY_STATE__COUNT == 10, "a new state of a reply: which acts may touch it?");

#endif
