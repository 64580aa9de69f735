#include "base/log_events.h"

#include <stddef.h>

/* In order of the name. */
const LogEvent log_events[] = {
    { "http.failed", "A request ended in an internal error; `why` says what failed." },
    { "http.listening", "The server accepts connections at `address`." },
    { "http.request", "One request was answered (level debug)." },
    { "login.failed", "A wrong password or unknown account; many from one address: block it." },
    { "login.ok", "Someone signed in." },
    { "program.started", "All parts run; `version` and `role` say what." },
    { "program.stopped", "Everything was closed in order." },
    { "program.stopping", "A signal asked the program to end; open requests are finished first." },
    { NULL, NULL },
};
