/* mass_core.h - what the files of mass answers share; private to desk/. */
#ifndef DESK_MASS_CORE_H
#define DESK_MASS_CORE_H

#include "desk/crisis_now.h"
#include "desk/greeting.h"
#include "desk/mass.h"
#include "desk/policy.h"

/* Everything that decides whether a case gets the answer. */
typedef struct MassLook {
    const Policy *policy;
    Case c;
    Honorific known; /* how they are addressed */
    Str honorific;   /* as it is written; p == NULL: unknown */
    const MassItem *was; /* NULL: it is being made */
    bool has_post;
    bool of_problem; /* the answer is for all of a problem, not for a list or chosen cases */
    bool is_holding; /* the answer is a prepared holding answer */
    int64_t typing, unsent, banned, problem_id, came_from;
    int64_t talks;   /* answers of ours that were for this one alone */
    int64_t owed;    /* next words that were promised before the answer was begun, and still are */
} MassLook;

/* What all items of one mass answer are looked at with. */
typedef struct MassWith {
    int64_t brand_id, now, zone;
    int64_t made_at; /* of the answer */
    Policy policy;
    MassMode mode;
    bool of_problem;
    bool is_holding; /* its text is a prepared holding answer */
    Str person, sign_name; /* who answers: of a draft whoever asks, for they would hand it in */
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
/* Whether a second person reads it before it leaves; alone: asked for, but there is nobody. Of a
 * person whose rights are paused (rights_pause.h) all is read. */
typedef struct MassSecond {
    bool is_asked; /* in: its words ask for one (reply_gate.h), wherever they leave */
    bool is_needed, is_alone;
} MassSecond;
NODISCARD Err mass_second_person(Db *db, const Caller *by, const Mass *m, const MassWith *with,
                                 MassSecond *out, Error *e);
/* Whether one should have read it by now and did not: a clause came into force since, or a pause
 * of its author's rights. */
NODISCARD Err mass_is_unread(Db *db, const Caller *author, const Mass *m, const MassWith *with,
                             bool *out, Error *e);
bool mass_has_post(const Mass *m);
/* What of it may belong to a crisis. */
CrisisPart mass_part(const Mass *m);
/* Its text is a prepared holding answer, and there is no post. */
NODISCARD Err mass_is_holding(Db *db, Arena *a, const Caller *by, const Mass *m, bool *out,
                              Error *e);
/* Is it fit to leave: what a single answer needs before it does, the whole needs too. */
typedef struct MassCheck {
    Db *db;
    Arena *arena;
    const Caller *by;
    const Mass *m;
    const MassWith *with;
    bool overrides; /* what the checker asks about was seen */
    bool approves;  /* by is the second person: whose word must be enough */
    int64_t money;     /* out: the largest sum that it promises to one of them, rupiah */
    bool needs_second; /* out: some text asks for one */
    bool is_elsewhere; /* out: it speaks first elsewhere than where a crisis began, for a reason */
} MassCheck;
/* Each planned item too: whoever is no longer what they were is left out, and whose text the
 * checker stops. ERR_CONFLICT when nobody is left. */
NODISCARD Err mass_check(MassCheck *c, Error *e);
/* Whether its words would ask for a second person; read for the first item and the post. */
NODISCARD Err mass_words_ask(MassCheck *c, Error *e);
/* The items that are still planned, in their order, behind item_id: a page. */
typedef struct MassAfter {
    int64_t brand_id, mass_id, item_id;
} MassAfter;
NODISCARD Err mass_planned_after(Db *db, Arena *a, const MassAfter *after, List *out, Error *e);
/* The name below each: theirs who answers, as {admin} says it. */
Str mass_sign_name(Arena *a, const MassWith *with);
/* As nobody in particular would read it: with another name, of the case `of`. */
Str mass_text_plain(Arena *a, const MassWith *with, const Mass *m, const MassLook *look,
                    int64_t of);
/* The text as the person of this case will read it. */
Str mass_text_for(Arena *a, const MassWith *with, const Mass *m, const MassLook *look);

#endif
