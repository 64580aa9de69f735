#include "crisis/broadcast.h"

#include "crisis/broadcast_core.h"
#include "desk/statement.h"

static const char *const read_how_names[] = { "none", "link", "sheet", "desk",
                                              "told", "away", NULL };
static_assert(COUNT(read_how_names) == READ_HOW__COUNT + 1, "one name per way");

static const Field in_force_fields[] = { FIELD(InForce, statement_id), FIELD(InForce, number),
                                         FIELD(InForce, name), FIELD(InForce, text) };
static const Model in_force_model = MODEL(InForce, in_force_fields);

static const Field broadcast_fields[] = {
    FIELD(Broadcast, id),
    FIELD(Broadcast, crisis_id),
    FIELD(Broadcast, statement_id, .flags = FIELD_OPTIONAL,
          .doc = "What was in force when it was written"),
    FIELD(Broadcast, statement_number, .flags = FIELD_OPTIONAL),
    FIELD(Broadcast, text),
    FIELD(Broadcast, say, .flags = FIELD_OPTIONAL, .doc = "What may be said"),
    FIELD(Broadcast, avoid, .flags = FIELD_OPTIONAL, .doc = "What may not be said"),
    FIELD(Broadcast, send_to, .flags = FIELD_OPTIONAL, .doc = "Where people who ask are sent"),
    FIELD(Broadcast, made_by),
    FIELD(Broadcast, made_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Broadcast, made_at),
    FIELD_TIME_OF(Broadcast, replaced_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Broadcast, late_at, .flags = FIELD_OPTIONAL,
                  .doc = "When the lead was told that some have not read it"),
    FIELD(Broadcast, people),
    FIELD(Broadcast, readers),
};
static const Model broadcast_model = MODEL(Broadcast, broadcast_fields);

static const Field receipt_fields[] = {
    FIELD(Receipt, id),
    FIELD(Receipt, broadcast_id),
    FIELD(Receipt, contact_id, .flags = FIELD_OPTIONAL),
    FIELD(Receipt, staff_id, .flags = FIELD_OPTIONAL),
    FIELD(Receipt, name),
    FIELD(Receipt, team, .flags = FIELD_OPTIONAL),
    FIELD(Receipt, phone, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Receipt, read_at, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(Receipt, read_how, read_how_names),
    FIELD(Receipt, read_name, .flags = FIELD_OPTIONAL, .doc = "Who said so for them"),
    FIELD(Receipt, is_sheet, .doc = "By the printed sheet, in no list"),
    FIELD(Receipt, mail, .flags = FIELD_OPTIONAL, .doc = "How far the newest mail came"),
    FIELD(Receipt, telegram, .flags = FIELD_OPTIONAL),
};
static const Model receipt_model = MODEL(Receipt, receipt_fields);

static const Field form_fields[] = {
    FIELD(BroadcastForm, text, .flags = FIELD_REQUIRED, .max = BROADCAST_TEXT_MOST),
    FIELD(BroadcastForm, say, .flags = FIELD_OPTIONAL, .max = BROADCAST_TEXT_MOST),
    FIELD(BroadcastForm, avoid, .flags = FIELD_OPTIONAL, .max = BROADCAST_TEXT_MOST),
    FIELD(BroadcastForm, send_to, .flags = FIELD_OPTIONAL, .max = BROADCAST_TEXT_MOST),
    FIELD(BroadcastForm, statement_id, .flags = FIELD_OPTIONAL, .least = 0, .most = INT64_MAX,
          .doc = "The statement its writer saw in force"),
    FIELD(BroadcastForm, statement_number, .flags = FIELD_OPTIONAL, .least = 0,
          .most = INT64_MAX),
    FIELD(BroadcastForm, no_post, .flags = FIELD_OPTIONAL, .doc = "No mail, no Telegram"),
};
const Model broadcast_form_model = MODEL(BroadcastForm, form_fields);

static const Field page_fields[] = {
    FIELD_LIST_OF(BroadcastPage, broadcasts, &broadcast_model, .doc = "Newest first"),
    FIELD(BroadcastPage, current_id, .flags = FIELD_OPTIONAL),
    FIELD(BroadcastPage, is_outdated, .doc = "Another version is in force since"),
    FIELD(BroadcastPage, is_late, .doc = "Somebody has not read it after half an hour"),
    FIELD_LIST_OF(BroadcastPage, receipts, &receipt_model, .doc = "Who has not read it first"),
    FIELD(BroadcastPage, is_mine_unread),
    FIELD_RECORD_OF(BroadcastPage, draft, &broadcast_form_model,
                    .doc = "What the next one may say"),
    FIELD(BroadcastPage, statement_name, .flags = FIELD_OPTIONAL),
    FIELD(BroadcastPage, contradictions,
          .doc = "Answers that left with an older version, not yet set right"),
};
const Model broadcast_page_model = MODEL(BroadcastPage, page_fields);

static const Field receipt_form_fields[] = { FIELD_ENUM_OF(ReceiptForm, how, read_how_names,
                                                           .flags = FIELD_REQUIRED) };
const Model receipt_form_model = MODEL(ReceiptForm, receipt_form_fields);

/* ---- reading ---- */

Err broadcast_in_force(Db *db, Arena *a, int64_t brand_id, int64_t crisis_id, InForce *out,
                       Error *e) {
    bool found;
    *out = (InForce){ 0 };
    return db_maybe(db, a, Q_BROADCAST_STATEMENT, DB_ARGS(DB_V(brand_id), DB_V(crisis_id)),
                    &in_force_model, out, &found, e);
}

Err broadcast_now(Db *db, Arena *a, int64_t brand_id, int64_t crisis_id, Current *out, Error *e) {
    InForce now;
    bool found;
    *out = (Current){ 0 };
    TRY(db_maybe(db, a, Q_BROADCAST_CURRENT, DB_ARGS(DB_V(brand_id), DB_V(crisis_id)),
                 &broadcast_model, &out->of, &found, e));
    TRY(broadcast_in_force(db, a, brand_id, crisis_id, &now, e));
    out->is_outdated = found && (out->of.statement_id != now.statement_id ||
                                 out->of.statement_number != now.number);
    return ERR_OK;
}

Err broadcast_current(Db *db, Arena *a, const Caller *by, int64_t crisis_id, Broadcast *out,
                      Error *e) {
    Current now;
    TRY(broadcast_now(db, a, by->brand_id, crisis_id, &now, e));
    if (now.of.id == 0)
        FAIL(e, ERR_NOT_FOUND, "nobody was told anything yet");
    if (now.is_outdated)
        FAIL(e, ERR_CONFLICT, "another version of the statement is in force: tell the staff anew");
    *out = now.of;
    return ERR_OK;
}

static void put_values(Buf *b, const char *before, const List *values) {
    const Str *v = values->items;
    for (size_t i = 0; i < values->count; i++)
        buf_printf(b, "%s%s" STR_FMT, b->n ? "\n" : "", before, STR_ARG(v[i]));
}

/* Its facts as lines: what is right may be said, what is false now may not. */
static NODISCARD Err put_facts(Db *db, Arena *a, int64_t brand_id, const InForce *now,
                               BroadcastForm *draft, Error *e) {
    List versions;
    Buf say = buf_new(a, BROADCAST_TEXT_MOST), avoid = buf_new(a, BROADCAST_TEXT_MOST);
    TRY(statement_versions(db, a, brand_id, now->statement_id, &versions, e));
    const StatementVersion *v = versions.items;
    for (size_t i = 0; i < versions.count; i++) {
        const StatementSlot *slots = v[i].slots.items;
        for (size_t k = 0; v[i].number == now->number && k < v[i].slots.count; k++) {
            put_values(&say, "", &slots[k].values);
            put_values(&avoid, "", &slots[k].old);
        }
    }
    draft->say = str_dup(a, buf_str(&say));
    draft->avoid = str_dup(a, buf_str(&avoid));
    return ERR_OK;
}

/* What stays from the last one, and what is true now. */
static NODISCARD Err make_draft(Db *db, Arena *a, int64_t brand_id, const InForce *now,
                                BroadcastPage *page, Error *e) {
    const Broadcast *last = page->broadcasts.count ? page->broadcasts.items : NULL;
    BroadcastForm *draft = &page->draft;
    if (last)
        *draft = (BroadcastForm){ .text = last->text, .say = last->say, .avoid = last->avoid,
                                  .send_to = last->send_to };
    draft->statement_id = now->statement_id;
    draft->statement_number = now->number;
    bool is_said = last && last->statement_id == now->statement_id &&
                   last->statement_number == now->number;
    if (now->statement_id == 0 || is_said)
        return ERR_OK;
    draft->text = now->text;
    return put_facts(db, a, brand_id, now, draft, e);
}

static NODISCARD Err count_contradictions(Db *db, Arena *a, int64_t brand_id, const InForce *now,
                                          BroadcastPage *page, Error *e) {
    Statement s = { 0 };
    if (now->statement_id == 0)
        return ERR_OK;
    TRY(statement_get(db, a, brand_id, now->statement_id, &s, e));
    page->statement_name = s.name;
    page->contradictions = s.open_count + s.correcting_count;
    return ERR_OK;
}

static NODISCARD Err put_receipts(Db *db, Arena *a, const Caller *by, BroadcastPage *page,
                                  Error *e) {
    TRY(db_list(db, a, Q_BROADCAST_RECEIPTS, DB_ARGS(DB_V(by->brand_id), DB_V(page->current_id)),
                &receipt_model, &page->receipts, e));
    Receipt *r = page->receipts.items;
    for (size_t i = 0; i < page->receipts.count; i++) {
        if (!(by->rights & RIGHT_WRITE))
            r[i].phone = (Str){ 0 };
        if (r[i].staff_id && r[i].staff_id == by->staff_id && r[i].read_at == 0)
            page->is_mine_unread = true;
    }
    return ERR_OK;
}

Err broadcast_page(Db *db, Arena *a, const Caller *by, int64_t crisis_id, BroadcastPage *out,
                   Error *e) {
    Crisis c = { 0 };
    Current current;
    InForce now;
    *out = (BroadcastPage){ 0 };
    TRY(crisis_get(db, a, by->brand_id, crisis_id, &c, e));
    TRY(broadcast_in_force(db, a, by->brand_id, crisis_id, &now, e));
    TRY(broadcast_now(db, a, by->brand_id, crisis_id, &current, e));
    TRY(db_list(db, a, Q_BROADCAST_LIST, DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id)),
                &broadcast_model, &out->broadcasts, e));
    TRY(make_draft(db, a, by->brand_id, &now, out, e));
    TRY(count_contradictions(db, a, by->brand_id, &now, out, e));
    if (current.of.id == 0)
        return ERR_OK;
    out->current_id = current.of.id;
    out->is_outdated = current.is_outdated;
    out->is_late = current.of.readers < current.of.people &&
                   by->now >= current.of.made_at + BROADCAST_LATE;
    return put_receipts(db, a, by, out, e);
}

typedef struct Kept {
    Str token;
    int64_t made_at;
} Kept;
static const Field kept_fields[] = { FIELD(Kept, token), FIELD(Kept, made_at) };
static const Model kept_model = MODEL(Kept, kept_fields);

Err broadcast_sealed(Db *db, Arena *a, const Caller *by, ReceiptAt at, Str *out, Error *e) {
    Kept kept = { 0 };
    Broadcast now = { 0 };
    TRY(broadcast_current(db, a, by, at.crisis_id, &now, e));
    TRY(at.receipt_id
            ? db_one(db, a, Q_BROADCAST_RECEIPT_SEALED,
                     DB_ARGS(DB_V(by->brand_id), DB_V(at.receipt_id), DB_V(at.crisis_id)),
                     &kept_model, &kept, e)
            : db_one(db, a, Q_BROADCAST_SEALED, DB_ARGS(DB_V(by->brand_id), DB_V(now.id)),
                     &kept_model, &kept, e));
    if (by->now >= kept.made_at + BROADCAST_LINK_TIME)
        FAIL(e, ERR_CONFLICT, "this link has run out: tell the staff anew");
    *out = kept.token;
    return ERR_OK;
}
