/* draft.h - reads a draft before it leaves: the sentence checker.
 *
 * Each finding names the rule, the words (bytes [from, to) of the draft), how hard it is and
 * the remedy as a key (the name of the rule) that the interface and the mails translate.
 * docs/checker.md has the rules. The model's harm head is asked too; what it alone finds asks and
 * never blocks. Pure. */
#ifndef TEXT_DRAFT_H
#define TEXT_DRAFT_H

#include "base/model.h"
#include "text/length.h"

typedef enum FindingLevel { FINDING_HINT, FINDING_ASK, FINDING_BLOCK,
                            FINDING_LEVEL__COUNT } FindingLevel;

typedef enum DraftRule {
    DRAFT_INSULT, DRAFT_HATE, DRAFT_THREAT, DRAFT_BLAME, DRAFT_SARCASM, DRAFT_EMPTY, DRAFT_NO_HELP,
    DRAFT_OVER_APOLOGY, DRAFT_ADMISSION, DRAFT_PROMISE, DRAFT_PERSONAL_DATA, DRAFT_SHOUTING,
    DRAFT_ENGLISH, DRAFT_TOO_LONG, DRAFT_PLACEHOLDER, DRAFT_CONDITIONAL_APOLOGY, DRAFT_UNVERIFIED,
    DRAFT_REGISTER, DRAFT_HONORIFIC, DRAFT_PERSONAL_POST, DRAFT_NEAR_IDENTICAL,
    DRAFT_CONTRADICTION, /* found by desk/statement_check.h, which knows what is in force */
    DRAFT_RULE__COUNT
} DraftRule;
extern const char *const draft_rule_names[]; /* "insult", "hate", ... */

/* What the policy of a brand makes of a rule. */
enum { DRAFT_LEVEL_OFF, DRAFT_LEVEL_HINT, DRAFT_LEVEL_ASK, DRAFT_LEVEL_BLOCK,
       DRAFT_LEVEL_DEFAULT = 0xFF };

typedef struct Finding {
    DraftRule rule;
    FindingLevel level;
    int64_t from, to;
    Str words; /* the words themselves, a view into the draft */
    Str expected; /* contradiction: "v3: 3 hari kerja"; else none */
    int64_t clause; /* of the policy, as people cite it; set by desk/compose.h, else 0 */
    bool is_guess; /* of a trained head alone: it asks, and decides nothing else */
} Finding;
extern const Model finding_model;

typedef struct DraftInput {
    Str text;
    bool is_public;         /* others can read it */
    bool answers_complaint; /* then it must offer help, ask, or name a next step */
    bool is_crisis;         /* then a reply that says nothing may not leave */
    bool wants_english;     /* the customer wrote English */
    Str honorific;          /* kak, bapak, ibu, mas or mbak, as this customer is known to be
                               addressed; empty = unknown */
    int64_t channel_max;    /* longest text the channel takes, as it counts; 0 = no limit */
    LengthRule length_rule;
    /* Telephone numbers and mail addresses of the shop itself, which may stand in public. */
    const Str *own_contacts;
    size_t own_contact_count;
    const Str *earlier; /* texts that went to other people of late */
    size_t earlier_count;
    /* A DRAFT_LEVEL_ for each rule; NULL: all as they are. Hate and personal data of others stay
     * at least as hard as they are without it, and what the model alone finds never blocks. */
    const uint8_t *levels;
} DraftInput;

/* Findings sorted by position; hate that a list knows blocks on every way out, unless trained heads
 * think nothing of the sentence and of the clause (docs/checker.md). */
void draft_check(Arena *a, const DraftInput *in, Finding **out, size_t *count);

/* How often it says sorry. */
size_t draft_apology_count(Arena *a, Str text);
/* Whether it has courtesies, greetings and names of address and nothing else. */
bool draft_only_courtesy(Arena *a, Str text);
/* The name of the field in braces that begins at `at`, as in "{nama}": letters and _ alone. n 0:
 * none does, whatever else stands in braces there. */
Str draft_field(Str text, size_t at);

#endif
