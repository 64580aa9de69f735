#include "http/route.h"

#include <string.h>

const char *const method_names[] = { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OTHER",
                                     NULL };
static_assert(COUNT(method_names) == METHOD__COUNT + 1, "one name per method");

/* The part of a path up to the next slash; false at the end. */
static bool next_part(const char **p, const char *end, Str *part) {
    if (*p == end)
        return false;
    const char *from = ++*p; /* over the slash */
    while (*p < end && **p != '/')
        ++*p;
    *part = (Str){ from, (size_t)(*p - from) };
    return true;
}

static bool path_fits(const char *pattern, Str path, Str params[ROUTE_PARAMS_MAX]) {
    const char *a = pattern, *b = path.p, *end = path.p + path.n;
    size_t count = 0;
    Str want, got;
    /* Most rows differ early: skip what is equal up to the last slash before the first `{`. */
    while (b < end && *a == *b && *a != '{')
        a++, b++;
    if (*a == '\0')
        return b == end;
    while (a > pattern && *a != '/')
        a--, b--;
    const char *stop = a + str_c(a).n;
    for (;;) {
        bool more = next_part(&a, stop, &want);
        if (more != (b < end && *b == '/') || (more && !next_part(&b, end, &got)))
            return false;
        if (!more)
            return b == end;
        if (want.n && want.p[0] == '{') {
            if (got.n == 0 || count == ROUTE_PARAMS_MAX)
                return false;
            params[count++] = got;
        } else if (!str_eq(want, got)) {
            return false;
        }
    }
}

static bool method_fits(const char *row, Str method) {
    Str name = str_c(row);
    return str_eq(name, method) || (str_eq(method, S("HEAD")) && str_eq(name, S("GET")));
}

const Route *route_at(const RouteTable *t, size_t i) {
    for (size_t p = 0; p < t->count; p++) {
        if (i < t->parts[p]->count)
            return &t->parts[p]->rows[i];
        i -= t->parts[p]->count;
    }
    return NULL;
}

RouteMatch route_find(const RouteTable *t, Str method, Str path, Str params[ROUTE_PARAMS_MAX],
                      const Route **out) {
    RouteMatch best = ROUTE_NONE;
    if (path.n == 0 || path.p[0] != '/')
        return ROUTE_NONE;
    const Route *row;
    for (size_t i = 0; (row = route_at(t, i)) != NULL; i++) {
        Str found[ROUTE_PARAMS_MAX] = { { 0 } };
        if (!path_fits(row->path, path, found))
            continue;
        bool fits = method_fits(row->method, method);
        if (!fits && best == ROUTE_METHOD)
            continue;
        *out = row;
        best = ROUTE_METHOD;
        if (!fits)
            continue;
        for (size_t k = 0; k < ROUTE_PARAMS_MAX; k++)
            params[k] = found[k];
        return ROUTE_FOUND;
    }
    return best;
}

static size_t count_params(Str path) {
    size_t count = 0;
    for (size_t i = 0; i < path.n; i++)
        count += path.p[i] == '{';
    return count;
}

static const char *row_fault(const Route *row) {
    if (row->handle == NULL || row->path[0] != '/')
        return "has no handler or no path";
    if ((row->permission == 0) != ((row->flags & ROUTE_PUBLIC) != 0))
        return "needs either a permission or ROUTE_PUBLIC";
    if (count_params(str_c(row->path)) > ROUTE_PARAMS_MAX)
        return "has too many parameters";
    if (row->body != NULL && (row->flags & ROUTE_RAW))
        return "cannot have both a body and ROUTE_RAW";
    return names_find(method_names, str_c(row->method)) < 0 ? "has an unknown method" : NULL;
}

/* The path stands in an earlier part, too, which would hide this row's methods. */
static bool is_elsewhere(const RouteTable *t, size_t part, const char *path) {
    const RouteTable before = { .parts = t->parts, .count = part };
    const Route *row;
    for (size_t i = 0; (row = route_at(&before, i)) != NULL; i++)
        if (strcmp(row->path, path) == 0)
            return true;
    return false;
}

static NODISCARD Err check_part(const RouteTable *t, size_t part, Error *e) {
    const RouteRows *of = t->parts[part];
    for (size_t i = 0; i < of->count; i++) {
        const Route *row = &of->rows[i];
        const char *fault = row_fault(row);
        if (fault != NULL)
            FAIL(e, ERR_INTERNAL, "route %s %s %s", row->method, row->path, fault);
        int order = i > 0 ? strcmp(row[-1].path, row->path) : -1;
        if (order > 0 || (order == 0 && strcmp(row[-1].method, row->method) >= 0))
            FAIL(e, ERR_INTERNAL, "route %s %s is not in order", row->method, row->path);
        if (is_elsewhere(t, part, row->path))
            FAIL(e, ERR_INTERNAL, "route %s %s stands in two parts", row->method, row->path);
    }
    return ERR_OK;
}

Err route_check(const RouteTable *t, Error *e) {
    for (size_t p = 0; p < t->count; p++)
        TRY(check_part(t, p, e));
    return ERR_OK;
}
