/* backup.h - copies of the database with their seals, and putting one back. */
#ifndef APP_BACKUP_H
#define APP_BACKUP_H

#include "app/config.h"
#include "store/store.h"

/* The database of `store` to a new file `path`, its seals to path.seal; then the copy is opened
 * and checked, and its checksum goes to path.sha256 in the form of sha256sum(1). ERR_CONFLICT when
 * one of the files is there already. */
NODISCARD Err backup_make(Arena *a, const Config *c, Store *store, const char *path, Error *e);
/* Structure and log of the copy at `path`, and its seals in the file `seals` (with the key of the
 * configuration; unchecked when that is not here). Leaves no other file beside it. */
NODISCARD Err backup_check(Arena *a, const Config *c, const char *path, const char *seals,
                           Error *e);
const char *backup_seals(Arena *a, const char *path); /* path.seal */
/* Are the bytes of `copy` those that the checksum of the backup `path` was made of? Structure and
 * log say nothing of a bit that turned in the text of a message. *is_known is false when there is
 * no checksum. Before the copy is opened: that changes it. */
NODISCARD Err backup_check_sum(Arena *a, const char *path, const char *copy, bool *is_known,
                               Error *e);

#endif
