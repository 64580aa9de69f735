#include "drill/pack.h"

#include "base/number.h"

#include <string.h>

extern const char drill_pack_text[], drill_pack_text_end[];

static const char *const drill_voice_names[] = { "calm",   "first", "angry",  "rumour", "spread",
                                          "press",  "rival", "risk",   "fire",   "hidden",
                                          "silence", "soothed", "defend", "busy", NULL };
static_assert(COUNT(drill_voice_names) == VOICE__COUNT + 1, "one name per voice");

static const Field pack_fields[] = {
    FIELD(DrillPack, key),      FIELD(DrillPack, title),
    FIELD(DrillPack, title_en), FIELD(DrillPack, cause),
    FIELD(DrillPack, cause_en), FIELD(DrillPack, level),
    FIELD(DrillPack, threat),
};
const Model drill_pack_model = MODEL(DrillPack, pack_fields);

enum { LINES_MOST = 100, SECTIONS = VOICE__COUNT + 3, WORD_LEAST = 4 };
/* The sections of common.txt that are no voices. */
static const char *const other_sections[] = { "open", "close", "name", NULL };

typedef struct Reader {
    Arena *arena;
    DrillBook *book;
    DrillPack *pack; /* being read; NULL: in what all share */
    DrillLines shared[VOICE__COUNT];
    Str *to;         /* lines of the section being read */
    DrillLines *section;
    size_t at;       /* the line, for errors */
} Reader;

static NODISCARD Err begin_section(Reader *r, Str name, Error *e) {
    int voice = names_find(drill_voice_names, name), other = names_find(other_sections, name);
    DrillLines *others[] = { &r->book->openings, &r->book->closings, &r->book->names };
    if (voice < 0 && other < 0)
        FAIL(e, ERR_INTERNAL, "packs, line %zu: no such section", r->at);
    r->section = voice < 0 ? others[other] : r->pack ? &r->pack->lines[voice] : &r->shared[voice];
    r->to = arena_make(r->arena, Str, LINES_MOST);
    *r->section = (DrillLines){ r->to, 0 };
    return ERR_OK;
}

static NODISCARD Err begin_pack(Reader *r, Str key, Error *e) {
    if (r->book->count == DRILL_PACKS_MOST)
        FAIL(e, ERR_INTERNAL, "packs, line %zu: too many packs", r->at);
    r->pack = &r->book->packs[r->book->count++];
    *r->pack = (DrillPack){ .key = key };
    for (int v = 0; v < VOICE__COUNT; v++)
        r->pack->lines[v] = r->shared[v];
    return ERR_OK;
}

static void add_places(DrillPack *p, Str names) {
    Str name;
    while (p->place_count < DRILL_PLACES && str_cut(&names, ' ', &name))
        p->places[p->place_count++] = name;
}

static NODISCARD Err take_value(Reader *r, Str name, Str value, Error *e) {
    DrillPack *p = r->pack;
    if (str_eq(name, S("key")))
        return begin_pack(r, value, e);
    if (p == NULL)
        FAIL(e, ERR_INTERNAL, "packs, line %zu: a pack begins with its key", r->at);
    const Field *f = model_find(&drill_pack_model, name);
    if (f)
        *(Str *)field_at(f, p) = value;
    else if (str_eq(name, S("origin")) || str_eq(name, S("spread")))
        add_places(p, value);
    else if (!(str_eq(name, S("heat")) && parse_i64(value, 0, 100, &p->heat)) &&
             !(str_eq(name, S("crowd")) && parse_i64(value, 1, 1000, &p->crowd)))
        FAIL(e, ERR_INTERNAL, "packs, line %zu: a value that cannot be read", r->at);
    return ERR_OK;
}

/* Values stand above the first section of a pack: below it a colon is a colon. */
static NODISCARD Err take_line(Reader *r, Str line, Error *e) {
    Str rest = line, name;
    if (line.n > 2 && line.p[0] == '[' && line.p[line.n - 1] == ']')
        return begin_section(r, str_slice(line, 1, line.n - 1), e);
    if (str_starts(line, S("key: ")))
        r->section = NULL;
    if (r->section == NULL) {
        (void)str_cut(&rest, ':', &name);
        return take_value(r, name, str_trim(rest), e);
    }
    if (r->section->count == LINES_MOST)
        FAIL(e, ERR_INTERNAL, "packs, line %zu: too many lines in a section", r->at);
    r->to[r->section->count++] = line;
    return ERR_OK;
}

Err drill_book(Arena *a, DrillBook *out, Error *e) {
    Reader r = { .arena = a, .book = out };
    Str rest = { drill_pack_text, (size_t)(drill_pack_text_end - drill_pack_text) }, line;
    *out = (DrillBook){ 0 };
    while (str_cut(&rest, '\n', &line)) {
        r.at++;
        if (line.n && line.p[0] != '#')
            TRY(take_line(&r, line, e));
    }
    return ERR_OK;
}

const DrillPack *drill_pack(const DrillBook *b, Str key) {
    for (size_t i = 0; i < b->count; i++)
        if (str_eq(b->packs[i].key, key))
            return &b->packs[i];
    return NULL;
}

static size_t shared_words(Str words, Str lower) {
    size_t n = 0;
    Str word;
    while (str_cut(&words, ' ', &word))
        n += word.n >= WORD_LEAST && str_find(lower, word) >= 0;
    return n;
}

const DrillPack *drill_pack_for(const DrillBook *b, Str threats) {
    SCRATCH(a);
    Str lower = str_lower_ascii(a, threats);
    const DrillPack *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < b->count; i++) {
        size_t n = str_eq(b->packs[i].level, S("normal"))
                       ? 0 : shared_words(b->packs[i].threat, lower);
        if (n > most) {
            most = n;
            best = &b->packs[i];
        }
    }
    return best;
}
