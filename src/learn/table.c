#include "base/number.h"
#include "learn/examples.h"
#include "wire/csv.h"

#include <string.h>

static size_t count_lines(Str text) {
    size_t n = 1;
    for (size_t i = 0; i < text.n; i++)
        n += text.p[i] == '\n' || text.p[i] == '\r';
    return n;
}

static void add_row(Table *t, Arena *a, const Str *cells, size_t count) {
    if (t->names == NULL) {
        t->columns = count;
        t->names = arena_make(a, Str, count);
    }
    Str *row = arena_make(a, Str, t->columns);
    for (size_t i = 0; i < t->columns; i++)
        row[i] = i < count ? cells[i] : S("");
    if (t->rows == 0)
        memcpy(t->names, row, t->columns * sizeof *row);
    t->cells[t->rows++] = row;
}

static Err read_csv(Arena *a, Str text, Table *out, Error *e) {
    CsvReader reader = csv_reader(text);
    CsvRow row;
    for (;;) {
        TRY(csv_next(&reader, a, &row, e));
        if (row.count == 0)
            return ERR_OK;
        add_row(out, a, row.cells, row.count);
    }
}

Err table_read(Arena *a, Str text, bool is_csv, Table *out, Error *e) {
    enum { COLUMNS_MOST = 64 };
    Str line, cells[COLUMNS_MOST];
    *out = (Table){ .cells = arena_make(a, Str *, count_lines(text) + 1) };
    if (is_csv)
        return read_csv(a, text, out, e);
    while (str_cut(&text, '\n', &line)) {
        size_t count = 0;
        Str cell;
        if (str_ends(line, S("\r")))
            line = str_slice(line, 0, line.n - 1);
        if (line.n == 0)
            continue;
        while (count < COLUMNS_MOST && str_cut(&line, '\t', &cell))
            cells[count++] = cell;
        add_row(out, a, cells, count);
    }
    return ERR_OK;
}

int table_column(const Table *t, Str name, bool *has_names) {
    int64_t number;
    for (size_t i = 0; i < t->columns; i++)
        if (name.n && str_eq(t->names[i], name)) {
            *has_names = true;
            return (int)i;
        }
    return parse_i64(name, 0, (int64_t)t->columns - 1, &number) ? (int)number : -1;
}
