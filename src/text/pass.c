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
    p->evidence_count = p->stage_evidence = 0;
}

void pass_note(Pass *p, Stage stage, const char *says, size_t first, size_t count) {
    if (p->evidence_count == 0 || p->evidence[p->evidence_count - 1].stage != stage)
        p->stage_evidence = 0;
    if (p->evidence_count == LIMIT_EVIDENCE || p->stage_evidence == PASS_EVIDENCE_PER_STAGE)
        return;
    p->stage_evidence++;
    Evidence *e = &p->evidence[p->evidence_count++];
    *e = (Evidence){ .stage = stage, .says = str_c(says) };
    if (p->tokens[first].flags & TOKEN_IN_TITLE)
        return; /* positions are of the text only */
    e->from = p->tokens[first].from;
    e->to = p->tokens[first + count - 1].to;
}

static void *keep(Arena *a, const void *from, size_t size, size_t align) {
    return size ? memcpy(arena_alloc(a, size, align), from, size) : NULL;
}

void pass_end(Pass *p) {
    Reading *r = p->out;
    if (p->in->spares_evidence && !reading_asks(r))
        p->evidence_count = 0;
    r->normal = p->normal_n ? (Str){ keep(p->arena, p->normal, p->normal_n, 1), p->normal_n }
                            : S(""); /* signs alone are a text too, not a missing one */
    r->evidence = keep(p->arena, p->evidence, p->evidence_count * sizeof(Evidence),
                       _Alignof(Evidence));
    r->evidence_count = p->evidence_count;
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
