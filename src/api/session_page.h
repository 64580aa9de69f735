/* session_page.h - what the interface must know at its start; also put into the page itself. */
#ifndef API_SESSION_PAGE_H
#define API_SESSION_PAGE_H

#include "api/bodies.h"
#include "api/serve.h"

#define API_VERSION "0.1.0"

NODISCARD Err session_page_make(const Request *r, Db *db, const ApiCaller *c, SessionPage *out,
                                Error *e);

#endif
