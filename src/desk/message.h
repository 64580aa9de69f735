/* message.h - the messages of a case as the page shows them. */
#ifndef DESK_MESSAGE_H
#define DESK_MESSAGE_H

#include "desk/case.h"

typedef enum MessageState {
    MESSAGE_LIVE,
    MESSAGE_EDITED,
    MESSAGE_DELETED,
    MESSAGE_ERASED,
    MESSAGE_STATE__COUNT
} MessageState;
extern const char *const message_state_names[];

typedef struct Message {
    int64_t id;
    Str external_id;
    Str author_name, author_handle;
    int64_t written_at, seen_at;
    Str title, text, link;
    MessageState state;
    Language language;
    Mood mood;
    MessageClass class;
    double certainty;
    Severity severity;
    int64_t signals, subjects, demands, harm; /* bits, as in Reading */
    int64_t reach;
    int64_t rating; /* stars of a review, 1 to 5; 0: none */
    bool is_own, is_direct;
    int64_t reply_id;
    List times, places; /* it names: of TimeRecord and PlaceRecord */
    List evidence;     /* of Evidence */
    Str evidence_text; /* as stored, nothing for what asked nobody; not shown */
} Message;
extern const Model message_model;

typedef struct MessageVersion {
    int64_t id;
    Str title, text;
    int64_t until_at;
} MessageVersion;
extern const Model message_version_model;

/* The newest LIMIT_PAGE messages up to `before` (0 = all), oldest first. Most messages ask nobody
 * for anything and are never opened: intake keeps no evidence of them, here they are read again.
 * Where this program would say something else of one than its row, no evidence is given. */
NODISCARD Err message_list(Db *db, Arena *a, int64_t brand_id, int64_t case_id, int64_t before,
                           List *out, Error *e);
/* Where the message of this own id of the source stands; ERR_NOT_FOUND when it never came. */
typedef struct MessagePlace {
    int64_t id, case_id;
} MessagePlace;
NODISCARD Err message_place(Db *db, int64_t source_id, Str external_id, MessagePlace *out,
                            Error *e);
NODISCARD Err message_versions(Db *db, Arena *a, int64_t brand_id, int64_t message_id, List *out,
                               Error *e);

#endif
