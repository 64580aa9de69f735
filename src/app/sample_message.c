#include "app/sample_message.h"

#include "wire/json.h"

extern const char sample_text[], sample_text_end[];

static const char *const outcome_names[] = { "open", "answered", "ignored", "spam", "closed",
                                             NULL };
static_assert(COUNT(outcome_names) == OUTCOME__COUNT + 1, "one name per outcome");

Str sample_lines(void) { return (Str){ sample_text, (size_t)(sample_text_end - sample_text) }; }

/* None for null and for what is not there. */
static Str text(Arena *a, JsonValue *object, const char *name) {
    Str s;
    return json_get_str(json_member(object, name), &s) ? str_dup(a, s) : (Str){ 0 };
}

static bool is_direct(Str source) {
    return str_eq(source, S("whatsapp")) || str_eq(source, S("email"));
}

static Err fill(Arena *a, JsonValue *v, SampleMessage *m, Error *e) {
    JsonValue *reply = json_member(v, "reply");
    int outcome = names_find(outcome_names, text(a, v, "outcome"));
    if (!json_get_i64(json_member(v, "offset"), &m->offset) || outcome < 0)
        FAIL(e, ERR_INVALID, "a sample message needs an offset and an outcome");
    m->outcome = (SampleOutcome)outcome;
    m->item = (Item){ .source = text(a, v, "source"), .id = text(a, v, "id"),
                      .parent = text(a, v, "parent"), .author = text(a, v, "author"),
                      .handle = text(a, v, "handle"), .title = text(a, v, "title"),
                      .text = text(a, v, "text"), .link = text(a, v, "link") };
    if (m->item.source.n == 0 || m->item.id.n == 0 || m->item.text.n == 0)
        FAIL(e, ERR_INVALID, "a sample message needs source, id and text");
    if (m->item.title.n == 0) /* the post that was commented on, the product reviewed */
        m->item.title = text(a, v, "post");
    m->item.is_direct = is_direct(m->item.source);
    (void)json_get_i64(json_member(v, "reach"), &m->item.reach); /* unknown stays 0 */
    (void)json_get_i64(json_member(v, "rating"), &m->item.rating); /* so does none */
    m->reply_by = text(a, reply, "by");
    m->reply_text = text(a, reply, "text");
    if (m->outcome == OUTCOME_ANSWERED &&
        (m->reply_text.n == 0 || !json_get_i64(json_member(reply, "after"), &m->reply_after)))
        FAIL(e, ERR_INVALID, "an answered sample message needs its reply");
    return ERR_OK;
}

Err sample_message_read(Arena *a, Str line, SampleMessage *out, Error *e) {
    JsonDoc *doc CLEANUP(json_free) = NULL;
    SampleMessage m = { 0 };
    TRY(json_parse(line, &doc, e));
    TRY(fill(a, json_root(doc), &m, e));
    *out = m;
    return ERR_OK;
}
