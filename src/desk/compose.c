#include "desk/compose.h"

#include "base/crypto.h"
#include "base/limits.h"
#include "desk/brand.h"
#include "desk/crisis_now.h"
#include "desk/event.h"
#include "desk/greeting.h"
#include "desk/policy.h"
#include "desk/watch.h"
#include "desk/statement_check.h"
#include "desk/word.h"

#include <string.h>

enum { PRESENCE_LEASE = 20, EARLIER_SPAN = 24 * 3600 };

static const Field draft_fields[] = {
    FIELD(Draft, case_id, .flags = FIELD_READONLY),
    FIELD(Draft, text, .flags = FIELD_REQUIRED, .max = LIMIT_REPLY_TEXT),
    FIELD(Draft, revision, .flags = FIELD_REQUIRED, .least = 0, .most = INT64_MAX,
          .doc = "The one that was read; 0 when there was none"),
    FIELD_TIME_OF(Draft, updated_at, .flags = FIELD_READONLY | FIELD_OPTIONAL),
};
const Model draft_model = MODEL(Draft, draft_fields);

static const Field presence_fields[] = {
    FIELD(Presence, case_id, .flags = FIELD_READONLY | FIELD_OPTIONAL),
    FIELD(Presence, staff_id, .flags = FIELD_READONLY),
    FIELD(Presence, staff_name, .flags = FIELD_READONLY | FIELD_OPTIONAL),
    FIELD(Presence, is_typing, .flags = FIELD_REQUIRED),
    FIELD_TIME_OF(Presence, until_at, .flags = FIELD_READONLY),
};
const Model presence_model = MODEL(Presence, presence_fields);

static const Field check_fields[] = {
    FIELD(CheckForm, case_id, .flags = FIELD_READONLY),
    FIELD(CheckForm, text, .flags = FIELD_REQUIRED, .max = LIMIT_REPLY_TEXT),
    FIELD(CheckForm, is_public, .flags = FIELD_REQUIRED),
};
const Model check_form_model = MODEL(CheckForm, check_fields);

Err draft_get(Db *db, Arena *a, const Caller *by, int64_t case_id, Draft *out, Error *e) {
    return db_one(db, a, Q_DRAFT_GET,
                  DB_ARGS(DB_V(by->brand_id), DB_V(case_id), DB_V(by->staff_id)), &draft_model, out,
                  e);
}

static NODISCARD Err save(Db *db, const Caller *by, const Draft *in, int64_t *saved, Error *e) {
    TRY(db_run(db, Q_DRAFT_UPDATE,
               DB_ARGS(DB_V(by->brand_id), DB_V(in->case_id), DB_V(by->staff_id),
                       DB_V(in->revision), DB_V(in->text), DB_V(by->now)),
               saved, e));
    if (*saved || in->revision != 0)
        return ERR_OK;
    return db_run(db, Q_DRAFT_INSERT,
                  DB_ARGS(DB_V(by->brand_id), DB_V(in->case_id), DB_V(by->staff_id), DB_V(in->text),
                          DB_V(by->now)),
                  saved, e);
}

Err draft_save(Db *db, Arena *a, const Caller *by, const Draft *in, Draft *out, Error *e) {
    Case c = { 0 };
    int64_t saved;
    TRY(case_get(db, a, by->brand_id, in->case_id, &c, e));
    TRY(save(db, by, in, &saved, e));
    if (!saved)
        FAIL(e, ERR_CONFLICT, "another device saved a newer draft: load it or keep yours");
    if (in->text.n == 0) {
        *out = (Draft){ .case_id = in->case_id, .text = S("") };
        return db_run(db, Q_DRAFT_DELETE,
                      DB_ARGS(DB_V(by->brand_id), DB_V(in->case_id), DB_V(by->staff_id)), NULL, e);
    }
    return draft_get(db, a, by, in->case_id, out, e);
}

Err presence_mark(Db *db, Arena *a, const Caller *by, int64_t case_id, bool is_typing, List *others,
                  Error *e) {
    Presence was = { 0 };
    bool found;
    int64_t marked;
    TRY(db_maybe(db, a, Q_PRESENCE_GET,
                 DB_ARGS(DB_V(by->brand_id), DB_V(case_id), DB_V(by->staff_id)), &presence_model,
                 &was, &found, e));
    TRY(db_run(db, Q_PRESENCE_MARK,
               DB_ARGS(DB_V(by->brand_id), DB_V(case_id), DB_V(by->staff_id), DB_V(is_typing),
                       DB_V(by->now + PRESENCE_LEASE)),
               &marked, e));
    if (!marked)
        FAIL(e, ERR_NOT_FOUND, "no such case");
    if (!found || was.until_at <= by->now || was.is_typing != is_typing)
        TRY(event_add(db, by->brand_id, EVENT_PRESENCE, case_id, by->now, e));
    return db_list(db, a, Q_PRESENCE_OTHERS,
                   DB_ARGS(DB_V(by->brand_id), DB_V(case_id), DB_V(by->staff_id), DB_V(by->now)),
                   &presence_model, others, e);
}

Err presence_others(Db *db, Arena *a, const Caller *by, int64_t case_id, List *out, Error *e) {
    return db_list(db, a, Q_PRESENCE_OTHERS,
                   DB_ARGS(DB_V(by->brand_id), DB_V(case_id), DB_V(by->staff_id), DB_V(by->now)),
                   &presence_model, out, e);
}

Err presence_all(Db *db, Arena *a, const Caller *by, List *out, Error *e) {
    return db_list(db, a, Q_PRESENCE_ALL,
                   DB_ARGS(DB_V(by->brand_id), DB_V(by->now), DB_V(by->staff_id)), &presence_model,
                   out, e);
}

/* An answer that left. */
typedef struct EarlierText {
    int64_t id, case_id, author_id;
    Str text;
} EarlierText;
static const Field earlier_fields[] = { FIELD(EarlierText, id), FIELD(EarlierText, case_id),
                                        FIELD(EarlierText, author_id),
                                        FIELD(EarlierText, text, .max = LIMIT_REPLY_TEXT) };
static const Model earlier_model = MODEL(EarlierText, earlier_fields);

typedef struct LanguageRow {
    Language language;
} LanguageRow;
static const Field language_fields[] = { FIELD_ENUM_OF(LanguageRow, language, language_names) };
static const Model language_model = MODEL(LanguageRow, language_fields);

Err compose_wants_english(Db *db, Arena *a, int64_t brand_id, int64_t case_id, bool *out,
                          Error *e) {
    LanguageRow said = { LANGUAGE_OTHER };
    bool found;
    TRY(db_maybe(db, a, Q_MESSAGE_LANGUAGE_OF_CASE, DB_ARGS(DB_V(brand_id), DB_V(case_id)),
                 &language_model, &said, &found, e));
    *out = said.language == LANGUAGE_EN;
    return ERR_OK;
}

/* The alarm of a crisis runs. */
static NODISCARD Err is_crisis(Db *db, Arena *a, int64_t brand_id, bool *out, Error *e) {
    Incident open = { 0 };
    Err found = incident_open(db, a, brand_id, &open, e);
    if (found != ERR_OK && found != ERR_NOT_FOUND)
        return found;
    *out = found == ERR_OK && open.level == VERDICT_CRISIS;
    return ERR_OK;
}

/* Of the policy: the rules it is harder or softer with. */
static const uint8_t *levels_of(Arena *a, const Policy *policy) {
    static_assert((int)CHECK_OFF == DRAFT_LEVEL_OFF && (int)CHECK_BLOCK == DRAFT_LEVEL_BLOCK,
                  "the same levels");
    uint8_t *levels = arena_make(a, uint8_t, DRAFT_RULE__COUNT);
    memset(levels, DRAFT_LEVEL_DEFAULT, DRAFT_RULE__COUNT);
    const CheckRule *rule = policy->checker.items;
    for (size_t i = 0; i < policy->checker.count; i++) {
        int at = names_find(draft_rule_names, rule[i].rule);
        if (at >= 0) /* a release may know fewer */
            levels[at] = (uint8_t)rule[i].level;
    }
    return levels;
}

Err compose_with(Db *db, Arena *a, int64_t brand_id, int64_t now, ComposeWith *out, Error *e) {
    Policy policy = { 0 };
    Brand brand = { 0 };
    int64_t in_force;
    *out = (ComposeWith){ .arena = a, .brand_id = brand_id, .now = now, .known = map_new(a, 0) };
    TRY(policy_get(db, a, brand_id, &policy, e));
    TRY(brand_get(db, a, brand_id, &brand, e));
    TRY(word_contacts(db, a, brand_id, &out->contacts, e));
    TRY(is_crisis(db, a, brand_id, &out->is_crisis, e));
    TRY(crisis_now(db, a, brand_id, &out->hot, e));
    TRY(db_list(db, a, Q_REPLY_TEXTS_LATELY, DB_ARGS(DB_V(brand_id), DB_V(now - EARLIER_SPAN)),
                &earlier_model, &out->earlier, e));
    TRY(db_i64(db, Q_STATEMENT_ANY, DB_ARGS(DB_V(brand_id)), &in_force, e));
    out->has_statements = in_force > 0;
    out->zone = brand.zone;
    out->levels = levels_of(a, &policy);
    out->of_facts = policy.locked_facts ? FINDING_BLOCK : FINDING_ASK;
    return ERR_OK;
}

bool compose_is_too_long(const ComposeWith *with, Str text, const Case *c) {
    int64_t most = channel_max(c->channel);
    return with->levels[DRAFT_TOO_LONG] >= DRAFT_LEVEL_BLOCK && most > 0 &&
           length_of(text, channel_length_rule(c->channel), (size_t)most, NULL) > (size_t)most;
}

/* One text and all it is read with: what makes it found again. */
typedef struct Composed {
    DraftInput draft;
    List statements;
    Str key;
} Composed;

static void add_number(Sha256 *s, int64_t n) {
    sha256_add(s, (Str){ (const char *)&n, sizeof n });
}

static void add_text(Sha256 *s, Str text) {
    add_number(s, (int64_t)text.n);
    sha256_add(s, text);
}

/* The answers to others among the earlier ones. */
static void take_earlier(Arena *a, const ComposeWith *with, const Case *c, Sha256 *key,
                         DraftInput *out) {
    const EarlierText *t = with->earlier.items;
    Str *texts = arena_make(a, Str, with->earlier.count + 1);
    for (size_t i = 0; i < with->earlier.count; i++) {
        if (t[i].case_id == c->id || (t[i].author_id && t[i].author_id == c->author_id))
            continue;
        add_number(key, t[i].id);
        texts[out->earlier_count++] = t[i].text;
    }
    out->earlier = texts;
}

static NODISCARD Err read_case(Db *db, Arena *a, int64_t brand_id, int64_t case_id,
                               CheckCase *out, Error *e) {
    Case *c = arena_make(a, Case, 1);
    TRY(case_get(db, a, brand_id, case_id, c, e));
    out->c = c;
    return greeting_known(db, a, brand_id, c->author_id, &out->honorific, e);
}

/* What is known of the case beside the draft itself. */
static NODISCARD Err gather_case(Db *db, Arena *a, const ComposeWith *with, const CheckForm *in,
                                 Sha256 *key, DraftInput *out, Error *e) {
    CheckCase k = { 0 };
    if (in->known)
        k = *in->known;
    else
        TRY(read_case(db, a, with->brand_id, in->case_id, &k, e));
    TRY(compose_wants_english(db, a, with->brand_id, in->case_id, &out->wants_english, e));
    if (k.honorific > HONORIFIC_NONE)
        out->honorific = str_lower_ascii(a, greeting_written(k.honorific));
    out->answers_complaint = class_is_complaint(k.c->class);
    out->channel_max = channel_max(k.c->channel);
    out->length_rule = channel_length_rule(k.c->channel);
    TRY(crisis_has(db, &with->hot,
                   &(CrisisPart){ .case_id = k.c->id, .problem_id = k.c->problem_id },
                   &out->is_crisis, e));
    out->is_crisis |= with->is_crisis;
    take_earlier(a, with, k.c, key, out);
    return ERR_OK;
}

static NODISCARD Err gather(Db *db, Arena *a, const ComposeWith *with, const CheckForm *in,
                            Composed *out, Error *e) {
    DraftInput *d = &out->draft;
    Sha256 *key = sha256_begin(a);
    *d = (DraftInput){ .text = in->text, .is_public = in->is_public, .honorific = S(""),
                       .is_crisis = with->is_crisis, .levels = with->levels,
                       .own_contacts = with->contacts.items,
                       .own_contact_count = with->contacts.count };
    if (in->case_id)
        TRY(gather_case(db, a, with, in, key, d, e));
    else
        d->answers_complaint = true;
    if (with->has_statements)
        TRY(statement_for(db, a, with->brand_id, in, &out->statements, e));
    const StatementInForce *s = out->statements.items;
    for (size_t i = 0; i < out->statements.count; i++) {
        add_number(key, s[i].version_id);
        add_number(key, s[i].problem_id);
    }
    const int64_t rest[] = { d->is_crisis,         d->is_public,   d->wants_english,
                             d->answers_complaint, d->channel_max, (int64_t)d->length_rule,
                             in->now };
    for (size_t i = 0; i < COUNT(rest); i++)
        add_number(key, rest[i]);
    add_text(key, d->honorific);
    add_text(key, d->text);
    out->key = sha256_end(a, key);
    return ERR_OK;
}

/* Found in another copy of the same text. */
static List found_before(Arena *a, const List *known, Str text) {
    Finding *all = arena_make(a, Finding, known->count + 1);
    for (size_t i = 0; i < known->count; i++) {
        all[i] = ((const Finding *)known->items)[i];
        all[i].words = str_slice(text, (size_t)all[i].from, (size_t)all[i].to);
    }
    return (List){ all, known->count };
}

static void keep_found(ComposeWith *with, Str key, const List *found) {
    List *kept = arena_make(with->arena, List, 1);
    Finding *all = arena_make(with->arena, Finding, found->count + 1);
    for (size_t i = 0; i < found->count; i++) {
        all[i] = ((const Finding *)found->items)[i];
        all[i].words = (Str){ 0 }; /* a view of a text that may go */
        all[i].expected = str_dup(with->arena, all[i].expected);
    }
    *kept = (List){ all, found->count };
    *map_at(&with->known, str_dup(with->arena, key)) = kept;
}

Err compose_check_with(Db *db, Arena *a, ComposeWith *with, const CheckForm *in, List *out,
                       Error *e) {
    Composed c = { 0 };
    Finding *found;
    TRY(gather(db, a, with, in, &c, e));
    const List *known = map_get(&with->known, c.key);
    if (known) {
        *out = found_before(a, known, in->text);
        return ERR_OK;
    }
    draft_check(a, &c.draft, &found, &out->count);
    out->items = found;
    statement_findings(a, with, &c.statements, in, out);
    found = out->items;
    for (size_t i = 0; i < out->count; i++)
        found[i].clause = clause_number(finding_clause(found[i].rule));
    keep_found(with, c.key, out);
    return ERR_OK;
}

Err compose_check(Db *db, Arena *a, int64_t brand_id, const CheckForm *in, List *out, Error *e) {
    ComposeWith with;
    TRY(compose_with(db, a, brand_id, in->now, &with, e));
    return compose_check_with(db, a, &with, in, out, e);
}

Clause finding_clause(DraftRule rule) {
    static const struct {
        DraftRule rule;
        Clause clause;
    } own[] = {
        { DRAFT_HATE, CLAUSE_HATE },           { DRAFT_CONTRADICTION, CLAUSE_FACTS },
        { DRAFT_PROMISE, CLAUSE_NEXT_WORD },   { DRAFT_ADMISSION, CLAUSE_ADMISSION },
        { DRAFT_OVER_APOLOGY, CLAUSE_APOLOGY }, { DRAFT_CONDITIONAL_APOLOGY, CLAUSE_APOLOGY },
    };
    for (size_t i = 0; i < COUNT(own); i++)
        if (own[i].rule == rule)
            return own[i].clause;
    return CLAUSE_CHECKER;
}

bool findings_pass(const Finding *f, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (f[i].level != FINDING_HINT)
            return false;
    return true;
}
