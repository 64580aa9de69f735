#include "base/log_events.h"

#include <stddef.h>

/* In order of the name. */
const LogEvent log_events[] = {
    { "alarm.called", "A person was called by one of the ways of the alarm ladder." },
    { "alarm.failed", "A call did not go out; `why` says why; the next step follows." },
    { "alarm.shown", "What an alarm left at an address could not be brought up to date; `why`." },
    { "alarm.tested", "The monthly test of the alarm path began or was judged." },
    { "broadcast.tried", "Staff were told by mail or Telegram or not; `why` says why not." },
    { "config.allow",
      "Outgoing requests may reach the private addresses in `pairs`; for tests and own servers." },
    { "config.plain_http", "People sign in over unencrypted HTTP; only for a network one trusts." },
    { "config.refused", "The configuration read on SIGHUP is wrong; the old one stays." },
    { "config.reloaded", "SIGHUP: log level and log file were taken over." },
    { "feed.failed", "A source could not be read; it is tried again later, `failures` counts." },
    { "feed.polled", "A source was read; `new` messages taken, `bad` items not readable." },
    { "http.failed", "A request ended in an internal error; `why` says what failed." },
    { "http.listening", "The server accepts connections at `address`." },
    { "http.request", "One request was answered (level debug)." },
    { "key.made",
      "A new key file was made. With an old database: stored passwords must be entered again." },
    { "login.failed", "A wrong password or unknown account; many from one address: block it." },
    { "login.ok", "Someone signed in." },
    { "mass.batch", "Part of an answer to many was made; `made`, `posted`, `skipped` count it." },
    { "program.started", "All parts run; `version`, `role` and `model` say what." },
    { "program.stopped", "Everything was closed in order." },
    { "program.stopping", "A signal asked the program to end; open requests are finished first." },
    { "referral.tried", "A question to a department was mailed or not; `why` says why not." },
    { "reply.recovered", "`count` replies whose sending was cut off are looked at again." },
    { "reply.tried", "A reply was sent or tried; `outcome` says how it went." },
    { "seal.failed", "The heads of the log could not be sealed; `why` says what to mend." },
    { "telegram.failed", "The bot could not be asked; `why` says why; it is asked again." },
    { "telegram.linked", "Somebody linked a Telegram chat as a way to be woken." },
    { "watch.changed", "The verdict on a brand changed, an alarm may follow." },
    { "worker.failed", "A background worker met an error and rests before it tries again." },
    { NULL, NULL },
};
