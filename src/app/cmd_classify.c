#include "app/classify_record.h"
#include "app/commands.h"
#include "app/model_file.h"
#include "app/opening.h"
#include "app/print.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "connect/line.h"
#include "connect/source.h"
#include "desk/word.h"
#include "wire/json.h"

enum { CLASSIFY_BRAND, CLASSIFY_MODEL };

static const Option options[] = {
    [CLASSIFY_BRAND] = { "brand", "NAME", NULL, "Brand whose own words count as well." },
    [CLASSIFY_MODEL] = { "model", "FILE", NULL, "Another model than the one inside the program." },
};

typedef struct LoadWords {
    Call *call;
    WordSet *words;
} LoadWords;

static Err load_words(Db *db, void *ctx, Error *e) {
    LoadWords *l = ctx;
    Brand brand;
    TRY(call_brand(l->call, db, l->call->values[CLASSIFY_BRAND], &brand, e));
    return word_set_load(db, l->call->arena, brand.id, &l->words, e);
}

static Err brand_words(Call *c, WordSet **out, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    LoadWords l = { .call = c };
    *out = NULL;
    if (!call_has(c, CLASSIFY_BRAND))
        return ERR_OK;
    TRY(call_store(c, OPEN_READ, &store, e));
    TRY(store_reading(store, load_words, &l, e));
    *out = l.words;
    return ERR_OK;
}

/* A line is a message as it is, or an object with its text. */
static Str text_of(Arena *a, Str line) {
    JsonDoc *doc CLEANUP(json_free) = NULL;
    Error ignored;
    Str text;
    if (!str_starts(line, S("{")) || json_parse(line, &doc, &ignored) != ERR_OK ||
        !json_get_str(json_member(json_root(doc), "text"), &text))
        return line;
    return str_dup(a, text);
}

static void classify(Call *c, Arena *a, const ReadingInput *in) {
    Reading r;
    reading_make(a, in, &r);
    ClassifyRecord record = classify_record(a, in, &r);
    print_json_line(c->out, &classify_model, &record);
    fputc('\n', c->out);
}

static Err classify_all(Call *c, ReadingInput *in, Error *e) {
    Arena *lines CLEANUP(arena_free) = arena_new(1 << 16);
    Arena *a CLEANUP(arena_free) = arena_new(1 << 16);
    FdSource source = source_fd(c->in, -1);
    LineReader reader;
    Line line;
    bool more;
    TRY(line_start(&reader, lines, &source.base, 0, e));
    for (;;) {
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
        in->text = utf8_cut(text_of(a, text), LIMIT_MESSAGE_TEXT);
        classify(c, a, in);
        if (ferror(c->out))
            FAIL(e, ERR_IO, "the output could not be written");
    }
}

static Err run(Call *c, Error *e) {
    ReadingInput in = { 0 };
    WordSet *words;
    TRY(model_load(c->arena, c->values[CLASSIFY_MODEL], &in.model, e));
    if (!in.model->is_standard)
        FAIL(e, ERR_INVALID, "this model answers other questions than messages are asked: it can "
             "only be judged with `tanggap eval`");
    TRY(brand_words(c, &words, e));
    in.words = words;
    in.memory = model_memory_new(c->arena, in.model);
    return classify_all(c, &in, e);
}

const Command cmd_classify = {
    .name = "classify",
    .most = 0,
    .summary = "Say what messages are",
    .help = "Reads one message a line from standard input, as plain text or as JSON with a member "
            "`text`, and prints one JSON object a line: class, mood, whether an answer is wanted, "
            "harm and spam as probabilities, grave matters, subjects, demands, intent, personal "
            "data, and the bytes of the text that spoke for each (or against: `!`). What is not "
            "known is null.\n\n"
            "    echo 'min paket sy kok blm nyampe2' | tanggap classify",
    .options = options,
    .option_count = COUNT(options),
    .run = run,
};
