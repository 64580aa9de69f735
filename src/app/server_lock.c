#include "app/server_lock.h"

#include "app/file.h"
#include "app/paths.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static NODISCARD Err open_lock(Str path, int *file, Error *e) {
    SCRATCH(a);
    *file = open(str_z(a, path), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (*file < 0)
        FAIL(e, ERR_IO, "cannot open " STR_FMT ": %s", STR_ARG(path), errno_text(errno));
    return ERR_OK;
}

bool server_lock_is_free(const Config *c) {
    SCRATCH(a);
    Error ignored;
    int file CLEANUP(fd_close) = -1;
    Str path = server_lock_file(a, c);
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    return path.p && open_lock(path, &file, &ignored) == ERR_OK &&
           fcntl(file, F_OFD_GETLK, &lock) == 0 && lock.l_type == F_UNLCK;
}

Err server_lock_take(const Config *c, int *fd, Error *e) {
    SCRATCH(a);
    int file;
    Str path = server_lock_file(a, c);
    *fd = -1;
    if (path.p == NULL)
        return ERR_OK;
    TRY(open_lock(path, &file, e));
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    if (fcntl(file, F_OFD_SETLK, &lock) == 0) {
        *fd = file;
        return ERR_OK;
    }
    int why = errno;
    close(file);
    if (why == EAGAIN || why == EACCES)
        FAIL(e, ERR_BUSY, "a server is running on this database; stop it first");
    FAIL(e, ERR_IO, "cannot lock " STR_FMT ": %s", STR_ARG(path), errno_text(why));
}
