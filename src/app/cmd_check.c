#include "app/commands.h"
#include "app/file.h"
#include "app/print.h"
#include "base/limits.h"
#include "connect/line.h"
#include "connect/source.h"
#include "desk/source.h"
#include "text/draft.h"
#include "wire/json.h"

enum { FILE_MOST = 64 * 1024 * 1024, EARLIER_LINES_MOST = 100, CONTACTS_MOST = 50 };

static const char *const honorifics[] = { "kak", "bapak", "ibu", "mas", "mbak", NULL };

typedef struct CheckLine {
    Str text;
    bool is_public, answers_complaint, is_crisis, wants_english;
    Str honorific;
    Channel channel;
    List own_contacts, earlier; /* of Str */
} CheckLine;
static const Field line_fields[] = {
    FIELD(CheckLine, text, .flags = FIELD_REQUIRED, .max = LIMIT_REPLY_TEXT),
    FIELD(CheckLine, is_public), FIELD(CheckLine, answers_complaint), FIELD(CheckLine, is_crisis),
    FIELD(CheckLine, wants_english), FIELD(CheckLine, honorific),
    FIELD_ENUM_OF(CheckLine, channel, channel_names),
    FIELD_LIST_OF(CheckLine, own_contacts, NULL, .max = CONTACTS_MOST),
    FIELD_LIST_OF(CheckLine, earlier, NULL, .max = EARLIER_LINES_MOST),
};
static const Model line_model = MODEL(CheckLine, line_fields);

typedef struct CheckedRecord {
    Str text;
    List findings; /* of Finding */
} CheckedRecord;
static const Field checked_fields[] = {
    FIELD(CheckedRecord, text), FIELD_LIST_OF(CheckedRecord, findings, &finding_model),
};
static const Model checked_model = MODEL(CheckedRecord, checked_fields);

/* Length and way of counting are those of the channel, where one is named. */
static DraftInput input_of(const CheckLine *l) {
    bool has_channel = l->channel != CHANNEL_OTHER;
    return (DraftInput){
        .text = l->text, .is_public = l->is_public, .answers_complaint = l->answers_complaint,
        .is_crisis = l->is_crisis, .wants_english = l->wants_english, .honorific = l->honorific,
        .channel_max = has_channel ? channel_max(l->channel) : 0,
        .length_rule = channel_length_rule(l->channel),
        .own_contacts = l->own_contacts.items, .own_contact_count = l->own_contacts.count,
        .earlier = l->earlier.items, .earlier_count = l->earlier.count,
    };
}

static Err check_line(FILE *out, const Line *line, Error *e) {
    SCRATCH(a);
    CheckLine in = { .honorific = S("") };
    Finding *found;
    CheckedRecord record;
    if (line->is_too_long)
        FAIL(e, ERR_LIMIT, "line %lld is longer than %d bytes", (long long)line->number,
             LIMIT_LINE);
    Err code = json_read(a, line_clean(a, line->text), &line_model, &in, e);
    if (code != ERR_OK)
        return err_wrap(e, str_z(a, str_fmt(a, "line %lld", (long long)line->number)));
    if (in.honorific.n > 0 && names_find(honorifics, in.honorific) < 0)
        FAIL(e, ERR_INVALID, "line %lld: honorific must be kak, bapak, ibu, mas or mbak",
             (long long)line->number);
    DraftInput draft = input_of(&in);
    draft_check(a, &draft, &found, &record.findings.count);
    record.text = in.text;
    record.findings.items = found;
    print_json_line(out, &checked_model, &record);
    return ERR_OK;
}

static Err check_lines(Call *c, ByteSource *in, Error *e) {
    LineReader reader;
    Line line;
    bool more;
    TRY(line_start(&reader, c->arena, in, 0, e));
    for (;;) {
        TRY(line_next(&reader, &line, &more, e));
        if (!more)
            break;
        if (str_trim(line.text).n > 0)
            TRY(check_line(c->out, &line, e));
    }
    if (ferror(c->out))
        FAIL(e, ERR_IO, "the output could not be written");
    return ERR_OK;
}

static Err run(Call *c, Error *e) {
    FdSource input = source_fd(c->in, -1);
    Str file;
    if (str_eq(c->args[0], S("-")))
        return check_lines(c, &input.base, e);
    TRY(file_read(c->arena, str_z(c->arena, c->args[0]), FILE_MOST, &file, e));
    MemorySource source = source_memory(file);
    return check_lines(c, &source.base, e);
}

const Command cmd_check = {
    .name = "check",
    .args = "FILE",
    .least = 1,
    .most = 1,
    .flags = COMMAND_NO_CONFIG,
    .summary = "Say what the sentence checker finds in drafts",
    .help = "FILE (- for standard input) holds one JSON object a line: a member `text`, and what "
            "is known of where it goes: is_public, answers_complaint, is_crisis, wants_english, "
            "honorific (kak, bapak, ibu, mas, mbak), channel (instagram, x, whatsapp, ..), "
            "own_contacts (numbers and addresses of the shop) and earlier (texts that went to "
            "other people). Prints one JSON object a line with the findings: rule, level, bytes "
            "and words.",
    .run = run,
};
