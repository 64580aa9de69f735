/* audit.h - the log: append-only, one hash chain a brand, no personal text in the chain.
 *
 *   hash(n) = SHA-256(hash(n-1) || canonical text of row n)
 *   commitment = SHA-256(salt || personal text), the text and salt standing in audit_text,
 *   which can be erased without breaking the chain.
 * The head (last seq and hash) is kept in audit_head and, signed, in a seal file beside the
 * database, so that a cut tail is found too. brand_id 0 is the installation itself. */
#ifndef DESK_AUDIT_H
#define DESK_AUDIT_H

#include "desk/role.h"
#include "store/db.h"

typedef struct AuditRow {
    int64_t seq, at, staff_id;
    Str staff_name, act, object;
    int64_t object_id;
    Str detail;
    Str commitment, hash;
} AuditRow;
extern const Model audit_row_model;

typedef struct AuditAct {
    const char *act;    /* "case.classify" */
    const char *object; /* "case" */
    int64_t object_id;
    Str detail;   /* facts without personal text, may be empty */
    Str personal; /* text that must stay erasable; p == NULL: none */
} AuditAct;

/* Inside the transaction of the act: without the log row there is no act. */
NODISCARD Err audit_add(Db *db, const Caller *by, const AuditAct *act, Error *e);

typedef struct AuditFilter {
    int64_t staff_id;  /* 0: anybody */
    Str object;        /* empty: any */
    int64_t object_id; /* 0: any */
    Str cursor;
    int64_t limit;
} AuditFilter;
extern const Model audit_filter_model;
/* Newest first. */
NODISCARD Err audit_list(Db *db, Arena *a, int64_t brand_id, const AuditFilter *f, List *out,
                         Str *next, Error *e);

typedef struct AuditHead {
    int64_t brand_id, seq;
    Str hash;
} AuditHead;
extern const Model audit_head_model;
NODISCARD Err audit_heads(Db *db, Arena *a, List *out, Error *e);

typedef struct AuditVerdict {
    int64_t brand_id, rows;
    int64_t bad_seq; /* first broken row, 0 = whole */
    Str why;
} AuditVerdict;
extern const Model audit_verdict_model;
/* Walk every chain; one verdict a brand. `sealed` are heads from the seal file (may be empty). */
NODISCARD Err audit_verify(Db *db, Arena *a, const List *sealed, List *out, Error *e);

#endif
