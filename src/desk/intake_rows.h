/* intake_rows.h - what a batch adds to the desk, gathered in memory and written in a few passes:
 * authors, cases, messages, then (by intake_words_write()) the words.
 *
 * A message after the other would push the pages of some ten tables and indexes and the weights
 * of the text model out of the near caches again and again; a pass keeps to its own. PostgreSQL
 * is spared a round trip for each. What was gathered and not written yet is looked for here
 * first: cases by id, messages of a source by theirs. */
#ifndef DESK_INTAKE_ROWS_H
#define DESK_INTAKE_ROWS_H

#include "desk/case.h"
#include "desk/intake_author.h"
#include "desk/intake_guard.h"
#include "desk/intake_words.h"
#include "text/reading.h"

/* What a message changes of its case. */
typedef struct CaseCore {
    int64_t id; /* 0: not written yet */
    CaseState state;
    Queue queue;
    int64_t sort_at, deadline_at;
    MessageClass class;
    int64_t class_by;
    Severity severity;
    Mood mood;
    int64_t signals, subjects, demands, harm;
    bool is_direct;
    int64_t reach, first_at, last_at, answered_at;
} CaseCore;

typedef struct IntakeCase IntakeCase;
struct IntakeCase {
    CaseCore core;
    int64_t source_id;    /* these four of new ones only */
    Channel channel;
    IntakeAuthor *author;
    uint64_t signature;
    int64_t grown;        /* messages that came to it since it was made or read */
    bool is_answered;     /* by one of them, `late_by` seconds too late */
    int64_t late_by;
    IntakeCase *next;
};

/* What was read of a message, without what the desk does not keep. */
typedef struct IntakeSaid {
    Language language;
    Mood mood;
    MessageClass class;
    Severity severity;
    double certainty;
    int64_t signals, word_hits, subjects, demands, harm;
    uint64_t signature;
    Str normal, evidence;
} IntakeSaid;

typedef struct IntakeMessage IntakeMessage;
struct IntakeMessage {
    Item item; /* its texts are those of the caller, until the batch is written */
    int64_t source_id;
    IntakeCase *at;
    IntakeAuthor *author;
    bool is_orphan;        /* its parent was not seen yet */
    IntakeRival rival;     /* for whom its case stands higher */
    IntakeSaid said;
    IntakeMessage *next, *next_orphan; /* in order; waiting for the same parent */
};

typedef struct IntakeRows {
    Arena *batch;
    int64_t brand_id, now;
    /* What is gathered between two writes is a part; caches of one are worth nothing in the next.
     * Counts on for as long as the rows live. */
    int64_t part;
    IntakeAuthors authors;
    Map read_cases; /* id -> IntakeCase */
    IntakeCase *new_first, **new_end, *read_first, **read_end;
    IntakeMessage *first, **end;
    IntakeWords words;
} IntakeRows;

/* The handle lives in `a`, what it gathers until intake_rows_close(). */
IntakeRows *intake_rows_new(Arena *a);
void intake_rows_close(IntakeRows **rows);
/* A transaction begins. */
void intake_rows_begin(IntakeRows *r, int64_t brand_id, int64_t now);
/* After a roll-back. */
void intake_rows_forget(IntakeRows *r);

/* Each in the order of calls, which is the order of their ids. */
void intake_rows_add_case(IntakeRows *r, IntakeCase *c);
void intake_rows_add_message(IntakeRows *r, IntakeMessage *m);
/* A case that is in the database, read once a part. */
NODISCARD Err intake_rows_case(IntakeRows *r, Db *db, int64_t id, IntakeCase **out, Error *e);

/* All that was gathered but the words. */
NODISCARD Err intake_rows_write(IntakeRows *r, Db *db, Error *e);

#endif
