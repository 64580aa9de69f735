/* said_record.h - the times and places a message names (text/said.h) as records. */
#ifndef DESK_SAID_RECORD_H
#define DESK_SAID_RECORD_H

#include "base/model.h"

typedef struct TimeRecord {
    int64_t from, to;     /* bytes of the text */
    int64_t begins, ends; /* seconds since 1970 UTC; 0: nobody can tell */
} TimeRecord;
extern const Model time_record_model;

typedef struct PlaceRecord {
    Str kind, name;
    int64_t from, to;
} PlaceRecord;
extern const Model place_record_model;

/* Lists of TimeRecord and PlaceRecord in `a`; `written` and `zone` as said_times() takes them. */
List said_time_records(Arena *a, Str text, int64_t written, int64_t zone);
List said_place_records(Arena *a, Str text);

#endif
