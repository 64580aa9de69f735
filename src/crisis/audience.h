/* audience.h - Peta pihak: the groups of people who must hear it from us, by which way, from whom,
 * in which words and order; and in each crisis what each was told. */
#ifndef CRISIS_AUDIENCE_H
#define CRISIS_AUDIENCE_H

#include "desk/crisis_now.h"

enum { AUDIENCES_MOST = 40, AUDIENCE_WORDS_MOST = 2000 };

typedef struct Audience {
    int64_t id;
    Str starter; /* its key in the starter list; none: the shop's own */
    Str name, channel;
    Str teller; /* who tells them */
    Str words;
    int64_t position, version;
} Audience;
extern const Model audience_model;

/* By position. */
NODISCARD Err audience_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);
NODISCARD Err audience_add(Db *db, Arena *a, const Caller *by, const Audience *in, Audience *out,
                           Error *e);
/* ERR_CONFLICT when in->version is not that of the row. */
NODISCARD Err audience_change(Db *db, Arena *a, const Caller *by, int64_t id, const Audience *in,
                              Audience *out, Error *e);
/* What crises noted of it stays. */
NODISCARD Err audience_remove(Db *db, Arena *a, const Caller *by, int64_t id, Error *e);

typedef struct AudienceStarter {
    bool in_english;
} AudienceStarter;
extern const Model audience_starter_model;
/* The seven that nearly every shop has, for who has none yet; ERR_CONFLICT else. */
NODISCARD Err audience_start(Db *db, Arena *a, const Caller *by, const AudienceStarter *in,
                             List *out, Error *e);

/* ---- in a crisis ---- */

typedef struct AudienceTold {
    int64_t id; /* of the audience */
    Str starter;
    Str name, channel, teller, words;
    int64_t position;
    int64_t told_count; /* how often they were told */
    Str said, told_by_way, told_by; /* the newest */
    int64_t told_at;
    int64_t statement_id, statement_number; /* what was in force then */
    bool is_old; /* another version is in force since they were told */
} AudienceTold;
extern const Model audience_told_model;
NODISCARD Err audience_of_crisis(Db *db, Arena *a, const Caller *by, int64_t crisis_id, List *out,
                                 Error *e);

typedef struct AudienceWord {
    Str said;
    Str channel; /* none: the one of the map */
} AudienceWord;
extern const Model audience_word_model;
typedef struct AudienceAt {
    int64_t crisis_id, audience_id;
} AudienceAt;
/* Writes down that they were told, now, by the caller. ERR_CONFLICT when the crisis is closed. */
NODISCARD Err audience_tell(Db *db, Arena *a, const Caller *by, AudienceAt at,
                            const AudienceWord *in, AudienceTold *out, Error *e);

/* The same for the audience of the starter list with this key, if it is on the map. For crisis/. */
NODISCARD Err audience_tell_starter(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                                    const char *starter, Str said, Error *e);

#endif
