#include "base/model.h"
#include "test.h"

typedef enum Colour { RED, GREEN } Colour;
static const char *const colour_names[] = { "red", "green", NULL };

typedef struct Place {
    int64_t id;
} Place;
static const Field place_fields[] = { FIELD(Place, id) };
static const Model place_model = MODEL(Place, place_fields);

typedef struct Sample {
    int64_t id;
    bool open;
    double share;
    Str title;
    Colour colour;
    int64_t at;
    List tags;
    Place place;
} Sample;

static const Field sample_fields[] = {
    FIELD(Sample, id, .flags = FIELD_READONLY),
    FIELD(Sample, open),
    FIELD(Sample, share),
    FIELD(Sample, title, .max = 80),
    FIELD_ENUM_OF(Sample, colour, colour_names),
    FIELD_TIME_OF(Sample, at, .flags = FIELD_OPTIONAL),
    FIELD_LIST_OF(Sample, tags, NULL),
    FIELD_RECORD_OF(Sample, place, &place_model),
};
static const Model sample_model = MODEL(Sample, sample_fields);

TEST(the_type_of_a_field_is_that_of_its_member) {
    static const FieldType want[] = { FIELD_I64,  FIELD_BOOL, FIELD_F64, FIELD_STR,
                                      FIELD_ENUM, FIELD_TIME, FIELD_LIST, FIELD_RECORD };
    CHECK(sample_model.count == COUNT(want));
    for (size_t i = 0; i < COUNT(want); i++)
        CHECK(sample_model.fields[i].type == want[i]);
}

TEST(fields_are_found_by_name) {
    CHECK(model_find(&sample_model, S("title")) == &sample_fields[3]);
    CHECK(model_find(&sample_model, S("titl")) == NULL);
    CHECK(model_find(&sample_model, (Str){ 0 }) == NULL);
    CHECK(names_find(colour_names, S("green")) == GREEN);
    CHECK(names_find(colour_names, S("blue")) == -1);
}

TEST(a_field_is_reached_inside_its_record) {
    Sample s = { .id = 7, .at = 8 };
    CHECK(*(const int64_t *)field_get(&sample_fields[5], &s) == 8);
    *(int64_t *)field_at(&sample_fields[5], &s) = 9;
    CHECK(s.id == 7 && s.at == 9);
}

TEST(empty_is_the_value_that_stands_for_none) {
    Sample none = { 0 };
    Sample full = { .id = 1, .open = true, .share = 0.5, .title = S(""), .colour = GREEN,
                    .at = 1, .tags = { .items = &none, .count = 1 } };
    for (size_t i = 0; i < COUNT(sample_fields); i++) {
        bool is_record = sample_fields[i].type == FIELD_RECORD; /* always written */
        CHECK(field_is_empty(&sample_fields[i], &none) == !is_record);
        CHECK(!field_is_empty(&sample_fields[i], &full));
    }
}

TEST(a_field_without_max_takes_the_default) {
    CHECK(field_max(&sample_fields[3]) == 80);
    CHECK(field_max(&sample_fields[6]) == FIELD_MAX_DEFAULT);
}
