#include "base/item.h"

#include "base/limits.h"

static const Field item_fields[] = {
    FIELD(Item, source, .max = 100, .doc = "Name of the source"),
    FIELD(Item, id, .max = LIMIT_MESSAGE_ID, .doc = "The source's own id of the message"),
    FIELD(Item, parent, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_ID,
          .doc = "Id of the message this one answers"),
    FIELD(Item, author, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_AUTHOR,
          .doc = "Display name of the author"),
    FIELD(Item, handle, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_AUTHOR,
          .doc = "What identifies the author at the source"),
    FIELD_TIME_OF(Item, time, .flags = FIELD_OPTIONAL, .doc = "When it was written"),
    FIELD(Item, title, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_TITLE),
    FIELD(Item, text, .max = LIMIT_MESSAGE_TEXT),
    FIELD(Item, link, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_LINK),
    FIELD(Item, reach, .least = 0, .most = INT64_MAX, .doc = "Followers or likes, 0 = unknown"),
    FIELD(Item, rating, .flags = FIELD_OPTIONAL, .least = 1, .most = RATING_MOST,
          .doc = "Stars of a review, 1 to 5"),
    FIELD(Item, is_own, .doc = "Written by the shop itself"),
    FIELD(Item, is_deleted, .doc = "The source says it is gone"),
    FIELD(Item, is_direct, .doc = "Private: chat or mail"),
};
const Model item_model = MODEL(Item, item_fields);

/* Whether the title ends as item_title_rated() leaves it; a product may have a star in its name. */
static bool is_rated(Str title) {
    Str begins = S(ITEM_STAR " "), inside = S("(" ITEM_STAR " ");
    ptrdiff_t at = str_starts(title, begins) ? 0 : str_find(title, inside);
    if (at < 0 || title.n - (size_t)at > 30 || (at > 0 && !str_ends(title, S(")"))))
        return false;
    size_t after = (size_t)at + (at > 0 ? inside.n : begins.n);
    return after < title.n && (ascii_is_digit(title.p[after]) || title.p[after] == ITEM_STAR[0]);
}

Str item_title_rated(Arena *a, Str title, Str rating) {
    if (rating.n == 0 || rating.n > 20 || is_rated(title))
        return title;
    Str stars = str_fmt(a, ITEM_STAR " " STR_FMT, STR_ARG(rating));
    return title.n ? str_fmt(a, STR_FMT " (" STR_FMT ")", STR_ARG(title), STR_ARG(stars)) : stars;
}

Item item_dup(Arena *a, const Item *in, size_t *bytes) {
    Item out = *in;
    Str *texts[] = { &out.source, &out.id,    &out.parent, &out.author,
                     &out.handle, &out.title, &out.text,   &out.link };
    for (size_t i = 0; i < COUNT(texts); i++) {
        *texts[i] = str_dup(a, *texts[i]);
        if (bytes)
            *bytes += texts[i]->n;
    }
    return out;
}
