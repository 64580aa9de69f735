/* seal_letter.h - the daily seal as a mail to an owner. */
#ifndef APP_SEAL_LETTER_H
#define APP_SEAL_LETTER_H

#include "app/program.h"
#include "desk/seal_mail.h"

/* Sends one that is due; *more: there may be another. Nothing without a mail server. */
NODISCARD Err seal_letter_send(const Program *p, bool *more, Error *e);

#endif
