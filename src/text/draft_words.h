/* draft_words.h - the words of a draft as the rules of the sentence checker look at them, and the
 * phrases of src/text/data/draft among them. Inside text/ only.
 *
 * The phrases stand apart from the lexicon, because the trained model sees every list of that one:
 * what is added here changes no reading. tools/draftgen.py says how they are written. */
#ifndef TEXT_DRAFT_WORDS_H
#define TEXT_DRAFT_WORDS_H

#include "text/draft.gen.h"
#include "text/pass.h"

/* A word of the phrases: its sets are draft_sets[first .. first + count). */
typedef struct DraftKey {
    uint64_t hash;
    uint16_t first, count;
} DraftKey;

typedef struct DraftPlace {
    uint16_t set; /* DRAFT_ANY: any word */
    uint8_t gap;  /* words that may stand before it */
    bool is_optional;
} DraftPlace;

enum { DRAFT_ANY = 0xFFFF };
enum { DRAFT_WEIGHT_USUAL = 2 };
enum { DRAFT_UNLESS_DENIED = 1, DRAFT_UNLESS_QUOTED = 2, DRAFT_STARTS = 4, DRAFT_ENDS = 8,
       DRAFT_EXCEPTION = 16 };

typedef struct DraftPattern {
    uint16_t place;
    uint8_t count, list, weight, flags;
} DraftPattern;

extern const DraftKey draft_keys[];
extern const LexSlot draft_slots[];
extern const uint16_t draft_sets[], draft_first[];
extern const DraftPlace draft_places[];
extern const DraftPattern draft_patterns[]; /* by the set of their first place: draft_first[] */
extern const char *const draft_foul[];      /* rude words that hide behind asterisks */
extern const uint64_t draft_set_names[];  /* hashes, of DRAFT_SET__NAMED classes */
extern const uint64_t draft_list_names[]; /* of DRAFT_LIST__COUNT lists */
extern const uint32_t draft_slot_mask;
extern const size_t draft_foul_count;

typedef struct DraftWord {
    uint32_t token, tokens; /* of the pass; several where signs hid a word: b*d*h */
    const uint16_t *sets;   /* ascending */
    uint16_t set_count;
    uint8_t marks;          /* what follows: MARK_ bits */
    bool begins, is_quoted, is_masked; /* begins: the first of a sentence; b*d*h is masked */
} DraftWord;

/* A phrase of a list, words [first, first + count). */
typedef struct DraftPhrase {
    uint8_t list, weight, flags;
    uint32_t first, count;
} DraftPhrase;

typedef struct DraftWords {
    const Pass *pass;
    Str text;
    DraftWord *items;
    size_t count;
    DraftPhrase *phrases; /* in the order of the text, exceptions heeded */
    size_t phrase_count;
} DraftWords;

/* After the pass has read and normalised `text`. Everything lives in its arena. */
void draft_words_make(const Pass *p, Str text, DraftWords *out);

bool draft_word_is(const DraftWords *w, size_t i, DraftSet set);
/* Whether one of the `reach` words before i, in its sentence, is of the set. */
bool draft_word_before(const DraftWords *w, size_t i, size_t reach, DraftSet set);
bool draft_word_after(const DraftWords *w, size_t i, size_t reach, DraftSet set);
/* Whether a phrase of the list lies in the sentence of word i. */
bool draft_sentence_has(const DraftWords *w, size_t i, DraftList list);
size_t draft_list_count(const DraftWords *w, DraftList list);
/* Bytes of the text that words [first, first + count) are. */
size_t draft_word_from(const DraftWords *w, size_t first);
size_t draft_word_to(const DraftWords *w, size_t last);

#endif
