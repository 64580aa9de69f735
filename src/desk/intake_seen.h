/* intake_seen.h - which ids of messages an import has met so far, nearly: it may take a new one for
 * one that it met, never one that it met for a new one. Who knows that a source was empty before
 * need not ask the database for each message whether it is there. */
#ifndef DESK_INTAKE_SEEN_H
#define DESK_INTAKE_SEEN_H

#include "base/str.h"

typedef struct IntakeSeen IntakeSeen;

IntakeSeen *intake_seen_new(Arena *a); /* 2 MB */
/* Notes the id; false when it was certainly not noted before. */
bool intake_seen_add(IntakeSeen *s, int64_t source_id, Str id);

#endif
