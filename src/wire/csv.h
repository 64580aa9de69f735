/* csv.h - RFC 4180 tables, read as spreadsheets and platforms write them, written so that a
 * spreadsheet never takes a customer's text for a formula.
 *
 * The reader takes UTF-8 with or without a byte order mark, `,` `;` or tab (whichever the first
 * line has most of outside quotes), CRLF, LF or CR line ends, quoted cells with line breaks and
 * doubled quotes. Empty lines are skipped. */
#ifndef WIRE_CSV_H
#define WIRE_CSV_H

#include "base/err.h"
#include "base/model.h"

typedef struct CsvReader {
    Str rest;
    char separator;
    int64_t line; /* of the row read last, from 1 */
    int64_t next_line;
} CsvReader;

typedef struct CsvRow {
    Str *cells; /* views of the text, or copies in the arena where quotes were doubled */
    size_t count;
    int64_t line; /* where the row begins */
} CsvRow;

CsvReader csv_reader(Str text);
/* The next row; count 0 at the end. ERR_INVALID for a quote that never ends or text after one,
 * ERR_LIMIT above LIMIT_CSV_COLUMNS cells or LIMIT_CSV_CELL bytes in one. */
NODISCARD Err csv_next(CsvReader *r, Arena *a, CsvRow *out, Error *e);

/* Writing: a byte order mark and the names, then rows; all cells quoted, CRLF. Text that a
 * spreadsheet could run - it begins with = + - @ tab or CR, or does so after a separator or line
 * break inside - gets a ' there. Nested records are written as name.inner, lists as JSON. */
void csv_header(Buf *b, const Model *m);
void csv_record(Buf *b, const Model *m, const void *rec);
/* One cell, for tables without a record; first: the first one of its row. */
void csv_cell(Buf *b, Str text, bool first);

#endif
