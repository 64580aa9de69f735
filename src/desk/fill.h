/* fill.h - the fields of a prepared text, filled in for one person. Inside desk/ only.
 *
 *   {sapaan} Kak             {nama}  the customer's name, as they chose it
 *   {kasus}  the case number {kanal} the channel, as people call it
 *   {admin}  first name of who answers
 *   {jam}    when the next word comes, in {zona} (WIB, WITA, WIT)
 *   {tautan} where the public post stands
 *
 * What has no value leaves nothing behind, not even its space. A name is outside text: one that
 * carries an address, a number to call or a line of its own is left out. Other braces stay; the
 * sentence checker stops them. */
#ifndef DESK_FILL_H
#define DESK_FILL_H

#include "desk/source.h"

typedef struct Fill {
    Str customer, person; /* person: whole name of who answers */
    int64_t case_id;      /* 0: none */
    Channel channel;
    Str link;
    int64_t now, zone; /* zone: seconds east of UTC, of the brand */
} Fill;

/* Lives in `a`; at most LIMIT_REPLY_TEXT long. */
Str fill_text(Arena *a, Str text, const Fill *f);

#endif
