/* statement.h - Pernyataan kunci: what is true now about one matter, so that all say the same.
 *
 * A statement speaks of the cases of one problem, or of all. Its truth is slots (kind, wordings
 * that are right, values that are false now) beside the official wording for the public, by
 * version:
 *
 *   draft --approve--> approved --enforce--> in_force --(the next one)--> replaced
 *     |  <--reopen--      |                     |
 *     +--discard          +------withdraw-------+--> withdrawn
 *
 * Whoever wrote a version last never approves it, unless nobody else may: then after a pause. One
 * version is written at a time and one is in force. Every change names the version of the row that
 * was read (ERR_CONFLICT). What a version in force means for texts: statement_check.h; for answers
 * that were written before it: statement_reading.h, contradiction.h. */
#ifndef DESK_STATEMENT_H
#define DESK_STATEMENT_H

#include "desk/problem.h"
#include "text/drift.h"

typedef enum StatementState {
    STATEMENT_DRAFT,
    STATEMENT_APPROVED,
    STATEMENT_IN_FORCE,
    STATEMENT_REPLACED,
    STATEMENT_WITHDRAWN,
    STATEMENT_STATE__COUNT
} StatementState;

typedef struct StatementSlot {
    DriftKind kind;
    List values; /* of Str: wordings that are right */
    List old;    /* of Str: what was said once and is false now */
    Str note;    /* for the people who write */
} StatementSlot;
extern const Model statement_slot_model;
enum { STATEMENT_SLOTS_MOST = 30, STATEMENT_VALUES_MOST = 20, STATEMENT_VALUE_MOST = 200 };

typedef struct Statement {
    int64_t id;
    Str name;
    int64_t problem_id; /* 0: of all cases */
    Str problem_name;
    int64_t made_by, made_at;
    int64_t newest;            /* number of its newest version */
    int64_t in_force, from_at; /* number and moment; 0: none */
    int64_t open_number;       /* of the version being written; 0: none */
    Str open_state;            /* draft, approved */
    int64_t planned_at;        /* when the approved one shall be in force */
    bool is_reading;           /* earlier answers are still being read against it */
    int64_t read_done, read_total;
    int64_t open_count, correcting_count, ended_count; /* contradictions */
} Statement;
extern const Model statement_model;

typedef struct StatementVersion {
    int64_t id, statement_id, number;
    StatementState state;
    List slots; /* of StatementSlot */
    Str slots_text; /* as stored; for desk/ only */
    Str text;   /* the official wording */
    int64_t author_id; /* who wrote it last */
    Str author_name;
    int64_t made_at, changed_at, approver_id;
    Str approver_name;
    int64_t approved_at, from_at, ended_at, ended_by;
    Str ended_name, reason;
    bool is_reading;
    int64_t read_done, read_total, version;
} StatementVersion;
extern const Model statement_version_model;

NODISCARD Err statement_list(Db *db, Arena *a, const Caller *by, const PageFilter *f, List *out,
                             Str *next, Error *e);
NODISCARD Err statement_get(Db *db, Arena *a, int64_t brand_id, int64_t id, Statement *out,
                            Error *e);
/* Newest first, at most 100. */
NODISCARD Err statement_versions(Db *db, Arena *a, int64_t brand_id, int64_t id, List *out,
                                 Error *e);

enum { STATEMENT_USES_MOST = 10000 };
typedef struct StatementPage {
    Statement statement;
    List versions;
    int64_t used; /* answers that left since it is in force, about its cases; counted so far */
    bool is_alone; /* who asks may approve their own: nobody else could */
} StatementPage;
extern const Model statement_page_model;
NODISCARD Err statement_page(Db *db, Arena *a, const Caller *by, int64_t id, StatementPage *out,
                             Error *e);

typedef struct StatementForm {
    Str name;
    int64_t problem_id; /* 0: of all cases */
    List slots;         /* of StatementSlot, of its first version */
    Str text;
} StatementForm;
extern const Model statement_form_model;
NODISCARD Err statement_create(Db *db, Arena *a, const Caller *by, const StatementForm *form,
                               Statement *out, Error *e);

typedef struct StatementChange {
    Str name;
    int64_t problem_id; /* stays what it is once a version was approved */
} StatementChange;
extern const Model statement_change_model;
NODISCARD Err statement_change(Db *db, Arena *a, const Caller *by, int64_t id,
                               const StatementChange *change, Statement *out, Error *e);

/* The next version begins with what people go by now. */
NODISCARD Err statement_begin(Db *db, Arena *a, const Caller *by, int64_t id,
                              StatementVersion *out, Error *e);

typedef struct StatementEdit {
    int64_t statement_id, number;
    int64_t version; /* of the row that was read */
    List slots;
    Str text;
} StatementEdit;
extern const Model statement_edit_model;
/* A draft is written anew. A value that held in the version before and was taken out by this edit
 * becomes an old value of its slot; whoever takes it out there too is believed. */
NODISCARD Err statement_edit(Db *db, Arena *a, const Caller *by, const StatementEdit *in,
                             StatementVersion *out, Error *e);

typedef enum StatementAct {
    STATEMENT_APPROVE,
    STATEMENT_REOPEN,
    STATEMENT_ENFORCE,
    STATEMENT_DISCARD,
    STATEMENT_WITHDRAW,
    STATEMENT_ACT__COUNT
} StatementAct;

typedef struct StatementStep {
    int64_t statement_id, number;
    StatementAct act;
    int64_t version;
    int64_t from; /* enforce: when; 0 or past: now */
    Str reason;   /* withdraw */
} StatementStep;
extern const Model statement_step_model;
NODISCARD Err statement_act(Db *db, Arena *a, const Caller *by, const StatementStep *step,
                            StatementVersion *out, Error *e);

/* The moment of a planned one has come. For statement_reading.c only. */
NODISCARD Err statement_enforce_due(Db *db, Arena *a, const Caller *by, StatementVersion *v,
                                    Error *e);
/* With its slots; ERR_NOT_FOUND. For desk/ only. */
NODISCARD Err statement_version_get(Db *db, Arena *a, const Caller *by, int64_t id,
                                    int64_t number, StatementVersion *out, Error *e);

#endif
