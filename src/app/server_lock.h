/* server_lock.h - which process serves this database file: a lock of the kernel on an open file,
 * which ends with the process however it ends. */
#ifndef APP_SERVER_LOCK_H
#define APP_SERVER_LOCK_H

#include "app/config.h"

/* *fd is -1 where there is no database file to lock. ERR_BUSY when another process still has it
 * after wait_ms; who only wants to know takes it without waiting and closes it, so that a server
 * must wait a little: a command may just be looking. Close with fd_close(). */
NODISCARD Err server_lock_take(const Config *c, int64_t wait_ms, int *fd, Error *e);

#endif
