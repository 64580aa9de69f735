/* Data of a person in a public draft. Own contacts and the shop's own place pass. */
#include "text/draft_part.h"
#include "text/personal.h"

enum { TAIL_DIGITS = 8, PLACE_REACH = 8, OPEN_REACH = 6, HOME_REACH = 3 };

static Str digits_of(Arena *a, Str s) {
    Buf b = buf_new(a, s.n);
    for (size_t i = 0; i < s.n; i++)
        if (ascii_is_digit(s.p[i]))
            buf_putc(&b, s.p[i]);
    return buf_str(&b);
}

/* The same number with 0 or 62 in front, or the same address whatever the case. */
static bool is_same_contact(Arena *a, Str found, Str own) {
    Str x = digits_of(a, found), y = digits_of(a, own);
    size_t n = x.n < y.n ? x.n : y.n, tail = n > TAIL_DIGITS ? TAIL_DIGITS : n;
    bool is_number = tail == TAIL_DIGITS && memchr(own.p, '@', own.n) == NULL;
    return is_number ? memcmp(x.p + x.n - tail, y.p + y.n - tail, tail) == 0
                     : str_eq_nocase(found, own);
}

static bool is_own(const Check *c, Str found) {
    for (size_t k = 0; k < c->in->own_contact_count; k++)
        if (is_same_contact(c->pass.arena, found, c->in->own_contacts[k]))
            return true;
    return false;
}

/* "Toko kami di Jl. Kenanga 5": the place of the shop, not of a person. The nearest word says
 * whose it is; where none does, "buka pukul 9" behind it. */
static bool is_shop_place(const DraftWords *w, size_t from, size_t to) {
    size_t i = 0, n = 0;
    while (i < w->count && draft_word_from(w, i) < from)
        i++;
    size_t behind = i;
    while (behind < w->count && draft_word_from(w, behind) < to)
        behind++;
    if (draft_word_after(w, behind, HOME_REACH, DRAFT_SET_HOME))
        return false;
    for (size_t k = i; k-- > 0 && n < PLACE_REACH; n++) {
        if (w->items[k].marks & MARK_END)
            break;
        if (draft_word_is(w, k, DRAFT_SET_PERSON_PLACE))
            return false;
        if (draft_word_is(w, k, DRAFT_SET_SHOP_PLACE))
            return true;
    }
    return draft_word_after(w, behind, OPEN_REACH, DRAFT_SET_OPENS);
}

/* SM-A155F, "batch L2409B": a number of goods that looks like a plate, which is parted. */
static bool is_model(const Check *c, const PersonalSpan *span) {
    size_t i = 0;
    if (span->kind != PERSONAL_PLATE || span->from == 0)
        return false;
    while (i < c->words.count && draft_word_from(&c->words, i) < (size_t)span->from)
        i++;
    Str said = str_slice(c->in->text, (size_t)span->from, (size_t)span->to);
    return str_find(said, S(" ")) < 0 &&
           (c->in->text.p[span->from - 1] == '-' ||
            draft_word_before(&c->words, i, 1, DRAFT_SET_LABEL_GOODS));
}

/* An address may be the shop's own after all: a person is asked. */
static FindingLevel personal_level(PersonalKind kind, FindingLevel usual) {
    return kind == PERSONAL_ADDRESS ? FINDING_ASK : usual;
}

/* What draft_spill.c and draft_place.c found by what stands around it: a person is asked. */
static void spilled(Check *c, const RuleRow *row, size_t from, size_t to) {
    if (!is_own(c, str_slice(c->in->text, from, to)))
        draft_find(c, row->rule, FINDING_ASK, from, to);
}

static void spilled_place(Check *c, const RuleRow *row, size_t from, size_t to) {
    if (!is_shop_place(&c->words, from, to))
        draft_find(c, row->rule, FINDING_ASK, from, to);
}

void draft_check_personal(Check *c, const RuleRow *row) {
    if (!c->in->is_public)
        return;
    PersonalSpan *spans;
    size_t count;
    personal_find(c->pass.arena, c->in->text, &spans, &count);
    for (size_t i = 0; i < count; i++) {
        Str found = str_slice(c->in->text, spans[i].from, spans[i].to);
        c->has_own_contact = c->has_own_contact || is_own(c, found);
        bool own = is_model(c, &spans[i]) || is_own(c, found) ||
                   (spans[i].kind == PERSONAL_ADDRESS &&
                    is_shop_place(&c->words, spans[i].from, spans[i].to));
        if (!own)
            draft_find(c, row->rule, personal_level(spans[i].kind, row->level), spans[i].from,
                       spans[i].to);
    }
    draft_spill(c, row, spilled);
    draft_spill_place(c, row, spilled_place);
}
