#include "desk/origin_first.h"

#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/clause.h"

#include <stdio.h>
#include <string.h>

Err origin_waits(Db *db, Arena *a, int64_t brand_id, const Policy *p, Crisis *out, Error *e) {
    *out = (Crisis){ 0 };
    if (!p->origin_first)
        return ERR_OK;
    TRY(crisis_now(db, a, brand_id, out, e));
    if (out->origin_source_id == 0 || out->first_word_at)
        *out = (Crisis){ 0 };
    return ERR_OK;
}

Err origin_needs_reason(Arena *a, const Policy *p, const Crisis *c, Str reason, Error *e) {
    if (utf8_is_blank(reason))
        FAIL_CLAUSE(e, p, CLAUSE_ORIGIN, ERR_INVALID, "first_reason",
                    "is needed: this began at %.60s, and no word of ours is there yet",
                    str_z(a, c->origin_name));
    return ERR_OK;
}

void origin_reason_is(Error *e, const char *field) {
    if (e->code == ERR_INVALID && strcmp(e->field, "first_reason") == 0)
        snprintf(e->field, sizeof e->field, "%s", field);
}

Err origin_passed(Db *db, const Caller *by, const OriginPass *pass, Error *e) {
    SCRATCH(a);
    Crisis c = { 0 };
    TRY(crisis_now(db, a, by->brand_id, &c, e));
    TRY(clause_override(db, by, pass->policy,
                        &(ClausePass){ CLAUSE_ORIGIN, pass->object, pass->object_id }, e));
    return audit_add(db, by,
                     &(AuditAct){ .act = "crisis.elsewhere_first", .object = "crisis",
                                  .object_id = c.id,
                                  .detail = str_fmt(a, "%s=%lld " STR_FMT, pass->object,
                                                    (long long)pass->object_id,
                                                    STR_ARG(clause_stamp(a, pass->policy,
                                                                         CLAUSE_ORIGIN))),
                                  .personal = str_trim(pass->reason) },
                     e);
}
