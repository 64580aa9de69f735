#include "app/commands.h"
#include "app/print.h"
#include "app/text_lines.h"
#include "app/zone.h"
#include "base/limits.h"
#include "text/promise.h"

enum { PROMISES_ZONE };
enum { HOLIDAYS_MOST = 1000 };

static const Option options[] = {
    [PROMISES_ZONE] = { "zone", "ZONE", zone_names,
                        "Zone of answers that name none: WIB, WITA, WIT, UTC. Default: WIB." },
};

typedef struct PromiseRecord {
    PromiseKind kind;
    Str words, time_words;
    int64_t from, to, time_from, time_to, due;
} PromiseRecord;
static const Field promise_fields[] = {
    FIELD_ENUM_OF(PromiseRecord, kind, promise_kind_names),
    FIELD(PromiseRecord, words),
    FIELD(PromiseRecord, from),
    FIELD(PromiseRecord, to),
    FIELD(PromiseRecord, time_words, .flags = FIELD_OPTIONAL),
    FIELD(PromiseRecord, time_from),
    FIELD(PromiseRecord, time_to),
    FIELD_TIME_OF(PromiseRecord, due, .flags = FIELD_OPTIONAL),
};
static const Model promise_model = MODEL(PromiseRecord, promise_fields);

typedef struct AnswerRecord {
    Str text;
    List promises; /* of PromiseRecord */
} AnswerRecord;
static const Field answer_fields[] = {
    FIELD(AnswerRecord, text, .max = LIMIT_MESSAGE_TEXT),
    FIELD_LIST_OF(AnswerRecord, promises, &promise_model),
};
static const Model answer_model = MODEL(AnswerRecord, answer_fields);

/* The member `holidays`: days as 2026-12-25. */
static NODISCARD Err read_holidays(Arena *a, const TextLine *line, PromiseInput *in, Error *e) {
    JsonValue *list = json_member(line->object, "holidays");
    size_t count = json_length(list);
    if (count > HOLIDAYS_MOST)
        FAIL_FIELD(e, "holidays", "line %lld: more than %d of them", (long long)line->number,
                   HOLIDAYS_MOST);
    int64_t *days = arena_make(a, int64_t, count + 1), at;
    for (size_t i = 0; i < count; i++) {
        Str day;
        if (!json_get_str(json_item(list, i), &day) || !time_parse_day(day, &at))
            FAIL_FIELD(e, "holidays", "line %lld: write days as 2026-12-25",
                       (long long)line->number);
        days[i] = at / DAY;
    }
    in->holidays = days;
    in->holiday_count = count;
    return ERR_OK;
}

static PromiseRecord record_of(Str text, const FoundPromise *p) {
    return (PromiseRecord){
        .kind = p->kind,
        .words = str_slice(text, p->from, p->to),
        .time_words = p->time_to > p->time_from ? str_slice(text, p->time_from, p->time_to)
                                                : (Str){ 0 },
        .from = (int64_t)p->from, .to = (int64_t)p->to,
        .time_from = (int64_t)p->time_from, .time_to = (int64_t)p->time_to,
        .due = p->due_at,
    };
}

static Err find(void *ctx, Arena *a, const TextLine *line, Error *e) {
    Call *c = ctx;
    PromiseInput in = { .text = line->text, .at = line->frame.written, .zone = line->frame.zone };
    FoundPromise *found;
    size_t count;
    TRY(read_holidays(a, line, &in, e));
    promise_find(a, &in, &found, &count);
    PromiseRecord *records = arena_make(a, PromiseRecord, count + 1);
    for (size_t i = 0; i < count; i++)
        records[i] = record_of(line->text, &found[i]);
    print_json_line(c->out, &answer_model, &(AnswerRecord){ line->text, { records, count } });
    if (ferror(c->out))
        FAIL(e, ERR_IO, "the output could not be written");
    return ERR_OK;
}

static Err run(Call *c, Error *e) {
    const char *path = c->arg_count ? str_z(c->arena, c->args[0]) : NULL;
    return text_lines_of(path, c->in, zone_seconds(c->values[PROMISES_ZONE], ZONE_WIB), find, c,
                         e);
}

const Command cmd_promises = {
    .name = "promises",
    .args = "[FILE]",
    .most = 1,
    .flags = COMMAND_NO_CONFIG,
    .summary = "Find what answers promise, and until when",
    .help = "Reads one answer a line from FILE or standard input, as plain text or as JSON with a "
            "member `text`, and prints one JSON object a line: each promise with its kind, the "
            "bytes of its words and of its time, and the moment it is due. That is known when JSON "
            "has a member `time`, when the answer was sent (RFC 3339, or seconds since 1970); a "
            "member `zone` comes before --zone, and `holidays` is a list of days on which nobody "
            "works.\n\n"
            "    echo 'refund kami proses maks 3 hari kerja ya kak' | tanggap promises",
    .options = options,
    .option_count = COUNT(options),
    .run = run,
};
