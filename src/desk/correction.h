/* correction.h - what people said against, or for, the program's class of a message. Kept with who
 * and when (desk/case.h: ACT_CLASSIFY); read here for the next messages of the brand, and for
 * learning. */
#ifndef DESK_CORRECTION_H
#define DESK_CORRECTION_H

#include "store/db.h"
#include "text/correction.h"

/* The set the reading stages take: the newest CORRECTIONS_MOST. *out is NULL without any. */
NODISCARD Err correction_set_load(Db *db, Arena *a, int64_t brand_id, CorrectionSet **out,
                                  Error *e);

/* The set of the newest word on one case alone; *out is NULL without any. */
NODISCARD Err correction_newest(Db *db, Arena *a, int64_t brand_id, int64_t case_id,
                                CorrectionSet **out, Error *e);

/* The last word on each message as a table of labels (data/labels/GUIDE.md), of one brand or of all
 * (0). Personal data in the texts is masked. */
NODISCARD Err correction_table(Db *db, Arena *a, int64_t brand_id, Str *out, int64_t *count,
                               Error *e);

#endif
