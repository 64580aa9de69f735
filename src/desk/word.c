#include "desk/word.h"

#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/event.h"

#include <string.h>

enum { WORDS_MAX = 10000, WORD_MAX = 100, CONTACTS_MAX = 50, CONTACT_DIGITS_LEAST = 5 };

static const Field brand_word_fields[] = {
    FIELD(BrandWord, id, .flags = FIELD_READONLY),
    FIELD_ENUM_OF(BrandWord, kind, word_kind_names, .flags = FIELD_REQUIRED),
    FIELD(BrandWord, text, .flags = FIELD_REQUIRED, .max = WORD_MAX),
    FIELD_TIME_OF(BrandWord, created_at, .flags = FIELD_READONLY),
};
const Model brand_word_model = MODEL(BrandWord, brand_word_fields);

Err word_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    return db_list(db, a, Q_WORD_LIST, DB_ARGS(DB_V(brand_id)), &brand_word_model, out, e);
}

Err word_contacts(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    List list;
    TRY(db_list(db, a, Q_WORD_CONTACTS, DB_ARGS(DB_V(brand_id), DB_V((int64_t)CONTACTS_MAX)),
                &brand_word_model, &list, e));
    const BrandWord *rows = list.items;
    Str *texts = arena_make(a, Str, list.count + 1);
    for (size_t i = 0; i < list.count; i++)
        texts[i] = rows[i].text;
    *out = (List){ texts, list.count };
    return ERR_OK;
}

/* A telephone number in any of the ways people write one, or a mail address. */
static bool is_contact(Str text) {
    size_t digits = 0, at = 0;
    for (size_t i = 0; i < text.n; i++) {
        digits += ascii_is_digit(text.p[i]);
        at += text.p[i] == '@';
        if (ascii_is_space(text.p[i]) && at)
            return false;
    }
    if (at)
        return at == 1 && text.p[0] != '@' && text.p[text.n - 1] != '@' &&
               str_find(text, S(".")) > 0;
    for (size_t i = 0; i < text.n; i++)
        if (!ascii_is_digit(text.p[i]) && memchr(" +-().", text.p[i], 6) == NULL)
            return false;
    return digits >= CONTACT_DIGITS_LEAST;
}

static NODISCARD Err check_contact(Db *db, Arena *a, const Caller *by, Str text, Error *e) {
    List known;
    if (!is_contact(text))
        FAIL_FIELD(e, "text", "is neither a telephone number nor a mail address");
    TRY(word_contacts(db, a, by->brand_id, &known, e));
    if (known.count >= CONTACTS_MAX)
        FAIL(e, ERR_LIMIT, "a brand has at most %d ways to reach it: remove some first",
             CONTACTS_MAX);
    return ERR_OK;
}

Err word_add(Db *db, Arena *a, const Caller *by, const BrandWord *in, BrandWord *out, Error *e) {
    int64_t count;
    Str text = str_trim(in->text);
    if (utf8_is_blank(text))
        FAIL_FIELD(e, "text", "is empty: write a word or a phrase of up to four words");
    TRY(db_i64(db, Q_WORD_COUNT, DB_ARGS(DB_V(by->brand_id)), &count, e));
    if (count >= WORDS_MAX)
        FAIL(e, ERR_LIMIT, "a brand has at most %d words: remove some first", WORDS_MAX);
    if (in->kind == WORD_CONTACT)
        TRY(check_contact(db, a, by, text, e));
    Err r = db_one(db, a, Q_WORD_INSERT,
                   DB_ARGS(DB_V(by->brand_id), db_name(word_kind_names, (int)in->kind), DB_V(text),
                           DB_V(by->now)),
                   &brand_word_model, out, e);
    if (r == ERR_CONFLICT)
        FAIL_FIELD(e, "text", "is in the list already");
    TRY(r);
    TRY(audit_add(
        db, by,
        &(AuditAct){ .act = "word.add", .object = "word", .object_id = out->id,
                     .detail = str_c(word_kind_names[in->kind]), .personal = text },
        e));
    return event_add(db, by->brand_id, EVENT_SETTINGS, out->id, by->now, e);
}

Err word_remove(Db *db, const Caller *by, int64_t id, Error *e) {
    int64_t removed;
    TRY(db_run(db, Q_WORD_DELETE, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &removed, e));
    if (removed == 0)
        FAIL(e, ERR_NOT_FOUND, "no such word");
    TRY(audit_add(db, by, &(AuditAct){ .act = "word.remove", .object = "word", .object_id = id },
                  e));
    return event_add(db, by->brand_id, EVENT_SETTINGS, id, by->now, e);
}

Err word_set_load(Db *db, Arena *a, int64_t brand_id, WordSet **out, Error *e) {
    List list;
    TRY(word_list(db, a, brand_id, &list, e));
    const BrandWord *rows = list.items;
    Word *words = arena_make(a, Word, list.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < list.count; i++)
        if (rows[i].kind != WORD_CONTACT)
            words[count++] = (Word){ .text = rows[i].text, .kind = rows[i].kind };
    *out = word_set_new(a, words, count);
    return ERR_OK;
}
