/* seal_file.h - the seals of the log (desk/seal.h) in a file beside the database.
 *
 * The chain of the log shows a changed row; only something outside the database shows that its
 * tail was cut or that all of it was written anew. One JSON line a seal; the signing key comes
 * from the key file, so whoever can change the database but not read the key cannot forge one.
 * Ship the file elsewhere (or print it) to be safe from whoever has both. */
#ifndef APP_SEAL_FILE_H
#define APP_SEAL_FILE_H

#include "desk/seal.h"

/* Append each seal (of Seal, at most one a brand) whose head differs from the newest in the file;
 * synced. One that this key did not sign is none: its head is signed here, as of `now`. A last line
 * that a crash left without its end gives way. */
NODISCARD Err seal_append(const char *path, const SecretKey *key, const List *seals, int64_t now,
                          Error *e);

typedef struct SealCheck {
    List newest;      /* of AuditHead: the highest seal of each brand */
    int64_t count;
    int64_t whole;    /* bytes of complete lines; what follows was being written at a crash */
    int64_t bad_line; /* first line that is damaged or not signed with this key; 0 = none */
} SealCheck;
/* No file: nothing sealed, ERR_OK. */
NODISCARD Err seal_read(Arena *a, const char *path, const SecretKey *key, SealCheck *out, Error *e);

#endif
