/* The log of an evidence file: from each row about the matter on, all rows up to the next seal.
 * Only with those between can anybody follow the chain from the row to what was signed. */
#include "crisis/proof_core.h"

enum { WALK_ROWS = 2000, GAP_MOST = 16 };

static const Field row_fields[] = {
    FIELD_AS(ProofRow, row.seq, "seq"),
    FIELD_AS(ProofRow, row.at, "at"),
    FIELD_AS(ProofRow, row.staff_id, "staff_id"),
    FIELD_AS(ProofRow, row.act, "act"),
    FIELD_AS(ProofRow, row.object, "object"),
    FIELD_AS(ProofRow, row.object_id, "object_id"),
    FIELD_AS(ProofRow, row.detail, "detail"),
    FIELD_AS(ProofRow, row.commitment, "commitment"),
    FIELD_AS(ProofRow, row.hash, "hash"),
    FIELD(ProofRow, salt),
    FIELD(ProofRow, text),
};
static const Model row_model = MODEL(ProofRow, row_fields);

static bool has(const int64_t *about, size_t n, int64_t seq) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (about[middle] < seq)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && about[low] == seq;
}

static NODISCARD Err hash_before(Db *db, Arena *a, int64_t brand_id, int64_t seq, Str *out,
                                 Error *e) {
    AuditHead head = { 0 };
    *out = S("");
    if (seq <= 1)
        return ERR_OK;
    TRY(db_one(db, a, Q_AUDIT_HASH, DB_ARGS(DB_V(brand_id), DB_V(seq - 1)), &audit_head_model,
               &head, e));
    *out = head.hash;
    return ERR_OK;
}

/* Rows `from` to s->seal.seq; texts of others' matters are let go at once. */
static NODISCARD Err read_rows(Db *db, Arena *a, int64_t from, const List *about, ProofStretch *s,
                               Error *e) {
    size_t n = (size_t)(s->seal.seq - from + 1), done = 0;
    ProofRow *rows = arena_make(a, ProofRow, n);
    while (done < n) {
        List some;
        TRY(db_list(db, a, Q_AUDIT_WALK,
                    DB_ARGS(DB_V(s->seal.brand_id), DB_V(from - 1 + (int64_t)done),
                            DB_V((int64_t)WALK_ROWS)),
                    &row_model, &some, e));
        const ProofRow *r = some.items;
        for (size_t i = 0; i < some.count && done < n; i++, done++) {
            rows[done] = r[i];
            rows[done].is_about = has(about->items, about->count, r[i].row.seq);
        }
        if (some.count == 0)
            FAIL(e, ERR_DB, "the log ends before row %lld: run tanggap verify",
                 (long long)s->seal.seq);
    }
    s->rows = (List){ rows, n };
    return ERR_OK;
}

static NODISCARD Err seal_from(Db *db, Arena *a, int64_t brand_id, int64_t seq, Seal *out,
                               Error *e) {
    return db_one(db, a, Q_SEAL_AFTER, DB_ARGS(DB_V(brand_id), DB_V(seq)), &seal_model, out, e);
}

Err proof_stretches(Db *db, Arena *a, int64_t brand_id, const List *about, Proof *p, Error *e) {
    const int64_t *seq = about->items;
    p->stretches = arena_make(a, ProofStretch, about->count + 1);
    for (size_t i = 0; i < about->count;) {
        ProofStretch *s = &p->stretches[p->stretch_count++];
        int64_t from = seq[i];
        TRY(hash_before(db, a, brand_id, from, &s->before, e));
        TRY(seal_from(db, a, brand_id, from, &s->seal, e));
        for (; i < about->count && seq[i] <= s->seal.seq + GAP_MOST; i++)
            if (seq[i] > s->seal.seq)
                TRY(seal_from(db, a, brand_id, seq[i], &s->seal, e));
        TRY(read_rows(db, a, from, about, s, e));
    }
    return ERR_OK;
}
