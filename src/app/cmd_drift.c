#include "app/commands.h"
#include "app/file.h"
#include "app/print.h"
#include "app/text_lines.h"
#include "app/zone.h"
#include "base/limits.h"
#include "text/drift.h"

enum { DRIFT_ZONE };
enum { STATEMENTS_MOST_BYTES = 1024 * 1024 };

static const Option options[] = {
    [DRIFT_ZONE] = { "zone", "ZONE", zone_names,
                     "Zone of answers that name none: WIB, WITA, WIT, UTC. Default: WIB." },
};

/* One slot of the file: the wordings that are right and those that were. */
typedef struct SlotRecord {
    DriftKind kind;
    List values, old; /* of Str */
    Str note;
} SlotRecord;
static const Field slot_fields[] = {
    FIELD_ENUM_OF(SlotRecord, kind, drift_kind_names, .flags = FIELD_REQUIRED),
    FIELD_LIST_OF(SlotRecord, values, NULL, .flags = FIELD_REQUIRED),
    FIELD_LIST_OF(SlotRecord, old, NULL),
    FIELD(SlotRecord, note, .max = 1000),
};
static const Model slot_model = MODEL(SlotRecord, slot_fields);

typedef struct StatementRecord {
    Str id, name, at;
    List slots; /* of SlotRecord */
} StatementRecord;
static const Field statement_fields[] = {
    FIELD(StatementRecord, id, .flags = FIELD_REQUIRED),
    FIELD(StatementRecord, name),
    FIELD(StatementRecord, at),
    FIELD_LIST_OF(StatementRecord, slots, &slot_model, .flags = FIELD_REQUIRED),
};
static const Model statement_model = MODEL(StatementRecord, statement_fields);

typedef struct DriftRecord {
    DriftKind kind;
    int64_t slot, from, to;
    Str words, value; /* value: what the statement says */
    bool is_old;
} DriftRecord;
static const Field drift_fields[] = {
    FIELD_ENUM_OF(DriftRecord, kind, drift_kind_names),
    FIELD(DriftRecord, slot),
    FIELD(DriftRecord, words),
    FIELD(DriftRecord, from),
    FIELD(DriftRecord, to),
    FIELD(DriftRecord, value, .flags = FIELD_OPTIONAL),
    FIELD(DriftRecord, is_old),
};
static const Model drift_model = MODEL(DriftRecord, drift_fields);

typedef struct AnswerRecord {
    Str text;
    List findings; /* of DriftRecord */
} AnswerRecord;
static const Field answer_fields[] = {
    FIELD(AnswerRecord, text, .max = LIMIT_MESSAGE_TEXT),
    FIELD_LIST_OF(AnswerRecord, findings, &drift_model),
};
static const Model answer_model = MODEL(AnswerRecord, answer_fields);

typedef struct DriftCall {
    Call *call;
    List statements; /* of StatementRecord */
} DriftCall;

/* The statement that the member `statement` names; the first one of a file that has one. */
static NODISCARD Err statement_of(const DriftCall *run, const TextLine *line,
                                  const StatementRecord **out, Error *e) {
    const StatementRecord *all = run->statements.items;
    Str id = { 0 };
    bool has_id = json_get_str(json_member(line->object, "statement"), &id);
    for (size_t i = 0; i < run->statements.count; i++)
        if (has_id ? str_eq(all[i].id, id) : run->statements.count == 1) {
            *out = &all[i];
            return ERR_OK;
        }
    FAIL_FIELD(e, "statement", "line %lld: name a statement of the file by its id",
               (long long)line->number);
}

static DriftSlot *slots_of(Arena *a, const StatementRecord *s) {
    const SlotRecord *records = s->slots.items;
    DriftSlot *slots = arena_make(a, DriftSlot, s->slots.count + 1);
    for (size_t i = 0; i < s->slots.count; i++)
        slots[i] = (DriftSlot){ .kind = records[i].kind,
                                .values = records[i].values.items,
                                .value_count = records[i].values.count,
                                .old = records[i].old.items,
                                .old_count = records[i].old.count };
    return slots;
}

static Err check(void *ctx, Arena *a, const TextLine *line, Error *e) {
    DriftCall *run = ctx;
    const StatementRecord *statement = NULL;
    DriftFinding *found;
    size_t count;
    TRY(statement_of(run, line, &statement, e));
    DriftSlot *slots = slots_of(a, statement);
    drift_check(a, &(DriftInput){ .text = line->text, .at = line->frame.written,
                                  .zone = line->frame.zone, .slots = slots,
                                  .slot_count = statement->slots.count }, &found, &count);
    DriftRecord *records = arena_make(a, DriftRecord, count + 1);
    for (size_t i = 0; i < count; i++) {
        const DriftSlot *slot = &slots[found[i].slot];
        records[i] = (DriftRecord){
            .kind = slot->kind, .slot = (int64_t)found[i].slot,
            .from = (int64_t)found[i].from, .to = (int64_t)found[i].to,
            .words = str_slice(line->text, found[i].from, found[i].to),
            .value = found[i].value < slot->value_count ? slot->values[found[i].value]
                                                        : (Str){ 0 },
            .is_old = found[i].is_old,
        };
    }
    AnswerRecord answer = { line->text, { records, count } };
    print_json_line(run->call->out, &answer_model, &answer);
    if (ferror(run->call->out))
        FAIL(e, ERR_IO, "the output could not be written");
    return ERR_OK;
}

static Err run(Call *c, Error *e) {
    DriftCall run = { .call = c };
    Str file;
    const char *path = c->arg_count > 1 ? str_z(c->arena, c->args[1]) : NULL;
    TRY(file_read(c->arena, str_z(c->arena, c->args[0]), STATEMENTS_MOST_BYTES, &file, e));
    TRY(json_read_list(c->arena, file, &statement_model, &run.statements, e));
    return text_lines_of(path, c->in, zone_seconds(c->values[DRIFT_ZONE], ZONE_WIB), check, &run,
                         e);
}

const Command cmd_drift = {
    .name = "drift",
    .args = "STATEMENTS [FILE]",
    .least = 1,
    .most = 2,
    .flags = COMMAND_NO_CONFIG,
    .summary = "Find answers that contradict a key statement",
    .help = "STATEMENTS is a JSON list of statements, each with an `id` and its `slots`: kind, "
            "`values` that are right, and `old` ones that are false now. Reads one answer a line "
            "from FILE or standard input, as plain text or as JSON with members `text`, "
            "`statement` (the id, needed when there are several), `time` and `zone`, and prints "
            "one JSON object a line: what contradicts, in which slot, and what it should say.\n\n"
            "    echo 'refund 2 hari kerja ya kak' | tanggap drift statement.json",
    .options = options,
    .option_count = COUNT(options),
    .run = run,
};
