/* Differential: whatever json_parse() accepts, the pull reader must accept, and the other way
 * round, but for the four things that json_scan() looks at beyond the grammar. */
#include "wire/json.h"
#include "wire/json_pull.h"

#include <string.h>

static bool is_beyond_grammar(const Error *e) {
    return e->code == ERR_LIMIT || strstr(e->msg, "64 bits") || strstr(e->msg, "NUL in a name") ||
           strstr(e->msg, "twice");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    SCRATCH(a);
    Str text = { (const char *)data, size };
    Error pull_error, parse_error;
    JsonDoc *doc CLEANUP(json_free) = NULL;
    JsonPull j;
    json_pull_start(&j, a, text);
    json_pull_skip(&j);
    bool is_pulled = json_pull_end(&j, &pull_error) == ERR_OK;
    bool is_parsed = json_parse(text, &doc, &parse_error) == ERR_OK;
    if (is_parsed && !is_pulled)
        __builtin_trap();
    if (is_pulled && !is_parsed && !is_beyond_grammar(&parse_error))
        __builtin_trap();
    /* The value of a string must be the same through both, but for NUL. */
    Str one, two;
    json_pull_start(&j, a, text);
    if (is_parsed && json_pull_string(&j, &one) && json_get_str(json_root(doc), &two) &&
        (two.n == 0 || !memchr(two.p, 0, two.n)) && !str_eq(one, two))
        __builtin_trap();
    return 0;
}
