/* How the customer is spoken to: honorific, register, language. */
#include "text/draft_part.h"

enum {
    ENGLISH_WORDS = 4, /* a shorter text is in no language */
    ENGLISH_SHARE = 60, /* per cent of the words that tell */
    NAME_REACH = 3,    /* words behind a name that tell whose it is */
    CARD_REACH = 3,    /* words in which an identity card is named */
};

static const struct Honorific {
    Str name;
    DraftSet words;
    bool is_formal; /* then "kamu" is too familiar */
} honorifics[] = {
    { S("kak"), DRAFT_SET_SAYS_KAK, true },    { S("bapak"), DRAFT_SET_SAYS_BAPAK, true },
    { S("ibu"), DRAFT_SET_SAYS_IBU, true },    { S("mas"), DRAFT_SET_SAYS_MAS, false },
    { S("mbak"), DRAFT_SET_SAYS_MBAK, false },
};

static const struct Honorific *known_honorific(const Check *c) {
    for (size_t i = 0; i < COUNT(honorifics); i++)
        if (str_eq_nocase(c->in->honorific, honorifics[i].name))
            return &honorifics[i];
    return NULL;
}

static bool is_honorific(const DraftWords *w, size_t i) {
    for (size_t k = 0; k < COUNT(honorifics); k++)
        if (draft_word_is(w, i, honorifics[k].words))
            return true;
    return draft_word_is(w, i, DRAFT_SET_SAYS_OTHER);
}

static bool is_capital(const DraftWords *w, size_t i) {
    char c = i < w->count ? w->text.p[draft_word_from(w, i)] : '\0';
    return c >= 'A' && c <= 'Z';
}

/* "Bapak/Ibu", "Kak atau Mas": the right one stands beside it. */
static bool is_pair(const DraftWords *w, size_t i, DraftSet right) {
    bool joined_before = i > 0 && w->text.p[draft_word_from(w, i) - 1] == '/';
    bool joined_after = i + 1 < w->count && draft_word_to(w, i) < w->text.n &&
                        w->text.p[draft_word_to(w, i)] == '/';
    if ((joined_before && draft_word_is(w, i - 1, right)) ||
        (joined_after && draft_word_is(w, i + 1, right)))
        return true;
    return draft_word_is(w, i + 1, DRAFT_SET_OR) && draft_word_is(w, i + 2, right);
}

/* "mbak kasir", "Pak Budi dari gudang", "ibu Kakak", "dibantu oleh Mas Eko": somebody else. */
static bool is_third_person(const DraftWords *w, size_t i) {
    bool runs_on = i + 1 < w->count && w->items[i].marks == 0;
    bool is_name = runs_on && is_capital(w, i + 1) && !is_honorific(w, i + 1);
    if (i > 0 && w->items[i - 1].marks == 0 && draft_word_is(w, i - 1, DRAFT_SET_BEFORE_OTHERS))
        return true;
    if (!runs_on)
        return false;
    if (draft_word_is(w, i + 1, DRAFT_SET_AFTER_OTHERS) ||
        (is_honorific(w, i + 1) && !is_pair(w, i, DRAFT_SET_SAYS_ANY)))
        return true;
    return is_name && w->items[i + 1].marks == 0 &&
           draft_word_after(w, i + 2, NAME_REACH, DRAFT_SET_NAMED_OTHERS);
}

/* "Kak, .. diterima Bu Endang", "Bu Endang sudah menandatangani, Kak": who is known as kak is
 * spoken to as that elsewhere, so a name with another form is somebody else's. Only "Bu Endang,"
 * at the front calls. */
static bool is_named_beside(const DraftWords *w, size_t i, DraftSet known) {
    bool is_name = i + 1 < w->count && w->items[i].marks == 0 && is_capital(w, i + 1) &&
                   !is_honorific(w, i + 1) &&
                   !(w->items[i].begins && (w->items[i + 1].marks & MARK_COMMA));
    for (size_t k = 0; is_name && k < w->count; k++)
        if (draft_word_is(w, k, known))
            return true;
    return false;
}

/* "Anaknya, Kak Nisa, boleh ikut", "hubungi Mbak Tika": a name beside who it is, or behind a word
 * that only others stand behind. */
static bool is_named_other(const DraftWords *w, size_t i) {
    bool is_name = i > 0 && i + 1 < w->count && w->items[i].marks == 0 && is_capital(w, i + 1) &&
                   !is_honorific(w, i + 1);
    if (!is_name)
        return false;
    Str before = str_slice(w->text, draft_word_from(w, i - 1), draft_word_to(w, i - 1));
    bool is_beside = (w->items[i - 1].marks & MARK_COMMA) && str_ends(before, S("nya")) &&
                     (w->items[i + 1].marks & MARK_COMMA);
    return is_beside ||
           (w->items[i - 1].marks == 0 && draft_word_is(w, i - 1, DRAFT_SET_BEFORE_NAMES));
}

/* "Semoga adik sudah sehat, Bu": a child, where the one spoken to has another form. */
static bool is_child(const DraftWords *w, size_t i, DraftSet known) {
    static const Str children[] = { S("adik"), S("adek"), S("adiknya"), S("adeknya") };
    Str own = str_slice(w->text, draft_word_from(w, i), draft_word_to(w, i));
    bool is_named = false, is_known = false;
    for (size_t k = 0; k < COUNT(children); k++)
        is_named = is_named || str_eq_nocase(own, children[k]);
    for (size_t k = 0; is_named && k < w->count; k++)
        is_known = is_known || draft_word_is(w, k, known);
    return is_known;
}

/* "KTP dan KK", "nomor KK", "KK-nya": the family card, not Kakak. */
static bool is_card(const DraftWords *w, size_t i) {
    size_t to = draft_word_to(w, i);
    return str_eq(str_slice(w->text, draft_word_from(w, i), to), S("KK")) &&
           (str_starts(str_slice(w->text, to, w->text.n), S("-")) ||
            draft_word_before(w, i, CARD_REACH, DRAFT_SET_LABEL_ID) ||
            draft_word_before(w, i, CARD_REACH, DRAFT_SET_LABEL_NUMBER));
}

void draft_check_honorific(Check *c, const RuleRow *row) {
    const DraftWords *w = &c->words;
    const struct Honorific *known = known_honorific(c);
    for (size_t i = 0; known != NULL && i < w->count; i++)
        if (is_honorific(w, i) && !draft_word_is(w, i, known->words) && !w->items[i].is_quoted &&
            !is_card(w, i) && !is_pair(w, i, known->words) && !is_third_person(w, i) &&
            !is_named_beside(w, i, known->words) && !is_named_other(w, i) &&
            !is_child(w, i, known->words))
            draft_find_words(c, row->rule, row->level, i, 1);
}

/* "Pantura km 72", "5 km": no "kamu". */
static bool is_distance(const Check *c, size_t i) {
    const DraftWords *w = &c->words;
    Str own = str_slice(w->text, draft_word_from(w, i), draft_word_to(w, i));
    bool before = i > 0 && c->pass.tokens[w->items[i - 1].token].kind == TOKEN_NUMBER;
    bool after = i + 1 < w->count && c->pass.tokens[w->items[i + 1].token].kind == TOKEN_NUMBER;
    return str_eq_nocase(own, S("km")) && (before || after);
}

void draft_check_register(Check *c, const RuleRow *row) {
    const DraftWords *w = &c->words;
    const struct Honorific *known = known_honorific(c);
    draft_check_phrases(c, row);
    for (size_t i = 0; known != NULL && known->is_formal && i < w->count; i++)
        if (draft_word_is(w, i, DRAFT_SET_SAYS_KAMU) && !w->items[i].is_quoted &&
            !is_distance(c, i))
            draft_find_words(c, row->rule, row->level, i, 1);
}

void draft_check_english(Check *c, const RuleRow *row) {
    const float *share = c->reading.language_share;
    size_t words = 0;
    for (size_t i = 0; i < c->pass.token_count; i++)
        words += c->pass.tokens[i].kind == TOKEN_WORD;
    if (!c->in->wants_english && words >= ENGLISH_WORDS &&
        share[LANGUAGE_EN] * 100 >= (float)ENGLISH_SHARE)
        draft_find_all(c, row->rule, row->level);
}
