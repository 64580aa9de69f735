/* headers.h - the one policy of headers, put on every answer. Inside http/ only. */
#ifndef HTTP_HEADERS_H
#define HTTP_HEADERS_H

#include "http/route.h"

#include <microhttpd.h>

/* The security headers, X-Request-Id and `cache` as Cache-Control. */
void headers_add_policy(struct MHD_Response *out, const Request *r, const char *cache, bool secure);
/* Content-Type, ETag and what the handler set. A Cache-Control of the handler replaces the
 * policy's no-store. */
void headers_add_answer(struct MHD_Response *out, const Request *r, bool secure);

#endif
