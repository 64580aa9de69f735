#include "app/server_lock.h"

#include "app/file.h"
#include "app/paths.h"
#include "base/time.h"

#include <errno.h>
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

enum { PAUSE_MS = 20 };

static bool is_held(int why) { return why == EAGAIN || why == EACCES; }

/* 0, or what stands against it at last. The kernel's waiting call has no time limit. */
static int lock(int file, int64_t wait_ms) {
    struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    int64_t deadline = clock_monotonic_ms() + wait_ms;
    while (fcntl(file, F_OFD_SETLK, &whole) != 0) {
        if (!is_held(errno) || clock_monotonic_ms() >= deadline)
            return errno;
        nanosleep(&(struct timespec){ .tv_nsec = PAUSE_MS * 1000000L }, NULL);
    }
    return 0;
}

Err server_lock_take(const Config *c, int64_t wait_ms, int *fd, Error *e) {
    SCRATCH(a);
    Str path = server_lock_file(a, c);
    *fd = -1;
    if (path.p == NULL)
        return ERR_OK;
    int file = open(str_z(a, path), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        FAIL(e, ERR_IO, "cannot open " STR_FMT ": %s", STR_ARG(path), errno_text(errno));
    int why = lock(file, wait_ms);
    if (why == 0) {
        *fd = file;
        return ERR_OK;
    }
    close(file);
    if (is_held(why))
        FAIL(e, ERR_BUSY, "a server is running on this database; stop it first");
    FAIL(e, ERR_IO, "cannot lock " STR_FMT ": %s", STR_ARG(path), errno_text(why));
}
