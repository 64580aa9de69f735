#include "desk/phone.h"

#include "desk/clause.h"
#include "desk/holding.h"

Err phone_leaves(Db *db, const Caller *by, const Policy *p, Str text, Error *e) {
    SCRATCH(a);
    HoldingText holding = { 0 };
    if (!by->is_phone || p->phone == PHONE_FREE || p->phone == PHONE_APPROVED)
        return ERR_OK;
    if (p->phone == PHONE_DRAFTS)
        FAIL_CLAUSE(e, p, CLAUSE_PHONE, ERR_DENIED, "",
                    "nothing leaves from a phone: save the draft and send it from a computer");
    TRY(holding_get(db, a, by->brand_id, &holding, e));
    if (!holding_is(&holding, text))
        FAIL_CLAUSE(e, p, CLAUSE_PHONE, ERR_DENIED, "",
                    "only the holding answer leaves from a phone: send the rest from a computer");
    return ERR_OK;
}

static NODISCARD Err may_leave(Db *db, const Caller *by, const Policy *p, Str text, bool *may,
                               Error *e) {
    Error why;
    Err r = phone_leaves(db, by, p, text, &why);
    *may = r == ERR_OK;
    if (r == ERR_OK || r == ERR_DENIED)
        return ERR_OK;
    *e = why;
    return r;
}

Err phone_hand_in(Db *db, const Caller *by, const Policy *p, const PhoneAnswer *answer,
                  bool *needs_second, Error *e) {
    bool may;
    *needs_second = by->is_phone && p->phone == PHONE_APPROVED && answer->is_exposed;
    if (!by->is_phone || p->phone != PHONE_HOLDING)
        return phone_leaves(db, by, p, answer->text, e);
    TRY(may_leave(db, by, p, answer->text, &may, e));
    *needs_second = !may;
    return ERR_OK;
}
