#include "desk/apology.h"

#include "desk/clause.h"
#include "text/draft.h"
#include "text/promise.h"

Err apology_check(Arena *a, const Policy *p, const Apology *of, Error *e) {
    PromiseInput said = { .text = of->text, .at = of->now, .zone = (int)of->zone,
                          .hours_to = p->hours_to, .holidays = p->days_off,
                          .holiday_count = p->days_off_count };
    if (!p->apology_needs_action || draft_apology_count(a, of->text) == 0 ||
        promise_has_time(a, &said))
        return ERR_OK;
    FAIL_CLAUSE(e, p, CLAUSE_APOLOGY, ERR_INVALID, of->field,
                "says sorry without an act and its time: say what you do and by when");
}
