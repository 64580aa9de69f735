/* test_cases.h - walks the files in testdata, one case a line, fields separated by tabs, # for
 * comments. A file that loses its cases fails, so that no test passes by testing nothing. */
#ifndef TESTS_TEST_CASES_H
#define TESTS_TEST_CASES_H

#include "base/time.h"
#include "test.h"

enum { FIELDS_MAX = 4 };

typedef struct Case {
    Str fields[FIELDS_MAX];
    int line;
} Case;

typedef void CaseFn(Arena *a, const Case *c, const char *file);

/* Every line has so many fields; there are at least so many lines. */
void cases_walk(const char *file, size_t fields, size_t least, CaseFn *fn);
/* Says what was found instead and counts a failure. */
void case_expect(const Case *c, const char *file, Str want, Str got);
/* "2026-11-25 14:30 WITA", or "-" for a time nobody knows. */
bool case_moment(Str field, int64_t *at, int *zone);
void case_put_moment(Buf *b, int64_t at, int zone);

#endif
