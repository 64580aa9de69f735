/* guard.h - what every outgoing connection of libcurl goes through: the address it is about to
 * connect to is checked, and the one it is connected to again. Names, redirects, DNS answers
 * that change and odd spellings of numbers all end here, so nothing else needs to be trusted. */
#ifndef CONNECT_GUARD_H
#define CONNECT_GUARD_H

#include "base/str.h"

#include <curl/curl.h>

typedef struct Guard {
    Str allow;       /* exact "address:port" pairs that pass although not public */
    bool is_refused; /* an address was refused on the way */
    bool is_connected; /* a connection stood and its address was good */
} Guard;

/* Set the callbacks, no proxies, no signals; `guard` must live as long as the transfer. */
void guard_install(CURL *curl, Guard *guard);

#endif
