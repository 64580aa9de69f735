#include "desk/public_text.h"

#include "text/draft.h"

Err public_text_check(Arena *a, const PublicText *of, uint64_t *rules, Error *e) {
    Finding *f;
    size_t count;
    draft_check(a, &(DraftInput){ .text = of->text, .is_public = true, .answers_complaint = true },
                &f, &count);
    for (size_t i = 0; i < count; i++)
        if (f[i].level == FINDING_BLOCK)
            FAIL_FIELD(e, of->field, "cannot leave like this (%s): \"%.40s\"",
                       draft_rule_names[f[i].rule], str_z(a, f[i].words));
    for (size_t i = 0; i < count && !of->overrides; i++)
        if (f[i].level == FINDING_ASK)
            FAIL_FIELD(e, "overrides", "the checker asks about this (%s): \"%.40s\"",
                       draft_rule_names[f[i].rule], str_z(a, f[i].words));
    for (size_t i = 0; i < count; i++)
        *rules |= UINT64_C(1) << f[i].rule;
    return ERR_OK;
}

Err public_text_may_approve(const Policy *p, const Caller *by, uint64_t rules, Error *e) {
    if ((rules >> DRAFT_ADMISSION & 1) && by->role < p->admission_role)
        FAIL_CLAUSE(e, p, CLAUSE_ADMISSION, ERR_DENIED, "text",
                    "admitting a fault needs the word of a higher role: %s",
                    role_names[p->admission_role]);
    return ERR_OK;
}
