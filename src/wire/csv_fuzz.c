/* Reads a table, writes it, and reads it again: the same number of rows and cells. */
#include "wire/csv.h"

static bool count_cells(Arena *a, Str text, Buf *copy, size_t *rows, size_t *cells) {
    Error e;
    CsvRow row;
    CsvReader r = csv_reader(text);
    for (*rows = *cells = 0;; (*rows)++) {
        if (csv_next(&r, a, &row, &e) != ERR_OK)
            return false;
        if (row.count == 0)
            return true;
        *cells += row.count;
        for (size_t i = 0; copy != NULL && i < row.count; i++)
            csv_cell(copy, row.cells[i], i == 0);
        if (copy != NULL)
            buf_put(copy, S("\r\n"));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    SCRATCH(a);
    size_t rows, cells, again, cells_again;
    Buf copy = buf_new(a, 64 << 20);
    buf_put(&copy, S("\"h\",\"h\"\r\n")); /* fixes the separator of the copy */
    if (!count_cells(a, (Str){ (const char *)data, size }, &copy, &rows, &cells))
        return 0;
    if (!count_cells(a, buf_str(&copy), NULL, &again, &cells_again) || again != rows + 1 ||
        cells_again != cells + 2)
        __builtin_trap();
    return 0;
}
