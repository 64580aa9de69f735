/* parts.h - which parts of the program run in one process: the setting `role`. */
#ifndef APP_PARTS_H
#define APP_PARTS_H

#include "base/err.h"
#include "base/str.h"

enum { PART_WEB = 1 << 0, PART_INGEST = 1 << 1, PART_WORK = 1 << 2, PART_SEND = 1 << 3,
       PART_ALL = PART_WEB | PART_INGEST | PART_WORK | PART_SEND };

/* "web,send" to bits; ERR_INVALID names those there are. */
NODISCARD Err parts_read(Str role, unsigned *out, Error *e);

#endif
