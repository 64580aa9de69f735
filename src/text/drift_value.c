/* The slots whose values are compared as values: contacts and codes. */
#include "text/drift_words.h"

#include <string.h>

enum {
    CODE_ROOM = 24,
    CODE_LEAST = 3,
    CODE_REACH = 4, /* tokens between "batch" and its code */
    PREFIX_MOST = 4, /* letters before the digits of a code, where a space parts them */
    OWN_REACH = 3,  /* tokens between "kakak" and a number that is the customer's */
    CONTACT_ROOM = 64,
    HOTLINE_LEAST = 5,
    HOTLINE_MOST = 8,
};

/* ---- contact ---- */

typedef struct Contact {
    char kind; /* 'p'hone, 'h'otline, 'm'ail, '@' a name of an account */
    char text[CONTACT_ROOM];
    size_t n, value; /* value: which one of the slot */
} Contact;

static bool is_handle_byte(char c) {
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == '.' || c == '_';
}

static Contact number_of(char kind, Str s) {
    Contact c = { .kind = kind };
    for (size_t i = 0; i < s.n && c.n < CONTACT_ROOM; i++)
        if (ascii_is_digit(s.p[i]))
            c.text[c.n++] = s.p[i];
    if (c.n > 2 && memcmp(c.text, "62", 2) == 0) { /* +62 811 is 0811 */
        c.text[1] = '0';
        memmove(c.text, c.text + 1, --c.n);
    }
    return c;
}

static Contact word_of(char kind, Str s) {
    Contact c = { .kind = kind };
    for (; c.n < s.n && c.n < CONTACT_ROOM; c.n++)
        c.text[c.n] = ascii_lower(s.p[c.n]);
    return c;
}

/* 1500-881 is 1500881, whether it was taken for a telephone or for a hotline. */
static bool is_number_of(char kind) { return kind == 'p' || kind == 'h'; }

static bool same_contact(const Contact *a, const Contact *b) {
    bool is_same_kind = a->kind == b->kind || (is_number_of(a->kind) && is_number_of(b->kind));
    return is_same_kind && a->n == b->n && memcmp(a->text, b->text, a->n) == 0;
}

/* The name behind an @ at byte i; empty when it belongs to a mail address. */
static Str handle_at(Str text, size_t i) {
    size_t end = i + 1;
    if (text.p[i] != '@' || (i > 0 && is_handle_byte(text.p[i - 1])))
        return S("");
    while (end < text.n && is_handle_byte(text.p[end]))
        end++;
    while (end > i + 1 && text.p[end - 1] == '.')
        end--;
    return end > i + 1 ? str_slice(text, i, end) : S("");
}

/* A short number to call at byte i: 1500-977, 14045. */
static Str hotline_at(Str text, size_t i) {
    size_t end = i, digits = 0;
    if (!ascii_is_digit(text.p[i]) ||
        (i > 0 && (is_handle_byte(text.p[i - 1]) || text.p[i - 1] == '-' || text.p[i - 1] == '+')))
        return S("");
    for (; end < text.n && (ascii_is_digit(text.p[end]) || text.p[end] == '-'); end++)
        digits += ascii_is_digit(text.p[end]);
    bool is_one = text.p[i] == '1' && digits >= HOTLINE_LEAST && digits <= HOTLINE_MOST;
    return is_one && (end == text.n || !is_handle_byte(text.p[end])) ? str_slice(text, i, end)
                                                                     : S("");
}

/* The first contact of a value. */
static bool contact_of(Arena *a, Str value, Contact *out) {
    PersonalSpan *spans;
    size_t count;
    personal_find(a, value, &spans, &count);
    for (size_t i = 0; i < count; i++) {
        Str s = str_slice(value, spans[i].from, spans[i].to);
        if (spans[i].kind != PERSONAL_PHONE && spans[i].kind != PERSONAL_MAIL)
            continue;
        *out = spans[i].kind == PERSONAL_PHONE ? number_of('p', s) : word_of('m', s);
        return true;
    }
    for (size_t i = 0; i < value.n; i++) {
        Str hotline = hotline_at(value, i);
        if (!handle_at(value, i).n && !hotline.n)
            continue;
        *out = hotline.n ? number_of('h', hotline) : word_of('@', handle_at(value, i));
        return true;
    }
    return false;
}

static bool is_customers(const DriftRun *r, size_t token) {
    for (size_t i = token; i > 0 && token - i < OWN_REACH; i--)
        if (matter_at(r, i - 1) == MATTER_OWN)
            return true;
    return false;
}

/* "Nomor kurirnya 0812-..": the number of somebody who is named before it, not ours. */
static bool is_somebodys(const DriftRun *r, size_t token) {
    if (token < 2 || clause_of(r, token - 1) != clause_of(r, token))
        return false;
    size_t name = token - 1;
    for (size_t k = name; k > clause_of(r, token)->first && token - k <= CODE_REACH; k--)
        if (vow_at(r, k) == VOW_OTHER && r->vows[k].value != OTHER_PERSON)
            return true; /* nomor CS JNE, nomor kurir antar jemput */
    Str word = str_slice(r->in->text, r->scan.tokens[name].from, r->scan.tokens[name].to);
    if (str_eq_nocase(word, S("nya")))
        name--; /* "nomor MUA nya" */
    else if (!str_ends(word, S("nya")))
        return false;
    return matter_at(r, name) == MATTER_UNKNOWN && vow_at(r, name) != VOW_STAFF &&
           vow_at(r, name) != VOW_ACT && said_when(&r->scan, name) == WHEN_UNKNOWN &&
           matter_at(r, name - 1) == MATTER_REACH;
}

typedef struct Contacts {
    Contact right[VALUES_MOST], old[VALUES_MOST];
    size_t right_count, old_count;
    bool names_right; /* the text has a right account */
} Contacts;

/* Whether the text names a right account as well. */
static bool names_right_account(const DriftRun *r, const Contacts *known) {
    for (size_t i = 0; i < known->right_count; i++) {
        Str name = { known->right[i].text, known->right[i].n };
        if (known->right[i].kind == '@' && str_find(r->in->text, name) >= 0)
            return true;
    }
    return false;
}

static void check_contact(DriftRun *r, size_t slot, const Contacts *known, const Contact *said,
                          size_t from, size_t to) {
    DriftSpan span = { .first = drift_token_at(r, from), .end = drift_token_at(r, to - 1) + 1 };
    bool is_old = false, has_kind = false;
    if (span.first >= r->scan.count)
        return;
    for (size_t i = known->right_count; i > 0; i--) {
        const Contact *right = &known->right[i - 1];
        if (same_contact(right, said))
            return;
        has_kind = has_kind || right->kind == said->kind;
        span.value = right->kind == said->kind ? right->value : span.value;
    }
    for (size_t i = 0; i < known->old_count; i++)
        is_old = is_old || same_contact(&known->old[i], said);
    bool reaches = clause_speaks(r, span.first, MATTER_REACH);
    is_old = is_old && (reaches || !known->names_right); /* itu akun katalog kami */
    bool is_offered = has_kind && reaches &&
                      !is_customers(r, span.first) && !is_somebodys(r, span.first);
    if ((is_old || is_offered) && !drift_is_moot(r, span.first))
        drift_add(r, slot, span, is_old);
}

void drift_contact(DriftRun *r, size_t slot) {
    const DriftSlot *s = drift_slot(r, slot);
    Contacts *known = arena_make(r->arena, Contacts, 1);
    Contact said;
    Str text = r->in->text;
    for (size_t i = 0; i < drift_bounded(s->value_count); i++)
        if (contact_of(r->arena, s->values[i], &known->right[known->right_count]))
            known->right[known->right_count++].value = i;
    for (size_t i = 0; i < drift_bounded(s->old_count); i++)
        known->old_count += contact_of(r->arena, s->old[i], &known->old[known->old_count]);
    known->names_right = names_right_account(r, known);
    for (size_t i = 0; i < r->personal_count; i++) {
        const PersonalSpan *p = &r->personal[i];
        Str words = str_slice(text, p->from, p->to);
        if (p->kind != PERSONAL_PHONE && p->kind != PERSONAL_MAIL)
            continue;
        said = p->kind == PERSONAL_PHONE ? number_of('p', words) : word_of('m', words);
        check_contact(r, slot, known, &said, p->from, p->to);
    }
    for (size_t i = 0; i < text.n; i++) {
        Str handle = handle_at(text, i);
        said = word_of('@', handle);
        if (handle.n)
            check_contact(r, slot, known, &said, i + 1, i + handle.n);
        Str hotline = hotline_at(text, i);
        said = number_of('h', hotline);
        if (hotline.n)
            check_contact(r, slot, known, &said, i, i + hotline.n);
    }
}

/* ---- batch ---- */

typedef struct Code {
    char text[CODE_ROOM]; /* without its dashes */
    size_t n, prefix;     /* letters in front */
    size_t digits;
    size_t length; /* bytes of the text */
} Code;

static bool is_code_byte(char c) { return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-'; }

/* The run of letters, digits and dashes from byte i on; `spaced`, PK 2207 is one too. */
static Code code_at(Str t, size_t i, bool spaced) {
    Code c = { 0 };
    size_t at = i;
    for (; at < t.n && c.n < CODE_ROOM; at++) {
        bool is_space = spaced && t.p[at] == ' ' && c.prefix > 0 && c.prefix == c.n &&
                        c.prefix <= PREFIX_MOST && at + 1 < t.n && ascii_is_digit(t.p[at + 1]);
        if (!is_code_byte(t.p[at]) && !is_space)
            break;
        if (t.p[at] == '-' || is_space)
            continue;
        c.prefix += !ascii_is_digit(t.p[at]) && c.digits == 0;
        c.digits += ascii_is_digit(t.p[at]);
        c.text[c.n++] = ascii_lower(t.p[at]);
    }
    c.length = at - i;
    return c;
}

/* Where one of them is told by its digits alone, "kode 2207", only these count. */
static bool same_code(const Code *a, const Code *b) {
    if (a->prefix != b->prefix && (a->prefix == 0 || b->prefix == 0))
        return a->n - a->prefix == b->n - b->prefix &&
               memcmp(a->text + a->prefix, b->text + b->prefix, a->n - a->prefix) == 0;
    return a->n == b->n && memcmp(a->text, b->text, a->n) == 0;
}

static bool same_shape(const Code *a, const Code *b) {
    if (a->prefix != b->prefix || memcmp(a->text, b->text, a->prefix) != 0)
        return false;
    return a->prefix > 0 ? a->digits > 0 : a->digits == b->digits && a->n == b->n;
}

/* LK-77 and 1119, not 77. */
static bool is_code(const Code *c) {
    return c->digits >= CODE_LEAST || (c->prefix > 0 && c->digits + 1 >= CODE_LEAST && c->n > 3);
}

/* The first run with a digit in a value. */
static bool code_of(Str value, Code *out) {
    for (size_t i = 0; i < value.n; i++)
        if (is_code_byte(value.p[i]) && (i == 0 || !is_code_byte(value.p[i - 1]))) {
            *out = code_at(value, i, false);
            if (is_code(out))
                return true;
        }
    return false;
}

static bool names_code(const DriftRun *r, size_t token) {
    for (size_t i = token; i > 0 && token - i < CODE_REACH; i--)
        if (matter_at(r, i - 1) == MATTER_CODE)
            return true;
    return clause_speaks(r, token, MATTER_CODE) && drift_speaks(r, token, MATTER_AFFECTED);
}

typedef struct Codes {
    Code items[VALUES_MOST];
    size_t count;
} Codes;

static Codes *codes_of(Arena *a, const Str *values, size_t count) {
    Codes *codes = arena_make(a, Codes, 1);
    for (size_t i = 0; i < drift_bounded(count); i++)
        codes->count += code_of(values[i], &codes->items[codes->count]);
    return codes;
}

static bool has_code(const Codes *codes, const Code *said, bool by_shape) {
    for (size_t i = 0; i < codes->count; i++)
        if (by_shape ? same_shape(&codes->items[i], said) : same_code(&codes->items[i], said))
            return true;
    return false;
}

/* "KR-181 itu kampas belakang, tidak terkait" */
static bool is_of_else(const DriftRun *r, const DriftClause *c) {
    for (size_t i = c->sentence_first; i < c->sentence_end; i++)
        if (sense_at(r, i) == SENSE_UNRELATED)
            return true;
    return false;
}

static bool has_prefix(const Codes *codes, const Code *said) {
    for (size_t i = 0; i < codes->count; i++)
        if (codes->items[i].prefix == said->prefix &&
            memcmp(codes->items[i].text, said->text, said->prefix) == 0)
            return true;
    return false;
}

/* "Semua kode kami tarik", "apapun kodenya": any of them, where one is right. */
static void check_any_code(DriftRun *r, size_t slot) {
    for (size_t i = 0; i + 1 < r->scan.count; i++) {
        const DriftClause *c = clause_of(r, i);
        bool is_any = sense_at(r, i) == SENSE_ALL || sense_at(r, i) == SENSE_ANY;
        size_t at = is_any && matter_at(r, i + 1) == MATTER_CODE ? i + 1 : i;
        bool is_kind = sense_at(r, i + 1) == SENSE_VARIANT;
        bool has_number = false; /* "semua kode 2207" */
        for (size_t k = at + 1; k < c->end && k <= at + CODE_REACH; k++)
            has_number = has_number || r->scan.tokens[k].number >= 0;
        if (is_any && (at > i || is_kind) && !has_number && drift_is_scene(r, i) &&
            !drift_is_moot(r, i) && !drift_is_spared(r, i) && !drift_speaks(r, i, MATTER_SAFE))
            drift_add(r, slot, (DriftSpan){ .first = i, .end = i + 2 }, false);
    }
}

/* "PK-2207 aman kok" where it is the one: the token of a right code that is said to be sound. */
static bool is_sound(const DriftRun *r, size_t i) {
    const DriftClause *c = clause_of(r, i);
    bool is_sound = false;
    for (size_t k = c->first; k < c->end; k++) {
        bool is_but = matter_at(r, k) == MATTER_SAFE && sense_at(r, k) != SENSE_HARMLESS;
        if (is_but || matter_at(r, k) == MATTER_OTHER || sense_at(r, k) == SENSE_REST)
            return false;
        is_sound = is_sound || (k > i && sense_at(r, k) == SENSE_HARMLESS);
    }
    return is_sound && !drift_is_moot(r, i);
}

/* Old ones in words: "semua seri", "stiker biru". */
static void check_old_words(DriftRun *r, size_t slot) {
    const DriftSlot *s = drift_slot(r, slot);
    for (size_t i = 0; i < drift_bounded(s->old_count); i++) {
        Code code;
        DriftSpan span;
        for (size_t at = 0;
             !code_of(s->old[i], &code) && drift_old_at(r, s, s->old[i], &at, &span);)
            if ((drift_is_scene(r, span.first) || drift_speaks(r, span.first, MATTER_REMEDY)) &&
                !drift_is_spared(r, span.first))
                drift_add(r, slot, span, true);
    }
}

/* "Kode 2206": as many digits as a right code has behind its letters, told for a code. */
static bool is_bare_code(const DriftRun *r, const Codes *right, const Code *code, size_t i) {
    bool is_told = i > 0 && (matter_at(r, i - 1) == MATTER_CODE ||
                             (i > 1 && matter_at(r, i - 2) == MATTER_CODE));
    for (size_t k = 0; is_told && k < right->count; k++)
        if (code->prefix == 0 && right->items[k].prefix > 0 &&
            right->items[k].digits == code->digits && code->n == code->digits)
            return true;
    return false;
}

/* Whether the code at token i, which is none of the right ones, is said to be one. */
static bool is_code_meant(const DriftRun *r, const Codes *right, const Code *code, size_t i,
                          bool is_old) {
    const DriftClause *c = clause_of(r, i);
    bool is_named = ((names_code(r, i) || code->prefix > 1) && has_code(right, code, true)) ||
                    is_bare_code(r, right, code, i);
    bool is_meant = is_old ? names_code(r, i) || code->prefix > 0
                           : is_named && drift_is_scene(r, i);
    /* "kalau tertulis RH-2150, itu yang ditarik": supposed, and still said */
    bool is_moot = c->is_if ? c->asks || !drift_speaks(r, i, MATTER_AFFECTED)
                            : drift_is_moot(r, i);
    bool is_but = false; /* "kodenya RM0141, selain itu aman" */
    for (size_t k = c->end; k < c->sentence_end; k++)
        is_but = is_but || (matter_at(r, k) == MATTER_SAFE && sense_at(r, k) != SENSE_HARMLESS);
    return is_meant && !is_moot && !drift_is_spared(r, i) && !is_of_else(r, c) &&
           (is_but || !drift_speaks(r, i, MATTER_SAFE));
}

void drift_batch(DriftRun *r, size_t slot) {
    const DriftSlot *s = drift_slot(r, slot);
    const Codes *right = codes_of(r->arena, s->values, s->value_count);
    const Codes *old = codes_of(r->arena, s->old, s->old_count);
    check_old_words(r, slot);
    check_any_code(r, slot);
    for (size_t i = 0, behind = 0; i < r->scan.count; i++) {
        Days days;
        size_t from = r->scan.tokens[i].from, end = drift_days_at(&r->scan, i, &days);
        behind = end > i ? end : behind;
        if (i < behind || /* the year of a date */
            (from > 0 && is_code_byte(r->in->text.p[from - 1])))
            continue;
        Code code = code_at(r->in->text, from, true);
        if (!has_prefix(right, &code) && !has_prefix(old, &code)) /* "kode 1121" */
            code = code_at(r->in->text, from, false);
        if (!is_code(&code))
            continue;
        DriftSpan span = { .first = i, .end = drift_token_at(r, from + code.length - 1) + 1 };
        bool is_old = has_code(old, &code, false), is_right = has_code(right, &code, false);
        behind = span.end > behind ? span.end : behind;
        if (is_right ? is_sound(r, i) : is_code_meant(r, right, &code, i, is_old))
            drift_add(r, slot, span, is_old && !is_right);
    }
}
