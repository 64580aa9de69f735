/* address.h - addresses people give for being called. Inside desk/ only. */
#ifndef DESK_ADDRESS_H
#define DESK_ADDRESS_H

#include "base/str.h"

bool address_is_mail(Str s); /* one plain address, nothing that could start a header */
bool address_is_hook(Str s); /* http or https; whether it may be reached is the fetcher's matter */
/* Its first letters: a hook's path may be a secret of its own, a mail address is a person's. */
Str address_masked(Arena *a, Str address);

#endif
