#include "desk/origin.h"

static const Field first_fields[] = {
    FIELD(FirstCase, id),
    FIELD(FirstCase, name),
    FIELD_ENUM_OF(FirstCase, channel, channel_names),
    FIELD(FirstCase, created_at),
    FIELD(FirstCase, at),
};
const Model first_case_model = MODEL(FirstCase, first_fields);

static const Field origin_fields[] = {
    FIELD(Origin, source_id, .flags = FIELD_OPTIONAL, .doc = "null: nothing is known"),
    FIELD(Origin, source_name, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(Origin, channel, channel_names),
    FIELD(Origin, agree, .doc = "So many of its first cases came in there"),
    FIELD(Origin, of, .doc = "Of so many, eight at most"),
    FIELD_TIME_OF(Origin, at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Origin, listens_from, .flags = FIELD_OPTIONAL,
                  .doc = "Since when we listen there"),
};
const Model origin_model = MODEL(Origin, origin_fields);

void origin_of(const List *first, Origin *out) {
    const FirstCase *c = first->items;
    size_t n = first->count < ORIGIN_FIRST ? first->count : ORIGIN_FIRST;
    *out = (Origin){ .channel = CHANNEL_OTHER, .of = (int64_t)n };
    for (size_t i = 0; i < n; i++) {
        int64_t agree = 0;
        for (size_t k = 0; k < n; k++)
            agree += c[k].id == c[i].id;
        if (agree <= out->agree)
            continue;
        *out =
            (Origin){ c[i].id, c[i].name, c[i].channel, agree, out->of, c[i].at, c[i].created_at };
    }
}

Err origin_of_problem(Db *db, Arena *a, int64_t brand_id, int64_t problem_id, Origin *out,
                      Error *e) {
    List first = { 0 };
    if (problem_id)
        TRY(db_list(db, a, Q_PROBLEM_FIRST_CASES, DB_ARGS(DB_V(brand_id), DB_V(problem_id)),
                    &first_case_model, &first, e));
    origin_of(&first, out);
    return ERR_OK;
}
