#include "desk/compose.h"

#include "base/limits.h"
#include "desk/crisis_now.h"
#include "desk/event.h"
#include "desk/greeting.h"
#include "desk/policy.h"
#include "desk/watch.h"
#include "desk/statement_check.h"

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

typedef struct TextRow {
    Str text;
} TextRow;
static const Field text_fields[] = { FIELD(TextRow, text, .max = LIMIT_REPLY_TEXT) };
static const Model text_model = MODEL(TextRow, text_fields);
static_assert(sizeof(TextRow) == sizeof(Str), "a list of rows is a list of texts");

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

/* The alarm of a crisis runs, or a room is open for the problem of this case. */
static NODISCARD Err is_crisis(Db *db, Arena *a, int64_t brand_id, int64_t problem_id, bool *out,
                               Error *e) {
    Incident open = { 0 };
    Crisis hot = { 0 };
    TRY(crisis_now(db, a, brand_id, &hot, e));
    *out = crisis_has(&hot, problem_id);
    if (*out)
        return ERR_OK;
    Err found = incident_open(db, a, brand_id, &open, e);
    if (found != ERR_OK && found != ERR_NOT_FOUND)
        return found;
    *out = found == ERR_OK && open.level == VERDICT_CRISIS;
    return ERR_OK;
}

/* Of the policy: the rules it is harder or softer with. */
static NODISCARD Err read_levels(Db *db, Arena *a, int64_t brand_id, DraftInput *out, Error *e) {
    static_assert((int)CHECK_OFF == DRAFT_LEVEL_OFF && (int)CHECK_BLOCK == DRAFT_LEVEL_BLOCK,
                  "the same levels");
    Policy policy = { 0 };
    uint8_t *levels = arena_make(a, uint8_t, DRAFT_RULE__COUNT);
    TRY(policy_get(db, a, brand_id, &policy, e));
    memset(levels, DRAFT_LEVEL_DEFAULT, DRAFT_RULE__COUNT);
    const CheckRule *rule = policy.checker.items;
    for (size_t i = 0; i < policy.checker.count; i++) {
        int at = names_find(draft_rule_names, rule[i].rule);
        if (at >= 0) /* a release may know fewer */
            levels[at] = (uint8_t)rule[i].level;
    }
    out->levels = levels;
    return ERR_OK;
}

/* What is known of the case beside the draft itself. */
static NODISCARD Err gather(Db *db, Arena *a, int64_t brand_id, const CheckForm *in,
                            DraftInput *out, Error *e) {
    Case c = { 0 };
    List earlier;
    Honorific honorific;
    TRY(case_get(db, a, brand_id, in->case_id, &c, e));
    TRY(greeting_known(db, a, brand_id, c.author_id, &honorific, e));
    TRY(compose_wants_english(db, a, brand_id, in->case_id, &out->wants_english, e));
    TRY(db_list(db, a, Q_REPLY_TEXTS_TO_OTHERS,
                DB_ARGS(DB_V(brand_id), DB_V(in->now - EARLIER_SPAN), DB_V(in->case_id),
                        DB_V(c.author_id)),
                &text_model, &earlier, e));
    TRY(is_crisis(db, a, brand_id, c.problem_id, &out->is_crisis, e));
    TRY(read_levels(db, a, brand_id, out, e));
    if (honorific > HONORIFIC_NONE)
        out->honorific = str_lower_ascii(a, greeting_written(honorific));
    out->answers_complaint = class_is_complaint(c.class);
    out->channel_max = channel_max(c.channel);
    out->length_rule = channel_length_rule(c.channel);
    out->earlier = earlier.items;
    out->earlier_count = earlier.count;
    return ERR_OK;
}

Err compose_check(Db *db, Arena *a, int64_t brand_id, const CheckForm *in, List *out, Error *e) {
    DraftInput draft = { .text = in->text, .is_public = in->is_public, .honorific = S("") };
    Finding *found;
    TRY(gather(db, a, brand_id, in, &draft, e));
    draft_check(a, &draft, &found, &out->count);
    out->items = found;
    return statement_findings(db, a, brand_id, in, out, e);
}

bool findings_pass(const Finding *f, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (f[i].level != FINDING_HINT)
            return false;
    return true;
}
