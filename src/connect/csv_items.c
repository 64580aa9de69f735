/* Tables from spreadsheets, marketplaces, app stores and Google Takeout. The file passes through
 * a window; before each row at least CSV_ROW_MOST bytes of it are there, so the reader of
 * wire/csv.h, which wants its text in one piece, never sees a row cut in two. */
#include "base/limits.h"
#include "connect/charset.h"
#include "connect/json_item.h"
#include "connect/line.h"
#include "connect/readers.h"
#include "connect/role.h"
#include "connect/source.h"
#include "wire/csv.h"

#include <string.h>

enum {
    CSV_ROW_MOST = 2 * 1024 * 1024,
    WINDOW = 2 * CSV_ROW_MOST,
    HEADING_LINES = 15,  /* exports may put a title above the headings */
    DATES_LOOKED_AT = 5000,
};

typedef struct Table {
    const ReadOptions *o;
    ItemSink *sink;
    ByteSource *in;
    char *window;
    size_t cap; /* grows to WINDOW when the file is that long */
    bool is_ended;
    CsvReader reader; /* over what is left of the window */
    CsvRow heading;
    RoleMatch columns[LIMIT_CSV_COLUMNS];
    DateOrder order;
    Arena *arena, *row_arena;
} Table;

static void widen(Table *t) {
    size_t cap = t->cap ? t->cap * 4 : 64 * 1024;
    char *wider = arena_alloc_raw(t->arena, cap < WINDOW ? cap : WINDOW, 1);
    if (t->cap)
        memcpy(wider, t->window, t->cap);
    t->window = wider;
    t->cap = cap < WINDOW ? cap : WINDOW;
}

/* Have CSV_ROW_MOST bytes or all that is left. */
static Err fill(Table *t, Error *e) {
    Str rest = t->reader.rest;
    if (t->is_ended || rest.n >= CSV_ROW_MOST)
        return ERR_OK;
    if (rest.n)
        memmove(t->window, rest.p, rest.n);
    while (!t->is_ended && rest.n < WINDOW) {
        size_t got;
        if (rest.n == t->cap)
            widen(t);
        TRY(source_read(t->in, t->window + rest.n, t->cap - rest.n, &got, e));
        rest.n += got;
        t->is_ended = got == 0;
    }
    t->reader.rest = (Str){ t->window, rest.n };
    return ERR_OK;
}

static bool has_role(const RoleMatch *columns, size_t count, Role role) {
    for (size_t i = 0; i < count; i++)
        if (columns[i].role == role)
            return true;
    return false;
}

static bool is_heading(const CsvRow *row, RoleMatch *columns) {
    for (size_t i = 0; i < row->count; i++)
        columns[i] = role_guess(row->cells[i]);
    return has_role(columns, row->count, ROLE_TEXT) || has_role(columns, row->count, ROLE_RATING);
}

static Err no_text_column(const CsvRow *row, Error *e) {
    SCRATCH(tmp);
    Str seen = charset_to_utf8(tmp, str_join(tmp, row->cells, row->count, S(", ")), (Str){ 0 });
    Str shown = line_shown(tmp, seen, 90);
    FAIL_FIELD(e, "text", "no column with the text among: " STR_FMT "%s. Name it \"text\" or "
               "\"komentar\" in the first line", STR_ARG(shown),
               shown.n < seen.n ? ".." : "");
}

/* The headings are the first line that names a text or a rating. */
static Err find_heading(Table *t, Arena *a, Error *e) {
    Str from = t->reader.rest, line;
    CsvRow first = { 0 };
    for (int i = 0; i < HEADING_LINES && from.n; i++) {
        CsvReader r = csv_reader(str_slice(from, 0, CSV_ROW_MOST));
        Error why;
        if (csv_next(&r, a, &t->heading, &why) == ERR_OK && t->heading.count) {
            if (first.count == 0)
                first = t->heading;
            if (is_heading(&t->heading, t->columns)) {
                size_t taken = (from.n < CSV_ROW_MOST ? from.n : CSV_ROW_MOST) - r.rest.n;
                t->reader = r;
                t->reader.rest = str_slice(from, taken, from.n);
                t->reader.next_line += i;
                return ERR_OK;
            }
        }
        (void)str_cut(&from, '\n', &line); /* `from` is no "none" while from.n */
    }
    if (first.count == 0)
        FAIL(e, ERR_INVALID, "the table is empty");
    return no_text_column(&first, e);
}

/* The cells are views of a window that moves on. */
static void keep_heading(Table *t, Arena *a) {
    for (size_t i = 0; i < t->heading.count; i++)
        t->heading.cells[i] = str_dup(a, charset_to_utf8(a, t->heading.cells[i], (Str){ 0 }));
}

static void find_order(Table *t) {
    CsvReader r = t->reader;
    DateVotes votes = { 0 };
    for (int i = 0; i < DATES_LOOKED_AT; i++) {
        CsvRow row;
        Error why;
        arena_reset(t->row_arena);
        if (csv_next(&r, t->row_arena, &row, &why) != ERR_OK || row.count == 0)
            break;
        for (size_t k = 0; k < row.count && k < t->heading.count; k++)
            if (t->columns[k].role == ROLE_DAY || t->columns[k].role == ROLE_TIME)
                date_votes_add(&votes, row.cells[k]);
    }
    t->order = date_votes_order(&votes, DATE_DAY_FIRST);
}

static void tell_columns(const Table *t, Arena *a) {
    Buf b = buf_new(a, 4096);
    if (t->sink->note == NULL)
        return;
    for (size_t i = 0; i < t->heading.count; i++)
        if (t->columns[i].role != ROLE_NONE)
            buf_printf(&b, "%s%s = " STR_FMT, b.n ? ", " : "",
                       column_role_names[t->columns[i].role],
                       STR_ARG(line_shown(a, t->heading.cells[i], 60)));
    buf_put(&b, t->order == DATE_DAY_FIRST ? S(" (dates: day/month)") : S(" (dates: month/day)"));
    t->sink->note(t->sink, buf_str(&b));
}

/* A ' that a spreadsheet's export put before what could be a formula. */
static Str without_guard(Str cell) {
    bool is_guarded = cell.n > 1 && cell.p[0] == '\'' && memchr("=+-@", cell.p[1], 4) != NULL;
    return is_guarded ? str_slice(cell, 1, cell.n) : cell;
}

static Err give_row(Table *t, const CsvRow *row, Error *e) {
    Record r;
    Item item;
    Error why;
    memset(&r, 0, sizeof r);
    bool is_blank = true;
    for (size_t i = 0; i < row->count && i < t->heading.count; i++) {
        if (t->columns[i].role == ROLE_NONE)
            continue;
        Str cell = str_trim(without_guard(row->cells[i]));
        is_blank = is_blank && cell.n == 0;
        cell = charset_to_utf8(t->row_arena, cell, (Str){ 0 });
        if (t->columns[i].role == ROLE_TEXT && str_starts(cell, S("{\"text\":")))
            (void)json_pieces(t->row_arena, cell, &cell); /* Takeout; else it is just text */
        record_put(&r, t->columns[i], cell);
    }
    if (is_blank)
        return ERR_OK;
    if (record_item(t->row_arena, &r, t->o->zone, t->order, &item, &why) != ERR_OK) {
        t->sink->bad(t->sink, row->line, &why);
        return ERR_OK;
    }
    return item_give(t->row_arena, t->o, &item, t->sink, row->line, e);
}

/* After a row that cannot be read, reading goes on in the line after its first. */
static void skip_line(CsvReader *r) {
    Str line;
    int64_t number = r->next_line;
    while (r->rest.n && (r->rest.p[0] == '\n' || r->rest.p[0] == '\r')) {
        number += r->rest.p[0] == '\n';
        r->rest = str_slice(r->rest, 1, r->rest.n);
    }
    if (str_cut(&r->rest, '\n', &line))
        number++;
    r->next_line = number;
}

static Err read_rows(Table *t, Error *e) {
    for (;;) {
        CsvRow row;
        Error why;
        TRY(fill(t, e));
        if (t->reader.rest.n == 0)
            return ERR_OK;
        arena_reset(t->row_arena);
        CsvReader before = t->reader;
        if (csv_next(&t->reader, t->row_arena, &row, &why) == ERR_OK) {
            if (row.count)
                TRY(give_row(t, &row, e));
            continue;
        }
        int64_t line = t->reader.line;
        t->reader = before;
        skip_line(&t->reader);
        t->sink->bad(t->sink, line, &why);
    }
}

static Err csv_items_read(ByteSource *in, const ReadOptions *o, ItemSink *sink, Error *e) {
    Arena *a CLEANUP(arena_free) = arena_new(64 * 1024);
    Arena *row_arena CLEANUP(arena_free) = arena_new(64 * 1024);
    HeadSource head;
    TRY(source_head(&head, a, in, 1, e));
    Table *t = arena_make(a, Table, 1);
    *t = (Table){ .o = o, .sink = sink, .in = &head.base, .arena = a,
                  .row_arena = row_arena };
    TRY(fill(t, e));
    TRY(find_heading(t, a, e));
    keep_heading(t, a);
    find_order(t);
    tell_columns(t, a);
    return read_rows(t, e);
}

static int csv_guess(Str head, Str file_name) {
    SCRATCH(tmp);
    bool is_named = str_ends(file_name, S(".csv")) || str_ends(file_name, S(".tsv"));
    CsvRow row;
    Error why;
    Str line;
    RoleMatch columns[LIMIT_CSV_COLUMNS];
    for (int i = 0; i < HEADING_LINES && head.n; i++) {
        CsvReader r = csv_reader(head);
        bool is_row = csv_next(&r, tmp, &row, &why) == ERR_OK && row.count > 1;
        if (is_row && is_heading(&row, columns))
            return is_named ? 97 : 75 - i;
        (void)str_cut(&head, '\n', &line); /* `head` is no "none" while head.n */
    }
    return is_named ? 60 : 0;
}

const Format format_csv = {
    .name = "csv",
    .doc = "A table with headings (text, author, time, .. or komentar, nama, tanggal, ..)",
    .guess = csv_guess,
    .read = csv_items_read,
};
