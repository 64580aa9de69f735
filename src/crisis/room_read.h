/* room_read.h - what the page of a room and its exit tests look at, each read from the store once
 * for one look. Inside crisis/ only. */
#ifndef CRISIS_ROOM_READ_H
#define CRISIS_ROOM_READ_H

#include "crisis/recovery.h"
#include "desk/watch.h"

typedef struct RoomRead {
    Db *db;
    Arena *arena;
    const Crisis *crisis;
    int64_t now;
    /* below: as far as it was asked for; not for others */
    unsigned known;
    int64_t team, open_steps;
    bool has_statement;
    VerdictRow verdict;
    ReturnState back;
} RoomRead;

/* People whose duty runs. */
NODISCARD Err room_team(RoomRead *r, int64_t *out, Error *e);
/* Steps of its phase. */
NODISCARD Err room_open_steps(RoomRead *r, int64_t *out, Error *e);
/* Whether its key statement has a version in force. */
NODISCARD Err room_statement(RoomRead *r, bool *out, Error *e);
/* The newest; none yet: zeros. */
NODISCARD Err room_verdict(RoomRead *r, VerdictRow *out, Error *e);
NODISCARD Err room_back(RoomRead *r, ReturnState *out, Error *e);

#endif
