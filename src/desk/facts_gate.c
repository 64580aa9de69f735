#include "desk/facts_gate.h"

#include "base/crypto.h"
#include "base/utf8.h"
#include "text/claim.h"

enum { NEAR_LEAST = 400, WORDS_SHOWN = 60 };

const char *const fact_state_names[] = { "unsure", "sure", "refuted", "replaced", NULL };
static_assert(COUNT(fact_state_names) == FACT_STATE__COUNT + 1, "one name per state");
static const char *const stand_names[] = { "none", "exempt", "verified", "unsure", "open", NULL };
static_assert(COUNT(stand_names) == CLAIM_STAND__COUNT + 1, "one name per stand");

static const Field fact_fields[] = {
    FIELD(Fact, id),
    FIELD(Fact, crisis_id),
    FIELD(Fact, text),
    FIELD(Fact, source, .doc = "Who or what says so"),
    FIELD(Fact, link, .flags = FIELD_OPTIONAL, .doc = "Where the evidence stands"),
    FIELD_ENUM_OF(Fact, state, fact_state_names),
    FIELD(Fact, reason, .flags = FIELD_OPTIONAL, .doc = "Why it was refuted or doubted again"),
    FIELD(Fact, replaced_by, .flags = FIELD_OPTIONAL, .doc = "The fact in its place"),
    FIELD(Fact, made_by),
    FIELD(Fact, made_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Fact, made_at),
    FIELD(Fact, worded_by, .doc = "Who wrote it last"),
    FIELD(Fact, worded_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Fact, worded_at),
    FIELD(Fact, verified_by, .flags = FIELD_OPTIONAL),
    FIELD(Fact, verified_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Fact, verified_at, .flags = FIELD_OPTIONAL),
    FIELD(Fact, claims, .doc = "Sentences that cite it"),
    FIELD(Fact, version),
};
const Model fact_model = MODEL(Fact, fact_fields);

static const Field row_fields[] = {
    FIELD(ClaimRow, from, .doc = "First byte in the text"),
    FIELD(ClaimRow, to),
    FIELD(ClaimRow, words),
    FIELD_ENUM_OF(ClaimRow, stand, stand_names),
    FIELD(ClaimRow, fact_id, .flags = FIELD_OPTIONAL, .doc = "The fact it cites"),
    FIELD(ClaimRow, fact_text, .flags = FIELD_OPTIONAL),
    FIELD(ClaimRow, adds_number, .doc = "It names a number that its fact does not"),
    FIELD(ClaimRow, staff_name, .flags = FIELD_OPTIONAL, .doc = "Who said so"),
    FIELD(ClaimRow, proposed_id, .flags = FIELD_OPTIONAL, .doc = "The fact nearest to it"),
    FIELD(ClaimRow, proposed_text, .flags = FIELD_OPTIONAL),
};
const Model claim_row_model = MODEL(ClaimRow, row_fields);

Err fact_list(Db *db, Arena *a, int64_t brand_id, int64_t crisis_id, List *out, Error *e) {
    return db_list(db, a, Q_FACT_LIST,
                   DB_ARGS(DB_V(brand_id), DB_V(crisis_id), DB_V((int64_t)FACTS_MOST)),
                   &fact_model, out, e);
}

/* ---- what sentences rest on ---- */

typedef struct Said {
    Str digest;
    int64_t fact_id; /* 0: it needs none */
    Str fact_text;
    FactState fact_state;
    int64_t staff_id;
    Str staff_name;
} Said;
static const Field said_fields[] = {
    FIELD(Said, digest),
    FIELD(Said, fact_id, .flags = FIELD_OPTIONAL),
    FIELD(Said, fact_text, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(Said, fact_state, fact_state_names, .flags = FIELD_OPTIONAL),
    FIELD(Said, staff_id),
    FIELD(Said, staff_name, .flags = FIELD_OPTIONAL),
};
static const Model said_model = MODEL(Said, said_fields);

static const Said *said_of(const List *said, Str digest) {
    const Said *s = said->items;
    for (size_t i = 0; i < said->count; i++)
        if (str_eq(s[i].digest, digest))
            return &s[i];
    return NULL;
}

static ClaimStand stand_of(const Said *said) {
    if (said == NULL)
        return CLAIM_OPEN;
    if (said->fact_id == 0)
        return CLAIM_EXEMPT;
    return said->fact_state == FACT_SURE ? CLAIM_VERIFIED : CLAIM_UNSURE;
}

static void propose(Arena *a, const List *facts, ClaimRow *row) {
    const Fact *f = facts->items;
    int best = NEAR_LEAST - 1;
    for (size_t i = 0; i < facts->count; i++) {
        bool is_live = f[i].state == FACT_SURE || f[i].state == FACT_UNSURE;
        int near = is_live ? claim_nearness(a, row->words, f[i].text) : 0;
        if (near <= best)
            continue;
        best = near;
        row->proposed_id = f[i].id;
        row->proposed_text = f[i].text;
    }
}

static void tell(Arena *a, const Said *said, ClaimRow *row) {
    row->stand = stand_of(said);
    if (said == NULL)
        return;
    row->fact_id = said->fact_id;
    row->fact_text = said->fact_text;
    row->staff_name = said->staff_name;
    row->adds_number = said->fact_id && claim_adds_number(a, row->words, said->fact_text);
}

Err claim_read(Db *db, Arena *a, const ClaimText *of, List *out, Error *e) {
    ClaimSentence *s;
    size_t count;
    List said, facts;
    claim_find(a, of->text, &s, &count);
    ClaimRow *rows = arena_make(a, ClaimRow, count + 1);
    TRY(db_list(db, a, Q_CLAIM_LIST, DB_ARGS(DB_V(of->brand_id), DB_V(of->crisis_id)), &said_model,
                &said, e));
    TRY(fact_list(db, a, of->brand_id, of->crisis_id, &facts, e));
    for (size_t i = 0; i < count; i++) {
        Str words = str_slice(of->text, s[i].from, s[i].to);
        rows[i] = (ClaimRow){ .from = (int64_t)s[i].from, .to = (int64_t)s[i].to, .words = words };
        if (!s[i].is_claim)
            continue;
        tell(a, said_of(&said, sha256_hex(a, claim_words(a, words))), &rows[i]);
        if (rows[i].stand == CLAIM_OPEN)
            propose(a, &facts, &rows[i]);
    }
    *out = (List){ rows, count };
    return ERR_OK;
}

/* ---- the gate ---- */

Err facts_gate(Db *db, Arena *a, const Policy *p, const ClaimText *of, const char *field,
               Error *e) {
    List rows;
    TRY(claim_read(db, a, of, &rows, e));
    const ClaimRow *r = rows.items;
    for (size_t i = 0; i < rows.count; i++) {
        const char *words = str_z(a, utf8_cut(r[i].words, WORDS_SHOWN));
        if (r[i].stand == CLAIM_OPEN)
            FAIL_CLAUSE(e, p, CLAUSE_SUBSTANCE, ERR_INVALID, field,
                        "rests on no fact: \"%.60s\"; say in Buku fakta what it rests on", words);
        if (r[i].stand == CLAIM_UNSURE)
            FAIL_CLAUSE(e, p, CLAUSE_SUBSTANCE, ERR_INVALID, field,
                        "rests on a fact nobody verified: \"%.60s\"", words);
        if (r[i].adds_number)
            FAIL_CLAUSE(e, p, CLAUSE_SUBSTANCE, ERR_INVALID, field,
                        "names a number that its fact does not: \"%.60s\"", words);
    }
    return ERR_OK;
}

Err facts_gate_of(Db *db, Arena *a, const Policy *p, const FactsOf *of, Error *e) {
    Crisis c = { 0 };
    bool is_its;
    TRY(crisis_now(db, a, of->brand_id, &c, e));
    bool is_its_word = c.statement_id && c.statement_id == of->part.statement_id;
    if (c.problem_id == 0 && !is_its_word)
        return ERR_OK; /* until somebody says what it is about, an answer may be about all else */
    TRY(crisis_has(db, &c, &of->part, &is_its, e));
    if (!is_its)
        return ERR_OK;
    return facts_gate(db, a, p, &(ClaimText){ of->brand_id, c.id, of->text }, of->field, e);
}
