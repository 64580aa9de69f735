#include "app/classify_record.h"
#include "app/commands.h"
#include "app/model_file.h"
#include "app/opening.h"
#include "app/print.h"
#include "app/zone.h"
#include "base/limits.h"
#include "base/time.h"
#include "base/utf8.h"
#include "connect/line.h"
#include "connect/source.h"
#include "desk/word.h"
#include "wire/json.h"

enum { CLASSIFY_BRAND, CLASSIFY_ZONE, CLASSIFY_MODEL };

static const Option options[] = {
    [CLASSIFY_BRAND] = { "brand", "NAME", NULL, "Brand whose own words count as well." },
    [CLASSIFY_ZONE] = { "zone", "ZONE", zone_names,
                        "Zone of messages that name none: WIB, WITA, WIT, UTC. Default: that of "
                        "the brand, or WIB." },
    [CLASSIFY_MODEL] = { "model", "FILE", NULL, "Another model than the one inside the program." },
};

typedef struct LoadWords {
    Call *call;
    WordSet *words;
    int zone;
} LoadWords;

static Err load_words(Db *db, void *ctx, Error *e) {
    LoadWords *l = ctx;
    Brand brand;
    TRY(call_brand(l->call, db, l->call->values[CLASSIFY_BRAND], &brand, e));
    l->zone = (int)brand.zone;
    return word_set_load(db, l->call->arena, brand.id, &l->words, e);
}

static Err brand_words(Call *c, WordSet **out, int *zone, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    LoadWords l = { .call = c };
    *out = NULL;
    *zone = ZONE_WIB;
    if (!call_has(c, CLASSIFY_BRAND))
        return ERR_OK;
    TRY(call_store(c, OPEN_READ, &store, e));
    TRY(store_reading(store, load_words, &l, e));
    *out = l.words;
    *zone = l.zone;
    return ERR_OK;
}

/* A line is a message as it is, or an object with its text and perhaps when and where it was
 * written. */
static Str line_read(Arena *a, Str line, ClassifyFrame *frame) {
    JsonDoc *doc CLEANUP(json_free) = NULL;
    Error ignored;
    Str text, value;
    if (!str_starts(line, S("{")) || json_parse(line, &doc, &ignored) != ERR_OK ||
        !json_get_str(json_member(json_root(doc), "text"), &text))
        return line;
    if (json_get_str(json_member(json_root(doc), "zone"), &value))
        frame->zone = zone_seconds(value, frame->zone);
    if (json_get_text(a, json_member(json_root(doc), "time"), &value))
        (void)time_parse(value, frame->zone, &frame->written); /* else it stays unknown */
    return str_dup(a, text);
}

static void classify(Call *c, Arena *a, const ReadingInput *in, const ClassifyFrame *frame) {
    Reading r;
    reading_make(a, in, &r);
    ClassifyRecord record = classify_record(a, in, frame, &r);
    print_json_line(c->out, &classify_model, &record);
    fputc('\n', c->out);
}

static Err classify_all(Call *c, ReadingInput *in, int zone, Error *e) {
    Arena *lines CLEANUP(arena_free) = arena_new(1 << 16);
    Arena *a CLEANUP(arena_free) = arena_new(1 << 16);
    FdSource source = source_fd(c->in, -1);
    LineReader reader;
    Line line;
    bool more;
    TRY(line_start(&reader, lines, &source.base, 0, e));
    for (;;) {
        ClassifyFrame frame = { .zone = zone };
        TRY(line_next(&reader, &line, &more, e));
        if (!more)
            return ERR_OK;
        arena_reset(a);
        Str text = line_clean(a, line.text);
        if (line.is_too_long)
            FAIL(e, ERR_LIMIT, "line %lld is longer than %d bytes", (long long)line.number,
                 LIMIT_LINE);
        if (text.n == 0)
            continue;
        in->text = utf8_cut(line_read(a, text, &frame), LIMIT_MESSAGE_TEXT);
        classify(c, a, in, &frame);
        if (ferror(c->out))
            FAIL(e, ERR_IO, "the output could not be written");
    }
}

static Err run(Call *c, Error *e) {
    ReadingInput in = { 0 };
    WordSet *words;
    int zone;
    TRY(model_load(c->arena, c->values[CLASSIFY_MODEL], &in.model, e));
    if (!in.model->is_standard)
        FAIL(e, ERR_INVALID, "this model answers other questions than messages are asked: it can "
             "only be judged with `tanggap eval`");
    TRY(brand_words(c, &words, &zone, e));
    in.words = words;
    return classify_all(c, &in, zone_seconds(c->values[CLASSIFY_ZONE], zone), e);
}

const Command cmd_classify = {
    .name = "classify",
    .most = 0,
    .summary = "Say what messages are",
    .help = "Reads one message a line from standard input, as plain text or as JSON with a member "
            "`text`, and prints one JSON object a line: language and the share of each, class, "
            "mood, whether an answer is wanted, harm and spam as probabilities, grave matters, "
            "subjects, demands, intent, personal data, times and places said, and the bytes of the "
            "text that spoke for each (or against: `!`). What is not known is null.\n\n"
            "    echo 'min paket sy kok blm nyampe2' | tanggap classify\n\n"
            "Times said (kemaren sore, tgl 12) are told as bytes of the text and, when JSON has a "
            "member `time` (RFC 3339, or seconds since 1970), as what they mean: from `begins` up "
            "to `ends`. A member `zone` (WIB, WITA, WIT, UTC) comes before --zone.",
    .options = options,
    .option_count = COUNT(options),
    .run = run,
};
