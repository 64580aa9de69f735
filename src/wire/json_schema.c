#include "wire/field.h"
#include "wire/json.h"

static void add_range(JsonNode *schema, const Field *f) {
    if (f->least == 0 && f->most == 0)
        return;
    json_add_i64(schema, "minimum", f->least);
    json_add_i64(schema, "maximum", f->most);
}

static void add_names(JsonNode *schema, const Field *f) {
    JsonNode *names = json_add_list(schema, "enum");
    for (size_t i = 0; f->names[i] != NULL; i++)
        json_add_str(names, NULL, str_c(f->names[i]));
    if (f->flags & FIELD_OPTIONAL) /* OpenAPI 3.0: a nullable enum must list null */
        json_add_str(names, NULL, (Str){ 0 });
}

static void fill_model(JsonNode *schema, const Model *m, bool for_input);

static void add_items(JsonNode *schema, const Field *f, bool for_input) {
    if (for_input)
        json_add_i64(schema, "maxItems", (int64_t)field_max(f));
    JsonNode *items = json_add_object(schema, "items");
    if (f->model != NULL) {
        fill_model(items, f->model, for_input);
        return;
    }
    json_add_str(items, "type", S("string"));
    if (for_input)
        json_add_i64(items, "maxLength", FIELD_LIST_TEXT_MAX);
}

static void fill_type(JsonNode *schema, const Field *f, bool for_input) {
    static const char *const types[] = {
        [FIELD_I64] = "integer",  [FIELD_BOOL] = "boolean", [FIELD_F64] = "number",
        [FIELD_STR] = "string",   [FIELD_ENUM] = "string",  [FIELD_TIME] = "string",
        [FIELD_RECORD] = "object", [FIELD_LIST] = "array",
    };
    static_assert(COUNT(types) == FIELD_TYPE__COUNT, "one word per type");
    if (f->type != FIELD_RECORD)
        json_add_str(schema, "type", str_c(types[f->type]));
    switch (f->type) {
    case FIELD_I64:
        json_add_str(schema, "format", S("int64"));
        add_range(schema, f);
        break;
    case FIELD_F64:
        json_add_str(schema, "format", S("double"));
        add_range(schema, f);
        break;
    case FIELD_STR: /* the bound is in bytes; a character is at least one */
        if (for_input)
            json_add_i64(schema, "maxLength", (int64_t)field_max(f));
        break;
    case FIELD_ENUM:   add_names(schema, f); break;
    case FIELD_TIME:   json_add_str(schema, "format", S("date-time")); break;
    case FIELD_RECORD: fill_model(schema, f->model, for_input); break;
    case FIELD_LIST:   add_items(schema, f, for_input); break;
    case FIELD_BOOL:
    case FIELD_TYPE__COUNT:
        break;
    }
}

static void fill_field(JsonNode *schema, const Field *f, bool for_input) {
    fill_type(schema, f, for_input);
    if (f->doc != NULL)
        json_add_str(schema, "description", str_c(f->doc));
    if (f->flags & FIELD_OPTIONAL)
        json_add_bool(schema, "nullable", true);
}

static bool is_shown(const Field *f, bool for_input) {
    return !(f->flags & (for_input ? FIELD_READONLY : FIELD_SECRET));
}

/* An output always has every field; an input only what is required. */
static bool is_required(const Field *f, bool for_input) {
    return is_shown(f, for_input) && (!for_input || (f->flags & FIELD_REQUIRED));
}

static void fill_model(JsonNode *schema, const Model *m, bool for_input) {
    JsonNode *required = NULL;
    json_add_str(schema, "type", S("object"));
    if (for_input)
        json_add_bool(schema, "additionalProperties", false);
    for (size_t i = 0; i < m->count; i++)
        if (is_required(&m->fields[i], for_input)) {
            if (required == NULL) /* OpenAPI 3.0 allows no empty list here */
                required = json_add_list(schema, "required");
            json_add_str(required, NULL, str_c(m->fields[i].name));
        }
    JsonNode *properties = json_add_object(schema, "properties");
    for (size_t i = 0; i < m->count; i++)
        if (is_shown(&m->fields[i], for_input))
            json_add_field_schema(properties, m->fields[i].name, &m->fields[i], for_input);
}

void json_add_schema(JsonNode *in, const char *name, const Model *m, bool for_input) {
    fill_model(json_add_object(in, name), m, for_input);
}

void json_add_field_schema(JsonNode *in, const char *name, const Field *f, bool for_input) {
    fill_field(json_add_object(in, name), f, for_input);
}
