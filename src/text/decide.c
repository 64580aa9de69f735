#include "text/model.h"
#include "text/stages.h"

/* Whether the text does more than greet, thank or agree. */
static bool says_something(const Pass *p) {
    size_t courtesy = 0, words = 0;
    for (size_t i = 0; i < p->hit_count; i++)
        for (size_t c = 0; c < p->hits[i].cue_count; c++)
            if (lex_cues[p->hits[i].cue + c].list == LIST_TALK) {
                courtesy += p->hits[i].count;
                break;
            }
    for (size_t i = 0; i < p->token_count; i++) {
        const Token *t = &p->tokens[i];
        bool filler = t->kind == TOKEN_EMOJI || t->kind == TOKEN_MENTION ||
                      (t->roles & (ROLE_SECOND | ROLE_LAUGH));
        words += !filler;
    }
    return words > courtesy;
}

static bool is_urgent(const Pass *p) { return p->out->severity >= SEVERITY_HIGH; }

static bool decide(const Pass *p) {
    const Reading *r = p->out;
    switch (r->class) {
    case CLASS_COMPLAINT:
    case CLASS_CRITICISM:
    case CLASS_QUESTION:
    case CLASS_PRESSING:
    case CLASS_RUMOUR:
    case CLASS_AT_RISK: return true;
    case CLASS_SPAM:    return false;
    case CLASS_VENTING: return p->in->is_direct || is_urgent(p) || p->request >= 2;
    case CLASS_TROLL:   return is_urgent(p);
    case CLASS_PRAISE:  return p->in->is_direct && p->question_marks > 0;
    case CLASS_OTHER:
        return p->request >= 2 || is_urgent(p) || (p->in->is_direct && says_something(p));
    case CLASS__COUNT:  return false;
    }
    return false;
}

/* What the head may not decide against: somebody in danger, what is urgent, and what comes in by a
 * private way and says something. */
static bool must(const Pass *p) {
    const Reading *r = p->out;
    return r->class == CLASS_AT_RISK || (is_urgent(p) && r->class != CLASS_SPAM) ||
           (p->in->is_direct && says_something(p) && r->class != CLASS_SPAM &&
            r->class != CLASS_PRAISE);
}

static bool by_model(const Pass *p) {
    int output = head_table[HEAD_NEEDS_ANSWER].first;
    return p->out->class != CLASS_SPAM &&
           (must(p) || p->out->p[output] >= p->in->model->outputs[output].threshold);
}

/* The head never heard what people said of this brand's messages: there the class decides. */
void stage_decide(Pass *p) {
    bool by_head = p->out->has_model && !p->out->is_corrected;
    p->out->needs_answer = !p->in->is_own && p->token_count > 0 &&
                           (by_head ? by_model(p) : decide(p) || must(p));
}
