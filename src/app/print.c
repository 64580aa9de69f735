#include "app/print.h"

#include "base/time.h"
#include "base/utf8.h"
#include "wire/field.h"
#include "wire/json.h"

enum { CELL_MOST = 60, RECORD_MOST = 512 * 1024 * 1024 }; /* what is read is bounded before */

static const void *record_at(const Model *m, const List *list, size_t i) {
    return (const char *)list->items + i * m->size;
}

static void print_json(FILE *out, const Model *m, const void *record) {
    SCRATCH(a);
    Buf b = buf_new(a, RECORD_MOST);
    json_record(&b, m, record);
    fprintf(out, STR_FMT, STR_ARG(buf_str(&b)));
}

void print_json_line(FILE *out, const Model *m, const void *record) {
    print_json(out, m, record);
    fputc('\n', out);
}

void print_json_list(const Call *c, const Model *m, const List *records) {
    fputc('[', c->out);
    for (size_t i = 0; i < records->count; i++) {
        fputs(i ? ",\n " : "\n ", c->out);
        print_json(c->out, m, record_at(m, records, i));
    }
    fputs(records->count ? "\n]\n" : "]\n", c->out);
}

Str print_safe(Arena *a, Str s) {
    Buf b = buf_new(a, s.n * 3 + 1);
    s = utf8_repair(a, s);
    for (size_t at = 0; at < s.n;) {
        uint32_t rune = utf8_next(s, &at);
        bool is_control = rune < 0x20 || (rune >= 0x7F && rune <= 0x9F) ||
                          (rune >= 0x202A && rune <= 0x202E) || (rune >= 0x2066 && rune <= 0x2069);
        utf8_put(&b, is_control ? '?' : rune);
    }
    return buf_str(&b);
}

Str print_count(Arena *a, int64_t n) {
    Str digits = str_fmt(a, "%lld", (long long)(n < 0 ? -n : n));
    Buf b = buf_new(a, 40);
    if (n < 0)
        buf_putc(&b, '-');
    for (size_t i = 0; i < digits.n; i++) {
        if (i > 0 && (digits.n - i) % 3 == 0)
            buf_putc(&b, '.');
        buf_putc(&b, digits.p[i]);
    }
    return buf_str(&b);
}

static Str cell_text(Arena *a, const Field *f, const void *record) {
    const void *at = field_get(f, record);
    if ((f->flags & FIELD_OPTIONAL) && field_is_empty(f, record))
        return S("-");
    switch (f->type) {
    case FIELD_I64:  return str_fmt(a, "%lld", (long long)*(const int64_t *)at);
    case FIELD_TIME: return time_local(a, *(const int64_t *)at, ZONE_WIB);
    case FIELD_BOOL: return *(const bool *)at ? S("yes") : S("no");
    case FIELD_F64:  return field_f64_text(a, *(const double *)at);
    case FIELD_ENUM: return str_c(f->names[*(const int *)at]);
    case FIELD_STR: {
        Str text = *(const Str *)at;
        return text.n ? utf8_cut(print_safe(a, text), CELL_MOST) : S("-");
    }
    case FIELD_LIST:
    case FIELD_RECORD:
    case FIELD_TYPE__COUNT: break;
    }
    return S("..");
}

static bool is_shown(const Field *f) {
    return !(f->flags & FIELD_SECRET) && f->type != FIELD_LIST && f->type != FIELD_RECORD;
}

static void put_cell(FILE *out, Str text, size_t width, bool is_last) {
    fprintf(out, STR_FMT, STR_ARG(text));
    if (!is_last)
        fprintf(out, "%*s", (int)(width + 2 - utf8_count(text)), "");
}

void print_table(const Call *c, const Model *m, const List *records) {
    SCRATCH(a);
    size_t widths[MODEL_FIELDS_MAX] = { 0 }, last = 0;
    Str *cells = arena_make(a, Str, (records->count + 1) * m->count);
    for (size_t row = 0; row <= records->count; row++)
        for (size_t i = 0; i < m->count; i++) {
            const Field *f = &m->fields[i];
            if (!is_shown(f))
                continue;
            Str text = row ? cell_text(a, f, record_at(m, records, row - 1)) : str_c(f->name);
            cells[row * m->count + i] = text;
            if (utf8_count(text) > widths[i])
                widths[i] = utf8_count(text);
            last = i;
        }
    for (size_t row = 0; row <= records->count; row++) {
        for (size_t i = 0; i < m->count; i++)
            if (is_shown(&m->fields[i]))
                put_cell(c->out, cells[row * m->count + i], widths[i], i == last);
        fputc('\n', c->out);
    }
}
