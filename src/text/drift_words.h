/* drift_words.h - wordings of a statement: where an old one stands in a text, where a right one is
 * denied, and by which keys both are known. For drift*.c only. */
#ifndef TEXT_DRIFT_WORDS_H
#define TEXT_DRIFT_WORDS_H

#include "text/drift_part.h"

/* A wording of the statement, read once for all that ask for it. */
typedef struct Wording {
    Str text;
    SaidScan scan;
    MatterWord *words;
    VowWord *vows;
} Wording;
const Wording *drift_wording(const DriftRun *r, Str text);

enum {
    KEYS_MOST = 12,   /* of a phrase */
    RIGHT_MOST = 120, /* keys of all values together */
};

/* The keys of all that is right. */
typedef struct RightKeys {
    uint32_t keys[RIGHT_MOST];
    size_t count;
} RightKeys;

/* Where an old wording stands as a claim; false when it does not. From token *at on, which is set
 * behind it. */
bool drift_old_at(DriftRun *r, const DriftSlot *s, Str old, size_t *at, DriftSpan *out);
/* Whether what stands there is cancelled by the clause: "voucher 50 ribu kami batalkan". */
bool drift_is_called_off(const DriftRun *r, const DriftSpan *span);
/* Every right wording that is denied is a contradiction. */
void drift_check_denied(DriftRun *r, size_t slot);
/* Every old wording that stands as a claim is a contradiction. */
void drift_check_old(DriftRun *r, size_t slot);

/* The keys of a wording, without common words; 0 when there are none. */
size_t drift_keys_of(const DriftRun *r, Str text, uint32_t *keys);
size_t drift_index_of(const uint32_t *keys, size_t count, uint32_t key);
RightKeys *drift_right_keys(const DriftRun *r, const DriftSlot *s);
bool drift_shares_key(const DriftRun *r, const RightKeys *right, size_t first, size_t end);
/* Whether the sentence of the token says a right cause too. */
bool drift_says_right(const DriftRun *r, const DriftSlot *s, size_t token);
/* Whether the slot says that nobody knows. */
bool drift_is_unknown(const DriftRun *r, const DriftSlot *s);
/* Whether whose fault it is stands in the wording. */
bool drift_tells_fault(const DriftRun *r, Str text);

/* Whether all that tells a wording stands in [first, end): its words, or the family of its remedy,
 * which is then added to *families. */
bool drift_has_wording(const DriftRun *r, Str text, size_t first, size_t end, uint32_t *families);

#endif
