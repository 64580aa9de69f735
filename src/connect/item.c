#include "connect/item.h"

#include "base/crypto.h"
#include "base/limits.h"
#include "base/time.h"
#include "base/utf8.h"
#include "connect/fetch.h"

#include <string.h>

static const char cut_mark[] = " [\xE2\x80\xA6]"; /* an ellipsis in brackets */

/* First control character other than those in `keep`, or s.n. */
static size_t find_control(Str s, const char *keep) {
    size_t at = 0;
    uint64_t eight;
    const uint64_t spaces = UINT64_C(0x2020202020202020), highs = UINT64_C(0x8080808080808080);
    for (; at < s.n; at++) {
        while (s.n - at >= sizeof eight) {
            memcpy(&eight, s.p + at, sizeof eight);
            if (((eight - spaces) & ~eight & highs) != 0)
                break;
            at += sizeof eight;
        }
        if (at < s.n && (unsigned char)s.p[at] < ' ' && (s.p[at] == '\0' || !strchr(keep, s.p[at])))
            return at;
    }
    return s.n;
}

/* CRLF and CR become LF in text that keeps LF; any other control character becomes a space. */
static Str without_controls(Arena *a, Str s, const char *keep) {
    if (find_control(s, keep) == s.n)
        return s;
    bool keeps_lines = strchr(keep, '\n') != NULL;
    char *p = arena_alloc_raw(a, s.n, 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '\r' && keeps_lines) {
            if (i + 1 == s.n || s.p[i + 1] != '\n')
                p[n++] = '\n';
        } else if (c == '\0' || ((unsigned char)c < ' ' && !strchr(keep, c))) {
            p[n++] = ' ';
        } else {
            p[n++] = c;
        }
    }
    return (Str){ p, n };
}

static Str one_line(Arena *a, Str s, size_t max) {
    return utf8_cut(str_trim(without_controls(a, s, "")), max);
}

static Str whole_text(Arena *a, Str s) {
    s = str_trim(without_controls(a, s, "\n\t"));
    if (s.n <= LIMIT_MESSAGE_TEXT)
        return s;
    Buf b = buf_new(a, LIMIT_MESSAGE_TEXT);
    buf_put(&b, utf8_cut(s, LIMIT_MESSAGE_TEXT - (sizeof cut_mark - 1)));
    buf_put(&b, str_c(cut_mark));
    return buf_str(&b);
}

/* Bytes of a link that need no closer look: printable ASCII without quotes, brackets, backslash
 * or '@'. */
static const bool link_bytes[256] = {
    ['!'] = true, ['#' ... '&'] = true, ['('... ';'] = true, ['='] = true, ['?'] = true,
    ['A' ... 'Z'] = true, ['_'] = true, ['a' ... 'z'] = true, ['~'] = true,
};

/* Whether nothing about the link needs a closer look: lower-case scheme, plain host, plain rest.
 * Nearly all links pass, at a tenth of the price of the full check. */
static bool link_is_plain(Str s) {
    size_t at = str_starts(s, S("https://")) ? 8 : str_starts(s, S("http://")) ? 7 : 0;
    size_t host = at;
    if (at == 0 || s.n > LIMIT_MESSAGE_LINK)
        return false;
    while (at < s.n && ((s.p[at] >= 'a' && s.p[at] <= 'z') || ascii_is_digit(s.p[at]) ||
                        s.p[at] == '.' || s.p[at] == '-'))
        at++;
    if (at == host || !ascii_is_alpha(s.p[at - 1]) || (at < s.n && s.p[at] != '/'))
        return false;
    for (; at < s.n; at++)
        if (!link_bytes[(unsigned char)s.p[at]])
            return false;
    return true;
}

static Str checked_link(Arena *a, Str link) {
    if (link.n == 0 || link_is_plain(link))
        return link;
    Str checked;
    Error why;
    if (link.n > LIMIT_MESSAGE_LINK || url_check(a, link, &checked, &why) != ERR_OK ||
        checked.n > LIMIT_MESSAGE_LINK)
        return (Str){ 0 };
    return checked;
}

Str item_hash(Arena *a, const Str *parts, size_t count) {
    Buf b = buf_new(a, SIZE_MAX / 4);
    for (size_t i = 0; i < count; i++) {
        uint64_t n = parts[i].n;
        unsigned char length[8];
        for (int k = 0; k < 8; k++)
            length[k] = (unsigned char)(n >> (8 * k));
        buf_put(&b, (Str){ (const char *)length, sizeof length });
        buf_put(&b, parts[i]);
    }
    uint8_t digest[SHA256_BYTES];
    sha256(buf_str(&b), digest);
    return hex(a, digest, SHA256_BYTES / 2);
}

static Str content_id(Arena *a, const Item *it) {
    Str time = it->time ? str_fmt(a, "%lld", (long long)it->time) : S("");
    const Str parts[] = { it->source, it->parent, it->author, it->handle, time, it->title,
                          it->text, it->link };
    return item_hash(a, parts, COUNT(parts));
}

/* Ids are compared byte for byte, so a long one is hashed, not cut. */
static Str bounded_id(Arena *a, Str id) {
    id = str_trim(without_controls(a, id, ""));
    return id.n > LIMIT_MESSAGE_ID ? item_hash(a, &id, 1) : id;
}

static bool is_own(const ReadOptions *o, const Item *it) {
    return o->own.n && (str_eq_nocase(o->own, it->author) || str_eq_nocase(o->own, it->handle));
}

static Err settle(Arena *a, const ReadOptions *o, Item *it, Error *e) {
    it->source = it->source.n ? one_line(a, it->source, 64) : o->source;
    it->author = one_line(a, it->author, LIMIT_MESSAGE_AUTHOR);
    it->handle = one_line(a, it->handle, LIMIT_MESSAGE_AUTHOR);
    it->title = one_line(a, it->title, LIMIT_MESSAGE_TITLE);
    it->text = whole_text(a, it->text);
    it->link = checked_link(a, str_trim(it->link));
    it->id = bounded_id(a, it->id);
    it->parent = bounded_id(a, it->parent);
    if (o->now && it->time > o->now + DAY)
        it->time = o->now;
    if (it->reach < 0)
        it->reach = 0;
    if (it->rating < 0 || it->rating > RATING_MOST)
        it->rating = 0;
    it->is_own = it->is_own || is_own(o, it);
    if (it->is_deleted && it->id.n == 0)
        FAIL_FIELD(e, "id", "is missing: what was deleted is named by it");
    if (!it->is_deleted && it->text.n == 0 && it->title.n == 0)
        FAIL_FIELD(e, "text", "is empty");
    if (it->id.n == 0)
        it->id = content_id(a, it);
    return ERR_OK;
}

Err item_give(Arena *a, const ReadOptions *o, Item *item, ItemSink *sink, int64_t where,
              Error *e) {
    Error why;
    if (settle(a, o, item, &why) != ERR_OK) {
        sink->bad(sink, where, &why);
        return ERR_OK;
    }
    return sink->item(sink, item, e);
}
