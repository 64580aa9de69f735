#include "wire/field.h"

#include "base/number.h"
#include "base/time.h"
#include "base/utf8.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static const int64_t time_least = -11644473600; /* 1601-01-01, see civil_is_valid() */
static const int64_t time_most = 253402300799;  /* 9999-12-31 */

Err field_for_input(const Model *m, Str name, bool stored, const Field **out, Error *e) {
    const Field *f = model_find(m, name);
    if (f == NULL) {
        char shown[sizeof e->field];
        Str cut = utf8_cut(name, sizeof shown - 1);
        snprintf(shown, sizeof shown, STR_FMT, STR_ARG(cut));
        FAIL_FIELD(e, shown, "is not a known field; leave it out");
    }
    if ((f->flags & FIELD_READONLY) && !stored)
        FAIL_FIELD(e, f->name, "is set by the server; leave it out");
    *out = f;
    return ERR_OK;
}

Err field_check_required(const Model *m, const bool *seen, bool stored, Error *e) {
    for (size_t i = 0; i < m->count; i++) {
        const Field *f = &m->fields[i];
        bool never_written = stored && (f->flags & FIELD_SECRET);
        if ((f->flags & FIELD_REQUIRED) && !seen[i] && !never_written)
            FAIL_FIELD(e, f->name, "is required");
    }
    return ERR_OK;
}

static Err wrong_type(const Field *f, Error *e) {
    static const char *const wanted[] = {
        [FIELD_I64] = "must be a whole number",
        [FIELD_BOOL] = "must be true or false",
        [FIELD_F64] = "must be a number",
        [FIELD_STR] = "must be a text",
        [FIELD_ENUM] = "must be a text",
        [FIELD_TIME] = "must be a time such as 2026-11-22T19:05:09+07:00, or seconds since 1970",
        [FIELD_RECORD] = "must be an object",
        [FIELD_LIST] = "must be a list",
    };
    static_assert(COUNT(wanted) == FIELD_TYPE__COUNT, "one sentence per type");
    FAIL_FIELD(e, f->name, "%s", wanted[f->type]);
}

static Err wrong_name(const Field *f, Error *e) {
    char list[160] = "";
    size_t n = 0;
    for (size_t i = 0; f->names[i] != NULL; i++) {
        int more = snprintf(list + n, sizeof list - n, "%s%s", i ? ", " : "", f->names[i]);
        if (more < 0 || (size_t)more >= sizeof list - n) {
            list[n] = '\0';
            FAIL_FIELD(e, f->name, "must be one of: %s, ...", list);
        }
        n += (size_t)more;
    }
    FAIL_FIELD(e, f->name, "must be one of: %s", list);
}

/* RFC 3339 and nothing else: a time without a zone would be read differently by two readers. */
static bool is_rfc3339(Str s) {
    static const char shape[] = "dddd-dd-ddTdd:dd:dd";
    if (s.n < sizeof shape)
        return false;
    for (size_t i = 0; i < sizeof shape - 1; i++)
        if (shape[i] == 'd' ? !ascii_is_digit(s.p[i])
                            : shape[i] != (i == 10 ? ascii_lower(s.p[i]) & ~0x20 : s.p[i]))
            return false;
    Str zone = str_slice(s, s.n - 6, s.n);
    return s.p[s.n - 1] == 'Z' || s.p[s.n - 1] == 'z' ||
           ((zone.p[0] == '+' || zone.p[0] == '-') && zone.p[3] == ':');
}

static Err set_time(const Field *f, void *rec, int64_t at, Error *e) {
    if (at < time_least || at > time_most)
        FAIL_FIELD(e, f->name, "must be a time between the years 1601 and 9999");
    *(int64_t *)field_at(f, rec) = at;
    return ERR_OK;
}

static Err set_text(Arena *a, const Field *f, void *rec, Str value, Error *e) {
    if (value.n > field_max(f))
        FAIL_FIELD(e, f->name, "must be at most %zu bytes long", field_max(f));
    if (!utf8_is_valid(value) || (value.n && memchr(value.p, '\0', value.n)))
        FAIL_FIELD(e, f->name, "must be UTF-8 text without NUL characters");
    *(Str *)field_at(f, rec) = str_dup(a, value);
    return ERR_OK;
}

Err field_set_str(Arena *a, const Field *f, void *rec, Str value, Error *e) {
    int64_t at;
    int found;
    switch (f->type) {
    case FIELD_STR:
        return set_text(a, f, rec, value, e);
    case FIELD_ENUM:
        found = names_find(f->names, value);
        if (found < 0)
            return wrong_name(f, e);
        *(int *)field_at(f, rec) = found;
        return ERR_OK;
    case FIELD_TIME:
        if (!is_rfc3339(value) || !time_parse(value, 0, &at))
            return wrong_type(f, e);
        return set_time(f, rec, at, e);
    case FIELD_I64:
    case FIELD_BOOL:
    case FIELD_F64:
    case FIELD_RECORD:
    case FIELD_LIST:
    case FIELD_TYPE__COUNT:
        break;
    }
    return wrong_type(f, e);
}

static bool has_range(const Field *f) { return f->least != 0 || f->most != 0; }

static Err wrong_range(const Field *f, Error *e) {
    FAIL_FIELD(e, f->name, "must be from %" PRId64 " to %" PRId64, f->least, f->most);
}

Err field_set_i64(const Field *f, void *rec, int64_t value, Error *e) {
    switch (f->type) {
    case FIELD_I64:
        if (has_range(f) && (value < f->least || value > f->most))
            return wrong_range(f, e);
        *(int64_t *)field_at(f, rec) = value;
        return ERR_OK;
    case FIELD_F64:
        return field_set_f64(f, rec, (double)value, e);
    case FIELD_TIME:
        return set_time(f, rec, value, e);
    case FIELD_BOOL:
    case FIELD_STR:
    case FIELD_ENUM:
    case FIELD_RECORD:
    case FIELD_LIST:
    case FIELD_TYPE__COUNT:
        break;
    }
    return wrong_type(f, e);
}

Err field_set_f64(const Field *f, void *rec, double value, Error *e) {
    if (f->type != FIELD_F64 || !isfinite(value))
        return wrong_type(f, e);
    if (has_range(f) && (value < (double)f->least || value > (double)f->most))
        return wrong_range(f, e);
    *(double *)field_at(f, rec) = value;
    return ERR_OK;
}

Err field_set_bool(const Field *f, void *rec, bool value, Error *e) {
    if (f->type != FIELD_BOOL)
        return wrong_type(f, e);
    *(bool *)field_at(f, rec) = value;
    return ERR_OK;
}

static size_t field_size(const Field *f) {
    switch (f->type) {
    case FIELD_I64:
    case FIELD_TIME:   return sizeof(int64_t);
    case FIELD_BOOL:   return sizeof(bool);
    case FIELD_F64:    return sizeof(double);
    case FIELD_STR:    return sizeof(Str);
    case FIELD_ENUM:   return sizeof(int);
    case FIELD_RECORD: return f->model->size;
    case FIELD_LIST:   return sizeof(List);
    case FIELD_TYPE__COUNT: break;
    }
    return 0;
}

Err field_set_none(const Field *f, void *rec, Error *e) {
    if ((f->flags & FIELD_REQUIRED) || !(f->flags & FIELD_OPTIONAL))
        FAIL_FIELD(e, f->name, "must not be null");
    memset(field_at(f, rec), 0, field_size(f));
    return ERR_OK;
}

Err field_set_text(Arena *a, const Field *f, void *rec, Str text, Error *e) {
    int64_t whole;
    double number;
    bool flag;
    if (text.n == 0 && (f->flags & FIELD_OPTIONAL) && !(f->flags & FIELD_REQUIRED))
        return field_set_none(f, rec, e);
    switch (f->type) {
    case FIELD_I64:
        if (!parse_i64(text, INT64_MIN, INT64_MAX, &whole))
            return wrong_type(f, e);
        return field_set_i64(f, rec, whole, e);
    case FIELD_TIME:
        if (parse_i64(text, INT64_MIN, INT64_MAX, &whole))
            return field_set_i64(f, rec, whole, e);
        return field_set_str(a, f, rec, text, e);
    case FIELD_F64:
        if (!parse_f64(text, &number))
            return wrong_type(f, e);
        return field_set_f64(f, rec, number, e);
    case FIELD_BOOL:
        if (!parse_bool(text, &flag))
            return wrong_type(f, e);
        return field_set_bool(f, rec, flag, e);
    case FIELD_STR:
    case FIELD_ENUM:
        return field_set_str(a, f, rec, text, e);
    case FIELD_RECORD:
    case FIELD_LIST:
    case FIELD_TYPE__COUNT:
        break;
    }
    return wrong_type(f, e);
}

Err field_check_list_text(Str text, Error *e) {
    if (text.n > FIELD_LIST_TEXT_MAX)
        FAIL(e, ERR_INVALID, "must be at most %d bytes long", FIELD_LIST_TEXT_MAX);
    if (!utf8_is_valid(text) || (text.n && memchr(text.p, '\0', text.n)))
        FAIL(e, ERR_INVALID, "must be UTF-8 text without NUL characters");
    return ERR_OK;
}

Err field_within(Error *e, const char *outer, ptrdiff_t at) {
    char inner[sizeof e->field], place[24] = "";
    memcpy(inner, e->field, sizeof inner);
    if (at >= 0)
        snprintf(place, sizeof place, "[%td]", at);
    bool dot = inner[0] && inner[0] != '['; /* items[2].text, not items.[2].text */
    int n = snprintf(e->field, sizeof e->field, "%s%s%s%s", outer, place, dot ? "." : "", inner);
    assert(n >= 0); /* a path that is too long is cut: its first parts say enough */
    return e->code;
}

Str field_f64_text(Arena *a, double value) {
    if (!isfinite(value))
        return S("0");
    for (int digits = 15; digits < 17; digits++) {
        Str text = str_fmt(a, "%.*g", digits, value);
        double again;
        if (parse_f64(text, &again) && memcmp(&again, &value, sizeof value) == 0)
            return text;
    }
    return str_fmt(a, "%.17g", value);
}
