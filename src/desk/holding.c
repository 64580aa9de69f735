#include "desk/holding.h"

#include "base/time.h"
#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/compose.h"
#include "desk/duty.h"
#include "desk/event.h"
#include "desk/fill.h"
#include "desk/ladder.h"
#include "desk/origin_first.h"
#include "desk/prepared.h"
#include "desk/reply_core.h"
#include "desk/staff.h"
#include "desk/word.h"

enum { TESTED_SOON = 29 * DAY };

/* In a crisis what stands where it began is offered first; a link has no field for a reason. */
static const char nothing_there[] =
    "Dari halaman alarm: di antara pesan yang ditampilkan tidak ada yang dari akun asal.";

static const char own_text[] =
    "Halo {sapaan} {nama}, terima kasih sudah memberi tahu. Kami sedang mengecek. Kabar "
    "berikutnya di sini sekitar pukul {jam} {zona}. – {admin}"; /* fits the shortest channel */

static const Field holding_fields[] = {
    FIELD(HoldingText, text, .flags = FIELD_OPTIONAL, .max = PREPARED_TEXT_MOST,
          .doc = "{sapaan}, {nama}, {jam}, {zona} and {admin} are filled in; null: `own`"),
    FIELD(HoldingText, own, .flags = FIELD_READONLY, .max = PREPARED_TEXT_MOST,
          .doc = "The program's own sentence"),
};
const Model holding_text_model = MODEL(HoldingText, holding_fields);

static const Field setting_fields[] = { FIELD(AlarmSetting, holding_text),
                                        FIELD(AlarmSetting, tested_at) };
static const Model setting_model = MODEL(AlarmSetting, setting_fields);

Err alarm_setting_get(Db *db, Arena *a, int64_t brand_id, AlarmSetting *out, bool *found,
                      Error *e) {
    *out = (AlarmSetting){ 0 };
    return db_maybe(db, a, Q_ALARM_SETTING_GET, DB_ARGS(DB_V(brand_id)), &setting_model, out, found,
                    e);
}

Err holding_get(Db *db, Arena *a, int64_t brand_id, HoldingText *out, Error *e) {
    AlarmSetting setting;
    bool found;
    TRY(alarm_setting_get(db, a, brand_id, &setting, &found, e));
    *out = (HoldingText){ .text = setting.holding_text, .own = str_c(own_text) };
    return ERR_OK;
}

Err alarm_setting_make(Db *db, const Caller *by, Error *e) {
    return db_run(db, Q_ALARM_SETTING_MAKE,
                  DB_ARGS(DB_V(by->brand_id), DB_V(by->now - TESTED_SOON)), NULL, e);
}

static Str text_for(Arena *a, const HoldingText *h, const Fill *f) {
    return fill_text(a, h->text.n ? h->text : h->own, f);
}

Err holding_set(Db *db, Arena *a, const Caller *by, Str text, HoldingText *out, Error *e) {
    HoldingText h = { .text = str_trim(text), .own = str_c(own_text) };
    Fill example = fill_example(by->now, false);
    List contacts;
    TRY(word_contacts(db, a, by->brand_id, &contacts, e));
    if (!prepared_passes(a, text_for(a, &h, &example), true, &contacts))
        FAIL_FIELD(e, "text",
                   "would be stopped by the sentence checker: write it without promises, "
                   "blame or open braces, and say what comes next");
    TRY(alarm_setting_make(db, by, e));
    TRY(db_run(db, Q_ALARM_HOLDING_SET, DB_ARGS(DB_V(by->brand_id), db_text(h.text)), NULL, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "alarm.holding",
                               .object = "alarm",
                               .object_id = by->brand_id,
                               .personal = h.text },
                  e));
    TRY(event_add(db, by->brand_id, EVENT_SETTINGS, 0, by->now, e));
    return holding_get(db, a, by->brand_id, out, e);
}

/* ---- offering and sending ---- */

static Str request_key(Arena *a, int64_t call_id) {
    return reply_own_key(a, "alarm-call", call_id);
}

static NODISCARD Err find_sent(Db *db, Arena *a, AlarmPage *page, Error *e) {
    int64_t id;
    Reply reply = { 0 };
    TRY(db_i64(db, Q_REPLY_BY_REQUEST,
               DB_ARGS(DB_V(page->brand_id), DB_V(request_key(a, page->call_id))), &id, e));
    if (id == 0)
        return ERR_OK;
    TRY(reply_get(db, a, page->brand_id, id, &reply, e));
    page->hold = HOLD_DONE;
    page->hold_reply = reply.state;
    page->hold_text = reply.text;
    Case c = { 0 };
    TRY(case_get(db, a, page->brand_id, reply.case_id, &c, e));
    page->hold_channel = c.channel;
    page->hold_link = reply.link.n ? reply.link : c.link;
    page->hold_by_hand = reply.way == WAY_BROWSER;
    return ERR_OK;
}

static bool is_waiting(const CaseRow *row) {
    return row->queue == QUEUE_WAITING && class_is_complaint(row->class);
}

/* Who merely looks on is thanked for nothing: the most seen of those who complain comes first. */
static const CaseRow *most_seen(const List *messages) {
    const CaseRow *rows = messages->items;
    for (size_t i = 0; i < messages->count; i++)
        if (is_waiting(&rows[i]))
            return &rows[i];
    return rows;
}

/* While a crisis waits for its first word: who waits where it began, before who is seen more. */
static NODISCARD Err to_answer(Db *db, Arena *a, const AlarmPage *page, const CaseRow **out,
                               Error *e) {
    Policy p = { 0 };
    Crisis crisis = { 0 };
    const CaseRow *rows = page->messages.items;
    *out = most_seen(&page->messages);
    TRY(policy_get(db, a, page->brand_id, &p, e));
    TRY(origin_waits(db, a, page->brand_id, &p, &crisis, e));
    for (size_t i = 0; crisis.id && i < page->messages.count; i++) {
        Case c = { 0 };
        bool is_its;
        if (!is_waiting(&rows[i]))
            continue;
        TRY(case_get(db, a, page->brand_id, rows[i].id, &c, e));
        TRY(crisis_has(db, &crisis, &(CrisisPart){ .case_id = c.id, .problem_id = c.problem_id },
                       &is_its, e));
        if (!is_its || c.source_id != crisis.origin_source_id || c.is_direct)
            continue;
        *out = &rows[i];
        return ERR_OK;
    }
    return ERR_OK;
}

static NODISCARD Err offer(Db *db, Arena *a, int64_t now, AlarmPage *page, Error *e) {
    Case c = { 0 };
    const CaseRow *first;
    HoldingText h = { 0 };
    Fill fill = { 0 };
    Source source = { 0 };
    Caller by = { .staff_id = page->staff_id, .brand_id = page->brand_id, .now = now };
    List found;
    TRY(to_answer(db, a, page, &first, e));
    TRY(case_get(db, a, page->brand_id, first->id, &c, e));
    TRY(fill_for_case(db, a, &by, &c, &fill, e));
    TRY(holding_get(db, a, page->brand_id, &h, e));
    page->hold_case = c.id;
    page->hold_excerpt = first->excerpt;
    page->hold_version = c.version;
    page->hold_channel = c.channel;
    page->hold_link = c.link;
    TRY(source_get(db, a, page->brand_id, c.source_id, &source, e));
    page->hold_by_hand = source.way_out == WAY_BROWSER;
    page->hold_text = text_for(a, &h, &fill);
    CheckForm form = { .case_id = c.id, .text = page->hold_text, .is_public = !c.is_direct,
                       .now = now };
    TRY(compose_check(db, a, page->brand_id, &form, &found, e));
    page->hold = findings_pass(found.items, found.count) ? HOLD_READY : HOLD_BLOCKED;
    return ERR_OK;
}

Err holding_offer(Db *db, Arena *a, int64_t now, AlarmPage *page, Error *e) {
    Role role;
    page->hold = HOLD_NONE;
    if (page->incident.is_test)
        return ERR_OK;
    TRY(find_sent(db, a, page, e));
    if (page->hold == HOLD_DONE || page->messages.count == 0)
        return ERR_OK;
    page->hold = HOLD_STRANGER;
    if (page->staff_id == 0)
        return ERR_OK;
    TRY(role_now(db, page->brand_id, page->staff_id, now, &role, e));
    page->hold = HOLD_DENIED;
    if (!(role_rights(role) & RIGHT_WRITE))
        return ERR_OK;
    return offer(db, a, now, page, e);
}

Err holding_send(Db *db, Arena *a, const AlarmPage *page, const HoldForm *form, int64_t now,
                 Error *e) {
    Case c = { 0 };
    Reply reply = { 0 };
    Caller by = { .staff_id = page->staff_id, .brand_id = page->brand_id, .now = now };
    if (page->hold != HOLD_READY || form->case_id != page->hold_case)
        FAIL(e, ERR_DENIED, "this link does not allow that answer: sign in to write one");
    TRY(role_now(db, by.brand_id, by.staff_id, now, &by.role, e));
    by.rights = role_rights(by.role);
    TRY(case_get(db, a, page->brand_id, form->case_id, &c, e));
    TRY(reply_create(db, a, &by, form->case_id,
                     &(ReplyForm){ .case_version = form->version,
                                   .text = page->hold_text,
                                   .is_public = !c.is_direct,
                                   .first_reason = S(nothing_there),
                                   .request_key = request_key(a, page->call_id) },
                     &reply, e));
    return audit_add(db, &by,
                     &(AuditAct){ .act = "alarm.answered",
                                  .object = "incident",
                                  .object_id = page->incident_id,
                                  .detail = str_fmt(a, "by link, call=%lld reply=%lld %s",
                                                    (long long)page->call_id, (long long)reply.id,
                                                    reply_state_names[reply.state]) },
                     e);
}
