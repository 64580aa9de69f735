/* drift.h - whether a text contradicts the key statement: "2 hari" where the statement says
 * "3 hari kerja".
 *
 * The statement is a list of slots, each with the wordings that are allowed and the values that
 * were said once and are false now. Pure; what is returned lives in the arena; linear in the
 * length of the text and in that of the statement, not in their product but for short phrases.
 *
 * A value is compared only when the text speaks about that slot: other numbers (orders, prices of
 * other things, opening hours, the customer's own dates) say nothing. To say less than the
 * statement, to ask, or to deny an old value ("bukan karena bahan basi") is no contradiction.
 *
 *   cause     an old cause stated as a fact, or another one behind "karena", "penyebabnya"
 *   dates     days and ranges, by the calendar: 10-12 Nov is 10 s/d 12 November 2026
 *   batch     the codes behind batch, kode produksi, lot
 *   remedy    families: refund, exchange, voucher, repair, return ..
 *   deadline  how long the remedy takes, by amount and unit: 3 hr kerja is tiga hari kerja
 *   contact   telephone numbers and mail addresses, by value
 *   fault     whether it is ours: yes, no, not known yet
 *   amount    money that is paid or asked, by value: Rp25.000 is 25rb
 *   place     branches, shops and cities
 */
#ifndef TEXT_DRIFT_H
#define TEXT_DRIFT_H

#include "base/time.h"

typedef enum DriftKind {
    DRIFT_CAUSE, DRIFT_DATES, DRIFT_BATCH, DRIFT_REMEDY, DRIFT_DEADLINE, DRIFT_CONTACT,
    DRIFT_FAULT, DRIFT_AMOUNT, DRIFT_PLACE,
    DRIFT_KIND__COUNT
} DriftKind;
extern const char *const drift_kind_names[]; /* "cause", "dates", ... */

typedef struct DriftSlot {
    DriftKind kind;
    const Str *values; /* wordings that are right */
    size_t value_count;
    const Str *old; /* values of earlier versions and rumours */
    size_t old_count;
} DriftSlot;

typedef struct DriftInput {
    Str text;
    int64_t at; /* when the text is sent, seconds since 1970 UTC: tells the year of its dates */
    int zone;   /* seconds east of UTC */
    const DriftSlot *slots;
    size_t slot_count;
} DriftInput;

typedef struct DriftFinding {
    size_t slot;     /* which one is contradicted */
    size_t from, to; /* bytes of the text that do */
    size_t value;    /* the value the text should have said; value_count when it has none */
    bool is_old;     /* it says one of the old values */
} DriftFinding;

/* In the order of the text; at most DRIFTS_MAX. */
enum { DRIFTS_MAX = 64 };
void drift_check(Arena *a, const DriftInput *in, DriftFinding **out, size_t *count);

/* A text that was read once, for what is asked of its parts. The slots and their wordings must live
 * as long. */
typedef struct DriftRun DriftRun;
const DriftRun *drift_read(Arena *a, const DriftInput *in);
/* What drift_check finds. */
void drift_found(const DriftRun *r, const DriftFinding **out, size_t *count);
/* Whether what is promised with bytes [from, to) is what the statement gives: all that tells one of
 * its remedies stands in that clause, and in its sentence no other remedy, condition or question,
 * no time, sum, certainty, burden or multiple beside its own, and nothing that contradicts a
 * slot. */
bool drift_affirms(const DriftRun *r, size_t from, size_t to);

/* The largest sum of money that a sentence names, in rupiah; 0: none. "Rp5.000.000", "5 juta". */
int64_t drift_money(Arena *a, Str text);

#endif
