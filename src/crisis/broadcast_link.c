#include "crisis/broadcast_link.h"

#include "base/crypto.h"
#include "base/utf8.h"
#include "crisis/broadcast_core.h"
#include "desk/department.h"

enum { NAME_MOST = 120 };

typedef struct Behind {
    int64_t brand_id, crisis_id, broadcast_id, receipt_id, contact_id, staff_id, zone;
    Str brand_name;
} Behind;
static const Field behind_fields[] = {
    FIELD(Behind, brand_id),     FIELD(Behind, crisis_id),  FIELD(Behind, broadcast_id),
    FIELD(Behind, receipt_id),   FIELD(Behind, contact_id), FIELD(Behind, staff_id),
    FIELD(Behind, zone),         FIELD(Behind, brand_name),
};
static const Model behind_model = MODEL(Behind, behind_fields);

typedef struct Own {
    int64_t id, read_at;
    Str name;
} Own;
static const Field own_fields[] = { FIELD(Own, id), FIELD(Own, name), FIELD(Own, read_at) };
static const Model own_model = MODEL(Own, own_fields);

static NODISCARD Err find(Db *db, Arena *a, Str token, int64_t now, Behind *out, Error *e) {
    bool found;
    DbArgs of = DB_ARGS(DB_V(sha256_hex(a, token)), DB_V(now - BROADCAST_LINK_TIME));
    TRY(db_maybe(db, a, Q_BROADCAST_BY_RECEIPT, of, &behind_model, out, &found, e));
    return found ? ERR_OK : db_one(db, a, Q_BROADCAST_BY_SHEET, of, &behind_model, out, e);
}

/* The row of the same person in what is current. */
static NODISCARD Err find_own(Db *db, Arena *a, const Behind *of, StaffPage *page, Error *e) {
    Own own = { 0 };
    TRY(db_one(db, a, Q_BROADCAST_RECEIPT_OF,
               DB_ARGS(DB_V(of->brand_id), DB_V(page->of.id), DB_V(of->receipt_id),
                       db_id(of->contact_id), db_id(of->staff_id)),
               &own_model, &own, e));
    page->receipt_id = own.id;
    page->name = own.name;
    page->read_at = own.read_at;
    return ERR_OK;
}

static NODISCARD Err open_page(Db *db, Arena *a, const Behind *of, StaffPage *out, Error *e) {
    Current now;
    TRY(broadcast_now(db, a, of->brand_id, of->crisis_id, &now, e));
    *out = (StaffPage){ .brand_id = of->brand_id, .zone = of->zone,
                        .brand_name = of->brand_name, .of = now.of,
                        .is_sheet = of->receipt_id == 0,
                        .was_replaced = now.of.id != of->broadcast_id,
                        .is_outdated = now.is_outdated };
    return out->is_sheet ? ERR_OK : find_own(db, a, of, out, e);
}

Err staff_page(Db *db, Arena *a, Str token, int64_t now, StaffPage *out, Error *e) {
    Behind of = { 0 };
    TRY(find(db, a, token, now, &of, e));
    return open_page(db, a, &of, out, e);
}

/* ---- having read it ---- */

static NODISCARD Err read_own(Db *db, const Caller *by, const StaffPage *page, int64_t *changed,
                              Error *e) {
    return db_run(db, Q_BROADCAST_READ,
                  DB_ARGS(DB_V(by->brand_id), DB_V(page->of.id), DB_V(page->receipt_id),
                          DB_V(by->now), DB_V(S("link")), db_null()),
                  changed, e);
}

static NODISCARD Err check_sheet(Db *db, const Caller *by, int64_t broadcast_id, Error *e) {
    int64_t all, lately;
    TRY(db_i64(db, Q_BROADCAST_SHEET_COUNT,
               DB_ARGS(DB_V(by->brand_id), DB_V(broadcast_id), DB_V((int64_t)0)), &all, e));
    TRY(db_i64(db, Q_BROADCAST_SHEET_COUNT,
               DB_ARGS(DB_V(by->brand_id), DB_V(broadcast_id), DB_V(by->now - SHEET_WINDOW)),
               &lately, e));
    if (all >= SHEET_READERS_MOST || lately >= SHEET_IN_WINDOW)
        FAIL(e, ERR_LIMIT, "too many names by this sheet: tell the lead in person");
    return ERR_OK;
}

static NODISCARD Err read_sheet(Db *db, const Caller *by, int64_t broadcast_id, Str name,
                                int64_t *changed, Error *e) {
    DbArgs named = DB_ARGS(DB_V(by->brand_id), DB_V(broadcast_id), DB_V(name), DB_V(by->now));
    int64_t known;
    if (name.n == 0 || name.n > NAME_MOST || !utf8_is_line(name))
        FAIL_FIELD(e, "name", "is empty: write the person's name");
    TRY(check_sheet(db, by, broadcast_id, e));
    TRY(db_run(db, Q_BROADCAST_READ_NAMED, named, changed, e));
    if (*changed)
        return ERR_OK;
    TRY(db_i64(db, Q_BROADCAST_IS_NAMED,
               DB_ARGS(DB_V(by->brand_id), DB_V(broadcast_id), DB_V(name)), &known, e));
    return known == 1 ? ERR_OK /* has said so before */
                      : db_run(db, Q_BROADCAST_SHEET_INSERT, named, changed, e);
}

Err staff_page_read(Db *db, Arena *a, Str token, const StaffRead *in, int64_t now, StaffPage *out,
                    Error *e) {
    Behind of = { 0 };
    int64_t changed;
    Str name = str_trim(in->name);
    TRY(find(db, a, token, now, &of, e));
    TRY(open_page(db, a, &of, out, e));
    if (in->broadcast_id != out->of.id || out->is_outdated)
        FAIL(e, ERR_CONFLICT, "another text holds now: read it first");
    Caller by = { .brand_id = of.brand_id, .now = now };
    TRY(out->is_sheet ? read_sheet(db, &by, out->of.id, name, &changed, e)
                      : read_own(db, &by, out, &changed, e));
    if (out->read_at == 0)
        out->read_at = now;
    if (changed == 0)
        return ERR_OK;
    return broadcast_tell(db, &by,
                          &(BroadcastTale){ .act = "crisis.broadcast_read",
                                            .crisis_id = of.crisis_id,
                                            .detail = out->is_sheet ? S("by=sheet") : S("by=link"),
                                            .personal = out->is_sheet ? name : out->name },
                          e);
}
