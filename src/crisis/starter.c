#include "crisis/starter.h"

#include "crisis/prepare.h"

enum { KEYS_MOST = 100 };

static const Field language_fields[] = {
    FIELD_ENUM_OF(LanguageQuery, language, prepared_language_names,
                  .doc = "Of the texts the program brings"),
};
const Model language_query_model = MODEL(LanguageQuery, language_fields);

static const Field row_fields[] = {
    FIELD(StarterRow, key),
    FIELD(StarterRow, name),
    FIELD(StarterRow, how),
    FIELD_ENUM_OF(StarterRow, side, threat_side_names),
    FIELD(StarterRow, likelihood),
    FIELD(StarterRow, effect),
    FIELD(StarterRow, score),
    FIELD(StarterRow, threat_id, .flags = FIELD_OPTIONAL,
          .doc = "Taken over as this one; null: not yet"),
};
const Model starter_row_model = MODEL(StarterRow, row_fields);

static const Field form_fields[] = {
    FIELD_ENUM_OF(StarterForm, language, prepared_language_names, .flags = FIELD_REQUIRED),
    FIELD_LIST_OF(StarterForm, keys, NULL, .flags = FIELD_OPTIONAL, .max = KEYS_MOST,
                  .doc = "null: all that are not there yet"),
};
const Model starter_form_model = MODEL(StarterForm, form_fields);

typedef struct Taken {
    Str name; /* the key */
    int64_t id;
} Taken;
static const Field taken_fields[] = { FIELD(Taken, name), FIELD(Taken, id) };
static const Model taken_model = MODEL(Taken, taken_fields);

static int64_t taken_as(const List *taken, const StarterThreat *of) {
    const Taken *t = taken->items;
    for (size_t i = 0; i < taken->count; i++)
        if (str_eq(t[i].name, str_c(of->key)))
            return t[i].id;
    return 0;
}

Err starter_list(Db *db, Arena *a, const Caller *by, PreparedLanguage language, List *out,
                 Error *e) {
    StarterRow *rows = arena_make(a, StarterRow, starter_threat_count);
    List taken;
    TRY(db_list(db, a, Q_THREAT_TAKEN, DB_ARGS(DB_V(by->brand_id)), &taken_model, &taken, e));
    for (size_t i = 0; i < starter_threat_count; i++) {
        const StarterThreat *s = &starter_threats[i];
        rows[i] = (StarterRow){ .key = str_c(s->key), .name = str_c(s->name[language]),
                                .how = str_c(s->how[language]), .side = s->side,
                                .likelihood = s->likelihood, .effect = s->effect,
                                .score = s->likelihood * s->effect,
                                .threat_id = taken_as(&taken, s) };
    }
    *out = (List){ rows, starter_threat_count };
    return ERR_OK;
}

static List texts(Arena *a, const char *const *from) {
    size_t n = 0;
    while (from[n])
        n++;
    Str *out = arena_make(a, Str, n + 1);
    for (size_t i = 0; i < n; i++)
        out[i] = str_c(from[i]);
    return (List){ n ? out : NULL, n };
}

static List steps(Arena *a, const StarterThreat *s, PreparedLanguage language) {
    PlaybookStep *out = arena_make(a, PlaybookStep, s->step_count + 1);
    for (size_t i = 0; i < s->step_count; i++)
        out[i] = (PlaybookStep){ .phase = s->steps[i].phase,
                                 .text = str_c(s->steps[i].text[language]),
                                 .duty = s->steps[i].duty, .minutes = s->steps[i].minutes };
    return (List){ out, s->step_count };
}

/* What the shop wrote under this name itself stays as it is. */
static NODISCARD Err take(Db *db, Arena *a, const Caller *by, const StarterThreat *s,
                          PreparedLanguage l, Error *e) {
    Threat t = { 0 }, in = { .starter = str_c(s->key), .name = str_c(s->name[l]), .side = s->side,
                             .situation = s->situation, .how = str_c(s->how[l]),
                             .origin = str_c(s->origin[l]),
                             .harm_company = str_c(s->harm_company[l]),
                             .harm_brand = str_c(s->harm_brand[l]),
                             .likelihood = s->likelihood, .effect = s->effect,
                             .words = texts(a, s->words), .signals = texts(a, s->signals) };
    PlaybookPage page = { 0 };
    bool is_there;
    TRY(prepare_is_named(db, by, Q_THREAT_NAMED, in.name, 0, &is_there, e));
    if (is_there)
        return ERR_OK;
    TRY(threat_put(db, a, by, 0, &in, &t, e));
    TRY(prepare_is_named(db, by, Q_PLAYBOOK_NAMED, in.name, 0, &is_there, e));
    if (is_there)
        return ERR_OK;
    PlaybookForm form = { .threat_id = t.id, .name = in.name,
                          .posture = posture_suggest(s->situation, false),
                          .holding = str_c(s->holding[l]), .statement = str_c(s->statement[l]),
                          .starter = in.starter, .steps = steps(a, s, l) };
    return playbook_put(db, a, by, 0, &form, &page, e);
}

static bool is_asked(const List *keys, const char *key) {
    const Str *k = keys->items;
    for (size_t i = 0; i < keys->count; i++)
        if (str_eq(k[i], str_c(key)))
            return true;
    return keys->count == 0;
}

static NODISCARD Err check_keys(Arena *a, const List *keys, Error *e) {
    const Str *k = keys->items;
    for (size_t i = 0; i < keys->count; i++) {
        bool is_known = false;
        for (size_t s = 0; s < starter_threat_count; s++)
            is_known = is_known || str_eq(k[i], str_c(starter_threats[s].key));
        if (!is_known)
            FAIL_FIELD(e, "keys", "knows no such name: %.40s", str_z(a, k[i]));
    }
    return ERR_OK;
}

Err starter_take(Db *db, Arena *a, const Caller *by, const StarterForm *form, List *out,
                 Error *e) {
    List taken;
    TRY(check_keys(a, &form->keys, e));
    TRY(db_list(db, a, Q_THREAT_TAKEN, DB_ARGS(DB_V(by->brand_id)), &taken_model, &taken, e));
    for (size_t i = 0; i < starter_threat_count; i++)
        if (is_asked(&form->keys, starter_threats[i].key) &&
            !taken_as(&taken, &starter_threats[i]))
            TRY(take(db, a, by, &starter_threats[i], form->language, e));
    return threat_list(db, a, by->brand_id, false, out, e);
}
