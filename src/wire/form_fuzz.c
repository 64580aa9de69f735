#include "wire/form.h"
#include "wire/html.h"

#include <string.h>

typedef struct Form {
    Str s, o;
    int64_t i, t;
    bool b;
    double f;
    List l;
} Form;
static const Field fields[] = {
    FIELD(Form, s), FIELD(Form, o, .flags = FIELD_OPTIONAL), FIELD(Form, i),
    FIELD_TIME_OF(Form, t), FIELD(Form, b), FIELD(Form, f), FIELD_LIST_OF(Form, l, NULL),
};
static const Model model = MODEL(Form, fields);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    SCRATCH(a);
    Error e;
    Str text = { (const char *)data, size };
    Form form = { 0 };
    if (form_read(a, text, &model, &form, &e) != ERR_OK && e.code == ERR_OK)
        __builtin_trap();
    Buf page = buf_new(a, 64 << 20);
    html_attr(&page, "value", text);
    Str out = buf_str(&page);
    if (memchr(out.p, '<', out.n) || memchr(out.p, '\'', out.n))
        __builtin_trap();
    return 0;
}
