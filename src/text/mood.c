#include "text/stages.h"

/* Sums are in half points, so that a damped word still counts. */
enum { MOOD_LEAST = 2, FAULT_EXPECTED = 2 };

typedef struct Sum {
    int positive, negative;
    int factor; /* 2 after "but": what follows it is what the writer means */
    bool was_turned;
} Sum;

static void turn(Sum *s) {
    s->positive /= 2;
    s->negative /= 2;
    s->factor = 2;
    s->was_turned = true;
}

static void sum_add(Pass *p, Sum *s, int value, const Hit *h) {
    if (value == 0)
        return;
    if (value > 0)
        s->positive += value * s->factor;
    else
        s->negative -= value * s->factor;
    pass_note(p, STAGE_MOOD, mood_names[value > 0 ? MOOD_POSITIVE : MOOD_NEGATIVE], h->token,
              h->count);
}

typedef struct Setting { /* the words just before a hit */
    bool denied, lacking, damped, relieved, supposed;
} Setting;

static Setting setting_of(const Pass *p, size_t token, size_t earlier_end) {
    size_t room = token - earlier_end;
    size_t near = room < 2 ? room : 2, far = room < 4 ? room : 4;
    return (Setting){
        .denied = pass_role_before(p, token, near, ROLE_NEGATION),
        .lacking = pass_role_before(p, token, near, ROLE_LACKING),
        .damped = pass_role_before(p, token, 1, ROLE_DAMPER),
        .relieved = pass_role_before(p, token, far, ROLE_RELIEF),
        .supposed = pass_role_before(p, token, 8, ROLE_IF),
    };
}

/* Half points of one mood word in its setting. */
static int mood_value(bool is_positive, int weight, const Setting *s) {
    int value = weight * 2;
    if (s->damped)
        value = weight;
    if (is_positive)
        return s->denied ? -value : s->lacking ? -weight - 1 : value;
    if (s->relieved)
        return 2;
    return s->denied ? weight + 1 : -value;
}

static int fault_value(Pass *p, int weight, const Setting *s) {
    if (s->relieved)
        return MOOD_LEAST;
    if (s->denied)
        return 1;
    if (s->supposed && p->question_marks > 0)
        return 0;
    p->fault += weight;
    return -(weight * 2 + 1);
}

static bool speaks_of_mood(const Hit *h) {
    for (size_t c = 0; c < h->cue_count; c++) {
        uint8_t list = lex_cues[h->cue + c].list;
        if (list == LIST_MOOD_POSITIVE || list == LIST_MOOD_NEGATIVE || list == LIST_FAULT ||
            list == LIST_CLASS_PRAISE)
            return true;
    }
    return false;
}

static void add_hit(Pass *p, Sum *sum, const Hit *h, size_t earlier_end) {
    if (!speaks_of_mood(h))
        return;
    Setting setting = setting_of(p, h->token, earlier_end);
    int value = 0;
    for (size_t c = 0; c < h->cue_count; c++) {
        const LexCue *cue = &lex_cues[h->cue + c];
        int v = cue->list == LIST_MOOD_POSITIVE   ? mood_value(true, cue->weight, &setting)
                : cue->list == LIST_MOOD_NEGATIVE ? mood_value(false, cue->weight, &setting)
                : cue->list == LIST_FAULT         ? fault_value(p, cue->weight, &setting)
                : cue->list == LIST_CLASS_PRAISE && cue->weight > 1
                    ? mood_value(true, cue->weight, &setting)
                                                  : 0;
        /* A word in two lists is still one word. */
        if (v < 0 ? v < value : value >= 0 && v > value)
            value = v;
    }
    sum_add(p, sum, value, h);
}

/* What was due did not happen: "tidak juga sampai", "belum ada yang balas". */
static void add_missing(Pass *p, Sum *sum, size_t token, size_t earlier_end) {
    size_t room = token - earlier_end;
    if (!(p->tokens[token].roles & ROLE_EXPECTED) ||
        !pass_role_before(p, token, room < 3 ? room : 3, ROLE_NEGATION | ROLE_LACKING) ||
        (p->question_marks > 0 && pass_role_before(p, token, 8, ROLE_IF)))
        return;
    p->fault += FAULT_EXPECTED;
    Hit h = { .token = (uint32_t)token, .count = 1 };
    sum_add(p, sum, -(FAULT_EXPECTED * 2), &h);
}

/* One word by itself, whatever list it is on. */
static void add_word(Pass *p, Sum *sum, size_t token, size_t earlier_end) {
    if (p->tokens[token].roles & ROLE_BUT)
        turn(sum);
    add_missing(p, sum, token, earlier_end);
}

static void add_words(Pass *p, Sum *sum, size_t from, size_t to, size_t earlier_end) {
    if (p->roles & (ROLE_BUT | ROLE_EXPECTED))
        for (size_t i = from; i < to; i++)
            add_word(p, sum, i, earlier_end);
}

void stage_mood(Pass *p) {
    Sum sum = { .factor = 1 };
    size_t earlier_end = 0, at = 0;
    for (size_t i = 0; i < p->hit_count; i++) {
        const Hit *h = &p->hits[i];
        add_words(p, &sum, at, h->token, earlier_end);
        at = h->token + h->count;
        if (h->count == 1)
            add_word(p, &sum, h->token, earlier_end);
        else if (p->tokens[h->token].roles & ROLE_BUT)
            turn(&sum);
        add_hit(p, &sum, h, earlier_end);
        if (h->count > 1)
            earlier_end = at;
    }
    add_words(p, &sum, at, p->token_count, earlier_end);
    /* Praise beside a plain fault, and no "but" between: mockery more often than not. */
    if (p->fault >= 2 && !sum.was_turned)
        sum.positive /= 2;
    int total = sum.positive - sum.negative;
    p->out->mood = total >= MOOD_LEAST    ? MOOD_POSITIVE
                   : total <= -MOOD_LEAST ? MOOD_NEGATIVE
                                          : MOOD_NEUTRAL;
}
