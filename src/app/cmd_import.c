#include "app/commands.h"
#include "app/import.h"
#include "app/import_desk.h"
#include "app/interrupt.h"
#include "app/opening.h"
#include "app/print.h"
#include "app/server_lock.h"
#include "app/zone.h"
#include "base/time.h"

#include <string.h>

enum { IMPORT_SOURCE, IMPORT_BRAND, IMPORT_FORMAT, IMPORT_ZONE, IMPORT_OWN, IMPORT_BAD,
       IMPORT_DRY_RUN, IMPORT_JSON, IMPORT_QUIET };

static const Option options[] = {
    [IMPORT_SOURCE] = { "source", "NAME", NULL,
                        "Name of the source, e.g. instagram. Default: the name of the file." },
    [IMPORT_BRAND] = { "brand", "NAME", NULL, "Brand to import into, when there are several." },
    [IMPORT_FORMAT] = { "format", "NAME", NULL,
                        "jsonl, csv, whatsapp, mbox, eml or feed. Default: recognised." },
    [IMPORT_ZONE] = { "zone", "ZONE", zone_names,
                      "Zone of times that name none: WIB, WITA, WIT, UTC. Default: WIB." },
    [IMPORT_OWN] = { "own", "NAME", NULL,
                     "Author name, number or address that is the shop itself." },
    [IMPORT_BAD] = { "bad", "FILE", NULL, "Save the lines that cannot be read to a new file." },
    [IMPORT_DRY_RUN] = { "dry-run", NULL, NULL, "Only show what would be imported." },
    [IMPORT_JSON] = { "json", NULL, NULL,
                      "Print JSON: with --dry-run one message a line, else the summary." },
    [IMPORT_QUIET] = { "quiet", NULL, NULL, "Print neither progress nor bad lines." },
};

static void show_summary(Call *c, const ImportSummary *s) {
    SCRATCH(a);
    fprintf(c->out, STR_FMT ": " STR_FMT " messages", STR_ARG(s->file),
            STR_ARG(print_count(a, s->taken)));
    if (s->cases)
        fprintf(c->out, " in " STR_FMT " new cases", STR_ARG(print_count(a, s->cases)));
    const struct { int64_t n; const char *what; } more[] = {
        { s->known, "known before" }, { s->edited, "changed" }, { s->deleted, "deleted" },
        { s->bad, "not readable" },
    };
    for (size_t i = 0; i < COUNT(more); i++)
        if (more[i].n)
            fprintf(c->out, ", " STR_FMT " %s", STR_ARG(print_count(a, more[i].n)), more[i].what);
    fprintf(c->out, " (" STR_FMT ", %lld,%lld s)\n", STR_ARG(s->format),
            (long long)(s->took_ms / 1000), (long long)(s->took_ms % 1000 / 100));
}

/* A file of which not one line was understood is a wrong file, not a file with bad lines. */
static Err want_something(const ImportSummary *s, Error *e) {
    if (s->bad == 0 || s->taken + s->known + s->edited + s->deleted > 0)
        return ERR_OK;
    bool is_jsonl = str_eq(s->format, S("jsonl"));
    FAIL(e, ERR_INVALID, "nothing in %.120s could be read as " STR_FMT ": %s", s->file.p,
         STR_ARG(s->format),
         is_jsonl ? "each message must be one object on a line of its own"
                  : "say another --format, or look at the first lines of the file");
}

static Err one(Call *c, const ImportOptions *o, const char *path, Error *e) {
    ImportSummary s = { 0 };
    bool dry = call_has(c, IMPORT_DRY_RUN);
    if (dry)
        TRY(import_dry_run(c, o, path, &s, e));
    else
        TRY(import_file(c, o, path, &s, e));
    if (!dry && o->is_json) {
        print_json_line(c->out, &import_summary_model, &s);
    } else if (!o->is_json) {
        show_summary(c, &s);
    }
    if (!s.is_done)
        FAIL(e, ERR_BUSY, "stopped; the same command goes on from here");
    return want_something(&s, e);
}

static Err all(Call *c, const ImportOptions *o, Error *e) {
    for (size_t i = 0; i < c->arg_count; i++)
        TRY(one(c, o, str_z(c->arena, c->args[i]), e));
    return ERR_OK;
}

typedef struct FindBrand {
    Call *call;
    Brand brand;
} FindBrand;

static Err find_brand(Db *db, void *ctx, Error *e) {
    FindBrand *f = ctx;
    return call_brand(f->call, db, f->call->values[IMPORT_BRAND], &f->brand, e);
}

static Err into_desk(Call *c, ImportOptions *o, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    FindBrand find = { .call = c };
    /* A server started meanwhile finds a writer that holds its lock for long; it waits. */
    bool alone = server_lock_is_free(&c->loaded.config);
    memory_keep();
    TRY(call_store(c, alone ? OPEN_BULK : OPEN_WRITE, &store, e));
    TRY(store_reading(store, find_brand, &find, e));
    o->store = store;
    o->brand_id = find.brand.id;
    o->lock_ms = alone ? IMPORT_LOCK_ALONE_MS : IMPORT_LOCK_MS;
    return all(c, o, e);
}

static Err run(Call *c, Error *e) {
    ImportOptions o = { .source = c->values[IMPORT_SOURCE], .format = c->values[IMPORT_FORMAT],
                        .own = c->values[IMPORT_OWN], .bad = c->values[IMPORT_BAD],
                        .zone = zone_seconds(c->values[IMPORT_ZONE], ZONE_WIB),
                        .is_json = call_has(c, IMPORT_JSON),
                        .is_quiet = call_has(c, IMPORT_QUIET) };
    interrupt_watch();
    return call_has(c, IMPORT_DRY_RUN) ? all(c, &o, e) : into_desk(c, &o, e);
}

const Command cmd_import = {
    .name = "import",
    .args = "FILE...",
    .least = 1,
    .most = -1,
    .summary = "Take messages from files into the desk",
    .help = "Reads JSON lines, tables (CSV), chats exported from WhatsApp, mail boxes and feeds; "
            "- is standard input. The format is recognised by its first bytes.\n\n"
            "The same message twice is taken once. An import that was stopped goes on where it "
            "was when the same command is given again; what cannot be read is told by file and "
            "line, and the rest goes on. It may run beside a server.\n\n"
            "    tanggap import instagram.csv\n"
            "    tanggap import --source=whatsapp --own=\"Keripik Bu Rasti\" chat.txt\n"
            "    tanggap import --dry-run --json mail.mbox",
    .options = options,
    .option_count = COUNT(options),
    .run = run,
};
