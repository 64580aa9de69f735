/* A chat is read in two steps. The first CHAT_SAMPLE bytes are looked through for what only many
 * lines together can tell: whether 1/2/26 is in January or February, and which names contain a
 * colon ("Toko: Budi"). Then the messages stream by; only the one being gathered is held.
 *
 * Ids: exports carry none, and a longer export of the same chat must give the same ones. So an
 * id is made from author, time and text, and from how many equal messages (same author, time and
 * text) came before it. Nothing in it depends on where the export starts, except within a minute
 * of equal messages that the start cuts in two. */
#include "base/limits.h"
#include "base/map.h"
#include "connect/line.h"
#include "connect/readers.h"
#include "connect/source.h"
#include "connect/whatsapp_line.h"
#include "connect/when.h"

#include <string.h>

enum {
    CHAT_SAMPLE = 4 * 1024 * 1024,
    NAMES_MOST = 10000,    /* authors looked at for colons; also bounds an unseeded table */
    NAME_LENGTH_MOST = 100,
    REPEATS_MOST = 256,    /* different messages of one minute remembered */
};

/* What follows "Toko: " in all messages that start so. */
typedef struct ColonName {
    Str longer; /* "Toko: Budi", when every message had it */
    int64_t count;
    bool is_plain; /* some message had none or another */
} ColonName;

typedef struct Repeat {
    Str id;
    int count;
} Repeat;

typedef struct Chat {
    const ReadOptions *o;
    ItemSink *sink;
    DateOrder order;
    Map names;
    Arena *item_arena, *minute_arena, *text_arena;
    char asked[LIMIT_MESSAGE_ID]; /* id of the newest message that is not ours */
    size_t asked_n;
    /* the message being gathered */
    bool has_message;
    Str author;
    int64_t time, line;
    Buf text;
    /* messages of the current minute */
    int64_t minute;
    Repeat repeats[REPEATS_MOST];
    size_t repeat_count;
} Chat;

static int whatsapp_guess(Str head, Str file_name) {
    Str rest = head, line;
    ChatLine parts;
    int found = 0;
    for (int i = 0; i < 8 && str_cut(&rest, '\n', &line); i++)
        found += chat_line(str_slice(line, 0, 400), &parts);
    bool is_named = str_find(file_name, S("WhatsApp")) >= 0;
    return found == 0 ? 0 : is_named ? 99 : 85 + (found > 1) * 10;
}

/* Where the n-th ": " of the start of a message stands, or -1. */
static ptrdiff_t colon(Str rest, size_t from) {
    Str head = str_slice(rest, from, from + NAME_LENGTH_MOST);
    Str line = head;
    (void)str_cut(&head, '\n', &line); /* always true: `head` is no "none" */
    ptrdiff_t at = str_find(line, S(": "));
    /* An empty text ("Budi:" and the message on the next line) has no space behind the colon. */
    if (at < 0 && str_ends(line, S(":")) && from + line.n == rest.n)
        at = (ptrdiff_t)line.n - 1;
    return at < 0 ? at : at + (ptrdiff_t)from;
}

static void learn_name(Map *names, Str rest) {
    ptrdiff_t first = colon(rest, 0);
    if (first <= 0 || names->count >= NAMES_MOST)
        return;
    Str name = str_slice(rest, 0, (size_t)first);
    ptrdiff_t second = colon(rest, (size_t)first + 2);
    Str longer = second > 0 ? str_slice(rest, 0, (size_t)second) : (Str){ 0 };
    void **slot = map_at(names, name);
    ColonName *known = *slot;
    if (known == NULL) {
        *slot = known = arena_make(names->arena, ColonName, 1);
        known->longer = longer;
    }
    known->count++;
    known->is_plain = known->is_plain || longer.n == 0 || !str_eq(known->longer, longer);
}

static Err look_through(Arena *a, Str head, Map *names, DateOrder *order, Error *e) {
    MemorySource memory = source_memory(head);
    LineReader r;
    Line line;
    DateVotes votes = { 0 };
    int64_t american = 0, count = 0;
    TRY(line_start(&r, a, &memory.base, 0, e));
    for (bool more;;) {
        ChatLine parts;
        TRY(line_next(&r, &line, &more, e));
        if (!more)
            break;
        if (!chat_line(line.text, &parts))
            continue;
        count++;
        date_votes_add(&votes, parts.stamp);
        american += chat_stamp_is_american(parts.stamp);
        /* The reader's buffer moves on; names stay in the head. */
        size_t offset = (size_t)line.at + (size_t)(parts.rest.p - line.text.p);
        learn_name(names, str_slice(head, offset, offset + parts.rest.n));
    }
    if (count == 0)
        FAIL(e, ERR_INVALID, "this is no WhatsApp chat export: no line starts with a date and "
                             "a time");
    *order = date_votes_order(&votes, american * 2 > count ? DATE_MONTH_FIRST : DATE_DAY_FIRST);
    return ERR_OK;
}

/* The part of `rest` before the text; false for WhatsApp's own sentences. */
static bool split_author(const Chat *c, Str rest, Str *author, Str *text) {
    ptrdiff_t at = colon(rest, 0);
    if (at <= 0)
        return false;
    const ColonName *known = map_get(&c->names, str_slice(rest, 0, (size_t)at));
    if (known != NULL && !known->is_plain && known->count > 1 &&
        str_starts(rest, known->longer))
        at = (ptrdiff_t)known->longer.n;
    *author = str_slice(rest, 0, (size_t)at);
    *text = str_slice(rest, (size_t)at + 2, rest.n);
    return !chat_is_event(*author);
}

/* Contacts that are not in the phone's book are written "~ Budi". */
static Str clean_author(Str author) {
    author = chat_trim(author);
    return str_starts(author, S("~")) ? chat_trim(str_slice(author, 1, author.n)) : author;
}

/* "+62 812-3456-7890" as "+6281234567890", or none when the author is no number. */
static Str phone_number(Arena *a, Str author) {
    Buf b = buf_new(a, 20);
    if (!str_starts(author, S("+")))
        return (Str){ 0 };
    for (size_t i = 0; i < author.n; i++) {
        char c = author.p[i];
        if (ascii_is_digit(c) || (c == '+' && i == 0))
            buf_putc(&b, c);
        else if (ascii_is_alpha(c))
            return (Str){ 0 };
    }
    return b.full || b.n < 7 ? (Str){ 0 } : buf_str(&b);
}

static int times_seen(Chat *c, Str id) {
    for (size_t i = 0; i < c->repeat_count; i++)
        if (str_eq(c->repeats[i].id, id))
            return ++c->repeats[i].count;
    if (c->repeat_count < REPEATS_MOST)
        c->repeats[c->repeat_count++] = (Repeat){ .id = str_dup(c->minute_arena, id) };
    return 0;
}

static Str stable_id(Chat *c, const Item *it) {
    if (it->time != c->minute) {
        c->minute = it->time;
        c->repeat_count = 0;
        arena_reset(c->minute_arena);
    }
    Arena *a = c->item_arena;
    const Str parts[] = { it->author, str_fmt(a, "%lld", (long long)it->time),
                          it->is_deleted ? S("deleted") : S(""), it->text };
    Str id = item_hash(a, parts, COUNT(parts));
    int before = times_seen(c, id);
    return before ? str_fmt(a, STR_FMT "-%d", STR_ARG(id), before) : id;
}

/* An export names no threads: what the shop says answers what was said to it last. */
static void join_talk(Chat *c, Item *it) {
    bool is_own = c->o->own.n && (str_eq_nocase(c->o->own, it->author) ||
                                  str_eq_nocase(c->o->own, it->handle));
    if (is_own) {
        it->parent = str_dup(c->item_arena, (Str){ c->asked, c->asked_n });
    } else if (!it->is_deleted && it->id.n <= sizeof c->asked) {
        memcpy(c->asked, it->id.p, it->id.n);
        c->asked_n = it->id.n;
    }
}

static Err give_message(Chat *c, Error *e) {
    if (!c->has_message)
        return ERR_OK;
    c->has_message = false;
    arena_reset(c->item_arena);
    Item it = { .author = clean_author(c->author), .time = c->time, .is_direct = true };
    ChatKind kind = chat_kind(line_clean(c->item_arena, buf_str(&c->text)), &it.text);
    if (kind == CHAT_SYSTEM)
        return ERR_OK;
    it.author = line_clean(c->item_arena, it.author);
    it.handle = phone_number(c->item_arena, it.author);
    if (kind == CHAT_MEDIA && it.text.n == 0)
        it.text = S("[media]");
    it.is_deleted = kind == CHAT_DELETED;
    if (it.is_deleted)
        it.text = S("");
    it.id = stable_id(c, &it);
    join_talk(c, &it);
    return item_give(c->item_arena, c->o, &it, c->sink, c->line, e);
}

static Err start_message(Chat *c, const Line *line, const ChatLine *parts, Error *e) {
    Str author, text;
    Error why;
    TRY(give_message(c, e));
    if (!split_author(c, parts->rest, &author, &text))
        return ERR_OK;
    if (!when_read(parts->stamp, c->o->zone, c->order, &c->time)) {
        Str stamp = line_shown(c->item_arena, parts->stamp, 40);
        (void)err_set_(&why, ERR_INVALID, "time", __func__, __LINE__,
                       "\"" STR_FMT "\" is no date that exists", STR_ARG(stamp));
        c->sink->bad(c->sink, line->number, &why);
        return ERR_OK;
    }
    arena_reset(c->text_arena);
    c->has_message = true;
    c->line = line->number;
    c->author = str_dup(c->text_arena, author);
    c->text = buf_new(c->text_arena, 2 * LIMIT_MESSAGE_TEXT);
    buf_put(&c->text, str_slice(text, 0, 2 * LIMIT_MESSAGE_TEXT));
    return ERR_OK;
}

static Err take_line(Chat *c, const Line *line, Error *e) {
    ChatLine parts;
    Error why;
    if (line->is_too_long) {
        (void)err_set_(&why, ERR_LIMIT, "", __func__, __LINE__, "the line is longer than %d MB",
                       LIMIT_LINE >> 20);
        c->sink->bad(c->sink, line->number, &why);
        return ERR_OK;
    }
    if (chat_line(line->text, &parts))
        return start_message(c, line, &parts, e);
    if (c->has_message) {
        buf_putc(&c->text, '\n');
        buf_put(&c->text, str_slice(line->text, 0, LIMIT_MESSAGE_TEXT));
    }
    return ERR_OK;
}

static Err read_chat(Chat *c, Arena *a, ByteSource *in, Error *e) {
    LineReader r;
    Line line;
    TRY(line_start(&r, a, in, 0, e));
    for (bool more;;) {
        TRY(line_next(&r, &line, &more, e));
        if (!more)
            return give_message(c, e);
        TRY(take_line(c, &line, e));
    }
}

static Err whatsapp_read(ByteSource *in, const ReadOptions *o, ItemSink *sink, Error *e) {
    Arena *a CLEANUP(arena_free) = arena_new(64 * 1024);
    Arena *item CLEANUP(arena_free) = arena_new(16 * 1024);
    Arena *minute CLEANUP(arena_free) = arena_new(4 * 1024);
    Arena *text CLEANUP(arena_free) = arena_new(16 * 1024);
    HeadSource head;
    Chat *c = arena_make(a, Chat, 1);
    *c = (Chat){ .o = o, .sink = sink, .names = map_new(a, 0), .item_arena = item,
                 .minute_arena = minute, .text_arena = text };
    TRY(source_head(&head, a, in, CHAT_SAMPLE, e));
    TRY(look_through(a, head.head, &c->names, &c->order, e));
    if (sink->note != NULL)
        sink->note(sink, c->order == DATE_DAY_FIRST ? S("dates are day/month/year")
                                                    : S("dates are month/day/year"));
    return read_chat(c, a, &head.base, e);
}

const Format format_whatsapp = {
    .name = "whatsapp",
    .doc = "Ekspor chat WhatsApp (.txt), Android and iPhone",
    .guess = whatsapp_guess,
    .read = whatsapp_read,
};
