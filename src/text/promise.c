/* One pass over the clauses of a text. A clause may hold a claim ("kami kirim", "akan dikirim"),
 * which stands or is denied by what surrounds its words, and times; a claim that stands takes the
 * time nearest to it, also from a clause beside it that holds nothing else. */
#include "text/promise.h"

#include "text/promise_words.h"

const char *const promise_kind_names[] = { "word", "refund", "replace", "send", "repair", "check",
                                           "contact", "other", NULL };
static_assert(COUNT(promise_kind_names) == PROMISE_KIND__COUNT + 1, "one name for each kind");

enum {
    CLOSES = 20 * HOUR,
    OTHERS_ALWAYS = 3, /* "supplier kami" is not us, see data/said/promise.txt */
    REACH = 6,        /* tokens between who acts and what is done */
    LONELY_WORDS = 3, /* that may stand beside a time that is all of its clause */
};

typedef struct Vows {
    const PromiseInput *in;
    DueFrame frame;
    SaidScan scan;
    VowWord *words;
    AheadTime *times;
    size_t time_count, next_time; /* next_time: the first one not before the clause */
    bool is_offer;     /* the sentence waits for a yes */
    uint32_t *time_at; /* of each token: 1 + the time it belongs to, or 0 */
    FoundPromise *items;
    size_t count;
} Vows;

typedef struct Clause {
    size_t first, end;          /* tokens */
    size_t first_time, end_time;
    bool begins_sentence, asks, is_offer; /* it ends with a question mark; the sentence does */
} Clause;

typedef enum ClaimState { CLAIM_NONE, CLAIM_STANDS, CLAIM_DENIED } ClaimState;

typedef struct Claim {
    ClaimState state;
    PromiseKind kind;
    size_t from, verb;  /* tokens */
    bool is_open;       /* any word behind "kami": needs a time */
    bool has_will, has_agent, is_if;
    bool is_relative;   /* "yang kami kirim": only of what is certainly to come */
} Claim;

static uint8_t kind_at(const Vows *v, size_t i) {
    return i < v->scan.count ? v->words[i].kind : (uint8_t)VOW_UNKNOWN;
}

static bool in_time(const Vows *v, size_t i) { return v->time_at[i] != 0; }

/* ---- clauses ---- */

static Str gap_text(const Vows *v, size_t i) {
    size_t from = i > 0 ? v->scan.tokens[i - 1].to : 0;
    size_t to = i < v->scan.count ? v->scan.tokens[i].from : v->scan.text.n;
    return str_slice(v->scan.text, from, to);
}

static bool is_inside_time(const Vows *v, size_t i) {
    return i > 0 && in_time(v, i) && v->time_at[i] == v->time_at[i - 1];
}

/* Whether token i begins another sentence. */
static bool sentence_at(const Vows *v, size_t i) {
    Gap gap = said_gap(&v->scan, i);
    if (is_inside_time(v, i))
        return false;
    return gap == GAP_END || (gap == GAP_STOP && v->scan.tokens[i - 1].to -
                              v->scan.tokens[i - 1].from > 1) ||
           str_find(gap_text(v, i), S("?")) >= 0 || str_find(gap_text(v, i), S("\n")) >= 0;
}

static bool clause_at(const Vows *v, size_t i) {
    uint8_t kind = kind_at(v, i);
    if (is_inside_time(v, i))
        return false;
    if (said_gap(&v->scan, i) == GAP_COMMA || said_gap(&v->scan, i) == GAP_OTHER ||
        said_gap(&v->scan, i) == GAP_RANGE)
        return true;
    return !in_time(v, i) && (kind == VOW_JOIN || kind == VOW_BREAK || kind == VOW_IF);
}

/* Whether the sentence that begins here ends by asking: "besok kami antar, bisa kak?" */
static bool asks_at_end(const Vows *v, size_t first) {
    bool asks = false;
    size_t i = first;
    do {
        asks = (asks && !clause_at(v, i)) || kind_at(v, i) == VOW_ASK ||
               kind_at(v, i) == VOW_MAY_ASK;
        i++;
    } while (i < v->scan.count && !sentence_at(v, i));
    return asks && str_find(gap_text(v, i), S("?")) >= 0;
}

static Clause clause_next(Vows *v, size_t first) {
    Clause c = { .first = first, .end = first + 1, .first_time = v->next_time };
    c.begins_sentence = first == 0 || sentence_at(v, first);
    while (c.end < v->scan.count && !sentence_at(v, c.end) && !clause_at(v, c.end))
        c.end++;
    while (v->next_time < v->time_count && v->times[v->next_time].first < c.end)
        v->next_time++;
    c.end_time = v->next_time;
    if (c.begins_sentence)
        v->is_offer = asks_at_end(v, first);
    c.is_offer = v->is_offer;
    c.asks = str_find(gap_text(v, c.end), S("?")) >= 0;
    return c;
}

/* ---- claims ---- */

typedef struct Around {
    bool is_done, is_denied, is_asked, is_begged, has_will, is_relative, has_time;
    bool is_english, is_passive; /* will; be */
    size_t from; /* the first "akan" */
} Around;

/* Whether "no" or "tidak" belongs to "no later than", "tidak lebih dari". */
static bool limits(const Vows *v, size_t i) {
    uint8_t next = said_when(&v->scan, i + 1);
    return next == WHEN_BOUND || next == WHEN_MORE;
}

/* Notes what the word means for a claim beside it; false when it ends what belongs together. */
static bool note(const Vows *v, size_t i, Around *a) {
    if (in_time(v, i)) {
        a->has_time = true;
        return true;
    }
    switch (kind_at(v, i)) {
    case VOW_DONE:  a->is_done = true; return true;
    case VOW_NOT:   a->is_denied = a->is_denied || !limits(v, i); return true;
    case VOW_ASK:   a->is_asked = true; return true;
    case VOW_PLEASE: a->is_begged = true; return true;
    case VOW_WILL:
    case VOW_GLUED:
        a->has_will = true;
        a->is_english = a->is_english || v->words[i].value == 1;
        a->from = i;
        return true;
    case VOW_MAY:
        a->is_passive = a->is_passive || v->words[i].value == 1;
        return true;
    case VOW_MAY_ASK: return true;
    default:        break;
    }
    uint8_t when = said_when(&v->scan, i);
    if (when == WHEN_EARLIER) {
        a->is_done = true;
        return true;
    }
    a->has_will = a->has_will || when == WHEN_LATER;
    return when == WHEN_LATER;
}

/* What stands right before token i. */
static Around look_back(const Vows *v, const Clause *c, size_t i) {
    Around a = { .from = i };
    size_t k = i;
    while (k > c->first && note(v, k - 1, &a))
        k--;
    a.is_relative = k > c->first && kind_at(v, k - 1) == VOW_WHICH;
    if (a.is_done && a.has_time) { /* "besok sudah kami kirim" */
        for (size_t t = k; t < i; t++)
            if (in_time(v, t) && v->times[v->time_at[t] - 1].is_certain &&
                kind_at(v, v->times[v->time_at[t] - 1].end) == VOW_DONE)
                a.is_done = false;
    }
    return a;
}

static bool is_word(const Vows *v, size_t i) {
    return v->scan.tokens[i].number < 0 && said_when(&v->scan, i) == WHEN_UNKNOWN;
}

/* "kami buka jam 8" are hours of business, "kami buka blokirnya" is not. */
static bool opens_something(const Vows *v, const Clause *c, size_t i) {
    return i + 1 < c->end && !in_time(v, i + 1) && said_when(&v->scan, i + 1) != WHEN_SINCE &&
           said_when(&v->scan, i + 1) != WHEN_EVERY && said_when(&v->scan, i + 1) != WHEN_UNTIL &&
           said_when(&v->scan, i + 1) != WHEN_UNIT && said_when(&v->scan, i + 1) != WHEN_FILLER;
}

/* Who acts, as far as it was read. */
typedef struct Actor {
    bool is_we, is_english;
    bool has_gone_on; /* past a word that tells nothing */
} Actor;

/* One more word of who acts: "tim", "kami". */
static bool take_actor(const Vows *v, size_t i, Actor *actor, Around *a) {
    uint8_t kind = kind_at(v, i);
    if (in_time(v, i) || (kind != VOW_WE && kind != VOW_STAFF && kind != VOW_GLUED))
        return false;
    actor->is_english = v->words[i].value == 1 && kind != VOW_GLUED;
    actor->is_we = actor->is_we || kind != VOW_STAFF;
    a->has_will = a->has_will || kind == VOW_GLUED;
    return true;
}

/* What may stand between who acts and what is done: "akan", "lagi", "yang", "kak". */
static bool take_between(const Vows *v, size_t i, Around *a) {
    uint8_t kind = kind_at(v, i);
    bool is_again = said_when(&v->scan, i) == WHEN_AGAIN && !in_time(v, i); /* kami lagi cek */
    a->is_relative = a->is_relative || kind == VOW_WHICH;
    a->is_done = a->is_done || is_again;
    return is_again || note(v, i, a) || kind == VOW_WHICH || kind == VOW_YOU;
}

/* Any word behind "kami" that is no state, and the way to somewhere: "kami susulkan", "kami ke
 * sana". */
static bool is_open_verb(const Vows *v, size_t i, const Actor *actor, const Around *a) {
    if (!actor->is_we || actor->has_gone_on)
        return false;
    if (said_when(&v->scan, i) == WHEN_TOWARD)
        return true;
    return (!actor->is_english || a->has_will) && is_word(v, i) &&
           (kind_at(v, i) == VOW_UNKNOWN || kind_at(v, i) == VOW_OPENS);
}

/* What the one who acts at `agent` does: its token, or c->end. */
static size_t verb_after(const Vows *v, const Clause *c, size_t agent, Around *a, bool *is_open) {
    Actor actor = { 0 };
    *is_open = false;
    for (size_t i = agent; i < c->end && i <= agent + REACH; i++) {
        uint8_t kind = kind_at(v, i);
        if (take_actor(v, i, &actor, a))
            continue;
        if (kind == VOW_ACT && !in_time(v, i) && (!actor.is_english || a->has_will))
            return i;
        if (kind == VOW_OTHER || kind == VOW_SORRY)
            return c->end;
        if (take_between(v, i, a))
            continue;
        if (kind == VOW_OPENS && !opens_something(v, c, i))
            return c->end;
        *is_open = kind != VOW_OPENS;
        if (is_open_verb(v, i, &actor, a))
            return i;
        *is_open = false;
        if (kind == VOW_IDLE && actor.is_we && !a->has_will &&
            kind_at(v, i + 1) != VOW_UNKNOWN && kind_at(v, i + 1) != VOW_WILL)
            return c->end; /* "kami mohon maaf kami" */
        actor.has_gone_on = true;
    }
    return c->end;
}

static Claim claim_of(const Vows *v, const Clause *c, const Around *a, size_t from,
                      size_t verb) {
    const VowWord *w = &v->words[verb];
    bool is_known = w->kind == VOW_ACT || w->kind == VOW_OPENS;
    bool is_denied = a->is_done || a->is_denied || a->is_asked;
    return (Claim){
        .state = is_denied ? CLAIM_DENIED : CLAIM_STANDS,
        .kind = is_known ? (PromiseKind)w->value : PROMISE_OTHER,
        .from = a->has_will && a->from < from ? a->from : from,
        .verb = verb,
        .has_will = a->has_will,
        .is_if = from > c->first && kind_at(v, from - 1) == VOW_IF,
        .is_relative = a->is_relative && !a->has_will,
    };
}

/* Somebody of us does something: "tim kami akan mengganti". */
static Claim claim_of_agent(const Vows *v, const Clause *c, size_t agent) {
    bool is_open;
    if (agent > c->first && kind_at(v, agent - 1) == VOW_OTHER &&
        v->words[agent - 1].value == OTHERS_ALWAYS)
        return (Claim){ 0 };
    Around a = look_back(v, c, agent);
    size_t verb = verb_after(v, c, agent, &a, &is_open);
    if (verb == c->end)
        return (Claim){ 0 };
    Claim claim = claim_of(v, c, &a, agent, verb);
    claim.is_open = is_open;
    claim.has_agent = true;
    return claim;
}

/* "akan dikirim", "will be sent": no agent said. */
static Claim claim_of_passive(const Vows *v, const Clause *c, size_t i) {
    Around a = look_back(v, c, i);
    bool is_english = i > c->first && v->words[i].form == FORM_BASE && a.has_will &&
                      (!a.is_english || a.is_passive || a.from == c->first);
    if ((v->words[i].form != FORM_PASSIVE && !is_english) || kind_at(v, i + 1) == VOW_OTHER)
        return (Claim){ 0 };
    Claim claim = claim_of(v, c, &a, i, i);
    if (a.is_begged)
        claim.state = CLAIM_DENIED;
    return claim;
}

/* A verb alone that goes on with the claim before: "and email you the number". */
static Claim claim_that_goes_on(const Vows *v, const Clause *c, const Claim *before) {
    size_t i = c->first + 1;
    bool joins = kind_at(v, c->first) == VOW_JOIN || said_when(&v->scan, c->first) == WHEN_AND;
    while (i < c->end && (kind_at(v, i) == VOW_MAY || kind_at(v, i) == VOW_MAY_ASK))
        i++;
    if (!joins || before->state != CLAIM_STANDS || i >= c->end || kind_at(v, i) != VOW_ACT ||
        v->words[i].form == FORM_PASSIVE)
        return (Claim){ 0 };
    return (Claim){ .state = CLAIM_STANDS, .kind = (PromiseKind)v->words[i].value, .from = i,
                    .verb = i, .has_will = before->has_will, .has_agent = before->has_agent };
}

/* How things always are: "biasanya", "tiap Jumat", "hari itu juga". */
static bool tells_habit(const Vows *v, const Clause *c) {
    for (size_t i = c->first; i < c->end; i++) {
        TimeUnit unit;
        bool is_same = unit_at(&v->scan, i, &unit) && unit == UNIT_DAY && i + 1 < c->end &&
                       (kind_at(v, i + 1) == VOW_THAT || kind_at(v, i + 2) == VOW_THAT);
        if (is_same || kind_at(v, i) == VOW_USUAL || said_when(&v->scan, i) == WHEN_EVERY)
            return true;
    }
    return false;
}

static Claim claim_find(const Vows *v, const Clause *c, const Claim *before) {
    bool has_other = false;
    if (tells_habit(v, c))
        return (Claim){ .state = CLAIM_DENIED, .from = c->first, .verb = c->first };
    for (size_t i = c->first; i < c->end; i++) {
        uint8_t kind = kind_at(v, i);
        Claim claim = { 0 };
        if (in_time(v, i))
            continue;
        has_other = has_other || kind == VOW_OTHER;
        if (kind == VOW_WE || kind == VOW_STAFF || kind == VOW_GLUED)
            claim = claim_of_agent(v, c, i);
        else if (kind == VOW_ACT && !has_other)
            claim = claim_of_passive(v, c, i);
        if (claim.state != CLAIM_NONE)
            return claim;
    }
    return has_other ? (Claim){ 0 } : claim_that_goes_on(v, c, before);
}

/* ---- times of a claim ---- */

/* Whether the time greets, is denied ("bukan hari ini"), or belongs to a condition. */
static bool is_other_time(const Vows *v, const Clause *c, const Claim *claim, const AheadTime *t) {
    bool is_bare = t->phrase.has == SAID_PART;
    bool is_name_next = kind_at(v, t->end) != VOW_WE && kind_at(v, t->end) != VOW_STAFF;
    bool greets = is_bare && c->begins_sentence && t->first == c->first && is_name_next;
    bool is_denied = t->first > c->first && kind_at(v, t->first - 1) == VOW_NOT &&
                     !limits(v, t->first - 1);
    bool is_condition = kind_at(v, c->first) == VOW_IF && !in_time(v, c->first) &&
                        t->first < claim->from;
    bool is_until = t->first > c->first && said_when(&v->scan, t->first - 1) == WHEN_UNTIL;
    return greets || is_denied || is_condition || is_until;
}

/* The first time behind the verb, else the last one before it; NULL without one. */
static const AheadTime *time_near(const Vows *v, const Clause *c, const Claim *claim) {
    const AheadTime *best = NULL;
    for (size_t i = c->first_time; i < c->end_time; i++) {
        const AheadTime *t = &v->times[i];
        if (!t->is_known || t->is_over || is_other_time(v, c, claim, t))
            continue;
        if (best != NULL && best->first > claim->verb)
            break;
        best = t;
    }
    return best;
}

static bool tells_past(const Vows *v, const Clause *c) {
    for (size_t i = c->first_time; i < c->end_time; i++)
        if (v->times[i].is_over)
            return true;
    for (size_t i = c->first; i < c->end; i++)
        if (said_when(&v->scan, i) == WHEN_EARLIER || kind_at(v, i) == VOW_INDEED)
            return true;
    return false;
}

/* The time of a clause that holds hardly anything else: "maksimal 3 hari kerja ya kak". */
static const AheadTime *lonely_time(const Vows *v, const Clause *c) {
    size_t words = 0;
    if (c->end_time != c->first_time + 1 || !v->times[c->first_time].is_known ||
        v->times[c->first_time].is_over)
        return NULL;
    for (size_t i = c->first; i < c->end; i++) {
        uint8_t kind = kind_at(v, i);
        if (in_time(v, i) || kind == VOW_YOU)
            continue;
        if (kind != VOW_UNKNOWN && kind != VOW_MAY && kind != VOW_JOIN)
            return NULL;
        words++;
    }
    return words <= LONELY_WORDS ? &v->times[c->first_time] : NULL;
}

/* ---- promises ---- */

static void add(Vows *v, const Claim *claim, const AheadTime *t) {
    if (v->count == PROMISES_MAX)
        return;
    FoundPromise *p = &v->items[v->count++];
    *p = (FoundPromise){ .kind = claim->kind, .from = v->scan.tokens[claim->from].from,
                         .to = v->scan.tokens[claim->verb].to };
    if (t == NULL)
        return;
    p->time_from = v->scan.tokens[t->first].from;
    p->time_to = v->scan.tokens[t->end - 1].to;
    p->has_time = true;
    p->due_at = t->due;
}

/* Whether the claim stands, with or without a time. */
static bool holds(const Vows *v, const Clause *c, const Claim *claim, const AheadTime *t) {
    if (claim->state != CLAIM_STANDS || c->asks || c->is_offer)
        return false;
    bool is_fresh = false; /* kami baru dapat kabar, kami baru kerja 3 minggu */
    for (size_t i = claim->from; i < claim->verb; i++)
        is_fresh = is_fresh || said_when(&v->scan, i) == WHEN_FRESH;
    if (is_fresh && (t == NULL || ((t->phrase.has & SAID_SPAN) && !t->phrase.is_limit)))
        return false;
    if (t != NULL)
        return (!claim->is_if || claim->has_will) && (!claim->is_relative || t->is_certain);
    return !claim->is_open && !claim->is_relative && !claim->is_if &&
           (claim->has_agent || claim->has_will) && !tells_past(v, c);
}

/* A claim that still waits for a time of its own. */
typedef struct Waiting {
    Claim claim;
    Clause clause;
    bool waits;
    const AheadTime *before; /* of the clause before it, which holds nothing else */
} Waiting;

static void settle(Vows *v, Waiting *w, const AheadTime *t) {
    if (w->waits && holds(v, &w->clause, &w->claim, t))
        add(v, &w->claim, t);
    w->waits = false;
}

static void take_clause(Vows *v, const Clause *c, const Claim *claim, Waiting *w) {
    const AheadTime *lonely = lonely_time(v, c);
    if (claim->state == CLAIM_NONE && lonely != NULL && w->waits) {
        w->waits = w->waits && !c->asks;
        settle(v, w, lonely);
        w->before = NULL;
        return;
    }
    settle(v, w, NULL);
    const AheadTime *near = time_near(v, c, claim);
    if (claim->state == CLAIM_STANDS && near == NULL && w->before != NULL && !c->begins_sentence)
        near = w->before;
    w->before = claim->state == CLAIM_NONE ? lonely : NULL;
    *w = (Waiting){ .claim = *claim, .clause = *c, .before = w->before,
                    .waits = claim->state != CLAIM_NONE && near == NULL };
    if (near != NULL && holds(v, c, claim, near))
        add(v, claim, near);
}

static void find_times(Arena *a, Vows *v) {
    v->times = arena_make(a, AheadTime, v->scan.count + 1);
    v->time_at = arena_make(a, uint32_t, v->scan.count + 1);
    for (size_t i = 0; i < v->scan.count;) {
        AheadTime *t = &v->times[v->time_count];
        size_t end = ahead_read(&v->scan, i, &v->frame, t);
        if (end == i) {
            i++;
            continue;
        }
        v->time_count++;
        for (; i < end; i++)
            v->time_at[i] = (uint32_t)v->time_count;
    }
}

static DueFrame frame_of_input(const PromiseInput *in) {
    return (DueFrame){ .at = in->at, .zone = in->zone,
                       .closes = in->hours_to ? in->hours_to : CLOSES,
                       .holidays = in->holidays, .holiday_count = in->holiday_count };
}

void promise_find(Arena *a, const PromiseInput *in, FoundPromise **out, size_t *count) {
    Vows v = { .in = in, .frame = frame_of_input(in), .scan = said_scan(a, in->text) };
    Claim before = { 0 };
    Waiting waiting = { 0 };
    v.words = vow_words(a, &v.scan);
    v.items = arena_make(a, FoundPromise, PROMISES_MAX);
    find_times(a, &v);
    for (size_t i = 0; i < v.scan.count && v.count < PROMISES_MAX;) {
        Clause c = clause_next(&v, i);
        if (c.begins_sentence)
            before = (Claim){ 0 };
        Claim claim = claim_find(&v, &c, &before);
        take_clause(&v, &c, &claim, &waiting);
        before = claim.state != CLAIM_NONE ? claim : before;
        i = c.end;
    }
    settle(&v, &waiting, NULL);
    *out = v.items;
    *count = v.count;
}

int64_t promise_workday_end(const PromiseInput *in, int days) {
    DueFrame f = frame_of_input(in);
    return due_workday(&f, days);
}

bool promise_has_time(Arena *a, const PromiseInput *in) {
    FoundPromise *found;
    size_t count;
    promise_find(a, in, &found, &count);
    for (size_t i = 0; i < count; i++)
        if (found[i].has_time)
            return true;
    return false;
}
