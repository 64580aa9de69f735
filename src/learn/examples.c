#include "learn/examples.h"

#include "base/map.h"
#include "base/number.h"
#include "learn/apart.h"

#include <string.h>

static Example *example_new(Examples *x, const Recipe *r, const RecipeSet *s) {
    if (x->count == x->cap) {
        size_t cap = x->cap ? x->cap * 2 : 4096;
        Example *items = arena_make(x->arena, Example, cap);
        if (x->count)
            memcpy(items, x->items, x->count * sizeof *items);
        x->items = items;
        x->cap = cap;
    }
    Example *e = &x->items[x->count++];
    *e = (Example){ .set = (uint8_t)(s - r->sets), .calibrates = s->calibrates,
                    .times = (uint8_t)s->times };
    memset(e->label, LABEL_UNKNOWN, sizeof e->label);
    return e;
}

static Str replaced(Arena *a, Str text, const RecipeSet *s) {
    for (size_t i = 0; i < s->replace_count; i++) {
        Buf b = buf_new(a, text.n * 4 + 64);
        ptrdiff_t at;
        Str rest = text;
        while ((at = str_find(rest, s->replace[i].from)) >= 0) {
            buf_put(&b, str_slice(rest, 0, (size_t)at));
            buf_put(&b, s->replace[i].to);
            rest = str_slice(rest, (size_t)at + s->replace[i].from.n, rest.n);
        }
        buf_put(&b, rest);
        text = buf_str(&b);
    }
    return text;
}

static void know_head(const Recipe *r, Example *x, int head) {
    for (uint32_t o = r->first[head]; o < r->first[head + 1]; o++)
        if (x->label[o] == LABEL_UNKNOWN)
            x->label[o] = LABEL_NO;
}

static void mean(const Recipe *r, Example *x, const Meaning *m) {
    if (m->is_not) {
        x->label[m->output] = LABEL_NO;
        return;
    }
    know_head(r, x, m->head);
    if (!m->is_none)
        x->label[m->output] = LABEL_YES;
}

/* ---- tables of text and label ---- */

typedef struct Loading {
    const LearnWorld *world;
    const Recipe *recipe;
    const RecipeSet *set;
    const RecipeFile *file;
    Examples *out;
    Map per_label; /* how many of each, for `most` */
} Loading;

static bool is_full(Loading *l, Str value) {
    int64_t **count = (int64_t **)(void *)map_at(&l->per_label, value);
    if (*count == NULL)
        *count = arena_make(l->out->arena, int64_t, 1);
    return l->set->most && ++**count > l->set->most;
}

static const LabelMap *map_of(const RecipeSet *s, Str value) {
    for (size_t i = 0; i < s->map_count; i++)
        if (str_eq(s->maps[i].value, value))
            return &s->maps[i];
    return NULL;
}

static Err load_mapped(Loading *l, const Table *t, Error *e) {
    bool has_names = false;
    int text = table_column(t, l->file->text, &has_names);
    int label = table_column(t, l->file->label, &has_names);
    if (text < 0 || label < 0)
        FAIL(e, ERR_INVALID, "line %lld of the recipe: the table has no column " STR_FMT
             " or " STR_FMT, (long long)l->file->line, STR_ARG(l->file->text),
             STR_ARG(l->file->label));
    for (size_t i = has_names; i < t->rows; i++) {
        Str value = str_trim(t->cells[i][label]), said = str_trim(t->cells[i][text]);
        const LabelMap *map = map_of(l->set, value);
        if (map == NULL || said.n == 0 || is_full(l, value))
            continue;
        Example *x = example_new(l->out, l->recipe, l->set);
        x->text = replaced(l->out->arena, said, l->set);
        for (size_t m = 0; m < map->count; m++)
            mean(l->recipe, x, &map->meanings[m]);
    }
    return ERR_OK;
}

/* ---- label files: a column for each head ---- */

static Str column_of(Str line, int64_t column) {
    Str cell = line;
    while (column-- >= 0 && str_cut(&line, '\t', &cell))
        ;
    return cell;
}

/* A file that ids name: the lines of a text file, the records of a `.csv`. */
typedef struct Texts {
    Str *lines;
    size_t count;
    Table table;
    int column; /* of the table; of a line: -1 is all of it */
} Texts;

static Err texts_read(Loading *l, Str name, Texts *out, Error *e) {
    Arena *a = l->out->arena;
    Str content, piece;
    bool has_names = false, is_csv = str_ends(name, S(".csv"));
    int64_t column;
    TRY(l->world->read(l->world->ctx, a, str_fmt(a, STR_FMT "/" STR_FMT, STR_ARG(l->file->texts),
                       STR_ARG(name)), &content, e));
    if (is_csv) {
        TRY(table_read(a, content, true, &out->table, e));
        out->count = out->table.rows;
        out->column = table_column(&out->table, l->file->text, &has_names);
        if (out->column < 0)
            FAIL(e, ERR_INVALID, STR_FMT " has no column " STR_FMT, STR_ARG(name),
                 STR_ARG(l->file->text));
        return ERR_OK;
    }
    out->column = parse_i64(l->file->text, 0, INT16_MAX, &column) ? (int)column : -1;
    out->lines = arena_make(a, Str, content.n + 1);
    while (str_cut(&content, '\n', &piece))
        out->lines[out->count++] = piece;
    return ERR_OK;
}

/* "batch0.inf:137" is line 137 of that file; of a `.csv` it is the 137th record, names and all. */
static Err text_of(Loading *l, Map *files, Str id, Str *out, Error *e) {
    Str number = id, name;
    int64_t at;
    (void)str_cut(&number, ':', &name);
    Texts *t = map_get(files, name);
    if (t == NULL) {
        t = arena_make(l->out->arena, Texts, 1);
        TRY(texts_read(l, name, t, e));
        *map_at(files, name) = t;
    }
    if (!parse_i64(number, 1, (int64_t)t->count, &at))
        FAIL(e, ERR_INVALID, "there is no line " STR_FMT, STR_ARG(id));
    if (t->lines == NULL)
        *out = t->table.cells[at - 1][t->column];
    else
        *out = t->column < 0 ? t->lines[at - 1] : column_of(t->lines[at - 1], t->column);
    return ERR_OK;
}

static Err take_cell(const Recipe *r, Example *x, int head, Str cell, Error *e) {
    Str answer, head_name = str_c(r->outputs[r->first[head]].head);
    if (cell.n == 0)
        return ERR_OK;
    know_head(r, x, head);
    if (str_eq(cell, S("-")))
        return ERR_OK;
    while (str_cut(&cell, ',', &answer)) {
        int found, output = recipe_output(r, head_name, answer, &found);
        if (output < 0 && str_eq(answer, S("no")))
            continue;
        if (output < 0)
            FAIL(e, ERR_INVALID, "`" STR_FMT "` is no answer of " STR_FMT, STR_ARG(answer),
                 STR_ARG(head_name));
        x->label[output] = LABEL_YES;
    }
    return ERR_OK;
}

static Err load_labels(Loading *l, const Table *t, Error *e) {
    bool has_names = false;
    Arena *a = l->out->arena;
    Map files = map_new(a, 0x7e87);
    int id = table_column(t, S("id"), &has_names), text = table_column(t, S("text"), &has_names);
    if (id < 0 || (text < 0 && l->file->texts.n == 0))
        FAIL(e, ERR_INVALID, "line %lld of the recipe: a label file has a column id, and a column "
             "text or texts=FOLDER", (long long)l->file->line);
    for (size_t i = 1; i < t->rows; i++) {
        Example *x = example_new(l->out, l->recipe, l->set);
        if (text >= 0)
            x->text = t->cells[i][text];
        else
            TRY(text_of(l, &files, t->cells[i][id], &x->text, e));
        x->text = replaced(a, str_trim(x->text), l->set);
        for (size_t c = 0; c < t->columns; c++) {
            int head;
            (void)recipe_output(l->recipe, t->names[c], S(""), &head);
            if (head >= 0 && take_cell(l->recipe, x, head, t->cells[i][c], e) != ERR_OK)
                return err_wrap(e, str_z(a, t->cells[i][id]));
        }
    }
    return ERR_OK;
}

/* ---- all of it ---- */

static Err load_file(Loading *l, Error *e) {
    Arena *a = l->out->arena;
    Str content;
    Table table;
    TRY(l->world->read(l->world->ctx, a, l->file->path, &content, e));
    TRY(table_read(a, content, l->file->kind == FILE_CSV, &table, e));
    return l->file->kind == FILE_LABELS ? load_labels(l, &table, e) : load_mapped(l, &table, e);
}

static Err load_set(const LearnWorld *w, const Recipe *r, const RecipeSet *s, Examples *out,
                    Error *e) {
    size_t before = out->count;
    Loading l = { .world = w, .recipe = r, .set = s, .out = out,
                  .per_label = map_new(out->arena, 0x51) };
    for (size_t i = 0; i < s->file_count; i++) {
        l.file = &s->files[i];
        if (load_file(&l, e) != ERR_OK)
            return err_wrap(e, str_z(out->arena, l.file->path));
    }
    w->say(w->ctx, str_fmt(out->arena, STR_FMT ": %zu messages", STR_ARG(s->name),
                           out->count - before));
    return ERR_OK;
}

static Err add_apart(const LearnWorld *w, const RecipeFile *f, Arena *a, Apart *apart, Error *e) {
    Str content;
    Table t;
    bool has_names = false;
    TRY(w->read(w->ctx, a, f->path, &content, e));
    TRY(table_read(a, content, f->kind == FILE_CSV, &t, e));
    int text = f->text.n ? table_column(&t, f->text, &has_names) : 0;
    if (text < 0)
        FAIL(e, ERR_INVALID, "line %lld of the recipe: the table has no column " STR_FMT,
             (long long)f->line, STR_ARG(f->text));
    for (size_t i = has_names; i < t.rows; i++)
        apart_add(apart, t.cells[i][text]);
    return ERR_OK;
}

static Err keep_apart(const LearnWorld *w, const Recipe *r, Examples *x, Error *e) {
    size_t kept = 0;
    Apart *apart = apart_new(x->arena);
    for (size_t i = 0; i < r->apart_count; i++)
        if (add_apart(w, &r->apart[i], x->arena, apart, e) != ERR_OK)
            return err_wrap(e, str_z(x->arena, r->apart[i].path));
    for (size_t i = 0; i < x->count; i++)
        if (!apart_has_near(apart, x->items[i].text, APART_ADDED))
            x->items[kept++] = x->items[i];
    w->say(w->ctx, str_fmt(x->arena, "near to what is kept apart: %zu left out", x->count - kept));
    x->count = kept;
    return ERR_OK;
}

Err examples_load(const LearnWorld *w, const Recipe *r, Arena *a, Examples *out, Error *e) {
    *out = (Examples){ .arena = a };
    for (size_t i = 0; i < r->set_count; i++)
        TRY(load_set(w, r, &r->sets[i], out, e));
    if (r->apart_count)
        TRY(keep_apart(w, r, out, e));
    if (out->count == 0)
        FAIL(e, ERR_INVALID, "the sets of the recipe hold no message");
    return ERR_OK;
}
