/* department.h - who in the shop looks after what: each subject (text/heads.h) and the shop's own
 * name for the department it goes to. */
#ifndef DESK_DEPARTMENT_H
#define DESK_DEPARTMENT_H

#include "desk/role.h"
#include "store/db.h"

typedef struct Department {
    Str subject;    /* an answer of the head of subjects */
    Str department; /* none: nobody yet */
} Department;

typedef struct DepartmentTable {
    List subjects; /* of Department */
} DepartmentTable;
extern const Model department_table_model;

/* All subjects, in the order of their bits. */
NODISCARD Err department_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);
/* Sets those that are given, an empty name takes the department away; the others stay as they are.
 * The log says which have changed. */
NODISCARD Err department_set(Db *db, Arena *a, const Caller *by, const DepartmentTable *in,
                             List *out, Error *e);

#endif
