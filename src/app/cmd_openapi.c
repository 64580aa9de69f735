#include "api/api.h"
#include "app/commands.h"

enum { DOCUMENT_MAX = 4 * 1024 * 1024 };

static Err run(Call *c, Error *e) {
    SCRATCH(a);
    RouteTable table = api_table();
    Buf b = buf_new(a, DOCUMENT_MAX);
    route_openapi(&table, right_names, &b);
    if (b.full)
        FAIL(e, ERR_LIMIT, "the document is larger than %d bytes", DOCUMENT_MAX);
    fprintf(c->out, STR_FMT "\n", STR_ARG(buf_str(&b)));
    return ERR_OK;
}

const Command cmd_openapi = {
    .name = "openapi",
    .flags = COMMAND_NO_CONFIG,
    .summary = "Print the OpenAPI document of the HTTP API",
    .run = run,
};
