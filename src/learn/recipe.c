#include "learn/recipe.h"

#include "base/number.h"

#include <string.h>

typedef struct Line {
    Str words[MODEL_OUTPUTS_MOST + 4];
    size_t count;
    bool is_cut; /* more words than that */
    int64_t number;
} Line;

static void line_split(Str text, Line *out) {
    out->count = 0;
    out->is_cut = false;
    for (size_t i = 0; i < text.n && text.p[i] != '#';) {
        size_t end = i;
        while (end < text.n && !ascii_is_space(text.p[end]) && text.p[end] != '#')
            end++;
        out->is_cut = out->is_cut || (end > i && out->count == COUNT(out->words));
        if (end > i && !out->is_cut)
            out->words[out->count++] = str_slice(text, i, end);
        i = end + (end < text.n && text.p[end] != '#');
    }
}

#define FAIL_LINE(e, l, ...) FAIL_AT((e), (l)->number, __VA_ARGS__)
#define FAIL_AT(e, number, fmt, ...) \
    FAIL(e, ERR_INVALID, "line %lld of the recipe: " fmt, (long long)(number), ##__VA_ARGS__)

static void set_name(char *to, size_t room, Str name) {
    size_t n = name.n < room - 1 ? name.n : room - 1;
    memcpy(to, name.p, n);
    to[n] = '\0';
}

static void add_output(Recipe *r, Str head, Str answer, HeadKind kind) {
    ModelOutput *o = &r->outputs[r->output_count++];
    *o = (ModelOutput){ .kind = (uint32_t)kind, .slope = 1, .threshold = 0.5f };
    set_name(o->head, sizeof o->head, head);
    set_name(o->answer, sizeof o->answer, answer);
}

static void add_standard_heads(Recipe *r) {
    for (Head h = 0; h < HEAD__COUNT; h++) {
        const HeadInfo *head = &head_table[h];
        r->first[r->head_count++] = r->output_count;
        for (int i = 0; i < head->count; i++)
            add_output(r, str_c(head->name), str_c(head->answers[i]), head->kind);
    }
    r->first[r->head_count] = r->output_count;
}

int recipe_output(const Recipe *r, Str head_name, Str answer, int *head) {
    *head = -1;
    for (uint32_t h = 0; h < r->head_count; h++) {
        if (!str_eq(head_name, str_c(r->outputs[r->first[h]].head)))
            continue;
        *head = (int)h;
        for (uint32_t o = r->first[h]; o < r->first[h + 1]; o++)
            if (str_eq(answer, str_c(r->outputs[o].answer)))
                return (int)o;
    }
    return -1;
}

static NODISCARD Err read_head(Recipe *r, const Line *l, Error *e) {
    bool is_choice = l->count > 3 && str_eq(l->words[2], S("choice"));
    if (l->count < 4 || (!is_choice && !str_eq(l->words[2], S("set"))))
        FAIL_LINE(e, l, "expected `head NAME choice|set ANSWER..`");
    int known;
    (void)recipe_output(r, l->words[1], S(""), &known);
    if (known >= 0)
        FAIL_LINE(e, l, "there are two heads " STR_FMT, STR_ARG(l->words[1]));
    if (r->set_count)
        FAIL_LINE(e, l, "heads stand before the first set");
    if (r->output_count + l->count - 3 > MODEL_OUTPUTS_MOST)
        FAIL_LINE(e, l, "more than %d answers in all", MODEL_OUTPUTS_MOST);
    r->first[r->head_count++] = r->output_count;
    for (size_t i = 3; i < l->count; i++)
        add_output(r, l->words[1], l->words[i], is_choice ? HEAD_CHOICE : HEAD_SET);
    r->first[r->head_count] = r->output_count;
    return ERR_OK;
}

static bool read_features(Recipe *r, Str name) {
    static const char *const names[] = { [FEATURES_NORMAL] = "messages", [FEATURES_BOTH] = "both",
                                         [FEATURES_WRITTEN] = "written",
                                         [FEATURES_DRAFTS] = "drafts" };
    static_assert(COUNT(names) == FEATURE_KINDS, "a name for each kind");
    for (FeatureKind kind = 0; kind < FEATURE_KINDS; kind++)
        if (str_eq(name, str_c(names[kind]))) {
            r->kind = kind;
            return true;
        }
    return false;
}

static NODISCARD Err read_ratio(Recipe *r, const Line *l, Error *e) {
    if (!parse_f64(l->words[2], &r->ratio) || !(r->ratio >= 0 && r->ratio <= 1))
        FAIL_LINE(e, l, "ratio is a number from 0 to 1");
    if (l->count - 3 > COUNT(r->ratio_heads))
        FAIL_LINE(e, l, "ratio names at most %zu heads", COUNT(r->ratio_heads));
    r->ratio_head_count = l->count - 3;
    for (size_t i = 3; i < l->count; i++)
        r->ratio_heads[i - 3] = l->words[i];
    return ERR_OK;
}

double recipe_ratio(const Recipe *r, uint32_t output) {
    for (size_t i = 0; i < r->ratio_head_count; i++)
        if (str_eq(r->ratio_heads[i], str_c(r->outputs[output].head)))
            return r->ratio;
    return r->ratio_head_count ? 0 : r->ratio;
}

/* The standard heads are known only where the first set begins. */
static NODISCARD Err check_ratio(const Recipe *r, Error *e) {
    int head;
    for (size_t i = 0; i < r->ratio_head_count; i++) {
        (void)recipe_output(r, r->ratio_heads[i], S(""), &head);
        if (head < 0)
            FAIL(e, ERR_INVALID, "the ratio of the recipe names a head " STR_FMT ": there is none",
                 STR_ARG(r->ratio_heads[i]));
    }
    return ERR_OK;
}

static NODISCARD Err read_option(Recipe *r, const Line *l, Error *e) {
    if (l->count > 2 && str_eq(l->words[1], S("ratio")))
        return read_ratio(r, l, e);
    if (l->count != 3)
        FAIL_LINE(e, l, "expected `option NAME VALUE`");
    if (str_eq(l->words[1], S("C"))) {
        if (!parse_f64(l->words[2], &r->cost) || !(r->cost > 0 && r->cost < 1000))
            FAIL_LINE(e, l, "C is a number above 0 and below 1000");
    } else if (str_eq(l->words[1], S("folds"))) {
        if (!parse_i64(l->words[2], 2, 20, &r->folds))
            FAIL_LINE(e, l, "folds is a number from 2 to 20");
    } else if (str_eq(l->words[1], S("least"))) {
        if (!parse_i64(l->words[2], 1, 1000, &r->least))
            FAIL_LINE(e, l, "least is a number from 1 to 1000");
    } else if (str_eq(l->words[1], S("features"))) {
        if (!read_features(r, l->words[2]))
            FAIL_LINE(e, l, "features are messages, written, both or drafts");
    } else if (str_eq(l->words[1], S("lean"))) {
        r->leans = str_eq(l->words[2], S("f1"));
        if (!r->leans && !str_eq(l->words[2], S("no")))
            FAIL_LINE(e, l, "lean is f1 or no");
    } else {
        FAIL_LINE(e, l, "the options are C, folds, least, ratio, lean and features");
    }
    return ERR_OK;
}

static NODISCARD Err read_file(const Line *l, size_t from, RecipeFile *out, Error *e) {
    *out = (RecipeFile){ .path = l->words[1], .line = l->number, .kind = FILE_TSV };
    for (size_t i = from; i < l->count; i++) {
        Str value = l->words[i], key;
        (void)str_cut(&value, '=', &key);
        if (str_eq(key, S("labels")))
            out->kind = FILE_LABELS;
        else if (str_eq(key, S("csv")))
            out->kind = FILE_CSV;
        else if (str_eq(key, S("text")))
            out->text = value;
        else if (str_eq(key, S("label")))
            out->label = value;
        else if (str_eq(key, S("texts")))
            out->texts = value;
        else if (!str_eq(key, S("tsv")))
            FAIL_LINE(e, l, STR_FMT " is unknown: labels, tsv, csv, text=, label=, texts=",
                      STR_ARG(key));
    }
    return ERR_OK;
}

static NODISCARD Err read_meaning(const Recipe *r, const Line *l, Str word, Meaning *out,
                                  Error *e) {
    Str answer = word, head;
    *out = (Meaning){ 0 };
    (void)str_cut(&answer, ':', &head);
    out->is_not = answer.n && answer.p[0] == '!';
    if (out->is_not)
        answer = str_slice(answer, 1, answer.n);
    out->output = recipe_output(r, head, answer, &out->head);
    if (out->head < 0)
        FAIL_LINE(e, l, "there is no head " STR_FMT, STR_ARG(head));
    bool is_set = r->outputs[r->first[out->head]].kind == HEAD_SET;
    out->is_none = out->output < 0 && is_set && str_eq(answer, S("none"));
    if (out->is_none)
        out->output = (int)r->first[out->head];
    if (out->output < 0)
        FAIL_LINE(e, l, STR_FMT " is no answer of " STR_FMT, STR_ARG(answer), STR_ARG(head));
    return ERR_OK;
}

static NODISCARD Err read_map(const Recipe *r, RecipeSet *s, const Line *l, Error *e) {
    if (l->count < 3 || l->count > 2 + RECIPE_MEANINGS_MOST || s->map_count == RECIPE_MAPS_MOST)
        FAIL_LINE(e, l, "expected `map VALUE HEAD:ANSWER ..`, at most %d", RECIPE_MEANINGS_MOST);
    LabelMap *m = &s->maps[s->map_count++];
    m->value = l->words[1];
    for (size_t i = 2; i < l->count; i++)
        TRY(read_meaning(r, l, l->words[i], &m->meanings[m->count++], e));
    return ERR_OK;
}

static NODISCARD Err read_set_line(Recipe *r, const Line *l, Error *e) {
    RecipeSet *s = r->set_count ? &r->sets[r->set_count - 1] : NULL;
    Str verb = l->words[0];
    if (s == NULL || l->count < 2)
        FAIL_LINE(e, l, STR_FMT " needs a `set` above it and a value", STR_ARG(verb));
    if (str_eq(verb, S("file"))) {
        if (s->file_count == RECIPE_FILES_MOST)
            FAIL_LINE(e, l, "more than %d files in a set", RECIPE_FILES_MOST);
        return read_file(l, 2, &s->files[s->file_count++], e);
    }
    if (str_eq(verb, S("map")))
        return read_map(r, s, l, e);
    if (str_eq(verb, S("replace")) && l->count == 3 && s->replace_count < COUNT(s->replace)) {
        s->replace[s->replace_count].from = l->words[1];
        s->replace[s->replace_count++].to = l->words[2];
        return ERR_OK;
    }
    if (str_eq(verb, S("most")) && parse_i64(l->words[1], 1, INT64_MAX, &s->most))
        return ERR_OK;
    if (str_eq(verb, S("times")) && parse_i64(l->words[1], 1, RECIPE_TIMES_MOST, &s->times))
        return ERR_OK;
    if (str_eq(verb, S("calibrate"))) {
        s->calibrates = str_eq(l->words[1], S("yes"));
        return ERR_OK;
    }
    FAIL_LINE(e, l, "not understood: " STR_FMT, STR_ARG(verb));
}

static NODISCARD Err read_line(Recipe *r, const Line *l, Error *e) {
    Str verb = l->words[0];
    if (str_eq(verb, S("head")))
        return read_head(r, l, e);
    if (str_eq(verb, S("option")))
        return read_option(r, l, e);
    if (str_eq(verb, S("apart"))) {
        if (l->count < 2 || r->apart_count == COUNT(r->apart))
            FAIL_LINE(e, l, "expected `apart FILE`, at most %zu", COUNT(r->apart));
        return read_file(l, 2, &r->apart[r->apart_count++], e);
    }
    if (str_eq(verb, S("classes"))) {
        if (l->count != 2 || r->classes.n)
            FAIL_LINE(e, l, "expected `classes FILE`, once");
        r->classes = l->words[1];
        return ERR_OK;
    }
    if (!str_eq(verb, S("set")))
        return read_set_line(r, l, e);
    if (l->count != 2 || r->set_count == RECIPE_SETS_MOST)
        FAIL_LINE(e, l, "expected `set NAME`, at most %d", RECIPE_SETS_MOST);
    if (r->output_count == 0)
        add_standard_heads(r);
    r->sets[r->set_count++] = (RecipeSet){ .name = l->words[1], .times = 1,
                                               .calibrates = true };
    return ERR_OK;
}

Err recipe_read(Str text, Recipe *out, Error *e) {
    Line l = { .number = 0 };
    Str piece;
    *out = (Recipe){ .cost = 1, .folds = 5, .least = 2 };
    while (str_cut(&text, '\n', &piece)) {
        l.number++;
        line_split(piece, &l);
        if (l.is_cut)
            FAIL_LINE(e, &l, "more than %zu words", COUNT(l.words));
        if (l.count)
            TRY(read_line(out, &l, e));
    }
    if (out->set_count == 0)
        FAIL(e, ERR_INVALID, "the recipe names no set to learn from");
    return check_ratio(out, e);
}
