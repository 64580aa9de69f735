/* server_lock.h - which process serves this database file: a lock of the kernel on an open file,
 * which ends with the process however it ends. */
#ifndef APP_SERVER_LOCK_H
#define APP_SERVER_LOCK_H

#include "app/config.h"

/* *fd is -1 where there is no database file to lock. ERR_BUSY when another process has it. Close
 * with fd_close(). */
NODISCARD Err server_lock_take(const Config *c, int *fd, Error *e);
/* There is a database file and no server has it. Only looks: who took the lock to know would make a
 * server that starts at that moment give up. */
bool server_lock_is_free(const Config *c);

#endif
