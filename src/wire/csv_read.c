#include "base/limits.h"
#include "wire/csv.h"

#include <string.h>

/* Which separator the first line has most of; quoted parts do not count. */
static char guess_separator(Str text) {
    static const char candidates[] = { ',', ';', '\t' };
    size_t counts[COUNT(candidates)] = { 0 };
    bool quoted = false;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '\n' || c == '\r'))
            break;
        for (size_t k = 0; !quoted && k < COUNT(candidates); k++)
            counts[k] += c == candidates[k];
    }
    size_t best = 0;
    for (size_t k = 1; k < COUNT(candidates); k++)
        if (counts[k] > counts[best])
            best = k;
    return candidates[best];
}

CsvReader csv_reader(Str text) {
    if (str_starts(text, S("\xEF\xBB\xBF")))
        text = str_slice(text, 3, text.n);
    return (CsvReader){ .rest = text, .separator = guess_separator(text), .next_line = 1 };
}

static bool is_break(char c) { return c == '\n' || c == '\r'; }

/* Step over one line end, if there is one here. */
static bool take_break(CsvReader *r) {
    if (r->rest.n == 0 || !is_break(r->rest.p[0]))
        return false;
    size_t n = r->rest.n > 1 && r->rest.p[0] == '\r' && r->rest.p[1] == '\n' ? 2 : 1;
    r->rest = str_slice(r->rest, n, r->rest.n);
    r->next_line++;
    return true;
}

static Err quoted_cell(CsvReader *r, Arena *a, Str *out, Error *e) {
    size_t at = 1, doubled = 0;
    for (;; at++) {
        const char *hit = memchr(r->rest.p + at, '"', r->rest.n - at);
        if (hit == NULL)
            FAIL(e, ERR_INVALID, "line %lld: a quote has no end", (long long)r->line);
        at = (size_t)(hit - r->rest.p) + 1;
        if (at == r->rest.n || r->rest.p[at] != '"')
            break;
        doubled++;
    }
    Str inner = str_slice(r->rest, 1, at - 1);
    r->rest = str_slice(r->rest, at, r->rest.n);
    for (size_t i = 0; i < inner.n; i++)
        r->next_line += inner.p[i] == '\n' ||
                        (inner.p[i] == '\r' && (i + 1 == inner.n || inner.p[i + 1] != '\n'));
    *out = inner;
    if (doubled == 0)
        return ERR_OK;
    Buf b = buf_new(a, inner.n);
    for (size_t i = 0; i < inner.n; i++) {
        buf_putc(&b, inner.p[i]);
        i += inner.p[i] == '"';
    }
    *out = str_dup(a, buf_str(&b));
    return ERR_OK;
}

static Str plain_cell(CsvReader *r) {
    size_t n = 0;
    while (n < r->rest.n && r->rest.p[n] != r->separator && !is_break(r->rest.p[n]))
        n++;
    Str cell = str_slice(r->rest, 0, n);
    r->rest = str_slice(r->rest, n, r->rest.n);
    return cell;
}

static Err one_cell(CsvReader *r, Arena *a, Str *out, Error *e) {
    if (r->rest.n && r->rest.p[0] == '"')
        TRY(quoted_cell(r, a, out, e));
    else
        *out = plain_cell(r);
    if (out->n > LIMIT_CSV_CELL)
        FAIL(e, ERR_LIMIT, "line %lld: a cell is longer than %d bytes", (long long)r->line,
             LIMIT_CSV_CELL);
    if (r->rest.n && r->rest.p[0] != r->separator && !is_break(r->rest.p[0]))
        FAIL(e, ERR_INVALID, "line %lld: text after a closing quote", (long long)r->line);
    return ERR_OK;
}

Err csv_next(CsvReader *r, Arena *a, CsvRow *out, Error *e) {
    Str cells[LIMIT_CSV_COLUMNS];
    size_t count = 0;
    while (take_break(r))
        continue;
    r->line = r->next_line;
    *out = (CsvRow){ .line = r->line };
    if (r->rest.n == 0)
        return ERR_OK;
    for (;;) {
        if (count == COUNT(cells))
            FAIL(e, ERR_LIMIT, "line %lld: more than %d columns", (long long)r->line,
                 LIMIT_CSV_COLUMNS);
        TRY(one_cell(r, a, &cells[count++], e));
        if (r->rest.n == 0 || take_break(r))
            break;
        r->rest = str_slice(r->rest, 1, r->rest.n);
    }
    out->cells = arena_make(a, Str, count);
    memcpy(out->cells, cells, count * sizeof *cells);
    out->count = count;
    return ERR_OK;
}
