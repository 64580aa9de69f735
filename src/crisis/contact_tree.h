/* contact_tree.h - Pohon kontak: who is told on a bad day, with or without an account, and who
 * calls whom. Telephone numbers and addresses are for those who may write; others see names. */
#ifndef CRISIS_CONTACT_TREE_H
#define CRISIS_CONTACT_TREE_H

#include "desk/role.h"
#include "store/db.h"

enum { TREE_CONTACTS_MOST = 300, TREE_CSV_MOST = 256 * 1024 };

typedef struct TreeContact {
    int64_t id;
    Str name, role, team;           /* what they do; their group */
    Str phone, mail, telegram;      /* telegram: a chat of the bot, in digits */
    int64_t staff_id;               /* their account; 0: none */
    Str staff_name;
    int64_t caller_id; /* who calls them; 0: nobody, a branch begins here */
    int64_t position;  /* in which order, among those the same person calls */
    int64_t version;
} TreeContact;
extern const Model tree_contact_model;

/* By position. */
NODISCARD Err tree_list(Db *db, Arena *a, const Caller *by, List *out, Error *e);
/* ERR_INVALID names the field; ERR_LIMIT above TREE_CONTACTS_MOST. */
NODISCARD Err tree_add(Db *db, Arena *a, const Caller *by, const TreeContact *in,
                       TreeContact *out, Error *e);
/* ERR_CONFLICT when in->version is not that of the row. */
NODISCARD Err tree_change(Db *db, Arena *a, const Caller *by, int64_t id, const TreeContact *in,
                          TreeContact *out, Error *e);
/* Whom they called is called by who called them. */
NODISCARD Err tree_remove(Db *db, Arena *a, const Caller *by, int64_t id, Error *e);
/* Who has an account and is not in the tree yet joins it; *added of them. */
NODISCARD Err tree_join(Db *db, Arena *a, const Caller *by, int64_t *added, Error *e);

typedef struct TreeTable {
    Str csv; /* with a line of names, those of tree_csv() or in English */
} TreeTable;
extern const Model tree_table_model;
typedef struct TreeTaken {
    int64_t added, changed;
} TreeTaken;
extern const Model tree_taken_model;
/* A row changes the contact of its name (letter case aside) or adds one; all rows or none.
 * ERR_INVALID for "csv" says which line is wrong. */
NODISCARD Err tree_import(Db *db, Arena *a, const Caller *by, const TreeTable *in, TreeTaken *out,
                          Error *e);
/* The tree as a table. */
NODISCARD Err tree_csv(Db *db, Arena *a, const Caller *by, Buf *out, Error *e);

#endif
