/* test_api.h - the API without sockets: requests go straight through route_serve(), with the
 * headers a browser would send, on a fresh database of the engine under test.
 *
 * The office has a person of every role in brand 1, a stranger who owns brand 2, and in brand 1
 * three sources and one message. Every request of a person uses a session of its own. */
#ifndef TESTS_TEST_API_H
#define TESTS_TEST_API_H

#include "api/api.h"
#include "desk/staff.h"

#include "test_store.h"

enum { API_NOW = 1793590000 }; /* Monday, 2 November 2026, 10.26 WIB */

typedef struct TestOffice {
    TestDb files;
    Store *store;
    Arena *arena;
    Api api;
    SecretKey key;
    int64_t now;
    int64_t brand_id, other_brand_id, case_id, source_id, hook_id;
    int64_t staff[ROLE__COUNT]; /* by role, in brand_id; ROLE_NONE: the stranger */
} TestOffice;

TestOffice test_office_make(void);
void test_office_end(TestOffice *o);
#define TEST_OFFICE(name) TestOffice name CLEANUP(test_office_end) = test_office_make()

typedef struct TestHeader {
    const char *name;
    Str value;
} TestHeader;

typedef struct TestCall {
    const char *method;
    Str path;         /* with ?query */
    Str body;         /* p == NULL: none */
    int64_t staff_id; /* 0: nobody is signed in */
    bool no_token;    /* leave the CSRF token out */
    const TestHeader *headers;
    size_t header_count;
    const char *from, *host; /* NULL: 10.0.0.1 asks meja.example */
} TestCall;

typedef struct TestAnswer {
    int status;
    Str body, location, cookie;
} TestAnswer;

/* Lives in the office's arena. */
TestAnswer test_call(TestOffice *o, const TestCall *c);

#endif
