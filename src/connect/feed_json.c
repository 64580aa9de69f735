#include "base/limits.h"
#include "connect/feed_item.h"
#include "wire/json.h"

static Str text_of(Arena *a, JsonValue *object, const char *name) {
    Str text = { 0 };
    JsonValue *v = json_member(object, name);
    return v != NULL && json_get_text(a, v, &text) ? text : (Str){ 0 };
}

static FeedEntry entry_of(Arena *a, JsonValue *item) {
    FeedEntry entry = { .id = text_of(a, item, "id"), .title = text_of(a, item, "title"),
                        .link = text_of(a, item, "url"), .is_title_plain = true,
                        .is_id_link = true };
    entry.published = text_of(a, item, "date_published");
    entry.updated = text_of(a, item, "date_modified");
    entry.summary = text_of(a, item, "summary");
    entry.content = text_of(a, item, "content_html");
    if (entry.content.n == 0) {
        entry.content = text_of(a, item, "content_text");
        entry.is_content_plain = true;
    }
    JsonValue *authors = json_member(item, "authors");
    JsonValue *author = authors ? json_item(authors, 0) : json_member(item, "author");
    if (author != NULL) {
        entry.author = text_of(a, author, "name");
        entry.handle = text_of(a, author, "url");
    }
    return entry;
}

static void document_free(JsonDoc **doc) {
    if (*doc != NULL)
        json_free(doc);
}

Err feed_json_read(Arena *a, Str document, Str base, const ReadOptions *o, ItemSink *sink,
                   size_t *count, Error *e) {
    JsonDoc *doc CLEANUP(document_free) = NULL;
    TRY(json_parse(document, &doc, e));
    JsonValue *items = json_member(json_root(doc), "items");
    Str version = text_of(a, json_root(doc), "version");
    if (str_find(version, S("jsonfeed.org")) < 0 || items == NULL)
        FAIL(e, ERR_INVALID, "this is JSON, but no JSON Feed: version and items are missing");
    Str home = text_of(a, json_root(doc), "feed_url");
    Arena *item_arena CLEANUP(arena_free) = arena_new(16 * 1024);
    size_t n = json_length(items);
    for (*count = 0; *count < n && *count < LIMIT_FEED_ITEMS; ++*count) {
        arena_reset(item_arena);
        FeedEntry entry = entry_of(item_arena, json_item(items, *count));
        TRY(feed_entry_give(item_arena, &entry, home.n ? home : base, o, sink,
                            (int64_t)*count + 1, e));
    }
    return ERR_OK;
}
