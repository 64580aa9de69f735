#include "desk/greeting.h"

#include "desk/audit.h"
#include "desk/event.h"

enum { SAID_MOST = 20, WORDS_MOST = 400, SIGN_WORDS = 4 };

static const char *const honorific_names[] = { "unknown", "none", "kak", "bapak",
                                        "ibu",     "mas",  "mbak", NULL };
static_assert(COUNT(honorific_names) == HONORIFIC__COUNT + 1, "one name for each");

static const char *const written[HONORIFIC__COUNT] = { "Kak", "", "Kak", "Bapak", "Ibu", "Mas",
                                                       "Mbak" };

Str greeting_written(Honorific h) { return str_c(written[h]); }

static const Field greeting_fields[] = {
    FIELD_ENUM_OF(Greeting, honorific, honorific_names),
    FIELD_ENUM_OF(Greeting, suggested, honorific_names,
                  .doc = "Read from how the customer signs or is addressed"),
    FIELD(Greeting, because, .flags = FIELD_OPTIONAL, .doc = "The words it was read from"),
};
const Model greeting_model = MODEL(Greeting, greeting_fields);

static const Field form_fields[] = {
    FIELD_ENUM_OF(GreetingForm, honorific, honorific_names, .flags = FIELD_REQUIRED,
                  .doc = "unknown: forget it; none: by the name alone"),
};
const Model greeting_form_model = MODEL(GreetingForm, form_fields);

static const Field said_fields[] = {
    FIELD(SaidLine, text),
    FIELD(SaidLine, is_own),
    FIELD_ENUM_OF(SaidLine, language, language_names),
    FIELD_TIME_OF(SaidLine, written_at),
};
static const Model said_model = MODEL(SaidLine, said_fields);

Err case_said(Db *db, Arena *a, int64_t brand_id, int64_t case_id, List *out, Error *e) {
    return db_list(db, a, Q_CASE_SAID, DB_ARGS(DB_V(brand_id), DB_V(case_id), DB_V(SAID_MOST)),
                   &said_model, out, e);
}

/* ---- reading it ---- */

static const struct Title {
    const char *word;
    Honorific means;
} titles[] = {
    { "pak", HONORIFIC_BAPAK }, { "bapak", HONORIFIC_BAPAK }, { "bpk", HONORIFIC_BAPAK },
    { "bu", HONORIFIC_IBU },    { "ibu", HONORIFIC_IBU },     { "bunda", HONORIFIC_IBU },
    { "mas", HONORIFIC_MAS },   { "mbak", HONORIFIC_MBAK },   { "mba", HONORIFIC_MBAK },
    { "kak", HONORIFIC_KAK },   { "kakak", HONORIFIC_KAK },
};

static Honorific title_of(Str word) {
    for (size_t i = 0; i < COUNT(titles); i++)
        if (str_eq_nocase(word, str_c(titles[i].word)))
            return titles[i].means;
    return HONORIFIC_UNKNOWN;
}

static bool is_one_of(Str word, const char *const *words) {
    for (; *words; words++)
        if (str_eq_nocase(word, str_c(*words)))
            return true;
    return false;
}

static bool is_name(Str word) { return word.n && word.p[0] >= 'A' && word.p[0] <= 'Z'; }

/* One word, and whether a sentence or line begins with it. */
typedef struct SpokenWord {
    Str text;
    bool begins, begins_line;
} SpokenWord;

static bool is_letter(char c) { return ascii_is_alpha(c) || (unsigned char)c >= 0x80; }

static size_t cut_words(Str text, SpokenWord *out) {
    size_t count = 0;
    bool begins = true, begins_line = true;
    for (size_t i = 0; i < text.n && count < WORDS_MOST;) {
        size_t from = i;
        while (i < text.n && is_letter(text.p[i]))
            i++;
        if (i > from) {
            out[count++] = (SpokenWord){ str_slice(text, from, i), begins, begins_line };
            begins = begins_line = false;
            continue;
        }
        begins_line |= text.p[i] == '\n';
        begins |= begins_line || text.p[i] == '.' || text.p[i] == '!' || text.p[i] == '?';
        i++;
    }
    return count;
}

static Honorific found(const SpokenWord *title, const SpokenWord *last, Str *because) {
    *because = (Str){ title->text.p, (size_t)(last->text.p + last->text.n - title->text.p) };
    return title_of(title->text);
}

static const char *const introduces[] = { "nama", "panggil", "perkenalkan", "kenalin", "halo",
                                          "hai", NULL };
static const char *const self[] = { "saya", "aku", "saja", "aja", NULL };
static const char *const greets[] = { "halo", "hai", "yth", "baik", "maaf", "pagi", "siang",
                                      "sore", "malam", NULL };

/* "Saya Bu Rina", "nama saya ibu Rina", "panggil saja Mas Budi"; but "tolong saya Pak" calls us. */
static bool is_introduced(const SpokenWord *w, size_t at) {
    return at > 0 && is_one_of(w[at - 1].text, self) &&
           (w[at - 1].begins || (at > 1 && is_one_of(w[at - 2].text, introduces)) ||
            (at > 2 && is_one_of(w[at - 3].text, introduces)));
}

/* A last line that is no more than "Bu Rina" or "Salam, Pak Joko". */
static bool is_signed(const SpokenWord *w, size_t count, size_t at) {
    size_t line = count - 1;
    while (line > 0 && !w[line].begins_line)
        line--;
    return line > 0 && at >= line && at <= line + 1 && count - line <= SIGN_WORDS;
}

Honorific greeting_of_text(Str text, bool is_own, Str *because) {
    SpokenWord w[WORDS_MOST];
    size_t count = cut_words(text, w);
    for (size_t i = 0; i + 1 < count; i++) {
        Honorific h = title_of(w[i].text);
        if (h == HONORIFIC_UNKNOWN || !is_name(w[i + 1].text))
            continue;
        /* Of our own answers "Kak" says nothing: it is what the program writes. */
        bool speaks = is_own ? i > 0 && h != HONORIFIC_KAK && is_one_of(w[i - 1].text, greets)
                             : is_introduced(w, i) || is_signed(w, count, i);
        if (speaks)
            return found(&w[i], &w[i + 1], because);
    }
    return HONORIFIC_UNKNOWN;
}

Honorific greeting_of_name(Str name, Str *because) {
    SpokenWord w[WORDS_MOST];
    size_t count = cut_words(str_trim(name), w);
    if (count < 2 || title_of(w[0].text) == HONORIFIC_UNKNOWN)
        return HONORIFIC_UNKNOWN;
    return found(&w[0], &w[count - 1], because);
}

Str greeting_bare_name(Str name) {
    Str title, rest = str_trim(name), because;
    if (greeting_of_name(rest, &because) == HONORIFIC_UNKNOWN || !str_cut(&rest, ' ', &title) ||
        title_of(title) == HONORIFIC_UNKNOWN)
        return str_trim(name);
    return str_trim(rest);
}

/* ---- remembering it ---- */

Err greeting_known(Db *db, Arena *a, int64_t brand_id, int64_t author_id, Honorific *out,
                   Error *e) {
    GreetingForm stored = { 0 };
    bool is_there;
    *out = HONORIFIC_UNKNOWN;
    if (author_id == 0)
        return ERR_OK;
    TRY(db_maybe(db, a, Q_AUTHOR_HONORIFIC, DB_ARGS(DB_V(brand_id), DB_V(author_id)),
                 &greeting_form_model, &stored, &is_there, e));
    *out = stored.honorific;
    return ERR_OK;
}

static NODISCARD Err of_case(Db *db, Arena *a, int64_t brand_id, const Case *c, Greeting *out,
                             Error *e) {
    List said;
    *out = (Greeting){ 0 };
    TRY(greeting_known(db, a, brand_id, c->author_id, &out->honorific, e));
    TRY(case_said(db, a, brand_id, c->id, &said, e));
    const SaidLine *line = said.items;
    out->suggested = greeting_of_name(c->author_name, &out->because);
    for (int own = 0; own <= 1; own++) /* what they write themselves comes first */
        for (size_t i = 0; i < said.count && out->suggested == HONORIFIC_UNKNOWN; i++)
            if (line[i].is_own == (own == 1))
                out->suggested = greeting_of_text(line[i].text, own == 1, &out->because);
    return ERR_OK;
}

Err greeting_get(Db *db, Arena *a, int64_t brand_id, int64_t case_id, Greeting *out, Error *e) {
    Case c = { 0 };
    TRY(case_get(db, a, brand_id, case_id, &c, e));
    return of_case(db, a, brand_id, &c, out, e);
}

Err greeting_set(Db *db, Arena *a, const Caller *by, int64_t case_id, Honorific h, Greeting *out,
                 Error *e) {
    Case c = { 0 };
    TRY(case_get(db, a, by->brand_id, case_id, &c, e));
    if (c.author_id == 0)
        FAIL_FIELD(e, "honorific", "has nobody to belong to: this message names no writer");
    TRY(db_run(db, Q_AUTHOR_SET_HONORIFIC,
               DB_ARGS(DB_V(by->brand_id), DB_V(c.author_id),
                       h ? db_name(honorific_names, (int)h) : db_null()),
               NULL, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "author.honorific",
                               .object = "author",
                               .object_id = c.author_id,
                               .personal = str_c(honorific_names[h]) },
                  e));
    TRY(event_add(db, by->brand_id, EVENT_CASE, case_id, by->now, e));
    return of_case(db, a, by->brand_id, &c, out, e);
}
