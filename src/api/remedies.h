/* remedies.h - errors of inputs in words that a client can compare or show. Private to api/. */
#ifndef API_REMEDIES_H
#define API_REMEDIES_H

#include "http/route.h"

enum { REMEDY_PARAMS = 4, REMEDY_TEXT = 600 };

/* false when the error has no row: its message is all there is. What is in *out lives in the arena
 * or as long as *e. */
bool api_remedy(Arena *a, const Error *e, ErrorRemedy *out);

#endif
