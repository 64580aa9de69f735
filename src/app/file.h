/* file.h - small whole files: read, and written so that a crash leaves the old or the new one. */
#ifndef APP_FILE_H
#define APP_FILE_H

#include "base/err.h"
#include "base/str.h"

void fd_close(int *fd); /* for CLEANUP(); sets -1 */

/* ERR_NOT_FOUND when there is no such file, ERR_LIMIT when it is larger than `max`. */
NODISCARD Err file_read(Arena *a, const char *path, size_t max, Str *out, Error *e);
/* Into a new file of these rights beside `path`, synced, then renamed over it; the folder is
 * synced too. */
NODISCARD Err file_replace(const char *path, Str content, int mode, Error *e);
/* Only when there is none yet: ERR_CONFLICT otherwise. Whole and synced or not there at all. */
NODISCARD Err file_create(const char *path, Str content, int mode, Error *e);
/* The bytes of a file to a new file (0600), synced. ERR_CONFLICT when `to` is there already. */
NODISCARD Err file_copy(const char *from, const char *to, Error *e);
/* 64 digits over the bytes of a file of any size. */
NODISCARD Err file_sha256(Arena *a, const char *path, Str *out, Error *e);
/* Renames in the folder of this file are on disk when this returns. */
NODISCARD Err folder_sync(const char *path, Error *e);
/* Make the folder, and those above it, with these rights; fine when it is there. */
NODISCARD Err folder_make(const char *path, int mode, Error *e);
bool file_exists(const char *path);
/* Folder part: "data" of "data/desk.db", "." of "desk.db". */
Str path_folder(Str path);
/* "no such file or folder" and so on, for a message. */
const char *errno_text(int code);

#endif
