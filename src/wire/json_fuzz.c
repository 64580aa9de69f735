/* The whole of reading: what is accepted must be written and read again to the same text. */
#include "wire/json.h"

typedef struct Deep {
    Str s;
    List list;
} Deep;
static const Field deep_fields[] = { FIELD(Deep, s), FIELD_LIST_OF(Deep, list, NULL) };
static const Model deep_model = MODEL(Deep, deep_fields);

typedef struct Wide {
    int64_t i, t;
    bool b;
    double f;
    Str s;
    int e;
    Deep r;
    List l;
} Wide;
static const char *const names[] = { "x", "y", NULL };
static const Field wide_fields[] = {
    FIELD(Wide, i), FIELD_TIME_OF(Wide, t, .flags = FIELD_OPTIONAL), FIELD(Wide, b), FIELD(Wide, f),
    FIELD(Wide, s, .flags = FIELD_OPTIONAL), FIELD_ENUM_OF(Wide, e, names),
    FIELD_RECORD_OF(Wide, r, &deep_model), FIELD_LIST_OF(Wide, l, &deep_model),
};
static const Model wide_model = MODEL(Wide, wide_fields);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    SCRATCH(a);
    Error e;
    Str text = { (const char *)data, size };
    Wide first = { 0 }, second = { 0 };
    if (json_read(a, text, &wide_model, &first, &e) != ERR_OK)
        return 0;
    Buf one = buf_new(a, 64 << 20), two = buf_new(a, 64 << 20);
    json_record(&one, &wide_model, &first);
    if (json_read(a, buf_str(&one), &wide_model, &second, &e) != ERR_OK)
        __builtin_trap();
    json_record(&two, &wide_model, &second);
    if (!str_eq(buf_str(&one), buf_str(&two)))
        __builtin_trap();
    return 0;
}
