/* draft.h - reads a draft before it leaves: the first set of rules of the sentence checker.
 *
 * Each finding names the rule, the words (bytes [from, to) of the draft), how hard it is and
 * the remedy as a key that the interface and the mails translate. The model's harm head is asked
 * too; what it alone finds asks and never blocks. Pure. */
#ifndef TEXT_DRAFT_H
#define TEXT_DRAFT_H

#include "base/model.h"

typedef enum FindingLevel { FINDING_HINT, FINDING_ASK, FINDING_BLOCK,
                            FINDING_LEVEL__COUNT } FindingLevel;

typedef enum DraftRule {
    DRAFT_INSULT, DRAFT_HATE, DRAFT_THREAT, DRAFT_BLAME, DRAFT_SARCASM, DRAFT_EMPTY, DRAFT_NO_HELP,
    DRAFT_OVER_APOLOGY, DRAFT_ADMISSION, DRAFT_PROMISE, DRAFT_PERSONAL_DATA, DRAFT_SHOUTING,
    DRAFT_ENGLISH, DRAFT_TOO_LONG, DRAFT_PLACEHOLDER,
    DRAFT_CONTRADICTION, /* found by desk/statement_check.h, which knows what is in force */
    DRAFT_RULE__COUNT
} DraftRule;
extern const char *const draft_rule_names[]; /* "insult", "hate", ... */

typedef struct Finding {
    DraftRule rule;
    FindingLevel level;
    int64_t from, to;
    Str words; /* the words themselves, a view into the draft */
    Str expected; /* contradiction: "v3: 3 hari kerja"; else none */
} Finding;
extern const Model finding_model;

typedef struct DraftInput {
    Str text;
    bool is_public;        /* others can read it */
    bool answers_complaint; /* then it must offer help, ask, or name a next step */
    int64_t channel_max;   /* longest text the channel takes, in characters; 0 = no limit */
    /* Telephone numbers and mail addresses of the shop itself, which may stand in public. */
    const Str *own_contacts;
    size_t own_contact_count;
} DraftInput;

/* Findings sorted by position; hate that a list knows blocks on every way out. */
void draft_check(Arena *a, const DraftInput *in, Finding **out, size_t *count);

#endif
