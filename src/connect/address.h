/* address.h - whether an IP address lies in the public internet. Pure.
 *
 * Refused is everything IANA lists as special, also the places that "is it private" checks
 * forget: 192.0.0.0/24 and 168.63.129.16 (metadata of Oracle and Azure), 100.64.0.0/10, and the
 * forms of IPv6 in which an IPv4 address hides (mapped, compatible, 6to4, Teredo, NAT64). */
#ifndef CONNECT_ADDRESS_H
#define CONNECT_ADDRESS_H

#include "base/str.h"

/* "203.0.113.7" or "2001:db8::1" (no brackets, no zone). False when it is no address at all. */
bool address_text_is_public(Str text, bool *is_public);

#endif
