/* erasure.h - Hapus data atas permintaan: what one author wrote and is called goes for good.
 *
 * Their messages with all earlier versions, sealed copies, fingerprints, links to others, where
 * answers to them went, with whom one spoke, and the texts beside the log's rows about their cases
 * (erasure_test.c names every column that may hold how somebody is called). What was to leave to
 * them by mail fails for want of an address; a mass answer leaves them out. The log stays: it holds
 * commitments, not texts, so its chain and every seal stay whole and show that something was
 * erased. What the shop itself wrote (answers, notes, promises) stays: it is its own record. Owners
 * only, never one click. */
#ifndef DESK_ERASURE_H
#define DESK_ERASURE_H

#include "desk/role.h"
#include "store/db.h"

typedef struct ErasureForm {
    Str handle; /* of the author, typed by the person who asks for it */
    Str reason;
} ErasureForm;
extern const Model erasure_form_model;

typedef struct Erasure {
    int64_t author_id, messages, copies, log_texts;
} Erasure;
extern const Model erasure_model;

/* ERR_NOT_FOUND; ERR_CONFLICT when it was done before or while their words are held as evidence
 * (legal_hold.h); ERR_INVALID naming `handle` when that is not
 * theirs. A later message of the same account is a new author's. */
NODISCARD Err erasure_of_author(Db *db, Arena *a, const Caller *by, int64_t author_id,
                                const ErasureForm *form, Erasure *out, Error *e);

#endif
