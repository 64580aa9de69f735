#include "crisis/proposal.h"

#include "base/utf8.h"
#include "desk/watch.h"

enum { SIGNS_MOST = 12, SIGN_LEAST = 3, GROWS_FROM = 3, NAME_MOST = 120 };

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
};
const Model crisis_proposal_model = MODEL(CrisisProposal, proposal_fields);

/* The next string of a JSON text, without its escapes being read: such a one is not met. */
static bool next_string(Str *rest, Str *out, bool *is_name) {
    size_t i = 0, from;
    while (i < rest->n && rest->p[i] != '"')
        i++;
    if (i >= rest->n)
        return false;
    for (from = ++i; i < rest->n && rest->p[i] != '"'; i++)
        i += rest->p[i] == '\\';
    if (i >= rest->n)
        return false;
    *out = str_slice(*rest, from, i);
    for (i++; i < rest->n && ascii_is_space(rest->p[i]); i++)
        ;
    *is_name = i < rest->n && rest->p[i] == ':';
    *rest = str_slice(*rest, i, rest->n);
    return true;
}

size_t signs_met(Arena *a, Str signs, Str text, Str *met, size_t most) {
    Str rest = signs, sign, hay = str_lower_ascii(a, text);
    bool is_name;
    size_t count = 0;
    while (count < most && next_string(&rest, &sign, &is_name))
        if (!is_name && sign.n >= SIGN_LEAST && str_find(hay, str_lower_ascii(a, sign)) >= 0)
            met[count++] = sign;
    return count;
}

typedef struct PlanSigns {
    int64_t id, threat_id, word_every;
    Str name, threat_name, signs;
} PlanSigns;
static const Field signs_fields[] = {
    FIELD(PlanSigns, id),   FIELD(PlanSigns, threat_id),   FIELD(PlanSigns, word_every),
    FIELD(PlanSigns, name), FIELD(PlanSigns, threat_name), FIELD(PlanSigns, signs),
};
static const Model signs_model = MODEL(PlanSigns, signs_fields);

/* What the problem is about, in all words we have of it. */
static Str words_of(Arena *a, const Problem *p, const Case *first) {
    Buf b = buf_new(a, 2000);
    buf_printf(&b, STR_FMT " " STR_FMT " " STR_FMT, STR_ARG(p->name), STR_ARG(p->words),
               STR_ARG(p->first_text));
    for (Signal s = 0; s < SIGNAL__COUNT; s++)
        if (first->signals & 1 << s)
            buf_printf(&b, " %s", signal_names[s]);
    return buf_str(&b);
}

static NODISCARD Err list_plans(Db *db, Arena *a, const Caller *by, List *plans,
                                CrisisProposal *out, Error *e) {
    TRY(db_list(db, a, Q_PLAYBOOK_SIGNS, DB_ARGS(DB_V(by->brand_id)), &signs_model, plans, e));
    const PlanSigns *p = plans->items;
    PlaybookName *names = arena_make(a, PlaybookName, plans->count + 1);
    for (size_t i = 0; i < plans->count; i++)
        names[i] = (PlaybookName){ p[i].id, p[i].name };
    out->playbooks = (List){ names, plans->count };
    return ERR_OK;
}

static void choose_plan(Arena *a, const List *plans, Str words, CrisisProposal *out) {
    size_t best = 0;
    const PlanSigns *p = plans->items;
    for (size_t i = 0; i < plans->count; i++) {
        Str *met = arena_make(a, Str, SIGNS_MOST);
        size_t count = signs_met(a, p[i].signs, words, met, SIGNS_MOST);
        if (count <= best)
            continue;
        best = count;
        out->form.playbook_id = p[i].id;
        out->form.threat_id = p[i].threat_id;
        out->playbook_name = p[i].name;
        out->signs = (List){ met, count };
    }
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
    TRY(list_plans(db, a, by, &plans, out, e));
    TRY(find_problem(db, a, by, q->problem_id, &problem, e));
    if (problem.id == 0)
        return ERR_OK;
    if (problem.first_case_id)
        TRY(case_get(db, a, by->brand_id, problem.first_case_id, &first, e));
    out->form.problem_id = problem.id;
    out->problem_name = problem.name.n ? problem.name : problem.words;
    out->form.name = utf8_cut(out->problem_name, NAME_MOST);
    choose_plan(a, &plans, words_of(a, &problem, &first), out);
    return ERR_OK;
}
