#include "connect/telegram.h"

#include "base/number.h"
#include "wire/json.h"

static void node_free(JsonNode **n) { json_node_free(n); }
static void doc_free(JsonDoc **d) { json_free(d); }

typedef struct Answer {
    bool ok;
    int64_t code;
    Str why;
} Answer;

typedef struct Line {
    Fetcher *fetcher;
    Arena *arena;
    const TelegramBot *bot;
} Line;

static Err call(const Line *l, const char *method, const JsonNode *body, JsonDoc **doc, Answer *out,
                Error *e) {
    Arena *a = l->arena;
    FetchAnswer answer = { 0 };
    Error not_json;
    Buf text = buf_new(a, TELEGRAM_BODY);
    const FetchHeader headers[] = { { S("Content-Type"), S("application/json") } };
    json_node_write(&text, body);
    if (text.full)
        FAIL(e, ERR_LIMIT, "the message is too long for Telegram");
    FetchRequest r = { .method = "POST",
                       .headers = headers,
                       .header_count = COUNT(headers),
                       .url = str_fmt(a, STR_FMT "/bot" STR_FMT "/%s", STR_ARG(l->bot->url),
                                      STR_ARG(l->bot->token), method),
                       .body = buf_str(&text) };
    TRY(fetch(l->fetcher, a, &r, &answer, e));
    if (json_parse(answer.body, doc, &not_json) != ERR_OK)
        FAIL(e, ERR_IO, "Telegram gave status %d and no answer of its own", answer.status);
    JsonValue *root = json_root(*doc);
    *out = (Answer){ .code = answer.status };
    (void)json_get_bool(json_member(root, "ok"), &out->ok);          /* absent: false */
    (void)json_get_i64(json_member(root, "error_code"), &out->code); /* else the status */
    if (!json_get_str(json_member(root, "description"), &out->why))
        out->why = S("no reason given");
    return ERR_OK;
}

static Err refused(const Answer *answer, Error *e) {
    FAIL(e, ERR_IO, "Telegram refused (%lld): " STR_FMT, (long long)answer->code,
         STR_ARG(str_slice(answer->why, 0, 120)));
}

/* Telegram's numbers are written as numbers; a chat that is none is a name and stays text. */
static void add_id(JsonNode *in, const char *name, Str id) {
    int64_t number;
    if (parse_i64(id, INT64_MIN, INT64_MAX, &number))
        json_add_i64(in, name, number);
    else
        json_add_str(in, name, id);
}

static JsonNode *text_body(Arena *a, const TelegramText *t, bool with_button) {
    JsonNode *body = json_new_object();
    bool is_below = t->link.n && !with_button;
    add_id(body, "chat_id", t->chat);
    json_add_str(body, "text",
                 is_below ? str_fmt(a, STR_FMT "\n" STR_FMT, STR_ARG(t->text), STR_ARG(t->link))
                          : t->text);
    json_add_bool(json_add_object(body, "link_preview_options"), "is_disabled", true);
    if (with_button && t->link.n) {
        JsonNode *rows = json_add_list(json_add_object(body, "reply_markup"), "inline_keyboard");
        JsonNode *button = json_add_object(json_add_list(rows, NULL), NULL);
        json_add_str(button, "text", t->button);
        json_add_str(button, "url", t->link);
    }
    return body;
}

static bool is_about_button(const Answer *answer) {
    return answer->code == 400 && str_find(answer->why, S("URL")) >= 0;
}

Err telegram_send(Fetcher *f, Arena *a, const TelegramBot *bot, const TelegramText *t,
                  Str *message_id, Error *e) {
    for (int with_button = 1; with_button >= 0; with_button--) {
        JsonDoc *doc CLEANUP(doc_free) = NULL;
        JsonNode *body CLEANUP(node_free) = text_body(a, t, with_button);
        Answer answer;
        json_add_bool(body, "disable_notification", t->is_silent);
        if (t->message_id.n) {
            JsonNode *reply = json_add_object(body, "reply_parameters");
            add_id(reply, "message_id", t->message_id);
            json_add_bool(reply, "allow_sending_without_reply", true);
        }
        TRY(call(&(Line){ f, a, bot }, "sendMessage", body, &doc, &answer, e));
        if (answer.ok) {
            JsonValue *result = json_member(json_root(doc), "result");
            if (!json_get_text(a, json_member(result, "message_id"), message_id))
                FAIL(e, ERR_IO, "Telegram did not say which message it made");
            return ERR_OK;
        }
        if (!with_button || !is_about_button(&answer))
            return refused(&answer, e);
    }
    FAIL(e, ERR_INTERNAL, "no way to say it");
}

Err telegram_edit(Fetcher *f, Arena *a, const TelegramBot *bot, const TelegramText *t, Error *e) {
    for (int with_button = 1; with_button >= 0; with_button--) {
        JsonDoc *doc CLEANUP(doc_free) = NULL;
        JsonNode *body CLEANUP(node_free) = text_body(a, t, with_button);
        Answer answer;
        add_id(body, "message_id", t->message_id);
        TRY(call(&(Line){ f, a, bot }, "editMessageText", body, &doc, &answer, e));
        if (answer.ok || str_find(answer.why, S("message is not modified")) >= 0)
            return ERR_OK;
        if (with_button && is_about_button(&answer))
            continue;
        if (answer.code == 400)
            FAIL(e, ERR_NOT_FOUND, "the message in Telegram can be changed no more");
        return refused(&answer, e);
    }
    FAIL(e, ERR_INTERNAL, "no way to say it");
}

/* ---- who wants to be linked ---- */

static void read_message(Arena *a, JsonValue *message, TelegramUpdate *out) {
    Str kind, text, name = { 0 };
    JsonValue *chat = json_member(message, "chat");
    if (!json_get_str(json_member(chat, "type"), &kind) || !str_eq(kind, S("private")) ||
        !json_get_str(json_member(message, "text"), &text))
        return;
    if (!json_get_text(a, json_member(chat, "id"), &out->chat))
        return;
    (void)json_get_i64(json_member(message, "date"), &out->date); /* absent: long ago */
    (void)json_get_str(json_member(chat, "first_name"), &name);   /* absent: none */
    out->text = str_dup(a, text);
    out->name = str_dup(a, name);
}

Err telegram_updates(Fetcher *f, Arena *a, const TelegramBot *bot, int64_t offset, List *out,
                     Error *e) {
    JsonDoc *doc CLEANUP(doc_free) = NULL;
    JsonNode *body CLEANUP(node_free) = json_new_object();
    Answer answer;
    if (offset)
        json_add_i64(body, "offset", offset);
    json_add_i64(body, "limit", TELEGRAM_UPDATES);
    json_add_i64(body, "timeout", 0);
    json_add_str(json_add_list(body, "allowed_updates"), NULL, S("message"));
    TRY(call(&(Line){ f, a, bot }, "getUpdates", body, &doc, &answer, e));
    if (!answer.ok)
        return refused(&answer, e);
    JsonValue *result = json_member(json_root(doc), "result");
    size_t n = json_length(result) < TELEGRAM_UPDATES ? json_length(result) : TELEGRAM_UPDATES;
    TelegramUpdate *updates = arena_make(a, TelegramUpdate, n + 1);
    for (size_t i = 0; i < n; i++) {
        JsonValue *update = json_item(result, i);
        if (!json_get_i64(json_member(update, "update_id"), &updates[i].id))
            FAIL(e, ERR_IO, "an update of Telegram has no number");
        read_message(a, json_member(update, "message"), &updates[i]);
    }
    *out = (List){ updates, n };
    return ERR_OK;
}
