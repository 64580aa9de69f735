#include "base/log_events.h"

#include <stddef.h>

/* In order of the name. */
const LogEvent log_events[] = {
    { "alarm.called", "A person was called by one of the ways of the alarm ladder." },
    { "alarm.failed", "A call did not go out; `why` says why; the next step follows." },
    { "feed.failed", "A source could not be read; it is tried again later, `failures` counts." },
    { "feed.polled", "A source was read; `new` messages taken, `bad` items not readable." },
    { "http.failed", "A request ended in an internal error; `why` says what failed." },
    { "http.listening", "The server accepts connections at `address`." },
    { "http.request", "One request was answered (level debug)." },
    { "login.failed", "A wrong password or unknown account; many from one address: block it." },
    { "login.ok", "Someone signed in." },
    { "program.started", "All parts run; `version` and `role` say what." },
    { "program.stopped", "Everything was closed in order." },
    { "program.stopping", "A signal asked the program to end; open requests are finished first." },
    { "reply.recovered", "`count` replies whose sending was cut off are looked at again." },
    { "reply.tried", "A reply was sent or tried; `outcome` says how it went." },
    { "watch.changed", "The verdict on a brand changed, an alarm may follow." },
    { "worker.failed", "A background worker met an error and rests before it tries again." },
    { NULL, NULL },
};
