#include "base/limits.h"
#include "base/time.h"
#include "base/utf8.h"
#include "wire/csv.h"
#include "wire/field.h"
#include "wire/json.h"

#include <inttypes.h>

static bool starts_formula(char c) {
    return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

/* Would a spreadsheet take what stands here for a formula? At the start of the cell, and inside
 * it where a reader that expects another separator (in Indonesia `;` is the usual one) begins a
 * new cell in spite of our quotes. */
static bool needs_guard(Str text, size_t at) {
    if (at == 0) {
        while (at < text.n && text.p[at] == ' ') /* some programs trim before they look */
            at++;
        return at < text.n && starts_formula(text.p[at]);
    }
    char before = text.p[at - 1];
    bool begins = before == ';' || before == '\t' || before == '\n' || before == '\r';
    return begins && starts_formula(text.p[at]) && text.p[at] != '\r';
}

static void put_cell(Buf *b, Str text, bool guard) {
    buf_putc(b, '"');
    for (size_t i = 0; i < text.n; i++) {
        if (guard && needs_guard(text, i))
            buf_putc(b, '\'');
        if (text.p[i] == '"')
            buf_putc(b, '"');
        if (text.p[i] != '\0') /* no spreadsheet reads on after it */
            buf_putc(b, text.p[i]);
    }
    buf_putc(b, '"');
}

void csv_cell(Buf *b, Str text, bool first) {
    SCRATCH(a);
    if (!utf8_is_valid(text))
        text = utf8_repair(a, text);
    if (!first)
        buf_putc(b, ',');
    put_cell(b, text, true);
}

/* Numbers and times: made here, never a formula; "-5" must stay a number. */
static void number_cell(Buf *b, Str text, bool first) {
    if (!first)
        buf_putc(b, ',');
    put_cell(b, text, false);
}

static void list_cell(Buf *b, Arena *a, const Field *f, const void *at, bool first) {
    Buf json = buf_new(a, LIMIT_HTTP_ANSWER);
    json_list(&json, f->model, at);
    if (json.full)
        b->full = true;
    csv_cell(b, buf_str(&json), first);
}

static void put_fields(Buf *b, const Model *m, const void *rec, bool *first);

static void put_field(Buf *b, const Field *f, const void *rec, bool *first) {
    SCRATCH(a);
    const void *at = field_get(f, rec);
    bool is_first = *first;
    *first = false;
    if ((f->flags & FIELD_OPTIONAL) && field_is_empty(f, rec)) {
        number_cell(b, S(""), is_first);
        return;
    }
    switch (f->type) {
    case FIELD_I64:
        number_cell(b, str_fmt(a, "%" PRId64, *(const int64_t *)at), is_first);
        break;
    case FIELD_BOOL:   number_cell(b, *(const bool *)at ? S("true") : S("false"), is_first); break;
    case FIELD_F64:    number_cell(b, field_f64_text(a, *(const double *)at), is_first); break;
    case FIELD_STR:    csv_cell(b, *(const Str *)at, is_first); break;
    case FIELD_ENUM:   csv_cell(b, str_c(f->names[*(const int *)at]), is_first); break;
    case FIELD_TIME:   number_cell(b, time_rfc3339(a, *(const int64_t *)at), is_first); break;
    case FIELD_LIST:   list_cell(b, a, f, at, is_first); break;
    case FIELD_RECORD:
        *first = is_first;
        put_fields(b, f->model, at, first);
        break;
    case FIELD_TYPE__COUNT: break;
    }
}

static void put_fields(Buf *b, const Model *m, const void *rec, bool *first) {
    for (size_t i = 0; i < m->count; i++)
        if (!(m->fields[i].flags & FIELD_SECRET))
            put_field(b, &m->fields[i], rec, first);
}

static void put_names(Buf *b, const Model *m, Str outer, bool *first) {
    SCRATCH(a);
    for (size_t i = 0; i < m->count; i++) {
        const Field *f = &m->fields[i];
        if (f->flags & FIELD_SECRET)
            continue;
        Str name = str_fmt(a, STR_FMT "%s%s", STR_ARG(outer), outer.n ? "." : "", f->name);
        if (f->type == FIELD_RECORD) {
            put_names(b, f->model, name, first);
            continue;
        }
        csv_cell(b, name, *first);
        *first = false;
    }
}

void csv_header(Buf *b, const Model *m) {
    bool first = true;
    buf_put(b, S("\xEF\xBB\xBF"));
    put_names(b, m, S(""), &first);
    buf_put(b, S("\r\n"));
}

void csv_record(Buf *b, const Model *m, const void *rec) {
    bool first = true;
    put_fields(b, m, rec, &first);
    buf_put(b, S("\r\n"));
}
