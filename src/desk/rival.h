/* rival.h - Awas pesaing: accounts of competitors, and where they turn up in matters of ours.
 *
 * A competitor who writes where somebody complains to us, or whose account a complaint names, looks
 * for an opening: the case stands higher, and its page says why. */
#ifndef DESK_RIVAL_H
#define DESK_RIVAL_H

#include "desk/source.h"

typedef struct Rival {
    int64_t id;
    Channel channel;
    Str handle; /* lower case, without its @ */
    Str name;
    int64_t created_at;
} Rival;
extern const Model rival_model;

NODISCARD Err rival_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);
NODISCARD Err rival_add(Db *db, Arena *a, const Caller *by, const Rival *in, Rival *out,
                        Error *e);
NODISCARD Err rival_remove(Db *db, const Caller *by, int64_t id, Error *e);

typedef enum RivalWay { RIVAL_WROTE, RIVAL_NAMED, RIVAL_WAY__COUNT } RivalWay;

typedef struct RivalSighting {
    int64_t id, case_id, message_id;
    Str name, handle;
    RivalWay kind;
    int64_t at;
} RivalSighting;
extern const Model rival_sighting_model;
/* Newest first, at most 20. */
NODISCARD Err rival_sightings(Db *db, Arena *a, int64_t brand_id, int64_t case_id, List *out,
                              Error *e);
/* With the message, in the transaction that takes it in. */
NODISCARD Err rival_note(Db *db, int64_t brand_id, const RivalSighting *s, Error *e);

/* "@Toko.Sebelah " -> "toko.sebelah". */
Str rival_handle(Arena *a, Str said);
/* Whether the text names this account: "@toko.sebelah", whole, in any case. */
bool rival_is_named(Str text, Str handle);

#endif
