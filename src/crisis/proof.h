/* proof.h - Berkas bukti: one file about one case or one crisis that anybody can read in a
 * browser and check without this program (verifier/tanggap-verify.c; the format: docs/proof.md).
 *
 * It holds the messages with what they said before an edit, the sealed copies, and the rows of
 * the log about the matter with all rows between them and the next seal, so that each can be
 * followed to a seal; texts of rows about other matters stay out. That one was asked for is logged
 * and sealed itself. */
#ifndef CRISIS_PROOF_H
#define CRISIS_PROOF_H

#include "desk/crisis_now.h"
#include "desk/seal.h"

typedef struct ProofOf {
    int64_t case_id, crisis_id; /* one of them */
    bool is_english;
    const SealPair *pair;
    Str verifier; /* source of the verifier, shown in the file */
} ProofOf;

/* First, in a write transaction of its own: the log and a seal get a row each. ERR_NOT_FOUND. */
NODISCARD Err proof_begin(Db *db, Arena *a, const Caller *by, const ProofOf *of, Seal *out,
                          Error *e);
/* Then, in a read transaction, as it may take long: the matter as it is now, its log up to
 * `sealed`. Appends to *out; ERR_LIMIT when it has no room for all: nothing is left out unseen.
 * Confidential cases of a crisis are in it only for who sees all of them. */
NODISCARD Err proof_write(Db *db, Arena *a, const Caller *by, const ProofOf *of,
                          const Seal *sealed, Buf *out, Error *e);

#endif
