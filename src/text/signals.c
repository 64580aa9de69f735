#include "text/stages.h"

/* Which list speaks for which signal; -1 for the lists that do not. */
static int signal_of(uint8_t list) {
    static const int8_t plus_one[LIST__COUNT] = {
        [LIST_SIGNAL_SAFETY] = SIGNAL_SAFETY + 1, [LIST_SIGNAL_HEALTH] = SIGNAL_HEALTH + 1,
        [LIST_SIGNAL_HALAL] = SIGNAL_HALAL + 1,   [LIST_SIGNAL_FRAUD] = SIGNAL_FRAUD + 1,
        [LIST_SIGNAL_DATA_LEAK] = SIGNAL_DATA_LEAK + 1, [LIST_SIGNAL_STAFF] = SIGNAL_STAFF + 1,
        [LIST_SIGNAL_LEGAL] = SIGNAL_LEGAL + 1,   [LIST_SIGNAL_MONEY] = SIGNAL_MONEY + 1,
        [LIST_SIGNAL_CROWD] = SIGNAL_CROWD + 1,   [LIST_SIGNAL_MEDIA] = SIGNAL_MEDIA + 1,
        [LIST_SIGNAL_HATE] = SIGNAL_HATE + 1,     [LIST_SIGNAL_THREAT] = SIGNAL_THREAT + 1,
    };
    return plus_one[list] - 1;
}

enum { SIGNAL_LEAST = 2, SIGNAL_MOST = 9 };

/* "Not rotten", "luckily nobody was hurt" name the matter but do not report it. */
static bool is_denied(const Pass *p, const Hit *h, size_t earlier_end) {
    size_t free_words = h->token - earlier_end;
    return pass_role_before(p, h->token, free_words < 3 ? free_words : 3, ROLE_NEGATION) ||
           pass_role_before(p, h->token, free_words < 3 ? free_words : 3, ROLE_RELIEF);
}

/* "What if", "I am afraid that": asked about rather than reported. */
static int weight_of(const Pass *p, const Hit *h, const LexCue *cue) {
    bool supposed = cue->weight > SIGNAL_LEAST && pass_role_before(p, h->token, 4, ROLE_IF);
    return supposed ? SIGNAL_LEAST : cue->weight;
}

/* Hints add up to a mention, only strong words to more. */
static void add_weight(int *sum, int weight) {
    int most = weight > SIGNAL_LEAST ? SIGNAL_MOST : *sum > SIGNAL_LEAST ? *sum : SIGNAL_LEAST;
    *sum = *sum + weight > most ? most : *sum + weight;
}

void stage_signals(Pass *p) {
    size_t earlier_end = 0;
    for (size_t i = 0; i < p->hit_count; i++) {
        const Hit *h = &p->hits[i];
        for (size_t c = 0; c < h->cue_count; c++) {
            const LexCue *cue = &lex_cues[h->cue + c];
            int signal = signal_of(cue->list);
            if (signal < 0 || is_denied(p, h, earlier_end))
                continue;
            add_weight(&p->signal_weight[signal], weight_of(p, h, cue));
            pass_note(p, STAGE_SIGNALS, signal_names[signal], h->token, h->count);
        }
        if (h->count > 1)
            earlier_end = h->token + h->count;
    }
    for (int s = 0; s < SIGNAL__COUNT; s++)
        if (p->signal_weight[s] >= SIGNAL_LEAST)
            p->out->signals |= INT64_C(1) << s;
}
