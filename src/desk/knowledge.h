/* knowledge.h - Buku pintar: what the departments of the shop know, as short questions and answers,
 * each with somebody who keeps it true and, where it ends, a day until which it holds.
 *
 * Found by words, normalised as those of messages are, and by the subjects of a case. What has
 * expired is shown as such and never offered. */
#ifndef DESK_KNOWLEDGE_H
#define DESK_KNOWLEDGE_H

#include "desk/role.h"
#include "store/db.h"

enum { KNOWLEDGE_MOST = 1000, KNOWLEDGE_OFFERED = 5 };

typedef struct Knowledge {
    int64_t id;
    Str department; /* none: of the whole shop */
    Str question, answer;
    int64_t subjects; /* bits, as of a case */
    int64_t owner_id; /* who keeps it true; 0 in input: who writes */
    Str owner_name;
    int64_t valid_until; /* 0: for good */
    bool is_expired;
    int64_t changed_at, version;
} Knowledge;
extern const Model knowledge_model;

typedef struct KnowledgeFilter {
    Str search;
    int64_t case_id; /* offer what fits this case, at most KNOWLEDGE_OFFERED, nothing expired */
} KnowledgeFilter;
extern const Model knowledge_filter_model;
/* With words: those that hold all of them, the best first. With a case and no words: what fits its
 * words and subjects best. With neither: all, the newest first.
 * ERR_DENIED for a confidential case. */
NODISCARD Err knowledge_find(Db *db, Arena *a, const Caller *by, const KnowledgeFilter *f,
                             List *out, Error *e);
/* id 0: a new one. ERR_INVALID names the field, ERR_CONFLICT: in->version is not the stored one. */
NODISCARD Err knowledge_put(Db *db, Arena *a, const Caller *by, int64_t id, const Knowledge *in,
                            Knowledge *out, Error *e);
NODISCARD Err knowledge_remove(Db *db, const Caller *by, int64_t id, Error *e);

#endif
