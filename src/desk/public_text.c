#include "desk/public_text.h"

#include "desk/reply_gate.h"

Err public_text_check(Db *db, Arena *a, const Caller *by, const PublicText *of, uint64_t *rules,
                      Error *e) {
    ComposeWith with;
    ReplyCheck check = { .form = { .text = of->text, .is_public = true, .now = by->now },
                         .with = &with, .field = of->field, .overrides = of->overrides };
    TRY(compose_with(db, a, by->brand_id, by->now, &with, e));
    with.is_crisis &= !of->is_part;
    TRY(reply_check(db, a, by->brand_id, &check, e));
    *rules |= check.rules;
    return ERR_OK;
}

Err public_text_may_approve(const Policy *p, const Caller *by, uint64_t rules, Error *e) {
    if ((rules >> DRAFT_ADMISSION & 1) && by->role < p->admission_role)
        FAIL_CLAUSE(e, p, CLAUSE_ADMISSION, ERR_DENIED, "text",
                    "admitting a fault needs the word of a higher role: %s",
                    role_names[p->admission_role]);
    return ERR_OK;
}
