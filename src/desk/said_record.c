#include "desk/said_record.h"

#include "text/said.h"

static const Field time_fields[] = {
    FIELD(TimeRecord, from), FIELD(TimeRecord, to),
    FIELD_TIME_OF(TimeRecord, begins, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(TimeRecord, ends, .flags = FIELD_OPTIONAL),
};
const Model time_record_model = MODEL(TimeRecord, time_fields);
static const Field place_fields[] = {
    FIELD(PlaceRecord, kind), FIELD(PlaceRecord, name), FIELD(PlaceRecord, from),
    FIELD(PlaceRecord, to),
};
const Model place_record_model = MODEL(PlaceRecord, place_fields);

List said_time_records(Arena *a, Str text, int64_t written, int64_t zone) {
    SaidTime *times;
    size_t count;
    said_times(a, text, written, (int)zone, &times, &count);
    TimeRecord *records = arena_make(a, TimeRecord, count + 1);
    for (size_t i = 0; i < count; i++)
        records[i] = (TimeRecord){ (int64_t)times[i].from, (int64_t)times[i].to, times[i].begins,
                                   times[i].ends };
    return (List){ records, count };
}

List said_place_records(Arena *a, Str text) {
    SaidPlace *places;
    size_t count;
    said_places(a, text, &places, &count);
    PlaceRecord *records = arena_make(a, PlaceRecord, count + 1);
    for (size_t i = 0; i < count; i++)
        records[i] = (PlaceRecord){ str_c(place_kind_names[places[i].kind]), places[i].name,
                                    (int64_t)places[i].from, (int64_t)places[i].to };
    return (List){ records, count };
}
