/* intake.h - takes Items in: reads them, finds their case, keeps them, counts them.
 *
 * One Intake serves one source inside one write transaction at a time and keeps caches (authors,
 * words, counters) between transactions. The same Item twice is one row; a changed text keeps the
 * old version; a deletion leaves a tombstone. */
#ifndef DESK_INTAKE_H
#define DESK_INTAKE_H

#include "base/item.h"
#include "desk/brand.h"
#include "desk/intake_rows.h"
#include "desk/intake_seen.h"
#include "desk/source.h"

typedef struct Intake Intake;

typedef struct IntakeCounts {
    int64_t taken, known, edited, deleted; /* messages */
    int64_t cases;
} IntakeCounts;

/* The handle lives in `a`, its caches until intake_close(). */
NODISCARD Err intake_open(Db *db, Arena *a, const Caller *by, int64_t source_id, Intake **out,
                          Error *e);
void intake_close(Intake **in);
typedef struct IntakeBatch {
    Db *db; /* inside a write transaction */
    int64_t now;
    bool live; /* one event a case; else one event "many" at the end */
    /* Of several Intakes in one transaction, begun by the caller with intake_rows_begin(), who
     * writes them with intake_rows_write() before intake_end() and their words with
     * intake_words_write() as the last thing before the commit. NULL: intake_end() does both. */
    IntakeRows *rows;
    /* Only for a source that was empty before the caller's first batch, and the same in all of
     * them: the database is not asked for ids that it does not know. Writing fails with
     * ERR_CONFLICT when somebody else wrote such a message meanwhile: roll back and go on without.
     * NULL: ask. */
    IntakeSeen *seen;
    struct ModelMemory *memory; /* text/model.h, of desk_model(), for many messages; or NULL */
} IntakeBatch;
/* ERR_NOT_FOUND when the source was removed meanwhile. */
NODISCARD Err intake_begin(Intake *in, const IntakeBatch *batch, Error *e);
/* Gathers it: the texts of the item must last until intake_end() (or until the caller wrote its
 * rows). */
NODISCARD Err intake_item(Intake *in, const Item *item, Error *e);
/* Writes messages, counters, events, the log row and the words of this batch; commit follows. */
NODISCARD Err intake_end(Intake *in, IntakeCounts *batch, Error *e);
/* After a roll-back: forget what the failed batch cached (of rows of the caller's it does). */
void intake_forget(Intake *in);

/* A hook's signature is taken once: *is_fresh is false when it was used before. In the
 * transaction of the messages it came with, so that a failed one may be sent again. */
NODISCARD Err intake_use_signature(Db *db, Arena *a, Str signature, int64_t now, bool *is_fresh,
                                   Error *e);

/* Pasting a link and a text by hand. */
typedef struct PasteForm {
    int64_t source_id;
    Str author, handle, text, title, link;
    int64_t time;
    int64_t rating; /* 1 to 5, 0: none */
} PasteForm;
extern const Model paste_form_model;
/* The case it came to. */
NODISCARD Err intake_paste(Db *db, Arena *a, const Caller *by, const PasteForm *form,
                           int64_t *case_id, Error *e);

#endif
