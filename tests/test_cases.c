#include "test_cases.h"

#include <stdio.h>
#include <string.h>

enum { LINE_ROOM = 4096 };

static void complain(const char *file, const Case *c, Str got) {
    printf("testdata/%s:%d: got \"" STR_FMT "\" for: " STR_FMT "\n", file, c->line, STR_ARG(got),
           STR_ARG(c->fields[0]));
    test_failures++;
}

void cases_walk(const char *file, size_t fields, size_t least, CaseFn *fn) {
    char path[LINE_ROOM], line[LINE_ROOM];
    snprintf(path, sizeof path, "%s/%s", TEXT_CASES, file);
    FILE *f = fopen(path, "r");
    CHECK(f != NULL);
    if (f == NULL)
        return;
    size_t count = 0;
    Case c = { .line = 0 };
    while (fgets(line, sizeof line, f)) {
        SCRATCH(a);
        c.line++;
        Str rest = { line, strcspn(line, "\n") };
        if (rest.n == 0 || rest.p[0] == '#')
            continue;
        size_t n = 0;
        while (n < FIELDS_MAX && str_cut(&rest, '\t', &c.fields[n]))
            n++;
        CHECK(n == fields);
        if (n == fields)
            fn(a, &c, file);
        count++;
    }
    fclose(f);
    CHECK(count >= least);
}

void case_expect(const Case *c, const char *file, Str want, Str got) {
    if (!str_eq(want, got))
        complain(file, c, got);
}

bool case_moment(Str field, int64_t *at, int *zone) {
    static const struct {
        const char *name;
        int zone;
    } zones[] = { { " WIB", ZONE_WIB }, { " WITA", ZONE_WITA }, { " WIT", ZONE_WIT } };
    *at = *zone = 0;
    for (size_t i = 0; i < COUNT(zones); i++)
        if (str_ends(field, str_c(zones[i].name))) {
            *zone = zones[i].zone;
            field.n -= strlen(zones[i].name);
            return time_parse(field, *zone, at);
        }
    return str_eq(field, S("-"));
}

void case_put_moment(Buf *b, int64_t at, int zone) {
    Civil c = civil_from(at, zone);
    buf_printf(b, " %04d-%02d-%02d %02d:%02d", c.year, c.month, c.day, c.hour, c.minute);
}
