#include "text/pass.h"

void pass_begin(Pass *p, Arena *a, const ReadingInput *in, Reading *out) {
    *out = (Reading){ .language = LANGUAGE_OTHER };
    p->arena = a;
    p->in = in;
    p->out = out;
    p->normal = p->normal_room;
    p->normal_cap = PASS_NORMAL;
    p->tokens = p->token_room;
    p->token_cap = PASS_TOKENS;
    p->hits = p->hit_room;
    p->hit_cap = PASS_HITS;
    p->normal_n = p->token_count = p->hit_count = p->title_tokens = 0;
    p->roles = 0;
    p->question_marks = p->exclamation_marks = 0;
    p->fault = p->request = 0;
    memset(p->signal_weight, 0, sizeof p->signal_weight);
    p->note_count = p->stage_notes = 0;
}

void pass_note(Pass *p, Stage stage, const char *says, size_t first, size_t count) {
    if (p->note_count == 0 || p->notes[p->note_count - 1].stage != stage)
        p->stage_notes = 0;
    if (p->note_count == LIMIT_EVIDENCE || p->stage_notes == PASS_EVIDENCE_PER_STAGE)
        return;
    p->stage_notes++;
    p->notes[p->note_count++] = (PassNote){ says, (uint32_t)first, (uint32_t)count, stage };
}

static Evidence evidence_of(const Pass *p, const PassNote *n) {
    const Token *first = &p->tokens[n->token], *last = first + n->count - 1;
    Evidence e = { .stage = n->stage, .says = str_c(n->says) };
    if (!(first->flags & TOKEN_IN_TITLE)) { /* positions are of the text only */
        e.from = first->from;
        e.to = last->to;
    }
    return e;
}

void pass_end(Pass *p) {
    Reading *r = p->out;
    r->normal = p->normal_n ? str_dup(p->arena, (Str){ p->normal, p->normal_n })
                            : S(""); /* signs alone are a text too, not a missing one */
    if (p->note_count == 0 || (p->in->spares_evidence && !reading_asks(r)))
        return;
    r->evidence = arena_make(p->arena, Evidence, p->note_count);
    r->evidence_count = p->note_count;
    for (size_t i = 0; i < p->note_count; i++)
        r->evidence[i] = evidence_of(p, &p->notes[i]);
}

bool pass_role_before(const Pass *p, size_t token, size_t reach, uint16_t roles) {
    if (!(p->roles & roles))
        return false;
    uint8_t border = reach <= PASS_NEAR ? MARK_END | MARK_COMMA : MARK_END;
    while (token-- > 0 && reach-- > 0) {
        const Token *t = &p->tokens[token];
        if (t->marks & border)
            return false;
        if (t->roles & roles)
            return true;
    }
    return false;
}

bool pass_role_after(const Pass *p, size_t token, size_t reach, uint16_t roles) {
    for (; token < p->token_count && reach > 0; token++, reach--) {
        const Token *t = &p->tokens[token];
        if (t->roles & roles)
            return true;
        if (t->marks & MARK_END)
            return false;
    }
    return false;
}
