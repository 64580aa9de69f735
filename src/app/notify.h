/* notify.h - telling systemd how the service is: sd_notify(3) without its library. */
#ifndef APP_NOTIFY_H
#define APP_NOTIFY_H

#include "base/str.h"

/* "READY=1", "STOPPING=1", "RELOADING=1..", "WATCHDOG=1". `socket` is the value of
 * NOTIFY_SOCKET; nothing happens without one, and a failure changes nothing. */
void notify_send(Str socket, Str message);

#endif
