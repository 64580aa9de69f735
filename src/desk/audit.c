/* The chain: see audit.h. The canonical text of a row is its fields in order, each as
 * "length:bytes,", so that no two different rows have the same text. */
#include "desk/audit.h"

#include "base/crypto.h"
#include "base/limits.h"
#include "base/number.h"

#include <stdio.h>
#include <string.h>

static const Field audit_row_fields[] = {
    FIELD(AuditRow, seq),        FIELD_TIME_OF(AuditRow, at),
    FIELD(AuditRow, staff_id),   FIELD(AuditRow, staff_name, .flags = FIELD_OPTIONAL),
    FIELD(AuditRow, act),        FIELD(AuditRow, object),
    FIELD(AuditRow, object_id),  FIELD(AuditRow, detail),
    FIELD(AuditRow, commitment), FIELD(AuditRow, hash),
};
const Model audit_row_model = MODEL(AuditRow, audit_row_fields);

static const Field audit_filter_fields[] = {
    FIELD(AuditFilter, staff_id, .flags = FIELD_OPTIONAL),
    FIELD(AuditFilter, object, .flags = FIELD_OPTIONAL, .max = 40),
    FIELD(AuditFilter, object_id, .flags = FIELD_OPTIONAL),
    FIELD(AuditFilter, cursor, .flags = FIELD_OPTIONAL, .max = 24),
    FIELD(AuditFilter, limit, .flags = FIELD_OPTIONAL, .least = 1, .most = LIMIT_PAGE),
};
const Model audit_filter_model = MODEL(AuditFilter, audit_filter_fields);

static const Field audit_head_fields[] = { FIELD(AuditHead, brand_id), FIELD(AuditHead, seq),
                                           FIELD(AuditHead, hash) };
const Model audit_head_model = MODEL(AuditHead, audit_head_fields);

static const Field audit_verdict_fields[] = {
    FIELD(AuditVerdict, brand_id),
    FIELD(AuditVerdict, rows),
    FIELD(AuditVerdict, bad_seq, .flags = FIELD_OPTIONAL),
    FIELD(AuditVerdict, why, .flags = FIELD_OPTIONAL),
};
const Model audit_verdict_model = MODEL(AuditVerdict, audit_verdict_fields);

static void put_part(Buf *b, Str s) {
    buf_printf(b, "%zu:", s.n);
    buf_put(b, s);
    buf_putc(b, ',');
}

static void put_number(Buf *b, int64_t n) {
    char text[24];
    int len = snprintf(text, sizeof text, "%lld", (long long)n);
    put_part(b, (Str){ text, (size_t)len });
}

/* The row's hash in hex, given the one before. */
static Str chain(Arena *a, int64_t brand_id, const AuditRow *r, Str before) {
    Buf b = buf_new(a, 64 * 1024);
    put_number(&b, brand_id);
    put_number(&b, r->seq);
    put_number(&b, r->at);
    put_number(&b, r->staff_id);
    put_part(&b, r->act);
    put_part(&b, r->object);
    put_number(&b, r->object_id);
    put_part(&b, r->detail);
    put_part(&b, r->commitment);
    uint8_t digest[SHA256_BYTES];
    sha256_two(before, buf_str(&b), digest);
    return hex(a, digest, sizeof digest);
}

static Str commit_to(Arena *a, Str salt, Str text) {
    uint8_t digest[SHA256_BYTES];
    sha256_two(salt, text, digest);
    return hex(a, digest, sizeof digest);
}

/* *out is the row before the next one; all zero before the first. */
static NODISCARD Err lock_head(Db *db, Arena *a, int64_t brand_id, AuditHead *out, Error *e) {
    bool found;
    return db_maybe(db, a, Q_AUDIT_HEAD_LOCK, DB_ARGS(DB_V(brand_id)), &audit_head_model, out,
                    &found, e);
}

Err audit_add(Db *db, const Caller *by, const AuditAct *act, Error *e) {
    SCRATCH(a);
    AuditHead head = { 0 };
    TRY(lock_head(db, a, by->brand_id, &head, e));
    Str salt = { 0 }, commitment = S("");
    if (act->personal.p != NULL) {
        salt = crypto_token(a);
        commitment = commit_to(a, salt, act->personal);
    }
    AuditRow row = { .seq = head.seq + 1,
                     .at = by->now,
                     .staff_id = by->staff_id,
                     .act = str_c(act->act),
                     .object = str_c(act->object),
                     .object_id = act->object_id,
                     .detail = act->detail.p ? act->detail : S(""),
                     .commitment = commitment };
    row.hash = chain(a, by->brand_id, &row, head.hash);
    TRY(db_run(db, Q_AUDIT_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(row.seq), DB_V(row.at), DB_V(row.staff_id),
                       DB_V(row.act), DB_V(row.object), DB_V(row.object_id), DB_V(row.detail),
                       DB_V(row.commitment), DB_V(row.hash)),
               NULL, e));
    if (act->personal.p != NULL)
        TRY(db_run(db, Q_AUDIT_TEXT_INSERT,
                   DB_ARGS(DB_V(by->brand_id), DB_V(row.seq), DB_V(salt), DB_V(act->personal)),
                   NULL, e));
    return db_run(db, Q_AUDIT_HEAD_SET,
                  DB_ARGS(DB_V(by->brand_id), DB_V(row.seq), DB_V(row.hash)), NULL, e);
}

Err audit_list(Db *db, Arena *a, int64_t brand_id, const AuditFilter *f, List *out, Str *next,
               Error *e) {
    int64_t before = INT64_MAX, limit = f->limit ? f->limit : LIMIT_PAGE_DEFAULT;
    if (f->cursor.n && !parse_i64(f->cursor, 1, INT64_MAX, &before))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    *next = (Str){ 0 };
    if (f->object_id)
        TRY(db_list(db, a, Q_AUDIT_OF_OBJECT,
                    DB_ARGS(DB_V(brand_id), DB_V(f->object), DB_V(f->object_id), DB_V(before),
                            DB_V(limit + 1)),
                    &audit_row_model, out, e));
    else
        TRY(db_list(db, a, Q_AUDIT_PAGE,
                    DB_ARGS(DB_V(brand_id), DB_V(before), db_id(f->staff_id),
                            DB_V(f->object.n ? f->object : (Str){ 0 }), DB_V(limit + 1)),
                    &audit_row_model, out, e));
    if ((int64_t)out->count > limit) {
        out->count = (size_t)limit;
        const AuditRow *rows = out->items;
        *next = str_fmt(a, "%lld", (long long)rows[limit - 1].seq);
    }
    return ERR_OK;
}

Err audit_heads(Db *db, Arena *a, List *out, Error *e) {
    return db_list(db, a, Q_AUDIT_HEADS, DB_NO_ARGS, &audit_head_model, out, e);
}

/* ---- verification ---- */

typedef struct WalkRow {
    AuditRow row;
    Str salt, text;
} WalkRow;
static const Field walk_fields[] = {
    FIELD_AS(WalkRow, row.seq, "seq"),
    FIELD_AS(WalkRow, row.at, "at"),
    FIELD_AS(WalkRow, row.staff_id, "staff_id"),
    FIELD_AS(WalkRow, row.act, "act"),
    FIELD_AS(WalkRow, row.object, "object"),
    FIELD_AS(WalkRow, row.object_id, "object_id"),
    FIELD_AS(WalkRow, row.detail, "detail"),
    FIELD_AS(WalkRow, row.commitment, "commitment"),
    FIELD_AS(WalkRow, row.hash, "hash"),
    FIELD(WalkRow, salt),
    FIELD(WalkRow, text),
};
static const Model walk_model = MODEL(WalkRow, walk_fields);

typedef struct Walk {
    Arena *keep, *scratch;
    int64_t brand_id, seq;
    Str hash; /* in `keep_hash` */
    char keep_hash[2 * SHA256_BYTES];
    const List *sealed;
    AuditVerdict *out;
} Walk;

static void broken(Walk *w, int64_t seq, const char *why) {
    if (w->out->bad_seq)
        return;
    w->out->bad_seq = seq;
    w->out->why = str_c(why);
}

static void check_seals(Walk *w, const AuditRow *row) {
    const AuditHead *h = w->sealed->items;
    for (size_t i = 0; i < w->sealed->count; i++)
        if (h[i].brand_id == w->brand_id && h[i].seq == row->seq && !str_eq(h[i].hash, row->hash))
            broken(w, row->seq, "differs from the sealed head: the log was rewritten");
}

static void check_row(Walk *w, const WalkRow *r) {
    if (r->row.seq != w->seq + 1)
        broken(w, w->seq + 1, "row is missing");
    else if (!str_eq(chain(w->scratch, w->brand_id, &r->row, w->hash), r->row.hash))
        broken(w, r->row.seq, "row was changed");
    else if (r->salt.p && !str_eq(commit_to(w->scratch, r->salt, r->text), r->row.commitment))
        broken(w, r->row.seq, "its text was changed");
    check_seals(w, &r->row);
    w->seq = r->row.seq;
    w->out->rows++;
    if (r->row.hash.n <= sizeof w->keep_hash) {
        memcpy(w->keep_hash, r->row.hash.p, r->row.hash.n);
        w->hash = (Str){ w->keep_hash, r->row.hash.n };
    }
}

/* Rows the head or a seal know of, but the table does not. */
static void check_tail(Walk *w, const AuditHead *head) {
    if (head->seq > w->seq)
        broken(w, w->seq + 1, "the tail was cut: rows are missing at the end");
    else if (head->seq < w->seq)
        broken(w, head->seq + 1, "row was added without its head");
    else if (head->seq && !str_eq(head->hash, w->hash))
        broken(w, head->seq, "differs from the recorded head");
    const AuditHead *h = w->sealed->items;
    for (size_t i = 0; i < w->sealed->count; i++)
        if (h[i].brand_id == w->brand_id && h[i].seq > w->seq)
            broken(w, w->seq + 1, "the tail was cut: a sealed row is missing");
}

enum { WALK_ROWS = 2000 };

static NODISCARD Err walk_brand(Db *db, Walk *w, Error *e) {
    for (;;) {
        SCRATCH(a);
        List rows;
        TRY(db_list(db, a, Q_AUDIT_WALK,
                    DB_ARGS(DB_V(w->brand_id), DB_V(w->seq), DB_V((int64_t)WALK_ROWS)), &walk_model,
                    &rows, e));
        const WalkRow *r = rows.items;
        for (size_t i = 0; i < rows.count; i++) {
            SCRATCH(tmp);
            w->scratch = tmp;
            check_row(w, &r[i]);
        }
        if (rows.count < WALK_ROWS)
            return ERR_OK;
    }
}

/* The recorded head of a brand; a brand that only occurs in the table or the seals has none. */
static AuditHead head_of(const List *heads, int64_t brand_id) {
    const AuditHead *h = heads->items;
    for (size_t i = 0; i < heads->count; i++)
        if (h[i].brand_id == brand_id)
            return h[i];
    return (AuditHead){ .brand_id = brand_id };
}

static bool has_brand(const AuditVerdict *v, size_t n, int64_t brand_id) {
    for (size_t i = 0; i < n; i++)
        if (v[i].brand_id == brand_id)
            return true;
    return false;
}

static size_t add_brands(AuditVerdict *v, size_t n, const List *heads) {
    const AuditHead *h = heads->items;
    for (size_t i = 0; i < heads->count; i++)
        if (!has_brand(v, n, h[i].brand_id))
            v[n++] = (AuditVerdict){ .brand_id = h[i].brand_id };
    return n;
}

Err audit_verify(Db *db, Arena *a, const List *sealed, List *out, Error *e) {
    static const List no_seals = { 0 };
    List heads, seen;
    if (sealed == NULL)
        sealed = &no_seals;
    TRY(audit_heads(db, a, &heads, e));
    TRY(db_list(db, a, Q_AUDIT_BRANDS, DB_NO_ARGS, &audit_head_model, &seen, e));
    AuditVerdict *v = arena_make(a, AuditVerdict, heads.count + seen.count + sealed->count + 1);
    size_t n = add_brands(v, 0, &heads);
    n = add_brands(v, n, &seen);
    n = add_brands(v, n, sealed);
    for (size_t i = 0; i < n; i++) {
        Walk w = {
            .keep = a, .brand_id = v[i].brand_id, .hash = S(""), .sealed = sealed, .out = &v[i]
        };
        AuditHead head = head_of(&heads, v[i].brand_id);
        TRY(walk_brand(db, &w, e));
        check_tail(&w, &head);
    }
    *out = (List){ v, n };
    return ERR_OK;
}
