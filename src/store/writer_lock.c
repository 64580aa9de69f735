#include "store/writer_lock.h"

#include "base/time.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { GATE, WRITER }; /* offsets of the two bytes */
enum { PAUSE_FIRST_US = 50, PAUSE_MAX_US = 2000 };

static int set(int fd, short type, off_t byte) {
    struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1 };
    return fcntl(fd, F_OFD_SETLK, &lock);
}

/* The kernel's waiting call has no time limit, hence the polling; without contention none of
 * it happens. */
static NODISCARD Err take(int fd, off_t byte, int64_t deadline, Error *e) {
    long pause = PAUSE_FIRST_US;
    while (set(fd, F_WRLCK, byte) != 0) {
        if (errno != EAGAIN && errno != EACCES && errno != EINTR)
            FAIL(e, ERR_IO, "writer lock: %s", strerror(errno));
        if (clock_monotonic_ms() >= deadline)
            FAIL(e, ERR_BUSY, "another process is writing to the database");
        nanosleep(&(struct timespec){ .tv_nsec = pause * 1000 }, NULL);
        pause = pause * 2 > PAUSE_MAX_US ? PAUSE_MAX_US : pause * 2;
    }
    return ERR_OK;
}

Err writer_lock_open(const char *path, int *fd, Error *e) {
    *fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (*fd < 0)
        FAIL(e, ERR_IO, "%.100s: %s", path, strerror(errno));
    return ERR_OK;
}

Err writer_lock_take(int fd, int64_t deadline, Error *e) {
    TRY(take(fd, GATE, deadline, e));
    Err err = take(fd, WRITER, deadline, e);
    set(fd, F_UNLCK, GATE);
    return err;
}

void writer_lock_give(int fd) { set(fd, F_UNLCK, WRITER); }

void writer_lock_close(int *fd) {
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}
