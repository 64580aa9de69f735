#include "base/model.h"

const Field *model_find(const Model *m, Str name) {
    for (size_t i = 0; i < m->count; i++)
        if (str_eq(str_c(m->fields[i].name), name))
            return &m->fields[i];
    return NULL;
}

int names_find(const char *const *names, Str name) {
    for (int i = 0; names[i]; i++)
        if (str_eq(str_c(names[i]), name))
            return i;
    return -1;
}

void *field_at(const Field *f, void *record) { return (char *)record + f->offset; }

const void *field_get(const Field *f, const void *record) {
    return (const char *)record + f->offset;
}

bool field_is_empty(const Field *f, const void *record) {
    const void *at = field_get(f, record);
    switch (f->type) {
    case FIELD_I64:
    case FIELD_TIME:   return *(const int64_t *)at == 0;
    case FIELD_BOOL:   return !*(const bool *)at;
    case FIELD_F64:    return *(const double *)at == 0;
    case FIELD_STR:    return ((const Str *)at)->p == NULL;
    case FIELD_ENUM:   return *(const int *)at == 0;
    case FIELD_LIST:   return ((const List *)at)->count == 0;
    case FIELD_RECORD:
    case FIELD_TYPE__COUNT: return false;
    }
    return false;
}

size_t field_max(const Field *f) { return f->max ? f->max : FIELD_MAX_DEFAULT; }
