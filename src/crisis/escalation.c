#include "crisis/escalation.h"

#include "base/utf8.h"
#include "crisis/prepare.h"
#include "desk/alarm.h"
#include "desk/staff.h"

static const Field fields[] = {
    FIELD(EscalationRow, id, .flags = FIELD_READONLY | FIELD_OPTIONAL,
          .doc = "null: the program's own"),
    FIELD_ENUM_OF(EscalationRow, level, verdict_level_names, .flags = FIELD_REQUIRED),
    FIELD(EscalationRow, holds_when, .flags = FIELD_REQUIRED, .max = ESCALATION_TEXT_MOST,
          .doc = "In the shop's own words"),
    FIELD(EscalationRow, owner_id, .flags = FIELD_OPTIONAL, .least = 0, .most = INT64_MAX,
          .doc = "Called with the first step of an alarm of this level; null: nobody"),
    FIELD(EscalationRow, owner_name, .flags = FIELD_READONLY | FIELD_OPTIONAL),
    FIELD(EscalationRow, deputy_id, .flags = FIELD_OPTIONAL, .least = 0, .most = INT64_MAX,
          .doc = "While the owner sleeps, has the day off, or there is none"),
    FIELD(EscalationRow, deputy_name, .flags = FIELD_READONLY | FIELD_OPTIONAL),
    FIELD(EscalationRow, move, .flags = FIELD_REQUIRED, .max = ESCALATION_TEXT_MOST,
          .doc = "The first move"),
    FIELD(EscalationRow, tell, .flags = FIELD_OPTIONAL, .max = ESCALATION_TEXT_MOST,
          .doc = "Whom to tell"),
    FIELD(EscalationRow, minutes, .flags = FIELD_REQUIRED, .least = 1,
          .most = ESCALATION_MINUTES_MOST, .doc = "Until the first move"),
    FIELD(EscalationRow, version, .flags = FIELD_OPTIONAL, .least = 0, .most = INT64_MAX),
};
const Model escalation_row_model = MODEL(EscalationRow, fields);

static const Field key_fields[] = {
    FIELD_ENUM_OF(EscalationKey, level, verdict_level_names, .flags = FIELD_REQUIRED),
    FIELD(EscalationKey, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
};
const Model escalation_key_model = MODEL(EscalationKey, key_fields);

static EscalationRow starter_row(VerdictLevel level, PreparedLanguage l) {
    const StarterLevel *s = &starter_levels[level];
    return (EscalationRow){ .level = level, .holds_when = str_c(s->when[l]),
                            .move = str_c(s->move[l]), .tell = str_c(s->tell[l]),
                            .minutes = s->minutes };
}

Err escalation_list(Db *db, Arena *a, int64_t brand_id, PreparedLanguage language, List *out,
                    Error *e) {
    List own;
    TRY(db_list(db, a, Q_ESCALATION_OWN, DB_ARGS(DB_V(brand_id)), &escalation_row_model, &own, e));
    const EscalationRow *of = own.items;
    EscalationRow *rows = arena_make(a, EscalationRow, VERDICT_LEVEL__COUNT);
    for (int i = 0; i < VERDICT_LEVEL__COUNT; i++)
        rows[i] = starter_row((VerdictLevel)i, language);
    for (size_t i = 0; i < own.count; i++)
        rows[of[i].level] = of[i];
    *out = (List){ rows, VERDICT_LEVEL__COUNT };
    return ERR_OK;
}

static NODISCARD Err check(Db *db, const Caller *by, const EscalationRow *row, Error *e) {
    if (utf8_is_blank(row->holds_when))
        FAIL_FIELD(e, "holds_when", "is empty: write when this level holds");
    if (utf8_is_blank(row->move))
        FAIL_FIELD(e, "move", "is empty: write what is done first");
    if (row->owner_id && row->owner_id == row->deputy_id)
        FAIL_FIELD(e, "deputy_id", "is the owner: choose who stands in for them");
    if (row->owner_id)
        TRY(member_check(db, by->brand_id, row->owner_id, "owner_id", e));
    return row->deputy_id ? member_check(db, by->brand_id, row->deputy_id, "deputy_id", e) : ERR_OK;
}

static NODISCARD Err tell(Db *db, Arena *a, const Caller *by, const char *act,
                          const EscalationRow *row, Error *e) {
    return prepare_tell(
        db, by,
        &(AuditAct){ .act = act, .object = "escalation",
                     .detail = str_fmt(a, "level=%s owner=%lld deputy=%lld",
                                       verdict_level_names[row->level], (long long)row->owner_id,
                                       (long long)row->deputy_id) },
        e);
}

Err escalation_put(Db *db, Arena *a, const Caller *by, const EscalationRow *in, EscalationRow *out,
                   Error *e) {
    EscalationRow row = *in;
    List all;
    int64_t done = 0;
    row.holds_when = str_trim(in->holds_when);
    row.move = str_trim(in->move);
    row.tell = str_trim(in->tell);
    TRY(check(db, by, &row, e));
    DbVal brand = DB_V(by->brand_id), level = db_name(verdict_level_names, (int)row.level);
    DbVal when = DB_V(row.holds_when), owner = db_id(row.owner_id), deputy = db_id(row.deputy_id);
    DbVal move = DB_V(row.move), whom = db_text(row.tell), minutes = DB_V(row.minutes);
    DbVal staff = DB_V(by->staff_id), now = DB_V(by->now);
    if (row.version == 0)
        TRY(db_run(db, Q_ESCALATION_INSERT,
                   DB_ARGS(brand, level, when, owner, deputy, move, whom, minutes, staff, now),
                   &done, e));
    else
        TRY(db_run(db, Q_ESCALATION_UPDATE,
                   DB_ARGS(brand, level, DB_V(row.version), when, owner, deputy, move, whom,
                           minutes, staff, now),
                   &done, e));
    if (done == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this meanwhile: look again");
    if (row.owner_id || row.deputy_id)
        TRY(alarm_setting_make(db, by, e));
    TRY(alarm_calls_dismiss(db, by->brand_id, e));
    TRY(tell(db, a, by, "crisis.escalation_set", &row, e));
    TRY(escalation_list(db, a, by->brand_id, PREPARED_ID, &all, e));
    *out = ((const EscalationRow *)all.items)[row.level];
    return ERR_OK;
}

Err escalation_remove(Db *db, Arena *a, const Caller *by, const EscalationKey *key, Error *e) {
    int64_t removed;
    TRY(db_run(db, Q_ESCALATION_DELETE,
               DB_ARGS(DB_V(by->brand_id), db_name(verdict_level_names, (int)key->level),
                       DB_V(key->version)),
               &removed, e));
    if (removed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this meanwhile: look again");
    TRY(alarm_calls_dismiss(db, by->brand_id, e));
    return tell(db, a, by, "crisis.escalation_remove", &(EscalationRow){ .level = key->level }, e);
}
