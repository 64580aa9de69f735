#include "desk/erasure.h"

#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/event.h"
#include "desk/intake_words.h"
#include "desk/legal_hold.h"
#include "desk/search_words.h"

enum { REASON_MOST = 500, HANDLE_MOST = 200, MESSAGES_AT_ONCE = 200 };

static const Field form_fields[] = {
    FIELD(ErasureForm, handle, .flags = FIELD_REQUIRED, .max = HANDLE_MOST,
          .doc = "Of the author, typed again"),
    FIELD(ErasureForm, reason, .flags = FIELD_REQUIRED, .max = REASON_MOST),
};
const Model erasure_form_model = MODEL(ErasureForm, form_fields);

static const Field erasure_fields[] = {
    FIELD(Erasure, author_id),
    FIELD(Erasure, messages, .doc = "Messages whose text is gone"),
    FIELD(Erasure, copies, .doc = "Sealed copies"),
    FIELD(Erasure, log_texts, .doc = "Texts beside the log"),
};
const Model erasure_model = MODEL(Erasure, erasure_fields);

typedef struct ErasedAuthor {
    Str handle;
    int64_t erased_at;
} ErasedAuthor;
static const Field author_fields[] = { FIELD(ErasedAuthor, handle),
                                       FIELD(ErasedAuthor, erased_at) };
static const Model author_model = MODEL(ErasedAuthor, author_fields);

typedef struct ErasedMessage {
    int64_t id, case_id;
    Str title, text;
} ErasedMessage;
static const Field message_fields[] = { FIELD(ErasedMessage, id), FIELD(ErasedMessage, case_id),
                                        FIELD(ErasedMessage, title), FIELD(ErasedMessage, text) };
static const Model message_model = MODEL(ErasedMessage, message_fields);

static NODISCARD Err check(Db *db, Arena *a, const Caller *by, int64_t author_id,
                           const ErasureForm *form, Error *e) {
    ErasedAuthor author = { 0 };
    Err code = db_one(db, a, Q_ERASURE_AUTHOR, DB_ARGS(DB_V(by->brand_id), DB_V(author_id)),
                      &author_model, &author, e);
    if (code == ERR_NOT_FOUND)
        FAIL(e, ERR_NOT_FOUND, "no such author");
    TRY(code);
    if (author.erased_at)
        FAIL(e, ERR_CONFLICT, "the data of this author were erased already");
    if (!str_eq(str_trim(form->handle), author.handle))
        FAIL_FIELD(e, "handle", "is not the account of this person; type it exactly");
    if (utf8_is_blank(form->reason))
        FAIL_FIELD(e, "reason", "is needed: who asked for it, and when");
    return legal_hold_of_author(db, a, by->brand_id, author_id, by->now, e);
}

/* The words of the full text go before the text does: one engine needs it to find them. */
static NODISCARD Err erase_message(Db *db, const Caller *by, const ErasedMessage *m, Error *e) {
    SCRATCH(a);
    TRY(db_run(db, Q_MESSAGE_WORDS_DELETE,
               DB_ARGS(DB_V(m->id), DB_V(search_normal(a, m->title, m->text)),
                       DB_V(by->brand_id)),
               NULL, e));
    TRY(db_run(db, Q_ERASURE_VERSIONS, DB_ARGS(DB_V(by->brand_id), DB_V(m->id)), NULL, e));
    TRY(db_run(db, Q_ERASURE_PRINTS, DB_ARGS(DB_V(by->brand_id), DB_V(m->id)), NULL, e));
    TRY(db_run(db, Q_ERASURE_SIGHTINGS,
               DB_ARGS(DB_V(by->brand_id), DB_V(m->case_id), DB_V(m->id)), NULL, e));
    TRY(db_run(db, Q_ERASURE_MESSAGE, DB_ARGS(DB_V(by->brand_id), DB_V(m->id)), NULL, e));
    return event_add(db, by->brand_id, EVENT_CASE, m->case_id, by->now, e);
}

static NODISCARD Err erase_messages(Db *db, const Caller *by, int64_t author_id, Erasure *out,
                                    Error *e) {
    for (int64_t after = 0;;) {
        SCRATCH(a);
        List some;
        TRY(db_list(db, a, Q_ERASURE_MESSAGES,
                    DB_ARGS(DB_V(by->brand_id), DB_V(author_id), DB_V(after),
                            DB_V((int64_t)MESSAGES_AT_ONCE)),
                    &message_model, &some, e));
        const ErasedMessage *m = some.items;
        for (size_t i = 0; i < some.count; i++)
            TRY(erase_message(db, by, &m[i], e));
        out->messages += (int64_t)some.count;
        if (some.count < MESSAGES_AT_ONCE)
            return ERR_OK;
        after = m[some.count - 1].id;
    }
}

Err erasure_of_author(Db *db, Arena *a, const Caller *by, int64_t author_id,
                      const ErasureForm *form, Erasure *out, Error *e) {
    Erasure done = { .author_id = author_id };
    DbVal of[] = { DB_V(by->brand_id), DB_V(author_id) };
    DbArgs args = { of, COUNT(of) };
    TRY(check(db, a, by, author_id, form, e));
    TRY(db_run(db, Q_ERASURE_COPIES, args, &done.copies, e));
    TRY(db_run(db, Q_ERASURE_LOG_TEXTS, args, &done.log_texts, e));
    TRY(erase_messages(db, by, author_id, &done, e));
    /* The name goes last: by it the others are found. */
    const Query names[] = { Q_ERASURE_MASS, Q_ERASURE_REPLIES, Q_ERASURE_TALKS, Q_ERASURE_LINKS };
    for (size_t i = 0; i < COUNT(names); i++)
        TRY(db_run(db, names[i], args, NULL, e));
    TRY(db_run(db, Q_ERASURE_NAME, DB_ARGS(DB_V(by->brand_id), DB_V(author_id), DB_V(by->now)),
               NULL, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "author.erase", .object = "author", .object_id = author_id,
                               .detail = str_fmt(a, "messages=%lld copies=%lld texts=%lld",
                                                 (long long)done.messages, (long long)done.copies,
                                                 (long long)done.log_texts),
                               .personal = str_trim(form->reason) },
                  e));
    *out = done;
    return ERR_OK;
}
