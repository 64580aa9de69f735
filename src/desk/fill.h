/* fill.h - the fields of a prepared text, filled in for one person. Inside desk/ only.
 *
 *   {sapaan} how the customer is addressed   {nama}    their name, as they chose it
 *   {kasus}  the case number                 {kanal}   the channel, as people call it
 *   {admin}  the name below the answer       {tautan}  where the public post stands
 *   {jam}    when the next word comes, in {zona} (WIB, WITA, WIT): two hours on, at a half hour
 *   {tanggal} the day of the customer's first message
 *   {tempat} the one place they named        {lama}    how long they wait
 *
 * Without a name or a link nothing is left behind, not even the space. A name is outside text:
 * what is none (text/name.h) is left out, ours too. What nobody knows of the last three stays,
 * braces and all, as do fields of no such name: the sentence checker stops them until the writer
 * has filled them. */
#ifndef DESK_FILL_H
#define DESK_FILL_H

#include "desk/case.h"

typedef struct Fill {
    Str customer, handle; /* handle: their account, as it is addressed */
    Str person;           /* whole name of who answers */
    Str sign_name;        /* as they sign; none: their first name */
    Str honorific;        /* as it is written, "" without; none: as their name says, else "Kak" */
    int64_t case_id;      /* 0: none */
    Channel channel;
    Str link;
    Str place;                     /* none: unknown */
    int64_t began_at, waits_since; /* 0: unknown */
    int64_t now, zone; /* zone: seconds east of UTC, of the brand */
    bool is_english;   /* the text: its dates and lengths */
} Fill;

/* Lives in `a`; at most LIMIT_REPLY_TEXT long. */
Str fill_text(Arena *a, Str text, const Fill *f);
/* A made-up customer of whom everything is known, for showing and checking a text. */
Fill fill_example(int64_t now, bool is_english);
/* What is known for an answer of this person to this case. */
NODISCARD Err fill_for_case(Db *db, Arena *a, const Caller *by, const Case *c, Fill *out, Error *e);

/* What {jam} says, as a moment. */
int64_t fill_next_word(int64_t now);
/* It moves on in steps of this many seconds. */
enum { FILL_CLOCK_STEP = 30 * MINUTE };

#endif
