#include "crisis/proof.h"

#include "base/crypto.h"
#include "crisis/proof_core.h"
#include "crisis/proof_line.h"
#include "desk/case.h"
#include "desk/secrecy.h"
#include "desk/staff.h"

#include <stdlib.h>
#include <string.h>

enum { FORMAT = 1 };

static const Field message_fields[] = {
    FIELD(ProofMessage, id),         FIELD(ProofMessage, case_id), FIELD(ProofMessage, source),
    FIELD(ProofMessage, channel),    FIELD(ProofMessage, author),  FIELD(ProofMessage, handle),
    FIELD(ProofMessage, written_at), FIELD(ProofMessage, seen_at), FIELD(ProofMessage, state),
    FIELD(ProofMessage, title),      FIELD(ProofMessage, text),    FIELD(ProofMessage, link),
    FIELD(ProofMessage, is_own),
};
static const Model message_model = MODEL(ProofMessage, message_fields);

static const Field version_fields[] = { FIELD(ProofVersion, id), FIELD(ProofVersion, message_id),
                                        FIELD(ProofVersion, until_at), FIELD(ProofVersion, title),
                                        FIELD(ProofVersion, text) };
static const Model version_model = MODEL(ProofVersion, version_fields);

typedef struct ProofId {
    int64_t id;
} ProofId;
static const Field id_fields[] = { FIELD(ProofId, id) };
static const Model id_model = MODEL(ProofId, id_fields);
static const Field seq_fields[] = { FIELD_AS(ProofId, id, "seq") };
static const Model seq_model = MODEL(ProofId, seq_fields);

/* ---- gathering ---- */

/* What of a matter is read page by page, however much it is: records that begin with their id. */
typedef struct Pages {
    Query query;
    const Model *model;
    int64_t brand_id, of; /* of: the case or the crisis */
    const Caller *by;     /* for a query that asks whether they see confidential cases; else NULL */
} Pages;

static NODISCARD Err read_page(Db *db, Arena *a, const Pages *p, int64_t after, List *out,
                               Error *e) {
    DbVal of[] = { DB_V(p->brand_id), DB_V(p->of), DB_V(after), DB_V((int64_t)PROOF_AT_ONCE),
                   DB_V((int64_t)(p->by && secrecy_sees_all(p->by))) };
    return db_list(db, a, p->query, (DbArgs){ of, p->by ? COUNT(of) : COUNT(of) - 1 }, p->model,
                   out, e);
}

static NODISCARD Err read_all(Db *db, Arena *a, const Pages *p, List *out, Error *e) {
    size_t size = p->model->size, room = 0;
    char *all = NULL;
    *out = (List){ 0 };
    for (int64_t after = 0;;) {
        List some;
        TRY(read_page(db, a, p, after, &some, e));
        if (out->count + some.count > room) {
            room = 2 * (out->count + some.count);
            char *grown = arena_make(a, char, room * size);
            if (out->count)
                memcpy(grown, all, out->count * size);
            all = grown;
        }
        if (some.count)
            memcpy(all + out->count * size, some.items, some.count * size);
        *out = (List){ all, out->count + some.count };
        if (some.count < PROOF_AT_ONCE)
            return ERR_OK;
        memcpy(&after, all + (out->count - 1) * size, sizeof after);
    }
}

static NODISCARD Err read_case(Db *db, Arena *a, int64_t brand_id, ProofCase *c, Error *e) {
    const struct {
        Query query;
        const Model *model;
        List *out;
    } parts[] = { { Q_PROOF_MESSAGES, &message_model, &c->messages },
                  { Q_PROOF_VERSIONS, &version_model, &c->versions },
                  { Q_PROOF_COPIES, &sealed_copy_model, &c->copies } };
    for (size_t i = 0; i < COUNT(parts); i++)
        TRY(read_all(db, a, &(Pages){ parts[i].query, parts[i].model, brand_id, c->id, NULL },
                     parts[i].out, e));
    return ERR_OK;
}

static int64_t bytes_of(const ProofCase *c) {
    const ProofMessage *m = c->messages.items;
    const ProofVersion *v = c->versions.items;
    const SealedCopy *s = c->copies.items;
    size_t bytes = 0;
    for (size_t i = 0; i < c->messages.count; i++)
        bytes += m[i].text.n;
    for (size_t i = 0; i < c->versions.count; i++)
        bytes += v[i].text.n;
    for (size_t i = 0; i < c->copies.count; i++)
        bytes += s[i].text.n;
    return (int64_t)bytes;
}

static NODISCARD Err too_much(Error *e) {
    FAIL(e, ERR_LIMIT, "this is more than one page can bring: tanggap proof writes it to a file");
}

static NODISCARD Err read_cases(Db *db, Arena *a, const Caller *by, const List *ids, size_t room,
                                Proof *p, Error *e) {
    const ProofId *id = ids->items;
    int64_t bytes = 0;
    p->cases = arena_make(a, ProofCase, ids->count + 1);
    for (; p->case_count < ids->count; p->case_count++) {
        ProofCase *c = &p->cases[p->case_count];
        c->id = id[p->case_count].id;
        TRY(read_case(db, a, by->brand_id, c, e));
        bytes += bytes_of(c);
        if (bytes > (int64_t)room)
            return too_much(e);
    }
    return ERR_OK;
}

/* `room`: bytes there are for the file; no more is read than it could hold. */
static NODISCARD Err read_matter(Db *db, Arena *a, const Caller *by, size_t room, Proof *p,
                                 Error *e) {
    const ProofOf *of = p->of;
    List ids = { 0 };
    if (of->case_id) {
        ProofId *one = arena_make(a, ProofId, 1);
        p->name = str_fmt(a, of->is_english ? "Case %lld" : "Kasus %lld", (long long)of->case_id);
        one->id = of->case_id;
        ids = (List){ one, 1 };
    } else {
        Crisis c = { 0 };
        TRY(crisis_get(db, a, by->brand_id, of->crisis_id, &c, e));
        p->name = c.name;
        TRY(read_all(db, a,
                     &(Pages){ Q_PROOF_CASES_OF_CRISIS, &id_model, by->brand_id, c.id, by }, &ids,
                     e));
    }
    return read_cases(db, a, by, &ids, room, p, e);
}

static int by_number(const void *x, const void *y) {
    int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
    return (a > b) - (a < b);
}

static NODISCARD Err add_rows(Db *db, Arena *a, Query q, int64_t brand_id, int64_t id, List *about,
                              Error *e) {
    List some;
    TRY(db_list(db, a, q, DB_ARGS(DB_V(brand_id), DB_V(id)), &seq_model, &some, e));
    int64_t *all = arena_make(a, int64_t, about->count + some.count + 1);
    if (about->count)
        memcpy(all, about->items, about->count * sizeof *all);
    const ProofId *r = some.items;
    for (size_t i = 0; i < some.count; i++)
        all[about->count + i] = r[i].id;
    *about = (List){ all, about->count + some.count };
    return ERR_OK;
}

/* Rising, each once; what came after the seal of this file is not of it. */
static void sort(List *about, int64_t last) {
    int64_t *seq = about->items;
    size_t n = 0;
    if (about->count)
        qsort(seq, about->count, sizeof *seq, by_number);
    for (size_t i = 0; i < about->count; i++)
        if ((n == 0 || seq[n - 1] != seq[i]) && seq[i] <= last)
            seq[n++] = seq[i];
    about->count = n;
}

static NODISCARD Err read_log(Db *db, Arena *a, const Caller *by, Proof *p, Error *e) {
    List about = { 0 };
    if (p->of->crisis_id)
        TRY(add_rows(db, a, Q_PROOF_ROWS_OF_CRISIS, by->brand_id, p->of->crisis_id, &about, e));
    for (size_t i = 0; i < p->case_count; i++)
        TRY(add_rows(db, a, Q_PROOF_ROWS_OF_CASE, by->brand_id, p->cases[i].id, &about, e));
    sort(&about, p->sealed.seq);
    return proof_stretches(db, a, by->brand_id, &about, p, e);
}

/* ---- writing ---- */

static void put_row(Arena *a, const ProofRow *r, Buf *out) {
    ProofLine l = proof_line(out, "row");
    proof_number(&l, r->row.seq);
    proof_number(&l, r->row.at);
    proof_number(&l, r->row.staff_id);
    proof_text(&l, r->row.act);
    proof_text(&l, r->row.object);
    proof_number(&l, r->row.object_id);
    proof_text(&l, r->row.detail);
    proof_text(&l, r->row.commitment);
    proof_text(&l, r->row.hash);
    proof_line_end(a, &l);
    if (r->row.commitment.n == 0)
        return;
    l = proof_line(out, r->salt.p == NULL ? "erased" : r->is_about ? "text" : "kept");
    if (r->salt.p && r->is_about) {
        proof_text(&l, r->salt);
        proof_text(&l, r->text);
    }
    proof_line_end(a, &l);
}

static void put_stretch(Arena *a, const ProofStretch *s, Buf *out) {
    const ProofRow *r = s->rows.items;
    ProofLine l = proof_line(out, "from");
    proof_text(&l, s->before);
    proof_line_end(a, &l);
    for (size_t i = 0; i < s->rows.count; i++)
        put_row(a, &r[i], out);
    l = proof_line(out, "seal");
    proof_number(&l, s->seal.seq);
    proof_number(&l, s->seal.at);
    proof_text(&l, s->seal.hash);
    proof_text(&l, s->seal.signature);
    proof_line_end(a, &l);
}

static void put_copy(Arena *a, const SealedCopy *c, Buf *out) {
    if (c->salt.n == 0)
        return; /* erased on request: its hash stands in the log alone */
    ProofLine l = proof_line(out, "copy");
    proof_number(&l, c->id);
    proof_number(&l, c->message_id);
    proof_number(&l, c->case_id);
    proof_text(&l, str_c(channel_names[c->channel]));
    proof_number(&l, c->written_at);
    proof_number(&l, c->sealed_at);
    const Str texts[] = { c->author_name, c->author_handle, c->title, c->text,
                          c->link,        c->salt,          c->hash };
    for (size_t i = 0; i < COUNT(texts); i++)
        proof_text(&l, texts[i]);
    proof_line_end(a, &l);
}

static void put_case(Arena *a, const ProofCase *c, Buf *out) {
    const ProofMessage *m = c->messages.items;
    const ProofVersion *v = c->versions.items;
    const SealedCopy *s = c->copies.items;
    for (size_t i = 0; i < c->messages.count; i++) {
        ProofLine l = proof_line(out, "message");
        proof_number(&l, m[i].id);
        proof_number(&l, m[i].case_id);
        proof_text(&l, m[i].source);
        proof_text(&l, m[i].channel);
        proof_text(&l, m[i].author);
        proof_text(&l, m[i].handle);
        proof_number(&l, m[i].written_at);
        proof_number(&l, m[i].seen_at);
        const Str texts[] = { m[i].state, m[i].title, m[i].text, m[i].link };
        for (size_t k = 0; k < COUNT(texts); k++)
            proof_text(&l, texts[k]);
        proof_line_end(a, &l);
    }
    for (size_t i = 0; i < c->versions.count; i++) {
        ProofLine l = proof_line(out, "version");
        proof_number(&l, v[i].message_id);
        proof_number(&l, v[i].until_at);
        proof_text(&l, v[i].title);
        proof_text(&l, v[i].text);
        proof_line_end(a, &l);
    }
    for (size_t i = 0; i < c->copies.count; i++)
        put_copy(a, &s[i], out);
}

static void put_facts(Arena *a, const Proof *p, Buf *out) {
    ProofLine l = proof_line(out, "bukti");
    proof_number(&l, FORMAT);
    proof_line_end(a, &l);
    l = proof_line(out, "brand");
    proof_number(&l, p->brand.id);
    proof_text(&l, p->brand.name);
    proof_line_end(a, &l);
    l = proof_line(out, "made");
    proof_number(&l, p->made_at);
    proof_text(&l, p->made_name);
    proof_line_end(a, &l);
    l = proof_line(out, "about");
    proof_text(&l, p->of->case_id ? S("case") : S("crisis"));
    proof_number(&l, p->of->case_id ? p->of->case_id : p->of->crisis_id);
    proof_line_end(a, &l);
    l = proof_line(out, "key");
    proof_text(&l, seal_public_key(a, p->of->pair));
    proof_line_end(a, &l);
}

/* A digest of all before it, and that digest signed with the business and the time. */
static void put_end(Arena *a, const Proof *p, size_t from, Buf *out) {
    uint8_t signature[SEAL_SIGNATURE_BYTES];
    Str all = sha256_hex(a, (Str){ out->p + from, out->n - from });
    Str text = str_fmt(a, "tanggap bukti %d %lld %lld " STR_FMT, FORMAT, (long long)p->brand.id,
                       (long long)p->made_at, STR_ARG(all));
    sign(p->of->pair->secret_key, text, signature);
    buf_printf(out, "all\t" STR_FMT "\nsign\t" STR_FMT "\n</script>\n</body>\n</html>\n",
               STR_ARG(all), STR_ARG(hex(a, signature, sizeof signature)));
}

static NODISCARD Err is_full(const Buf *out, Error *e) {
    return out->full ? too_much(e) : ERR_OK;
}

static NODISCARD Err put_data(const Proof *p, Buf *out, Error *e) {
    for (size_t i = 0; i < p->case_count; i++) {
        SCRATCH(a);
        put_case(a, &p->cases[i], out);
    }
    for (size_t i = 0; i < p->stretch_count; i++) {
        SCRATCH(a);
        put_stretch(a, &p->stretches[i], out);
    }
    return is_full(out, e);
}

Err proof_begin(Db *db, Arena *a, const Caller *by, const ProofOf *of, Seal *out, Error *e) {
    Case one = { 0 };
    Crisis all = { 0 };
    if (of->case_id)
        TRY(case_get(db, a, by->brand_id, of->case_id, &one, e));
    else
        TRY(crisis_get(db, a, by->brand_id, of->crisis_id, &all, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "proof.make",
                               .object = of->case_id ? "case" : "crisis",
                               .object_id = of->case_id ? of->case_id : of->crisis_id },
                  e));
    return seal_now(db, a, of->pair, by->brand_id, by->now, out, e);
}

Err proof_write(Db *db, Arena *a, const Caller *by, const ProofOf *of, const Seal *sealed,
                Buf *out, Error *e) {
    size_t from = out->n;
    Proof p = { .of = of, .made_at = by->now, .sealed = *sealed };
    Staff who = { 0 };
    TRY(brand_get(db, a, by->brand_id, &p.brand, e));
    TRY(read_matter(db, a, by, out->max - out->n, &p, e));
    if (by->staff_id)
        TRY(staff_get(db, a, by->staff_id, &who, e));
    p.made_name = who.name.p ? who.name : S("Tanggap");
    TRY(read_log(db, a, by, &p, e));
    proof_page(a, &p, out);
    put_facts(a, &p, out);
    TRY(put_data(&p, out, e));
    put_end(a, &p, from, out);
    return is_full(out, e);
}
