#include "text/draft_part.h"
#include "text/pipeline.h"

static const char *const finding_level_names[] = { "hint", "ask", "block", NULL };
static_assert(COUNT(finding_level_names) == FINDING_LEVEL__COUNT + 1, "one name for each level");

const char *const draft_rule_names[] = {
    "insult", "hate", "threat", "blame", "sarcasm", "empty", "no_help", "over_apology",
    "admission", "promise", "personal_data", "shouting", "english", "too_long", "placeholder",
    "conditional_apology", "unverified", "register", "honorific", "personal_post",
    "near_identical", "contradiction", NULL };
static_assert(COUNT(draft_rule_names) == DRAFT_RULE__COUNT + 1, "one name for each rule");

static const Field finding_fields[] = {
    FIELD_ENUM_OF(Finding, rule, draft_rule_names, .doc = "The rule of the sentence checker."),
    FIELD_ENUM_OF(Finding, level, finding_level_names, .doc = "How hard it is."),
    FIELD(Finding, from, .doc = "First byte in the draft."),
    FIELD(Finding, to, .doc = "Byte after the last one."),
    FIELD(Finding, words, .doc = "The words themselves."),
    FIELD(Finding, expected, .flags = FIELD_OPTIONAL,
          .doc = "Of a contradiction: what the statement in force says, after its version."),
    FIELD(Finding, clause, .flags = FIELD_OPTIONAL, .doc = "Its clause of the policy."),
};
const Model finding_model = MODEL(Finding, finding_fields);

/* In the order they run: the gravest first, so that many small findings never crowd them out; the
 * model is heard once no list spoke of harm; and whether a draft is empty is asked when the others
 * are done. */
static const RuleRow rules[] = {
    { DRAFT_HATE, FINDING_BLOCK, draft_check_hate, DRAFT_LIST_HATE },
    { DRAFT_PERSONAL_DATA, FINDING_BLOCK, draft_check_personal, 0 },
    { DRAFT_THREAT, FINDING_BLOCK, draft_check_phrases, DRAFT_LIST_THREAT },
    { DRAFT_INSULT, FINDING_BLOCK, draft_check_insult, DRAFT_LIST_INSULT },
    { DRAFT_TOO_LONG, FINDING_BLOCK, draft_check_length, 0 },
    { DRAFT_PLACEHOLDER, FINDING_BLOCK, draft_check_placeholder, 0 },
    { DRAFT_PERSONAL_POST, FINDING_BLOCK, draft_check_phrases, DRAFT_LIST_PERSONAL_POST },
    { DRAFT_BLAME, FINDING_ASK, draft_check_phrases, DRAFT_LIST_BLAME },
    { DRAFT_SARCASM, FINDING_ASK, draft_check_phrases, DRAFT_LIST_SARCASM },
    { DRAFT_ADMISSION, FINDING_ASK, draft_check_phrases, DRAFT_LIST_ADMISSION },
    { DRAFT_PROMISE, FINDING_ASK, draft_check_phrases, DRAFT_LIST_PROMISE },
    { DRAFT_CONDITIONAL_APOLOGY, FINDING_ASK, draft_check_phrases,
      DRAFT_LIST_CONDITIONAL_APOLOGY },
    { DRAFT_UNVERIFIED, FINDING_ASK, draft_check_unverified, DRAFT_LIST_UNVERIFIED },
    { DRAFT_REGISTER, FINDING_ASK, draft_check_register, DRAFT_LIST_REGISTER },
    { DRAFT_HONORIFIC, FINDING_ASK, draft_check_honorific, 0 },
    { DRAFT_SHOUTING, FINDING_ASK, draft_check_shouting, 0 },
    { DRAFT_OVER_APOLOGY, FINDING_HINT, draft_check_over_apology, DRAFT_LIST_OVER_APOLOGY },
    { DRAFT_ENGLISH, FINDING_HINT, draft_check_english, 0 },
    { DRAFT_NEAR_IDENTICAL, FINDING_HINT, draft_check_near_identical, 0 },
    { DRAFT_EMPTY, FINDING_ASK, draft_check_empty, DRAFT_LIST_COURTESY },
    { DRAFT_NO_HELP, FINDING_ASK, draft_check_no_help, DRAFT_LIST_HELP },
};
/* What contradicts a statement in force only the desk knows. */
static_assert(COUNT(rules) == DRAFT_RULE__COUNT - 1, "one row for each rule but that");

/* False where the policy turned the rule off. */
static bool level_by_policy(const DraftInput *in, DraftRule rule, FindingLevel *level) {
    uint8_t wish = in->levels != NULL ? in->levels[rule] : DRAFT_LEVEL_DEFAULT;
    bool is_firm = rule == DRAFT_HATE || rule == DRAFT_PERSONAL_DATA;
    if (wish > DRAFT_LEVEL_BLOCK)
        return true;
    if (is_firm && wish <= *level + 1)
        return true;
    if (wish == DRAFT_LEVEL_OFF)
        return false;
    *level = (FindingLevel)(wish - 1);
    return true;
}

void draft_find(Check *c, DraftRule rule, FindingLevel level, size_t from, size_t to) {
    if (!level_by_policy(c->in, rule, &level))
        return;
    for (size_t i = 0; i < c->count; i++)
        if (c->out[i].rule == rule && c->out[i].from <= (int64_t)from &&
            c->out[i].to >= (int64_t)to)
            return;
    if (c->count < FINDINGS_MAX)
        c->out[c->count++] = (Finding){ .rule = rule, .level = level, .from = (int64_t)from,
                                        .to = (int64_t)to,
                                        .words = { c->in->text.p + from, to - from } };
}

void draft_find_all(Check *c, DraftRule rule, FindingLevel level) {
    draft_find(c, rule, level, 0, c->in->text.n);
}

void draft_find_words(Check *c, DraftRule rule, FindingLevel level, size_t first, size_t count) {
    draft_find(c, rule, level, draft_word_from(&c->words, first),
               draft_word_to(&c->words, first + count - 1));
}

bool draft_has(const Check *c, DraftRule rule) {
    for (size_t i = 0; i < c->count; i++)
        if (c->out[i].rule == rule)
            return true;
    return false;
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

/* Its words, for what is asked of a text beside the rules. */
static void read_words(Arena *a, Check *c, const DraftInput *in) {
    ReadingInput reading = { .text = in->text };
    *c = (Check){ .in = in };
    pass_begin(&c->pass, a, &reading, &c->reading);
    pass_run(&c->pass, STAGE_READ, STAGE_NORMALISE);
    draft_words_make(&c->pass, in->text, &c->words);
}

size_t draft_apology_count(Arena *a, Str text) {
    Check c;
    read_words(a, &c, &(DraftInput){ .text = text });
    return draft_list_count(&c.words, DRAFT_LIST_APOLOGY);
}

Str draft_field(Str text, size_t at) {
    size_t end = at + 1;
    while (end < text.n && (ascii_is_alpha(text.p[end]) || text.p[end] == '_'))
        end++;
    bool is_field = at < text.n && text.p[at] == '{' && end < text.n && text.p[end] == '}';
    return is_field ? str_slice(text, at + 1, end) : (Str){ 0 };
}

bool draft_only_courtesy(Arena *a, Str text) {
    Check c;
    read_words(a, &c, &(DraftInput){ .text = text });
    return draft_is_courtesy(&c);
}

void draft_check(Arena *a, const DraftInput *in, Finding **out, size_t *count) {
    Check c;
    ReadingInput reading = { .text = in->text };
    c.in = in;
    c.count = c.by_rules = 0;
    c.found_before = 0;
    c.has_own_contact = false;
    c.out = arena_make(a, Finding, FINDINGS_MAX);
    pass_begin(&c.pass, a, &reading, &c.reading);
    pass_run(&c.pass, STAGE_READ, STAGE_CLASS);
    draft_words_make(&c.pass, in->text, &c.words);
    draft_hear(&c);
    for (size_t i = 0; i < COUNT(rules); i++) {
        if (rules[i].rule == DRAFT_EMPTY) /* which asks what was found */
            draft_check_heads(&c);
        rules[i].check(&c, &rules[i]);
    }
    sort(c.out, c.count);
    *out = c.out;
    *count = c.count;
}
