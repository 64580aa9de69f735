#include "text/stages.h"

/* Every class gets a score from the words that speak for it and from the shape of the text; the
 * highest wins. Scores are plain sums, so that a person can follow them; `other` has a fixed
 * score that a class must beat. */

enum { OTHER_SCORE = 3, AT_RISK_SCORE = 60, SUM_MOST = 12, STYLED_LEAST = 4,
       TELEPHONE_LEAST = 8 };

typedef struct Cues {
    int sum[LIST__COUNT];    /* weights, each list at most SUM_MOST */
    int strong[LIST__COUNT]; /* heaviest single weight */
    int matter, first, second, laugh, question_words, requests, links, disguised, tags;
    int ways; /* accounts and long numbers, but for whom it is addressed to */
    bool negotiated; /* "katanya gratis": quotes the shop */
    bool is_asking, is_negative, is_positive, is_styled;
    int fault, grave;
} Cues;

static int at_most(int value, int most) { return value < most ? value : most; }

static void count_hits(const Pass *p, Cues *f) {
    size_t earlier_end = 0;
    for (size_t i = 0; i < p->hit_count; i++) {
        const Hit *h = &p->hits[i];
        bool denied = h->token > earlier_end &&
                      pass_role_before(p, h->token, 1, ROLE_NEGATION);
        for (size_t c = 0; c < h->cue_count && !denied; c++) {
            const LexCue *cue = &lex_cues[h->cue + c];
            f->sum[cue->list] = at_most(f->sum[cue->list] + cue->weight, SUM_MOST);
            if (cue->weight > f->strong[cue->list])
                f->strong[cue->list] = cue->weight;
        }
        if (h->count > 1)
            earlier_end = h->token + h->count;
    }
}

/* "Ready gak kak", "sudah dikirim belum ya": a sentence that ends in "or not" asks. */
static bool ends_in_or_not(const Pass *p, size_t i) {
    if (!(p->tokens[i].roles & ROLE_NEGATION) || i < 2 ||
        p->tokens[i - 1].marks & (MARK_END | MARK_COMMA))
        return false;
    while (!(p->tokens[i].marks & MARK_END) && i + 1 < p->token_count) {
        const Token *next = &p->tokens[++i];
        if (next->kind != TOKEN_EMOJI && next->kind != TOKEN_MENTION &&
            !(next->roles & (ROLE_SECOND | ROLE_PARTICLE)))
            return false;
    }
    return true;
}

static void count_token(const Pass *p, size_t i, Cues *f) {
    const Token *t = &p->tokens[i];
    uint16_t roles = t->roles;
    f->matter += (roles & ROLE_MATTER) != 0;
    f->first += (roles & ROLE_FIRST) != 0;
    f->second += (roles & ROLE_SECOND) != 0 || t->kind == TOKEN_MENTION;
    f->laugh += (roles & ROLE_LAUGH) != 0;
    f->question_words += (roles & ROLE_QUESTION) != 0;
    f->requests += (roles & ROLE_REQUEST) != 0;
    f->links += t->kind == TOKEN_LINK;
    f->ways += i > 0 && (t->kind == TOKEN_MENTION ||
                         (t->kind == TOKEN_NUMBER && t->to - t->from >= TELEPHONE_LEAST));
    f->disguised += (t->flags & TOKEN_DISGUISED) != 0;
    f->tags += (t->flags & TOKEN_TAG) != 0;
    f->is_asking = f->is_asking || ends_in_or_not(p, i);
    if ((roles & ROLE_REPORT) && pass_role_after(p, i + 1, 4, ROLE_NEGOTIATED))
        f->negotiated = true;
}

/* Most words are none that counts. */
static uint64_t tokens_that_count(const Pass *p, size_t from) {
    uint64_t bits = 0;
    for (size_t i = 0; i < PASS_BITS && from + i < p->token_count; i++) {
        const Token *t = &p->tokens[from + i];
        bits |= (uint64_t)((t->roles | t->flags | (t->kind ^ TOKEN_WORD)) != 0) << i;
    }
    return bits;
}

static void count_tokens(const Pass *p, Cues *f) {
    for (size_t from = 0; from < p->token_count; from += PASS_BITS)
        for (uint64_t bits = tokens_that_count(p, from); bits != 0; bits &= bits - 1)
            count_token(p, from + (size_t)__builtin_ctzll(bits), f);
}

static int grave_weight(const Pass *p) {
    static const Signal grave[] = { SIGNAL_SAFETY, SIGNAL_HEALTH, SIGNAL_FRAUD,
                                    SIGNAL_DATA_LEAK, SIGNAL_STAFF };
    int most = 0;
    for (size_t i = 0; i < COUNT(grave); i++)
        if (p->signal_weight[grave[i]] > most)
            most = p->signal_weight[grave[i]];
    return most >= 2 ? most : 0;
}

static void cues_make(const Pass *p, Cues *f) {
    *f = (Cues){ .fault = at_most(p->fault, 6), .grave = at_most(grave_weight(p), 3) };
    count_hits(p, f);
    count_tokens(p, f);
    f->is_asking |= p->question_marks > 0;
    f->is_negative = p->out->mood == MOOD_NEGATIVE;
    f->is_positive = p->out->mood == MOOD_POSITIVE;
    f->is_styled = p->fold.styled >= STYLED_LEAST;
}

static int score_complaint(const Cues *f) {
    int score = f->fault * 2 + f->grave;
    if (f->is_negative)
        score += f->matter ? 3 : 1;
    if (f->sum[LIST_SIGNAL_MONEY] >= 2 && !f->is_positive)
        score += 2;
    if (score > 0)
        score += (f->first > 0) + (f->matter > 0) + at_most(f->sum[LIST_WISH], 2);
    return f->is_positive ? score / 2 : score;
}

static int score_criticism(const Cues *f) {
    int advice = f->sum[LIST_CLASS_CRITICISM];
    if (f->strong[LIST_CLASS_CRITICISM] < 2)
        return at_most(advice, 3) + (f->matter > 0 && !f->is_positive);
    return advice * 2 + (f->matter > 0) + f->is_negative + 2 - (f->is_asking ? 2 : 0);
}

static int score_question(const Cues *f) {
    int score = at_most(f->sum[LIST_CLASS_QUESTION], 6) + at_most(f->question_words, 2);
    if (f->is_asking)
        score += 4;
    if (f->strong[LIST_CLASS_QUESTION] >= 2)
        score += 1 + (f->second > 0);
    score -= f->fault * 2 + (f->is_negative ? 2 : 0) + at_most(f->laugh, 1) * 2;
    return score;
}

static int score_pressing(const Cues *f) {
    int demand = f->sum[LIST_CLASS_PRESSING];
    if (f->strong[LIST_CLASS_PRESSING] < 2)
        return at_most(demand, 3) + at_most(f->fault, 1);
    int score = demand * 2 + (f->fault > 0 ? 2 : 0) + (f->is_negative ? 2 : 0);
    if (f->strong[LIST_CLASS_PRESSING] >= 3)
        score += 4;
    return f->is_positive ? score / 2 : score;
}

static int score_venting(const Cues *f) {
    int score = f->sum[LIST_CLASS_VENTING] * 2;
    if (score == 0 && !f->is_negative)
        return 0;
    score += f->is_negative ? 4 : 0;
    score += at_most(f->sum[LIST_CLASS_TROLL], 3);
    score -= f->fault * 2 + at_most(f->matter, 2) + (f->is_asking ? 3 : 0) + f->grave;
    return f->is_positive ? score / 2 : score;
}

static int score_troll(const Cues *f) {
    int insult = f->sum[LIST_CLASS_TROLL] + f->sum[LIST_SIGNAL_HATE];
    int hate = f->strong[LIST_SIGNAL_HATE] >= 3 ? 6 : 0;
    if (insult == 0 || (f->is_positive && hate == 0))
        return 0;
    int score = insult * 2 + (f->second > 0 ? 3 : 0) + at_most(f->laugh, 1) * 2 + hate;
    score += f->strong[LIST_SIGNAL_THREAT] >= 3 ? 4 : 0;
    if (f->fault > 0)
        score -= f->fault * 3 + 2;
    else
        score -= at_most(f->matter, 2) * 2;
    return score;
}

static int score_spam(const Cues *f) {
    int words = f->sum[LIST_CLASS_SPAM];
    bool is_loud = f->is_styled || f->disguised > 0;
    if (f->strong[LIST_CLASS_SPAM] < 2)
        words = is_loud || f->links ? at_most(words, 4) : 0;
    int score = words * 2 + (f->links > 0 && words > 0 ? 3 : 0) + (f->tags > 3 ? 2 : 0);
    if (f->is_styled)
        score += 8;
    if (f->disguised > 0 && words > 0)
        score += 4;
    score -= f->fault * 2 + (f->is_asking ? 3 : 0) + (f->is_negative ? 2 : 0);
    score -= f->strong[LIST_WISH] >= 2 ? 2 : 0;
    return score - (f->strong[LIST_CLASS_SPAM] < 3 && f->matter && f->first ? 2 : 0);
}

static int score_rumour(const Cues *f) {
    int hearsay = f->sum[LIST_CLASS_RUMOUR];
    if (hearsay == 0)
        return 0;
    int score = hearsay * 2 + (f->is_asking ? 1 : 0);
    int most = f->grave;
    if (f->sum[LIST_SIGNAL_HALAL] > most)
        most = f->sum[LIST_SIGNAL_HALAL];
    score += at_most(most, 3) * 2;
    if (f->negotiated)
        score -= 5;
    if (f->first > 0 && f->fault > 0)
        score -= 4;
    else if (!f->negotiated)
        score += f->fault * 2; /* what went wrong is hearsay too */
    return score;
}

static int score_at_risk(const Cues *f) {
    int strong = f->strong[LIST_CLASS_AT_RISK], sum = f->sum[LIST_CLASS_AT_RISK];
    if (strong >= 3 || sum >= 5)
        return AT_RISK_SCORE - (f->laugh > 0 ? AT_RISK_SCORE / 2 : 0);
    return strong == 2 && f->matter == 0 && f->fault == 0 && f->laugh == 0 ? 8 : 0;
}

static int score_praise(const Cues *f) {
    int score = f->sum[LIST_CLASS_PRAISE] * 2;
    if (f->is_positive)
        score += 2 + at_most(f->sum[LIST_MOOD_POSITIVE], 5);
    score -= f->fault * 2 + (f->is_asking ? 3 : 0) + (f->is_negative ? 8 : 0);
    if (f->strong[LIST_CLASS_PRAISE] < 2 && !f->is_positive)
        score = at_most(score, OTHER_SCORE);
    return score - at_most(f->sum[LIST_WISH], 2);
}

typedef struct ClassRule {
    MessageClass class;
    int (*score)(const Cues *f);
    int8_t lists[3]; /* whose words are its evidence, -1 = none */
} ClassRule;

/* In the order of precedence when scores are equal. */
static const ClassRule rules[] = {
    { CLASS_AT_RISK, score_at_risk, { LIST_CLASS_AT_RISK, -1, -1 } },
    { CLASS_SPAM, score_spam, { LIST_CLASS_SPAM, -1, -1 } },
    { CLASS_PRESSING, score_pressing, { LIST_CLASS_PRESSING, -1, -1 } },
    { CLASS_RUMOUR, score_rumour, { LIST_CLASS_RUMOUR, -1, -1 } },
    { CLASS_COMPLAINT, score_complaint, { LIST_FAULT, LIST_MOOD_NEGATIVE, LIST_SIGNAL_MONEY } },
    { CLASS_CRITICISM, score_criticism, { LIST_CLASS_CRITICISM, -1, -1 } },
    { CLASS_QUESTION, score_question, { LIST_CLASS_QUESTION, -1, -1 } },
    { CLASS_TROLL, score_troll, { LIST_CLASS_TROLL, LIST_SIGNAL_HATE, LIST_SIGNAL_THREAT } },
    { CLASS_VENTING, score_venting, { LIST_CLASS_VENTING, LIST_CLASS_TROLL, -1 } },
    { CLASS_PRAISE, score_praise, { LIST_CLASS_PRAISE, LIST_MOOD_POSITIVE, -1 } },
};

static bool rule_lists(const ClassRule *rule, int list) {
    for (size_t i = 0; i < COUNT(rule->lists); i++)
        if (rule->lists[i] == list)
            return true;
    return false;
}

static void note_hits(Pass *p, const ClassRule *rule) {
    for (size_t i = 0; i < p->hit_count; i++) {
        const Hit *h = &p->hits[i];
        for (size_t c = 0; c < h->cue_count; c++)
            if (rule_lists(rule, lex_cues[h->cue + c].list)) {
                pass_note(p, STAGE_CLASS, class_names[rule->class], h->token, h->count);
                break;
            }
    }
}

static void note_shape(Pass *p, const ClassRule *rule) {
    if (rule->class != CLASS_SPAM && (rule->class != CLASS_QUESTION || p->question_marks == 0))
        return;
    for (size_t i = 0; i < p->token_count; i++) {
        const Token *t = &p->tokens[i];
        bool speaks = rule->class == CLASS_QUESTION
                          ? (t->marks & MARK_QUESTION) != 0
                          : t->kind == TOKEN_LINK || (t->flags & TOKEN_DISGUISED);
        if (speaks)
            pass_note(p, STAGE_CLASS, class_names[rule->class], i, 1);
    }
}

/* What an advertisement cannot do without: somewhere to go, letters that hide, its own words. */
static bool has_lure(const Cues *f) {
    return f->links > 0 || f->ways > 0 || f->disguised > 0 || f->tags > 2 || f->is_styled ||
           f->strong[LIST_CLASS_SPAM] >= 2 || f->sum[LIST_CLASS_SPAM] >= 3;
}

void stage_class(Pass *p) {
    Cues f;
    cues_make(p, &f);
    p->only_asks = f.is_asking && !has_lure(&f);
    p->request = f.sum[LIST_WISH] + f.requests;
    const ClassRule *best = NULL;
    int top = OTHER_SCORE, second = 0;
    for (size_t i = 0; i < COUNT(rules); i++) {
        int score = rules[i].score(&f);
        if (score > top) {
            second = top;
            top = score;
            best = &rules[i];
        } else if (score > second) {
            second = score;
        }
    }
    p->out->class = best ? best->class : CLASS_OTHER;
    p->out->certainty = (double)top / (top + second + 1);
    if (best == NULL)
        return;
    note_hits(p, best);
    note_shape(p, best);
}
