#include "app/commands.h"
#include "app/detect_file.h"

enum { DETECT_COUNTS, DETECT_STREAM };

static const Option options[] = {
    [DETECT_COUNTS] = { "counts", NULL, NULL,
                        "The file has columns timestamp,value: messages in five minutes. Prints "
                        "each row with a score of 0 to 1; a half stands for a burst." },
    [DETECT_STREAM] = { "stream", NULL, NULL,
                        "The file has columns time_ms,author,sentiment,copy,reply: a message a "
                        "row. Prints an alarm a line, as JSON." },
};

static Err run(Call *c, Error *e) {
    bool counts = call_has(c, DETECT_COUNTS), stream = call_has(c, DETECT_STREAM);
    const char *path = str_z(c->arena, c->args[0]);
    if (counts == stream)
        FAIL_FIELD(e, "counts", "say --counts or --stream: what is in the file");
    return counts ? detect_counts(path, c->out, e) : detect_stream(path, c->out, e);
}

const Command cmd_detect = {
    .name = "detect",
    .args = "FILE",
    .least = 1,
    .most = 1,
    .flags = COMMAND_NO_CONFIG,
    .summary = "Find bursts or crises in a file of counts or messages",
    .help = "Runs the same detector as the desk over a file, without a database, and prints what "
            "it would have said at each moment. It learns from the file as it goes, never from "
            "what comes later: the first days tell little.",
    .options = options,
    .option_count = COUNT(options),
    .run = run,
};
