#include "api/serve.h"
#include "desk/brand.h"

Err events_stream(Request *r, Error *e) {
    const ApiCaller *c = r->caller;
    if (api_of(r)->hub == NULL)
        FAIL(e, ERR_BUSY, "events are not served here");
    return stream_open(r, api_of(r)->hub, c->caller.brand_id, c->session.id, e);
}
