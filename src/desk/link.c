#include "desk/link.h"

#include "base/link.h"

Err link_check(Str link, const char *field, Error *e) {
    if (!link_is_web(link))
        FAIL_FIELD(e, field, "is no link: copy it from the browser");
    return ERR_OK;
}
