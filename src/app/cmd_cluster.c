#include "app/commands.h"
#include "app/file.h"
#include "app/print.h"
#include "app/text_lines.h"
#include "base/crypto.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "connect/source.h"
#include "learn/examples.h"
#include "text/problem.h"

#include <string.h>

enum { CLUSTER_EACH };
enum { FILE_MOST = 64 * 1024 * 1024 };

static const Option options[] = {
    [CLUSTER_EACH] = { "each", NULL, NULL,
                       "Print each message instead, with its line and its cluster; 0: in none." },
};

typedef struct MessageRecord {
    int64_t line;
    Str text;
} MessageRecord;
static const Field message_fields[] = {
    FIELD(MessageRecord, line), FIELD(MessageRecord, text, .max = LIMIT_MESSAGE_TEXT),
};
static const Model message_model = MODEL(MessageRecord, message_fields);

typedef struct ClusterRecord {
    int64_t cluster;
    Str name;
    int64_t count;
    List messages; /* of MessageRecord */
} ClusterRecord;
static const Field cluster_fields[] = {
    FIELD(ClusterRecord, cluster), FIELD(ClusterRecord, name), FIELD(ClusterRecord, count),
    FIELD_LIST_OF(ClusterRecord, messages, &message_model),
};
static const Model cluster_model = MODEL(ClusterRecord, cluster_fields);

typedef struct EachRecord {
    int64_t line, cluster;
    Str text;
} EachRecord;
static const Field each_fields[] = {
    FIELD(EachRecord, line), FIELD(EachRecord, cluster),
    FIELD(EachRecord, text, .max = LIMIT_MESSAGE_TEXT),
};
static const Model each_model = MODEL(EachRecord, each_fields);

typedef struct Lines {
    Arena *arena;
    ProblemText texts[PROBLEM_TEXTS_MOST];
    MessageRecord said[PROBLEM_TEXTS_MOST];
    size_t count;
} Lines;

static Err take(void *ctx, Arena *a, const TextLine *line, Error *e) {
    Lines *l = ctx;
    Reading r;
    if (l->count == PROBLEM_TEXTS_MOST)
        FAIL(e, ERR_LIMIT, "more than %d messages: give the newest ones", PROBLEM_TEXTS_MOST);
    reading_make(a, &(ReadingInput){ .text = line->text }, &r);
    l->texts[l->count] = (ProblemText){ str_dup(l->arena, r.normal), PROBLEM_NONE, false };
    l->said[l->count++] = (MessageRecord){ line->number, str_dup(l->arena, line->text) };
    return ERR_OK;
}

/* A table whose first line names a column "text" is read by that column. */
static Err read_table(Lines *l, Str file, bool *is_table, Error *e) {
    Table t;
    bool has_names;
    Str first, rest = file;
    *is_table = str_cut(&rest, '\n', &first) && memchr(first.p, '\t', first.n);
    if (!*is_table)
        return ERR_OK;
    TRY(table_read(l->arena, file, false, &t, e));
    int column = table_column(&t, S("text"), &has_names);
    *is_table = column >= 0 && has_names;
    for (size_t i = 1; *is_table && i < t.rows; i++) {
        SCRATCH(a);
        TextLine line = { .text = utf8_cut(utf8_repair(a, t.cells[i][column]), LIMIT_MESSAGE_TEXT),
                          .number = (int64_t)i + 1 };
        TRY(take(l, a, &line, e));
    }
    return ERR_OK;
}

static Err read_messages(Lines *l, Str file, Error *e) {
    MemorySource source = source_memory(file);
    bool is_table;
    TRY(read_table(l, file, &is_table, e));
    return is_table ? ERR_OK : text_lines(&source.base, 0, take, l, e);
}

/* Places in the list of clusters, the largest first; number[group] is 0 for an empty one. */
static size_t order_groups(const Problems *p, int32_t *order, int32_t *number) {
    size_t count = 0;
    for (size_t g = 0; g < p->group_count; g++) {
        size_t at = count++;
        for (; at > 0 && p->groups[order[at - 1]].count < p->groups[g].count; at--)
            order[at] = order[at - 1];
        order[at] = (int32_t)g;
    }
    for (size_t i = 0; i < count; i++)
        number[order[i]] = (int32_t)i + 1;
    return count;
}

static void print_cluster(FILE *out, const Lines *l, const Problems *p, int32_t group,
                          int64_t number) {
    SCRATCH(a);
    MessageRecord *messages = arena_make(a, MessageRecord, l->count);
    ClusterRecord r = { .cluster = number, .name = p->groups[group].words,
                        .messages = { messages, 0 } };
    for (size_t i = 0; i < l->count; i++)
        if (p->of_text[i] == group)
            messages[r.messages.count++] = l->said[i];
    r.count = (int64_t)r.messages.count;
    print_json_line(out, &cluster_model, &r);
}

static void print_each(FILE *out, const Lines *l, const Problems *p, const int32_t *number) {
    for (size_t i = 0; i < l->count; i++) {
        int32_t group = p->of_text[i];
        print_json_line(out, &each_model,
                        &(EachRecord){ l->said[i].line, group == PROBLEM_NONE ? 0 : number[group],
                                       l->said[i].text });
    }
}

static Err run(Call *c, Error *e) {
    Lines *l = arena_make(c->arena, Lines, 1);
    Problems found;
    ProblemSearch search = { .texts = l->texts };
    Str file;
    l->arena = c->arena;
    TRY(file_read(c->arena, str_z(c->arena, c->args[0]), FILE_MOST, &file, e));
    TRY(read_messages(l, file, e));
    search.count = l->count;
    crypto_random(&search.seed, sizeof search.seed);
    problems_find(c->arena, &search, &found);
    int32_t *order = arena_make(c->arena, int32_t, found.group_count + 1);
    int32_t *number = arena_make(c->arena, int32_t, found.group_count + 1);
    size_t count = order_groups(&found, order, number);
    if (call_has(c, CLUSTER_EACH))
        print_each(c->out, l, &found, number);
    for (size_t i = 0; i < count && !call_has(c, CLUSTER_EACH); i++)
        print_cluster(c->out, l, &found, order[i], (int64_t)i + 1);
    if (ferror(c->out))
        FAIL(e, ERR_IO, "the output could not be written");
    return ERR_OK;
}

const Command cmd_cluster = {
    .name = "cluster",
    .args = "FILE",
    .least = 1,
    .most = 1,
    .flags = COMMAND_NO_CONFIG,
    .summary = "Find messages about the same problem",
    .help = "FILE holds a message a line, as plain text or as JSON with a member `text`, or is a "
            "table parted by tabs whose first line names a column text. Prints one JSON object a "
            "line for each cluster, the largest first: its number, the words that mark it, how "
            "many messages it has, and those with their lines. Messages like no others are in "
            "none.",
    .options = options,
    .option_count = COUNT(options),
    .run = run,
};
