/* offline.h - Telepon & kunjungan: what was said away from every channel, written down by hand: in
 * a case there is, or as the beginning of one. */
#ifndef DESK_OFFLINE_H
#define DESK_OFFLINE_H

#include "desk/case.h"

typedef enum OfflineWay { OFFLINE_PHONE, OFFLINE_VISIT, OFFLINE_WAY__COUNT } OfflineWay;

typedef struct OfflineForm {
    OfflineWay way;
    Str who;      /* with whom one spoke */
    Str handle;   /* their telephone number, or how else they are known; for a new case */
    Str said;
    Str agreed;
    int64_t at;   /* 0: now */
    bool answers; /* the customer has had an answer by it: the clock stops */
} OfflineForm;
extern const Model offline_form_model;

/* A line in the thread of the case. ERR_INVALID names the field. */
NODISCARD Err offline_log(Db *db, Arena *a, const Caller *by, int64_t case_id,
                          const OfflineForm *form, Note *out, Error *e);
/* What was said is read like a message of a source by that way, which is made when there is none:
 * it comes to the open case of this person, or begins one. What was agreed is a line in its
 * thread. */
NODISCARD Err offline_open(Db *db, Arena *a, const Caller *by, const OfflineForm *form, Case *out,
                           Error *e);

#endif
