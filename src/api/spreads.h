/* spreads.h - the handlers of the trace of a crisis and of holds on its evidence. Private to
 * api/. */
#ifndef API_SPREADS_H
#define API_SPREADS_H

#include "api/serve.h"
#include "desk/trace.h"

/* Masks what may not be told to this caller: private data in texts, and names unless they may see
 * them (trace_is_named()). */
void trace_cover(const Request *r, bool is_named, Trace *t);

HANDLER(crisis_spread_show);
HANDLER(crisis_spread_csv);
HANDLER(crisis_hold_list);
HANDLER(crisis_hold_post);
HANDLER(crisis_hold_lift);

#endif
