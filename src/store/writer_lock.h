/* writer_lock.h - one writer at a time among processes and threads. Private to store/.
 *
 * A lock of the kernel on an open file (F_OFD_SETLK): it ends with the descriptor, so a killed
 * process leaves nothing behind, unlike a file with a process number. Two bytes are locked:
 * whoever waits holds the gate, so a process that writes without pause has to queue behind a
 * waiting one instead of taking the lock back at once. */
#ifndef STORE_WRITER_LOCK_H
#define STORE_WRITER_LOCK_H

#include "base/err.h"

NODISCARD Err writer_lock_open(const char *path, int *fd, Error *e);
/* Waits until `deadline` (clock_monotonic_ms), then ERR_BUSY. */
NODISCARD Err writer_lock_take(int fd, int64_t deadline, Error *e);
void writer_lock_give(int fd);
void writer_lock_close(int *fd); /* -1 is fine */

#endif
