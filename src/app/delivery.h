/* delivery.h - one try to get a reply out, by the way its source has. */
#ifndef APP_DELIVERY_H
#define APP_DELIVERY_H

#include "app/program.h"
#include "desk/outbox.h"

/* What became of it; never fails: what goes wrong is an outcome. Text lives in `a`. */
TryEnd deliver(const Program *p, Fetcher *f, Arena *a, const Outgoing *o);

#endif
