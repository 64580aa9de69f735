#include "app/commands.h"
#include "app/file.h"
#include "app/model_file.h"
#include "learn/learn.h"

enum { EVAL_HEAD, EVAL_MODEL, EVAL_TEXT, EVAL_LABEL, EVAL_MAP, EVAL_APART, EVAL_ALL };
enum { FILE_MAX = 256 * 1024 * 1024, APART_MOST = 16 };

static const Option options[] = {
    [EVAL_HEAD] = { "head", "HEAD", NULL,
                    "What is asked: class, mood, intent, needs_answer, or one answer of a set, as "
                    "in spam:gambling. Default: class." },
    [EVAL_MODEL] = { "model", "FILE", NULL, "Another model than the one inside the program." },
    [EVAL_TEXT] = { "text", "COLUMN", NULL, "Column of the text: its name or number from 0." },
    [EVAL_LABEL] = { "label", "COLUMN", NULL, "Column of the label: its name or number from 0." },
    [EVAL_MAP] = { "map", "VALUE=ANSWER,..", NULL, "Labels that are called otherwise here." },
    [EVAL_APART] = { "apart", "FILE,..", NULL,
                     "Leave out rows that are near copies of a line of these files." },
    [EVAL_ALL] = { "all", NULL, NULL, "Guess answers too that do not occur among the labels." },
};

static Err run(Call *c, Error *e) {
    JudgeOptions o = { .head = c->values[EVAL_HEAD].n ? c->values[EVAL_HEAD] : S("class"),
                       .text = c->values[EVAL_TEXT], .label = c->values[EVAL_LABEL],
                       .map = c->values[EVAL_MAP], .guesses_all = call_has(c, EVAL_ALL) };
    Str apart[APART_MOST], rest = c->values[EVAL_APART], path, report;
    TRY(model_load(c->arena, c->values[EVAL_MODEL], &o.model, e));
    TRY(file_read(c->arena, str_z(c->arena, c->args[0]), FILE_MAX, &o.file, e));
    while (rest.n && str_cut(&rest, ',', &path)) {
        if (o.apart_count == APART_MOST)
            FAIL_USAGE(c, e, "--apart takes at most %d files", APART_MOST);
        TRY(file_read(c->arena, str_z(c->arena, path), FILE_MAX, &apart[o.apart_count++], e));
    }
    o.apart = apart;
    TRY(learn_judge(c->arena, &o, &report, e));
    fprintf(c->out, STR_FMT, STR_ARG(report));
    return ERR_OK;
}

const Command cmd_eval = {
    .name = "eval",
    .args = "FILE",
    .least = 1,
    .most = 1,
    .flags = COMMAND_NO_CONFIG,
    .summary = "Measure how well messages are read",
    .help = "FILE is a table parted by tabs, a message and its label a line; a first line with the "
            "names text and label may say which columns. Prints precision, recall and F1 of every "
            "answer, accuracy, macro F1, calibration error (ten bins) and the confusion. Answers "
            "that do not occur among the labels are not guessed, unless --all is given.",
    .options = options,
    .option_count = COUNT(options),
    .run = run,
};
