#include "desk/person_print.h"

#include "base/crypto.h"
#include "base/time.h"
#include "base/utf8.h"
#include "desk/message.h"
#include "text/personal.h"

enum {
    IN_FLIGHT = 2 * MINUTE, /* on PostgreSQL a smaller id may be committed this much later */
    NAME_LEAST = 6,         /* bytes: "Sari" is many people */
    DIGITS_LEAST = 6,
    PRINT_HALF = 16,        /* bytes of the hash that are kept: enough to tell them apart */
};

/* ---- what is the same, however it is written ---- */

/* 0812-3456 and +62 812 3456 are one number. */
static Str phone_of(Arena *a, Str said) {
    Buf b = buf_new(a, said.n + 2);
    for (size_t i = 0; i < said.n; i++)
        if (ascii_is_digit(said.p[i]))
            buf_putc(&b, said.p[i]);
    Str digits = buf_str(&b);
    if (!str_starts(digits, S("0")))
        return digits;
    return str_fmt(a, "62" STR_FMT, STR_ARG(str_slice(digits, 1, digits.n)));
}

/* Letters and digits alone. */
static Str bare_of(Arena *a, Str said) {
    Buf b = buf_new(a, said.n);
    for (size_t i = 0; i < said.n; i++)
        if (ascii_is_digit(said.p[i]) || ascii_is_alpha(said.p[i]) || said.p[i] & 0x80)
            buf_putc(&b, ascii_lower(said.p[i]));
    return buf_str(&b);
}

static Str mail_of(Arena *a, Str said) { return str_lower_ascii(a, str_trim(said)); }

static const struct {
    PersonalKind found;
    LinkEvidence kind;
    Str (*same)(Arena *a, Str said);
    size_t least;
} rules[] = {
    { PERSONAL_PHONE, LINK_PHONE, phone_of, DIGITS_LEAST },
    { PERSONAL_MAIL, LINK_MAIL, mail_of, NAME_LEAST },
    { PERSONAL_ORDER, LINK_ORDER, bare_of, DIGITS_LEAST },
};

/* ---- one message ---- */

typedef struct Told {
    int64_t id, brand_id, author_id;
    bool is_own;
    MessageState state;
    int64_t seen_at;
    Str name, title, text;
} Told;
static const Field told_fields[] = {
    FIELD(Told, id),
    FIELD(Told, brand_id),
    FIELD(Told, author_id),
    FIELD(Told, is_own),
    FIELD_ENUM_OF(Told, state, message_state_names),
    FIELD(Told, seen_at),
    FIELD(Told, name),
    FIELD(Told, title),
    FIELD(Told, text),
};
static const Model told_model = MODEL(Told, told_fields);

typedef struct Salt {
    Str salt;
} Salt;
static const Field salt_fields[] = { FIELD(Salt, salt) };
static const Model salt_model = MODEL(Salt, salt_fields);

static NODISCARD Err salt_of(Db *db, Arena *a, int64_t brand_id, Str *out, Error *e) {
    Salt salt = { 0 };
    bool found;
    TRY(db_maybe(db, a, Q_PERSON_SALT_GET, DB_ARGS(DB_V(brand_id)), &salt_model, &salt, &found, e));
    if (!found) {
        TRY(db_run(db, Q_PERSON_SALT_INSERT, DB_ARGS(DB_V(brand_id), DB_V(crypto_token(a))), NULL,
                   e));
        TRY(db_one(db, a, Q_PERSON_SALT_GET, DB_ARGS(DB_V(brand_id)), &salt_model, &salt, e));
    }
    *out = salt.salt;
    return ERR_OK;
}

typedef struct Printing {
    Db *db;
    Arena *a;
    const Told *m;
    Str salt;
} Printing;

static NODISCARD Err add(const Printing *x, LinkEvidence kind, Str same, Error *e) {
    uint8_t hash[SHA256_BYTES];
    Str of = str_fmt(x->a, "%s:" STR_FMT, link_evidence_names[kind], STR_ARG(same));
    hmac_sha256(x->salt, of, hash);
    return db_run(x->db, Q_PERSON_PRINT_INSERT,
                  DB_ARGS(DB_V(x->m->brand_id), DB_V(hex(x->a, hash, PRINT_HALF)),
                          DB_V(x->m->author_id), DB_V(x->m->id),
                          db_name(link_evidence_names, (int)kind)),
                  NULL, e);
}

static NODISCARD Err add_text(const Printing *x, Str text, Error *e) {
    PersonalSpan *spans;
    size_t count;
    personal_find(x->a, text, &spans, &count);
    for (size_t i = 0; i < count; i++)
        for (size_t r = 0; r < COUNT(rules); r++) {
            if (spans[i].kind != rules[r].found)
                continue;
            Str same = rules[r].same(x->a, str_slice(text, spans[i].from, spans[i].to));
            if (same.n >= rules[r].least)
                TRY(add(x, rules[r].kind, same, e));
        }
    return ERR_OK;
}

/* A name of one word is too common to tell anything. */
static NODISCARD Err add_name(const Printing *x, Error *e) {
    Str name = str_trim(x->m->name);
    if (name.n < NAME_LEAST || str_find(name, S(" ")) < 0)
        return ERR_OK;
    return add(x, LINK_NAME, bare_of(x->a, name), e);
}

static NODISCARD Err look_at(Db *db, const Told *m, Error *e) {
    SCRATCH(a);
    Printing x = { .db = db, .a = a, .m = m };
    bool is_gone = m->state == MESSAGE_DELETED || m->state == MESSAGE_ERASED;
    if (m->is_own || m->author_id == 0 || is_gone)
        return ERR_OK;
    TRY(salt_of(db, a, m->brand_id, &x.salt, e));
    TRY(add_name(&x, e));
    TRY(add_text(&x, m->title, e));
    return add_text(&x, m->text, e);
}

/* ---- all of them ---- */

Err person_print_left(Db *db, int64_t now, bool *left, Error *e) {
    int64_t done, more;
    TRY(db_i64(db, Q_PERSON_PRINT_DONE, DB_NO_ARGS, &done, e));
    TRY(db_i64(db, Q_PERSON_PRINT_LEFT, DB_ARGS(DB_V(done), DB_V(now - IN_FLIGHT)), &more, e));
    *left = more > 0;
    return ERR_OK;
}

Err person_print_some(Db *db, int64_t now, bool *left, Error *e) {
    SCRATCH(a);
    List rows;
    int64_t done;
    size_t n = 0;
    TRY(db_i64(db, Q_PERSON_PRINT_LOCK, DB_NO_ARGS, &done, e));
    TRY(db_list(db, a, Q_PERSON_PRINT_MESSAGES,
                DB_ARGS(DB_V(done), DB_V((int64_t)PERSON_PRINT_BATCH)), &told_model, &rows, e));
    const Told *m = rows.items;
    for (; n < rows.count && m[n].seen_at <= now - IN_FLIGHT; n++)
        TRY(look_at(db, &m[n], e));
    *left = n == PERSON_PRINT_BATCH;
    return n ? db_run(db, Q_PERSON_PRINT_SET, DB_ARGS(DB_V(m[n - 1].id)), NULL, e) : ERR_OK;
}
