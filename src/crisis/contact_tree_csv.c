/* The contact tree as a table for spreadsheets, and back. */
#include "crisis/contact_tree.h"

#include "base/limits.h"
#include "base/number.h"
#include "wire/csv.h"

/* By the order of the columns in what is written. */
enum { CALLED_BY = 6, POSITION = 7, COLUMNS };
static const struct Column {
    const char *id, *en;
    size_t offset; /* of the text; not of the last two */
} columns[COLUMNS] = {
    { "nama", "name", offsetof(TreeContact, name) },
    { "peran", "role", offsetof(TreeContact, role) },
    { "kelompok", "team", offsetof(TreeContact, team) },
    { "telepon", "phone", offsetof(TreeContact, phone) },
    { "email", "mail", offsetof(TreeContact, mail) },
    { "telegram", "telegram", offsetof(TreeContact, telegram) },
    { "ditelepon_oleh", "called_by", 0 },
    { "urutan", "position", 0 },
};

static const Field table_fields[] = { FIELD(TreeTable, csv, .flags = FIELD_REQUIRED,
                                            .max = TREE_CSV_MOST) };
const Model tree_table_model = MODEL(TreeTable, table_fields);
static const Field taken_fields[] = { FIELD(TreeTaken, added), FIELD(TreeTaken, changed) };
const Model tree_taken_model = MODEL(TreeTaken, taken_fields);

static Str *text_at(TreeContact *c, int column) {
    return (Str *)(void *)((char *)c + columns[column].offset);
}

static const TreeContact *by_name(const List *all, Str name) {
    const TreeContact *c = all->items;
    for (size_t i = 0; i < all->count; i++)
        if (str_eq_nocase(c[i].name, name))
            return &c[i];
    return NULL;
}

/* ---- writing ---- */

static Str cell_of(Arena *a, const List *all, TreeContact *c, int column) {
    if (column == POSITION)
        return str_fmt(a, "%lld", (long long)c->position);
    if (column != CALLED_BY)
        return *text_at(c, column);
    const TreeContact *other = all->items;
    for (size_t i = 0; i < all->count; i++)
        if (other[i].id == c->caller_id)
            return other[i].name;
    return S("");
}

Err tree_csv(Db *db, Arena *a, const Caller *by, Buf *out, Error *e) {
    List all;
    TRY(tree_list(db, a, by, &all, e));
    buf_put(out, S("\xEF\xBB\xBF"));
    for (int k = 0; k < COLUMNS; k++)
        csv_cell(out, str_c(columns[k].id), k == 0);
    buf_put(out, S("\r\n"));
    TreeContact *c = all.items;
    for (size_t i = 0; i < all.count; i++) {
        for (int k = 0; k < COLUMNS; k++)
            csv_cell(out, cell_of(a, &all, &c[i], k), k == 0);
        buf_put(out, S("\r\n"));
    }
    return ERR_OK;
}

/* ---- reading ---- */

typedef struct Layout {
    int of[LIMIT_CSV_COLUMNS]; /* which column stands at this place; -1: none of ours */
    size_t count;
    bool has[COLUMNS];
} Layout;

static NODISCARD Err read_layout(const CsvRow *row, Layout *out, Error *e) {
    *out = (Layout){ .count = row->count < LIMIT_CSV_COLUMNS ? row->count : LIMIT_CSV_COLUMNS };
    for (size_t i = 0; i < out->count; i++) {
        Str cell = str_trim(row->cells[i]);
        out->of[i] = -1;
        for (int k = 0; k < COLUMNS; k++)
            if (str_eq_nocase(cell, str_c(columns[k].id)) ||
                str_eq_nocase(cell, str_c(columns[k].en))) {
                out->of[i] = k;
                out->has[k] = true;
            }
    }
    if (!out->has[0])
        FAIL_FIELD(e, "csv", "needs a first line with the names of the columns, one of them nama");
    return ERR_OK;
}

/* Takes back the mark that keeps spreadsheets from running what we wrote. */
static Str unmarked(Str cell) {
    bool is_marked = cell.n > 1 && cell.p[0] == '\'' &&
                     str_find(S("=+-@"), str_slice(cell, 1, 2)) >= 0;
    return str_trim(str_slice(cell, is_marked ? 1 : 0, cell.n));
}

typedef struct Line {
    TreeContact contact;
    Str called_by;
    int64_t number;
} Line;

static NODISCARD Err take_line(const Layout *l, const CsvRow *row, const List *all, Line *out,
                               Error *e) {
    Str cells[COLUMNS] = { 0 };
    for (size_t i = 0; i < l->count && i < row->count; i++)
        if (l->of[i] >= 0)
            cells[l->of[i]] = unmarked(row->cells[i]);
    const TreeContact *known = by_name(all, cells[0]);
    *out = (Line){ .contact = known ? *known : (TreeContact){ 0 },
                   .called_by = cells[CALLED_BY], .number = row->line };
    for (int k = 0; k < CALLED_BY; k++)
        if (l->has[k])
            *text_at(&out->contact, k) = cells[k];
    if (l->has[CALLED_BY] && cells[CALLED_BY].n == 0)
        out->contact.caller_id = 0;
    if (l->has[POSITION] && cells[POSITION].n &&
        !parse_i64(cells[POSITION], 0, 9999, &out->contact.position))
        FAIL_FIELD(e, "csv", "line %lld: the order must be a number", (long long)row->line);
    return ERR_OK;
}

/* What is wrong with a contact is told with its line. */
static Err at_line(Err code, int64_t line, Error *e) {
    Error why = *e;
    if (code != ERR_INVALID)
        return code;
    FAIL_FIELD(e, "csv", "line %lld: %s", (long long)line, why.msg);
}

static NODISCARD Err store(Db *db, Arena *a, const Caller *by, const TreeContact *c, Error *e) {
    TreeContact out;
    return c->id ? tree_change(db, a, by, c->id, c, &out, e) : tree_add(db, a, by, c, &out, e);
}

static NODISCARD Err read_lines(Arena *a, Str csv, const List *all, List *out, Error *e) {
    CsvReader r = csv_reader(csv);
    CsvRow row;
    Layout layout;
    Line *lines = arena_make(a, Line, TREE_CONTACTS_MOST);
    size_t n = 0;
    TRY(at_line(csv_next(&r, a, &row, e), r.line, e));
    TRY(read_layout(&row, &layout, e));
    for (;;) {
        TRY(at_line(csv_next(&r, a, &row, e), r.line, e));
        if (row.count == 0)
            break;
        if (n == TREE_CONTACTS_MOST)
            FAIL_FIELD(e, "csv", "has more than %d lines", TREE_CONTACTS_MOST);
        TRY(take_line(&layout, &row, all, &lines[n++], e));
    }
    *out = (List){ lines, n };
    return ERR_OK;
}

/* Who calls whom is written when all of them stand there. */
static NODISCARD Err join_lines(Db *db, Arena *a, const Caller *by, const List *lines, Error *e) {
    const Line *l = lines->items;
    for (size_t i = 0; i < lines->count; i++) {
        List all;
        TRY(tree_list(db, a, by, &all, e));
        const TreeContact *now = by_name(&all, l[i].contact.name);
        const TreeContact *caller = by_name(&all, l[i].called_by);
        if (l[i].called_by.n == 0 || now == NULL)
            continue;
        if (caller == NULL)
            FAIL_FIELD(e, "csv", "line %lld: nobody is called \"%.60s\"", (long long)l[i].number,
                       str_z(a, l[i].called_by));
        if (caller->id == now->caller_id)
            continue;
        TreeContact joined = *now;
        joined.caller_id = caller->id;
        TRY(at_line(store(db, a, by, &joined, e), l[i].number, e));
    }
    return ERR_OK;
}

Err tree_import(Db *db, Arena *a, const Caller *by, const TreeTable *in, TreeTaken *out,
                Error *e) {
    List all, lines;
    *out = (TreeTaken){ 0 };
    TRY(tree_list(db, a, by, &all, e));
    TRY(read_lines(a, in->csv, &all, &lines, e));
    const Line *l = lines.items;
    for (size_t i = 0; i < lines.count; i++) {
        TRY(at_line(store(db, a, by, &l[i].contact, e), l[i].number, e));
        *(l[i].contact.id ? &out->changed : &out->added) += 1;
    }
    return join_lines(db, a, by, &lines, e);
}
