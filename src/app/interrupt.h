/* interrupt.h - Ctrl-C in a long command: noted, so that it can stop between two steps; the
 * second one ends the process as usual. */
#ifndef APP_INTERRUPT_H
#define APP_INTERRUPT_H

#include "base/base.h"

void interrupt_watch(void); /* SIGINT and SIGTERM from now on */
bool interrupt_seen(void);

#endif
