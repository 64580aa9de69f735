/* fill.h - the fields of a prepared text, and what stands in them for one case and one writer.
 *
 *   {sapaan} {nama}   how the customer is addressed, and their name
 *   {kasus} {kanal}   the number of the case, and the channel as people call it
 *   {jam} {zona}      when the next word comes: two hours from now, at a full or half hour
 *   {tanggal}         the day of the customer's first message
 *   {tempat}          the one place the customer named
 *   {lama}            how long the customer waits
 *   {admin}           the name below the answer
 *
 * What is not known stays as it stands, braces and all, and the sentence checker stops it; so do
 * fields of no such name, which the writer fills. A name or greeting that is known to be none
 * leaves no gap: "Halo Kak ," becomes "Halo Kak,". */
#ifndef DESK_FILL_H
#define DESK_FILL_H

#include "desk/case.h"

typedef struct FillFor {
    Str honorific;       /* as it is written: "Kak"; none: unknown, "": without */
    Str customer, admin; /* none: unknown, "": nameless */
    Str channel, place;  /* none: unknown */
    int64_t case_id;     /* 0: unknown */
    int64_t began_at, waits_since; /* 0: unknown */
    int64_t now, zone;
    bool is_english; /* the text: its dates and lengths */
} FillFor;

Str fill_text(Arena *a, Str text, const FillFor *f);
/* A made-up customer in front of whom everything is known, for showing and checking a text. */
FillFor fill_example(int64_t now, bool is_english);
/* What is known for an answer of this person to this case. */
NODISCARD Err fill_for_case(Db *db, Arena *a, const Caller *by, const Case *c, FillFor *out,
                            Error *e);

/* {jam} moves on in steps of this many seconds. */
enum { FILL_CLOCK_STEP = 30 * MINUTE };

#endif
