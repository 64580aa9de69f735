#include "crisis/threat.h"

#include "crisis/prepare.h"
#include "desk/staff.h"
#include "text/reading.h"
#include "wire/json.h"

enum { STORED_MOST = 64 * 1024 };

const char *const threat_side_names[] = { "inside", "outside", NULL };
static const char *const prepare_act_names[] = { "retire", "restore", "review", NULL };

static const Field fields[] = {
    FIELD(Threat, id, .flags = FIELD_READONLY),
    FIELD(Threat, starter, .flags = FIELD_READONLY | FIELD_OPTIONAL),
    FIELD(Threat, name, .flags = FIELD_REQUIRED, .max = THREAT_NAME_MOST),
    FIELD_ENUM_OF(Threat, side, threat_side_names, .flags = FIELD_REQUIRED),
    FIELD_ENUM_OF(Threat, situation, situation_names, .flags = FIELD_REQUIRED,
                  .doc = "What we would be in it; a posture is suggested by it"),
    FIELD(Threat, how, .flags = FIELD_OPTIONAL, .max = THREAT_TEXT_MOST),
    FIELD(Threat, origin, .flags = FIELD_OPTIONAL, .max = THREAT_TEXT_MOST,
          .doc = "Where it comes from: channel, group of people, event"),
    FIELD(Threat, harm_company, .flags = FIELD_OPTIONAL, .max = THREAT_TEXT_MOST),
    FIELD(Threat, harm_brand, .flags = FIELD_OPTIONAL, .max = THREAT_TEXT_MOST),
    FIELD(Threat, likelihood, .flags = FIELD_REQUIRED, .least = 1, .most = THREAT_GRADE_MOST),
    FIELD(Threat, effect, .flags = FIELD_REQUIRED, .least = 1, .most = THREAT_GRADE_MOST),
    FIELD(Threat, score, .flags = FIELD_READONLY),
    FIELD_LIST_OF(Threat, words, NULL, .flags = FIELD_REQUIRED, .max = THREAT_WORDS_MOST,
                  .doc = "Early signs: words that people use"),
    FIELD_LIST_OF(Threat, signals, NULL, .flags = FIELD_REQUIRED, .max = SIGNAL__COUNT,
                  .doc = "Early signs: signals of the reading"),
    FIELD(Threat, signs_text, .flags = FIELD_SECRET | FIELD_READONLY),
    FIELD(Threat, owner_id, .flags = FIELD_OPTIONAL, .least = 0, .most = INT64_MAX),
    FIELD(Threat, owner_name, .flags = FIELD_READONLY | FIELD_OPTIONAL),
    FIELD_TIME_OF(Threat, reviewed_at, .flags = FIELD_READONLY),
    FIELD_TIME_OF(Threat, retired_at, .flags = FIELD_READONLY | FIELD_OPTIONAL),
    FIELD(Threat, playbook_id, .flags = FIELD_READONLY | FIELD_OPTIONAL),
    FIELD(Threat, version, .flags = FIELD_OPTIONAL, .least = 0, .most = INT64_MAX,
          .doc = "Of what the person saw; null for a new one"),
};
const Model threat_model = MODEL(Threat, fields);

static const Field filter_fields[] = { FIELD(ThreatFilter, is_retired) };
const Model threat_filter_model = MODEL(ThreatFilter, filter_fields);

static const Field step_fields[] = {
    FIELD_ENUM_OF(PrepareStep, act, prepare_act_names, .flags = FIELD_REQUIRED),
};
const Model prepare_step_model = MODEL(PrepareStep, step_fields);

/* ---- signs as they are stored ---- */

typedef struct Signs {
    List words, signals;
} Signs;
static const Field signs_fields[] = { FIELD_LIST_OF(Signs, words, NULL),
                                      FIELD_LIST_OF(Signs, signals, NULL) };
static const Model signs_model = MODEL(Signs, signs_fields);

static NODISCARD Err open_signs(Arena *a, Threat *t, Error *e) {
    Signs s = { 0 };
    TRY(json_read(a, t->signs_text, &signs_model, &s, e));
    t->words = s.words;
    t->signals = s.signals;
    return ERR_OK;
}

static Str signs_of(Arena *a, const Threat *t) {
    Buf b = buf_new(a, STORED_MOST);
    json_record(&b, &signs_model, &(Signs){ t->words, t->signals });
    return buf_str(&b);
}

/* ---- reading ---- */

Err threat_list(Db *db, Arena *a, int64_t brand_id, bool is_retired, List *out, Error *e) {
    TRY(db_list(db, a, Q_THREAT_LIST, DB_ARGS(DB_V(brand_id), DB_V(is_retired)), &threat_model,
                out, e));
    for (size_t i = 0; i < out->count; i++)
        TRY(open_signs(a, (Threat *)out->items + i, e));
    return ERR_OK;
}

Err threat_get(Db *db, Arena *a, int64_t brand_id, int64_t id, Threat *out, Error *e) {
    TRY(db_one(db, a, Q_THREAT_GET, DB_ARGS(DB_V(brand_id), DB_V(id)), &threat_model, out, e));
    return open_signs(a, out, e);
}

/* ---- writing ---- */

/* Trimmed, without doubles and empty ones; the order stays. */
static NODISCARD Err tidy_words(Arena *a, List *words, Error *e) {
    Str *kept = arena_make(a, Str, words->count + 1);
    const Str *given = words->items;
    size_t n = 0;
    for (size_t i = 0; i < words->count; i++) {
        Str word = str_trim(given[i]);
        bool is_double = word.n == 0;
        if (word.n > THREAT_WORD_MOST)
            FAIL_FIELD(e, "words", "holds a sign that is too long: a few words are enough");
        for (size_t k = 0; k < n; k++)
            is_double = is_double || str_eq_nocase(kept[k], word);
        if (!is_double)
            kept[n++] = word;
    }
    *words = (List){ n ? kept : NULL, n };
    return ERR_OK;
}

static NODISCARD Err check(Db *db, Arena *a, const Caller *by, int64_t id, const Threat *t,
                           Error *e) {
    const Str *signal = t->signals.items;
    int64_t count;
    bool is_taken;
    if (t->name.n == 0)
        FAIL_FIELD(e, "name", "is needed: what it is about, in a few words");
    for (size_t i = 0; i < t->signals.count; i++)
        if (names_find(signal_names, signal[i]) < 0)
            FAIL_FIELD(e, "signals", "knows no such name: %.40s", str_z(a, signal[i]));
    if (t->owner_id)
        TRY(member_check(db, by->brand_id, t->owner_id, "owner_id", e));
    TRY(prepare_is_named(db, by, Q_THREAT_NAMED, t->name, id, &is_taken, e));
    if (is_taken)
        FAIL_FIELD(e, "name", "is in the list already");
    TRY(db_i64(db, Q_THREAT_COUNT, DB_ARGS(DB_V(by->brand_id)), &count, e));
    if (id == 0 && count >= THREATS_MOST)
        FAIL(e, ERR_LIMIT, "%d threats are enough: change one of them", THREATS_MOST);
    return ERR_OK;
}

static NODISCARD Err keep(Db *db, const Caller *by, int64_t *id, const Threat *t, Error *e) {
    DbVal brand = DB_V(by->brand_id), name = DB_V(t->name), signs = DB_V(t->signs_text);
    DbVal side = db_name(threat_side_names, (int)t->side);
    DbVal situation = db_name(situation_names, (int)t->situation);
    DbVal how = db_text(t->how), origin = db_text(t->origin);
    DbVal company = db_text(t->harm_company), image = db_text(t->harm_brand);
    DbVal likely = DB_V(t->likelihood), effect = DB_V(t->effect), owner = db_id(t->owner_id);
    int64_t changed;
    if (*id == 0)
        return db_i64(db, Q_THREAT_INSERT,
                      DB_ARGS(brand, db_text(t->starter), name, side, situation, how, origin,
                              company, image, likely, effect, signs, owner, DB_V(by->now),
                              DB_V(by->staff_id)),
                      id, e);
    TRY(db_run(db, Q_THREAT_UPDATE,
               DB_ARGS(brand, DB_V(*id), DB_V(t->version), name, side, situation, how, origin,
                       company, image, likely, effect, signs, owner, DB_V(by->now)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this meanwhile: look again");
    return ERR_OK;
}

Err threat_put(Db *db, Arena *a, const Caller *by, int64_t id, const Threat *in, Threat *out,
               Error *e) {
    Threat t = *in;
    t.name = str_trim(in->name);
    t.how = str_trim(in->how);
    t.origin = str_trim(in->origin);
    t.harm_company = str_trim(in->harm_company);
    t.harm_brand = str_trim(in->harm_brand);
    TRY(tidy_words(a, &t.words, e));
    TRY(check(db, a, by, id, &t, e));
    if (id)
        TRY(threat_get(db, a, by->brand_id, id, out, e)); /* is there such a one? */
    t.signs_text = signs_of(a, &t);
    TRY(keep(db, by, &id, &t, e));
    TRY(prepare_tell(db, by,
             &(AuditAct){ .act = "crisis.threat_set", .object = "threat", .object_id = id,
                          .detail = str_fmt(a, "likelihood=%lld effect=%lld",
                                            (long long)t.likelihood, (long long)t.effect),
                          .personal = t.name },
             e));
    return threat_get(db, a, by->brand_id, id, out, e);
}

Err threat_act(Db *db, Arena *a, const Caller *by, int64_t id, PrepareAct act, Threat *out,
               Error *e) {
    static const char *const acts[] = { "crisis.threat_retire", "crisis.threat_restore",
                                        "crisis.threat_review" };
    int64_t changed;
    TRY(threat_get(db, a, by->brand_id, id, out, e));
    DbVal at = act == PREPARE_RESTORE ? db_null() : DB_V(by->now);
    TRY(act == PREPARE_REVIEW
            ? db_run(db, Q_THREAT_REVIEW, DB_ARGS(DB_V(by->brand_id), DB_V(id), at), &changed, e)
            : db_run(db, Q_THREAT_RETIRE,
                     DB_ARGS(DB_V(by->brand_id), DB_V(id), at, DB_V(by->now)), &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this meanwhile: look again");
    TRY(prepare_tell(db, by,
                     &(AuditAct){ .act = acts[act], .object = "threat", .object_id = id }, e));
    return threat_get(db, a, by->brand_id, id, out, e);
}
