#include "connect/json_item.h"

#include "base/limits.h"
#include "connect/html_text.h"
#include "wire/json_pull.h"

#include <string.h>

enum { LEARNED_MOST = 64 * 1024, MEMBERS_MOST = 1000 };

JsonNames json_names(Arena *a) { return (JsonNames){ .known = map_new(a, 0) }; }

/* NULL when there is no room to learn another name. LEARNED_MOST also bounds what names chosen
 * to collide can cost in a table without a random seed. */
static const JsonName *learn(JsonNames *names, Str name) {
    JsonName *known = map_get(&names->known, name);
    if (known != NULL || names->learned + name.n + sizeof *known > LEARNED_MOST)
        return known;
    Arena *a = names->known.arena;
    names->learned += name.n + sizeof *known;
    known = arena_make(a, JsonName, 1);
    *known = (JsonName){ .name = str_dup(a, name), .match = role_find(name) };
    *map_at(&names->known, known->name) = known;
    return known;
}

static RoleMatch role_of(JsonNames *names, Str name) {
    const JsonName *known = learn(names, name);
    return known != NULL ? known->match : role_find(name);
}

/* An object with thousands of members is no message: those beyond mean nothing. */
static RoleMatch role_at(JsonNames *names, size_t at, Str name) {
    if (at >= JSON_NAMES_KEPT)
        return at < MEMBERS_MOST ? role_of(names, name) : (RoleMatch){ 0 };
    const JsonName *known = names->at[at];
    if (known == NULL || known->name.n != name.n || memcmp(known->name.p, name.p, name.n) != 0)
        names->at[at] = known = learn(names, name);
    return known != NULL ? known->match : role_find(name);
}

typedef struct Object {
    JsonPull *j;
    JsonNames *names;
    Record *record;
    size_t inner_count; /* members of inner objects so far */
} Object;

/* Takes the next value, of whatever kind; text only for a string, number, true or false. */
static Str take_text(JsonPull *j) {
    Str text = { 0 };
    switch (json_pull_kind(j)) {
    case PULL_STRING:
        (void)json_pull_string(j, &text); /* a fault shows at the end */
        return text;
    case PULL_NUMBER:
        (void)json_pull_number(j, &text); /* likewise */
        return text;
    case PULL_TRUE:
        text = S("true");
        break;
    case PULL_FALSE:
        text = S("false");
        break;
    case PULL_NONE:
    case PULL_OBJECT:
    case PULL_ARRAY:
    case PULL_NULL:
        break;
    }
    json_pull_skip(j);
    return text;
}

static bool is_one_of(Str name, const char *const *names) {
    return names_find(names, name) >= 0;
}

/* A member of an object that stands where a plain value was expected. */
static void take_inner(Object *o, RoleMatch outer, Str name) {
    JsonPull *j = o->j;
    Record *r = o->record;
    static const char *const ids[] = { "id", "id_str", NULL };
    static const char *const bodies[] = { "body", "text", "content", "message", "raw", "value",
                                          NULL };
    static const char *const links[] = { "url", "href", "permalink", NULL };
    static const char *const names[] = { "name", "title", NULL };
    RoleMatch inner = role_at(o->names, o->inner_count++ + JSON_NAMES_KEPT, name);
    bool is_html = outer.role == ROLE_TEXT || outer.role == ROLE_TITLE;
    if (is_html && str_eq(name, S("rendered"))) { /* WordPress */
        record_put(r, outer, html_to_text(j->arena, take_text(j)));
    } else if (outer.role == ROLE_AUTHOR &&
               (inner.role == ROLE_AUTHOR || inner.role == ROLE_HANDLE)) {
        record_put(r, inner, take_text(j));
    } else if (outer.role == ROLE_AUTHOR && is_one_of(name, ids)) {
        record_put(r, (RoleMatch){ ROLE_HANDLE, 1000 }, take_text(j));
    } else if ((outer.role == ROLE_TEXT && is_one_of(name, bodies)) ||
               (outer.role == ROLE_LINK && is_one_of(name, links)) ||
               (outer.role == ROLE_SOURCE && is_one_of(name, names)) ||
               (outer.role == ROLE_PARENT && is_one_of(name, ids))) {
        record_put(r, outer, take_text(j));
    } else {
        json_pull_skip(j);
    }
}

/* Telegram gives text with links in it as an array: ["see ", {"type":"link","text":".."}]. */
static Str take_pieces(JsonPull *j, Arena *a) {
    Buf b = buf_new(a, LIMIT_LINE);
    if (!json_pull_enter(j))
        return S("");
    while (json_pull_element(j)) {
        if (json_pull_kind(j) != PULL_OBJECT) {
            buf_put(&b, take_text(j));
            continue;
        }
        if (json_pull_enter(j))
            for (Str name; json_pull_member(j, &name);) {
                if (str_eq(name, S("text")))
                    buf_put(&b, take_text(j));
                else
                    json_pull_skip(j);
            }
    }
    return buf_str(&b);
}

bool json_pieces(Arena *a, Str text, Str *out) {
    JsonPull j;
    Error why;
    json_pull_start(&j, a, str_fmt(a, "[" STR_FMT "]", STR_ARG(text)));
    Str pieces = take_pieces(&j, a);
    if (json_pull_end(&j, &why) != ERR_OK)
        return false;
    *out = pieces;
    return true;
}

static void take_member(Object *o, RoleMatch m) {
    JsonPull *j = o->j;
    Record *r = o->record;
    if (m.role == ROLE_NONE) {
        json_pull_skip(j);
        return;
    }
    PullKind kind = json_pull_kind(j);
    if (kind == PULL_ARRAY && m.role == ROLE_TEXT) {
        record_put(r, m, take_pieces(j, j->arena));
        return;
    }
    if (kind != PULL_OBJECT) {
        record_put(r, m, take_text(j));
        return;
    }
    if (json_pull_enter(j))
        for (Str name; json_pull_member(j, &name);)
            take_inner(o, m, name);
}

Err item_from_json(Arena *a, JsonNames *names, Str text, int zone, Item *out, Error *e) {
    JsonPull j;
    Record r;
    memset(&r, 0, sizeof r);
    json_pull_start(&j, a, text);
    Object o = { .j = &j, .names = names, .record = &r };
    bool is_object = json_pull_kind(&j) == PULL_OBJECT;
    if (is_object && json_pull_enter(&j)) {
        size_t at = 0;
        for (Str name; json_pull_member(&j, &name); at++)
            take_member(&o, role_at(names, at, name));
    } else {
        json_pull_skip(&j);
    }
    TRY(json_pull_end(&j, e));
    if (!is_object)
        FAIL(e, ERR_INVALID, "this is JSON, but no object with members like id, author and text");
    bool has_words = r.value[ROLE_TEXT].n || r.value[ROLE_TITLE].n || r.value[ROLE_RATING].n;
    if (!has_words && !r.value[ROLE_DELETED].n)
        FAIL_FIELD(e, "text", "is missing: one of text, body, message, content, comment is needed");
    return record_item(a, &r, zone, DATE_DAY_FIRST, out, e);
}
