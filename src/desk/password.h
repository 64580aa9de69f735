/* password.h - what makes a password acceptable: length, not among the common ones, not the
 * person's own names. No rules about kinds of characters, no truncation. */
#ifndef DESK_PASSWORD_H
#define DESK_PASSWORD_H

#include "base/err.h"
#include "base/str.h"

/* `own` and `business` are words of the person that the password must not be made of. */
NODISCARD Err password_check(Str password, Str own, Str business, Error *e);

#endif
