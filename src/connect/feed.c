/* The document is turned into UTF-8, looked at by xml_guard(), and then read by libxml2's SAX
 * interface: no tree. Entities are answered here, from a fixed table, so that none can be
 * declared by the document. Elements matter by their depth below the entry:
 *
 *     <entry>                          entry_depth
 *         <title>..</title>            a field: text is gathered until its end tag
 *         <author><name>..</name>      a field one level deeper
 *         <content type="xhtml"><div>  elements inside a field become markup again
 */
#include "connect/feed.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "connect/charset.h"
#include "connect/feed_item.h"
#include "connect/line.h"
#include "connect/mime.h"
#include "connect/readers.h"
#include "connect/source.h"
#include "connect/xml_guard.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

enum { DEPTH_MOST = 64, FIELD_TEXT_MOST = 512 * 1024 };

typedef enum Space { SPACE_OTHER, SPACE_RSS, SPACE_ATOM, SPACE_CONTENT, SPACE_DC, SPACE_THREAD,
                     SPACE_MEDIA } Space;

typedef struct Parse {
    Arena *a, *entry_arena;
    const ReadOptions *o;
    ItemSink *sink;
    FeedAbout *about;
    Error *e;
    Err err;
    xmlParserCtxtPtr ctxt;
    Str base;
    int depth, entry_depth; /* entry_depth 0: not inside an entry */
    bool has_root, is_feed, is_stopped;
    char root[40];
    FeedEntry entry;
    Str *field;       /* where the text being gathered goes, or NULL */
    int field_depth;
    bool is_markup;   /* the field is XHTML: its text must be escaped again */
    Buf text;
    xmlEntity entity; /* handed to libxml2, one at a time */
} Parse;

/* ---- helpers for libxml2's strings ---- */

static Str from_xml(const xmlChar *s) { return str_c((const char *)s); }

/* attributes[] holds five pointers each: local name, prefix, URI, value, end of value. */
static Str attribute(const xmlChar **attributes, int count, const char *name) {
    for (int i = 0; i < count; i++) {
        const xmlChar **at = attributes + (ptrdiff_t)i * 5;
        if (str_eq(from_xml(at[0]), str_c(name)))
            return (Str){ (const char *)at[3], (size_t)(at[4] - at[3]) };
    }
    return (Str){ 0 };
}

static Space space_of(const xmlChar *prefix, const xmlChar *uri) {
    static const struct {
        const char *uri, *prefix;
        Space space;
    } spaces[] = {
        { "http://www.w3.org/2005/Atom", "atom", SPACE_ATOM },
        { "http://purl.org/atom/ns#", NULL, SPACE_ATOM },
        { "http://purl.org/rss/1.0/modules/content/", "content", SPACE_CONTENT },
        { "http://purl.org/dc/elements/1.1/", "dc", SPACE_DC },
        { "http://purl.org/dc/terms/", "dcterms", SPACE_DC },
        { "http://purl.org/syndication/thread/1.0", "thr", SPACE_THREAD },
        { "http://search.yahoo.com/mrss/", "media", SPACE_MEDIA },
        { "http://purl.org/rss/1.0/", NULL, SPACE_RSS },
        { "http://my.netscape.com/rdf/simple/0.9/", NULL, SPACE_RSS },
        { "http://backend.userland.com/rss2", NULL, SPACE_RSS },
    };
    if (prefix == NULL && uri == NULL)
        return SPACE_RSS;
    for (size_t i = 0; i < COUNT(spaces); i++)
        if (uri != NULL ? strcmp((const char *)uri, spaces[i].uri) == 0
                        : spaces[i].prefix && strcmp((const char *)prefix, spaces[i].prefix) == 0)
            return spaces[i].space;
    return SPACE_OTHER;
}

static void stop(Parse *p) {
    p->is_stopped = true;
    xmlStopParser(p->ctxt);
}

/* ---- fields ---- */

typedef struct FieldPlace {
    Space space;
    const char *name;
    size_t offset; /* in FeedEntry */
} FieldPlace;

static const FieldPlace places[] = {
    { SPACE_RSS, "title", offsetof(FeedEntry, title) },
    { SPACE_RSS, "link", offsetof(FeedEntry, link) },
    { SPACE_RSS, "guid", offsetof(FeedEntry, id) },
    { SPACE_RSS, "pubDate", offsetof(FeedEntry, published) },
    { SPACE_RSS, "pubdate", offsetof(FeedEntry, published) },
    { SPACE_RSS, "description", offsetof(FeedEntry, summary) },
    { SPACE_RSS, "author", offsetof(FeedEntry, author) },
    { SPACE_CONTENT, "encoded", offsetof(FeedEntry, content) },
    { SPACE_DC, "creator", offsetof(FeedEntry, author) },
    { SPACE_DC, "date", offsetof(FeedEntry, published) },
    { SPACE_DC, "created", offsetof(FeedEntry, published) },
    { SPACE_DC, "modified", offsetof(FeedEntry, updated) },
    { SPACE_MEDIA, "description", offsetof(FeedEntry, summary) },
    { SPACE_ATOM, "title", offsetof(FeedEntry, title) },
    { SPACE_ATOM, "id", offsetof(FeedEntry, id) },
    { SPACE_ATOM, "published", offsetof(FeedEntry, published) },
    { SPACE_ATOM, "issued", offsetof(FeedEntry, published) },
    { SPACE_ATOM, "updated", offsetof(FeedEntry, updated) },
    { SPACE_ATOM, "modified", offsetof(FeedEntry, updated) },
    { SPACE_ATOM, "content", offsetof(FeedEntry, content) },
    { SPACE_ATOM, "summary", offsetof(FeedEntry, summary) },
};

static void begin_field(Parse *p, Str *field) {
    p->field = field;
    p->field_depth = p->depth;
    p->text = buf_new(p->entry_arena, FIELD_TEXT_MOST);
}

static void end_field(Parse *p) {
    Str text = str_trim(buf_str(&p->text));
    /* The first of several wins, but an empty one does not count. */
    if (p->field->n == 0)
        *p->field = text;
    p->field = NULL;
    p->is_markup = false;
}

/* libxml2 keeps only the first byte of our entities in attributes: hence the repair. */
static Str kept(Parse *p, Str value) {
    return str_dup(p->entry_arena, line_clean(p->entry_arena, value));
}

static void atom_link(Parse *p, const xmlChar **attributes, int count) {
    Str rel = attribute(attributes, count, "rel"), href = attribute(attributes, count, "href");
    bool is_page = rel.n == 0 || str_eq(rel, S("alternate"));
    if (is_page && href.n && p->entry.link.n == 0)
        p->entry.link = kept(p, href);
}

static void field_type(Parse *p, size_t offset, Str type) {
    bool is_plain = type.n == 0 || str_eq(type, S("text")) || str_eq(type, S("text/plain"));
    p->is_markup = str_eq(type, S("xhtml")) || str_ends(type, S("xhtml+xml"));
    if (offset == offsetof(FeedEntry, title))
        p->entry.is_title_plain = is_plain;
    if (offset == offsetof(FeedEntry, content))
        p->entry.is_content_plain = is_plain;
}

static void start_in_entry(Parse *p, Space space, Str name, const xmlChar **attributes,
                           int count) {
    if (p->depth == p->entry_depth + 2 && space == SPACE_ATOM) {
        if (str_eq(name, S("name")))
            begin_field(p, &p->entry.author);
        else if (str_eq(name, S("uri")) || str_eq(name, S("email")))
            begin_field(p, &p->entry.handle);
        return;
    }
    if (p->depth != p->entry_depth + 1)
        return;
    if (space == SPACE_ATOM && str_eq(name, S("link")))
        atom_link(p, attributes, count);
    if (space == SPACE_THREAD && str_eq(name, S("in-reply-to")))
        p->entry.parent = kept(p, attribute(attributes, count, "ref"));
    for (size_t i = 0; i < COUNT(places); i++)
        if (places[i].space == space && str_eq(name, str_c(places[i].name))) {
            if (space == SPACE_ATOM)
                field_type(p, places[i].offset, attribute(attributes, count, "type"));
            if (str_eq(name, S("guid")))
                p->entry.is_id_link =
                    !str_eq(attribute(attributes, count, "isPermaLink"), S("false"));
            begin_field(p, (Str *)(void *)((char *)&p->entry + places[i].offset));
            return;
        }
}

static void put_escaped(Buf *b, Str s) {
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '<')
            buf_put(b, S("&lt;"));
        else if (s.p[i] == '&')
            buf_put(b, S("&amp;"));
        else
            buf_putc(b, s.p[i]);
    }
}

/* An element inside a field: XHTML, or HTML that somebody forgot to escape. */
static void put_inner_tag(Parse *p, Str name, const xmlChar **attributes, int count) {
    p->is_markup = true;
    buf_putc(&p->text, '<');
    buf_put(&p->text, name);
    static const char *const kept[] = { "href", "alt" };
    for (size_t i = 0; i < COUNT(kept); i++) {
        Str value = attribute(attributes, count, kept[i]);
        if (value.n == 0 || memchr(value.p, '"', value.n))
            continue;
        buf_printf(&p->text, " %s=\"", kept[i]);
        put_escaped(&p->text, value);
        buf_putc(&p->text, '"');
    }
    buf_putc(&p->text, '>');
}

static void begin_entry(Parse *p, const xmlChar **attributes, int count) {
    arena_reset(p->entry_arena);
    p->entry = (FeedEntry){ .id = { 0 } };
    p->entry_depth = p->depth;
    Str about = attribute(attributes, count, "about"); /* RSS 1.0 */
    if (about.n)
        p->entry.id = kept(p, about);
    p->entry.is_id_link = true;
}

static void begin_root(Parse *p, Str name) {
    p->has_root = true;
    p->is_feed = str_eq(name, S("rss")) || str_eq(name, S("feed")) || str_eq(name, S("RDF"));
    Str shown = utf8_cut(name, sizeof p->root - 1);
    memcpy(p->root, shown.p, shown.n);
    if (!p->is_feed)
        stop(p);
}

/* xml:base of the root; a bad one changes nothing. */
static void set_base(Parse *p, Str base) {
    Str joined;
    Error why;
    if (base.n && url_join(p->a, p->base, base, &joined, &why) == ERR_OK)
        p->base = joined;
}

static void on_start(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri,
                     int space_count, const xmlChar **spaces, int count, int defaulted,
                     const xmlChar **attributes) {
    (void)space_count, (void)spaces, (void)defaulted; /* the URI is all we need */
    Parse *p = data;
    Str name = from_xml(local);
    if (p->is_stopped)
        return;
    if (p->err != ERR_OK) {
        stop(p);
        return;
    }
    if (++p->depth > DEPTH_MOST) {
        p->err = err_set_(p->e, ERR_LIMIT, "", __func__, __LINE__,
                          "the feed is nested more than %d deep", DEPTH_MOST);
        stop(p);
        return;
    }
    if (!p->has_root) {
        begin_root(p, name);
        if (p->is_stopped) /* the attributes are gone with libxml2's buffer */
            return;
        set_base(p, attribute(attributes, count, "base"));
        return;
    }
    Space space = space_of(prefix, uri);
    if (p->field != NULL) {
        put_inner_tag(p, name, attributes, count);
    } else if (p->entry_depth) {
        start_in_entry(p, space, name, attributes, count);
    } else if ((space == SPACE_RSS && str_eq(name, S("item"))) ||
               (space == SPACE_ATOM && str_eq(name, S("entry")))) {
        begin_entry(p, attributes, count);
    } else if (p->depth <= 3 && str_eq(name, S("title")) && p->about->title.n == 0) {
        begin_field(p, &p->about->title);
    } else if (p->depth == 3 && space == SPACE_RSS && str_eq(name, S("link")) &&
               p->about->link.n == 0) {
        begin_field(p, &p->about->link);
    }
}

static void give_entry(Parse *p) {
    /* RSS says author is "address (name)". */
    MimeAddress who = mime_address(p->entry_arena, p->entry.author);
    if (who.address.n) {
        p->entry.author = who.name.n ? who.name : who.address;
        if (p->entry.handle.n == 0)
            p->entry.handle = who.address;
    }
    int64_t line = xmlSAX2GetLineNumber(p->ctxt);
    p->err = feed_entry_give(p->entry_arena, &p->entry, p->base, p->o, p->sink, line, p->e);
    if (p->err != ERR_OK || ++p->about->items == LIMIT_FEED_ITEMS)
        stop(p);
}

static void on_end(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri) {
    (void)prefix, (void)uri; /* libxml2 has matched it with its start */
    Parse *p = data;
    if (p->is_stopped)
        return;
    if (p->field != NULL && p->depth == p->field_depth) {
        end_field(p);
        if (!p->entry_depth) { /* the feed's own title and link outlive the entries */
            p->about->title = str_dup(p->a, p->about->title);
            p->about->link = str_dup(p->a, p->about->link);
        }
    } else if (p->field != NULL) {
        buf_printf(&p->text, "</%s>", (const char *)local);
    } else if (p->entry_depth && p->depth == p->entry_depth) {
        p->entry_depth = 0;
        give_entry(p);
    }
    p->depth--;
}

static void on_text(void *data, const xmlChar *text, int n) {
    Parse *p = data;
    if (p->is_stopped || p->field == NULL)
        return;
    Str s = { (const char *)text, (size_t)n };
    if (p->is_markup)
        put_escaped(&p->text, s);
    else
        buf_put(&p->text, s);
}

/* Only the five entities of XML and the named characters of HTML exist. */
static xmlEntityPtr on_entity(void *data, const xmlChar *name) {
    Parse *p = data;
    xmlEntityPtr predefined = xmlGetPredefinedEntity(name);
    if (predefined != NULL)
        return predefined;
    const htmlEntityDesc *html = htmlEntityLookup(name);
    if (html == NULL)
        return NULL;
    Buf b = buf_new(p->entry_arena, 8);
    utf8_put(&b, html->value);
    xmlChar *content = (xmlChar *)arena_alloc(p->entry_arena, 8, 1);
    memcpy(content, b.p, b.n);
    p->entity = (xmlEntity){ .type = XML_ENTITY_DECL, .name = name, .content = content,
                             .orig = content, .length = (int)b.n,
                             .etype = XML_INTERNAL_PREDEFINED_ENTITY };
    return &p->entity;
}

/* What xml_guard() did not recognise in a document that is not well-formed. */
static void on_entity_declared(void *data, const xmlChar *name, int type, const xmlChar *public_id,
                               const xmlChar *system_id, xmlChar *content) {
    (void)name, (void)type, (void)public_id, (void)system_id, (void)content; /* any is too many */
    Parse *p = data;
    if (p->err == ERR_OK)
        p->err = err_set_(p->e, ERR_INVALID, "", __func__, __LINE__,
                          "the document declares its own entities, which no feed needs");
}

static void on_error(void *data, xmlErrorPtr error) {
    (void)data, (void)error; /* asked for at the end, from the context */
}

/* ---- the document ---- */

/* The encoding named in <?xml ... encoding="x"?>, which is cut off. */
static Str cut_declaration(Arena *a, Str *document) {
    Str s = str_trim(*document), charset = { 0 };
    if (str_starts(s, S("\xEF\xBB\xBF")))
        s = str_trim(str_slice(s, 3, s.n));
    if (str_starts(s, S("\xFF\xFE")) || str_starts(s, S("\xFE\xFF"))) {
        Str wide = charset_to_utf8(a, s, S("utf-16"));
        *document = wide;
        (void)cut_declaration(a, document); /* it says utf-16, which it no longer is */
        return S("utf-8");
    }
    if (str_starts(s, S("<?xml"))) {
        ptrdiff_t end = str_find(str_slice(s, 0, 400), S("?>"));
        Str head = str_slice(s, 0, end < 0 ? 0 : (size_t)end);
        ptrdiff_t at = str_find(head, S("encoding"));
        if (at >= 0) {
            Str rest = str_trim(str_slice(head, (size_t)at + 8, head.n));
            rest = str_trim(str_slice(rest, str_starts(rest, S("=")), rest.n));
            char quote[2] = { rest.n ? rest.p[0] : '"', 0 };
            rest = str_slice(rest, 1, rest.n);
            (void)str_cut(&rest, quote[0], &charset); /* none when the declaration ends there */
        }
        s = str_slice(s, end < 0 ? 0 : (size_t)end + 2, s.n);
    }
    *document = str_trim(s);
    return charset;
}

/* Control characters are not XML; a feed with one in it is read all the same. */
static Str without_controls(Arena *a, Str s) {
    char *p = arena_alloc_raw(a, s.n + 1, 1);
    for (size_t i = 0; i < s.n; i++)
        p[i] = (unsigned char)s.p[i] < ' ' && !ascii_is_space(s.p[i]) ? ' ' : s.p[i];
    for (size_t i = 0; i < s.n; i++)
        if (p[i] == '\v' || p[i] == '\f')
            p[i] = ' ';
    return (Str){ p, s.n };
}

static void context_free(xmlParserCtxtPtr *ctxt) {
    if (*ctxt == NULL)
        return;
    /* In SAX mode libxml2 still makes a document to hold what a DOCTYPE declares. */
    if ((*ctxt)->myDoc != NULL)
        xmlFreeDoc((*ctxt)->myDoc);
    (*ctxt)->myDoc = NULL;
    xmlFreeParserCtxt(*ctxt);
}

static Err read_xml(Parse *p, Str document, Error *e) {
    xmlParserCtxtPtr ctxt CLEANUP(context_free) =
        xmlCreateMemoryParserCtxt(document.p, (int)document.n);
    if (ctxt == NULL)
        FAIL(e, ERR_INVALID, "the document is empty");
    *ctxt->sax = (xmlSAXHandler){ .initialized = XML_SAX2_MAGIC, .startElementNs = on_start,
                                  .endElementNs = on_end, .characters = on_text,
                                  .cdataBlock = on_text, .ignorableWhitespace = on_text,
                                  .getEntity = on_entity,
                                  .entityDecl = on_entity_declared, .serror = on_error };
    ctxt->userData = p;
    p->ctxt = ctxt;
    /* Gives the options it does not know: none of these. */
    (void)xmlCtxtUseOptions(ctxt, XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOENT);
    (void)xmlParseDocument(ctxt); /* what went wrong is asked for below */
    TRY(p->err);
    if (p->entry_depth && !p->is_stopped) {
        Error why;
        (void)err_set_(&why, ERR_INVALID, "", __func__, __LINE__, "the feed breaks off here");
        p->sink->bad(p->sink, xmlSAX2GetLineNumber(ctxt), &why);
    }
    if (!p->has_root)
        FAIL(e, ERR_INVALID, "this is neither XML nor JSON");
    if (!p->is_feed)
        FAIL(e, ERR_INVALID, "this is no feed but <%s>: look for the address of its RSS or Atom "
                             "feed", p->root);
    if (!ctxt->wellFormed && !p->is_stopped && p->about->items == 0) {
        const xmlError *last = xmlCtxtGetLastError(ctxt);
        FAIL(e, ERR_INVALID, "the feed is broken in line %d", last ? last->line : 0);
    }
    return ERR_OK;
}

Err feed_read(Arena *a, Str document, Str base, const ReadOptions *o, ItemSink *sink,
              FeedAbout *about, Error *e) {
    *about = (FeedAbout){ .items = 0 };
    if (document.n > LIMIT_FETCH_BODY)
        FAIL(e, ERR_LIMIT, "the feed is longer than %d MB", LIMIT_FETCH_BODY >> 20);
    Str charset = cut_declaration(a, &document);
    if (str_starts(document, S("{")))
        return feed_json_read(a, document, base, o, sink, &about->items, e);
    document = without_controls(a, charset_to_utf8(a, document, charset));
    TRY(xml_guard(document, e));
    Arena *entry_arena CLEANUP(arena_free) = arena_new(16 * 1024);
    Parse *p = arena_make(a, Parse, 1);
    *p = (Parse){ .a = a, .entry_arena = entry_arena, .o = o, .sink = sink, .about = about,
                  .e = e, .base = base };
    return read_xml(p, document, e);
}

/* ---- as a file format ---- */

static int feed_guess(Str head, Str file_name) {
    (void)file_name;
    static const char *const roots[] = { "<rss", "<feed", "<rdf:RDF", "jsonfeed.org/version" };
    for (size_t i = 0; i < COUNT(roots); i++)
        if (str_find(str_slice(head, 0, 1500), str_c(roots[i])) >= 0)
            return 92;
    return 0;
}

static Err feed_format_read(ByteSource *in, const ReadOptions *o, ItemSink *sink, Error *e) {
    Arena *a CLEANUP(arena_free) = arena_new(64 * 1024);
    Str document;
    FeedAbout about;
    TRY(source_all(in, a, LIMIT_FETCH_BODY, &document, e));
    return feed_read(a, document, S(""), o, sink, &about, e);
}

const Format format_feed = {
    .name = "feed",
    .doc = "RSS, Atom, RDF or JSON Feed",
    .guess = feed_guess,
    .read = feed_format_read,
};
