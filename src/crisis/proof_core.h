/* proof_core.h - what an evidence file is made of, as read from the database. Inside crisis/
 * only. */
#ifndef CRISIS_PROOF_CORE_H
#define CRISIS_PROOF_CORE_H

#include "crisis/proof.h"
#include "desk/brand.h"
#include "desk/sealed_copy.h"

enum { PROOF_AT_ONCE = 500 }; /* records a question to the database */

typedef struct ProofMessage {
    int64_t id, case_id;
    Str source, channel, author, handle;
    int64_t written_at, seen_at;
    Str state, title, text, link;
    bool is_own;
} ProofMessage;

typedef struct ProofVersion {
    int64_t id, message_id, until_at;
    Str title, text;
} ProofVersion;

typedef struct ProofCase {
    int64_t id;
    List messages, versions, copies; /* of ProofMessage, ProofVersion, SealedCopy */
} ProofCase;

/* A row of the log; `is_about`: of the matter itself, so that its text is shown. */
typedef struct ProofRow {
    AuditRow row;
    Str salt, text;
    bool is_about;
} ProofRow;

/* Rows without a gap, up to a seal. */
typedef struct ProofStretch {
    Str before; /* hash of the row before the first; empty before row 1 */
    List rows;  /* of ProofRow */
    Seal seal;
} ProofStretch;

typedef struct Proof {
    const ProofOf *of;
    Brand brand;
    Str name, made_name;
    int64_t made_at;
    ProofCase *cases;
    size_t case_count;
    ProofStretch *stretches;
    size_t stretch_count;
    Seal sealed; /* the newest that the file holds */
} Proof;

/* The stretches of the log that hold these rows (rising). */
NODISCARD Err proof_stretches(Db *db, Arena *a, int64_t brand_id, const List *about, Proof *p,
                              Error *e);
/* The part for people, escaped; up to where the data begins. */
void proof_page(Arena *a, const Proof *p, Buf *out);

#endif
