/* Is a mass answer fit to leave: its post, its words, and who it is for. A text of 16 KB takes the
 * sentence checker 14 ms, and they are up to 2,000: so the words are read with one name in the
 * place of all, once for each circumstance they are read in, and the names by themselves. Each is
 * read as a whole before it leaves (reply_create_part()). */
#include "base/utf8.h"
#include "desk/apology.h"
#include "desk/facts_gate.h"
#include "desk/mass_core.h"
#include "desk/origin_first.h"
#include "desk/prepared.h"
#include "desk/promise.h"
#include "desk/reply_gate.h"

#include <string.h>

bool mass_has_post(const Mass *m) { return m->mode != MASS_REPLIES; }

Err mass_is_holding(Db *db, Arena *a, const Caller *by, const Mass *m, bool *out, Error *e) {
    *out = false;
    return mass_has_post(m) ? ERR_OK : prepared_is_holding(db, a, by, m->text, out, e);
}

CrisisPart mass_part(const Mass *m) {
    return (CrisisPart){ .mass_id = m->id, .problem_id = m->problem_id };
}

static bool has_replies(const Mass *m) { return m->mode != MASS_POST; }

/* One check of the whole on its way. */
typedef struct Checking {
    MassCheck *c;
    ComposeWith words;
    int64_t first_id; /* of the case all texts name */
    Error why;        /* a text was stopped: for whom it is the only reason */
} Checking;

static NODISCARD Err check_gate(MassCheck *c, const ReplyGate *of, Error *e) {
    ReplyGate g = *of;
    g.money = c->money;
    c->needs_second |= reply_needs_second(&g, c->by);
    return c->approves ? reply_may_approve(&g, c->by, e) : ERR_OK;
}

/* What the same words promise to each is held against the limit of one case. */
static NODISCARD Err read_money(MassCheck *c, Error *e) {
    const Str texts[] = { has_replies(c->m) ? c->m->text : (Str){ 0 },
                          mass_has_post(c->m) ? c->m->post_text : (Str){ 0 } };
    for (size_t i = 0; i < COUNT(texts); i++) {
        int64_t money = 0;
        if (texts[i].n)
            TRY(promise_money(c->db, c->arena, c->by, &(ReplyCore){ .text = texts[i] }, &money, e));
        c->money = money > c->money ? money : c->money;
    }
    return ERR_OK;
}

/* ---- the post ---- */

static NODISCARD Err check_post(Checking *k, Error *e) {
    MassCheck *c = k->c;
    const Case nobody = { 0 };
    Apology sorry = { c->m->post_text, "post_text", c->with->zone, c->by->now };
    ReplyCheck check = { .form = { .mass_id = c->m->id, .text = c->m->post_text,
                                   .is_public = true, .now = c->by->now },
                         .with = &k->words, .field = "post_text", .overrides = c->overrides };
    if (!mass_has_post(c->m))
        return ERR_OK;
    if (utf8_is_blank(c->m->post_text))
        FAIL_FIELD(e, "post_text", "is empty: write the post that all can read");
    TRY(apology_check(c->arena, &c->with->policy, &sorry, e));
    TRY(reply_check(c->db, c->arena, c->by->brand_id, &check, e));
    return check_gate(c, &(ReplyGate){ .policy = &c->with->policy, .c = &nobody,
                                       .is_public = true, .rules = check.rules },
                      e);
}

/* ---- the items ---- */

static NODISCARD Err refuse(Arena *a, DraftRule rule, Str words, Error *why) {
    FAIL_FIELD(why, "text", "cannot leave like this (%s): \"%.40s\"", draft_rule_names[rule],
               str_z(a, words));
}

/* What a stranger calls themselves must not make our answer one that may not leave. */
static NODISCARD Err check_name(Arena *a, const Checking *k, const MassLook *look, Error *why) {
    Mass greeting = *k->c->m;
    Finding *f;
    size_t count = 0;
    greeting.text = str_find(greeting.text, S("{nama}")) < 0 ? S("") : S("{nama}");
    DraftInput in = { .text = mass_text_for(a, k->c->with, &greeting, look), .is_public = true,
                      .honorific = S(""), .levels = k->words.levels };
    if (in.text.n)
        draft_check(a, &in, &f, &count);
    for (size_t i = 0; i < count; i++)
        if (f[i].level == FINDING_BLOCK)
            return refuse(a, f[i].rule, f[i].words, why);
    return ERR_OK;
}

/* Length first: it is cheap, and such a text is not read at all. */
static NODISCARD Err check_own(Checking *k, Arena *a, const MassLook *look, Error *why) {
    Str text = mass_text_for(a, k->c->with, k->c->m, look);
    if (compose_is_too_long(&k->words, text, &look->c))
        return refuse(a, DRAFT_TOO_LONG, text, why);
    return check_name(a, k, look, why);
}

static NODISCARD Err check_words(Checking *k, Arena *a, const MassItem *item,
                                 const MassLook *look, Error *why) {
    MassCheck *c = k->c;
    if (k->first_id == 0)
        k->first_id = item->case_id;
    CheckCase known = { &look->c, look->known };
    ReplyCheck check = { .form = { .case_id = item->case_id, .is_public = item->is_public,
                                   .known = &known,
                                   .text = mass_text_plain(a, c->with, c->m, look, k->first_id),
                                   .now = c->by->now },
                         .with = &k->words, .overrides = c->overrides };
    TRY(check_own(k, a, look, why));
    TRY(reply_check(c->db, a, c->by->brand_id, &check, why));
    return check_gate(c, &(ReplyGate){ .policy = &c->with->policy, .c = &look->c,
                                       .is_public = item->is_public, .rules = check.rules },
                      why);
}

static bool is_answered_singly(const MassCheck *c, const MassItem *item) {
    return has_replies(c->m) && item->is_reachable;
}

static NODISCARD Err check_item(Checking *k, MassItem *item, Error *e) {
    MassCheck *c = k->c;
    SCRATCH(a);
    MassLook look;
    Error why = { 0 };
    TRY(mass_look(c->db, a, c->with, &(MassOf){ item->case_id, item }, &look, e));
    item->reason = mass_reason(&look);
    if (item->reason == MASS_FITS && is_answered_singly(c, item)) {
        Err code = check_words(k, a, item, &look, &why);
        if (code == ERR_INVALID && strcmp(why.field, "text") == 0) {
            item->reason = MASS_TEXT;
            k->why = why;
        } else if (code != ERR_OK) {
            *e = why;
            return code;
        }
    }
    if (item->reason == MASS_FITS)
        return ERR_OK;
    item->state = MASS_ITEM_SKIPPED;
    return mass_item_set(c->db, item, c->by->brand_id, e);
}

static NODISCARD Err check_items(Checking *k, Error *e) {
    MassCheck *c = k->c;
    MassAfter after = { c->by->brand_id, c->m->id, 0 };
    int64_t left;
    List page;
    do {
        TRY(mass_planned_after(c->db, c->arena, &after, &page, e));
        MassItem *item = page.items;
        for (size_t i = 0; i < page.count; i++) {
            TRY(check_item(k, &item[i], e));
            after.item_id = item[i].id;
        }
    } while (page.count);
    TRY(db_i64(c->db, Q_MASS_PLANNED, DB_ARGS(DB_V(c->by->brand_id), DB_V(c->m->id)), &left, e));
    if (left)
        return ERR_OK;
    if (k->why.code == ERR_INVALID) { /* the text itself is why */
        *e = k->why;
        return k->why.code;
    }
    FAIL(e, ERR_CONFLICT, "nobody is left to answer: see why each was left out");
}

/* Of a crisis; the text with its fields in braces, so that a claim is the same for all. */
static NODISCARD Err check_facts(const MassCheck *c, Error *e) {
    const Mass *m = c->m;
    FactsOf of = { .brand_id = c->by->brand_id,
                   .part = mass_part(m),
                   .text = m->text, .field = "text" };
    if (c->with->is_holding)
        return ERR_OK;
    if (has_replies(m))
        TRY(facts_gate_of(c->db, c->arena, &c->with->policy, &of, e));
    of.text = m->post_text;
    of.field = "post_text";
    return mass_has_post(m) ? facts_gate_of(c->db, c->arena, &c->with->policy, &of, e) : ERR_OK;
}

/* ---- where a crisis began ---- */

typedef struct Place {
    int64_t source_id;
} Place;
static const Field place_fields[] = { FIELD(Place, source_id) };
static const Model place_model = MODEL(Place, place_fields);

/* Where all can read it: a post stands on nobody's account that the program knows of. */
static NODISCARD Err find_places(const MassCheck *c, const Crisis *crisis, bool *at_origin,
                                 bool *elsewhere, Error *e) {
    List list;
    CrisisPart part = mass_part(c->m);
    *at_origin = *elsewhere = false;
    if (mass_has_post(c->m))
        TRY(crisis_has(c->db, crisis, &part, elsewhere, e));
    if (!has_replies(c->m))
        return ERR_OK;
    TRY(db_list(c->db, c->arena, Q_MASS_PUBLIC_PLACES,
                DB_ARGS(DB_V(c->by->brand_id), DB_V(c->m->id), DB_V(crisis->id)), &place_model,
                &list, e));
    const Place *p = list.items;
    for (size_t i = 0; i < list.count; i++) {
        *at_origin |= p[i].source_id == crisis->origin_source_id;
        *elsewhere |= p[i].source_id != crisis->origin_source_id;
    }
    return ERR_OK;
}

/* Asked once for all its parts. Others that wait for the first one there are no word elsewhere. */
static NODISCARD Err check_origin(MassCheck *c, Error *e) {
    Crisis crisis = { 0 };
    bool at_origin, elsewhere;
    TRY(origin_waits(c->db, c->arena, c->by->brand_id, &c->with->policy, &crisis, e));
    if (crisis.id == 0)
        return ERR_OK;
    TRY(find_places(c, &crisis, &at_origin, &elsewhere, e));
    bool waits = at_origin && c->m->first_source_id == crisis.origin_source_id &&
                 !mass_has_post(c->m);
    if (!elsewhere || waits)
        return ERR_OK;
    TRY(origin_needs_reason(c->arena, &c->with->policy, &crisis, c->m->first_reason, e));
    c->is_elsewhere = true;
    return ERR_OK;
}

static NODISCARD Err begin(Checking *k, MassCheck *c, Error *e) {
    *k = (Checking){ .c = c };
    TRY(read_money(c, e));
    return compose_with(c->db, c->arena, c->by->brand_id, c->by->now, &k->words, e);
}

Err mass_check(MassCheck *c, Error *e) {
    Checking k;
    TRY(begin(&k, c, e));
    if (c->approves)
        TRY(reply_may_leave(&(ReplyGate){ .policy = &c->with->policy, .money = c->money }, c->by,
                            e));
    if (has_replies(c->m) && utf8_is_blank(c->m->text))
        FAIL_FIELD(e, "text", "is empty: write an answer");
    TRY(check_post(&k, e));
    TRY(check_facts(c, e));
    TRY(check_items(&k, e));
    return check_origin(c, e); /* of those who are left */
}

/* ---- before it is handed in ---- */

static NODISCARD Err check_first(Checking *k, Error *e) {
    MassCheck *c = k->c;
    MassItem item = { 0 };
    MassLook look;
    bool found;
    TRY(db_maybe(c->db, c->arena, Q_MASS_ITEM_NTH,
                 DB_ARGS(DB_V(c->by->brand_id), DB_V(c->m->id), DB_V((int64_t)0)),
                 &mass_item_model, &item, &found, e));
    if (!found || !is_answered_singly(c, &item))
        return ERR_OK;
    TRY(mass_look(c->db, c->arena, c->with, &(MassOf){ item.case_id, &item }, &look, e));
    return check_words(k, c->arena, &item, &look, e);
}

/* What is stopped, or not written yet, asks nobody. */
static NODISCARD Err passed_over(Err code, const Error *why, Error *e) {
    if (code == ERR_OK || code == ERR_INVALID)
        return ERR_OK;
    *e = *why;
    return code;
}

Err mass_words_ask(MassCheck *c, Error *e) {
    Checking k;
    Error why = { 0 };
    c->overrides = true;
    TRY(begin(&k, c, e));
    TRY(passed_over(check_post(&k, &why), &why, e));
    return passed_over(check_first(&k, &why), &why, e);
}
