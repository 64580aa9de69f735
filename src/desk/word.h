/* word.h - the brand's own words: names, products, rivals, watch words, and its own telephone
 * numbers and mail addresses. */
#ifndef DESK_WORD_H
#define DESK_WORD_H

#include "desk/role.h"
#include "store/db.h"
#include "text/words.h"

typedef struct BrandWord {
    int64_t id;
    WordKind kind;
    Str text;
    int64_t created_at;
} BrandWord;
extern const Model brand_word_model;

NODISCARD Err word_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);
NODISCARD Err word_add(Db *db, Arena *a, const Caller *by, const BrandWord *in, BrandWord *out,
                       Error *e);
NODISCARD Err word_remove(Db *db, const Caller *by, int64_t id, Error *e);
/* Of Str: numbers and addresses of the shop itself, which may stand in public (text/draft.h). */
NODISCARD Err word_contacts(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);
/* The set the reading stages take. */
NODISCARD Err word_set_load(Db *db, Arena *a, int64_t brand_id, WordSet **out, Error *e);

#endif
