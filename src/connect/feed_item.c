#include "connect/feed_item.h"

#include "base/time.h"
#include "connect/fetch.h"
#include "connect/html_text.h"
#include "connect/when.h"
#include "wire/url.h"

/* RFC 5322, RFC 3339 and what else feeds contain; 0 when it cannot be read. */
static int64_t feed_time(Str text, int zone) {
    int64_t at;
    text = str_trim(text);
    if (text.n && (time_parse_mail(text, &at) || when_read(text, zone, DATE_DAY_FIRST, &at)))
        return at;
    return 0;
}

/* Google Alerts link to www.google.com/url?..&url=REAL&.. */
static Str unwrap_google(Arena *a, Str link) {
    ptrdiff_t at = str_find(link, S(".google.com/url?"));
    if (at < 0 || at > 12)
        return link;
    Str rest = str_slice(link, (size_t)at + 16, link.n), pair, real;
    while (str_cut(&rest, '&', &pair)) {
        size_t skip = str_starts(pair, S("url=")) ? 4 : str_starts(pair, S("q=")) ? 2 : 0;
        if (skip && url_decode(a, str_slice(pair, skip, pair.n), true, &real) &&
            str_starts(real, S("http")))
            return real;
    }
    return link;
}

static Str absolute(Arena *a, Str base, Str link) {
    Str out;
    Error why;
    link = str_trim(link);
    if (link.n == 0 || url_join(a, base, link, &out, &why) != ERR_OK)
        return (Str){ 0 };
    return unwrap_google(a, out);
}

Err feed_entry_give(Arena *a, const FeedEntry *entry, Str base, const ReadOptions *o,
                    ItemSink *sink, int64_t where, Error *e) {
    Item it = { .id = str_trim(entry->id), .parent = str_trim(entry->parent),
                .author = str_trim(entry->author), .handle = str_trim(entry->handle) };
    it.link = absolute(a, base, entry->link);
    if (it.link.n == 0 && entry->is_id_link && str_starts(it.id, S("http")))
        it.link = absolute(a, base, it.id);
    it.title = entry->is_title_plain ? entry->title : html_to_text(a, entry->title);
    if (entry->content.n)
        it.text = entry->is_content_plain ? entry->content : html_to_text(a, entry->content);
    if (it.text.n == 0)
        it.text = html_to_text(a, entry->summary);
    it.time = feed_time(entry->published, o->zone);
    if (it.time == 0)
        it.time = feed_time(entry->updated, o->zone);
    if (it.id.n == 0 && (it.link.n || it.title.n)) {
        const Str parts[] = { it.link, it.title };
        it.id = item_hash(a, parts, COUNT(parts));
    }
    return item_give(a, o, &it, sink, where, e);
}
