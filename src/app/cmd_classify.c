#include "app/classify_record.h"
#include "app/commands.h"
#include "app/model_file.h"
#include "app/opening.h"
#include "app/print.h"
#include "app/text_lines.h"
#include "app/zone.h"
#include "base/time.h"
#include "connect/source.h"
#include "desk/brand_reading.h"

enum { CLASSIFY_BRAND, CLASSIFY_ZONE, CLASSIFY_MODEL };

static const Option options[] = {
    [CLASSIFY_BRAND] = { "brand", "NAME", NULL,
                         "Brand whose own words and corrections count as well." },
    [CLASSIFY_ZONE] = { "zone", "ZONE", zone_names,
                        "Zone of messages that name none: WIB, WITA, WIT, UTC. Default: that of "
                        "the brand, or WIB." },
    [CLASSIFY_MODEL] = { "model", "FILE", NULL, "Another model than the one inside the program." },
};

typedef struct ClassifyBrand {
    Call *call;
    BrandReading reading;
    int zone;
} ClassifyBrand;

static Err load_brand(Db *db, void *ctx, Error *e) {
    ClassifyBrand *b = ctx;
    Brand brand;
    TRY(call_brand(b->call, db, b->call->values[CLASSIFY_BRAND], &brand, e));
    b->zone = (int)brand.zone;
    return brand_reading_load(db, b->call->arena, brand.id, &b->reading, e);
}

static Err read_brand(ClassifyBrand *b, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    if (!call_has(b->call, CLASSIFY_BRAND))
        return ERR_OK;
    TRY(call_store(b->call, OPEN_READ, &store, e));
    return store_reading(store, load_brand, b, e);
}

typedef struct Classify {
    Call *call;
    ReadingInput in;
} Classify;

static Err classify(void *ctx, Arena *a, const TextLine *line, Error *e) {
    Classify *k = ctx;
    Reading r;
    k->in.text = line->text;
    reading_make(a, &k->in, &r);
    ClassifyRecord record = classify_record(a, &k->in, &line->frame, &r);
    print_json_line(k->call->out, &classify_model, &record);
    if (ferror(k->call->out))
        FAIL(e, ERR_IO, "the output could not be written");
    return ERR_OK;
}

static Err run(Call *c, Error *e) {
    Classify k = { .call = c };
    FdSource source = source_fd(c->in, -1);
    ClassifyBrand brand = { .call = c, .zone = ZONE_WIB };
    TRY(model_load(c->arena, c->values[CLASSIFY_MODEL], &k.in.model, e));
    if (!k.in.model->is_standard)
        FAIL(e, ERR_INVALID, "this model answers other questions than messages are asked: it can "
             "only be judged with `tanggap eval`");
    TRY(read_brand(&brand, e));
    k.in.words = brand.reading.words;
    k.in.corrections = brand.reading.corrections;
    k.in.memory = model_memory_new(c->arena, k.in.model);
    int zone = zone_seconds(c->values[CLASSIFY_ZONE], brand.zone);
    return text_lines(&source.base, zone, classify, &k, e);
}

const Command cmd_classify = {
    .name = "classify",
    .most = 0,
    .summary = "Say what messages are",
    .help = "Reads one message a line from standard input, as plain text or as JSON with a member "
            "`text`, and prints one JSON object a line: language and the share of each, class, "
            "mood, whether an answer is wanted, harm and spam as probabilities, grave matters "
            "and how grave it all is, subjects, demands, intent, personal data, times and places "
            "said, and the bytes of the text that spoke for each (or against: `!`). What is not "
            "known is null. An object without `text`, or with a time or zone that cannot be read, "
            "ends it with the line named.\n\n"
            "    echo 'min paket sy kok blm nyampe2' | tanggap classify\n\n"
            "Times said (kemaren sore, tgl 12) are told as bytes of the text and, when JSON has a "
            "member `time` (RFC 3339, or seconds since 1970), as what they mean: from `begins` up "
            "to `ends`. A member `zone` (WIB, WITA, WIT, UTC) comes before --zone.",
    .options = options,
    .option_count = COUNT(options),
    .run = run,
};
