#include "desk/statement_slots.h"

#include "wire/json.h"

#include <string.h>

enum { NOTE_MOST = 500, STORED_MOST = 1024 * 1024 };

static const Field slot_fields[] = {
    FIELD_ENUM_OF(StatementSlot, kind, drift_kind_names, .flags = FIELD_REQUIRED),
    FIELD_LIST_OF(StatementSlot, values, NULL, .flags = FIELD_REQUIRED,
                  .max = STATEMENT_VALUES_MOST, .doc = "Wordings that are right"),
    FIELD_LIST_OF(StatementSlot, old, NULL, .flags = FIELD_REQUIRED, .max = STATEMENT_VALUES_MOST,
                  .doc = "What was said once and is false now"),
    FIELD(StatementSlot, note, .flags = FIELD_OPTIONAL, .max = NOTE_MOST),
};
const Model statement_slot_model = MODEL(StatementSlot, slot_fields);

Err slots_read(Arena *a, Str stored, List *out, Error *e) {
    return json_read_list(a, stored, &statement_slot_model, out, e);
}

Str slots_write(Arena *a, const List *slots) {
    Buf b = buf_new(a, STORED_MOST);
    json_list(&b, &statement_slot_model, slots);
    return buf_str(&b);
}

bool values_have(const List *values, Str value) {
    const Str *v = values->items;
    for (size_t i = 0; i < values->count; i++)
        if (str_eq_nocase(str_trim(v[i]), str_trim(value)))
            return true;
    return false;
}

void values_add(Arena *a, List *values, Str value) {
    Str *longer = arena_make(a, Str, values->count + 1);
    if (values->count)
        memcpy(longer, values->items, values->count * sizeof(Str));
    longer[values->count] = value;
    *values = (List){ longer, values->count + 1 };
}

/* What of `values` is worth keeping and not in `barred`. */
static NODISCARD Err tidy(Arena *a, List *values, const List *barred, Error *e) {
    List kept = { 0 };
    const Str *v = values->items;
    for (size_t i = 0; i < values->count; i++) {
        Str value = str_trim(v[i]);
        if (value.n > STATEMENT_VALUE_MOST)
            FAIL_FIELD(e, "slots", "holds a value that is too long: at most %d bytes",
                       STATEMENT_VALUE_MOST);
        if (value.n && !values_have(&kept, value) && !values_have(barred, value))
            values_add(a, &kept, value);
    }
    *values = kept;
    return ERR_OK;
}

Err slots_tidy(Arena *a, List *slots, Error *e) {
    static const List nothing;
    StatementSlot *tidied = arena_make(a, StatementSlot, slots->count + 1);
    const StatementSlot *given = slots->items;
    for (size_t i = 0; i < slots->count; i++) {
        tidied[i] = given[i];
        TRY(tidy(a, &tidied[i].values, &nothing, e));
        TRY(tidy(a, &tidied[i].old, &tidied[i].values, e));
    }
    slots->items = tidied;
    return ERR_OK;
}

Err slots_complete(const List *slots, Error *e) {
    const StatementSlot *s = slots->items;
    for (size_t i = 0; i < slots->count; i++)
        if (s[i].values.count == 0 && s[i].old.count == 0)
            FAIL_FIELD(e, "slots", "holds an empty fact (%s): write it or take it out",
                       drift_kind_names[s[i].kind]);
    return ERR_OK;
}

static bool kind_has(const List *slots, DriftKind kind, Str value) {
    const StatementSlot *s = slots->items;
    for (size_t i = 0; i < slots->count; i++)
        if (s[i].kind == kind && values_have(&s[i].values, value))
            return true;
    return false;
}

/* The slot of this kind that stands `place` behind the first one; NULL: none. */
static const StatementSlot *slot_at(const List *slots, DriftKind kind, size_t place) {
    const StatementSlot *s = slots->items;
    for (size_t i = 0; i < slots->count; i++)
        if (s[i].kind == kind && place-- == 0)
            return &s[i];
    return NULL;
}

void slots_carry(Arena *a, const SlotsCarry *from, List *slots) {
    size_t seen[DRIFT_KIND__COUNT] = { 0 };
    StatementSlot *is = arena_make(a, StatementSlot, slots->count + 1);
    if (slots->count)
        memcpy(is, slots->items, slots->count * sizeof(*is));
    *slots = (List){ is, slots->count };
    for (size_t i = 0; i < slots->count; i++) {
        const StatementSlot *before = slot_at(from->before, is[i].kind, seen[is[i].kind]++);
        const Str *held = before ? before->values.items : NULL;
        for (size_t k = 0; before && k < before->values.count; k++)
            if (kind_has(from->was, is[i].kind, held[k]) &&
                !kind_has(slots, is[i].kind, held[k]) && !values_have(&is[i].old, held[k]) &&
                is[i].old.count < STATEMENT_VALUES_MOST)
                values_add(a, &is[i].old, held[k]);
    }
}
