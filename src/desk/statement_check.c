#include "desk/statement_check.h"

#include "base/limits.h"
#include "desk/brand.h"
#include "desk/policy.h"
#include "desk/statement_slots.h"

#include <string.h>

static const Field in_force_fields[] = {
    FIELD(StatementInForce, version_id),
    FIELD(StatementInForce, statement_id),
    FIELD(StatementInForce, name),
    FIELD(StatementInForce, number),
    FIELD(StatementInForce, problem_id, .flags = FIELD_OPTIONAL, .doc = "null: of all cases"),
    FIELD_LIST_OF(StatementInForce, slots, &statement_slot_model),
    FIELD(StatementInForce, slots_text, .flags = FIELD_SECRET),
    FIELD(StatementInForce, text, .doc = "The official wording"),
    FIELD_TIME_OF(StatementInForce, from_at),
    FIELD(StatementInForce, approver_name, .flags = FIELD_OPTIONAL),
};
const Model statement_in_force_model = MODEL(StatementInForce, in_force_fields);

static const Field try_fields[] = {
    FIELD_LIST_OF(StatementTry, slots, &statement_slot_model, .flags = FIELD_REQUIRED,
                  .max = STATEMENT_SLOTS_MOST),
    FIELD(StatementTry, text, .flags = FIELD_REQUIRED, .max = LIMIT_REPLY_TEXT),
};
const Model statement_try_model = MODEL(StatementTry, try_fields);

Err statement_for(Db *db, Arena *a, int64_t brand_id, const CheckForm *in, List *out, Error *e) {
    TRY(db_list(db, a, in->case_id ? Q_STATEMENT_OF_CASE : Q_STATEMENT_OF_MASS,
                DB_ARGS(DB_V(brand_id), DB_V(in->case_id ? in->case_id : in->mass_id)),
                &statement_in_force_model, out, e));
    StatementInForce *s = out->items;
    for (size_t i = 0; i < out->count; i++)
        TRY(slots_read(a, s[i].slots_text, &s[i].slots, e));
    return ERR_OK;
}

Err statement_of_case(Db *db, Arena *a, int64_t brand_id, int64_t case_id, List *out, Error *e) {
    return statement_for(db, a, brand_id, &(CheckForm){ .case_id = case_id }, out, e);
}

/* ---- one slot a kind ---- */

/* All that is said of one kind, and by whom. */
typedef struct Kind {
    List values, old;              /* of Str */
    const StatementInForce **said; /* who says each value */
    const StatementInForce *first; /* whoever speaks of it first; NULL: nobody */
    bool is_narrow;                /* that is a statement of the case's own problem */
} Kind;

static void add_slot(Arena *a, Kind *k, const StatementInForce *from, const StatementSlot *slot) {
    const Str *v = slot->values.items, *o = slot->old.items;
    const StatementInForce **said = arena_make(a, const StatementInForce *,
                                               k->values.count + slot->values.count + 1);
    if (k->values.count)
        memcpy(said, k->said, k->values.count * sizeof(*said));
    k->said = said;
    for (size_t i = 0; i < slot->values.count; i++)
        if (!values_have(&k->values, v[i])) {
            k->said[k->values.count] = from;
            values_add(a, &k->values, v[i]);
        }
    for (size_t i = 0; i < slot->old.count; i++)
        if (!values_have(&k->old, o[i]))
            values_add(a, &k->old, o[i]);
}

/* `all`: of StatementInForce, those of the case's problem first. */
static void gather(Arena *a, const List *all, Kind kinds[DRIFT_KIND__COUNT]) {
    const StatementInForce *s = all->items;
    for (size_t i = 0; i < all->count; i++) {
        const StatementSlot *slot = s[i].slots.items;
        for (size_t j = 0; j < s[i].slots.count; j++) {
            Kind *k = &kinds[slot[j].kind];
            if (k->first && k->is_narrow && s[i].problem_id == 0)
                continue;
            if (k->first == NULL) {
                k->first = &s[i];
                k->is_narrow = s[i].problem_id != 0;
            }
            add_slot(a, k, &s[i], &slot[j]);
        }
    }
}

/* What is right somewhere is false nowhere. */
static List only_false(Arena *a, const Kind *k) {
    List kept = { 0 };
    const Str *o = k->old.items;
    for (size_t i = 0; i < k->old.count; i++)
        if (!values_have(&k->values, o[i]))
            values_add(a, &kept, o[i]);
    return kept;
}

typedef struct Reader {
    const List *statements; /* of StatementInForce */
    Str text;
    int64_t at;
    int zone;
} Reader;

static StatementFinding finding_of(const Kind *k, const Reader *r, DriftKind kind,
                                   const DriftFinding *f) {
    bool has_value = f->value < k->values.count;
    const StatementInForce *by = has_value ? k->said[f->value] : k->first;
    return (StatementFinding){ .kind = kind,
                               .from = (int64_t)f->from,
                               .to = (int64_t)f->to,
                               .words = str_slice(r->text, f->from, f->to),
                               .expected = has_value ? ((const Str *)k->values.items)[f->value]
                                                     : (Str){ 0 },
                               .version_id = by->version_id,
                               .statement_id = by->statement_id,
                               .number = by->number,
                               .from_at = by->from_at };
}

/* All that is in force as one list of slots in room[DRIFT_KIND__COUNT], which lives as long. */
static DriftInput input_of(Arena *a, const Reader *r, Kind kinds[DRIFT_KIND__COUNT],
                           DriftSlot *room) {
    size_t count = 0;
    gather(a, r->statements, kinds);
    for (DriftKind k = 0; k < DRIFT_KIND__COUNT; k++) {
        List old = only_false(a, &kinds[k]);
        if (kinds[k].first)
            room[count++] = (DriftSlot){ k, kinds[k].values.items, kinds[k].values.count,
                                         old.items, old.count };
    }
    return (DriftInput){ r->text, r->at, r->zone, room, count };
}

/* A text once read with all that is in force. */
typedef struct FactReading {
    Kind kinds[DRIFT_KIND__COUNT];
    DriftSlot slots[DRIFT_KIND__COUNT];
    const DriftRun *run;
} FactReading;

static FactReading *read_once(Arena *a, const Reader *r) {
    FactReading *reading = arena_make(a, FactReading, 1);
    DriftInput in = input_of(a, r, reading->kinds, reading->slots);
    reading->run = drift_read(a, &in);
    return reading;
}

static List findings_of(Arena *a, const Reader *r, const FactReading *reading) {
    size_t count;
    const DriftFinding *found;
    drift_found(reading->run, &found, &count);
    StatementFinding *all = arena_make(a, StatementFinding, count + 1);
    for (size_t i = 0; i < count; i++) {
        DriftKind kind = reading->slots[found[i].slot].kind;
        all[i] = finding_of(&reading->kinds[kind], r, kind, &found[i]);
    }
    return (List){ all, count };
}

static void read_text(Arena *a, const Reader *r, List *out) {
    *out = findings_of(a, r, read_once(a, r));
}

/* ---- texts of cases ---- */

Err statement_read(Db *db, Arena *a, int64_t brand_id, const StatementText *text, List *out,
                   Error *e) {
    List statements;
    Brand brand = { 0 };
    *out = (List){ 0 };
    TRY(statement_of_case(db, a, brand_id, text->case_id, &statements, e));
    if (statements.count == 0)
        return ERR_OK;
    if (text->zone == 0)
        TRY(brand_get(db, a, brand_id, &brand, e));
    int zone = (int)(text->zone ? text->zone : brand.zone);
    read_text(a, &(Reader){ &statements, text->text, text->at, zone }, out);
    return ERR_OK;
}

static Str told(Arena *a, const StatementFinding *f) {
    if (f->expected.n == 0)
        return str_fmt(a, "v%lld", (long long)f->number);
    return str_fmt(a, "v%lld: " STR_FMT, (long long)f->number, STR_ARG(f->expected));
}

static Finding as_finding(Arena *a, const StatementFinding *f, FindingLevel level) {
    return (Finding){ .rule = DRAFT_CONTRADICTION,
                      .level = level,
                      .from = f->from,
                      .to = f->to,
                      .words = f->words,
                      .expected = told(a, f) };
}

static void append(Arena *a, const List *found, FindingLevel level, List *list) {
    const StatementFinding *f = found->items;
    Finding *all = arena_make(a, Finding, list->count + found->count + 1);
    if (list->count)
        memcpy(all, list->items, list->count * sizeof(*all));
    for (size_t i = 0; i < found->count; i++)
        all[list->count + i] = as_finding(a, &f[i], level);
    *list = (List){ all, list->count + found->count };
}

static NODISCARD Err level_of(Db *db, Arena *a, int64_t brand_id, FindingLevel *out, Error *e) {
    Policy p = { 0 };
    TRY(policy_get(db, a, brand_id, &p, e));
    *out = p.locked_facts ? FINDING_BLOCK : FINDING_ASK;
    return ERR_OK;
}

/* A promise of what a statement in force gives need not be asked about; that it is one stays known
 * (reply_gate.h), and a policy that blocks promises blocks it. */
static void soften_promises(const DriftRun *run, List *list) {
    Finding *f = list->items;
    for (size_t i = 0; i < list->count; i++)
        if (f[i].rule == DRAFT_PROMISE && f[i].level == FINDING_ASK &&
            drift_affirms(run, (size_t)f[i].from, (size_t)f[i].to))
            f[i].level = FINDING_HINT;
}

void statement_findings(Arena *a, const ComposeWith *with, const List *statements,
                        const CheckForm *in, List *list) {
    Reader r = { statements, in->text, in->now, (int)with->zone };
    if (statements->count == 0)
        return;
    const FactReading *reading = read_once(a, &r);
    List found = findings_of(a, &r, reading);
    soften_promises(reading->run, list);
    if (found.count)
        append(a, &found, with->of_facts, list);
}

/* ---- the editor ---- */

static NODISCARD Err read_with(Db *db, Arena *a, const Caller *by, const StatementInForce *one,
                               Str text, List *out, Error *e) {
    Brand brand = { 0 };
    List alone = { (void *)(uintptr_t)one, 1 };
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    read_text(a, &(Reader){ &alone, text, by->now, (int)brand.zone }, out);
    return ERR_OK;
}

Err statement_try(Db *db, Arena *a, const Caller *by, const StatementTry *in, List *out,
                  Error *e) {
    StatementInForce one = { .slots = in->slots, .number = 1 };
    List found;
    FindingLevel level;
    TRY(slots_tidy(a, &one.slots, e));
    TRY(read_with(db, a, by, &one, in->text, &found, e));
    TRY(level_of(db, a, by->brand_id, &level, e));
    *out = (List){ 0 };
    append(a, &found, level, out);
    StatementFinding *f = found.items;
    Finding *said = out->items;
    for (size_t i = 0; i < found.count; i++) /* what is tried has no number yet */
        said[i].expected = f[i].expected;
    return ERR_OK;
}

Err statement_agrees(Db *db, Arena *a, const Caller *by, const StatementVersion *v, Error *e) {
    StatementInForce one = { .slots = v->slots };
    List found;
    TRY(read_with(db, a, by, &one, v->text, &found, e));
    const StatementFinding *f = found.items;
    if (found.count)
        FAIL_FIELD(e, "text", "contradicts its own facts: \"%.40s\"", str_z(a, f->words));
    return ERR_OK;
}
