/* link.h - what people paste as the address of a post: it is shown as a link to others. */
#ifndef DESK_LINK_H
#define DESK_LINK_H

#include "base/err.h"
#include "base/str.h"

/* ERR_INVALID naming `field` when it is no address of the web and nothing else (base/link.h). */
NODISCARD Err link_check(Str link, const char *field, Error *e);

#endif
