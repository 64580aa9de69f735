#include "desk/contradiction.h"

#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/event.h"
#include "desk/fill.h"
#include "desk/secrecy.h"
#include "wire/json.h"

enum { REASON_MOST = 1000, PARTS_MOST = 64, STORED_MOST = 256 * 1024, VALUE_MOST = 500 };

static const char *const state_names[] = { "open",     "correcting", "done", "dismissed",
                                           "recalled", "outdated",   NULL };
static_assert(COUNT(state_names) == CONTRADICTION_STATE__COUNT + 1, "one name per state");

static const Field part_fields[] = {
    FIELD_ENUM_OF(ContradictionPart, kind, drift_kind_names),
    FIELD(ContradictionPart, words, .max = VALUE_MOST, .doc = "Of the answer"),
    FIELD(ContradictionPart, expected, .flags = FIELD_OPTIONAL, .max = VALUE_MOST,
          .doc = "What the statement says; null: only that this is false"),
};
static const Model part_model = MODEL(ContradictionPart, part_fields);

static const Field contradiction_fields[] = {
    FIELD(Contradiction, id),
    FIELD(Contradiction, statement_id),
    FIELD(Contradiction, number, .doc = "Of the version"),
    FIELD(Contradiction, reply_id),
    FIELD(Contradiction, case_id),
    FIELD_ENUM_OF(Contradiction, state, state_names),
    FIELD_LIST_OF(Contradiction, findings, &part_model),
    FIELD(Contradiction, findings_text, .flags = FIELD_SECRET),
    FIELD_TIME_OF(Contradiction, found_at),
    FIELD_TIME_OF(Contradiction, sent_at, .flags = FIELD_OPTIONAL),
    FIELD(Contradiction, is_public),
    FIELD(Contradiction, author_id, .doc = "Who of us wrote it"),
    FIELD(Contradiction, author_name, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(Contradiction, channel, channel_names),
    FIELD(Contradiction, customer_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Contradiction, begun_at, .flags = FIELD_OPTIONAL),
    FIELD(Contradiction, begun_by, .flags = FIELD_OPTIONAL),
    FIELD(Contradiction, begun_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Contradiction, ended_at, .flags = FIELD_OPTIONAL),
    FIELD(Contradiction, ended_name, .flags = FIELD_OPTIONAL),
    FIELD(Contradiction, reason, .flags = FIELD_OPTIONAL),
    FIELD(Contradiction, is_secret, .flags = FIELD_SECRET),
    FIELD(Contradiction, owner_id, .flags = FIELD_SECRET),
};
const Model contradiction_model = MODEL(Contradiction, contradiction_fields);

static const Field filter_fields[] = {
    FIELD_ENUM_OF(ContradictionFilter, state, state_names),
    FIELD(ContradictionFilter, cursor, .flags = FIELD_OPTIONAL, .max = 60),
    FIELD(ContradictionFilter, limit, .flags = FIELD_OPTIONAL, .least = 1, .most = LIMIT_PAGE),
};
const Model contradiction_filter_model = MODEL(ContradictionFilter, filter_fields);

static const Field correction_fields[] = {
    FIELD(CorrectionDraft, case_id),
    FIELD(CorrectionDraft, text),
    FIELD(CorrectionDraft, count, .doc = "How many answers of ours it sets right"),
};
const Model correction_draft_model = MODEL(CorrectionDraft, correction_fields);

static const Field dismissal_fields[] = {
    FIELD(Dismissal, reason, .flags = FIELD_REQUIRED, .max = REASON_MOST),
};
const Model dismissal_model = MODEL(Dismissal, dismissal_fields);

/* ---- reading ---- */

static NODISCARD Err read_findings(Arena *a, const List *rows, Error *e) {
    Contradiction *c = rows->items;
    for (size_t i = 0; i < rows->count; i++)
        TRY(json_read_list(a, c[i].findings_text, &part_model, &c[i].findings, e));
    return ERR_OK;
}

static NODISCARD Err get(Db *db, Arena *a, const Caller *by, int64_t id, Contradiction *out,
                         Error *e) {
    TRY(db_one(db, a, Q_CONTRADICTION_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)),
               &contradiction_model, out, e));
    return read_findings(a, &(List){ out, 1 }, e);
}

static void hide_secret(const Caller *by, const List *rows) {
    Contradiction *c = rows->items;
    for (size_t i = 0; i < rows->count; i++)
        if (secrecy_hides(by, c[i].is_secret, c[i].owner_id)) {
            c[i].findings = (List){ 0 };
            c[i].customer_name = c[i].reason = (Str){ 0 };
        }
}

Err contradiction_list(Db *db, Arena *a, const Caller *by, const ContradictionsOf *of, List *out,
                       Str *next, Error *e) {
    const ContradictionFilter *f = &of->filter;
    int64_t limit = f->limit ? f->limit : LIMIT_PAGE_DEFAULT, after = 0;
    *next = (Str){ 0 };
    if (f->cursor.n && !parse_i64(f->cursor, 1, INT64_MAX, &after))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    TRY(db_list(db, a, Q_CONTRADICTION_LIST,
                DB_ARGS(DB_V(by->brand_id), DB_V(of->statement_id),
                        db_name(state_names, (int)f->state), DB_V(after),
                        DB_V(limit + 1)),
                &contradiction_model, out, e));
    if ((int64_t)out->count > limit) {
        out->count = (size_t)limit;
        *next = str_fmt(a, "%lld", (long long)((Contradiction *)out->items)[limit - 1].id);
    }
    TRY(read_findings(a, out, e));
    hide_secret(by, out);
    return ERR_OK;
}

/* ---- keeping ---- */

static bool is_same(const ContradictionPart *x, const ContradictionPart *y) {
    return x->kind == y->kind && str_eq(x->words, y->words) && str_eq(x->expected, y->expected);
}

/* `settled`: rows of Contradiction with their findings. */
static bool was_settled(const List *settled, const ContradictionPart *part) {
    const Contradiction *c = settled->items;
    for (size_t i = 0; i < settled->count; i++) {
        const ContradictionPart *p = c[i].findings.items;
        for (size_t k = 0; k < c[i].findings.count; k++)
            if (is_same(&p[k], part))
                return true;
    }
    return false;
}

Err contradiction_keep(Db *db, Arena *a, const ContradictionFound *found, bool *kept, Error *e) {
    const ContradictionPart *parts = found->parts.items;
    ContradictionPart *fresh = arena_make(a, ContradictionPart, found->parts.count + 1);
    List settled;
    Buf b = buf_new(a, STORED_MOST);
    int64_t added;
    size_t count = 0;
    *kept = false;
    TRY(db_list(db, a, Q_CONTRADICTION_OF_REPLY,
                DB_ARGS(DB_V(found->brand_id), DB_V(found->reply_id), DB_V(found->statement_id)),
                &contradiction_model, &settled, e));
    TRY(read_findings(a, &settled, e));
    for (size_t i = 0; i < found->parts.count && count < PARTS_MOST; i++)
        if (!was_settled(&settled, &parts[i]))
            fresh[count++] = parts[i];
    if (count == 0)
        return ERR_OK;
    json_list(&b, &part_model, &(List){ fresh, count });
    TRY(db_run(db, Q_CONTRADICTION_INSERT,
               DB_ARGS(DB_V(found->brand_id), DB_V(found->statement_id), DB_V(found->version_id),
                       DB_V(found->reply_id), DB_V(found->case_id),
                       db_name(state_names, (int)found->state), DB_V(buf_str(&b)),
                       DB_V(found->now)),
               &added, e));
    *kept = added > 0;
    return ERR_OK;
}

/* ---- correcting ---- */

/* How a correction names what was wrong. To admit a fault and then to deny having denied it helps
 * nobody: of fault only what is right is said. */
static const struct {
    const char *id, *en;
    bool is_right_only;
} kind_words[] = {
    [DRIFT_CAUSE] = { "Penyebabnya", "The cause", false },
    [DRIFT_DATES] = { "Tanggalnya", "The dates", false },
    [DRIFT_BATCH] = { "Kode produksinya", "The batch", false },
    [DRIFT_REMEDY] = { "Penyelesaiannya", "The remedy", false },
    [DRIFT_DEADLINE] = { "Waktu penyelesaiannya", "The time it takes", false },
    [DRIFT_CONTACT] = { "Kontaknya", "The contact", false },
    [DRIFT_FAULT] = { "Soal tanggung jawab", "About whose fault it is", true },
    [DRIFT_AMOUNT] = { "Jumlahnya", "The amount", false },
    [DRIFT_PLACE] = { "Tempatnya", "The place", false },
};
static_assert(COUNT(kind_words) == DRIFT_KIND__COUNT, "words for each kind");

/* What stands between the greeting, the words and what is right; a greeting has fields (fill.h). */
typedef struct Sentences {
    const char *hello, *begin, *right, *but_not, *not_at_all, *end;
} Sentences;
static const Sentences indonesian = {
    "Halo {sapaan} {nama}", ", kami perlu mengoreksi jawaban kami sebelumnya.",
    " yang benar ", ", bukan ", " bukan ", " Maaf, kabar kami sebelumnya kurang tepat.",
};
static const Sentences english = {
    "Hi {nama}", ", we need to correct what we wrote before.", " is ", ", not ", " is not ",
    " We are sorry for the mistake.",
};

static void say_part(Buf *b, const Sentences *s, const ContradictionPart *p) {
    buf_printf(b, " %s", s == &english ? kind_words[p->kind].en : kind_words[p->kind].id);
    if (p->expected.n == 0)
        buf_printf(b, "%s" STR_FMT ".", s->not_at_all, STR_ARG(p->words));
    else if (kind_words[p->kind].is_right_only)
        buf_printf(b, ": " STR_FMT ".", STR_ARG(p->expected));
    else
        buf_printf(b, "%s" STR_FMT "%s" STR_FMT ".", s->right, STR_ARG(p->expected), s->but_not,
                   STR_ARG(p->words));
}

static Str correction_text(Arena *a, const Fill *to, const List *rows) {
    const Sentences *s = to->is_english ? &english : &indonesian;
    const Contradiction *c = rows->items;
    Buf b = buf_new(a, LIMIT_REPLY_TEXT);
    buf_put(&b, fill_text(a, str_c(s->hello), to));
    buf_put(&b, str_c(s->begin));
    for (size_t i = 0; i < rows->count; i++) {
        const ContradictionPart *p = c[i].findings.items;
        const List before = { rows->items, i };
        for (size_t k = 0; k < c[i].findings.count; k++)
            if (!was_settled(&before, &p[k])) /* once is enough */
                say_part(&b, s, &p[k]);
    }
    buf_put(&b, str_c(s->end));
    return buf_str(&b);
}

/* What they have begun to write there is theirs: it is not written over. */
static NODISCARD Err put_draft(Db *db, Arena *a, const Caller *by, const CorrectionDraft *c,
                               Error *e) {
    Draft saved = { 0 };
    Err has = draft_get(db, a, by, c->case_id, &saved, e);
    if (has != ERR_OK && has != ERR_NOT_FOUND)
        return has;
    if (has == ERR_OK && str_eq(saved.text, c->text))
        return ERR_OK;
    if (has == ERR_OK && str_trim(saved.text).n)
        FAIL(e, ERR_CONFLICT, "you have begun another answer in that case: send or empty it first");
    Draft in = { .case_id = c->case_id, .text = c->text, .revision = saved.revision };
    TRY(draft_save(db, a, by, &in, &saved, e));
    return event_add(db, by->brand_id, EVENT_DRAFT, c->case_id, by->now, e);
}

static NODISCARD Err is_open(const Contradiction *c, Error *e) {
    if (c->state != CONTRADICTION_OPEN && c->state != CONTRADICTION_CORRECTING)
        FAIL(e, ERR_CONFLICT, "this contradiction is %s already",
             state_names[c->state]);
    return ERR_OK;
}

static NODISCARD Err tell(Db *db, Arena *a, const Caller *by, const Contradiction *c,
                          const char *act, Str personal, Error *e) {
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = act, .object = "reply", .object_id = c->reply_id,
                               .detail = str_fmt(a, "statement=%lld v%lld case=%lld",
                                                 (long long)c->statement_id, (long long)c->number,
                                                 (long long)c->case_id),
                               .personal = personal },
                  e));
    return event_add(db, by->brand_id, EVENT_STATEMENT, c->statement_id, by->now, e);
}

Err contradiction_correct(Db *db, Arena *a, const Caller *by, int64_t id, CorrectionDraft *out,
                          Error *e) {
    Contradiction c = { 0 };
    Case of = { 0 };
    Fill to = { 0 };
    List rows;
    TRY(get(db, a, by, id, &c, e));
    TRY(is_open(&c, e));
    DbVal brand = DB_V(by->brand_id), case_id = DB_V(c.case_id);
    TRY(case_get(db, a, by->brand_id, c.case_id, &of, e));
    TRY(fill_for_case(db, a, by, &of, &to, e));
    TRY(compose_wants_english(db, a, by->brand_id, c.case_id, &to.is_english, e));
    TRY(db_list(db, a, Q_CONTRADICTION_OF_CASE, DB_ARGS(brand, case_id), &contradiction_model,
                &rows, e));
    TRY(read_findings(a, &rows, e));
    *out = (CorrectionDraft){ .case_id = c.case_id,
                              .text = correction_text(a, &to, &rows),
                              .count = (int64_t)rows.count };
    TRY(put_draft(db, a, by, out, e));
    TRY(db_run(db, Q_CONTRADICTION_BEGIN,
               DB_ARGS(brand, case_id, DB_V(by->now), DB_V(by->staff_id)), NULL, e));
    return tell(db, a, by, &c, "contradiction.correct", out->text, e);
}

Err contradiction_dismiss(Db *db, Arena *a, const Caller *by, int64_t id, const Dismissal *why,
                          Contradiction *out, Error *e) {
    Str reason = str_trim(why->reason);
    TRY(get(db, a, by, id, out, e));
    TRY(is_open(out, e));
    if (utf8_is_blank(reason))
        FAIL_FIELD(e, "reason", "is needed: one sentence that explains it later");
    TRY(db_run(db, Q_CONTRADICTION_DISMISS,
               DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(by->now), DB_V(by->staff_id),
                       DB_V(reason)),
               NULL, e));
    TRY(tell(db, a, by, out, "contradiction.dismiss", reason, e));
    return get(db, a, by, id, out, e);
}
