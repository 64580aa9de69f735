/* link.h - what people paste as the address of a post: it is shown as a link to others. */
#ifndef DESK_LINK_H
#define DESK_LINK_H

#include "base/err.h"
#include "base/str.h"

/* ERR_INVALID names `field`: http or https, a host with a dot, no name before it, no spaces, quotes
 * or signs that nobody sees. */
NODISCARD Err link_check(Str link, const char *field, Error *e);

#endif
