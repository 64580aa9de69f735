/* assets.h - the files that the program carries. Inside http/ only. */
#ifndef HTTP_ASSETS_H
#define HTTP_ASSETS_H

#include "http/server.h"

#include <microhttpd.h>

/* Sorted by path, every tag in quotes: what tools/embed.py makes. */
NODISCARD Err assets_check(const Asset *assets, size_t count, Error *e);
const Asset *assets_find(const Asset *assets, size_t count, Str path);
/* The answer with its headers, 304 for a known tag, gzip where the client takes it; sets
 * r->status. NULL when out of memory. */
struct MHD_Response *assets_answer(const Asset *asset, Request *r, bool secure);

#endif
