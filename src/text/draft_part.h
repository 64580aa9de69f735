/* draft_part.h - one draft on its way through the rules of the sentence checker: what the files
 * draft_*.c share, inside text/ only. */
#ifndef TEXT_DRAFT_PART_H
#define TEXT_DRAFT_PART_H

#include "text/draft.h"
#include "text/draft_words.h"

enum { FINDINGS_MAX = 64 };

/* A sentence, words [first, end), and how sure the heads are that it breaks a rule. */
typedef struct DraftHeard {
    uint32_t first, end;
    float p[DRAFT_RULE__COUNT]; /* 0 where there is no head */
} DraftHeard;

typedef struct Check {
    const DraftInput *in;
    Pass pass;
    Reading reading;
    DraftWords words;
    Finding *out;
    size_t count;
    bool has_own_contact;  /* of the shop */
    size_t by_rules;       /* findings before the heads were heard: those alone excuse or block */
    uint32_t found_before; /* their rules, as bits */
    DraftHeard *heard;
    size_t heard_count;
} Check;

/* Notes bytes [from, to); the policy of the input may change the level or drop it. */
void draft_find(Check *c, DraftRule rule, FindingLevel level, size_t from, size_t to);
void draft_find_all(Check *c, DraftRule rule, FindingLevel level);
void draft_find_words(Check *c, DraftRule rule, FindingLevel level, size_t first, size_t count);
bool draft_has(const Check *c, DraftRule rule);

/* A row of the table in draft.c. */
typedef struct RuleRow {
    DraftRule rule;
    FindingLevel level;
    void (*check)(Check *c, const struct RuleRow *row);
    DraftList list; /* of the rules that are phrases */
} RuleRow;

/* draft_phrase.c: what a list of phrases finds, and what the model's harm head says. */
void draft_check_phrases(Check *c, const RuleRow *row);
void draft_check_hate(Check *c, const RuleRow *row);
void draft_check_insult(Check *c, const RuleRow *row);
void draft_check_over_apology(Check *c, const RuleRow *row);
void draft_check_unverified(Check *c, const RuleRow *row);
/* draft_address.c: how the customer is spoken to. */
void draft_check_honorific(Check *c, const RuleRow *row);
void draft_check_register(Check *c, const RuleRow *row);
void draft_check_english(Check *c, const RuleRow *row);
/* draft_content.c: whether it says something, and something of its own. */
void draft_check_empty(Check *c, const RuleRow *row);
bool draft_is_courtesy(Check *c); /* and nothing beside */
void draft_check_no_help(Check *c, const RuleRow *row);
void draft_check_near_identical(Check *c, const RuleRow *row);
/* draft_personal.c: what belongs to a person and does not belong in public. */
void draft_check_personal(Check *c, const RuleRow *row);
/* draft_spill.c: the same by what stands around it; personal.h, which also masks, is narrower. */
typedef void Spilled(Check *c, const RuleRow *row, size_t from, size_t to);
void draft_spill(Check *c, const RuleRow *row, Spilled *found);
/* draft_place.c: homes of people, the rooms of guests, what is known of somebody named. */
void draft_spill_place(Check *c, const RuleRow *row, Spilled *found);
/* draft_head.c: trained heads. They hear all sentences before the rules are asked; */
void draft_hear(Check *c);
/* whether they heard words [first, first + count) whole and think that they break no rule, for
 * grave rules also of the clause by itself: then no phrase is believed; */
bool draft_is_doubted(const Check *c, DraftRule rule, size_t first, size_t count);
bool draft_is_below(const Check *c, DraftRule rule, size_t first, size_t count, float least);
/* how much of the text breaks it, 0 to 1; */
float draft_heard_share(const Check *c, DraftRule rule);
/* and what they say where no rule spoke. */
void draft_check_heads(Check *c);
/* draft_form.c: what can be seen without understanding it. */
void draft_check_shouting(Check *c, const RuleRow *row);
void draft_check_length(Check *c, const RuleRow *row);
void draft_check_placeholder(Check *c, const RuleRow *row);

#endif
