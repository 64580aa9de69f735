#include "crisis/proposal.h"

#include "base/utf8.h"
#include "crisis/threat_sign.h"
#include "desk/watch.h"

enum { GROWS_FROM = 3, NAME_MOST = 120 };

static const Field query_fields[] = {
    FIELD(ProposalQuery, problem_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
};
const Model proposal_query_model = MODEL(ProposalQuery, query_fields);

static const Field name_fields[] = { FIELD(PlaybookName, id), FIELD(PlaybookName, name) };
static const Model name_model = MODEL(PlaybookName, name_fields);

static const Field proposal_fields[] = {
    FIELD_RECORD_OF(CrisisProposal, form, &crisis_form_model),
    FIELD(CrisisProposal, problem_name, .flags = FIELD_OPTIONAL),
    FIELD(CrisisProposal, playbook_name, .flags = FIELD_OPTIONAL),
    FIELD_LIST_OF(CrisisProposal, signs, NULL, .doc = "Early signs that are met"),
    FIELD_LIST_OF(CrisisProposal, playbooks, &name_model, .doc = "To choose from"),
    FIELD(CrisisProposal, hot_id, .flags = FIELD_OPTIONAL, .doc = "One runs already"),
    FIELD_ENUM_OF(CrisisProposal, level, verdict_level_names, .doc = "In force now"),
};
const Model crisis_proposal_model = MODEL(CrisisProposal, proposal_fields);

typedef struct Plan {
    int64_t id, threat_id;
    Str name;
} Plan;
static const Field plan_fields[] = { FIELD(Plan, id), FIELD(Plan, threat_id), FIELD(Plan, name) };
static const Model plan_model = MODEL(Plan, plan_fields);

/* What the problem is about, in all words we have of it. */
static Str words_of(Arena *a, const Problem *p) {
    return str_fmt(a, STR_FMT " " STR_FMT " " STR_FMT, STR_ARG(p->name), STR_ARG(p->words),
                   STR_ARG(p->first_text));
}

static NODISCARD Err list_plans(Db *db, Arena *a, const Caller *by, List *plans,
                                CrisisProposal *out, Error *e) {
    TRY(db_list(db, a, Q_PLAYBOOK_PLANS, DB_ARGS(DB_V(by->brand_id)), &plan_model, plans, e));
    const Plan *p = plans->items;
    PlaybookName *names = arena_make(a, PlaybookName, plans->count + 1);
    for (size_t i = 0; i < plans->count; i++)
        names[i] = (PlaybookName){ p[i].id, p[i].name };
    out->playbooks = (List){ names, plans->count };
    return ERR_OK;
}

static List signs_of(Arena *a, const ThreatSign *t) {
    const List parts[] = { t->words, t->signals };
    Str *all = arena_make(a, Str, t->words.count + t->signals.count + 1);
    size_t n = 0;
    for (size_t i = 0; i < COUNT(parts); i++)
        for (size_t k = 0; k < parts[i].count; k++)
            all[n++] = ((const Str *)parts[i].items)[k];
    return (List){ all, n };
}

/* That of the threat whose signs are met most. */
static NODISCARD Err choose_plan(Db *db, Arena *a, const Caller *by, const List *plans,
                                 const ThreatWords *said, CrisisProposal *out, Error *e) {
    List found;
    TRY(threat_signs_of_words(db, a, by->brand_id, said, &found, e));
    const Plan *p = plans->items;
    const ThreatSign *t = found.items;
    for (size_t i = 0; i < plans->count; i++)
        for (size_t k = 0; k < found.count; k++) {
            if (p[i].threat_id != t[k].threat_id ||
                t[k].words.count + t[k].signals.count <= out->signs.count)
                continue;
            out->form.playbook_id = p[i].id;
            out->form.threat_id = p[i].threat_id;
            out->playbook_name = p[i].name;
            out->signs = signs_of(a, &t[k]);
        }
    return ERR_OK;
}

/* The one that grows most, if any does. */
static NODISCARD Err find_problem(Db *db, Arena *a, const Caller *by, int64_t id, Problem *out,
                                  Error *e) {
    List list;
    Str next;
    if (id)
        return problem_get(db, a, by, id, out, e);
    TRY(problem_list(db, a, by, &(ProblemFilter){ .limit = 1 }, &list, &next, e));
    const Problem *p = list.items;
    if (list.count && p->last_day >= GROWS_FROM)
        *out = *p;
    return ERR_OK;
}

Err crisis_propose(Db *db, Arena *a, const Caller *by, const ProposalQuery *q,
                   CrisisProposal *out, Error *e) {
    Problem problem = { 0 };
    VerdictRow verdict = { 0 };
    Incident incident = { 0 };
    Crisis hot = { 0 };
    Case first = { 0 };
    List plans;
    *out = (CrisisProposal){ .form = { .freeze = true, .lead_id = by->staff_id } };
    TRY(crisis_now(db, a, by->brand_id, &hot, e));
    out->hot_id = hot.id;
    Err running = incident_open(db, a, by->brand_id, &incident, e);
    if (running != ERR_NOT_FOUND)
        TRY(running);
    out->form.incident_id = incident.id;
    running = watch_latest(db, a, by->brand_id, &verdict, e);
    if (running != ERR_NOT_FOUND)
        TRY(running);
    out->level = verdict.shown;
    TRY(list_plans(db, a, by, &plans, out, e));
    TRY(find_problem(db, a, by, q->problem_id, &problem, e));
    if (problem.id == 0)
        return ERR_OK;
    if (problem.first_case_id)
        TRY(case_get(db, a, by->brand_id, problem.first_case_id, &first, e));
    out->form.problem_id = problem.id;
    out->problem_name = problem.name.n ? problem.name : problem.words;
    out->form.name = utf8_cut(out->problem_name, NAME_MOST);
    ThreatWords said = { words_of(a, &problem), first.signals };
    return choose_plan(db, a, by, &plans, &said, out, e);
}
