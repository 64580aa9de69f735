/* mass_core.h - what the files of mass answers share; private to desk/. */
#ifndef DESK_MASS_CORE_H
#define DESK_MASS_CORE_H

#include "desk/mass.h"
#include "desk/policy.h"

/* Everything that decides whether a case gets the answer. */
typedef struct MassLook {
    const Policy *policy;
    Case c;
    Str honorific; /* as it is written; p == NULL: unknown */
    const MassItem *was; /* NULL: it is being made */
    bool has_post;
    int64_t typing, unsent, banned, problem_id, came_from;
} MassLook;

/* What all items of one mass answer are looked at with. */
typedef struct MassWith {
    int64_t brand_id, now, zone;
    Policy policy;
    MassMode mode;
    Str person, sign_name; /* who answers */
} MassWith;
NODISCARD Err mass_with(Db *db, Arena *a, const Caller *by, const Mass *m, MassWith *out,
                        Error *e);
typedef struct MassOf {
    int64_t case_id;
    const MassItem *was; /* as it stood in the snapshot; NULL: the first look */
} MassOf;
NODISCARD Err mass_look(Db *db, Arena *a, const MassWith *with, const MassOf *of, MassLook *out,
                        Error *e);
/* The first reason to leave it out, or MASS_FITS. Pure. */
MassReason mass_reason(const MassLook *look);

typedef struct MassNew {
    int64_t mass_id;
    List cases; /* of CaseId: none of them an item yet */
    bool is_late;
} MassNew;
/* Adds them as they stand now. */
NODISCARD Err mass_add(Db *db, Arena *a, const MassWith *with, const MassNew *of, Error *e);
/* What is shown of one whose case is confidential: that it is there. */
void mass_item_hide(MassItem *item);
NODISCARD Err mass_item_set(Db *db, const MassItem *item, int64_t brand_id, Error *e);
/* `step` is what the version rises by: 0 for what only the program does. ERR_CONFLICT when
 * m->version is not the stored one. */
NODISCARD Err mass_store(Db *db, int64_t brand_id, const Mass *m, int step, Error *e);
NODISCARD Err mass_log(Db *db, const Caller *by, const Mass *m, const char *act, Str detail,
                       Error *e);
/* Whether a second person reads it before it leaves; alone: asked for, but there is nobody. */
typedef struct MassSecond {
    bool is_asked; /* in: its words ask for one (reply_gate.h), wherever they leave */
    bool is_free;  /* in: a holding answer, which needs none by the policy */
    bool is_needed, is_alone;
} MassSecond;
NODISCARD Err mass_second_person(Db *db, const Caller *by, const Mass *m, const Policy *p,
                                 MassSecond *out, Error *e);
/* The items that are still planned, in their order, behind item_id: a page. */
typedef struct MassAfter {
    int64_t brand_id, mass_id, item_id;
} MassAfter;
NODISCARD Err mass_planned_after(Db *db, Arena *a, const MassAfter *after, List *out, Error *e);
/* The text as the person of this case will read it. */
Str mass_text_for(Arena *a, const MassWith *with, const Mass *m, const MassLook *look);

#endif
