#include "app/file.h"

#include "base/crypto.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 64 * 1024 };

void fd_close(int *fd) {
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

/* strerror() is only unsafe for unknown numbers; this form is for none. */
const char *errno_text(int code) {
    const char *text = strerrordesc_np(code);
    return text ? text : "unknown error";
}

bool file_exists(const char *path) { return access(path, F_OK) == 0; }

Str path_folder(Str path) {
    size_t n = path.n;
    while (n > 0 && path.p[n - 1] != '/')
        n--;
    if (n == 0)
        return S(".");
    return str_slice(path, 0, n > 1 ? n - 1 : 1);
}

static Err read_all(int fd, Arena *a, size_t max, Str *out, Error *e) {
    Buf b = buf_new(a, max);
    char part[8192];
    for (;;) {
        ssize_t n = read(fd, part, sizeof part);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            FAIL(e, ERR_IO, "cannot read: %s", errno_text(errno));
        if (n == 0)
            break;
        buf_put(&b, (Str){ part, (size_t)n });
        if (b.full)
            FAIL(e, ERR_LIMIT, "larger than %zu bytes", max);
    }
    *out = str_dup(a, buf_str(&b));
    return ERR_OK;
}

Err file_read(Arena *a, const char *path, size_t max, Str *out, Error *e) {
    int fd CLEANUP(fd_close) = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT)
        FAIL(e, ERR_NOT_FOUND, "there is no file %s", path);
    if (fd < 0)
        FAIL(e, ERR_IO, "cannot open %s: %s", path, errno_text(errno));
    if (read_all(fd, a, max, out, e) != ERR_OK)
        return err_wrap(e, path);
    return ERR_OK;
}

static Err put_all(int fd, Str s, Error *e) {
    for (size_t at = 0; at < s.n;) {
        ssize_t n = write(fd, s.p + at, s.n - at);
        if (n < 0 && errno != EINTR)
            FAIL(e, ERR_IO, "cannot write: %s", errno_text(errno));
        at += n > 0 ? (size_t)n : 0;
    }
    return ERR_OK;
}

static Err write_all(int fd, Str s, Error *e) {
    TRY(put_all(fd, s, e));
    if (fsync(fd) != 0)
        FAIL(e, ERR_IO, "cannot write: %s", errno_text(errno));
    return ERR_OK;
}

Err folder_sync(const char *path, Error *e) {
    SCRATCH(a);
    const char *folder = str_z(a, path_folder(str_c(path)));
    int fd CLEANUP(fd_close) = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0 || fsync(fd) != 0)
        FAIL(e, ERR_IO, "cannot sync the folder %s: %s", folder, errno_text(errno));
    return ERR_OK;
}

/* The whole content in a file that has no name yet but `temporary`. */
static Err write_beside(const char *temporary, Str content, int mode, Error *e) {
    int fd CLEANUP(fd_close) =
        open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (fd < 0)
        FAIL(e, ERR_IO, "cannot create %s: %s", temporary, errno_text(errno));
    if (write_all(fd, content, e) == ERR_OK)
        return ERR_OK;
    unlink(temporary);
    return err_wrap(e, temporary);
}

static const char *beside(Arena *a, const char *path) {
    return str_z(a, str_fmt(a, "%s.new-%d", path, (int)getpid()));
}

Err file_replace(const char *path, Str content, int mode, Error *e) {
    SCRATCH(a);
    const char *temporary = beside(a, path);
    TRY(write_beside(temporary, content, mode, e));
    if (rename(temporary, path) != 0) {
        int why = errno;
        unlink(temporary);
        FAIL(e, ERR_IO, "cannot replace %s: %s", path, errno_text(why));
    }
    return folder_sync(path, e);
}

Err file_create(const char *path, Str content, int mode, Error *e) {
    SCRATCH(a);
    const char *temporary = beside(a, path);
    TRY(write_beside(temporary, content, mode, e));
    int failed = link(temporary, path) == 0 ? 0 : errno;
    unlink(temporary);
    if (failed == EEXIST)
        FAIL(e, ERR_CONFLICT, "%s is there already", path);
    if (failed)
        FAIL(e, ERR_IO, "cannot create %s: %s", path, errno_text(failed));
    return folder_sync(path, e);
}

/* The next bytes, at most PIECE; an empty one is the end. */
static Err next_piece(int fd, char room[PIECE], Str *out, Error *e) {
    ssize_t n;
    do
        n = read(fd, room, PIECE);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        FAIL(e, ERR_IO, "cannot read: %s", errno_text(errno));
    *out = (Str){ room, (size_t)n };
    return ERR_OK;
}

/* By hand: copy_file_range() does not go from one kind of file system to another. */
static Err copy_all(int from, int to, Error *e) {
    SCRATCH(a);
    char *room = arena_alloc_raw(a, PIECE, 1);
    Str piece;
    for (;;) {
        TRY(next_piece(from, room, &piece, e));
        if (piece.n == 0)
            return write_all(to, piece, e); /* and synced */
        TRY(put_all(to, piece, e));
    }
}

Err file_sha256(Arena *a, const char *path, Str *out, Error *e) {
    SCRATCH(tmp);
    char *room = arena_alloc_raw(tmp, PIECE, 1);
    Sha256 *sum = sha256_begin(tmp);
    Str piece;
    int fd CLEANUP(fd_close) = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        FAIL(e, ERR_IO, "cannot open %s: %s", path, errno_text(errno));
    for (;;) {
        if (next_piece(fd, room, &piece, e) != ERR_OK)
            return err_wrap(e, path);
        if (piece.n == 0)
            break;
        sha256_add(sum, piece);
    }
    *out = sha256_end(a, sum);
    return ERR_OK;
}

Err file_copy(const char *from, const char *to, Error *e) {
    int in CLEANUP(fd_close) = open(from, O_RDONLY | O_CLOEXEC);
    int out CLEANUP(fd_close) = -1;
    if (in < 0)
        FAIL(e, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "cannot open %s: %s", from,
             errno_text(errno));
    out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (out < 0)
        FAIL(e, errno == EEXIST ? ERR_CONFLICT : ERR_IO, "cannot create %s: %s", to,
             errno_text(errno));
    if (copy_all(in, out, e) != ERR_OK) {
        unlink(to);
        return err_wrap(e, to);
    }
    return folder_sync(to, e);
}

Err folder_make(const char *path, int mode, Error *e) {
    SCRATCH(a);
    Str whole = str_c(path);
    for (size_t n = 1; n <= whole.n; n++) {
        if (n < whole.n && whole.p[n] != '/')
            continue;
        const char *part = str_z(a, str_slice(whole, 0, n));
        if (mkdir(part, (mode_t)mode) != 0 && errno != EEXIST)
            FAIL(e, ERR_IO, "cannot make the folder %s: %s", part, errno_text(errno));
    }
    return ERR_OK;
}
