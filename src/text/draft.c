#include "text/draft.h"

#include "text/model.h"
#include "text/personal.h"
#include "text/pipeline.h"

static const char *const finding_level_names[] = { "hint", "ask", "block", NULL };
static_assert(COUNT(finding_level_names) == FINDING_LEVEL__COUNT + 1, "one name for each level");

const char *const draft_rule_names[] = {
    "insult", "hate", "threat", "blame", "sarcasm", "empty", "no_help", "over_apology",
    "admission", "promise", "personal_data", "shouting", "english", "too_long", "placeholder",
    "contradiction", NULL };
static_assert(COUNT(draft_rule_names) == DRAFT_RULE__COUNT + 1, "one name for each rule");

static const Field finding_fields[] = {
    FIELD_ENUM_OF(Finding, rule, draft_rule_names, .doc = "The rule of the sentence checker."),
    FIELD_ENUM_OF(Finding, level, finding_level_names, .doc = "How hard it is."),
    FIELD(Finding, from, .doc = "First byte in the draft."),
    FIELD(Finding, to, .doc = "Byte after the last one."),
    FIELD(Finding, words, .doc = "The words themselves."),
    FIELD(Finding, expected, .flags = FIELD_OPTIONAL,
          .doc = "Of a contradiction: what the statement in force says, after its version."),
};
const Model finding_model = MODEL(Finding, finding_fields);

enum {
    FINDINGS_MAX = 64,
    EMPTY_WORDS = 14,      /* a longer reply says something */
    APOLOGIES_MOST = 2,    /* sorry more often than this is too much */
    SHOUT_WORDS = 3, SHOUT_LETTERS = 3, SHOUT_MARKS = 3,
    ENGLISH_WORDS = 4,
    PLACEHOLDER_MAX = 60,
    HARM_WORDS = 2, /* named when the model finds harm */
};

typedef struct Check {
    const DraftInput *in;
    Pass pass;
    Reading reading;
    Finding *out;
    size_t count;
} Check;

static void find(Check *c, DraftRule rule, FindingLevel level, size_t from, size_t to) {
    for (size_t i = 0; i < c->count; i++)
        if (c->out[i].rule == rule && c->out[i].from <= (int64_t)from &&
            c->out[i].to >= (int64_t)to)
            return;
    if (c->count < FINDINGS_MAX)
        c->out[c->count++] = (Finding){ .rule = rule, .level = level, .from = (int64_t)from,
                                        .to = (int64_t)to,
                                        .words = { c->in->text.p + from, to - from } };
}

static void find_all(Check *c, DraftRule rule, FindingLevel level) {
    find(c, rule, level, 0, c->in->text.n);
}

static bool hit_speaks(const Hit *h, LexList list, uint8_t *weight) {
    for (size_t i = 0; i < h->cue_count; i++)
        if (lex_cues[h->cue + i].list == list) {
            *weight = lex_cues[h->cue + i].weight;
            return true;
        }
    return false;
}

static size_t hits_of(const Pass *p, LexList list) {
    size_t n = 0;
    uint8_t weight;
    for (size_t i = 0; i < p->hit_count; i++)
        n += hit_speaks(&p->hits[i], list, &weight);
    return n;
}

/* Rules that are a list of words. */
static const struct ListRule {
    DraftRule rule;
    FindingLevel level;
    LexList list;
    uint8_t least;  /* weight */
    bool unless_denied; /* "we cannot promise" promises nothing */
} list_rules[] = {
    { DRAFT_INSULT, FINDING_BLOCK, LIST_CLASS_TROLL, 2, false },
    { DRAFT_HATE, FINDING_BLOCK, LIST_SIGNAL_HATE, 3, false },
    { DRAFT_THREAT, FINDING_BLOCK, LIST_SIGNAL_THREAT, 3, false },
    { DRAFT_THREAT, FINDING_BLOCK, LIST_DRAFT_THREAT, 1, true },
    { DRAFT_BLAME, FINDING_ASK, LIST_DRAFT_BLAME, 1, false },
    { DRAFT_SARCASM, FINDING_ASK, LIST_DRAFT_SARCASM, 1, false },
    { DRAFT_ADMISSION, FINDING_ASK, LIST_DRAFT_ADMISSION, 1, true },
    { DRAFT_PROMISE, FINDING_ASK, LIST_DRAFT_PROMISE, 1, true },
};

static void check_hit(Check *c, const Hit *h) {
    const Token *first = &c->pass.tokens[h->token];
    const Token *last = &c->pass.tokens[h->token + h->count - 1];
    bool denied = pass_role_before(&c->pass, h->token, 3, ROLE_NEGATION);
    for (size_t r = 0; r < COUNT(list_rules); r++) {
        uint8_t weight = 0;
        if (hit_speaks(h, list_rules[r].list, &weight) && weight >= list_rules[r].least &&
            !(list_rules[r].unless_denied && denied))
            find(c, list_rules[r].rule, list_rules[r].level, first->from, last->to);
    }
}

static void check_lists(Check *c) {
    for (size_t i = 0; i < c->pass.hit_count; i++)
        check_hit(c, &c->pass.hits[i]);
}

/* What the model's harm head says of a draft, when no word of the rules spoke of harm before: it
 * has read many more insults than any list holds, but a person decides. `least` stands beside the
 * threshold of the model, which was chosen for messages, where harm is a hundred times as common.
 * There is no rule of its own for sexual words. Self-harm is not asked: those who answer a person
 * in danger speak of it as that person does, and must not be stopped. */
static const struct HarmRule {
    const char *answer;
    DraftRule rule;
    float least;
} harm_rules[] = {
    { "insult", DRAFT_INSULT, 0.3f }, { "hate", DRAFT_HATE, 0.2f },
    { "threat", DRAFT_THREAT, 0.2f }, { "sexual", DRAFT_INSULT, 0.2f },
};

static bool has_rule(const Check *c, DraftRule rule) {
    for (size_t i = 0; i < c->count; i++)
        if (c->out[i].rule == rule)
            return true;
    return false;
}

/* The heaviest words for the answer: one, and a second one that weighs at least half as much. */
static void find_speakers(Check *c, const ModelSums *sums, int output, DraftRule rule) {
    float speaks[FEATURE_WORDS_MOST], first = 0, least = 0;
    size_t shown = c->in->text.n; /* no word, yet */
    model_speak(model_default(), sums, output, speaks);
    for (int n = 0; n < HARM_WORDS; n++) {
        size_t best = sums->tokens;
        for (size_t i = 0; i < sums->tokens; i++)
            if (speaks[i] > least && c->pass.tokens[i].from != shown &&
                (best == sums->tokens || speaks[i] > speaks[best]))
                best = i;
        if (best == sums->tokens)
            break;
        first = n == 0 ? speaks[best] : first;
        least = first / 2;
        shown = c->pass.tokens[best].from;
        find(c, rule, FINDING_ASK, c->pass.tokens[best].from, c->pass.tokens[best].to);
    }
    if (first <= 0) /* all words together */
        find(c, rule, FINDING_ASK, 0, c->in->text.n);
}

static void check_harm(Check *c) {
    const TextModel *m = model_default();
    const HeadInfo *harm = &head_table[HEAD_HARM];
    Features f UNSET;
    ModelSums sums UNSET;
    float p[MODEL_OUTPUTS_MOST];
    bool is_told = has_rule(c, DRAFT_INSULT) || has_rule(c, DRAFT_HATE) ||
                   has_rule(c, DRAFT_THREAT);
    if (c->pass.token_count == 0 || is_told)
        return;
    features_make(&c->pass, &f);
    model_add(m, &f, &sums);
    model_answer(m, &sums, p);
    for (size_t i = 0; i < COUNT(harm_rules); i++) {
        int output = harm->first + (int)i;
        assert(strcmp(harm->answers[i], harm_rules[i].answer) == 0);
        bool says = p[output] >= harm_rules[i].least && p[output] >= m->outputs[output].threshold;
        if (says && !has_rule(c, harm_rules[i].rule))
            find_speakers(c, &sums, output, harm_rules[i].rule);
    }
}

static bool is_help(const Check *c) {
    if (c->pass.question_marks > 0 || hits_of(&c->pass, LIST_DRAFT_HELP) > 0 ||
        hits_of(&c->pass, LIST_DRAFT_PROMISE) > 0)
        return true;
    for (size_t i = 0; i < c->pass.token_count; i++)
        if (c->pass.tokens[i].kind == TOKEN_LINK || c->pass.tokens[i].kind == TOKEN_NUMBER)
            return true;
    return false;
}

/* Words besides courtesies, greetings and names of address. */
static size_t substance(const Pass *p) {
    size_t words = 0, courtesy = 0;
    uint8_t weight;
    for (size_t i = 0; i < p->token_count; i++)
        words += p->tokens[i].kind == TOKEN_WORD || p->tokens[i].kind == TOKEN_LINK;
    for (size_t i = 0; i < p->hit_count; i++) {
        const Hit *h = &p->hits[i];
        if (hit_speaks(h, LIST_DRAFT_EMPTY, &weight) || hit_speaks(h, LIST_DRAFT_APOLOGY, &weight))
            for (size_t k = 0; k < h->count; k++)
                courtesy += p->tokens[h->token + k].kind == TOKEN_WORD;
    }
    return words - courtesy;
}

static void check_content(Check *c) {
    const Pass *p = &c->pass;
    if (p->token_count == 0) {
        find_all(c, DRAFT_EMPTY, FINDING_BLOCK);
        return;
    }
    bool help = is_help(c);
    if (!help && c->count == 0 && p->token_count <= EMPTY_WORDS && substance(p) <= 2)
        find_all(c, DRAFT_EMPTY, c->in->answers_complaint ? FINDING_ASK : FINDING_HINT);
    else if (!help && c->in->answers_complaint)
        find_all(c, DRAFT_NO_HELP, FINDING_ASK);
}

static void check_apologies(Check *c) {
    size_t seen = 0;
    uint8_t weight;
    for (size_t i = 0; i < c->pass.hit_count; i++) {
        const Hit *h = &c->pass.hits[i];
        if (!hit_speaks(h, LIST_DRAFT_APOLOGY, &weight) &&
            !hit_speaks(h, LIST_DRAFT_EMPTY, &weight))
            continue;
        bool sorry = hit_speaks(h, LIST_DRAFT_APOLOGY, &weight);
        for (size_t k = 0; !sorry && k < h->count; k++)
            sorry = str_eq(lexicon_text(c->pass.tokens[h->token + k].word), S("maaf"));
        if (sorry && ++seen > APOLOGIES_MOST)
            find(c, DRAFT_OVER_APOLOGY, FINDING_HINT, c->pass.tokens[h->token].from,
                 c->pass.tokens[h->token + h->count - 1].to);
    }
}

static Str digits_of(Arena *a, Str s) {
    Buf b = buf_new(a, s.n);
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= '0' && s.p[i] <= '9')
            buf_putc(&b, s.p[i]);
    return buf_str(&b);
}

/* The same number with 0 or 62 in front, or the same address whatever the case. */
static bool is_same_contact(Arena *a, PersonalKind kind, Str found, Str own) {
    if (kind != PERSONAL_PHONE) {
        bool same = found.n == own.n;
        for (size_t i = 0; same && i < found.n; i++)
            same = (found.p[i] | 32) == (own.p[i] | 32);
        return same;
    }
    Str x = digits_of(a, found), y = digits_of(a, own);
    size_t n = x.n < y.n ? x.n : y.n, tail = n > 8 ? 8 : n;
    return tail == 8 && memcmp(x.p + x.n - tail, y.p + y.n - tail, tail) == 0;
}

/* The shop's own address stands in many answers: a person is asked. */
static FindingLevel personal_level(PersonalKind kind) {
    return kind == PERSONAL_ADDRESS ? FINDING_ASK : FINDING_BLOCK;
}

static void check_personal(Check *c) {
    if (!c->in->is_public)
        return;
    PersonalSpan *spans;
    size_t count;
    personal_find(c->pass.arena, c->in->text, &spans, &count);
    for (size_t i = 0; i < count; i++) {
        Str found = { c->in->text.p + spans[i].from, spans[i].to - spans[i].from };
        bool own = false;
        for (size_t k = 0; k < c->in->own_contact_count && !own; k++)
            own = is_same_contact(c->pass.arena, spans[i].kind, found, c->in->own_contacts[k]);
        if (!own)
            find(c, DRAFT_PERSONAL_DATA, personal_level(spans[i].kind), spans[i].from,
                 spans[i].to);
    }
}

static bool is_capitals(Str original) {
    size_t letters = 0;
    for (size_t i = 0; i < original.n; i++) {
        if (original.p[i] >= 'a' && original.p[i] <= 'z')
            return false;
        letters += original.p[i] >= 'A' && original.p[i] <= 'Z';
    }
    return letters >= SHOUT_LETTERS;
}

static void check_shouting(Check *c) {
    size_t run = 0, from = 0, marks = 0;
    for (size_t i = 0; i < c->pass.token_count; i++) {
        const Token *t = &c->pass.tokens[i];
        Str original = { c->in->text.p + t->from, t->to - t->from };
        if (t->kind != TOKEN_WORD || !is_capitals(original)) {
            run = 0;
            continue;
        }
        from = run == 0 ? t->from : from;
        if (++run >= SHOUT_WORDS)
            find(c, DRAFT_SHOUTING, FINDING_ASK, from, t->to);
    }
    for (size_t i = 0; i < c->in->text.n; i++) {
        marks = c->in->text.p[i] == '!' ? marks + 1 : 0;
        if (marks == SHOUT_MARKS)
            find(c, DRAFT_SHOUTING, FINDING_HINT, i + 1 - marks, i + 1);
    }
}

static void check_english(Check *c) {
    size_t english = 0, own = 0;
    for (size_t i = 0; i < c->pass.token_count; i++) {
        unsigned bits = lex_words[c->pass.tokens[i].word].languages;
        english += bits == LEX_LANGUAGE_EN;
        own += (bits & ~(unsigned)LEX_LANGUAGE_EN) != 0;
    }
    if (english >= ENGLISH_WORDS && english > own)
        find_all(c, DRAFT_ENGLISH, FINDING_HINT);
}

static void check_length(Check *c) {
    Str text = c->in->text;
    int64_t characters = 0, most = c->in->channel_max;
    size_t cut = text.n;
    if (most <= 0)
        return;
    for (size_t i = 0; i < text.n; i++) {
        if (((uint8_t)text.p[i] & 0xC0) == 0x80)
            continue;
        if (characters++ == most)
            cut = i;
    }
    if (characters > most)
        find(c, DRAFT_TOO_LONG, FINDING_BLOCK, cut, text.n);
}

/* {nama}, {jam}: a letter after the brace, so that sums in braces pass. */
static void check_placeholders(Check *c) {
    Str text = c->in->text;
    for (size_t i = 0; i + 1 < text.n; i++) {
        if (text.p[i] != '{')
            continue;
        size_t end = i + 1;
        while (end < text.n && end - i < PLACEHOLDER_MAX && text.p[end] != '}' &&
               text.p[end] != '{' && text.p[end] != '\n')
            end++;
        if (end < text.n && text.p[end] == '}' && end > i + 1) {
            find(c, DRAFT_PLACEHOLDER, FINDING_BLOCK, i, end + 1);
            i = end;
        }
    }
}

static void sort(Finding *f, size_t count) {
    for (size_t i = 1; i < count; i++) /* at most FINDINGS_MAX */
        for (size_t k = i; k > 0 && (f[k - 1].from > f[k].from ||
                                     (f[k - 1].from == f[k].from && f[k - 1].rule > f[k].rule));
             k--) {
            Finding swap = f[k];
            f[k] = f[k - 1];
            f[k - 1] = swap;
        }
}

void draft_check(Arena *a, const DraftInput *in, Finding **out, size_t *count) {
    Check c;
    ReadingInput reading = { .text = in->text };
    c.in = in;
    c.count = 0;
    c.out = arena_make(a, Finding, FINDINGS_MAX);
    pass_begin(&c.pass, a, &reading, &c.reading);
    pass_run(&c.pass, STAGE_READ, STAGE_CLASS);
    check_length(&c);
    check_placeholders(&c);
    check_personal(&c);
    check_lists(&c);
    check_harm(&c);
    check_content(&c);
    check_apologies(&c);
    check_shouting(&c);
    check_english(&c);
    sort(c.out, c.count);
    *out = c.out;
    *count = c.count;
}
