#include "desk/clause.h"

#include "base/time.h"
#include "desk/rights_pause.h"

#include <stdio.h>

enum { CLAUSE_FIELDS_MOST = 8, OVERRIDES_SECONDS = 90 * DAY };

static const char *const force_names[] = { "system", "checker", "people", NULL };
static_assert(COUNT(force_names) == CLAUSE_FORCE__COUNT + 1, "one name for each force");

static const struct {
    const char *name, *setting, *source, *group;
    ClauseForce force;
    const char *fields[CLAUSE_FIELDS_MOST];
} clauses[] = {
    [CLAUSE_MODE] = { "mode", "C14", "S4-14 S2-16 S4-13", "people", FORCE_SYSTEM, { "mode" } },
    [CLAUSE_SIGN] = { "sign", NULL, "S0-05", "people", FORCE_SYSTEM, { "sign_first" } },
    [CLAUSE_PHONE] = { "phone", "C07", "S0-36 S0-37 S4-15", "people", FORCE_SYSTEM, { "phone" } },
    [CLAUSE_CLASS_FIRST] = { "class_first", NULL, "S3-05 S3-07", "answer", FORCE_SYSTEM,
                             { "class_first" } },
    [CLAUSE_ANSWER_ALL] = { "answer_all", "C03", "S0-19 S3-30 S3-33", "answer", FORCE_SYSTEM,
                            { "ignore_classes", "ignore_public_only", "ignore_most" } },
    [CLAUSE_WATCH] = { "watch", "C05", "S2-22 S1-15", "answer", FORCE_SYSTEM,
                       { "watch_most", "watch_forbidden" } },
    [CLAUSE_AT_RISK] = { "at_risk", "C17", "S3-37", "answer", FORCE_SYSTEM, { "at_risk_care" } },
    [CLAUSE_CLOCKS] = { "clocks", "C02", "S0-22 S3-10 S2-24", "clocks", FORCE_SYSTEM,
                        { "clock_comment", "clock_chat", "clock_marketplace", "clock_review",
                          "clock_mail", "channels" } },
    [CLAUSE_GRAVE] = { "grave", "C13", "S1-03", "clocks", FORCE_SYSTEM, { "clock_grave" } },
    [CLAUSE_HOURS] = { "hours", "C02", "S0-22", "clocks", FORCE_SYSTEM,
                       { "hours_from", "hours_to", "friday_from", "friday_to" } },
    [CLAUSE_HOLIDAYS] = { "holidays", NULL, "S0-22", "clocks", FORCE_SYSTEM, { "holidays" } },
    [CLAUSE_LATE] = { "late", "C15", "S3-10 S4-05", "clocks", FORCE_SYSTEM, { "late_apology" } },
    [CLAUSE_WALL] = { "wall", NULL, "S4-01", "clocks", FORCE_SYSTEM, { NULL } },
    [CLAUSE_FOUR_EYES] = { "four_eyes", "C02", "S0-27 S0-29", "send", FORCE_SYSTEM,
                           { "four_eyes", "solo_delay" } },
    [CLAUSE_HOLDING] = { "holding", "C02", "S1-17 S2-09", "send", FORCE_SYSTEM,
                         { "holding_free" } },
    [CLAUSE_HOLD] = { "hold", NULL, "S0-30 S0-32", "send", FORCE_SYSTEM,
                      { "hold_public", "hold_private", "channels" } },
    [CLAUSE_COOL_DOWN] = { "cool_down", NULL, "S0-12 S0-30", "send", FORCE_SYSTEM,
                           { "cool_down" } },
    [CLAUSE_MASS] = { "mass", "C04", "S4-07 S4-11", "send", FORCE_SYSTEM, { "personal_from" } },
    [CLAUSE_LATECOMERS] = { "latecomers", NULL, "S2-10", "send", FORCE_SYSTEM, { "latecomers" } },
    [CLAUSE_CHECKER] = { "checker", NULL, "S0-09 S0-28 S1-13", "words", FORCE_CHECKER,
                         { "checker" } },
    [CLAUSE_HATE] = { "hate", NULL, "S4-18", "words", FORCE_CHECKER, { NULL } },
    [CLAUSE_FACTS] = { "facts", "C04", "S2-13 S0-21", "words", FORCE_CHECKER, { "locked_facts" } },
    [CLAUSE_NEXT_WORD] = { "next_word", "C16", "S1-19 S1-23", "words", FORCE_CHECKER,
                           { "next_word_only" } },
    [CLAUSE_ADMISSION] = { "admission", "C06", "S2-25", "words", FORCE_CHECKER,
                           { "admission_role" } },
    [CLAUSE_APOLOGY] = { "apology", "C06", "S1-20 S2-21", "words", FORCE_SYSTEM,
                         { "apology_needs_action" } },
    [CLAUSE_HANDOFF] = { "handoff", "C09", "S3-17 S3-18 S3-24", "care", FORCE_SYSTEM,
                         { "handoff_after", "public_turns" } },
    [CLAUSE_CLOSE_NOTE] = { "close_note", "C09", "S3-17", "care", FORCE_SYSTEM, { "close_note" } },
    [CLAUSE_PROMISES] = { "promises", NULL, "S1-20 S1-21", "care", FORCE_SYSTEM,
                          { "promises_bind" } },
    [CLAUSE_LIMITS] = { "limits", "C10", "S3-15 S3-21", "care", FORCE_SYSTEM,
                        { "limit_writer", "limit_approver", "limit_admin" } },
    [CLAUSE_DECLINE] = { "decline", "C10", "S2-23 S3-36", "care", FORCE_SYSTEM,
                         { "decline_reason" } },
    [CLAUSE_FOLLOW_UP] = { "follow_up", NULL, "S3-20", "care", FORCE_SYSTEM,
                           { "follow_first", "follow_second", "follow_third" } },
    [CLAUSE_STRIKES] = { "strikes", "C11", "S0-17 S0-18", "guard", FORCE_SYSTEM,
                         { "strikes", "ban_days" } },
    [CLAUSE_CRITICISM] = { "criticism", "C11", "S3-08", "guard", FORCE_SYSTEM, { NULL } },
    [CLAUSE_DELETE] = { "delete", "C01", "S3-26 S3-27 S3-08", "guard", FORCE_SYSTEM,
                        { "delete_rule", "delete_cool" } },
    [CLAUSE_TRACE] = { "trace", "C12", "S2-20", "guard", FORCE_SYSTEM,
                       { "trace_role", "trace_days" } },
    [CLAUSE_ALARM] = { "alarm", "C08", "S2-05 S3-35", "alarm", FORCE_SYSTEM, { "alarm_level" } },
    [CLAUSE_SHIFT] = { "shift", "C08", "S3-35 S2-16", "alarm", FORCE_SYSTEM, { "shift_most" } },
    [CLAUSE_QUIET] = { "quiet", NULL, "S4-24 S4-27", "alarm", FORCE_SYSTEM, { "quiet_days" } },
    [CLAUSE_ORIGIN] = { "origin", "C09", "S2-11 S3-17", "crisis", FORCE_SYSTEM,
                        { "origin_first" } },
    [CLAUSE_NOTICE] = { "notice", "C08", "S0-22 S2-05 S3-35", "alarm", FORCE_SYSTEM,
                        { "notices", "notice_before", "notice_after" } },
    [CLAUSE_OWN_POSTS] = { "own_posts", NULL, "S0-37", "alarm", FORCE_SYSTEM, { "own_posts" } },
    [CLAUSE_TAKEDOWN] = { "takedown", NULL, "S0-32 S4-18", "guard", FORCE_SYSTEM,
                          { "takedown_owner" } },
    [CLAUSE_SUBSTANCE] = { "substance", "C02", "S1-14 S2-24", "words", FORCE_SYSTEM, { NULL } },
    [CLAUSE_VETTED] = { "vetted", NULL, "S0-31 S0-34 S0-35", "people", FORCE_SYSTEM,
                        { "vetted_only" } },
    [CLAUSE_QUIZ] = { "quiz", NULL, "S0-33 S4-17", "people", FORCE_SYSTEM, { "quiz_first" } },
    [CLAUSE_PAUSE] = { "pause", NULL, "S0-33", "people", FORCE_SYSTEM, { "override_pause" } },
    [CLAUSE_DRILL] = { "drill", NULL, "S0-33 S0-04", "people", FORCE_SYSTEM, { "drill_first" } },
};
static_assert(COUNT(clauses) == CLAUSE__COUNT, "one row for each clause");

static const Field clause_row_fields[] = {
    FIELD(ClauseRow, name, .doc = "Stable; the interface has its sentence"),
    FIELD(ClauseRow, number, .doc = "As people cite it"),
    FIELD(ClauseRow, setting, .flags = FIELD_OPTIONAL,
          .doc = "The setting by which two contradicting demands were settled"),
    FIELD(ClauseRow, source, .doc = "The demands it answers"),
    FIELD(ClauseRow, group),
    FIELD_ENUM_OF(ClauseRow, force, force_names, .doc = "Who makes it hold"),
    FIELD_LIST_OF(ClauseRow, fields, NULL, .doc = "Fields of the policy"),
    FIELD(ClauseRow, overrides, .doc = "Passed by people in the last 90 days"),
};
const Model clause_row_model = MODEL(ClauseRow, clause_row_fields);

int clause_number(Clause c) { return (int)c + 1; }
Str clause_name(Clause c) { return str_c(clauses[c].name); }

Str clause_stamp(Arena *a, const Policy *p, Clause c) {
    return str_fmt(a, "policy=v%lld/%d", (long long)p->policy_version, clause_number(c));
}

Err clause_cite(Error *e, const Policy *p, Clause c, Err code) {
    if (e == NULL)
        return code;
    (void)snprintf(e->clause.name, sizeof(e->clause.name), "%s", clauses[c].name);
    e->clause.number = clause_number(c);
    e->clause.version = p->policy_version;
    return code;
}

static ClauseRow row_of(Arena *a, Clause c) {
    Str *fields = arena_make(a, Str, CLAUSE_FIELDS_MOST);
    size_t count = 0;
    while (count < CLAUSE_FIELDS_MOST && clauses[c].fields[count] != NULL) {
        fields[count] = str_c(clauses[c].fields[count]);
        count++;
    }
    return (ClauseRow){ .name = str_c(clauses[c].name),
                        .number = clause_number(c),
                        .setting = clauses[c].setting ? str_c(clauses[c].setting) : (Str){ 0 },
                        .source = str_c(clauses[c].source),
                        .group = str_c(clauses[c].group),
                        .force = clauses[c].force,
                        .fields = { fields, count } };
}

static const Field count_fields[] = { FIELD(ClauseRow, name), FIELD(ClauseRow, overrides) };
static const Model count_model = MODEL(ClauseRow, count_fields);

Err clause_list(Db *db, Arena *a, int64_t brand_id, int64_t now, List *out, Error *e) {
    List counts;
    ClauseRow *rows = arena_make(a, ClauseRow, CLAUSE__COUNT);
    TRY(db_list(db, a, Q_CLAUSE_OVERRIDE_COUNTS,
                DB_ARGS(DB_V(brand_id), DB_V(now - OVERRIDES_SECONDS)), &count_model, &counts, e));
    const ClauseRow *counted = counts.items;
    for (Clause c = 0; c < CLAUSE__COUNT; c++) {
        rows[c] = row_of(a, c);
        for (size_t i = 0; i < counts.count; i++)
            if (str_eq(counted[i].name, rows[c].name))
                rows[c].overrides = counted[i].overrides;
    }
    *out = (List){ rows, CLAUSE__COUNT };
    return ERR_OK;
}

Err clause_override(Db *db, const Caller *by, const Policy *p, const ClausePass *pass, Error *e) {
    TRY(db_run(db, Q_CLAUSE_OVERRIDE_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(str_c(clauses[pass->clause].name)),
                       DB_V(p->policy_version), DB_V(by->staff_id), DB_V(str_c(pass->object)),
                       DB_V(pass->object_id), DB_V(by->now)),
               NULL, e));
    return rights_pause_begin(db, by, p, e);
}
